//! What can be found wrong, and where. A finding names numbers and dates, never names or what was written.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::directory::Directory;
use crate::domain::ids::ParticipantId;
use crate::domain::record::RecordKey;
use crate::text::sentence::Sentence;

/// Findings kept of each rule; of the rest only the number.
const KEPT: u64 = 20;

/// A rule that records or entries must keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// An entry's image is of another kind than its key.
    Kind,
    /// An entry changes one record twice.
    Twice,
    /// An entry is not the next one of its terminal.
    Sequence,
    /// A change was not based on what was there.
    Before,
    /// An entry takes back one that is not there.
    Target,
    /// A closed day was changed without a correction.
    Uncorrected,
    /// A participant that is not there.
    Participant,
    /// A klus that is not there.
    Klus,
    /// A supervisor that is not there.
    Supervisor,
    /// A team that is not there.
    Team,
    /// A method that is not there.
    Method,
    /// A method that cannot be read.
    MethodText,
    /// A reason that is not there.
    Reason,
    /// A date outside what the program deals with.
    Date,
    /// An end before its beginning.
    Range,
    /// Text that did not pass the cleaning, or is too long.
    Text,
    /// Nothing where a name or a text must be.
    Empty,
    /// Times that overlap or are out of order.
    Times,
    /// A break longer than the work around it.
    Pause,
    /// More time than fits.
    Time,
    /// A shift past midnight that holds the same hours as the day after it.
    Night,
    /// Absent and on a klus.
    AbsentOnKlus,
    /// A klus that never comes, or has less room than it needs.
    KlusShape,
    /// Sick, with something written about it.
    SickRemark,
    /// Attendance outside any trajectory, of somebody who is no guest and was none before the first.
    Outside,
    /// Work or a closing on a day yet to come.
    Future,
    /// On a klus that is not there at that time.
    KlusNotOn,
    /// More on a klus than it has room for.
    KlusFull,
    /// A note that points to a klus that was taken away.
    NoteKlus,
    /// One number for two participants.
    Number,
    /// One name for two teams or supervisors.
    Name,
    /// Two trajectories at the same time.
    Trajectories,
    /// A phase that the method does not have.
    Phase,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 33] = [
        Self::Kind,
        Self::Twice,
        Self::Sequence,
        Self::Before,
        Self::Target,
        Self::Uncorrected,
        Self::Participant,
        Self::Klus,
        Self::Supervisor,
        Self::Team,
        Self::Method,
        Self::MethodText,
        Self::Reason,
        Self::Date,
        Self::Range,
        Self::Text,
        Self::Empty,
        Self::Times,
        Self::Pause,
        Self::Time,
        Self::Night,
        Self::AbsentOnKlus,
        Self::KlusShape,
        Self::SickRemark,
        Self::Outside,
        Self::Future,
        Self::KlusNotOn,
        Self::KlusFull,
        Self::NoteKlus,
        Self::Number,
        Self::Name,
        Self::Trajectories,
        Self::Phase,
    ];

    /// Whether a finding is a fault. The others can come about in good order: a klus or a trajectory that was
    /// changed later, an undo, a business date ahead of the clock. They are only noted.
    #[must_use]
    pub const fn is_fault(self) -> bool {
        !matches!(
            self,
            Self::SickRemark
                | Self::Outside
                | Self::Future
                | Self::KlusNotOn
                | Self::KlusFull
                | Self::NoteKlus
                | Self::Number
                | Self::Name
                | Self::Trajectories
                | Self::Phase
        )
    }

    /// Whether it is about the trail of entries rather than about records.
    #[must_use]
    pub const fn is_of_the_trail(self) -> bool {
        matches!(
            self,
            Self::Kind | Self::Twice | Self::Sequence | Self::Before | Self::Target
        )
    }

    /// The stable word, and with `check-rule-` before it the id of its text.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Kind => "check-rule-kind",
            Self::Twice => "check-rule-twice",
            Self::Sequence => "check-rule-sequence",
            Self::Before => "check-rule-before",
            Self::Target => "check-rule-target",
            Self::Uncorrected => "check-rule-uncorrected",
            Self::Participant => "check-rule-participant",
            Self::Klus => "check-rule-klus",
            Self::Supervisor => "check-rule-supervisor",
            Self::Team => "check-rule-team",
            Self::Method => "check-rule-method",
            Self::MethodText => "check-rule-method-text",
            Self::Reason => "check-rule-reason",
            Self::Date => "check-rule-date",
            Self::Range => "check-rule-range",
            Self::Text => "check-rule-text",
            Self::Empty => "check-rule-empty",
            Self::Times => "check-rule-times",
            Self::Pause => "check-rule-pause",
            Self::Time => "check-rule-time",
            Self::Night => "check-rule-night",
            Self::AbsentOnKlus => "check-rule-absent-on-klus",
            Self::KlusShape => "check-rule-klus-shape",
            Self::SickRemark => "check-rule-sick-remark",
            Self::Outside => "check-rule-outside",
            Self::Future => "check-rule-future",
            Self::KlusNotOn => "check-rule-klus-not-on",
            Self::KlusFull => "check-rule-klus-full",
            Self::NoteKlus => "check-rule-note-klus",
            Self::Number => "check-rule-number",
            Self::Name => "check-rule-name",
            Self::Trajectories => "check-rule-trajectories",
            Self::Phase => "check-rule-phase",
        }
    }

    /// The stable word for scripts.
    #[must_use]
    pub fn id(self) -> &'static str {
        let text = self.text();
        text.strip_prefix("check-rule-").unwrap_or(text)
    }
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that is not kept.
    pub rule: Rule,
    /// The participant's number, or the first signs of the id where there is none.
    pub participant: Option<String>,
    /// The date.
    pub date: Option<NaiveDate>,
    /// The entry of the journal.
    pub entry: Option<u64>,
}

