//! The soak: every fault at full figures, and a table of what it came to.
//!
//! `cargo build --release && cargo run --release --example soak -- --minutes 60 [--seed S] [--only WORD]`
//!
//! The minutes are divided over the faults, and the rounds of each over the cores; the table says how many rounds were really done. A fault that went
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
use std::sync::atomic::{AtomicU64, Ordering};
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

/// Rounds of a fault until all are done or its time is over, on every core; at least one batch.
fn soaked(fault: &Fault, seed: u64, most: Duration) -> Tally {
    let begin = Instant::now();
    let next = AtomicU64::new(0);
    let work = || {
        let mut tally = Tally::default();
        loop {
            // Another seed for each batch; the first one is that of the whole.
            let batch = next.fetch_add(1, Ordering::Relaxed);
            let before = batch * fault.batch;
            let is_over = batch > 0 && begin.elapsed() >= most;
            if before >= fault.rounds || is_over {
                return tally;
            }
            let rounds = fault.batch.min(fault.rounds - before);
            let done = (fault.run)(rounds, seed.wrapping_add(batch));
            // At once, for the rest may last an hour.
            for told in &done.told {
                eprintln!("{told}");
            }
            tally.add(done);
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut all = Tally::default();
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..if fault.alone { 1 } else { cores })
            .map(|_| scope.spawn(work))
            .collect();
        for worker in workers {
            all.add(worker.join().expect("rounds catch their panics"));
        }
    });
    all
}

/// What follows a word on the command line.
fn value(name: &str) -> Option<String> {
    std::env::args().skip_while(|arg| arg != name).nth(1)
}
