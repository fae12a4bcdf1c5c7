//! The check of everything: the journal's chain, the witness, the trail of entries, the store against the
//! journal, the totals against the attendance, and every rule of the domain over all records.
//!
//! Nothing is changed by it. Beside the program that has the store everything is checked but the store itself.

mod finding;
mod records;
mod repair;
#[cfg(test)]
mod tests;
mod trail;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

pub use finding::{Finding, Findings, Rule};
pub use repair::{Repair, Repaired, repair};
pub use trail::Difference;

use super::opening::lock;
use super::{App, Clock, OpenError, Trouble};
use crate::codec;
use crate::domain::ids::ParticipantId;
use crate::domain::record::{Record, RecordKey};
use crate::journal::lock::StoreLock;
use crate::journal::{Files, Head, JournalError, JournalReader, OsFiles};
use crate::store::{Applied, Store, StoreError, month_of};
use crate::text::sentence::Sentence;
use records::Records;
use trail::Trail;

/// Changes that the fold takes in at once.
const CHUNK: usize = 40_000;
/// How often the journal is read anew when it changed under our eyes.
const TRIES: u32 = 4;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Every byte of the journal, and its chain.
    Journal,
    /// The witness of the last place.
    Witness,
    /// Each entry after the one before it.
    Trail,
    /// The store against the journal.
    Store,
    /// The totals against the attendance.
    Totals,
    /// The rules of the domain.
    Rules,
}

/// How it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// In order.
    Good,
    /// Not in order.
    Faulty,
    /// Not looked at.
    Unchecked,
}

/// What a check comes to, as the program's exit code; of several kinds of trouble the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Code {
    /// All in order; there may be notes.
    Good = 0,
    /// The store is broken or says something else than the journal. `--repair` builds it anew.
    Store = 10,
    /// The witness is lost. `--repair` makes it anew.
    Witness = 11,
    /// The totals do not follow from the attendance. `--repair` builds the store anew.
    Totals = 12,
    /// Records break a rule: to be put right by hand.
    Rules = 13,
    /// The journal is damaged, or its entries do not follow from each other: a backup has to help.
    Journal = 14,
}

