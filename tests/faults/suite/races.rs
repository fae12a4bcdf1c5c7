//! Twenty starts at once: exactly one has the store, the others are told by whom and since when.

use std::io::{BufReader, Write};
use std::process::Child;

use super::child::{Job, command, heard};
use super::dice::Dice;
use super::floor::Floor;
use super::tally::{Round, Tally, Wrong};

/// Starts per round.
const STARTS: usize = 20;

/// The longest that somebody waits for the answer that it is taken, in milliseconds; unoptimised code, beside
/// other tests, gets more.
const ANSWER: u64 = if cfg!(debug_assertions) { 2_000 } else { 200 };

/// So many rounds of twenty starts.
pub fn run(rounds: u64, seed: u64) -> Tally {
    let mut tally = Tally::default();
    let floor = Floor::new(3, seed);
    for number in 0..rounds {
        tally.round(&format!("race, seed {seed}, round {number}"), || {
            once(&floor, &mut Dice::new(seed, number))
        });
    }
    tally
}

fn once(floor: &Floor, dice: &mut Dice) -> Round {
    let mut children = Vec::new();
    for _ in 0..STARTS {
        children.push(command(Job::Race, &floor.store(), dice.next())?.spawn()?);
    }
    let answers = answers(&mut children);
    for child in &mut children {
        // Standing input closes, and with it the store.
        drop(child.stdin.take());
        child.wait()?;
    }
    let answers = answers?;
    let won = answers.iter().filter(|a| a.starts_with("won")).count();
    if won != 1 {
        return Err(Wrong::Other(format!("{won} have it: {answers:?}")));
    }
    for answer in answers.iter().filter(|a| a.starts_with("told")) {
        let took = answer.split(' ').nth(1).and_then(|ms| ms.parse::<u64>().ok());
        if took.is_none_or(|ms| ms > ANSWER) {
            return Err(Wrong::Other(format!("waited: {answer}")));
        }
        let since = floor.wall.get().format("%H:%M").to_string();
        if !answer.contains("16:00") && !answer.contains(&since) {
            return Err(Wrong::Other(format!("not told since when: {answer}")));
        }
    }
    drop(floor.open()?);
    Ok(())
}

/// Lets all go at once, and hears what each says.
fn answers(children: &mut [Child]) -> Result<Vec<String>, Wrong> {
    let mut ears = Vec::new();
    for child in children.iter_mut() {
        let out = child
            .stdout
            .take()
            .ok_or_else(|| Wrong::Other("no pipe".into()))?;
        let mut lines = BufReader::new(out);
        heard(&mut lines, &["ready"])?;
        ears.push(lines);
    }
    for child in children.iter_mut() {
        if let Some(pipe) = &mut child.stdin {
            pipe.write_all(b"go\n")?;
        }
    }
    ears.iter_mut()
        .map(|lines| heard(lines, &["won", "told", "trouble"]))
        .collect()
}
