//! What an organisation keeps in its config folder: its own texts, keys and status words. They win from ours.

use std::fs;

use etcetera::BaseStrategy;

use crate::domain::lang::Lang;
use crate::exchange::mistakes;
use crate::exchange::statuses::StatusWords;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use crate::tui::keys::Keymap;

/// The largest file of its own that is read.
const MOST_BYTES: u64 = 256 * 1024;

/// A file of the config folder: what to call it, and what is in it. None when there is none.
fn file(name: &str) -> Option<(String, String)> {
    let folder = etcetera::choose_base_strategy().ok()?.config_dir();
    let path = folder.join("werkvloer").join(name);
    let found = fs::metadata(&path).ok()?;
    if !found.is_file() || found.len() == 0 || found.len() > MOST_BYTES {
        return None;
    }
    let text = fs::read_to_string(&path).ok()?;
    Some((clean(&path.to_string_lossy()), text))
}

/// The texts of a language. A file that cannot be read is told, and passed over.
pub(super) fn texts(lang: Lang) -> (Texts, Option<Sentence>) {
    let name = match lang {
        Lang::Nl => "nl.ftl",
        Lang::En => "en.ftl",
    };
    let Some((name, text)) = file(name) else {
        return (Texts::new(lang), None);
    };
    match Texts::new(lang).with_override(&text) {
        Ok(texts) => (texts, None),
        Err(error) => {
            let told = Sentence::new("error-text-file").text("file", name);
            (Texts::new(lang), Some(told.number("line", error.line)))
        }
    }
}

/// The keys. A file that cannot be read is told, and passed over.
pub(super) fn keymap(texts: &Texts) -> (Keymap, Option<Sentence>) {
    let Some((name, text)) = file("keys.toml") else {
        return (Keymap::defaults(), None);
    };
    match Keymap::with_overrides(&text) {
        Ok(keymap) => (keymap, None),
        Err(error) => {
            let told = Sentence::new("error-key-file")
                .text("file", name)
                .number("line", error.line)
                .text("expected", texts.say(&error.expected));
            (Keymap::defaults(), Some(told))
        }
    }
}

/// Its own words for a status.
///
/// # Errors
/// A mistake in the file: what a word means must not be guessed.
pub(super) fn statuses(texts: &Texts) -> Result<Option<StatusWords>, Sentence> {
    let Some((name, text)) = file("statuses.toml") else {
        return Ok(None);
    };
    let words = StatusWords::read(&name, &text).map(Some);
    words.map_err(|mistake| mistakes::sentence(texts, &mistake))
}
