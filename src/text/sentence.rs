//! A sentence for the user before it has a language: the id of a text, and what is filled in.

use crate::domain::datafile::Label;
use crate::domain::time::{ClockTime, Minutes};
use chrono::NaiveDate;

/// What is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text that is already safe: a name, a place.
    Text(String),
    /// A name that is another in each language.
    Words(Label),
    /// A count.
    Number(i64),
    /// A date, shown as `ma 23 nov 2026`.
    DateOfYear(NaiveDate),
    /// A date, shown as `ma 23 nov`.
    Date(NaiveDate),
    /// A length of time, shown as `6:30`.
    Minutes(Minutes),
    /// A time on the clock, shown as `9:00`.
    Time(ClockTime),
}

/// The id of a text, and what is filled in; [`Texts::say`](super::texts::Texts::say) makes it words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Id of the text.
    pub id: &'static str,
    /// Name and value of each thing filled in.
    pub args: Vec<(&'static str, Arg)>,
}

impl Sentence {
    /// A sentence in which nothing is filled in yet.
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// Fills in a text.
    #[must_use]
    pub fn text(self, name: &'static str, value: impl Into<String>) -> Self {
        self.arg(name, Arg::Text(value.into()))
    }

    /// Fills in a name that is another in each language.
    #[must_use]
    pub fn words(self, name: &'static str, value: Label) -> Self {
        self.arg(name, Arg::Words(value))
    }

    /// Fills in a count.
    #[must_use]
    pub fn number(self, name: &'static str, value: impl TryInto<i64>) -> Self {
        self.arg(name, Arg::Number(value.try_into().unwrap_or(i64::MAX)))
    }

    /// Fills in a date that may be of another year.
    #[must_use]
    pub fn date_of_year(self, name: &'static str, value: NaiveDate) -> Self {
        self.arg(name, Arg::DateOfYear(value))
    }

    /// Fills in a date.
    #[must_use]
    pub fn date(self, name: &'static str, value: NaiveDate) -> Self {
        self.arg(name, Arg::Date(value))
    }

    /// Fills in a length of time.
    #[must_use]
    pub fn minutes(self, name: &'static str, value: Minutes) -> Self {
        self.arg(name, Arg::Minutes(value))
    }

    /// Fills in a time on the clock.
    #[must_use]
    pub fn time(self, name: &'static str, value: ClockTime) -> Self {
        self.arg(name, Arg::Time(value))
    }

    fn arg(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }
}
