//! How sheets are written: headings in other words and languages, two notations of hours, dates either way round,
//! rows that are no rows. Each is understood, or asked once.

use std::collections::BTreeMap;

use werkvloer::domain::attendance::{Absence, Day};
use werkvloer::domain::dates::DateOrder;
use werkvloer::domain::durations::Notation;
use werkvloer::exchange::columns::Column;
use werkvloer::exchange::import::{Answers, ImportOptions};
use werkvloer::exchange::statuses::StatusWord;

use super::real_sheets::worked;
use super::{adding, csv, day, planned, reasons, warnings, workshop};

/// Minutes by name of a sheet that may add people, read with these answers.
fn minutes_with(text: &str, answers: &Answers) -> BTreeMap<String, i64> {
    let (_folder, mut app) = workshop();
    let options = ImportOptions {
        answers: answers.clone(),
        ..adding(&app)
    };
    let plan = planned(&app, &[text.as_bytes()], &options);
    assert!(plan.refused.is_empty(), "{text}: {:#?}", reasons(&plan));
    app.import(plan.records, None).expect("imported");
    let mut all = worked(&app);
    all.retain(|_, minutes| *minutes > 0);
    all
}

fn minutes(text: &str) -> BTreeMap<String, i64> {
    minutes_with(text, &Answers::none())
}

fn vera(text: &str) -> i64 {
    let all = minutes(text);
    assert_eq!(all.keys().collect::<Vec<_>>(), ["Vera Mol"], "{text}");
    all["Vera Mol"]
}

/// The one reason why a sheet is refused.
fn refusal(text: &str) -> String {
    let (_folder, app) = workshop();
    let plan = planned(&app, &[text.as_bytes()], &adding(&app));
    let all = reasons(&plan);
    assert!(all.len() == 1 && plan.records.is_empty(), "{text}: {all:#?}");
    all.concat()
}

#[test]
fn headings_in_other_words_and_languages_are_understood() {
    for (text, want) in [
        ("Name;Date;Start;End\nVera Mol;2026-09-01;9:00;12:00\n", 180),
        (
            "Name,Start,End\nVera Mol,2026-09-01 08:00,2026-09-01 12:00\n",
            240,
        ),
        (
            "Mitarbeiter;Datum;Von;Bis;Pause\nVera Mol;01.09.2026;09:00;16:00;30\n",
            390,
        ),
        ("Name;Tag;Stunden\nVera Mol;01.09.2026;3,5\n", 210),
        ("Naam;Datum;Minuten\nVera Mol;01-09-2026;90\n", 90),
        ("Naam;Datum;Duur (min)\nVera Mol;01-09-2026;90\n", 90),
        ("Naam;Datum;In;Uit\nVera Mol;01-09-2026;9:00;12:00\n", 180),
        ("Naam;Datum;Aanvang;Einde\nVera Mol;01-09-2026;9:00;12:00\n", 180),
        (
            "Naam;Datum;Tijd\nVera Mol;01-09-2026;2u\nVera Mol;02-09-2026;30 min\n",
            150,
        ),
        ("Naam;Dag;Uren\nVera Mol;01-09-2026;3\n", 180),
        (
            "Name;Date;Clock In;Clock Out\nVera Mol;2026-09-01;8:59 AM;1:30 PM\n",
            271,
        ),
        (
            "Naam;Datum;Van;Tot;Pauze;Totaal\nVera Mol;01-09-2026;9:00;16:00;0:30;6:30\n",
            390,
        ),
        ("Start;Naam;Uren\n01-09-2026 9:00;Vera Mol;2:30\n", 150),
    ] {
        assert_eq!(vera(text), want, "{text}");
    }
}

