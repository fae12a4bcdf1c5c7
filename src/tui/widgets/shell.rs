//! How a screen is divided, and what is shown where there is no room for one.

use super::lines::{put, wrap};
use crate::text::sentence::Sentence;
use crate::tui::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// Fewest columns in which a screen makes sense.
pub const MIN_COLS: u16 = 60;
/// Fewest lines in which a screen makes sense.
pub const MIN_ROWS: u16 = 16;

/// The parts of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The bar at the top.
    pub header: Rect,
    /// One line under it, where something is to be said about the whole screen; else empty.
    pub banner: Rect,
    /// The screen itself.
    pub body: Rect,
    /// The line at the bottom.
    pub footer: Rect,
}

/// Divides the window; `None` where it is too small.
#[must_use]
pub fn parts(area: Rect, banner: bool) -> Option<Parts> {
    if area.width < MIN_COLS || area.height < MIN_ROWS {
        return None;
    }
    let banner_rows = u16::from(banner);
    let row = |y: u16, height: u16| Rect {
        y: area.y + y,
        height,
        ..area
    };
    Some(Parts {
        header: row(0, 1),
        banner: row(1, banner_rows),
        body: row(1 + banner_rows, area.height - 2 - banner_rows),
        footer: row(area.height - 1, 1),
    })
}

/// A body and, where there is room, a pane beside it of `cols` columns; the body keeps `least`.
#[must_use]
pub fn beside(body: Rect, cols: u16, least: u16) -> (Rect, Option<Rect>) {
    if body.width < least.saturating_add(cols).saturating_add(1) {
        return (body, None);
    }
    let left = Rect {
        width: body.width - cols - 1,
        ..body
    };
    (
        left,
        Some(Rect {
            x: left.right() + 1,
            width: cols,
            ..body
        }),
    )
}

/// Asks for a larger window, in as many lines as there are.
pub struct TooSmall<'a> {
    /// Words and colours.
    pub look: Look<'a>,
}

impl Widget for TooSmall<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        let sentence = Sentence::new("too-small")
            .number("cols", MIN_COLS)
            .number("rows", MIN_ROWS);
        let text = self.look.texts.say(&sentence);
        for (line, y) in wrap(&text, usize::from(area.width))
            .into_iter()
            .zip(area.top()..area.bottom())
        {
            put(buf, area.x, y, area.width, &Line::from(line));
        }
    }
}
