//! The rules: what an action changes, or why not. Reads the draft, so that each thing of one action sees those before
//! it; decides, writes nothing.

mod allocate;
mod day;
pub mod edit;
mod klus;
mod mark;
mod shorten;

use std::borrow::Cow;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;

use super::action::Action;
use super::clock;
use super::draft::Draft;
use super::query::short::Left;
use super::{Refusal, Trouble};
use crate::domain::directory::Directory;
use crate::domain::ids::{ParticipantId, SupervisorId};
use crate::domain::record::{Change, RecordKey, Why};
use crate::domain::time::ClockTime;
use crate::store::Store;

/// What a plan needs to know besides the records.
pub struct Situation {
    /// The business date.
    pub today: NaiveDate,
    /// The wall clock.
    pub local: NaiveDateTime,
    /// In whose name.
    pub who: Option<SupervisorId>,
    /// Which klus people were on until somebody said that they were not there.
    pub left: Rc<Left>,
}

impl Situation {
    /// The time of day on a date; none when that is not the running day.
    #[must_use]
    pub fn now_on(&self, date: NaiveDate) -> Option<ClockTime> {
        clock::now_on(self.local, self.today, date)
    }

    /// The same, unless the day was closed and so is over.
    fn goes_on(&self, draft: &Draft<'_>, date: NaiveDate) -> Option<ClockTime> {
        let closed = draft.directory().closed.contains_key(&date);
        self.now_on(date).filter(|_| !closed)
    }

    fn not_future(&self, date: NaiveDate) -> Result<(), Refusal> {
        if date > self.today {
            Err(Refusal::Future { date })
        } else {
            Ok(())
        }
    }
}

/// What an action changes, and why.
///
/// # Errors
/// The rule that says no, or trouble reading the store.
pub fn plan(
    store: &Store,
    situation: &Situation,
    action: Cow<'_, Action>,
) -> Result<(Why, Vec<Change>), Trouble> {
    let mut draft = Draft::new(store);
    // Of a file that is handed over the records are moved, not copied: there may be a million.
    let why = match action {
        Cow::Owned(Action::Import(records)) => edit::import(situation, &mut draft, records)?,
        action => other(situation, &mut draft, &action)?,
    };
    let changes = draft.finish();
    // A clock that was never set must not put today into the records.
    let of_no_day = |change: &Change| {
        let date = change.key.date().filter(|_| change.after.is_some());
        date.is_some_and(|date| edit::check_date(date).is_err())
    };
    if changes.iter().any(of_no_day) {
        return Err(Refusal::DateOutOfRange.into());
    }
    if !of_somebody(store.directory(), &changes) {
        return Err(Refusal::Unknown.into());
    }
    Ok((why, changes))
}

/// Whether everybody of whom something is entered is here, or comes with the same action. A newcomer may have
/// been undone while their dossier was open.
fn of_somebody(directory: &Directory, changes: &[Change]) -> bool {
    let entered = || changes.iter().filter(|change| change.after.is_some());
    let comes = |person: ParticipantId| entered().any(|c| c.key == RecordKey::Participant(person));
    let mut last = None;
    entered().filter_map(|change| change.key.subject()).all(|person| {
        // Records of one person mostly stand together, and a file has a million.
        let known = last == Some(person) || directory.participants.contains_key(&person) || comes(person);
        last = Some(person);
        known
    })
}

fn other(situation: &Situation, draft: &mut Draft<'_>, action: &Action) -> Result<Why, Trouble> {
    match action {
        Action::Mark { date, people, mark } => mark::mark(situation, draft, *date, people, mark),
        Action::AcceptRest { date } => mark::accept_rest(situation, draft, *date),
        Action::Contact { date, people } => day::contact(situation, draft, *date, people),
        Action::Recovery { date, person } => day::recovery(draft, *date, *person),
        Action::Allocate {
            date,
            half,
            people,
            klus,
        } => allocate::allocate(situation, draft, (*date, *half), people, *klus),
        Action::Swap { date, half, people } => allocate::swap(situation, draft, (*date, *half), *people),
        Action::CopyAllocation { date, half } => allocate::copy(situation, draft, (*date, *half)),
        Action::Note { date, people, note } => day::note(situation, draft, *date, people, note),
        Action::CloseDay { date, open } => day::close(situation, draft, *date, *open),
        Action::DayNote { date, text } => day::day_note(draft, *date, text),
        Action::Edit(records) => edit::edit(situation, draft, records),
        Action::Together(actions) => {
            let whys: Result<Vec<Why>, Trouble> =
                actions.iter().map(|one| other(situation, draft, one)).collect();
            Ok(whys?.into_iter().next().unwrap_or(Why::Edit))
        }
        Action::Import(records) => edit::import(situation, draft, records.clone()),
    }
}

/// A fresh random id.
fn fresh() -> Uuid {
    Uuid::new_v4()
}
