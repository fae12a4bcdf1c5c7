//! What a number of rounds came to.

use std::time::{Duration, Instant};

/// Counts over the rounds of one fault.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Rounds that were really done.
    pub rounds: u64,
    /// Acknowledged things that were gone.
    pub lost: u64,
    /// Things there in part.
    pub half_done: u64,
    /// Panics, hangs, and answers that should not be.
    pub panics: u64,
    /// The slowest round.
    pub slowest: Duration,
    /// What went wrong, with the seed and round to repeat it.
    pub told: Vec<String>,
}

/// What one round came to when it did not go well.
#[derive(Debug)]
pub enum Wrong {
    /// Something acknowledged is gone.
    Lost(String),
    /// Something is there in part.
    HalfDone(String),
    /// Anything else that must not be.
    Other(String),
}

impl<T: std::error::Error> From<T> for Wrong {
    fn from(error: T) -> Self {
        Self::Other(error.to_string())
    }
}

/// A round that went well, or not.
pub type Round = Result<(), Wrong>;

impl Tally {
    /// Does a round, catching a panic.
    pub fn round(&mut self, name: &str, work: impl FnOnce() -> Round) {
        let begin = Instant::now();
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
        self.slowest = self.slowest.max(begin.elapsed());
        self.rounds += 1;
        let wrong = match done {
            Ok(Ok(())) => return,
            Ok(Err(wrong)) => wrong,
            Err(panic) => Wrong::Other(said(&*panic)),
        };
        let (count, what) = match wrong {
            Wrong::Lost(what) => (&mut self.lost, what),
            Wrong::HalfDone(what) => (&mut self.half_done, what),
            Wrong::Other(what) => (&mut self.panics, what),
        };
        *count += 1;
        self.told.push(format!("{name}: {what}"));
    }

    /// More rounds of the same.
    pub fn add(&mut self, more: Self) {
        self.rounds += more.rounds;
        self.lost += more.lost;
        self.half_done += more.half_done;
        self.panics += more.panics;
        self.slowest = self.slowest.max(more.slowest);
        self.told.extend(more.told);
    }
}

fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|t| (*t).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    format!("panic: {}", text.unwrap_or_default())
}
