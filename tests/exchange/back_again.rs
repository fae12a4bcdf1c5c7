//! What goes out comes back the same.

use std::os::unix::fs::{PermissionsExt, symlink};

use chrono::Days;
use proptest::prelude::*;
use werkvloer::app::{Action, App, NoteDraft};
use werkvloer::domain::attendance::{Absence, Attendance, Day, Worked};
use werkvloer::domain::klus::Tone;
use werkvloer::domain::record::{Record, RecordKey};
use werkvloer::domain::time::{ClockTime, Minutes, Span, Stretch};
use werkvloer::exchange::export::{
    HoursLine, Range, ThresholdLine, attendance_csv, attendance_json, hours_csv, observations_csv, write_new,
};

use super::{
    adding, attendance, counts, csv, date, day, import, options, person, planned, reasons, workshop,
};

const W01: &[u8] = include_bytes!("../data/W01_presentie.csv");

fn total(app: &App, name: &str) -> Minutes {
    let standing = app.standing(person(app, name), app.today());
    standing.expect("readable").expect("a trajectory").progress.total
}

#[test]
fn an_export_makes_the_same_totals_in_a_new_store_and_changes_nothing_in_its_own() {
    let (_folder, mut app) = workshop();
    let adds = adding(&app);
    import(&mut app, &[W01], &adds);
    csv(
        &mut app,
        "Deelnemer;Datum;Beginsaldo;Reden\nAchmed Boukhari-Özdemir;04-01-2016;-3:30;=te veel\n",
    );
    let out = attendance_csv(app.store(), Range::default(), app.today()).expect("readable");
    let again = import(&mut app, &[&out], &adds);
    assert_eq!((again.unchanged, again.records.len()), (again.rows, 0));

    let (_other, mut other) = workshop();
    import(&mut other, &[&out], &adds);
    assert_eq!(attendance(&app), attendance(&other));
    let name = "Achmed Boukhari-Özdemir";
    assert_eq!(total(&app, name), total(&other, name));
    let once_more = attendance_csv(other.store(), Range::default(), other.today()).expect("readable");
    assert_eq!(out, once_more);
}

#[test]
fn the_days_of_a_guest_who_came_to_stay_are_on_the_sheet_and_come_back_uncounted() {
    let (_folder, mut app) = workshop();
    let adds = adding(&app);
    let days = "Nummer;Deelnemer;Datum;Status;Tijden;Gast\n7;Nora de Wit;17-11-2026;aanwezig;9-12;ja\n";
    import(&mut app, &[days.as_bytes()], &adds);
    csv(
        &mut app,
        "Nummer;Deelnemer;Start;Gast\n7;Nora de Wit;19-11-2026;nee\n",
    );
    csv(
        &mut app,
        "Nummer;Datum;Status;Tijden\n7;19-11-2026;aanwezig;9-13\n",
    );
    let out = attendance_csv(app.store(), Range::default(), app.today()).expect("readable");
    let again = import(&mut app, &[&out], &adds);
    assert_eq!((again.unchanged, again.records.len()), (2, 0));
    let (_other, mut other) = workshop();
    import(&mut other, &[&out], &adds);
    assert_eq!(attendance(&app), attendance(&other));
    for app in [&app, &other] {
        assert_eq!(total(app, "Nora de Wit"), Minutes::hours(4));
        for on in ["2026-11-17", "2026-11-19"] {
            let rows = app.rows(date(on)).expect("readable");
            assert_eq!(rows.len(), 1, "on the sheet of {on}");
        }
    }
}

