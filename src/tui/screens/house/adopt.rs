//! Adopting a method file: read, checked, and kept in the journal from today on.

use std::path::{Path, PathBuf};

use super::{PATH_MAX, ask};
use crate::domain::dated::Dated;
use crate::domain::record::{Record, RecordKey};
use crate::exchange::method_file::read_method;
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
    let (method, text) = read_method(desk.texts, &expanded(path), path).map_err(whole)?;
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
