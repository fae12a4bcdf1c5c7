//! What a file says is taken in, or refused, or named: never dropped without a word, never made more of.

use werkvloer::domain::attendance::{Absence, Day, Worked};
use werkvloer::domain::time::Minutes;
use werkvloer::domain::times::edit_stretches;
use werkvloer::exchange::columns::Kind;
use werkvloer::exchange::export::{HoursLine, hours_csv};
use werkvloer::exchange::import::ImportOptions;

use super::{adding, attendance, counts, csv, date, day, options, planned, reasons, warnings, workshop};

/// The one reason why a file is refused, by somebody who may add people.
fn refusal(text: &str) -> String {
    let (_folder, app) = workshop();
    let plan = planned(&app, &[text.as_bytes()], &adding(&app));
    let all = reasons(&plan);
    assert!(all.len() == 1 && plan.records.is_empty(), "{text}: {all:#?}");
    all.concat()
}

/// What was worked on Monday 2 February 2026, and how many warnings there are.
fn worked(rows: &str) -> (Minutes, usize) {
    let (_folder, mut app) = workshop();
    let plan = csv(&mut app, rows);
    assert_eq!(counts(&csv(&mut app, rows))[1..3], [0, 0], "again: {rows}");
    let on = date("2026-02-02");
    let unlike = plan.warnings.iter().filter(|w| w.row > 1).count();
    (day(&app, "Jan Pieters", "2026-02-02").day.minutes(on), unlike)
}

#[test]
fn a_list_with_hours_or_a_status_but_no_date_is_not_a_list_of_people() {
    for (text, column) in [
        (
            "Naam;Van;Tot;Status\nJan Peters;2-2-2026;6-2-2026;verlof\n",
            "Status",
        ),
        ("Naam;Uren\nJan Pieters;60\nTotaal;60\n", "Uren"),
        ("Naam;Van;Tot\nJan Pieters;9:00;12:00\n", "Van"),
        ("Naam;Tijden\nJan Pieters;9-12\n", "Tijden"),
        (
            "Naam;Dag;Van;Tot;Status\nJan Pieters;ma;9:00;12:00;ziek\n",
            "Status",
        ),
    ] {
        let said = refusal(text);
        assert!(
            said.contains(&format!("Naast „{column}” ontbreekt de kolom Datum")),
            "{said}"
        );
    }
}

#[test]
fn who_says_that_it_is_a_list_of_people_hears_which_columns_are_passed_over() {
    let (_folder, app) = workshop();
    let people = ImportOptions {
        kind: Some(Kind::Participants),
        ..options(&app)
    };
    let plan = planned(&app, &[b"Naam;Uren;Status\nJan Pieters;60;\n"], &people);
    assert_eq!(plan.added, 1);
    assert_eq!(
        warnings(&plan),
        ["1 De kolom „Uren” wordt hier niet gebruikt; die wordt overgeslagen."]
    );
}

#[test]
fn a_column_that_goes_with_another_kind_of_file_is_named() {
    let (_folder, mut app) = workshop();
    let plan = csv(
        &mut app,
        "Naam;Datum;Uren;Klus;Einddatum;Plaats\nJan Pieters;5-1-2026;3;Tuin;5-1-2026;\n",
    );
    let named = warnings(&plan).join("\n");
    assert!(
        named.contains("„Klus”") && named.contains("„Einddatum”"),
        "{named}"
    );
    assert_eq!(plan.warnings.len(), 2, "an empty column is not missed: {named}");
    let schedule = "Naam;Vanaf;Dag;Van;Tot;Uren\nJan Pieters;5-1-2026;ma;9:00;16:00;3\n";
    assert!(warnings(&csv(&mut app, schedule)).concat().contains("„Uren”"));
}

#[test]
fn a_week_of_hours_without_dates_does_not_become_a_schedule() {
    let head = "Naam;Week;Dag;Van;Tot;Uren\n";
    let week = format!("{head}Jan Pieters;6;ma;9:00;12:00;3\n");
    let said = refusal(&week);
    assert!(
        said.contains("„Uren”") && said.contains("--kind schedules"),
        "{said}"
    );
    let numbered = refusal("Naam;Weeknr.;Dag;Van;Tot\nJan Pieters;6;ma;9:00;12:00\n");
    assert!(numbered.contains("„Weeknr.”"), "{numbered}");
    let (_folder, mut app) = workshop();
    let schedules = ImportOptions {
        kind: Some(Kind::Schedules),
        ..adding(&app)
    };
    super::import(&mut app, &[week.as_bytes()], &schedules);
    csv(&mut app, "Naam;Dag;Van;Tot;Uren\nJan Pieters;di;9:00;12:00;\n");
}

