//! A quiet table: a heading, a line, rows; columns give way by priority where the window is narrow.

use super::lines::{fit_line, line_width, put};
use crate::tui::look::Look;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Fewest columns it is worth showing in.
    pub width: u16,
    /// Its share of what is left over; 0 stays as it is.
    pub grow: u16,
    /// Figures stand to the right.
    pub align: Alignment,
    /// 0 always stays; the higher, the sooner it goes.
    pub gives_way: u8,
}

impl Column {
    /// A column of fixed width that always stays.
    #[must_use]
    pub fn new(title: impl Into<String>, width: u16) -> Self {
        Self {
            title: title.into(),
            width,
            grow: 0,
            align: Alignment::Left,
            gives_way: 0,
        }
    }

    /// Takes a share of what is left over.
    #[must_use]
    pub fn grow(self, grow: u16) -> Self {
        Self { grow, ..self }
    }

    /// Figures: to the right.
    #[must_use]
    pub fn figures(self) -> Self {
        Self {
            align: Alignment::Right,
            ..self
        }
    }

    /// The higher, the sooner it goes.
    #[must_use]
    pub fn gives_way(self, gives_way: u8) -> Self {
        Self { gives_way, ..self }
    }
}

/// One row.
#[derive(Clone, Debug, Default)]
pub struct TableRow<'a> {
    /// One cell per column of the table.
    pub cells: Vec<Line<'a>>,
    /// Over the cells: a row not yet confirmed stands back.
    pub style: Style,
    /// Marked, to do something to several at once.
    pub marked: bool,
    /// What it is called by on the keyboard, in a table with numbers.
    pub number: u32,
}

/// A table as it is drawn. It keeps no scroll: the cursor's row is always in sight, with rows around it.
pub struct Table<'a> {
    /// Words and colours.
    pub look: Look<'a>,
    /// The columns.
    pub columns: &'a [Column],
    /// All rows.
    pub rows: &'a [TableRow<'a>],
    /// The row under the cursor.
    pub selected: Option<usize>,
    /// The highest number a row has, where they have one.
    pub numbered: Option<u32>,
    /// Said where there is no row at all.
    pub empty: &'a str,
}

/// Columns between two columns.
const GAP: u16 = 1;

/// The first row in sight: the cursor's row in the middle, except near the ends.
#[must_use]
pub fn first_in_sight(selected: usize, rows: usize, height: usize) -> usize {
    selected
        .saturating_sub(height / 2)
        .min(rows.saturating_sub(height))
}

impl Widget for Table<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let lead = self.lead();
        let widths = widths(self.columns, area.width.saturating_sub(lead));
        self.heading(area, lead, &widths, buf);
        let body = Rect {
            y: area.y + 2.min(area.height),
            height: area.height.saturating_sub(2),
            ..area
        };
        if self.rows.is_empty() {
            let line = Line::from(self.look.span(self.empty, Role::Dim));
            super::lines::put_all(
                buf,
                Rect {
                    x: body.x + lead.min(body.width),
                    ..body
                },
                [line],
            );
            return;
        }
        let first = first_in_sight(
            self.selected.unwrap_or(0),
            self.rows.len(),
            usize::from(body.height),
        );
        for ((at, row), y) in self
            .rows
            .iter()
            .enumerate()
            .skip(first)
            .zip(body.top()..body.bottom())
        {
            self.row(at, row, Rect { y, height: 1, ..body }, &widths, buf);
        }
    }
}

