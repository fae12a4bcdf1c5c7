//! The real program, from the outside: what it prints, what it keeps, how it exits.
#![expect(clippy::expect_used, reason = "a test may stop where it cannot go on")]

mod backup;
mod beside;
mod careful;
mod check;
mod doctor;
mod floor;
mod numbers;
mod package;
mod program;
mod restoring;
mod texts;
mod work;
