//! The check, on workshops that are in order and on ones that are not.

mod explained;
mod places;

use std::fs;
use std::path::Path;

use super::*;
use crate::app::clock::FixedClock;
use crate::app::tests::{Floor, TODAY, at, date, span};
use crate::app::{Action, Mark, NoteDraft, OpenRows};
use crate::domain::attendance::{Absence, Attendance, Correction, Day, Worked};
use crate::domain::ids::{KlusId, NoteId, ParticipantId, ReasonId, SupervisorId, TerminalId};
use crate::domain::klus::Observation;
use crate::domain::lang::Lang;
use crate::domain::record::{Change, Entry, EntryId, Record, RecordKey, Why};
use crate::domain::time::{ClockTime, HalfDay, Minutes, Span, Stretch};
use crate::journal::Journal;
use crate::text::texts::Texts;
use uuid::Uuid;

/// A workshop on which a day was lived: marked, put on a klus, noted, undone, closed, corrected.
fn lived() -> (Floor, ParticipantId, KlusId) {
    let mut floor = Floor::at(at(16, 5));
    let [koen, amina] = ["Koen Aalbers", "Amina Yilmaz"].map(|name| floor.person(name));
    let klus = floor.klus("Tuin Lindehof");
    floor.put(koen, klus, HalfDay::Morning).unwrap();
    floor.put(amina, klus, HalfDay::Morning).unwrap();
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    floor.mark(TODAY, amina, Mark::Absent(Absence::NoShow)).unwrap();
    floor.app.undo().unwrap();
    floor.app.redo().unwrap();
    let note = NoteDraft {
        text: "Begon op tijd.\nHielp een ander.".into(),
        ..NoteDraft::default()
    };
    let on = date(TODAY);
    let actions = [
        Action::Note {
            date: on,
            people: vec![koen],
            note,
        },
        Action::Contact {
            date: on,
            people: vec![amina],
        },
        Action::CloseDay {
            date: on,
            open: OpenRows::AsPlanned,
        },
    ];
    for action in &actions {
        floor.app.perform(action, None).unwrap();
    }
    let mark = Action::Mark {
        date: on,
        people: vec![amina],
        mark: Mark::Absent(Absence::Sick),
    };
    floor.app.perform(&mark, Some("Had gebeld")).unwrap();
    (floor, koen, klus)
}

fn checked(store: &Path) -> Report {
    check(store, &FixedClock(at(17, 0)), &mut |_, _| {}).unwrap()
}

fn repaired(store: &Path) -> Repaired {
    repair(
        store,
        &FixedClock(at(17, 0)),
        (&|_| Vec::new(), "nagekeken"),
        &mut |_, _| {},
    )
    .unwrap()
}

/// Writes an entry past all rules.
fn smuggle(store: &Path, sequence: impl Fn(u64) -> u64, changes: Vec<Change>) {
    let files: Arc<dyn Files> = Arc::new(OsFiles);
    let (mut journal, _) = Journal::open(&store.join("journal"), &files).unwrap();
    let last = journal.entries_after(0).last().unwrap().unwrap().1;
    let codec = Codec::plain();
    let last = codec.decode_entry(&last).unwrap();
    let entry = Entry {
        id: EntryId {
            terminal: last.id.terminal,
            sequence: sequence(last.id.sequence),
        },
        why: Why::Edit,
        reason: None,
        changes,
        ..last
    };
    journal.append(&codec.encode_entry(&entry)).unwrap();
}

fn new(key: RecordKey, record: Record) -> Change {
    Change {
        key,
        before: None,
        after: Some(record),
    }
}

fn present(stretches: Vec<Stretch>) -> Record {
    Record::Attendance(Attendance {
        day: Day::present(stretches),
        extra: false,
        remark: String::new(),
        correction: None,
    })
}

fn stretch(from: (u16, u16), to: (u16, u16), pause: i64) -> Stretch {
    Stretch {
        span: span(from, to),
        pause: Minutes(pause),
    }
}

