//! The parts of the dossier that are lines of text.

use ratatui::text::{Line, Span};

use super::view::{Threshold, View};
use crate::domain::dates;
use crate::domain::time::Minutes;
use crate::text::sentence::Sentence;
use crate::text::width::{pad, width};
use crate::tui::look::Look;
use crate::tui::screens::today::note_lines;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::gauge::Gauge;
use crate::tui::widgets::lines::wrap;

/// Most lines of one observation.
const NOTE_LINES: usize = 40;
/// Columns of the gauge.
const GAUGE: u16 = 30;

/// Who, which method, how far.
pub fn overview(view: &View, look: Look<'_>, cols: u16) -> Vec<Line<'static>> {
    let mut lines = facts(view, look, cols);
    let Some(standing) = &view.standing else {
        return lines;
    };
    lines.push(Line::default());
    let total = Sentence::new("side-total").minutes("total", standing.progress.total);
    lines.push(Line::from(look.span(look.texts.say(&total), Role::Strong)));
    if let Some(next) = standing.progress.next() {
        let next = &standing.progress.standings[next];
        let begin = next.target.unwrap_or_default() - next.threshold.hours;
        let done = standing.progress.total - begin;
        let mut line = Gauge {
            done: done.0,
            total: next.threshold.hours.0,
            cols: GAUGE.min(cols),
            role: Role::Accent,
        }
        .line(&look);
        let of = Sentence::new("side-of-hours").number("hours", next.threshold.hours.0 / 60);
        line.push_span(look.span(format!(" {done} {}", look.texts.say(&of)), Role::Dim));
        lines.push(line);
    }
    if !view.thresholds.is_empty() {
        lines.push(Line::default());
    }
    for threshold in &view.thresholds {
        lines.extend(threshold_lines(threshold, look, cols));
    }
    if standing.pace > Minutes::ZERO {
        lines.push(Line::default());
        let pace = Sentence::new("dossier-pace").minutes("pace", standing.pace);
        lines.push(Line::from(look.span(look.texts.say(&pace), Role::Dim)));
    }
    lines
}

fn facts(view: &View, look: Look<'_>, cols: u16) -> Vec<Line<'static>> {
    let labels = view
        .facts
        .iter()
        .map(|(label, _)| width(label))
        .max()
        .unwrap_or(0);
    let room = usize::from(cols).saturating_sub(labels + 2).max(10);
    let mut lines = Vec::new();
    let mut before = "";
    for (label, value) in &view.facts {
        // Several of one kind stand under one label.
        let shown = if label == before { "" } else { label.as_str() };
        before = label;
        for (row, text) in wrap(value, room).into_iter().enumerate() {
            let label = if row == 0 { shown } else { "" };
            lines.push(Line::from(vec![
                look.span(format!("{}  ", pad(label, labels)), Role::Dim),
                Span::raw(text),
            ]));
        }
    }
    lines
}

fn threshold_lines(threshold: &Threshold, look: Look<'_>, cols: u16) -> Vec<Line<'static>> {
    let lang = look.texts.lang();
    let date = |date: Option<chrono::NaiveDate>| {
        date.map_or_else(|| "–".to_owned(), |date| dates::short_with_year(date, lang))
    };
    let name = if threshold.name.is_empty() {
        look.get("threshold-cap")
    } else {
        threshold.name.clone()
    };
    let symbol = if threshold.reached.is_some() {
        Symbol::StepDone
    } else {
        Symbol::StepOpen
    };
    let hours = Sentence::new("threshold-hours").number("hours", threshold.hours.0 / 60);
    let mut line = vec![
        look.mark(symbol),
        Span::raw(" "),
        look.span(pad(&look.texts.say(&hours), 8), Role::Strong),
        Span::raw(pad(&name, 22)),
    ];
    let ahead = |id| {
        let dates = Sentence::new(id).text("schedule", date(threshold.by_schedule));
        look.texts.say(&dates.text("pace", date(threshold.at_pace)))
    };
    let room = usize::from(cols).saturating_sub(line.iter().map(Span::width).sum::<usize>() + 1);
    let text = match threshold.reached {
        Some(reached) => {
            let said = Sentence::new("threshold-reached").text("date", date(Some(reached)));
            look.texts.say(&said)
        }
        None => Some(ahead("threshold-ahead"))
            .filter(|text| width(text) <= room)
            .unwrap_or_else(|| ahead("threshold-ahead-short")),
    };
    line.push(look.span(format!(" {text}"), Role::Dim));
    let mut lines = vec![Line::from(line)];
    if !threshold.due.is_empty() {
        let text = format!("           {} {}", look.get("side-then"), threshold.due);
        lines.push(Line::from(look.span(text, Role::Attention)));
    }
    lines
}

/// All versions of the schedule, then the planned absences.
pub fn schedule(view: &View, look: Look<'_>, cols: u16) -> Vec<Line<'static>> {
    let lang = look.texts.lang();
    let mut lines = Vec::new();
    if view.weeks.is_empty() {
        lines.push(Line::from(look.span(look.get("schedule-none"), Role::Dim)));
    }
    for (from, text, minutes, now) in &view.weeks {
        let symbol = if *now { Symbol::StepDone } else { Symbol::StepOpen };
        let since = Sentence::new("schedule-from")
            .text("date", dates::short_with_year(*from, lang))
            .minutes("minutes", *minutes);
        let mut head = vec![look.mark(symbol), Span::raw(" ")];
        head.push(look.span(
            look.texts.say(&since),
            if *now { Role::Strong } else { Role::Dim },
        ));
        lines.push(Line::from(head));
        for part in text
            .split("; ")
            .flat_map(|part| wrap(part, usize::from(cols.saturating_sub(2))))
        {
            lines.push(Line::from(format!("  {part}")));
        }
    }
    lines.push(Line::default());
    lines.push(Line::from(look.span(look.get("absences-title"), Role::Dim)));
    if view.absences.is_empty() {
        lines.push(Line::from(look.span(look.get("absences-none"), Role::Dim)));
    }
    for (range, what) in &view.absences {
        lines.push(Line::from(format!("{}  {what}", pad(range, 27))));
    }
    lines
}

/// Observations, from the first in sight on.
pub fn notes(view: &View, first: usize, look: Look<'_>, cols: u16) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    if let Some(topic) = &view.topic {
        let text = Sentence::new("notes-about").text("topic", topic.clone());
        lines.push(Line::from(look.span(look.texts.say(&text), Role::Accent)));
        lines.push(Line::default());
    }
    if view.notes.is_empty() {
        lines.push(Line::from(look.span(look.get("side-no-observations"), Role::Dim)));
    }
    for (date, observation, topics) in view.notes.iter().skip(first) {
        let cols = usize::from(cols).min(90);
        lines.extend(note_lines(look, *date, observation, topics, cols, NOTE_LINES));
        lines.push(Line::default());
    }
    lines
}
