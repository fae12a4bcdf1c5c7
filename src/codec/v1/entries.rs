//! Keys, reasons and entries of the journal, and the pages of the store.

use std::borrow::Cow;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::{AttendanceV1, ContactV1, HalfDayV1, Id, ObservationV1, date, uuid};
use crate::codec::CodecError;
use crate::domain::ids::{
    AbsenceId, ClosureId, KlusId, NoteId, ParticipantId, ReasonId, SupervisorId, TeamId, TerminalId,
    TrajectoryId,
};
use crate::domain::record::{EntryId, RecordKey, Why};

/// The key of a record, as it stands in the journal. It is closed: later ones stand in version 2 only.
#[derive(Deserialize)]
pub(in crate::codec) enum KeyV1 {
    Workshop,
    Method(String),
    Supervisor(Id),
    Team(Id),
    Participant(Id),
    Trajectory(Id, Id),
    Schedule(Id),
    Absence(Id, Id),
    Recovery(Id, i32),
    Closure(Id),
    Klus(Id),
    Attendance(Id, i32),
    Allocation(Id, i32, HalfDayV1),
    Contact(Id, i32),
    Observation(Id, i32, Id),
    DayClose(i32),
    DayNote(i32),
    Reason(Id),
}

impl KeyV1 {
    pub fn thaw(self) -> Result<RecordKey, CodecError> {
        let person = |p: Id| ParticipantId(uuid(p));
        Ok(match self {
            Self::Workshop => RecordKey::Workshop,
            Self::Method(name) => RecordKey::Method(name),
            Self::Supervisor(s) => RecordKey::Supervisor(SupervisorId(uuid(s))),
            Self::Team(t) => RecordKey::Team(TeamId(uuid(t))),
            Self::Participant(p) => RecordKey::Participant(person(p)),
            Self::Trajectory(p, t) => RecordKey::Trajectory(person(p), TrajectoryId(uuid(t))),
            Self::Schedule(p) => RecordKey::Schedule(person(p)),
            Self::Absence(p, a) => RecordKey::Absence(person(p), AbsenceId(uuid(a))),
            Self::Recovery(p, d) => RecordKey::Recovery(person(p), date(d)?),
            Self::Closure(c) => RecordKey::Closure(ClosureId(uuid(c))),
            Self::Klus(k) => RecordKey::Klus(KlusId(uuid(k))),
            Self::Attendance(p, d) => RecordKey::Attendance(person(p), date(d)?),
            Self::Allocation(p, d, half) => RecordKey::Allocation(person(p), date(d)?, half.into()),
            Self::Contact(p, d) => RecordKey::Contact(person(p), date(d)?),
            Self::Observation(p, d, n) => RecordKey::Observation(person(p), date(d)?, NoteId(uuid(n))),
            Self::DayClose(d) => RecordKey::DayClose(date(d)?),
            Self::DayNote(d) => RecordKey::DayNote(date(d)?),
            Self::Reason(r) => RecordKey::Reason(ReasonId(uuid(r))),
        })
    }
}

type EntryIdV1 = (Id, u64);

/// Why an entry was made. It is closed: later ones stand in version 2 only.
#[derive(Deserialize)]
pub(in crate::codec) enum WhyV1 {
    Start,
    Mark(i32),
    AcceptRest(i32),
    Contact(i32),
    Recovery(i32),
    Allocate(i32, HalfDayV1),
    CopyAllocation(i32, HalfDayV1),
    Note(i32),
    CloseDay(i32),
    DayNote(i32),
    Edit,
    Import,
    Undo(EntryIdV1),
    Redo(EntryIdV1),
}

fn entry_id(id: EntryIdV1) -> EntryId {
    EntryId {
        terminal: TerminalId(uuid(id.0)),
        sequence: id.1,
    }
}

impl WhyV1 {
    pub fn thaw(self) -> Result<Why, CodecError> {
        Ok(match self {
            Self::Start => Why::Start,
            Self::Mark(d) => Why::Mark(date(d)?),
            Self::AcceptRest(d) => Why::AcceptRest(date(d)?),
            Self::Contact(d) => Why::Contact(date(d)?),
            Self::Recovery(d) => Why::Recovery(date(d)?),
            Self::Allocate(d, half) => Why::Allocate(date(d)?, half.into()),
            Self::CopyAllocation(d, half) => Why::CopyAllocation(date(d)?, half.into()),
            Self::Note(d) => Why::Note(date(d)?),
            Self::CloseDay(d) => Why::CloseDay(date(d)?),
            Self::DayNote(d) => Why::DayNote(date(d)?),
            Self::Edit => Why::Edit,
            Self::Import => Why::Import,
            Self::Undo(e) => Why::Undo(entry_id(e)),
            Self::Redo(e) => Why::Redo(entry_id(e)),
        })
    }
}

/// A sealed value: read where it lies, without copying it.
#[derive(Deserialize)]
pub(in crate::codec) struct SealedV1<'a>(#[serde(borrow)] pub Cow<'a, [u8]>);

/// One change: its key, and both images as sealed values.
#[derive(Deserialize)]
pub(in crate::codec) struct ChangeV1<'a> {
    pub key: KeyV1,
    #[serde(borrow)]
    pub before: Option<SealedV1<'a>>,
    #[serde(borrow)]
    pub after: Option<SealedV1<'a>>,
}

/// One entry of the journal.
#[derive(Deserialize)]
pub(in crate::codec) struct EntryV1<'a> {
    pub terminal: Id,
    pub sequence: u64,
    pub who: Option<Id>,
    pub at: i64,
    pub local: i64,
    pub why: WhyV1,
    pub reason: Option<Id>,
    #[serde(borrow)]
    pub changes: Vec<ChangeV1<'a>>,
}

/// How an [`EntryV1`] begins: read without the changes, which may be a million.
#[derive(Deserialize)]
pub(in crate::codec) struct SignatureV1 {
    pub terminal: Id,
    pub sequence: u64,
    pub who: Option<Id>,
    pub at: i64,
    pub local: i64,
}

/// One participant's month: days 1..=31, each list in order of day.
#[derive(Default, Serialize, Deserialize)]
pub(in crate::codec) struct MonthV1 {
    pub attendance: Vec<(u8, AttendanceV1)>,
    pub allocations: Vec<(u8, HalfDayV1, Id)>,
    pub contacts: Vec<(u8, ContactV1)>,
    pub recoveries: Vec<u8>,
}

/// Some of one participant's observations of a month.
#[derive(Default, Serialize, Deserialize)]
pub(in crate::codec) struct NotesV1(pub Vec<(u8, Id, ObservationV1)>);

/// Per month, counted from year 0: minutes worked, and the fingerprints of its pages.
type MonthTotalV1 = (u16, u32, Option<NonZeroU32>, Option<NonZeroU32>);

/// Of some participants the months of a year.
#[derive(Default, Serialize, Deserialize)]
pub(in crate::codec) struct TotalsV1(pub Vec<(Id, Vec<MonthTotalV1>)>);