#[test]
fn a_status_of_a_half_day_is_not_of_the_whole_day() {
    let head = "Naam;Datum;Dagdeel;Status\n";
    let on = |day: &str, half: &str, status: &str| format!("Jan Pieters;{day}-2-2026;{half};{status}\n");
    let morning = format!("{head}{}", on("2", "ochtend", "aanwezig"));
    assert_eq!(worked(&morning).0, Minutes(210), "without a schedule");
    let (_folder, mut app) = workshop();
    let week = "Naam;Vanaf;Dag;Van;Tot;Pauze\nJan Pieters;5-1-2026;ma;9:00;16:00;30\n\
                Jan Pieters;5-1-2026;di;9:00;12:00;\n";
    csv(&mut app, week);
    let mut worked = |rows: &str| {
        csv(&mut app, &format!("{head}{rows}"));
        let entered = day(&app, "Jan Pieters", "2026-02-02").day;
        let rest = match entered {
            Day::Present { rest, .. } => rest,
            Day::Absent(_) => None,
        };
        (entered.minutes(date("2026-02-02")).0, rest)
    };
    let (present, ill) = (on("2", "ochtend", "aanwezig"), on("2", "middag", "ziek"));
    assert_eq!(worked(&on("2", "middag", "aanwezig")), (180, None));
    let whole = [present.as_str(), &on("2", "middag", "aanwezig")].concat();
    assert_eq!(worked(&whole), (390, None));
    let both = [present.as_str(), &ill].concat();
    assert_eq!(worked(&both), (210, Some(Absence::Sick)));
    assert_eq!(worked(&on("2", "hele dag", "ziek")), (0, None));
    assert_eq!(worked(&on("3", "ochtend", "ziek")), (0, None), "all of that day");
    let plan = |rows: &str| planned(&app, &[format!("{head}{rows}").as_bytes()], &options(&app));
    let half = reasons(&plan(&ill)).concat();
    assert!(half.contains("één dagdeel van een langere dag"), "{half}");
    let same = plan(&[present.as_str(), &on("2", "ochtend", "ziek")].concat());
    assert_eq!(same.refused.len(), 2, "there and not there in one morning");
}

#[test]
fn the_balance_of_another_program_is_passed_over_beside_hours() {
    let (_folder, mut app) = workshop();
    let hours = "Naam;Datum;Uren;Saldo\nJan Pieters;2-2-2026;3;12:30\n";
    let plan = csv(&mut app, hours);
    assert_eq!((plan.added, plan.warnings.len()), (1, 1), "{:?}", warnings(&plan));
    let people = "Nummer;Naam;Start;Saldo\n7;Rosa de Wit;1-1-2026;12:30\n";
    let plan = csv(&mut app, people);
    assert_eq!((plan.added, plan.warnings.len()), (1, 1), "{:?}", warnings(&plan));
    let own = "Naam;Datum;Saldo;Reden\nRosa de Wit;1-1-2026;12:30;elders\n";
    assert_eq!(csv(&mut app, own).added, 1);
}

#[test]
fn two_columns_of_one_meaning_matter_only_where_they_differ() {
    let (_folder, mut app) = workshop();
    let plan = csv(
        &mut app,
        "Employee;Naam;Datum;Uren;Totaal uren;Plaats;Adres\n\
         Jan Pieters;Jan Pieters;2-2-2026;3;;A;B\n",
    );
    assert_eq!(plan.added, 1);
    let said = refusal("Naam;Datum;Uren;Totaal uren\nJan Pieters;2-2-2026;3;7\n");
    assert!(said.contains("„Uren” en „Totaal uren”"), "{said}");
    let clock = "Employee;Date;Check-in;Check-out;Comments\nJan Pieters;2-2-2026;9:00;12:00;ok\n";
    assert_eq!(worked(clock), (Minutes(180), 0));
}

