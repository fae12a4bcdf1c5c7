//! Undo and redo: compensating entries. The trail only grows; what can be taken back follows from it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};

use super::ledger::Ledger;
use super::terminal::Known;
use super::{App, Done, Refusal, Trouble};
use crate::codec::Codec;
use crate::domain::attendance::Day;
use crate::domain::directory::Directory;
use crate::domain::ids::{ParticipantId, SupervisorId, TerminalId};
use crate::domain::record::{Change, Entry, EntryId, Record, RecordKey, Why};
use crate::store::StoreError;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;

/// How many entries are looked through at first, and how many times more when none of them can be undone.
const WINDOW: u64 = 500;
const GROWTH: u64 = 8;

/// An entry that can be taken back or put in force again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it lies in the journal.
    pub position: u64,
    /// Its id.
    pub id: EntryId,
    /// In whose name it was made.
    pub who: Option<SupervisorId>,
    /// When.
    pub local: NaiveDateTime,
    /// Why.
    pub why: Why,
    /// About whom.
    pub people: BTreeSet<ParticipantId>,
    /// Who came with it, by name: once it is taken back nobody knows them.
    pub newcomers: Vec<String>,
    /// What was entered or changed, where that does not go without saying: the kinds of records, and their names.
    pub edited: Vec<(&'static str, Option<String>)>,
}

/// The most people, and kinds of records, that are named.
const MOST_NAMED: usize = 3;

impl Step {
    /// What it was and about whom, in words: `aanwezigheid van ma 23 nov (Koen Aalbers)`.
    #[must_use]
    pub fn told(&self, texts: &Texts, directory: &Directory) -> String {
        let edited = self.edited.iter().map(|(kind, name)| {
            let kind = texts.get(&format!("record-{kind}"));
            name.as_ref()
                .map_or(kind.clone(), |name| format!("{kind} {name}"))
        });
        let what = if self.edited.is_empty() {
            texts.say(&self.why.sentence())
        } else {
            edited.collect::<Vec<_>>().join(", ")
        };
        let known = |person: &&ParticipantId| directory.participants.contains_key(*person);
        let called = |person: &ParticipantId| directory.called(*person, self.local.date());
        let mut names: Vec<String> = self.people.iter().filter(known).map(called).collect();
        if names.is_empty() {
            names.clone_from(&self.newcomers);
        }
        let people = match names.len() {
            0 => return what,
            1..=MOST_NAMED => names.join(", "),
            _ => texts.say(&Sentence::new("step-people").number("count", self.people.len())),
        };
        format!("{what} ({people})")
    }
}

/// What this terminal can undo and redo, newest last.
pub(super) struct History {
    terminal: TerminalId,
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// The first position that was looked at.
    from: u64,
}

impl History {
    /// Looks through the journal's last entries until something can be undone, or all were seen.
    pub(super) fn load(journal: &Ledger, codec: &Codec, terminal: Known) -> Result<Self, Trouble> {
        let head = journal.head().position;
        let mut window = WINDOW;
        loop {
            let after = head.saturating_sub(window);
            let mut history = Self {
                terminal: terminal.id,
                undo: Vec::new(),
                redo: Vec::new(),
                from: after + 1,
            };
            for item in journal.entries_after(after) {
                let (position, written) = item?;
                let entry = codec.decode_entry(&written).map_err(StoreError::from)?;
                history.push(position, &entry);
            }
            if !history.undo.is_empty() || after <= terminal.after {
                return Ok(history);
            }
            window *= GROWTH;
        }
    }

    pub(super) fn push(&mut self, position: u64, entry: &Entry) {
        if entry.id.terminal != self.terminal {
            return;
        }
        let take =
            |list: &mut Vec<Step>, id: EntryId| list.iter().rposition(|s| s.id == id).map(|i| list.remove(i));
        match entry.why {
            Why::Start => {}
            Why::Undo(id) => {
                if let Some(step) = take(&mut self.undo, id) {
                    self.redo.push(step);
                }
            }
            Why::Redo(id) => {
                if let Some(step) = take(&mut self.redo, id) {
                    self.undo.push(step);
                }
            }
            // What was explained stays: undoing what came before it would put in force what never was.
            _ if is_explanation(entry) => {
                self.undo.clear();
                self.redo.clear();
            }
            _ => {
                self.redo.clear();
                self.undo.push(Step {
                    position,
                    id: entry.id,
                    who: entry.who,
                    local: entry.local,
                    why: entry.why.clone(),
                    people: entry.changes.iter().filter_map(|c| c.key.subject()).collect(),
                    newcomers: newcomers(entry),
                    edited: edited(entry),
                });
            }
        }
    }
}

