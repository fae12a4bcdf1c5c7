//! What every widget needs to draw: the words and the colours.

use super::symbol::Symbol;
use super::theme::{Role, Theme};
use crate::text::texts::Texts;
use ratatui::style::Style;
use ratatui::text::Span;

/// The words and the colours.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The words.
    pub texts: &'a Texts,
    /// The colours.
    pub theme: &'a Theme,
}

impl Look<'_> {
    /// A text; see [`Texts::get`].
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.texts.get(id)
    }

    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A piece of text in a role.
    #[must_use]
    pub fn span<'t>(&self, text: impl Into<std::borrow::Cow<'t, str>>, role: Role) -> Span<'t> {
        Span::styled(text, self.style(role))
    }

    /// A symbol in the role that belongs to it.
    #[must_use]
    pub fn mark(&self, symbol: Symbol) -> Span<'static> {
        Span::styled(symbol.sign(), self.style(symbol.role()))
    }
}
