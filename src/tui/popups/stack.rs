//! The popups that are open, the last on top. Only the one on top hears keys; Esc closes it.

use super::{Content, Outcome, Step};
use crate::tui::look::Look;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A popup, and what it is for.
#[derive(Clone, Debug)]
pub struct Popup<T> {
    /// What to do with the answer: a closed enum of the caller.
    pub purpose: T,
    /// What is in it.
    pub content: Content,
}

/// The popups that are open.
#[derive(Clone, Debug)]
pub struct Stack<T> {
    open: Vec<Popup<T>>,
}

impl<T> Default for Stack<T> {
    fn default() -> Self {
        Self { open: Vec::new() }
    }
}

impl<T> Stack<T> {
    /// Whether none is open.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Opens one on top.
    pub fn open(&mut self, purpose: T, content: Content) {
        self.open.push(Popup { purpose, content });
    }

    /// Puts an answered one back, with what is wrong in it: nothing that was typed is lost.
    pub fn put_back(&mut self, popup: Popup<T>) {
        self.open.push(popup);
    }

    /// The one on top, to say something about what is being typed.
    pub fn top_mut(&mut self) -> Option<&mut Popup<T>> {
        self.open.last_mut()
    }

    /// The one on top.
    #[must_use]
    pub fn top(&self) -> Option<&Popup<T>> {
        self.open.last()
    }

    /// Closes all of them: the curtain is drawn.
    pub fn close_all(&mut self) {
        self.open.clear();
    }

    /// Gives a key to the one on top. Without one nothing happens.
    pub fn key(&mut self, key: KeyEvent) -> Outcome<T> {
        let Some(mut popup) = self.open.pop() else {
            return Outcome::Stay;
        };
        if key.code == KeyCode::Esc {
            return Outcome::Cancelled(popup.purpose);
        }
        let step = match &mut popup.content {
            Content::Confirm(confirm) => confirm.key(key),
            Content::Input(input) => input.key(key),
            Content::Pick(pick) => pick.key(key),
            Content::Form(form) => form.key(key),
            Content::Message(message) => message.key(key),
            Content::Commands(commands) => commands.key(key),
        };
        self.after(popup, step)
    }

    /// Characters that still fit in the field that a paste goes to; none where nothing of it could be missed.
    #[must_use]
    pub fn room(&self) -> Option<usize> {
        match &self.open.last()?.content {
            Content::Input(input) => Some(input.left()),
            Content::Form(form) => form.left(),
            Content::Pick(_) | Content::Commands(_) | Content::Confirm(_) | Content::Message(_) => None,
        }
    }

    /// Gives a paste to the one on top; where it has no text it is dropped.
    pub fn paste(&mut self, text: &str) -> Outcome<T> {
        let Some(mut popup) = self.open.pop() else {
            return Outcome::Stay;
        };
        let step = match &mut popup.content {
            Content::Input(input) => input.paste(text),
            Content::Pick(pick) => pick.paste(text),
            Content::Form(form) => form.paste(text),
            Content::Commands(commands) => commands.paste(text),
            Content::Confirm(_) | Content::Message(_) => Step::Stay,
        };
        self.after(popup, step)
    }

    fn after(&mut self, popup: Popup<T>, step: Step) -> Outcome<T> {
        match step {
            Step::Done(answer) => Outcome::Done(Box::new(popup), answer),
            Step::Changed => {
                self.open.push(popup);
                Outcome::Changed
            }
            Step::Stay => {
                self.open.push(popup);
                Outcome::Stay
            }
        }
    }

    /// Draws all of them over the screen.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        for popup in &self.open {
            match &popup.content {
                Content::Confirm(confirm) => confirm.draw(look, area, buf),
                Content::Input(input) => input.draw(look, area, buf),
                Content::Pick(pick) => pick.draw(look, area, buf),
                Content::Form(form) => form.draw(look, area, buf),
                Content::Message(message) => message.draw(look, area, buf),
                Content::Commands(commands) => commands.draw(look, area, buf),
            }
        }
    }
}
