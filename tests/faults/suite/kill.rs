//! Killed without warning, in the middle of anything.

use std::io::BufReader;
use std::path::Path;
use std::process::Child;
use std::time::Duration;

use werkvloer::app::App;
use werkvloer::backup::{Backups, Disks, Wanted, run_now, trial, usual_folder};

use super::acts;
use super::child::{Job, command, heard, last_saved, saved};
use super::dice::Dice;
use super::floor::{Floor, checked, create, fold};
use super::tally::{Round, Tally, Wrong};
use super::witness::{Acknowledged, can_undo};

/// Kills so many times.
pub fn run(kills: u64, seed: u64) -> Tally {
    let mut tally = Tally::default();
    let mut floor = Floor::grown(6, seed);
    for number in 0..kills {
        let mut dice = Dice::new(seed, number);
        let job = Job::KILLED[usize::try_from(number).unwrap_or(0) % Job::KILLED.len()];
        tally.round(
            &format!("kill in {job:?}, seed {seed}, round {number}"),
            || match job {
                Job::Create => in_creation(&mut dice),
                Job::Restore => in_restoring(&mut dice),
                job => once(&floor, job, &mut dice),
            },
        );
        // The same store goes on for a while, so that it is killed more than once.
        if number % 20 == 19 {
            floor = Floor::grown(6, dice.next());
        }
    }
    tally
}

fn once(floor: &Floor, job: Job, dice: &mut Dice) -> Round {
    let before = Acknowledged::of(&floor.open()?)?;
    if job == Job::Rebuild {
        std::fs::remove_dir_all(floor.store().join("sled"))?;
    }
    let at_work = matches!(
        job,
        Job::Anything | Job::Bulk | Job::Import | Job::Closing | Job::Undo | Job::Backup
    );
    // Now and then it is killed while it opens, else in the middle of its work.
    let word = if at_work && !dice.one_in(4) {
        "saved"
    } else {
        "begun"
    };
    let (mut child, first) = begun(job, &floor.store(), word, dice)?;
    std::thread::sleep(Duration::from_micros(dice.next() % 150_000));
    child.kill()?;
    let said = last_saved(&mut child)?;
    let last = said.saved.or(saved(&first)).unwrap_or(before);
    let mut app = floor.open()?;
    last.is_in(&app)?;
    can_undo(&mut app)?;
    drop(app);
    if job == Job::Backup {
        backed_up(floor, said.backed)?;
    }
    checked(floor)
}

/// A child that has said a word, and the line that it is in.
fn begun(job: Job, store: &Path, word: &str, dice: &mut Dice) -> Result<(Child, String), Wrong> {
    let mut child = command(job, store, dice.next())?.spawn()?;
    let out = child
        .stdout
        .as_mut()
        .ok_or_else(|| Wrong::Other("no pipe".into()))?;
    // Byte by byte: what it says next is for later.
    let line = heard(&mut BufReader::with_capacity(1, out), &[word])?;
    Ok((child, line))
}

/// Every backup that counts is whole, the last that was acknowledged among them, and it can be restored.
fn backed_up(floor: &Floor, acknowledged: Option<u64>) -> Round {
    let disks = Disks::default();
    let backups = Backups::new(usual_folder(&floor.store()), disks.backups.clone());
    let mut newest = None;
    // Killed before there was any.
    let all = if backups.folder().exists() {
        backups.list()?
    } else {
        Vec::new()
    };
    for listed in all {
        let manifest = listed.manifest?;
        backups.check(&manifest)?;
        newest = newest.max(Some(manifest.position));
    }
    if newest < acknowledged {
        return Err(Wrong::Lost(format!(
            "backup up to {acknowledged:?}, there is {newest:?}"
        )));
    }
    if newest.is_some() {
        trial(&backups, &backups.find(&Wanted::Newest)?, &floor.store(), &disks)?;
    }
    Ok(())
}

/// While a backup takes the place of the store there is always one of the two.
fn in_restoring(dice: &mut Dice) -> Round {
    let floor = Floor::grown(6, dice.next());
    let backed = Acknowledged::of(&floor.open()?)?;
    run_now(&floor.store(), &Disks::default(), None, floor.wall.get())?;
    let mut app = floor.open()?;
    for kind in 3..15 {
        acts::one(&mut app, dice, kind)?;
    }
    let later = Acknowledged::of(&app)?;
    drop(app);
    let (mut child, _) = begun(Job::Restore, &floor.store(), "begun", dice)?;
    std::thread::sleep(Duration::from_micros(dice.next() % 200_000));
    child.kill()?;
    last_saved(&mut child)?;
    let now = Acknowledged::of(&floor.open()?)?;
    if now != backed && now != later {
        return Err(Wrong::HalfDone(format!(
            "{now:?} is neither {backed:?} nor {later:?}"
        )));
    }
    checked(&floor)
}

/// A store that was being made is there, or can be made again.
fn in_creation(dice: &mut Dice) -> Round {
    let floor = Floor::bare();
    let (mut child, _) = begun(Job::Create, &floor.store(), "begun", dice)?;
    std::thread::sleep(Duration::from_micros(dice.next() % 30_000));
    child.kill()?;
    let app = match last_saved(&mut child)?.saved {
        Some(said) => {
            let app = floor.open()?;
            said.is_in(&app)?;
            app
        }
        None if App::exists(&floor.store())? => floor.open()?,
        None => create(&floor.store(), &floor.wall)?,
    };
    if app.directory().methods.is_empty() || fold(&app)?.state_hash()? != app.store().state_hash()? {
        return Err(Wrong::HalfDone("a store without what it begins with".into()));
    }
    Ok(())
}
