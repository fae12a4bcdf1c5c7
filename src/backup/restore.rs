//! The way back: a store built beside the one that is there, checked, and put in its place in one step.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::beside::{Onwards, resolved};
use super::folder::{Backups, check_file};
use super::lineage::Lineage;
use super::make::{Origin, copy};
use super::manifest::Manifest;
use super::status::{Good, Status};
use super::{BackupError, Disks, beside_store};
use crate::app::clock::SystemClock;
use crate::app::{App, Claim, Claiming, OpenError, in_chunks, make_folders};
use crate::codec::Codec;
use crate::journal::{Access, Files, JournalReader};
use crate::log::{self, Fact};
use crate::store::Store;

/// In a folder that is being built: it may be removed.
pub(super) const UNFINISHED: &str = "unfinished";

/// Which backup is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The one made last.
    Newest,
    /// The last one of a date.
    On(NaiveDate),
    /// The one with this manifest.
    Named(String),
}

/// What was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Which backup.
    pub manifest: Manifest,
    /// The state hash of the store, read back out of it.
    pub state: [u8; 32],
    /// Where the store that was there is now.
    pub aside: Option<PathBuf>,
    /// Where its backups go from now on.
    pub onwards: Onwards,
}

/// What came of restoring as a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The state hash of what came out.
    pub state: [u8; 32],
    /// It was held against the journal of the store; else that has not got this work, and the backup was held against
    /// itself.
    pub own: bool,
}

impl Backups {
    /// The backup that is meant.
    ///
    /// # Errors
    /// There is none, or one as new as it cannot be read: that could be the one meant.
    pub fn find(&self, wanted: &Wanted) -> Result<Manifest, BackupError> {
        let (mut found, mut unread) = (None, None);
        for listed in self.list()? {
            let meant = match wanted {
                Wanted::Newest => true,
                Wanted::On(date) => listed.when.date() == *date,
                Wanted::Named(name) => listed.file.file_name().is_some_and(|it| it == name.as_str()),
            };
            match listed.manifest {
                _ if !meant => {}
                Ok(manifest) => found = Some((listed.when, manifest)),
                Err(error) => unread = Some((listed.when, error)),
            }
        }
        match (found, unread) {
            (Some((when, manifest)), Some((older, _))) if older < when => Ok(manifest),
            (_, Some((_, error))) => Err(error),
            (Some((_, manifest)), None) => Ok(manifest),
            (None, None) => Err(match wanted {
                Wanted::On(date) => BackupError::NoneOn {
                    folder: self.folder.clone(),
                    date: *date,
                },
                _ => BackupError::None(self.folder.clone()),
            }),
        }
    }
}

/// Puts a backup in the place of a store, if there is one; that one is kept aside. Until the last step nothing of
/// it changes, and the last step is one: a crash leaves either store, never half of one.
///
/// # Errors
/// The backup is damaged, the store is open elsewhere, or the system says no: the store is as it was.
pub fn restore(
    backups: &Backups,
    wanted: &Wanted,
    store: &Path,
    disks: &Disks,
) -> Result<Restored, BackupError> {
    put_back(backups, wanted, store, disks, true)
}

/// The same, where there is no store yet.
///
/// # Errors
/// As [`restore`]; [`BackupError::Appeared`] where there is one by now.
pub fn restore_anew(
    backups: &Backups,
    wanted: &Wanted,
    store: &Path,
    disks: &Disks,
) -> Result<Restored, BackupError> {
    put_back(backups, wanted, store, disks, false)
}

fn put_back(
    backups: &Backups,
    wanted: &Wanted,
    named: &Path,
    disks: &Disks,
    may_replace: bool,
) -> Result<Restored, BackupError> {
    let manifest = backups.find(wanted)?;
    backups.check(&manifest)?;
    let files = disks.store.as_ref();
    let store = resolved(named);
    let store = store.as_path();
    let parent = store.parent().unwrap_or(Path::new("."));
    private_parents(files, parent)?;
    // Whoever is later finds what the first one made.
    let _claim = Claim::of(store, Claiming::Restore)?;
    let living = is_something(store);
    if living && !may_replace {
        return Err(BackupError::Appeared(named.to_path_buf()));
    }
    let _lock = living.then(|| App::lock(store)).transpose()?;
    let built = beside_store(store, ".restoring");
    clear(files, store, &built)?;
    // What came of it is of no use, and takes the room that the store that is there may need.
    let (state, onwards) = build_whole(backups, &manifest, &built, named, disks).inspect_err(|_| {
        let _ = clear(files, store, &built);
    })?;
    let aside = put_in_place(files, &built, store, living)
        .inspect_err(|_| drop(remove_all(&built)))
        .map_err(BackupError::io(store))?;
    log::write(Fact::Restored {
        entries: manifest.position,
        kept_aside: aside.is_some(),
    });
    files.sync_folder(parent).map_err(BackupError::io(parent))?;
    Ok(Restored {
        manifest,
        state,
        aside,
        onwards,
    })
}

