//! Looking at a journal before it is opened: is everything there that was ever acknowledged? What lies beside it is
//! held against it here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::belongs::{Belongs, JournalId, Said, belongs};
use super::frame::{self, FRAME_HEAD, MAX_FRAME, Place};
use super::frames::{Frames, Step};
use super::segment::{self, At, Header, read_full};
use super::walk::{Source, chain_in, id_of};
use super::witness::{self, Found};
use super::{Access, Chain, FileHandle, Files, Flaw, Head, JournalError, stray};
use crate::sheet::Salts;

/// The last segment as it was found.
pub(super) struct Tail {
    pub handle: Arc<dyn FileHandle>,
    pub header: Header,
    pub head: Head,
    pub last_frame: u64,
    /// What follows the last complete entry, and where, if anything does.
    pub flaw: Option<(u64, Flaw)>,
    pub size: u64,
    pub salts: Salts,
}

/// A journal that has all that its witness knew, looked at and not yet opened: what else lies beside it can be held
/// against it first. Nothing was changed.
pub struct Examined {
    pub(super) found: Found,
    pub(super) tail: Tail,
    pub(super) source: Source,
    pub(super) id: Option<JournalId>,
}

/// Everything that the witness knew to be there is; what follows the last complete entry was not looked at yet.
pub(super) fn examine(
    folder: &Path,
    files: &Arc<dyn Files>,
    access: Access,
) -> Result<Examined, JournalError> {
    let mut found = witness::load(files.as_ref(), folder)?;
    let id = id_of(files.as_ref(), folder)?;
    if found.is_elsewhere(id) {
        found = Found::Strange(Belongs::Elsewhere);
    }
    stray::refuse(files, folder, &found)?;
    let Some(last) = segment::last(files.as_ref(), folder)? else {
        return Err(nothing_there(folder, &found));
    };
    let source = Source {
        files: Arc::clone(files),
        folder: folder.to_path_buf(),
        certain: None,
        stop: None,
        segments: last,
    };
    if found.head().is_some_and(|head| head.segment > last) {
        return Err(JournalError::SegmentMissing {
            file: segment::path(folder, last + 1),
        });
    }
    check_earlier(files.as_ref(), folder, last)?;
    let witnessed = found.head().map_or(0, |head| head.position);
    let tail = read_tail(files.as_ref(), folder, last, witnessed, access)?;
    let mut examined = Examined {
        found,
        tail,
        source,
        id,
    };
    examined.judge()?;
    if matches!(examined.found, Found::Strange(Belongs::Stale)) {
        // The witness vouched for nothing of what was read.
        examined.tail = read_tail(files.as_ref(), folder, last, 0, access)?;
    }
    Ok(examined)
}

impl Examined {
    /// Which journal it is; none where its first entry cannot be read, or is not there yet.
    #[must_use]
    pub const fn id(&self) -> Option<JournalId> {
        self.id
    }

    /// Where it ends.
    #[must_use]
    pub const fn head(&self) -> Head {
        self.tail.head
    }

    /// How what is said of a journal stands to this one.
    ///
    /// # Errors
    /// Damage on the way to the place that was said.
    pub fn belongs(&self, said: &Said) -> Result<Belongs, JournalError> {
        Ok(belongs(self.id, self.chain_at(said.at.position)?, said))
    }

    /// Whether nothing follows the last complete entry, or only zeros.
    #[must_use]
    pub fn ends_clean(&self) -> bool {
        matches!(self.tail.flaw, None | Some((_, Flaw::Zeros)))
    }

    /// The refusal where these files know of an entry that is not here.
    #[must_use]
    pub fn lost(&self, position: u64, files: Vec<PathBuf>) -> JournalError {
        if let Some((offset, flaw)) = self.tail.flaw {
            return JournalError::damage(&self.last_segment(), offset, flaw);
        }
        JournalError::StoreAhead {
            store: position,
            journal: self.tail.head.position,
            folder: self.source.folder.clone(),
            files,
        }
    }

    /// Refuses where what follows the last complete entry may be more than an entry that was never finished.
    ///
    /// # Errors
    /// Damage; the system's answer.
    pub fn check_tail(&self) -> Result<(), JournalError> {
        let Some((offset, flaw)) = self.tail.flaw else {
            return Ok(());
        };
        if self.found.head().is_none() {
            let witness = witness::path(&self.source.folder);
            return Err(JournalError::damage(&witness, 0, Flaw::NoWitness));
        }
        let path = self.last_segment();
        if later_entry(&self.tail).map_err(JournalError::io("read", &path))? {
            return Err(JournalError::damage(&path, offset, flaw));
        }
        Ok(())
    }

    pub(super) fn last_segment(&self) -> PathBuf {
        segment::path(&self.source.folder, self.tail.head.segment)
    }

    /// The chain at an entry; none where there is no such entry.
    fn chain_at(&self, position: u64) -> Result<Option<Chain>, JournalError> {
        let head = self.tail.head;
        if position == head.position {
            return Ok(Some(head.chain));
        }
        if position > head.position {
            return Ok(None);
        }
        chain_in(&self.source, position)
    }

