//! What one can do and ask, without a terminal: commands, queries, undo and redo.
//!
//! One way for every change: the rules say what changes, the journal takes one entry (now it is saved), the
//! store takes the changes, whoever shows something asks again.

pub mod action;
pub(crate) mod bulk;
pub mod check;
pub mod clock;
mod draft;
mod history;
mod ledger;
mod numbers;
mod open_error;
mod opening;
mod peek;
mod place;
mod plan;
pub mod query;
mod reached;
mod rebuilding;
mod refusal;
mod replay;
mod standing;
mod terminal;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use uuid::Uuid;

pub use action::{Action, Mark, NoteDraft, OpenRows, TypedWork};
pub use clock::Clock;
pub use history::Step;
pub use ledger::Ledger;
pub use numbers::NumberedRow;
pub(crate) use open_error::{journal as journal_sentence, paths};
pub use opening::{OpenError, Opening, StartUp, Strange, waited};
pub use peek::{Snapshot, snapshot};
pub use place::{Claim, Claiming, make_folders};
pub use reached::Missing;
pub(crate) use rebuilding::examined_to_copy;
pub use rebuilding::{Rebuilt, rebuild};
pub use refusal::{Refusal, Trouble};
pub(crate) use replay::in_chunks;

use crate::codec::Codec;
use crate::domain::attendance::{Correction, Day};
use crate::domain::directory::Directory;
use crate::domain::ids::{ParticipantId, ReasonId, SupervisorId};
use crate::domain::numbers::Numbers;
use crate::domain::record::{Change, Entry, EntryId, Record, RecordKey, Why};
use crate::domain::time::{ClockTime, Minutes};
use crate::journal::lock::StoreLock;
use crate::journal::{JournalError, OsFiles, move_aside};
use crate::store::{Applied, Store};
use history::History;
use plan::Situation;

/// How far the clock may be set back before it is said, in milliseconds.
const CLOCK_SLACK: i64 = 10 * 60 * 1000;

/// The program without a screen.
pub struct App {
    folder: PathBuf,
    codec: Codec,
    ledger: Ledger,
    store: Store,
    clock: Box<dyn Clock>,
    on: Option<NaiveDate>,
    who: Option<SupervisorId>,
    terminal: terminal::Known,
    sequence: u64,
    /// When the latest entry was made that we know of, in milliseconds of Unix time.
    latest: Option<i64>,
    history: Option<History>,
    visit: Option<(NaiveDate, ReasonId)>,
    opening: Opening,
    hours: query::hours::HoursCache,
    recent: query::recent::RecentCache,
    lost: RefCell<query::short::Lost>,
    /// Whether how far the journal came may be written down: not over what is still to be answered.
    writes_down: bool,
    /// What rows and klussen are called for now; none while nobody asked.
    numbers: RefCell<Option<Numbers>>,
    /// Released last, when the store is closed; none while only reading.
    lock: Option<StoreLock>,
}

/// What an action did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// The entry that was made; none when nothing had to change.
    pub entry: Option<EntryId>,
    /// How many records it changed.
    pub changed: usize,
}

impl App {
    /// Takes the lock of a store without opening it.
    ///
    /// # Errors
    /// Somebody else has it.
    pub fn lock(folder: &Path) -> Result<StoreLock, OpenError> {
        opening::lock(folder, &clock::SystemClock)
    }

    /// The folder of the store.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What was found and done on opening.
    #[must_use]
    pub const fn opening(&self) -> &Opening {
        &self.opening
    }

    /// The store, for queries.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The journal, for the trail.
    #[must_use]
    pub const fn journal(&self) -> &Ledger {
        &self.ledger
    }

    /// People, schedules, klussen, settings.
    #[must_use]
    pub const fn directory(&self) -> &Directory {
        self.store.directory()
    }

