//! The terminal: taken over, and given back as it was whatever happens.

use crate::log::is_caught;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, TerminalOptions, Viewport};
use std::io::{self, IsTerminal, Stdout};
use std::mem::ManuallyDrop;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

/// Why there is no screen.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// Input or output is a file or a pipe.
    #[error("the screen needs a terminal; input or output is a file or a pipe")]
    NotATerminal,
    /// `TERM` is `dumb` or not set.
    #[error("this terminal cannot draw a screen (TERM is {0})")]
    Dumb(String),
    /// The terminal is gone, or does not take what is written.
    #[error("the terminal is gone")]
    Gone(#[from] io::Error),
}

/// Whether the terminal is ours now: giving it back twice would clear the user's own screen.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The most columns and rows that are drawn. A terminal can say it has 65,535 of each, which is more than memory.
const MOST: (u16, u16) = (1_000, 400);

/// The terminal while it is ours. Dropping it gives it back.
pub struct Terminal {
    /// Never dropped: ratatui reports on stderr what fails then, and that panics where stderr is gone too.
    inner: ManuallyDrop<ratatui::Terminal<CrosstermBackend<Stdout>>>,
    /// What is drawn on.
    area: Rect,
}

impl Terminal {
    /// Takes the terminal over: other screen, raw keys, bracketed paste, no cursor.
    ///
    /// # Errors
    /// [`TerminalError`], with the terminal untouched.
    pub fn enter(term: Option<&str>) -> Result<Self, TerminalError> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(TerminalError::NotATerminal);
        }
        match term {
            None | Some("" | "dumb") => return Err(TerminalError::Dumb(term.unwrap_or_default().to_owned())),
            Some(_) => {}
        }
        give_back_on_panic();
        take()?;
        let entered = area().and_then(|area| Ok((on(area)?, area)));
        match entered {
            Ok((inner, area)) => Ok(Self { inner, area }),
            Err(error) => {
                give_back();
                Err(error.into())
            }
        }
    }

    /// Draws one frame; only what changed is sent.
    ///
    /// # Errors
    /// [`TerminalError::Gone`] where the terminal takes nothing any more.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> Result<(), TerminalError> {
        let area = area()?;
        if area != self.area {
            execute!(io::stdout(), Clear(ClearType::All))?;
            self.inner.resize(area)?;
            self.area = area;
        }
        self.inner.draw(draw)?;
        Ok(())
    }

    /// The window that was drawn on last.
    #[must_use]
    pub const fn area(&self) -> Rect {
        self.area
    }

    /// Gives the terminal back for as long as the program is stopped (SIGTSTP), and stops it.
    /// Returns when it goes on again, with the whole screen to be drawn.
    ///
    /// # Errors
    /// [`TerminalError::Gone`] where it cannot be taken back.
    pub fn suspend(&mut self) -> Result<(), TerminalError> {
        give_back();
        signal_hook::low_level::raise(signal_hook::consts::SIGSTOP)?;
        self.resume()
    }

    /// Takes the terminal again after the program was stopped (SIGCONT).
    ///
    /// # Errors
    /// [`TerminalError::Gone`] where it cannot be taken back.
    pub fn resume(&mut self) -> Result<(), TerminalError> {
        // The shell may have changed the mode meanwhile; crossterm believes it is still raw.
        let _ = disable_raw_mode();
        take()?;
        // ratatui's `clear` asks the terminal where the cursor is, and the answer goes to the input thread.
        execute!(io::stdout(), Clear(ClearType::All))?;
        self.inner = on(self.area)?;
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// The window, as far as it is drawn on.
fn area() -> io::Result<Rect> {
    let (columns, rows) = crossterm::terminal::size()?;
    Ok(Rect::new(0, 0, columns.min(MOST.0), rows.min(MOST.1)))
}

fn on(area: Rect) -> io::Result<ManuallyDrop<ratatui::Terminal<CrosstermBackend<Stdout>>>> {
    let options = TerminalOptions {
        viewport: Viewport::Fixed(area),
    };
    ratatui::Terminal::with_options(CrosstermBackend::new(io::stdout()), options).map(ManuallyDrop::new)
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    let entered = execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        cursor::Hide
    );
    if entered.is_err() {
        give_back();
    }
    entered
}

/// Gives the terminal back, once. Errors are passed over: a terminal that is gone needs nothing.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            io::stdout(),
            DisableBracketedPaste,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
    }
}

/// Before a panic is reported the terminal is given back, so that the report can be read.
/// Only for the thread that draws: a panic that another thread survives leaves the screen alone.
fn give_back_on_panic() {
    static HOOK: Once = Once::new();
    let drawing = std::thread::current().id();
    HOOK.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if is_caught() {
                report(info);
            } else if std::thread::current().id() == drawing {
                give_back();
                report(info);
            } else if !TAKEN.load(Ordering::SeqCst) {
                report(info);
            }
        }));
    });
}
