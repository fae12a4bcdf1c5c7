//! Files in and out: what a CSV says, in the words people use, before the rules of the domain judge it.

pub mod cells;
pub mod columns;
pub mod encoding;
pub mod statuses;
pub mod table;

/// A word as headers and statuses are compared: folded, letters and digits only.
pub(crate) fn key(text: &str) -> String {
    crate::text::fold::fold(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
