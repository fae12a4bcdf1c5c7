//! When a threshold will be met: by the schedule, and at the present pace. Two dates, never one.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, Weekday};

use super::time::Minutes;

/// How far ahead a date is worth naming.
pub const HORIZON_DAYS: usize = 3 * 365;

/// How many days ahead somebody's next day of work is looked for.
const NEXT_WORKDAY: usize = 62;

/// The date on which each target is met if all goes by the schedule.
///
/// `missing` are the minutes still to go per target, rising; `expected` gives the minutes expected on a date
/// (holidays, closures and planned leave already off). Days from `first` on count.
#[must_use]
pub fn by_schedule(
    missing: &[Minutes],
    first: NaiveDate,
    last: Option<NaiveDate>,
    mut expected: impl FnMut(NaiveDate) -> Minutes,
) -> Vec<Option<NaiveDate>> {
    let mut dates = Vec::with_capacity(missing.len());
    let mut total = Minutes::ZERO;
    for day in first.iter_days().take(HORIZON_DAYS) {
        if dates.len() == missing.len() || last.is_some_and(|last| day > last) {
            break;
        }
        total += expected(day);
        while missing.get(dates.len()).is_some_and(|m| *m <= total) {
            dates.push(Some(day));
        }
    }
    dates.resize(missing.len(), None);
    dates
}

/// Minutes per week at the present pace: the mean of the last six calendar weeks (Monday to Sunday) in which
/// anything was worked, the running week left out unless there is no other. `days` are the minutes worked per
/// date, in any order.
#[must_use]
pub fn weekly_pace(days: impl IntoIterator<Item = (NaiveDate, Minutes)>, on: NaiveDate) -> Minutes {
    let week_of = |date: NaiveDate| date.week(Weekday::Mon).first_day();
    let mut weeks: BTreeMap<NaiveDate, Minutes> = BTreeMap::new();
    for (date, minutes) in days {
        if date <= on && minutes > Minutes::ZERO {
            *weeks.entry(week_of(date)).or_default() += minutes;
        }
    }
    let running = week_of(on);
    let whole: Vec<Minutes> = weeks
        .iter()
        .rev()
        .filter(|(week, _)| **week != running)
        .take(6)
        .map(|(_, m)| *m)
        .collect();
    match whole.as_slice() {
        [] => weeks.get(&running).copied().unwrap_or_default(),
        some => Minutes(some.iter().map(|m| m.0).sum::<i64>() / i64::try_from(some.len()).unwrap_or(1)),
    }
}

/// The date on which so many minutes more are made at a pace per week, counted from a date: the first from there on that
/// the person works, where any such is known.
#[must_use]
pub fn at_pace(
    missing: Minutes,
    per_week: Minutes,
    on: NaiveDate,
    works: impl Fn(NaiveDate) -> bool,
) -> Option<NaiveDate> {
    if per_week <= Minutes::ZERO {
        return None;
    }
    let days = usize::try_from((missing.0 * 7 + per_week.0 - 1).div_euclid(per_week.0)).ok()?;
    if days > HORIZON_DAYS {
        return None;
    }
    let reached = on.checked_add_days(Days::new(days as u64))?;
    let mut ahead = reached.iter_days().take(NEXT_WORKDAY);
    Some(ahead.find(|date| works(*date)).unwrap_or(reached))
}
