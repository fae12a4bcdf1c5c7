//! What is wrong, said in a sentence, with the key that mends it.

use super::lines::{both_ends, line_width, put};
use crate::text::width::{fit, width};
use crate::tui::look::Look;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// Columns that what a warning is about keeps in any case.
const SUBJECT_LEAST: usize = 8;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Its sign.
    pub symbol: Symbol,
    /// What or whom it is about; stands first.
    pub subject: String,
    /// The rest of the sentence.
    pub text: String,
    /// The key that mends it; empty for none.
    pub key: String,
    /// What that key does.
    pub action: String,
}

/// As many warnings as there are lines; the one that is being walked is always among them.
pub struct Warnings<'a> {
    /// Words and colours.
    pub look: Look<'a>,
    /// All of them.
    pub warnings: &'a [Warning],
    /// The one that `!` stands on.
    pub walking: Option<usize>,
}

impl Widget for Warnings<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        let rows = usize::from(area.height);
        if rows == 0 {
            return;
        }
        let first = self.walking.map_or(0, |at| (at + 1).saturating_sub(rows));
        let hidden = self.warnings.len().saturating_sub(first + rows);
        for ((at, warning), y) in self.warnings.iter().enumerate().skip(first).zip(area.top()..) {
            if y >= area.bottom() {
                break;
            }
            let more = if y + 1 == area.bottom() { hidden } else { 0 };
            let mut line = self.line(warning, more, usize::from(area.width));
            if self.walking == Some(at) {
                for span in &mut line.spans {
                    span.style = self.look.theme.selected(span.style);
                }
                buf.set_style(
                    Rect { y, height: 1, ..area },
                    self.look.theme.selected(Style::new()),
                );
            }
            put(buf, area.x, y, area.width, &line);
        }
    }
}

impl Warnings<'_> {
    fn line(&self, warning: &Warning, more: usize, cols: usize) -> Line<'static> {
        let role = warning.symbol.role();
        let mut right = Vec::new();
        if !warning.key.is_empty() {
            right.push(self.look.span(warning.key.clone(), Role::Accent));
            right.push(self.look.span(format!(" {} ", warning.action), Role::Dim));
        }
        if more > 0 {
            right.push(self.look.span(format!(" +{more} "), Role::Dim));
        }
        let right = Line::from(right);
        let sign = format!(" {} ", warning.symbol.sign());
        let text = format!(" {}", warning.text);
        // Of a name one reads enough in its beginning; the sentence is read to its end.
        let room = cols.saturating_sub(width(&sign) + width(&text) + line_width(&right) + 1);
        let left = Line::from(vec![
            Span::styled(sign, self.look.style(role)),
            Span::styled(
                fit(&warning.subject, room.max(SUBJECT_LEAST)),
                self.look.style(role),
            ),
            Span::raw(text),
        ]);
        both_ends(left, right, cols)
    }
}
