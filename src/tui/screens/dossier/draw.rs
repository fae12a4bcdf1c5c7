//! How the dossier looks: the name, the parts, and the part that is shown.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Part;
use super::lines;
use super::view::View;
use crate::domain::dates;
use crate::text::width::{fit_name, width};
use crate::tui::desk::Privacy;
use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widgets::lines::{put, put_all};
use crate::tui::widgets::table::{Column, Table, TableRow};

/// Columns that a name keeps, however narrow the window.
const NAME_LEAST: usize = 8;

pub fn draw(view: &View, part: Part, first: usize, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let top = u16::from(area.height >= 24);
    put(
        buf,
        area.x,
        area.y + top.min(area.height.saturating_sub(1)),
        area.width,
        &parts_line(view, part, look, usize::from(area.width)),
    );
    let head = (2 + top).min(area.height);
    let body = Rect {
        x: area.x + 1.min(area.width),
        y: area.y + head,
        width: area.width.saturating_sub(2),
        height: area.height - head,
    };
    match part {
        Part::Overview => put_all(buf, body, lines::overview(view, look, body.width)),
        Part::Hours => hours(view, first, look, body, buf),
        Part::Schedule => put_all(
            buf,
            body,
            lines::schedule(view, look, body.width).into_iter().skip(first),
        ),
        Part::Notes if view.privacy != Privacy::Open => {
            let hidden = look.get("notes-hidden");
            put_all(buf, body, [Line::from(look.span(hidden, Role::Dim))]);
        }
        Part::Notes => put_all(buf, body, lines::notes(view, first, look, body.width)),
        Part::Klussen => work(view, first, look, body, buf),
    }
}

/// The name and the parts; a name too long for the line gives way to them.
fn parts_line(view: &View, part: Part, look: Look<'_>, cols: usize) -> Line<'static> {
    let parts = Part::ALL.map(|one| {
        let role = if one == part { Role::Tab } else { Role::Dim };
        look.span(format!(" {} ", look.get(one.id())), role)
    });
    let taken: usize = parts.iter().map(|span| width(&span.content)).sum();
    let name = fit_name(&view.name, cols.saturating_sub(taken + 3).max(NAME_LEAST));
    let mut spans = vec![Span::raw(" "), look.span(name, Role::Strong), Span::raw("  ")];
    spans.extend(parts);
    Line::from(spans)
}

/// Months on the left, recent days on the right; below each other where there is no room.
fn hours(view: &View, first: usize, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let (left, right) = if area.width >= 90 {
        let half = area.width / 2;
        (
            Rect {
                width: half - 1,
                ..area
            },
            Rect {
                x: area.x + half + 1,
                width: area.width - half - 1,
                ..area
            },
        )
    } else {
        let half = area.height / 2;
        (
            Rect { height: half, ..area },
            Rect {
                y: area.y + half,
                height: area.height - half,
                ..area
            },
        )
    };
    months(view, first, look, left, buf);
    let columns = [
        Column::new(look.get("column-day"), 10),
        Column::new(look.get("column-what"), 20).grow(1),
        Column::new(look.get("column-hours"), 6).figures(),
    ];
    let rows: Vec<TableRow<'_>> = view
        .days
        .iter()
        .skip(first)
        .map(|(date, text, minutes)| TableRow {
            cells: vec![
                Line::from(look.span(dates::short(*date, look.texts.lang()), Role::Dim)),
                Line::from(text.as_str()),
                Line::from(minutes.to_string()),
            ],
            ..TableRow::default()
        })
        .collect();
    table(&columns, &rows, look, right, buf);
}

fn months(view: &View, first: usize, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let columns = [
        Column::new(look.get("column-month"), 14).grow(1),
        Column::new(look.get("column-hours"), 7).figures(),
        Column::new(look.get("column-present"), 8).figures(),
        Column::new(look.get("column-excused"), 8).figures().gives_way(1),
        Column::new(look.get("column-missed"), 7).figures().gives_way(2),
    ];
    let lang = look.texts.lang();
    let count = |n: u32| Line::from(if n == 0 { String::new() } else { n.to_string() });
    let shielded = view.privacy == Privacy::Shielded;
    let rows: Vec<TableRow<'_>> = view
        .history
        .months
        .iter()
        .skip(first)
        .map(|m| {
            let away = m.excused + m.missed;
            TableRow {
                cells: vec![
                    Line::from(format!(
                        "{} {}",
                        dates::month_name(m.first, lang),
                        m.first.format("%Y")
                    )),
                    Line::from(m.worked.to_string()),
                    count(m.present),
                    count(if shielded { away } else { m.excused }),
                    count(if shielded { 0 } else { m.missed }),
                ],
                ..TableRow::default()
            }
        })
        .collect();
    table(&columns, &rows, look, area, buf);
}

fn work(view: &View, first: usize, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let lang = look.texts.lang();
    let columns = [
        Column::new(look.get("column-work-type"), 18).grow(1),
        Column::new(look.get("column-halves"), 9),
        Column::new(look.get("column-last"), 12),
        Column::new(look.get("column-klussen"), 20).grow(3).gives_way(1),
    ];
    let rows: Vec<TableRow<'_>> = view
        .work
        .iter()
        .skip(first)
        .map(|(name, halves, last, klussen)| TableRow {
            cells: vec![
                Line::from(name.as_str()),
                Line::from(format!("{halves:>4}")),
                Line::from(dates::short_with_year(*last, lang)),
                Line::from(look.span(klussen.as_str(), Role::Dim)),
            ],
            ..TableRow::default()
        })
        .collect();
    table(&columns, &rows, look, area, buf);
}

fn table(columns: &[Column], rows: &[TableRow<'_>], look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let empty = look.get("dossier-empty");
    Table {
        look,
        columns,
        rows,
        selected: None,
        numbered: None,
        empty: &empty,
    }
    .render(area, buf);
}
