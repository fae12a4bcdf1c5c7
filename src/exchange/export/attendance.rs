//! Attendance out. Each row carries the trajectory that it fell in, so that another store can begin the same
//! ones; opening balances and phases that somebody decided on are rows of their own.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::super::columns::Column;
use super::{Range, dutch, head, stretches, table};
use crate::domain::attendance::{Absence, Attendance, Day, Worked};
use crate::domain::directory::Directory;
use crate::domain::ids::ParticipantId;
use crate::domain::participant::Trajectory;
use crate::domain::times::edit_stretches;
use crate::store::{Store, StoreError, date_of};

const COLUMNS: [Column; 16] = [
    Column::Participant,
    Column::Number,
    Column::Date,
    Column::Status,
    Column::Rest,
    Column::Hours,
    Column::Times,
    Column::Remark,
    Column::Extra,
    Column::Method,
    Column::Start,
    Column::End,
    Column::Guest,
    Column::Balance,
    Column::Reason,
    Column::Phase,
];

/// What was entered of somebody, in order of date.
fn entered(
    store: &Store,
    person: ParticipantId,
    range: Range,
) -> Result<Vec<(NaiveDate, Attendance)>, StoreError> {
    let mut days = Vec::new();
    store.months_back(person, u16::MAX, |month, page| {
        let first = date_of(month, 1);
        for (day, entered) in page.attendance.iter().rev() {
            if let Some(date) = date_of(month, *day).filter(|d| range.has(*d)) {
                days.push((date, entered.clone()));
            }
        }
        // Older months lie before the range.
        range
            .from
            .is_none_or(|from| first.is_none_or(|first| from < first))
    })?;
    days.reverse();
    Ok(days)
}

/// Attendance as CSV: everybody in the order of the register on `today`, then by date.
///
/// # Errors
/// When the store fails.
pub fn attendance_csv(store: &Store, range: Range, today: NaiveDate) -> Result<Vec<u8>, StoreError> {
    let directory = store.directory();
    let mut rows = Vec::new();
    for person in directory.register() {
        let row = Rows::of(directory, person, today);
        for trajectory in row.trajectories() {
            let openings = trajectory.openings.iter().filter(|o| range.has(o.date));
            for opening in openings {
                let mut cells = row.cells(opening.date, Some(trajectory));
                cells[13] = opening.minutes.to_string();
                cells[14].clone_from(&opening.reason);
                rows.push(cells);
            }
            for (from, phase) in trajectory.phases.versions().filter(|(from, _)| range.has(*from)) {
                let mut cells = row.cells(from, Some(trajectory));
                cells[15].clone_from(phase);
                rows.push(cells);
            }
        }
        for (date, entered) in entered(store, person, range)? {
            let mut cells = row.cells(date, directory.trajectory_on(person, date));
            fill(&mut cells, date, &entered);
            rows.push(cells);
        }
    }
    let header: Vec<String> = COLUMNS.into_iter().map(head).collect();
    Ok(table(&header, rows))
}

/// What the rows of one participant have in common.
struct Rows<'a> {
    directory: &'a Directory,
    person: ParticipantId,
    name: String,
    number: String,
    guest: bool,
}

impl<'a> Rows<'a> {
    fn of(directory: &'a Directory, person: ParticipantId, today: NaiveDate) -> Self {
        let own = directory.participants.get(&person);
        Self {
            directory,
            person,
            name: directory.name(person, today).natural(),
            number: own.map(|p| p.number.clone()).unwrap_or_default(),
            guest: own.is_some_and(|p| p.guest),
        }
    }

    fn trajectories(&self) -> impl Iterator<Item = &'a Trajectory> {
        let file = self.directory.files.get(&self.person);
        file.into_iter().flat_map(|f| f.trajectories.values())
    }

    fn cells(&self, date: NaiveDate, trajectory: Option<&Trajectory>) -> Vec<String> {
        let mut cells = vec![String::new(); COLUMNS.len()];
        cells[0].clone_from(&self.name);
        cells[1].clone_from(&self.number);
        cells[2] = dutch(date);
        if let Some(trajectory) = trajectory {
            cells[9].clone_from(&trajectory.method);
            cells[10] = dutch(trajectory.start);
            cells[11] = trajectory.end.map(dutch).unwrap_or_default();
        }
        // A day before the trajectory began was a guest's.
        if self.guest || trajectory.is_none() {
            "ja".clone_into(&mut cells[12]);
        }
        cells
    }
}

fn fill(cells: &mut [String], date: NaiveDate, entered: &Attendance) {
    match &entered.day {
        Day::Absent(absence) => dutch_word(*absence).clone_into(&mut cells[3]),
        Day::Present { worked, rest } => {
            let nothing = *worked == Worked::NOTHING;
            let word = if nothing { "deel" } else { "aanwezig" };
            word.clone_into(&mut cells[3]);
            rest.map(dutch_word).unwrap_or_default().clone_into(&mut cells[4]);
            if !nothing {
                cells[5] = worked.minutes(date).to_string();
                cells[6] = edit_stretches(worked.stretches());
            }
        }
    }
    cells[7].clone_from(&entered.remark);
    if entered.extra {
        "ja".clone_into(&mut cells[8]);
    }
}

const fn dutch_word(absence: Absence) -> &'static str {
    match absence {
        Absence::Sick => "ziek",
        Absence::Leave => "verlof",
        Absence::Cancelled => "afgemeld",
        Absence::NoShow => "niet verschenen",
        Absence::Closed => "gesloten",
    }
}

/// Attendance as JSON: an array of `{"participant","number","date","status","extra","stretches":[{"from","to",
/// "break"}],"rest":{"status","minutes"}|null,"minutes","remark"}`.
///
/// # Errors
/// When the store fails.
pub fn attendance_json(store: &Store, range: Range, today: NaiveDate) -> Result<Value, StoreError> {
    let directory = store.directory();
    let mut all = Vec::new();
    for person in directory.register() {
        let row = Rows::of(directory, person, today);
        for (date, entered) in entered(store, person, range)? {
            let minutes = entered.day.minutes(date);
            let missed = (directory.plan_on(person, date).minutes_on(date).0 - minutes.0).max(0);
            let rest = match &entered.day {
                Day::Present { rest: Some(rest), .. } => {
                    json!({"status": rest.id(), "minutes": missed})
                }
                _ => Value::Null,
            };
            all.push(json!({
                "participant": row.name,
                "number": row.number,
                "date": date.to_string(),
                "status": entered.day.status().id(),
                "extra": entered.extra,
                "stretches": stretches(&entered.day),
                "rest": rest,
                "minutes": minutes.0,
                "remark": entered.remark,
            }));
        }
    }
    Ok(Value::Array(all))
}
