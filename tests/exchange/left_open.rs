//! What files leave open stays; where they contradict themselves, neither counts.

use chrono::NaiveDate;
use werkvloer::app::App;
use werkvloer::domain::klus::{Klus, When};
use werkvloer::domain::time::Minutes;
use werkvloer::exchange::import::ImportOptions;

use super::{adding, counts, csv, date, import, options, person, planned, reasons, workshop};

fn klussen(app: &App) -> Vec<Klus> {
    app.directory().klussen.values().cloned().collect()
}

fn lines(app: &App, text: &str) -> Vec<u64> {
    let plan = planned(app, &[text.as_bytes()], &adding(app));
    plan.refused.iter().map(|row| row.row).collect()
}

#[test]
fn a_weekly_klus_without_a_date_is_the_same_one_tomorrow() {
    let (_folder, mut app) = workshop();
    let text = "Klus;Dag\nLunch;ma\nSchoonmaak;di en vr\n";
    csv(&mut app, text);
    for (day, on) in [
        ("next", "2026-11-24"),
        ("before", "2026-11-20"),
        ("later", "2027-02-01"),
    ] {
        let other = ImportOptions {
            today: date(on),
            ..options(&app)
        };
        assert_eq!(
            counts(&import(&mut app, &[text.as_bytes()], &other)),
            [2, 0, 0, 2],
            "{day}"
        );
    }
    csv(&mut app, "Klus;Dag\nLunch;di\n");
    assert_eq!(klussen(&app).len(), 3);
    let dated = "Klus;Dag;Datum;Herhaling\nLunch;ma;30-11-2026;wekelijks\n";
    csv(&mut app, dated);
    assert_eq!(klussen(&app).len(), 4);
}

#[test]
fn a_weekly_klus_that_ended_begins_anew() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Klus;Dag;Datum;Einddatum;Herhaling\nLunch;ma;05-01-2026;29-06-2026;wekelijks\n",
    );
    csv(&mut app, "Klus;Dag\nLunch;ma\n");
    let starts: Vec<NaiveDate> = klussen(&app)
        .iter()
        .filter_map(|klus| match klus.when {
            When::Weekly { from, .. } => Some(from),
            When::Once(_) => None,
        })
        .collect();
    assert!(starts.len() == 2 && starts.contains(&app.today()), "{starts:?}");
}

#[test]
fn another_last_date_moves_the_end_of_a_weekly_klus() {
    let (_folder, mut app) = workshop();
    let lunch =
        |until: &str| format!("Klus;Dag;Datum;Einddatum;Herhaling\nLunch;ma;05-01-2026;{until};wekelijks\n");
    let until = |app: &App| match &klussen(app)[..] {
        [one] => match one.when {
            When::Weekly { until, .. } => until,
            When::Once(_) => None,
        },
        all => panic!("{all:?}"),
    };
    csv(&mut app, &lunch("29-06-2026"));
    csv(&mut app, &lunch("28-12-2026"));
    assert_eq!(until(&app), Some(date("2026-12-28")));
    assert_eq!(counts(&csv(&mut app, &lunch("")))[3], 1);
    assert_eq!(until(&app), Some(date("2026-12-28")), "what is not said stays");
    let two = format!(
        "{}Lunch;ma;05-01-2026;29-06-2026;wekelijks\n",
        lunch("28-12-2026")
    );
    assert_eq!(lines(&app, &two), [2, 3]);
}

#[test]
fn a_klus_for_one_asks_for_no_more() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Klus;Datum;Max\nTuin;12-01-2026;1\n");
    assert_eq!((klussen(&app)[0].min, klussen(&app)[0].max), (1, Some(1)));
}

