//! A frame with a title: `╭ Title ──── 3 van 2–4 ╮`.

use crate::tui::look::Look;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Padding, Widget};

use super::lines::{fit_line, line_width};

/// A frame with a title and, on the right of it, a figure.
pub struct Pane<'a> {
    /// Words and colours.
    pub look: Look<'a>,
    /// On the left of the upper line.
    pub title: Line<'a>,
    /// On the right of the upper line; gives way to the title.
    pub right: Line<'a>,
    /// On the lower line; empty for none.
    pub foot: Line<'a>,
    /// What its line means: [`Role::Line`], [`Role::LineActive`], [`Role::NoShow`].
    pub role: Role,
}

impl<'a> Pane<'a> {
    /// A quiet frame with a title.
    #[must_use]
    pub fn new(look: Look<'a>, title: &'a str) -> Self {
        Self {
            look,
            title: Line::from(look.span(title, Role::Strong)),
            right: Line::default(),
            foot: Line::default(),
            role: Role::Line,
        }
    }

    /// The room inside: one column of air on each side.
    #[must_use]
    pub fn inner(area: Rect) -> Rect {
        Block::bordered().padding(Padding::horizontal(1)).inner(area)
    }
}

impl Widget for Pane<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        let room = usize::from(area.width).saturating_sub(6);
        let mut block = Block::bordered()
            .border_type(BorderType::Rounded)
            .border_style(self.look.style(self.role));
        let right = line_width(&self.right);
        let keep_right = right > 0 && right + 4 < room;
        let title = fit_line(self.title, if keep_right { room - right - 2 } else { room });
        if line_width(&title) > 0 {
            block = block.title_top(padded(title));
        }
        if keep_right {
            block = block.title_top(padded(self.right).right_aligned());
        }
        if line_width(&self.foot) > 0 && room > 0 {
            block = block.title_bottom(padded(fit_line(self.foot, room)));
        }
        block.render(area, buf);
    }
}

/// Letters without a colour of their own keep the terminal's, not the frame's.
fn padded(mut line: Line<'_>) -> Line<'_> {
    for span in &mut line.spans {
        span.style.fg = span.style.fg.or(Some(Color::Reset));
    }
    line.spans.insert(0, Span::raw(" "));
    line.spans.push(Span::raw(" "));
    line
}
