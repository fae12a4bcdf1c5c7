//! The one place that says bincode. Every value begins with its kind and its version; the newest version is
//! written, all are read, a newer one than we know is refused politely.
//!
//! A [`Codec`] is a value with the keys that are at hand, passed to whoever writes or reads. There are no keys yet.

mod cursor;
mod entries;
mod pages;
mod records;
#[cfg(test)]
mod tests;
mod v1;
mod v2;

use std::borrow::Cow;

use bincode::Options;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use entries::Signature;
pub use pages::{Drawer, Fingerprint, Month, MonthTotal, Notes, Totals};

use crate::domain::ids::ParticipantId;
use v1::Frozen;

/// The longest value that is decoded, in bytes; an import of a million rows stays below it.
const LIMIT: u64 = 1 << 30;

/// Bytes that most values fit in, so that they need not grow while they are written.
const ROOM: usize = 128;

/// Why bytes could not be read back.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CodecError {
    /// Written by a newer program.
    #[error("a value of kind {kind} has version {version}, which this program does not know yet")]
    Newer {
        /// The kind byte.
        kind: u8,
        /// The version byte.
        version: u8,
    },
    /// Sealed, and its key is not at hand.
    #[error("{0} is sealed, and its key is not at hand")]
    Locked(&'static str),
    /// Its key is gone for good: it was erased.
    #[error("{0} was erased")]
    Erased(&'static str),
    /// Not what was once written.
    #[error("{0} cannot be read")]
    Damaged(&'static str),
}

/// The kinds of value, and of keys. Numbers are never used again for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    Workshop = 1,
    Method,
    Supervisor,
    Team,
    Participant,
    Trajectory,
    Schedule,
    Absence,
    Recovery,
    Closure,
    Klus,
    Attendance,
    Allocation,
    Contact,
    Observation,
    DayClose,
    DayNote,
    Reason,
    Entry = 64,
    Month,
    Notes,
    Totals,
    Drawer,
}

impl Kind {
    /// The kinds of records, in order of their numbers.
    const RECORDS: [Self; 18] = [
        Self::Workshop,
        Self::Method,
        Self::Supervisor,
        Self::Team,
        Self::Participant,
        Self::Trajectory,
        Self::Schedule,
        Self::Absence,
        Self::Recovery,
        Self::Closure,
        Self::Klus,
        Self::Attendance,
        Self::Allocation,
        Self::Contact,
        Self::Observation,
        Self::DayClose,
        Self::DayNote,
        Self::Reason,
    ];

    /// The kind of record with this number, in version 1: what has another number or version is newer.
    fn of_record(kind: u8, version: u8) -> Result<Self, CodecError> {
        let known = usize::from(kind)
            .checked_sub(1)
            .and_then(|at| Self::RECORDS.get(at));
        match known {
            Some(known) if version == 1 => Ok(*known),
            Some(_) if version == 0 => Err(CodecError::Damaged("a version")),
            _ => Err(CodecError::Newer { kind, version }),
        }
    }
}

/// The keys that are at hand.
#[derive(Clone, Copy, Debug, Default)]
enum KeyRing {
    /// None: nothing is sealed.
    #[default]
    Empty,
}

/// Writes and reads everything that is stored, with the keys at hand.
#[derive(Clone, Debug, Default)]
pub struct Codec {
    keys: KeyRing,
}

impl Codec {
    /// Without keys: nothing is sealed.
    #[must_use]
    pub fn plain() -> Self {
        Self::default()
    }

    /// Seals bytes under their subject. Identity for now: encryption with a key per participant comes here, and
    /// nowhere else.
    fn seal(&self, _subject: Option<ParticipantId>, bytes: Vec<u8>) -> Vec<u8> {
        match self.keys {
            KeyRing::Empty => bytes,
        }
    }

    /// Opens what [`Codec::seal`] sealed.
    ///
    /// # Errors
    /// [`CodecError::Locked`], [`CodecError::Erased`] or [`CodecError::Damaged`], once there are keys.
    #[expect(
        clippy::unnecessary_wraps,
        reason = "whoever reads is ready for what keys will make of it"
    )]
    fn open<'a>(
        &self,
        _subject: Option<ParticipantId>,
        bytes: &'a [u8],
    ) -> Result<Cow<'a, [u8]>, CodecError> {
        match self.keys {
            KeyRing::Empty => Ok(Cow::Borrowed(bytes)),
        }
    }
}

fn options() -> impl Options {
    bincode::DefaultOptions::new()
        .with_fixint_encoding()
        .reject_trailing_bytes()
        .with_limit(LIMIT)
}

/// Adds kind, version and value.
fn write_to<T: Serialize>(bytes: &mut Vec<u8>, kind: Kind, value: &T) {
    bytes.extend([kind as u8, 1]);
    // Plain structs into memory cannot fail; without a limit they need not be measured beforehand.
    let _ = options().with_no_limit().serialize_into(bytes, value);
}

fn write<T: Serialize>(kind: Kind, value: &T) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(ROOM);
    write_to(&mut bytes, kind, value);
    bytes
}

fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8], kind: Kind, what: &'static str) -> Result<T, CodecError> {
    let body = body(bytes, kind, what)?;
    options().deserialize(body).map_err(|_| CodecError::Damaged(what))
}

/// Reads what one of the domain's words was frozen to.
fn thawed<'a, F: Frozen + Deserialize<'a>>(
    bytes: &'a [u8],
    kind: Kind,
    what: &'static str,
) -> Result<F::Domain, CodecError> {
    read::<F>(bytes, kind, what)?.thaw()
}

/// What follows the kind and the version.
fn body<'a>(bytes: &'a [u8], kind: Kind, what: &'static str) -> Result<&'a [u8], CodecError> {
    match bytes {
        [k, 1, body @ ..] if *k == kind as u8 => Ok(body),
        [k, version, ..] if *k == kind as u8 && *version > 1 => Err(CodecError::Newer {
            kind: *k,
            version: *version,
        }),
        _ => Err(CodecError::Damaged(what)),
    }
}
