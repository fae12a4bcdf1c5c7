//! `doctor`: how the program and its files are, for a mail to whoever helps. Nothing personal is in it: no names,
//! no notes, no location, no name of a user in a path.

mod facts;
mod private;

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::{Context, Failure};
use super::out::Out;
use super::progress::Bar;
use facts::{Fact, Section};

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct FactJson<'a> {
    value: &'a str,
    /// Whether it is as it should be; null where that is not for us to say.
    fine: Option<bool>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let mut bar = Bar::new(context, "check-busy");
    let sections = facts::all(context, &mut |done, total| bar.at(done, total));
    drop(bar);
    if args.json {
        let all: BTreeMap<&str, BTreeMap<&str, FactJson<'_>>> = sections.iter().map(json).collect();
        return out.json(&all);
    }
    for section in &sections {
        out.line(&context.texts.get(&format!("doctor-{}", section.id)));
        let rows: Vec<Vec<String>> = section
            .facts
            .iter()
            .map(|fact| row(context, section, fact))
            .collect();
        out.table(&rows, &[]);
    }
    out.line(&context.texts.get("doctor-end"));
    Ok(())
}

fn json(section: &Section) -> (&str, BTreeMap<&str, FactJson<'_>>) {
    let facts = section.facts.iter().map(|fact| {
        let value = FactJson {
            value: &fact.value,
            fine: fact.fine,
        };
        (fact.id, value)
    });
    (section.id, facts.collect())
}

fn row(context: &Context, section: &Section, fact: &Fact) -> Vec<String> {
    let mark = match fact.fine {
        Some(true) => " ✓",
        Some(false) => " ✗",
        None => "  ",
    };
    let label = context.texts.get(&format!("doctor-{}-{}", section.id, fact.id));
    vec![mark.to_owned(), label, fact.value.clone()]
}
