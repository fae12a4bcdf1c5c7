//! Why a store does not open, in one sentence: what happened, what was kept, what to do.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Missing, OpenError, Opening, Strange, Trouble, clock};
use crate::domain::time::ClockTime;
use crate::journal::lock::{Holder, Holding, LockError};
use crate::journal::{Flaw, JournalError};
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

impl OpenError {
    /// The sentence for the user.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Absent(folder) => Sentence::new("open-absent").text("folder", path(folder)),
            Self::BeingMade(folder) => Sentence::new("open-being-made").text("folder", path(folder)),
            Self::Lock(LockError::Held { holder, .. }) => held(holder),
            Self::Lock(LockError::HeldByUnknown { .. }) => Sentence::new("open-held-unknown"),
            Self::Lock(LockError::Io { file, source }) => no_use(file, source),
            Self::Folder { folder, source } => no_use(folder, source),
            Self::Sealed(folder) => Sentence::new("open-sealed").text("file", path(folder)),
            Self::Journal(error) | Self::Trouble(Trouble::Journal(error)) => journal(error),
            Self::Trouble(trouble) => trouble.sentence(),
        }
    }
}

fn path(path: &Path) -> String {
    clean(&path.display().to_string())
}

/// Several places, as they may be shown.
pub(crate) fn paths(all: &[PathBuf]) -> String {
    let all: Vec<String> = all.iter().map(|one| path(one)).collect();
    all.join(", ")
}

impl Opening {
    /// What is to be said of what lay beside the journal, by whoever opened.
    #[must_use]
    pub fn sentences(&self) -> Vec<Sentence> {
        let strange = self.strange.iter().map(Strange::sentence);
        strange.chain(self.missing.map(Missing::sentence)).collect()
    }
}

impl Strange {
    /// What lay there, and what became of it.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let about = |id| Sentence::new(id).text("file", path(&self.file));
        match &self.aside {
            Some(aside) => about("opened-strange").text("aside", path(aside)),
            None => about("opened-strange-passed"),
        }
    }
}

impl Missing {
    /// Which actions may be missing, and what to do about it.
    #[must_use]
    pub fn sentence(self) -> Sentence {
        Sentence::new("opened-missing")
            .number("n", self.to.saturating_sub(self.from) + 1)
            .text("from", self.from.to_string())
            .text("to", self.to.to_string())
    }
}

fn held(holder: &Holder) -> Sentence {
    let since = clock::local_of(holder.since.saturating_mul(1000)).unwrap_or_default();
    let said = match holder.holding {
        Holding::Command => Sentence::new("open-held-by-command"),
        Holding::Screen if holder.tty.is_empty() => Sentence::new("open-held-somewhere"),
        Holding::Screen => Sentence::new("open-held").text("tty", clean(&holder.tty)),
    };
    said.text("pid", holder.pid.to_string())
        .date("date", since.date())
        .time("time", ClockTime::of(since))
}

/// A file or folder that the system does not let us use.
fn no_use(file: &Path, source: &Error) -> Sentence {
    let say = match source.kind() {
        ErrorKind::PermissionDenied => Sentence::new("open-no-rights"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            Sentence::new("open-disk-full")
        }
        ErrorKind::ReadOnlyFilesystem => Sentence::new("open-read-only-disk"),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => Sentence::new("open-not-a-folder"),
        _ => Sentence::new("open-no-use").text("why", clean(&source.to_string())),
    };
    say.text("file", path(file))
}

pub(crate) fn journal(error: &JournalError) -> Sentence {
    match error {
        JournalError::Absent { folder } => Sentence::new("open-journal-gone").text("file", path(folder)),
        JournalError::AlreadyThere { file } => Sentence::new("open-already-there").text("file", path(file)),
        JournalError::Io { file, source, .. } => no_use(file, source),
        JournalError::Damage {
            flaw: Flaw::Newer(_), ..
        } => Sentence::new("open-newer"),
        JournalError::Damage {
            flaw: Flaw::Gone,
            file,
            offset,
        } => Sentence::new("open-gone")
            .text("file", path(file))
            .text("offset", offset.to_string())
            .text("witness", path(&file.with_file_name("witness"))),
        JournalError::Damage { file, offset, .. } => Sentence::new("open-damage")
            .text("file", path(file))
            .text("offset", offset.to_string()),
        JournalError::SegmentMissing { file } => Sentence::new("open-segment-missing")
            .text("file", path(file))
            .text("witness", path(&file.with_file_name("witness"))),
        JournalError::Stray { file } => Sentence::new("open-stray").text("file", path(file)),
        JournalError::StoreAhead {
            store,
            journal,
            folder,
            files,
        } => Sentence::new("open-store-ahead")
            .text("store", store.to_string())
            .text("journal", journal.to_string())
            .text("folder", path(folder))
            .text("files", paths(files)),
        JournalError::PerhapsSaved { .. } => Sentence::new("trouble-perhaps-saved"),
        JournalError::TakenAway { file } => Sentence::new("trouble-taken-away").text("file", path(file)),
        JournalError::Suspended { .. } => Sentence::new("no-read-only"),
        JournalError::NotSaved { .. } => Sentence::new("trouble-not-saved"),
        // Only a file can be that much at once.
        JournalError::TooLarge { .. } => Sentence::new("file-too-large"),
    }
}
