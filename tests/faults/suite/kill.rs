//! Killed without warning, in the middle of anything.

use std::io::BufReader;
use std::time::Duration;

use werkvloer::app::App;

use super::child::{Job, command, heard, last_saved};
use super::dice::Dice;
use super::floor::{Floor, create, fold};
use super::tally::{Round, Tally, Wrong};
use super::witness::{Acknowledged, can_undo};

/// Kills so many times.
pub fn run(kills: u64, seed: u64) -> Tally {
    let mut tally = Tally::default();
    let mut floor = Floor::new(6, seed);
    for number in 0..kills {
        let mut dice = Dice::new(seed, number);
        let job = Job::KILLED[usize::try_from(number).unwrap_or(0) % Job::KILLED.len()];
        tally.round(
            &format!("kill in {job:?}, seed {seed}, round {number}"),
            || match job {
                Job::Create => in_creation(&mut dice),
                job => once(&floor, job, &mut dice),
            },
        );
        // The same store goes on for a while, so that it is killed more than once.
        if number % 21 == 20 {
            floor = Floor::new(6, dice.next());
        }
    }
    tally
}

fn once(floor: &Floor, job: Job, dice: &mut Dice) -> Round {
    let before = Acknowledged::of(&floor.open()?)?;
    if job == Job::Rebuild {
        std::fs::remove_dir_all(floor.store().join("sled"))?;
    }
    let mut child = command(job, &floor.store(), dice.next())?.spawn()?;
    std::thread::sleep(Duration::from_micros(dice.next() % 150_000));
    child.kill()?;
    let (said, trouble) = last_saved(&mut child)?;
    if !trouble.is_empty() {
        return Err(Wrong::Other(trouble.join("; ")));
    }
    let last = said.unwrap_or(before);
    let mut app = floor.open()?;
    last.is_in(&app)?;
    can_undo(&mut app)
}

/// A store that was being made is there, or can be made again.
fn in_creation(dice: &mut Dice) -> Round {
    let floor = Floor::bare();
    let mut child = command(Job::Create, &floor.store(), dice.next())?.spawn()?;
    if let Some(out) = child.stdout.as_mut() {
        heard(&mut BufReader::with_capacity(1, out), &["begun"])?;
    }
    std::thread::sleep(Duration::from_micros(dice.next() % 30_000));
    child.kill()?;
    let (said, _) = last_saved(&mut child)?;
    let app = match said {
        Some(said) => {
            let app = floor.open()?;
            said.is_in(&app)?;
            app
        }
        None if App::exists(&floor.store()) => floor.open()?,
        None => create(&floor.store(), &floor.wall)?,
    };
    if app.directory().methods.is_empty() || fold(&app)?.state_hash()? != app.store().state_hash()? {
        return Err(Wrong::HalfDone("a store without what it begins with".into()));
    }
    Ok(())
}
