//! Files with mistakes in them: every bad row is named, nothing is half done.

use werkvloer::app::Action;
use werkvloer::text::clean::has_hostile;

use super::{adding, csv, options, planned, reasons, workshop};

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
            "Datum=24-11-2026 di 24 nov moet nog komen",
        ),
        (
            "01-11-2026;aanwezig;3",
            "datum=01-11-2026 Koen Aalbers begint pas op",
        ),
        (
            "21-11-2026;aanwezig;3",
            "datum=21-11-2026 Het traject van Koen Aalbers eindigde op",
        ),
        (
            "03-11-2026;aanwezg;3",
            "Status=aanwezg Dit woord ken ik niet als status; het lijkt op: aanwezig",
        ),
        ("04-11-2026;aanwezig;25", "Uren=25 Meer dan 24:00 kan niet"),
        ("05-11-2026;aanwezig;-1", "Uren=-1 Minder dan nul"),
        (
            "06-11-2026;aanwezig;",
            "datum=06-11-2026 Koen Aalbers staat die dag niet op het rooster",
        ),
        ("09-11-2026;;", "Status= Er staat geen status"),
        (
            "10-11-2026;ziek;",
            "datum=10-11-2026 De rijen van deze dag spreken elkaar tegen",
        ),
        (
            "10-11-2026;aanwezig;3",
            "datum=10-11-2026 De rijen van deze dag spreken elkaar tegen",
        ),
        (
            "11-11-2026;aanwezig;20",
            "datum=11-11-2026 Samen is dat meer dan 24 uur",
        ),
        (
            "11-11-2026;aanwezig;19",
            "datum=11-11-2026 Samen is dat meer dan 24 uur",
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