impl Code {
    /// What whoever reads the exit code gets.
    #[must_use]
    pub const fn exit(self) -> u8 {
        self as u8
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub subject: Subject,
    /// How it was found.
    pub outcome: Outcome,
    /// In words.
    pub sentence: Sentence,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Report {
    /// What was looked at, in order.
    pub lines: Vec<Line>,
    /// Rules that are not kept.
    pub findings: Findings,
    /// Entries read.
    pub entries: u64,
    /// Records there are.
    pub records: u64,
    /// The state hash by the journal; none where it cannot be read whole.
    pub state: Option<[u8; 32]>,
    /// The damage to the journal, if any.
    pub damage: Option<OpenError>,
}

impl Report {
    /// The most serious trouble.
    #[must_use]
    pub fn code(&self) -> Code {
        let faulty = self.lines.iter().filter(|line| line.outcome == Outcome::Faulty);
        let codes = faulty.map(|line| match line.subject {
            Subject::Store => Code::Store,
            Subject::Witness => Code::Witness,
            Subject::Totals => Code::Totals,
            Subject::Rules => Code::Rules,
            Subject::Journal | Subject::Trail => Code::Journal,
        });
        codes.max().unwrap_or(Code::Good)
    }

    /// How something was found.
    #[must_use]
    pub fn outcome(&self, subject: Subject) -> Outcome {
        let line = self.lines.iter().find(|line| line.subject == subject);
        line.map_or(Outcome::Unchecked, |line| line.outcome)
    }

    /// What is known of something now, instead of what was said of it before.
    fn correct(&mut self, subject: Subject, outcome: Outcome, sentence: Sentence) {
        for line in self.lines.iter_mut().filter(|line| line.subject == subject) {
            line.outcome = outcome;
            line.sentence = sentence.clone();
        }
    }

    fn say(&mut self, subject: Subject, outcome: Outcome, sentence: Sentence) {
        self.lines.push(Line {
            subject,
            outcome,
            sentence,
        });
    }
}

/// The store on disk, as far as it could be opened.
enum Disk {
    Open(Box<Store>),
    Broken,
    Missing,
    Outdated,
    /// Somebody else has it, or it may not be written to.
    Unseen,
}

/// Checks the store of a folder. `progress` is told (entries done, entries in all).
///
/// # Errors
/// When there is no store, or its files cannot be read at all; what is wrong with it stands in the report.
pub fn check(
    folder: &Path,
    clock: &dyn Clock,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Report, OpenError> {
    if !App::exists(folder) {
        return Err(OpenError::Absent(folder.to_path_buf()));
    }
    let held: Option<StoreLock> = match lock(folder, clock) {
        Ok(held) => Some(held),
        Err(error) if error.lets_read() => None,
        Err(error) => return Err(error),
    };
    let disk = held.as_ref().map_or(Disk::Unseen, |_| open_disk(folder));
    let files: Arc<dyn Files> = Arc::new(OsFiles);
    let mut tries = 1;
    loop {
        let pass = JournalReader::open(&folder.join("journal"), Arc::clone(&files))
            .map_err(Trouble::from)
            .and_then(|reader| Pass::over(reader, &disk, progress));
        match pass {
            Ok(pass) => return report(pass, &disk, clock.local().date()),
            Err(Trouble::Journal(JournalError::Damage { .. })) if held.is_none() && tries < TRIES => {
                tries += 1;
            }
            Err(Trouble::Journal(error @ JournalError::Io { .. })) => return Err(error.into()),
            Err(Trouble::Journal(error)) => return Ok(damaged(error)),
            Err(trouble) => return Err(trouble.into()),
        }
    }
}

fn open_disk(folder: &Path) -> Disk {
    let path = folder.join("sled");
    if !path.exists() {
        return Disk::Missing;
    }
    match Store::open(&path) {
        Ok(Some(store)) => Disk::Open(Box::new(store)),
        Ok(None) => Disk::Outdated,
        Err(_) => Disk::Broken,
    }
}

/// The journal cannot be read whole: that is said, and nothing else can be.
fn damaged(error: JournalError) -> Report {
    let mut report = Report::default();
    let error = OpenError::from(error);
    report.say(Subject::Journal, Outcome::Faulty, error.sentence());
    for subject in [
        Subject::Witness,
        Subject::Trail,
        Subject::Store,
        Subject::Totals,
        Subject::Rules,
    ] {
        report.say(subject, Outcome::Unchecked, Sentence::new("check-unchecked"));
    }
    report.damage = Some(error);
    report
}

/// One way through the journal.
struct Pass {
    reader: JournalReader,
    head: Head,
    trail: Trail,
    findings: Findings,
    /// Everything, folded in memory.
    store: Store,
    /// The store on disk, compared at the place it had come to; none where it was not found there.
    difference: Option<Difference>,
}

impl Pass {
    fn over(reader: JournalReader, disk: &Disk, progress: &mut dyn FnMut(u64, u64)) -> Result<Self, Trouble> {
        let applied = match disk {
            Disk::Open(store) => store.applied(),
            _ => Applied::default(),
        };
        let total = reader.witnessed().map_or(applied.position, |head| head.position);
        let mut entries = reader.entries_after(0);
        let mut pass = Self {
            reader,
            head: Head::EMPTY,
            trail: Trail::default(),
            findings: Findings::default(),
            store: Store::in_memory(),
            difference: None,
        };
        pass.meet(disk, applied)?;
        let mut changes = Vec::new();
        while let Some(item) = entries.next() {
            let (position, bytes) = item?;
            let entry = codec::decode_entry(&bytes).map_err(StoreError::from)?;
            pass.trail.take(position, &entry, &mut pass.findings);
            pass.head = entries.head().unwrap_or(pass.head);
            changes.extend(entry.changes);
            if changes.len() >= CHUNK {
                pass.store.apply(&changes, pass.head.into())?;
                changes.clear();
            }
            pass.meet(disk, applied)?;
            progress(position, total.max(position));
        }
        pass.store.apply(&changes, pass.head.into())?;
        Ok(pass)
    }

    /// Where the store on disk had come to, it is compared.
    fn meet(&mut self, disk: &Disk, applied: Applied) -> Result<(), StoreError> {
        let Disk::Open(store) = disk else { return Ok(()) };
        if applied != self.head.into() && applied != Applied::default() {
            return Ok(());
        }
        if self.difference.is_some() {
            return Ok(());
        }
        let mut difference = Difference::default();
        let seen = store.each_record(|key, record| self.trail.compare(key, record, &mut difference));
        if seen.is_err() {
            // It cannot be read: nothing of it counts.
            difference = Difference {
                other: 1,
                ..Difference::default()
            };
        }
        self.trail.settle(&mut difference);
        self.difference = Some(difference);
        Ok(())
    }
}

fn report(pass: Pass, disk: &Disk, today: NaiveDate) -> Result<Report, OpenError> {
    let mut report = Report {
        entries: pass.head.position,
        records: pass.trail.records(),
        ..Report::default()
    };
    let state = pass.store.state_hash().map_err(Trouble::from)?;
    report.state = Some(state);
    let tail = pass.reader.bytes_after(pass.head)?;
    journal_line(&mut report, pass.head, tail);
    witness_line(&mut report, pass.reader.witnessed().is_some(), tail);
    let faults = pass.findings.count(|rule| rule.is_of_the_trail());
    let outcome = if faults == 0 {
        Outcome::Good
    } else {
        Outcome::Faulty
    };
    let sentence = if faults == 0 {
        Sentence::new("check-trail-good")
    } else {
        Sentence::new("check-trail-bad").number("n", faults)
    };
    report.say(Subject::Trail, outcome, sentence);
    store_line(&mut report, &pass, disk);
    let mut records = Records::new(pass.store.directory(), today);
    records.findings = pass.findings;
    let mut worked = BTreeMap::new();
    pass.store
        .each_record(|key, record| {
            count(&mut worked, key, record);
            records.look(key, record);
        })
        .map_err(Trouble::from)?;
    let findings = records.finish();
    totals_line(&mut report, &worked, &pass.store, disk);
    rules_line(&mut report, &findings);
    report.findings = findings;
    Ok(report)
}

fn journal_line(report: &mut Report, head: Head, tail: u64) {
    let id = if tail == 0 {
        "check-journal-good"
    } else {
        "check-journal-tail"
    };
    let sentence = Sentence::new(id)
        .number("entries", head.position)
        .number("segments", head.segment)
        .number("bytes", tail);
    report.say(Subject::Journal, Outcome::Good, sentence);
}

fn witness_line(report: &mut Report, there: bool, tail: u64) {
    let (outcome, id) = match (there, tail) {
        (true, _) => (Outcome::Good, "check-witness-good"),
        (false, 0) => (Outcome::Faulty, "check-witness-lost"),
        (false, _) => (Outcome::Faulty, "check-witness-lost-tail"),
    };
    report.say(Subject::Witness, outcome, Sentence::new(id));
}

fn store_line(report: &mut Report, pass: &Pass, disk: &Disk) {
    let say = Sentence::new;
    let (outcome, sentence) = match (disk, pass.difference) {
        (Disk::Unseen, _) => (Outcome::Unchecked, say("check-store-unseen")),
        (Disk::Missing, _) => (Outcome::Faulty, say("check-store-missing")),
        (Disk::Outdated, _) => (Outcome::Faulty, say("check-store-outdated")),
        (Disk::Broken, _) => (Outcome::Faulty, say("check-store-broken")),
        (Disk::Open(store), Some(difference)) if difference.is_none() => {
            let behind = pass.head.position.saturating_sub(store.applied().position);
            let sentence = match behind {
                0 => say("check-store-good").number("n", difference.same),
                behind => say("check-store-behind").number("n", behind),
            };
            (Outcome::Good, sentence)
        }
        (Disk::Open(_), Some(difference)) => {
            let wrong = difference.other + difference.extra + difference.missing;
            (Outcome::Faulty, say("check-store-differs").number("n", wrong))
        }
        (Disk::Open(store), None) => {
            // It had come to a place that the journal does not have: the journal lost something.
            let ahead = say("check-store-ahead")
                .number("store", store.applied().position)
                .number("journal", pass.head.position);
            report.correct(Subject::Journal, Outcome::Faulty, ahead);
            (Outcome::Unchecked, say("check-unchecked"))
        }
    };
    report.say(Subject::Store, outcome, sentence);
}

/// Minutes per person and month, straight from the attendance.
type Worked = BTreeMap<(ParticipantId, u16), i64>;

fn count(worked: &mut Worked, key: &RecordKey, record: &Record) {
    if let (RecordKey::Attendance(person, date), Record::Attendance(attendance)) = (key, record) {
        let minutes = attendance.day.minutes(*date).0;
        if minutes != 0 {
            *worked.entry((*person, month_of(*date).0)).or_default() += minutes;
        }
    }
}

/// How many months of a store's totals do not follow from the attendance.
fn wrong_months(worked: &Worked, store: &Store) -> u64 {
    let mut wrong = 0;
    let mut known: BTreeMap<(ParticipantId, u16), i64> = BTreeMap::new();
    for person in store.directory().participants.keys() {
        for (month, minutes) in store.totals(*person) {
            known.insert((*person, *month), i64::from(*minutes));
        }
    }
    for (place, minutes) in worked {
        if known.remove(place) != Some(*minutes) {
            wrong += 1;
        }
    }
    wrong + known.len() as u64
}

fn totals_line(report: &mut Report, worked: &Worked, folded: &Store, disk: &Disk) {
    let mut wrong = wrong_months(worked, folded);
    if let Disk::Open(store) = disk
        && store.applied() == folded.applied()
    {
        wrong += wrong_months(worked, store);
    }
    let (outcome, sentence) = if wrong == 0 {
        let minutes = crate::domain::time::Minutes(worked.values().sum());
        let sentence = Sentence::new("check-totals-good").minutes("time", minutes);
        (Outcome::Good, sentence)
    } else {
        (
            Outcome::Faulty,
            Sentence::new("check-totals-bad").number("n", wrong),
        )
    };
    report.say(Subject::Totals, outcome, sentence);
}

fn rules_line(report: &mut Report, findings: &Findings) {
    let faults = findings.count(|rule| rule.is_fault() && !rule.is_of_the_trail());
    let notes = findings.count(|rule| !rule.is_fault());
    let (outcome, id) = match (faults, notes) {
        (0, 0) => (Outcome::Good, "check-rules-good"),
        (0, _) => (Outcome::Good, "check-rules-notes"),
        _ => (Outcome::Faulty, "check-rules-bad"),
    };
    let sentence = Sentence::new(id)
        .number("records", report.records)
        .number("faults", faults)
        .number("notes", notes);
    report.say(Subject::Rules, outcome, sentence);
}
