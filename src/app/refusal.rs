//! Why something is not done: rules that say no, and trouble underneath. Each is one sentence for the user.

use chrono::{NaiveDate, NaiveDateTime};
use thiserror::Error;

use crate::domain::klus::MOST_PEOPLE;
use crate::domain::time::{ClockTime, HalfDay, Minutes};
use crate::journal::JournalError;
use crate::store::StoreError;
use crate::text::sentence::Sentence;

/// A rule of the domain that says no. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are what the sentence of the same name fills in"
)]
pub enum Refusal {
    /// The date is yet to come.
    Future { date: NaiveDate },
    /// The day is closed: a correction wants a reason.
    NeedsReason { date: NaiveDate },
    /// The day is closed already.
    AlreadyClosed { date: NaiveDate },
    /// Nobody was expected or there.
    NothingToClose { date: NaiveDate },
    /// The trajectory had not begun.
    BeforeStart { name: String, start: NaiveDate },
    /// The trajectory was over.
    AfterEnd { name: String, end: NaiveDate },
    /// There is no trajectory at all.
    NoTrajectory { name: String },
    /// Not expected that day, and no times were given.
    NeedsTimes { name: String },
    /// A time that lies after all that was planned.
    AfterPlan { name: String },
    /// Said to be late at a time that is not after the planned start.
    NotLate { name: String, start: ClockTime },
    /// Nothing was worked before that time.
    NothingBefore { name: String },
    /// Nobody of that id.
    Unknown,
    /// Not there in that half-day, so on no klus either.
    NotThere { name: String, half: HalfDay },
    /// The klus is not there then.
    KlusNotOn { klus: String, date: NaiveDate },
    /// The klus has no more room.
    KlusFull { klus: String, max: u16 },
    /// There is no earlier half-day to copy.
    NothingToCopy,
    /// Two are needed for a swap.
    NotOnKlus { name: String },
    /// Nothing was written.
    EmptyText,
    /// Too many characters.
    TooLong { max: usize, got: usize },
    /// A name is missing.
    NameMissing,
    /// The number belongs to somebody else.
    NumberTaken { number: String, name: String },
    /// A name that is already in use, of a team, a supervisor or a klus.
    NameTaken { name: String },
    /// A range of dates that ends before it begins.
    EndBeforeStart,
    /// A date the program does not deal with.
    DateOutOfRange,
    /// The clock of this computer is in a year that no date of work has.
    ClockOff,
    /// Times that overlap.
    TimesOverlap,
    /// The shift of the date before ends later than the times of this one begin.
    NightBefore {
        name: String,
        date: NaiveDate,
        until: ClockTime,
    },
    /// The times run on into the next date, which has begun by then.
    NightInto {
        name: String,
        date: NaiveDate,
        from: ClockTime,
    },
    /// The plan of a day overlaps the shift past midnight before or after it, so it cannot be taken over.
    PlanBesideNight { name: String, date: NaiveDate },
    /// A klus for fewer than one person.
    KlusMin,
    /// Hours taken back that were never there.
    BelowZero { name: String, total: Minutes },
    /// A name that means no klus, or is none.
    KlusName { given: String },
    /// Room for fewer than the minimum.
    KlusMax { min: u16, max: u16 },
    /// A klus for nobody, or for more people than there ever are.
    KlusPeople { given: i64 },
    /// A klus without a half-day or a weekday.
    KlusNever,
    /// Still in use, so it stays; end it instead.
    StillUsed { name: String },
    /// A trajectory that would end before the last day on which something was recorded.
    RecordedAfter { name: String, date: NaiveDate },
    /// A trajectory that would begin after the first day on which something was recorded.
    RecordedBefore { name: String, date: NaiveDate },
    /// A method that is not here.
    UnknownMethod { method: String },
    /// A phase that the method does not have.
    UnknownPhase { phase: String },
    /// Two trajectories at the same time.
    TrajectoriesOverlap { name: String },
    /// Two planned absences at the same time; the one that is there.
    AbsencesOverlap { from: NaiveDate, to: NaiveDate },
    /// More time than a day or a year has.
    TooMuchTime { minutes: Minutes },
    /// Nothing to undo.
    NothingToUndo,
    /// The same, where there is work from before this terminal.
    NothingOfThisTerminal,
    /// Nothing to redo.
    NothingToRedo,
    /// A later action built on it.
    ChangedSince { what: Sentence, at: NaiveDateTime },
    /// The program can only read now.
    ReadOnly,
    /// The program only looks at this store, for the reason given.
    OnlyReading(Sentence),
}

