//! Draws, and reads keys. Decides nothing: it asks `app`.

pub mod ask;
pub mod backups;
pub mod colours;
pub mod desk;
pub mod effect;
pub mod events;
mod finder;
pub mod keys;
pub mod look;
pub mod popups;
mod program;
pub mod run;
pub mod screens;
pub mod symbol;
pub mod terminal;
pub mod theme;
pub mod ui;
pub mod welcome;
pub mod widgets;

#[cfg(test)]
mod testing;
