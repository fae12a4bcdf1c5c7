//! `demo`: an invented workshop, on the screen or written as a store.

use std::path::PathBuf;

use super::context::{Context, Failure};
use super::out::Out;
use super::screen::open_screen;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "DIR")]
    make: Option<PathBuf>,
    #[arg(long, value_name = "N", requires = "make")]
    people: Option<u32>,
    #[arg(long, value_name = "N", requires = "make")]
    years: Option<u32>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let _ = (&args.people, &args.years);
    match &args.make {
        None => open_screen(context, out),
        Some(_) => Err(Failure::Usage(Sentence::new("cli-no-screen"))),
    }
}
