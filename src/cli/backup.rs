//! `backup`: makes a backup, lists what there is, reads it back.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;

use super::context::{Context, Failure};
use super::out::{Out, aside};
use crate::app::App;
use crate::app::clock::{Clock, SystemClock};
use crate::backup::{
    BackupError, Backups, Disks, Lineage, Listed, Made, Manifest, Segment, Status, Tried, Wanted,
    run_automatic, run_now, sweep, trial,
};
use crate::domain::dates;
use crate::domain::time::ClockTime;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
    #[arg(long, hide = true, conflicts_with = "to")]
    auto: bool,
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(clap::Subcommand)]
enum What {
    #[command(visible_alias = "lijst")]
    List {
        #[arg(long)]
        json: bool,
    },
    #[command(visible_alias = "nalezen")]
    Verify {
        #[arg(value_name = "FROM")]
        from: Option<PathBuf>,
        #[arg(long)]
        last: bool,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Serialize)]
pub(super) struct MadeJson {
    file: String,
    folder: String,
    entries: u64,
    chain: String,
    segments: usize,
    copied: usize,
    copied_bytes: u64,
    /// How many backups there hold work that is not in this one.
    others: usize,
}

#[derive(Serialize)]
struct ListJson {
    folder: String,
    backups: Vec<BackupJson>,
    /// The state hash of what was restored as a test.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
}

#[derive(Serialize)]
struct BackupJson {
    file: String,
    when: String,
    entries: Option<u64>,
    bytes: Option<u64>,
    /// Whether all that is in it is in this store too; null where that is not known.
    own: Option<bool>,
    /// Why it cannot be used; null where nothing is known against it.
    problem: Option<String>,
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Self {
        Self::Store(error.sentence())
    }
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    match &args.what {
        Some(What::List { json }) => list(*json, context, out),
        Some(What::Verify { from, last, json }) => verify(from.as_deref(), *last, *json, context, out),
        None => make(args, context, out),
    }
}

fn make(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let store = &context.store;
    App::must_exist(store)?;
    sweep(store);
    let now = SystemClock.local();
    if args.auto {
        // It may take its time: nobody waits for it.
        let _ = rustix::process::nice(10);
        run_automatic(store, &Disks::default(), now)?;
        return Ok(());
    }
    let to = args.to.as_deref().map(absolute).transpose()?;
    let made = waiting(|| run_now(store, &Disks::default(), to.as_deref(), now))?;
    let folder = shown(made.file.parent().unwrap_or(&made.file));
    if !made.remembered {
        aside(&context.say(&Sentence::new("cli-backup-not-remembered").text("folder", folder.clone())));
    }
    for file in &made.set_aside {
        aside(&context.say(&Sentence::new("cli-backup-aside").text("file", shown(file))));
    }
    if args.json {
        return out.json(&made_json(&made));
    }
    let sentence = Sentence::new("cli-backup-made")
        .number("entries", made.manifest.position)
        .number("copied", made.copied)
        .text("size", size(context, made.bytes))
        .text("folder", folder);
    out.line(&context.say(&sentence));
    if made.others > 0 {
        out.line(&context.say(&Sentence::new("cli-backup-others").number("count", made.others)));
    }
    Ok(())
}

/// Waits up to half a minute for the backup that closing the day has begun.
fn waiting<T>(mut make: impl FnMut() -> Result<T, BackupError>) -> Result<T, BackupError> {
    for _ in 0..60 {
        match make() {
            Err(BackupError::Busy(_)) => std::thread::sleep(Duration::from_millis(500)),
            done => return done,
        }
    }
    make()
}

fn made_json(made: &Made) -> MadeJson {
    MadeJson {
        file: made.manifest.file(),
        folder: shown(made.file.parent().unwrap_or(&made.file)),
        entries: made.manifest.position,
        chain: made.manifest.chain.to_string(),
        segments: made.manifest.segments.len(),
        copied: made.copied,
        copied_bytes: made.bytes,
        others: made.others,
    }
}

fn list(json: bool, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let backups = there(context, None)?;
    let lineage = Lineage::of(&context.store, &Disks::default().store).ok();
    let rows: Vec<Row> = backups
        .list()?
        .into_iter()
        .map(|listed| Row::of(listed, lineage.as_ref(), None))
        .collect();
    if rows.is_empty() {
        return Err(BackupError::None(backups.folder().to_path_buf()).into());
    }
    tell(&backups, &rows, None, json, context, out)
}