#[test]
fn two_stretches_of_a_day_stand_in_four_columns() {
    let row = "Vera Mol;01-09-2026;9:00;12:30;13:00;16:00";
    for head in [
        "In 1;Uit 1;In 2;Uit 2",
        "Begin;Begin pauze;Einde pauze;Einde",
        "In;Lunch uit;Lunch in;Uit",
        "Van;Tot;Van;Tot",
        "Start ochtend;Einde ochtend;Start middag;Einde middag",
    ] {
        assert_eq!(vera(&format!("Naam;Datum;{head}\n{row}\n")), 390, "{head}");
    }
    let half = refusal("Naam;Datum;In 1;Uit 1;In 2;Uit 2\nVera Mol;01-09-2026;9:00;12:00;13:00;\n");
    assert!(half.contains("eindtijd"), "{half}");
}

#[test]
fn every_part_of_a_name_is_used() {
    let rows = |head: &str, a: &str, b: &str| {
        minutes(&format!(
            "{head};Datum;Uren\n{a};01-09-2026;3\n{b};01-09-2026;2\n"
        ))
    };
    let names = |all: BTreeMap<String, i64>| all.into_keys().collect::<Vec<_>>();
    for head in [
        "Naam;Achternaam",
        "Name;Surname",
        "Voornaam;Naam",
        "Naam;Familienaam",
    ] {
        assert_eq!(
            names(rows(head, "Jan;Mol", "Jan;Smit")),
            ["Jan Mol", "Jan Smit"],
            "{head}"
        );
    }
    let three = rows("Naam;Tussenvoegsel;Achternaam", "Jan;van den;Berg", "Jan;;Berg");
    assert_eq!(names(three), ["Jan Berg", "Jan van den Berg"]);
    let whole = rows("Naam;Achternaam", "Jan Mol;Mol", "Jan Smit;Smit");
    assert_eq!(names(whole), ["Jan Mol", "Jan Smit"]);
    let all = rows("Naam;Voornaam;Achternaam", "Jan Mol;Jan;Mol", "J. Smit;Jan;Smit");
    assert_eq!(names(all), ["Jan Mol", "Jan Smit"]);
    let other = refusal("Naam;Voornaam;Achternaam;Datum;Uren\nPiet Smit;Jan;Mol;01-09-2026;3\n");
    assert!(other.contains("passen niet bij elkaar"), "{other}");
}

#[test]
fn a_figure_after_the_point_is_what_the_clock_or_the_column_says_or_is_asked() {
    let rows = |cells: &[&str]| {
        let each = cells.iter().zip(1..);
        let rows: Vec<String> = each
            .map(|(cell, n)| format!("Vera Mol;{n:02}-09-2026;{cell}\n"))
            .collect();
        format!("Naam;Datum;Uren\n{}", rows.concat())
    };
    assert_eq!(vera(&rows(&["7.30 uur", "3.45u"])), 675);
    assert_eq!(vera(&rows(&["7.50", "3.25", "8.00"])), 450 + 195 + 480);
    assert_eq!(vera(&rows(&["7.30", "0.75"])), 438 + 45);
    let asked = refusal(&rows(&["7.30"]));
    assert!(
        asked.contains("--hours minuten") && asked.contains("7.30"),
        "{asked}"
    );
    for (answer, want) in [(Notation::Minutes, 450), (Notation::Decimal, 438)] {
        let answers = Answers {
            hours: Some(answer),
            ..Answers::none()
        };
        assert_eq!(minutes_with(&rows(&["7.30"]), &answers)["Vera Mol"], want);
    }
}

