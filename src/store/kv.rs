//! The drawer under the store: sled, or, where sled cannot open at all, maps in memory.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;
use std::time::Duration;

use super::StoreError;

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

impl Kv {
    /// Opens sled in a folder, creating it when it is not there. Leftovers of an unfinished snapshot are
    /// removed first: sled refuses to open beside them (sled #1527, #1533).
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        if let Ok(files) = fs::read_dir(folder) {
            for file in files.flatten() {
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
        let mut tries = 0;
        loop {
            match config.open() {
                // The store's own lock is ours: who has sled's is a process that is just going.
                Err(sled::Error::Io(error)) if tries < 40 && is_lock(&error) => {
                    tries += 1;
                    std::thread::sleep(Duration::from_millis(25));
                }
                opened => return Ok(Self::Sled(opened?)),
            }
        }
    }

    pub fn get<T>(&self, key: &[u8], read: impl FnOnce(&[u8]) -> T) -> Result<Option<T>, StoreError> {
        Ok(match self {
            Self::Sled(db) => db.get(key)?.map(|value| read(&value)),
            Self::Memory(map) => map.get(key).map(|value| read(value)),
        })
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        let mut empty = true;
        self.scan(&[], false, |_, _| {
            empty = false;
            Ok(false)
        })?;
        Ok(empty)
    }

    /// Everything whose key begins so, in order; stops early when `each` says no.
    pub fn scan(
        &self,
        prefix: &[u8],
        reverse: bool,
        mut each: impl FnMut(&[u8], &[u8]) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        match self {
            Self::Sled(db) => {
                let mut all = db.scan_prefix(prefix);
                while let Some(item) = if reverse { all.next_back() } else { all.next() } {
                    let (key, value) = item?;
                    if !each(&key, &value)? {
                        break;
                    }
                }
            }
            Self::Memory(map) => {
                let mut all = map
                    .range(prefix.to_vec()..)
                    .take_while(|(k, _)| k.starts_with(prefix))
                    .collect::<Vec<_>>();
                if reverse {
                    all.reverse();
                }
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

fn is_lock(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::Other && error.to_string().contains("could not acquire lock")
}
