//! What the footer, the help and the palette say, made from the table.

use super::chord::Chord;
use super::command::{Command, Context, Group};
use super::keymap::{Binding, Keymap};
use super::overrides::written;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;

/// A key and what it does, for the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The key as the footer shows it: `a`, `⏎`, `1-9`.
    pub key: String,
    /// A word or two.
    pub label: String,
    /// The higher, the longer it stays.
    pub priority: u8,
}

/// A command with its keys and words, for the help and the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it does.
    pub command: Command,
    /// Where it counts.
    pub context: Context,
    /// Under which heading.
    pub group: Group,
    /// All its keys.
    pub keys: String,
    /// A word or two.
    pub label: String,
    /// A sentence.
    pub help: String,
}

/// What the footer shows: the rows of these contexts that apply now, in the order of the table.
pub fn footer(
    keymap: &Keymap,
    texts: &Texts,
    contexts: &[Context],
    available: impl Fn(Command) -> Result<(), Sentence>,
) -> Vec<Hint> {
    let rows = contexts.iter().flat_map(|context| keymap.of(*context));
    rows.filter(|binding| binding.row.priority > 0 && available(binding.row.command).is_ok())
        .filter_map(|binding| {
            let key = short_keys(binding)?;
            Some(Hint {
                key,
                label: texts.get(binding.row.label),
                priority: binding.row.priority,
            })
        })
        .collect()
}

/// Everything that keys or the palette can do in these contexts, in the order of the table.
#[must_use]
pub fn entries(keymap: &Keymap, texts: &Texts, contexts: &[Context]) -> Vec<Entry> {
    contexts
        .iter()
        .flat_map(|context| keymap.of(*context))
        .map(|binding| entry(binding, texts))
        .collect()
}

/// One binding in words.
#[must_use]
pub fn entry(binding: &Binding, texts: &Texts) -> Entry {
    Entry {
        command: binding.row.command,
        context: binding.row.context,
        group: binding.row.group,
        keys: all_keys(binding),
        label: texts.get(binding.row.label),
        help: texts.get(binding.row.help),
    }
}

/// All keys of a binding, a run of digits as `1-9`.
#[must_use]
pub fn all_keys(binding: &Binding) -> String {
    match digits(binding) {
        Some(run) => run,
        None => binding
            .keys
            .iter()
            .map(|keys| written(keys))
            .collect::<Vec<_>>()
            .join("  "),
    }
}

fn short_keys(binding: &Binding) -> Option<String> {
    if let Some(run) = digits(binding) {
        return Some(run);
    }
    let written = written(binding.keys.first()?);
    Some(match written.as_str() {
        "Enter" => "⏎".to_owned(),
        "Tab" => "⇥".to_owned(),
        _ => written,
    })
}

fn digits(binding: &Binding) -> Option<String> {
    let all: Option<Vec<u8>> = binding
        .keys
        .iter()
        .map(|keys| match keys[..] {
            [chord] => Chord::digit(chord),
            _ => None,
        })
        .collect();
    match all?[..] {
        [first, .., last] => Some(format!("{first}-{last}")),
        _ => None,
    }
}
