//! The method that a file of days names, by id or by name.

use werkvloer::app::App;

use super::{adding, counts, csv, import, options, person, planned, reasons, warnings, workshop};

/// Method and start of each trajectory, in order.
fn trajectories(app: &App, name: &str) -> Vec<(String, String)> {
    let files = &app.directory().files[&person(app, name)];
    let mut all: Vec<_> = files.trajectories.values().collect();
    all.sort_by_key(|own| own.start);
    all.into_iter()
        .map(|own| (own.method.clone(), own.start.to_string()))
        .collect()
}

#[test]
fn a_newcomer_begins_in_the_method_of_their_rows_with_or_without_a_start() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Deelnemer;Datum;Uren;Werkwijze\n\
         Koen Aalbers;03-02-2026;3;De Werkmakerij\n\
         Koen Aalbers;02-02-2026;3;\n\
         Koen Aalbers;04-02-2026;3;werkmakerij\n\
         Rosa de Wit;02-02-2026;3;WERKPRO\n\
         Nora Smit;02-02-2026;3;\n",
    );
    let one = |method: &str, start: &str| vec![(method.to_owned(), start.to_owned())];
    assert_eq!(
        trajectories(&app, "Koen Aalbers"),
        one("werkmakerij", "2026-02-02")
    );
    assert_eq!(trajectories(&app, "Rosa de Wit"), one("werkpro", "2026-02-02"));
    assert_eq!(trajectories(&app, "Nora Smit"), one("ferm-werk", "2026-02-02"));
    csv(
        &mut app,
        "Deelnemer;Start;Datum;Uren;Methode\n\
         Bram Bos;05-01-2026;02-02-2026;3;Wijk voor wijk\n\
         Bram Bos;02-03-2026;03-03-2026;3;WerkPro\n\
         Sam Post;05-01-2026;02-02-2026;3;\n\
         Sam Post;;03-02-2026;3;WerkPro\n",
    );
    let two = [one("wijk-voor-wijk", "2026-01-05"), one("werkpro", "2026-03-02")].concat();
    assert_eq!(trajectories(&app, "Bram Bos"), two);
    assert_eq!(trajectories(&app, "Sam Post"), one("werkpro", "2026-01-05"));
}

#[test]
fn a_method_that_is_not_here_is_refused_whoever_the_row_is_about() {
    let (_folder, mut app) = workshop();
    csv(&mut app, "Deelnemer;Datum;Uren\nKoen Aalbers;02-02-2026;3\n");
    let text =
        "Deelnemer;Datum;Uren;Werkwijze\nKoen Aalbers;03-02-2026;3;Ferm\nRosa de Wit;03-02-2026;3;Ferm\n";
    let plan = planned(&app, &[text.as_bytes()], &adding(&app));
    let said = reasons(&plan);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(
        said[0].starts_with("2 Werkwijze=Ferm De werkwijze Ferm is hier niet: kies uit"),
        "{said:?}"
    );
    assert!(plan.newcomers.is_empty());
}

#[test]
fn two_methods_for_one_trajectory_of_a_newcomer_are_both_refused() {
    let (_folder, app) = workshop();
    for (kind, text) in [
        (
            "without a start",
            "Deelnemer;Datum;Uren;Werkwijze\n\
             Koen Aalbers;02-02-2026;3;ferm-werk\n\
             Koen Aalbers;03-02-2026;3;WerkPro\n\
             Rosa de Wit;03-02-2026;3;WerkPro\n",
        ),
        (
            "with the same start",
            "Deelnemer;Start;Datum;Uren;Werkwijze\n\
             Koen Aalbers;05-01-2026;02-02-2026;3;ferm-werk\n\
             Koen Aalbers;5-1-2026;03-02-2026;3;WerkPro\n\
             Rosa de Wit;05-01-2026;03-02-2026;3;WerkPro\n",
        ),
        (
            "with a start in one of them",
            "Deelnemer;Start;Datum;Uren;Werkwijze\n\
             Koen Aalbers;05-01-2026;02-02-2026;3;ferm-werk\n\
             Koen Aalbers;;03-02-2026;3;WerkPro\n\
             Rosa de Wit;;03-02-2026;3;WerkPro\n",
        ),
    ] {
        let plan = planned(&app, &[text.as_bytes()], &adding(&app));
        let reason =
            "De rijen van Koen Aalbers noemen voor één traject Ferm Werk en WerkPro: laat staan wat klopt.";
        let both = [2, 3].map(|row| format!("{row} = {reason}"));
        assert_eq!(reasons(&plan), both, "{kind}");
        assert_eq!(
            (counts(&plan), plan.newcomers),
            ([3, 1, 0, 0], vec!["Rosa de Wit".to_owned()]),
            "{kind}"
        );
    }
}

