//! Opening a store: the lock, the journal, and a store that is brought up to it or built anew.

use std::cell::RefCell;
use std::fs;
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use thiserror::Error;
use uuid::Uuid;

use super::ledger::Ledger;
use super::place::{Claim, Claiming, make_folders};
use super::reached::Missing;
use super::rebuilding::open_store;
use super::standing::Beside;
use super::terminal::{Known, terminal};
use super::{App, Clock, Trouble, reached};
use crate::codec::Codec;
use crate::domain::calendar;
use crate::domain::dated::Dated;
use crate::domain::ids::SupervisorId;
use crate::domain::method;
use crate::domain::participant::Supervisor;
use crate::domain::record::{Change, Entry, EntryId, Record, RecordKey, Why};
use crate::domain::workshop::Workshop;
use crate::journal::lock::{Holder, Holding, LockError, StoreLock};
use crate::journal::{Access, Files, Journal, JournalError, JournalId, OsFiles, careful_flags};
use crate::store::{Applied, Store, StoreError};

/// How often, and how far apart, a store that another command has is tried again: four seconds at most.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(40);

/// Why a store could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// There is no store in this folder yet.
    #[error("no store in {}", .0.display())]
    Absent(PathBuf),
    /// A store is being put there, or begun, by another.
    #[error("a store is being made in {}", .0.display())]
    BeingMade(PathBuf),
    /// Somebody else has it open.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The journal cannot be opened.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The folder cannot be used.
    #[error("cannot use {}: {source}", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The store in this folder may not be read: it is somebody else's. The journal has it all.
    #[error("{} may not be read", .0.display())]
    Sealed(PathBuf),
    /// The store could not be brought up to the journal.
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// What was found and done on opening.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// Bytes of an unfinished, never acknowledged entry that were cut off.
    pub cut_bytes: u64,
    /// Entries that the store took in from the journal.
    pub replayed: u64,
    /// The broken store was set aside here and built anew.
    pub set_aside: Option<PathBuf>,
    /// The store lives in memory: nothing could be written beside the journal.
    pub in_memory: bool,
    /// What lay beside the journal and is not of it.
    pub strange: Vec<Strange>,
    /// Actions that may be missing, as long as nobody said that it was seen.
    pub missing: Option<Missing>,
}

/// A file or folder of another workshop, or of a copy of this one that went another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strange {
    /// Where it lay.
    pub file: PathBuf,
    /// Where it stands now; none where it was only passed over.
    pub aside: Option<PathBuf>,
}

impl Opening {
    /// The witness of the journal was not of it, and stands here now.
    pub(super) fn witness(&mut self, folder: &Path, aside: Option<PathBuf>) {
        let file = folder.join("journal").join("witness");
        self.strange.extend(aside.map(|aside| Strange {
            file,
            aside: Some(aside),
        }));
    }
}

/// How a new workshop begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartUp {
    /// The name of the location.
    pub location: String,
    /// The id of the method newcomers start in.
    pub method: String,
    /// The first supervisor's name; empty for none.
    pub supervisor: String,
    /// From when its settings hold.
    pub since: NaiveDate,
    /// Id and text of method files of its own, checked; one with the id of a shipped one takes its place.
    pub own_methods: Vec<(String, String)>,
}

pub(super) fn private_folder(folder: &Path) -> Result<(), OpenError> {
    let failed = |source| OpenError::Folder {
        folder: folder.to_path_buf(),
        source,
    };
    make_folders(&OsFiles, folder).map_err(failed)?;
    let mode = fs::metadata(folder).map_err(failed)?.permissions().mode();
    if mode & 0o077 != 0 {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(failed)?;
    }
    Ok(())
}

/// What others could read of a store is nobody else's from now on, where we may say so.
fn make_private(folder: &Path) {
    let _ = private_folder(folder);
    for inside in ["", "journal", "sled", "sled/blobs"] {
        let Ok(names) = fs::read_dir(folder.join(inside)) else {
            continue;
        };
        for name in names.flatten() {
            let Ok(about) = name.metadata() else { continue };
            let mode = if about.is_dir() { 0o700 } else { 0o600 };
            let plain = about.is_dir() || about.is_file();
            if plain && about.permissions().mode() & 0o077 != 0 {
                let _ = fs::set_permissions(name.path(), fs::Permissions::from_mode(mode));
            }
        }
    }
}

