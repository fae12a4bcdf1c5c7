//! Looking at a store without touching it: the journal folded in memory. No lock, nothing written, so that it
//! works beside the program that has the store, and where nothing may be written.

use std::io::ErrorKind as Kind;
use std::path::Path;
use std::sync::Arc;

use uuid::Uuid;

use super::ledger::Ledger;
use super::opening::Opening;
use super::replay::in_chunks;
use super::standing::{Beside, Sled, Standing};
use super::terminal::{self, known_terminal};
use super::{App, Clock, OpenError};
use crate::codec::Codec;
use crate::domain::ids::TerminalId;
use crate::journal::lock::{Holding, LockError, is_held};
use crate::journal::{Files, Head, JournalError, JournalReader, OsFiles};
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
    /// What lies beside it.
    pub(super) standing: Standing,
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
        let beside = Beside::of(folder, Sled::Unasked).alone(!is_held(folder));
        let found = match JournalReader::open(&journal, Arc::clone(files)) {
            Err(JournalError::Absent { folder }) => Err(beside.without_journal(folder).into()),
            reader => reader
                .map_err(OpenError::from)
                .and_then(|reader| fold(reader, &beside)),
        };
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

fn fold(reader: JournalReader, beside: &Beside) -> Result<Snapshot, OpenError> {
    let codec = Codec::plain();
    let mut store = Store::in_memory(&codec);
    let mut head = Head::EMPTY;
    in_chunks(reader.entries_after(0), &codec, |chunk| {
        head = chunk.head;
        Ok(store.apply(chunk.images, head.into())?)
    })?;
    let reader = reader.until(head);
    let standing = beside.against(&(&reader, head))?;
    Ok(Snapshot {
        store,
        reader,
        head,
        standing,
    })
}

impl App {
    /// Looks at the store in a folder without touching it; every change is refused with `because`.
    ///
    /// # Errors
    /// When there is none, or the journal is damaged.
    pub fn peek(folder: &Path, clock: Box<dyn Clock>, because: Sentence) -> Result<Self, OpenError> {
        Self::must_exist(folder)?;
        let files: Arc<dyn Files> = Arc::new(OsFiles);
        let Snapshot {
            store,
            reader,
            head,
            standing,
        } = snapshot(folder, &files)?;
        let ledger = Ledger::Reading {
            reader: Box::new(reader),
            head,
            because,
        };
        let mut opening = Opening {
            in_memory: true,
            ..Opening::default()
        };
        standing.tell(folder, &mut opening);
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
            Some(
                Kind::PermissionDenied
                    | Kind::ReadOnlyFilesystem
                    | Kind::StorageFull
                    | Kind::QuotaExceeded
                    | Kind::FileTooLarge
            )
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
