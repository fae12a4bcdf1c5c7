//! A thin gauge: `━━━━━━──`.

use crate::tui::look::Look;
use crate::tui::theme::Role;
use ratatui::text::{Line, Span};

/// How far something is.
#[derive(Clone, Copy, Debug)]
pub struct Gauge {
    /// What is done.
    pub done: i64,
    /// What it is all.
    pub total: i64,
    /// Columns to draw it in.
    pub cols: u16,
    /// What the done part means.
    pub role: Role,
}

impl Gauge {
    /// As a piece of a line. Full only when all is done, empty only when nothing is.
    #[must_use]
    pub fn line(self, look: &Look<'_>) -> Line<'static> {
        let full = usize::from(self.filled());
        let rest = usize::from(self.cols) - full;
        Line::from(vec![
            Span::styled("━".repeat(full), look.style(self.role)),
            Span::styled("─".repeat(rest), look.style(Role::Line)),
        ])
    }

    fn filled(self) -> u16 {
        let cols = i128::from(self.cols);
        if self.done <= 0 || self.total <= 0 || cols == 0 {
            return 0;
        }
        let share = i128::from(self.done) * cols / i128::from(self.total);
        let most = if self.done >= self.total {
            cols
        } else {
            (cols - 1).max(1)
        };
        u16::try_from(share.clamp(1, most)).unwrap_or(self.cols)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(done: i64, total: i64, cols: u16) -> u16 {
        Gauge {
            done,
            total,
            cols,
            role: Role::Accent,
        }
        .filled()
    }

    #[test]
    fn a_gauge_is_full_only_when_all_is_done() {
        assert_eq!(filled(84 * 60, 100 * 60, 10), 8);
        assert_eq!(filled(5_999, 6_000, 10), 9);
        assert_eq!(filled(6_000, 6_000, 10), 10);
        assert_eq!(filled(7_000, 6_000, 10), 10);
        assert_eq!(filled(1, 6_000, 10), 1);
        assert_eq!(
            (filled(0, 6_000, 10), filled(5, 0, 10), filled(5, 9, 0)),
            (0, 0, 0)
        );
        assert_eq!(filled(i64::MAX, i64::MAX, u16::MAX), u16::MAX);
    }
}
