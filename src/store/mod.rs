//! What the screens read: the fold over the journal's entries, kept in sled, rebuildable at any time.
//!
//! Nothing here is the truth. Behind the journal it is replayed, broken it is set aside and built anew.

mod error;
mod fold;
mod guard;
mod index;
mod keys;
mod kv;
mod pages;
mod reading;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use chrono::NaiveDate;

pub use error::StoreError;
pub use fold::put_in_month;
pub use guard::is_guarded;
pub use keys::{date_of, month_of};

use crate::codec::{Codec, CodecError, Month, MonthTotal};
use crate::domain::attendance::Attendance;
use crate::domain::directory::Directory;
use crate::domain::ids::{NoteId, ParticipantId};
use crate::domain::klus::Observation;
use crate::domain::record::{Record, RecordKey};
use guard::guarded;
use index::Index;
use kv::Kv;
use pages::Pages;

/// The number of this fold. Another number in the store means: rebuild. There are no migrations here.
const FOLD: u32 = 7;

/// How long sled gets to open before it counts as hung.
const PATIENCE: Duration = Duration::from_secs(8);

/// A record as it is from now on; none when it is gone.
pub type Image = (RecordKey, Option<Record>);

/// Of which journal a store is the fold; zeros where that is not known.
pub type JournalMark = [u8; 16];

/// How far the store has come along the journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The position of the last entry applied; 0 for none.
    pub position: u64,
    /// The chain hash there.
    pub chain: [u8; 32],
}

/// The store, open.
pub struct Store {
    kv: Kv,
    folder: Option<PathBuf>,
    directory: Directory,
    index: Index,
    pages: Pages,
    /// Something in it could not be read.
    hurt: Cell<bool>,
}

impl Store {
    /// Opens the store in a folder.
    ///
    /// # Errors
    /// When sled cannot open, panics or hangs, a value cannot be read, or another fold made it: set it aside and
    /// rebuild.
    pub fn open(folder: &Path, codec: &Codec) -> Result<Self, StoreError> {
        let path = folder.to_path_buf();
        let (send, receive) = std::sync::mpsc::channel();
        let opening = path.clone();
        // A hang of sled stays behind on this thread; the folder is then set aside under it.
        std::thread::Builder::new().name("store".into()).spawn(move || {
            let _ = send.send(guarded(|| Kv::open(&opening)));
        })?;
        let kv = receive.recv_timeout(PATIENCE).map_err(|_| StoreError::Hung)??;
        guarded(|| Self::load(kv, codec, Some(path)))
    }

    /// An empty store in memory only.
    #[must_use]
    pub fn in_memory(codec: &Codec) -> Self {
        Self {
            kv: Kv::Memory(BTreeMap::new()),
            folder: None,
            directory: Directory::default(),
            index: Index::new(codec),
            pages: Pages::default(),
            hurt: Cell::new(false),
        }
    }

    fn load(kv: Kv, codec: &Codec, folder: Option<PathBuf>) -> Result<Self, StoreError> {
        let mut store = Self::in_memory(codec);
        store.kv = kv;
        store.folder = folder;
        if store.kv.is_empty()? {
            // So that one broken off while being built is told from one that lost its position.
            fold::apply(&mut store.kv, &mut store.index, Vec::new(), Applied::default())?;
            return Ok(store);
        }
        store.index = Index::open(&store.kv, codec, &mut store.directory)?;
        Ok(store)
    }

    /// How far along the journal.
    #[must_use]
    pub const fn applied(&self) -> Applied {
        self.index.applied
    }

    /// Of which journal it is the fold.
    #[must_use]
    pub const fn journal(&self) -> JournalMark {
        self.index.journal
    }

    /// From now on it is the fold of this journal; what is applied next says so on the disk.
    pub const fn of_journal(&mut self, mark: JournalMark) {
        self.index.journal = mark;
    }

    /// Whether it stands between two entries, for a large one was broken off: opening it brings it further.
    #[must_use]
    pub const fn is_between(&self) -> bool {
        self.index.between
    }

    /// Whether it lives in memory only.
    #[must_use]
    pub const fn is_in_memory(&self) -> bool {
        self.folder.is_none()
    }

    /// Whether something in it could not be read since it was opened, so that it must be built anew.
    #[must_use]
    pub const fn is_hurt(&self) -> bool {
        self.hurt.get()
    }

    fn reading<T>(&self, work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
        guarded(work).inspect_err(|_| self.hurt.set(true))
    }

    /// People, schedules, klussen, settings.
    #[must_use]
    pub const fn directory(&self) -> &Directory {
        &self.directory
    }

    /// A participant's totals of every month in which something was entered, in order.
    #[must_use]
    pub fn totals(&self, person: ParticipantId) -> &[MonthTotal] {
        self.index.totals(person)
    }

    /// That of one month; none when nothing was entered in it.
    #[must_use]
    pub fn total(&self, person: ParticipantId, month: u16) -> Option<&MonthTotal> {
        self.index.total(person, month)
    }

    /// A participant's month.
    ///
    /// # Errors
    /// When sled or the value is broken: rebuild.
    pub fn month(&self, person: ParticipantId, month: u16) -> Result<Month, StoreError> {
        self.reading(|| reading::month_page(&self.kv, &self.index, person, month))
    }