/// From ten in the evening until six.
fn night() -> Stretch {
    let [from, to] = [22, 30].map(|hour| ClockTime::from_minutes(hour * 60).unwrap());
    Stretch {
        span: Span::new(from, to).unwrap(),
        pause: Minutes::ZERO,
    }
}

#[test]
fn a_day_as_it_is_lived_is_in_order_whole_and_beside_the_program_that_has_it() {
    let (floor, ..) = lived();
    let state = floor.app.store().state_hash().unwrap();
    let beside = checked(&floor.store());
    assert_eq!(beside.code(), Code::Good, "{:?}", beside.findings);
    assert_eq!(beside.outcome(Subject::Store), Outcome::Unchecked);
    assert_eq!(beside.outcome(Subject::Rules), Outcome::Good);
    let folder = floor.shut();
    let report = checked(&folder.path().join("store"));
    assert!(
        report.lines.iter().all(|line| line.outcome == Outcome::Good),
        "{:?}",
        report.lines
    );
    assert!(report.findings.kept().is_empty(), "{:?}", report.findings);
    assert_eq!((report.state, beside.state), (Some(state), Some(state)));
}

#[test]
fn a_lost_witness_and_a_broken_store_have_their_code_and_are_repaired() {
    let (floor, ..) = lived();
    let state = floor.app.store().state_hash().unwrap();
    let folder = floor.shut();
    let store = folder.path().join("store");
    fs::write(store.join("sled/conf"), b"no longer sled's").unwrap();
    assert_eq!(checked(&store).code(), Code::Store);
    fs::remove_file(store.join("journal/witness")).unwrap();
    assert_eq!(checked(&store).code(), Code::Witness);
    let Repaired { done, report } = repaired(&store);
    assert!(
        matches!(&done[..], [Repair::Witness, Repair::Store { set_aside: Some(_) }]),
        "{done:?}"
    );
    assert_eq!((report.code(), report.state), (Code::Good, Some(state)));
    assert!(repaired(&store).done.is_empty(), "nothing is left to be done");
}

#[test]
fn a_tail_of_which_nobody_knows_whether_it_was_saved_is_kept_beside() {
    let (floor, ..) = lived();
    let folder = floor.shut();
    let store = folder.path().join("store");
    let segment = store.join("journal/00000001.wvj");
    let mut bytes = fs::read(&segment).unwrap();
    bytes.extend_from_slice(&[7; 50]);
    fs::write(&segment, &bytes).unwrap();
    let journal = |report: &Report| Texts::new(Lang::Nl).say(&report.lines[0].sentence);
    let plain = checked(&store);
    assert_eq!(plain.code(), Code::Good, "with a witness it is plain");
    let said = journal(&plain);
    assert!(
        said.contains("in 1 bestand,") && said.contains("nooit bewaard"),
        "{said}"
    );
    fs::remove_file(store.join("journal/witness")).unwrap();
    let unknown = checked(&store);
    assert_eq!(unknown.code(), Code::Witness);
    let said = journal(&unknown);
    assert!(
        said.contains("niet af") && !said.contains("nooit bewaard"),
        "{said}"
    );
    let Repaired { done, report } = repaired(&store);
    let [Repair::Tail { set_aside }, Repair::Witness] = &done[..] else {
        panic!("{done:?}")
    };
    assert_eq!(fs::read(set_aside).unwrap(), bytes);
    assert_eq!(report.code(), Code::Good);
}

#[test]
fn a_store_that_says_something_else_than_the_journal_is_found_and_built_anew() {
    let (floor, koen, _) = lived();
    let folder = floor.shut();
    let store = folder.path().join("store");
    let mut sled = Store::open(&store.join("sled"), &Codec::plain()).unwrap();
    let change = new(
        RecordKey::Attendance(koen, date("2026-11-20")),
        present(vec![stretch((9, 0), (12, 0), 0)]),
    );
    let applied = sled.applied();
    sled.apply(vec![(change.key, change.after)], applied).unwrap();
    drop(sled);
    let report = checked(&store);
    assert_eq!(report.outcome(Subject::Store), Outcome::Faulty);
    assert_eq!(report.outcome(Subject::Totals), Outcome::Faulty);
    assert_eq!(report.code(), Code::Totals);
    assert_eq!(repaired(&store).report.code(), Code::Good);
}

