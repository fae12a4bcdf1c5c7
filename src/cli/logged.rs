//! What the log says of a command: that it began, how it ended, and why it could not be done.

use std::path::PathBuf;

use etcetera::BaseStrategy;

use super::context::Failure;
use crate::log::{self, Fact};

/// The folder of the log, in the state folder of whoever works here; none without a home.
pub(super) fn folder() -> Option<PathBuf> {
    let state = etcetera::choose_base_strategy().ok()?.state_dir()?;
    Some(state.join("werkvloer/log"))
}

pub(super) fn begin(command: Option<&'static str>) {
    if let Some(folder) = folder() {
        log::keep_in(&folder);
    }
    if let Some(command) = command {
        log::write(Fact::Begun { command });
    }
    // The screen does so itself, once it has the terminal.
    if command != Some("screen") {
        log::watch_panics();
    }
}

pub(super) fn end(command: Option<&'static str>, done: &Result<(), Failure>) {
    if let Err(Failure::Store(sentence) | Failure::Unread(sentence)) = done {
        log::write(Fact::NotDone { id: sentence.id });
    }
    if let Some(command) = command {
        let code = done.as_ref().err().map_or(0, Failure::code);
        log::write(Fact::Ended { command, code });
    }
}
