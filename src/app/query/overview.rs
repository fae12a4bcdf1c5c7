//! Everybody who is under way, nearest threshold first; the figures of a week; how one person's hours grew.

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::hours::{Ledger, Standing};
use crate::app::{App, Trouble};
use crate::domain::datafile::Label;
use crate::domain::ids::ParticipantId;
use crate::domain::method::{CountedFrom, Measure, Method};
use crate::domain::time::Minutes;
use crate::store::month_of;

/// Months of which the build-up is known by the day; before that by the month.
const FINE_MONTHS: u16 = 12;

/// The furthest that the build-up looks ahead, in days.
const FURTHEST: usize = 366;

/// How far it looks ahead where no threshold is to come, in days.
const WITHOUT_THRESHOLD: u64 = 56;

/// One day of everybody in figures. What was expected, and was extra, is what was worked, excused, missed or is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayFigures {
    /// Time worked.
    pub worked: Minutes,
    /// Time expected by the schedules.
    pub expected: Minutes,
    /// Expected time not worked, with a reason other than not turning up.
    pub excused: Minutes,
    /// Expected time not worked without such a reason: late, left, not turned up.
    pub missed: Minutes,
    /// Expected time of which nothing is known yet, or that is still to come.
    pub open: Minutes,
    /// Time worked beyond what was expected.
    pub extra: Minutes,
}

impl DayFigures {
    /// Adds another's to it.
    pub fn add(&mut self, other: Self) {
        self.worked += other.worked;
        self.expected += other.expected;
        self.excused += other.excused;
        self.missed += other.missed;
        self.open += other.open;
        self.extra += other.extra;
    }

    /// With another expectation: what that makes more was missed, what it makes less was extra.
    pub fn expect(&mut self, expected: Minutes) {
        let more = expected - self.expected;
        self.expected = expected;
        let missed = self.missed + more;
        self.missed = missed.max(Minutes::ZERO);
        self.extra += (Minutes::ZERO - missed).max(Minutes::ZERO);
    }
}

/// A week in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekFigures {
    /// Its first day.
    pub monday: NaiveDate,
    /// Monday first.
    pub days: [DayFigures; 7],
}

impl WeekFigures {
    /// The whole week.
    #[must_use]
    pub fn total(&self) -> DayFigures {
        let mut total = DayFigures::default();
        for day in self.days {
            total.add(day);
        }
        total
    }
}

/// How far somebody is towards the threshold that matters now: the nearest to come, or the cap once reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Hours of the threshold, as the method counts them.
    pub hours: Minutes,
    /// It is the most that the trajectory may take.
    pub cap: bool,
    /// Minutes made towards it.
    pub done: Minutes,
    /// Minutes it takes, counted like `done`.
    pub of: Minutes,
    /// When it was reached.
    pub reached: Option<NaiveDate>,
    /// When it will be, by the schedule.
    pub by_schedule: Option<NaiveDate>,
    /// When it will be, at the present pace.
    pub at_pace: Option<NaiveDate>,
    /// What is due there.
    pub due: Vec<Label>,
}

impl Nearest {
    /// The earlier of its dates.
    #[must_use]
    pub fn earliest(&self) -> Option<NaiveDate> {
        let ahead = [self.by_schedule, self.at_pace];
        self.reached.or_else(|| ahead.into_iter().flatten().min())
    }

    /// Minutes still to go.
    #[must_use]
    pub fn to_go(&self) -> Minutes {
        self.of - self.done
    }
}

impl Standing {
    /// How far towards the threshold that matters now; none when there is none to come.
    #[must_use]
    pub fn nearest(&self) -> Option<Nearest> {
        let standings = &self.progress.standings;
        let cap = |at: &usize| standings[*at].threshold.id == Method::CAP;
        let at = self
            .progress
            .next()
            .or_else(|| (0..standings.len()).find(|at| cap(at) && standings[*at].reached.is_some()))?;
        Some(self.towards(at))
    }

