//! What a method has around its phases: talks, papers, instruments, work.

use super::Label;

/// What a talk is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TalkKind {
    /// Getting to know each other.
    Acquaintance,
    /// Intake.
    Intake,
    /// Does it suit both sides.
    Satisfaction,
    /// How it goes.
    Progress,
    /// Looking back, with a choice to go on or not.
    Evaluation,
    /// The end of a trajectory.
    Closing,
    /// With the group.
    Group,
    /// Among participants, about each other's work (*intervisie*).
    PeerReview,
}

/// When a talk is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// Whenever those concerned agree, or when a threshold has it due.
    AsAgreed,
    /// Before the trajectory begins.
    BeforeStart,
    /// Within this phase.
    During(String),
    /// When this phase has ended.
    After(String),
    /// Every so many weeks, in this phase only if there is one.
    Every {
        /// 1 to 104.
        weeks: u16,
        /// The phase.
        during: Option<String>,
    },
    /// When the trajectory ends.
    AtEnd,
}

/// A talk that is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// Slug, unique in its list.
    pub id: String,
    /// As the screen shows it.
    pub name: Label,
    /// What it is for.
    pub kind: TalkKind,
    /// When it is.
    pub when: When,
    /// How many of them, each time (at least 1).
    pub times: u8,
}

/// Who signs a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// The person concerned.
    Participant,
    /// Who owns the plan.
    Coach,
    /// The organisation that supports.
    Organisation,
    /// The workplace, or employer.
    Workplace,
    /// Who sent and pays.
    Referrer,
}

/// An agreement or other paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Slug, unique in its list.
    pub id: String,
    /// As the screen shows it.
    pub name: Label,
    /// Who signs it; empty when nobody does.
    pub signed_by: Vec<Party>,
    /// Whether the trajectory cannot begin without it.
    pub before_start: bool,
    /// The trajectory kinds it is for; empty for all.
    pub only_for: Vec<String>,
}

/// When a measurement is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// At the start (zero measurement).
    Start,
    /// On the way.
    Interim,
    /// At the end.
    End,
}

/// A measuring instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Slug, unique in its list.
    pub id: String,
    /// As the screen shows it.
    pub name: Label,
    /// What it looks at, one score or answer each; empty for a single result.
    pub domains: Vec<Label>,
    /// What it asks for each domain.
    pub questions: Vec<Label>,
    /// When it is taken; empty for whenever useful.
    pub moments: Vec<Moment>,
}

/// A training or workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Training {
    /// Slug, unique in its list.
    pub id: String,
    /// As the screen shows it.
    pub name: Label,
    /// Whether it gives a certificate.
    pub certificate: bool,
}

/// Where a kind of work can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkPlace {
    /// At the location.
    Inside,
    /// Outside it.
    Outside,
    /// Either.
    Both,
}

/// A kind of work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkType {
    /// Slug, unique in its list.
    pub id: String,
    /// As the screen shows it.
    pub name: Label,
    /// Where it can be done.
    pub place: WorkPlace,
}

/// Numbers that the program keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The minimum of a klus that says nothing itself (default 2).
    pub min_people_on_klus: u8,
    /// What no klus one goes out to may be under, whatever it says (default the same).
    pub min_people_outside: u8,
    /// Days from intake to start, where that is fixed.
    pub days_to_start: Option<u16>,
    /// One can always come back after a relapse.
    pub may_return: bool,
}
