//! What one can do. Closed: keys, command line and imports all come down to one of these.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::attendance::{Absence, Worked};
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::klus::Tone;
use crate::domain::record::{Record, RecordKey};
use crate::domain::time::{ClockTime, HalfDay, Minutes, Span};

/// One action: saved whole or not at all, undone whole.
#[derive(Clone, Debug)]
pub enum Action {
    /// Says what happened to people on a date.
    Mark {
        /// The business date.
        date: NaiveDate,
        /// Who.
        people: Vec<ParticipantId>,
        /// What.
        mark: Mark,
    },
    /// Accepts the open rows as they stand; on the running day those whose start has passed.
    AcceptRest {
        /// The business date.
        date: NaiveDate,
    },
    /// Notes an attempt to reach people.
    Contact {
        /// The day that was missed.
        date: NaiveDate,
        /// Who.
        people: Vec<ParticipantId>,
    },
    /// Notes that somebody reported better, from a date on.
    Recovery {
        /// The first day better.
        date: NaiveDate,
        /// Who.
        person: ParticipantId,
    },
    /// Puts people on a klus, moving them if need be, or takes them off.
    Allocate {
        /// The date.
        date: NaiveDate,
        /// The half-day.
        half: HalfDay,
        /// Who.
        people: Vec<ParticipantId>,
        /// Where to; none is off.
        klus: Option<KlusId>,
    },
    /// Swaps the klussen of two people.
    Swap {
        /// The date.
        date: NaiveDate,
        /// The half-day.
        half: HalfDay,
        /// Both.
        people: [ParticipantId; 2],
    },
    /// Fills the klussen as on the last half-day that had any, leaving out who is not there.
    CopyAllocation {
        /// The date.
        date: NaiveDate,
        /// The half-day.
        half: HalfDay,
    },
    /// Writes down what was seen; of several people one note each.
    Note {
        /// The date.
        date: NaiveDate,
        /// Of whom.
        people: Vec<ParticipantId>,
        /// What.
        note: NoteDraft,
    },
    /// Closes a day and sums it up.
    CloseDay {
        /// The date.
        date: NaiveDate,
        /// What happens to rows still open.
        open: OpenRows,
    },
    /// Writes the day note; empty takes it away.
    DayNote {
        /// The date.
        date: NaiveDate,
        /// The text.
        text: String,
    },
    /// Enters or changes reference records: people, schedules, absences, closures, klussen, settings.
    Edit(Vec<(RecordKey, Option<Record>)>),
    /// Several of these at once, each building on those before it: saved whole, undone whole.
    Together(Vec<Action>),
    /// Takes in what a file says; each record once.
    Import(Vec<(RecordKey, Option<Record>)>),
}

/// What happened to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// There, as planned.
    Present,
    /// There from this time on.
    Late(ClockTime),
    /// There until this time, with a reason for the rest.
    LeftEarly(ClockTime, Option<Absence>),
    /// Not there; who worked on the running day not any more from now on, unless they did not turn up at all.
    Absent(Absence),
    /// The same, with a word about it.
    AbsentWith(Absence, String),
    /// Not there all day, whatever was entered; with a word about it if one is given.
    AllDay(Absence, Option<String>),
    /// There for exactly this.
    Times {
        /// What was worked.
        worked: TypedWork,
        /// Why the rest was not.
        rest: Option<Absence>,
        /// A word about it, kept when none is given.
        remark: Option<String>,
    },
    /// Takes back what was entered: nothing is known.
    Clear,
}

/// Work as it was typed: breaks that were not typed come from the schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedWork {
    /// From when to when, with the break if one was typed.
    Stretches(Vec<(Span, Option<Minutes>)>),
    /// Only how long.
    Length(Minutes),
}

impl From<Worked> for TypedWork {
    fn from(worked: Worked) -> Self {
        match worked {
            Worked::Stretches(all) => {
                Self::Stretches(all.into_iter().map(|s| (s.span, Some(s.pause))).collect())
            }
            Worked::Length(minutes) => Self::Length(minutes),
        }
    }
}

/// What becomes of rows still open when the day is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenRows {
    /// They are accepted as they stand.
    AsPlanned,
    /// They did not turn up.
    NoShow,
    /// They stay open, and a signal says so.
    LeaveOpen,
}

/// A note before it is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteDraft {
    /// What was seen.
    pub text: String,
    /// Topics of the method, by id.
    pub topics: Vec<String>,
    /// Strength, attention, or neither.
    pub tone: Option<Tone>,
    /// The goal it says something about.
    pub goal: Option<String>,
    /// When, if not now.
    pub at: Option<NaiveDateTime>,
}
