//! The user's own keys: a TOML file in the config folder.

use super::chord::Chord;
use super::command::Context;
use super::keymap::Binding;
use crate::text::sentence::Sentence;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;

/// A key file that is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {}", expected.id)]
pub struct KeymapError {
    /// Line in the file, from 1.
    pub line: usize,
    /// What was expected there.
    pub expected: Sentence,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Keys {
    One(String),
    Several(Vec<String>),
}

/// What a command is called now, for files written when it was called otherwise.
const FORMERLY: [(&str, &str); 1] = [("lock", "curtain")];

type File = BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, Spanned<Keys>>>;

/// Puts the user's own keys in the place of the defaults.
///
/// # Errors
/// See [`KeymapError`].
pub fn apply(bindings: &mut [Binding], toml: &str) -> Result<(), KeymapError> {
    let at = |span: Range<usize>, expected: Sentence| KeymapError {
        line: line_of(toml, span.start),
        expected,
    };
    let file: File =
        toml::from_str(toml).map_err(|e| at(e.span().unwrap_or(0..0), Sentence::new("key-file-line")))?;
    let mut changed = Vec::new();
    for (section, entries) in file {
        let context = Context::ALL
            .into_iter()
            .find(|context| context.name() == section.get_ref() && *context != Context::Popup)
            .ok_or_else(|| {
                at(
                    section.span(),
                    Sentence::new("key-file-section").text("sections", context_names()),
                )
            })?;
        for (name, keys) in entries {
            let formerly = FORMERLY.iter().find(|(was, _)| was == name.get_ref());
            let called = formerly.map_or(name.get_ref().as_str(), |(_, is)| is);
            let position = bindings
                .iter()
                .position(|binding| binding.row.context == context && binding.row.name == called)
                .ok_or_else(|| {
                    at(
                        name.span(),
                        Sentence::new("key-file-command").text("section", context.name()),
                    )
                })?;
            let parsed =
                parse(keys.get_ref()).ok_or_else(|| at(keys.span(), Sentence::new("key-file-key")))?;
            bindings[position].keys = parsed;
            changed.push((position, name.span()));
        }
    }
    for (position, span) in changed {
        if let Some((key, other)) = clash(bindings, position) {
            let name = bindings[position].row.name;
            return Err(at(
                span,
                Sentence::new("key-file-clash")
                    .text("key", key)
                    .text("one", name)
                    .text("other", other),
            ));
        }
    }
    Ok(())
}

/// A key of this binding that another of its context has too, or begins with or is the beginning of.
fn clash(bindings: &[Binding], position: usize) -> Option<(String, &'static str)> {
    let mine = &bindings[position];
    let others = bindings
        .iter()
        .enumerate()
        .filter(|(at, other)| *at != position && other.row.context == mine.row.context);
    for (_, other) in others {
        for key in &mine.keys {
            if other
                .keys
                .iter()
                .any(|theirs| theirs.starts_with(key) || key.starts_with(theirs))
            {
                return Some((written(key), other.row.name));
            }
        }
    }
    None
}

/// Keys as they are written: `g v`.
#[must_use]
pub fn written(keys: &[Chord]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn parse(keys: &Keys) -> Option<Vec<Vec<Chord>>> {
    match keys {
        Keys::One(key) => Some(vec![Chord::parse_sequence(key)?]),
        Keys::Several(keys) => keys.iter().map(|key| Chord::parse_sequence(key)).collect(),
    }
}

fn context_names() -> String {
    let names: Vec<String> = Context::ALL
        .iter()
        .filter(|context| **context != Context::Popup)
        .map(|context| format!("[{}]", context.name()))
        .collect();
    names.join(", ")
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::super::{Command, Keymap, Resolution};
    use super::*;
    use crate::domain::lang::Lang;
    use crate::text::texts::Texts;

    fn refused(toml: &str) -> KeymapError {
        Keymap::with_overrides(toml).expect_err("refused")
    }

    #[test]
    fn a_supervisor_moves_sick_to_another_key() {
        let map =
            Keymap::with_overrides("[today]\nsick = \"Z\"\nlate = [\"l\", \"F9\"]\n").expect("accepted");
        let press = |key: &str| map.resolve(&[Context::Today], &[], Chord::parse(key).expect("a key"));
        assert_eq!(press("Z"), Resolution::Command(Command::Sick));
        assert_eq!(press("z"), Resolution::None);
        assert_eq!(press("F9"), Resolution::Command(Command::Late));
    }

    #[test]
    fn a_key_file_of_before_the_curtain_was_called_one_still_moves_it() {
        for name in ["lock", "curtain"] {
            let map = Keymap::with_overrides(&format!("[everywhere]\n{name} = \"F12\"\n")).expect("accepted");
            let press =
                |key: &str| map.resolve(&[Context::Everywhere], &[], Chord::parse(key).expect("a key"));
            assert_eq!(press("F12"), Resolution::Command(Command::Curtain), "{name}");
            assert_eq!(press("L"), Resolution::None, "{name}");
        }
    }

    #[test]
    fn a_mistake_in_the_key_file_names_its_line_and_what_was_expected() {
        assert_eq!(refused("[today]\nsick = \"Zz\"").line, 2);
        assert_eq!(refused("\n[vandaag]\nsick = \"Z\"").line, 2);
        assert_eq!(refused("[today]\n\nziek = \"Z\"").line, 3);
        assert_eq!(refused("[today]\nsick = 3").line, 2);
        assert_eq!(refused("[today\n").line, 1);
        assert_eq!(refused("[popup]\nyes = \"J\"").expected.id, "key-file-section");
    }

    #[test]
    fn two_commands_on_one_key_are_both_named() {
        let texts = Texts::new(Lang::Nl);
        let error = refused("[today]\nsick = \"a\"");
        assert_eq!((error.line, error.expected.id), (2, "key-file-clash"));
        let words = texts.say(&error.expected);
        assert!(words.contains("sick") && words.contains("present"), "{words}");
        assert!(
            texts
                .say(&refused("[everywhere]\nfind = \"g\"").expected)
                .contains("go-today")
        );
    }
}
