//! How the list of participants looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::view::{Row, View};
use crate::text::width::width;
use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widgets::lines::put;
use crate::tui::widgets::table::{Column, Table, TableRow};

pub fn draw(view: &View, selected: Option<usize>, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let top = u16::from(area.height >= 24);
    let title = Line::from(look.span(format!(" {}", view.title), Role::Strong));
    put(
        buf,
        area.x,
        area.y + top.min(area.height.saturating_sub(1)),
        area.width,
        &title,
    );
    let head = (top * 2 + 1).min(area.height);
    let body = Rect {
        y: area.y + head,
        height: area.height - head,
        width: area.width.saturating_sub(1),
        ..area
    };
    // No number is cut: half of one is another.
    let widest = view.rows.iter().map(|row| width(&row.number)).max().unwrap_or(0);
    let columns = [
        Column::new(
            look.get("column-number"),
            u16::try_from(widest).unwrap_or(5).clamp(5, 22),
        )
        .gives_way(3),
        Column::new(look.get("column-participant"), 20).grow(2),
        Column::new(look.get("column-team"), 10).grow(1).gives_way(5),
        Column::new(look.get("column-method"), 14).grow(1).gives_way(2),
        Column::new(look.get("column-phase"), 14).grow(2).gives_way(1),
        Column::new(look.get("column-schedule"), 20).grow(2).gives_way(4),
        Column::new(look.get("column-hours"), 7).figures(),
    ];
    let rows: Vec<TableRow<'_>> = view.rows.iter().map(|row| cells(look, row)).collect();
    let empty = look.get("people-empty");
    Table {
        look,
        columns: &columns,
        rows: &rows,
        selected,
        numbered: None,
        empty: &empty,
    }
    .render(body, buf);
}

fn cells<'a>(look: Look<'_>, row: &'a Row) -> TableRow<'a> {
    let hours = row.hours.map(|h| h.to_string()).unwrap_or_default();
    TableRow {
        cells: vec![
            Line::from(look.span(row.number.as_str(), Role::Dim)),
            Line::from(row.name.as_str()),
            Line::from(row.team.as_str()),
            Line::from(row.method.as_str()),
            Line::from(row.phase.as_str()),
            Line::from(look.span(row.schedule.as_str(), Role::Dim)),
            Line::from(hours),
        ],
        style: if row.over {
            look.style(Role::Dim)
        } else {
            look.style(Role::Plain)
        },
        ..TableRow::default()
    }
}
