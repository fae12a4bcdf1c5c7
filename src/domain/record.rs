//! Records and changes. A record is the smallest thing decided as one; a change is its image before and
//! after. The journal is a list of entries, the store is the fold over them.

use chrono::{NaiveDate, NaiveDateTime};

use super::attendance::{Attendance, ContactAttempt};
use super::dated::Dated;
use super::ids::{
    AbsenceId, ClosureId, KlusId, NoteId, ParticipantId, ReasonId, SupervisorId, TeamId, TerminalId,
    TrajectoryId,
};
use super::klus::{Klus, Observation};
use super::participant::{Participant, PlannedAbsence, Supervisor, Team, Trajectory};
use super::schedule::Schedule;
use super::time::HalfDay;
use super::workshop::{Closure, DayClose, Workshop};

/// What a record is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    /// The settings of the location.
    Workshop,
    /// An adopted method file, by its id.
    Method(String),
    /// A supervisor.
    Supervisor(SupervisorId),
    /// A team.
    Team(TeamId),
    /// A participant.
    Participant(ParticipantId),
    /// A trajectory of a participant.
    Trajectory(ParticipantId, TrajectoryId),
    /// The schedule of a participant.
    Schedule(ParticipantId),
    /// A planned absence.
    Absence(ParticipantId, AbsenceId),
    /// That a participant reported better, from that date.
    Recovery(ParticipantId, NaiveDate),
    /// A closure of the location.
    Closure(ClosureId),
    /// A klus.
    Klus(KlusId),
    /// One participant on one date.
    Attendance(ParticipantId, NaiveDate),
    /// The klus of one participant in one half-day: one value, so never two.
    Allocation(ParticipantId, NaiveDate, HalfDay),
    /// The attempts to reach a participant who stayed away on a date.
    Contact(ParticipantId, NaiveDate),
    /// An observation.
    Observation(ParticipantId, NaiveDate, NoteId),
    /// That a date was closed.
    DayClose(NaiveDate),
    /// The day note, shown at the next opening.
    DayNote(NaiveDate),
    /// Why closed days were corrected.
    Reason(ReasonId),
}

/// Which part of what is known of a participant: who may see the one may not always see the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Realm {
    /// What the work floor needs: who comes when, who was there, on which klus.
    Floor,
    /// What was written about somebody.
    File,
}

impl RecordKey {
    /// In which realm of a participant it lies; none for what belongs to nobody.
    #[must_use]
    pub const fn realm(&self) -> Option<Realm> {
        match self {
            Self::Participant(_)
            | Self::Trajectory(..)
            | Self::Schedule(_)
            | Self::Absence(..)
            | Self::Recovery(..)
            | Self::Attendance(..)
            | Self::Allocation(..)
            | Self::Contact(..) => Some(Realm::Floor),
            Self::Observation(..) => Some(Realm::File),
            Self::Workshop
            | Self::Method(_)
            | Self::Supervisor(_)
            | Self::Team(_)
            | Self::Closure(_)
            | Self::Klus(_)
            | Self::DayClose(_)
            | Self::DayNote(_)
            | Self::Reason(_) => None,
        }
    }

    /// Whether it has no owner of its own but speaks of whoever the entry is about: erasing one of them takes it along.
    #[must_use]
    pub const fn is_about_all(&self) -> bool {
        matches!(self, Self::Reason(_))
    }

    /// The participant it is about; the subject under whom it is sealed.
    #[must_use]
    pub const fn subject(&self) -> Option<ParticipantId> {
        match self {
            Self::Participant(p)
            | Self::Trajectory(p, _)
            | Self::Schedule(p)
            | Self::Absence(p, _)
            | Self::Recovery(p, _)
            | Self::Attendance(p, _)
            | Self::Allocation(p, ..)
            | Self::Contact(p, _)
            | Self::Observation(p, ..) => Some(*p),
            Self::Workshop
            | Self::Method(_)
            | Self::Supervisor(_)
            | Self::Team(_)
            | Self::Closure(_)
            | Self::Klus(_)
            | Self::DayClose(_)
            | Self::DayNote(_)
            | Self::Reason(_) => None,
        }
    }