#[test]
fn every_kind_of_row_of_a_newcomer_with_two_methods_is_refused() {
    let (_folder, app) = workshop();
    let files = [
        "Deelnemer;Datum;Uren;Werkwijze\nKoen Aalbers;02-02-2026;3;ferm-werk\n",
        "Deelnemer;Vanaf;Dag;Van;Tot;Werkwijze\nKoen Aalbers;02-02-2026;ma;9:00;12:00;werkpro\n",
        "Deelnemer;Datum;Beginsaldo;Reden\nKoen Aalbers;02-02-2026;3;vorige\n",
        "Deelnemer;Datum;Notitie\nKoen Aalbers;02-02-2026;rustig\n",
        "Deelnemer;Datum;Uren;Fasebesluit\nKoen Aalbers;02-02-2026;;leerwerk\n",
    ];
    let plan = planned(&app, &files.map(str::as_bytes), &adding(&app));
    let refused: Vec<usize> = plan.refused.iter().map(|row| row.file).collect();
    assert_eq!(refused, [0, 1, 2, 3, 4], "{:?}", reasons(&plan));
    assert!(
        plan.records.is_empty() && plan.newcomers.is_empty(),
        "{:?}",
        plan.records
    );
}

#[test]
fn another_method_than_somebody_is_in_is_told_once_and_not_taken_over() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Deelnemer;Datum;Uren\nKoen Aalbers;02-02-2026;3\nRosa de Wit;02-02-2026;3\n",
    );
    let text = "Deelnemer;Datum;Uren;Werkwijze\n\
                Koen Aalbers;02-02-2026;3;Ferm Werk\n\
                Koen Aalbers;03-02-2026;3;WerkPro\n\
                Koen Aalbers;04-02-2026;3;WerkPro\n\
                Rosa de Wit;03-02-2026;3;ferm-werk\n";
    let opts = options(&app);
    let plan = import(&mut app, &[text.as_bytes()], &opts);
    let told = "3 Koen Aalbers is hier in Ferm Werk: de werkwijze uit het bestand is niet overgenomen.";
    assert_eq!(warnings(&plan), [told]);
    assert_eq!(counts(&plan), [4, 3, 0, 1]);
    assert_eq!(trajectories(&app, "Koen Aalbers")[0].0, "ferm-werk");
}

#[test]
fn the_trajectory_on_that_date_decides_which_method_is_another() {
    let (_folder, mut app) = workshop();
    csv(
        &mut app,
        "Deelnemer;Start;Einddatum;Werkwijze\n\
         Koen Aalbers;05-01-2026;01-02-2026;Ferm Werk\n\
         Koen Aalbers;02-02-2026;;WerkPro\n",
    );
    let each = |method: &str, on: &str| {
        let text = format!("Deelnemer;Datum;Uren;Werkwijze\nKoen Aalbers;{on};3;{method}\n");
        warnings(&planned(&app, &[text.as_bytes()], &options(&app))).len()
    };
    assert_eq!(
        (each("Ferm Werk", "06-01-2026"), each("WerkPro", "03-02-2026")),
        (0, 0)
    );
    assert_eq!(
        (each("WerkPro", "06-01-2026"), each("Ferm Werk", "03-02-2026")),
        (1, 1)
    );
}
