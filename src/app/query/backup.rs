//! What is not in a backup yet.

use crate::app::{App, Trouble};
use crate::journal::Chain;
use crate::store::StoreError;

impl App {
    /// When the first entry after a position was made, in milliseconds of UTC; none where there is no such entry.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn first_after(&self, position: u64) -> Result<Option<i64>, Trouble> {
        if position >= self.journal().head().position {
            return Ok(None);
        }
        let first = self.journal().entries_after(position).next().transpose()?;
        let signature = first
            .map(|(_, written)| self.codec.decode_signature(&written))
            .transpose();
        Ok(signature.map_err(StoreError::from)?.map(|it| it.at))
    }

    /// Whether this very entry is in the journal; where it cannot be read nothing speaks against it.
    #[must_use]
    pub fn has_entry(&self, position: u64, chain: Chain) -> bool {
        self.journal()
            .chain_at(position)
            .map_or(true, |found| found == Some(chain))
    }

    /// The time now, in milliseconds of UTC.
    #[must_use]
    pub fn millis(&self) -> i64 {
        self.clock.millis()
    }
}