    /// The same, decoded once and kept at hand: for what is looked at again and again.
    ///
    /// # Errors
    /// When sled or the value is broken: rebuild.
    pub fn page(&self, person: ParticipantId, month: u16) -> Result<Rc<Month>, StoreError> {
        if let Some(page) = self.pages.get(person, month) {
            return Ok(page);
        }
        let page = Rc::new(self.month(person, month)?);
        self.pages.put(person, month, &page);
        Ok(page)
    }

    /// A participant's months up to and including one, newest first, until `each` says enough.
    ///
    /// # Errors
    /// When sled or a value is broken: rebuild.
    pub fn months_back(
        &self,
        person: ParticipantId,
        until: u16,
        mut each: impl FnMut(u16, &Month) -> bool,
    ) -> Result<(), StoreError> {
        let totals = self.totals(person).iter().rev();
        for total in totals.filter(|total| total.month <= until && total.days.is_some()) {
            let goes_on = match self.pages.get(person, total.month) {
                Some(page) => each(total.month, &page),
                None => each(total.month, &self.month(person, total.month)?),
            };
            if !goes_on {
                break;
            }
        }
        Ok(())
    }

    /// What happened to a participant on a date.
    ///
    /// # Errors
    /// When sled or the value is broken: rebuild.
    pub fn attendance_on(
        &self,
        person: ParticipantId,
        date: NaiveDate,
    ) -> Result<Option<Attendance>, StoreError> {
        let (month, day) = month_of(date);
        let page = self.month(person, month)?;
        Ok(page
            .attendance
            .into_iter()
            .find(|(d, _)| *d == day)
            .map(|(_, a)| a))
    }

    /// A participant's observations, newest month first, until `each` says enough.
    ///
    /// # Errors
    /// When sled or a value is broken: rebuild.
    pub fn observations_back(
        &self,
        person: ParticipantId,
        mut each: impl FnMut(NaiveDate, NoteId, Observation) -> bool,
    ) -> Result<(), StoreError> {
        self.reading(|| {
            for total in self.totals(person).iter().rev() {
                let pages = reading::notes(&self.kv, &self.index, person, total.month)?;
                let mut notes: Vec<_> = pages.into_iter().flat_map(|page| page.0).collect();
                notes.sort_by_key(|((day, id), note)| (*day, note.at, *id));
                for ((day, id), observation) in notes.into_iter().rev() {
                    let date = date_of(total.month, day).ok_or(CodecError::Damaged("a date"))?;
                    if !each(date, id, observation) {
                        return Ok(());
                    }
                }
            }
            Ok(())
        })
    }

    /// A record as it stands.
    ///
    /// # Errors
    /// When sled or the value is broken: rebuild.
    pub fn record(&self, key: &RecordKey) -> Result<Option<Record>, StoreError> {
        self.reading(|| reading::record(&self.kv, &self.index, key))
    }

    /// Takes images in and notes how far the store is. Applying the same again changes nothing.
    ///
    /// # Errors
    /// When sled fails: set it aside and rebuild.
    pub fn apply(&mut self, images: Vec<Image>, applied: Applied) -> Result<(), StoreError> {
        for (key, after) in &images {
            self.directory.set(key, after.as_ref());
            self.pages.forget(key);
        }
        let done = guarded(|| fold::apply(&mut self.kv, &mut self.index, images, applied));
        done.inspect_err(|_| self.hurt.set(true))
    }

    /// Makes what was applied last on the disk, so that opening has less to replay.
    ///
    /// # Errors
    /// When the disk or sled says no; nothing is lost by it.
    pub fn sync(&self) -> Result<(), StoreError> {
        match &self.folder {
            Some(folder) => guarded(|| self.kv.sync(folder)),
            None => Ok(()),
        }
    }

    /// Every record there is, what belongs together behind one another; for checking and exporting.
    ///
    /// # Errors
    /// When sled or a value is broken: rebuild.
    pub fn each_record(&self, mut each: impl FnMut(&RecordKey, &Record)) -> Result<(), StoreError> {
        self.reading(|| reading::each_record(&self.kv, &self.index, &mut each))
    }

    /// A hash over all records, read back and decoded: equal for equal content, however it came about.
    ///
    /// # Errors
    /// When sled or a value is broken: rebuild.
    pub fn state_hash(&self) -> Result<[u8; 32], StoreError> {
        self.reading(|| reading::state_hash(&self.kv, &self.index))
    }

    /// The state hash, and what [`Store::unread_hash`] answers, in one go.
    ///
    /// # Errors
    /// As [`Store::state_hash`].
    pub fn both_hashes(&self) -> Result<[[u8; 32]; 2], StoreError> {
        self.reading(|| reading::both_hashes(&self.kv, &self.index))
    }

    /// A hash over what is kept, as it lies there. Where it equals that of a store that was read, this one can be read
    /// too, and says the same.
    ///
    /// # Errors
    /// When sled is broken: rebuild.
    pub fn unread_hash(&self) -> Result<[u8; 32], StoreError> {
        self.reading(|| reading::unread_hash(&self.kv, &self.index))
    }
}

impl Drop for Store {
    /// sled syncs once more when it is let go of, and panics where the disk then says no. Nothing is lost by it.
    fn drop(&mut self) {
        let kv = std::mem::replace(&mut self.kv, Kv::Memory(BTreeMap::new()));
        let _ = guarded(|| {
            drop(kv);
            Ok(())
        });
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod testing {
    /// What sled holds, past everything that guards it.
    pub(crate) fn sled(folder: &std::path::Path) -> sled::Db {
        super::kv::waited_for(&sled::Config::new().path(folder)).unwrap()
    }
}
