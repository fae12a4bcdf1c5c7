//! The words and the rules. Pure: no I/O, no clock, no store, no screen.

pub mod calendar;
pub mod datafile;
pub mod dates;
pub mod durations;
pub mod lang;
pub mod method;
pub mod name;
pub mod time;
pub mod times;
