//! The words and the rules. Pure: no I/O, no clock, no store, no screen.

pub mod attendance;
pub mod calendar;
pub mod compose;
pub mod datafile;
pub mod dated;
pub mod dates;
pub mod directory;
pub mod durations;
pub mod half_day_text;
pub mod hours;
pub mod ids;
pub mod klus;
pub mod lang;
pub mod method;
pub mod name;
pub mod namesakes;
pub mod numbers;
pub mod participant;
pub mod projection;
pub mod record;
pub mod schedule;
pub mod sheet;
pub mod time;
pub mod times;
pub mod week_text;
pub mod workshop;
