//! From keys to commands: the table, with the user's own keys over it.

use super::chord::Chord;
use super::command::{Command, Context};
use super::overrides::{self, KeymapError};
use super::table::{Row, TABLE};
use crossterm::event::KeyCode;

/// A row of the table with the keys that hold now.
#[derive(Clone, Debug)]
pub struct Binding {
    /// The row.
    pub row: &'static Row,
    /// Its keys now; each a sequence.
    pub keys: Vec<Vec<Chord>>,
}

/// All bindings, in the order of the table.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Do this.
    Command(Command),
    /// The start of a longer sequence: wait for the next key.
    Pending,
    /// Nothing here.
    None,
}

impl Keymap {
    /// The keys that the program ships with.
    #[must_use]
    pub fn defaults() -> Self {
        let keys = |row: &Row| {
            row.keys
                .iter()
                .filter_map(|key| Chord::parse_sequence(key))
                .collect()
        };
        Self {
            bindings: TABLE.iter().map(|row| Binding { row, keys: keys(row) }).collect(),
        }
    }

    /// The default keys with the user's own over them: `[today] sick = "Z"`, or a list of keys.
    ///
    /// # Errors
    /// The line, and what was expected there; two commands on one key in a context are both named.
    pub fn with_overrides(toml: &str) -> Result<Self, KeymapError> {
        let mut map = Self::defaults();
        overrides::apply(&mut map.bindings, toml)?;
        Ok(map)
    }

    /// All bindings, in the order of the table.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The bindings of one context, in the order of the table.
    pub fn of(&self, context: Context) -> impl Iterator<Item = &Binding> {
        self.bindings
            .iter()
            .filter(move |binding| binding.row.context == context)
    }

    /// The first binding of a command in the first context that has it.
    #[must_use]
    pub fn binding(&self, contexts: &[Context], command: Command) -> Option<&Binding> {
        contexts
            .iter()
            .find_map(|context| self.of(*context).find(|binding| binding.row.command == command))
    }

    /// What a key means in these contexts (innermost first), after the keys already pressed.
    /// Where nothing has an `h`, `j`, `k` or `l`, it is the arrow.
    #[must_use]
    pub fn resolve(&self, contexts: &[Context], pending: &[Chord], chord: Chord) -> Resolution {
        match self.look_up(contexts, pending, chord) {
            Resolution::None if pending.is_empty() => {
                arrow(chord).map_or(Resolution::None, |arrow| self.look_up(contexts, pending, arrow))
            }
            found => found,
        }
    }

    fn look_up(&self, contexts: &[Context], pending: &[Chord], chord: Chord) -> Resolution {
        for context in contexts {
            let mut longer = false;
            for binding in self.of(*context) {
                for keys in &binding.keys {
                    let Some(rest) = keys.strip_prefix(pending) else {
                        continue;
                    };
                    match rest {
                        [only] if *only == chord => return Resolution::Command(binding.row.command),
                        [first, _, ..] if *first == chord => longer = true,
                        _ => {}
                    }
                }
            }
            if longer {
                return Resolution::Pending;
            }
        }
        Resolution::None
    }
}

fn arrow(chord: Chord) -> Option<Chord> {
    if !chord.modifiers.is_empty() {
        return None;
    }
    let code = match chord.code {
        KeyCode::Char('h') => KeyCode::Left,
        KeyCode::Char('j') => KeyCode::Down,
        KeyCode::Char('k') => KeyCode::Up,
        KeyCode::Char('l') => KeyCode::Right,
        _ => return None,
    };
    Some(Chord::plain(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &[Context] = &[Context::Today, Context::Everywhere];
    const HOURS: &[Context] = &[Context::Hours, Context::Everywhere];

    fn press(contexts: &[Context], key: &str) -> Resolution {
        let chords = Chord::parse_sequence(key).expect("a key");
        let (last, pending) = chords.split_last().expect("one at least");
        Keymap::defaults().resolve(contexts, pending, *last)
    }

    #[test]
    fn a_letter_means_what_the_screen_says() {
        assert_eq!(press(TODAY, "z"), Resolution::Command(Command::Sick));
        assert_eq!(press(HOURS, "z"), Resolution::None);
        assert_eq!(press(TODAY, "u"), Resolution::Command(Command::Undo));
    }

    #[test]
    fn two_keys_go_to_a_screen() {
        assert_eq!(press(TODAY, "g"), Resolution::Pending);
        assert_eq!(press(TODAY, "g k"), Resolution::Command(Command::GoKlussen));
        assert_eq!(press(TODAY, "g z"), Resolution::None);
        assert_eq!(press(TODAY, "F3"), Resolution::Command(Command::GoKlussen));
    }

    #[test]
    fn hjkl_are_arrows_only_where_no_command_has_the_letter() {
        assert_eq!(press(HOURS, "l"), Resolution::Command(Command::Right));
        assert_eq!(press(TODAY, "l"), Resolution::Command(Command::Late));
        assert_eq!(press(TODAY, "j"), Resolution::Command(Command::Down));
        assert_eq!(press(TODAY, "g k"), Resolution::Command(Command::GoKlussen));
    }

    #[test]
    fn digits_on_the_day_sheet_are_left_to_row_numbers() {
        for digit in ["0", "1", "9"] {
            assert_eq!(press(TODAY, digit), Resolution::None);
        }
    }
}