#[test]
fn a_night_comes_back_as_it_was_also_one_that_began_after_midnight() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Nummer;Deelnemer;Start;Maandag;Dinsdag\n7;Nora de Wit;01-11-2026;22-6;22-6\n",
    );
    csv(
        &mut app,
        "Nummer;Datum;Status;Tijden;Van\n7;16-11-2026;te laat;;1:30\n7;17-11-2026;aanwezig;22-23:30 0:30-6;\n",
    );
    let nora = person(&app, "Nora de Wit");
    let late = |app: &App, on: &str| {
        let plan = app.directory().plan_on(nora, date(on));
        day(app, "Nora de Wit", on).day.late(&plan)
    };
    assert_eq!(late(&app, "2026-11-16"), Minutes(210));
    assert_eq!(late(&app, "2026-11-17"), Minutes::ZERO);
    assert_eq!(
        day(&app, "Nora de Wit", "2026-11-17")
            .day
            .minutes(date("2026-11-17")),
        Minutes(420)
    );

    let out = attendance_csv(app.store(), Range::default(), app.today()).expect("readable");
    let adds = adding(&app);
    let again = import(&mut app, &[&out], &adds);
    assert_eq!((again.unchanged, again.records.len()), (2, 0));
    let (_other, mut other) = workshop();
    import(&mut other, &[&out], &adds);
    assert_eq!(attendance(&app), attendance(&other));
    assert_eq!(total(&app, "Nora de Wit"), total(&other, "Nora de Wit"));
}

#[test]
fn leave_planned_ahead_comes_back_and_being_there_ahead_does_not() {
    let (_folder, mut app) = workshop();
    let ahead = "Nummer;Deelnemer;Datum;Status;Opmerking\n\
                 7;Nora de Wit;02-11-2026;deel;\n7;Nora de Wit;24-11-2026;verlof;bruiloft\n\
                 7;Nora de Wit;25-11-2026;gesloten;\n";
    csv(&mut app, ahead);
    let out = attendance_csv(app.store(), Range::default(), app.today()).expect("readable");
    let adds = adding(&app);
    let again = import(&mut app, &[&out], &adds);
    assert_eq!(counts(&again), [3, 0, 0, 3]);
    let (_other, mut other) = workshop();
    import(&mut other, &[&out], &adds);
    assert_eq!(attendance(&app), attendance(&other));
    assert_eq!(day(&other, "Nora de Wit", "2026-11-24").remark, "bruiloft");

    for told in ["aanwezig;3:00", "niet verschenen;", "ziek;2:00"] {
        let file = format!("Nummer;Datum;Status;Uren\n7;26-11-2026;{told}\n");
        let plan = planned(&app, &[file.as_bytes()], &options(&app));
        assert!(reasons(&plan)[0].contains("moet nog komen"), "{told}");
    }
}

#[test]
fn two_trajectories_come_back_as_two() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Nummer;Deelnemer;Start;Einddatum;Werkwijze\n\
         5;Rosa 't Hart;01-01-2025;31-12-2025;werkpro\n5;Rosa 't Hart;01-02-2026;;ferm-werk\n",
    );
    csv(
        &mut app,
        "Nummer;Datum;Uren;Opmerking\n5;02-06-2025;4;=1+1\n5;02-06-2026;3;'t ging goed\n",
    );
    let out = attendance_csv(app.store(), Range::default(), app.today()).expect("readable");
    let (_other, mut other) = workshop();
    let adds = adding(&other);
    import(&mut other, &[&out], &adds);
    assert_eq!(attendance(&app), attendance(&other));
    assert_eq!(total(&other, "Rosa 't Hart"), Minutes::hours(3));
    let text = String::from_utf8(out).expect("UTF-8");
    assert!(text.starts_with('\u{feff}') && text.contains(";'=1+1;") && text.contains("\nRosa 't Hart;"));
}

