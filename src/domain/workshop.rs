//! The location: its settings, closures and closed days.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::attendance::{Absence, Status};
use super::calendar::Holiday;
use super::ids::SupervisorId;
use super::time::Minutes;

/// What an organisation decides for its location; kept by date, so that history keeps what was valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workshop {
    /// The name of the location.
    pub location: String,
    /// The id of the method that newcomers start in.
    pub method: String,
    /// Which public holidays are days off.
    pub days_off: BTreeSet<Holiday>,
}

/// Days on which the location is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// What for.
    pub name: String,
}

impl Closure {
    /// Whether it covers that date.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }
}

/// That a day was closed, with what it summed up to then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayClose {
    /// By whom.
    pub by: Option<SupervisorId>,
    /// The sums.
    pub sums: DaySums,
}

/// One day in figures. Worked, expected and excused are three different numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaySums {
    /// People expected or there.
    pub expected: u32,
    /// People who were there.
    pub present: u32,
    /// People sick.
    pub sick: u32,
    /// People on leave.
    pub leave: u32,
    /// People who called off.
    pub cancelled: u32,
    /// People who did not turn up.
    pub no_show: u32,
    /// People whose day was closed.
    pub closed: u32,
    /// People of whom nothing was entered.
    pub open: u32,
    /// Time worked.
    pub worked: Minutes,
    /// Time expected by the schedules.
    pub planned: Minutes,
    /// Expected time not worked, with a reason other than not turning up.
    pub excused: Minutes,
}

impl DaySums {
    /// Counts one person's day in.
    pub fn count(&mut self, status: Option<Status>) {
        let field = match status {
            Some(Status::Present) => &mut self.present,
            Some(Status::Absent(Absence::Sick)) => &mut self.sick,
            Some(Status::Absent(Absence::Leave)) => &mut self.leave,
            Some(Status::Absent(Absence::Cancelled)) => &mut self.cancelled,
            Some(Status::Absent(Absence::NoShow)) => &mut self.no_show,
            Some(Status::Absent(Absence::Closed)) => &mut self.closed,
            None => &mut self.open,
        };
        *field += 1;
    }
}
