//! What a whole file says of itself, before any row is read: which column holds what, how its hours, dates and marks
//! are meant, and what would be lost.

pub mod above;
pub mod habits;
pub mod marks;
pub mod roles;
pub mod survey;
pub mod unread;
