//! Opening: is everything there that was ever acknowledged? And the same question after an error in writing.

use std::path::Path;
use std::sync::Arc;

use super::append::Journal;
use super::frame::{self, FRAME_HEAD, FRAME_VERSION, MAX_FRAME, Place};
use super::segment::{self, At, Frames, Header, Step, read_full};
use super::walk::{Source, Walk};
use super::witness::{self, Found, Witness};
use super::{Access, Chain, FileHandle, Files, Flaw, Head, JournalError, Known, Limits, Opened};

/// The last segment as it was found.
struct Tail {
    handle: Arc<dyn FileHandle>,
    head: Head,
    last_frame: u64,
    /// What follows the last complete entry, and where, if anything does.
    flaw: Option<(u64, Flaw)>,
    size: u64,
}

pub(super) fn open(
    folder: &Path,
    known: Option<Known>,
    files: Arc<dyn Files>,
    limits: Limits,
) -> Result<(Journal, Opened), JournalError> {
    let (found, tail) = examine(folder, known, &files, Access::Write)?;
    let cut_bytes = cut(folder, &tail, &found)?;
    let head = tail.head;
    let witness = Witness::settle(files.as_ref(), folder, &found, &head)
        .map_err(JournalError::io("write", &witness::path(folder)))?;
    let opened = Opened {
        head,
        cut_bytes,
        witness_rebuilt: found.head().is_none(),
    };
    let journal = Journal {
        files,
        folder: folder.to_path_buf(),
        limits,
        handle: tail.handle,
        witness,
        head,
        last_frame: tail.last_frame,
        suspended: None,
        foreign: false,
        frame: Vec::new(),
    };
    Ok((journal, opened))
}

/// Refuses what [`open`] refuses, and changes nothing.
pub(super) fn would_open(
    folder: &Path,
    known: Option<Known>,
    files: &Arc<dyn Files>,
) -> Result<(), JournalError> {
    let (found, tail) = examine(folder, known, files, Access::Read)?;
    check_tail(folder, &tail, &found)
}

/// Everything that was known to be there is; what follows the last complete entry was not looked at yet.
fn examine(
    folder: &Path,
    known: Option<Known>,
    files: &Arc<dyn Files>,
    access: Access,
) -> Result<(Found, Tail), JournalError> {
    let found = witness::load(files.as_ref(), folder)?;
    let Some(last) = segment::last(files.as_ref(), folder)? else {
        return Err(nothing_there(folder, known, &found));
    };
    if found.head().is_some_and(|head| head.segment > last) {
        return Err(JournalError::SegmentMissing {
            file: segment::path(folder, last + 1),
        });
    }
    check_earlier(files.as_ref(), folder, last)?;
    let tail = read_tail(files.as_ref(), folder, last, &found, access)?;
    let source = Source {
        files: Arc::clone(files),
        folder: folder.to_path_buf(),
        certain: None,
        stop: None,
        segments: last,
    };
    judge(&source, &tail, &found, known)?;
    Ok((found, tail))
}

/// No segment: never a reason to begin an empty journal by itself.
fn nothing_there(folder: &Path, known: Option<Known>, found: &Found) -> JournalError {
    match (found, known) {
        (Found::Missing, Some(known)) if known.position > 0 => JournalError::StoreAhead {
            store: known.position,
            journal: 0,
        },
        (Found::Missing, _) => JournalError::Absent {
            folder: folder.to_path_buf(),
        },
        _ => JournalError::SegmentMissing {
            file: segment::path(folder, 1),
        },
    }
}

/// Every earlier segment is there, with the length and the end that the next one recorded.
fn check_earlier(files: &dyn Files, folder: &Path, last: u32) -> Result<(), JournalError> {
    let mut before: Option<Arc<dyn FileHandle>> = None;
    let mut first_position = 0;
    for number in 1..=last {
        let path = segment::path(folder, number);
        let (handle, header) = segment::open(files, folder, number, Access::Read)?;
        let follows = match &before {
            None => header == Header::FIRST,
            Some(closed) => {
                segment::check_closed(closed, &segment::path(folder, number - 1), &header)?;
                header.first_position > first_position
            }
        };
        if !follows {
            return Err(JournalError::damage(&path, 0, Flaw::Junction));
        }
        first_position = header.first_position;
        before = Some(handle);
    }
    Ok(())
}

/// Reads the whole last segment. What is found beyond the witness is read once more, from the disk: after an error
/// of an earlier process the system's memory may hold what the disk does not.
fn read_tail(
    files: &dyn Files,
    folder: &Path,
    last: u32,
    found: &Found,
    access: Access,
) -> Result<Tail, JournalError> {
    let path = segment::path(folder, last);
    let (handle, header) = segment::open(files, folder, last, access)?;
    if matches!(access, Access::Write) {
        // Before the witness may speak of what is here, it must be on disk.
        handle.sync_data().map_err(JournalError::io("sync", &path))?;
    }
    let tail = scan(Arc::clone(&handle), &header, &path)?;
    let witnessed = found.head().map_or(0, |head| head.position);
    if tail.flaw.is_none() && tail.head.position <= witnessed {
        return Ok(tail);
    }
    handle.forget_cache();
    scan(handle, &header, &path)
}

fn scan(handle: Arc<dyn FileHandle>, header: &Header, path: &Path) -> Result<Tail, JournalError> {
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
        head: frames.head,
        last_frame: frames.last_frame,
        flaw,
        size,
    })
}

