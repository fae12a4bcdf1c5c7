//! The table, printed row by row as it comes about.

use std::fs;
use std::time::Duration;

use crate::plan::Fault;
use crate::suite::tally::Tally;

/// The machine, and the heads of the columns.
pub fn head(minutes: u64, seed: u64) {
    let first = |path: &str, word: &str| {
        let text = fs::read_to_string(path).unwrap_or_default();
        let line = text
            .lines()
            .find(|line| line.starts_with(word))
            .map(str::to_owned);
        line.unwrap_or_default()
            .split(':')
            .next_back()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let version = env!("CARGO_PKG_VERSION");
    let build = if cfg!(debug_assertions) {
        "debug"
    } else {
        "release"
    };
    println!("werkvloer {version}, {build}, {minutes} minutes, seed {seed}");
    println!(
        "{}, {} cores, Linux {}",
        first("/proc/cpuinfo", "model name"),
        std::thread::available_parallelism().map_or(1, usize::from),
        first("/proc/sys/kernel/osrelease", "")
    );
    println!();
    println!("| fault | rounds | of | lost | half-done | panics, hangs, wrong answers | slowest | took |");
    println!("|---|--:|--:|--:|--:|--:|--:|--:|");
}

/// One fault.
pub fn row(fault: &Fault, tally: &Tally, took: Duration) {
    println!(
        "| {} | {} | {} | {} | {} | {} | {} | {} s |",
        fault.name,
        tally.rounds,
        fault.rounds,
        tally.lost,
        tally.half_done,
        tally.panics,
        short(tally.slowest),
        took.as_secs()
    );
}

/// What all of it took in memory.
pub fn foot() {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap_or("unknown");
    println!("\nmost memory at any moment: {}", peak.trim());
}

fn short(time: Duration) -> String {
    if time < Duration::from_millis(10) {
        format!("{} µs", time.as_micros())
    } else {
        format!("{} ms", time.as_millis())
    }
}
