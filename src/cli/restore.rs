//! `restore`: puts a backup back.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;

use serde::Serialize;

use super::backup::{absolute, shown, there};
use super::context::{Context, Failure, date};
use super::out::{Out, aside};
use crate::backup::{
    BackupError, Backups, Disks, Lineage, Manifest, Onwards, Restored, Status, Wanted, is_something, restore,
    restore_anew,
};
use crate::domain::time::ClockTime;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "FROM")]
    from: Option<PathBuf>,
    #[arg(long, value_name = "WHICH", allow_hyphen_values = true)]
    which: Option<String>,
    #[arg(long, short = 'y')]
    yes: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct RestoredJson {
    file: String,
    entries: u64,
    chain: String,
    state: String,
    folder: String,
    aside: Option<String>,
    /// The folder that its backups go to from now on, where this chose it.
    backups: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let disks = Disks::default();
    let from = match &args.from {
        Some(from) => absolute(from)?,
        None => chosen(context, &disks)?,
    };
    let (folder, wanted) = match (from.is_file(), from.parent(), from.file_name()) {
        (true, Some(folder), Some(name)) => {
            let name = name.to_string_lossy().into_owned();
            (folder.to_path_buf(), Wanted::Named(name))
        }
        _ => (from, wanted(args.which.as_deref(), context)?),
    };
    let backups = Backups::new(folder, disks.backups.clone());
    let replaces = is_something(&context.store);
    let manifest = backups.find(&wanted)?;
    if wanted == Wanted::Newest {
        tell_further(context, &backups, &manifest);
    }
    if replaces {
        tell_replaced(context, &backups, &manifest, &disks);
        if !args.yes {
            ask(context, &manifest)?;
        }
    }
    let put_back = if replaces { restore } else { restore_anew };
    let done = put_back(&backups, &wanted, &context.store, &disks)?;
    if args.json {
        return out.json(&json(context, &done));
    }
    let when = done.manifest.when;
    let sentence = Sentence::new("cli-restore-done")
        .date("date", when.date())
        .time("time", ClockTime::of(when))
        .number("entries", done.manifest.position)
        .text("folder", shown(&context.store));
    out.line(&context.say(&sentence));
    if let Some(aside) = &done.aside {
        out.line(&context.say(&Sentence::new("cli-restore-aside").text("folder", shown(aside))));
    }
    if let Some(sentence) = onwards(&done.onwards) {
        out.line(&context.say(&sentence));
    }
    Ok(())
}

/// What is said of where the backups go, where that is not what it was.
fn onwards(onwards: &Onwards) -> Option<Sentence> {
    let about = |id, folder| Some(Sentence::new(id).text("folder", shown(folder)));
    match onwards {
        Onwards::AsBefore => None,
        Onwards::Source(folder) => about("cli-restore-onwards", folder),
        Onwards::NotSource(folder) => about("cli-restore-onwards-not", folder),
    }
}

/// The one made last need not have the most work: an earlier day may have been put back in between.
fn tell_further(context: &Context, backups: &Backups, chosen: &Manifest) {
    if let Ok(Some((file, further))) = backups.further(chosen) {
        let sentence = Sentence::new("cli-restore-further")
            .number("entries", chosen.position)
            .number("more", further.position)
            .date("date", further.when.date())
            .time("time", ClockTime::of(further.when))
            .text("file", shown(&file));
        aside(&context.say(&sentence));
    }
}

/// Says what of the store that is there is not in the backup, before anybody says yes.
fn tell_replaced(context: &Context, from: &Backups, chosen: &Manifest, disks: &Disks) {
    let Ok(own) = Lineage::of(&context.store, &disks.store) else {
        return;
    };
    tell_uncopied(&own, from, context, disks);
    if own.has(chosen.position, chosen.chain).is_ok_and(|has| !has) {
        aside(&context.say(&Sentence::new("cli-restore-other").text("folder", shown(&context.store))));
    }
}

/// Says how much of it is in no backup.
fn tell_uncopied(own: &Lineage, from: &Backups, context: &Context, disks: &Disks) {
    let status = Status::told(&context.store, disks.store.as_ref());
    let usual = Backups::new(status.folder(&context.store), disks.backups.clone());
    let Some(uncopied) = own.uncopied(&[from, &usual], status.last) else {
        return;
    };
    let sentence = Sentence::new("cli-restore-uncopied")
        .text("folder", shown(&context.store))
        .number("count", uncopied.entries)
        .date("date", uncopied.since.date())
        .time("time", ClockTime::of(uncopied.since));
    aside(&context.say(&sentence));
}

/// Where the backups of this store go.
fn chosen(context: &Context, disks: &Disks) -> Result<PathBuf, Failure> {
    match Status::load(&context.store, disks.store.as_ref()) {
        Err(BackupError::ChoiceUnread(file)) => Err(Failure::Store(
            Sentence::new("cli-restore-from-where").text("file", shown(&file)),
        )),
        _ => Ok(there(context, None)?.folder().to_path_buf()),
    }
}

fn wanted(which: Option<&str>, context: &Context) -> Result<Wanted, Failure> {
    Ok(match which {
        None | Some("newest" | "laatste") => Wanted::Newest,
        Some(text) => Wanted::On(date(text, context.today())?),
    })
}

/// Replacing what is there wants a yes, from somebody who can say no.
fn ask(context: &Context, manifest: &Manifest) -> Result<(), Failure> {
    let folder = shown(&context.store);
    if !io::stdin().is_terminal() {
        return Err(Failure::refused(
            Sentence::new("cli-restore-yes").text("folder", folder),
        ));
    }
    let question = Sentence::new("cli-restore-ask")
        .text("folder", folder)
        .date("date", manifest.when.date())
        .time("time", ClockTime::of(manifest.when));
    let mut answer = String::new();
    let mut stderr = io::stderr();
    write!(stderr, "{} ", context.say(&question))
        .and_then(|()| stderr.flush())
        .and_then(|()| io::stdin().lock().read_line(&mut answer))
        .map_err(Failure::Output)?;
    let yes = ["j", "ja", "y", "yes"];
    if yes.contains(&answer.trim().to_lowercase().as_str()) {
        Ok(())
    } else {
        Err(Failure::refused(Sentence::new("cli-restore-not")))
    }
}

fn json(context: &Context, done: &Restored) -> RestoredJson {
    RestoredJson {
        file: done.manifest.file(),
        entries: done.manifest.position,
        chain: done.manifest.chain.to_string(),
        state: blake3::Hash::from_bytes(done.state).to_hex().to_string(),
        folder: shown(&context.store),
        aside: done.aside.as_deref().map(shown),
        backups: match &done.onwards {
            Onwards::Source(folder) => Some(shown(folder)),
            Onwards::AsBefore | Onwards::NotSource(_) => None,
        },
    }
}