    /// Refuses where the witness knew more than is there. One that knew something else is none.
    fn judge(&mut self) -> Result<(), JournalError> {
        let path = self.last_segment();
        if let Some((offset, flaw @ Flaw::Newer(_))) = self.tail.flaw {
            return Err(JournalError::damage(&path, offset, flaw));
        }
        let Some(said) = self.found.said() else {
            return Ok(());
        };
        match self.belongs(&said)? {
            Belongs::Here => {}
            Belongs::Ahead => {
                let (offset, flaw) = self.tail.flaw.unwrap_or((self.tail.head.offset, Flaw::Gone));
                return Err(JournalError::damage(&path, offset, flaw));
            }
            strange => self.found = Found::Strange(strange),
        }
        Ok(())
    }
}

/// No segment: never a reason to begin an empty journal by itself.
fn nothing_there(folder: &Path, found: &Found) -> JournalError {
    match found {
        Found::Missing => JournalError::Absent {
            folder: folder.to_path_buf(),
        },
        _ => JournalError::SegmentMissing {
            file: segment::path(folder, 1),
        },
    }
}

/// Every earlier segment is there, with the length and the end that the next one recorded.
fn check_earlier(files: &dyn Files, folder: &Path, last: u32) -> Result<(), JournalError> {
    let mut before: Option<(Arc<dyn FileHandle>, u8)> = None;
    let mut first_position = 0;
    for number in 1..=last {
        let path = segment::path(folder, number);
        let (handle, header) = segment::open(files, folder, number, Access::Read)?;
        let follows = match &before {
            None => header.is_for(&Header::FIRST),
            Some((closed, version)) => {
                segment::check_closed((closed, *version), &segment::path(folder, number - 1), &header)?;
                header.first_position > first_position && header.version >= *version
            }
        };
        if !follows {
            return Err(JournalError::damage(&path, 0, Flaw::Junction));
        }
        first_position = header.first_position;
        before = Some((handle, header.version));
    }
    Ok(())
}

/// Reads the whole last segment. What is found beyond the witness is read once more, from the disk: after an error
/// of an earlier process the system's memory may hold what the disk does not.
fn read_tail(
    files: &dyn Files,
    folder: &Path,
    last: u32,
    witnessed: u64,
    access: Access,
) -> Result<Tail, JournalError> {
    let path = segment::path(folder, last);
    let (handle, header) = segment::open(files, folder, last, access)?;
    if matches!(access, Access::Write) {
        // Before the witness may speak of what is here, it must be on disk.
        handle.sync_data().map_err(JournalError::io("sync", &path))?;
    }
    let tail = scan(Arc::clone(&handle), &header, &path)?;
    if tail.flaw.is_none() && tail.head.position <= witnessed {
        return Ok(tail);
    }
    handle.forget_cache();
    scan(handle, &header, &path)
}

pub(super) fn scan(handle: Arc<dyn FileHandle>, header: &Header, path: &Path) -> Result<Tail, JournalError> {
    let size = handle.size().map_err(JournalError::io("read", path))?;
    let mut frames = Frames::new(Arc::clone(&handle), header);
    let flaw = loop {
        match frames.step().map_err(JournalError::io("read", path))? {
            Step::Frame(_) => {}
            Step::End => break None,
            Step::Flaw(flaw) => break Some((frames.offset, flaw)),
        }
    };
    Ok(Tail {
        handle,
        header: *header,
        head: frames.head,
        last_frame: frames.last_frame,
        flaw,
        size,
        salts: frames.into_salts(),
    })
}

/// Whether a good frame of a *later* entry stands in the tail. An entry is begun only after the one before it was
/// acknowledged, so then the tail is not an unfinished entry but a damaged one.
fn later_entry(tail: &Tail) -> std::io::Result<bool> {
    let unfinished = tail.head.position.saturating_add(1);
    let mut window = vec![0; MAX_FRAME * 2];
    let mut start = tail.head.offset;
    loop {
        let got = read_full(
            &mut At {
                handle: Arc::clone(&tail.handle),
                offset: start,
            },
            &mut window,
        )?;
        // A hole in the file, of any length, is passed over quickly.
        let is_hole = window[..got].iter().all(|byte| *byte == 0);
        for at in 0..if is_hole { 0 } else { got.min(MAX_FRAME) } {
            let bytes = &window[at..got];
            if bytes.len() < FRAME_HEAD {
                break;
            }
            if bytes[8] != tail.header.version || frame::head(bytes).position <= unfinished {
                continue;
            }
            let place = Place {
                segment: tail.head.segment,
                offset: start + at as u64,
            };
            let whole = frame::size(bytes).ok().and_then(|size| bytes.get(..size));
            if whole.is_some_and(|whole| frame::check(whole, place, tail.header.version).is_ok()) {
                return Ok(true);
            }
        }
        if got < window.len() {
            return Ok(false);
        }
        start += MAX_FRAME as u64;
    }
}
