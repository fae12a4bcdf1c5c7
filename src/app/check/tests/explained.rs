//! Entries that were not based on what was there, as a sled of another copy once let them be written.

use super::*;

/// A workshop in which a day note, a day and a klus were changed on the basis of something else.
fn misled() -> (tempfile::TempDir, Vec<RecordKey>) {
    let (mut floor, koen, klus) = lived();
    let earlier = date("2026-11-20");
    let known = Action::DayNote {
        date: earlier,
        text: "Sleutel bij Koen.".into(),
    };
    floor.app.perform(&known, None).unwrap();
    let folder = floor.shut();
    let store = folder.path().join("store");
    let keys = vec![
        RecordKey::DayNote(earlier),
        RecordKey::Attendance(koen, date(TODAY)),
        RecordKey::Klus(klus),
    ];
    let app = App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap();
    let klus = app.store().record(&keys[2]).unwrap();
    drop(app);
    let corrected = Attendance {
        day: Day::present(vec![stretch((9, 0), (12, 0), 0)]),
        extra: false,
        remark: String::new(),
        correction: Some(Box::new(Correction {
            original: None,
            reason: reason_of(&store),
        })),
    };
    let changes = vec![
        new(keys[0].clone(), Record::DayNote("Sleutel bij Amina.".into())),
        new(keys[1].clone(), Record::Attendance(corrected)),
        Change {
            key: keys[2].clone(),
            before: None,
            after: klus,
        },
    ];
    smuggle(&store, |last| last + 1, changes);
    (folder, keys)
}

/// A reason that was given once.
fn reason_of(store: &Path) -> ReasonId {
    let app = App::open(store, Box::new(FixedClock(at(17, 0)))).unwrap();
    *app.directory().reasons.keys().next().unwrap()
}

fn said(report: &Report, subject: Subject) -> String {
    let line = report.lines.iter().find(|line| line.subject == subject);
    Texts::new(Lang::Nl).say(&line.unwrap().sentence)
}

#[test]
fn what_was_based_on_something_else_is_explained_and_repair_says_what_is_in_force_and_loses_nothing() {
    let (folder, keys) = misled();
    let store = folder.path().join("store");
    let before = checked(&store);
    assert_eq!(
        (before.code(), before.unexplained.len()),
        (Code::Journal, keys.len())
    );
    assert!(before.only_lacks_explanation());
    let of_a_day = |finding: &&Finding| finding.rule == Rule::Before && finding.date == Some(date(TODAY));
    let found = before.findings.kept().iter().find(of_a_day).unwrap();
    assert!(found.participant.is_some() && found.entry == Some(before.entries));
    let repaired = repaired(&store);
    assert_eq!(repaired.done, [Repair::Explained { records: keys.len() }]);
    assert_eq!(repaired.report.code(), Code::Good, "{:?}", repaired.report.lines);
    assert!(said(&repaired.report, Subject::Trail).contains("3 gingen uit van iets anders"));
    // One entry more, with a reason, in which nothing is other than it was.
    assert_eq!(repaired.report.entries, before.entries + 1);
    assert_eq!(repaired.report.records, before.records + 1);
    let app = App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap();
    let last = app
        .journal()
        .entries_after(before.entries)
        .next()
        .unwrap()
        .unwrap()
        .1;
    let entry = Codec::plain().decode_entry(&last).unwrap();
    assert_eq!(app.directory().reasons[&entry.reason.unwrap()], "nagekeken");
    let same = |change: &Change| change.before == change.after;
    assert!(
        keys.iter()
            .all(|key| entry.changes.iter().any(|it| it.key == *key && same(it)))
    );
    drop(app);
    assert_eq!(super::repaired(&store).done, [], "once is enough");
}

#[test]
fn what_was_based_on_something_else_and_was_set_right_by_hand_is_no_fault() {
    let (folder, keys) = misled();
    let store = folder.path().join("store");
    let app = App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap();
    let now = |key: &RecordKey| app.store().record(key).unwrap();
    let right = keys.iter().map(|key| Change {
        key: key.clone(),
        before: now(key),
        after: now(key),
    });
    let right: Vec<Change> = right.collect();
    drop(app);
    smuggle(&store, |last| last + 1, right[..2].to_vec());
    assert_eq!(checked(&store).unexplained, [keys[2].clone()]);
    smuggle(&store, |last| last + 1, right[2..].to_vec());
    let report = checked(&store);
    assert_eq!(report.unexplained, []);
    assert_eq!(report.outcome(Subject::Trail), Outcome::Good);
}

#[test]
fn undo_after_the_repair_takes_nothing_away_and_puts_nothing_in_force_that_never_was() {
    let (folder, keys) = misled();
    let store = folder.path().join("store");
    repaired(&store);
    let mut app = App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap();
    let now: Vec<_> = keys.iter().map(|key| app.store().record(key).unwrap()).collect();
    assert!(app.undo().is_err());
    let then: Vec<_> = keys.iter().map(|key| app.store().record(key).unwrap()).collect();
    assert_eq!(now, then);
    drop(app);
    assert_eq!(checked(&store).code(), Code::Good);
}
