//! Backups: the journal, copied to a folder of choice and read back before it counts; and the way back.
//!
//! The folder may be on a stick with FAT that is not always there. In it stand:
//!
//! - `segments/<blake3>.wvj`: segments of the journal, or the beginning of the one being written, named after what
//!   is in them. What is there already is not copied again; many backups share them.
//! - `2026-11-22T160214-1a2b3c4d.toml`: a manifest (`manifest.rs`), one per backup. It gets its name only after
//!   everything it speaks of was read back from the disk, sums and chain and all.
//! - `lock`: one backup at a time. `*.tmp`: being made.
//!
//! Nothing here changes a living journal, and no lock of the store is taken: what is copied is what was saved up to
//! a known place.

mod beside;
mod error;
mod folder;
mod lineage;
mod make;
mod manifest;
mod restore;
mod retain;
mod schedule;
mod status;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use beside::{Onwards, sweep, unfinished};
pub use error::BackupError;
pub use folder::{Backups, Listed};
pub use lineage::{Lineage, Uncopied};
pub use make::Made;
pub use manifest::{Manifest, Segment};
pub use restore::{Restored, Tried, Wanted, is_something, restore, restore_anew, trial};
pub use schedule::{choose, is_overdue, run_automatic, run_now};
pub use status::{Failure, Good, Status, Watch};

use crate::journal::{Files, ForeignFiles, OsFiles};

/// The file layers: that of the store, and that of the folder with backups.
#[derive(Clone)]
pub struct Disks {
    /// Where the store is.
    pub store: Arc<dyn Files>,
    /// Where the backups are.
    pub backups: Arc<dyn Files>,
}

impl Default for Disks {
    fn default() -> Self {
        Self {
            store: Arc::new(OsFiles),
            backups: Arc::new(ForeignFiles),
        }
    }
}

/// A name beside the store: `<store>-backups`, `<store>.restoring`, and so on.
#[must_use]
pub fn beside_store(store: &Path, suffix: &str) -> PathBuf {
    let mut name = store.file_name().unwrap_or_default().to_os_string();
    name.push(suffix);
    store.with_file_name(name)
}

/// Where backups go as long as nobody chose another folder.
#[must_use]
pub fn usual_folder(store: &Path) -> PathBuf {
    beside_store(store, "-backups")
}