fn verify(
    from: Option<&Path>,
    last: bool,
    json: bool,
    context: &Context,
    out: &mut Out,
) -> Result<(), Failure> {
    let backups = there(context, from)?;
    let lineage = Lineage::of(&context.store, &Disks::default().store).ok();
    let is_own = |it: &Listed| own(lineage.as_ref(), it.manifest.as_ref().ok()) == Some(true);
    let mut all = backups.list()?;
    if last {
        backups.find(&Wanted::Newest)?;
        let at = all.iter().rposition(is_own);
        all = all.split_off(at.unwrap_or(all.len().saturating_sub(1)));
        all.truncate(1);
    }
    let rows: Vec<Row> = all
        .into_iter()
        .map(|listed| Row::of(listed, lineage.as_ref(), Some(&backups)))
        .collect();
    let good = || rows.iter().filter(|row| row.manifest.is_some());
    let newest = good().rfind(|row| row.own == Some(true)).or(good().next_back());
    let problem = rows.iter().find_map(|row| row.problem.clone());
    let Some(newest) = newest.and_then(|row| row.manifest.as_ref()) else {
        tell(&backups, &rows, None, json, context, out)?;
        return Err(problem.map_or_else(
            || BackupError::None(backups.folder().to_path_buf()).into(),
            Failure::Store,
        ));
    };
    let tried = match waiting(|| trial(&backups, newest, &context.store, &Disks::default())) {
        Ok(tried) => tried,
        Err(error) => {
            tell(&backups, &rows, None, json, context, out)?;
            if let Some(problem) = &problem {
                aside(&context.say(problem));
            }
            return Err(error.into());
        }
    };
    if from.is_none() && tried.own {
        let files = Disks::default().store;
        // Not being able to write it down costs an earlier test the next time.
        let _ = Status::update(&context.store, files.as_ref(), |status| {
            status.trial = Some(SystemClock.local());
        });
    }
    tell(&backups, &rows, Some(tried), json, context, out)?;
    if let Some(problem) = problem {
        return Err(Failure::Store(problem));
    }
    if from.is_none() && lineage.is_some() && !tried.own {
        let folder = shown(backups.folder());
        return Err(Failure::Store(
            Sentence::new("backup-none-own").text("file", folder),
        ));
    }
    Ok(())
}

/// Whether a backup is one of this store's own work; none where there is nothing to hold it against.
fn own(lineage: Option<&Lineage>, manifest: Option<&Manifest>) -> Option<bool> {
    let manifest = manifest?;
    lineage?.has(manifest.position, manifest.chain).ok()
}

/// The backups of the store of this context, or those in another folder.
pub(super) fn of_store(context: &Context, from: Option<&Path>) -> Result<Backups, Failure> {
    let disks = Disks::default();
    let folder = match from {
        Some(folder) => absolute(folder)?,
        None => Status::load(&context.store, disks.store.as_ref())?.folder(&context.store),
    };
    Ok(Backups::new(folder, disks.backups))
}

/// The same, where they can be looked at: a stick that is away is not a folder without backups.
pub(super) fn there(context: &Context, from: Option<&Path>) -> Result<Backups, Failure> {
    let backups = of_store(context, from)?;
    let empty = || backups.list().is_ok_and(|all| all.is_empty()) || !backups.folder().exists();
    if from.is_some() || backups.is_there() || !empty() {
        return Ok(backups);
    }
    let status = Status::load(&context.store, Disks::default().store.as_ref())?;
    match (&status.folder, status.last) {
        (None, None) => Ok(backups),
        (_, Some(last)) => Err(Failure::Store(
            Sentence::new("cli-backup-away")
                .text("file", shown(backups.folder()))
                .date("date", last.when.date())
                .time("time", ClockTime::of(last.when)),
        )),
        (Some(_), None) => Err(BackupError::Gone(backups.folder().to_path_buf()).into()),
    }
}

/// One line of the list.
struct Row {
    file: String,
    when: chrono::NaiveDateTime,
    manifest: Option<Manifest>,
    /// Whether it is of this store's own work.
    own: Option<bool>,
    /// Read back whole just now.
    checked: bool,
    problem: Option<Sentence>,
}

