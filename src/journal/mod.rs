//! The truth: an append-only file of entries, one `fdatasync` each. Everything else is built from it.
//!
//! What is in an entry is opaque here, but whose it is: no domain types, no codec, no clock. The folder (0700) holds:
//!
//! - `00000001.wvj`, `00000002.wvj`, …: segments. A header (`segment.rs`) says where the segment starts and where the
//!   one before it ended; then come frames (`frame.rs`), each carrying the place in the chain of the frame before it.
//!   An entry is a draft laid in frames , each a [sheet](crate::sheet): who made it and when, what belongs to
//!   nobody, and what belongs to each participant. Segments of version 1, whose frames hold an entry's bytes as they
//!   are, are read.
//! - `witness`: the last acknowledged place, in two slots (`witness.rs`) written in turn. May lag, never lead.
//! - `new.tmp`: a file being made; it gets its name only once it is whole and synced.
//!
//! What is cut off on opening is only an unfinished tail that neither the witness nor the store knew.
//! Everything else that is bad or gone is refused, naming file and offset.

mod append;
mod belongs;
#[cfg(feature = "testing")]
mod bytes;
mod error;
mod examine;
#[cfg(feature = "testing")]
pub mod faults;
mod files;
mod frame;
mod frames;
pub mod lock;
mod mend;
mod opening;
mod reader;
mod segment;
mod stray;
#[cfg(test)]
mod tests;
mod walk;
mod witness;

use std::fmt;
use std::path::PathBuf;

use uuid::Uuid;

pub use crate::sheet::{Draft, Owner, Piece, Salt, Sheet, Stamp, Written, content};
pub use append::Journal;
pub use belongs::{Belongs, JournalId, Known, Said};
#[cfg(feature = "testing")]
pub use bytes::read_bytes;
pub use error::{Flaw, JournalError};
pub use examine::Examined;
pub use files::{Access, FileHandle, Files, ForeignFiles, OsFiles};
pub(crate) use files::{careful_flags, is_no_file};
pub use mend::{Mended, keep_tail, mend_segments, move_aside};
pub use reader::{Entries, JournalReader, Witnessed};
pub use segment::{segment_name, segment_number};

/// The most bytes one entry may have: some two million rows of a file. An import that needs more is refused.
pub const MAX_ENTRY: usize = 512 << 20;

/// The most bytes that the frames of one entry hold.
const MAX_LAID: usize = MAX_ENTRY * 4;

/// A place in the chain: a blake3 hash that the frame ending there makes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chain(pub [u8; 32]);

impl Chain {
    /// Where the chain begins, before the first frame.
    pub const START: Self = Self([0; 32]);
}

impl fmt::Display for Chain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

/// The last acknowledged place of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of entries so far; the first entry is 1, an empty journal is at 0.
    pub position: u64,
    /// The place in the chain of the last frame.
    pub chain: Chain,
    /// The segment the last entry is in, from 1.
    pub segment: u32,
    /// The byte in that segment where the next entry will begin.
    pub offset: u64,
}

impl Head {
    /// The place of an empty journal.
    pub const EMPTY: Self = Self {
        position: 0,
        chain: Chain::START,
        segment: 1,
        offset: segment::FIRST_FRAME,
    };
}

impl From<Head> for Known {
    fn from(head: Head) -> Self {
        Self {
            position: head.position,
            chain: head.chain,
        }
    }
}

/// What was found and done on opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Where the journal ends now.
    pub head: Head,
    /// Bytes of an unfinished, never acknowledged entry that were cut off.
    pub cut_bytes: u64,
    /// The witness was missing or unreadable while the journal was whole: it was made anew.
    pub witness_rebuilt: bool,
    /// The witness was of another journal or another copy, and stands here now.
    pub witness_aside: Option<PathBuf>,
}

/// What a check of the whole chain covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Complete entries.
    pub entries: u64,
    /// Segments.
    pub segments: u32,
    /// Bytes read, headers included.
    pub bytes: u64,
    /// The chain at the end.
    pub chain: Chain,
}

/// Sizes at which the writer divides, smaller in tests so that a few entries fill many segments; and what its salts come
/// from, where that is not chance.
#[derive(Clone, Copy, Debug)]
struct Limits {
    frame: usize,
    segment: u64,
    seed: Option<Salt>,
}

impl Limits {
    const STANDARD: Self = Self {
        frame: frame::MAX_FRAME,
        segment: 4 << 20,
        seed: None,
    };

    /// What salts come from: nobody can guess it, and it is not kept.
    fn seed(&self) -> Salt {
        self.seed.unwrap_or_else(|| {
            let by_chance = [Uuid::new_v4(), Uuid::new_v4(), Uuid::new_v4()].map(Uuid::into_bytes);
            *blake3::hash(by_chance.as_flattened()).as_bytes()
        })
    }
}
