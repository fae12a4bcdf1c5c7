//! What rows of attendance become.

use werkvloer::app::{Action, Mark};
use werkvloer::domain::attendance::{Absence, Day, Worked};
use werkvloer::domain::time::Minutes;
use werkvloer::domain::times::edit_stretches;
use werkvloer::exchange::columns::Kind;
use werkvloer::exchange::import::ImportOptions;

use super::{adding, counts, csv, date, day, import, options, person, planned, reasons, workshop};

const W01: &[u8] = include_bytes!("../data/W01_presentie.csv");
const W02: &[u8] = include_bytes!("../data/W02_presentie.csv");

#[test]
fn the_worked_examples_reach_their_thresholds_on_the_right_dates_and_twice_is_once() {
    let (_folder, mut app) = workshop();
    let examples = [
        (
            W01,
            "Achmed Boukhari-Özdemir",
            ["2016-02-05", "2016-06-14", "2016-10-13"],
        ),
        (W02, "Nora de Wit", ["2020-11-10", "2021-03-10", "2021-07-08"]),
    ];
    for (file, name, dates) in examples {
        let options = adding(&app);
        let first = import(&mut app, &[file], &options);
        assert_eq!(first.newcomers, [name]);
        assert_eq!(counts(&first), [first.rows, first.rows, 0, 0]);
        let again = import(&mut app, &[file], &options);
        assert_eq!(counts(&again), [first.rows, 0, 0, first.rows]);
        assert!(again.records.is_empty() && again.newcomers.is_empty());
        let standing = app.standing(person(&app, name), app.today());
        let standing = standing.expect("readable").expect("a trajectory");
        let reached: Vec<_> = standing
            .progress
            .standings
            .iter()
            .filter_map(|s| Some((s.threshold.hours, s.reached?.0)))
            .collect();
        let want = [6_000, 21_000, 48_000]
            .map(Minutes)
            .into_iter()
            .zip(dates.map(date));
        let seen: Vec<_> = want.clone().filter(|one| reached.contains(one)).collect();
        assert_eq!(seen, want.collect::<Vec<_>>(), "{name}: {reached:?}");
    }
}

#[test]
fn a_status_and_hours_become_a_day() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Deelnemer;Datum;Status;Uren;Van;Tot;Pauze;Opmerking\n\
         Koen Aalbers;02-11-2026;aanwezig;0,1;;;;\n\
         Koen Aalbers;03-11-2026;deel (tandarts);;;;;\n\
         Koen Aalbers;04-11-2026;ziek;2:00;;;;\n\
         Koen Aalbers;05-11-2026;extra;;9:00;16:00;30;inhalen\n\
         Koen Aalbers;06-11-2026;feestdag: sluiting;0;;;;\n\
         Koen Aalbers;07-11-2026;te laat;6,5;9:00;16:00;;\n\
         Koen Aalbers;08-11-2026;;;22:00;06:00;;\n\
         Koen Aalbers;09-11-2026;ziek: griep;;;;;\n\
         Koen Aalbers;di 10 nov 2026;aanwezig;3:30:00;;;;\n",
    );
    let on = |d: &str| day(&app, "Koen Aalbers", d);
    let length = |m| Worked::Length(Minutes(m));
    let present = |worked, rest| Day::Present { worked, rest };
    assert_eq!(on("2026-11-02").day, present(length(6), None));
    assert_eq!(on("2026-11-03").day, present(Worked::NOTHING, None));
    assert_eq!(on("2026-11-03").remark, "tandarts");
    assert_eq!(on("2026-11-04").day, present(length(120), Some(Absence::Sick)));
    assert!(on("2026-11-05").extra && on("2026-11-05").remark == "inhalen");
    assert_eq!(edit_stretches(on("2026-11-05").day.stretches()), "9:00–16:00 p30");
    assert_eq!(on("2026-11-06").day, Day::Absent(Absence::Closed));
    assert_eq!(on("2026-11-06").remark, "sluiting");
    // The hours beside the times say how long the break was.
    assert_eq!(edit_stretches(on("2026-11-07").day.stretches()), "9:00–16:00 p30");
    assert_eq!(on("2026-11-08").day.minutes(date("2026-11-08")), Minutes(480));
    assert_eq!(on("2026-11-10").day, present(length(210), None));
    assert_eq!(
        (on("2026-11-09").day, on("2026-11-09").remark),
        (Day::Absent(Absence::Sick), String::new())
    );
}

