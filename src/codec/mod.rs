//! The one place that says bincode. Every value begins with its kind and its version; the newest version is
//! written, all are read, a newer one than we know is refused politely.

mod pages;
mod v1;

use bincode::Options;
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use pages::{Drawer, Fingerprint, Month, MonthTotal, Notes, Totals, decode_totals, encode_totals};

use crate::domain::ids::{KlusId, ParticipantId, ReasonId, SupervisorId, TerminalId};
use crate::domain::record::{Change, Entry, EntryId, Record, RecordKey};
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
    /// Not what was once written.
    #[error("{0} cannot be read")]
    Damaged(&'static str),
}

/// The kinds of value. Numbers are never used again for something else.
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

fn options() -> impl Options {
    bincode::DefaultOptions::new()
        .with_fixint_encoding()
        .reject_trailing_bytes()
        .with_limit(LIMIT)
}

fn write<T: Serialize>(kind: Kind, value: &T) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(ROOM);
    bytes.extend([kind as u8, 1]);
    // Plain structs into memory cannot fail; without a limit they need not be measured beforehand.
    let _ = options().with_no_limit().serialize_into(&mut bytes, value);
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

/// Seals a record's bytes under its subject. Identity for now: encryption with a key per participant comes
/// here, and nowhere else.
fn seal(_subject: Option<ParticipantId>, bytes: Vec<u8>) -> Vec<u8> {
    bytes
}

/// Opens what [`seal`] sealed.
fn open(_subject: Option<ParticipantId>, bytes: &[u8]) -> &[u8] {
    bytes
}

/// The bytes of a record, sealed under its subject.
#[must_use]
pub fn encode_record(subject: Option<ParticipantId>, record: &Record) -> Vec<u8> {
    let bytes = match record {
        Record::Workshop(r) => write(Kind::Workshop, &v1::WorkshopV1::freeze(r)),
        Record::Method(r) => write(Kind::Method, &v1::MethodV1::freeze(r)),
        Record::Supervisor(r) => write(Kind::Supervisor, &v1::NamedV1::from(r)),
        Record::Team(r) => write(Kind::Team, &v1::NamedV1::from(r)),
        Record::Participant(r) => write(Kind::Participant, &v1::ParticipantV1::freeze(r)),
        Record::Trajectory(r) => write(Kind::Trajectory, &v1::TrajectoryV1::freeze(r)),
        Record::Schedule(r) => write(Kind::Schedule, &v1::ScheduleV1::freeze(r)),
        Record::Absence(r) => write(Kind::Absence, &v1::PlannedAbsenceV1::freeze(r)),
        Record::Recovery => write(Kind::Recovery, &()),
        Record::Closure(r) => write(Kind::Closure, &v1::ClosureV1::freeze(r)),
        Record::Klus(r) => write(Kind::Klus, &v1::KlusV1::freeze(r)),
        Record::Attendance(r) => write(Kind::Attendance, &v1::AttendanceV1::freeze(r)),
        Record::Allocation(r) => write(Kind::Allocation, &v1::id(r.0)),
        Record::Contact(r) => write(Kind::Contact, &v1::ContactV1::freeze(r)),
        Record::Observation(r) => write(Kind::Observation, &v1::ObservationV1::freeze(r)),
        Record::DayClose(r) => write(Kind::DayClose, &v1::DayCloseV1::freeze(r)),
        Record::DayNote(r) => write(Kind::DayNote, r),
        Record::Reason(r) => write(Kind::Reason, r),
    };
    seal(subject, bytes)
}

/// Reads a record back.
///
/// # Errors
/// When it is damaged, or newer than this program.
pub fn decode_record(subject: Option<ParticipantId>, bytes: &[u8]) -> Result<Record, CodecError> {
    let bytes = open(subject, bytes);
    let kind = *bytes.first().ok_or(CodecError::Damaged("an empty value"))?;
    let is = |k: Kind| k as u8 == kind;
    Ok(if is(Kind::Attendance) {
        Record::Attendance(thawed::<v1::AttendanceV1>(bytes, Kind::Attendance, "attendance")?)
    } else if is(Kind::Allocation) {
        Record::Allocation(KlusId(v1::uuid(read(bytes, Kind::Allocation, "an allocation")?)))
    } else if is(Kind::Workshop) {
        Record::Workshop(thawed::<v1::WorkshopV1>(bytes, Kind::Workshop, "the settings")?)
    } else if is(Kind::Method) {
        Record::Method(thawed::<v1::MethodV1>(bytes, Kind::Method, "a method")?)
    } else if is(Kind::Supervisor) {
        Record::Supervisor(read::<v1::NamedV1>(bytes, Kind::Supervisor, "a supervisor")?.into())
    } else if is(Kind::Team) {
        Record::Team(read::<v1::NamedV1>(bytes, Kind::Team, "a team")?.into())
    } else if is(Kind::Participant) {
        Record::Participant(thawed::<v1::ParticipantV1>(bytes, Kind::Participant, "a participant")?.into())
    } else if is(Kind::Trajectory) {
        Record::Trajectory(thawed::<v1::TrajectoryV1>(bytes, Kind::Trajectory, "a trajectory")?.into())
    } else if is(Kind::Schedule) {
        Record::Schedule(thawed::<v1::ScheduleV1>(bytes, Kind::Schedule, "a schedule")?)
    } else if is(Kind::Absence) {
        Record::Absence(thawed::<v1::PlannedAbsenceV1>(
            bytes,
            Kind::Absence,
            "a planned absence",
        )?)
    } else if is(Kind::Recovery) {
        read::<()>(bytes, Kind::Recovery, "a recovery")?;
        Record::Recovery
    } else if is(Kind::Closure) {
        Record::Closure(thawed::<v1::ClosureV1>(bytes, Kind::Closure, "a closure")?)
    } else if is(Kind::Klus) {
        Record::Klus(thawed::<v1::KlusV1>(bytes, Kind::Klus, "a klus")?.into())
    } else if is(Kind::Contact) {
        Record::Contact(thawed::<v1::ContactV1>(bytes, Kind::Contact, "contact attempts")?)
    } else if is(Kind::Observation) {
        Record::Observation(thawed::<v1::ObservationV1>(bytes, Kind::Observation, "an observation")?.into())
    } else if is(Kind::DayClose) {
        Record::DayClose(thawed::<v1::DayCloseV1>(bytes, Kind::DayClose, "a closed day")?.into())
    } else if is(Kind::DayNote) {
        Record::DayNote(read(bytes, Kind::DayNote, "a day note")?)
    } else if is(Kind::Reason) {
        Record::Reason(read(bytes, Kind::Reason, "a reason")?)
    } else {
        return Err(CodecError::Newer {
            kind,
            version: bytes.get(1).copied().unwrap_or(0),
        });
    })
}

