//! What files mean for what is here: which records they add and change, or why not. Reads, decides, writes
//! nothing; `app` does the rest, all of it or nothing.

mod answers;
mod attendance;
mod balances;
mod cell;
mod days;
mod headers;
mod klussen;
mod observations;
mod participants;
mod people;
mod phases;
mod said;
mod schedules;
mod sheet;
mod told;
mod totals;

use chrono::NaiveDate;

use super::columns::{Column, Columns, Kind};
use super::statuses::StatusWords;
use super::table::{Row, Table, TableError};
use crate::domain::directory::Directory;
use crate::domain::record::{Record, RecordKey};
use crate::store::{Store, StoreError};
use crate::text::sentence::Sentence;
pub use answers::Answers;
use cell::{Bad, Line};
use people::People;
pub use people::unknown_method;
use sheet::above::Above;
use sheet::habits::Habits;
use totals::{RowIs, Sums};

/// A file as it was found.
#[derive(Clone, Copy, Debug)]
pub struct InFile<'a> {
    /// What to call it.
    pub name: &'a str,
    /// All of it.
    pub bytes: &'a [u8],
}

/// How files are to be read.
#[derive(Clone, Debug)]
pub struct ImportOptions {
    /// What the files hold; none leaves it to their columns.
    pub kind: Option<Kind>,
    /// Unknown people are added, and their trajectory begins on their first date in the files.
    pub add_participants: bool,
    /// The method of those trajectories where the file names none; none is the location's own.
    pub method: Option<String>,
    /// The business date: what lies after it is in the future.
    pub today: NaiveDate,
    /// A reason was given, so closed days may be corrected.
    pub reason_given: bool,
    /// An organisation's own words for a status; the program's own words are understood besides.
    pub statuses: Option<StatusWords>,
    /// What is said beforehand of what can be read in more than one way.
    pub answers: Answers,
}

impl ImportOptions {
    /// Nothing asked for.
    #[must_use]
    pub const fn new(today: NaiveDate) -> Self {
        Self {
            kind: None,
            add_participants: false,
            method: None,
            today,
            reason_given: false,
            statuses: None,
            answers: Answers::none(),
        }
    }
}

/// A row that cannot be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// The file, counted from 0 as they were given.
    pub file: usize,
    /// The line in the file, counted from 1.
    pub row: u64,
    /// The column as the file calls it; empty when it is about the whole row or file.
    pub column: String,
    /// What stands there, made safe and cut short.
    pub value: String,
    /// Why not.
    pub reason: Sentence,
}

/// Something to know that stops nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportWarning {
    /// The file, counted from 0.
    pub file: usize,
    /// The line in the file, counted from 1.
    pub row: u64,
    /// What.
    pub what: Sentence,
}

/// The most warnings that are kept; a file of a million rows can give as many.
const MOST_WARNINGS: usize = 100;

/// What an import would do.
#[derive(Clone, Debug, Default)]
pub struct ImportPlan {
    /// What `Action::Import` takes: only what is new or differs.
    pub records: Vec<(RecordKey, Option<Record>)>,
    /// Rows read, refused ones included.
    pub rows: u64,
    /// Rows that say something new.
    pub added: u64,
    /// Rows that say something else than what is here.
    pub changed: u64,
    /// Rows that say what is here already.
    pub unchanged: u64,
    /// Every row that cannot be taken in.
    pub refused: Vec<RefusedRow>,
    /// What else to know; at most a hundred, see [`ImportPlan::more_warnings`].
    pub warnings: Vec<ImportWarning>,
    /// Warnings above that number.
    pub more_warnings: u64,
    /// Names of the people who would be added by other files than lists of people.
    pub newcomers: Vec<String>,
    /// A file could not be read to its end: not even the good rows are to be taken in.
    pub broken: bool,
    /// Closed days are corrected, so the reason must go with the action.
    pub needs_reason: bool,
}

impl ImportPlan {
    /// Whether the records may be taken in.
    #[must_use]
    pub fn may_go(&self, skip_bad: bool) -> bool {
        !self.broken && (skip_bad || self.refused.is_empty())
    }
}

/// What a row turned out to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    New,
    Other,
    Same,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Place {
    file: u32,
    line: u64,
}

