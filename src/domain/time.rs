//! Time as the floor knows it: whole minutes, wall-clock times, stretches of work.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Timelike};
use chrono_tz::Europe::Amsterdam;

/// A length of time in whole minutes. Never a float; negative only in differences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minutes(pub i64);

impl Minutes {
    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// A whole day, the longest that one person's day can be.
    pub const DAY: Self = Self(24 * 60);

    /// So many whole hours.
    #[must_use]
    pub const fn hours(hours: i64) -> Self {
        Self(hours * 60)
    }
}

impl std::ops::Add for Minutes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Minutes {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::ops::AddAssign for Minutes {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::ops::SubAssign for Minutes {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl std::iter::Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, |a, b| a + b)
    }
}

/// `h:mm`, hours unbounded: `84:05`, `-0:30`.
impl std::fmt::Display for Minutes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let all = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}:{:02}", all / 60, all % 60))
    }
}

/// A wall-clock moment in minutes after midnight of the business date: 0..=2879, so that a shift may end
/// on the next morning (26:00 is two at night).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
    /// The last minute that a business date can reach: 23:59 on the day after.
    pub const LAST: u16 = 2 * 24 * 60 - 1;

    /// A time from minutes after midnight; `None` above [`ClockTime::LAST`].
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes <= Self::LAST {
            Some(Self(minutes))
        } else {
            None
        }
    }

    /// A time on the date itself, hour 0..=24 and minute 0..=59.
    #[must_use]
    pub const fn hm(hour: u16, minute: u16) -> Option<Self> {
        if minute < 60 && (hour < 24 || (hour == 24 && minute == 0)) {
            Some(Self(hour * 60 + minute))
        } else {
            None
        }
    }

    /// The time of day of a moment on its own date, seconds dropped.
    #[must_use]
    pub fn of(moment: NaiveDateTime) -> Self {
        Self(u16::try_from(moment.hour() * 60 + moment.minute()).unwrap_or(0))
    }

    /// Minutes after midnight of the business date.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// Whether this lies on the day after the business date.
    #[must_use]
    pub const fn is_next_day(self) -> bool {
        self.0 >= 24 * 60
    }

    /// The moment on the wall clock.
    #[must_use]
    pub fn on(self, date: NaiveDate) -> NaiveDateTime {
        date.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(i64::from(self.0))
    }
}

/// `h:mm` on the wall clock: `9:00`, and `2:00` for two at night.
impl std::fmt::Display for ClockTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let m = if self.0 == 24 * 60 {
            self.0
        } else {
            self.0 % (24 * 60)
        };
        f.pad(&format!("{}:{:02}", m / 60, m % 60))
    }
}

/// A piece of a day, from a time to a later one. Invariant: `from < to`, at most 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    from: ClockTime,
    to: ClockTime,
}

impl Span {
    /// `None` unless `from` lies before `to` and they are at most 24 hours apart.
    #[must_use]
    pub const fn new(from: ClockTime, to: ClockTime) -> Option<Self> {
        if from.0 < to.0 && to.0 - from.0 <= 24 * 60 {
            Some(Self { from, to })
        } else {
            None
        }
    }

    /// Where it begins.
    #[must_use]
    pub const fn from(self) -> ClockTime {
        self.from
    }

    /// Where it ends.
    #[must_use]
    pub const fn to(self) -> ClockTime {
        self.to
    }

    /// Its length on the wall clock, no summer time considered.
    #[must_use]
    pub fn wall(self) -> Minutes {
        Minutes(i64::from(self.to.0) - i64::from(self.from.0))
    }

    /// Its length as time that passed on that date: one hour less in the night summer time begins, one more
    /// when it ends. A wall-clock time that comes twice is read as the first, one that never comes as the
    /// moment the clock jumps to.
    #[must_use]
    pub fn elapsed(self, date: NaiveDate) -> Minutes {
        let utc = |t: ClockTime| {
            let wall = t.on(date);
            match Amsterdam.from_local_datetime(&wall) {
                chrono::LocalResult::Single(at) | chrono::LocalResult::Ambiguous(at, _) => at.naive_utc(),
                chrono::LocalResult::None => Amsterdam
                    .from_local_datetime(&(wall + TimeDelta::hours(1)))
                    .earliest()
                    .map_or(wall, |at| {
                        at.naive_utc() - TimeDelta::minutes(i64::from(t.0 % 60))
                    }),
            }
        };
        // Only nights in March and October can differ; everything else is plain subtraction.
        if matches!(date.month(), 3 | 10) {
            Minutes((utc(self.to) - utc(self.from)).num_minutes())
        } else {
            self.wall()
        }
    }

    /// What both have in common.
    #[must_use]
    pub fn overlap(self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.to.min(other.to))
    }
}

/// A stretch of work with the break that was taken in it. Invariant, kept by [`crate::domain::attendance`]:
/// the break is not longer than the stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// From when to when.
    pub span: Span,
    /// The break taken within it, subtracted from what was worked.
    pub pause: Minutes,
}

impl Stretch {
    /// Minutes worked on that date: what elapsed, less the break, never below zero.
    #[must_use]
    pub fn worked(self, date: NaiveDate) -> Minutes {
        (self.span.elapsed(date) - self.pause).max(Minutes::ZERO)
    }
}

/// A half-day (*dagdeel*): the unit of schedules and of klus allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HalfDay {
    /// Until half past twelve.
    Morning,
    /// Until half past five.
    Afternoon,
    /// After that.
    Evening,
}

impl HalfDay {
    /// All of them, in the order of the day.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];

    /// The half-day that a time falls in.
    #[must_use]
    pub const fn at(time: ClockTime) -> Self {
        match time.minutes() {
            0..750 => Self::Morning,
            750..1050 => Self::Afternoon,
            _ => Self::Evening,
        }
    }

    /// Its clock times, for deciding which half-days a stretch of work covers.
    #[must_use]
    pub const fn span(self) -> Span {
        let (from, to) = match self {
            Self::Morning => (0, 750),
            Self::Afternoon => (750, 1050),
            Self::Evening => (1050, 1440 + 360),
        };
        Span {
            from: ClockTime(from),
            to: ClockTime(to),
        }
    }
}
