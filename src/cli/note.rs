//! `note`: what was seen on the floor.

use super::context::{Context, Failure, to_change};
use super::out::Out;
use crate::app::query::find::Names;
use crate::app::{Action, NoteDraft};
use crate::domain::klus::Tone;
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
    let names = Names::new(app.directory(), date);
    let person = to_change(&names, &args.name)?;
    let shown = names.shown(person);
    let known = app.directory().method_of(person, date).map(|m| &m.topics);
    for topic in &args.topic {
        let all: Vec<&str> = known.into_iter().flatten().map(|t| t.id.as_str()).collect();
        if !all.contains(&topic.as_str()) {
            let say = Sentence::new("cli-topic-unknown").text("given", clean(topic));
            return Err(Failure::Usage(say.text("candidates", all.join(", "))));
        }
    }
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
            topics: args.topic.clone(),
            tone,
            goal: args.goal.clone(),
            ..NoteDraft::default()
        },
    };
    app.perform(&action, None)?;
    out.line(&context.say(&Sentence::new("cli-noted").text("name", shown).date("date", date)));
    app.settle();
    Ok(())
}
