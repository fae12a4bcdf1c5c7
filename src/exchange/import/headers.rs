//! What a header tells of a whole file: a table that is none of ours, columns that would be lost, and those that
//! are passed over.

use chrono::NaiveDate;

use super::super::columns::{Column, Kind, Twice};
use super::super::export::FIGURES;
use super::super::key;
use super::cell::shown;
use super::people::People;
use super::{ImportOptions, Sheet, schedules};
use crate::domain::dates::{DateError, spoken_date};
use crate::domain::directory::Directory;
use crate::text::sentence::Sentence;

/// From so many columns `1`, `2`, `3` on they are the days of a month.
const DAYS: usize = 5;

/// Whether a header has a column per date: `ma 2-2-26`, `3 feb`, or the days of a month.
pub fn is_per_date(header: &[String], today: NaiveDate) -> bool {
    let dates = header.iter().filter(|head| is_date(head, today)).count();
    let days = header.iter().filter(|head| {
        let day = head.trim().parse::<u8>();
        day.is_ok_and(|day| (1..=31).contains(&day))
    });
    dates >= 2 || days.count() >= DAYS
}

fn is_date(head: &str, today: NaiveDate) -> bool {
    let head = head.trim();
    let looks = head.len() <= 40
        && head.contains(|c: char| c.is_ascii_digit())
        && head
            .chars()
            .any(|c| matches!(c, '-' | '/' | '.') || c.is_whitespace());
    // Which weekday or year it is does not matter here.
    let read = |head| {
        !matches!(
            spoken_date(head, today),
            Err(DateError::Empty | DateError::NotUnderstood)
        )
    };
    looks && read(head)
}

impl Sheet<'_> {
    /// Whether it is a schedule with a column per day.
    fn is_across(&self) -> bool {
        self.kind == Kind::Schedules && schedules::is_matrix(self.table.header())
    }

    /// The places of the columns that are not read.
    pub fn unread(&self) -> Vec<usize> {
        let header = self.table.header();
        let mut unread = self.columns.unread(self.kind, self.is_across(), header.len());
        if self.is_across() {
            unread.retain(|at| schedules::weekday(&header[*at]).is_none());
        }
        unread
    }

    /// Whether any row has something in that place.
    fn is_filled(&self, at: usize) -> bool {
        let mut rows = self.table.rows().flatten();
        rows.any(|row| row.cells.get(at).is_some_and(|cell| !cell.trim().is_empty()))
    }

    /// Why the file is not read: of two headers that mean the same only the first is, and below the second stands
    /// something else.
    pub fn differs(&self) -> Option<Sentence> {
        let header = self.table.header();
        let unread = self.unread();
        let read = self.columns.twice().iter().filter(|t| !unread.contains(&t.first));
        let two = read.into_iter().find(|two| self.is_another(**two))?;
        let reason = Sentence::new("file-column-twice").text("first", shown(&header[two.first]));
        Some(reason.text("second", shown(&header[two.second])))
    }

    /// Whether any row has something else in the second place.
    fn is_another(&self, two: Twice) -> bool {
        self.table.rows().flatten().any(|row| {
            let cell = |at: usize| row.cells.get(at).map(|cell| cell.trim()).unwrap_or_default();
            !cell(two.second).is_empty() && cell(two.first) != cell(two.second)
        })
    }

    /// Why a week of hours is not read as a schedule.
    pub fn lacks_dates(&self) -> Option<Sentence> {
        let has = |column| self.columns.has(column);
        if self.kind != Kind::Schedules
            || !has(Column::Weekday)
            || has(Column::Date)
            || has(Column::ValidFrom)
        {
            return None;
        }
        let header = self.table.header();
        let hours = self.columns.index(Column::Hours).filter(|at| self.is_filled(*at));
        let at = hours.or_else(|| header.iter().position(|head| is_of_weeks(head)))?;
        Some(Sentence::new("file-week-undated").text("column", shown(&header[at])))
    }

    /// Why the file is not read: with breaks that are not understood its times would count too many hours.
    pub fn loses(&self) -> Option<Sentence> {
        let has = |column| self.columns.has(column);
        let times = has(Column::From) || has(Column::Times) || has(Column::Planned);
        if !times || has(Column::Hours) || !matches!(self.kind, Kind::Attendance | Kind::Schedules) {
            return None;
        }
        let header = self.table.header();
        let of_breaks = |head: &str| Column::named(head).is_none() && is_of_breaks(head);
        let mut unread = self.unread().into_iter();
        let at = unread.find(|at| of_breaks(&header[*at]) && self.is_filled(*at))?;
        Some(Sentence::new("file-break-unknown").text("column", shown(&header[at])))
    }

    /// Whether these are the figures that [`FIGURES`] heads in an export.
    fn is_of_figures(&self) -> bool {
        let unknown = self.columns.unknown();
        self.kind == Kind::Participants && FIGURES.iter().all(|own| unknown.iter().any(|head| head == own))
    }

    /// Why figures of hours are not read: they are of somebody who is not here, and begin no trajectory.
    pub fn is_of_strangers(&self, directory: &Directory, options: &ImportOptions) -> Option<Sentence> {
        if !self.is_of_figures() {
            return None;
        }
        let options = ImportOptions {
            add_participants: false,
            ..options.clone()
        };
        let mut people = People::new(directory, &options);
        let mut rows = self.table.rows().flatten();
        let stranger = rows.any(|row| people.find(&self.line(&row), None).is_err());
        stranger.then_some(Sentence::new("file-figures"))
    }

    /// Names the columns that are passed over.
    pub fn passed_over(&self) -> Vec<Sentence> {
        if self.is_of_figures() {
            return vec![Sentence::new("file-figures-follow")];
        }
        let header = self.table.header();
        let unread = self.unread();
        let twice = self.columns.twice();
        let read_before = |at: usize| twice.iter().any(|t| t.second == at && !unread.contains(&t.first));
        let each = |at: usize| {
            let head = header[at].trim();
            let id = match Column::named(head) {
                _ if head.is_empty() => return None,
                None => "file-column-unknown",
                Some(_) if read_before(at) => return None,
                Some(_) if self.is_filled(at) => "file-column-unused",
                Some(_) => return None,
            };
            Some(Sentence::new(id).text("column", shown(head)))
        };
        unread.iter().copied().filter_map(each).collect()
    }
}

/// Whether a header that is not known speaks of breaks all the same.
fn is_of_breaks(head: &str) -> bool {
    let key = key(&head.chars().take(200).collect::<String>());
    let of_rest = |word: &str| word.to_lowercase().starts_with("rust");
    ["pauze", "break", "lunch"].iter().any(|word| key.contains(word))
        || head.split(|c: char| !c.is_alphanumeric()).any(of_rest)
}

/// Whether a header is of the numbers of weeks.
fn is_of_weeks(head: &str) -> bool {
    head.len() <= 40 && matches!(key(head).as_str(), "week" | "weeknr" | "weeknummer")
}
