//! The journal as a whole: what was acknowledged is there, or opening refuses.

mod faults;
mod mending;
mod mutations;
mod opening;
mod reading;
mod strays;
mod versions;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::faults::FaultyFiles;
use super::{
    Access, Belongs, Draft, Entries, Files, Head, Journal, JournalError, JournalId, Known, Limits, Opened,
    OsFiles, Said, Stamp, Written, opening as checks,
};

/// A frame holds so little here that many an entry spans parts; a segment holds some ten entries. Salts are not by
/// chance, so that two journals of the same entries are the same to the byte.
const SMALL: Limits = Limits {
    frame: 450,
    segment: 7000,
    seed: Some([7; 32]),
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
            assert_eq!(journal.append(&draft(payload(number))).unwrap(), number);
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

/// An entry of these bytes: every other one spread over three people in two realms.
fn draft(bytes: impl AsRef<[u8]>) -> Draft {
    let bytes = bytes.as_ref();
    let mut draft = Draft::new(Stamp {
        terminal: [5; 16],
        sequence: bytes.len() as u64,
        ..Stamp::default()
    });
    let mine = if bytes.len().is_multiple_of(2) {
        bytes.len() / 3
    } else {
        bytes.len()
    };
    let (house, rest) = bytes.split_at(mine);
    draft.house().extend_from_slice(house);
    for (number, piece) in (0u32..).zip(rest.chunks(90.max(rest.len() / 5000))) {
        let [.., low] = number.to_be_bytes();
        draft.put([low % 3; 16], 1 + low % 2, |out| {
            out.extend(number.to_be_bytes());
            out.extend(u32::try_from(piece.len()).unwrap().to_be_bytes());
            out.extend_from_slice(piece);
        });
    }
    draft
}

/// The bytes that an entry was made of.
fn undraft(written: &Written) -> Vec<u8> {
    if let Some(bytes) = written.as_whole() {
        return bytes.to_vec();
    }
    let (mut all, mut pieces) = (Vec::new(), Vec::new());
    for sheet in written.sheets() {
        let mut parts = sheet.unwrap().pieces();
        all.extend_from_slice(parts.next().unwrap().content().unwrap());
        for group in parts {
            let mut rest = group.content().unwrap();
            while let [a, b, c, d, e, f, g, h, more @ ..] = rest {
                let number = u32::from_be_bytes([*a, *b, *c, *d]);
                let (piece, after) = more.split_at(u32::from_be_bytes([*e, *f, *g, *h]) as usize);
                assert_eq!(group.owner, [number.to_be_bytes()[3] % 3; 16]);
                pieces.push((number, piece));
                rest = after;
            }
        }
    }
    pieces.sort_unstable();
    all.extend(pieces.into_iter().flat_map(|(_, piece)| piece));
    all
}

/// Everything the iterator gives, with the positions checked.
fn read(entries: Entries, after: u64) -> Result<Vec<Vec<u8>>, JournalError> {
    let mut all = Vec::new();
    for (entry, expected) in entries.zip(after + 1..) {
        let (position, written) = entry?;
        assert_eq!(position, expected);
        all.push(undraft(&written));
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
        journal.append(&draft(payload(number))).unwrap();
    }
    if lag > 0 {
        std::fs::write(desk.witness(), before.0).unwrap();
    }
    (desk, before.1)
}
