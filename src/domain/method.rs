//! A method (*werkwijze*): one organisation's way of working, read from a file. Data, not code.

use super::time::Minutes;
use crate::text::fold::letters;

mod around;
mod named;
mod parse;
mod references;
mod shipped;
#[cfg(test)]
mod tests;

pub use super::datafile::{Expected, Label, Mistake as MethodError};
pub use around::{
    Instrument, Moment, Paper, Party, Rules, Talk, TalkKind, Training, When, WorkPlace, WorkType,
};
pub use named::method_named;
pub use shipped::{beginning, shipped};

/// One way of working, checked: ids are unique and every reference is to something in the same file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Method {
    /// Slug, the name of its file.
    pub id: String,
    /// As the screen shows it.
    pub name: Label,
    /// What people are called here.
    pub words: Words,
    /// Kinds of trajectory one can be in.
    pub trajectories: Vec<Trajectory>,
    /// Steps from application to start, in order.
    pub intake: Vec<Named>,
    /// Where one can go on to after a phase that ends in a choice.
    pub directions: Vec<Named>,
    /// In order.
    pub phases: Vec<Phase>,
    /// Thresholds besides the phases' own.
    pub thresholds: Vec<Threshold>,
    /// The hours at which a trajectory closes at the latest, reached or not.
    pub cap: Option<Cap>,
    /// Talks that are planned.
    pub talks: Vec<Talk>,
    /// Agreements and papers.
    pub papers: Vec<Paper>,
    /// Measuring instruments.
    pub instruments: Vec<Instrument>,
    /// Trainings and workshops.
    pub trainings: Vec<Training>,
    /// Kinds of work.
    pub work_types: Vec<WorkType>,
    /// Numbers that the program keeps to.
    pub rules: Rules,
    /// What an observation can be about.
    pub topics: Vec<Named>,
    /// Kinds of support that are registered.
    pub supports: Vec<Named>,
    /// How a trajectory can end.
    pub outcomes: Vec<Outcome>,
}

/// Something with an id (slug) and a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Slug, unique in its list.
    pub id: String,
    /// As the screen shows it.
    pub name: Label,
}

impl Named {
    /// Whether somebody means this: its id, or its name in either language. Case, accents and spaces are
    /// forgiven.
    #[must_use]
    pub fn is_meant(&self, text: &str) -> bool {
        let given = letters(text);
        !given.is_empty()
            && [&self.id, &self.name.nl, &self.name.en]
                .iter()
                .any(|own| letters(own) == given)
    }
}

/// What people are called in a method; without a word the program uses its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// One participant: *deelnemer*, *cliënt*, *medewerker*.
    pub participant: Label,
    /// More of them.
    pub participants: Label,
    /// Somebody before the start.
    pub candidate: Option<Label>,
    /// Who owns the plan and the talks.
    pub coach: Option<Label>,
    /// The person at the workplace whom one can turn to.
    pub anchor: Option<Label>,
    /// A phase: *fase*, *bouwsteen*.
    pub phase: Option<Label>,
}

/// A kind of trajectory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trajectory {
    /// Slug, unique in its list.
    pub id: String,
    /// As the screen shows it.
    pub name: Label,
    /// A checklist that leads to advice, never to a decision.
    pub guidelines: Vec<Label>,
}

/// From and up to and including, in whole weeks or months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// At least 1.
    pub min: u16,
    /// Not below `min`.
    pub max: u16,
}

/// What a phase is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Hours worked.
    Hours(Minutes),
    /// Calendar weeks.
    Weeks(Range),
    /// Calendar months; month ends clamp.
    Months(Range),
    /// No measure: it ends when somebody decides so.
    Open,
}

/// Where the hours of a threshold are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CountedFrom {
    /// The start of its phase, the overshoot of the phase before carried over.
    #[default]
    Phase,
    /// The start of the trajectory.
    Start,
}

/// Who decides that a phase is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// The person concerned.
    Participant,
    /// Who runs the floor.
    Supervisor,
    /// Who owns the plan.
    Coach,
    /// Supervisor and coach together.
    Team,
}

