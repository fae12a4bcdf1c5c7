//! A blank date or name that means *as above*: in a table where nobody writes the same one twice.

use std::borrow::Cow;

use super::super::super::columns::{Column, Columns, Kind};
use super::super::super::table::Row;
use super::super::Sheet;

/// What the row above says of who and when.
pub struct Above {
    /// The places of the name and of the date, where blank cells mean as above.
    places: [Option<usize>; 2],
    said: [String; 2],
}

impl Above {
    /// Looks at the whole table: a blank means as above only where no cell says the same as the one above it.
    pub fn new(sheet: &Sheet<'_>) -> Self {
        let none = Self {
            places: [None; 2],
            said: [String::new(), String::new()],
        };
        if sheet.kind != Kind::Attendance || !sheet.habits.has_blanks {
            return none;
        }
        let columns = &sheet.columns;
        let name = [Column::Participant, Column::Number]
            .into_iter()
            .find_map(|c| columns.index(c));
        let named = name.filter(|_| !columns.has(Column::Surname));
        let date = columns.index(Column::Date);
        let mut looks = [named, date].map(|at| at.map(Look::new));
        if looks.iter().all(Option::is_none) {
            return none;
        }
        for row in sheet.table.rows().map_while(Result::ok) {
            if !tells(columns, &row) {
                continue;
            }
            let other = looks[0].as_ref().is_none_or(|name| name.is_other(&row));
            if let Some(name) = &mut looks[0] {
                name.see(&row, true);
            }
            if let Some(date) = &mut looks[1] {
                date.see(&row, other);
            }
            if looks.iter().flatten().all(|look| !look.may) {
                return none;
            }
        }
        Self {
            places: looks.map(|look| look.filter(|look| look.may && look.blank > 0).map(|look| look.at)),
            ..none
        }
    }

    /// The row with what is blank filled in.
    pub fn filled<'r>(&mut self, mut row: Row<'r>, sheet: &Sheet<'_>) -> Row<'r> {
        if self.places == [None; 2] {
            return row;
        }
        let tells = tells(&sheet.columns, &row);
        for (place, said) in self.places.iter().zip(&mut self.said) {
            let Some(cell) = place.and_then(|at| row.cells.get_mut(at)) else {
                continue;
            };
            if !cell.trim().is_empty() {
                cell.trim().clone_into(said);
            } else if tells {
                *cell = Cow::Owned(said.clone());
            }
        }
        row
    }
}

/// Whether a row says something of a day by itself; a figure alone may be a total.
fn tells(columns: &Columns, row: &Row<'_>) -> bool {
    let filled = |column| columns.cell(row, column).is_some();
    let timed = [Column::From, Column::To, Column::Times, Column::Status]
        .into_iter()
        .any(filled);
    let others = || {
        let cells = row.cells.iter().enumerate();
        let hours = columns.index(Column::Hours);
        cells
            .into_iter()
            .any(|(at, cell)| Some(at) != hours && !cell.trim().is_empty())
    };
    timed || filled(Column::Hours) && others()
}

/// Whether a column leaves out what stands above.
struct Look {
    at: usize,
    last: String,
    blank: u64,
    was_blank: bool,
    may: bool,
}

impl Look {
    const fn new(at: usize) -> Self {
        Self {
            at,
            last: String::new(),
            blank: 0,
            was_blank: false,
            may: true,
        }
    }

    fn cell<'r>(&self, row: &'r Row<'_>) -> &'r str {
        row.cells.get(self.at).map_or("", |cell| cell.trim())
    }

    /// Whether this row is about somebody else than the one above, or does not say.
    fn is_other(&self, row: &Row<'_>) -> bool {
        let cell = self.cell(row);
        cell.is_empty() || cell != self.last
    }

    /// `alone`: a blank can only be left out on purpose here.
    fn see(&mut self, row: &Row<'_>, alone: bool) {
        let cell = self.cell(row);
        let is_blank = cell.is_empty();
        if is_blank {
            self.blank += 1;
            self.may &= alone && !self.last.is_empty();
        } else {
            self.may &= self.was_blank || cell != self.last || !alone;
            if cell != self.last {
                cell.clone_into(&mut self.last);
            }
        }
        self.was_blank = is_blank;
    }
}
