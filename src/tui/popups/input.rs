//! One line, or one note, with a live preview of how it is understood.

use super::field::TextField;
use super::frame::{COLS, open, place, text_cols};
use super::{Answer, Step};
use crate::text::sentence::Sentence;
use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widgets::lines::{put_all, wrap};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::ops::Range;

/// What is said about what is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Feedback {
    /// Nothing.
    #[default]
    None,
    /// How it is understood: `9:00–12:30 · 3:30`.
    Fine(String),
    /// What is wrong, and where: bytes of the text.
    Wrong(String, Range<usize>),
}

/// One line, or one note.
#[derive(Clone, Debug)]
pub struct Input {
    title: String,
    hint: String,
    /// Whether the hint stays under what is said about what is typed.
    hint_stays: bool,
    field: TextField,
    feedback: Feedback,
}

impl Input {
    /// An empty line of at most `max` characters, with a hint under it.
    #[must_use]
    pub fn new(title: impl Into<String>, hint: impl Into<String>, max: usize) -> Self {
        Self {
            title: title.into(),
            hint: hint.into(),
            hint_stays: false,
            field: TextField::new("", max),
            feedback: Feedback::None,
        }
    }

    /// Starts with a text.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.field = TextField::new(text, self.field.left() + self.field.text().chars().count());
        self
    }

    /// Proposes a text, which gives way to what is typed.
    #[must_use]
    pub fn proposing(mut self, text: &str) -> Self {
        self.field = TextField::proposing(text, self.field.left() + self.field.text().chars().count());
        self
    }

    /// Keeps the hint in sight while something is typed: it names what may still follow.
    #[must_use]
    pub fn with_hint_staying(mut self) -> Self {
        self.hint_stays = true;
        self
    }

    /// What stands in it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// Says something about what stands in it.
    pub fn say(&mut self, feedback: Feedback) {
        self.feedback = feedback;
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Step {
        if key.code == KeyCode::Enter {
            return Step::Done(Answer::Text(self.field.cleaned()));
        }
        let changed = self.field.key(key);
        self.after(changed)
    }

    /// Characters that still fit.
    #[must_use]
    pub fn left(&self) -> usize {
        self.field.left()
    }

    /// Takes a paste.
    pub fn paste(&mut self, text: &str) -> Step {
        let changed = self.field.paste(text);
        self.after(changed)
    }

    fn after(&mut self, changed: bool) -> Step {
        if changed {
            self.feedback = Feedback::None;
            Step::Changed
        } else {
            Step::Stay
        }
    }

    /// Draws it in the middle of the window.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let cols = text_cols(area);
        let wrong = match &self.feedback {
            Feedback::Wrong(_, range) => Some(range),
            _ => None,
        };
        let mut lines = self.field.lines(look, cols, true, wrong);
        let room = usize::from(area.height).saturating_sub(5).max(1);
        let cursor = self.field.cursor_line(cols);
        lines.drain(..(cursor + 1).saturating_sub(room).min(lines.len()));
        lines.truncate(room);
        lines.push(Line::default());
        lines.extend(self.below(look, usize::from(cols)));
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let keys = [("⏎", look.get("popup-save")), ("Esc", look.get("popup-close"))];
        let inside = open(look, place(area, COLS, rows), &self.title, &keys, buf);
        put_all(buf, inside, lines);
    }

    fn below(&self, look: Look<'_>, cols: usize) -> Vec<Line<'static>> {
        let left = self.field.left();
        let nearly_full = left <= 100 && left <= self.field.text().chars().count();
        let (text, role) = match &self.feedback {
            Feedback::Wrong(text, _) => (text.clone(), Role::Error),
            Feedback::Fine(text) => (text.clone(), Role::Present),
            Feedback::None if nearly_full => (
                look.texts.say(&Sentence::new("popup-left").number("count", left)),
                Role::Attention,
            ),
            Feedback::None => (self.hint.clone(), Role::Dim),
        };
        let hint = if self.hint_stays && self.feedback != Feedback::None {
            wrap(&self.hint, cols)
        } else {
            Vec::new()
        };
        let said = wrap(&text, cols).into_iter().map(|line| (line, role));
        said.chain(hint.into_iter().map(|line| (line, Role::Dim)))
            .map(|(line, role)| Line::from(look.span(line, role)))
            .collect()
    }
}
