//! Which faults, how many rounds of each, and how much of the time they get.

use std::path::PathBuf;

use werkvloer::parsers::Parser;

use crate::suite::tally::Tally;
use crate::suite::{
    calls, command_line, damage, forks, hostile, keys, kill, model, parsers, power, races, system_calls,
};

/// One line of the table.
pub struct Fault {
    /// What it is called.
    pub name: String,
    /// The full figure.
    pub rounds: u64,
    /// Rounds between two looks at the clock.
    pub batch: u64,
    /// Its share of the time.
    pub share: u32,
    /// Whether it takes the whole machine, because it looks at the time.
    pub alone: bool,
    /// So many rounds of a seed.
    pub run: Box<dyn Fn(u64, u64) -> Tally + Sync>,
}

fn fault(
    name: &str,
    (rounds, batch, share): (u64, u64, u32),
    run: impl Fn(u64, u64) -> Tally + Sync + 'static,
) -> Fault {
    Fault {
        name: name.to_owned(),
        rounds,
        batch,
        share,
        alone: false,
        run: Box::new(run),
    }
}

/// The program itself, built beside this one; none where it was not built.
fn binary() -> Option<PathBuf> {
    let own = std::env::current_exe().ok()?;
    let path = own.parent()?.parent()?.join("werkvloer");
    path.exists().then_some(path)
}

/// All of them. What lasts longest comes last, and gets what the others left.
pub fn faults() -> Vec<Fault> {
    let mut all = vec![
        fault("kill -9", (500, 20, 20), kill::run),
        fault("power cut", (200, 20, 12), power::run),
        fault("each call fails", (2_000, 100, 12), calls::run),
        fault("damage to any file", (2_000, 50, 30), |rounds, seed| {
            damage::run(rounds, seed, false)
        }),
        fault("damage, many notes", (2_000, 50, 30), |rounds, seed| {
            damage::run(rounds, seed, true)
        }),
        fault("forks", (500, 20, 30), forks::run),
        Fault {
            alone: true,
            ..fault("20 starts at once", (100, 5, 8), races::run)
        },
        fault("model, 250 steps", (400, 2, 30), model::run),
        fault("bad files", (12, 12, 2), |_, _| parsers::run_bad_tables()),
    ];
    for parser in Parser::ALL {
        let share = if matches!(parser, Parser::Csv | Parser::Journal) {
            12
        } else {
            6
        };
        let name = format!("anything into {parser:?}").to_lowercase();
        all.push(fault(&name, (1_000_000, 5_000, share), move |n, seed| {
            parsers::run(parser, n, seed)
        }));
    }
    match binary() {
        Some(path) => {
            let own = path.clone();
            all.push(fault("hostile arguments", (2_000, 50, 10), move |n, seed| {
                command_line::run(n, seed, &path)
            }));
            if system_calls::is_possible() {
                all.push(fault("a system call fails", (300, 20, 8), move |n, seed| {
                    system_calls::run(n, seed, &own)
                }));
            } else {
                println!("system calls: skipped, there is no strace here that may trace");
            }
        }
        None => println!("hostile arguments: skipped, first cargo build --release"),
    }
    all.push(fault("hostile text", (10_000, 40, 60), hostile::run));
    all.push(fault("random keys", (100_000, 100, 80), keys::run));
    all
}
