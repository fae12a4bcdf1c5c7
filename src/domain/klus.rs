//! Jobs of work, and the notes made on the floor.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::ids::{KlusId, SupervisorId};
use super::time::HalfDay;
use crate::text::fold::fold;

/// A job of work on a date or repeating, done by a few participants together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Klus {
    /// What it is called.
    pub name: String,
    /// On which dates.
    pub when: When,
    /// In which half-days, in order.
    pub halves: Vec<HalfDay>,
    /// Where, or with whom; empty when it goes without saying.
    pub place: String,
    /// The kind of work, in the words of a method.
    pub work_type: String,
    /// Whether one goes out to it: then never fewer than two (source 001).
    pub outside: bool,
    /// The fewest people it needs.
    pub min: u16,
    /// The most it has room for.
    pub max: Option<u16>,
    /// The certificate that somebody on it must hold.
    pub certificate: Option<String>,
}

/// The most people that a klus can ask for.
pub const MOST_PEOPLE: u16 = 999;

/// Whether it is a word for no klus at all.
#[must_use]
pub fn means_none(text: &str) -> bool {
    matches!(fold(text).trim(), "-" | "geen" | "none")
}

/// Whether a klus may be called so: not by a word for none, nor by signs alone.
#[must_use]
pub fn is_a_name(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric) && !means_none(text)
}

/// When a klus is there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// On one date.
    Once(NaiveDate),
    /// Every week on these weekdays (Monday first), from a date until one.
    Weekly {
        /// The first date.
        from: NaiveDate,
        /// The last date; none while it goes on.
        until: Option<NaiveDate>,
        /// Monday first.
        weekdays: [bool; 7],
    },
}

impl Klus {
    /// The date on which it is, where there is only one.
    #[must_use]
    pub const fn only_on(&self) -> Option<NaiveDate> {
        match self.when {
            When::Once(date) => Some(date),
            When::Weekly { .. } => None,
        }
    }

    /// Whether it is there on that date in that half-day.
    #[must_use]
    pub fn is_on(&self, date: NaiveDate, half: HalfDay) -> bool {
        self.is_on_date(date) && self.halves.contains(&half)
    }

    /// Whether both are there in some half-day of some date.
    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        // Two that repeat both do so within the first week in which both have begun.
        let begun = |klus: &Self| match klus.when {
            When::Once(on) => on,
            When::Weekly { from, .. } => from,
        };
        let mut week = begun(self).max(begun(other)).iter_days().take(7);
        self.halves.iter().any(|half| other.halves.contains(half))
            && week.any(|date| self.is_on_date(date) && other.is_on_date(date))
    }

    /// Whether it is there on that date.
    #[must_use]
    pub fn is_on_date(&self, date: NaiveDate) -> bool {
        match &self.when {
            When::Once(on) => *on == date,
            When::Weekly {
                from,
                until,
                weekdays,
            } => {
                *from <= date
                    && until.is_none_or(|until| date <= until)
                    && weekdays[date.weekday().num_days_from_monday() as usize]
            }
        }
    }
}

/// Whether a note confirms or asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Something that goes well.
    Strength,
    /// A point of attention.
    Attention,
}

/// A short note on what was seen on the floor, of one participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// What was seen, in plain words; at most 2,000 characters.
    pub text: String,
    /// Topics of the method, by id.
    pub topics: Vec<String>,
    /// Strength, attention, or neither.
    pub tone: Option<Tone>,
    /// The klus it was seen on.
    pub klus: Option<KlusId>,
    /// The goal it says something about, in the participant's words.
    pub goal: Option<String>,
    /// Who saw it.
    pub author: Option<SupervisorId>,
    /// When it was written, on the wall clock.
    pub at: NaiveDateTime,
}
