//! The words and the rules. Pure: no I/O, no clock, no store, no screen.

pub mod time;
