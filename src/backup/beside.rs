//! What a restore settles beside the store: where it really stands, what a killed one left, where backups go on.

use std::fs;
use std::path::{Path, PathBuf};

use super::restore::{UNFINISHED, is_something, remove_all};
use super::schedule::no_workshop;
use super::status::Status;
use super::{BackupError, Backups, Disks, beside_store, usual_folder};
use crate::app::{Claim, Claiming};

/// No more links lead to one another.
const MOST_LINKS: usize = 40;

/// Where the backups of a restored store go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Onwards {
    /// To where they went, or the usual folder.
    AsBefore,
    /// To where it came from: none was chosen.
    Source(PathBuf),
    /// None was chosen, and nothing can be written where it came from.
    NotSource(PathBuf),
}

impl Onwards {
    /// What is chosen for a store that was built, by what was known of the one in whose place it comes.
    pub(super) fn of(
        backups: &Backups,
        known: &Status,
        (store, built): (&Path, &Path),
        disks: &Disks,
    ) -> Self {
        let folder = backups.folder().to_path_buf();
        if known.folder.is_some() || folder == usual_folder(store) {
            return Self::AsBefore;
        }
        let inside = [store.to_path_buf(), resolved(store)]
            .iter()
            .any(|it| folder.starts_with(it));
        let may_write = || matches!(backups.lock(), Ok(_) | Err(BackupError::Busy(_)));
        let can_be_written_down = folder.to_str().is_some();
        let is_free = no_workshop(backups).is_ok();
        if !inside
            && is_free
            && can_be_written_down
            && may_write()
            && backups.is_of(built, &disks.store).is_ok()
        {
            Self::Source(folder)
        } else {
            Self::NotSource(folder)
        }
    }
}

/// Where a store stands: what a link to it leads to.
pub(super) fn resolved(store: &Path) -> PathBuf {
    let mut place = store.to_path_buf();
    for _ in 0..MOST_LINKS {
        let Ok(to) = fs::read_link(&place) else { break };
        place = place.parent().unwrap_or(Path::new("")).join(to);
    }
    place
}

/// What a restore of this store that was broken off left, or one that is busy is building.
#[must_use]
pub fn unfinished(store: &Path) -> Option<PathBuf> {
    let built = beside_store(&resolved(store), ".restoring");
    let begun = built.join(UNFINISHED).exists();
    let empty = || built.is_dir() && !is_something(&built);
    (begun || empty()).then_some(built)
}

/// Clears what a restore left that was broken off: participants' data that nobody sees. Where a restore is busy, or
/// that cannot be known, it stays.
pub fn sweep(store: &Path) {
    if let Some(built) = unfinished(store)
        && let Ok(_claim) = Claim::now(&resolved(store), Claiming::Restore)
        && unfinished(store).is_some()
    {
        // What cannot be cleared now is tried again by the next one.
        let _ = remove_all(&built);
    }
}