/// A stretch of a trajectory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Slug, unique among the phases and thresholds.
    pub id: String,
    /// As the screen shows it.
    pub name: Label,
    /// How long it lasts.
    pub measure: Measure,
    /// Where its hours count from.
    pub counted_from: CountedFrom,
    /// It may run while another does.
    pub overlap: bool,
    /// It may be made longer.
    pub extendable: bool,
    /// How many times it may be done again, each at most as long; 0 for once only.
    pub repeatable: u8,
    /// One may fall back to it from a later phase.
    pub fall_back: bool,
    /// Who decides that it is over; without it the measure does.
    pub decided_by: Option<DecidedBy>,
    /// Ids of talks, papers or instruments due at its end.
    pub due: Vec<String>,
    /// The programme usually followed in it.
    pub programme: Option<Programme>,
    /// The support that goes with it: hours of support, never hours worked.
    pub support: Option<Support>,
}

/// A weekly programme within a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Programme {
    /// How many weeks.
    pub weeks: Range,
    /// On how many days of the week, where that is fixed (1 to 7).
    pub days_per_week: Option<u8>,
    /// How long in a week.
    pub hours_per_week: Minutes,
}

/// An amount of support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// How much.
    pub hours: Minutes,
    /// In what time.
    pub per: Per,
}

/// The time in which an amount of support is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Each week.
    Week,
    /// The whole phase, on average.
    Phase,
}

/// A number of worked hours at which something is due, besides the phases' own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Slug, unique among the phases and thresholds.
    pub id: String,
    /// As the screen shows it.
    pub name: Label,
    /// How many hours.
    pub hours: Minutes,
    /// The phase it is in; always there when counted from the phase.
    pub phase: Option<String>,
    /// Where its hours count from.
    pub counted_from: CountedFrom,
    /// Ids of talks, papers or instruments due.
    pub due: Vec<String>,
}

/// The hard cap on a trajectory, counted from its start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cap {
    /// How many hours at most.
    pub hours: Minutes,
    /// Ids of talks, papers or instruments due.
    pub due: Vec<String>,
}

/// A threshold of hours as the hours screen counts them; see [`Method::hour_thresholds`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HourThreshold {
    /// The phase's or threshold's id, or `cap`.
    pub id: String,
    /// The phase it belongs to.
    pub phase: Option<String>,
    /// How many hours.
    pub hours: Minutes,
    /// Where they count from.
    pub counted_from: CountedFrom,
    /// Ids of talks, papers or instruments due.
    pub due: Vec<String>,
}

/// How a trajectory can end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Slug, unique in its list.
    pub id: String,
    /// As the screen shows it.
    pub name: Label,
    /// Reasons to choose from.
    pub reasons: Vec<Named>,
}

impl Method {
    /// The id of the cap among the thresholds.
    pub const CAP: &'static str = "cap";

    /// Every threshold of hours, in order: the phases measured in hours, the extra thresholds, the cap. A
    /// repeated phase adds none of its own.
    #[must_use]
    pub fn hour_thresholds(&self) -> Vec<HourThreshold> {
        let phases = self.phases.iter().filter_map(|p| match p.measure {
            Measure::Hours(hours) => Some(HourThreshold {
                id: p.id.clone(),
                phase: Some(p.id.clone()),
                hours,
                counted_from: p.counted_from,
                due: p.due.clone(),
            }),
            Measure::Weeks(_) | Measure::Months(_) | Measure::Open => None,
        });
        let extra = self.thresholds.iter().map(|t| HourThreshold {
            id: t.id.clone(),
            phase: t.phase.clone(),
            hours: t.hours,
            counted_from: t.counted_from,
            due: t.due.clone(),
        });
        let cap = self.cap.iter().map(|c| HourThreshold {
            id: Self::CAP.to_owned(),
            phase: None,
            hours: c.hours,
            counted_from: CountedFrom::Start,
            due: c.due.clone(),
        });
        phases.chain(extra).chain(cap).collect()
    }

    /// The phase with this id.
    #[must_use]
    pub fn phase(&self, id: &str) -> Option<&Phase> {
        self.phases.iter().find(|p| p.id == id)
    }

    /// The name of the talk, paper or instrument that a `due` names.
    #[must_use]
    pub fn due_name(&self, id: &str) -> Option<&Label> {
        let talks = self.talks.iter().map(|t| (&t.id, &t.name));
        let papers = self.papers.iter().map(|p| (&p.id, &p.name));
        let instruments = self.instruments.iter().map(|i| (&i.id, &i.name));
        talks
            .chain(papers)
            .chain(instruments)
            .find(|(own, _)| *own == id)
            .map(|(_, name)| name)
    }
}
