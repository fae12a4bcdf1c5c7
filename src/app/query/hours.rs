//! Everybody's hours: totals, phase, thresholds with their dates, and two dates ahead.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Days, Months, NaiveDate};

use super::day::counted;
use crate::app::{App, Trouble};
use crate::domain::hours::{self, History, Progress};
use crate::domain::ids::ParticipantId;
use crate::domain::method::Method;
use crate::domain::participant::Trajectory;
use crate::domain::projection::{HORIZON_DAYS, at_pace, by_schedule, weekly_pace};
use crate::domain::record::{Change, RecordKey};
use crate::domain::time::{ClockTime, Minutes};
use crate::store::{Store, StoreError, date_of, month_of};

/// Where one participant stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Who.
    pub participant: ParticipantId,
    /// The trajectory.
    pub trajectory: Trajectory,
    /// Its method, as valid on the date of the figures.
    pub method: Arc<Method>,
    /// Total, phase and thresholds.
    pub progress: Progress,
    /// Per threshold: by the schedule, and at the present pace; none once reached or too far away.
    pub ahead: Vec<(Option<NaiveDate>, Option<NaiveDate>)>,
    /// Minutes per week at the present pace.
    pub pace: Minutes,
}

/// The running total of a trajectory, from monthly sums; pages are read only where a month is cut or a
/// threshold falls in it.
pub(super) struct Ledger<'a> {
    store: &'a Store,
    person: ParticipantId,
    first: NaiveDate,
    last: NaiveDate,
    now: Option<(NaiveDate, ClockTime)>,
    openings: Vec<(NaiveDate, Minutes)>,
    months: Vec<(u16, Minutes)>,
    trouble: RefCell<Option<StoreError>>,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(
        store: &'a Store,
        person: ParticipantId,
        trajectory: &Trajectory,
        on: NaiveDate,
        now: Option<(NaiveDate, ClockTime)>,
    ) -> Self {
        let first = trajectory.start;
        let last = trajectory.end.map_or(on, |end| end.min(on));
        let mut openings: Vec<_> = trajectory
            .openings
            .iter()
            .map(|o| (o.date.max(first), o.minutes))
            .filter(|(date, _)| *date <= last)
            .collect();
        openings.sort_unstable();
        let mut ledger = Self {
            store,
            person,
            first,
            last,
            now,
            openings,
            months: Vec::new(),
            trouble: RefCell::default(),
        };
        let (from, until) = (month_of(first).0, month_of(last).0);
        let mut months: Vec<u16> = store
            .totals(person)
            .iter()
            .map(|total| total.month)
            .filter(|m| (from..=until).contains(m))
            .collect();
        months.extend(ledger.openings.iter().map(|(date, _)| month_of(*date).0));
        months.sort_unstable();
        months.dedup();
        for month in months {
            let sum = if month == from || month == until {
                ledger.days(month).into_iter().map(|(_, m)| m).sum()
            } else {
                let worked = store.total(person, month).map_or(0, |total| total.minutes);
                let opened = ledger.openings.iter().filter(|(d, _)| month_of(*d).0 == month);
                Minutes(i64::from(worked)) + opened.map(|(_, m)| *m).sum()
            };
            ledger.months.push((month, sum));
        }
        ledger
    }

    /// What each day of a month adds, opening balances and work together, in order of date.
    fn days(&self, month: u16) -> Vec<(NaiveDate, Minutes)> {
        let page = self.store.page(self.person, month).unwrap_or_else(|error| {
            self.trouble.replace(Some(error));
            std::rc::Rc::default()
        });
        let mut days: Vec<_> = self
            .openings
            .iter()
            .filter(|(d, _)| month_of(*d).0 == month)
            .copied()
            .collect();
        days.extend(page.attendance.iter().filter_map(|(day, entered)| {
            let date = date_of(month, *day).filter(|d| (self.first..=self.last).contains(d))?;
            let of = (self.person, date);
            Some((date, counted(self.store.directory(), of, &entered.day, self.now)))
        }));
        days.sort_by_key(|(date, _)| *date);
        days.dedup_by(|(date, more), (day, minutes)| {
            let same = date == day;
            if same {
                *minutes += *more;
            }
            same
        });
        days
    }

    /// The running total as it grew: per month up to `fine`, per day from there on.
    pub(super) fn growth(&self, fine: u16) -> Result<Vec<(NaiveDate, Minutes)>, StoreError> {
        let mut total = Minutes::ZERO;
        let mut points = vec![(self.first, total)];
        for (month, sum) in &self.months {
            if *month < fine {
                total += *sum;
                let last = date_of(month.saturating_add(1), 1).and_then(|d| d.pred_opt());
                points.extend(last.map(|date| (date, total)));
                continue;
            }
            for (date, minutes) in self.days(*month) {
                total += minutes;
                points.push((date, total));
            }
        }
        self.trouble.take().map_or(Ok(points), Err)
    }
}