impl Finding {
    /// What is wrong.
    #[must_use]
    pub const fn sentence(&self) -> Sentence {
        Sentence::new(self.rule.text())
    }
}

/// Everything found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    kept: Vec<Finding>,
    counts: BTreeMap<Rule, u64>,
}

impl Findings {
    fn add(&mut self, finding: Finding) {
        let count = self.counts.entry(finding.rule).or_default();
        *count += 1;
        if *count <= KEPT {
            self.kept.push(finding);
        }
    }

    /// About an entry.
    pub(super) fn of_entry(&mut self, rule: Rule, position: u64) {
        self.add(Finding {
            rule,
            participant: None,
            date: None,
            entry: Some(position),
        });
    }

    /// About what an entry did to a record.
    pub(super) fn of_change(&mut self, rule: Rule, position: u64, directory: &Directory, key: &RecordKey) {
        self.add(Finding {
            rule,
            participant: key.subject().map(|person| label(directory, person)),
            date: key.date(),
            entry: Some(position),
        });
    }

    /// About a record.
    pub(super) fn of_record(&mut self, rule: Rule, directory: &Directory, key: &RecordKey) {
        self.add(Finding {
            rule,
            participant: key.subject().map(|person| label(directory, person)),
            date: key.date(),
            entry: None,
        });
    }

    /// About a date.
    pub(super) fn of_date(&mut self, rule: Rule, date: NaiveDate) {
        self.add(Finding {
            rule,
            participant: None,
            date: Some(date),
            entry: None,
        });
    }

    /// What was kept, at most twenty of each rule.
    #[must_use]
    pub fn kept(&self) -> &[Finding] {
        &self.kept
    }

    /// How often each rule was not kept.
    #[must_use]
    pub const fn counts(&self) -> &BTreeMap<Rule, u64> {
        &self.counts
    }

    /// How many findings there are of rules of one sort.
    #[must_use]
    pub fn count(&self, sort: impl Fn(Rule) -> bool) -> u64 {
        let of_sort = self.counts.iter().filter(|(rule, _)| sort(**rule));
        of_sort.map(|(_, count)| count).sum()
    }
}

/// Whom it is about, without a name.
fn label(directory: &Directory, person: ParticipantId) -> String {
    let number = directory.participants.get(&person).map(|p| p.number.as_str());
    match number {
        Some(number) if !number.is_empty() => number.to_owned(),
        _ => person.0.simple().to_string()[..8].to_owned(),
    }
}
