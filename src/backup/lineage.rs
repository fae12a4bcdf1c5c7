//! The journal of a store, to hold backups against. A store that was put back to an earlier day, or that lives on two
//! machines, goes another way from there on: what was backed up of the other way is in no later backup of this one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::manifest::Manifest;
use super::status::Good;
use super::{BackupError, Backups};
use crate::codec::Codec;
use crate::journal::{Chain, Files, JournalError, JournalReader};

/// The journal of a store as it is now.
pub struct Lineage {
    pub(super) reader: JournalReader,
}

/// Work that is in no backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uncopied {
    /// How many actions.
    pub entries: u64,
    /// When the first of them was entered.
    pub since: NaiveDateTime,
}

impl Lineage {
    /// Looks at the journal of a store.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn of(store: &Path, files: &Arc<dyn Files>) -> Result<Self, JournalError> {
        let reader = JournalReader::open(&store.join("journal"), Arc::clone(files))?;
        Ok(Self { reader })
    }

    /// Whether this very entry is in it, and with it all that came before.
    ///
    /// # Errors
    /// Damage on the way there.
    pub fn has(&self, position: u64, chain: Chain) -> Result<bool, JournalError> {
        Ok(self.reader.chain_at(position)? == Some(chain))
    }

    /// Whether a backup that was good is one of this work; where that cannot be known nothing speaks against it.
    #[must_use]
    pub fn has_made(&self, good: &Good) -> bool {
        good.chain
            .is_none_or(|chain| self.has(good.position, chain).unwrap_or(true))
    }

    /// The work after all that is in these folders and in the last good backup; none where there is no such work.
    #[must_use]
    pub fn uncopied(&self, folders: &[&Backups], last: Option<Good>) -> Option<Uncopied> {
        let listed = folders
            .iter()
            .flat_map(|folder| folder.list().unwrap_or_default());
        let manifests = listed.filter_map(|it| it.manifest.ok());
        let last = last.and_then(|it| Some((it.position, it.chain?)));
        let mut all: Vec<(u64, Chain)> = manifests.map(|it| (it.position, it.chain)).chain(last).collect();
        all.sort_unstable_by_key(|(position, _)| std::cmp::Reverse(*position));
        let in_it = |(position, chain): &&(u64, Chain)| self.has(*position, *chain).unwrap_or(false);
        let after = all.iter().find(in_it).map_or(0, |(position, _)| *position);
        // What is damaged from here on cannot be counted.
        let mut entries = self.reader.entries_after(after).map_while(Result::ok);
        let (_, first) = entries.next()?;
        let since = Codec::plain().decode_signature(&first).ok()?.local;
        let entries = 1 + entries.count() as u64;
        Some(Uncopied { entries, since })
    }
}

impl Backups {
    /// The backup in the folder that has all that is in this one and the most work after it, if there is one.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn further(&self, than: &Manifest) -> Result<Option<(PathBuf, Manifest)>, BackupError> {
        let goes_on = |it: &Manifest| {
            let chain = self.reader(it).and_then(|reader| reader.chain_at(than.position));
            it.position > than.position && chain.is_ok_and(|chain| chain == Some(than.chain))
        };
        let all = self.list()?.into_iter();
        Ok(all
            .filter_map(|listed| Some((listed.file, listed.manifest.ok()?)))
            .filter(|(_, it)| goes_on(it))
            .max_by_key(|(_, it)| (it.position, it.number)))
    }
}