impl History for Ledger<'_> {
    fn total_before(&self, date: NaiveDate) -> Minutes {
        let month = month_of(date).0;
        let whole: Minutes = self
            .months
            .iter()
            .filter(|(m, _)| *m < month)
            .map(|(_, sum)| *sum)
            .sum();
        whole
            + self
                .days(month)
                .into_iter()
                .filter(|(d, _)| *d < date)
                .map(|(_, m)| m)
                .sum()
    }

    fn reached(&self, target: Minutes) -> Option<(NaiveDate, Minutes)> {
        let mut total = Minutes::ZERO;
        for (month, sum) in &self.months {
            // A month that takes hours back may pass the target on the way; only such a one is read in vain.
            if total + *sum >= target
                || self
                    .openings
                    .iter()
                    .any(|(d, m)| m.0 < 0 && month_of(*d).0 == *month)
            {
                let mut running = total;
                for (date, minutes) in self.days(*month) {
                    running += minutes;
                    if running >= target {
                        return Some((date, running));
                    }
                }
            }
            total += *sum;
        }
        None
    }

    fn total(&self) -> Minutes {
        self.months.iter().map(|(_, sum)| *sum).sum()
    }
}

/// Standings that were worked out, for as long as nothing they rest on changes.
#[derive(Default)]
pub struct HoursCache(RefCell<Cached>);

impl HoursCache {
    /// Forgets what rests on changed records: a person's, or everything when the workshop itself changed.
    pub(in crate::app) fn forget(&self, changes: &[Change]) {
        let mut cached = self.0.borrow_mut();
        for change in changes {
            match (&change.key, change.key.subject()) {
                (_, Some(person)) if !cached.standings.is_empty() => {
                    cached.standings.remove(&person);
                }
                (
                    RecordKey::Workshop
                    | RecordKey::Method(_)
                    | RecordKey::Closure(_)
                    | RecordKey::DayClose(_),
                    None,
                ) => {
                    cached.as_of = None;
                }
                _ => {}
            }
        }
    }
}

#[derive(Default)]
struct Cached {
    as_of: Option<(NaiveDate, Option<ClockTime>)>,
    /// With those whose hours grow by the minute, because they are at work.
    standings: HashMap<ParticipantId, (Option<Arc<Standing>>, bool)>,
    days_off: Vec<bool>,
}

impl App {
    /// Where a participant stands on a date; none without a trajectory that has begun.
    ///
    /// # Errors
    /// When the store fails.
    pub fn standing(&self, person: ParticipantId, on: NaiveDate) -> Result<Option<Arc<Standing>>, Trouble> {
        let as_of = (on, self.now().map(|(_, time)| time));
        {
            let mut cached = self.hours.0.borrow_mut();
            match cached.as_of {
                Some(before) if before == as_of => {}
                Some((date, Some(_))) if date == on && as_of.1.is_some() => {
                    cached.as_of = Some(as_of);
                    cached.standings.retain(|_, (_, grows)| !*grows);
                }
                _ => {
                    let days_off = on
                        .iter_days()
                        .take(HORIZON_DAYS + 1)
                        .map(|d| self.directory().day_off(d).is_some());
                    *cached = Cached {
                        as_of: Some(as_of),
                        standings: HashMap::new(),
                        days_off: days_off.collect(),
                    };
                }
            }
            if let Some((found, _)) = cached.standings.get(&person) {
                return Ok(found.clone());
            }
        }
        let standing = self.work_out(person, on)?.map(Arc::new);
        let grows = match self.counts_until(on) {
            Some(_) => {
                let entered = self.store.attendance_on(person, on)?;
                entered.is_some_and(|a| self.counted(person, on, &a.day) != a.day.minutes(on))
            }
            None => false,
        };
        self.hours
            .0
            .borrow_mut()
            .standings
            .insert(person, (standing.clone(), grows));
        Ok(standing)
    }

