//! Help and usage errors in the user's language; the words come from the texts, by the place in the tree.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};

use super::Cli;
use super::context::Failure;
use super::out::{Answer, Out};
use crate::text::clean::clean;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;

/// The command line with everything explained in one language.
pub(super) fn command(texts: &Texts) -> Command {
    let mut command = Cli::command();
    // Sets what the derived tree has once it is complete: the flags for help and version.
    command.build();
    explain(command, "", texts)
}

fn explain(command: Command, path: &str, texts: &Texts) -> Command {
    let about = texts.get(&format!("cli-help{path}"));
    let names: Vec<String> = command
        .get_subcommands()
        .map(|c| c.get_name().to_owned())
        .collect();
    let template = template(&command, texts);
    let mut command = command.about(about).help_template(template).mut_args(|arg| {
        let id = arg.get_id().as_str().to_owned();
        let place = match id.as_str() {
            "store" | "lang" | "on" | "theme" | "help" | "version" | "json" | "reason" => "",
            _ => path,
        };
        arg.help(texts.get(&format!("cli-arg{place}-{id}")))
            .hide_possible_values(true)
    });
    for name in names {
        let place = format!("{path}-{name}");
        command = command.mut_subcommand(&name, |sub| explain(sub, &place, texts));
    }
    command
}

/// The order of a help page, with its headings in the language of the texts.
fn template(command: &Command, texts: &Texts) -> String {
    let part = |there: bool, heading: &str, tag: &str| {
        if there {
            format!("{}:\n{{{tag}}}\n\n", texts.get(heading))
        } else {
            String::new()
        }
    };
    let positionals = command.get_positionals().next().is_some();
    let page = [
        format!("{{about}}\n\n{} {{usage}}\n\n", texts.get("cli-usage")),
        part(positionals, "cli-arguments", "positionals"),
        part(command.has_subcommands(), "cli-commands", "subcommands"),
        part(true, "cli-options", "options"),
    ];
    page.concat().trim_end().to_owned()
}

/// Prints help, the version, or what was wrong with what was typed.
pub(super) fn end(error: &clap::Error, texts: &Texts) -> ExitCode {
    let (mut out, done) = told(error);
    out.end(done, texts)
}

/// The same, as an answer.
pub(super) fn answer(error: &clap::Error, texts: &Texts) -> Answer {
    let (out, done) = told(error);
    out.answer(done, texts)
}

fn told(error: &clap::Error) -> (Out, Result<(), Failure>) {
    let mut out = Out::default();
    if error.use_stderr() {
        return (out, Err(Failure::Usage(wrong(error))));
    }
    out.line(&error.render().to_string());
    (out, Ok(()))
}

fn wrong(error: &clap::Error) -> Sentence {
    let told = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => clean(text),
        Some(ContextValue::Strings(all)) => clean(&all.join(", ")),
        _ => String::new(),
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            Sentence::new("cli-wrong-command").text("given", told(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => {
            Sentence::new("cli-wrong-argument").text("given", told(ContextKind::InvalidArg))
        }
        ErrorKind::MissingRequiredArgument => {
            Sentence::new("cli-wrong-missing").text("given", told(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if error.get(ContextKind::ValidValue).is_some()
                && !told(ContextKind::InvalidValue).is_empty() =>
        {
            Sentence::new("cli-wrong-value")
                .text("given", told(ContextKind::InvalidValue))
                .text("argument", told(ContextKind::InvalidArg))
                .text("values", told(ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Sentence::new("cli-wrong-empty").text("argument", told(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => {
            Sentence::new("cli-wrong-twice").text("given", told(ContextKind::InvalidArg))
        }
        _ => Sentence::new("cli-wrong"),
    }
}
