//! What is due or wrong, as the sentences that a supervisor reads.

use chrono::Datelike;

use super::*;
use crate::app::query::day::DayReader;
use crate::app::query::signals::Signal;
use crate::domain::attendance::{Absence, Attendance, Day, Worked};
use crate::domain::lang::Lang;
use crate::domain::participant::Opening;
use crate::domain::workshop::{DayClose, DaySums};
use crate::text::texts::Texts;

/// The working days from one date up to another, that one not included.
fn working_days(from: &str, until: &str) -> Vec<NaiveDate> {
    let until = date(until);
    date(from)
        .iter_days()
        .take_while(|d| *d < until)
        .filter(|d| d.weekday().num_days_from_monday() < 5)
        .collect()
}

impl Floor {
    /// Enters the same day for every working day from one date up to another.
    pub fn enter(&mut self, who: ParticipantId, from: &str, until: &str, day: &Day) {
        let records = working_days(from, until).into_iter().map(|on| {
            let attendance = Attendance {
                day: day.clone(),
                extra: false,
                remark: String::new(),
                correction: None,
            };
            (
                RecordKey::Attendance(who, on),
                Some(Record::Attendance(attendance)),
            )
        });
        self.app
            .perform(&Action::Import(records.collect()), Some("nagekomen"))
            .unwrap();
    }

    pub fn worked(&mut self, who: ParticipantId, from: &str, until: &str, minutes: i64) {
        let day = Day::Present {
            worked: Worked::Length(Minutes(minutes)),
            rest: None,
        };
        self.enter(who, from, until, &day);
    }

    /// Closes the working days from one date up to today.
    pub fn closed_since(&mut self, from: &str) {
        let close = DayClose {
            by: None,
            sums: DaySums::default(),
        };
        let records = working_days(from, TODAY)
            .into_iter()
            .map(|on| (RecordKey::DayClose(on), Some(Record::DayClose(close.into()))));
        self.app
            .perform(&Action::Import(records.collect()), None)
            .unwrap();
    }

    /// Gives somebody hours made elsewhere.
    pub fn opening_balance(&mut self, who: ParticipantId, minutes: i64) {
        let files = &self.app.directory().files[&who];
        let (id, trajectory) = files.trajectories.iter().next().unwrap();
        let mut trajectory = trajectory.clone();
        trajectory.openings.push(Opening {
            date: trajectory.start,
            minutes: Minutes(minutes),
            reason: "elders".into(),
        });
        let key = RecordKey::Trajectory(who, *id);
        self.edit(vec![(key, Some(Record::Trajectory(trajectory.into())))]);
    }

    fn told(&self) -> Vec<String> {
        let texts = Texts::new(Lang::Nl);
        let on = date(TODAY);
        let signals = self.app.signals(on).unwrap();
        let store = self.app.store();
        let fresh = DayReader { store }.rows(on).unwrap();
        assert_eq!(self.app.rows(on).unwrap(), fresh, "what is remembered of the day");
        let about = |signal: &Signal| match signal {
            Signal::ShortKlus { name, .. } => name.clone(),
            Signal::DayNotClosed { date } | Signal::OpenRows { date, .. } => date.to_string(),
            _ => self.app.directory().name(signal.person().unwrap(), on).natural(),
        };
        signals
            .iter()
            .map(|s| format!("{} {}", about(s), s.sentence(&texts)))
            .collect()
    }
}

/// Somebody who comes since Monday a week ago; those days were worked and closed.
fn quiet(now: NaiveDateTime) -> (Floor, ParticipantId) {
    let mut floor = Floor::at(now);
    let koen = floor.person_since("Koen Aalbers", "2026-11-16");
    floor.worked(koen, "2026-11-16", TODAY, 300);
    floor.closed_since("2026-11-16");
    (floor, koen)
}

#[test]
fn where_all_is_up_to_date_there_is_no_signal() {
    // 25 hours made, 100 asked: at 32:30 a week that is more than two weeks away.
    let (floor, _) = quiet(at(10, 0));
    assert_eq!(floor.told(), Vec::<String>::new());
}

#[test]
fn a_threshold_within_two_weeks_is_near_and_says_what_is_due() {
    let (mut floor, koen) = quiet(at(10, 0));
    floor.opening_balance(koen, 65 * 60);
    assert_eq!(
        floor.told(),
        ["Koen Aalbers nog 10:00 tot 100 uur, dan: plan van aanpak."]
    );
}

#[test]
fn a_threshold_that_was_reached_is_told_for_four_weeks() {
    let (mut floor, koen) = quiet(at(10, 0));
    floor.opening_balance(koen, 80 * 60);
    assert_eq!(
        floor.told(),
        ["Koen Aalbers heeft 100 uur bereikt, nu: plan van aanpak."]
    );
    let mut floor = Floor::at(at(10, 0));
    let amina = floor.person_since("Amina Yilmaz", "2026-10-01");
    floor.opening_balance(amina, 100 * 60);
    floor.worked(amina, "2026-10-01", TODAY, 300);
    floor.closed_since("2026-10-01");
    assert_eq!(floor.told(), Vec::<String>::new());
}

#[test]
fn a_trajectory_that_runs_on_over_its_most_hours_comes_before_what_is_only_near() {
    let (mut floor, koen) = quiet(at(10, 0));
    floor.opening_balance(koen, 65 * 60);
    let daan = floor.person_since("Daan Smit", "2026-11-16");
    floor.worked(daan, "2026-11-16", TODAY, 360);
    floor.opening_balance(daan, 790 * 60);
    let told = floor.told();
    assert!(
        told[0].starts_with("Daan Smit heeft de max. 800 uur bereikt"),
        "{told:?}"
    );
    assert!(told.iter().any(|t| t.starts_with("Koen Aalbers nog 10:00")));
}