#[test]
fn dates_are_read_the_way_the_whole_column_is_written_or_asked() {
    let rows = |dates: &[&str]| {
        let rows: Vec<String> = dates.iter().map(|date| format!("Vera Mol,{date},1\n")).collect();
        format!("Name,Date,Hours\n{}", rows.concat())
    };
    let (_folder, mut app) = workshop();
    csv(&mut app, &rows(&["9/1/2026", "9/14/2026"]));
    day(&app, "Vera Mol", "2026-09-01");
    let which = refusal(&rows(&["9/1/2026", "9/2/2026", "9/3/2026"]));
    assert!(which.contains("--dates maand-dag"), "{which}");
    let half = [
        "09-01-2026",
        "09-02-2026",
        "09-03-2026",
        "13-09-2026",
        "14-09-2026",
    ];
    let turned = refusal(&rows(&half));
    assert!(turned.contains("--dates omgewisseld"), "{turned}");
    let (_folder, mut app) = workshop();
    let options = ImportOptions {
        answers: Answers {
            dates: Some(DateOrder::Turned),
            ..Answers::none()
        },
        ..adding(&app)
    };
    super::import(&mut app, &[rows(&half).as_bytes()], &options);
    for on in ["2026-09-01", "2026-09-02", "2026-09-03", "2026-09-13"] {
        day(&app, "Vera Mol", on);
    }
    assert_eq!(
        vera("Uren september 2026;;\nNaam;Datum;Uren\nVera Mol;1 sep;3\nVera Mol;2-9;1\n"),
        240
    );
}

#[test]
fn absence_booked_as_a_project_or_a_kind_is_absence() {
    for head in ["Project", "Uursoort", "Soort", "Activiteit", "Taak"] {
        let text = format!(
            "Naam;Datum;{head};Uren\nVera Mol;01-09-2026;Tuin;4\nVera Mol;01-09-2026;Verlof;3\n\
             Vera Mol;02-09-2026;Feestdagen;7\nVera Mol;03-09-2026;ziek;7\n"
        );
        let (_folder, mut app) = workshop();
        let plan = csv(&mut app, &text);
        assert_eq!(worked(&app)["Vera Mol"], 240, "{head}");
        assert!(
            warnings(&plan).iter().any(|said| said.contains("„Feestdagen”")),
            "{head}"
        );
        let first = day(&app, "Vera Mol", "2026-09-01").day;
        assert!(
            matches!(
                first,
                Day::Present {
                    rest: Some(Absence::Leave),
                    ..
                }
            ),
            "{head}"
        );
        assert_eq!(
            day(&app, "Vera Mol", "2026-09-02").day,
            Day::Absent(Absence::Closed)
        );
        assert_eq!(
            day(&app, "Vera Mol", "2026-09-03").day,
            Day::Absent(Absence::Sick)
        );
    }
}

#[test]
fn leave_from_one_date_to_another_is_leave_on_working_days_and_adds_no_trajectory() {
    for head in [
        "Datum van;Datum tot;Reden",
        "Startdatum;Einddatum;Soort",
        "Eerste dag;Laatste dag;Status",
    ] {
        let (_folder, mut app) = workshop();
        csv(&mut app, "Nummer;Naam;Start\n1;Vera Mol;01-08-2026\n");
        csv(
            &mut app,
            &format!("Naam;{head}\nVera Mol;03-09-2026;08-09-2026;vakantie\n"),
        );
        let days = super::attendance(&app);
        assert_eq!(days.len(), 4, "{head}: two days, a weekend, two days");
        assert!(
            days.iter()
                .all(|(.., entered)| entered.day == Day::Absent(Absence::Leave))
        );
    }
}

#[test]
fn rows_that_are_no_rows_are_named_and_do_not_count() {
    let text = "Nr;Naam;Datum;Uren\n1;Vera Mol;01-09-2026;3\n1;Vera Mol;02-09-2026;2\nNr;Naam;Datum;Uren\n2;;;\n3;;;\n\
                ;Maandtotaal;;5\n";
    let (_folder, mut app) = workshop();
    let plan = csv(&mut app, text);
    assert_eq!((plan.added, worked(&app)["Vera Mol"]), (2, 300));
    let rows: Vec<u64> = plan.warnings.iter().map(|w| w.row).collect();
    assert_eq!(rows, [4, 5, 6, 7]);
}

#[test]
fn a_column_that_numbers_the_rows_numbers_nobody() {
    let text = "Nr;Naam;Datum;Uren\n1;Vera Mol;01-09-2026;3\n2;Ben Smit;01-09-2026;2\n3;Vera Mol;02-09-2026;2\n4;;;\n";
    let got = minutes(text);
    assert_eq!((got["Vera Mol"], got["Ben Smit"]), (300, 120));
}