impl Refusal {
    /// The sentence for the user.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let say = Sentence::new;
        match self {
            Self::Future { date } => say("no-future").date_of_year("date", *date),
            Self::NeedsReason { date } => say("no-needs-reason").date("date", *date),
            Self::AlreadyClosed { date } => say("no-already-closed").date("date", *date),
            Self::NothingToClose { date } => say("no-nothing-to-close").date("date", *date),
            Self::BeforeStart { name, start } => say("no-before-start")
                .text("name", name)
                .date_of_year("date", *start),
            Self::AfterEnd { name, end } => say("no-after-end").text("name", name).date_of_year("date", *end),
            Self::NoTrajectory { name } => say("no-trajectory").text("name", name),
            Self::NeedsTimes { name } => say("no-needs-times").text("name", name),
            Self::AfterPlan { name } => say("no-after-plan").text("name", name),
            Self::NotLate { name, start } => say("no-not-late").text("name", name).time("time", *start),
            Self::NothingBefore { name } => say("no-nothing-before").text("name", name),
            Self::Unknown => say("no-unknown"),
            Self::NotThere { name, half } => say(match half {
                HalfDay::Morning => "no-not-there-morning",
                HalfDay::Afternoon => "no-not-there-afternoon",
                HalfDay::Evening => "no-not-there-evening",
            })
            .text("name", name),
            Self::KlusNotOn { klus, date } => say("no-klus-not-on").text("klus", klus).date("date", *date),
            Self::KlusFull { klus, max } => say("no-klus-full").text("klus", klus).number("max", *max),
            Self::NothingToCopy => say("no-nothing-to-copy"),
            Self::NotOnKlus { name } => say("no-not-on-klus").text("name", name),
            Self::EmptyText => say("no-empty-text"),
            Self::TooLong { max, got } => say("no-too-long")
                .number("max", count(*max))
                .number("got", count(*got)),
            Self::NameMissing => say("no-name-missing"),
            Self::NumberTaken { number, name } => {
                say("no-number-taken").text("number", number).text("name", name)
            }
            Self::NameTaken { name } => say("no-name-taken").text("name", name),
            Self::EndBeforeStart => say("no-end-before-start"),
            Self::ClockOff => Sentence::new("no-clock"),
            Self::DateOutOfRange => say("no-date-out-of-range"),
            Self::TimesOverlap => say("no-times-overlap"),
            Self::NightBefore { name, date, until } => say("no-night-before")
                .text("name", name)
                .date("date", *date)
                .time("time", *until),
            Self::NightInto { name, date, from } => say("no-night-into")
                .text("name", name)
                .date("date", *date)
                .time("time", *from),
            Self::PlanBesideNight { name, date } => {
                say("no-plan-beside-night").text("name", name).date("date", *date)
            }
            Self::KlusMin => say("no-klus-min"),
            Self::BelowZero { name, total } => {
                say("no-below-zero").text("name", name).minutes("total", *total)
            }
            Self::KlusName { given } => say("no-klus-name").text("given", given.clone()),
            Self::KlusMax { min, max } => say("no-klus-max").number("min", *min).number("max", *max),
            Self::KlusPeople { given } => say("no-klus-people")
                .text("given", given.to_string())
                .number("max", MOST_PEOPLE),
            Self::KlusNever => say("no-klus-never"),
            Self::StillUsed { name } => say("no-still-used").text("name", name),
            Self::RecordedAfter { name, date } => say("no-recorded-after")
                .text("name", name)
                .date_of_year("date", *date),
            Self::RecordedBefore { name, date } => say("no-recorded-before")
                .text("name", name)
                .date_of_year("date", *date),
            Self::UnknownMethod { method } => say("no-unknown-method").text("method", method),
            Self::UnknownPhase { phase } => say("no-unknown-phase").text("phase", phase),
            Self::TrajectoriesOverlap { name } => say("no-trajectories-overlap").text("name", name),
            Self::AbsencesOverlap { from, to } if from == to => say("no-absence-twice").date("date", *from),
            Self::AbsencesOverlap { from, to } => {
                say("no-absences-overlap").date("from", *from).date("to", *to)
            }
            Self::TooMuchTime { minutes } => say("no-too-much-time").minutes("minutes", *minutes),
            Self::NothingToUndo => say("no-nothing-to-undo"),
            Self::NothingOfThisTerminal => say("no-nothing-of-this-terminal"),
            Self::NothingToRedo => say("no-nothing-to-redo"),
            Self::ChangedSince { at, .. } => say("no-changed-since")
                .date("date", at.date())
                .time("time", ClockTime::of(*at)),
            Self::ReadOnly => say("no-read-only"),
            Self::OnlyReading(because) => because.clone(),
        }
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Why an action was not done.
#[derive(Debug, Error)]
pub enum Trouble {
    /// A rule says no; nothing was changed.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The journal could not save it. What was saved before is safe.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The store failed and could not be built anew either. What was saved is safe.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Trouble {
    /// The sentence for the user.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Refused(refusal) => refusal.sentence(),
            Self::Journal(error) => super::journal_sentence(error),
            Self::Store(error) => error.sentence(),
        }
    }
}
