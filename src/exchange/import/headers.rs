//! What a header tells of a whole file: a table that is none of ours, columns that would be lost, and those that
//! are passed over.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::super::columns::{Column, Columns, Kind, Twice};
use super::super::export::FIGURES;
use super::super::key;
use super::super::look::Look;
use super::super::statuses::StatusWords;
use super::super::table::Table;
use super::cell::shown;
use super::people::People;
use super::sheet::roles;
use super::sheet::survey::Survey;
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

/// Whether a row is a label with what belongs to it, as above a table: `naam:;Vera Mol`.
pub fn is_label(cells: &[Cow<'_, str>]) -> bool {
    let mut filled = cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty());
    match (filled.next(), filled.next()) {
        (Some(label), Some(value)) => {
            label.ends_with(':') && !value.ends_with(':') && Column::named(value).is_none()
        }
        _ => false,
    }
}

/// Whether what stands where the headings belong is a row of data: they are missing.
pub fn is_data(header: &[String], words: &[StatusWords]) -> bool {
    let known = header
        .iter()
        .any(|head| Column::named(head).is_some() || schedules::weekday(head).is_some());
    let is_told = |head: &String| {
        let look = Look::of(head, words);
        matches!(
            look,
            Look::Date | Look::Moment | Look::Clock | Look::Span | Look::Length
        )
    };
    !known && header.iter().any(is_told)
}

/// Words of a line on which somebody came, and of one on which they left.
const IN_AND_OUT: [&str; 2] = [
    "in i kom komen ingeklokt inklok clockin checkin start begin",
    "uit out o gaan uitgeklokt uitklok clockout checkout stop einde",
];

/// Whether a column says of each row that somebody came or left: two rows together are one stretch.
pub fn is_in_and_out(table: &Table<'_>, columns: &Columns) -> bool {
    let rows: Vec<_> = table.rows().map_while(Result::ok).take(50).collect();
    let way = |cell: &str| {
        let word = key(&cell.chars().take(20).collect::<String>());
        IN_AND_OUT
            .iter()
            .position(|all| all.split(' ').any(|own| own == word))
    };
    (0..table.header().len())
        .filter(|at| !columns.reads(*at))
        .any(|at| {
            let cells = rows.iter().filter_map(|row| row.cells.get(at));
            let ways: Vec<_> = cells
                .filter(|cell| !cell.trim().is_empty())
                .map(|cell| way(cell))
                .collect();
            ways.iter().all(Option::is_some) && ways.contains(&Some(0)) && ways.contains(&Some(1))
        })
}

/// Why it is not to be seen what a file holds.
pub fn unknown_kind(header: &[String], columns: &Columns, survey: &Survey) -> Sentence {
    let list = |all: &[usize]| {
        let shown: Vec<String> = all
            .iter()
            .map(|at| format!("„{}”", shown(&header[*at])))
            .collect();
        shown.join(", ")
    };
    let free: Vec<usize> = (0..header.len())
        .filter(|at| !header[*at].trim().is_empty() && Column::named(&header[*at]).is_none())
        .collect();
    if !columns.has_person() {
        let ticked = free.iter().copied().filter(|at| {
            let seen = survey.at(*at);
            let looks = [Look::Mark, Look::Number, Look::Length, Look::Clock, Look::Status];
            let is_column_of_hours = roles::is_of_hours(&header[*at]) && !roles::is_of_a_period(&header[*at]);
            seen.mostly(&looks) && !is_column_of_hours
        });
        let ticked: Vec<usize> = ticked.collect();
        return if ticked.len() > 1 {
            Sentence::new("file-people-across").text("columns", list(&ticked))
        } else {
            Sentence::new("file-no-person")
        };
    }
    if let Some(at) = columns.of_a_day().and_then(|column| columns.index(column)) {
        return Sentence::new("file-date-missing").text("column", shown(&header[at]));
    }
    let periods: Vec<usize> = free
        .iter()
        .copied()
        .filter(|at| roles::is_of_a_period(&header[*at]))
        .collect();
    if !periods.is_empty() {
        return Sentence::new("file-weeks-across").text("columns", list(&periods));
    }
    let timed = free.iter().copied().find(|at| {
        let seen = survey.at(*at);
        seen.mostly(&[Look::Clock, Look::Span, Look::Length, Look::Moment])
            || roles::is_of_hours(&header[*at]) && seen.mostly(&[Look::Number, Look::Clock, Look::Length])
    });
    match timed {
        Some(at) => Sentence::new("file-date-missing").text("column", shown(&header[at])),
        None => Sentence::new("file-kind-unknown"),
    }
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

    /// Why days cannot be read: nothing says how they were.
    pub fn says_nothing(&self) -> Option<Sentence> {
        let has = |column: &Column| self.columns.has(*column);
        let told = [
            Column::Status,
            Column::Hours,
            Column::From,
            Column::To,
            Column::Times,
            Column::Planned,
            Column::Balance,
            Column::Phase,
        ];
        let nothing = self.kind == Kind::Attendance && !told.iter().any(has) && self.habits.kinds.is_empty();
        nothing.then(|| Sentence::new("file-day-missing"))
    }

    /// Whether these are the figures that [`FIGURES`] heads in an export.
    pub fn is_of_figures(&self) -> bool {
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
                _ if head.is_empty() || self.habits.kinds.contains(&at) => return None,
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