/// Whether an entry only says what is in force, and changes none of it.
fn is_explanation(entry: &Entry) -> bool {
    let of_reason = |change: &&Change| !matches!(change.key, RecordKey::Reason(_));
    let mut changes = entry.changes.iter().filter(of_reason).peekable();
    changes.peek().is_some() && changes.all(|change| change.before == change.after)
}

/// The names of the first few who were not there before.
fn newcomers(entry: &Entry) -> Vec<String> {
    let name = |change: &Change| match (&change.before, &change.after) {
        (None, Some(Record::Participant(person))) => Some(person.names.last()?.natural()),
        _ => None,
    };
    // One more than are named: then it is a number of people.
    entry
        .changes
        .iter()
        .filter_map(name)
        .take(MOST_NAMED + 1)
        .collect()
}

/// The first few kinds of records that an edit is about, each once.
fn edited(entry: &Entry) -> Vec<(&'static str, Option<String>)> {
    let mut all: Vec<(&'static str, Option<String>)> = Vec::new();
    let changes = entry.changes.iter().filter(|_| entry.why == Why::Edit);
    for change in changes {
        let kind = match (&change.before, &change.after) {
            (Some(Record::Trajectory(before)), Some(Record::Trajectory(after)))
                if before.openings != after.openings =>
            {
                "opening"
            }
            _ => change.key.kind(),
        };
        let image = change.after.as_ref().or(change.before.as_ref());
        if all.len() < MOST_NAMED && all.iter().all(|(known, _)| *known != kind) {
            all.push((kind, image.and_then(Record::name).map(str::to_owned)));
        }
    }
    all
}

impl App {
    fn history(&mut self) -> Result<&mut History, Trouble> {
        let stale = self
            .history
            .as_ref()
            .is_none_or(|h| h.undo.is_empty() && h.from > self.terminal.after + 1);
        if stale {
            self.history = Some(History::load(&self.ledger, &self.codec, self.terminal)?);
        }
        self.history.as_mut().ok_or_else(|| Refusal::NothingToUndo.into())
    }

    /// What undo would take back.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn next_undo(&mut self) -> Result<Option<Step>, Trouble> {
        Ok(self.history()?.undo.last().cloned())
    }

    /// What redo would put in force again.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn next_redo(&mut self) -> Result<Option<Step>, Trouble> {
        Ok(self.history()?.redo.last().cloned())
    }

    /// Takes back this terminal's latest action not yet taken back, whole.
    ///
    /// # Errors
    /// When there is none, or a later action built on it; that action is named and nothing changed.
    pub fn undo(&mut self) -> Result<Step, Trouble> {
        self.must_write()?;
        let step = self.next_undo()?.ok_or_else(|| self.nothing_to_undo())?;
        let entry = self.entry_at(step.position)?;
        let changes = entry.changes.iter().map(Change::reversed).collect();
        self.compensate(&step, Why::Undo(step.id), changes)?;
        Ok(step)
    }

    /// What was there before this terminal was is not its to take back: from before a restore, for one.
    const fn nothing_to_undo(&self) -> Refusal {
        match self.terminal.after {
            0 => Refusal::NothingToUndo,
            _ => Refusal::NothingOfThisTerminal,
        }
    }

    /// Puts in force again what was taken back last.
    ///
    /// # Errors
    /// As [`App::undo`].
    pub fn redo(&mut self) -> Result<Step, Trouble> {
        self.must_write()?;
        let step = self.next_redo()?.ok_or(Refusal::NothingToRedo)?;
        let entry = self.entry_at(step.position)?;
        self.compensate(&step, Why::Redo(step.id), entry.changes)?;
        Ok(step)
    }

    fn compensate(&mut self, step: &Step, why: Why, changes: Vec<Change>) -> Result<Done, Trouble> {
        for change in &changes {
            if self.store.record(&change.key)? != change.before {
                return Err(self.later_change(step.position, &change.key)?.into());
            }
        }
        self.commit(why, None, changes)
    }

    /// Names the later action that changed a record since.
    fn later_change(&self, position: u64, key: &RecordKey) -> Result<Refusal, Trouble> {
        for item in self.ledger.entries_after(position) {
            let (_, written) = item?;
            let entry = self.codec.decode_entry(&written).map_err(StoreError::from)?;
            if entry.changes.iter().any(|c| c.key == *key) {
                return Ok(Refusal::ChangedSince {
                    what: entry.why.sentence(),
                    at: entry.local,
                });
            }
        }
        Ok(Refusal::NothingToUndo)
    }

    /// What days said when they were closed, where their records were opened again since: the first that changed one
    /// from there on knows. One walk through the journal for all of them.
    pub(super) fn closed_as(
        &self,
        wanted: &BTreeMap<RecordKey, NaiveDate>,
    ) -> Result<BTreeMap<RecordKey, Day>, Trouble> {
        let dates: BTreeSet<NaiveDate> = wanted.values().copied().collect();
        let head = self.ledger.head().position;
        let mut window = WINDOW;
        loop {
            let after = head.saturating_sub(window);
            let mut closed = if after == 0 {
                dates.clone()
            } else {
                BTreeSet::new()
            };
            let mut said: BTreeMap<RecordKey, Option<Record>> = BTreeMap::new();
            for item in self.ledger.entries_after(after) {
                let (_, written) = item?;
                let entry = self.codec.decode_entry(&written).map_err(StoreError::from)?;
                for change in entry.changes {
                    match (&change.key, wanted.get(&change.key)) {
                        (RecordKey::DayClose(date), _) if change.after.is_some() && dates.contains(date) => {
                            closed.insert(*date);
                            said.retain(|key, _| wanted.get(key) != Some(date));
                        }
                        (_, Some(date)) if closed.contains(date) => {
                            said.entry(change.key).or_insert(change.before);
                        }
                        _ => {}
                    }
                }
            }
            if closed == dates {
                return Ok(said.into_iter().filter_map(as_closed).collect());
            }
            window *= GROWTH;
        }
    }

    fn entry_at(&self, position: u64) -> Result<Entry, Trouble> {
        match self.ledger.entries_after(position - 1).next() {
            Some(item) => Ok(self.codec.decode_entry(&item?.1).map_err(StoreError::from)?),
            None => Err(Refusal::NothingToUndo.into()),
        }
    }
}

