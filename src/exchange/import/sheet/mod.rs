//! What a whole file says of itself, before any row is read: which column holds what, how its hours, dates and marks
//! are meant, and what would be lost.

pub mod above;
pub mod habits;
pub mod marks;
pub mod roles;
pub mod survey;
pub mod unread;

use super::super::columns::{Column, Columns, Kind};
use super::super::table::Table;
use super::{Planner, Sheet, headers, schedules};
use crate::text::sentence::Sentence;
use habits::Habits;
use survey::Survey;

impl Planner<'_> {
    /// What a file is, and how it writes what it says, before a row of it is judged.
    pub(super) fn understood<'f>(&self, file: u32, table: Table<'f>) -> Result<Sheet<'f>, Sentence> {
        let options = self.options;
        let header = table.header();
        if headers::is_per_date(header, options.today) {
            return Err(Sentence::new("file-dates-across"));
        }
        let mut columns = Columns::of(header);
        options.answers.apply(&mut columns, header);
        let survey = Survey::of(&table, &self.words);
        if headers::is_data(header, &self.words) {
            return Err(Sentence::new("file-no-headings"));
        }
        if let (Some(number), Some(name)) =
            (columns.index(Column::Number), columns.index(Column::Participant))
            && columns.has(Column::Date)
            && !self.directory.participants.values().any(|own| own.number == "1")
            && Survey::numbers_rows(&table, number, name)
        {
            columns.forget(number);
        }
        if headers::is_in_and_out(&table, &columns) {
            return Err(Sentence::new("file-in-out"));
        }
        roles::by_cells(&mut columns, header, &survey);
        options.answers.apply_last(&mut columns, header);
        let kind = self.kind(&table, &columns, &survey)?;
        let habits = Habits::of(&table, &columns, options, &self.words)?;
        let mut sheet = Sheet {
            file,
            kind,
            table,
            columns,
            habits,
        };
        if kind == Kind::Attendance {
            let unread = sheet.unread();
            sheet.habits.find_kinds(&sheet.columns, &unread, &survey);
        }
        let undated = || options.kind.is_none().then(|| sheet.lacks_dates()).flatten();
        let wrong = sheet
            .differs()
            .or_else(undated)
            .or_else(|| sheet.loses())
            .or_else(|| sheet.leaves_out(&survey, options))
            .or_else(|| sheet.says_nothing());
        match wrong {
            Some(reason) => Err(reason),
            None => Ok(sheet),
        }
    }

    /// What a file holds, or why that is not to be seen.
    fn kind(&self, table: &Table<'_>, columns: &Columns, survey: &Survey) -> Result<Kind, Sentence> {
        let header = table.header();
        let matrix = schedules::is_matrix(header);
        let kind = self.options.kind.or_else(|| {
            let told = columns.kind();
            if matrix && matches!(told, None | Some(Kind::Participants)) {
                Some(Kind::Schedules)
            } else {
                told
            }
        });
        let Some(kind) = kind else {
            return Err(headers::unknown_kind(header, columns, survey));
        };
        if kind == Kind::Klussen && !columns.has(Column::Klus) {
            return Err(Sentence::new("file-no-klus"));
        }
        if kind != Kind::Klussen && !columns.has_person() && !(matrix && kind == Kind::Schedules) {
            return Err(headers::unknown_kind(header, columns, survey));
        }
        Ok(kind)
    }
}
