//! Opening a journal that was looked at, and the same look after an error in writing.

use std::path::Path;
use std::sync::Arc;

use super::append::Journal;
use super::examine::{Examined, examine, scan};
use super::witness::{self, Witness};
use super::{Access, Files, Flaw, JournalError, Limits, Opened, segment};

pub(super) fn open(
    folder: &Path,
    files: &Arc<dyn Files>,
    limits: Limits,
) -> Result<(Journal, Opened), JournalError> {
    finish(examine(folder, files, Access::Write)?, limits)
}

/// Opens what was looked at: cuts an unfinished tail off, and lets the witness come up to it.
pub(super) fn finish(examined: Examined, limits: Limits) -> Result<(Journal, Opened), JournalError> {
    let cut_bytes = cut(&examined)?;
    let Examined {
        found,
        tail,
        source,
        id,
    } = examined;
    let (files, folder, head) = (source.files, source.folder, tail.head);
    let (witness, witness_aside) = Witness::settle(files.as_ref(), &folder, &found, (&head, id))
        .map_err(JournalError::io("write", &witness::path(&folder)))?;
    let opened = Opened {
        head,
        cut_bytes,
        witness_rebuilt: found.head().is_none(),
        witness_aside,
    };
    let journal = Journal {
        files,
        folder,
        limits,
        handle: tail.handle,
        header: tail.header,
        witness,
        head,
        id,
        last_frame: tail.last_frame,
        suspended: None,
        foreign: false,
        salts: tail.salts,
        seed: limits.seed(),
    };
    Ok((journal, opened))
}

/// Cuts off an unfinished tail, durably; answers its bytes.
fn cut(examined: &Examined) -> Result<u64, JournalError> {
    examined.check_tail()?;
    let tail = &examined.tail;
    let Some((_, flaw)) = tail.flaw else {
        return Ok(0);
    };
    tail.handle
        .set_len(tail.head.offset)
        .and_then(|()| tail.handle.sync_data())
        .map_err(JournalError::io("cut", &examined.last_segment()))?;
    // The end of the data is no entry that was never finished.
    let cut = if flaw == Flaw::Zeros {
        0
    } else {
        tail.size - tail.head.offset
    };
    Ok(cut)
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
    (journal.witness, _) = Witness::settle(files.as_ref(), &folder, &found, (&head, journal.id))
        .map_err(JournalError::io("write", &witness::path(&folder)))?;
    journal.handle = tail.handle;
    journal.header = tail.header;
    journal.salts = tail.salts;
    journal.last_frame = tail.last_frame;
    journal.suspended = None;
    Ok(size - head.offset)
}
