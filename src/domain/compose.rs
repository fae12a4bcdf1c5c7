//! Facts with times, put together: from when somebody was there, until when and why not longer. In whichever order
//! they are told they make the same day; none takes away what another said.

use chrono::NaiveDate;

use super::attendance::{Absence, Day, Worked};
use super::schedule::DayPlan;
use super::sheet::DayRow;
use super::time::{ClockTime, Span, Stretch};

/// Why a fact cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// Nothing is known of what comes after that time.
    NothingAfter,
    /// Nothing is known of what came before it.
    NothingBefore,
}

/// What is known of one person's day: entered, or as long as nothing was, planned.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// What was entered.
    pub day: Option<&'a Day>,
    /// What was planned.
    pub plan: &'a DayPlan,
}

impl<'a> Known<'a> {
    /// What a row of the day sheet knows.
    #[must_use]
    pub fn of(row: &'a DayRow) -> Self {
        Self {
            day: row.day(),
            plan: &row.plan,
        }
    }
    /// There from a time on. Until when, and why not longer, stays as it was told; a length stays a length.
    ///
    /// # Errors
    /// All that is known was before.
    pub fn begins_at(self, at: ClockTime) -> Result<Day, Impossible> {
        if let Some(length) = self.length() {
            return Ok(length.clone());
        }
        let (entered, planned) = (self.entered(), self.plan.stretches());
        let worked = match entered.first().map(|first| first.span.from()) {
            None => self.between(&planned, Some(at), None),
            Some(first) if at < first => seam(self.between(&planned, Some(at), Some(first)), entered),
            Some(_) => self.between(entered, Some(at), None),
        };
        let rest = match self.day {
            Some(Day::Present { rest, .. }) => *rest,
            _ => None,
        };
        if worked.is_empty() {
            return Err(Impossible::NothingAfter);
        }
        Ok(present(worked, rest))
    }

    /// There until a time, with a reason for the rest. From when stays as it was told, and so does the reason where no
    /// other is given. Where a later time is given than was entered, the plan says what came between.
    ///
    /// # Errors
    /// The time lies after or before all that is known.
    pub fn ends_at(self, at: ClockTime, reason: Option<Absence>) -> Result<Day, Impossible> {
        let rest = reason.or_else(|| self.excuse());
        if let Some(Day::Present { worked, .. }) = self.length() {
            let worked = worked.clone();
            return Ok(Day::Present { worked, rest });
        }
        let (entered, planned) = (self.entered(), self.plan.stretches());
        let worked = match entered.last().map(|last| last.span.to()) {
            Some(end) if end < at => {
                if planned.last().is_none_or(|last| last.span.to() < at) {
                    return Err(Impossible::NothingAfter);
                }
                seam(entered.to_vec(), &self.between(&planned, Some(end), Some(at)))
            }
            Some(_) => self.between(entered, None, Some(at)),
            None if planned.last().is_none_or(|last| last.span.to() < at) => {
                return Err(Impossible::NothingAfter);
            }
            None => self.between(&planned, None, Some(at)),
        };
        if worked.is_empty() {
            return Err(Impossible::NothingBefore);
        }
        Ok(present(worked, rest))
    }

    /// Not there any more from this moment on, for somebody who worked: that stays. None for who did not work yet, and
    /// for not turning up, which nobody does who worked.
    #[must_use]
    pub fn away_from(self, date: NaiveDate, now: ClockTime, reason: Absence) -> Option<Day> {
        let day = self.day.filter(|_| reason != Absence::NoShow)?;
        if day.minutes_until(date, now, self.plan).0 <= 0 {
            return None;
        }
        if let Some(Day::Present { worked, .. }) = self.length() {
            let (worked, rest) = (worked.clone(), Some(reason));
            return Some(Day::Present { worked, rest });
        }
        let worked = self.between(self.entered(), None, Some(now));
        Some(present(worked, Some(reason)))
    }

    /// The reason for the rest where times are told without one: what was said, unless they go on to the planned end
    /// and the time that was not worked is none any more.
    #[must_use]
    pub fn rest_beside(self, worked: &Worked, date: NaiveDate) -> Option<Absence> {
        let end = |all: &[Stretch]| all.last().map(|last| last.span.to());
        let earlier = end(self.entered());
        let stays = match (worked, end(worked.stretches())) {
            // Without a schedule nobody knows how much rest there is.
            (Worked::Length(minutes), _) => self.plan.is_empty() || *minutes < self.plan.minutes_on(date),
            (_, told) => told <= earlier || told < self.plan.end(),
        };
        self.excuse().filter(|_| stays)
    }

    /// The reason that was told, also where it was for the whole day; not turning up is none of who did.
    fn excuse(self) -> Option<Absence> {
        self.day
            .and_then(Day::reason)
            .filter(|reason| reason.is_excused())
    }

    fn entered(&self) -> &[Stretch] {
        self.day.map_or(&[], Day::stretches)
    }

    /// A day that is known by how long was worked.
    fn length(&self) -> Option<&Day> {
        self.day.filter(|day| {
            let Day::Present { worked, .. } = day else {
                return false;
            };
            matches!(worked, Worked::Length(minutes) if minutes.0 > 0)
        })
    }

    /// The part of some stretches between two times, with as much of each break as lies there.
    fn between(self, stretches: &[Stretch], from: Option<ClockTime>, to: Option<ClockTime>) -> Vec<Stretch> {
        let part = |stretch: &Stretch| {
            let own = stretch.span;
            let from = from.map_or(own.from(), |from| from.max(own.from()));
            let to = to.map_or(own.to(), |to| to.min(own.to()));
            let span = Span::new(from, to)?;
            if span == own {
                return Some(*stretch);
            }
            let pauses = self.plan.pauses(*stretch).into_iter();
            let pause = pauses.filter_map(|p| p.overlap(span)).map(Span::wall).sum();
            Some(Stretch { span, pause })
        };
        stretches.iter().filter_map(part).collect()
    }
}

const fn present(worked: Vec<Stretch>, rest: Option<Absence>) -> Day {
    Day::Present {
        worked: Worked::Stretches(worked),
        rest,
    }
}

/// Stretches one after the other; where they touch they are one.
fn seam(mut earlier: Vec<Stretch>, later: &[Stretch]) -> Vec<Stretch> {
    let mut later = later.iter().copied();
    if let Some(last) = earlier.last_mut()
        && let Some(next) = later.next()
    {
        let touching = Span::new(last.span.from(), next.span.to());
        match touching.filter(|_| last.span.to() == next.span.from()) {
            Some(span) => {
                let pause = last.pause + next.pause;
                *last = Stretch { span, pause };
            }
            None => earlier.push(next),
        }
    }
    earlier.extend(later);
    earlier
}
