use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::dice::Dice;
use super::words::Names;
use super::*;
use crate::app::clock::FixedClock;
use crate::app::query::day::{DayReader, sums};
use crate::codec::Codec;
use crate::domain::ids::ParticipantId;
use crate::domain::record::{Record, RecordKey};

fn date(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn monday() -> NaiveDate {
    date(2026, 11, 23)
}

fn clock_at(on: NaiveDate) -> Box<dyn Clock> {
    Box::new(FixedClock(on.and_hms_opt(15, 20, 0).unwrap()))
}

fn made(folder: &Path, options: &DemoOptions) -> App {
    make(folder, options, clock_at(options.on)).unwrap();
    App::open(folder, clock_at(options.on)).unwrap()
}

fn demo(half_done: bool) -> (tempfile::TempDir, App) {
    let folder = tempfile::tempdir().unwrap();
    let options = DemoOptions {
        half_done,
        ..DemoOptions::on(monday())
    };
    let app = made(folder.path(), &options);
    (folder, app)
}

fn named(app: &App, name: &str) -> ParticipantId {
    let all = &app.directory().participants;
    *all.iter()
        .find(|(_, p)| p.name_on(monday()).natural() == name)
        .unwrap()
        .0
}

#[test]
fn the_same_arguments_make_the_same_store() {
    let (one, a) = demo(true);
    let (other, b) = demo(true);
    assert_eq!(a.store().state_hash().unwrap(), b.store().state_hash().unwrap());
    let bytes = |folder: &Path| std::fs::read(folder.join("journal/00000001.wvj")).unwrap();
    assert_eq!(bytes(one.path()), bytes(other.path()));
}

#[test]
fn every_change_says_what_was_there_before() {
    let (_folder, app) = demo(true);
    let mut state: HashMap<RecordKey, Record> = HashMap::new();
    let mut moment = None;
    let mut changes = 0;
    for item in app.journal().entries_after(0) {
        let entry = Codec::plain().decode_entry(&item.unwrap().1).unwrap();
        assert!(moment < Some(entry.local), "{entry:?}");
        moment = Some(entry.local);
        let keys: HashSet<_> = entry.changes.iter().map(|c| &c.key).collect();
        assert_eq!(keys.len(), entry.changes.len(), "{entry:?}");
        for change in entry.changes {
            assert_eq!(
                state.get(&change.key),
                change.before.as_ref(),
                "{:?} at {}",
                change.key,
                entry.local
            );
            match change.after {
                Some(after) => state.insert(change.key, after),
                None => state.remove(&change.key),
            };
            changes += 1;
        }
    }
    let mut records = 0;
    app.store()
        .each_record(|key, record| {
            assert_eq!(state.get(key), Some(record));
            records += 1;
        })
        .unwrap();
    assert_eq!(records, state.len());
    assert!(changes > 2_500, "{changes}");
}

#[test]
fn a_store_built_anew_from_the_journal_is_the_same() {
    let (folder, app) = demo(false);
    let before = app.store().state_hash().unwrap();
    drop(app);
    std::fs::remove_dir_all(folder.path().join("sled")).unwrap();
    let app = App::open(folder.path(), clock_at(monday())).unwrap();
    assert!(app.opening().replayed > 500);
    assert_eq!(app.store().state_hash().unwrap(), before);
}

#[test]
fn nobody_is_on_a_klus_who_is_not_there_and_no_klus_is_too_full() {
    let folder = tempfile::tempdir().unwrap();
    let options = DemoOptions {
        people: 40,
        years: 1,
        on: date(2026, 6, 3),
        half_done: false,
    };
    let app = made(folder.path(), &options);
    let days = DayReader { store: app.store() };
    let directory = app.directory();
    let (mut placed, mut short) = (0, 0);
    for day in date(2025, 6, 3).iter_days().take_while(|d| *d < options.on) {
        let rows = days.rows(day).unwrap();
        let mut full: HashMap<_, usize> = HashMap::new();
        for row in &rows {
            let name = directory.name(row.participant, day).natural();
            assert!(
                directory.trajectory_on(row.participant, day).is_some(),
                "{name} on {day}"
            );
            assert!(row.record.is_some(), "{name} is open on {day}");
            for (half, klus) in &row.klussen {
                assert!(row.is_there(*half), "{name} is not there on {day}");
                assert!(directory.klussen[klus].is_on(day, *half), "{day}");
                *full.entry((half, klus)).or_default() += 1;
                placed += 1;
            }
        }
        for ((_, klus), people) in full {
            assert!(
                directory.klussen[klus]
                    .max
                    .is_none_or(|max| people <= usize::from(max)),
                "{day}"
            );
        }
        short += app.short_klussen(&rows, day, None).unwrap().len();
    }
    assert!(placed > 10_000, "{placed}");
    assert!(short < 400, "{short}");
    assert_eq!(days.unclosed(date(2025, 6, 1), options.on), []);
    assert!(directory.participants.len() > 40);
    let active = directory
        .files
        .values()
        .filter(|f| f.trajectories.values().any(|t| t.covers(options.on)));
    assert_eq!(active.count(), 40);
}

#[test]
fn somebody_is_near_each_threshold() {
    for half_done in [false, true] {
        let (_folder, app) = demo(half_done);
        for (name, total, target) in [
            ("Amina Yilmaz", Minutes(84 * 60 + 5), Minutes::hours(100)),
            ("Koen Aalbers", Minutes(441 * 60 + 20), Minutes(453 * 60 + 30)),
            ("Femke Visser", Minutes(787 * 60 + 50), Minutes::hours(800)),
        ] {
            let standing = app.standing(named(&app, name), monday()).unwrap().unwrap();
            assert_eq!(standing.progress.total, total, "{name}");
            let next = standing.progress.next().unwrap();
            assert_eq!(standing.progress.standings[next].target, Some(target), "{name}");
        }
        let stone = app
            .standing(named(&app, "Samuel Tesfay"), monday())
            .unwrap()
            .unwrap();
        let begun = stone.progress.phase.as_ref().unwrap().began_at;
        assert_eq!(stone.progress.total - begun, Minutes(208 * 60 + 15));
        assert_eq!(
            stone.method.phases[stone.progress.phase.as_ref().unwrap().index].id,
            "praktijk"
        );
    }
}

#[test]
fn half_done_means_one_late_two_sick_one_away_again_one_open_and_a_klus_one_short() {
    let (_folder, app) = demo(true);
    let rows = DayReader { store: app.store() }.rows(monday()).unwrap();
    let sums = sums(&rows, monday(), None);
    assert_eq!(
        (sums.expected, sums.present, sums.sick, sums.leave),
        (18, 13, 2, 1)
    );
    assert_eq!((sums.no_show, sums.open), (1, 1));
    let amina = rows
        .iter()
        .find(|r| r.participant == named(&app, "Amina Yilmaz"))
        .unwrap();
    assert_eq!(amina.day().unwrap().late(&amina.plan), Minutes(25));
    let days = DayReader { store: app.store() };
    assert_eq!(
        days.missed_twice(named(&app, "Bas Hoekstra"), monday()).unwrap(),
        Some(monday())
    );
    let short = app.short_klussen(&rows, monday(), None).unwrap();
    assert_eq!(short.len(), 1, "{short:?}");
    assert_eq!(short[0].people.len(), 1);
    assert!(!app.directory().closed.contains_key(&monday()));
}

#[test]
fn every_past_day_is_closed_and_the_day_itself_is_untouched() {
    let (_folder, app) = demo(false);
    let days = DayReader { store: app.store() };
    assert_eq!(days.unclosed(date(2026, 8, 1), monday()), []);
    let rows = days.rows(monday()).unwrap();
    assert_eq!(rows.len(), 18);
    assert!(rows.iter().all(|row| row.is_open() && row.klussen.is_empty()));
    let mut ahead = 0;
    app.store()
        .each_record(|key, _| ahead += usize::from(key.date().is_some_and(|date| date >= monday())))
        .unwrap();
    assert_eq!(ahead, 0);
    let mut texts = 0;
    for person in app.directory().participants.keys() {
        app.store()
            .observations_back(*person, |_, _, note| {
                texts += usize::from(!note.topics.is_empty());
                true
            })
            .unwrap();
    }
    assert!(texts > 100, "{texts}");
}

#[test]
fn the_last_actions_of_the_demo_can_be_undone_and_redone() {
    let (_folder, mut app) = demo(true);
    let before = app.store().state_hash().unwrap();
    for _ in 0..40 {
        app.undo().unwrap();
    }
    for _ in 0..40 {
        app.redo().unwrap();
    }
    assert_eq!(app.store().state_hash().unwrap(), before);
}

#[test]
fn five_thousand_people_have_five_thousand_names() {
    let mut names = Names::new(&mut Dice::new(1));
    let all: HashSet<String> = (0..30_000).map(|_| names.next().natural()).collect();
    assert_eq!(all.len(), 30_000);
}

#[test]
fn names_of_the_demo_are_read_back_as_they_are_written() {
    let mut names = Names::new(&mut Dice::new(1));
    for _ in 0..2_000 {
        let name = names.next();
        assert_eq!(
            crate::domain::name::PersonName::parse(&name.natural()),
            Some(name)
        );
    }
}

#[test]
fn any_day_and_any_number_of_people_will_do() {
    for (people, on) in [
        (1, date(2026, 11, 22)),
        (3, date(2024, 2, 29)),
        (13, date(2026, 12, 28)),
        (60, date(2026, 4, 27)),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let options = DemoOptions {
            people,
            years: 0,
            on,
            half_done: true,
        };
        let app = made(folder.path(), &options);
        assert_eq!(app.directory().participants.len(), people);
        let from = on.checked_sub_months(chrono::Months::new(4)).unwrap();
        let days = DayReader { store: app.store() };
        assert_eq!(days.unclosed(from, on), []);
    }
}

#[test]
fn the_demo_shows_a_day_on_which_people_work() {
    assert_eq!(demo_date(monday()), monday());
    assert_eq!(demo_date(date(2026, 11, 22)), date(2026, 11, 20));
    assert_eq!(demo_date(date(2026, 12, 26)), date(2026, 12, 24));
    assert_eq!(demo_date(date(2026, 4, 6)), date(2026, 4, 3));
}