impl Row {
    /// A backup as it was listed; read back whole where `whole` says how.
    fn of(listed: Listed, lineage: Option<&Lineage>, whole: Option<&Backups>) -> Self {
        let is_damaged = matches!(listed.manifest, Err(BackupError::Damaged(_)));
        let read = listed.manifest.and_then(|manifest| {
            whole.map_or(Ok(()), |backups| backups.check(&manifest))?;
            Ok(manifest)
        });
        let name = listed.file.file_name().unwrap_or_default().to_string_lossy();
        let file = clean(&name);
        let (manifest, problem) = match read {
            Ok(manifest) => (Some(manifest), None),
            Err(_) if is_damaged => {
                let file = shown(&listed.file);
                (None, Some(Sentence::new("backup-manifest").text("file", file)))
            }
            Err(error) => (None, Some(error.sentence())),
        };
        Self {
            file,
            when: listed.when,
            own: own(lineage, manifest.as_ref()),
            manifest,
            checked: whole.is_some(),
            problem,
        }
    }

    fn bytes(&self) -> Option<u64> {
        let manifest = self.manifest.as_ref()?;
        Some(
            manifest
                .segments
                .iter()
                .map(|segment: &Segment| segment.length)
                .sum(),
        )
    }
}

fn tell(
    backups: &Backups,
    rows: &[Row],
    tried: Option<Tried>,
    json: bool,
    context: &Context,
    out: &mut Out,
) -> Result<(), Failure> {
    if json {
        return out.json(&ListJson {
            folder: shown(backups.folder()),
            backups: rows.iter().map(|row| row_json(row, context)).collect(),
            state: tried.map(|it| blake3::Hash::from_bytes(it.state).to_hex().to_string()),
        });
    }
    let heading =
        ["when", "entries", "size", "state"].map(|c| context.texts.get(&format!("cli-backup-col-{c}")));
    let mut table = vec![heading.to_vec()];
    table.extend(rows.iter().map(|row| {
        let state = match &row.problem {
            Some(_) => "cli-backup-unread",
            None if row.own == Some(false) => "cli-backup-other",
            None if row.checked => "cli-backup-good",
            None => "cli-backup-unchecked",
        };
        vec![
            moment(context, row.when),
            row.manifest
                .as_ref()
                .map(|m| m.position.to_string())
                .unwrap_or_default(),
            row.bytes().map(|b| size(context, b)).unwrap_or_default(),
            context.texts.get(state),
        ]
    }));
    out.table(&table, &[1, 2]);
    let folder = Sentence::new("cli-backup-folder").text("folder", shown(backups.folder()));
    out.line(&context.say(&folder));
    if let Some(tried) = tried {
        let id = if tried.own {
            "cli-backup-tried"
        } else {
            "cli-backup-tried-itself"
        };
        out.line(&context.texts.get(id));
    }
    Ok(())
}

fn row_json(row: &Row, context: &Context) -> BackupJson {
    BackupJson {
        file: row.file.clone(),
        when: row.when.format("%Y-%m-%dT%H:%M:%S").to_string(),
        entries: row.manifest.as_ref().map(|m| m.position),
        bytes: row.bytes(),
        own: row.own,
        problem: row.problem.as_ref().map(|problem| context.say(problem)),
    }
}

/// A date and a time, as `vr 20 nov 2026 16:02`.
fn moment(context: &Context, when: chrono::NaiveDateTime) -> String {
    let date = dates::short_with_year(when.date(), context.lang());
    format!("{date} {}", ClockTime::of(when))
}

/// Bytes as people say them.
pub(super) fn size(context: &Context, bytes: u64) -> String {
    let tenths = |unit: u64| (bytes * 10).div_ceil(unit);
    let (tenths, unit) = match bytes {
        ..1_000_000 => return format!("{} kB", bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => (tenths(1_000_000), "MB"),
        _ => (tenths(1_000_000_000), "GB"),
    };
    let comma = match context.lang() {
        crate::domain::lang::Lang::Nl => ',',
        crate::domain::lang::Lang::En => '.',
    };
    format!("{}{comma}{} {unit}", tenths / 10, tenths % 10)
}

pub(super) fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|source| {
        BackupError::Io {
            file: path.to_path_buf(),
            source,
        }
        .into()
    })
}

pub(super) fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy())
}
