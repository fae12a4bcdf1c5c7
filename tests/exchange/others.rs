//! Lists of people, schedules, klussen, balances.

use werkvloer::domain::klus::When;
use werkvloer::domain::lang::Lang;
use werkvloer::domain::time::{HalfDay, Minutes};
use werkvloer::text::texts::Texts;

use super::{adding, counts, csv, date, import, options, person, planned, reasons, warnings, workshop};

#[test]
fn a_list_of_people_is_taken_in_once() {
    let (_folder, mut app) = workshop();
    let text = "Nummer;Voornaam;Tussenvoegsel;Achternaam;Start;Werkwijze;Team;Certificaat\n\
                12;Joost;van den;Berg;05-01-2026;ferm-werk;Groen;VCA (31-12-2027), heftruck\n\
                13;Rosa;'t;Hart;05-01-2026;werkpro;groen;\n";
    assert_eq!(counts(&csv(&mut app, text)), [2, 2, 0, 0]);
    let joost = &app.directory().participants[&person(&app, "Joost van den Berg")];
    assert!(joost.holds("vca", date("2027-12-31")) && !joost.holds("VCA", date("2028-01-01")));
    assert_eq!(app.directory().teams.len(), 1);
    let again = csv(&mut app, text);
    assert_eq!((counts(&again), again.records.len()), ([2, 0, 0, 2], 0));
    let wrong = "Nummer;Deelnemer;Start;Werkwijze\n12;Koen Aalbers;;\n14;A B;31-2-2026;\n15;C D;1-1-2026;geen\n;;;\n\
                 16;;;\n;E F;;\n;E F;;\n12;Joost van den Berg;01-02-2026;\n";
    let plan = planned(&app, &[wrong.as_bytes()], &options(&app));
    let lines: Vec<u64> = plan.refused.iter().map(|r| r.row).collect();
    assert_eq!(lines, [2, 3, 4, 6, 9], "{:#?}", reasons(&plan));
}

#[test]
fn a_schedule_is_a_row_per_day_or_a_column_per_day() {
    let (_folder, mut app) = workshop();
    let down = "Deelnemer;Vanaf;Dag;Van;Tot;Pauze\n\
                Koen Aalbers;05-01-2026;ma;9:00;12:30;\n\
                Koen Aalbers;05-01-2026;wo;9:00;16:00;0:30\n\
                Koen Aalbers;02-03-2026;ma, di en wo;9:00;16:00;30\n";
    assert_eq!(counts(&csv(&mut app, down)), [3, 3, 0, 0]);
    assert_eq!(counts(&csv(&mut app, down)), [3, 0, 0, 3]);
    let plan = |on: &str| app.directory().plan_on(person(&app, "Koen Aalbers"), date(on));
    assert_eq!(plan("2026-01-05").minutes(), Minutes(210));
    assert_eq!(plan("2026-01-06").minutes(), Minutes::ZERO);
    assert_eq!(plan("2026-03-03").minutes(), Minutes(390));
    let across = "Tabel 1\n;Ma;Di;Wo;Do;Vr\nKoen Aalbers;0;1;;9-12:30 13-16;ochtend\nRosa de Wit;1;0;0;0;0\n";
    assert_eq!(csv(&mut app, across).refused.len(), 0);
    let week = app.directory().files[&person(&app, "Rosa de Wit")]
        .schedule
        .last()
        .cloned();
    assert_eq!(week.expect("a week").minutes(), Minutes(390));
    let bad = "Deelnemer;Vanaf;Dag;Van;Tot\nKoen Aalbers;x;ma;9;12\nKoen Aalbers;1-6-2026;zz;9;12\nKoen Aalbers;1-6-2026;ma;9;\n";
    assert_eq!(planned(&app, &[bad.as_bytes()], &options(&app)).refused.len(), 3);
}

#[test]
fn klussen_come_on_a_date_or_every_week() {
    let (_folder, mut app) = workshop();
    let text = "Klus;Datum;Dag;Dagdeel;Plaats;Werksoort;Buiten;Min;Max;Herhaling\n\
                Tuin Lindehof;12-01-2026;;ochtend;Lindehof 3;groen;ja;2;4;\n\
                Tuin Lindehof;12-01-2026;;middag;Lindehof 3;groen;ja;2;4;\n\
                Lunch;05-01-2026;ma, do;middag;;catering;nee;1;;wekelijks\n";
    csv(&mut app, text);
    let klussen: Vec<_> = app.directory().klussen.values().cloned().collect();
    assert_eq!(klussen.len(), 2);
    let tuin = klussen
        .iter()
        .find(|k| k.name == "Tuin Lindehof")
        .expect("the garden");
    assert_eq!(tuin.when, When::Once(date("2026-01-12")));
    assert_eq!(tuin.halves, [HalfDay::Morning, HalfDay::Afternoon]);
    let lunch = klussen.iter().find(|k| k.name == "Lunch").expect("lunch");
    assert!(lunch.is_on_date(date("2026-01-08")) && !lunch.is_on_date(date("2026-01-09")));
    assert_eq!(counts(&csv(&mut app, text)), [3, 0, 0, 3]);
    let bad = "Klus;Datum;Min;Max\nA;1-1-2026;-1;\nB;1-1-2026;0;\nC;1-1-2026;3;2\nD;;;\n;1-1-2026;;\n";
    assert_eq!(planned(&app, &[bad.as_bytes()], &options(&app)).refused.len(), 5);
}

