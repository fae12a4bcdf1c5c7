//! Words for the screen, and the one place where foreign text becomes safe text.

pub mod clean;
pub mod fold;
pub mod search;
pub mod sentence;
pub mod texts;
pub mod width;

#[cfg(test)]
mod guard;
