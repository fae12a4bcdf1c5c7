//! The whole program on a terminal in memory: events in, cells out, and what must hold of every cell.

use std::cell::RefCell;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::backend::{CrosstermBackend, TestBackend};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use werkvloer::app::App;
use werkvloer::domain::lang::Lang;
use werkvloer::text::clean::has_hostile;
use werkvloer::text::texts::Texts;
use werkvloer::text::width::width;
use werkvloer::tui::events::{Event, PASTE_MAX, Pasted};
use werkvloer::tui::keys::{Chord, Keymap};
use werkvloer::tui::theme::{Theme, Variant};
use werkvloer::tui::ui::Ui;

use super::tally::{Round, Wrong};

/// Keys for what has none by default, so that every screen is one key away.
const OWN_KEYS: &str = "[everywhere]
closures = \"F7\"
teams = \"F8\"
supervisors = \"F9\"
all-klussen = \"F10\"
methods = \"F11\"
settings = \"F12\"
";

/// The program, and the size of the window it is in.
pub struct Screen {
    /// The program.
    pub ui: Ui,
    size: (u16, u16),
    /// Kept from one drawing to the next, as the real one is.
    terminal: RefCell<Terminal<TestBackend>>,
}

impl Screen {
    /// The program on a store, in a window of so many columns and rows.
    pub fn new(app: App, lang: Lang, size: (u16, u16)) -> Result<Self, Wrong> {
        let keys = Keymap::with_overrides(OWN_KEYS)?;
        let theme = Theme::sixteen(Variant::Dark);
        let mut ui = Ui::new(app, Texts::new(lang), theme, keys)?;
        ui.handle(Event::Tick);
        let terminal = RefCell::new(Terminal::new(TestBackend::new(size.0, size.1))?);
        Ok(Self { ui, size, terminal })
    }

    /// Another size of window.
    pub fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        self.terminal.get_mut().backend_mut().resize(size.0, size.1);
        self.ui.handle(Event::Resize);
    }

    /// A key.
    pub fn key(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        self.ui.handle(Event::Key(KeyEvent::new(code, modifiers)));
    }

    /// Keys, as the table of keys writes them.
    pub fn press(&mut self, keys: &str) {
        for chord in Chord::parse_sequence(keys).unwrap_or_default() {
            self.key(chord.code, chord.modifiers);
        }
    }

    /// A paste, as the terminal hands it over.
    pub fn paste(&mut self, text: &str) {
        let end = (0..=text.len().min(PASTE_MAX))
            .rev()
            .find(|at| text.is_char_boundary(*at));
        let text = text[..end.unwrap_or(0)].to_owned();
        self.ui.handle(Event::Paste(Pasted { text, cut: false }));
    }

    /// The same, typed: what a terminal sends for each character.
    pub fn type_out(&mut self, text: &str, most: usize) {
        for c in text.chars().take(most) {
            match c {
                '\n' | '\r' => self.key(KeyCode::Enter, KeyModifiers::NONE),
                '\t' => self.key(KeyCode::Tab, KeyModifiers::NONE),
                // Esc would close the field, and Ctrl-c the program: those are tried with random keys.
                c if u32::from(c) < 0x20 => {}
                c => self.key(KeyCode::Char(c), KeyModifiers::NONE),
            }
        }
    }

    /// Draws.
    pub fn draw(&self) -> Round {
        self.terminal.borrow_mut().draw(|frame| self.ui.draw(frame))?;
        Ok(())
    }

    /// Draws, and answers the rows of cells.
    pub fn cells(&self) -> Result<Vec<Vec<String>>, Wrong> {
        self.draw()?;
        let (cols, rows) = self.size;
        let terminal = self.terminal.borrow();
        let buffer = terminal.backend().buffer();
        let row = |y| (0..cols).map(|x| buffer[(x, y)].symbol().to_owned()).collect();
        Ok((0..rows).map(row).collect())
    }

    /// Draws, and sees that nothing in it steers the terminal, and that every row is as wide as the window.
    pub fn check(&self) -> Result<Vec<Vec<String>>, Wrong> {
        let cells = self.cells()?;
        for row in &cells {
            let shown = shown(row);
            if has_hostile(&shown) || shown.contains(char::is_control) {
                return Err(Wrong::Other(format!("a row that steers: {shown:?}")));
            }
            if cols(&shown) != row.len() {
                return Err(Wrong::Other(format!("a row of another width: {row:?}")));
            }
        }
        Ok(cells)
    }

    /// Draws through the bytes that go to a terminal: what it shows stands where the program put it.
    pub fn check_bytes(&self) -> Round {
        let (cols, rows) = self.size;
        let mut bytes = Vec::new();
        let area = Rect::new(0, 0, cols, rows);
        let options = TerminalOptions {
            viewport: Viewport::Fixed(area),
        };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut bytes), options)?;
        terminal.draw(|frame| self.ui.draw(frame))?;
        drop(terminal);
        steers(&bytes)?;
        let mut screen = vt100::Parser::new(size_of(rows), size_of(cols), 0);
        screen.process(&bytes);
        for (y, row) in (0..).zip(self.cells()?) {
            for (x, symbol) in places(&row) {
                let cell = screen.screen().cell(y, x);
                let there = cell.map_or("", |cell| cell.contents()).trim_end().to_owned();
                // The emulator keeps no more than a few marks of one letter.
                if symbol.trim_end() != there && !symbol.starts_with(&there) {
                    return Err(Wrong::Other(format!(
                        "{symbol:?} is shown as {there:?} at {x},{y}"
                    )));
                }
            }
        }
        Ok(())
    }
}

fn size_of(cells: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(cells).unwrap_or(std::num::NonZero::<u16>::MIN)
}

/// Columns a text takes; most of what is on a screen is plain letters.
fn cols(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { width(text) }
}

/// The symbols of a row with the column each stands in; what a wide one covers is left out.
fn places(row: &[String]) -> Vec<(u16, &str)> {
    let mut covered = 0;
    let mut out = Vec::new();
    for (x, symbol) in (0..).zip(row) {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        covered = cols(symbol).saturating_sub(1);
        out.push((x, symbol.as_str()));
    }
    out
}

/// A row as a terminal shows it.
pub fn shown(row: &[String]) -> String {
    places(row).into_iter().map(|(_, symbol)| symbol).collect()
}

/// Whether bytes for the terminal hold anything but text and the sequences that drawing needs: colours, places,
/// and modes.
pub fn steers(bytes: &[u8]) -> Round {
    let text = std::str::from_utf8(bytes)?;
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_control()) {
        let after = rest[at..]
            .strip_prefix("\u{1b}[")
            .map(|s| s.trim_start_matches(|c| matches!(c, '0'..='?')));
        let ends = [
            'm', 'H', 'h', 'l', 'J', 'K', 'A', 'B', 'C', 'D', 't', 'q', 'u', 'n', 'c',
        ];
        let Some(after) = after.and_then(|s| s.strip_prefix(ends)) else {
            let near: String = rest[at..].chars().take(20).collect();
            return Err(Wrong::Other(format!("steers the terminal: {near:?}")));
        };
        rest = after;
    }
    Ok(())
}