#[test]
fn hours_made_before_have_a_date_and_a_reason() {
    let (_folder, mut app) = workshop();
    let text = "Deelnemer;Datum;Beginsaldo;Reden\nKoen Aalbers;02-11-2026;84:05;vorige werkplaats\nKoen Aalbers;03-11-2026;-1:05;te veel geteld\n";
    assert_eq!(counts(&csv(&mut app, text)), [2, 2, 0, 0]);
    assert_eq!(counts(&csv(&mut app, text)), [2, 0, 0, 2]);
    let standing = app.standing(person(&app, "Koen Aalbers"), app.today());
    assert_eq!(
        standing.expect("readable").expect("one").progress.total,
        Minutes::hours(83)
    );
    let without = "Deelnemer;Datum;Beginsaldo;Reden\nKoen Aalbers;02-11-2026;84:05;\n";
    assert_eq!(
        planned(&app, &[without.as_bytes()], &adding(&app)).refused.len(),
        1
    );
}

#[test]
fn a_guest_has_days_and_no_trajectory() {
    let (_folder, mut app) = workshop();
    let text = "Deelnemer;Datum;Status;Gast\nBen Bezoeker;02-11-2026;aanwezig;ja\n";
    let options = adding(&app);
    import(&mut app, &[text.as_bytes()], &options);
    let ben = person(&app, "Ben Bezoeker");
    assert!(app.directory().participants[&ben].guest);
    assert!(app.directory().trajectory_near(ben, app.today()).is_none());
}

#[test]
fn a_klus_that_is_not_here_is_named_as_it_is_written() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Deelnemer;Start\nKoen Aalbers;02-11-2026\n");
    let notes = "Deelnemer;Datum;Notitie;Klus\nKoen Aalbers;03-11-2026;ging goed;Fietsen\n";
    let plan = planned(&app, &[notes.as_bytes()], &options(&app));
    let said: Vec<String> = plan
        .warnings
        .iter()
        .map(|w| Texts::new(Lang::Nl).say(&w.what))
        .collect();
    assert!(said.len() == 1 && said[0].contains("Fietsen"), "{said:?}");
}

#[test]
fn an_end_without_a_start_is_refused_in_a_schedule() {
    let (_folder, mut app) = workshop();
    let text = "Deelnemer;Start;Einddatum;Dag;Van;Tot\n\
                Koen Aalbers;05-01-2026;01-06-2026;ma;9:00;12:00\n\
                Koen Aalbers;;01-06-2026;di;9:00;12:00\n";
    for _ in ["unknown", "known"] {
        let plan = planned(&app, &[text.as_bytes()], &adding(&app));
        let said = "3 Start= De datum ontbreekt: schrijf 19-11-2026 of 2026-11-19.";
        assert_eq!(reasons(&plan), [said]);
        csv(&mut app, "Deelnemer;Datum;Uren\nKoen Aalbers;02-02-2026;3\n");
    }
    let without = "Deelnemer;Einddatum;Dag;Van;Tot\nKoen Aalbers;01-06-2026;di;9:00;12:00\n";
    let plan = planned(&app, &[without.as_bytes()], &adding(&app));
    assert_eq!(
        warnings(&plan),
        ["1 De kolom „Einddatum” wordt hier niet gebruikt; die wordt overgeslagen."]
    );
}

#[test]
fn a_half_day_that_the_times_beside_it_contradict_is_refused() {
    let (_folder, mut app) = workshop();
    let row = |half: &str, times: &str| {
        let text = format!("Deelnemer;Vanaf;Dag;Dagdeel;Tijden\nKoen Aalbers;05-01-2026;ma;{half};{times}\n");
        reasons(&planned(&app, &[text.as_bytes()], &adding(&app)))
    };
    assert_eq!(
        row("ochtend", "13:00-16:00"),
        [
            "2 Dagdeel=ochtend Dit dagdeel past niet bij de tijden ernaast: maak ze gelijk of laat één van beide leeg."
        ]
    );
    for (half, times) in [
        ("ochtend", "9:00-16:00"),
        ("hele dag", "9:00-12:30"),
        ("middag", "18:00-21:00"),
        ("ochtend en avond", "9:00-12:30 13:00-16:00"),
    ] {
        assert_eq!(row(half, times).len(), 1, "{half} {times}");
    }
    for (half, times) in [
        ("ochtend", "8:30-13:00"),
        ("middag", "12:00-17:00"),
        ("avond", "17:00-21:00"),
        ("hele dag", "8:00-17:30"),
        ("ochtend en avond", "9:00-12:30 18:00-21:00"),
        ("", "22:00-6:00"),
    ] {
        assert!(row(half, times).is_empty(), "{half} {times}");
    }
    csv(
        &mut app,
        "Deelnemer;Vanaf;Dag;Dagdeel;Van;Tot\nKoen Aalbers;05-01-2026;ma;ochtend;8:30;12:30\n",
    );
    let plan = app
        .directory()
        .plan_on(person(&app, "Koen Aalbers"), date("2026-01-05"));
    assert_eq!(plan.minutes().0, 240);
}