/// Tries again, four seconds at most, as long as it is a command that has the store.
///
/// # Errors
/// What the last try answered.
pub fn waited<T>(mut attempt: impl FnMut() -> Result<T, OpenError>) -> Result<T, OpenError> {
    for _ in 0..TRIES {
        match attempt() {
            Err(error) if error.passes() => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
    attempt()
}

/// Takes the lock for a command, which has it for a moment; waits for another one.
pub(super) fn lock(folder: &Path, clock: &dyn Clock) -> Result<StoreLock, OpenError> {
    waited(|| lock_as(Holding::Command, folder, clock))
}

fn lock_as(holding: Holding, folder: &Path, clock: &dyn Clock) -> Result<StoreLock, OpenError> {
    let tty = rustix::termios::ttyname(std::io::stdin(), Vec::new())
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let holder = Holder {
        holding,
        pid: std::process::id(),
        since: clock.millis() / 1000,
        tty,
    };
    Ok(StoreLock::acquire(folder, &holder)?)
}

/// Writes a file of our own anew, where that can be; following no link, and held up by no pipe.
pub(super) fn write_down(file: &Path, bytes: &[u8]) {
    let _ = fs::OpenOptions::new()
        .custom_flags(careful_flags())
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(file)
        .and_then(|mut file| io::Write::write_all(&mut file, bytes));
}

/// The folder of a store that is to be begun, with its place and its lock.
pub(super) fn begin(folder: &Path, clock: &dyn Clock) -> Result<(Option<Claim>, StoreLock), OpenError> {
    let around = folder.parent().unwrap_or(Path::new(""));
    make_folders(&OsFiles, around).map_err(|source| OpenError::Folder {
        folder: around.to_path_buf(),
        source,
    })?;
    let claim = Claim::of(folder, Claiming::Begin)?;
    private_folder(folder)?;
    Ok((claim, lock(folder, clock)?))
}

/// Makes the journal with what it begins with, elsewhere, and puts it in its place once it is whole: a store
/// that was being made when the power went is not there, and is made anew.
pub(super) fn begin_journal(
    folder: &Path,
    files: Arc<dyn Files>,
    write: impl FnOnce(&mut Journal) -> Result<(), JournalError>,
) -> Result<(), OpenError> {
    let failed = |source| OpenError::Folder {
        folder: folder.to_path_buf(),
        source,
    };
    let (inside, making) = (folder.join("journal"), folder.join("journal.new"));
    if inside.exists() || reached::load(folder).is_some() {
        return Err(JournalError::AlreadyThere { file: inside }.into());
    }
    match fs::remove_dir_all(&making) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    let made = Journal::create(&making, files).and_then(|mut journal| write(&mut journal));
    let placed = made
        .map_err(OpenError::from)
        .and_then(|()| sync_all(&making).map_err(failed))
        .and_then(|()| fs::rename(&making, &inside).map_err(failed));
    if placed.is_err() {
        let _ = fs::remove_dir_all(&making);
    }
    placed?;
    OsFiles.sync_folder(folder).map_err(failed)
}

/// Everything in a folder is on the disk.
fn sync_all(folder: &Path) -> io::Result<()> {
    for name in OsFiles.names(folder)? {
        OsFiles.open(&folder.join(name), Access::Write)?.sync_data()?;
    }
    OsFiles.sync_folder(folder)
}

impl App {
    /// Whether a store is there.
    ///
    /// # Errors
    /// When the system does not let us see: no rights, or a file where a folder must be.
    pub fn exists(folder: &Path) -> Result<bool, OpenError> {
        let is_there = |name: &str| match folder.join(name).symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            found => found.map(|_| true).map_err(|source| OpenError::Folder {
                folder: folder.to_path_buf(),
                source,
            }),
        };
        // A store without its journal is one that lost it, not a place for a new one.
        Ok(is_there("journal")? || is_there("sled")? || reached::load(folder).is_some())
    }

    /// That a store is there.
    ///
    /// # Errors
    /// [`OpenError::Absent`] where there is none, and as [`App::exists`].
    pub fn must_exist(folder: &Path) -> Result<(), OpenError> {
        if Self::exists(folder)? {
            Ok(())
        } else {
            Err(OpenError::Absent(folder.to_path_buf()))
        }
    }

    /// Opens the store in a folder, for as long as somebody works.
    ///
    /// # Errors
    /// When there is none, somebody else has it, or the journal is damaged: nothing was changed then.
    pub fn open(folder: &Path, clock: Box<dyn Clock>) -> Result<Self, OpenError> {
        Self::open_as(Holding::Screen, folder, clock)
    }

    /// Opens the store in a folder, for so long.
    ///
    /// # Errors
    /// As [`App::open`].
    pub fn open_as(holding: Holding, folder: &Path, clock: Box<dyn Clock>) -> Result<Self, OpenError> {
        let files: Arc<dyn Files> = Arc::new(OsFiles);
        Self::open_through(holding, folder, clock, &files)
    }

    /// Opens the store through another file layer, which tests make fail.
    ///
    /// # Errors
    /// As [`App::open`].
    pub fn open_with(
        folder: &Path,
        clock: Box<dyn Clock>,
        files: &Arc<dyn Files>,
    ) -> Result<Self, OpenError> {
        Self::open_through(Holding::Screen, folder, clock, files)
    }

    fn open_through(
        holding: Holding,
        folder: &Path,
        clock: Box<dyn Clock>,
        files: &Arc<dyn Files>,
    ) -> Result<Self, OpenError> {
        Self::must_exist(folder)?;
        let lock = lock_as(holding, folder, &*clock)?;
        make_private(folder);
        let mut opening = Opening::default();
        let old = open_store(folder, &mut opening)?;
        let (examined, standing) = Beside::of(folder, old.sled).examine(files, Access::Write)?;
        let (journal, opened) = Journal::open_examined(examined)?;
        opening.cut_bytes = opened.cut_bytes;
        opening.witness(folder, opened.witness_aside);
        let writes_down = standing.settle(folder, journal.said(), &mut opening);
        let mut store = old.or_new(folder, standing.sled, &journal, &mut opening)?;
        store.of_journal(JournalId::bytes(journal.id()));
        let ledger = Ledger::Writing(Box::new(journal));
        let terminal = terminal(folder, ledger.head().position);
        let mut app = Self::assemble(folder, clock, (ledger, store), (terminal, opening), Some(lock));
        app.writes_down = writes_down;
        app.catch_up()?;
        app.resume_terminal()?;
        Ok(app)
    }

    pub(super) fn assemble(
        folder: &Path,
        clock: Box<dyn Clock>,
        (ledger, store): (Ledger, Store),
        (terminal, opening): (Known, Opening),
        lock: Option<StoreLock>,
    ) -> Self {
        Self {
            folder: folder.to_path_buf(),
            codec: Codec::plain(),
            ledger,
            store,
            clock,
            on: None,
            who: None,
            terminal,
            sequence: 0,
            latest: None,
            history: None,
            visit: None,
            opening,
            hours: super::query::hours::HoursCache::default(),
            recent: super::query::recent::RecentCache::default(),
            lost: RefCell::default(),
            writes_down: true,
            numbers: RefCell::default(),
            lock,
        }
    }

    /// Makes a new store: the methods, the location, the first supervisor.
    ///
    /// # Errors
    /// When there is one already, or the folder cannot be used.
    pub fn create(folder: &Path, clock: Box<dyn Clock>, start: &StartUp) -> Result<Self, OpenError> {
        let (claim, guard) = begin(folder, &*clock)?;
        let (changes, who) = first_changes(start);
        let entry = Entry {
            id: EntryId {
                terminal: terminal(folder, 0).id,
                sequence: 1,
            },
            who,
            at: clock.millis(),
            local: clock.local(),
            why: Why::Start,
            reason: None,
            changes,
        };
        begin_journal(folder, Arc::new(OsFiles), |journal| {
            journal.append(&Codec::plain().encode_entry(&entry)).map(|_| ())
        })?;
        drop((claim, guard));
        Self::open(folder, clock)
    }

    /// What a new workshop would have in its store, in memory: for looking at what a file would do before there
    /// is one.
    ///
    /// # Errors
    /// When it cannot be made up.
    pub fn blank(start: &StartUp) -> Result<Store, StoreError> {
        let mut store = Store::in_memory(&Codec::plain());
        let changes = first_changes(start).0;
        let images = changes.into_iter().map(|c| (c.key, c.after)).collect();
        store.apply(images, Applied::default())?;
        Ok(store)
    }
}

/// What a new workshop begins with, and its first supervisor.
fn first_changes(start: &StartUp) -> (Vec<Change>, Option<SupervisorId>) {
    let add = |key, record| Change {
        key,
        before: None,
        after: Some(record),
    };
    let mut changes: Vec<Change> = method::beginning(&start.own_methods)
        .into_iter()
        .map(|(id, text)| {
            let method = Dated::since(start.since, text);
            add(RecordKey::Method(id), Record::Method(method))
        })
        .collect();
    let workshop = Workshop {
        location: start.location.clone(),
        method: start.method.clone(),
        days_off: calendar::default_days_off().into_iter().collect(),
    };
    changes.push(add(
        RecordKey::Workshop,
        Record::Workshop(Dated::since(start.since, workshop)),
    ));
    if start.supervisor.is_empty() {
        return (changes, None);
    }
    let id = SupervisorId(Uuid::new_v4());
    let supervisor = Supervisor {
        name: start.supervisor.clone(),
        ended: false,
    };
    changes.push(add(RecordKey::Supervisor(id), Record::Supervisor(supervisor)));
    (changes, Some(id))
}
