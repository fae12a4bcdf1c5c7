//! `import`: files in.

use std::path::PathBuf;

use super::context::{Context, Failure};
use super::out::Out;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Args {
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "KIND", value_parser = ["participants", "schedules", "attendance", "klussen"])]
    kind: Option<String>,
    #[arg(long)]
    add_participants: bool,
    #[arg(long, value_name = "METHOD")]
    method: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    skip_bad: bool,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, _context: &Context, _out: &mut Out) -> Result<(), Failure> {
    let _ = (
        &args.files,
        &args.kind,
        args.add_participants,
        &args.method,
        args.dry_run,
    );
    let _ = (args.skip_bad, &args.reason, args.json);
    Err(Failure::Usage(Sentence::new("cli-no-screen")))
}
