//! What a check came to, line by line.

use super::finding::{Findings, Rule};
use crate::app::OpenError;
use crate::domain::record::RecordKey;
use crate::text::sentence::Sentence;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Every byte of the journal, and its chain.
    Journal,
    /// The witness of the last place.
    Witness,
    /// Each entry after the one before it.
    Trail,
    /// The store against the journal.
    Store,
    /// How far the journal came by what was written down; only where that does not fit.
    Reached,
    /// The totals against the attendance.
    Totals,
    /// The rules of the domain.
    Rules,
}

/// How it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// In order.
    Good,
    /// Not in order.
    Faulty,
    /// Not looked at.
    Unchecked,
}

/// What a check comes to, as the program's exit code; of several kinds of trouble the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Code {
    /// All in order; there may be notes.
    Good = 0,
    /// The store is broken or says something else than the journal. `--repair` builds it anew.
    Store = 10,
    /// The witness is lost, or what was written down beside the journal does not fit. `--repair` puts it right.
    Witness = 11,
    /// The totals do not follow from the attendance. `--repair` builds the store anew.
    Totals = 12,
    /// Records break a rule: to be put right by hand.
    Rules = 13,
    /// The journal is damaged, or its entries do not follow from each other: a backup has to help.
    Journal = 14,
}

impl Code {
    /// What whoever reads the exit code gets.
    #[must_use]
    pub const fn exit(self) -> u8 {
        self as u8
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub subject: Subject,
    /// How it was found.
    pub outcome: Outcome,
    /// In words.
    pub sentence: Sentence,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Report {
    /// What was looked at, in order.
    pub lines: Vec<Line>,
    /// Rules that are not kept.
    pub findings: Findings,
    /// Entries read.
    pub entries: u64,
    /// Records there are.
    pub records: u64,
    /// The state hash by the journal; none where it cannot be read whole.
    pub state: Option<[u8; 32]>,
    /// Records of which an entry was not based on what was there, and no later one was.
    pub unexplained: Vec<RecordKey>,
    /// The damage to the journal, if any.
    pub damage: Option<OpenError>,
}

impl Report {
    /// The most serious trouble.
    #[must_use]
    pub fn code(&self) -> Code {
        let faulty = self.lines.iter().filter(|line| line.outcome == Outcome::Faulty);
        let codes = faulty.map(|line| match line.subject {
            Subject::Store => Code::Store,
            Subject::Witness | Subject::Reached => Code::Witness,
            Subject::Totals => Code::Totals,
            Subject::Rules => Code::Rules,
            Subject::Journal | Subject::Trail => Code::Journal,
        });
        codes.max().unwrap_or(Code::Good)
    }

    /// How something was found.
    #[must_use]
    pub fn outcome(&self, subject: Subject) -> Outcome {
        let line = self.lines.iter().find(|line| line.subject == subject);
        line.map_or(Outcome::Unchecked, |line| line.outcome)
    }

    /// Whether the trail is at fault in nothing but what changes were based on: then no backup need help.
    #[must_use]
    pub fn only_lacks_explanation(&self) -> bool {
        let others = self
            .findings
            .count(|rule| rule.is_of_the_trail() && rule != Rule::Before);
        !self.unexplained.is_empty() && others == 0 && self.outcome(Subject::Journal) == Outcome::Good
    }

    /// What is known of something now, instead of what was said of it before.
    pub(super) fn correct(&mut self, subject: Subject, outcome: Outcome, sentence: &Sentence) {
        for line in self.lines.iter_mut().filter(|line| line.subject == subject) {
            line.outcome = outcome;
            line.sentence = sentence.clone();
        }
    }

    pub(super) fn say(&mut self, subject: Subject, outcome: Outcome, sentence: Sentence) {
        self.lines.push(Line {
            subject,
            outcome,
            sentence,
        });
    }
}
