//! How the day sheet looks: the day in figures, the rows, what is wrong, and the person beside them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Today;
use super::row::cells;
use super::side;
use crate::app::query::day::day_off_name;
use crate::domain::dates;
use crate::text::sentence::Sentence;
use crate::tui::desk::Privacy;
use crate::tui::look::Look;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::lines::{both_ends, fit_line, put, put_all};
use crate::tui::widgets::table::{Column, Table, TableRow, first_in_sight};
use crate::tui::widgets::warnings::Warnings;

/// Columns below which the pane beside the sheet is not worth it.
const SHEET_LEAST: u16 = 84;

pub fn draw(today: &Today, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let view = &today.view;
    let (area, pane) = crate::tui::widgets::shell::beside(area, side::COLS, SHEET_LEAST);
    let roomy = area.height >= 24;
    let top = u16::from(roomy);
    put(
        buf,
        area.x,
        area.y + top.min(area.height.saturating_sub(1)),
        area.width,
        &summary(today, look, usize::from(area.width)),
    );
    let note_rows = u16::from(view.note.is_some());
    let warn_rows = u16::try_from(view.warnings.len()).unwrap_or(3).min(3);
    let head = top + 1 + u16::from(roomy);
    let foot = warn_rows + note_rows;
    let gap = u16::from(roomy && foot > 0);
    let room = area.height.saturating_sub(head + foot + gap);
    let rows = u16::try_from(view.rows.len().max(1))
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let body = Rect {
        y: area.y + head.min(area.height),
        height: room.min(rows),
        ..area
    };
    table(today, look, body, buf);
    // What is wrong stands right under the rows it is about.
    let below = body.bottom() + gap;
    let below = Rect {
        y: below,
        height: foot.min(area.bottom().saturating_sub(below)),
        ..area
    };
    let note = Rect {
        height: note_rows.min(below.height),
        ..below
    };
    if let Some(text) = &view.note {
        let line = Line::from(vec![
            look.span(" ✎ ", Role::Accent),
            look.span(text.as_str(), Role::Plain),
        ]);
        put_all(buf, note, [fit_line(line, usize::from(area.width))]);
    }
    let warnings = Rect {
        y: note.bottom(),
        height: below.height - note.height,
        ..below
    };
    Warnings {
        look,
        warnings: &view.warnings,
        walking: today.walking,
    }
    .render(warnings, buf);
    if let (Some(pane), Some(side)) = (pane, &view.side) {
        let pane = Rect {
            y: pane.y + top,
            height: pane.height.saturating_sub(top),
            ..pane
        };
        side.draw(look, pane, buf);
    }
}

fn summary<'a>(today: &'a Today, look: Look<'_>, cols: usize) -> Line<'a> {
    let view = &today.view;
    let sums = &view.sums;
    let lang = look.texts.lang();
    let date = if view.year_goes_without_saying && cols >= 84 {
        dates::long_without_year(today.date, lang)
    } else if cols >= 100 {
        dates::long(today.date, lang)
    } else if view.year_goes_without_saying {
        dates::short(today.date, lang)
    } else {
        dates::short_with_year(today.date, lang)
    };
    let gap = if cols >= 90 { "  " } else { " " };
    let mut left = vec![
        look.span(" ‹ ", Role::Dim),
        look.span(date, Role::Strong),
        look.span(" ›  ", Role::Dim),
    ];
    if let Some(off) = &view.day_off {
        let text = day_off_name(look.texts, off);
        left.push(look.span(format!("{} {text}  ", Symbol::Closed.sign()), Role::Attention));
    }
    if view.closed {
        left.push(look.span(format!("{}  ", look.get("day-closed")), Role::Present));
    } else if view.future {
        left.push(look.span(format!("{}  ", look.get("day-to-come")), Role::Dim));
    }
    if sums.expected > 0 {
        left.push(Span::raw(
            look.texts
                .say(&Sentence::new("day-expected").number("count", sums.expected)),
        ));
        left.push(Span::raw("  "));
    }
    let shielded = view.privacy == Privacy::Shielded;
    let absent = sums.sick + sums.leave + sums.cancelled + sums.no_show;
    let counts: Vec<(Symbol, u32)> = if shielded {
        vec![(Symbol::Present, sums.present), (Symbol::Cancelled, absent)]
    } else {
        vec![
            (Symbol::Present, sums.present),
            (Symbol::Sick, sums.sick),
            (Symbol::Leave, sums.leave),
            (Symbol::Cancelled, sums.cancelled),
            (Symbol::NoShow, sums.no_show),
            (Symbol::Closed, sums.closed),
        ]
    };
    for (symbol, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        left.push(look.span(format!("{count} {}{gap}", symbol.sign()), symbol.role()));
    }
    if sums.open > 0 {
        let text = look
            .texts
            .say(&Sentence::new("day-open").number("count", sums.open));
        left.push(look.span(format!("{} {text}", Symbol::Open.sign()), Role::Open));
    }
    let right = Line::from(vec![
        look.span(look.get("day-worked"), Role::Dim),
        look.span(format!(" {} ", sums.worked), Role::Strong),
    ]);
    both_ends(Line::from(left), right, cols)
}

fn table(today: &Today, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let view = &today.view;
    let columns = [
        Column::new("", 1),
        Column::new(look.get("column-participant"), 20).grow(3),
        Column::new(look.get("column-schedule"), 11).gives_way(4),
        Column::new(look.get("column-status"), 16).grow(2),
        Column::new(look.get("column-worked"), 11).grow(1).gives_way(2),
        Column::new(look.get("column-hours"), 5).figures(),
        Column::new(look.get("column-klus"), 10).grow(2).gives_way(1),
    ];
    let pointed = today.pointed();
    let selected = view.rows.iter().position(|r| Some(r.row.participant) == pointed);
    // Only the rows in sight are put into words.
    let height = usize::from(area.height.saturating_sub(2));
    let first = first_in_sight(selected.unwrap_or(0), view.rows.len(), height);
    let rows: Vec<TableRow<'_>> = view
        .rows
        .iter()
        .enumerate()
        .map(|(at, sheet)| match at.checked_sub(first) {
            Some(below) if below < height => TableRow {
                marked: today.marked.contains(&sheet.row.participant),
                ..cells(look, sheet, view.privacy)
            },
            _ => TableRow::default(),
        })
        .collect();
    let empty = look.get(if view.day_off.is_some() {
        "day-empty-off"
    } else if view.future {
        "day-empty-future"
    } else {
        "day-empty"
    });
    Table {
        look,
        columns: &columns,
        rows: &rows,
        selected,
        numbered: Some(view.rows.iter().map(|sheet| sheet.number).max().unwrap_or(0)),
        empty: &empty,
    }
    .render(area, buf);
}