#[test]
fn a_note_or_an_opening_balance_beside_hours_is_not_lost() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Naam;Datum;Notitie;Uren\nJan Pieters;2-2-2026;Ging goed;3,5\n",
    );
    assert_eq!(day(&app, "Jan Pieters", "2026-02-02").remark, "Ging goed");
    let both = refusal("Naam;Datum;Uren;Beginsaldo;Reden\nJan Pieters;5-1-2026;3;60;elders\n");
    assert!(both.contains("maak er twee rijen van"), "{both}");
    let (_folder, mut app) = workshop();
    let apart =
        "Naam;Datum;Uren;Beginsaldo;Reden\nJan Pieters;5-1-2026;;60;elders\nJan Pieters;6-1-2026;3;;\n";
    assert_eq!(csv(&mut app, apart).added, 2);
}

#[test]
fn times_in_one_cell_are_those_of_van_and_tot_or_the_row_is_refused() {
    let head = "Naam;Datum;Tijden;Van;Tot\nJan Pieters;2-2-2026";
    let other = refusal(&format!("{head};9-12;13:00;16:00\n"));
    assert!(other.contains("laat één van beide leeg"), "{other}");
    assert_eq!(worked(&format!("{head};9-12;9:00;12:00\n")).0, Minutes(180));
}

#[test]
fn a_column_per_date_is_refused_and_says_how_it_is_read() {
    for text in [
        "Week 6;;;\nNaam;ma 2-2-26;di 3-2-26;Totaal\nJansen, Piet;7;7;14\n",
        "Naam;2-2;3-2\nJansen, Piet;7;7\n",
        "Naam;1;2;3;4;5\nJansen, Piet;7;7;;;\n",
    ] {
        assert!(refusal(text).contains("een kolom per datum"), "{text}");
    }
}

#[test]
fn a_total_is_nobody() {
    let (_folder, mut app) = workshop();
    let plan = csv(
        &mut app,
        "Naam;Datum;Uren\nJan Pieters;2-2-2026;3\nJan Pieters;Totaal;3\nEindtotaal;;3\nGem.;;3\n",
    );
    assert_eq!((plan.newcomers.len(), plan.rows, plan.warnings.len()), (1, 1, 3));
    let plan = csv(
        &mut app,
        "Nummer;Naam;Start\n7;Rosa de Wit;1-1-2026\n;Totaal: 1;\n",
    );
    assert_eq!((plan.rows, plan.warnings.len()), (1, 1));
    let dated = refusal("Naam;Datum;Uren\nTotaal;2-2-2026;3\n");
    assert!(dated.contains("totaal of gemiddelde"), "{dated}");
}

#[test]
fn hours_of_rows_that_differ_anywhere_add_up_and_a_whole_row_twice_is_one() {
    let on = "Jan Pieters;2-2-2026";
    let rows = format!("Naam;Datum;Dagdeel;Uren\n{on};ochtend;3,5\n{on};middag;3,5\n");
    assert_eq!(worked(&rows), (Minutes(420), 0));
    let rows = format!("Naam;Datum;Klus;Uren\n{on};Tuin;2\n{on};Lunch;2\n{on};Magazijn;3\n");
    assert_eq!(worked(&rows), (Minutes(420), 0));
    let rows = format!("Naam;Datum;Uren;Project\n{on};2;A\n{on};2;B\n");
    assert_eq!(worked(&rows), (Minutes(240), 0));
    let rows = format!("Naam;Datum;Uren;Project\n{on};2;A\n{on};2 ;A \n");
    assert_eq!(worked(&rows), (Minutes(120), 1));
    let rows = format!("Naam;Datum;Van;Tot;Project\n{on};9:00;12:00;A\n{on};9:00;12:00;B\n");
    assert_eq!(worked(&rows), (Minutes(180), 1));
}

#[test]
fn overlapping_exports_of_the_same_rows_count_once() {
    let (_folder, mut app) = workshop();
    let first = "Naam;Datum;Project;Uren\nJan Pieters;2-2-2026;A;2\nJan Pieters;2-2-2026;B;2\n";
    let second = "Project;Naam;Datum;Uren\nB;Jan Pieters;2-2-2026;2\nA;Jan Pieters;3-2-2026;2\n";
    let adds = adding(&app);
    super::import(&mut app, &[first.as_bytes(), second.as_bytes()], &adds);
    let minutes = |on: &str| day(&app, "Jan Pieters", on).day.minutes(date(on)).0;
    assert_eq!([minutes("2026-02-02"), minutes("2026-02-03")], [240, 120]);
}

