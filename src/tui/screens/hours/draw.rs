//! How the screen of hours looks: the list, the week beside it, the build-up below.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::view::{BuildUpView, HoursRow};
use super::{Filter, Hours, Sort};
use crate::app::query::overview::WeekFigures;
use crate::domain::dates;
use crate::domain::lang::Lang;
use crate::domain::time::Minutes;
use crate::text::sentence::Sentence;
use crate::text::width::width;
use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widgets::chart::Chart;
use crate::tui::widgets::gauge::Gauge;
use crate::tui::widgets::lines::{both_ends, fit_line, put, put_all};
use crate::tui::widgets::pane::Pane;
use crate::tui::widgets::shell::beside;
use crate::tui::widgets::table::{Column, Table, TableRow, first_in_sight, widths};

/// Columns of the pane beside the list.
const WEEK_COLS: u16 = 24;

/// Columns below which that pane is not worth it.
const LIST_LEAST: u16 = 84;

/// The place of the gauge among the columns.
const GAUGE: usize = 3;

pub fn draw(hours: &Hours, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let chart_rows = match area.height {
        0..18 => 0,
        18..26 => 9,
        rows => (rows * 9 / 20).min(20),
    };
    let below = Rect {
        y: area.bottom() - chart_rows,
        height: chart_rows,
        ..area
    };
    let above = Rect {
        height: area.height - chart_rows,
        ..area
    };
    let (list, pane) = beside(above, WEEK_COLS, LIST_LEAST);
    let top = u16::from(area.height >= 24);
    let line = Rect {
        y: list.y + top.min(list.height),
        height: list.height.saturating_sub(top),
        ..list
    };
    put(
        buf,
        line.x,
        line.y,
        line.width,
        &title(hours, look, usize::from(line.width)),
    );
    let body = Rect {
        y: line.y + (1 + top).min(line.height),
        height: line.height.saturating_sub(1 + top),
        ..line
    };
    table(hours, look, body, buf);
    if let (Some(pane), Some(week)) = (pane, &hours.week) {
        let pane = Rect {
            y: pane.y + top,
            height: pane.height.saturating_sub(top),
            ..pane
        };
        draw_week(week, look, pane, buf);
    }
    if let Some(build_up) = &hours.build_up {
        draw_build_up(build_up, hours.today, look, below, buf);
    }
}

fn title<'a>(hours: &Hours, look: Look<'_>, cols: usize) -> Line<'a> {
    let count = Sentence::new("hours-count").number("count", hours.listed.len());
    let sort = match hours.sort {
        Sort::Nearest => look.get("hours-nearest-first"),
        Sort::Name => look.get("hours-by-name"),
        Sort::Hours => look.get("hours-most-first"),
    };
    let team = hours.rows.iter().find(|row| match hours.filter {
        Filter::Team(team) => row.team == Some(team),
        Filter::All | Filter::Soon => false,
    });
    let filter = match hours.filter {
        Filter::All => String::new(),
        Filter::Soon => look.get("hours-soon"),
        Filter::Team(_) => team.map(|row| row.team_name.clone()).unwrap_or_default(),
    };
    let mut left = vec![
        look.span(format!(" {} ", look.get("tab-hours")), Role::Strong),
        look.span(format!(" · {}, {sort}", look.texts.say(&count)), Role::Dim),
    ];
    if !filter.is_empty() {
        left.push(look.span(" · ", Role::Dim));
        left.push(look.span(filter, Role::Accent));
    }
    fit_line(Line::from(left), cols)
}

/// `24 nov`, and the year where it is another.
#[must_use]
pub fn date_text(lang: Lang, date: Option<NaiveDate>, today: NaiveDate) -> String {
    match date {
        None => "–".to_owned(),
        Some(date) if date.year() == today.year() => {
            format!("{} {}", date.day(), dates::month_short(date, lang))
        }
        Some(date) => dates::short_with_year(date, lang),
    }
}

/// The two dates of a row; once reached, the date, and that it is.
fn dates_of(row: &HoursRow, look: Look<'_>, today: NaiveDate) -> [String; 2] {
    let lang = look.texts.lang();
    match &row.nearest {
        None => ["–".to_owned(), "–".to_owned()],
        Some(n) if n.reached.is_some() => [date_text(lang, n.reached, today), look.get("hours-reached")],
        Some(n) => [
            date_text(lang, n.by_schedule, today),
            date_text(lang, n.at_pace, today),
        ],
    }
}