    /// How far towards one of the thresholds. Towards the cap the hours of a phase that ends there count.
    #[must_use]
    pub fn towards(&self, at: usize) -> Nearest {
        let standing = &self.progress.standings[at];
        let threshold = &standing.threshold;
        let target = standing.target.unwrap_or(threshold.hours);
        let cap = threshold.id == Method::CAP;
        let phase_began = self.progress.phase.as_ref().filter(|_| cap).and_then(|current| {
            let phase = self.method.phases.get(current.index)?;
            let counts =
                matches!(phase.measure, Measure::Hours(_)) && phase.counted_from == CountedFrom::Phase;
            (counts && current.began_at < target).then_some(current.began_at)
        });
        let begin = phase_began.unwrap_or(target - threshold.hours);
        let due = threshold.due.iter().filter_map(|id| self.method.due_name(id));
        Nearest {
            hours: threshold.hours,
            cap,
            done: self.progress.total - begin,
            of: target - begin,
            reached: standing.reached.map(|(date, _)| date),
            by_schedule: self.ahead[at].0,
            at_pace: self.ahead[at].1,
            due: due.cloned().collect(),
        }
    }
}

/// How near a threshold is, to sort by: reached caps first, then by date, then by hours to go.
#[must_use]
pub fn nearness(nearest: Option<&Nearest>) -> (u8, Option<NaiveDate>, Minutes) {
    match nearest {
        Some(n) if n.reached.is_some() => (0, n.reached, Minutes::ZERO),
        Some(n) if n.earliest().is_some() => (1, n.earliest(), n.to_go()),
        Some(n) => (2, None, n.to_go()),
        None => (3, None, Minutes::ZERO),
    }
}

/// How somebody's hours grew, and how they will by the schedule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildUp {
    /// The running total by date, up to the date of the figures.
    pub worked: Vec<(NaiveDate, Minutes)>,
    /// From there on by the schedule.
    pub ahead: Vec<(NaiveDate, Minutes)>,
}

impl App {
    /// Everybody whose trajectory runs on a date, in no particular order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn under_way(&self, on: NaiveDate) -> Result<Vec<Arc<Standing>>, Trouble> {
        let mut all = Vec::new();
        for person in self.directory().participants.keys() {
            if self.directory().trajectory_on(*person, on).is_some() {
                all.extend(self.standing(*person, on)?);
            }
        }
        Ok(all)
    }

    /// How a participant's hours grew since the start of the trajectory; the older part by the month, so that
    /// ten years cost no more than one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn build_up(&self, person: ParticipantId, on: NaiveDate) -> Result<BuildUp, Trouble> {
        let Some(standing) = self.standing(person, on)? else {
            return Ok(BuildUp::default());
        };
        let trajectory = &standing.trajectory;
        let ledger = Ledger::new(&self.store, person, trajectory, on, self.now());
        let mut worked = ledger.growth(month_of(on).0.saturating_sub(FINE_MONTHS))?;
        let last = trajectory.end.map_or(on, |end| end.min(on));
        let mut total = standing.progress.total;
        worked.push((last, total));
        let done_today = self.store.attendance_on(person, on)?.is_some();
        let next = standing
            .progress
            .next()
            .and_then(|at| standing.progress.standings[at].target);
        let until = on.checked_add_days(Days::new(WITHOUT_THRESHOLD));
        let mut ahead = vec![(last, total)];
        for (at, date) in on.iter_days().enumerate().take(FURTHEST) {
            let met = next.map_or_else(|| Some(date) > until, |next| total >= next);
            if met || !trajectory.covers(date) {
                break;
            }
            if at == 0 && done_today {
                continue;
            }
            let expected = self.expected_ahead(person, on, date);
            if expected > Minutes::ZERO {
                total += expected;
                ahead.push((date, total));
            }
        }
        Ok(BuildUp { worked, ahead })
    }
}
