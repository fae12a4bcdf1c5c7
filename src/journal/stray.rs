//! A segment that stands after the journal's end and is none of it: a sync tool brought it, or somebody's hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::frames::{Frames, Step};
use super::segment::{self, Header, segment_number};
use super::witness::Found;
use super::{Access, Files, Flaw, JournalError};

/// The segments in a folder, by number.
pub(super) fn numbers(files: &dyn Files, folder: &Path) -> Vec<u32> {
    let names = files.names(folder).unwrap_or_default();
    let mut numbers: Vec<u32> = names.iter().filter_map(|name| segment_number(name)).collect();
    numbers.sort_unstable();
    numbers
}

/// Refuses where such a segment is there.
pub(super) fn refuse(files: &Arc<dyn Files>, folder: &Path, found: &Found) -> Result<(), JournalError> {
    match strays(files.as_ref(), folder, found).into_iter().next() {
        Some(file) => Err(JournalError::Stray { file }),
        None => Ok(()),
    }
}

/// Those segments. The witness is on the disk before a segment is begun: where it ends in one that is whole, one after
/// it follows from there, or was never of this journal.
pub(super) fn strays(files: &dyn Files, folder: &Path, found: &Found) -> Vec<PathBuf> {
    let Some(witness) = found.head() else {
        return Vec::new();
    };
    let after: Vec<u32> = numbers(files, folder)
        .into_iter()
        .filter(|number| *number > witness.segment)
        .collect();
    let Some(first) = after.first() else {
        return Vec::new();
    };
    let Ok((handle, header)) = segment::open(files, folder, witness.segment, Access::Read) else {
        return Vec::new();
    };
    let mut frames = Frames::new(handle, &header);
    let mut met = witness.position == frames.head.position && witness.chain == frames.head.chain;
    let ends = loop {
        match frames.step() {
            Ok(Step::Frame(_)) => {
                met |= witness.position == frames.head.position && witness.chain == frames.head.chain;
            }
            Ok(Step::End) => break true,
            // Damaged at its end: what follows may well be ours.
            _ => break false,
        }
    };
    let follows = *first == witness.segment + 1
        && match segment::open(files, folder, *first, Access::Read) {
            Ok((_, next)) => next.is_for(&Header::after(&frames.head, frames.last_frame)),
            // It says itself that it is another one.
            Err(JournalError::Damage {
                flaw: Flaw::Junction, ..
            }) => false,
            // Damaged or not to be read: that is said of it elsewhere.
            Err(_) => true,
        };
    if !met || !ends || follows {
        return Vec::new();
    }
    after
        .into_iter()
        .map(|number| segment::path(folder, number))
        .collect()
}
