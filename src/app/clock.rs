//! The only place that asks what time it is. Passed in everywhere else, so that tests fix it.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Datelike, Local, NaiveDate, NaiveDateTime, TimeDelta};

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

/// Whether what the clock says can be kept, and shown on a wall: from 1970 up to and including 9999.
#[must_use]
pub fn is_usable(clock: &dyn Clock) -> bool {
    (0..=LAST).contains(&clock.millis())
}

/// The last second of 30 December 9999, UTC: there is a day to spare for every wall.
const LAST: i64 = 253_402_214_399_000;

/// The machine's clock. Wherever it stands, reading it works; on the wall it goes no further than what is usable.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn local(&self) -> NaiveDateTime {
        on_the_wall(self.millis())
    }

    #[expect(clippy::disallowed_methods, reason = "this is the clock that is passed in")]
    fn millis(&self) -> i64 {
        let millis = |by: Duration| i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => millis(since),
            Err(before) => -millis(before.duration()),
        }
    }
}

/// A UTC time on the wall of this machine; the nearest there is where no wall reaches so far.
fn on_the_wall(millis: i64) -> NaiveDateTime {
    local_of(millis.clamp(0, LAST)).unwrap_or_default()
}

impl Clock for Arc<dyn Clock> {
    fn local(&self) -> NaiveDateTime {
        (**self).local()
    }

    fn millis(&self) -> i64 {
        (**self).millis()
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

/// The machine's moment by UTC, for who may ask nothing that could fail, such as the report of a panic: the rules of
/// the time zone are kept in what an ending thread gives up, and may be what failed.
#[must_use]
pub fn by_utc() -> NaiveDateTime {
    let at = DateTime::from_timestamp_millis(SystemClock.millis().clamp(0, LAST));
    at.map_or_else(NaiveDateTime::default, |at| at.naive_utc())
}

/// The wall-clock moment of a UTC time, on this machine; none in years that have no four figures.
#[must_use]
pub fn local_of(millis: i64) -> Option<NaiveDateTime> {
    let at = DateTime::from_timestamp_millis(millis)?;
    // The rules of a time zone go no further.
    (1..=9999)
        .contains(&at.year())
        .then(|| at.with_timezone(&Local).naive_local())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A clock of which only the machine's side counts.
    struct Off(i64);

    impl Clock for Off {
        fn local(&self) -> NaiveDateTime {
            on_the_wall(self.0)
        }

        fn millis(&self) -> i64 {
            self.0
        }
    }

    #[test]
    fn a_clock_before_1970_or_after_9999_can_be_read_and_is_not_believed() {
        let of = |text: &str| text.parse::<DateTime<chrono::Utc>>().unwrap().timestamp_millis();
        let wrong = [
            i64::MIN,
            of("-9999-01-01T00:00:00Z"),
            of("1969-12-31T22:00:00Z"),
            of("9999-12-31T23:59:59Z"),
            of("+010000-01-01T00:00:00Z"),
            of("+250000-01-01T00:00:00Z"),
            i64::MAX,
        ];
        for millis in wrong {
            assert!(!is_usable(&Off(millis)), "{millis}");
            assert!((1969..=9999).contains(&on_the_wall(millis).year()), "{millis}");
            // Anybody's moment may be shown: it must not take the program along.
            let _ = local_of(millis);
        }
        assert!((by_utc() - SystemClock.local()).abs() <= TimeDelta::days(1));
        for right in [
            "1970-01-01T00:00:00Z",
            "2026-11-23T12:00:00Z",
            "9999-12-30T23:59:59Z",
        ]
        .map(of)
        {
            assert!(is_usable(&Off(right)));
            assert_eq!(Some(on_the_wall(right)), local_of(right));
        }
    }
}
