//! The one table of keys. The footer, the help, the palette, `docs/keys.md` and the user's own keys come from it.

pub mod chord;
pub mod command;
pub mod docs;
pub mod hints;
pub mod keymap;
pub mod overrides;
pub mod table;

#[cfg(test)]
mod guard;

pub use chord::Chord;
pub use command::{Command, Context, Group};
pub use keymap::{Keymap, Resolution};
pub use table::{Row, TABLE};