#[test]
fn hours_beside_an_absence_are_not_taken_for_work() {
    for word in ["niet verschenen", "feestdag"] {
        let said = refusal(&format!(
            "Naam;Datum;Status;Uren\nJan Pieters;2-2-2026;{word};7\n"
        ));
        assert!(
            said.contains(word) && said.contains("heeft niet gewerkt"),
            "{said}"
        );
    }
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Naam;Vanaf;Dag;Van;Tot;Pauze\nJan Pieters;5-1-2026;ma;9:00;16:30;30\n",
    );
    let plan = |rows: &str| {
        let text = format!("Naam;Datum;Status;Uren\n{rows}");
        planned(&app, &[text.as_bytes()], &options(&app))
    };
    for word in ["verlof", "afgemeld", "ziek"] {
        let whole = plan(&format!("Jan Pieters;2-2-2026;{word};7\n"));
        let said = reasons(&whole).concat();
        assert!(said.contains("de hele dag van het rooster"), "{said}");
        assert!(reasons(&plan(&format!("Jan Pieters;2-2-2026;{word};6,5\n"))).is_empty());
    }
    let split = plan("Jan Pieters;2-2-2026;aanwezig;4\nJan Pieters;2-2-2026;verlof;3\n");
    assert_eq!(
        split.refused.len(),
        2,
        "four worked and three of leave are not seven"
    );
    let unplanned = plan("Jan Pieters;3-2-2026;ziek;2\n");
    assert_eq!(unplanned.added, 1);
    assert!(warnings(&unplanned).concat().contains("2:00 als gewerkt"));
}

#[test]
fn times_beside_an_absence_that_fill_the_day_are_those_of_the_absence() {
    let (_folder, mut app) = workshop();
    let week = "Naam;Vanaf;Dag;Van;Tot;Pauze\nJan Pieters;5-1-2026;ma;9:00;16:00;30\n";
    csv(&mut app, week);
    let plan = |head: &str, rows: &[&str]| {
        let rows: Vec<String> = rows
            .iter()
            .map(|row| format!("Jan Pieters;2-2-2026;{row}\n"))
            .collect();
        let rows = rows.concat();
        let text = format!("Naam;Datum;Status;{head}\n{rows}");
        planned(&app, &[text.as_bytes()], &options(&app))
    };
    for (head, rows) in [
        ("Van;Tot", &["verlof;9:00;16:00"][..]),
        ("Tijden", &["ziek;9-16"]),
        ("Van;Tot;Pauze", &["afgemeld;9:00;16:00;60"]),
        ("Van;Tot", &["aanwezig;9:00;12:30", "ziek;13:00;16:00"]),
        ("Van;Tot", &["aanwezig;9:00;12:00", "ziek;13:00;16:00"]),
    ] {
        let said = reasons(&plan(head, rows)).concat();
        assert!(said.contains("de hele dag van het rooster"), "{rows:?}: {said}");
    }
    assert!(reasons(&plan("Tijden", &["afgemeld;9-11 14-16"])).is_empty());
    let unplanned = "Naam;Datum;Status;Van;Tot\nJan Pieters;3-2-2026;ziek;9:00;11:00\n";
    let named = planned(&app, &[unplanned.as_bytes()], &options(&app));
    assert!(warnings(&named).concat().contains("2:00 als gewerkt"));
    csv(
        &mut app,
        "Naam;Datum;Status;Van;Tot\nJan Pieters;2-2-2026;ziek;9:00;10:15\n",
    );
    let ill = day(&app, "Jan Pieters", "2026-02-02").day;
    assert_eq!(ill.minutes(date("2026-02-02")), Minutes(75));
    assert!(matches!(
        ill,
        Day::Present {
            rest: Some(Absence::Sick),
            ..
        }
    ));
}

#[test]
fn the_times_of_a_schedule_are_not_worked_by_who_was_not_there() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Naam;Datum;Rooster;Status;Uren\nJan Pieters;5-1-2026;9-16;ziek;\n\
         Jan Pieters;6-1-2026;9-16;niet verschenen;\nJan Pieters;7-1-2026;9-16;aanwezig;\n\
         Jan Pieters;8-1-2026;9-16;aanwezig;3\n",
    );
    let on = |on: &str| day(&app, "Jan Pieters", on).day;
    assert_eq!(on("2026-01-05"), Day::Absent(Absence::Sick));
    assert_eq!(on("2026-01-06"), Day::Absent(Absence::NoShow));
    assert_eq!(edit_stretches(on("2026-01-07").stretches()), "9:00–16:00 p0");
    let three = Day::Present {
        worked: Worked::Length(Minutes(180)),
        rest: None,
    };
    assert_eq!(on("2026-01-08"), three);
    refusal("Naam;Datum;Rooster;Status\nJan Pieters;5-1-2026;9-16;te laat\n");
}

