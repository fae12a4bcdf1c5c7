//! The loop: an event, what it leads to, one frame.

use std::time::Duration;

use super::events::{Asked, Event, Events};
use super::terminal::{Terminal, TerminalError};
use super::ui::Ui;
use super::welcome::{Welcome, WelcomeOutcome};

/// How often the clock on the screen is looked at when nothing happens.
const TICK: Duration = Duration::from_secs(1);

/// Runs the program on the terminal until it is over; the terminal is given back whatever happens.
///
/// # Errors
/// When there is no terminal to run on, or it went away.
pub fn run(ui: &mut Ui) -> Result<(), TerminalError> {
    let mut terminal = Terminal::enter(std::env::var("TERM").ok().as_deref())?;
    let mut events = Events::start()?;
    while !ui.is_over() {
        terminal.draw(|frame| ui.draw(frame))?;
        match events.next(TICK) {
            Event::Signal(Asked::Suspend) => terminal.suspend()?,
            Event::Signal(Asked::Continue) => terminal.resume()?,
            event => ui.handle(event),
        }
    }
    drop(terminal);
    ui.app().settle();
    Ok(())
}

/// Runs the first screen until something is decided; the terminal is given back whatever happens.
///
/// # Errors
/// When there is no terminal to run on, or it went away.
pub fn welcome(mut welcome: Welcome) -> Result<WelcomeOutcome, TerminalError> {
    let mut terminal = Terminal::enter(std::env::var("TERM").ok().as_deref())?;
    let mut events = Events::start()?;
    while welcome.outcome().is_none() {
        terminal.draw(|frame| welcome.draw(frame))?;
        match events.next(TICK) {
            Event::Signal(Asked::Suspend) => terminal.suspend()?,
            Event::Signal(Asked::Continue) => terminal.resume()?,
            event => welcome.handle(event),
        }
    }
    Ok(welcome.into_outcome())
}
