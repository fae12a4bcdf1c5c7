//! The soak: every fault at full figures, and a table of what it came to.
//!
//! `cargo build --release && cargo run --release --example soak -- --minutes 60 [--seed S] [--only WORD]`
//!
//! The minutes are divided over the faults; the table says how many rounds were really done. A fault that went
//! wrong is told with the seed that repeats it, and the exit code is 1.

#![expect(
    clippy::expect_used,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "it prints, and stops where it cannot go on"
)]

mod plan;
mod table;

#[path = "../../tests/faults/suite/mod.rs"]
mod suite;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use plan::{Fault, faults};
use suite::dice::seed;
use suite::tally::Tally;

fn main() -> ExitCode {
    // Started as a child, to be killed.
    if suite::child::main() {
        return ExitCode::SUCCESS;
    }
    let known = ["--minutes", "--seed", "--only"];
    let mut words = std::env::args().skip(1).step_by(2);
    if words.any(|word| !known.contains(&word.as_str())) {
        println!("usage: soak [--minutes N] [--seed S] [--only WORD]");
        return ExitCode::from(2);
    }
    let minutes = value("--minutes")
        .and_then(|text| text.parse().ok())
        .unwrap_or(60);
    let seed = seed(value("--seed").and_then(|text| text.parse().ok()).unwrap_or(1));
    let only = value("--only").unwrap_or_default();
    // What panics is told in the table, and not ten thousand times on the screen.
    std::panic::set_hook(Box::new(|_| {}));
    let faults: Vec<Fault> = faults().into_iter().filter(|f| f.name.contains(&only)).collect();
    table::head(minutes, seed);
    let end = Instant::now() + Duration::from_secs(60 * minutes);
    let mut wrong = Vec::new();
    for (at, fault) in faults.iter().enumerate() {
        let shares: u32 = faults[at..].iter().map(|f| f.share).sum();
        let mine = end.saturating_duration_since(Instant::now()) * fault.share / shares;
        let begin = Instant::now();
        let tally = soaked(fault, seed, mine);
        table::row(fault, &tally, begin.elapsed());
        wrong.extend(tally.told);
    }
    table::foot();
    for told in &wrong {
        println!("{told}");
    }
    ExitCode::from(u8::from(!wrong.is_empty()))
}

/// Rounds of a fault until all are done or its time is over; at least one batch.
fn soaked(fault: &Fault, seed: u64, most: Duration) -> Tally {
    let begin = Instant::now();
    let mut tally = Tally::default();
    let mut batch = 0;
    while tally.rounds < fault.rounds && (batch == 0 || begin.elapsed() < most) {
        let rounds = fault.batch.min(fault.rounds - tally.rounds);
        // Another seed for each batch; the first one is that of the whole.
        let own = seed.wrapping_add(batch);
        let done = (fault.run)(rounds, own);
        // At once, for the rest may last an hour.
        for told in &done.told {
            eprintln!("{told}");
        }
        if done.rounds == 0 {
            break;
        }
        tally.add(done);
        batch += 1;
    }
    tally
}

/// What follows a word on the command line.
fn value(name: &str) -> Option<String> {
    std::env::args().skip_while(|arg| arg != name).nth(1)
}