fn freeze_change(change: &Change) -> v1::ChangeV1<'static> {
    let subject = change.key.subject();
    let sealed = |r: &Record| v1::SealedV1(encode_record(subject, r).into());
    let image = |record: &Option<Record>| record.as_ref().map(sealed);
    v1::ChangeV1 {
        key: v1::KeyV1::freeze(&change.key),
        before: image(&change.before),
        after: image(&change.after),
    }
}

/// The bytes of an entry, each image sealed under its own subject.
#[must_use]
pub fn encode_entry(entry: &Entry) -> Vec<u8> {
    let frozen = v1::EntryV1 {
        terminal: v1::id(entry.id.terminal.0),
        sequence: entry.id.sequence,
        who: entry.who.map(|s| v1::id(s.0)),
        at: entry.at,
        local: entry.local.and_utc().timestamp_millis(),
        why: v1::WhyV1::freeze(&entry.why),
        reason: entry.reason.map(|r| v1::id(r.0)),
        changes: v1::Each(entry.changes.iter().map(freeze_change)),
    };
    write(Kind::Entry, &frozen)
}

/// Reads an entry back.
///
/// # Errors
/// When it is damaged, or newer than this program.
pub fn decode_entry(bytes: &[u8]) -> Result<Entry, CodecError> {
    let frozen: v1::EntryV1<Vec<v1::ChangeV1<'_>>> = read(bytes, Kind::Entry, "an entry of the journal")?;
    let changes = frozen
        .changes
        .into_iter()
        .map(|change| {
            let key = change.key.thaw()?;
            let subject = key.subject();
            let image = |value: Option<v1::SealedV1>| value.map(|v| decode_record(subject, &v.0)).transpose();
            Ok(Change {
                before: image(change.before)?,
                after: image(change.after)?,
                key,
            })
        })
        .collect::<Result<_, CodecError>>()?;
    Ok(Entry {
        id: entry_id(frozen.terminal, frozen.sequence),
        who: frozen.who.map(|s| SupervisorId(v1::uuid(s))),
        at: frozen.at,
        local: v1::moment(frozen.local)?,
        why: frozen.why.thaw()?,
        reason: frozen.reason.map(|r| ReasonId(v1::uuid(r))),
        changes,
    })
}

/// What an entry made of each record it changed, in order; what was there before is not read.
///
/// # Errors
/// As [`decode_entry`], as far as it is read.
pub fn decode_images(bytes: &[u8]) -> Result<Vec<(RecordKey, Option<Record>)>, CodecError> {
    let frozen: v1::EntryV1<Vec<v1::ChangeV1<'_>>> = read(bytes, Kind::Entry, "an entry of the journal")?;
    let images = frozen.changes.into_iter().map(|change| {
        let key = change.key.thaw()?;
        let after = change.after.map(|v| decode_record(key.subject(), &v.0));
        Ok((key, after.transpose()?))
    });
    images.collect()
}

/// Which entry it is, who made it and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Which.
    pub id: EntryId,
    /// In whose name.
    pub who: Option<SupervisorId>,
    /// When, in milliseconds of Unix time.
    pub at: i64,
    /// When, on the wall.
    pub local: NaiveDateTime,
}

/// The signature of an entry, without reading what it changed.
///
/// # Errors
/// As [`decode_entry`], as far as it is read.
pub fn decode_signature(bytes: &[u8]) -> Result<Signature, CodecError> {
    let what = "an entry of the journal";
    let body = body(bytes, Kind::Entry, what)?;
    let read = options().allow_trailing_bytes().deserialize(body);
    let frozen: v1::SignatureV1 = read.map_err(|_| CodecError::Damaged(what))?;
    Ok(Signature {
        id: entry_id(frozen.terminal, frozen.sequence),
        who: frozen.who.map(|s| SupervisorId(v1::uuid(s))),
        at: frozen.at,
        local: v1::moment(frozen.local)?,
    })
}

fn entry_id(terminal: u128, sequence: u64) -> EntryId {
    EntryId {
        terminal: TerminalId(v1::uuid(terminal)),
        sequence,
    }
}
