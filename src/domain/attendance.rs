//! What really happened on one date for one participant.

use chrono::{NaiveDate, NaiveDateTime};

use super::ids::{ReasonId, SupervisorId};
use super::schedule::{self, DayPlan};
use super::time::{ClockTime, HalfDay, Minutes, Span, Stretch};

/// Why expected time was not worked. Sick has no reason of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absence {
    /// Sick.
    Sick,
    /// Leave, agreed on.
    Leave,
    /// Called off in time, *met bericht*.
    Cancelled,
    /// Not turned up, without a word.
    NoShow,
    /// Holiday or closure, for everybody or for this person's day.
    Closed,
}

impl Absence {
    /// The stable word of command line and exports.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sick => "sick",
            Self::Leave => "leave",
            Self::Cancelled => "cancelled",
            Self::NoShow => "no_show",
            Self::Closed => "closed",
        }
    }

    /// Excused is everything but not turning up.
    #[must_use]
    pub const fn is_excused(self) -> bool {
        !matches!(self, Self::NoShow)
    }
}

/// What was worked on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worked {
    /// From when to when, in order, not overlapping; empty is nothing.
    Stretches(Vec<Stretch>),
    /// A day known only by its length.
    Length(Minutes),
}

impl Worked {
    /// Nothing at all.
    pub const NOTHING: Self = Self::Stretches(Vec::new());

    /// Minutes worked on that date.
    #[must_use]
    pub fn minutes(&self, date: NaiveDate) -> Minutes {
        match self {
            Self::Stretches(all) => all.iter().map(|s| s.worked(date)).sum(),
            Self::Length(minutes) => *minutes,
        }
    }

    /// Whether it is not more than the clock of one day has: 24 hours, also on the night in which summer time
    /// ends and more can be worked than that.
    #[must_use]
    pub fn fits_a_day(&self) -> bool {
        let by_the_clock = match self {
            Self::Stretches(all) => all
                .iter()
                .map(|s| (s.span.wall() - s.pause).max(Minutes::ZERO))
                .sum(),
            Self::Length(minutes) => *minutes,
        };
        (Minutes::ZERO..=Minutes::DAY).contains(&by_the_clock)
    }

    /// The stretches; none for a day known by its length.
    #[must_use]
    pub fn stretches(&self) -> &[Stretch] {
        match self {
            Self::Stretches(all) => all,
            Self::Length(_) => &[],
        }
    }
}

/// Somebody's day: there, or not. Late and left early are facts about a present day, never statuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Day {
    /// There, for what was worked, with one reason for the expected time that was not.
    Present {
        /// What was worked; may be nothing (*deel*, 0 hours).
        worked: Worked,
        /// Why the rest was not.
        rest: Option<Absence>,
    },
    /// Not there at all.
    Absent(Absence),
}

/// The record of one participant on one date. That it exists means that somebody confirmed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// What happened.
    pub day: Day,
    /// Outside the schedule: somebody catching up, a guest.
    pub extra: bool,
    /// A word about it; empty for sick.
    pub remark: String,
    /// Set when the day was already closed: what it said before, and why it was changed.
    pub correction: Option<Box<Correction>>,
}

/// What a closed day said before it was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The day as it was closed; none when nothing was entered.
    pub original: Option<Day>,
    /// The reason of the last correction.
    pub reason: ReasonId,
}

/// The status a day shows: *present* when anything was worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// There, for some time at least.
    Present,
    /// Not there.
    Absent(Absence),
}

impl Status {
    /// The stable word of command line and exports.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent(absence) => absence.id(),
        }
    }
}

impl Day {
    /// There for these stretches.
    #[must_use]
    pub fn present(stretches: Vec<Stretch>) -> Self {
        Self::Present {
            worked: Worked::Stretches(stretches),
            rest: None,
        }
    }

    /// What it shows.
    #[must_use]
    pub const fn status(&self) -> Status {
        match self {
            Self::Present { .. } => Status::Present,
            Self::Absent(absence) => Status::Absent(*absence),
        }
    }

