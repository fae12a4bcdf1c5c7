//! Files with mistakes in them: every bad row is named, nothing is half done.

use werkvloer::app::{Action, App};
use werkvloer::text::clean::has_hostile;

use super::{adding, csv, date, day, options, planned, reasons, workshop};

#[test]
fn every_bad_row_is_named_with_line_column_value_and_reason() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Nummer;Deelnemer;Start;Einddatum\n1;Koen Aalbers;02-11-2026;20-11-2026\n",
    );
    let rows = [
        ("31-02-2026;aanwezig;3", "Datum=31-02-2026 Die datum bestaat niet"),
        (
            "24-11-2026;aanwezig;3",
            "Datum=24-11-2026 di 24 nov 2026 moet nog komen",
        ),
        (
            "01-11-2026;aanwezig;3",
            "Datum=01-11-2026 Koen Aalbers begint pas op",
        ),
        (
            "21-11-2026;aanwezig;3",
            "Datum=21-11-2026 Het traject van Koen Aalbers eindigde op",
        ),
        (
            "03-11-2026;aanwezg;3",
            "Status=aanwezg Dit woord ken ik niet als status; het lijkt op: aanwezig",
        ),
        ("04-11-2026;aanwezig;25", "Uren=25 Meer dan 24:00 kan niet"),
        ("05-11-2026;aanwezig;-1", "Uren=-1 Minder dan nul"),
        (
            "06-11-2026;aanwezig;",
            "Datum=06-11-2026 Koen Aalbers staat die dag niet op het rooster",
        ),
        ("09-11-2026;;", "Status= Er staat geen status"),
        (
            "10-11-2026;ziek;",
            "Datum=10-11-2026 De rijen van deze dag spreken elkaar tegen",
        ),
        (
            "10-11-2026;aanwezig;3",
            "Datum=10-11-2026 De rijen van deze dag spreken elkaar tegen",
        ),
        (
            "11-11-2026;aanwezig;20",
            "Datum=11-11-2026 Samen is dat meer dan 24 uur",
        ),
        (
            "11-11-2026;aanwezig;19",
            "Datum=11-11-2026 Samen is dat meer dan 24 uur",
        ),
        ("12-11-2026;aanwezig;3", ""),
        ("; ;", "Datum= De datum ontbreekt"),
    ];
    let mut text = String::from("Deelnemer;Datum;Status;Uren\n");
    for (row, _) in rows {
        text.extend(["Koen Aalbers;", row, "\n"]);
    }
    let plan = planned(&app, &[text.as_bytes()], &options(&app));
    let want: Vec<_> = rows
        .iter()
        .zip(2..)
        .filter(|((_, reason), _)| !reason.is_empty())
        .map(|((_, reason), line)| format!("{line} {reason}"))
        .collect();
    let got = reasons(&plan);
    assert_eq!(want.len(), got.len(), "{got:#?}");
    for (want, got) in want.iter().zip(&got) {
        assert!(got.starts_with(want), "{got} is not {want}");
    }
    assert!(!plan.may_go(false) && plan.may_go(true));
    app.perform(&Action::Import(plan.records), None)
        .expect("the good row");
    assert_eq!(super::attendance(&app).len(), 1);
}

#[test]
fn times_that_cross_or_overlap_are_refused() {
    let (_folder, app) = workshop();
    let text = "Deelnemer;Datum;Tijden;Van;Tot;Pauze\n\
                Koen Aalbers;02-11-2026;9-12 11-13;;;\n\
                Koen Aalbers;03-11-2026;9-12;;;\n\
                Koen Aalbers;03-11-2026;11-13;;;\n\
                Koen Aalbers;04-11-2026;;9:00;;\n\
                Koen Aalbers;05-11-2026;;9:00;12:00;4:00\n\
                Koen Aalbers;06-11-2026;;9:00;25:00;\n\
                Koen Aalbers;07-11-2026;9-10;;;2\n";
    let plan = planned(&app, &[text.as_bytes()], &adding(&app));
    let lines: Vec<u64> = plan.refused.iter().map(|r| r.row).collect();
    assert_eq!(lines, [2, 3, 4, 5, 6, 7, 8], "{:?}", reasons(&plan));
}

