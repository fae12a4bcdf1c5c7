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