#[test]
fn breaks_and_clock_times_are_known_by_more_names() {
    let row = "Jan Pieters;2-2-2026;9:00;12:30;30";
    for head in [
        "Pauze (min)",
        "Pauze (minuten)",
        "Pauze in minuten",
        "Pauze min.",
        "Pauze [min]",
    ] {
        let text = format!("Naam;Datum;Klok in;Klok uit;{head}\n{row}\n");
        assert_eq!(worked(&text), (Minutes(180), 0), "{head}");
    }
    assert_eq!(
        worked("Persnr;Naam;Datum;Totaal uren\n7;Jan Pieters;2-2-2026;3\n").0,
        Minutes(180)
    );
    for (head, cell) in [
        ("Pauze (uren)", "0,5"),
        ("Pauze (u)", "0:30"),
        ("Pauze in uren", "0.5"),
        ("Pauzetijd", "30"),
        ("Pauzes", "30"),
        ("Lunchpauze", "30"),
        ("Break time", "30"),
        ("Onbetaalde pauze", "30 min"),
        ("Min. pauze", "30"),
    ] {
        let text = format!("Naam;Datum;Time in;Time out;{head}\nJan Pieters;2-2-2026;9:00;12:30;{cell}\n");
        assert_eq!(worked(&text), (Minutes(180), 0), "{head}");
    }
    let hour = "Naam;Datum;Van;Tot;Pauze (uren)\nJan Pieters;2-2-2026;9:00;13:00;1\n";
    assert_eq!(worked(hour).0, Minutes(180));
    for head in ["Lunch", "Rusttijd"] {
        refusal(&format!("Naam;Datum;Van;Tot;{head}\n{row}\n"));
    }
    let lost = refusal(&format!("Naam;Datum;Van;Tot;Pauze middag\n{row}\n"));
    assert!(lost.contains("worden het te veel uren"), "{lost}");
    let hours = format!("Naam;Datum;Van;Tot;Pauze middag;Uren\n{row};3\n");
    assert_eq!(
        worked(&hours).0,
        Minutes(180),
        "the hours say how long the break was"
    );
}

#[test]
fn a_time_may_have_the_date_of_its_row_before_it_and_no_other() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Naam;Datum;Van;Tot\nJan Pieters;3-2-2026;3-2-2026 09:00;3-2-2026 12:30\n\
         Jan Pieters;4-2-2026;2026-02-04T09:00:00;04-02-2026 12:30:00\n",
    );
    for on in ["2026-02-03", "2026-02-04"] {
        assert_eq!(
            day(&app, "Jan Pieters", on).day.minutes(date(on)),
            Minutes(210),
            "{on}"
        );
    }
    let said = refusal("Naam;Datum;Van;Tot\nJan Pieters;3-2-2026;3-2-2026 22:00;4-2-2026 06:00\n");
    assert!(
        said.starts_with("2 Tot=4-2-2026 06:00 De datum voor deze tijd"),
        "{said}"
    );
}

#[test]
fn figures_of_hours_bring_nobody_in() {
    let (_folder, app) = workshop();
    let line = HoursLine {
        participant: "Koen Aalbers".into(),
        number: "1".into(),
        method: "ferm-werk".into(),
        ..HoursLine::default()
    };
    let plan = planned(&app, &[&hours_csv(&[line.clone(), line])], &adding(&app));
    let said = reasons(&plan);
    assert!(
        said.len() == 1 && said[0].contains("lees de aanwezigheid in"),
        "{said:?}"
    );
    assert!(plan.records.is_empty() && attendance(&app).is_empty());
}

#[test]
fn a_file_without_names_says_so() {
    let said = refusal("Datum,Uren,Project\n2024-01-01,5,DataEntry\n");
    assert!(said.contains("De kolom Deelnemer of Nummer ontbreekt"), "{said}");
}
