//! What one can ask. View models are gathered here once after a command, never while drawing.

mod backup;
pub mod board;
pub mod day;
pub mod dossier;
pub mod find;
pub mod gone;
pub mod hours;
pub mod log;
pub mod overview;
pub mod recent;
pub mod short;
pub mod signals;
