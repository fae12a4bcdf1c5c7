//! How far along something long is: one line on standard error, if somebody sits there.

use std::io::{IsTerminal, Write};

use super::context::Context;
use crate::text::clean::clean;

/// Cells of the bar.
const CELLS: u64 = 30;

/// A line that is drawn over itself.
pub(super) struct Bar {
    label: String,
    live: bool,
    shown: Option<u64>,
}

impl Bar {
    /// A bar with this text before it; nothing at all where standard error is no terminal.
    pub(super) fn new(context: &Context, label: &str) -> Self {
        Self {
            label: clean(&context.texts.get(label)),
            live: std::io::stderr().is_terminal(),
            shown: None,
        }
    }

    /// Shows so much of so much.
    pub(super) fn at(&mut self, done: u64, total: u64) {
        let percent = done.min(total) * 100 / total.max(1);
        if !self.live || self.shown == Some(percent) {
            return;
        }
        self.shown = Some(percent);
        let full = percent * CELLS / 100;
        let cells: String = (0..CELLS)
            .map(|cell| if cell < full { '#' } else { '.' })
            .collect();
        draw(&format!("{} [{cells}] {percent:>3} %", self.label));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.shown.is_some() {
            draw("");
        }
    }
}

fn draw(line: &str) {
    let mut stderr = std::io::stderr().lock();
    // A bar that cannot be drawn is no reason to stop.
    let _ = write!(stderr, "\r{line}\u{1b}[K").and_then(|()| stderr.flush());
}
