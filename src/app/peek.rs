//! Looking at a store without touching it: the journal folded in memory. No lock, nothing written, so that it
//! works beside the program that has the store, and where nothing may be written.

use std::io::ErrorKind as Kind;
use std::path::Path;
use std::sync::Arc;

use uuid::Uuid;

use super::ledger::Ledger;
use super::opening::Opening;
use super::replay::in_chunks;
use super::terminal::{self, known_terminal};
use super::{App, Clock, OpenError, reached};
use crate::domain::ids::TerminalId;
use crate::journal::lock::{Holding, LockError};
use crate::journal::{Files, Head, JournalError, JournalReader, Known, OsFiles};
use crate::store::Store;
use crate::text::sentence::Sentence;

/// How often the journal is looked at anew when it changed under our eyes: whoever writes may begin a segment, or
/// cut back what was not saved, between two of our reads.
const TRIES: u32 = 4;

/// What a journal came to when it was looked at.
pub struct Snapshot {
    /// Everything, in memory.
    pub store: Store,
    /// The journal up to then.
    pub reader: JournalReader,
    /// Where it ended.
    pub head: Head,
}

/// Reads the journal of a store and folds it in memory. An unfinished tail is not read: somebody is just writing.
///
/// # Errors
/// No journal, damage, or an entry that cannot be read.
pub fn snapshot(folder: &Path, files: &Arc<dyn Files>) -> Result<Snapshot, OpenError> {
    let journal = folder.join("journal");
    let mut tries = 1;
    loop {
        // First: what was written down is in the journal by the time that is read.
        let known = reached::load(folder);
        let found = JournalReader::open(&journal, Arc::clone(files))
            .map_err(OpenError::from)
            .and_then(|reader| fold(reader, known));
        match found {
            Err(OpenError::Journal(JournalError::Damage { .. } | JournalError::SegmentMissing { .. }))
                if tries < TRIES =>
            {
                tries += 1;
            }
            found => return found,
        }
    }
}

fn fold(reader: JournalReader, known: Option<Known>) -> Result<Snapshot, OpenError> {
    let mut store = Store::in_memory();
    let mut head = Head::EMPTY;
    in_chunks(reader.entries_after(0), |chunk| {
        head = chunk.head;
        Ok(store.apply(chunk.images, head.into())?)
    })?;
    known.map_or(Ok(()), |known| must_have(&reader, head, known))?;
    Ok(Snapshot {
        store,
        reader: reader.until(head),
        head,
    })
}

/// That a journal that ends there has what was known of it: an older copy, witness and all, reads as well.
fn must_have(reader: &JournalReader, head: Head, known: Known) -> Result<(), JournalError> {
    let (store, journal) = (known.position, head.position);
    if store > journal {
        return Err(JournalError::StoreAhead { store, journal });
    }
    if reader.chain_at(store)? != Some(known.chain) {
        return Err(JournalError::StoreForeign { position: store });
    }
    Ok(())
}

impl App {
    /// Looks at the store in a folder without touching it; every change is refused with `because`.
    ///
    /// # Errors
    /// When there is none, or the journal is damaged.
    pub fn peek(folder: &Path, clock: Box<dyn Clock>, because: Sentence) -> Result<Self, OpenError> {
        Self::must_exist(folder)?;
        let files: Arc<dyn Files> = Arc::new(OsFiles);
        let Snapshot { store, reader, head } = snapshot(folder, &files)?;
        let ledger = Ledger::Reading {
            reader: Box::new(reader),
            head,
            because,
        };
        let opening = Opening {
            in_memory: true,
            ..Opening::default()
        };
        // Without a name of its own it has nothing to undo, which is all the same: it changes nothing.
        let terminal = known_terminal(folder).unwrap_or(terminal::Known {
            id: TerminalId(Uuid::nil()),
            after: 0,
        });
        Ok(Self::assemble(
            folder,
            clock,
            (ledger, store),
            (terminal, opening),
            None,
        ))
    }
}

impl OpenError {
    /// Whether reading may go on all the same: somebody else has the store, or nothing may be written there.
    #[must_use]
    pub fn lets_read(&self) -> bool {
        matches!(
            self,
            Self::Lock(LockError::Held { .. } | LockError::HeldByUnknown { .. })
        ) || self.forbids_writing()
    }

    /// Whether it is a command that has the store, so that it is free again in a moment.
    #[must_use]
    pub fn passes(&self) -> bool {
        let Self::Lock(LockError::Held { holder, .. }) = self else {
            return false;
        };
        holder.holding == Holding::Command
    }

    /// Whether nothing may be written where the store is, or nothing more fits.
    #[must_use]
    pub fn forbids_writing(&self) -> bool {
        matches!(
            self.of_the_system(),
            Some(Kind::PermissionDenied | Kind::ReadOnlyFilesystem | Kind::StorageFull | Kind::QuotaExceeded)
        )
    }

    /// What the system answered, where it was the system.
    #[must_use]
    pub fn of_the_system(&self) -> Option<Kind> {
        match self {
            Self::Lock(LockError::Io { source, .. })
            | Self::Folder { source, .. }
            | Self::Journal(JournalError::Io { source, .. }) => Some(source.kind()),
            Self::Sealed(_) => Some(Kind::PermissionDenied),
            _ => None,
        }
    }
}
