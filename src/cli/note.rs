//! `note`: what was seen on the floor.

use super::context::{self, Context, Failure, to_change};
use super::out::Out;
use crate::app::{Action, NoteDraft};
use crate::domain::klus::Tone;
use crate::domain::method::Named;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(value_name = "TEXT", required = true, num_args = 1..)]
    text: Vec<String>,
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,
    #[arg(long, conflicts_with = "attention")]
    strength: bool,
    #[arg(long)]
    attention: bool,
    #[arg(long, value_name = "TEXT")]
    goal: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let mut app = context.open()?;
    let date = app.today();
    let names = context::names(&app)?;
    let person = to_change(&names, &args.name)?;
    let shown = names.shown(person);
    let method = app.directory().method_of(person, date);
    let topics = topics(args, context, method.map_or(&[], |m| &m.topics))?;
    let tone = match (args.strength, args.attention) {
        (true, _) => Some(Tone::Strength),
        (_, true) => Some(Tone::Attention),
        _ => None,
    };
    let action = Action::Note {
        date,
        people: vec![person],
        note: NoteDraft {
            text: args.text.join(" "),
            topics,
            tone,
            goal: args.goal.clone(),
            ..NoteDraft::default()
        },
    };
    app.perform(&action, None)?;
    let said = Sentence::new("cli-noted").text("name", shown.clone());
    out.line(&context.say(&said.date("date", date)));
    if let Some(start) = app.directory().before_start(person, date) {
        let said = Sentence::new("cli-noted-early").text("name", shown);
        out.line(&context.say(&said.date_of_year("start", start)));
    }
    app.settle();
    Ok(())
}

/// The ids of the topics that were given, by id or by name; each once.
fn topics(args: &Args, context: &Context, known: &[Named]) -> Result<Vec<String>, Failure> {
    let mut topics: Vec<String> = Vec::new();
    for given in &args.topic {
        let Some(topic) = known.iter().find(|t| t.is_meant(given)) else {
            // A name may hold a comma.
            let names: Vec<&str> = known.iter().map(|t| t.name.get(context.lang())).collect();
            let say = Sentence::new("cli-topic-unknown").text("given", clean(given));
            return Err(Failure::Usage(say.text("candidates", names.join("; "))));
        };
        if !topics.contains(&topic.id) {
            topics.push(topic.id.clone());
        }
    }
    Ok(topics)
}