/// Refuses where the witness or the store knew more than is there, or something else than is there.
fn judge(source: &Source, tail: &Tail, found: &Found, known: Option<Known>) -> Result<(), JournalError> {
    let path = segment::path(&source.folder, tail.head.segment);
    if let Some((offset, flaw @ Flaw::Newer(_))) = tail.flaw {
        return Err(JournalError::damage(&path, offset, flaw));
    }
    let (offset, flaw) = tail.flaw.unwrap_or((tail.head.offset, Flaw::Gone));
    if let Some(witness) = found.head() {
        if witness.position > tail.head.position {
            return Err(JournalError::damage(&path, offset, flaw));
        }
        if chain_at(source, tail, witness.position)? != witness.chain {
            let path = segment::path(&source.folder, witness.segment);
            return Err(JournalError::damage(&path, witness.offset, Flaw::Replaced));
        }
    }
    if let Some(known) = known {
        if known.position > tail.head.position {
            return Err(match tail.flaw {
                Some(_) => JournalError::damage(&path, offset, flaw),
                None => JournalError::StoreAhead {
                    store: known.position,
                    journal: tail.head.position,
                },
            });
        }
        if chain_at(source, tail, known.position)? != known.chain {
            return Err(JournalError::StoreForeign {
                position: known.position,
            });
        }
    }
    Ok(())
}

/// The chain at an entry that is there.
fn chain_at(source: &Source, tail: &Tail, position: u64) -> Result<Chain, JournalError> {
    if position == tail.head.position {
        return Ok(tail.head.chain);
    }
    if position == 0 {
        return Ok(Chain::START);
    }
    let mut walk = Walk::after(
        Source {
            stop: Some(position),
            ..source.clone()
        },
        position - 1,
    )?;
    while walk.step()?.is_some() {}
    Ok(walk.frames.head.chain)
}

/// Refuses where what follows the last complete entry may be more than an entry that was never finished.
fn check_tail(folder: &Path, tail: &Tail, found: &Found) -> Result<(), JournalError> {
    let Some((offset, flaw)) = tail.flaw else {
        return Ok(());
    };
    if found.head().is_none() {
        return Err(JournalError::damage(&witness::path(folder), 0, Flaw::NoWitness));
    }
    let path = segment::path(folder, tail.head.segment);
    if later_entry(tail).map_err(JournalError::io("read", &path))? {
        return Err(JournalError::damage(&path, offset, flaw));
    }
    Ok(())
}

/// Cuts off an unfinished tail, durably; answers its bytes.
fn cut(folder: &Path, tail: &Tail, found: &Found) -> Result<u64, JournalError> {
    check_tail(folder, tail, found)?;
    if tail.flaw.is_none() {
        return Ok(0);
    }
    let path = segment::path(folder, tail.head.segment);
    tail.handle
        .set_len(tail.head.offset)
        .and_then(|()| tail.handle.sync_data())
        .map_err(JournalError::io("cut", &path))?;
    Ok(tail.size.saturating_sub(tail.head.offset))
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
        for at in 0..got.min(MAX_FRAME) {
            let bytes = &window[at..got];
            if bytes.len() < FRAME_HEAD {
                break;
            }
            if bytes[8] != FRAME_VERSION || frame::head(bytes).position <= unfinished {
                continue;
            }
            let place = Place {
                segment: tail.head.segment,
                offset: start + at as u64,
            };
            let whole = frame::size(bytes).ok().and_then(|size| bytes.get(..size));
            if whole.is_some_and(|whole| frame::check(whole, place).is_ok()) {
                return Ok(true);
            }
        }
        if got < window.len() {
            return Ok(false);
        }
        start += MAX_FRAME as u64;
    }
}

/// How many bytes must fit before writing goes on.
const ROOM: usize = 4096;

/// See [`Journal::try_resume`].
pub(super) fn resume(journal: &mut Journal) -> Result<u64, JournalError> {
    let files = Arc::clone(&journal.files);
    let (folder, head) = (journal.folder.clone(), journal.head);
    let path = segment::path(&folder, head.segment);
    if journal.foreign {
        return Err(JournalError::TakenAway { file: path });
    }
    let (handle, header) = segment::open(files.as_ref(), &folder, head.segment, Access::Write)?;
    let size = handle.size().map_err(JournalError::io("read", &path))?;
    if size < head.offset {
        return Err(JournalError::damage(&path, size, Flaw::Gone));
    }
    if !journal.is_in_place().map_err(JournalError::io("read", &path))? {
        // Another file than was written to, put back perhaps: unless it is the same to the byte, none of it is ours
        // to cut off.
        let there = scan(Arc::clone(&handle), &header, &path)?;
        if there.flaw.is_some() || there.head != head {
            return Err(JournalError::TakenAway { file: path });
        }
    }
    let cut = || handle.set_len(head.offset).and_then(|()| handle.sync_data());
    cut().map_err(JournalError::io("cut", &path))?;
    // Cutting needs no room: whether there is any is tried out.
    let fits = handle
        .write_all_at(&[0; ROOM], head.offset)
        .and_then(|()| handle.sync_data());
    cut().map_err(JournalError::io("cut", &path))?;
    fits.map_err(JournalError::io("write", &path))?;
    handle.forget_cache();
    let tail = scan(handle, &header, &path)?;
    if let Some((offset, flaw)) = tail.flaw {
        return Err(JournalError::damage(&path, offset, flaw));
    }
    if tail.head != head {
        return Err(JournalError::damage(&path, tail.last_frame, Flaw::Replaced));
    }
    let found = witness::load(files.as_ref(), &folder)?;
    journal.witness = Witness::settle(files.as_ref(), &folder, &found, &head)
        .map_err(JournalError::io("write", &witness::path(&folder)))?;
    journal.handle = tail.handle;
    journal.last_frame = tail.last_frame;
    journal.suspended = None;
    Ok(size - head.offset)
}
