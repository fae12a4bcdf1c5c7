//! A small closed set of popups on a stack, in one shared frame. What happens on *yes* is data: the purpose.

pub mod commands;
pub mod confirm;
pub mod field;
pub mod form;
pub mod frame;
pub mod input;
pub mod message;
pub mod pick;
pub mod stack;

#[cfg(test)]
mod tests;

pub use commands::Commands;
pub use confirm::Confirm;
pub use field::TextField;
pub use form::{Field, Form, Value};
pub use input::{Feedback, Input};
pub use message::Message;
pub use pick::{Item, Pick};
pub use stack::{Popup, Stack};

use super::keys::Command;

/// What is in a popup.
#[derive(Clone, Debug)]
pub enum Content {
    /// A question with yes and no.
    Confirm(Confirm),
    /// One line, or one note.
    Input(Input),
    /// A list to choose from, searched while one types.
    Pick(Pick),
    /// Several fields.
    Form(Form),
    /// Something to read.
    Message(Message),
    /// All keys, or all commands: a list made from the table.
    Commands(Commands),
}

/// What the user said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes to the question; a message was read.
    Yes,
    /// No to the question.
    No,
    /// What was typed, clean.
    Text(String),
    /// The ids of the items chosen, several only where that is asked, and what was searched for.
    Picked(Vec<usize>, String),
    /// A command from the help or the palette.
    Command(Command),
    /// The fields of a form by name.
    Fields(Vec<(&'static str, Value)>),
}

/// What a key did to the popup on top.
#[derive(Clone, Debug)]
pub enum Outcome<T> {
    /// Nothing that matters outside.
    Stay,
    /// What was typed or chosen changed: time for a live preview.
    Changed,
    /// It was answered, and is off the stack; put it back with what is wrong where the answer will not do.
    Done(Box<Popup<T>>, Answer),
    /// Esc: it is off the stack, and this was its purpose.
    Cancelled(T),
}

/// What a key did inside a popup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing that matters outside.
    Stay,
    /// What was typed or chosen changed.
    Changed,
    /// This is the answer.
    Done(Answer),
}

impl Answer {
    /// The first of the items chosen.
    #[must_use]
    pub fn picked(&self) -> Option<usize> {
        match self {
            Self::Picked(ids, _) => ids.first().copied(),
            _ => None,
        }
    }

    /// The text of a field of a form, or what was typed or searched for; empty where there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        match (self, self.value(name)) {
            (_, Some(Value::Text(text))) | (Self::Text(text) | Self::Picked(_, text), _) => text,
            _ => "",
        }
    }

    /// The choice made in a field of a form; the first where there is no such field.
    #[must_use]
    pub fn choice(&self, name: &str) -> usize {
        match self.value(name) {
            Some(Value::Choice(at)) => *at,
            _ => 0,
        }
    }

    /// Whether a field of a form is on.
    #[must_use]
    pub fn is_on(&self, name: &str) -> bool {
        matches!(self.value(name), Some(Value::Toggle(true)))
    }

    fn value(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Fields(fields) => fields
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }
}