fn table(hours: &Hours, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let height = usize::from(area.height.saturating_sub(2));
    let selected = hours.position();
    let first = first_in_sight(selected.unwrap_or(0), hours.listed.len(), height);
    let seen: Vec<&HoursRow> = hours
        .listed
        .iter()
        .skip(first)
        .take(height)
        .map(|at| &hours.rows[*at])
        .collect();
    let dates: Vec<[String; 2]> = seen.iter().map(|row| dates_of(row, look, hours.today)).collect();
    let wide = |column: usize, title: &str| {
        let widest = dates.iter().map(|both| width(&both[column])).max().unwrap_or(0);
        u16::try_from(widest.max(width(title))).unwrap_or(12)
    };
    let phase = seen
        .iter()
        .map(|row| width(&row.phase))
        .max()
        .unwrap_or(0)
        .clamp(8, 18);
    let (by_schedule, at_pace) = (look.get("hours-by-schedule"), look.get("hours-at-pace"));
    let columns = |done: &'static str| {
        [
            Column::new(look.get("column-participant"), 16).grow(4),
            Column::new(look.get("hours-phase"), u16::try_from(phase).unwrap_or(18)).gives_way(1),
            Column::new(look.get(done), 8).figures(),
            Column::new(look.get("hours-in-phase"), 11).grow(2).gives_way(3),
            Column::new(look.get("hours-to-threshold"), 10),
            Column::new(by_schedule.clone(), wide(0, &by_schedule)),
            Column::new(at_pace.clone(), wide(1, &at_pace)).gives_way(2),
        ]
    };
    // Beside the gauge its header says of what; without it the hours say so themselves.
    let mut columns_of = columns("column-worked");
    let gauge = widths(&columns_of, area.width.saturating_sub(1))[GAUGE];
    if gauge == 0 {
        columns_of = columns("hours-done");
    }
    let rows: Vec<TableRow<'_>> = seen
        .iter()
        .zip(dates)
        .map(|(row, dates)| cells(row, dates, gauge, look))
        .collect();
    let empty = if hours.rows.is_empty() {
        look.get("hours-empty")
    } else {
        look.get("hours-empty-filter")
    };
    Table {
        look,
        columns: &columns_of,
        rows: &rows,
        selected: selected.map(|at| at - first),
        numbered: None,
        empty: &empty,
    }
    .render(area, buf);
}

fn cells<'a>(
    row: &'a HoursRow,
    [by_schedule, at_pace]: [String; 2],
    gauge: u16,
    look: Look<'_>,
) -> TableRow<'a> {
    let (line, threshold) = match &row.nearest {
        None => (Line::default(), look.span("–", Role::Dim)),
        Some(nearest) => {
            let gauge = Gauge {
                done: nearest.done.0,
                total: nearest.of.0,
                cols: gauge,
                role: row.role,
            };
            (gauge.line(&look), Span::raw(row.threshold.as_str()))
        }
    };
    let urgent = if row.role == Role::Accent {
        Role::Plain
    } else {
        row.role
    };
    TableRow {
        cells: vec![
            Line::from(row.name.as_str()),
            Line::from(look.span(row.phase.as_str(), Role::Dim)),
            Line::from(row.done().to_string()),
            line,
            Line::from(threshold),
            Line::from(look.span(by_schedule, urgent)),
            Line::from(look.span(at_pace, Role::Dim)),
        ],
        style: Style::default(),
        ..TableRow::default()
    }
}

fn draw_week(week: &WeekFigures, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let title = look.get("week-title");
    Pane::new(look, &title).render(area, buf);
    let inner = Pane::inner(area).intersection(buf.area);
    let cols = usize::from(inner.width);
    let total = week.total();
    let open = if total.open > Minutes::ZERO {
        Role::Attention
    } else {
        Role::Dim
    };
    let extra = total.extra > Minutes::ZERO;
    let figures = [
        Some((look.get("week-worked"), total.worked, Role::Strong)),
        extra.then(|| (look.get("week-extra"), total.extra, Role::Plain)),
        Some((look.get("week-expected"), total.expected, Role::Plain)),
        Some((look.get("week-excused"), total.excused, Role::Plain)),
        Some((look.get("week-missed"), total.missed, Role::Plain)),
        Some((look.get("week-open"), total.open, open)),
    ];
    let mut lines: Vec<Line<'_>> = figures
        .into_iter()
        .flatten()
        .map(|(label, minutes, role)| {
            let figure = Line::from(look.span(minutes.to_string(), role));
            both_ends(Line::from(look.span(label, Role::Dim)), figure, cols)
        })
        .collect();
    lines.push(Line::default());
    for (day, date) in week.days.iter().zip(week.monday.iter_days()) {
        if day.expected <= Minutes::ZERO && day.worked <= Minutes::ZERO {
            continue;
        }
        let name = dates::weekday_short(date.weekday(), look.texts.lang());
        let mut line = Line::from(look.span(format!("{name} "), Role::Dim));
        let gauge = Gauge {
            done: day.worked.0,
            total: day.expected.max(day.worked).0,
            cols: inner
                .width
                .saturating_sub(u16::try_from(width(&name) + 1).unwrap_or(0)),
            role: Role::Present,
        };
        line.spans.extend(gauge.line(&look).spans);
        lines.push(line);
    }
    put_all(buf, inner, lines);
}

fn draw_build_up(build_up: &BuildUpView, today: NaiveDate, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let title = look
        .texts
        .say(&Sentence::new("hours-build-up").text("name", build_up.name.clone()));
    let lang = look.texts.lang();
    let mut right = Vec::new();
    if let Some(n) = build_up.nearest.as_ref().filter(|n| n.reached.is_none()) {
        for (id, date) in [("side-by-schedule", n.by_schedule), ("side-at-pace", n.at_pace)] {
            if !right.is_empty() {
                right.push(look.span(" · ", Role::Dim));
            }
            right.push(look.span(format!("{} ", look.get(id)), Role::Dim));
            right.push(Span::raw(date_text(lang, date, today)));
        }
    }
    Pane {
        right: Line::from(right),
        ..Pane::new(look, &title)
    }
    .render(area, buf);
    Chart {
        look,
        worked: &build_up.points.worked,
        projected: &build_up.points.ahead,
        thresholds: &build_up.thresholds,
        today,
    }
    .render(Pane::inner(area).intersection(buf.area), buf);
}