#[test]
fn hostile_cells_are_harmless_or_refused() {
    let (_folder, mut app) = workshop();
    let plan = csv(
        &mut app,
        "Deelnemer;Datum;Status;Uren;Opmerking\n\
         \u{202e}Rosa\u{1b}[31m 't Hart;02-11-2026;aanwezig;3;'=1+1\n\
         'Rosa 't Hart;03-11-2026;aanwezig;3;\u{7}bel\n",
    );
    assert_eq!(plan.newcomers.len(), 2, "{:?}", plan.newcomers);
    assert!(plan.newcomers.iter().all(|name| !has_hostile(name)));
    for (_, _, entered) in super::attendance(&app) {
        assert!(!has_hostile(&entered.remark));
    }
    let long = format!(
        "Deelnemer;Datum;Uren;Opmerking\n{};02-11-2026;3;\nKoen Aalbers;02-11-2026;3;{}\n",
        "x".repeat(10_000),
        "y".repeat(10_000)
    );
    let plan = planned(&app, &[long.as_bytes()], &adding(&app));
    assert_eq!(plan.refused.len(), 2);
    assert!(plan.refused.iter().all(|r| r.value.chars().count() <= 60));
}

#[test]
fn a_file_that_cannot_be_read_stops_everything() {
    let (_folder, app) = workshop();
    let good = "Deelnemer;Datum;Uren\nKoen Aalbers;02-11-2026;3\n";
    for (bad, line) in [
        ("Deelnemer;Datum;Uren\nKoen Aalbers;02-11-2026;3\nA;\"x\n", 3),
        ("Datum,Uren,Project\n2024-01-01,5,x\n", 1),
        ("", 1),
        ("Deelnemer;Naam;Datum\nx;y;z\n", 1),
    ] {
        let plan = planned(&app, &[good.as_bytes(), bad.as_bytes()], &adding(&app));
        assert!(!plan.may_go(true), "{bad}");
        assert_eq!((plan.refused[0].file, plan.refused[0].row), (1, line), "{bad}");
    }
    let unknown = werkvloer::exchange::import::ImportOptions {
        method: Some("geen".into()),
        ..adding(&app)
    };
    assert!(!planned(&app, &[good.as_bytes()], &unknown).may_go(true));
}

#[test]
fn rows_before_a_start_do_not_move_it() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Deelnemer;Datum;Uren\nKoen Aalbers;09-11-2026;3\n");
    let plan = planned(
        &app,
        &["Deelnemer;Datum;Uren\nKoen Aalbers;02-11-2026;3\n".as_bytes()],
        &adding(&app),
    );
    assert_eq!(plan.refused.len(), 1);
}

#[test]
fn nobody_is_added_for_rows_that_are_all_skipped() {
    let (_folder, mut app) = workshop();
    let text = "Deelnemer;Datum;Status;Uren\n\
                Koen Aalbers;02-11-2026;aanwezig;3\n\
                Koen Aalbers;03-11-2026;aanwezig;\n\
                Sanne Bakker;02-11-2026;aanwezig;\n";
    let plan = planned(&app, &[text.as_bytes()], &adding(&app));
    assert_eq!(plan.refused.len(), 2, "{:?}", reasons(&plan));
    assert_eq!(plan.newcomers, ["Koen Aalbers"]);
    app.import(plan.records, None).unwrap();
    assert_eq!(app.directory().participants.len(), 1);
}

#[test]
fn a_night_shift_and_the_next_day_do_not_hold_the_same_hours_twice() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Deelnemer;Start\nKoen Aalbers;01-09-2026\nRosa de Wit;01-09-2026\n",
    );
    let file = |rows: &[&str]| format!("Participant;Date;Van;Tot\n{}", rows.concat());
    let refused = |app: &App, rows: &[&str]| {
        let plan = planned(app, &[file(rows).as_bytes()], &options(app));
        let records = plan.records.len() as u64;
        assert_eq!(plan.added + plan.changed, records);
        (reasons(&plan), records)
    };
    let night = "Koen Aalbers;2026-10-31;22:00;6:00\n";
    let early = "Koen Aalbers;2026-11-01;5:00;12:00\n";
    let before =
        "3 Date=2026-11-01 Koen Aalbers werkte van za 31 okt door tot 6:00: laat de tijden daarna beginnen.";
    let into = "2 Date=2026-10-31 De tijden van Koen Aalbers lopen door in zo 1 nov, en daar begint de dag al om 5:00: laat ze eerder eindigen.";
    let other = "Rosa de Wit;2026-11-01;5:00;12:00\n";
    assert_eq!(refused(&app, &[night, early]), (vec![before.into()], 1));
    let swapped = before.replacen('3', "2", 1);
    assert_eq!(refused(&app, &[early, night]), (vec![swapped.clone()], 1));
    assert_eq!(refused(&app, &[night, other]), (Vec::new(), 2));

    // What is here already counts as well, whichever of the two comes first.
    let (_folder, mut other) = workshop();
    csv(&mut other, "Deelnemer;Start\nKoen Aalbers;01-09-2026\n");
    csv(&mut other, &file(&[early]));
    assert_eq!(refused(&other, &[night]), (vec![into.into()], 0));
    assert_eq!(
        refused(&other, &[night, early]),
        (vec![into.into(), before.into()], 0)
    );
    csv(&mut app, &file(&[night]));
    assert_eq!(refused(&app, &[early]), (vec![swapped], 0));
    csv(&mut app, &file(&["Koen Aalbers;2026-11-01;6:00;12:00\n"]));
}