impl Table<'_> {
    /// Columns before the first: the bar, the number, the mark.
    fn lead(&self) -> u16 {
        let digits = self.digits().map_or(0, |digits| digits + 1);
        1 + u16::try_from(digits).unwrap_or(3) + u16::from(self.rows.iter().any(|row| row.marked)) * 2
    }

    /// Columns that a number takes.
    fn digits(&self) -> Option<usize> {
        Some(self.numbered?.to_string().len().max(2))
    }

    fn heading(&self, area: Rect, lead: u16, widths: &[u16], buf: &mut Buffer) {
        let mut x = area.x + lead.min(area.width);
        for (column, width) in self.columns.iter().zip(widths).filter(|(_, width)| **width > 0) {
            let title = Line::from(self.look.span(column.title.clone(), Role::Dim));
            cell(buf, x, area.y, *width, title, column.align, area.right());
            x = x.saturating_add(*width).saturating_add(GAP);
        }
        if area.height > 1 {
            let rule = Line::from(self.look.span("─".repeat(usize::from(area.width)), Role::Line));
            put(buf, area.x, area.y + 1, area.width, &rule);
        }
    }

    fn row(&self, at: usize, row: &TableRow<'_>, area: Rect, widths: &[u16], buf: &mut Buffer) {
        let selected = self.selected == Some(at);
        let look = |style: Style| {
            if selected {
                self.look.theme.selected(style)
            } else {
                style
            }
        };
        if selected {
            buf.set_style(area, look(Style::new()));
        }
        let mut x = area.x;
        for span in self.lead_spans(row, selected) {
            let span = Span::styled(span.content, look(span.style));
            x += put(buf, x, area.y, area.right().saturating_sub(x), &Line::from(span));
        }
        for ((column, width), text) in self.columns.iter().zip(widths).zip(&row.cells) {
            if *width == 0 {
                continue;
            }
            let mut text = text.clone();
            for span in &mut text.spans {
                span.style = look(row.style.patch(text.style).patch(span.style));
            }
            cell(buf, x, area.y, *width, text, column.align, area.right());
            x = x.saturating_add(*width).saturating_add(GAP);
        }
    }

    fn lead_spans(&self, row: &TableRow<'_>, selected: bool) -> Vec<Span<'static>> {
        let bar = if selected {
            self.look.mark(Symbol::Bar)
        } else {
            Span::raw(" ")
        };
        let mut spans = vec![bar];
        if self.rows.iter().any(|row| row.marked) {
            spans.push(if row.marked {
                self.look.mark(Symbol::Marked)
            } else {
                Span::raw(" ")
            });
            spans.push(Span::raw(" "));
        }
        if let Some(digits) = self.digits() {
            let role = if selected { Role::Accent } else { Role::Dim };
            spans.push(self.look.span(format!("{:>digits$} ", row.number), role));
        }
        spans
    }
}

fn cell(buf: &mut Buffer, x: u16, y: u16, width: u16, text: Line<'_>, align: Alignment, end: u16) {
    let width = width.min(end.saturating_sub(x));
    let text = fit_line(text, usize::from(width));
    let taken = u16::try_from(line_width(&text)).unwrap_or(width);
    let from = if align == Alignment::Right {
        x + width.saturating_sub(taken)
    } else {
        x
    };
    put(buf, from, y, width, &text);
}

/// The width of every column in so much room; 0 for those that gave way.
#[must_use]
pub fn widths(columns: &[Column], room: u16) -> Vec<u16> {
    let mut widths: Vec<u16> = columns.iter().map(|column| column.width).collect();
    let needed = |widths: &[u16]| -> u32 {
        let shown = widths.iter().filter(|width| **width > 0);
        shown
            .map(|width| u32::from(*width) + u32::from(GAP))
            .sum::<u32>()
            .saturating_sub(u32::from(GAP))
    };
    let mut order: Vec<usize> = (0..columns.len())
        .filter(|at| columns[*at].gives_way > 0)
        .collect();
    order.sort_by_key(|at| columns[*at].gives_way);
    while needed(&widths) > u32::from(room) {
        let Some(at) = order.pop() else { break };
        widths[at] = 0;
    }
    let spare = u32::from(room).saturating_sub(needed(&widths));
    let shares: u32 = columns
        .iter()
        .zip(&widths)
        .filter(|(_, w)| **w > 0)
        .map(|(c, _)| u32::from(c.grow))
        .sum();
    let mut given = 0;
    let mut seen = 0;
    for (column, width) in columns
        .iter()
        .zip(&mut widths)
        .filter(|(c, w)| **w > 0 && c.grow > 0)
    {
        seen += u32::from(column.grow);
        let upto = spare * seen / shares;
        *width = width.saturating_add(u16::try_from(upto - given).unwrap_or(u16::MAX));
        given = upto;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        vec![
            Column::new("Deelnemer", 16).grow(2),
            Column::new("Rooster", 11).gives_way(2),
            Column::new("Status", 12),
            Column::new("Uren", 6).figures(),
            Column::new("Klus", 8).grow(1).gives_way(1),
        ]
    }

    #[test]
    fn columns_give_way_the_least_important_first() {
        assert_eq!(widths(&columns(), 57), [16, 11, 12, 6, 8]);
        assert_eq!(widths(&columns(), 66), [22, 11, 12, 6, 11]);
        assert_eq!(widths(&columns(), 56), [23, 0, 12, 6, 12]);
        assert_eq!(widths(&columns(), 40), [20, 0, 12, 6, 0]);
        assert_eq!(widths(&columns(), 10), [16, 0, 12, 6, 0]);
    }

    #[test]
    fn the_row_under_the_cursor_is_always_in_sight() {
        for rows in 0..30 {
            for selected in 0..rows {
                for height in 1..12 {
                    let first = first_in_sight(selected, rows, height);
                    assert!(first <= selected && selected < first + height);
                    assert!(
                        first == 0 || first + height <= rows,
                        "no empty lines under the last row"
                    );
                }
            }
        }
    }
}