    /// Minutes worked on that date.
    #[must_use]
    pub fn minutes(&self, date: NaiveDate) -> Minutes {
        match self {
            Self::Present { worked, .. } => worked.minutes(date),
            Self::Absent(_) => Minutes::ZERO,
        }
    }

    /// Minutes worked until a moment: time still to come is provisional and counts nowhere, and a break takes its time
    /// as it passes. A day known by its length counts whole.
    #[must_use]
    pub fn minutes_until(&self, date: NaiveDate, now: ClockTime, plan: &DayPlan) -> Minutes {
        let Self::Present {
            worked: Worked::Stretches(all),
            ..
        } = self
        else {
            return self.minutes(date);
        };
        let so_far = |stretch: &Stretch| {
            let past = Span::new(stretch.span.from(), stretch.span.to().min(now))?;
            if past == stretch.span {
                return Some(stretch.worked(date));
            }
            let pauses = plan.pauses(*stretch).into_iter();
            let pause = pauses.filter_map(|p| p.overlap(past)).map(Span::wall).sum();
            let worked = Stretch { span: past, pause }.worked(date);
            Some(worked.min(stretch.worked(date)))
        };
        all.iter().filter_map(so_far).sum()
    }

    /// The stretches worked.
    #[must_use]
    pub fn stretches(&self) -> &[Stretch] {
        match self {
            Self::Present { worked, .. } => worked.stretches(),
            Self::Absent(_) => &[],
        }
    }

    /// When it begins, if that is known.
    #[must_use]
    pub fn begins(&self) -> Option<ClockTime> {
        self.stretches().first().map(|s| s.span.from())
    }

    /// When it ends, if that is known.
    #[must_use]
    pub fn ends(&self) -> Option<ClockTime> {
        self.stretches().last().map(|s| s.span.to())
    }

    /// Until when it runs on into the next date, by the clock of that date.
    #[must_use]
    pub fn until_next_day(&self) -> Option<ClockTime> {
        let end = self.stretches().last()?.span.to().minutes();
        let past = end.checked_sub(24 * 60).filter(|past| *past > 0)?;
        ClockTime::from_minutes(past)
    }

    /// The reason why expected time was not worked, if one was given.
    #[must_use]
    pub const fn reason(&self) -> Option<Absence> {
        match self {
            Self::Present { rest, .. } => *rest,
            Self::Absent(absence) => Some(*absence),
        }
    }

    /// How long after the planned start somebody began; zero when in time, unplanned, not known, or at another time of
    /// day altogether.
    #[must_use]
    pub fn late(&self, plan: &DayPlan) -> Minutes {
        match (plan.start(), plan.end(), self.begins()) {
            (Some(start), Some(end), Some(begins)) if start < begins && begins < end => {
                Minutes(i64::from(begins.minutes()) - i64::from(start.minutes()))
            }
            _ => Minutes::ZERO,
        }
    }

    /// Whether somebody ended before what was planned, having been there for some of it.
    #[must_use]
    pub fn left_early(&self, plan: &DayPlan) -> bool {
        let ended = self.stretches().last().map(|stretch| stretch.span.to());
        match (plan.start(), plan.end(), ended) {
            (Some(start), Some(end), Some(ended)) => start < ended && ended < end,
            _ => false,
        }
    }

    /// Whether somebody can be on a klus in that half-day: there, by what was worked or else (a day known by
    /// its length) by what was planned. Anyone present without times counts as there all day.
    #[must_use]
    pub fn is_there(&self, half: HalfDay, plan: &DayPlan) -> bool {
        match self {
            Self::Absent(_) => false,
            Self::Present {
                worked: Worked::Stretches(all),
                ..
            } if !all.is_empty() => {
                let spans: Vec<Span> = all.iter().map(|s| s.span).collect();
                schedule::halves(&spans).contains(&half)
            }
            Self::Present { .. } => plan.is_empty() || plan.halves().contains(&half),
        }
    }
}

/// An attempt to reach somebody who stayed away: we do not wait (source 000).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactAttempt {
    /// When, on the wall clock.
    pub at: NaiveDateTime,
    /// By whom.
    pub by: Option<SupervisorId>,
}
