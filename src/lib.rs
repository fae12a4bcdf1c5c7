//! Werkvloer: attendance, hours, klussen and observations on the work floor, from the keyboard.
//!
//! Arrows run one way: `cli, tui → backup → app → {store, journal, exchange} → domain`.

pub mod app;
pub mod backup;
pub mod cli;
pub mod codec;
pub mod demo;
pub mod domain;
pub mod exchange;
pub mod journal;
pub mod log;
#[cfg(feature = "testing")]
pub mod parsers;
pub mod sheet;
pub mod store;
pub mod text;
pub mod tui;
