//! Adopting a method file: read, checked, and kept in the journal from today on.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::{PATH_MAX, ask};
use crate::domain::datafile::MAX_BYTES;
use crate::domain::dated::Dated;
use crate::domain::method::Method;
use crate::domain::record::{Record, RecordKey};
use crate::exchange::mistakes;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;
use crate::tui::ask::HouseAsk;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::popups::{Content, Input};
use crate::tui::screens::Wrong;
use crate::tui::screens::people::forms::fields;

/// Asks for the file of a method.
pub fn ask_method(desk: Desk<'_>) -> Vec<Effect> {
    let input = Input::new(
        desk.texts.get("adopt-title"),
        desk.texts.get("adopt-hint"),
        PATH_MAX,
    );
    ask(HouseAsk::Method, Content::Input(input))
}

/// Takes a method file in.
pub fn adopt(desk: Desk<'_>, path: &str) -> Result<Vec<Effect>, Wrong> {
    let whole = |sentence| Wrong {
        field: "",
        at: 0..path.len(),
        sentence,
    };
    if path.is_empty() {
        return Err(whole(Sentence::new("no-empty-text")));
    }
    let file = expanded(path);
    let text = read(&file).map_err(|id| whole(Sentence::new(id).text("file", path)))?;
    let stem = file
        .file_stem()
        .map(|s| clean(&s.to_string_lossy()))
        .unwrap_or_default();
    let method = Method::parse(&stem, &text, clean)
        .map_err(|mistake| whole(mistakes::sentence(desk.texts, &mistake)))?;
    let today = desk.app.today();
    let known = desk.app.directory().methods.get(&method.id);
    let mut versions = match desk.app.store().record(&RecordKey::Method(method.id.clone())) {
        Ok(Some(Record::Method(versions))) => versions,
        _ => Dated::default(),
    };
    let first = known.is_none();
    versions.set(today, text);
    let name = method.name.get(desk.texts.lang()).to_owned();
    let said = Sentence::new(if first { "adopted" } else { "adopted-again" })
        .text("name", name)
        .date("date", today);
    fields::save(
        desk,
        vec![(RecordKey::Method(method.id), Some(Record::Method(versions)))],
        said,
        |_| "",
    )
}

/// `~/` is the home folder.
#[must_use]
pub fn expanded(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => PathBuf::from(path),
    }
}

/// The text of a plain file of a reasonable size; else the text that says why not.
fn read(path: &Path) -> Result<String, &'static str> {
    let about = std::fs::symlink_metadata(path).map_err(|_| "adopt-not-there")?;
    if !about.is_file() {
        return Err("adopt-not-plain");
    }
    if about.len() > MAX_BYTES as u64 {
        return Err("adopt-too-large");
    }
    // Between looking and opening it could have become a link or a pipe: neither is followed or waited for.
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).map_err(|_| "adopt-not-there")?;
    let file = File::options()
        .read(true)
        .custom_flags(flags)
        .open(path)
        .map_err(|_| "adopt-not-readable")?;
    if !file.metadata().is_ok_and(|m| m.is_file()) {
        return Err("adopt-not-plain");
    }
    let mut bytes = Vec::new();
    file.take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| "adopt-not-readable")?;
    if bytes.len() > MAX_BYTES {
        return Err("adopt-too-large");
    }
    String::from_utf8(bytes).map_err(|_| "adopt-not-text")
}
