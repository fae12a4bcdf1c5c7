//! How far somebody is towards the thresholds of the method, and in which phase.
//!
//! A threshold is met on the date on which the running total reaches it; what that day was over carries into
//! the next phase (source 002: 100, then 350 within learn-work, closed at the latest at 800).

use chrono::NaiveDate;

use super::method::{CountedFrom, DecidedBy, HourThreshold, Measure, Method};
use super::participant::Trajectory;
use super::time::Minutes;

/// The running total of a trajectory, opening balances included, up to the date figures are as of.
pub trait History {
    /// The total of all days before a date.
    fn total_before(&self, date: NaiveDate) -> Minutes;
    /// The first date that ends with a running total of at least this, and that total: all of the day counts.
    fn reached(&self, target: Minutes) -> Option<(NaiveDate, Minutes)>;
    /// The total as of the date of the figures.
    fn total(&self) -> Minutes;
}

/// A history day by day, in order of date. The plain calculation, for short ones and for checking others.
#[derive(Clone, Debug, Default)]
pub struct Days(pub Vec<(NaiveDate, Minutes)>);

impl History for Days {
    fn total_before(&self, date: NaiveDate) -> Minutes {
        self.0
            .iter()
            .take_while(|(day, _)| *day < date)
            .map(|(_, m)| *m)
            .sum()
    }

    fn reached(&self, target: Minutes) -> Option<(NaiveDate, Minutes)> {
        let mut total = Minutes::ZERO;
        self.0.iter().find_map(|(day, minutes)| {
            total += *minutes;
            (total >= target).then_some((*day, total))
        })
    }

    fn total(&self) -> Minutes {
        self.0.iter().map(|(_, m)| *m).sum()
    }
}

/// Where somebody stands towards one threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The threshold, as the method has it.
    pub threshold: HourThreshold,
    /// The running total at which it is met; none while the phase it counts from has not begun.
    pub target: Option<Minutes>,
    /// When it was met, and the running total then.
    pub reached: Option<(NaiveDate, Minutes)>,
}

/// The phase somebody is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentPhase {
    /// Its place in the method's list.
    pub index: usize,
    /// The how-manieth time: 1, or more where a phase is repeated.
    pub round: u8,
    /// The running total at which it began.
    pub began_at: Minutes,
}

/// Thresholds and phase of one trajectory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The running total.
    pub total: Minutes,
    /// In the order of the method, the cap last.
    pub standings: Vec<Standing>,
    /// None when the method has no phases.
    pub phase: Option<CurrentPhase>,
}

impl Progress {
    /// The nearest threshold still to be met, as its place in the list.
    #[must_use]
    pub fn next(&self) -> Option<usize> {
        let ahead = self.standings.iter().enumerate();
        ahead
            .filter(|(_, s)| s.reached.is_none() && s.target.is_some())
            .min_by_key(|(_, s)| s.target)
            .map(|(at, _)| at)
    }
}

/// Where a phase begins: the running total at which it does, if that is known, per phase of the method.
/// A decided start counts from the end of the day before; otherwise a phase begins where an hour phase
/// before it was met.
fn beginnings(method: &Method, trajectory: &Trajectory, history: &impl History) -> Vec<Option<Minutes>> {
    let mut carry = Some(Minutes::ZERO);
    method
        .phases
        .iter()
        .map(|phase| {
            let decided = trajectory
                .phases
                .versions()
                .find(|(_, id)| **id == phase.id)
                .map(|(from, _)| history.total_before(from));
            let begins = decided.or(carry);
            carry = match (&phase.measure, phase.counted_from) {
                (Measure::Hours(hours), CountedFrom::Phase) => begins.map(|b| b + *hours),
                (Measure::Hours(hours), CountedFrom::Start) => Some(*hours),
                _ => None,
            };
            begins
        })
        .collect()
}

/// Computes where somebody stands, as of a date.
#[must_use]
pub fn progress(method: &Method, trajectory: &Trajectory, history: &impl History, on: NaiveDate) -> Progress {
    let total = history.total();
    let begins = beginnings(method, trajectory, history);
    let begin_of = |phase: &Option<String>| {
        let index = phase
            .as_ref()
            .and_then(|id| method.phases.iter().position(|p| p.id == *id));
        index.map_or(Some(Minutes::ZERO), |i| begins[i])
    };
    let standings = method
        .hour_thresholds()
        .into_iter()
        .map(|threshold| {
            let target = match threshold.counted_from {
                CountedFrom::Start => Some(threshold.hours),
                CountedFrom::Phase => begin_of(&threshold.phase).map(|begin| begin + threshold.hours),
            };
            let reached = target.filter(|t| *t <= total).and_then(|t| history.reached(t));
            Standing {
                threshold,
                target,
                reached,
            }
        })
        .collect();
    let phase = current_phase(method, trajectory, &begins, total, on);
    Progress {
        total,
        standings,
        phase,
    }
}

/// The phase on a date: the last one decided on, and from there on as far as the hours carry. Where the
/// participant decides whether a phase is over (source 003), hours alone do not end it.
fn current_phase(
    method: &Method,
    trajectory: &Trajectory,
    begins: &[Option<Minutes>],
    total: Minutes,
    on: NaiveDate,
) -> Option<CurrentPhase> {
    let decided = trajectory
        .phases
        .at(on)
        .and_then(|id| method.phases.iter().position(|p| p.id == *id));
    let mut index = decided.unwrap_or(0);
    loop {
        let phase = method.phases.get(index)?;
        let began_at = begins[index].unwrap_or(Minutes::ZERO);
        let Measure::Hours(hours) = phase.measure else {
            return Some(CurrentPhase {
                index,
                round: 1,
                began_at,
            });
        };
        let end = match phase.counted_from {
            CountedFrom::Phase => began_at + hours,
            CountedFrom::Start => hours,
        };
        if total < end || phase.decided_by == Some(DecidedBy::Participant) {
            return Some(CurrentPhase {
                index,
                round: 1,
                began_at,
            });
        }
        if phase.repeatable > 0 {
            let over = (total - end).0 / hours.0.max(1);
            let round = u8::try_from(over).unwrap_or(u8::MAX).min(phase.repeatable - 1);
            let began_at = end + Minutes(hours.0 * i64::from(round));
            return Some(CurrentPhase {
                index,
                round: round + 2,
                began_at,
            });
        }
        if index + 1 == method.phases.len() {
            return Some(CurrentPhase {
                index,
                round: 1,
                began_at,
            });
        }
        index += 1;
    }
}
