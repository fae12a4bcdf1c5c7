//! One press of a key, and how it is written: `a`, `A`, `Ctrl-r`, `F2`, `Enter`; several in a row: `g v`.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One press of a key. Shift on a letter is the capital letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key itself.
    pub code: KeyCode,
    /// Ctrl, Alt, and Shift where it does not make another character.
    pub modifiers: KeyModifiers,
}

/// Names of the keys that have no character of their own.
const NAMED: &[(&str, KeyCode)] = &[
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

impl Chord {
    /// A key without modifiers.
    #[must_use]
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            modifiers: KeyModifiers::NONE,
        }
    }

    /// What was pressed, whichever way the terminal reports it.
    #[must_use]
    pub fn of(event: KeyEvent) -> Self {
        let mut modifiers =
            event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(c.to_ascii_lowercase())
            }
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::SHIFT) => {
                KeyCode::Char(c.to_ascii_uppercase())
            }
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            other => other,
        };
        if matches!(code, KeyCode::Char(_)) {
            modifiers -= KeyModifiers::SHIFT;
        }
        Self { code, modifiers }
    }

    /// Reads `a`, `Ctrl-r`, `Shift-Tab`, `F2`. `None` where it is no key.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        for (prefix, modifier) in [
            ("Ctrl-", KeyModifiers::CONTROL),
            ("Alt-", KeyModifiers::ALT),
            ("Shift-", KeyModifiers::SHIFT),
        ] {
            if let Some(rest) = text.strip_prefix(prefix).filter(|rest| !rest.is_empty()) {
                let inner = Self::parse(rest)?;
                return Some(Self::of(KeyEvent::new(inner.code, inner.modifiers | modifier)));
            }
        }
        parse_code(text).map(Self::plain)
    }

    /// Reads keys pressed one after the other: `g v`. `None` where one is no key, or there is none.
    #[must_use]
    pub fn parse_sequence(text: &str) -> Option<Vec<Self>> {
        let chords: Option<Vec<Self>> = text.split_whitespace().map(Self::parse).collect();
        chords.filter(|chords| !chords.is_empty())
    }

    /// The digit that was pressed, 0 to 9.
    #[must_use]
    pub fn digit(self) -> Option<u8> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => {
                c.to_digit(10).and_then(|digit| u8::try_from(digit).ok())
            }
            _ => None,
        }
    }
}

fn parse_code(text: &str) -> Option<KeyCode> {
    if let Some((_, code)) = NAMED.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
        return Some(*code);
    }
    let mut chars = text.chars();
    match (chars.next(), chars.as_str()) {
        (Some(c), "") if !c.is_control() => Some(KeyCode::Char(c)),
        (Some('F'), number) => number
            .parse()
            .ok()
            .filter(|n| (1..=12).contains(n) && !number.starts_with(['+', '0']))
            .map(KeyCode::F),
        _ => None,
    }
}

impl std::fmt::Display for Chord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (modifier, name) in [
            (KeyModifiers::CONTROL, "Ctrl-"),
            (KeyModifiers::ALT, "Alt-"),
            (KeyModifiers::SHIFT, "Shift-"),
        ] {
            if self.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        match (NAMED.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, KeyCode::F(n)) => write!(f, "F{n}"),
            (None, _) => f.write_str("?"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_as_it_is_read() {
        for text in [
            "a",
            "A",
            "!",
            "-",
            "+",
            "é",
            "Ctrl-r",
            "Alt-x",
            "Shift-Tab",
            "F2",
            "F12",
            "Enter",
            "Space",
            "PageUp",
        ] {
            assert_eq!(Chord::parse(text).expect(text).to_string(), text);
        }
        for text in ["", "Ctrl-", "F0", "F13", "F+1", "aa", "Hyper-x", "\u{1b}"] {
            assert_eq!(Chord::parse(text), None, "{text:?}");
        }
        assert_eq!(Chord::parse_sequence("g v").map(|c| c.len()), Some(2));
        assert_eq!(Chord::parse_sequence("  "), None);
    }

    #[test]
    fn every_way_a_terminal_reports_a_key_is_the_same_key() {
        let of = |code, modifiers| Chord::of(KeyEvent::new(code, modifiers)).to_string();
        assert_eq!(of(KeyCode::Char('a'), KeyModifiers::SHIFT), "A");
        assert_eq!(of(KeyCode::Char('A'), KeyModifiers::SHIFT), "A");
        assert_eq!(
            of(KeyCode::Char('R'), KeyModifiers::CONTROL | KeyModifiers::SHIFT),
            "Ctrl-r"
        );
        assert_eq!(of(KeyCode::BackTab, KeyModifiers::NONE), "Shift-Tab");
        assert_eq!(of(KeyCode::BackTab, KeyModifiers::SHIFT), "Shift-Tab");
    }
}
