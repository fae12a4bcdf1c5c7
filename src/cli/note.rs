//! `note`: what was seen on the floor.

use std::borrow::Cow;

use super::context::{self, Context, Failure, to_change};
use super::out::Out;
use super::text;
use crate::app::{Action, NoteDraft};
use crate::domain::klus::Tone;
use crate::domain::method::Named;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "NAME")]
    name: String,
    // Only the first word may begin with a hyphen: what is mistyped behind it is an option, and not text.
    #[arg(
        value_name = "TEXT",
        required_unless_present = "rest",
        allow_hyphen_values = true
    )]
    text: Option<String>,
    #[arg(value_name = "TEXT", num_args = 0.., allow_negative_numbers = true, hide = true)]
    more: Vec<String>,
    #[arg(value_name = "TEXT", last = true, num_args = 1..)]
    rest: Vec<String>,
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,
    #[arg(long, conflicts_with = "attention")]
    strength: bool,
    #[arg(long)]
    attention: bool,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    goal: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let (note, goal) = (words(args)?, text::if_given(args.goal.as_deref())?);
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
            text: note,
            topics,
            tone,
            goal: goal.map(Cow::into_owned),
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

/// What was written: the words as they stand, or for one hyphen alone what comes in on standard input.
fn words(args: &Args) -> Result<String, Failure> {
    if let Some(option) = args.text.as_ref().filter(|text| is_like_an_option(text)) {
        let say = Sentence::new("cli-wrong-argument").text("given", clean(option));
        return Err(Failure::Usage(say));
    }
    let words = args.text.iter().chain(&args.more).chain(&args.rest);
    let words: Vec<&str> = words.map(String::as_str).collect();
    // After `--` a hyphen is one.
    match args.text.as_deref() {
        Some(only) if words.len() == 1 => Ok(text::given(only)?.into_owned()),
        _ => Ok(words.join(" ")),
    }
}

/// `--topc`, where an option stood behind the name that is not there.
fn is_like_an_option(text: &str) -> bool {
    let letters = text.strip_prefix("--").and_then(|rest| rest.chars().next());
    letters.is_some_and(char::is_alphabetic) && !text.contains(char::is_whitespace)
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
