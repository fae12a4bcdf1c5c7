//! `import`: files in, all of them or nothing.

mod answers;
mod told;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::context::{Context, Failure};
use super::out::{Out, aside};
use super::words::one_of;
use super::{own, text};
use crate::app::App;
use crate::domain::dates::DateOrder;
use crate::domain::durations::Notation;
use crate::exchange::columns::Kind;
use crate::exchange::import::{ImportOptions, ImportPlan, InFile, plan, unknown_method};
use crate::store::Store;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

/// From so many records on the store takes stock, so that the next one who opens it need not wait for that.
const BULK: usize = 10_000;

/// The most newcomers that are named.
const MOST_NAMED: usize = 12;

const KINDS: [(&str, &str, Kind); 5] = [
    ("participants", "deelnemers", Kind::Participants),
    ("schedules", "roosters", Kind::Schedules),
    ("attendance", "aanwezigheid", Kind::Attendance),
    ("klussen", "klus", Kind::Klussen),
    ("observations", "observaties", Kind::Observations),
];

const POINTS: [(&str, &str, Notation); 2] = [
    ("minutes", "minuten", Notation::Minutes),
    ("decimal", "decimaal", Notation::Decimal),
];

const ORDERS: [(&str, &str, DateOrder); 3] = [
    ("day-month", "dag-maand", DateOrder::DayFirst),
    ("month-day", "maand-dag", DateOrder::MonthFirst),
    ("turned", "omgewisseld", DateOrder::Turned),
];

#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Args {
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "KIND", value_parser = one_of(&KINDS))]
    kind: Option<Kind>,
    #[arg(long)]
    add_participants: bool,
    #[arg(long, value_name = "METHOD")]
    method: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    skip_bad: bool,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: Option<String>,
    #[arg(long, value_name = "HEADING=MEANING")]
    column: Vec<String>,
    #[arg(long, value_name = "MARK=STATUS")]
    mark: Vec<String>,
    #[arg(long, value_name = "WHAT", value_parser = one_of(&POINTS))]
    hours: Option<Notation>,
    #[arg(long, value_name = "ORDER", value_parser = one_of(&ORDERS))]
    dates: Option<DateOrder>,
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1990..=2100))]
    year: Option<i32>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ImportJson {
    rows: u64,
    added: u64,
    changed: u64,
    unchanged: u64,
    refused: Vec<RefusedJson>,
}

#[derive(Serialize)]
struct RefusedJson {
    row: u64,
    column: String,
    value: String,
    reason: String,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let reason = text::if_given(args.reason.as_deref())?;
    let read: Vec<(String, Vec<u8>)> = args.files.iter().map(|p| content(p)).collect::<Result<_, _>>()?;
    let files: Vec<InFile<'_>> = read.iter().map(|(name, bytes)| InFile { name, bytes }).collect();
    let method = args.method.as_deref();
    let statuses = own::statuses(&context.texts).map_err(Failure::refused)?;
    let options = ImportOptions {
        answers: answers::given(args, statuses.as_ref())?,
        kind: args.kind,
        add_participants: args.add_participants,
        method: args.method.clone(),
        reason_given: reason.as_deref().is_some_and(|r| !clean(r).is_empty()),
        statuses,
        ..ImportOptions::new(context.today())
    };
    let app = App::exists(&context.store)?.then(|| context.open()).transpose()?;
    // What is refused, or only looked at, leaves no store behind.
    let looked_at = |store: &Store| {
        let given = args.method.as_deref();
        if let Some(unknown) = given.filter(|text| store.directory().method_named(text).is_none()) {
            return Err(Failure::Usage(unknown_method(store.directory(), unknown)));
        }
        Ok(plan(store, &files, &options)?)
    };
    let blank;
    let store = if let Some(app) = &app {
        app.store()
    } else {
        blank = App::blank(&context.beginning(method)?)?;
        &blank
    };
    let mut plan = looked_at(store)?;
    let goes = plan.may_go(args.skip_bad);
    if goes && args.dry_run {
        App::foresee_import(store, options.today, std::mem::take(&mut plan.records))?;
    }
    if goes && !args.dry_run {
        let mut app = app.map_or_else(|| context.open_or_create(method), Ok)?;
        let records = std::mem::take(&mut plan.records);
        let bulk = records.len() >= BULK;
        app.import(records, reason.as_deref())?;
        if bulk {
            app.take_stock();
        } else {
            app.settle();
        }
    }
    if args.json {
        out.json(&json(context, &plan, goes))?;
        // The answer is one value; what else to know stands beside it.
        for line in told::remarks(context, &files, &plan) {
            aside(&line);
        }
    } else if goes {
        tell(context, &files, &plan, args.dry_run, out);
    }
    if goes {
        Ok(())
    } else {
        Err(Failure::Refused(told::refused(context, &files, &plan)))
    }
}

/// A file and what to call it. Only plain files: a pipe or a device may never end.
fn content(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let name = clean(&path.display().to_string());
    let wrong = |error: &std::io::Error| {
        let say = match error.kind() {
            ErrorKind::NotFound => Sentence::new("cli-import-not-there"),
            ErrorKind::PermissionDenied => Sentence::new("cli-import-no-rights"),
            _ => Sentence::new("cli-import-unreadable").text("why", clean(&error.to_string())),
        };
        Failure::refused(say.text("file", name.clone()))
    };
    let plain = std::fs::metadata(path).map(|m| m.is_file());
    if !plain.map_err(|error| wrong(&error))? {
        return Err(Failure::refused(
            Sentence::new("cli-import-no-file").text("file", name),
        ));
    }
    let bytes = std::fs::read(path).map_err(|error| wrong(&error))?;
    Ok((name, bytes))
}

/// Of what does not go nothing is added or changed.
fn json(context: &Context, plan: &ImportPlan, goes: bool) -> ImportJson {
    ImportJson {
        rows: plan.rows,
        added: if goes { plan.added } else { 0 },
        changed: if goes { plan.changed } else { 0 },
        unchanged: plan.unchanged,
        refused: plan
            .refused
            .iter()
            .map(|row| RefusedJson {
                row: row.row,
                column: row.column.clone(),
                value: row.value.clone(),
                reason: context.say(&row.reason),
            })
            .collect(),
    }
}

/// What was taken in, and what to know about it.
fn tell(context: &Context, files: &[InFile<'_>], plan: &ImportPlan, dry: bool, out: &mut Out) {
    let said = Sentence::new("cli-import-done")
        .number("rows", plan.rows)
        .number("added", plan.added)
        .number("changed", plan.changed)
        .number("unchanged", plan.unchanged);
    out.line(&context.say(&said));
    if dry {
        out.line(&context.texts.get("cli-import-dry"));
    }
    if !plan.newcomers.is_empty() {
        let mut names = plan.newcomers[..plan.newcomers.len().min(MOST_NAMED)].join(", ");
        if plan.newcomers.len() > MOST_NAMED {
            names.push_str(", …");
        }
        out.line(&context.say(&Sentence::new("cli-import-newcomers").text("names", names)));
    }
    for line in told::remarks(context, files, plan) {
        out.line(&line);
    }
    for group in told::groups(context, files, plan) {
        out.line(&context.say(&group));
    }
}
