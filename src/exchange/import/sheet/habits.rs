//! How a whole file writes its hours, its dates and its marks: told by all of its rows, before one is read.

use chrono::NaiveDate;

use super::super::super::columns::{Column, Columns};
use super::super::super::look::Look;
use super::super::super::statuses::StatusWords;
use super::super::super::table::{Row, Table};
use super::super::ImportOptions;
use super::super::cell::{is_clock, on_the_minute, pause, shown};
use super::marks::{Cells, Marks};
use super::survey::Survey;
use crate::domain::dates::{DateDoubt, DateError, DateOrder, DateSigns, WrittenDates, WrittenError, year_in};
use crate::domain::durations::{Notation, Signs};
use crate::domain::time::Minutes;
use crate::domain::times::{TypedTimes, Worked, parse_times};
use crate::text::sentence::Sentence;

/// Columns of dates that a file is read from.
const DATES: [Column; 4] = [Column::Date, Column::Start, Column::End, Column::ValidFrom];

/// How a file writes what it says.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    /// What stands after the point in hours.
    pub notation: Notation,
    orders: [DateOrder; DATES.len()],
    year: Option<i32>,
    /// What marks mean under *Status*.
    pub marks: Marks,
    /// Columns that are not read, in which an absence is booked as if it were work.
    pub kinds: Vec<usize>,
    /// Some rows leave out who or when.
    pub has_blanks: bool,
}

impl Habits {
    /// The date in a cell of this column; a time after it is that of the row.
    pub fn date(&self, column: Column, text: &str) -> Result<NaiveDate, WrittenError> {
        let at = DATES.iter().position(|own| *own == column);
        let written = WrittenDates {
            order: at.map_or(DateOrder::DayFirst, |at| self.orders[at]),
            year: self.year,
        };
        let text = text.trim();
        match (written.parse(text), text.split_once([' ', 'T'])) {
            (Err(WrittenError::Date(DateError::NotUnderstood)), Some((day, time)))
                if column == Column::Date && is_clock(time) =>
            {
                written.parse(day)
            }
            (read, _) => read,
        }
    }

    /// What the rows of a file say together.
    ///
    /// # Errors
    /// What has to be asked, in a sentence.
    pub fn of(
        table: &Table<'_>,
        columns: &Columns,
        options: &ImportOptions,
        words: &[StatusWords],
    ) -> Result<Self, Sentence> {
        let mut signs = Seen::default();
        for row in table.rows().map_while(Result::ok) {
            signs.see(&row, columns);
        }
        let answers = &options.answers;
        let head = |column| {
            let at = columns.index(column);
            at.and_then(|at| table.header().get(at))
                .map_or("", String::as_str)
        };
        let notation = match answers.hours {
            Some(answer) => answer,
            None => signs.hours.decide().map_err(|cell| {
                Sentence::new("file-hours-point")
                    .text("column", shown(head(Column::Hours)))
                    .text("cell", shown(&cell))
            })?,
        };
        let mut orders = [DateOrder::DayFirst; DATES.len()];
        for (at, column) in DATES.into_iter().enumerate() {
            orders[at] = match answers.dates {
                Some(answer) => answer,
                None => signs.dates[at].decide().map_err(|(doubt, cell)| {
                    Sentence::new(match doubt {
                        DateDoubt::WhichFirst => "file-date-order",
                        DateDoubt::Turned => "file-date-turned",
                    })
                    .text("column", shown(head(column)))
                    .text("cell", shown(&cell))
                })?,
            };
        }
        let own = options.statuses.as_ref();
        Ok(Self {
            notation,
            orders,
            year: answers.year.or_else(|| year_above(table)),
            marks: Marks::decide(&signs.statuses, head(Column::Status), words, own, answers)?,
            kinds: Vec::new(),
            has_blanks: signs.has_blanks,
        })
    }

    /// Finds the columns, not read, in which an absence may be booked.
    pub fn find_kinds(&mut self, columns: &Columns, unread: &[usize], survey: &Survey) {
        let has_absence = |at: &usize| survey.at(*at).count(Look::Status) > 0;
        // Why somebody is away for some days says of what kind that is.
        let reasons = [Column::Reason, Column::Remark].map(|column| columns.index(column));
        let reasons = reasons
            .into_iter()
            .flatten()
            .filter(|_| columns.until().is_some());
        let all = unread.iter().copied().chain(reasons);
        self.kinds = all.filter(has_absence).collect();
    }
}

/// The year that the rows above the heading name, if they name one.
fn year_above(table: &Table<'_>) -> Option<i32> {
    let rows = table.above();
    let mut years = rows
        .iter()
        .flat_map(|row| row.cells.iter().filter_map(|cell| year_in(cell)));
    let first = years.next()?;
    years.all(|other| other == first).then_some(first)
}

#[derive(Default)]
struct Seen {
    hours: Signs,
    dates: [DateSigns; DATES.len()],
    statuses: Cells,
    has_blanks: bool,
}

impl Seen {
    fn see(&mut self, row: &Row<'_>, columns: &Columns) {
        for (signs, column) in self.dates.iter_mut().zip(DATES) {
            if let Some(cell) = columns.cell(row, column) {
                signs.see(cell);
            }
        }
        self.has_blanks = self.has_blanks
            || [Column::Participant, Column::Number, Column::Date]
                .into_iter()
                .filter_map(|column| columns.index(column))
                .any(|at| row.cells.get(at).is_none_or(|cell| cell.trim().is_empty()));
        if let Some(cell) = columns.cell(row, Column::Status) {
            self.statuses.see(cell);
        }
        if let Some(cell) = columns.cell(row, Column::Hours)
            && !columns.hours_in_minutes()
            && !cell.bytes().all(|b| b.is_ascii_digit())
        {
            let elapsed = cell.contains(['.', ',']).then(|| elapsed(row, columns)).flatten();
            self.hours.see(cell, elapsed);
        }
    }
}

/// How long the clock times of a row last, without the break that it names.
pub fn elapsed(row: &Row<'_>, columns: &Columns) -> Option<Minutes> {
    let cell = |column| columns.cell(row, column);
    let text = match (cell(Column::From), cell(Column::To)) {
        (Some(from), Some(to)) => format!("{}-{}", on_the_minute(from), on_the_minute(to)),
        _ => cell(Column::Times)?.to_owned(),
    };
    let Ok(TypedTimes::Worked {
        what: Worked::Stretches(all),
        ..
    }) = parse_times(&text)
    else {
        return None;
    };
    let whole: Minutes = all.iter().map(|one| one.span.wall()).sum();
    let without = match cell(Column::Break) {
        None => Minutes::ZERO,
        Some(text) => pause(text, columns).ok()?,
    };
    Some(whole - without)
}
