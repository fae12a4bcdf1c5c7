//! `assign`: puts somebody on a klus, or takes them off.

use super::context::{self, Context, Failure, to_change};
use super::out::Out;
use super::{text, words};
use crate::app::query::day::DayReader;
use crate::app::query::find::{Found, klus_on};
use crate::app::{Action, App};
use crate::domain::ids::KlusId;
use crate::domain::klus::means_none;
use crate::domain::sheet::DayRow;
use crate::domain::time::HalfDay;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(value_name = "KLUS")]
    klus: String,
    #[arg(long, value_name = "HALF")]
    half: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let half = args.half.as_deref().map(words::typed_half).transpose()?;
    let reason = text::if_given(args.reason.as_deref())?;
    let mut app = context.open()?;
    let date = app.today();
    let names = context::names(&app)?;
    let person = to_change(&names, &args.name)?;
    let shown = names.shown(person);
    let row = DayReader { store: app.store() }.row(person, date)?;
    let klus = if means_none(&args.klus) {
        None
    } else {
        Some(klus_meant(&app, &args.klus, half)?)
    };
    let actions: Vec<Action> = halves(&app, &row, klus, half)
        .into_iter()
        .map(|half| Action::Allocate {
            date,
            half,
            people: vec![person],
            klus,
        })
        .collect();
    // Both half-days or neither, and undone as one.
    app.perform(&Action::Together(actions), reason.as_deref())?;
    let row = DayReader { store: app.store() }.row(person, date)?;
    out.line(&format!("{shown} · {}", places(context, &app, &row)));
    app.settle();
    Ok(())
}

/// In which half-days: the one asked for; else those of the klus in which the participant is there, or all
/// of them, so that the rule says why not.
fn halves(app: &App, row: &DayRow, klus: Option<KlusId>, asked: Option<HalfDay>) -> Vec<HalfDay> {
    if let Some(half) = asked {
        return vec![half];
    }
    let of_klus = klus
        .and_then(|id| app.directory().klussen.get(&id))
        .map(|k| k.halves.clone());
    let all = of_klus.unwrap_or_else(|| HalfDay::ALL.to_vec());
    let there: Vec<HalfDay> = all.iter().filter(|h| row.is_there(**h)).copied().collect();
    if klus.is_none() || there.is_empty() {
        all
    } else {
        there
    }
}

fn klus_meant(app: &App, text: &str, half: Option<HalfDay>) -> Result<KlusId, Failure> {
    let directory = app.directory();
    let list = |ids: &[KlusId]| {
        let names = ids.iter().filter_map(|id| directory.klussen.get(id));
        names.map(|k| k.name.clone()).collect::<Vec<_>>().join(", ")
    };
    let on_half = |id: &KlusId| {
        let klus = directory.klussen.get(id);
        half.is_none_or(|half| klus.is_some_and(|k| k.halves.contains(&half)))
    };
    let sentence = match klus_on(directory, app.today(), text) {
        Found::One(id) => return Ok(id),
        Found::Several(all) => {
            let fitting: Vec<KlusId> = all.iter().filter(|id| on_half(id)).copied().collect();
            if let [one] = fitting.as_slice() {
                return Ok(*one);
            }
            Sentence::new("cli-klus-several")
        }
        Found::None(near) if near.is_empty() => Sentence::new("cli-klus-unknown"),
        Found::None(near) => Sentence::new("cli-klus-near").text("candidates", list(&near)),
    };
    let sentence = sentence.date("date", app.today());
    Err(Failure::refused(sentence.text("given", clean(text))))
}

/// Where somebody is, per half-day: `ochtend: Tuin · middag: Lunch`.
pub(super) fn places(context: &Context, app: &App, row: &DayRow) -> String {
    let mut all: Vec<_> = row.places(app.now_on(app.today())).collect();
    all.sort_unstable_by_key(|(half, _)| *half);
    let named = all.iter().filter_map(|(half, id)| {
        let klus = app.directory().klussen.get(id)?;
        Some(format!("{}: {}", words::half(&context.texts, *half), klus.name))
    });
    let parts: Vec<String> = named.collect();
    if parts.is_empty() {
        context.texts.get("cli-no-klus")
    } else {
        parts.join(" · ")
    }
}
