//! The loop: an event, what it leads to, one frame.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::events::{Asked, Event, Events};
use super::terminal::{Terminal, TerminalError};
use super::ui::Ui;
use super::welcome::Welcome;

/// How often the clock on the screen is looked at when nothing happens.
const TICK: Duration = Duration::from_secs(1);

/// Something that can be on the terminal.
pub trait Scene {
    /// Draws one frame, changing nothing.
    fn draw(&self, frame: &mut Frame<'_>);
    /// Says in what window it was drawn.
    fn was_drawn_in(&mut self, _window: Rect) {}
    /// Takes an event in.
    fn handle(&mut self, event: Event);
    /// Whether it is time to go.
    fn is_over(&self) -> bool;
}

impl Scene for Ui {
    fn draw(&self, frame: &mut Frame<'_>) {
        Self::draw(self, frame);
    }

    fn was_drawn_in(&mut self, window: Rect) {
        Self::was_drawn_in(self, window);
    }

    fn handle(&mut self, event: Event) {
        Self::handle(self, event);
    }

    fn is_over(&self) -> bool {
        Self::is_over(self)
    }
}

impl Scene for Welcome {
    fn draw(&self, frame: &mut Frame<'_>) {
        Self::draw(self, frame);
    }

    fn handle(&mut self, event: Event) {
        Self::handle(self, event);
    }

    fn is_over(&self) -> bool {
        self.outcome().is_some()
    }
}

/// The terminal and what comes in from it, for as long as the program runs; given back whatever happens.
pub struct Stage {
    terminal: Terminal,
    events: Events,
}

impl Stage {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// When there is no terminal to run on.
    pub fn enter() -> Result<Self, TerminalError> {
        let signals = Events::signals().map_err(TerminalError::from)?;
        let terminal = Terminal::enter(std::env::var("TERM").ok().as_deref())?;
        // After the terminal's own hook, so that this one comes first.
        crate::log::watch_panics();
        Ok(Self {
            terminal,
            events: Events::start(signals)?,
        })
    }

    /// Shows a scene until it is over.
    ///
    /// # Errors
    /// When the terminal went away.
    pub fn play(&mut self, scene: &mut impl Scene) -> Result<(), TerminalError> {
        // The first tick comes at once: what the first frame left out is found then.
        let mut wait = Duration::ZERO;
        while !scene.is_over() {
            self.terminal.draw(|frame| scene.draw(frame))?;
            scene.was_drawn_in(self.terminal.area());
            let event = self.events.next(wait);
            wait = TICK;
            match event {
                Event::Signal(Asked::Suspend) => self.terminal.suspend()?,
                Event::Signal(Asked::Continue) => self.terminal.resume()?,
                event => scene.handle(event),
            }
        }
        Ok(())
    }
}