#[test]
fn a_phase_that_the_team_decided_on_comes_back_and_with_it_where_somebody_stands() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Nummer;Deelnemer;Start;Werkwijze\n5;Rosa 't Hart;05-01-2026;ferm-werk\n",
    );
    csv(&mut app, "Nummer;Datum;Uren\n5;12-01-2026;7\n5;19-01-2026;6\n");
    let rosa = person(&app, "Rosa 't Hart");
    let file = app.directory().files.get(&rosa).expect("a file");
    let (id, before) = file.trajectories.iter().next().expect("a trajectory");
    let (key, mut after) = (RecordKey::Trajectory(rosa, *id), before.clone());
    after.phases.set(date("2026-01-13"), "leerwerk".to_owned());
    let edit = Action::Edit(vec![(key, Some(Record::Trajectory(after.into())))]);
    app.perform(&edit, None).expect("decided");

    let stands = |app: &App| {
        let standing = app.standing(person(app, "Rosa 't Hart"), app.today());
        let progress = &standing.expect("readable").expect("a trajectory").progress;
        let targets: Vec<_> = progress.standings.iter().map(|s| s.target).collect();
        (progress.phase.clone(), targets)
    };
    assert_eq!(
        stands(&app).0.map(|p| (p.index, p.began_at)),
        Some((1, Minutes(420)))
    );
    let out = attendance_csv(app.store(), Range::default(), app.today()).expect("readable");
    let adds = adding(&app);
    let again = import(&mut app, &[&out], &adds);
    assert_eq!((counts(&again), again.records.len()), ([3, 0, 0, 3], 0));

    let (_other, mut other) = workshop();
    import(&mut other, &[&out], &adds);
    assert_eq!(stands(&app), stands(&other));
    let once_more = attendance_csv(other.store(), Range::default(), other.today()).expect("readable");
    assert_eq!(out, once_more);
}

#[test]
fn only_the_dates_that_were_asked_for_go_out() {
    let (_folder, mut app) = workshop();
    let adds = adding(&app);
    import(&mut app, &[W01], &adds);
    let range = Range {
        from: Some(date("2016-01-31")),
        to: Some(date("2016-02-02")),
    };
    let json = attendance_json(app.store(), range, app.today()).expect("readable");
    let dates: Vec<_> = json
        .as_array()
        .expect("a list")
        .iter()
        .map(|r| r["date"].clone())
        .collect();
    assert_eq!(dates, ["2016-02-01", "2016-02-02"]);
    assert_eq!(json[0]["status"], "present");
}

#[test]
fn observations_come_back_unchanged() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Deelnemer;Datum;Uren\nKoen Aalbers;02-11-2026;3\n");
    let said: [(&str, _, &[&str]); 2] = [
        (
            "Begon op tijd;\n\"zelf\"",
            Some(Tone::Strength),
            &["sociaal", "netwerk"],
        ),
        ("=cmd", None, &[]),
    ];
    for (text, tone, topics) in said {
        let note = Action::Note {
            date: date("2026-11-03"),
            people: vec![person(&app, "Koen Aalbers")],
            note: NoteDraft {
                text: text.into(),
                tone,
                topics: topics.iter().map(|&t| t.to_owned()).collect(),
                goal: Some("op tijd".into()),
                ..NoteDraft::default()
            },
        };
        app.perform(&note, None).expect("noted");
    }
    let out = observations_csv(app.store(), Range::default(), app.today()).expect("readable");
    let options = options(&app);
    let again = import(&mut app, &[&out], &options);
    assert_eq!(counts(&again), [2, 0, 0, 2]);
    let (_other, mut other) = workshop();
    let adds = adding(&other);
    assert_eq!(import(&mut other, &[&out], &adds).added, 2);
    let same = observations_csv(other.store(), Range::default(), other.today()).expect("readable");
    assert_eq!(out, same);
}

#[test]
fn figures_of_hours_are_read_back_as_nothing_new() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Deelnemer;Datum;Uren\nKoen Aalbers;02-11-2026;3\n");
    let line = HoursLine {
        participant: "Koen Aalbers".into(),
        number: "1".into(),
        method: "ferm-werk".into(),
        minutes: Minutes(180),
        thresholds: vec![ThresholdLine::default(), ThresholdLine::default()],
        ..HoursLine::default()
    };
    let options = options(&app);
    let plan = import(&mut app, &[&hours_csv(&[line])], &options);
    assert_eq!((counts(&plan), plan.records.len()), ([2, 0, 0, 2], 0));
}

