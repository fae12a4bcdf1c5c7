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
fn a_schedule_takes_times_with_seconds_as_a_spreadsheet_writes_them() {
    let (_folder, mut app) = workshop();
    let text = "Deelnemer;Vanaf;Dag;Van;Tot\nKoen Aalbers;05-01-2026;ma;9:00:00;12:30:00\n";
    csv(&mut app, text);
    let plan = app
        .directory()
        .plan_on(person(&app, "Koen Aalbers"), date("2026-01-05"));
    assert_eq!(plan.minutes(), Minutes(210));
}
