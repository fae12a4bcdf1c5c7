//! `who`: who is where.

use serde::Serialize;

use super::assign::places;
use super::context::{self, Context, Failure};
use super::day::heading;
use super::out::Out;
use super::words;
use crate::app::App;
use crate::app::query::board::{klussen_at, klussen_of};
use crate::app::query::day::DayReader;
use crate::app::query::find::{Found, Names, klus_of};
use crate::domain::attendance::Status;
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::sheet::DayRow;
use crate::domain::time::HalfDay;
use crate::text::clean::clean;
use crate::text::search::Matcher;
use crate::text::sentence::Sentence;

/// More than these are not what somebody looks for.
const MOST: usize = 20;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "TEXT", num_args = 0..)]
    text: Vec<String>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct WhoJson {
    date: String,
    people: Vec<PersonJson>,
    klussen: Vec<KlusJson>,
}

#[derive(Serialize)]
struct PersonJson {
    participant: String,
    status: Option<&'static str>,
    confirmed: bool,
    klussen: Vec<PlaceJson>,
}

#[derive(Serialize)]
struct PlaceJson {
    half: &'static str,
    klus: String,
}

#[derive(Serialize)]
struct KlusJson {
    klus: String,
    half: &'static str,
    people: Vec<String>,
}

impl From<Card> for KlusJson {
    fn from(card: Card) -> Self {
        Self {
            klus: card.klus,
            half: words::half_id(card.half),
            people: card.people,
        }
    }
}

/// A klus in a half-day, and who is on it.
struct Card {
    klus: String,
    half: HalfDay,
    people: Vec<String>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let app = context.open_to_read()?;
    let date = app.today();
    let text = args.text.join(" ");
    let names = context::names(&app)?;
    let reader = DayReader { store: app.store() };
    let all = reader.rows(date)?;
    let exactly = names.named(&text);
    let (rows, cards) = if text.is_empty() {
        (all, Vec::new())
    } else {
        let people = if exactly.is_empty() {
            near(&names, &text)
        } else {
            exactly.clone()
        };
        let klussen = klussen(&app, &all, &text, exactly.is_empty());
        let cards = cards(&app, &names, &all, &klussen);
        (
            people
                .into_iter()
                .map(|p| reader.row(p, date))
                .collect::<Result<_, _>>()?,
            cards,
        )
    };
    if rows.is_empty() && cards.is_empty() && !text.is_empty() {
        let say = Sentence::new("cli-nothing-found");
        return Err(Failure::refused(say.text("given", clean(&text))));
    }
    if args.json {
        return out.json(&WhoJson {
            date: date.to_string(),
            people: rows.iter().map(|row| person(&app, &names, row)).collect(),
            klussen: cards.into_iter().map(KlusJson::from).collect(),
        });
    }
    if rows.is_empty() && text.is_empty() {
        out.line(&heading(context, &app, &rows, date));
    }
    let mut table: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let expected = !row.plan.is_empty() || row.record.is_some();
            let status = if expected {
                words::row(context, row)
            } else {
                context.texts.get("cli-not-expected")
            };
            vec![names.shown(row.participant), status, places(context, &app, row)]
        })
        .collect();
    table.extend(cards.into_iter().map(|card| {
        let people = if card.people.is_empty() {
            context.texts.get("cli-nobody-on")
        } else {
            card.people.join(", ")
        };
        vec![card.klus, words::half(&context.texts, card.half), people]
    }));
    out.table(&table, &[]);
    Ok(())
}

/// Whose name comes near what was typed, those that come much nearer than others alone.
fn near(names: &Names<'_>, text: &str) -> Vec<ParticipantId> {
    let ranked = names.ranked(text);
    let best = ranked.first().map_or(0, |(_, score)| *score);
    let near = ranked.into_iter().filter(|(_, score)| score * 2 >= best);
    near.take(MOST).map(|(person, _)| person).collect()
}

/// Klussen with who is on them, in each half-day that they are there.
fn cards(app: &App, names: &Names<'_>, rows: &[DayRow], klussen: &[KlusId]) -> Vec<Card> {
    let (date, now) = (app.today(), app.now_on(app.today()));
    let there = HalfDay::ALL.map(|half| (half, klussen_at(app.directory(), rows, date, half)));
    let of_one = |id: &KlusId| {
        let id = *id;
        let halves = there.iter().filter_map(move |(half, all)| {
            let (_, klus) = all.iter().find(|(own, _)| *own == id)?;
            let on = rows
                .iter()
                .filter(|row| row.places(now).any(|at| at == (*half, id)));
            Some(Card {
                klus: klus.name.clone(),
                half: *half,
                people: on.map(|row| names.shown(row.participant)).collect(),
            })
        });
        halves.collect::<Vec<_>>()
    };
    klussen.iter().flat_map(of_one).collect()
}

/// Klussen of that name; those that come near only where `near` asks for them.
fn klussen(app: &App, rows: &[DayRow], text: &str, near: bool) -> Vec<KlusId> {
    let all = klussen_of(app.directory(), rows, app.today());
    if !near {
        return match klus_of(&all, text) {
            Found::One(id) => vec![id],
            Found::Several(all) => all,
            Found::None(_) => Vec::new(),
        };
    }
    let names: Vec<&str> = all.iter().map(|(_, k)| k.name.as_str()).collect();
    let near = Matcher::new().rank(text, &names).into_iter();
    near.take(MOST).map(|(i, _)| all[i].0).collect()
}

fn person(app: &App, names: &Names<'_>, row: &DayRow) -> PersonJson {
    let mut all: Vec<_> = row.places(app.now_on(app.today())).collect();
    all.sort_unstable_by_key(|(half, _)| *half);
    let klus = |(half, id): &(HalfDay, KlusId)| {
        Some(PlaceJson {
            half: words::half_id(*half),
            klus: app.directory().klussen.get(id)?.name.clone(),
        })
    };
    PersonJson {
        participant: names.shown(row.participant),
        status: row.status().map(Status::id),
        confirmed: !row.is_open(),
        klussen: all.iter().filter_map(klus).collect(),
    }
}