/// What a record said when its day was closed.
fn as_closed((key, record): (RecordKey, Option<Record>)) -> Option<(RecordKey, Day)> {
    let Record::Attendance(entered) = record? else {
        return None;
    };
    let day = match entered.correction {
        Some(earlier) => earlier.original?,
        None => entered.day,
    };
    Some((key, day))
}

impl Why {
    /// What was done, for the trail and for undo.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let say = Sentence::new;
        match self {
            Self::Start => say("did-start"),
            Self::Mark(date) => say("did-mark").date("date", *date),
            Self::AcceptRest(date) => say("did-accept-rest").date("date", *date),
            Self::Contact(date) => say("did-contact").date("date", *date),
            Self::Recovery(date) => say("did-recovery").date("date", *date),
            Self::Allocate(date, _) => say("did-allocate").date("date", *date),
            Self::CopyAllocation(date, _) => say("did-copy-allocation").date("date", *date),
            Self::Note(date) => say("did-note").date("date", *date),
            Self::CloseDay(date) => say("did-close-day").date("date", *date),
            Self::DayNote(date) => say("did-day-note").date("date", *date),
            Self::Edit => say("did-edit"),
            Self::Import => say("did-import"),
            Self::Undo(_) => say("did-undo"),
            Self::Redo(_) => say("did-redo"),
        }
    }
}
