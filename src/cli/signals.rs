//! `signals`: what is due or wrong.

use serde::Serialize;

use super::context::{Context, Failure};
use super::out::Out;
use super::words;
use crate::app::query::find::Names;
use crate::app::query::signals::Signal;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct SignalJson {
    kind: &'static str,
    participant: Option<String>,
    klus: Option<String>,
    half: Option<&'static str>,
    date: Option<String>,
    text: String,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let app = context.open_to_read()?;
    let signals = app.signals(app.today())?;
    let names = Names::new(app.directory(), app.today());
    if args.json {
        let all: Vec<SignalJson> = signals.iter().map(|s| json(context, &names, s)).collect();
        return out.json(&all);
    }
    if signals.is_empty() {
        out.line(&context.texts.get("signals-empty"));
    }
    let table: Vec<Vec<String>> = signals.iter().map(|s| row(context, &names, s)).collect();
    out.table(&table, &[]);
    Ok(())
}

fn json(context: &Context, names: &Names<'_>, signal: &Signal) -> SignalJson {
    let (klus, half) = match signal {
        Signal::ShortKlus { klus, name, .. } => (Some(name.clone()), Some(words::half_id(klus.half))),
        _ => (None, None),
    };
    SignalJson {
        kind: signal.id(),
        participant: signal.person().map(|p| names.shown(p)),
        klus,
        half,
        date: signal.date().map(|d| d.to_string()),
        text: signal.sentence(&context.texts),
    }
}

/// Whom or what it is about, what there is to say, and the date unless that is what it is about.
fn row(context: &Context, names: &Names<'_>, signal: &Signal) -> Vec<String> {
    let date = words::date_or_dash(context.lang(), signal.date());
    let text = signal.sentence(&context.texts);
    match signal {
        Signal::DayNotClosed { .. } | Signal::OpenRows { .. } => vec![date, text, String::new()],
        Signal::ShortKlus { name, .. } => vec![name.clone(), text, String::new()],
        _ => {
            let who = signal.person().map(|p| names.shown(p)).unwrap_or_default();
            vec![who, text, date]
        }
    }
}