#[test]
fn a_list_of_people_says_so_and_a_list_of_names_adds_nobody_without_leave() {
    let (_folder, app) = workshop();
    let without = ImportOptions::new(app.today());
    let people = |text: &str, options: &ImportOptions| planned(&app, &[text.as_bytes()], options);
    let teams = "Nummer;Naam;Team\n1;Vera Mol;Groen\n2;Ben Smit;Groen\n";
    let said = reasons(&people(teams, &without));
    assert!(
        said.len() == 2 && said[0].contains("--add-participants"),
        "{said:?}"
    );
    assert_eq!(people(teams, &adding(&app)).added, 2);
    assert_eq!(people("Naam;Start\nVera Mol;01-09-2026\n", &without).added, 1);
    for text in [
        "Naam;Telefoon\nVera Mol;06-12345678\n",
        "Naam\nVera Mol\n",
        "Naam;Project\nVera Mol;Tuin\n",
    ] {
        let plan = people(text, &adding(&app));
        assert!(
            plan.records.is_empty() && reasons(&plan).concat().contains("--kind"),
            "{text}"
        );
    }
}

#[test]
fn a_list_with_an_earlier_start_says_where_that_is_changed() {
    let (_folder, mut app) = workshop();
    let list = |start: &str| format!("Nummer;Naam;Start;Werkwijze\n1;Vera Mol;{start};ferm-werk\n");
    csv(&mut app, &list("04-07-2026"));
    let said = reasons(&planned(&app, &[list("01-07-2026").as_bytes()], &adding(&app))).concat();
    assert!(
        said.contains("4 jul 2026") && said.contains("zelf eerder"),
        "{said}"
    );
    assert!(!said.contains("beëindig"), "{said}");
}

#[test]
fn a_total_that_says_something_else_stops_the_file() {
    let rows = "Naam;Datum;Uren\nVera Mol;01-09-2026;3\nBen Smit;01-09-2026;2\n";
    assert_eq!(minutes(&format!("{rows}Totaal;;5\n"))["Vera Mol"], 180);
    let other = |row: &str| {
        let (_folder, app) = workshop();
        reasons(&planned(
            &app,
            &[format!("{rows}{row}\n").as_bytes()],
            &adding(&app),
        ))
        .concat()
    };
    assert!(other("Totaal;;6").contains("5:00"), "{}", other("Totaal;;6"));
    assert!(other(";;6").contains("geen naam en geen datum"));
}

#[test]
fn a_blank_date_means_as_above_only_in_a_table_written_so() {
    let day_by_day = "Datum;Naam;Van;Tot\n01-09-2026;Vera Mol;9:00;12:00\n;Ben Smit;9:00;12:00\n\
                      02-09-2026;Vera Mol;9:00;10:00\n";
    let got = minutes(day_by_day);
    assert_eq!((got["Vera Mol"], got["Ben Smit"]), (240, 180));
    let forgotten = "Naam;Datum;Uren\nVera Mol;01-09-2026;3\nVera Mol;;4\nVera Mol;03-09-2026;2\n";
    let (_folder, app) = workshop();
    let said = reasons(&planned(&app, &[forgotten.as_bytes()], &adding(&app)));
    assert!(
        said.len() == 1 && said[0].contains("De datum ontbreekt"),
        "{said:?}"
    );
}