#[test]
fn of_two_times_the_wrong_one_is_named() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Deelnemer;Start\nKoen Aalbers;01-09-2026\n");
    let rows = "Deelnemer;Datum;From;To\nKoen Aalbers;02-11-2026;9:00;25:00\n\
                Koen Aalbers;03-11-2026;9:75;12:00\nKoen Aalbers;04-11-2026;9:00;x\n";
    let got = reasons(&planned(&app, &[rows.as_bytes()], &options(&app)));
    let starts = ["2 To=25:00 ", "3 From=9:75 ", "4 To=x "];
    assert_eq!(got.len(), starts.len(), "{got:?}");
    for (got, start) in got.iter().zip(starts) {
        assert!(got.starts_with(start), "{got}");
    }
}

#[test]
fn a_decimal_comma_without_quotes_is_refused_and_never_cut_short() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Deelnemer;Start\nKoen Aalbers;01-09-2026\n");
    let rows = "Deelnemer,Datum,Status,Uren\nKoen Aalbers,02-11-2026,aanwezig,3,5\n\
                Koen Aalbers,03-11-2026,aanwezig,\"3,5\"\nKoen Aalbers,04-11-2026,aanwezig,3,, ,\n";
    let plan = planned(&app, &[rows.as_bytes()], &options(&app));
    let want = "2 =5 Deze rij heeft meer cellen dan er koppen zijn: \
                zet een waarde met „,” erin tussen aanhalingstekens.";
    assert_eq!(reasons(&plan), [want]);
    assert!(plan.may_go(true) && plan.records.len() == 2);
    // A last heading that is blank is no heading.
    let blank = rows.replacen("Uren\n", "Uren,\n", 1);
    assert_eq!(
        reasons(&planned(&app, &[blank.as_bytes()], &options(&app))),
        [want]
    );
}

#[test]
fn several_rows_of_one_date_are_together_no_more_than_24_hours() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Deelnemer;Start\nKoen Aalbers;01-09-2026\n");
    let long = "Samen is dat meer dan 24 uur op één dag: kijk de tijden na.";
    let refused = |rows: &[&str]| {
        let text = format!("Deelnemer;Datum;Uren;Van;Tot\n{}", rows.concat());
        let plan = planned(&app, &[text.as_bytes()], &options(&app));
        reasons(&plan)
    };
    let both = |date: &str| {
        vec![2, 3]
            .into_iter()
            .map(|n| format!("{n} Datum={date} {long}"))
            .collect::<Vec<_>>()
    };
    let [most, rest, more] =
        ["13;;", "11;;", "12;;"].map(|cells| format!("Koen Aalbers;02-11-2026;{cells}\n"));
    assert!(refused(&[&most, &rest]).is_empty());
    assert_eq!(refused(&[&most, &more]), both("02-11-2026"));
    let [night, day] =
        ["22:00;6:00", "5:00;22:00"].map(|cells| format!("Koen Aalbers;03-11-2026;;{cells}\n"));
    assert_eq!(refused(&[&night, &day]), both("03-11-2026"));
    let over = "Koen Aalbers;03-11-2026;;21:00;23:00\n";
    let crossed = refused(&[&night, over]);
    assert!(crossed.len() == 2 && !crossed[0].contains(long), "{crossed:?}");
    // The night in which summer time ends is an hour longer than its times.
    let [all_night, all_day] =
        ["22:00;6:00", "6:00;22:00"].map(|cells| format!("Koen Aalbers;24-10-2026;;{cells}\n"));
    assert!(refused(&[&all_night, &all_day]).is_empty());
}

