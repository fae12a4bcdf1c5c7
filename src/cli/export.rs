//! `export`: files out, which `import` reads back.

use std::path::PathBuf;

use super::context::{Context, Failure};
use super::out::Out;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "WHAT", value_parser = ["day", "hours", "attendance", "observations"])]
    what: String,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = ["csv", "json"], default_value = "csv")]
    format: String,
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, _context: &Context, _out: &mut Out) -> Result<(), Failure> {
    let _ = (&args.what, &args.from, &args.to, &args.format, &args.output);
    Err(Failure::Usage(Sentence::new("cli-no-screen")))
}
