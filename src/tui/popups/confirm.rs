//! A question with yes and no. *No* is what Enter says, unless the question is harmless.

use super::frame::{COLS, open, place, text_cols};
use super::{Answer, Step};
use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widgets::lines::{put_all, wrap};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// A question with yes and no.
#[derive(Clone, Debug)]
pub struct Confirm {
    title: String,
    question: String,
    yes: bool,
}

impl Confirm {
    /// A question that Enter answers with no.
    #[must_use]
    pub fn new(title: impl Into<String>, question: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            question: question.into(),
            yes: false,
        }
    }

    /// Enter says yes: only where undo takes it back, or nothing is lost.
    #[must_use]
    pub fn harmless(self) -> Self {
        Self { yes: true, ..self }
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Step {
        match key.code {
            KeyCode::Char('j' | 'J' | 'y' | 'Y') => Step::Done(Answer::Yes),
            KeyCode::Char('n' | 'N') => Step::Done(Answer::No),
            KeyCode::Left | KeyCode::Right | KeyCode::Tab | KeyCode::BackTab => {
                self.yes = !self.yes;
                Step::Stay
            }
            KeyCode::Enter => Step::Done(if self.yes { Answer::Yes } else { Answer::No }),
            _ => Step::Stay,
        }
    }

    /// Draws it in the middle of the window.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let mut lines: Vec<Line<'_>> = wrap(&self.question, usize::from(text_cols(area)))
            .into_iter()
            .map(Line::from)
            .collect();
        let room = usize::from(area.height).saturating_sub(4);
        lines.truncate(room.max(1));
        let button = |id: &str, on: bool| {
            let role = if on { Role::Tab } else { Role::Plain };
            look.span(format!(" {} ", look.get(id)), role)
        };
        lines.push(Line::default());
        lines.push(Line::from(vec![
            button("popup-no", !self.yes),
            Span::raw("  "),
            button("popup-yes", self.yes),
        ]));
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let yes = look.get("popup-yes-key");
        let keys = [
            (yes.as_str(), look.get("popup-yes")),
            ("n", look.get("popup-no")),
            ("Esc", look.get("popup-close")),
        ];
        let inside = open(look, place(area, COLS, rows), &self.title, &keys, buf);
        put_all(buf, inside, lines);
    }
}
