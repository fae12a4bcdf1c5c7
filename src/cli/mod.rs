//! The command line: one file per subcommand. What it prints as JSON and how it exits is what scripts rely on:
//! 0 done, 1 refused, 2 wrong usage, 3 trouble with the store; from 10 what `check` found (`check`).

mod assign;
mod background;
mod backup;
mod check;
mod close;
mod context;
mod day;
mod demo;
mod doctor;
mod export;
mod help;
mod hours;
mod image;
mod import;
mod klus;
mod log;
mod logged;
mod mark;
mod note;
mod out;
mod own;
mod progress;
mod rebuild;
mod restore;
mod screen;
mod shell;
mod signals;
mod text;
mod undo;
mod who;
mod words;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use clap::{Args, FromArgMatches, Parser, Subcommand};

use crate::app::clock::{self, Clock, SystemClock};
use crate::app::{Refusal, Trouble, rebuild as rebuilt};
use crate::domain::dates::YEARS;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use context::{Context, Failure};
pub use out::Answer;
use out::Out;
use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
use signal_hook::consts::SIGXFSZ;

#[derive(Parser)]
#[command(name = "werkvloer", version, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Args, Clone, Default)]
struct Global {
    #[arg(long, global = true, value_name = "DIR")]
    store: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LANG", value_parser = ["nl", "en"])]
    lang: Option<String>,
    #[arg(long, global = true, value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,
    #[arg(long, global = true, value_name = "THEME", value_parser = ["dark", "light", "high-contrast", "mono"])]
    theme: Option<String>,
}

#[derive(Subcommand)]
enum What {
    #[command(visible_alias = "dag")]
    Day(day::Args),
    #[command(visible_alias = "meld")]
    Mark(mark::Args),
    #[command(visible_alias = "wie")]
    Who(who::Args),
    #[command(visible_alias = "uren")]
    Hours(hours::Args),
    #[command(visible_alias = "signalen")]
    Signals(signals::Args),
    #[command(visible_alias = "notitie")]
    Note(note::Args),
    Klus(klus::Args),
    #[command(visible_alias = "indelen")]
    Assign(assign::Args),
    #[command(visible_alias = "afsluiten")]
    Close(close::Args),
    #[command(visible_alias = "ongedaan")]
    Undo,
    #[command(visible_alias = "opnieuw")]
    Redo,
    #[command(visible_alias = "spoor")]
    Log(log::Args),
    #[command(visible_alias = "exporteer")]
    Export(export::Args),
    #[command(visible_alias = "importeer")]
    Import(import::Args),
    #[command(visible_alias = "controle")]
    Check(check::Args),
    #[command(visible_alias = "herbouw")]
    Rebuild(rebuild::Args),
    #[command(visible_alias = "reservekopie")]
    Backup(backup::Args),
    #[command(visible_aliases = ["herstel", "terugzetten"])]
    Restore(restore::Args),
    #[command(visible_alias = "dokter")]
    Doctor(doctor::Args),
    Demo(demo::Args),
    Completions(shell::Args),
    Man,
}

impl What {
    /// What the log calls a command that is worth a line; whatever fails is in it all the same.
    const fn logged(&self) -> Option<&'static str> {
        match self {
            Self::Import(_) => Some("import"),
            Self::Check(_) => Some("check"),
            Self::Rebuild(_) => Some("rebuild"),
            Self::Backup(_) => Some("backup"),
            Self::Restore(_) => Some("restore"),
            _ => None,
        }
    }

    /// Whether it says or keeps when something is done.
    const fn asks_the_time(&self) -> bool {
        !matches!(self, Self::Completions(_) | Self::Man)
    }

    /// Whether it is about a day, which is today where none is named.
    const fn is_of_a_day(&self) -> bool {
        self.asks_the_time()
            && !matches!(
                self,
                Self::Check(_) | Self::Rebuild(_) | Self::Backup(_) | Self::Restore(_) | Self::Doctor(_)
            )
    }

    /// Whether it changes nothing, and may simply be done again.
    const fn only_reads(&self) -> bool {
        matches!(
            self,
            Self::Day(_) | Self::Who(_) | Self::Hours(_) | Self::Signals(_) | Self::Export(_) | Self::Log(_)
        )
    }
}

/// Runs the program with these arguments, the first being its own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    keep_private();
    // A file that may not grow is then refused like a full disk, where it would end the program.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
    let args: Vec<OsString> = args.into_iter().collect();
    let (texts, mistake) = own::texts(context::language(&args, |name| std::env::var(name).ok()));
    let cli = match parsed(&args, &texts) {
        Ok(cli) => cli,
        Err(error) => return help::end(&error, &texts),
    };
    let mut out = Out::default();
    // The screen says it itself.
    if let (Some(_), Some(mistake)) = (&cli.what, mistake) {
        out::aside(&texts.say(&mistake));
    }
    let (store, on) = match place(&cli, &SystemClock) {
        Ok(place) => place,
        Err(failure) => return out.end(Err(failure), &texts),
    };
    let context = Context {
        texts,
        clock: Arc::new(SystemClock),
        background: true,
        store,
        on,
        theme: cli.global.theme.clone(),
    };
    let command = cli.what.as_ref().map_or(Some("screen"), What::logged);
    logged::begin(command);
    let done = dispatch_or_mend(cli.what.as_ref(), &context, &mut out);
    logged::end(command, &done);
    out.end(done, &context.texts)
}

