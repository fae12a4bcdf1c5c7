//! What somebody answers where a file can be read in more than one way.

use super::super::columns::{Column, Columns};
use super::super::key;
use super::super::statuses::StatusWord;
use crate::domain::dates::DateOrder;
use crate::domain::durations::Notation;

/// Answers about the files, given beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// What stands under a heading; none is nothing that is to be read.
    pub columns: Vec<(String, Option<Column>)>,
    /// What a word or a mark means as a status.
    pub marks: Vec<(String, StatusWord)>,
    /// What stands after the point in hours.
    pub hours: Option<Notation>,
    /// What stands first in a date.
    pub dates: Option<DateOrder>,
    /// The year of dates without one.
    pub year: Option<i32>,
}

impl Answers {
    /// No answers.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            columns: Vec::new(),
            marks: Vec::new(),
            hours: None,
            dates: None,
            year: None,
        }
    }

    /// What was answered about a heading.
    #[must_use]
    pub fn of_heading(&self, heading: &str) -> Option<Option<Column>> {
        let all = self.columns.iter();
        all.filter(|(own, _)| is_same(own, heading))
            .map(|(_, column)| *column)
            .next_back()
    }

    /// Once more, over what the cells say: an answer decides.
    pub(super) fn apply_last(&self, columns: &mut Columns, header: &[String]) {
        if !self.columns.is_empty() {
            self.apply(columns, header);
        }
    }

    /// Takes over what was answered about headings.
    pub(super) fn apply(&self, columns: &mut Columns, header: &[String]) {
        let answered: Vec<(usize, Option<Column>)> = (0..)
            .zip(header)
            .filter_map(|(at, head)| Some((at, self.of_heading(head)?)))
            .filter(|(at, column)| column.is_none_or(|column| columns.index(column) != Some(*at)))
            .collect();
        for (at, _) in &answered {
            columns.forget(*at);
        }
        for (at, column) in answered {
            if let Some(column) = column {
                columns.put(column, at);
            }
        }
    }
}

/// Whether two headings are the same to people.
fn is_same(a: &str, b: &str) -> bool {
    let keys = (key(a), key(b));
    if keys.0.is_empty() {
        a.trim() == b.trim()
    } else {
        keys.0 == keys.1
    }
}
