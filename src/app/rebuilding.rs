//! The store under the journal: opened, brought up to it, set aside and built anew.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::clock::SystemClock;
use super::opening::{Opening, Strange, lock};
use super::query::hours::HoursCache;
use super::query::recent::RecentCache;
use super::replay::in_chunks;
use super::standing::{Beside, Sled};
use super::{App, Clock, OpenError, Trouble};
use crate::codec::Codec;
use crate::journal::lock::LockError;
use crate::journal::{
    Access, Belongs, Entries, Files, Head, Journal, JournalError, JournalId, OsFiles, move_aside,
};
use crate::log::{self, Fact};
use crate::store::{Applied, Store, StoreError};

/// Where a store is built while the old one is still in its place.
const UNFINISHED: &str = "sled.new";
/// What a good store is called while the new one takes its place.
const REPLACED: &str = "sled.old";

/// What building the store anew came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// Entries read.
    pub entries: u64,
    /// The state hash of the old store; none where sled could not read it, or it was not up to the
    /// journal.
    pub before: Option<[u8; 32]>,
    /// The state hash of the new one, read back from the disk.
    pub after: [u8; 32],
    /// Where the old one stands, unless it was the same.
    pub set_aside: Option<PathBuf>,
}

impl From<Head> for Applied {
    fn from(head: Head) -> Self {
        Self {
            position: head.position,
            chain: head.chain.0,
        }
    }
}

/// What the store of a folder says of its journal; nobody else has it.
pub(super) fn sled_at(folder: &Path) -> Sled {
    let path = folder.join("sled");
    if !path.is_dir() {
        return Sled::Silent;
    }
    match Store::open(&path, &Codec::plain()) {
        Ok(store) => Sled::of(store.applied(), store.journal()),
        Err(StoreError::OtherFold(applied, mark)) => Sled::of(applied, mark),
        Err(error) if error.is_held() || error.is_of_the_disk() || error.is_of_the_system() => Sled::Unasked,
        Err(_) => Sled::Silent,
    }
}

/// What lies beside the journal of a folder. The store is asked where nobody works with it; what was written down may
/// lag.
pub(super) fn beside(folder: &Path) -> Beside {
    let held = lock(folder, &SystemClock).ok();
    let sled = held.map_or(Sled::Unasked, |_held| sled_at(folder));
    Beside::of(folder, sled)
}

/// Looks at the journal of a store, which must be one that could be opened whole, to copy it. Whoever writes may go on.
///
/// # Errors
/// The journal is damaged, or lost actions.
pub(crate) fn examined_to_copy(folder: &Path, files: &Arc<dyn Files>) -> Result<(), JournalError> {
    let (examined, _) = beside(folder).examine(files, Access::Read)?;
    examined.check_tail()
}

