//! The build-up of hours: dots for what was worked, thresholds as dashed lines, what is to come dotted.

use super::lines::put;
use crate::domain::dates::day_month;
use crate::domain::time::Minutes;
use crate::text::width::width;
use crate::tui::look::Look;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use chrono::{Datelike, NaiveDate};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// A running total on a date.
pub type Point = (NaiveDate, Minutes);

/// A line at a height.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Where.
    pub at: Minutes,
    /// What is due there.
    pub label: String,
    /// Whether it was reached.
    pub reached: bool,
}

impl Threshold {
    fn role(&self) -> Role {
        if self.reached {
            Role::Present
        } else {
            Role::Attention
        }
    }
}

/// The build-up of one participant's hours.
pub struct Chart<'a> {
    /// Words and colours.
    pub look: Look<'a>,
    /// The running total at the end of each day worked, oldest first.
    pub worked: &'a [Point],
    /// By schedule from today on, oldest first.
    pub projected: &'a [Point],
    /// The thresholds to draw.
    pub thresholds: &'a [Threshold],
    /// The day that is *now*.
    pub today: NaiveDate,
}

/// Columns for the figures on the left.
const LEFT: u16 = 7;

/// Where dates and hours fall in the room for dots: two per column, four per line.
struct Scale {
    area: Rect,
    from: NaiveDate,
    days: i64,
    top: i64,
}

impl Scale {
    fn x(&self, date: NaiveDate) -> i64 {
        (date - self.from).num_days() * (i64::from(self.area.width) * 2 - 1) / self.days.max(1)
    }

    fn y(&self, minutes: Minutes) -> i64 {
        let last = i64::from(self.area.height) * 4 - 1;
        last - i64::try_from(i128::from(minutes.0) * i128::from(last) / i128::from(self.top.max(1)))
            .unwrap_or(0)
    }

    /// Sets the dot at these coordinates of dots.
    fn dot(&self, buf: &mut Buffer, x: i64, y: i64, look: Look<'_>, role: Role) {
        let (Ok(column), Ok(line)) = (u16::try_from(x / 2), u16::try_from(y / 4)) else {
            return;
        };
        if x < 0 || y < 0 || column >= self.area.width || line >= self.area.height {
            return;
        }
        let Some(cell) = buf.cell_mut((self.area.x + column, self.area.y + line)) else {
            return;
        };
        let bit = match (y % 4, x % 2) {
            (0, 0) => 0x01,
            (1, 0) => 0x02,
            (2, 0) => 0x04,
            (0, _) => 0x08,
            (1, _) => 0x10,
            (2, _) => 0x20,
            (_, 0) => 0x40,
            _ => 0x80,
        };
        let set = dots(cell.symbol()).unwrap_or(0x2800);
        cell.set_char(char::from_u32(set | bit).unwrap_or('.'))
            .set_style(look.style(role));
    }
}

/// The dots that a cell has, as their character; none where it has something else.
fn dots(symbol: &str) -> Option<u32> {
    let set = symbol.chars().next().map(u32::from)?;
    (0x2800..=0x28ff).contains(&set).then_some(set)
}

impl Widget for Chart<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.width < LEFT + 10 || area.height < 4 {
            return;
        }
        let Some(scale) = self.scale(Rect {
            x: area.x + LEFT,
            width: area.width - LEFT,
            height: area.height - 2,
            ..area
        }) else {
            return;
        };
        self.axes(&scale, buf);
        let in_sight = || self.thresholds.iter().filter(|one| one.at.0 <= scale.top);
        for threshold in in_sight() {
            self.threshold(&scale, threshold, buf);
        }
        self.line(&scale, self.worked, 1, Role::Accent, buf);
        self.line(&scale, self.projected, 3, Role::Dim, buf);
        for threshold in in_sight() {
            self.label(&scale, threshold, buf);
        }
    }
}

