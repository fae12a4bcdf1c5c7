//! The drawer under the store: sled, or, where sled cannot open at all, maps in memory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::time::Duration;

use super::StoreError;
use crate::codec::CodecError;

/// Keys and values in order, changed in whole batches.
pub enum Kv {
    /// On disk.
    Sled(sled::Db),
    /// In memory only, to read on when the disk is full or the folder may not be written.
    Memory(BTreeMap<Vec<u8>, Vec<u8>>),
}

/// What one batch writes: a value per key, or its removal.
pub type Batch = BTreeMap<Vec<u8>, Option<Vec<u8>>>;

const CACHE_BYTES: u64 = 32 << 20;

/// A longer value is kept in parts. sled makes a file that is never synced of any node of its tree above 128 KiB,
/// and opens without a word and without what was in it when that file is gone. A node holds up to 17 values.
const PART: usize = 4 * 1024;
/// The first byte of what stands in the place of a long value, and of the keys of its parts. No value begins so.
const PARTED: u8 = 255;

impl Kv {
    /// Opens sled in a folder, creating it when it is not there. Leftovers of an unfinished snapshot are
    /// removed first: sled refuses to open beside them (sled #1527, #1533). A pipe among its files would hang it.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        if let Ok(files) = fs::read_dir(folder) {
            for file in files.flatten() {
                if fs::metadata(file.path()).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
                    return Err(io::Error::from(io::ErrorKind::InvalidData).into());
                }
                if file.file_name().to_string_lossy().ends_with(".generating") {
                    fs::remove_file(file.path())?;
                }
            }
        }
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let config = sled::Config::new()
            .path(folder)
            .cache_capacity(CACHE_BYTES)
            .flush_every_ms(None)
            .mode(sled::Mode::LowSpace);
        Ok(Self::Sled(waited_for(&config)?))
    }

    pub fn get<T>(&self, key: &[u8], read: impl FnOnce(&[u8]) -> T) -> Result<Option<T>, StoreError> {
        Ok(match self {
            Self::Sled(db) => match db.get(key)? {
                Some(value) => Some(read(&whole(db, key, &value)?)),
                None => None,
            },
            Self::Memory(map) => map.get(key).map(|value| read(value)),
        })
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        let mut empty = true;
        self.scan(&[], |_, _| {
            empty = false;
            Ok(false)
        })?;
        Ok(empty)
    }

    /// Everything whose key begins so, in order; stops early when `each` says no.
    pub fn scan(
        &self,
        prefix: &[u8],
        mut each: impl FnMut(&[u8], &[u8]) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        match self {
            Self::Sled(db) => {
                for item in db.scan_prefix(prefix) {
                    let (key, value) = item?;
                    if !each(&key, &whole(db, &key, &value)?)? {
                        break;
                    }
                }
            }
            Self::Memory(map) => {
                let all = map
                    .range(prefix.to_vec()..)
                    .take_while(|(k, _)| k.starts_with(prefix));
                for (key, value) in all {
                    if !each(key, value)? {
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    /// Writes a batch, whole or not at all; not synced.
    pub fn write(&mut self, batch: Batch) -> Result<(), StoreError> {
        match self {
            Self::Sled(db) => {
                let mut writes = sled::Batch::default();
                for (key, value) in batch {
                    match value {
                        Some(value) if value.len() > PART => insert_parts(&mut writes, key, &value)?,
                        Some(value) => writes.insert(key, value),
                        None => writes.remove(key),
                    }
                }
                db.apply_batch(writes)?;
            }
            Self::Memory(map) => {
                for (key, value) in batch {
                    match value {
                        Some(value) => map.insert(key, value),
                        None => map.remove(&key),
                    };
                }
            }
        }
        Ok(())
    }

    /// Hands everything to the disk and waits until it is there. sled's own flush does not (`reliability`).
    pub fn sync(&self, folder: &Path) -> Result<(), StoreError> {
        if let Self::Sled(db) = self {
            db.flush()?;
            fs::File::open(folder.join("db"))?.sync_data()?;
        }
        Ok(())
    }
}

/// Opens sled. The store's own lock is ours: who still has sled's is a process, or a thread of ours, that is just
/// going.
pub fn waited_for(config: &sled::Config) -> Result<sled::Db, sled::Error> {
    let mut tries = 0;
    loop {
        match config.open() {
            Err(sled::Error::Io(error)) if tries < 40 && is_lock(&error) => {
                tries += 1;
                std::thread::sleep(Duration::from_millis(25));
            }
            opened => return opened,
        }
    }
}

pub fn is_lock(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Other && error.to_string().contains("could not acquire lock")
}

fn part_key(key: &[u8], number: u16) -> Vec<u8> {
    [&[PARTED], key, &number.to_be_bytes()].concat()
}

/// Parts that an earlier, longer value left behind are never read again.
fn insert_parts(writes: &mut sled::Batch, key: Vec<u8>, value: &[u8]) -> Result<(), StoreError> {
    let count = value.len().div_ceil(PART);
    let count = u16::try_from(count).map_err(|_| CodecError::Damaged("a value that is too long"))?;
    for (number, part) in (0..count).zip(value.chunks(PART)) {
        writes.insert(part_key(&key, number), part);
    }
    let [high, low] = count.to_be_bytes();
    writes.insert(key, &[PARTED, high, low]);
    Ok(())
}

/// The value itself, put together where it is kept in parts.
fn whole<'a>(db: &sled::Db, key: &[u8], value: &'a [u8]) -> Result<Cow<'a, [u8]>, StoreError> {
    let [PARTED, high, low] = value else {
        return Ok(Cow::Borrowed(value));
    };
    let mut whole = Vec::new();
    for number in 0..u16::from_be_bytes([*high, *low]) {
        let part = db.get(part_key(key, number))?;
        whole.extend_from_slice(&part.ok_or(CodecError::Damaged("a long value of the store"))?);
    }
    Ok(Cow::Owned(whole))
}
