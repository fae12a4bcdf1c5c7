//! `export`: files out, which `import` reads back.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::context::{Context, Failure, date};
use super::hours;
use super::out::Out;
use super::words::one_of;
use crate::app::{App, Refusal};
use crate::exchange::export::{
    Range, attendance_csv, attendance_json, hours_csv, observations_csv, observations_json, write_new,
};

/// What goes out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Day,
    Hours,
    Attendance,
    Observations,
}

const KINDS: [(&str, &str, What); 4] = [
    ("day", "dag", What::Day),
    ("hours", "uren", What::Hours),
    ("attendance", "aanwezigheid", What::Attendance),
    ("observations", "observaties", What::Observations),
];

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "WHAT", value_parser = one_of(&KINDS))]
    what: What,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to: Option<String>,
    #[arg(long, value_name = "FORMAT", value_parser = ["csv", "json"], default_value = "csv")]
    format: String,
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let typed = |text: &Option<String>| text.as_deref().map(|t| date(t, context.today())).transpose();
    let mut range = Range {
        from: typed(&args.from)?,
        to: typed(&args.to)?,
    };
    if let (Some(from), Some(to)) = (range.from, range.to)
        && to < from
    {
        return Err(Failure::Usage(Refusal::EndBeforeStart.sentence()));
    }
    if args.what == What::Day && range == Range::default() {
        range = Range::on(context.today());
    }
    let mut app = context.open_to_read()?;
    if args.what == What::Hours && range.to.is_some() {
        app.set_on(range.to);
    }
    let bytes = if args.format == "json" {
        let mut bytes = serde_json::to_vec(&json(args.what, &app, range)?)
            .map_err(|error| Failure::Output(error.into()))?;
        bytes.push(b'\n');
        bytes
    } else {
        csv(args.what, &app, range)?
    };
    match &args.output {
        None => out.bytes().extend_from_slice(&bytes),
        Some(path) if is_standard_output(path) => out.bytes().extend_from_slice(&bytes),
        Some(path) => write_new(path, &bytes).map_err(Failure::refused)?,
    }
    Ok(())
}

/// However it is called: the file it may lead to was opened by who asks for it.
fn is_standard_output(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"]
        .iter()
        .any(|name| path == Path::new(name))
}

fn csv(what: What, app: &App, range: Range) -> Result<Vec<u8>, Failure> {
    Ok(match what {
        What::Hours => hours_csv(&hours::lines(app)?),
        What::Observations => observations_csv(app.store(), range, app.today())?,
        What::Day | What::Attendance => attendance_csv(app.store(), range, app.today())?,
    })
}

fn json(what: What, app: &App, range: Range) -> Result<Value, Failure> {
    Ok(match what {
        What::Hours => hours::value(app)?,
        What::Observations => observations_json(app.store(), range, app.today())?,
        What::Day | What::Attendance => attendance_json(app.store(), range, app.today())?,
    })
}
