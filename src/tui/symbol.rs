//! Signs: what a colour means must be seen without it too.

use super::theme::Role;
use crate::text::fold::fold;

/// A sign that says the same as the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each says its meaning; the signs stand in `Theme::symbol`"
)]
pub enum Symbol {
    Present,
    Late,
    LeftEarly,
    Sick,
    Leave,
    Cancelled,
    NoShow,
    Open,
    Closed,
    Warning,
    Phone,
    Strength,
    Attention,
    Bullet,
    StepDone,
    StepOpen,
    Bar,
    Marked,
    Shield,
    Earlier,
    Later,
    Today,
}

impl Symbol {
    /// The sign, one column wide.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Present => "✓",
            Self::Late => "◷",
            Self::LeftEarly => "◑",
            Self::Sick => "✚",
            Self::Leave => "◔",
            Self::Cancelled => "⊘",
            Self::NoShow => "✗",
            Self::Open | Self::StepOpen => "○",
            Self::Closed => "▪",
            Self::Warning => "⚠",
            Self::Phone => "☎",
            Self::Strength | Self::Today => "▲",
            Self::Attention => "▽",
            Self::Bullet | Self::StepDone => "●",
            Self::Bar => "▌",
            Self::Marked => "◆",
            Self::Shield => "◐",
            Self::Earlier => "‹",
            Self::Later => "›",
        }
    }

    /// The colour that belongs to it.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Present => Role::Present,
            Self::Late | Self::LeftEarly => Role::Late,
            Self::Sick => Role::Sick,
            Self::Leave | Self::Cancelled => Role::Leave,
            Self::NoShow | Self::Phone => Role::NoShow,
            Self::Open => Role::Open,
            Self::Warning | Self::Bullet => Role::Warning,
            Self::Strength | Self::StepDone => Role::Strength,
            Self::Attention => Role::Attention,
            Self::Bar | Self::Marked | Self::Shield | Self::Today => Role::Accent,
            Self::Closed | Self::StepOpen | Self::Earlier | Self::Later => Role::Dim,
        }
    }
}

/// Signs on a terminal without UTF-8. Those of one list of statuses stay different.
const PLAIN: &[(&str, char)] = &[
    ("✓", '+'),
    ("◷", 'L'),
    ("◑", 'W'),
    ("✚", 'Z'),
    ("◔", 'V'),
    ("⊘", 'F'),
    ("✗", 'X'),
    ("○", 'o'),
    ("▪", '#'),
    ("⚠", '!'),
    ("☎", 'b'),
    ("▲", '^'),
    ("▽", 'v'),
    ("●", '*'),
    ("▌", '>'),
    ("◆", '*'),
    ("◐", '%'),
    ("‹", '<'),
    ("›", '>'),
    ("━", '='),
    ("─", '-'),
    ("│", '|'),
    ("╭", '+'),
    ("╮", '+'),
    ("╰", '+'),
    ("╯", '+'),
    ("╌", '-'),
    ("–", '-'),
    ("—", '-'),
    ("…", '~'),
    ("·", '.'),
    ("×", 'x'),
    ("’", '\''),
    ("↓", 'v'),
];

/// What stands for a sign or a letter on a terminal without UTF-8.
pub(super) fn plain(symbol: &str) -> char {
    let letter = |text: &str| fold(text).chars().next().filter(char::is_ascii);
    match PLAIN.iter().find(|(sign, _)| *sign == symbol) {
        Some((_, plain)) => *plain,
        None if ('\u{2800}'..='\u{28ff}').contains(&symbol.chars().next().unwrap_or(' ')) => '.',
        None => letter(symbol).unwrap_or('?'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;
    use std::collections::BTreeSet;

    #[test]
    fn statuses_differ_without_colour_too() {
        let status = [
            Symbol::Present,
            Symbol::Late,
            Symbol::LeftEarly,
            Symbol::Sick,
            Symbol::Leave,
            Symbol::Cancelled,
            Symbol::NoShow,
            Symbol::Open,
            Symbol::Closed,
        ];
        let signs: BTreeSet<&str> = status.iter().map(|symbol| symbol.sign()).collect();
        let letters: BTreeSet<char> = signs.iter().map(|sign| plain(sign)).collect();
        assert_eq!((signs.len(), letters.len()), (status.len(), status.len()));
        assert!(signs.iter().all(|sign| width(sign) == 1));
    }
}
