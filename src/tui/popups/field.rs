//! A line of text that is being typed. What is pasted goes through [`clean`] first.

use crate::text::clean::{clean, clean_typed};
use crate::text::width::width;
use crate::tui::look::Look;
use crate::tui::theme::Role;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use std::ops::Range;
use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

/// A text being typed, of at most so many characters.
#[derive(Clone, Debug)]
pub struct TextField {
    input: Input,
    max: usize,
    /// It is only proposed: what is typed takes its place.
    proposed: bool,
}

impl TextField {
    /// A field that starts with this text, the cursor behind it.
    #[must_use]
    pub fn new(text: &str, max: usize) -> Self {
        Self {
            input: Input::new(text.chars().take(max).collect()),
            max,
            proposed: false,
        }
    }

    /// The same, where what is typed takes the place of the text; a space or an arrow goes on in it.
    #[must_use]
    pub fn proposing(text: &str, max: usize) -> Self {
        Self {
            proposed: !text.is_empty(),
            ..Self::new(text, max)
        }
    }

    /// What stands in it, as typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// What stands in it, made safe: what is handed over.
    #[must_use]
    pub fn cleaned(&self) -> String {
        clean(self.text())
    }

    /// Characters that still fit.
    #[must_use]
    pub fn left(&self) -> usize {
        self.max.saturating_sub(self.text().chars().count())
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// Types a key. Whether the text changed.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let Some(request) = request(key) else { return false };
        let replaced = self.proposed && matches!(request, InputRequest::InsertChar(c) if c != ' ');
        self.proposed = false;
        if replaced {
            self.input = Input::default();
        }
        self.apply(request) || replaced
    }

    /// Puts a paste at the cursor, as much as fits. Whether the text changed.
    pub fn paste(&mut self, text: &str) -> bool {
        if std::mem::take(&mut self.proposed) {
            self.input = Input::default();
        }
        let mut fitting: String = clean(text).chars().take(self.left()).collect();
        if fitting.is_empty() {
            return false;
        }
        // One edit, not one per character: a paste may be 64 KiB.
        let at = self.input.cursor();
        let (before, after) = self.text().split_at(byte_at(self.text(), at));
        let cursor = at + fitting.chars().count();
        fitting.insert_str(0, before);
        fitting.push_str(after);
        self.input = Input::new(fitting).with_cursor(cursor);
        true
    }

    fn apply(&mut self, request: InputRequest) -> bool {
        if matches!(request, InputRequest::InsertChar(_)) && self.left() == 0 {
            return false;
        }
        let before = self.text().to_owned();
        let changed = self.input.handle(request).is_some_and(|change| change.value);
        // Yanking puts back what was cut, perhaps several times.
        if self.text().chars().count() > self.max {
            *self = Self::new(self.text(), self.max);
        }
        if changed && !self.text().is_ascii() {
            return self.tidy(&before);
        }
        changed
    }

    /// Takes out what would hide, reorder or pile up. Whether the text is still another than before.
    fn tidy(&mut self, before: &str) -> bool {
        let safe = clean_typed(self.text());
        let gone = self.text().chars().count() - safe.chars().count();
        if gone > 0 {
            let cursor = self.input.cursor().saturating_sub(gone);
            self.input = Input::new(safe).with_cursor(cursor);
        }
        self.text() != before
    }

    /// The text over as many lines as it takes, the cursor reversed when `active`, a wrong part underlined.
    #[must_use]
    pub fn lines(
        &self,
        look: Look<'_>,
        cols: u16,
        active: bool,
        wrong: Option<&Range<usize>>,
    ) -> Vec<Line<'static>> {
        let cols = usize::from(cols.max(1));
        let cursor = byte_at(self.text(), self.input.cursor());
        let mut lines: Vec<Vec<Span<'static>>> = vec![Vec::new()];
        let mut used = 0;
        let graphemes = self
            .text()
            .grapheme_indices(true)
            .chain([(self.text().len(), " ")]);
        for (at, grapheme) in graphemes {
            let wide = width(grapheme);
            if used + wide > cols {
                lines.push(Vec::new());
                used = 0;
            }
            let mut style = if wrong.is_some_and(|range| range.contains(&at)) {
                look.style(Role::Error).add_modifier(Modifier::UNDERLINED)
            } else {
                Style::new()
            };
            if active && (at == cursor || (self.proposed && at < cursor)) {
                style = style.add_modifier(Modifier::REVERSED);
            }
            if let Some(line) = lines.last_mut() {
                line.push(Span::styled(grapheme.to_owned(), style));
            }
            used += wide;
        }
        lines.into_iter().map(Line::from).collect()
    }

    /// In which of [`Self::lines`] the cursor stands.
    #[must_use]
    pub fn cursor_line(&self, cols: u16) -> usize {
        let cols = usize::from(cols.max(1));
        let cursor = byte_at(self.text(), self.input.cursor());
        let (mut line, mut used) = (0, 0);
        for (at, grapheme) in self
            .text()
            .grapheme_indices(true)
            .chain([(self.text().len(), " ")])
        {
            let wide = width(grapheme);
            if used + wide > cols {
                line += 1;
                used = 0;
            }
            if at >= cursor {
                break;
            }
            used += wide;
        }
        line
    }
}

fn byte_at(text: &str, chars: usize) -> usize {
    text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at)
}

/// What a key asks of a line of text; controls and unknown keys ask nothing.
fn request(key: KeyEvent) -> Option<InputRequest> {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    Some(match key.code {
        KeyCode::Char('a') if ctrl => InputRequest::GoToStart,
        KeyCode::Char('e') if ctrl => InputRequest::GoToEnd,
        KeyCode::Char('w') if ctrl => InputRequest::DeletePrevWord,
        KeyCode::Char('u') if ctrl => InputRequest::DeleteFromStart,
        KeyCode::Char('k') if ctrl => InputRequest::DeleteTillEnd,
        KeyCode::Char('y') if ctrl => InputRequest::Yank,
        KeyCode::Char('b') if alt => InputRequest::GoToPrevWord,
        KeyCode::Char('f') if alt => InputRequest::GoToNextWord,
        KeyCode::Char(c) if !ctrl && !alt && !c.is_control() => InputRequest::InsertChar(c),
        KeyCode::Backspace if ctrl || alt => InputRequest::DeletePrevWord,
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete if ctrl => InputRequest::DeleteNextWord,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left if ctrl => InputRequest::GoToPrevWord,
        KeyCode::Right if ctrl => InputRequest::GoToNextWord,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return None,
    })
}
