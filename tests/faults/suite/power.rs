//! The power goes: the journal keeps what was synced and some of the rest, and sled's folder is put back to
//! anything it may have been.

use std::fs;
use std::path::Path;

use werkvloer::app::App;
use werkvloer::journal::faults::{Failure, Fault, FaultyFiles};

use super::acts;
use super::dice::Dice;
use super::floor::{Floor, checked};
use super::tally::{Round, Tally};
use super::witness::{Acknowledged, can_undo};

/// Cuts per workshop.
const CUTS: u64 = 4;

/// Cuts the power so many times.
pub fn run(cuts: u64, seed: u64) -> Tally {
    let mut tally = Tally::default();
    for number in 0..cuts.div_ceil(CUTS) {
        let mut done = 0;
        tally.round(&format!("power cuts, seed {seed}, workshop {number}"), || {
            workshop(&mut Dice::new(seed, number), &mut done)
        });
        tally.rounds += done - 1;
    }
    tally
}

fn workshop(dice: &mut Dice, done: &mut u64) -> Round {
    *done = 1;
    let floor = Floor::grown(5, dice.next());
    let files = FaultyFiles::new();
    let older = floor.around().join("older");
    for cut in 0..CUTS {
        *done = cut + 1;
        let mut app = floor.open_with(&files)?;
        if cut > 0 {
            can_undo(&mut app)?;
        }
        let mut last = Acknowledged::of(&app)?;
        files.set(Fault {
            call: None,
            nth: 1 + dice.next() % 60,
            failure: Failure::Io,
            short: dice.one_in(2),
            stays: true,
        });
        let copy_at = dice.below(12);
        for turn in 0.. {
            if turn == copy_at {
                app.settle();
                copy_sled(&floor.store(), &older);
            }
            let kind = dice.below(acts::KINDS);
            let trouble = acts::one(&mut app, dice, kind).is_err();
            if app.read_only().is_some() || trouble {
                // The action after which nothing could be written may itself have been saved.
                last = saved(&app, last)?;
                break;
            }
            last = Acknowledged::of(&app)?;
        }
        drop(app);
        files.power_cut(dice.next())?;
        meddle(&floor.store(), &older, dice);
        last.is_in(&floor.open_with(&files)?)?;
    }
    checked(&floor)
}

/// What is acknowledged after trouble: the journal's head counts only what was.
fn saved(app: &App, before: Acknowledged) -> Result<Acknowledged, super::tally::Wrong> {
    let now = Acknowledged::of(app)?;
    Ok(if now.position > before.position {
        now
    } else {
        before
    })
}

/// Takes a copy of sled's folder as it is.
pub fn copy_sled(store: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    copy(&store.join("sled"), to);
}

/// Copies a folder with all in it; what goes away meanwhile is left out.
pub fn copy(from: &Path, to: &Path) {
    let _ = fs::create_dir_all(to);
    for entry in fs::read_dir(from).into_iter().flatten().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            let _ = fs::copy(entry.path(), target);
        }
    }
}

/// sled is never synced while one works: after a power cut its folder may be as it was earlier, torn, or gone.
fn meddle(store: &Path, older: &Path, dice: &mut Dice) {
    let sled = store.join("sled");
    match dice.below(6) {
        0 => {}
        1 => {
            let _ = fs::remove_dir_all(&sled);
        }
        2 => {
            let _ = fs::remove_dir_all(&sled);
            let _ = fs::create_dir(&sled);
        }
        3 if older.exists() => {
            let _ = fs::remove_dir_all(&sled);
            copy(older, &sled);
        }
        _ => tear(&sled, dice),
    }
}

/// Some pages of some files are old, zero, or cut off.
fn tear(folder: &Path, dice: &mut Dice) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            tear(&path, dice);
        } else if let Ok(mut bytes) = fs::read(&path) {
            for page in bytes.chunks_mut(4096) {
                if dice.one_in(6) {
                    page.fill(0);
                }
            }
            if dice.one_in(2) {
                let keep = dice.below(bytes.len() + 1);
                bytes.truncate(keep);
            }
            let _ = fs::write(&path, bytes);
        }
    }
}
