//! Lines of text that fit: cut and broken by display width.

use crate::text::width::{fit, fit_name, width};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

/// Breaks a text into lines of at most `cols` columns, at spaces where it can. Never loses a character that
/// is not the space at a break, and gives one line at least.
#[must_use]
pub fn wrap(text: &str, cols: usize) -> Vec<String> {
    let cols = cols.max(1);
    text.split('\n').flat_map(|line| wrap_line(line, cols)).collect()
}

fn wrap_line(text: &str, cols: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_inclusive(' ') {
        let solid = width(word.trim_end());
        if used > 0 && used + solid > cols {
            lines.push(String::new());
            used = 0;
        }
        for grapheme in word.graphemes(true) {
            let wide = width(grapheme);
            if used + wide > cols {
                if grapheme == " " {
                    continue;
                }
                lines.push(String::new());
                used = 0;
            }
            if let Some(last) = lines.last_mut() {
                last.push_str(grapheme);
            }
            used += wide;
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// The line if it fits, else its beginning and a `…`.
#[must_use]
pub fn fit_line(line: Line<'_>, cols: usize) -> Line<'_> {
    if line_width(&line) <= cols {
        return line;
    }
    let mut room = cols;
    let mut spans = Vec::new();
    let last = line.spans.len().saturating_sub(1);
    for (at, span) in line.spans.into_iter().enumerate() {
        let wide = width(&span.content);
        if wide < room {
            room -= wide;
            spans.push(span);
        } else if at == last {
            spans.push(Span::styled(fit_name(&span.content, room), span.style));
        } else {
            // Filled to the brim still needs the dots: something follows.
            let cut = fit(&format!("{}  ", span.content), room);
            spans.push(Span::styled(cut, span.style));
            break;
        }
    }
    Line { spans, ..line }
}

/// Columns that a line takes.
#[must_use]
pub fn line_width(line: &Line<'_>) -> usize {
    line.spans.iter().map(|span| width(&span.content)).sum()
}

/// Draws a line from `x`, at most `cols` wide, only inside the buffer. Returns the columns taken.
pub fn put(buf: &mut Buffer, x: u16, y: u16, cols: u16, line: &Line<'_>) -> u16 {
    let area = buf.area;
    if !area.contains(Position { x, y }) {
        return 0;
    }
    let cols = cols.min(area.right().saturating_sub(x));
    let (end, _) = buf.set_line(x, y, line, cols);
    end.saturating_sub(x)
}

/// Draws lines from the top of an area, cut on the right and at the bottom.
pub fn put_all<'a>(buf: &mut Buffer, area: Rect, lines: impl IntoIterator<Item = Line<'a>>) {
    for (y, line) in (area.top()..area.bottom()).zip(lines) {
        put(
            buf,
            area.x,
            y,
            area.width,
            &fit_line(line, usize::from(area.width)),
        );
    }
}

/// A line with something on its left and something on its right; the left gives way.
#[must_use]
pub fn both_ends<'a>(left: Line<'a>, right: Line<'a>, cols: usize) -> Line<'a> {
    let wide = line_width(&right);
    if wide == 0 || wide + 2 > cols {
        return fit_line(left, cols);
    }
    let mut line = fit_line(left, cols - wide - 1);
    let gap = cols - wide - line_width(&line);
    line.spans.push(Span::raw(" ".repeat(gap)));
    line.spans.extend(right.spans);
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_note_breaks_at_words_and_a_word_without_end_breaks_anyway() {
        assert_eq!(
            wrap("Hielp Lotte met de ketting", 12),
            ["Hielp Lotte", "met de", "ketting"]
        );
        assert_eq!(wrap("aaaaaaaa", 3), ["aaa", "aaa", "aa"]);
        assert_eq!(wrap("", 3), [""]);
        assert_eq!(wrap("een\ntwee", 9), ["een", "twee"]);
    }

    #[test]
    fn a_line_that_is_cut_shows_that_it_goes_on() {
        let line = Line::from(vec![
            Span::raw("Tuin "),
            Span::raw("Lindehof"),
            Span::raw(" middag"),
        ]);
        assert_eq!(fit_line(line.clone(), 13).to_string(), "Tuin Lindeho…");
        assert_eq!(fit_line(line.clone(), 3).to_string(), "Tu…");
        assert_eq!(fit_line(line.clone(), 0).to_string(), "");
        assert_eq!(fit_line(line, 40).to_string(), "Tuin Lindehof middag");
    }

    proptest! {
        #[test]
        fn a_broken_text_fits_and_is_whole(text in "[a-zé 你]{0,60}", cols in 2usize..20) {
            let lines = wrap(&text, cols);
            prop_assert!(lines.iter().all(|line| width(line) <= cols));
            let solid = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(solid(&lines.concat()), solid(&text));
        }
    }
}
