//! The trail, entry by entry: is each the next one of its terminal, and based on what was there?

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;

use super::finding::{Findings, Rule};
use crate::codec::Codec;
use crate::domain::ids::{ReasonId, SupervisorId, TerminalId};
use crate::domain::record::{Change, Entry, EntryId, Record, RecordKey, Why};

/// What stands for a record's key in the state; two sums, so that a million records do not meet by chance.
type Place = [u64; 2];

/// The state after the entries so far, each record only as the sum of its image.
#[derive(Default)]
pub struct Trail {
    state: HashMap<Place, u64>,
    last: BTreeMap<TerminalId, u64>,
    closed: BTreeSet<NaiveDate>,
    supervisors: BTreeSet<SupervisorId>,
    reasons: BTreeSet<ReasonId>,
    /// By record, the entries that were not based on what was there, until a later one is.
    unexplained: BTreeMap<RecordKey, Vec<u64>>,
    /// Changes that were not based on what was there, and that a later one on the record set right.
    explained: u64,
}

fn place(key: &RecordKey) -> Place {
    [0u8, 1].map(|salt| {
        let mut hasher = DefaultHasher::new();
        (salt, key).hash(&mut hasher);
        hasher.finish()
    })
}

fn image(key: &RecordKey, record: &Record) -> u64 {
    let mut meant = Vec::with_capacity(128);
    Codec::put_meaning(&mut meant, key, record);
    let hash = blake3::hash(&meant);
    let mut sum = [0; 8];
    sum.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_be_bytes(sum)
}

/// How a store compares with the state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Records that are the same.
    pub same: u64,
    /// Records that are there but say something else.
    pub other: u64,
    /// Records that should not be there.
    pub extra: u64,
    /// Records that are not there.
    pub missing: u64,
}

impl Difference {
    /// Whether there is none.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.other == 0 && self.extra == 0 && self.missing == 0
    }
}

impl Trail {
    /// Takes the next entry in.
    pub fn take(&mut self, position: u64, entry: &Entry, findings: &mut Findings) {
        let last = self.last.entry(entry.id.terminal).or_default();
        if entry.id.sequence != *last + 1 {
            findings.of_entry(Rule::Sequence, position);
        }
        *last = entry.id.sequence;
        if let Why::Undo(target) | Why::Redo(target) = entry.why
            && !self.has(target, entry.id)
        {
            findings.of_entry(Rule::Target, position);
        }
        let mut seen = BTreeSet::new();
        for change in &entry.changes {
            self.change(position, entry, change, findings);
            if !seen.insert(&change.key) {
                findings.of_entry(Rule::Twice, position);
            }
        }
        // Who undoes the entry of the own name is still there before it, and who begins is there after it.
        let was_there = entry.who.is_none_or(|who| self.supervisors.contains(&who));
        for change in &entry.changes {
            self.remember(change);
        }
        if !was_there && entry.who.is_some_and(|who| !self.supervisors.contains(&who)) {
            findings.of_entry(Rule::Supervisor, position);
        }
        if entry.reason.is_some_and(|reason| !self.reasons.contains(&reason)) {
            findings.of_entry(Rule::Reason, position);
        }
    }

    fn has(&self, target: EntryId, before: EntryId) -> bool {
        let last = self.last.get(&target.terminal).copied().unwrap_or(0);
        target.sequence >= 1 && target.sequence <= last && target != before
    }

    fn change(&mut self, position: u64, entry: &Entry, change: &Change, findings: &mut Findings) {
        let images = change.before.iter().chain(&change.after);
        if !images.into_iter().all(|record| fits(&change.key, record)) {
            findings.of_entry(Rule::Kind, position);
        }
        let was = self.state.get(&place(&change.key)).copied();
        if was != change.before.as_ref().map(|r| image(&change.key, r)) {
            self.unexplained
                .entry(change.key.clone())
                .or_default()
                .push(position);
        } else if let Some(earlier) = self.unexplained.remove(&change.key) {
            self.explained += earlier.len() as u64;
        }
        // A row that is open again has no place for a correction: its reason stands with the entry.
        let corrects = match &change.after {
            Some(Record::Attendance(a)) => a.correction.is_some(),
            _ => entry.reason.is_some(),
        };
        if let RecordKey::Attendance(_, date) = change.key
            && self.closed.contains(&date)
            && change.before != change.after
            && !corrects
            && !matches!(entry.why, Why::Undo(_) | Why::Redo(_))
        {
            findings.of_entry(Rule::Uncorrected, position);
        }
    }

    fn remember(&mut self, change: &Change) {
        let place = place(&change.key);
        match &change.after {
            Some(record) => self.state.insert(place, image(&change.key, record)),
            None => self.state.remove(&place),
        };
        let there = change.after.is_some();
        match change.key {
            RecordKey::DayClose(date) => keep(&mut self.closed, date, there),
            RecordKey::Supervisor(id) => keep(&mut self.supervisors, id, there),
            RecordKey::Reason(id) => keep(&mut self.reasons, id, there),
            _ => {}
        }
    }

    /// By record, the entries that were not based on what was there, while no later one was.
    #[must_use]
    pub const fn unexplained(&self) -> &BTreeMap<RecordKey, Vec<u64>> {
        &self.unexplained
    }

    /// How many changes were not based on what was there, until a later one on the same record was.
    #[must_use]
    pub const fn explained(&self) -> u64 {
        self.explained
    }

    /// How many records there are.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.state.len() as u64
    }

    /// Compares a record of a store; after the last, [`Trail::settle`].
    pub fn compare(&self, key: &RecordKey, record: &Record, difference: &mut Difference) {
        match self.state.get(&place(key)) {
            Some(sum) if *sum == image(key, record) => difference.same += 1,
            Some(_) => difference.other += 1,
            None => difference.extra += 1,
        }
    }

    /// Counts what was not met with.
    pub fn settle(&self, difference: &mut Difference) {
        difference.missing = self.records().saturating_sub(difference.same + difference.other);
    }
}

fn keep<T: Ord>(all: &mut BTreeSet<T>, one: T, there: bool) {
    if there {
        all.insert(one);
    } else {
        all.remove(&one);
    }
}

/// Whether an image is of the kind that belongs under its key.
const fn fits(key: &RecordKey, record: &Record) -> bool {
    matches!(
        (key, record),
        (RecordKey::Workshop, Record::Workshop(_))
            | (RecordKey::Method(_), Record::Method(_))
            | (RecordKey::Supervisor(_), Record::Supervisor(_))
            | (RecordKey::Team(_), Record::Team(_))
            | (RecordKey::Participant(_), Record::Participant(_))
            | (RecordKey::Trajectory(..), Record::Trajectory(_))
            | (RecordKey::Schedule(_), Record::Schedule(_))
            | (RecordKey::Absence(..), Record::Absence(_))
            | (RecordKey::Recovery(..), Record::Recovery)
            | (RecordKey::Closure(_), Record::Closure(_))
            | (RecordKey::Klus(_), Record::Klus(_))
            | (RecordKey::Attendance(..), Record::Attendance(_))
            | (RecordKey::Allocation(..), Record::Allocation(_))
            | (RecordKey::Contact(..), Record::Contact(_))
            | (RecordKey::Observation(..), Record::Observation(_))
            | (RecordKey::DayClose(_), Record::DayClose(_))
            | (RecordKey::DayNote(_), Record::DayNote(_))
            | (RecordKey::Reason(_), Record::Reason(_))
    )
}