/// Builds the store of a folder anew from its journal, beside the old one, which keeps its place until the new
/// one is whole. `progress` is told (entries done, entries in all).
///
/// # Errors
/// As [`App::open`]; the old store is then untouched.
pub fn rebuild(
    folder: &Path,
    clock: &dyn Clock,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Rebuilt, OpenError> {
    App::must_exist(folder)?;
    let _lock = lock(folder, clock)?;
    let (journal, before) = read_old(folder)?;
    let total = journal.head().position;
    progress(0, total);
    build_beside(folder, (journal.id(), journal.entries_after(0)), |done| {
        progress(done, total);
    })?;
    let placed = || {
        let fresh = fresh_at(folder)?;
        let [after, lies] = fresh.both_hashes().map_err(Trouble::from)?;
        let before = match before {
            Some(lay) if lay == lies => Some(after),
            Some(_) => Store::open(&folder.join("sled"), &Codec::plain())
                .and_then(|old| old.state_hash())
                .ok(),
            None => None,
        };
        drop(fresh);
        let set_aside = swap(folder, before == Some(after)).map_err(|source| OpenError::Folder {
            folder: folder.join("sled"),
            source,
        })?;
        Ok(Rebuilt {
            entries: total,
            before,
            after,
            set_aside,
        })
    };
    placed().inspect_err(|_| remove_unfinished(folder))
}

/// The journal, and the hash of the store that stands there, as it lies.
fn read_old(folder: &Path) -> Result<(Journal, Option<[u8; 32]>), OpenError> {
    let path = folder.join("sled");
    let (old, sled) = match path.exists().then(|| Store::open(&path, &Codec::plain())) {
        Some(Ok(store)) => {
            let sled = Sled::of(store.applied(), store.journal());
            (Some(store), sled)
        }
        Some(Err(StoreError::OtherFold(applied, mark))) => (None, Sled::of(applied, mark)),
        Some(Err(_)) | None => (None, Sled::Silent),
    };
    let files: Arc<dyn Files> = Arc::new(OsFiles);
    let (examined, standing) = Beside::of(folder, sled).examine(&files, Access::Write)?;
    let (journal, _) = Journal::open_examined(examined)?;
    standing.settle(folder, journal.said(), &mut Opening::default());
    let before = old
        .filter(|old| old.applied() == journal.head().into())
        .and_then(|old| old.unread_hash().ok());
    Ok((journal, before))
}

/// Builds a store in its place beside the one that is there; leaves nothing where that fails, for a full disk needs
/// the room.
fn build_beside(
    folder: &Path,
    (id, entries): (Option<JournalId>, Entries),
    mut progress: impl FnMut(u64),
) -> Result<(), Trouble> {
    remove_unfinished(folder);
    let build = || {
        let mut fresh = fresh_at(folder)?;
        fresh.of_journal(JournalId::bytes(id));
        in_chunks(entries, &Codec::plain(), |chunk| {
            fresh.apply(chunk.images, chunk.head.into())?;
            progress(chunk.head.position);
            Ok(())
        })?;
        Ok(fresh.sync()?)
    };
    build().inspect_err(|_| remove_unfinished(folder))
}

/// The store that is being built.
fn fresh_at(folder: &Path) -> Result<Store, Trouble> {
    Ok(Store::open(&folder.join(UNFINISHED), &Codec::plain())?)
}

/// The new store takes the place of the old one, which is kept unless it says the same. A crash in between
/// leaves a folder without a store, which opening builds from the journal; after an error the old one is back.
pub(super) fn swap(folder: &Path, same: bool) -> std::io::Result<Option<PathBuf>> {
    let path = folder.join("sled");
    let mut aside = None;
    if same {
        fs::rename(&path, folder.join(REPLACED))?;
    } else {
        aside = set_aside(folder);
    }
    let kept = if same {
        Some(folder.join(REPLACED))
    } else {
        aside.clone()
    };
    fs::rename(folder.join(UNFINISHED), &path).inspect_err(|_| {
        let _ = kept.map(|kept| fs::rename(kept, &path));
    })?;
    fs::File::open(folder)?.sync_all()?;
    remove_unfinished(folder);
    Ok(aside)
}

/// What a rebuild that was broken off left behind: never the only store, and made from the journal. What is no folder
/// is none of ours, and is set aside.
fn remove_unfinished(folder: &Path) {
    for path in [UNFINISHED, REPLACED].map(|name| folder.join(name)) {
        // Where it cannot be removed, building beside will say so.
        let _ = match path.symlink_metadata() {
            Ok(about) if !about.is_dir() => move_aside(&OsFiles, &path).map(drop),
            _ => fs::remove_dir_all(&path),
        };
    }
}

/// What there is of a store, before the journal was looked at.
pub(super) struct Old {
    /// The store; none where it must be built anew.
    store: Option<Store>,
    /// It cannot be read.
    broken: bool,
    /// What it says of the journal.
    pub sled: Sled,
}

/// Opens the store. A broken one, and one of another fold, stays where it is until another was built from the journal.
pub(super) fn open_store(folder: &Path, opening: &mut Opening) -> Result<Old, OpenError> {
    remove_unfinished(folder);
    let path = folder.join("sled");
    let none = |sled| Old {
        store: None,
        broken: false,
        sled,
    };
    if matches!(path.symlink_metadata(), Err(error) if error.kind() == ErrorKind::NotFound) {
        return Ok(none(Sled::Silent));
    }
    match Store::open(&path, &Codec::plain()) {
        Ok(store) => Ok(Old {
            sled: Sled::of(store.applied(), store.journal()),
            broken: false,
            store: Some(store),
        }),
        Err(StoreError::OtherFold(applied, mark)) => Ok(none(Sled::of(applied, mark))),
        // What it knows must not be passed over, and may be read once the rights are put right.
        Err(error) if error.of_the_system() == Some(ErrorKind::PermissionDenied) => {
            Err(OpenError::Sealed(path))
        }
        // Somebody works with it, though the lock of the store was taken away.
        Err(error) if error.is_held() => Err(LockError::HeldByUnknown { file: path }.into()),
        // It may be in order: on a full disk it is only not to be opened.
        Err(error) if error.is_of_the_disk() || error.is_of_the_system() => {
            opening.in_memory = true;
            Ok(none(Sled::Silent))
        }
        // Not to be taken for damage: it is whole.
        Err(error) if error.is_newer() => Err(Trouble::from(error).into()),
        Err(_) => Ok(Old {
            broken: path.symlink_metadata().is_ok(),
            ..none(Sled::Silent)
        }),
    }
}

impl Old {
    /// The store to go on with, once the journal is open: in memory where sled cannot open at all. Another is built
    /// first; only then one that is broken, or not of the journal, is set aside, and one of another fold removed.
    ///
    /// # Errors
    /// The journal cannot be read: what stands there was not touched.
    pub(super) fn or_new(
        self,
        folder: &Path,
        is: Belongs,
        journal: &Journal,
        opening: &mut Opening,
    ) -> Result<Store, OpenError> {
        match self.store {
            Some(store) if !is.is_strange() => return Ok(store),
            store => drop(store),
        }
        let in_memory = |opening: &mut Opening| {
            opening.in_memory = true;
            Ok(Store::in_memory(&Codec::plain()))
        };
        if opening.in_memory {
            return in_memory(opening);
        }
        let built = match build_beside(folder, (journal.id(), journal.entries_after(0)), |_| {}) {
            Ok(()) => true,
            // There may be room for one.
            Err(Trouble::Store(error)) if !error.is_newer() => false,
            Err(trouble) => return Err(trouble.into()),
        };
        let path = folder.join("sled");
        if is.is_strange() {
            let aside = set_aside(folder);
            let stays = aside.is_none();
            opening.strange.push(Strange {
                file: path.clone(),
                aside,
            });
            if stays {
                remove_unfinished(folder);
                return in_memory(opening);
            }
        } else if self.broken {
            opening.set_aside = set_aside(folder);
        } else {
            // Of another fold: only derived from the journal.
            let _ = fs::remove_dir_all(&path);
        }
        if built && fs::rename(folder.join(UNFINISHED), &path).is_ok() {
            opening.replayed = journal.head().position;
        }
        Store::open(&path, &Codec::plain()).or_else(|_| in_memory(opening))
    }
}

/// Moves a broken store, or what stands in its place, out of the way; none where there is nothing.
fn set_aside(folder: &Path) -> Option<PathBuf> {
    move_aside(&OsFiles, &folder.join("sled")).ok()
}

impl App {
    /// Brings the store up to the journal; one that fails meanwhile is set aside and built anew.
    pub(super) fn catch_up(&mut self) -> Result<(), Trouble> {
        match self.replay() {
            Err(Trouble::Store(error)) if !self.store.is_in_memory() && !error.is_newer() => self.rebuild(),
            done => done,
        }
    }

    /// Builds the store anew where something in it could not be read since it was opened. Answers whether it was.
    ///
    /// # Errors
    /// When the journal cannot be read either; the store is then as it was.
    pub fn mend(&mut self) -> Result<bool, Trouble> {
        if !self.store.is_hurt() || self.store.is_in_memory() {
            return Ok(false);
        }
        self.rebuild()?;
        log::write(Fact::opened(&self.opening, self.ledger.head().position));
        Ok(true)
    }

    /// Builds the store anew from the journal and sets the old one aside, which keeps its place until then; in
    /// memory where the disk does not let us.
    pub(super) fn rebuild(&mut self) -> Result<(), Trouble> {
        let fresh = match build_beside(
            &self.folder,
            (self.ledger.id(), self.ledger.entries_after(0)),
            |_| {},
        ) {
            Ok(()) => self.put_in_place(),
            Err(Trouble::Store(_)) => None,
            Err(trouble) => return Err(trouble),
        };
        self.store = if let Some(store) = fresh {
            store
        } else {
            let mut store = Store::in_memory(&self.codec);
            in_chunks(self.ledger.entries_after(0), &self.codec, |chunk| {
                Ok(store.apply(chunk.images, chunk.head.into())?)
            })?;
            store
        };
        self.opening.replayed = self.ledger.head().position;
        self.opening.in_memory = self.store.is_in_memory();
        self.hours = HoursCache::default();
        self.recent = RecentCache::default();
        Ok(())
    }

    /// The store that was built beside the old one, in its place.
    fn put_in_place(&mut self) -> Option<Store> {
        // sled lets go of the folder first.
        self.store = Store::in_memory(&self.codec);
        self.opening.set_aside = set_aside(&self.folder);
        let path = self.folder.join("sled");
        let placed = fs::rename(self.folder.join(UNFINISHED), &path);
        placed.inspect_err(|_| remove_unfinished(&self.folder)).ok()?;
        Store::open(&path, &self.codec).ok()
    }

    /// Lets the store take in what it has not had yet.
    fn replay(&mut self) -> Result<(), Trouble> {
        let before = self.store.applied().position;
        if before == self.ledger.head().position {
            return Ok(());
        }
        in_chunks(self.ledger.entries_after(before), &self.codec, |chunk| {
            self.opening.replayed += chunk.entries;
            Ok(self.store.apply(chunk.images, chunk.head.into())?)
        })
    }
}