#[test]
fn several_rows_of_one_day_are_one_day() {
    let (_folder, mut app) = workshop();
    let text = "Deelnemer;Datum;Status;Uren;Tijden\n\
                Amina Yilmaz;02-11-2026;aanwezig;5;\n\
                Amina Yilmaz;02-11-2026;aanwezig;8;\n\
                Amina Yilmaz;03-11-2026;aanwezig;;9-12\n\
                Amina Yilmaz;03-11-2026;aanwezig;;13-16\n\
                Amina Yilmaz;04-11-2026;aanwezig;4;\n\
                Amina Yilmaz;04-11-2026;aanwezig;4;\n";
    let first = csv(&mut app, text);
    assert_eq!(first.warnings.len(), 1, "the row that stands there twice");
    let minutes = |d: &str| day(&app, "Amina Yilmaz", d).day.minutes(date(d)).0;
    let sums = ["2026-11-02", "2026-11-03", "2026-11-04"].map(minutes);
    assert_eq!(sums, [13 * 60, 6 * 60, 4 * 60]);
    assert_eq!(counts(&csv(&mut app, text)), [6, 0, 0, 6]);
}

#[test]
fn what_the_file_does_not_say_stays_as_it_is() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Deelnemer;Datum;Status;Tijden;Rest;Opmerking;Extra\nKoen Aalbers;02-11-2026;aanwezig;9-12 p0;ziek;moe;ja\n",
    );
    for text in [
        "Deelnemer;Datum;Status\nKoen Aalbers;02-11-2026;aanwezig\n",
        "Deelnemer;Datum;Status;Uren\nKOEN aalbers;02-11-2026;aanwezig;3\n",
        "Deelnemer;Datum;Uren\n\"Aalbers, Koen\";02-11-2026;3:00\n",
    ] {
        assert_eq!(counts(&csv(&mut app, text)), [1, 0, 0, 1], "{text}");
    }
    let other = csv(&mut app, "Deelnemer;Datum;Uren\nKoen Aalbers;02-11-2026;4\n");
    assert_eq!(counts(&other), [1, 0, 1, 0]);
}

#[test]
fn people_are_never_guessed() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Nummer;Deelnemer;Start\n3;Maria de Wit;1-1-2026\n7;Mariah de Wit;1-1-2026\n8;Jan Jansen;1-1-2026\n9;Jan Jansen;1-1-2026\n",
    );
    let plan = planned(
        &app,
        &["Deelnemer;Datum;Uren\nMaria de Wit;2-11-2026;1\nMarja de Wit;2-11-2026;1\nJan Jansen;2-11-2026;1\n8;2-11-2026;1\n"
            .as_bytes()],
        &options(&app),
    );
    assert_eq!(
        reasons(&plan),
        [
            "3 Deelnemer=Marja de Wit Marja de Wit is hier niet bekend; --add-participants voegt onbekende deelnemers toe.",
            "4 Deelnemer=Jan Jansen Jan Jansen kan meer dan één deelnemer zijn: zet het nummer erbij (8, 9).",
        ]
    );
    assert_eq!((plan.rows, plan.added), (4, 2));
    let wrong = "Nummer;Deelnemer;Datum;Uren\n3;Jan Jansen;2-11-2026;1\n11;Maria de Wit;2-11-2026;1\n";
    let plan = planned(&app, &[wrong.as_bytes()], &adding(&app));
    assert_eq!(plan.refused.len(), 2, "{:?}", reasons(&plan));
}

#[test]
fn one_of_two_namesakes_is_meant_as_the_program_prints_them() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Nummer;Deelnemer;Start\n12;Jan de Vries;1-1-2026\n13;Jan de Vries;1-1-2026\n14;Rosa de Wit;1-1-2026\n",
    );
    let adds = adding(&app);
    let plan = planned(
        &app,
        &[
            b"Deelnemer;Datum;Uren\nJan de Vries (13);2-11-2026;3\nVries, Jan de (12);2-11-2026;2\n",
            b"Nummer;Deelnemer;Datum;Uren\n13;Jan de Vries (13);3-11-2026;3\n",
        ],
        &adds,
    );
    assert_eq!((reasons(&plan), plan.added), (Vec::new(), 3));
    assert!(plan.newcomers.is_empty());
    let list = "Deelnemer;Certificaat;Gast\nJan de Vries (13);vca;nee\nJan de Vries (99);vca;nee\n";
    let plan = planned(
        &app,
        &[list.as_bytes()],
        &ImportOptions {
            kind: Some(Kind::Participants),
            ..options(&app)
        },
    );
    assert_eq!(
        (plan.changed, plan.added, plan.refused.len()),
        (1, 0, 1),
        "{:?}",
        reasons(&plan)
    );
    let wrong = "Nummer;Deelnemer;Datum;Uren\n;Jan de Vries (99);2-11-2026;1\n12;Jan de Vries (13);2-11-2026;1\n\
                 99;Jan de Vries (13);2-11-2026;1\n14;jan de vries;2-11-2026;1\n";
    let plan = planned(&app, &[wrong.as_bytes()], &adds);
    assert_eq!(
        reasons(&plan),
        [
            "2 Deelnemer=Jan de Vries (99) Nummer 99 is hier niet bekend: zet de naam erbij, of kijk het nummer na.",
            "3 Nummer=12 Nummer 12 is van Jan de Vries: kijk nummer en naam na.",
            "4 Nummer=99 Nummer 99 is hier niet bekend: zet de naam erbij, of kijk het nummer na.",
            "5 Nummer=14 Nummer 14 is van Rosa de Wit: kijk nummer en naam na.",
        ]
    );
}

