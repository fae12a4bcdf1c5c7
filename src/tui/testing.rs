//! Screens as text, with a short hash of their styles, for snapshots.

use super::look::Look;
use super::theme::{Theme, Variant};
use crate::domain::lang::Lang;
use crate::text::texts::Texts;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// The sizes at which every screen and popup is looked at: the two that count, and an odd one.
pub const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (97, 17)];

/// A terminal in memory.
pub struct TestTerminal {
    terminal: Terminal<TestBackend>,
}

impl TestTerminal {
    /// A terminal of this size.
    pub fn new(cols: u16, rows: u16) -> Self {
        Self {
            terminal: Terminal::new(TestBackend::new(cols, rows)).expect("a terminal in memory"),
        }
    }

    /// Draws, twice, and finds the same both times.
    pub fn draw(&mut self, draw: impl Fn(&mut ratatui::Frame<'_>)) -> &Buffer {
        self.terminal.draw(&draw).expect("drawn");
        let once = self.terminal.backend().buffer().clone();
        self.terminal.draw(&draw).expect("drawn again");
        assert!(
            once == *self.terminal.backend().buffer(),
            "drawing twice gives another screen"
        );
        self.terminal.backend().buffer()
    }

    /// What is on the screen: the text, and a hash of every cell's style.
    pub fn shown(&self) -> String {
        shown(self.terminal.backend().buffer())
    }
}

/// The text of a buffer, trailing spaces off, and a hash of its styles.
pub fn shown(buffer: &Buffer) -> String {
    let mut out = String::new();
    let mut styles = Vec::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut hidden = 0;
        for x in buffer.area.left()..buffer.area.right() {
            let cell = &buffer[(x, y)];
            if hidden == 0 {
                line.push_str(cell.symbol());
                hidden = crate::text::width::width(cell.symbol());
            }
            hidden = hidden.saturating_sub(1);
            styles.extend(style(cell.fg, cell.bg, cell.modifier));
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    let _ = writeln!(out, "styles {}", &blake3::hash(&styles).to_hex()[..12]);
    out
}

fn style(fg: Color, bg: Color, modifier: Modifier) -> Vec<u8> {
    format!("{fg:?} {bg:?} {modifier:?};").into_bytes()
}

/// Draws in colours and in plain signs, at every size that is worth a try, from 0×0; nothing may panic.
pub fn at_every_size(draw: impl Fn(Look<'_>, Rect, &mut Buffer)) {
    for variant in [
        Variant::Dark,
        Variant::Light,
        Variant::HighContrast,
        Variant::Mono,
    ] {
        let theme = Theme {
            ascii: variant == Variant::Mono,
            ..Theme::sixteen(variant)
        };
        let texts = Texts::new(Lang::Nl);
        for cols in (0..10).chain([40, 61, 300]) {
            for rows in [0, 1, 2, 3, 5, 24, 100] {
                let area = Rect::new(0, 0, cols, rows);
                let mut buf = Buffer::empty(area);
                draw(
                    Look {
                        texts: &texts,
                        theme: &theme,
                    },
                    area,
                    &mut buf,
                );
                theme.finish(&mut buf);
            }
        }
    }
}

/// Draws in Dutch on a dark terminal and gives what is shown.
pub fn drawn(cols: u16, rows: u16, draw: impl Fn(Look<'_>, Rect, &mut Buffer)) -> String {
    let texts = Texts::new(Lang::Nl);
    let theme = Theme::sixteen(Variant::Dark);
    let mut terminal = TestTerminal::new(cols, rows);
    terminal.draw(|frame| {
        let area = frame.area();
        draw(
            Look {
                texts: &texts,
                theme: &theme,
            },
            area,
            frame.buffer_mut(),
        );
    });
    terminal.shown()
}
