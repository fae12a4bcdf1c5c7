//! Files into a real store and out again.

#![expect(
    clippy::expect_used,
    reason = "a test ends where something is not as it should be"
)]

mod advice;
mod attendance;
mod back_again;
mod bad_rows;
mod left_open;
mod methods;
mod nothing_lost;
mod others;
mod real_sheets;
mod sheet_habits;

use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;
use werkvloer::app::clock::FixedClock;
use werkvloer::app::{Action, App, StartUp};
use werkvloer::domain::attendance::Attendance;
use werkvloer::domain::ids::ParticipantId;
use werkvloer::domain::lang::Lang;
use werkvloer::domain::record::{Record, RecordKey};
use werkvloer::exchange::import::{ImportOptions, ImportPlan, InFile, plan};
use werkvloer::text::texts::Texts;

fn date(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").expect(text)
}

fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").expect(text)
}

/// A new workshop, evening of Monday 23 November 2026.
fn workshop() -> (TempDir, App) {
    let folder = tempfile::tempdir().expect("a folder");
    let app = app_in(&folder.path().join("store"));
    (folder, app)
}

fn app_in(folder: &Path) -> App {
    let start = StartUp {
        location: "Werkplaats Noord".into(),
        method: "ferm-werk".into(),
        supervisor: "A. de Boer".into(),
        since: date("2010-01-01"),
        own_methods: Vec::new(),
    };
    let clock = FixedClock(moment("2026-11-23 20:00:00"));
    App::create(folder, Box::new(clock), &start).expect("a store")
}

fn options(app: &App) -> ImportOptions {
    ImportOptions::new(app.today())
}

/// With leave to add people.
fn adding(app: &App) -> ImportOptions {
    ImportOptions {
        add_participants: true,
        method: Some("ferm-werk".into()),
        ..options(app)
    }
}

fn planned(app: &App, files: &[&[u8]], options: &ImportOptions) -> ImportPlan {
    let files: Vec<InFile<'_>> = files
        .iter()
        .map(|bytes| InFile { name: "a.csv", bytes })
        .collect();
    plan(app.store(), &files, options).expect("a plan")
}

/// Plans and does it; nothing may be refused.
fn import(app: &mut App, files: &[&[u8]], options: &ImportOptions) -> ImportPlan {
    let plan = planned(app, files, options);
    assert!(plan.may_go(false), "{}", reasons(&plan).join("\n"));
    app.perform(&Action::Import(plan.records.clone()), Some("reden"))
        .expect("imported");
    plan
}

fn csv(app: &mut App, text: &str) -> ImportPlan {
    let options = adding(app);
    import(app, &[text.as_bytes()], &options)
}

/// `row column=value reason` of each refusal, in Dutch.
fn reasons(plan: &ImportPlan) -> Vec<String> {
    let texts = Texts::new(Lang::Nl);
    plan.refused
        .iter()
        .map(|r| format!("{} {}={} {}", r.row, r.column, r.value, texts.say(&r.reason)))
        .collect()
}

/// `row sentence` of each warning, in Dutch.
fn warnings(plan: &ImportPlan) -> Vec<String> {
    let texts = Texts::new(Lang::Nl);
    let each = plan.warnings.iter();
    each.map(|w| format!("{} {}", w.row, texts.say(&w.what)))
        .collect()
}

fn counts(plan: &ImportPlan) -> [u64; 4] {
    [plan.rows, plan.added, plan.changed, plan.unchanged]
}

fn person(app: &App, name: &str) -> ParticipantId {
    let people = &app.directory().participants;
    let found: Vec<_> = people
        .iter()
        .filter(|(_, p)| p.name_on(app.today()).natural() == name)
        .collect();
    assert_eq!(found.len(), 1, "{name}");
    *found[0].0
}

fn day(app: &App, name: &str, on: &str) -> Attendance {
    let found = app.store().attendance_on(person(app, name), date(on));
    found.expect("readable").expect("entered")
}

/// Everything entered, by number and date.
fn attendance(app: &App) -> Vec<(String, NaiveDate, Attendance)> {
    let mut all = Vec::new();
    let each = |key: &RecordKey, record: &Record| {
        if let (RecordKey::Attendance(person, date), Record::Attendance(entered)) = (key, record) {
            let number = app.directory().participants[person].number.clone();
            all.push((number, *date, entered.clone()));
        }
    };
    app.store().each_record(each).expect("readable");
    all.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    all
}
