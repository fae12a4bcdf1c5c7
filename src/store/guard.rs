//! sled where its panics cannot take the program along.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::StoreError;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread will be caught here; a panic hook then has nothing to do.
#[must_use]
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Runs work on sled; a panic becomes an error.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    let outer = GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    result.unwrap_or(Err(StoreError::Panicked))
}
