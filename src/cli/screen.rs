//! No subcommand: the screen.

use super::context::{Context, Failure};
use super::out::Out;
use crate::text::sentence::Sentence;

/// Opens the screen on the store of this context.
pub(super) fn open_screen(context: &Context, out: &mut Out) -> Result<(), Failure> {
    let _ = (&context.theme, out);
    Err(Failure::Usage(Sentence::new("cli-no-screen")))
}