#[test]
fn late_or_left_early_says_how_long_or_from_when_to_when() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Deelnemer;Start\nKoen Aalbers;01-09-2026\nRosa de Wit;01-09-2026\n",
    );
    csv(
        &mut app,
        "Deelnemer;Vanaf;Dag;Van;Tot;Pauze\nKoen Aalbers;01-09-2026;ma;9:00;16:00;0:30\n",
    );
    let rows = "Deelnemer;Datum;Status;Uren;Van;Tot\n\
                Koen Aalbers;02-11-2026;te laat;;;\n\
                Koen Aalbers;09-11-2026;eerder weg;;;\n\
                Koen Aalbers;16-11-2026;te laat;;10:00;\n\
                Koen Aalbers;23-11-2026;eerder weg;;;12:30\n\
                Rosa de Wit;02-11-2026;te laat;;10:00;\n\
                Rosa de Wit;03-11-2026;te laat;3;;\n\
                Rosa de Wit;04-11-2026;eerder weg;;10:00;\n\
                Koen Aalbers;26-10-2026;te laat;;17:00;\n\
                Koen Aalbers;19-10-2026;te laat;;x;\n";
    let plan = planned(&app, &[rows.as_bytes()], &options(&app));
    let needed = "Bij te laat of eerder weg horen uren of tijden: vul ze in, of schrijf aanwezig.";
    let end = "De eindtijd ontbreekt: schrijf 9-12:30.";
    let want = [
        format!("2 Status=te laat {needed}"),
        format!("3 Status=eerder weg {needed}"),
        format!("6 Datum=02-11-2026 {end}"),
        format!("8 Tot= {end}"),
        format!("9 Datum=26-10-2026 {end}"),
        "10 Van=x Dit zijn geen tijden: schrijf 9-12:30 of 9:00-12:30 13-16.".into(),
    ];
    assert_eq!(reasons(&plan), want);
    app.import(plan.records, None).expect("the good rows");
    for (on, minutes) in [("2026-11-16", 330), ("2026-11-23", 210)] {
        assert_eq!(
            day(&app, "Koen Aalbers", on).day.minutes(date(on)).0,
            minutes,
            "{on}"
        );
    }
}

#[test]
fn a_stray_zero_byte_spoils_no_more_than_its_own_cell() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Deelnemer;Start\nKoen Aalbers;01-09-2026\n");
    let rows = "Deelnemer;Datum;Uren;Opmerking\nKoen Aalbers;02-11-2026;3;goed\0 gewerkt\n\
                Koen Aalbers;03-11-2026;3\0;\nKoen Aalbers;04-11-2026;3;\n";
    let plan = planned(&app, &[rows.as_bytes()], &options(&app));
    assert_eq!(
        reasons(&plan),
        ["3 Uren=3 Dit is geen aantal uren: schrijf 3:30, 3,5 of 3u30."]
    );
    app.import(plan.records, None).expect("the good rows");
    assert_eq!(day(&app, "Koen Aalbers", "2026-11-02").remark, "goed gewerkt");
    // Something packed is no text at all.
    let packed: Vec<u8> = (0..4000_u32)
        .map(|n| (n * n / 7 + n * 31).to_le_bytes()[0])
        .collect();
    let plan = planned(&app, &[&packed], &options(&app));
    assert!(!plan.may_go(true));
    assert!(reasons(&plan)[0].contains("geen tekst"), "{:?}", reasons(&plan));
}

#[test]
fn a_phase_that_the_method_does_not_know_is_named_with_those_it_does_and_two_on_one_day_are_both_refused() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Nummer;Deelnemer;Start\n5;Rosa 't Hart;05-01-2026\n");
    let refused = |rows: &str| {
        let file = format!("Nummer;Datum;Fasebesluit\n{rows}");
        reasons(&planned(&app, &[file.as_bytes()], &options(&app)))
    };
    assert_eq!(
        refused("5;12-01-2026;leer-werk\n5;13-01-2026;leerwerk\n"),
        ["2 Fasebesluit=leer-werk Deze fase kent de werkwijze ferm-werk niet: kies uit diagnose, leerwerk."]
    );
    let both = refused("5;12-01-2026;diagnose\n5;12-01-2026;leerwerk\n");
    assert!(
        both.len() == 2 && both[0].contains("spreken elkaar tegen"),
        "{both:?}"
    );
    let early = refused("5;04-01-2026;diagnose\n");
    assert!(
        early.len() == 1 && early[0].contains("begint pas op"),
        "{early:?}"
    );
}