#[test]
fn what_a_file_does_not_say_of_a_klus_stays() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Klus;Datum;Dagdeel;Plaats;Werksoort;Buiten;Min;Max;Certificaat\n\
         Tuin;12-01-2026;ochtend;Lindehof 3;groen;ja;4;6;VCA\n\
         Tuin;12-01-2026;middag;;;;;;\n",
    );
    let before = klussen(&app);
    let [tuin] = &before[..] else { panic!("{before:?}") };
    assert_eq!(
        (tuin.place.as_str(), tuin.min, tuin.max),
        ("Lindehof 3", 4, Some(6))
    );
    assert_eq!(
        (tuin.work_type.as_str(), tuin.outside, tuin.halves.len()),
        ("groen", true, 2)
    );
    assert_eq!(
        counts(&csv(&mut app, "Klus;Datum\ntuin;12-01-2026\n")),
        [1, 0, 0, 1]
    );
    assert_eq!(klussen(&app), before);
    csv(&mut app, "Klus;Datum;Max;Plaats\nTuin;12-01-2026;8;\n");
    let after = klussen(&app);
    assert_eq!((after[0].max, after[0].place.as_str()), (Some(8), "Lindehof 3"));
    assert_eq!(lines(&app, "Klus;Datum;Max\nTuin;12-01-2026;3\n"), [2]);
}

#[test]
fn rows_that_contradict_each_other_on_a_klus_are_both_refused() {
    let (_folder, app) = workshop();
    let text = "Klus;Datum;Min\nTuin;12-01-2026;2\nTuin;12-01-2026;3\nHout;12-01-2026;2\n";
    assert_eq!(lines(&app, text), [2, 3]);
}

#[test]
fn opening_balances_that_contradict_each_other_are_both_refused() {
    let (_folder, mut app) = workshop();
    let head = "Deelnemer;Datum;Beginsaldo;Reden\n";
    let twice = format!("{head}Koen Aalbers;02-11-2026;84:05;vorige\nKoen Aalbers;02-11-2026;10:00;vorige\n");
    assert_eq!(lines(&app, &twice), [2, 3]);
    let same = format!("{head}Koen Aalbers;02-11-2026;84:05;vorige\nKoen Aalbers;02-11-2026;84:05;vorige\n");
    csv(&mut app, &same);
    let standing = app.standing(person(&app, "Koen Aalbers"), app.today());
    let total = standing.expect("readable").expect("one").progress.total;
    assert_eq!(total, Minutes(84 * 60 + 5));
}

#[test]
fn rows_that_contradict_each_other_on_a_person_are_both_refused() {
    let (_folder, mut app) = workshop();
    let teams = "Nummer;Deelnemer;Team\n12;Koen Aalbers;Groen\n12;Koen Aalbers;Rood\n13;Rosa de Wit;groen\n";
    let methods = "Nummer;Deelnemer;Start;Werkwijze\n12;Koen Aalbers;02-11-2026;ferm-werk\n\
                   12;Koen Aalbers;02-11-2026;werkpro\n";
    let list =
        "Nummer;Deelnemer;Start;Team\n12;Koen Aalbers;02-11-2026;Groen\n13;Rosa de Wit;02-11-2026;Rood\n";
    for _ in ["unknown", "known"] {
        assert_eq!(lines(&app, teams), [2, 3]);
        assert_eq!(lines(&app, methods), [2, 3]);
        csv(&mut app, list);
    }
    let plan = planned(&app, &[teams.as_bytes()], &options(&app));
    assert!(reasons(&plan)[0].contains("Koen Aalbers"), "{:?}", reasons(&plan));
}

#[test]
fn a_newcomer_gets_the_number_after_the_highest_whoever_gives_it() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Nummer;Deelnemer;Start\n41;Koen Aalbers;02-11-2026\n4294967295;Rosa de Wit;02-11-2026\n",
    );
    csv(
        &mut app,
        "Deelnemer;Datum;Uren\nBen Bos;02-11-2026;3\nMia Klein;02-11-2026;3\n",
    );
    csv(
        &mut app,
        "Deelnemer;Start\nAli Can;02-11-2026\nEva Dros;02-11-2026\n",
    );
    let number = |name: &str| app.directory().participants[&person(&app, name)].number.clone();
    let got = ["Ben Bos", "Mia Klein", "Ali Can", "Eva Dros"].map(number);
    assert_eq!(got, ["42", "43", "44", "45"]);
}

#[test]
fn a_schedule_takes_times_with_seconds_as_a_spreadsheet_writes_them() {
    let (_folder, mut app) = workshop();
    let text = "Deelnemer;Vanaf;Dag;Van;Tot\nKoen Aalbers;05-01-2026;ma;9:00:00;12:30:00\n";
    csv(&mut app, text);
    let plan = app
        .directory()
        .plan_on(person(&app, "Koen Aalbers"), date("2026-01-05"));
    assert_eq!(plan.minutes(), Minutes(210));
}
