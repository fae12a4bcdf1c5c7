//! The witness: the last acknowledged place, so that a lost tail is told from an unfinished one.
//!
//! Two slots, each in a disk sector of its own, written in turn: a torn write leaves the other one.
//! A slot is `WVW1`, position u64, segment u32, offset u64, chain, crc32 of all that; then the journal's id, and crc32
//! of everything before; big-endian. Version 1 ended after the first crc: it reads a newer slot as one of its own, and
//! one that it wrote has no id.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::belongs::belongs;
use super::files::is_no_file;
use super::frame::take;
use super::mend::move_aside;
use super::segment::{At, create_whole, read_full};
use super::{Access, Belongs, Chain, FileHandle, Files, Head, JournalError, JournalId, Said};

const MAGIC: [u8; 4] = *b"WVW1";
const SLOT: usize = 60;
const ID: usize = 16;
/// A slot with the id and its sum.
const FULL: usize = SLOT + ID + 4;
const SECTOR: usize = 512;

/// The file of the witness.
pub(super) fn path(folder: &Path) -> PathBuf {
    folder.join("witness")
}

/// The open witness of a journal that is written to.
pub(super) struct Witness {
    handle: Arc<dyn FileHandle>,
    /// The slot to be written next: never the only good one.
    next: usize,
}

/// What the witness file says.
pub(super) enum Found {
    /// There is no such file.
    Missing,
    /// Neither slot can be read.
    Unreadable,
    /// Something else than a file stands there.
    NoFile,
    /// The newest readable slot, of which journal, and which one it is.
    Known(Head, Option<JournalId>, usize),
    /// It is of another journal or another copy, and says nothing of this one.
    Strange(Belongs),
}

impl Found {
    /// The place known, if any.
    pub(super) fn head(&self) -> Option<Head> {
        match self {
            Self::Known(head, ..) => Some(*head),
            Self::Missing | Self::Unreadable | Self::NoFile | Self::Strange(_) => None,
        }
    }

    /// Whether it names another journal than this one.
    pub(super) fn is_elsewhere(&self, id: Option<JournalId>) -> bool {
        let said = self.said();
        said.is_some_and(|said| belongs(id, None, &said) == Belongs::Elsewhere)
    }

    /// The same, as what it says of its journal.
    pub(super) fn said(&self) -> Option<Said> {
        let Self::Known(head, id, _) = self else {
            return None;
        };
        Some(Said {
            id: *id,
            at: (*head).into(),
        })
    }
}

/// Reads the witness of the folder.
pub(super) fn load(files: &dyn Files, folder: &Path) -> Result<Found, JournalError> {
    let path = path(folder);
    let handle = match files.open(&path, Access::Read) {
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok(Found::Missing);
        }
        Err(error) if is_no_file(&error) => return Ok(Found::NoFile),
        handle => handle.map_err(JournalError::io("open", &path))?,
    };
    let mut bytes = [0; SECTOR * 2];
    let got =
        read_full(&mut At { handle, offset: 0 }, &mut bytes).map_err(JournalError::io("read", &path))?;
    let slots = [0, 1].map(|slot| decode(bytes[..got].get(slot * SECTOR..).unwrap_or_default()));
    let newest = match slots {
        [Some(a), Some(b)] if b.0.position > a.0.position => Some((b, 1)),
        [Some(a), _] => Some((a, 0)),
        [None, Some(b)] => Some((b, 1)),
        [None, None] => None,
    };
    Ok(newest.map_or(Found::Unreadable, |((head, id), slot)| {
        Found::Known(head, id, slot)
    }))
}

impl Witness {
    /// Makes the file anew, durable at once.
    pub(super) fn create(
        files: &dyn Files,
        folder: &Path,
        head: &Head,
        id: Option<JournalId>,
    ) -> io::Result<Self> {
        let mut bytes = encode(head, id);
        bytes.resize(SECTOR * 2, 0);
        Ok(Self {
            handle: create_whole(files, folder, &path(folder), &bytes)?,
            next: 1,
        })
    }

    /// Opens the file as `found`, or makes it anew where nothing in it can be read; then writes `head`, durably. What
    /// is no file, or not of this journal, is set aside; where that stands is answered.
    pub(super) fn settle(
        files: &dyn Files,
        folder: &Path,
        found: &Found,
        (head, id): (&Head, Option<JournalId>),
    ) -> io::Result<(Self, Option<PathBuf>)> {
        let mut aside = None;
        if matches!(found, Found::NoFile | Found::Strange(_)) {
            aside = Some(move_aside(files, &path(folder))?);
        }
        let Found::Known(.., slot) = found else {
            let made = Self::create(files, folder, head, id)?;
            return Ok((made, aside.filter(|_| matches!(found, Found::Strange(_)))));
        };
        let handle = files.open(&path(folder), Access::Write)?;
        let mut witness = Self {
            handle,
            next: 1 - slot,
        };
        witness.write(head, id)?;
        witness.sync()?;
        Ok((witness, aside))
    }

    /// Writes the next slot. Not synced: it may lag. After an error the same slot is written again.
    pub(super) fn write(&mut self, head: &Head, id: Option<JournalId>) -> io::Result<()> {
        self.handle
            .write_all_at(&encode(head, id), (self.next * SECTOR) as u64)?;
        self.next = 1 - self.next;
        Ok(())
    }

    /// Bounds how far the witness can lag after a power cut.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.handle.sync_data()
    }
}

fn encode(head: &Head, id: Option<JournalId>) -> Vec<u8> {
    let mut out = Vec::with_capacity(SECTOR * 2);
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&head.position.to_be_bytes());
    out.extend_from_slice(&head.segment.to_be_bytes());
    out.extend_from_slice(&head.offset.to_be_bytes());
    out.extend_from_slice(&head.chain.0);
    out.extend_from_slice(&crc32fast::hash(&out).to_be_bytes());
    out.extend_from_slice(&JournalId::bytes(id));
    out.extend_from_slice(&crc32fast::hash(&out).to_be_bytes());
    out
}

fn decode(bytes: &[u8]) -> Option<(Head, Option<JournalId>)> {
    let slot = bytes.get(..SLOT).filter(|slot| slot.starts_with(&MAGIC))?;
    if !is_whole(slot) {
        return None;
    }
    let head = Head {
        position: u64::from_be_bytes(take(slot, 4)),
        segment: u32::from_be_bytes(take(slot, 12)),
        offset: u64::from_be_bytes(take(slot, 16)),
        chain: Chain(take(slot, 24)),
    };
    let full = bytes.get(..FULL).filter(|full| is_whole(full));
    Some((head, full.and_then(|full| JournalId::read(take(full, SLOT)))))
}

/// Whether it ends with the sum of all before.
fn is_whole(bytes: &[u8]) -> bool {
    let (rest, sum) = bytes.split_at(bytes.len() - 4);
    crc32fast::hash(rest).to_be_bytes() == sum
}
