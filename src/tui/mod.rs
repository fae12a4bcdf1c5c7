//! Draws, and reads keys. Decides nothing: it asks `app`.

pub mod events;
pub mod keys;
pub mod look;
pub mod popups;
pub mod symbol;
pub mod terminal;
pub mod theme;
pub mod widgets;

#[cfg(test)]
mod testing;
