//! `demo`: an invented workshop, on the screen or written as a store.

use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::context::{Context, Failure};
use super::out::Out;
use super::screen::show;
use crate::app::clock::{ShiftedClock, SystemClock};
use crate::app::{App, OpenError};
use crate::demo::{self, DemoOptions};
use crate::journal::JournalError;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;
use crate::tui::run::Stage;

/// The most people there are names for.
const MOST_PEOPLE: usize = 5_000;
/// The most years that are worth making.
const MOST_YEARS: u32 = 30;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "DIR")]
    make: Option<PathBuf>,
    #[arg(long, value_name = "N", requires = "make")]
    people: Option<usize>,
    #[arg(long, value_name = "N", requires = "make")]
    years: Option<u32>,
}

impl Args {
    /// Whether it is only opened, in a passing folder of its own.
    pub(super) const fn only_shows(&self) -> bool {
        self.make.is_none()
    }
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    match &args.make {
        None => open_on(context, &mut Stage::enter()?),
        Some(folder) => make(args, folder, context, out),
    }
}

/// Writes a demo store of any size.
fn make(args: &Args, folder: &Path, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let standard = DemoOptions::on(context.today());
    let options = DemoOptions {
        people: args.people.unwrap_or(standard.people),
        years: args.years.unwrap_or(standard.years),
        ..standard
    };
    if !(1..=MOST_PEOPLE).contains(&options.people) || options.years > MOST_YEARS {
        let sentence = Sentence::new("cli-demo-size")
            .number("people", MOST_PEOPLE)
            .number("years", MOST_YEARS);
        return Err(Failure::Usage(sentence));
    }
    let shown = clean(&folder.to_string_lossy());
    match demo::make(folder, &options, Box::new(SystemClock)) {
        Err(OpenError::Journal(JournalError::AlreadyThere { .. })) => {
            return Err(Failure::Store(
                Sentence::new("cli-demo-there").text("folder", shown),
            ));
        }
        made => made?,
    }
    out.line(
        &context.say(
            &Sentence::new("cli-demo-made")
                .number("people", options.people)
                .text("folder", shown),
        ),
    );
    Ok(())
}

/// A folder that goes when the demo is over.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        // Left behind it holds nothing but invented people.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Opens the screen in the middle of a working day of the demo workshop.
pub(super) fn open_on(context: &Context, stage: &mut Stage) -> Result<(), Failure> {
    let on = demo::demo_date(context.today());
    let folder = Passing(std::env::temp_dir().join(format!("werkvloer-demo-{}", Uuid::new_v4())));
    let options = DemoOptions {
        half_done: true,
        ..DemoOptions::on(on)
    };
    demo::make(&folder.0, &options, Box::new(SystemClock))?;
    let moment = on.and_hms_opt(15, 20, 0).unwrap_or_default();
    let app = App::open(&folder.0, Box::new(ShiftedClock::starting_at(moment)))?;
    show(context, stage, app, false)
}
