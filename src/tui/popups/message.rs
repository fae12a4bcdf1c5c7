//! Something to read.

use super::frame::{COLS, open, place, text_cols};
use super::{Answer, Step};
use crate::tui::look::Look;
use crate::tui::widgets::lines::{put_all, wrap};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Something to read, as long as it likes.
#[derive(Clone, Debug)]
pub struct Message {
    title: String,
    text: String,
    first: usize,
}

impl Message {
    /// A text under a title.
    #[must_use]
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            text: text.into(),
            first: 0,
        }
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Step {
        // As it breaks in a window of the usual size; a narrower one has a few lines more.
        let last = wrap(&self.text, usize::from(COLS - 4)).len().saturating_sub(1);
        match key.code {
            KeyCode::Enter | KeyCode::Char('q') => return Step::Done(Answer::Yes),
            KeyCode::Down | KeyCode::Char('j') => self.first = (self.first + 1).min(last),
            KeyCode::Up | KeyCode::Char('k') => self.first = self.first.saturating_sub(1),
            KeyCode::PageDown | KeyCode::Char(' ') => self.first = (self.first + 10).min(last),
            KeyCode::PageUp => self.first = self.first.saturating_sub(10),
            KeyCode::Home => self.first = 0,
            _ => {}
        }
        Step::Stay
    }

    /// Draws it in the middle of the window.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let lines = wrap(&self.text, usize::from(text_cols(area)));
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let place = place(area, COLS, rows);
        let height = usize::from(place.height.saturating_sub(2));
        let first = self.first.min(lines.len().saturating_sub(height));
        let mut keys = vec![("⏎", look.get("popup-close"))];
        if lines.len() > height {
            keys.push(("↓", look.get("popup-scroll")));
        }
        let inside = open(look, place, &self.title, &keys, buf);
        put_all(buf, inside, lines.into_iter().skip(first).map(Line::from));
    }
}
