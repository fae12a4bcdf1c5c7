//! How each thing was found, in words.

use std::collections::BTreeMap;
use std::path::Path;

use super::finding::{Findings, Rule};
use super::report::{Outcome, Report, Subject};
use super::{Disk, Lost, Pass};
use crate::app::standing::Standing;
use crate::app::{journal_sentence, paths};
use crate::domain::ids::ParticipantId;
use crate::domain::record::{Record, RecordKey};
use crate::domain::time::Minutes;
use crate::journal::{Flaw, Head, JournalError, Witnessed};
use crate::store::{Store, month_of};
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

/// What is wrong with the journal, and no more: what to do about it depends on what was tried already.
pub(super) fn damage(error: &JournalError) -> Sentence {
    let about = |id, file: &Path| Sentence::new(id).text("file", clean(&file.display().to_string()));
    match error {
        JournalError::Absent { folder } => about("check-journal-gone", folder),
        JournalError::SegmentMissing { file } => about("check-journal-missing", file),
        JournalError::Damage { flaw, file, offset } if !matches!(flaw, Flaw::Newer(_)) => {
            about("check-journal-damaged", file).text("offset", offset.to_string())
        }
        error => journal_sentence(error),
    }
}

pub(super) fn journal_line(report: &mut Report, head: Head, witness: Witnessed, tail: u64) {
    let id = match (tail, witness) {
        (0, _) => "check-journal-good",
        (_, Witnessed::Here(_)) => "check-journal-tail",
        // Whether that was saved nobody knows: the line of the witness says so.
        (_, Witnessed::Lost | Witnessed::Strange(_)) => "check-journal-unfinished",
    };
    let sentence = Sentence::new(id)
        .number("entries", head.position)
        .number("segments", head.segment)
        .number("bytes", tail);
    report.say(Subject::Journal, Outcome::Good, sentence);
}

pub(super) fn witness_line(report: &mut Report, witness: Witnessed, tail: u64) {
    let (outcome, id) = match (witness, tail) {
        (Witnessed::Here(_), _) => (Outcome::Good, "check-witness-good"),
        (Witnessed::Lost, 0) => (Outcome::Faulty, "check-witness-lost"),
        (Witnessed::Strange(_), 0) => (Outcome::Faulty, "check-witness-strange"),
        (Witnessed::Lost | Witnessed::Strange(_), _) => (Outcome::Faulty, "check-witness-lost-tail"),
    };
    report.say(Subject::Witness, outcome, Sentence::new(id));
}

pub(super) fn trail_line(report: &mut Report, pass: &Pass) {
    let faults = pass.findings.count(Rule::is_of_the_trail);
    let (outcome, sentence) = match (faults, pass.trail.explained()) {
        (0, 0) => (Outcome::Good, Sentence::new("check-trail-good")),
        (0, explained) => (
            Outcome::Good,
            Sentence::new("check-trail-explained").number("n", explained),
        ),
        (faults, _) => (
            Outcome::Faulty,
            Sentence::new("check-trail-bad").number("n", faults),
        ),
    };
    report.say(Subject::Trail, outcome, sentence);
}

pub(super) fn store_line(report: &mut Report, pass: &Pass, disk: &Disk) {
    let say = Sentence::new;
    let difference = pass.difference.unwrap_or_default();
    let (outcome, sentence) = match disk {
        _ if let Err(lost) = &pass.standing => {
            // It had come to a place that the journal does not have: the journal lost something.
            let ahead = say("check-store-ahead")
                .number("store", lost.store)
                .number("journal", pass.head.position)
                .text("files", paths(&lost.files));
            report.correct(Subject::Journal, Outcome::Faulty, &ahead);
            (Outcome::Unchecked, say("check-unchecked"))
        }
        _ if pass.standing.as_ref().is_ok_and(|it| it.sled.is_strange()) => {
            (Outcome::Faulty, say("check-store-strange"))
        }
        Disk::Unseen(why) => (Outcome::Unchecked, say(why)),
        Disk::Missing => (Outcome::Faulty, say("check-store-missing")),
        Disk::Sealed => (Outcome::Faulty, say("check-store-sealed")),
        Disk::Outdated(_) => (Outcome::Faulty, say("check-store-outdated")),
        Disk::Broken => (Outcome::Faulty, say("check-store-broken")),
        Disk::Open(store) if difference.is_none() => {
            let behind = pass.head.position.saturating_sub(store.applied().position);
            let sentence = match behind {
                0 => say("check-store-good").number("n", difference.same),
                behind => say("check-store-behind").number("n", behind),
            };
            (Outcome::Good, sentence)
        }
        Disk::Open(_) => {
            let wrong = difference.other + difference.extra + difference.missing;
            (Outcome::Faulty, say("check-store-differs").number("n", wrong))
        }
    };
    report.say(Subject::Store, outcome, sentence);
}

/// What was written down of how far the journal came is only spoken of where it does not fit.
pub(super) fn reached_line(report: &mut Report, standing: &Result<Standing, Lost>) {
    let Ok(standing) = standing else { return };
    let strange = standing.reached.is_some_and(|(_, is)| is.is_strange());
    let sentence = match standing.missing {
        Some(missing) => missing.sentence(),
        None if strange => Sentence::new("check-reached-strange"),
        None => return,
    };
    report.say(Subject::Reached, Outcome::Faulty, sentence);
}

/// Minutes per person and month, straight from the attendance.
pub(super) type Worked = BTreeMap<(ParticipantId, u16), i64>;

pub(super) fn count(worked: &mut Worked, key: &RecordKey, record: &Record) {
    if let (RecordKey::Attendance(person, date), Record::Attendance(attendance)) = (key, record) {
        let minutes = attendance.day.minutes(*date).0;
        if minutes != 0 {
            *worked.entry((*person, month_of(*date).0)).or_default() += minutes;
        }
    }
}

/// How many months of a store's totals do not follow from the attendance.
pub(super) fn wrong_months(worked: &Worked, store: &Store) -> u64 {
    let mut wrong = 0;
    let mut known: BTreeMap<(ParticipantId, u16), i64> = BTreeMap::new();
    for person in store.directory().participants.keys() {
        for total in store.totals(*person).iter().filter(|total| total.minutes > 0) {
            known.insert((*person, total.month), i64::from(total.minutes));
        }
    }
    for (place, minutes) in worked {
        if known.remove(place) != Some(*minutes) {
            wrong += 1;
        }
    }
    wrong + known.len() as u64
}

pub(super) fn totals_line(report: &mut Report, worked: &Worked, folded: &Store, disk: &Disk) {
    let mut wrong = wrong_months(worked, folded);
    if let Disk::Open(store) = disk
        && store.applied() == folded.applied()
    {
        wrong += wrong_months(worked, store);
    }
    let (outcome, sentence) = if wrong == 0 {
        let minutes = Minutes(worked.values().sum());
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

pub(super) fn rules_line(report: &mut Report, findings: &Findings) {
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
