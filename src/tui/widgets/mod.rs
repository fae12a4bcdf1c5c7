//! Pure drawing: every widget is a struct of its inputs.

pub mod chart;
pub mod footer;
pub mod gauge;
pub mod header;
pub mod lines;
pub mod pane;
pub mod shell;
pub mod table;
pub mod warnings;

#[cfg(test)]
mod tests;