/// Whether the clock of this computer stands where this command cannot go by it.
fn is_clock_off(cli: &Cli, clock: &dyn Clock) -> bool {
    let what = cli.what.as_ref();
    let asks = what.is_none_or(What::asks_the_time);
    let goes_by_today = what.is_none_or(What::is_of_a_day) && cli.global.on.is_none();
    (asks && !clock::is_usable(clock)) || (goes_by_today && !YEARS.contains(&clock.local().date().year()))
}

/// Nothing that is written here is for others to read, nor what is in memory: no core is dumped, and nobody else's
/// program looks in.
fn keep_private() {
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // Where the system does not allow it, the other may still hold.
    let _ = setrlimit(Resource::Core, none);
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Runs one command at the time of this clock, within the process that asks: nothing is printed, nothing is logged,
/// and no process is begun. In Dutch, unless the arguments say otherwise.
#[must_use]
pub fn answer(args: impl IntoIterator<Item = OsString>, clock: Arc<dyn Clock>) -> Answer {
    let args: Vec<OsString> = args.into_iter().collect();
    let texts = Texts::new(context::language(&args, |_| None));
    let cli = match parsed(&args, &texts) {
        Ok(cli) => cli,
        Err(error) => return help::answer(&error, &texts),
    };
    let mut out = Out::default();
    let (store, on) = match place(&cli, &*clock) {
        Ok(place) => place,
        Err(failure) => return out.answer(Err(failure), &texts),
    };
    let context = Context {
        texts,
        clock,
        background: false,
        store,
        on,
        theme: None,
    };
    let done = dispatch_or_mend(cli.what.as_ref(), &context, &mut out);
    out.answer(done, &context.texts)
}

fn parsed(args: &[OsString], texts: &Texts) -> Result<Cli, clap::Error> {
    let matches = help::command(texts).try_get_matches_from(args)?;
    Cli::from_arg_matches(&matches)
}

/// Where the store is, and the business date.
fn place(cli: &Cli, clock: &dyn Clock) -> Result<(PathBuf, Option<NaiveDate>), Failure> {
    match (&cli.what, &cli.global.store) {
        (Some(What::Demo(args)), Some(_)) if args.only_shows() => {
            Err(Failure::Usage(Sentence::new("cli-demo-store")))
        }
        _ if is_clock_off(cli, clock) => Err(Trouble::from(Refusal::ClockOff).into()),
        _ => context::settings(&cli.global, clock),
    }
}

/// Does a command. Where something in the store cannot be read it is built anew; what only reads is then done again.
fn dispatch_or_mend(what: Option<&What>, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let done = dispatch(what, context, out);
    let Err(Failure::Unread(_)) = done else {
        return done;
    };
    if rebuilt(&context.store, &SystemClock, &mut |_, _| {}).is_err() {
        return done;
    }
    *out = Out::default();
    if what.is_some_and(What::only_reads) {
        return dispatch(what, context, out);
    }
    Err(Failure::Unread(Sentence::new("store-mended")))
}

fn dispatch(what: Option<&What>, context: &Context, out: &mut Out) -> Result<(), Failure> {
    match what {
        None => screen::open_screen(context, out),
        Some(What::Day(args)) => day::run(args, context, out),
        Some(What::Mark(args)) => mark::run(args, context, out),
        Some(What::Who(args)) => who::run(args, context, out),
        Some(What::Hours(args)) => hours::run(args, context, out),
        Some(What::Signals(args)) => signals::run(args, context, out),
        Some(What::Note(args)) => note::run(args, context, out),
        Some(What::Klus(args)) => klus::run(args, context, out),
        Some(What::Assign(args)) => assign::run(args, context, out),
        Some(What::Close(args)) => close::run(args, context, out),
        Some(What::Undo) => undo::undo(context, out),
        Some(What::Redo) => undo::redo(context, out),
        Some(What::Log(args)) => log::run(args, context, out),
        Some(What::Export(args)) => export::run(args, context, out),
        Some(What::Import(args)) => import::run(args, context, out),
        Some(What::Check(args)) => check::run(args, context, out),
        Some(What::Rebuild(args)) => rebuild::run(args, context, out),
        Some(What::Backup(args)) => backup::run(args, context, out),
        Some(What::Restore(args)) => restore::run(args, context, out),
        Some(What::Doctor(args)) => doctor::run(args, context, out),
        Some(What::Demo(args)) => demo::run(args, context, out),
        Some(What::Completions(args)) => {
            shell::completions(args, context, out);
            Ok(())
        }
        Some(What::Man) => shell::man(context, out),
    }
}