#[test]
fn what_would_be_lost_is_asked_once_and_answered_with_an_option() {
    for (text, parts) in [
        (
            "Naam;Datum;Uren;Overuren\nVera Mol;01-09-2026;3;1,5\n",
            ["„Overuren”", "\"Overuren=-\""],
        ),
        (
            "Naam;Datum;Uren;Ziek\nVera Mol;01-09-2026;3;x\n",
            ["„Ziek”", "\"Ziek=status\""],
        ),
        (
            "Naam;Datum;Ingang;Uitgang\nVera Mol;01-09-2026;9:00;12:00\n",
            ["\"Ingang=van\"", "\"Uitgang=tot\""],
        ),
        (
            "Naam;Verschijnen\nVera Mol;01-09-2026\n",
            ["wat voor bestand", "--kind"],
        ),
        (
            "Naam;Datum;Tijd;In/Uit\nVera Mol;01-09-2026;9:00;IN\nVera Mol;01-09-2026;12:00;UIT\n",
            ["komen en gaan", "Van en Tot"],
        ),
        (
            "Naam;Datum;Ochtend;Middag\nVera Mol;01-09-2026;9:00-12:00;13:00-16:00\n",
            ["„Middag”", "onder Tijden"],
        ),
        (
            "Naam;Datum;Tijd\nVera Mol;01-09-2026;9:00\n",
            ["„Tijd”", "\"Tijd=van\""],
        ),
        (
            "Naam;Telefoon\nVera Mol;06-12345678\n",
            ["wat voor bestand", "--kind"],
        ),
        (
            "Naam;Januari;Februari\nVera Mol;12;14,5\n",
            ["„Januari”", "per week of maand"],
        ),
        ("Datum;Jan;Piet\n01-09-2026;3;2\n", ["„Jan”", "als kolommen"]),
        (
            "Naam;Datum;Afwezig\nVera Mol;01-09-2026;x\n",
            ["„Afwezig”", "\"Afwezig=-\""],
        ),
    ] {
        let said = refusal(text);
        assert!(parts.iter().all(|part| said.contains(part)), "{text}: {said}");
    }
    let of = |head: &str, column| Answers {
        columns: vec![(head.to_owned(), column)],
        ..Answers::none()
    };
    let over = "Naam;Datum;Uren;Overuren\nVera Mol;01-09-2026;3;1,5\n";
    assert_eq!(minutes_with(over, &of("overuren", None))["Vera Mol"], 180);
    let effort = "Naam;Datum;Inzet\nVera Mol;01-09-2026;3\n";
    assert_eq!(
        minutes_with(effort, &of("Inzet", Some(Column::Hours)))["Vera Mol"],
        180
    );
    let marks = Answers {
        marks: vec![
            ("P".into(), StatusWord::Present),
            ("A".into(), StatusWord::NoShow),
        ],
        ..Answers::none()
    };
    let register = "Naam;Datum;Status;Uren\nVera Mol;01-09-2026;P;3\nVera Mol;02-09-2026;A;\n";
    assert_eq!(minutes_with(register, &marks)["Vera Mol"], 180);
}

#[test]
fn what_other_columns_say_again_is_not_asked() {
    for text in [
        "Naam;Datum;Uren;Uren cumulatief\nVera Mol;01-09-2026;1;1\nVera Mol;02-09-2026;2;3\n",
        "Naam;Datum;Uren;Datum tot\nVera Mol;01-09-2026;1;01-09-2026\nVera Mol;02-09-2026;2;02-09-2026\n",
        "Naam;Datum;Van;Tot;Tijdsduur bruto\nVera Mol;01-09-2026;9:00;10:00;1:00\nVera Mol;02-09-2026;9:00;11:00;2:00\n",
        "Naam;Datum;Uren;Geboortedatum\nVera Mol;01-09-2026;3;01-02-1990\n",
        "Naam;Datum;Uren;Akkoord\nVera Mol;01-09-2026;3;ja\n",
        "Naam;Datum;Uren;Uurtarief\nVera Mol;01-09-2026;3;12,50\n",
    ] {
        assert_eq!(vera(text), 180, "{text}");
    }
}

#[test]
fn a_break_in_hours_tells_with_the_times_what_stands_after_the_point() {
    let (_folder, mut app) = workshop();
    let text = "Naam;Datum;Van;Tot;Pauze (uren);Uren\nVera Mol;01-09-2026;9:00;15:30;1;5.30\n";
    csv(&mut app, text);
    let worked = day(&app, "Vera Mol", "2026-09-01").day;
    assert_eq!(worked.minutes(super::date("2026-09-01")).0, 330);
}