    /// Minutes that somebody is expected on a date, as seen from that of the figures: none on days off, in planned
    /// absence, and on a day that was closed, whatever rows were left open there.
    pub(super) fn expected_ahead(&self, person: ParticipantId, on: NaiveDate, date: NaiveDate) -> Minutes {
        let directory = self.directory();
        let Some(file) = directory.files.get(&person) else {
            return Minutes::ZERO;
        };
        let ahead = usize::try_from((date - on).num_days()).unwrap_or(0);
        let off = self.hours.0.borrow().days_off.get(ahead).copied();
        let absent = || file.absences.values().any(|a| a.covers(date));
        if off.unwrap_or(false) || directory.closed.contains_key(&date) || absent() {
            return Minutes::ZERO;
        }
        let week = file.schedule.at(date);
        week.map_or(Minutes::ZERO, |week| week.on(date).minutes_on(date))
    }

    fn work_out(&self, person: ParticipantId, on: NaiveDate) -> Result<Option<Standing>, Trouble> {
        let directory = self.directory();
        let Some(trajectory) = directory.trajectory_near(person, on).filter(|t| t.start <= on) else {
            return Ok(None);
        };
        let Some(method) = directory.method_on(&trajectory.method, on) else {
            return Ok(None);
        };
        let ledger = Ledger::new(&self.store, person, trajectory, on, self.now());
        let progress = hours::progress(method, trajectory, &ledger, on);
        if let Some(error) = ledger.trouble.take() {
            return Err(error.into());
        }
        let recent = self.recent_days(person, trajectory, on)?;
        let pace = weekly_pace(recent.iter().copied(), on);
        let done_today = recent.iter().any(|(date, _)| *date == on);
        let ahead = self.look_ahead(person, trajectory, &progress, pace, (on, done_today));
        Ok(Some(Standing {
            participant: person,
            trajectory: trajectory.clone(),
            method: Arc::clone(method),
            progress,
            ahead,
            pace,
        }))
    }

    /// Days entered in the last weeks, enough for the present pace.
    fn recent_days(
        &self,
        person: ParticipantId,
        trajectory: &Trajectory,
        on: NaiveDate,
    ) -> Result<Vec<(NaiveDate, Minutes)>, Trouble> {
        let mut days = Vec::new();
        let oldest = on.checked_sub_months(Months::new(6)).map_or(0, |d| month_of(d).0);
        self.store.months_back(person, month_of(on).0, |month, page| {
            for (day, entered) in page.attendance.iter().rev() {
                if let Some(date) = date_of(month, *day).filter(|d| trajectory.covers(*d) && *d <= on) {
                    days.push((date, self.counted(person, date, &entered.day)));
                }
            }
            let spread = days
                .first()
                .zip(days.last())
                .map_or(0, |((a, _), (b, _))| (*a - *b).num_days());
            month > oldest && spread < 60
        })?;
        Ok(days)
    }

    fn look_ahead(
        &self,
        person: ParticipantId,
        trajectory: &Trajectory,
        progress: &Progress,
        pace: Minutes,
        (on, done_today): (NaiveDate, bool),
    ) -> Vec<(Option<NaiveDate>, Option<NaiveDate>)> {
        let mut ahead = vec![(None, None); progress.standings.len()];
        let mut open: Vec<(Minutes, usize)> = progress
            .standings
            .iter()
            .enumerate()
            .filter(|(_, s)| s.reached.is_none())
            .filter_map(|(i, s)| Some((s.target? - progress.total, i)))
            .collect();
        open.sort_unstable();
        if open.is_empty() || trajectory.end.is_some_and(|end| end < on) {
            return ahead;
        }
        let first = if done_today {
            on.checked_add_days(Days::new(1)).unwrap_or(on)
        } else {
            on
        };
        let missing: Vec<Minutes> = open.iter().map(|(m, _)| *m).collect();
        let expected = |date| self.expected_ahead(person, on, date);
        let dates = by_schedule(&missing, first, trajectory.end, expected);
        let works = |date| expected(date) > Minutes::ZERO;
        for ((missing, i), date) in open.into_iter().zip(dates) {
            let in_time = |date: &NaiveDate| trajectory.end.is_none_or(|end| *date <= end);
            ahead[i] = (date, at_pace(missing, pace, on, works).filter(in_time));
        }
        ahead
    }
}
