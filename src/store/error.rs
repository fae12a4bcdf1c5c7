//! What can go wrong under the store. None of it loses anything: the journal is the truth.

use rustix::io::Errno;
use thiserror::Error;

use super::kv::is_lock;
use super::{Applied, JournalMark};
use crate::codec::CodecError;
use crate::text::sentence::Sentence;

/// Why the store could not do what was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// sled says no.
    #[error("the store: {0}")]
    Sled(#[from] sled::Error),
    /// The system says no.
    #[error("the store: {0}")]
    Io(#[from] std::io::Error),
    /// A value cannot be read.
    #[error("the store: {0}")]
    Codec(#[from] CodecError),
    /// Made by another fold, that had come this far along this journal: only to be built anew.
    #[error("the store is of another version")]
    OtherFold(Applied, JournalMark),
    /// sled panicked; the program did not.
    #[error("the store panicked")]
    Panicked,
    /// sled did not come back within the time it gets.
    #[error("the store did not answer")]
    Hung,
}

impl StoreError {
    /// The sentence for the user.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        Sentence::new(match self {
            Self::Codec(CodecError::Newer { .. }) => "open-newer",
            Self::Codec(CodecError::Locked(_)) => "open-locked",
            Self::Codec(CodecError::Erased(_)) => "open-erased",
            _ if self.is_of_the_disk() => "trouble-no-room",
            _ if self.is_of_the_system() => "trouble-no-means",
            _ => "trouble-store",
        })
    }

    /// Whether it was written by a newer version of the program: that is no damage.
    #[must_use]
    pub const fn is_newer(&self) -> bool {
        matches!(self, Self::Codec(CodecError::Newer { .. }))
    }

    /// Whether sled is open elsewhere.
    #[must_use]
    pub fn is_held(&self) -> bool {
        matches!(self, Self::Sled(sled::Error::Io(error)) if is_lock(error))
    }

    /// Whether the disk has no room or lets nothing be written: what is on it may be in order.
    #[must_use]
    pub fn is_of_the_disk(&self) -> bool {
        use std::io::ErrorKind::{
            FileTooLarge, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull,
        };
        matches!(
            self.of_the_system(),
            Some(StorageFull | QuotaExceeded | FileTooLarge | ReadOnlyFilesystem | PermissionDenied)
        )
    }

    /// Whether the system gives this program no more memory, files or threads: the store may be in order.
    #[must_use]
    pub fn is_of_the_system(&self) -> bool {
        let (Self::Io(error) | Self::Sled(sled::Error::Io(error))) = self else {
            return false;
        };
        let code = error.raw_os_error().map(Errno::from_raw_os_error);
        matches!(
            code,
            Some(Errno::AGAIN | Errno::NOMEM | Errno::MFILE | Errno::NFILE)
        )
    }

    /// What the system answered, where it was the system.
    #[must_use]
    pub fn of_the_system(&self) -> Option<std::io::ErrorKind> {
        match self {
            Self::Io(error) | Self::Sled(sled::Error::Io(error)) => Some(error.kind()),
            _ => None,
        }
    }
}
