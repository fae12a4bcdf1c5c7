//! Text in columns. Width is what a terminal shows, counted by grapheme, as ratatui does; never `len()`.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes on the screen. Control characters are not drawn and take none.
#[must_use]
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(grapheme_width).sum()
}

/// The text if it fits, else as much as fits before a `…`; never wider than `cols`, never half a grapheme.
#[must_use]
pub fn fit(text: &str, cols: usize) -> String {
    if width(text) <= cols {
        return text.to_owned();
    }
    let Some(room) = cols.checked_sub(1) else {
        return String::new();
    };
    let mut used = 0;
    let mut out: String = text
        .graphemes(true)
        .take_while(|g| {
            used += grapheme_width(g);
            used <= room
        })
        .collect();
    out.push('…');
    out
}

/// The same, of what may be the name of a namesake: the number behind it stays where it takes half the room at most.
#[must_use]
pub fn fit_name(text: &str, cols: usize) -> String {
    let number = text.rfind(" (").map(|at| text.split_at(at)).filter(|(_, tail)| {
        let inner = tail.strip_prefix(" (").and_then(|t| t.strip_suffix(')'));
        inner.is_some_and(|t| t.contains(|c: char| c.is_ascii_digit()) && !t.contains([' ', ':']))
    });
    match number {
        Some((name, tail)) if width(text) > cols && width(tail) * 2 <= cols => {
            fit(name, cols - width(tail)) + tail
        }
        _ => fit(text, cols),
    }
}

/// The text in exactly `cols` columns, to the left.
#[must_use]
pub fn pad(text: &str, cols: usize) -> String {
    let mut out = fit(text, cols);
    out.push_str(&gap(&out, cols));
    out
}

/// The text in exactly `cols` columns, to the right: for figures.
#[must_use]
pub fn pad_left(text: &str, cols: usize) -> String {
    let fitted = fit(text, cols);
    gap(&fitted, cols) + &fitted
}

/// The text with nothing in it of which terminals disagree how wide it is: of an emoji made of several
/// characters the first, and room for the rest.
#[must_use]
pub fn steady(text: &str) -> Cow<'_, str> {
    if text.graphemes(true).all(is_steady) {
        return Cow::Borrowed(text);
    }
    let each = |grapheme: &str| match grapheme.chars().next() {
        Some(first) if !is_steady(grapheme) => pad(first.encode_utf8(&mut [0; 4]), grapheme_width(grapheme)),
        _ => grapheme.to_owned(),
    };
    Cow::Owned(text.graphemes(true).map(each).collect())
}

/// Joins the character before it with the one after.
const JOINER: char = '\u{200d}';

/// Whether a terminal that counts by character comes to the same width, and one that joins does not join it with
/// what stands in the next cell.
fn is_steady(grapheme: &str) -> bool {
    let by_character = grapheme.chars().filter_map(UnicodeWidthChar::width);
    grapheme.is_ascii()
        || (!grapheme.ends_with(JOINER) && by_character.sum::<usize>() == grapheme_width(grapheme))
}

fn gap(text: &str, cols: usize) -> String {
    " ".repeat(cols.saturating_sub(width(text)))
}

fn grapheme_width(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        0
    } else {
        grapheme.width()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn of_an_emoji_that_terminals_disagree_on_the_first_character_stays_and_the_width() {
        for (text, shown) in [
            ("👩‍👩‍👧‍👦.", "👩."),
            ("👍🏽.", "👍."),
            ("❤️.", "❤ ."),
            ("👩\u{200d}", "👩"),
            ("é漢e\u{301}🇳🇱.", "é漢e\u{301}🇳🇱."),
        ] {
            assert_eq!(steady(text), shown);
            assert_eq!(width(&steady(text)), width(text));
        }
    }

    #[test]
    fn a_name_is_cut_before_the_letter_that_does_not_fit() {
        assert_eq!(fit("Berg, Joost van den", 10), "Berg, Joo…");
        assert_eq!(fit("Berg", 4), "Berg");
        assert_eq!(fit("Berg", 1), "…");
        assert_eq!(fit("Berg", 0), "");
    }

    #[test]
    fn the_number_of_a_namesake_outlives_the_end_of_the_name() {
        assert_eq!(fit_name("Vries, Jan de (13)", 18), "Vries, Jan de (13)");
        assert_eq!(fit_name("Vries, Jan de (13)", 14), "Vries, J… (13)");
        assert_eq!(fit_name("Vries, Jan de (13)", 9), "Vries, J…");
        assert_eq!(fit_name("Kantine (oud)", 12), "Kantine (ou…");
    }

    #[test]
    fn a_wide_character_is_never_halved() {
        assert_eq!(fit("👩‍🔧👩‍🔧👩‍🔧", 4), "👩‍🔧…");
        assert_eq!(width(&pad("👩‍🔧👩‍🔧👩‍🔧", 4)), 4);
    }

    #[test]
    fn figures_stand_to_the_right() {
        assert_eq!(pad_left("6:30", 6), "  6:30");
        assert_eq!(pad("6:30", 6), "6:30  ");
    }

    proptest! {
        #[test]
        fn a_column_is_exactly_as_wide_as_asked(text in "\\PC{0,30}", cols in 0usize..40) {
            let text = crate::text::clean::clean(&text);
            prop_assert!(width(&fit(&text, cols)) <= cols);
            let namesake = text.clone() + " (13)";
            prop_assert!(width(&fit_name(&namesake, cols)) <= cols);
            prop_assert_eq!(width(&pad(&text, cols)), cols);
            prop_assert_eq!(width(&pad_left(&text, cols)), cols);
        }

        #[test]
        fn a_cut_falls_on_a_grapheme(text in "\\PC{0,30}", cols in 1usize..40) {
            let text = crate::text::clean::clean(&text);
            let cut = fit(&text, cols);
            if let Some(kept) = cut.strip_suffix('…').filter(|_| cut != text) {
                let borders: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
                prop_assert!(text.starts_with(kept) && borders.contains(&kept.len()));
            }
        }
    }
}