#[test]
fn a_file_is_written_once_and_for_its_owner_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("uit.csv");
    write_new(&file, b"een").expect("written");
    assert_eq!(
        std::fs::metadata(&file).expect("there").permissions().mode() & 0o777,
        0o600
    );
    assert_eq!(
        write_new(&file, b"twee").expect_err("refused").id,
        "file-out-exists"
    );
    assert_eq!(std::fs::read(&file).expect("readable"), b"een");
    let link = folder.path().join("link.csv");
    symlink(folder.path().join("elders.csv"), &link).expect("a link");
    assert!(write_new(&link, b"x").is_err() && !folder.path().join("elders.csv").exists());
    assert!(write_new(folder.path(), b"x").is_err());
    assert!(write_new(&folder.path().join("geen/map.csv"), b"x").is_err());
}

fn stretches() -> impl Strategy<Value = Vec<Stretch>> {
    let one = (0u16..600, 1u16..480, 0i64..60).prop_map(|(from, length, pause)| {
        let span = Span::new(
            ClockTime::from_minutes(from).expect("a time"),
            ClockTime::from_minutes(from + length).expect("a time"),
        );
        let span = span.expect("a span");
        Stretch {
            span,
            pause: Minutes(pause.min(span.wall().0)),
        }
    });
    // The second may pass midnight.
    let two = (one, 1_080u16..1_300, 1u16..600, any::<bool>()).prop_map(|(one, from, length, both)| {
        let late = Span::new(
            ClockTime::from_minutes(from).expect("a time"),
            ClockTime::from_minutes(from + length).expect("a time"),
        );
        let late = Stretch {
            span: late.expect("a span"),
            pause: Minutes::ZERO,
        };
        if both { vec![one, late] } else { vec![late] }
    });
    prop_oneof![Just(Vec::new()), two]
}

fn absence() -> impl Strategy<Value = Absence> {
    prop::sample::select(vec![
        Absence::Sick,
        Absence::Leave,
        Absence::Cancelled,
        Absence::NoShow,
        Absence::Closed,
    ])
}

fn entered() -> impl Strategy<Value = Attendance> {
    let worked = prop_oneof![
        stretches().prop_map(Worked::Stretches),
        (0i64..=1_440).prop_map(|m| Worked::Length(Minutes(m))),
    ];
    let day = prop_oneof![
        (worked, prop::option::of(absence())).prop_map(|(worked, rest)| Day::Present { worked, rest }),
        absence().prop_map(Day::Absent),
    ];
    (day, any::<bool>(), "[a-z'=+@-]{0,4}").prop_map(|(day, extra, remark)| Attendance {
        remark: if day == Day::Absent(Absence::Sick) {
            String::new()
        } else {
            remark
        },
        day,
        extra,
        correction: None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_days_at_all_come_back_the_same(days in prop::collection::vec(entered(), 1..30)) {
        let (_folder, mut app) = workshop();
        csv(&mut app, "Nummer;Deelnemer;Start\n4;Rosa 't Hart;01-01-2024\n");
        let rosa = person(&app, "Rosa 't Hart");
        let records: Vec<_> = days
            .iter()
            .zip(0..)
            .map(|(entered, n)| {
                // The nights in which the clock changes are among them; no night runs into the next day.
                let on = date("2026-03-19") + Days::new(2 * n);
                (RecordKey::Attendance(rosa, on), Some(Record::Attendance(entered.clone())))
            })
            .collect();
        app.perform(&Action::Import(records), None).expect("entered");
        let out = attendance_csv(app.store(), Range::default(), app.today()).expect("readable");
        let options = options(&app);
        let again = import(&mut app, &[&out], &options);
        prop_assert_eq!(again.unchanged, again.rows);
        let (_other, mut other) = workshop();
        let adds = adding(&other);
        import(&mut other, &[&out], &adds);
        prop_assert_eq!(attendance(&app), attendance(&other));
        prop_assert_eq!(total(&app, "Rosa 't Hart"), total(&other, "Rosa 't Hart"));
    }
}
