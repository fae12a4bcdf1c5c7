//! What can go wrong with the journal. The texts are for the log; the screen has sentences of its own.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::sheet::SheetError;

/// What is wrong with the bytes at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Flaw {
    /// The file ends inside a frame.
    #[error("the file ends inside a frame")]
    Short,
    /// A length outside the limits.
    #[error("a frame cannot be this long")]
    Length,
    /// The checksum does not match.
    #[error("the checksum does not match")]
    Checksum,
    /// The frame does not continue the chain.
    #[error("the frame does not follow the one before it")]
    Chain,
    /// Another entry or part number than the one expected.
    #[error("the frame is out of order")]
    Order,
    /// What a frame holds is no sheet, or not what its digests say.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// Nothing but zeros follows: the end of the data, where nothing more was saved.
    #[error("nothing but zeros follows")]
    Zeros,
    /// The last part of an entry is not there.
    #[error("the last part of the entry is missing")]
    Unfinished,
    /// An acknowledged entry is not there.
    #[error("an entry that was saved is gone")]
    Gone,
    /// There is an entry, but not the one that was saved here.
    #[error("this is not the entry that was saved here")]
    Replaced,
    /// No readable segment header.
    #[error("the segment's header is unreadable")]
    Header,
    /// The segment is not the continuation of the one before it, or that one changed since it was closed.
    #[error("the segment does not end where the next one says it does")]
    Junction,
    /// The witness is missing or unreadable, and the tail is unfinished: nobody can tell whether it was saved.
    #[error("the witness is unreadable while the last segment is unfinished")]
    NoWitness,
    /// Written by a newer version of the program, in this format.
    #[error("written by a newer version of the program (format {0})")]
    Newer(u16),
}

/// Why the journal could not be made, opened, read or written.
#[derive(Debug, Error)]
pub enum JournalError {
    /// There is no journal in this folder (no segment, no witness).
    #[error("no journal in {}", folder.display())]
    Absent {
        /// The folder looked in.
        folder: PathBuf,
    },
    /// A new journal would stand on an existing one.
    #[error("there is a journal already: {}", file.display())]
    AlreadyThere {
        /// The file that was found.
        file: PathBuf,
    },
    /// A file could not be opened, read, made or synced, outside an append.
    #[error("cannot {action} {}: {source}", file.display())]
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// The file or folder.
        file: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The entry was not saved, for certain: everything of it was cut off again.
    #[error("entry {position} was not saved in {} at byte {offset}: {source}", file.display())]
    NotSaved {
        /// The position the entry would have had.
        position: u64,
        /// The segment.
        file: PathBuf,
        /// The last acknowledged byte, where the segment ends again.
        offset: u64,
        /// Why writing failed.
        source: io::Error,
    },
    /// The entry is perhaps saved: writing failed, and so did cutting it off.
    #[error("entry {position} is perhaps saved in {} at byte {offset}: {source}; cutting off: {cut}", file.display())]
    PerhapsSaved {
        /// The position the entry would have.
        position: u64,
        /// The segment.
        file: PathBuf,
        /// The last acknowledged byte.
        offset: u64,
        /// Why writing failed.
        source: io::Error,
        /// Why cutting off failed.
        cut: io::Error,
    },
    /// Nothing is written until [`Journal::try_resume`](super::Journal::try_resume) succeeds.
    #[error("the journal takes no entries since an earlier error: {because}")]
    Suspended {
        /// The earlier error.
        because: String,
    },
    /// Somebody else removed, cut or wrote on the segment that entries are added to; this one was not saved.
    #[error("{} was taken away or changed by something else", file.display())]
    TakenAway {
        /// The segment.
        file: PathBuf,
    },
    /// The entry is larger than [`MAX_ENTRY`](super::MAX_ENTRY), or a change in it than a frame.
    #[error(
        "an entry of {bytes} bytes does not fit: at most {}, and a change in a frame",
        super::MAX_ENTRY
    )]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Bytes that were saved are bad or gone.
    #[error("damage in {} at byte {offset}: {flaw}", file.display())]
    Damage {
        /// The file.
        file: PathBuf,
        /// Where in it.
        offset: u64,
        /// What is wrong there.
        flaw: Flaw,
    },
    /// A segment that must be there is not.
    #[error("a segment is missing: {}", file.display())]
    SegmentMissing {
        /// The missing file.
        file: PathBuf,
    },
    /// A segment stands after the journal's end that does not follow from it.
    #[error("no part of this journal: {}", file.display())]
    Stray {
        /// The segment.
        file: PathBuf,
    },
    /// What lies beside the journal knows of entries that the journal does not have: acknowledged actions were lost.
    #[error("more was known (entry {store}) than the journal in {} has (entry {journal})", folder.display())]
    StoreAhead {
        /// The last entry that was known.
        store: u64,
        /// The last entry the journal has.
        journal: u64,
        /// Where the journal is.
        folder: PathBuf,
        /// The files that know of it.
        files: Vec<PathBuf>,
    },
}

impl JournalError {
    /// Wraps the system's answer, to be used in `map_err`.
    pub(super) fn io(action: &'static str, file: &Path) -> impl FnOnce(io::Error) -> Self {
        let file = file.to_path_buf();
        move |source| Self::Io { action, file, source }
    }

    /// Whether it was written by a newer version of the program: that is no damage.
    #[must_use]
    pub const fn is_newer(&self) -> bool {
        matches!(
            self,
            Self::Damage {
                flaw: Flaw::Newer(_),
                ..
            }
        )
    }

    pub(super) fn damage(file: &Path, offset: u64, flaw: Flaw) -> Self {
        Self::Damage {
            file: file.to_path_buf(),
            offset,
            flaw,
        }
    }
}
