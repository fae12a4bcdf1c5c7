//! The people: participants with their trajectories and planned absences, teams, supervisors.

use chrono::NaiveDate;

use super::attendance::Absence;
use super::dated::Dated;
use super::ids::{ParticipantId, TeamId};
use super::name::PersonName;
use super::time::Minutes;
use crate::text::fold::fold;

/// A person who works and learns here. Hours and schedule hang on records of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The organisation's own number, unique, as it writes it.
    pub number: String,
    /// The name, with the dates from which a new one held.
    pub names: Dated<PersonName>,
    /// The team, or none, from when.
    pub team: Dated<Option<TeamId>>,
    /// Papers that a klus may ask for.
    pub certificates: Vec<Certificate>,
    /// Somebody who joins in without trajectory or counted hours.
    pub guest: bool,
}

impl Participant {
    /// The name on that date; before the first, the first.
    #[must_use]
    pub fn name_on(&self, date: NaiveDate) -> &PersonName {
        self.names.at_or_first(date).unwrap_or(PersonName::none())
    }

    /// The team on that date.
    #[must_use]
    pub fn team_on(&self, date: NaiveDate) -> Option<TeamId> {
        self.team.at(date).copied().flatten()
    }

    /// Whether a certificate of that name is valid on that date; case does not matter.
    #[must_use]
    pub fn holds(&self, certificate: &str, date: NaiveDate) -> bool {
        self.certificates
            .iter()
            .any(|c| c.name.eq_ignore_ascii_case(certificate) && c.until.is_none_or(|until| date <= until))
    }
}

/// A certificate that somebody holds, such as VCA or a driving licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// What it is called.
    pub name: String,
    /// The last day on which it is valid; none when it does not expire.
    pub until: Option<NaiveDate>,
}

/// One participant going through one method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trajectory {
    /// The id of the method.
    pub method: String,
    /// The first day that counts.
    pub start: NaiveDate,
    /// The last day that counts; none while it runs.
    pub end: Option<NaiveDate>,
    /// Phases that somebody decided on, by the date from which they hold; the rest follows from hours.
    pub phases: Dated<String>,
    /// Hours made elsewhere or before the program was there.
    pub openings: Vec<Opening>,
}

impl Trajectory {
    /// Whether that date lies in it.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.start <= date && self.end.is_none_or(|end| date <= end)
    }
}

/// More hours than this were never worked elsewhere.
pub const MOST_OPENING: Minutes = Minutes::hours(20_000);

/// An opening balance of hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The date from which they count.
    pub date: NaiveDate,
    /// How many; negative only to take back what was too much.
    pub minutes: Minutes,
    /// Where they come from.
    pub reason: String,
}

impl Opening {
    /// Whether it has that reason, however that is written: of one date there is one of each.
    #[must_use]
    pub fn is_about(&self, reason: &str) -> bool {
        fold(&self.reason) == fold(reason)
    }
}

/// Not coming on a range of days, told beforehand and entered once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedAbsence {
    /// Who.
    pub participant: ParticipantId,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Leave or cancelled; sick without more.
    pub kind: Absence,
    /// A word about it, empty for sick.
    pub remark: String,
}

impl PlannedAbsence {
    /// Whether it covers that date.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }
}

/// A group of participants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// What it is called.
    pub name: String,
    /// No longer used, kept for the past.
    pub ended: bool,
}

/// One who runs the floor, in whose name things are entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supervisor {
    /// The name as it stands in the header.
    pub name: String,
    /// No longer here, kept for the past.
    pub ended: bool,
}