#[test]
fn a_klus_with_one_is_told_until_its_half_day_is_over() {
    let (mut floor, koen) = quiet(at(10, 0));
    let tuin = floor.klus("Tuin Lindehof");
    floor.put(koen, tuin, HalfDay::Morning).unwrap();
    assert_eq!(
        floor.told(),
        ["Tuin Lindehof heeft er (ochtend) maar 1 van minstens 2."]
    );
    assert_eq!(floor.again_at(at(13, 0)).told(), Vec::<String>::new());
}

#[test]
fn somebody_sick_leaves_a_klus_short_at_once() {
    let (mut floor, koen) = quiet(at(10, 0));
    let amina = floor.person_since("Amina Yilmaz", TODAY);
    let tuin = floor.klus("Tuin Lindehof");
    for who in [koen, amina] {
        floor.put(who, tuin, HalfDay::Afternoon).unwrap();
    }
    assert_eq!(floor.told(), Vec::<String>::new());
    floor.mark(TODAY, amina, Mark::Absent(Absence::Sick)).unwrap();
    assert_eq!(
        floor.told(),
        ["Tuin Lindehof heeft er (middag) maar 1 van minstens 2."]
    );
    floor.app.undo().unwrap();
    assert_eq!(floor.told(), Vec::<String>::new());
}

#[test]
fn a_day_that_was_not_closed_is_told_and_one_without_anybody_is_not() {
    let mut floor = Floor::at(at(10, 0));
    let koen = floor.person_since("Koen Aalbers", "2026-11-18");
    floor.worked(koen, "2026-11-18", TODAY, 360);
    let open = ["2026-11-18", "2026-11-19", "2026-11-20"].map(|d| format!("{d} is nog niet afgesloten."));
    assert_eq!(floor.told(), open);
    floor.closed_since("2026-11-18");
    assert_eq!(floor.told(), Vec::<String>::new());
}

#[test]
fn rows_left_open_on_a_closed_day_are_counted() {
    let (mut floor, _) = quiet(at(10, 0));
    for name in ["Amina Yilmaz", "Lotte Peeters"] {
        let who = floor.person_since(name, "2026-11-16");
        floor.worked(who, "2026-11-16", "2026-11-20", 360);
    }
    assert_eq!(
        floor.told(),
        ["2026-11-20 is afgesloten met 2 rijen die nog open staan."]
    );
}

#[test]
fn staying_away_twice_running_is_told_until_somebody_calls_and_again_after_the_next_miss() {
    let (mut floor, koen) = quiet(at(10, 0));
    let away = Day::Absent(Absence::NoShow);
    floor.enter(koen, "2026-11-19", TODAY, &away);
    let told = ["Koen Aalbers is twee keer achter elkaar niet verschenen."];
    assert_eq!(floor.told(), told);
    let call = Action::Contact {
        date: date("2026-11-20"),
        people: vec![koen],
    };
    floor.app.perform(&call, None).unwrap();
    assert_eq!(floor.told(), Vec::<String>::new());
    floor.mark(TODAY, koen, Mark::Absent(Absence::NoShow)).unwrap();
    assert_eq!(floor.told(), told);
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    assert_eq!(floor.told(), Vec::<String>::new());
}

#[test]
fn a_closure_does_not_break_staying_away_twice_running() {
    let (mut floor, koen) = quiet(at(10, 0));
    floor.enter(koen, "2026-11-18", "2026-11-19", &Day::Absent(Absence::NoShow));
    floor.enter(koen, "2026-11-19", "2026-11-20", &Day::Absent(Absence::Closed));
    floor.enter(koen, "2026-11-20", TODAY, &Day::Absent(Absence::NoShow));
    assert_eq!(
        floor.told(),
        ["Koen Aalbers is twee keer achter elkaar niet verschenen."]
    );
}

#[test]
fn a_trajectory_that_ended_asks_for_nothing() {
    let (mut floor, koen) = quiet(at(10, 0));
    floor.opening_balance(koen, 780 * 60);
    floor.enter(koen, "2026-11-19", TODAY, &Day::Absent(Absence::NoShow));
    assert!(!floor.told().is_empty());
    let (id, trajectory) = {
        let all = &floor.app.directory().files[&koen].trajectories;
        let (id, trajectory) = all.iter().next().unwrap();
        (*id, trajectory.clone())
    };
    let ended = Trajectory {
        end: Some(date("2026-11-20")),
        ..trajectory
    };
    let key = RecordKey::Trajectory(koen, id);
    floor.edit(vec![(key, Some(Record::Trajectory(ended.into())))]);
    assert_eq!(floor.told(), Vec::<String>::new());
}

#[test]
fn what_is_remembered_between_changes_is_what_a_fresh_start_finds() {
    let (mut floor, koen) = quiet(at(10, 0));
    let amina = floor.person_since("Amina Yilmaz", "2026-11-12");
    let tuin = floor.klus("Tuin Lindehof");
    floor.told();
    floor.put(amina, tuin, HalfDay::Afternoon).unwrap();
    floor.told();
    floor
        .mark("2026-11-13", amina, Mark::Absent(Absence::NoShow))
        .unwrap();
    floor.told();
    floor.opening_balance(koen, 69 * 60);
    let told = floor.told();
    assert!(told.len() >= 4, "{told:?}");
    assert_eq!(floor.again_at(at(10, 0)).told(), told);
}