    /// The business date: the one that was asked for, else the date on the wall.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.on.unwrap_or_else(|| self.clock.local().date())
    }

    /// The wall clock.
    #[must_use]
    pub fn local(&self) -> NaiveDateTime {
        self.clock.local()
    }

    /// The time of day on the business date; none when that is another date than the one on the wall, for
    /// then it is over.
    #[must_use]
    pub fn now(&self) -> Option<(NaiveDate, ClockTime)> {
        let today = self.today();
        Some((today, self.now_on(today)?))
    }

    /// The time of day on a date; none when that is not the running day.
    #[must_use]
    pub fn now_on(&self, date: NaiveDate) -> Option<ClockTime> {
        clock::now_on(self.clock.local(), self.today(), date)
    }

    /// The time up to which a date counts; none where it counts whole: another day, or one that is closed and so over.
    #[must_use]
    pub fn counts_until(&self, date: NaiveDate) -> Option<ClockTime> {
        self.now_on(date)
            .filter(|_| !self.directory().closed.contains_key(&date))
    }

    /// Minutes that somebody worked on a date as they count in every figure now.
    #[must_use]
    pub fn counted(&self, person: ParticipantId, date: NaiveDate, day: &Day) -> Minutes {
        query::day::counted(self.directory(), (person, date), day, self.now())
    }

    fn seen(&mut self, at: i64) {
        self.latest = self.latest.max(Some(at));
    }

    /// The moment something was entered that by the clock has yet to come: then the clock cannot be right. On this
    /// wall, wherever it was entered, so that it is later than what the clock says.
    #[must_use]
    pub fn clock_behind(&self) -> Option<NaiveDateTime> {
        let ahead = self.latest?.saturating_sub(self.clock.millis());
        let yet_to_come = TimeDelta::try_milliseconds(ahead).filter(|_| ahead > CLOCK_SLACK)?;
        self.clock.local().checked_add_signed(yet_to_come)
    }

    /// Fixes the business date, or lets it follow the wall again.
    pub fn set_on(&mut self, on: Option<NaiveDate>) {
        self.on = on;
    }

    /// In whose name things are entered.
    #[must_use]
    pub const fn who(&self) -> Option<SupervisorId> {
        self.who
    }

    /// Changes in whose name things are entered.
    pub fn set_who(&mut self, who: Option<SupervisorId>) {
        self.who = who;
    }

    /// Actions that may be missing, as long as nobody said that it was seen.
    #[must_use]
    pub const fn missing(&self) -> Option<Missing> {
        self.opening.missing
    }

    /// It was seen that actions may be missing. What knew of them is kept aside.
    ///
    /// # Errors
    /// Nothing can be written; it is asked again then.
    pub fn missing_is_seen(&mut self) -> Result<(), Trouble> {
        self.must_write()?;
        let said = reached::answer(&self.folder).and_then(|_| {
            if self.writes_down {
                return Ok(());
            }
            move_aside(&OsFiles, &reached::file(&self.folder)).map(drop)
        });
        said.map_err(|source| JournalError::Io {
            action: "set aside",
            file: reached::file(&self.folder),
            source,
        })?;
        self.opening.missing = None;
        self.writes_down = true;
        self.write_down();
        Ok(())
    }

    /// Why nothing can be saved for now; none while all is well.
    #[must_use]
    pub fn read_only(&self) -> Option<&str> {
        self.ledger.suspended()
    }

    /// Tries to write again after trouble.
    ///
    /// # Errors
    /// When the cause is still there.
    pub fn try_resume(&mut self) -> Result<(), Trouble> {
        // In a folder that was put in the place of ours another may be writing, with a lock of its own.
        if self.lock.as_ref().is_some_and(|lock| !lock.is_of(&self.folder)) {
            let file = self.folder.join("lock");
            return Err(JournalError::TakenAway { file }.into());
        }
        self.ledger.try_resume()?;
        self.catch_up()
    }

    /// Leaves the closed day that was being corrected: the next correction asks for a reason again.
    pub fn end_visit(&mut self) {
        self.visit = None;
    }

    /// Looks at a day: leaves any other.
    pub fn look_at(&mut self, date: NaiveDate) {
        self.visit = self.visit.filter(|(on, _)| *on == date);
    }

    /// Whether a correction on that date still wants a reason.
    #[must_use]
    pub fn wants_reason(&self, date: NaiveDate) -> bool {
        self.directory().closed.contains_key(&date) && self.reason_given(date).is_none()
    }

    /// The reason given on this visit to a closed day, unless it was taken back or could not be saved.
    fn reason_given(&self, date: NaiveDate) -> Option<ReasonId> {
        let (on, id) = self.visit?;
        (on == date && self.directory().reasons.contains_key(&id)).then_some(id)
    }

    fn situation(&self, action: &Action) -> Situation {
        let asks = matches!(
            action,
            Action::Mark { .. } | Action::Together(_) | Action::Import(_)
        );
        // Where the journal cannot be read, saving says so.
        let left = asks.then(|| self.left().ok()).flatten().unwrap_or_default();
        Situation {
            today: self.today(),
            local: self.clock.local(),
            who: self.who,
            left,
        }
    }

    /// Does an action. `reason` is asked for once per visit to a closed day.
    ///
    /// # Errors
    /// A rule that says no (nothing changed), or trouble saving (the sentence says what is not saved).
    pub fn perform(&mut self, action: &Action, reason: Option<&str>) -> Result<Done, Trouble> {
        self.carry_out(Cow::Borrowed(action), reason)
    }

    /// [`Action::Import`] of records that are handed over, so that a million need not be copied.
    ///
    /// # Errors
    /// As [`App::perform`].
    pub fn import(
        &mut self,
        records: Vec<(RecordKey, Option<Record>)>,
        reason: Option<&str>,
    ) -> Result<Done, Trouble> {
        self.carry_out(Cow::Owned(Action::Import(records)), reason)
    }

    fn carry_out(&mut self, action: Cow<'_, Action>, reason: Option<&str>) -> Result<Done, Trouble> {
        self.must_write()?;
        let (why, mut changes) = plan::plan(&self.store, &self.situation(&action), action)?;
        if changes.is_empty() {
            return Ok(Done::default());
        }
        let reason = self.corrections(&mut changes, reason)?;
        self.commit(why, reason, changes)
    }

    /// Refuses where nothing can be written now.
    fn must_write(&self) -> Result<(), Refusal> {
        self.ledger.refusal().map_or(Ok(()), Err)
    }

    /// What an action would change, without doing it.
    ///
    /// # Errors
    /// As [`App::perform`].
    pub fn foresee(&self, action: &Action) -> Result<Vec<Change>, Trouble> {
        Ok(plan::plan(&self.store, &self.situation(action), Cow::Borrowed(action))?.1)
    }

    /// What files would change in a store, which need not be there yet. The records are handed over: there may be a
    /// million.
    ///
    /// # Errors
    /// As [`App::foresee`].
    pub fn foresee_import(
        store: &Store,
        today: NaiveDate,
        records: Vec<(RecordKey, Option<Record>)>,
    ) -> Result<Vec<Change>, Trouble> {
        let situation = Situation {
            today,
            local: today.into(),
            who: None,
            left: Rc::default(),
        };
        Ok(plan::plan(store, &situation, Cow::Owned(Action::Import(records)))?.1)
    }

    /// Marks changes on closed days as corrections: with a reason, and with what the day said when closed.
    fn corrections(
        &mut self,
        changes: &mut Vec<Change>,
        text: Option<&str>,
    ) -> Result<Option<ReasonId>, Trouble> {
        let is_closed = |date: &NaiveDate| self.store.directory().closed.contains_key(date);
        let closed = |change: &Change| of_the_day(change).into_iter().flatten().find(is_closed);
        let Some(date) = changes.iter().find_map(closed) else {
            return Ok(None);
        };
        let text = text.map(crate::text::clean::clean).filter(|t| !t.is_empty());
        let reason = match (text, self.reason_given(date)) {
            (Some(text), _) => {
                let id = ReasonId(Uuid::new_v4());
                changes.push(Change {
                    key: RecordKey::Reason(id),
                    before: None,
                    after: Some(Record::Reason(text)),
                });
                id
            }
            (None, Some(id)) => id,
            (None, None) => return Err(Refusal::NeedsReason { date }.into()),
        };
        self.visit = Some((date, reason));
        let mut opened = self.opened_again(changes)?;
        for change in changes.iter_mut() {
            let on_closed = change
                .key
                .date()
                .is_some_and(|d| self.store.directory().closed.contains_key(&d));
            let RecordKey::Attendance(..) = change.key else {
                continue;
            };
            if !on_closed {
                continue;
            }
            // Of a row that is open again the trail keeps what it said and why, as long as nothing else is entered.
            let Some(Record::Attendance(after)) = &mut change.after else {
                continue;
            };
            let original = match &change.before {
                Some(Record::Attendance(before)) => match &before.correction {
                    Some(earlier) => earlier.original.clone(),
                    None => Some(before.day.clone()),
                },
                _ => opened.remove(&change.key),
            };
            after.correction = Some(Box::new(Correction { original, reason }));
        }
        Ok(Some(reason))
    }

    /// What rows of closed days said when those were closed, of those that nothing is entered of now.
    fn opened_again(&self, changes: &[Change]) -> Result<BTreeMap<RecordKey, Day>, Trouble> {
        let wanted = changes.iter().filter_map(|change| match change.key {
            RecordKey::Attendance(_, date)
                if change.before.is_none() && self.store.directory().closed.contains_key(&date) =>
            {
                Some((change.key.clone(), date))
            }
            _ => None,
        });
        let wanted: BTreeMap<RecordKey, NaiveDate> = wanted.collect();
        if wanted.is_empty() {
            return Ok(BTreeMap::new());
        }
        self.closed_as(&wanted)
    }

    /// Says of records what is in force, with a reason, and changes none of them: where an earlier entry was based on
    /// something else, what comes after it starts from here.
    fn confirm(&mut self, keys: &[RecordKey], reason: &str) -> Result<Done, Trouble> {
        self.must_write()?;
        let mut changes = Vec::new();
        for key in keys {
            let record = self.store.record(key)?;
            changes.push(Change {
                key: key.clone(),
                before: record.clone(),
                after: record,
            });
        }
        let id = ReasonId(Uuid::new_v4());
        changes.push(Change {
            key: RecordKey::Reason(id),
            before: None,
            after: Some(Record::Reason(crate::text::clean::clean(reason))),
        });
        self.commit(Why::Edit, Some(id), changes)
    }

    /// Saves changes as one entry, then lets the store take them in.
    fn commit(&mut self, why: Why, reason: Option<ReasonId>, changes: Vec<Change>) -> Result<Done, Trouble> {
        let id = EntryId {
            terminal: self.terminal.id,
            sequence: self.sequence + 1,
        };
        let entry = Entry {
            id,
            who: self.who,
            at: self.clock.millis(),
            local: self.clock.local(),
            why,
            reason,
            changes,
        };
        let draft = self.codec.encode_entry(&entry);
        let position = self.ledger.append(&draft)?;
        self.sequence += 1;
        self.seen(entry.at);
        if let Some(history) = &mut self.history {
            history.push(position, &entry);
        }
        let applied = Applied {
            position,
            chain: self.ledger.head().chain.0,
        };
        self.hours.forget(&entry.changes);
        self.recent.forget(&entry.changes);
        self.lost.get_mut().follow(&entry, draft.len());
        let done = Done {
            entry: Some(id),
            changed: entry.changes.len(),
        };
        let images = entry.changes.into_iter().map(|c| (c.key, c.after)).collect();
        // One that is hurt may have missed something before this.
        if self.store.is_hurt() || self.store.apply(images, applied).is_err() {
            // It is saved. Where the store cannot be built now it stays hurt, and that is said when it is read.
            let _ = self.rebuild();
        }
        self.settle_who();
        Ok(done)
    }

    /// Makes what was applied durable in the store as well; nothing is lost without it.
    pub fn settle(&self) {
        let _ = self.store.sync();
        self.write_down();
    }

    /// How far the journal has come, for whoever reads without sled; not beside a journal that is not ours.
    fn write_down(&self) {
        if let Ledger::Writing(journal) = &self.ledger
            && self.writes_down
            && journal.is_in_place().unwrap_or(false)
        {
            reached::write(&self.folder, journal.said());
        }
    }
}

/// The dates of which a change says how the day went: who was there, who was on which klus, and which klus there was
/// on that date alone.
fn of_the_day(change: &Change) -> [Option<NaiveDate>; 2] {
    let once = |image: &Option<Record>| match image {
        Some(Record::Klus(klus)) => klus.only_on(),
        _ => None,
    };
    match change.key {
        RecordKey::Attendance(_, date) | RecordKey::Allocation(_, date, _) => [Some(date), None],
        RecordKey::Klus(_) => [once(&change.before), once(&change.after)],
        _ => [None, None],
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.write_down();
    }
}

#[cfg(test)]
pub(crate) mod tests;