#[test]
fn a_later_file_may_speak_of_people_that_an_earlier_one_adds() {
    let (_folder, mut app) = workshop();
    let people = "Nummer;Voornaam;Tussenvoegsel;Achternaam;Start\n12;Joost;van den;Berg;02-11-2026\n";
    let schedule =
        "Deelnemer;Vanaf;Dag;Van;Tot;Pauze\nJoost van den Berg;02-11-2026;ma, wo;9:00;16:00;0:30\n";
    let days = "Deelnemer;Datum;Status\nJoost van den Berg;02-11-2026;aanwezig\n12;04-11-2026;ja\n";
    let files = [days.as_bytes(), people.as_bytes(), schedule.as_bytes()];
    let options = options(&app);
    let plan = import(&mut app, &files, &options);
    assert_eq!(counts(&plan), [4, 4, 0, 0]);
    let worked = day(&app, "Joost van den Berg", "2026-11-04").day;
    assert_eq!(edit_stretches(worked.stretches()), "9:00–16:00 p30");
    assert_eq!(counts(&import(&mut app, &files, &options)), [4, 0, 0, 4]);
}

#[test]
fn a_closed_day_is_corrected_with_a_reason_only_and_keeps_what_it_said() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Deelnemer;Datum;Uren\nKoen Aalbers;23-11-2026;4\n");
    let close = werkvloer::app::Action::CloseDay {
        date: app.today(),
        open: werkvloer::app::OpenRows::LeaveOpen,
    };
    app.perform(&close, None).expect("closed");
    let text = "Deelnemer;Datum;Uren\nKoen Aalbers;23-11-2026;5\n".as_bytes();
    let plan = planned(&app, &[text], &options(&app));
    assert_eq!(plan.refused.len(), 1);
    let with_reason = werkvloer::exchange::import::ImportOptions {
        reason_given: true,
        ..options(&app)
    };
    let plan = import(&mut app, &[text], &with_reason);
    assert!(plan.needs_reason);
    let entered = day(&app, "Koen Aalbers", "2026-11-23");
    assert!(entered.correction.is_some());
    // The correction stays, and the same file again needs no reason.
    let plan = planned(&app, &[text], &options(&app));
    assert_eq!((plan.unchanged, plan.refused.len()), (1, 0));
}

#[test]
fn the_rest_of_a_night_on_a_row_of_its_own_is_early_that_date_unless_its_hours_go_on_counting() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Nummer;Deelnemer;Start\n7;Nora de Wit;01-11-2026\n");
    let mut begins = |on: &str, rest: &str| {
        csv(
            &mut app,
            &format!("Nummer;Datum;Van;Tot\n7;{on};22:00;23:30\n7;{on};{rest}\n"),
        );
        let entered = day(&app, "Nora de Wit", on).day;
        entered
            .stretches()
            .iter()
            .map(|s| s.span.from().minutes())
            .collect::<Vec<_>>()
    };
    assert_eq!(begins("2026-11-16", "0:30;6:00"), [30, 1320]);
    assert_eq!(begins("2026-11-18", "24:30;6:00"), [1320, 1470]);
}