    /// The date it is about, for records of a day.
    #[must_use]
    pub const fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Recovery(_, date)
            | Self::Attendance(_, date)
            | Self::Allocation(_, date, _)
            | Self::Contact(_, date)
            | Self::Observation(_, date, _)
            | Self::DayClose(date)
            | Self::DayNote(date) => Some(*date),
            _ => None,
        }
    }

    /// The stable word for its kind of record.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Workshop => "workshop",
            Self::Method(_) => "method",
            Self::Supervisor(_) => "supervisor",
            Self::Team(_) => "team",
            Self::Participant(_) => "participant",
            Self::Trajectory(..) => "trajectory",
            Self::Schedule(_) => "schedule",
            Self::Absence(..) => "absence",
            Self::Recovery(..) => "recovery",
            Self::Closure(_) => "closure",
            Self::Klus(_) => "klus",
            Self::Attendance(..) => "attendance",
            Self::Allocation(..) => "allocation",
            Self::Contact(..) => "contact",
            Self::Observation(..) => "observation",
            Self::DayClose(_) => "close",
            Self::DayNote(_) => "day-note",
            Self::Reason(_) => "reason",
        }
    }
}

/// The image of a record. Its variant always fits the [`RecordKey`] it stands under. What is larger than
/// somebody's day is boxed: a file may hold a million days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// Under [`RecordKey::Workshop`].
    Workshop(Dated<Workshop>),
    /// Under [`RecordKey::Method`]: the text of the file, by the date of adoption.
    Method(Dated<String>),
    /// Under [`RecordKey::Supervisor`].
    Supervisor(Supervisor),
    /// Under [`RecordKey::Team`].
    Team(Team),
    /// Under [`RecordKey::Participant`].
    Participant(Box<Participant>),
    /// Under [`RecordKey::Trajectory`].
    Trajectory(Box<Trajectory>),
    /// Under [`RecordKey::Schedule`].
    Schedule(Schedule),
    /// Under [`RecordKey::Absence`].
    Absence(PlannedAbsence),
    /// Under [`RecordKey::Recovery`].
    Recovery,
    /// Under [`RecordKey::Closure`].
    Closure(Closure),
    /// Under [`RecordKey::Klus`].
    Klus(Box<Klus>),
    /// Under [`RecordKey::Attendance`].
    Attendance(Attendance),
    /// Under [`RecordKey::Allocation`].
    Allocation(KlusId),
    /// Under [`RecordKey::Contact`].
    Contact(Vec<ContactAttempt>),
    /// Under [`RecordKey::Observation`].
    Observation(Box<Observation>),
    /// Under [`RecordKey::DayClose`].
    DayClose(Box<DayClose>),
    /// Under [`RecordKey::DayNote`].
    DayNote(String),
    /// Under [`RecordKey::Reason`].
    Reason(String),
}

impl Record {
    /// What it is called, where it has a name that is nobody's.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Team(team) => Some(&team.name),
            Self::Closure(closure) => Some(&closure.name),
            Self::Klus(klus) => Some(&klus.name),
            _ => None,
        }
    }
}

/// One record's image before and after. `before` shows what the change was based on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub key: RecordKey,
    /// The image before; none when there was no record.
    pub before: Option<Record>,
    /// The image after; none when it is taken away.
    pub after: Option<Record>,
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self {
            key: self.key.clone(),
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }
}

/// The identity of an entry: which terminal made it, and its how-manieth there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// The terminal.
    pub terminal: TerminalId,
    /// Counts from 1 at each terminal.
    pub sequence: u64,
}

/// Why an entry was made: the command, in ids and dates, never text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The store was started.
    Start,
    /// Somebody's day was marked.
    Mark(NaiveDate),
    /// The rest was accepted as pre-filled.
    AcceptRest(NaiveDate),
    /// Somebody was phoned.
    Contact(NaiveDate),
    /// Somebody reported better.
    Recovery(NaiveDate),
    /// People were put on klussen or taken off.
    Allocate(NaiveDate, HalfDay),
    /// Klussen were filled as last time.
    CopyAllocation(NaiveDate, HalfDay),
    /// A note was made.
    Note(NaiveDate),
    /// A day was closed.
    CloseDay(NaiveDate),
    /// A day note was written.
    DayNote(NaiveDate),
    /// People, schedules, klussen, settings were entered or changed.
    Edit,
    /// A file was read in.
    Import,
    /// An entry was taken back.
    Undo(EntryId),
    /// An entry that was taken back was put in force again.
    Redo(EntryId),
}

/// One action, whole: who, where, when, why, and what it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which terminal, which sequence.
    pub id: EntryId,
    /// In whose name.
    pub who: Option<SupervisorId>,
    /// When, in milliseconds since 1970, UTC.
    pub at: i64,
    /// When, on the wall clock there.
    pub local: NaiveDateTime,
    /// The command.
    pub why: Why,
    /// The reason given, on closed days.
    pub reason: Option<ReasonId>,
    /// What it changed; each key at most once.
    pub changes: Vec<Change>,
}
