//! Journeys on the day sheet: keys in, screen out.

mod closing;
mod extra;
mod facts;
mod marking;
mod missing;
mod numbers;
mod shield;
mod telling;

use super::super::played::Played;
use crate::app::tests::{Floor, TODAY, at, date, time};
use crate::app::{Action, Mark, OpenRows};
use crate::domain::attendance::{Absence, Status};
use crate::domain::dated::Dated;
use crate::domain::ids::ClosureId;
use crate::domain::lang::Lang;
use crate::domain::record::{Record, RecordKey};
use crate::domain::schedule::Week;
use crate::domain::time::{HalfDay, Minutes};
use crate::domain::workshop::Closure;
use crate::journal::faults::{Call, Failure, Fault, FaultyFiles};
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use crate::tui::desk::Privacy;
use crate::tui::events::{Event, Pasted};
use crate::tui::testing::SIZES;

/// Five people on a Monday afternoon, two of them on a klus outside.
fn floor() -> Floor {
    let mut floor = Floor::at(at(13, 5));
    let names = [
        "Koen Aalbers",
        "Joost van den Berg",
        "Mirthe Dekker",
        "Noor de Vries",
        "Rosa de Wit",
    ];
    let people = names.map(|name| floor.person(name));
    let tuin = floor.klus("Tuin Lindehof");
    for who in &people[..2] {
        floor.put(*who, tuin, HalfDay::Afternoon).unwrap();
    }
    floor
}

fn comes_on_sundays(floor: &mut Floor, name: &str) {
    let who = floor.person(name);
    let mut week = Week::default();
    week.0[6] = floor.row(TODAY, who).plan;
    let schedule = Record::Schedule(Dated::since(date("2026-09-01"), week));
    floor.edit(vec![(RecordKey::Schedule(who), Some(schedule))]);
}

fn statuses(played: &Played) -> Vec<Option<Status>> {
    let days = crate::app::query::day::DayReader {
        store: played.ui.app().store(),
    };
    days.rows(date(TODAY))
        .unwrap()
        .iter()
        .map(crate::domain::sheet::DayRow::status)
        .collect()
}

#[test]
fn the_day_sheet_is_prefilled_and_visibly_unconfirmed() {
    for lang in [Lang::Nl, Lang::En] {
        let played = Played::new(floor(), lang);
        for (cols, rows) in SIZES {
            insta::assert_snapshot!(
                format!("prefilled_{lang:?}_{cols}x{rows}"),
                played.shown(cols, rows)
            );
        }
    }
    assert_eq!(statuses(&Played::new(floor(), Lang::Nl)), [None; 5]);
}

#[test]
fn marking_somebody_sick_at_once_shows_the_klus_that_falls_under_its_minimum() {
    for lang in [Lang::Nl, Lang::En] {
        let mut played = Played::new(floor(), lang);
        played.press("1 z");
        assert!(played.line("Tuin Lindehof").is_some());
        for (cols, rows) in SIZES {
            insta::assert_snapshot!(format!("short_{lang:?}_{cols}x{rows}"), played.shown(cols, rows));
        }
    }
}

#[test]
fn every_question_of_the_day_at_three_sizes() {
    let questions = [
        ("times", "1 Enter"),
        ("left", "1 w"),
        ("note", "1 n"),
        ("assign", "1 i"),
        ("extra", "+"),
        ("close", "D"),
    ];
    for lang in [Lang::Nl, Lang::En] {
        for (name, keys) in questions {
            let mut played = Played::new(floor(), lang);
            played.press(keys);
            for (cols, rows) in SIZES {
                insta::assert_snapshot!(format!("{name}_{lang:?}_{cols}x{rows}"), played.shown(cols, rows));
            }
        }
    }
}

#[test]
fn nothing_breaks_at_any_size() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.at_every_size();
    played.press("D");
    played.at_every_size();
}
