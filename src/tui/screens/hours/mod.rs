//! Uren: everybody who is under way, nearest threshold first, the week in figures, and how one person's hours
//! grew.

mod commands;
mod draw;
#[cfg(test)]
mod tests;
mod view;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Trouble;
use crate::app::query::overview::WeekFigures;
use crate::domain::ids::{ParticipantId, TeamId};
use crate::domain::time::ClockTime;
use crate::tui::desk::Desk;
use crate::tui::effect::Place;
use crate::tui::look::Look;
use view::{BuildUpView, HoursRow};

pub use draw::date_text;

/// Whom the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Everybody.
    #[default]
    All,
    /// With a threshold within four weeks, or over the cap.
    Soon,
    /// Of one team.
    Team(TeamId),
}

/// In what order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Nearest threshold first.
    #[default]
    Nearest,
    /// As in the register.
    Name,
    /// Most hours first.
    Hours,
}

/// As of when the list was gathered: the last entry, the date, the minute.
type Stamp = (u64, NaiveDate, Option<ClockTime>);

/// Everybody's hours.
#[derive(Default)]
pub struct Hours {
    /// The row under the cursor, kept by person: rows come and go.
    cursor: Option<ParticipantId>,
    filter: Filter,
    sort: Sort,
    stamp: Option<Stamp>,
    today: NaiveDate,
    /// Everybody, in the order of the register.
    rows: Vec<HoursRow>,
    /// Those that are listed, as places in `rows`.
    listed: Vec<usize>,
    week: Option<Box<WeekFigures>>,
    build_up: Option<Box<BuildUpView>>,
}

impl Hours {
    /// The screen, on a person's row if given.
    #[must_use]
    pub fn new(filter: Filter, sort: Sort, person: Option<ParticipantId>) -> Self {
        Self {
            cursor: person,
            filter,
            sort,
            ..Self::default()
        }
    }

    /// Where one comes back to: the same list, on the same row.
    #[must_use]
    pub const fn place(&self) -> Place {
        Place::Hours(self.filter, self.sort, self.cursor)
    }

    /// The person under the cursor.
    #[must_use]
    pub const fn current(&self) -> Option<ParticipantId> {
        self.cursor
    }

    /// Gathers the list when something changed, and the build-up of the person under the cursor when that is
    /// another.
    ///
    /// # Errors
    /// When the store fails.
    pub fn gather(&mut self, desk: Desk<'_>) -> Result<(), Trouble> {
        let app = desk.app;
        let today = app.today();
        let stamp = (app.store().applied().position, today, app.now().map(|(_, t)| t));
        if self.stamp != Some(stamp) {
            self.rows = view::rows(desk)?;
            self.week = Some(Box::new(app.week(today)?));
            self.today = today;
            self.build_up = None;
            self.stamp = Some(stamp);
        }
        let at = self.position();
        self.listed = view::listed(&self.rows, self.filter, self.sort, today);
        if self.position().is_none() {
            let near = at.unwrap_or(0).min(self.listed.len().saturating_sub(1));
            self.cursor = self.listed.get(near).map(|at| self.rows[*at].person);
        }
        if self.build_up.as_ref().map(|b| b.person) != self.cursor {
            self.build_up = match self.cursor {
                Some(person) => Some(Box::new(BuildUpView::gather(desk, person)?)),
                None => None,
            };
        }
        Ok(())
    }

    /// The place of the cursor's row in the list.
    fn position(&self) -> Option<usize> {
        self.listed
            .iter()
            .position(|at| self.rows.get(*at).map(|row| row.person) == self.cursor)
    }

    /// Takes a filter back.
    pub fn back(&mut self) -> bool {
        let filtered = self.filter != Filter::All;
        self.filter = Filter::All;
        filtered
    }

    /// Draws what was gathered.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        draw::draw(self, look, area, buf);
    }
}
