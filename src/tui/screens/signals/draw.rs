//! How the signals look: a line each, or a friendly word when there is none.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::{SignalRow, Signals};
use crate::app::query::signals::{Kind, Signal};
use crate::text::sentence::Sentence;
use crate::text::width::width;
use crate::tui::look::Look;
use crate::tui::screens::hours::date_text;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::lines::{fit_line, put, put_all, wrap};
use crate::tui::widgets::table::{Column, Table, TableRow, first_in_sight};

pub fn draw(signals: &Signals, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let top = u16::from(area.height >= 22);
    let y = area.y + top.min(area.height.saturating_sub(1));
    put(
        buf,
        area.x,
        y,
        area.width,
        &title(signals, look, usize::from(area.width)),
    );
    let below = Rect {
        y: area.y + (2 + top).min(area.height),
        height: area.height.saturating_sub(2 + top),
        ..area
    };
    if signals.rows.is_empty() {
        let text = if signals.all == 0 {
            look.get("signals-empty")
        } else {
            look.get("signals-empty-filter")
        };
        let inside = Rect {
            x: below.x + 3.min(below.width),
            width: below.width.saturating_sub(4),
            ..below
        };
        let lines = wrap(&text, usize::from(inside.width)).into_iter();
        let lines = lines.map(|line| Line::from(look.span(line, Role::Present)));
        put_all(buf, inside, lines);
        return;
    }
    table(signals, look, below, buf);
}

fn title<'a>(signals: &Signals, look: Look<'_>, cols: usize) -> Line<'a> {
    let count = Sentence::new("signals-count").number("count", signals.rows.len());
    let mut left = vec![
        look.span(format!(" {} ", look.get("tab-signals")), Role::Strong),
        look.span(format!(" · {}", look.texts.say(&count)), Role::Dim),
    ];
    if let Some(kind) = signals.filter {
        let name = match kind {
            Kind::Away => look.get("signals-away"),
            Kind::Hours => look.get("signals-hours"),
            Kind::Klussen => look.get("signals-klussen"),
            Kind::Days => look.get("signals-days"),
        };
        left.push(look.span(" · ", Role::Dim));
        left.push(look.span(name, Role::Accent));
    }
    fit_line(Line::from(left), cols)
}

fn symbol(signal: &Signal) -> Symbol {
    match signal {
        Signal::StayedAway { .. } => Symbol::Phone,
        Signal::CapReached { .. } => Symbol::NoShow,
        Signal::ShortKlus { .. } => Symbol::Warning,
        Signal::DayNotClosed { .. } => Symbol::Closed,
        Signal::OpenRows { .. } => Symbol::Open,
        Signal::ThresholdNear { .. } => Symbol::Attention,
        Signal::ThresholdReached { .. } => Symbol::Present,
    }
}

fn table(signals: &Signals, look: Look<'_>, area: Rect, buf: &mut Buffer) {
    let height = usize::from(area.height.saturating_sub(2));
    let first = first_in_sight(signals.at, signals.rows.len(), height);
    let seen = &signals.rows[first..signals.rows.len().min(first + height)];
    let lang = look.texts.lang();
    let widest = |texts: &mut dyn Iterator<Item = usize>, least: usize| {
        u16::try_from(texts.max().unwrap_or(0).max(least)).unwrap_or(20)
    };
    let dates: Vec<String> = seen
        .iter()
        .map(|row| date_text(lang, row.signal.date(), signals.today))
        .collect();
    let keys = widest(&mut seen.iter().map(|r| width(&r.key)), 1);
    let actions = widest(&mut seen.iter().map(|r| width(&r.action)), 4);
    let said = widest(&mut seen.iter().map(|r| width(&r.sentence)), 20).min(60);
    let names = widest(&mut seen.iter().map(|r| width(&r.subject)), 12).min(24);
    let date_cols = widest(&mut dates.iter().map(|d| width(d)), 6);
    let columns = [
        Column::new("", 1),
        Column::new(look.get("signals-about"), names),
        Column::new("", said).grow(1),
        Column::new(look.get("signals-date"), date_cols).gives_way(1),
        Column::new("", keys),
        Column::new("", actions).gives_way(2),
    ];
    let rows: Vec<TableRow<'_>> = seen
        .iter()
        .zip(dates)
        .map(|(row, date)| cells(row, date, look))
        .collect();
    Table {
        look,
        columns: &columns,
        rows: &rows,
        selected: Some(signals.at - first),
        numbered: None,
        empty: "",
    }
    .render(area, buf);
}

fn cells<'a>(row: &'a SignalRow, date: String, look: Look<'_>) -> TableRow<'a> {
    let symbol = symbol(&row.signal);
    TableRow {
        cells: vec![
            Line::from(look.mark(symbol)),
            Line::from(look.span(row.subject.as_str(), symbol.role())),
            Line::from(row.sentence.as_str()),
            Line::from(look.span(date, Role::Dim)),
            Line::from(look.span(row.key.as_str(), Role::Accent)),
            Line::from(look.span(row.action.as_str(), Role::Dim)),
        ],
        style: Style::default(),
        ..TableRow::default()
    }
}