/// A plan in the making.
struct Planner<'a> {
    store: &'a Store,
    options: &'a ImportOptions,
    /// What is here, with what the files said so far.
    directory: Directory,
    /// Words for a status, an organisation's own first.
    words: Vec<StatusWords>,
    plan: ImportPlan,
}

impl Planner<'_> {
    fn refuse(&mut self, place: Place, bad: Bad) {
        self.plan.refused.push(RefusedRow {
            file: place.file as usize,
            row: place.line,
            column: bad.column,
            value: bad.value,
            reason: bad.reason,
        });
    }

    fn warn(&mut self, place: Place, what: Sentence) {
        if self.plan.warnings.len() == MOST_WARNINGS {
            self.plan.more_warnings += 1;
            return;
        }
        self.plan.warnings.push(ImportWarning {
            file: place.file as usize,
            row: place.line,
            what,
        });
    }

    fn uncount(&mut self, says: Says) {
        match says {
            Says::New => self.plan.added -= 1,
            Says::Other => self.plan.changed -= 1,
            Says::Same => self.plan.unchanged -= 1,
        }
    }

    fn count(&mut self, says: Says) {
        match says {
            Says::New => self.plan.added += 1,
            Says::Other => self.plan.changed += 1,
            Says::Same => self.plan.unchanged += 1,
        }
    }

    /// Sets a reference record, for the rows that follow too.
    fn set(&mut self, key: RecordKey, record: Record) {
        self.directory.put(key.clone(), Some(record.clone()));
        match self.plan.records.iter_mut().find(|(own, _)| *own == key) {
            Some((_, own)) => *own = Some(record),
            None => self.plan.records.push((key, Some(record))),
        }
    }
}

/// A file that was read as a table and of which the kind is known.
struct Sheet<'a> {
    file: u32,
    kind: Kind,
    table: Table<'a>,
    columns: Columns,
    habits: Habits,
}

impl Sheet<'_> {
    fn line<'s>(&'s self, row: &'s Row<'s>) -> Line<'s> {
        Line {
            place: Place {
                file: self.file,
                line: row.line,
            },
            columns: &self.columns,
            header: self.table.header(),
            row,
            habits: &self.habits,
        }
    }

    /// Calls for every row; a bad row, and a break in the table, is refused with its line.
    fn each(
        &self,
        planner: &mut Planner<'_>,
        mut each: impl FnMut(&mut Planner<'_>, &Line<'_>) -> Result<(), Bad>,
    ) {
        let mut sums = Sums::default();
        let mut above = Above::new(self);
        for row in self.table.rows() {
            let row: Row<'_> = match row {
                Ok(row) => row,
                Err(error) => {
                    planner.broken(self.file, error);
                    return;
                }
            };
            let row = above.filled(row, self);
            let line = self.line(&row);
            match sums.is_of(self, &line) {
                RowIs::Row => {}
                RowIs::Beside(what) => {
                    planner.warn(line.place, Sentence::new(what));
                    continue;
                }
                RowIs::Wrong(bad) => {
                    planner.plan.rows += 1;
                    planner.refuse(line.place, bad);
                    continue;
                }
            }
            planner.plan.rows += 1;
            let judged = line
                .fits(self.table.dialect().delimiter)
                .and_then(|()| each(planner, &line));
            if let Err(bad) = judged {
                planner.refuse(line.place, bad);
            }
        }
    }
}

