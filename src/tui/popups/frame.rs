//! The one frame that every popup is drawn in.

use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widgets::pane::Pane;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

/// Columns that a popup takes where it can.
pub const COLS: u16 = 64;

/// The room inside a popup of `rows` lines in the middle of the window, and how wide its text may be.
#[must_use]
pub fn place(area: Rect, cols: u16, rows: u16) -> Rect {
    let width = cols.min(area.width);
    let height = rows.saturating_add(2).min(area.height);
    let x = area.x + (area.width - width) / 2;
    // A little above the middle, where the eye is.
    let y = area.y + (area.height - height) / 3;
    Rect { x, y, width, height }
}

/// Columns for text in a popup of [`COLS`] in this window.
#[must_use]
pub fn text_cols(area: Rect) -> u16 {
    COLS.min(area.width).saturating_sub(4)
}

/// Clears the place, draws the frame with its title and keys, and gives the room inside.
pub fn open(look: Look<'_>, place: Rect, title: &str, keys: &[(&str, String)], buf: &mut Buffer) -> Rect {
    let place = place.intersection(buf.area);
    Clear.render(place, buf);
    Pane {
        foot: foot(look, keys),
        role: Role::LineActive,
        ..Pane::new(look, title)
    }
    .render(place, buf);
    Pane::inner(place)
}

fn foot(look: Look<'_>, keys: &[(&str, String)]) -> Line<'static> {
    let mut spans = Vec::new();
    for (key, label) in keys {
        if !spans.is_empty() {
            spans.push(Span::raw("  "));
        }
        let key = if look.theme.ascii && *key == "⏎" {
            "Enter"
        } else {
            key
        };
        spans.push(look.span(key.to_owned(), Role::Accent));
        spans.push(look.span(format!(" {label}"), Role::Dim));
    }
    Line::from(spans)
}
