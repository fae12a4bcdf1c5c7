//! Where a store stands: the folders above it, and who is putting a store there.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rustix::fs::FlockOperation;
use rustix::io::Errno;

use super::OpenError;
use crate::journal::Files;

/// How often, and how far apart, is asked whether another is done: a second at most.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(10);

/// Who wants the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claiming {
    /// A new store is begun there; the lock of the store keeps two of these apart.
    Begin,
    /// A store is put there that was built beside it.
    Restore,
}

/// The place of a store: until this is dropped nobody restores one there, and beside a restore none is begun. The
/// folder around it is what is locked, so that nothing more stands in it.
#[derive(Debug)]
pub struct Claim(#[expect(dead_code, reason = "held for its lock")] File);

impl Claim {
    /// Takes the place; none on a disk that knows no locks.
    ///
    /// # Errors
    /// Another is at it for more than a second.
    pub fn of(store: &Path, claiming: Claiming) -> Result<Option<Self>, OpenError> {
        for _ in 0..TRIES {
            match Self::now(store, claiming) {
                Err(Errno::WOULDBLOCK) => thread::sleep(PAUSE),
                claimed => return Ok(claimed.ok()),
            }
        }
        Err(OpenError::BeingMade(store.to_path_buf()))
    }

    /// The same at once.
    ///
    /// # Errors
    /// [`Errno::WOULDBLOCK`] where another is at it; else the system's answer.
    pub fn now(store: &Path, claiming: Claiming) -> Result<Self, Errno> {
        let around = store.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = File::open(around.unwrap_or(Path::new(".")))
            .map_err(|error| Errno::from_io_error(&error).unwrap_or(Errno::IO))?;
        let operation = match claiming {
            Claiming::Begin => FlockOperation::NonBlockingLockShared,
            Claiming::Restore => FlockOperation::NonBlockingLockExclusive,
        };
        rustix::fs::flock(&folder, operation)?;
        Ok(Self(folder))
    }
}

/// Makes a folder and those above it that are not there, for the owner only, each of them durable in the one it
/// stands in.
///
/// # Errors
/// The system's answer.
pub fn make_folders(files: &dyn Files, folder: &Path) -> io::Result<()> {
    let is_missing = |it: &&Path| !it.as_os_str().is_empty() && !it.exists();
    let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
    for made in missing.into_iter().rev() {
        files.create_folder(made)?;
        // One that is not ours to open keeps its new name all the same.
        let _ = made.parent().map(|parent| files.sync_folder(parent));
    }
    if folder.as_os_str().is_empty() || folder.is_dir() {
        Ok(())
    } else {
        Err(io::ErrorKind::NotADirectory.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::faults::{Call, FaultyFiles};

    #[test]
    fn every_folder_that_is_made_for_a_store_is_synced_in_the_one_it_stands_in() {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("share/werkvloer/noord");
        let files = FaultyFiles::new();
        make_folders(&files, &folder).unwrap();
        assert!(folder.is_dir());
        assert_eq!(files.count(Call::CreateFolder), 3);
        assert_eq!(files.count(Call::SyncFolder), 3);
        make_folders(&files, &folder).unwrap();
        assert_eq!(files.count(Call::SyncFolder), 3, "nothing was made");
        std::fs::write(folder.join("file"), "x").unwrap();
        assert!(make_folders(&files, &folder.join("file/below")).is_err());
    }

    #[test]
    fn while_a_store_is_begun_none_is_restored_there_and_the_other_way_round() {
        let around = tempfile::tempdir().unwrap();
        let store = around.path().join("werkvloer");
        let now = |claiming| Claim::now(&store, claiming);
        let begun = [now(Claiming::Begin).unwrap(), now(Claiming::Begin).unwrap()];
        assert_eq!(now(Claiming::Restore).err(), Some(Errno::WOULDBLOCK));
        drop(begun);
        let restored = now(Claiming::Restore).unwrap();
        assert_eq!(now(Claiming::Begin).err(), Some(Errno::WOULDBLOCK));
        let refused = Claim::of(&store, Claiming::Begin).unwrap_err();
        assert_eq!(refused.sentence().id, "open-being-made");
        drop(restored);
        assert!(Claim::of(&store, Claiming::Begin).unwrap().is_some());
    }
}