/// What files mean, all of them as one: a later one may speak of people that an earlier one adds.
///
/// # Errors
/// When the store fails. Whatever is wrong with the files stands in the plan.
pub fn plan(store: &Store, files: &[InFile<'_>], options: &ImportOptions) -> Result<ImportPlan, StoreError> {
    let named = options.method.as_deref();
    let options = &ImportOptions {
        // A name will do as well as an id; what is neither is refused below.
        method: named.map(|own| store.directory().method_named(own).unwrap_or(own).to_owned()),
        ..options.clone()
    };
    let mut planner = Planner {
        store,
        options,
        directory: store.directory().clone(),
        words: options
            .statuses
            .iter()
            .cloned()
            .chain(StatusWords::read("statuses.toml", StatusWords::SHIPPED).ok())
            .collect(),
        plan: ImportPlan::default(),
    };
    let sheets: Vec<Sheet<'_>> = (0..)
        .zip(files)
        .filter_map(|(at, file)| planner.sheet(at, file))
        .collect();
    if let Some(method) = options
        .method
        .as_ref()
        .filter(|m| !planner.directory.methods.contains_key(*m))
    {
        let reason = unknown_method(&planner.directory, method);
        planner.whole(0, 1, reason);
    }
    let of = |kind: Kind| sheets.iter().filter(move |s| s.kind == kind);
    let mut lists = Vec::new();
    for sheet in of(Kind::Participants) {
        match sheet.is_of_strangers(&planner.directory, options) {
            Some(reason) => planner.whole(sheet.file, sheet.table.header_line(), reason),
            None => lists.push(sheet),
        }
    }
    participants::read(&mut planner, &lists, &sheets);
    let mut klussen = klussen::Gathered::default();
    for sheet in of(Kind::Klussen) {
        klussen.read(&mut planner, sheet);
    }
    klussen.judge(&mut planner);
    let mut people = People::new(&planner.directory, options);
    let mut schedules = schedules::Gathered::default();
    let mut balances = balances::Gathered::default();
    let mut phases = phases::Gathered::default();
    let mut days = attendance::Gathered::default();
    let mut notes = observations::Gathered::default();
    for sheet in &sheets {
        match sheet.kind {
            Kind::Participants | Kind::Klussen => {}
            Kind::Schedules => schedules.read(&mut planner, sheet, &mut people),
            Kind::Balances => balances.read(&mut planner, sheet, &mut people),
            Kind::Attendance => days.read(&mut planner, sheet, &mut people, &mut balances, &mut phases),
            Kind::Observations => notes.read(&mut planner, sheet, &mut people),
        }
    }
    people.settle(&mut planner);
    schedules.judge(&mut planner, &people);
    balances.judge(&mut planner, &people);
    phases.judge(&mut planner, &people);
    let refused = days::judge(&mut planner, &people, days)?;
    planner.refuse_dates(&sheets, refused);
    notes.judge(&mut planner, &people)?;
    people.name_newcomers(&mut planner.plan);
    planner.plan.refused.sort_by_key(|r| (r.file, r.row));
    Ok(planner.plan)
}

impl Planner<'_> {
    fn broken(&mut self, file: u32, error: TableError) {
        self.plan.broken = true;
        let (line, reason) = cell::table_sentence(error);
        self.refuse(Place { file, line }, Bad::whole(reason));
    }

    fn whole(&mut self, file: u32, line: u64, reason: Sentence) {
        self.plan.broken = true;
        self.refuse(Place { file, line }, Bad::whole(reason));
    }

    /// Refuses rows for their date as it stands in the file. They are read again for it: nobody keeps the cells
    /// of a million rows.
    fn refuse_dates(&mut self, sheets: &[Sheet<'_>], mut refused: Vec<(Place, Sentence)>) {
        refused.sort_by_key(|(place, _)| *place);
        let mut refused = refused.into_iter().peekable();
        for sheet in sheets {
            let mut rows = sheet.table.rows().flatten();
            while refused.peek().is_some_and(|(place, _)| place.file == sheet.file)
                && let Some(row) = rows.next()
            {
                let line = sheet.line(&row);
                if let Some((place, reason)) = refused.next_if(|(place, _)| *place == line.place) {
                    self.refuse(place, line.bad(Column::Date, reason));
                }
            }
        }
        // A row that was not found again is refused all the same.
        for (place, reason) in refused {
            self.refuse(place, Bad::whole(reason));
        }
    }

    fn sheet<'f>(&mut self, at: u32, file: &InFile<'f>) -> Option<Sheet<'f>> {
        let known = |cells: &[std::borrow::Cow<'_, str>]| {
            if headers::is_label(cells) {
                return 0;
            }
            let days = cells.iter().filter(|c| schedules::weekday(c).is_some()).count();
            Column::count(cells) + days
        };
        let table = match Table::read(file.bytes, known) {
            Ok(table) => table,
            Err(error) => {
                self.broken(at, error);
                return None;
            }
        };
        let line = table.header_line();
        match self.understood(at, table) {
            Ok(sheet) => {
                for what in sheet.passed_over() {
                    self.warn(Place { file: at, line }, what);
                }
                Some(sheet)
            }
            Err(reason) => {
                self.whole(at, line, reason);
                None
            }
        }
    }
}
