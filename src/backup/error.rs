//! Why a backup was not made, or cannot be used, in one sentence.

use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use thiserror::Error;

use crate::app::{OpenError, Trouble};
use crate::journal::JournalError;
use crate::store::StoreError;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

/// What went wrong. The backups that were good before are good still.
#[derive(Debug, Error)]
pub enum BackupError {
    /// The folder that was chosen is not there: the stick is not in.
    #[error("the backup folder {} is not there", .0.display())]
    Gone(PathBuf),
    /// Where the backups go cannot be read.
    #[error("{} cannot be read", .0.display())]
    ChoiceUnread(PathBuf),
    /// The folder lies in the store itself, and would go with it.
    #[error("{} lies in the store", .0.display())]
    Inside(PathBuf),
    /// A workshop stands there, around it or in it: backups would come among its files.
    #[error("{} is a workshop", .0.display())]
    Workshop(PathBuf),
    /// The name of the folder is no text: it cannot be remembered.
    #[error("the name of {} is no text", .0.display())]
    NoText(PathBuf),
    /// The folder holds the backups of another workshop.
    #[error("{} holds the backups of another workshop", .0.display())]
    OtherWorkshop(PathBuf),
    /// A store stands by now where there was none.
    #[error("a store stands in {} by now", .0.display())]
    Appeared(PathBuf),
    /// Another backup is being made there.
    #[error("another backup is being made in {}", .0.display())]
    Busy(PathBuf),
    /// A file of a backup is damaged or gone.
    #[error("{} is damaged", .0.display())]
    Damaged(PathBuf),
    /// A backup made by a newer version of the program.
    #[error("{} was made by a newer version", .0.display())]
    Newer(PathBuf),
    /// There are no backups.
    #[error("no backups in {}", .0.display())]
    None(PathBuf),
    /// There is no backup of that date.
    #[error("no backup of {date} in {}", folder.display())]
    #[expect(missing_docs, reason = "named after what they are")]
    NoneOn { folder: PathBuf, date: NaiveDate },
    /// What was restored is not what the journal says.
    #[error("what was restored in {} differs from the journal", .0.display())]
    Differs(PathBuf),
    /// Nothing can be put there to restore as a test; of the backup itself that says nothing.
    #[error("nothing can be restored as a test in {}: {why}", folder.display())]
    #[expect(missing_docs, reason = "named after what they are")]
    NoTrial { folder: PathBuf, why: io::ErrorKind },
    /// The journal of the store cannot be read: there is nothing to be copied.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The store cannot be opened or replaced.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The entries cannot be put together.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system says no.
    #[error("cannot use {}: {source}", file.display())]
    Io {
        /// The file or folder.
        file: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

impl BackupError {
    /// Wraps the system's answer, to be used in `map_err`.
    pub(super) fn io(file: &Path) -> impl FnOnce(io::Error) -> Self {
        let file = file.to_path_buf();
        move |source| Self::Io { file, source }
    }

    /// The same where a test in this folder came to nothing because of the disk it is on.
    pub(super) fn of_trial(self, folder: &Path) -> Self {
        match self.answer_in(folder) {
            Some(
                why @ (io::ErrorKind::StorageFull
                | io::ErrorKind::QuotaExceeded
                | io::ErrorKind::ReadOnlyFilesystem
                | io::ErrorKind::PermissionDenied),
            ) => Self::NoTrial {
                folder: folder.parent().unwrap_or(folder).to_path_buf(),
                why,
            },
            _ => self,
        }
    }

    /// What the system answered about this folder, where it was the system.
    fn answer_in(&self, folder: &Path) -> Option<io::ErrorKind> {
        match self {
            Self::Io { file, source } => file.starts_with(folder).then(|| source.kind()),
            Self::Journal(JournalError::Io { source, .. })
            | Self::Open(
                OpenError::Folder { source, .. }
                | OpenError::Journal(JournalError::Io { source, .. })
                | OpenError::Trouble(Trouble::Journal(JournalError::Io { source, .. })),
            ) => Some(source.kind()),
            Self::Store(error) | Self::Open(OpenError::Trouble(Trouble::Store(error))) => {
                error.of_the_system()
            }
            _ => None,
        }
    }

    /// The sentence for the user.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let about = |id, path: &Path| Sentence::new(id).text("file", shown(path));
        match self {
            Self::Gone(folder) => about("backup-gone", folder),
            Self::ChoiceUnread(file) => about("backup-choice-unread", file),
            Self::Inside(folder) => about("backup-inside", folder),
            Self::Workshop(folder) => about("backup-workshop", folder),
            Self::NoText(folder) => about("backup-no-text", folder),
            Self::OtherWorkshop(folder) => about("backup-other", folder),
            Self::Appeared(folder) => about("backup-appeared", folder),
            Self::Busy(folder) => about("backup-busy", folder),
            Self::Damaged(file) => about("backup-damaged", file),
            Self::Newer(file) => about("backup-newer", file),
            Self::None(folder) => about("backup-none", folder),
            Self::NoneOn { folder, date } => about("backup-none-on", folder).date("date", *date),
            Self::Differs(folder) => about("backup-differs", folder),
            Self::NoTrial { folder, why } => match why {
                io::ErrorKind::ReadOnlyFilesystem => about("backup-trial-read-only", folder),
                io::ErrorKind::PermissionDenied => about("backup-trial-no-rights", folder),
                _ => about("backup-trial-full", folder),
            },
            Self::Journal(error) => crate::app::journal_sentence(error),
            Self::Open(error) => error.sentence(),
            Self::Store(error) => error.sentence(),
            Self::Io { file, source } => match source.kind() {
                io::ErrorKind::NotFound => about("backup-not-found", file),
                io::ErrorKind::PermissionDenied => about("backup-no-rights", file),
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                    about("backup-disk-full", file)
                }
                io::ErrorKind::ReadOnlyFilesystem => about("backup-read-only", file),
                _ => about("backup-no-use", file).text("why", clean(&source.to_string())),
            },
        }
    }
}

/// A path as it may be shown.
pub(super) fn shown(path: &Path) -> String {
    clean(&path.display().to_string())
}