#[test]
fn late_left_and_times_from_files_make_the_same_day_in_every_order_and_keep_the_reason() {
    let late = "Datum;Deelnemer;Status;Van;Tot\n%;Amina Yilmaz;te laat;9:25;\n";
    let left = "Datum;Deelnemer;Status;Van;Tot;Rest\n%;Amina Yilmaz;eerder weg;;12:00;ziek\n";
    let times = "Datum;Deelnemer;Status;Van;Tot\n%;Amina Yilmaz;aanwezig;9:25;12:00\n";
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Voornaam;Achternaam;Start;Werkwijze\nAmina;Yilmaz;05-01-2026;ferm-werk\n",
    );
    csv(
        &mut app,
        "Deelnemer;Vanaf;Dag;Van;Tot;Pauze\nAmina Yilmaz;05-01-2026;ma;9:00;16:00;0:30\n",
    );
    let orders = [
        [late, left, times],
        [late, times, left],
        [left, late, times],
        [left, times, late],
        [times, late, left],
        [times, left, late],
    ];
    let mondays = ["02", "09", "16", "23", "30", "06"];
    for (monday, order) in mondays.into_iter().zip(orders) {
        let month = if monday == "06" { "04" } else { "03" };
        for told in order {
            csv(&mut app, &told.replace('%', &format!("{monday}-{month}-2026")));
        }
        let on = format!("2026-{month}-{monday}");
        let entered = day(&app, "Amina Yilmaz", &on);
        assert_eq!(entered.day.minutes(date(&on)).0, 155, "{order:?}");
        assert_eq!(entered.day.reason(), Some(Absence::Sick), "{order:?}");
    }
}

#[test]
fn late_or_left_early_from_a_file_leaves_entered_hours_as_the_screen_does_or_is_refused() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Voornaam;Achternaam;Start;Werkwijze\nAmina;Yilmaz;05-01-2026;ferm-werk\n",
    );
    csv(
        &mut app,
        "Deelnemer;Vanaf;Dag;Van;Tot;Pauze\nAmina Yilmaz;05-01-2026;ma;9:00;16:00;0:30\n",
    );
    let head = "Datum;Deelnemer;Status;Van;Tot;Pauze";
    let entered = |on: &str| format!("{head};Rest\n{on};Amina Yilmaz;eerder weg;9:00;12:00;0;ziek\n");
    csv(&mut app, &entered("02-03-2026"));
    csv(
        &mut app,
        &format!("{head}\n02-03-2026;Amina Yilmaz;te laat;9:25;;0:30\n"),
    );
    let kept = day(&app, "Amina Yilmaz", "2026-03-02").day;
    assert_eq!(
        kept.minutes(date("2026-03-02")).0,
        125,
        "until 12:00, a break of 0:30"
    );
    assert_eq!(kept.reason(), Some(Absence::Sick));
    csv(&mut app, &entered("09-03-2026"));
    let two = "Datum;Deelnemer;Tijden\n23-03-2026;Amina Yilmaz;9-12 13-15\n";
    csv(&mut app, two);
    let after = "Die tijd ligt na alles wat Amina Yilmaz op het rooster heeft: vul de tijden in.";
    let which = "Bij meer dan één tijd is niet te zien waar de pauze bij hoort: schrijf 9-12 p15 13-16.";
    for (row, why) in [
        ("09-03-2026;Amina Yilmaz;te laat;12:30;;", after),
        ("09-03-2026;Amina Yilmaz;te laat;12:30;;0:30", after),
        ("09-03-2026;Amina Yilmaz;eerder weg;;17:00;", after),
        ("16-03-2026;Amina Yilmaz;eerder weg;;17:00;", after),
        ("23-03-2026;Amina Yilmaz;te laat;9:25;;0:30", which),
    ] {
        let plan = planned(&app, &[format!("{head}\n{row}\n").as_bytes()], &options(&app));
        let said = super::reasons(&plan);
        assert!(said.len() == 1 && said[0].ends_with(why), "{row}: {said:?}");
    }
}

#[test]
fn a_file_that_says_ill_of_who_worked_says_what_goes() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Deelnemer;Datum;Status;Van;Tot\nKoen Aalbers;02-11-2026;aanwezig;9:00;12:00\n",
    );
    let ill = "Deelnemer;Datum;Status\nKoen Aalbers;02-11-2026;ziek\n";
    let plan = planned(&app, &[ill.as_bytes()], &options(&app));
    assert_eq!(
        super::warnings(&plan),
        ["2 Hier staat al 3:00 gewerkt; dat gaat hiermee weg."]
    );
}

