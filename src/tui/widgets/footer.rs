//! The line at the bottom: what applies now.

use super::lines::{fit_line, put, wrap};
use crate::text::width::width;
use crate::tui::keys::hints::Hint;
use crate::tui::look::Look;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

/// Keys and what they do, as many as fit.
pub struct Footer<'a> {
    /// Words and colours.
    pub look: Look<'a>,
    /// Something said first: what was just done, or whom a row number means.
    pub lead: Option<(Role, &'a str)>,
    /// The keys, in the order in which they stand.
    pub hints: &'a [Hint],
}

/// Columns between two hints.
const GAP: usize = 2;

impl Widget for Footer<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let mut spans = vec![Span::raw(" ")];
        if let Some((role, text)) = self.lead {
            let last = self.above(role, text, area, buf);
            spans.push(self.look.span(format!("{last}  "), role));
        }
        let used: usize = spans.iter().map(|span| width(&span.content)).sum();
        for hint in fitting(self.hints, usize::from(area.width).saturating_sub(used)) {
            spans.push(self.look.span(self.key(hint), Role::Accent));
            spans.push(Span::raw(" "));
            spans.push(self.look.span(hint.label.clone(), Role::Dim));
            spans.push(Span::raw(" ".repeat(GAP)));
        }
        // The space behind the last hint is no reason to cut it.
        spans.pop_if(|last| last.content.trim().is_empty());
        let line = fit_line(Line::from(spans), usize::from(area.width));
        put(buf, area.x, area.y, area.width, &line);
    }
}

impl Footer<'_> {
    /// Nothing that is said is cut off: what does not fit on the line begins on those above it, over what stands
    /// there. Answers what is left for the line itself.
    fn above(&self, role: Role, text: &str, area: Rect, buf: &mut Buffer) -> String {
        let mut lines = wrap(text, usize::from(area.width).saturating_sub(2));
        let last = lines.pop().unwrap_or_default();
        for (line, y) in lines.iter().rev().zip((buf.area.y..area.y).rev()) {
            let row = Rect { y, height: 1, ..area };
            Clear.render(row, buf);
            let line = Line::from(vec![Span::raw(" "), self.look.span(line.trim_end(), role)]);
            put(buf, row.x, row.y, row.width, &line);
        }
        last
    }

    fn key(&self, hint: &Hint) -> String {
        match hint.key.as_str() {
            "⏎" if self.look.theme.ascii => "Enter".to_owned(),
            "⇥" if self.look.theme.ascii => "Tab".to_owned(),
            key => key.to_owned(),
        }
    }
}

/// The hints that fit in so many columns, the least important left out, in their own order.
#[must_use]
pub fn fitting(hints: &[Hint], cols: usize) -> Vec<&Hint> {
    let mut by_priority: Vec<(usize, &Hint)> = hints.iter().enumerate().collect();
    by_priority.sort_by_key(|(_, hint)| std::cmp::Reverse(hint.priority));
    let mut room = cols + GAP;
    let mut kept: Vec<(usize, &Hint)> = by_priority
        .into_iter()
        .map_while(|(at, hint)| {
            room = room.checked_sub(width(&hint.key) + 1 + width(&hint.label) + GAP)?;
            Some((at, hint))
        })
        .collect();
    kept.sort_by_key(|(at, _)| *at);
    kept.into_iter().map(|(_, hint)| hint).collect()
}
