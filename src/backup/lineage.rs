//! The journal of a store, to hold backups against. A store that was put back to an earlier day, or that lives on two
//! machines, goes another way from there on: what was backed up of the other way is in no later backup of this one.

use std::path::Path;
use std::sync::Arc;

use super::status::Good;
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