/// Builds a store out of a backup, with what the one that is there says of where backups go. Where that was not
/// chosen, they go to where this one was.
fn build_whole(
    backups: &Backups,
    manifest: &Manifest,
    built: &Path,
    store: &Path,
    disks: &Disks,
) -> Result<([u8; 32], Onwards), BackupError> {
    let files = disks.store.as_ref();
    let state = build(backups, manifest, built, disks)?;
    let mut onwards = Onwards::AsBefore;
    match Status::load(store, files) {
        Ok(mut status) => {
            onwards = Onwards::of(backups, &status, (store, built), disks);
            if let Onwards::Source(folder) = &onwards {
                status.folder = Some(folder.clone());
            }
            // What was put back is in a backup still.
            let here = status.folder(store) == backups.folder;
            let known = Status {
                folder: status.folder,
                last: here.then_some(Good {
                    when: manifest.when,
                    position: manifest.position,
                    chain: Some(manifest.chain),
                }),
                ..Status::default()
            };
            if known != Status::default() {
                known.save(built, files)?;
            }
        }
        // What cannot be read is not forgotten either: the next backup asks where they go.
        Err(_) => Status::keep_unread(store, built).map_err(BackupError::io(store))?,
    }
    let unfinished = built.join(UNFINISHED);
    files
        .remove(&unfinished)
        .and_then(|()| files.sync_folder(built))
        .map_err(BackupError::io(&unfinished))?;
    Ok((state, onwards))
}

/// Restores a backup into a temporary folder beside the store and compares it with the journal it was made of, or
/// where that went another way since, with its own.
///
/// # Errors
/// The backup is damaged, or what came out is something else.
pub fn trial(
    backups: &Backups,
    manifest: &Manifest,
    store: &Path,
    disks: &Disks,
) -> Result<Tried, BackupError> {
    // Only one at a time has the place for it.
    let _lock = match backups.lock() {
        Err(busy @ BackupError::Busy(_)) => return Err(busy),
        // A folder that is only read needs no lock.
        lock => lock.ok(),
    };
    let folder = place_for_trial(store).map_err(BackupError::io(store))?;
    private_parents(disks.store.as_ref(), folder.parent().unwrap_or(Path::new(".")))?;
    let state = remove_all(&folder).and_then(|()| build(backups, manifest, &folder, disks));
    let removed = remove_all(&folder);
    let state = state.map_err(|error| error.of_trial(&folder))?;
    removed?;
    let living = Lineage::of(store, &disks.store).ok().filter(|living| {
        let same = living.has(manifest.position, manifest.chain);
        same.unwrap_or(false)
    });
    let own = living.is_some();
    let reader = match living {
        Some(living) => living.reader,
        None => backups.reader(manifest)?,
    };
    if fold(reader, manifest)? == state {
        Ok(Tried { state, own })
    } else {
        Err(BackupError::Differs(backups.folder.join(manifest.file())))
    }
}

/// Where nothing is, or what a trial that was broken off left: a folder of somebody's may have the name.
fn place_for_trial(store: &Path) -> io::Result<PathBuf> {
    (1..1000)
        .map(|n| beside_store(store, &format!(".trial-{n:03}")))
        .find(|path| !is_something(path) || path.join(UNFINISHED).exists())
        .ok_or_else(|| io::ErrorKind::AlreadyExists.into())
}

/// Builds a store out of a backup in a new folder and answers its state hash. It becomes another terminal.
fn build(
    backups: &Backups,
    manifest: &Manifest,
    folder: &Path,
    disks: &Disks,
) -> Result<[u8; 32], BackupError> {
    let files = disks.store.as_ref();
    let journal = folder.join("journal");
    files.create_folder(folder).map_err(BackupError::io(folder))?;
    let unfinished = folder.join(UNFINISHED);
    files.create(&unfinished).map_err(BackupError::io(&unfinished))?;
    files.create_folder(&journal).map_err(BackupError::io(&journal))?;
    for (name, segment) in manifest.named_segments() {
        let path = backups.segments().join(segment.file());
        let handle = backups
            .files
            .open(&path, Access::Read)
            .map_err(BackupError::io(&path))?;
        let source = Origin {
            path,
            handle,
            segment: segment.clone(),
        };
        let to = journal.join(name);
        copy(&source, files, &to)?;
        check_file(files, &to, segment)?;
    }
    for made in [&journal, folder] {
        files.sync_folder(made).map_err(BackupError::io(made))?;
    }
    let app = App::open_with(folder, Box::new(SystemClock), &disks.store)?;
    let head = app.journal().head();
    if (head.position, head.chain) != (manifest.position, manifest.chain) {
        return Err(BackupError::Differs(folder.to_path_buf()));
    }
    let state = app.store().state_hash()?;
    app.settle();
    Ok(state)
}