#[test]
fn who_is_not_expected_came_extra_whether_marked_or_from_a_file() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Nummer;Deelnemer;Start;Werkwijze\n5;Anna Bos;05-01-2026;ferm-werk\n",
    );
    csv(&mut app, "Nummer;Dag;Van;Tot;Vanaf\n5;ma;9:00;16:00;05-01-2026\n");
    // A Monday, and a Wednesday on which nobody expects her.
    for (on, extra) in [("2026-11-16", false), ("2026-11-18", true)] {
        let file = |status: &str| format!("Nummer;Datum;Status\n5;{on};{status}\n");
        csv(&mut app, &file("afgemeld"));
        let read = day(&app, "Anna Bos", on);
        assert_eq!(read.extra, extra, "{on}");
        let mark = Action::Mark {
            date: date(on),
            people: vec![person(&app, "Anna Bos")],
            mark: Mark::Absent(Absence::Cancelled),
        };
        let done = app.perform(&mark, None).expect("marked");
        assert_eq!(done.changed, 0, "{on}: the same again changes nothing");
        assert_eq!(day(&app, "Anna Bos", on), read, "{on}");
        // And the other way round.
        assert_eq!(counts(&csv(&mut app, &file("afgemeld"))), [1, 0, 0, 1], "{on}");
    }
    let said = "Nummer;Datum;Status;Extra\n5;25-02-2026;ziek;nee\n";
    csv(&mut app, said);
    assert!(!day(&app, "Anna Bos", "2026-02-25").extra, "the file says so");
    assert_eq!(counts(&csv(&mut app, said)), [1, 0, 0, 1]);
}

#[test]
fn other_hours_from_a_file_keep_the_reason_for_the_rest() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Nummer;Deelnemer;Start;Werkwijze\n5;Anna Bos;05-01-2026;ferm-werk\n",
    );
    csv(&mut app, "Nummer;Dag;Van;Tot;Vanaf\n5;ma;9:00;16:00;05-01-2026\n");
    csv(&mut app, "Nummer;Datum;Tijden;Rest\n5;16-11-2026;9-12 p0;ziek\n");
    let rest = |app: &werkvloer::app::App| day(app, "Anna Bos", "2026-11-16").day.reason();
    csv(&mut app, "Nummer;Datum;Uren\n5;16-11-2026;4:00\n");
    assert_eq!(rest(&app), Some(Absence::Sick));
    csv(
        &mut app,
        "Nummer;Datum;Van;Tot;Pauze\n5;16-11-2026;9:00;14:00;0\n",
    );
    assert_eq!(rest(&app), Some(Absence::Sick));
    // A file that has the column says it itself.
    csv(&mut app, "Nummer;Datum;Uren;Rest\n5;16-11-2026;3:00;\n");
    assert_eq!(rest(&app), None);
    csv(&mut app, "Nummer;Datum;Uren;Rest\n5;16-11-2026;3:00;verlof\n");
    // On a day without a schedule nobody knows whether there is a rest.
    csv(&mut app, "Nummer;Datum;Uren;Rest\n5;18-11-2026;3:00;ziek\n");
    csv(&mut app, "Nummer;Datum;Uren\n5;18-11-2026;4:00\n");
    let reason = day(&app, "Anna Bos", "2026-11-18").day.reason();
    assert_eq!(reason, Some(Absence::Sick));
    // Where the whole day was worked there is no rest.
    csv(&mut app, "Nummer;Datum;Uren\n5;16-11-2026;7:00\n");
    assert_eq!(rest(&app), None);
}

#[test]
fn a_number_that_is_given_out_is_none_that_a_later_row_or_file_names() {
    let (_folder, mut app) = workshop();
    let head = "Nummer;Voornaam;Achternaam;Start;Werkwijze\n";
    csv(&mut app, &format!("{head}5;Anna;Bos;05-01-2026;ferm-werk\n"));
    let list = format!("{head};Zonder;Nummer;05-01-2026;ferm-werk\n6;Piet;Paal;05-01-2026;ferm-werk\n");
    let days = "Nummer;Deelnemer;Datum;Uren\n7;Later Genoemd;02-11-2026;3\n;Ook Zonder;02-11-2026;3\n";
    let bracketed = "Deelnemer;Datum;Uren\nPiet Paal (6);03-11-2026;3\n";
    let options = adding(&app);
    let files = [bracketed.as_bytes(), days.as_bytes(), list.as_bytes()];
    import(&mut app, &files, &options);
    let number = |name: &str| app.directory().participants[&person(&app, name)].number.clone();
    assert_eq!(number("Piet Paal"), "6");
    assert_eq!(number("Later Genoemd"), "7");
    assert_eq!(number("Zonder Nummer"), "8");
    assert_eq!(number("Ook Zonder"), "9");
}