#[test]
fn one_flipped_bit_in_the_journal_is_found_and_cannot_be_made_up() {
    let (floor, ..) = lived();
    let folder = floor.shut();
    let store = folder.path().join("store");
    let segment = store.join("journal/00000001.wvj");
    let mut bytes = fs::read(&segment).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&segment, &bytes).unwrap();
    let report = checked(&store);
    assert_eq!(report.code(), Code::Journal);
    assert!(report.damage.is_some());
    let Repaired { done, report } = repaired(&store);
    assert!(done.is_empty() && report.damage.is_some(), "{done:?}");
    assert_eq!(report.code(), Code::Journal);
    let said = Texts::new(Lang::Nl).say(&report.lines[0].sentence);
    assert!(said.contains("00000001.wvj is beschadigd"), "{said}");
    assert_eq!(fs::read(&segment).unwrap(), bytes, "and nothing was changed");
}

#[test]
fn entries_that_do_not_follow_from_each_other_are_found() {
    let rules = |sequence: fn(u64) -> u64, changes: Vec<Change>| {
        let (floor, ..) = lived();
        let folder = floor.shut();
        let store = folder.path().join("store");
        smuggle(&store, sequence, changes);
        let report = checked(&store);
        assert_eq!(report.code(), Code::Journal);
        report.findings.counts().keys().copied().collect::<Vec<_>>()
    };
    let note = || new(RecordKey::DayNote(date(TODAY)), Record::DayNote("Sleutel".into()));
    assert_eq!(rules(|last| last + 2, vec![note()]), [Rule::Sequence]);
    assert_eq!(rules(|last| last, vec![note()]), [Rule::Sequence]);
    let based_on_nothing = note().reversed();
    assert_eq!(rules(|last| last + 1, vec![based_on_nothing]), [Rule::Before]);
    assert!(rules(|last| last + 1, vec![note(), note()]).contains(&Rule::Twice));
    let odd = new(RecordKey::DayNote(date("2026-11-20")), Record::Recovery);
    assert!(rules(|last| last + 1, vec![odd]).contains(&Rule::Kind));
}

/// Changes that break a rule, given somebody and a klus.
type Broken = Box<dyn Fn(ParticipantId, KlusId) -> Vec<Change>>;