/// The state hash after the entries of a backup, put together in memory out of a journal that has them.
fn fold(reader: JournalReader, manifest: &Manifest) -> Result<[u8; 32], BackupError> {
    let codec = Codec::plain();
    let mut store = Store::in_memory(&codec);
    in_chunks(reader.until(manifest.head()).entries_after(0), &codec, |chunk| {
        Ok(store.apply(chunk.images, chunk.head.into())?)
    })
    .map_err(OpenError::from)?;
    Ok(store.state_hash()?)
}

/// Puts the new store in its place. Answers where the old one is now.
fn put_in_place(files: &dyn Files, built: &Path, store: &Path, living: bool) -> io::Result<Option<PathBuf>> {
    if !living {
        files.rename(built, store)?;
        return Ok(None);
    }
    let aside = free_name(store)?;
    match files.exchange(built, store) {
        // From here on the new store is there, and the old one stands where the new one was made.
        Ok(()) => Ok(Some(match files.rename(built, &aside) {
            Ok(()) => aside,
            Err(_) => built.to_path_buf(),
        })),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            files.rename(store, &aside)?;
            match files.rename(built, store) {
                Ok(()) => Ok(Some(aside)),
                Err(error) => {
                    files.rename(&aside, store)?;
                    Err(error)
                }
            }
        }
        Err(error) => Err(error),
    }
}

/// Clears the place where a store is built. What an earlier restore left half-built goes; a whole one, or the old
/// store that a crash left there, is kept aside.
fn clear(files: &dyn Files, store: &Path, built: &Path) -> Result<(), BackupError> {
    if built.join(UNFINISHED).exists() || !is_something(built) {
        return remove_all(built);
    }
    let aside = free_name(store).map_err(BackupError::io(store))?;
    files.rename(built, &aside).map_err(BackupError::io(&aside))
}

/// The first name for a store put aside that is not taken.
fn free_name(store: &Path) -> io::Result<PathBuf> {
    (1..1000)
        .map(|n| beside_store(store, &format!(".before-restore-{n:03}")))
        .find(|path| path.symlink_metadata().is_err())
        .ok_or_else(|| io::ErrorKind::AlreadyExists.into())
}

/// Whether anything is there: an empty folder is nothing.
#[must_use]
pub fn is_something(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut all) => all.next().is_some(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

/// Removes a folder that was being built, the mark in it last: without it the rest would be taken for somebody's, and
/// what participants are in it would stay for ever.
pub(super) fn remove_all(folder: &Path) -> Result<(), BackupError> {
    let removed = inside(folder).and_then(|all| {
        if !all.is_empty() {
            // A whole one has none any more. On a full disk it cannot be made, and then there is only more haste.
            let _ = fs::File::create_new(folder.join(UNFINISHED));
        }
        for path in all {
            remove_one(&path)?;
        }
        fs::remove_dir_all(folder)
    });
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(BackupError::io(folder)(error)),
        _ => Ok(()),
    }
}

/// What is in a folder besides the mark; nothing where it is a link to one, which goes without what it leads to.
fn inside(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.symlink_metadata()?.is_dir() {
        return Ok(Vec::new());
    }
    let all = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    all.filter(|path| !path.as_ref().is_ok_and(|path| path.ends_with(UNFINISHED)))
        .collect()
}

fn remove_one(path: &Path) -> io::Result<()> {
    if path.symlink_metadata()?.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    }
}

fn private_parents(files: &dyn Files, folder: &Path) -> Result<(), BackupError> {
    make_folders(files, folder).map_err(|source| {
        OpenError::Folder {
            folder: folder.to_path_buf(),
            source,
        }
        .into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_removed_keeps_its_mark_until_there_is_nothing_else() {
        let around = tempfile::tempdir().expect("a folder");
        let folder = around.path().join("werkvloer.trial-001");
        let theirs = around.path().join("theirs");
        for it in [&folder, &folder.join("journal"), &theirs] {
            fs::create_dir(it).expect("a folder");
        }
        for it in [
            &folder.join("journal/segment"),
            &folder.join(UNFINISHED),
            &theirs.join("file"),
        ] {
            fs::write(it, "x").expect("a file");
        }
        std::os::unix::fs::symlink(&theirs, folder.join("link")).expect("a link");
        let mut first = inside(&folder).expect("names");
        first.sort();
        assert_eq!(first, [folder.join("journal"), folder.join("link")]);
        remove_one(&first[0]).expect("removed");
        // Killed here, the next one takes it away.
        let store = around.path().join("werkvloer");
        assert_eq!(place_for_trial(&store).expect("a place"), folder);
        remove_all(&folder).expect("removed");
        assert!(!folder.exists() && theirs.join("file").exists());
        std::os::unix::fs::symlink(&theirs, &folder).expect("a link");
        remove_all(&folder).expect("removed");
        assert!(!folder.exists() && theirs.join("file").exists());
    }
}
