//! The journal as this program has it: with the pen in hand, or only to read, beside whoever has it.

use super::{Refusal, Trouble};
use crate::journal::{
    Chain, Draft, Entries, Head, Journal, JournalError, JournalId, JournalReader, Verified,
};
use crate::text::sentence::Sentence;

/// The journal of an open store.
pub enum Ledger {
    /// This program writes.
    Writing(Box<Journal>),
    /// This program only reads what was saved when it looked.
    Reading {
        /// The journal up to then.
        reader: Box<JournalReader>,
        /// Where it ended.
        head: Head,
        /// Why nothing can be written.
        because: Sentence,
    },
}

impl Ledger {
    /// The last acknowledged place, or the last one seen.
    #[must_use]
    pub fn head(&self) -> Head {
        match self {
            Self::Writing(journal) => journal.head(),
            Self::Reading { head, .. } => *head,
        }
    }

    /// Which journal it is; none where that cannot be read, or for who only reads.
    #[must_use]
    pub fn id(&self) -> Option<JournalId> {
        match self {
            Self::Writing(journal) => journal.id(),
            Self::Reading { .. } => None,
        }
    }

    /// The entries after `position` (0: all of them), one at a time in memory.
    #[must_use]
    pub fn entries_after(&self, position: u64) -> Entries {
        match self {
            Self::Writing(journal) => journal.entries_after(position),
            Self::Reading { reader, .. } => reader.entries_after(position),
        }
    }

    /// The chain after an entry; none where there is no such entry.
    ///
    /// # Errors
    /// Damage on the way there.
    pub fn chain_at(&self, position: u64) -> Result<Option<Chain>, JournalError> {
        match self {
            Self::Writing(journal) => journal.reader().chain_at(position),
            Self::Reading { reader, .. } => reader.chain_at(position),
        }
    }

    /// Verifies the whole chain; `progress` gets bytes done and bytes in all.
    ///
    /// # Errors
    /// The first damage, with file and offset.
    pub fn verify(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Verified, JournalError> {
        match self {
            Self::Writing(journal) => journal.verify(progress),
            Self::Reading { reader, .. } => reader.verify(progress),
        }
    }

    /// Why nothing is written for now; none while all is well. For the log.
    #[must_use]
    pub fn suspended(&self) -> Option<&str> {
        match self {
            Self::Writing(journal) => journal.suspended(),
            Self::Reading { .. } => Some("only reading"),
        }
    }

    /// The rule that says no to every change, where nothing can be written.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Writing(journal) => journal.suspended().map(|_| Refusal::ReadOnly),
            Self::Reading { because, .. } => Some(Refusal::OnlyReading(because.clone())),
        }
    }

    pub(super) fn append(&mut self, draft: &Draft) -> Result<u64, Trouble> {
        match self {
            Self::Writing(journal) => Ok(journal.append(draft)?),
            Self::Reading { because, .. } => Err(Refusal::OnlyReading(because.clone()).into()),
        }
    }

    pub(super) fn try_resume(&mut self) -> Result<(), Trouble> {
        match self {
            Self::Writing(journal) => journal.try_resume().map(|_| ()).map_err(JournalError::into),
            Self::Reading { because, .. } => Err(Refusal::OnlyReading(because.clone()).into()),
        }
    }
}
