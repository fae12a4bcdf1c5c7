//! The journal as a whole: what was acknowledged is there, or opening refuses.

mod faults;
mod mending;
mod mutations;
mod opening;
mod reading;
mod strays;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::faults::FaultyFiles;
use super::{
    Access, Belongs, Entries, Files, Head, Journal, JournalError, JournalId, Known, Limits, Opened, OsFiles,
    Said, opening as checks,
};

/// A frame holds 248 bytes here, so that many an entry spans parts; a segment holds some ten entries.
const SMALL: Limits = Limits {
    frame: 300,
    segment: 3000,
};

/// A folder of its own for every test.
struct Desk {
    _temporary: TempDir,
    folder: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let folder = temporary.path().join("journal");
        Self {
            _temporary: temporary,
            folder,
        }
    }

    /// A closed journal with this many entries.
    fn with(entries: u64) -> Self {
        let desk = Self::new();
        let mut journal = desk.create(os());
        for number in 1..=entries {
            assert_eq!(journal.append(&payload(number)).unwrap(), number);
        }
        desk
    }

    fn create(&self, files: Arc<dyn Files>) -> Journal {
        Journal::create_with(&self.folder, files, SMALL).unwrap()
    }

    fn open(&self, known: Option<Known>) -> Result<(Journal, Opened), JournalError> {
        open_beside(&self.folder, known, SMALL)
    }

    fn segment(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:08}.wvj"))
    }

    fn witness(&self) -> PathBuf {
        self.folder.join("witness")
    }

    fn last_segment(&self) -> PathBuf {
        (1..99)
            .map(|number| self.segment(number))
            .take_while(|path| path.exists())
            .last()
            .unwrap()
    }
}

fn os() -> Arc<dyn Files> {
    Arc::new(OsFiles)
}

fn faulty(files: &FaultyFiles) -> Arc<dyn Files> {
    Arc::new(files.clone())
}

/// Opens it where what a store said to know is there, as the program does.
fn open_beside(
    folder: &Path,
    known: Option<Known>,
    limits: Limits,
) -> Result<(Journal, Opened), JournalError> {
    let examined = Journal::examine(folder, &os(), Access::Write)?;
    if let Some(at) = known {
        let said = Said { id: None, at };
        match examined.belongs(&said)? {
            Belongs::Ahead => return Err(examined.lost(at.position, Vec::new())),
            is => assert_eq!(is, Belongs::Here),
        }
    }
    checks::finish(examined, limits)
}

/// Bytes that differ for every entry; now and then empty, now and then several parts.
fn payload(number: u64) -> Vec<u8> {
    let length = number * 37 % 190 + if number % 7 == 3 { 700 } else { 0 };
    (0..length)
        .map(|at| (at * 31 + number * 17).to_le_bytes()[0])
        .collect()
}

fn payloads(entries: u64) -> Vec<Vec<u8>> {
    (1..=entries).map(payload).collect()
}

/// Everything the iterator gives, with the positions checked.
fn read(entries: Entries, after: u64) -> Result<Vec<Vec<u8>>, JournalError> {
    let mut all = Vec::new();
    for (entry, expected) in entries.zip(after + 1..) {
        let (position, payload) = entry?;
        assert_eq!(position, expected);
        all.push(payload);
    }
    Ok(all)
}

/// What is in the folder, through an ordinary opening.
fn reopened(desk: &Desk) -> Result<Vec<Vec<u8>>, JournalError> {
    let (journal, _) = desk.open(None)?;
    read(journal.entries_after(0), 0)
}

/// What is in the folder, through a reader that may not write.
fn read_beside(folder: &Path) -> Result<Vec<Vec<u8>>, JournalError> {
    read(Journal::read_only(folder, os())?.entries_after(0), 0)
}

fn flip(path: &Path, at: usize) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes[at] ^= 0x10;
    std::fs::write(path, bytes).unwrap();
}

fn shorten(path: &Path, length: u64) {
    std::fs::OpenOptions::new()
        .write(true)
        .open(path)
        .unwrap()
        .set_len(length)
        .unwrap();
}

/// A journal of `entries`, and the witness and head as they were `lag` entries before the end.
fn lagging(entries: u64, lag: u64) -> (Desk, Head) {
    let desk = Desk::new();
    let mut journal = desk.create(os());
    let mut before = (Vec::new(), journal.head());
    for number in 1..=entries {
        if number + lag == entries + 1 {
            before = (std::fs::read(desk.witness()).unwrap(), journal.head());
        }
        journal.append(&payload(number)).unwrap();
    }
    if lag > 0 {
        std::fs::write(desk.witness(), before.0).unwrap();
    }
    (desk, before.1)
}
