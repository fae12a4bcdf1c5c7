//! `close`: checks the day, closes it and sums it up.

use chrono::NaiveDate;

use super::background;
use super::context::{Context, Failure};
use super::day::figures;
use super::mark::warning;
use super::out::Out;
use super::words::one_of;
use crate::app::query::day::DayReader;
use crate::app::query::find::Names;
use crate::app::{Action, App, OpenRows};
use crate::domain::attendance::{Absence, Status};
use crate::domain::dates;
use crate::domain::sheet::DayRow;
use crate::text::sentence::Sentence;

const OPEN: [(&str, &str, OpenRows); 3] = [
    ("planned", "gepland", OpenRows::AsPlanned),
    ("no-show", "niet-verschenen", OpenRows::NoShow),
    ("leave", "laten", OpenRows::LeaveOpen),
];

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "WHAT", value_parser = one_of(&OPEN))]
    open: Option<OpenRows>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let mut app = context.open()?;
    let date = app.today();
    let rows = DayReader { store: app.store() }.rows(date)?;
    let open = args.open.unwrap_or(OpenRows::AsPlanned);
    let action = Action::CloseDay { date, open };
    // What makes closing impossible comes before what is still to be decided.
    app.foresee(&action)?;
    let undecided = who(&app, &rows, date, DayRow::is_open);
    if args.open.is_none() && !undecided.is_empty() {
        let say = Sentence::new("cli-close-open").text("names", undecided.join(", "));
        return Err(Failure::refused(say.date("date", date)));
    }
    checks(context, &app, &rows, date, out)?;
    app.perform(&action, None)?;
    let sums = app
        .directory()
        .closed
        .get(&date)
        .map(|c| c.sums)
        .unwrap_or_default();
    let mut parts = vec![
        dates::long(date, context.lang()),
        context.texts.get("cli-day-closed"),
    ];
    parts.extend(figures(context, &sums));
    out.line(&parts.join(" · "));
    app.settle();
    drop(app);
    if context.background {
        background::back_up(&context.store);
    }
    Ok(())
}

fn who(app: &App, rows: &[DayRow], date: NaiveDate, wanted: impl Fn(&DayRow) -> bool) -> Vec<String> {
    let names = Names::new(app.directory(), date);
    let rows = rows.iter().filter(|row| wanted(row));
    rows.map(|row| names.shown(row.participant)).collect()
}

/// Klussen under their minimum, who stayed away without a word, who is still open.
fn checks(
    context: &Context,
    app: &App,
    rows: &[DayRow],
    date: NaiveDate,
    out: &mut Out,
) -> Result<(), Failure> {
    for short in app.short_klussen(rows, date, None)? {
        out.line(&context.say(&warning(context, app, &short)));
    }
    let away = |row: &DayRow| row.status() == Some(Status::Absent(Absence::NoShow)) && row.contacts == 0;
    let away = who(app, rows, date, away);
    if !away.is_empty() {
        out.line(&context.say(&Sentence::new("cli-close-away").text("names", away.join(", "))));
    }
    let open = who(app, rows, date, DayRow::is_open);
    if !open.is_empty() {
        out.line(&context.say(&Sentence::new("cli-close-were-open").text("names", open.join(", "))));
    }
    Ok(())
}
