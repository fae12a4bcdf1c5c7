//! `day`: the day sheet.

use chrono::NaiveDate;
use serde::Serialize;

use super::context::{Context, Failure, date};
use super::out::Out;
use super::words;
use crate::app::query::day::{day_off_name, sums_of};
use crate::app::query::find::{Names, own_mark, row_mark};
use crate::app::{App, NumberedRow};
use crate::domain::attendance::{Day, Status};
use crate::domain::dates;
use crate::domain::sheet::DayRow;
use crate::domain::time::Minutes;
use crate::domain::workshop::DaySums;
use crate::exchange::export::{StretchJson, stretches};
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "DATE", allow_negative_numbers = true, num_args = 0..)]
    date: Vec<String>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct DayJson {
    date: String,
    closed: bool,
    rows: Vec<RowJson>,
}

#[derive(Serialize)]
struct RowJson {
    participant: String,
    row: u32,
    number: String,
    expected: i64,
    status: Option<&'static str>,
    confirmed: bool,
    late: i64,
    stretches: Vec<StretchJson>,
    rest: Option<RestJson>,
    minutes: i64,
    so_far: i64,
    klussen: Vec<String>,
}

#[derive(Serialize)]
struct RestJson {
    status: &'static str,
    minutes: i64,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let date = match args.date.as_slice() {
        [] => context.today(),
        words => date(&words.join(" "), context.today())?,
    };
    let app = context.open_to_read()?;
    let numbered = app.numbered_rows(date)?;
    let names = Names::new(app.directory(), date).with_rows(&numbered);
    if args.json {
        return out.json(&DayJson {
            date: date.to_string(),
            closed: app.directory().closed.contains_key(&date),
            rows: numbered.iter().map(|row| json(&app, &names, row, date)).collect(),
        });
    }
    let rows: Vec<DayRow> = numbered.iter().map(|numbered| numbered.row.clone()).collect();
    out.line(&heading(context, &app, &rows, date));
    let mut table = vec![vec![
        String::new(),
        String::new(),
        context.texts.get("cli-col-name"),
        context.texts.get("cli-col-schedule"),
        context.texts.get("cli-col-status"),
        context.texts.get("cli-col-worked"),
        context.texts.get("cli-col-hours"),
        context.texts.get("cli-col-klus"),
    ]];
    table.extend(numbered.iter().map(|NumberedRow { number, row }| {
        let worked = row.worked(date, app.counts_until(date));
        let hours = if worked > Minutes::ZERO {
            worked.to_string()
        } else {
            String::new()
        };
        vec![
            row_mark(*number),
            own_mark(&own_number(&app, row)),
            names.shown(row.participant),
            words::plan(&row.plan),
            words::row(context, row),
            words::worked(row.day()),
            hours,
            klussen(&app, row).join(" · "),
        ]
    }));
    if !rows.is_empty() {
        out.table(&table, &[0, 1, 6]);
    }
    Ok(())
}

fn own_number(app: &App, row: &DayRow) -> String {
    let person = app.directory().participants.get(&row.participant);
    person.map(|p| p.number.clone()).unwrap_or_default()
}

/// The klussen of a row in the order of the day, each once.
pub(super) fn klussen(app: &App, row: &DayRow) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut all: Vec<_> = row.places(None).collect();
    all.sort_unstable_by_key(|(half, _)| *half);
    for (_, id) in all {
        if let Some(klus) = app
            .directory()
            .klussen
            .get(&id)
            .filter(|k| !names.contains(&k.name))
        {
            names.push(klus.name.clone());
        }
    }
    names
}

/// `maandag 23 november 2026 · 18 verwacht · 14 aanwezig · …`.
pub(super) fn heading(context: &Context, app: &App, rows: &[DayRow], date: NaiveDate) -> String {
    let closed = app.directory().closed.contains_key(&date);
    let mut parts = vec![dates::long(date, context.lang())];
    let off = app.directory().day_off(date);
    parts.extend(off.map(|off| day_off_name(&context.texts, &off)));
    if closed {
        parts.push(context.texts.get("cli-day-closed"));
    }
    if rows.is_empty() {
        parts.push(context.texts.get("cli-day-nobody"));
    } else {
        let sums = sums_of(app.directory(), rows, date, app.counts_until(date));
        parts.extend(figures(context, &sums));
    }
    parts.join(" · ")
}

/// A day's sums in words, without what is nought.
pub(super) fn figures(context: &Context, sums: &DaySums) -> Vec<String> {
    let counts = [
        (Sentence::new("cli-sum-expected"), sums.expected),
        (Sentence::new("cli-sum-present"), sums.present),
        (Sentence::new("cli-sum-sick"), sums.sick),
        (Sentence::new("cli-sum-leave"), sums.leave),
        (Sentence::new("cli-sum-cancelled"), sums.cancelled),
        (Sentence::new("cli-sum-no-show"), sums.no_show),
        (Sentence::new("cli-sum-closed"), sums.closed),
        (Sentence::new("cli-sum-open"), sums.open),
    ];
    let counts = counts.into_iter().filter(|(_, n)| *n > 0);
    let mut parts: Vec<String> = counts.map(|(s, n)| context.say(&s.number("n", n))).collect();
    parts.push(context.say(&Sentence::new("cli-sum-worked").minutes("time", sums.worked)));
    if sums.excused > Minutes::ZERO {
        parts.push(context.say(&Sentence::new("cli-sum-excused").minutes("time", sums.excused)));
    }
    parts
}

fn json(app: &App, names: &Names<'_>, numbered: &NumberedRow, date: NaiveDate) -> RowJson {
    let NumberedRow { number, row } = numbered;
    let day = row.day();
    RowJson {
        participant: names.shown(row.participant),
        row: *number,
        number: own_number(app, row),
        expected: row.expected(date).0,
        status: row.status().map(Status::id),
        confirmed: !row.is_open(),
        late: day.map_or(0, |d| d.late(&row.plan).0),
        stretches: day.map(stretches).unwrap_or_default(),
        rest: day.and_then(Day::reason).map(|reason| RestJson {
            status: reason.id(),
            minutes: row.missed(date).0,
        }),
        minutes: row.worked(date, None).0,
        so_far: row.worked(date, app.counts_until(date)).0,
        klussen: klussen(app, row),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Mark;
    use crate::app::tests::{Floor, TODAY, at};

    #[test]
    fn a_row_tells_what_was_entered_and_what_of_it_was_worked_so_far() {
        let mut floor = Floor::at(at(14, 40));
        let koen = floor.person("Koen Aalbers");
        floor.mark(TODAY, koen, Mark::Present).unwrap();
        let on = crate::app::tests::date(TODAY);
        let row = json(
            &floor.app,
            &Names::new(floor.app.directory(), on),
            &floor.app.numbered_rows(on).unwrap()[0],
            on,
        );
        assert_eq!((row.minutes, row.so_far), (390, 310));
        let floor = floor.again_at(at(16, 0));
        let row = json(
            &floor.app,
            &Names::new(floor.app.directory(), on),
            &floor.app.numbered_rows(on).unwrap()[0],
            on,
        );
        assert_eq!((row.minutes, row.so_far), (390, 390));
    }
}
