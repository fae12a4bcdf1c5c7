//! The bar at the top: where one is, and whose screen it is.

use super::lines::{both_ends, line_width, put};
use crate::tui::look::Look;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// One screen in the bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its name.
    pub label: String,
    /// Whether it is the one on the screen.
    pub active: bool,
    /// How many things wait there.
    pub count: usize,
}

/// The bar at the top.
pub struct Header<'a> {
    /// Words and colours.
    pub look: Look<'a>,
    /// The screens.
    pub tabs: &'a [Tab],
    /// Location, supervisor, clock: the location gives way first, and then the clock. In whose name things are
    /// entered stays as long as it can.
    pub right: &'a [String],
    /// A warning before them; its sign stays longest.
    pub alert: Option<&'a str>,
}

impl Widget for Header<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = Rect {
            height: area.height.min(1),
            ..area
        }
        .intersection(buf.area);
        if area.is_empty() {
            return;
        }
        buf.set_style(area, self.look.style(Role::Header));
        let cols = usize::from(area.width);
        let alert = self.alert(true);
        let full = self.left(true);
        let left = if line_width(&full) + line_width(&alert) <= cols {
            full
        } else {
            self.left(false)
        };
        let room = cols.saturating_sub(line_width(&left) + 2);
        let right = [alert, self.alert(false)]
            .into_iter()
            .flat_map(|alert| self.parts().map(move |parts| beside(alert.clone(), parts)))
            .find(|line| line_width(line) <= room)
            .unwrap_or_default();
        let line = both_ends(left, right, cols);
        put(buf, area.x, area.y, area.width, &line);
    }
}

impl Header<'_> {
    /// The warning; its sign only, where there is no room for words.
    fn alert(&self, words: bool) -> Line<'static> {
        let Some(text) = self.alert else {
            return Line::default();
        };
        let style = self.look.theme.in_header(Role::Warning);
        let sign = Symbol::Warning.sign();
        let said = if words {
            format!("{sign} {text} ")
        } else {
            format!("{sign} ")
        };
        Line::from(Span::styled(said, style))
    }

    /// What can stand on the right, from all that there is to nothing.
    fn parts(&self) -> impl Iterator<Item = &[String]> {
        let all = self.right;
        let but_first = all.get(1..).unwrap_or_default();
        let between = but_first.split_last().map_or(but_first, |(_, rest)| rest);
        let last = all.get(all.len().saturating_sub(1)..).unwrap_or_default();
        [all, but_first, between, last, &[]].into_iter()
    }

    fn left(&self, brand: bool) -> Line<'static> {
        let mut spans = Vec::new();
        if brand {
            let name = format!(" {}  ", self.look.get("app-name"));
            let accent = self.look.theme.in_header(Role::Accent);
            spans.push(Span::styled(name, accent));
        }
        for tab in self.tabs {
            let role = if tab.active { Role::Tab } else { Role::Header };
            spans.push(self.look.span(format!(" {} ", tab.label), role));
            if tab.count > 0 {
                let count = format!("{}{} ", Symbol::Bullet.sign(), tab.count);
                let style = self.look.theme.in_header(Role::Warning);
                spans.push(Span::styled(count, style));
            }
        }
        Line::from(spans)
    }
}

/// Parts after the warning.
fn beside(mut line: Line<'static>, parts: &[String]) -> Line<'static> {
    if !parts.is_empty() {
        let gap = if line.spans.is_empty() { "" } else { "· " };
        line.spans.push(Span::raw(format!("{gap}{} ", parts.join(" · "))));
    }
    line
}

/// One line under the bar that says something about the whole screen: read-only, shielded, an older day.
pub struct Banner<'a> {
    /// Words and colours.
    pub look: Look<'a>,
    /// Its sign.
    pub symbol: Symbol,
    /// What is said.
    pub text: &'a str,
}

impl Widget for Banner<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let role = self.symbol.role();
        let line = Line::from(vec![
            self.look.span(format!(" {} ", self.symbol.sign()), role),
            self.look.span(self.text, role),
        ]);
        super::lines::put_all(buf, area.intersection(buf.area), [line]);
    }
}
