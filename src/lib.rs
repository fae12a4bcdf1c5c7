//! Werkvloer: attendance, hours, klussen and observations on the work floor, from the keyboard.
//!
//! Arrows run one way: `cli, tui → app → {store, journal, exchange} → domain`.

pub mod domain;
pub mod exchange;
pub mod journal;
pub mod text;
pub mod tui;
