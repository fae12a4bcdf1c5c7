//! The only place that asks what time it is. Passed in everywhere else, so that tests fix it.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use crate::domain::time::ClockTime;

/// What time it is.
pub trait Clock: Send + Sync {
    /// On the wall.
    fn local(&self) -> NaiveDateTime;
    /// In milliseconds since 1970, UTC.
    fn millis(&self) -> i64;
}

/// The time of day on a date; none when that is not the running day: the business date, and the date on the wall.
#[must_use]
pub fn now_on(local: NaiveDateTime, today: NaiveDate, date: NaiveDate) -> Option<ClockTime> {
    (date == today && date == local.date()).then(|| ClockTime::of(local))
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that is passed in")]
    fn local(&self) -> NaiveDateTime {
        Local::now().naive_local()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the clock that is passed in")]
    fn millis(&self) -> i64 {
        Utc::now().timestamp_millis()
    }
}

/// The machine's clock, moved: the demo's workshop is always in the middle of a working day.
#[derive(Clone, Copy, Debug)]
pub struct ShiftedClock(pub TimeDelta);

impl ShiftedClock {
    /// A clock that says `moment` now and goes on from there.
    #[must_use]
    pub fn starting_at(moment: NaiveDateTime) -> Self {
        Self(moment - SystemClock.local())
    }
}

impl Clock for ShiftedClock {
    fn local(&self) -> NaiveDateTime {
        SystemClock.local() + self.0
    }

    fn millis(&self) -> i64 {
        SystemClock.millis() + self.0.num_milliseconds()
    }
}

/// A clock that stands still.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub NaiveDateTime);

impl Clock for FixedClock {
    fn local(&self) -> NaiveDateTime {
        self.0
    }

    fn millis(&self) -> i64 {
        self.0.and_utc().timestamp_millis()
    }
}

/// The moment that another clock said.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    local: NaiveDateTime,
    millis: i64,
}

impl Moment {
    /// What it says now.
    #[must_use]
    pub fn of(clock: &dyn Clock) -> Self {
        Self {
            local: clock.local(),
            millis: clock.millis(),
        }
    }
}

impl Clock for Moment {
    fn local(&self) -> NaiveDateTime {
        self.local
    }

    fn millis(&self) -> i64 {
        self.millis
    }
}

/// The wall-clock moment of a UTC time, on this machine.
#[must_use]
pub fn local_of(millis: i64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp_millis(millis).map(|at| at.with_timezone(&Local).naive_local())
}