impl Chart<'_> {
    fn scale(&self, area: Rect) -> Option<Scale> {
        let points = || self.worked.iter().chain(self.projected);
        let from = points().map(|(date, _)| *date).min()?;
        let to = points().map(|(date, _)| *date).max()?.max(self.today);
        let most = points().map(|(_, minutes)| minutes.0).max()?;
        let next = self
            .thresholds
            .iter()
            .map(|threshold| threshold.at.0)
            .filter(|at| *at >= most)
            .min();
        let top = next.unwrap_or(most).clamp(60, i64::MAX / 2);
        Some(Scale {
            area,
            from,
            days: (to - from).num_days(),
            top: top + top / 12,
        })
    }

    fn axes(&self, scale: &Scale, buf: &mut Buffer) {
        let area = scale.area;
        for y in area.top()..area.bottom() {
            put(
                buf,
                area.x - 1,
                y,
                1,
                &Line::from(self.look.span("│", Role::Line)),
            );
        }
        let rule = "─".repeat(usize::from(area.width));
        put(
            buf,
            area.x,
            area.bottom(),
            area.width,
            &Line::from(self.look.span(rule, Role::Line)),
        );
        self.height(scale, Minutes::ZERO, area.bottom(), Role::Dim, buf);
        if self.today >= scale.from
            && let Ok(column) = u16::try_from(scale.x(self.today) / 2)
        {
            put(
                buf,
                area.x.saturating_add(column),
                area.bottom(),
                1,
                &Line::from(self.look.mark(Symbol::Today)),
            );
        }
        let mut free = area.x;
        for date in scale
            .from
            .iter_days()
            .take(usize::try_from(scale.days).unwrap_or(0) + 1)
        {
            let months = area.width / 12;
            let wanted = date.day() == 1 || (date.day() == 15 && scale.days / 30 < i64::from(months) / 2);
            let Ok(column) = u16::try_from(scale.x(date) / 2) else {
                continue;
            };
            let label = day_month(date, self.look.texts.lang());
            let x = area.x.saturating_add(column);
            let wide = u16::try_from(width(&label)).unwrap_or(u16::MAX);
            if wanted && x >= free && x.saturating_add(wide) <= area.right() {
                put(
                    buf,
                    x,
                    area.bottom() + 1,
                    wide,
                    &Line::from(self.look.span(label, Role::Dim)),
                );
                free = x + wide + 2;
            }
        }
    }

    fn height(&self, scale: &Scale, at: Minutes, y: u16, role: Role, buf: &mut Buffer) {
        let text = format!("{:>5}", at.0 / 60);
        put(
            buf,
            scale.area.x - LEFT,
            y,
            LEFT - 1,
            &Line::from(self.look.span(text, role)),
        );
    }

    fn threshold(&self, scale: &Scale, threshold: &Threshold, buf: &mut Buffer) {
        let Ok(line) = u16::try_from(scale.y(threshold.at) / 4) else {
            return;
        };
        let (area, y) = (scale.area, scale.area.y + line);
        let role = threshold.role();
        let dashes = "╌".repeat(usize::from(area.width));
        put(
            buf,
            area.x,
            y,
            area.width,
            &Line::from(self.look.span(dashes, role)),
        );
        self.height(scale, threshold.at, y, role, buf);
    }

    /// What is due at a threshold, on its line: on the left, or on the right where the left has dots.
    fn label(&self, scale: &Scale, threshold: &Threshold, buf: &mut Buffer) {
        let Ok(line) = u16::try_from(scale.y(threshold.at) / 4) else {
            return;
        };
        let (area, y) = (scale.area, scale.area.y + line);
        let label = format!(" {} ", threshold.label);
        let wide = u16::try_from(width(&label)).unwrap_or(u16::MAX);
        if wide <= 2 || wide >= area.width / 2 {
            return;
        }
        let left = area.x + 1;
        let is_free = |x: u16| {
            let cells = (x..x + wide).filter_map(|x| buf.cell((x, y)));
            !cells.map(Cell::symbol).any(|symbol| dots(symbol).is_some())
        };
        let x = [left, area.right() - wide - 1].into_iter().find(|x| is_free(*x));
        let span = self.look.span(label, threshold.role());
        put(buf, x.unwrap_or(left), y, wide, &Line::from(span));
    }

    /// Dots from point to point: a total stays where it is until the next day worked.
    fn line(&self, scale: &Scale, points: &[Point], step: i64, role: Role, buf: &mut Buffer) {
        for pair in points.windows(2) {
            let (from, to) = (scale.x(pair[0].0), scale.x(pair[1].0));
            for x in from..to {
                if x % step == 0 {
                    scale.dot(buf, x, scale.y(pair[0].1), self.look, role);
                }
            }
        }
        if let Some((date, minutes)) = points.last() {
            scale.dot(buf, scale.x(*date), scale.y(*minutes), self.look, role);
        }
    }
}
