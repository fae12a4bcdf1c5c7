//! What an organisation keeps in its config folder: its own texts, keys, status words and methods. They win from ours.

use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

use etcetera::BaseStrategy;

use crate::domain::lang::Lang;
use crate::domain::method::Method;
use crate::exchange::method_file::read_method;
use crate::exchange::mistakes;
use crate::exchange::statuses::StatusWords;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use crate::tui::keys::Keymap;

/// The largest file of its own that is read.
const MOST_BYTES: u64 = 256 * 1024;

/// The config folder.
fn folder() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.config_dir().join("werkvloer"))
}

/// A file of the config folder: what to call it, and what is in it. None when there is none.
fn file(name: &str) -> Option<(String, String)> {
    let path = folder()?.join(name);
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

/// The name of the colours that were chosen on the screen; none where none were.
pub(super) fn colours() -> Option<String> {
    file("colours").map(|(_, text)| text.trim().to_owned())
}

/// Remembers the colours that were chosen on the screen; with no name, that none are.
pub(super) fn keep_colours(name: Option<&str>) -> io::Result<()> {
    let folder = folder().ok_or(ErrorKind::NotFound)?;
    let path = folder.join("colours");
    let Some(name) = name else {
        return match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    };
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&folder)?;
    let new = folder.join("colours.new");
    fs::write(&new, format!("{name}\n"))?;
    fs::rename(new, path)
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

/// Id and text of its own method files (`methods/*.toml`), which a new workshop begins with.
///
/// # Errors
/// A file that cannot be used, and why: people's hours must not be counted by another method in silence.
pub(super) fn methods(texts: &Texts) -> Result<Vec<(String, String)>, Sentence> {
    let Some(place) = folder().map(|folder| folder.join("methods")) else {
        return Ok(Vec::new());
    };
    let found = match fs::read_dir(&place) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        found => found.and_then(|files| files.map(|file| Ok(file?.path())).collect()),
    };
    let mut paths: Vec<PathBuf> = found.map_err(|error| {
        Sentence::new("cli-import-unreadable")
            .text("file", clean(&place.to_string_lossy()))
            .text("why", clean(&error.to_string()))
    })?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    paths.sort();
    let mut all: Vec<(String, String)> = Vec::new();
    for path in &paths {
        let file = clean(&path.to_string_lossy());
        let (Method { id, .. }, text) = read_method(texts, path, &file)?;
        if all.iter().any(|(other, _)| *other == id) {
            return Err(Sentence::new("method-twice").text("file", file).text("id", id));
        }
        all.push((id, text));
    }
    Ok(all)
}
