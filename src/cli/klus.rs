//! `klus`: the jobs of work: listed, added, taken away.

use chrono::{NaiveDate, Weekday};
use clap::Subcommand;
use serde::Serialize;
use uuid::Uuid;

use super::context::{Context, Failure, coming};
use super::day::heading;
use super::out::Out;
use super::{text, words};
use crate::app::query::board::klussen_at;
use crate::app::query::day::DayReader;
use crate::app::query::find::{Found, Names, klus_on};
use crate::app::{Action, App, Refusal};
use crate::domain::ids::KlusId;
use crate::domain::klus::{Klus, MOST_PEOPLE, When, is_a_name};
use crate::domain::record::{Record, RecordKey};
use crate::domain::sheet::DayRow;
use crate::domain::time::HalfDay;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    list: List,
}

#[derive(Subcommand)]
enum What {
    #[command(visible_alias = "lijst")]
    List(List),
    #[command(visible_alias = "nieuw")]
    Add(Add),
    #[command(visible_alias = "weg")]
    Remove(Remove),
}

#[derive(clap::Args)]
struct List {
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct Add {
    #[arg(value_name = "KLUS")]
    klus: String,
    #[arg(long, value_name = "HALF", value_delimiter = ',')]
    half: Vec<String>,
    #[arg(long, value_name = "DAYS", value_delimiter = ',')]
    weekly: Vec<String>,
    #[arg(long, value_name = "DATE", requires = "weekly")]
    until: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    place: Option<String>,
    #[arg(long = "type", value_name = "TEXT")]
    work_type: Option<String>,
    #[arg(long)]
    outside: bool,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    min: Option<i64>,
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    max: Option<i64>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    certificate: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: Option<String>,
}

#[derive(clap::Args)]
struct Remove {
    #[arg(value_name = "KLUS")]
    klus: String,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: Option<String>,
}

#[derive(Serialize)]
struct KlusJson {
    klus: String,
    half: &'static str,
    place: String,
    work_type: String,
    outside: bool,
    min: u16,
    max: Option<u16>,
    certificate: Option<String>,
    people: Vec<String>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    match &args.what {
        None => list(&args.list, context, out),
        Some(What::List(args)) => list(args, context, out),
        Some(What::Add(args)) => add(args, context, out),
        Some(What::Remove(args)) => remove(args, context, out),
    }
}

fn list(args: &List, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let app = context.open_to_read()?;
    let date = app.today();
    let rows = DayReader { store: app.store() }.rows(date)?;
    let names = Names::new(app.directory(), date);
    let mut cards = Vec::new();
    for half in HalfDay::ALL {
        for (id, klus) in klussen_at(app.directory(), &rows, date, half) {
            cards.push((half, card(&app, &names, &rows, (id, klus, half), date)));
        }
    }
    if args.json {
        return out.json(&cards.into_iter().map(|(_, card)| card).collect::<Vec<_>>());
    }
    if app.directory().day_off(date).is_some() {
        out.line(&heading(context, &app, &rows, date));
    }
    if cards.is_empty() {
        out.line(&context.say(&Sentence::new("cli-klus-none").date("date", date)));
    }
    let table: Vec<Vec<String>> = cards
        .into_iter()
        .map(|(half, card)| {
            let room = card
                .max
                .map_or_else(|| card.min.to_string(), |max| format!("{}–{max}", card.min));
            vec![
                words::half(&context.texts, half),
                card.klus,
                card.place,
                format!("{}/{room}", card.people.len()),
                card.people.join(", "),
            ]
        })
        .collect();
    out.table(&table, &[]);
    Ok(())
}

fn card(
    app: &App,
    names: &Names<'_>,
    rows: &[DayRow],
    (id, klus, half): (KlusId, &Klus, HalfDay),
    date: NaiveDate,
) -> KlusJson {
    let now = app.now_on(date);
    let on = rows.iter().filter(|r| r.places(now).any(|at| at == (half, id)));
    KlusJson {
        klus: klus.name.clone(),
        half: words::half_id(half),
        place: klus.place.clone(),
        work_type: klus.work_type.clone(),
        outside: klus.outside,
        min: app.directory().klus_min(klus, date),
        max: klus.max,
        certificate: klus.certificate.clone(),
        people: on.map(|r| names.shown(r.participant)).collect(),
    }
}

fn add(args: &Add, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let given = clean(&args.klus);
    if !given.is_empty() && !is_a_name(&given) {
        return Err(Failure::Usage(Refusal::KlusName { given }.sentence()));
    }
    let klus = typed(args, context.today())?;
    let reason = text::if_given(args.reason.as_deref())?;
    let name = klus.name.clone();
    let mut app = context.open_or_create(None)?;
    let key = RecordKey::Klus(KlusId(Uuid::new_v4()));
    let edit = Action::Edit(vec![(key, Some(Record::Klus(klus.into())))]);
    app.perform(&edit, reason.as_deref())?;
    out.line(&context.say(&Sentence::new("cli-klus-added").text("klus", name)));
    app.settle();
    Ok(())
}

fn typed(args: &Add, today: NaiveDate) -> Result<Klus, Failure> {
    let mut halves: Vec<HalfDay> = args
        .half
        .iter()
        .map(|h| words::typed_half(h))
        .collect::<Result<_, _>>()?;
    if halves.is_empty() {
        halves = vec![HalfDay::Morning, HalfDay::Afternoon];
    }
    halves.sort_unstable();
    halves.dedup();
    let mut weekdays = [false; 7];
    for day in &args.weekly {
        let day: Weekday = words::typed_weekday(day)?;
        weekdays[day.num_days_from_monday() as usize] = true;
    }
    let when = if args.weekly.is_empty() {
        When::Once(today)
    } else {
        let until = args
            .until
            .as_deref()
            .map(|text| coming(text, today))
            .transpose()?;
        When::Weekly {
            from: today,
            until,
            weekdays,
        }
    };
    let count = |n: i64| match u16::try_from(n) {
        Ok(n @ 1..=MOST_PEOPLE) => Ok(n),
        _ => Err(Failure::refused(Refusal::KlusPeople { given: n }.sentence())),
    };
    let text = |given: &Option<String>| -> Result<String, Failure> {
        let text = text::if_given(given.as_deref())?;
        Ok(text.as_deref().map(clean).unwrap_or_default())
    };
    Ok(Klus {
        name: clean(&args.klus),
        when,
        halves,
        place: text(&args.place)?,
        work_type: text(&args.work_type)?,
        outside: args.outside,
        min: count(args.min.unwrap_or(2))?,
        max: args.max.map(count).transpose()?,
        certificate: Some(text(&args.certificate)?).filter(|c| !c.is_empty()),
    })
}

fn remove(args: &Remove, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let reason = text::if_given(args.reason.as_deref())?;
    let mut app = context.open()?;
    let date = app.today();
    let given = clean(&args.klus);
    let id = match klus_on(app.directory(), date, &given) {
        Found::One(id) => id,
        Found::Several(_) => return Err(unclear(Sentence::new("cli-klus-several"), given, date)),
        Found::None(_) => return Err(unclear(Sentence::new("cli-klus-unknown"), given, date)),
    };
    let edit = Action::Edit(vec![(RecordKey::Klus(id), None)]);
    app.perform(&edit, reason.as_deref())?;
    out.line(&context.say(&Sentence::new("cli-klus-removed").text("klus", given)));
    app.settle();
    Ok(())
}

fn unclear(sentence: Sentence, given: String, date: NaiveDate) -> Failure {
    Failure::refused(sentence.text("given", given).date("date", date))
}
