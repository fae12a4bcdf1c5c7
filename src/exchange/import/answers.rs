//! What somebody answers where a file can be read in more than one way.

use super::super::columns::{Column, Columns};
use super::super::key;
use super::super::statuses::StatusWord;
use super::cell::shown;
use crate::domain::dates::DateOrder;
use crate::domain::durations::Notation;

/// Signs that mean something between quotes on a command line, also on that of Windows.
const OF_A_COMMAND_LINE: [char; 8] = ['"', '“', '”', '„', '$', '`', '\\', '!'];

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

    /// What was answered about a column, by its heading; by its number where the heading cannot be written.
    #[must_use]
    pub fn of_column(&self, at: usize, header: &[String]) -> Option<Option<Column>> {
        let heading = header.get(at).map_or("", String::as_str);
        let is_number = |own: &str| {
            own.trim().parse() == Ok(at + 1)
                && written(heading).is_none()
                && !header.iter().any(|head| is_same(own, head))
        };
        let all = self.columns.iter();
        all.filter(|(own, _)| is_same(own, heading) || is_number(own))
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
            .take(header.len())
            .filter_map(|at| Some((at, self.of_column(at, header)?)))
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

/// What a column is called in an answer: by its heading, or by its number where that cannot be written.
pub(super) fn called(at: usize, heading: &str) -> String {
    written(heading).unwrap_or_else(|| (at + 1).to_string())
}

/// A heading as it can be written between quotes on a command line: none for one that is empty, that is too long to
/// show, or in which a sign stands that a command line takes for its own.
fn written(heading: &str) -> Option<String> {
    let shown = shown(heading);
    let is_whole = !shown.is_empty() && is_same(&shown, heading);
    (is_whole && !shown.contains(OF_A_COMMAND_LINE)).then_some(shown)
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