#[test]
fn records_that_break_a_rule_are_found_one_by_one() {
    let on = date("2026-11-20");
    let nobody = ParticipantId(Uuid::from_u128(1));
    let day = move |p: ParticipantId, stretches| new(RecordKey::Attendance(p, on), present(stretches));
    let klus_of = move |p, klus| {
        new(
            RecordKey::Allocation(p, on, HalfDay::Morning),
            Record::Allocation(klus),
        )
    };
    let seen = move |p, author| {
        let observation = Observation {
            text: "Goed\u{1b}[2J".into(),
            topics: Vec::new(),
            tone: None,
            klus: Some(KlusId(Uuid::from_u128(2))),
            goal: None,
            author: Some(author),
            at: at(9, 0),
        };
        let key = RecordKey::Observation(p, on, NoteId(Uuid::from_u128(3)));
        new(key, Record::Observation(observation.into()))
    };
    let table: Vec<(Broken, &[Rule])> = vec![
        (
            Box::new(move |_, _| vec![day(nobody, Vec::new())]),
            &[Rule::Participant, Rule::Outside],
        ),
        (
            Box::new(move |p, _| {
                let crossed = vec![stretch((9, 0), (12, 0), 0), stretch((11, 0), (13, 0), 0)];
                vec![day(p, crossed)]
            }),
            &[Rule::Times],
        ),
        (
            Box::new(move |p, _| vec![day(p, vec![stretch((9, 0), (10, 0), 90)])]),
            &[Rule::Pause],
        ),
        (
            Box::new(move |p, _| {
                let attendance = Attendance {
                    day: Day::Present {
                        worked: Worked::Length(Minutes::hours(30)),
                        rest: None,
                    },
                    extra: false,
                    remark: String::new(),
                    correction: Some(Box::new(Correction {
                        original: None,
                        reason: ReasonId(Uuid::from_u128(9)),
                    })),
                };
                vec![new(RecordKey::Attendance(p, on), Record::Attendance(attendance))]
            }),
            &[Rule::Reason, Rule::Time],
        ),
        (
            Box::new(move |p, klus| vec![day(p, vec![stretch((13, 0), (16, 0), 0)]), klus_of(p, klus)]),
            &[Rule::AbsentOnKlus],
        ),
        (
            Box::new(move |p, _| vec![klus_of(p, KlusId(Uuid::from_u128(5)))]),
            &[Rule::Klus],
        ),
        (
            Box::new(move |p, _| vec![seen(p, SupervisorId(Uuid::from_u128(6)))]),
            &[Rule::Supervisor, Rule::Text, Rule::NoteKlus],
        ),
        (
            Box::new(move |p, _| {
                let ahead = present(vec![stretch((9, 0), (12, 0), 0)]);
                vec![new(RecordKey::Attendance(p, date("2026-12-01")), ahead)]
            }),
            &[Rule::Future],
        ),
        (
            Box::new(move |p, _| {
                let far = present(Vec::new());
                vec![new(RecordKey::Attendance(p, date("1820-12-01")), far)]
            }),
            &[Rule::Date],
        ),
        (
            Box::new(move |p, _| vec![new(RecordKey::Attendance(p, date(TODAY)), present(Vec::new()))]),
            &[Rule::Before, Rule::Uncorrected],
        ),
    ];
    for (changes, rules) in table {
        let (floor, koen, klus) = lived();
        let folder = floor.shut();
        let store = folder.path().join("store");
        smuggle(&store, |last| last + 1, changes(koen, klus));
        let report = checked(&store);
        let found: Vec<Rule> = report.findings.counts().keys().copied().collect();
        assert_eq!(found, rules);
        let hard = rules.iter().any(|rule| rule.is_fault());
        assert_eq!(report.code() != Code::Good, hard, "{rules:?}");
    }
}

#[test]
fn more_hours_than_a_day_has_and_hours_that_two_days_hold_are_found() {
    let found = |days: &[(&str, Vec<Stretch>)]| {
        let (floor, koen, _) = lived();
        let folder = floor.shut();
        let store = folder.path().join("store");
        let change = |(on, all): &(&str, Vec<Stretch>)| {
            new(RecordKey::Attendance(koen, date(on)), present(all.clone()))
        };
        smuggle(&store, |last| last + 1, days.iter().map(change).collect());
        let report = checked(&store);
        report.findings.counts().keys().copied().collect::<Vec<_>>()
    };
    let whole = |from| vec![stretch((from, 0), (22, 0), 0), night()];
    assert_eq!(found(&[("2026-11-10", whole(5))]), [Rule::Time]);
    assert_eq!(found(&[("2026-11-10", whole(6))]), []);
    // The next day may be in another month.
    let after = |from| {
        [
            ("2026-10-31", vec![night()]),
            ("2026-11-01", vec![stretch(from, (9, 0), 0)]),
        ]
    };
    assert_eq!(found(&after((5, 59))), [Rule::Night]);
    assert_eq!(found(&after((6, 0))), []);
}

#[test]
fn every_rule_is_said_in_both_languages() {
    for lang in [Lang::Nl, Lang::En] {
        let texts = Texts::new(lang);
        for rule in Rule::ALL {
            let said = texts.get(rule.text());
            assert!(!said.contains('⟦'), "{said}");
        }
    }
}

#[test]
fn a_terminal_that_is_new_here_begins_at_one() {
    let (floor, ..) = lived();
    let folder = floor.shut();
    let store = folder.path().join("store");
    fs::write(
        store.join("terminal"),
        TerminalId(Uuid::from_u128(4)).0.to_string(),
    )
    .unwrap();
    let mut app = App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap();
    let note = Action::DayNote {
        date: date(TODAY),
        text: "Sleutel hangt op kantoor".into(),
    };
    app.perform(&note, None).unwrap();
    drop(app);
    assert_eq!(checked(&store).code(), Code::Good);
}
