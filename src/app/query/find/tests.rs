//! Who is meant, by name and by number.

use super::*;
use crate::domain::dated::Dated;
use crate::domain::name::PersonName;
use crate::domain::participant::Participant;
use crate::domain::record::{Record, RecordKey};
use crate::domain::schedule::DayPlan;
use crate::domain::sheet::{DayRow, Prefill};
use uuid::Uuid;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date")
}

fn id(n: u128) -> ParticipantId {
    ParticipantId(Uuid::from_u128(n << 96))
}

fn people(all: &[(&str, &str)]) -> Directory {
    let mut directory = Directory::default();
    for (i, (number, name)) in all.iter().enumerate() {
        let participant = Participant {
            number: (*number).to_owned(),
            names: Dated::since(day(), PersonName::parse(name).expect("a name")),
            team: Dated::default(),
            certificates: Vec::new(),
            guest: false,
        };
        let key = RecordKey::Participant(id(i as u128 + 1));
        directory.put(key, Some(Record::Participant(participant.into())));
    }
    directory
}

#[test]
fn an_exact_number_or_name_wins_in_any_case() {
    let directory = people(&[("12", "Joost van den Berg"), ("13", "Anna Bergsma")]);
    let names = Names::new(&directory, day());
    for text in [
        "12",
        "joost van den berg",
        "Berg, Joost van den",
        " Joost  van den Berg ",
    ] {
        assert_eq!(names.to_change(text), Found::One(id(1)), "{text}");
    }
}

#[test]
fn what_changes_something_never_guesses() {
    let directory = people(&[("12", "Joost van den Berg"), ("13", "Anna Bergsma")]);
    let names = Names::new(&directory, day());
    assert_eq!(names.to_change("Joost"), Found::None(vec![id(1)]));
    assert_eq!(names.to_change("1"), Found::None(Vec::new()));
    assert_eq!(names.to_read("joos"), Found::One(id(1)));
}

#[test]
fn two_of_one_name_are_told_apart_by_what_is_printed() {
    let directory = people(&[
        ("7", "Jan de Vries"),
        ("12", "jan de vries"),
        ("", "Jan de Vries"),
    ]);
    let names = Names::new(&directory, day());
    assert_eq!(names.shown(id(2)), "jan de vries (12)");
    assert!(matches!(names.to_change("Jan de Vries"), Found::Several(all) if all.len() == 3));
    for person in [id(1), id(2), id(3)] {
        assert_eq!(names.to_change(&names.shown(person)), Found::One(person));
    }
}

#[test]
fn accents_may_be_left_out_unless_somebody_else_has_none() {
    let directory = people(&[("1", "Zoë Kok"), ("2", "Zoe Kok"), ("3", "René Bos")]);
    let names = Names::new(&directory, day());
    assert_eq!(names.to_change("Zoe Kok"), Found::One(id(2)));
    assert_eq!(names.to_change("Zoë Kok"), Found::One(id(1)));
    assert_eq!(names.to_change("rene bos"), Found::One(id(3)));
}

/// The rows of a day sheet, the first with number 1.
fn rows(people: &[u128]) -> Vec<NumberedRow> {
    let row = |(at, n): (usize, &u128)| NumberedRow {
        number: u32::try_from(at + 1).expect("a number"),
        row: DayRow {
            participant: id(*n),
            plan: DayPlan::default(),
            prefill: Prefill::Schedule,
            record: None,
            klussen: Vec::new(),
            contacts: 0,
        },
    };
    people.iter().enumerate().map(row).collect()
}

#[test]
fn a_bare_number_means_one_person_or_nobody() {
    let directory = people(&[
        ("1", "Mens nr1"),
        ("2", "Mens nr2"),
        ("3", "Mens nr3"),
        ("10", "Mens nr10"),
    ]);
    // In order of name the sheet is 1, 10, 2, 3.
    let names = Names::new(&directory, day()).with_rows(&rows(&[1, 4, 2, 3]));
    assert_eq!(
        names.to_change("1"),
        Found::One(id(1)),
        "row and number are the same person's"
    );
    assert_eq!(names.to_change("3"), Found::Several(vec![id(2), id(3)]));
    let both = names.twofold("3").expect("two people");
    assert_eq!((both.number, both.row, both.own), (3, id(2), id(3)));
    for (said, whom) in [
        ("r3", id(2)),
        ("R3", id(2)),
        ("rij 3", id(2)),
        ("row3", id(2)),
        ("nr3", id(3)),
        ("nr 3", id(3)),
        ("4", id(3)),
        ("10", id(4)),
    ] {
        assert_eq!(names.to_change(said), Found::One(whom), "{said}");
        assert_eq!(names.to_read(said), Found::One(whom), "{said}");
    }
    assert_eq!(names.to_change("r9"), Found::None(Vec::new()));
    assert_eq!(names.named("3"), [id(2), id(3)]);
    let without = Names::new(&directory, day());
    assert_eq!(without.to_change("3"), Found::One(id(3)), "a file knows no rows");
    assert_eq!(without.to_change("r3"), Found::None(Vec::new()));
}

#[test]
fn a_name_or_number_that_looks_like_a_row_is_never_passed_over() {
    let directory = people(&[("r2", "Koen"), ("", "R1"), ("5", "Nr7"), ("7", "Sam")]);
    let names = Names::new(&directory, day()).with_rows(&rows(&[3, 4]));
    for text in ["r1", "r2", "nr7"] {
        assert!(
            matches!(names.to_change(text), Found::Several(all) if all.len() == 2),
            "{text}"
        );
    }
    for person in [id(1), id(2), id(3), id(4)] {
        assert_eq!(names.to_change(&names.shown(person)), Found::One(person));
    }
}

#[test]
fn a_name_that_is_somebody_elses_number_is_printed_with_its_own() {
    let directory = people(&[("12", "Koen"), ("9", "12")]);
    let names = Names::new(&directory, day());
    assert_eq!(names.shown(id(2)), "12 (9)");
    assert_eq!(names.to_change("12 (9)"), Found::One(id(2)));
}
