//! The journal of a store, to hold backups against. A store that was put back to an earlier day, or that lives on two
//! machines, goes another way from there on: what was backed up of the other way is in no later backup of this one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::manifest::Manifest;
use super::status::Good;
use super::{BackupError, Backups};
use crate::journal::{Chain, Files, JournalError, JournalReader};

/// The journal of a store as it is now.
pub struct Lineage {
    pub(super) reader: JournalReader,
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
