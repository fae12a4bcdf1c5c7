//! `undo` and `redo`: this terminal's latest action, whole.

use super::context::{Context, Failure};
use super::out::Out;
use crate::text::sentence::Sentence;

pub(super) fn undo(context: &Context, out: &mut Out) -> Result<(), Failure> {
    let mut app = context.open()?;
    let step = app.undo()?;
    let what = step.told(&context.texts, app.directory());
    out.line(&context.say(&Sentence::new("cli-undone").text("what", what)));
    app.settle();
    Ok(())
}

pub(super) fn redo(context: &Context, out: &mut Out) -> Result<(), Failure> {
    let mut app = context.open()?;
    let step = app.redo()?;
    let what = step.told(&context.texts, app.directory());
    out.line(&context.say(&Sentence::new("cli-redone").text("what", what)));
    app.settle();
    Ok(())
}
