//! Who was not there: absence that is booked as a project or a kind of work, and from one date to another.

use chrono::{Datelike, NaiveDate, Weekday};

use super::super::cell::{Bad, Line, shown, written_sentence};
use super::super::people::People;
use super::super::said::absence;
use super::super::{Column, Planner};
use super::{Entry, Gathered, Rest, What, figure, remark};
use crate::domain::attendance::Absence;
use crate::domain::directory::Directory;
use crate::domain::ids::ParticipantId;
use crate::exchange::statuses::StatusCell;
use crate::text::sentence::Sentence;

/// Nobody is away longer in one row, in days.
const LONGEST_RANGE: i64 = 366;

/// A longer cell is no kind of work.
const LONGEST_KIND: usize = 60;

/// An absence that a row tells of, and where it says so.
#[derive(Clone, Copy)]
pub(super) struct Booked {
    pub(super) absence: Absence,
    at: usize,
}

impl Gathered {
    /// The absence that a column names which is not read.
    pub(super) fn booked(&self, line: &Line<'_>, status: Option<&StatusCell>) -> Result<Option<Booked>, Bad> {
        for at in line.habits.kinds.iter().copied() {
            let Some(cell) = line.at(at).filter(|cell| cell.len() <= LONGEST_KIND) else {
                continue;
            };
            let Some(kind) = self.word(cell).ok().and_then(|found| absence(found.word)) else {
                continue;
            };
            return match status.map(|own| absence(own.word)) {
                None => Ok(Some(Booked { absence: kind, at })),
                Some(Some(own)) if own == kind => Ok(None),
                Some(_) => Err(line.bad_at(at, Sentence::new("file-kind-other"))),
            };
        }
        Ok(None)
    }

    /// A row that is booked on an absence, as if that were a project or a kind of work.
    pub(super) fn absent(
        &mut self,
        planner: &mut Planner<'_>,
        line: &Line<'_>,
        people: &mut People<'_>,
        (date, booked): (NaiveDate, Booked),
        unread: &[usize],
    ) -> Result<(), Bad> {
        let cell = shown(line.at(booked.at).unwrap_or_default());
        self.away(planner, line, people, (date, date, booked.absence), unread)?;
        if self.told.insert((line.place.file, cell.clone())) {
            let head = line.header.get(booked.at).map(|head| shown(head));
            let said = Sentence::new("file-absence-booked").text("word", cell);
            planner.warn(line.place, said.text("column", head.unwrap_or_default()));
        }
        Ok(())
    }

    /// A row of absence from one date to another: on the days that somebody is expected, or all working days of who
    /// has no schedule.
    pub(super) fn range(
        &mut self,
        planner: &mut Planner<'_>,
        line: &Line<'_>,
        people: &mut People<'_>,
        (from, place, absence): (NaiveDate, usize, Absence),
        unread: &[usize],
    ) -> Result<(), Bad> {
        let cell = line.at(place);
        let until = cell.map(|cell| line.habits.date(Column::End, cell)).transpose();
        let until = until.map_err(|e| line.bad_at(place, written_sentence(e)))?;
        let until = until.unwrap_or(from);
        if until < from || (until - from).num_days() > LONGEST_RANGE {
            return Err(line.bad_at(place, Sentence::new("file-range-dates")));
        }
        self.away(planner, line, people, (from, until, absence), unread)
    }

    fn away(
        &mut self,
        planner: &mut Planner<'_>,
        line: &Line<'_>,
        people: &mut People<'_>,
        (from, until, absence): (NaiveDate, NaiveDate, Absence),
        unread: &[usize],
    ) -> Result<(), Bad> {
        if absence == Absence::NoShow {
            line.not_ahead(Column::Date, until, planner.options.today)?;
        }
        let what = What::Absent(absence);
        let remark = remark(planner, line, None, &what)?;
        let who = people.find(line, None)?;
        people.note(planner, who, Some(from), line)?;
        let person = people.id(who);
        let guest = line.flag(Column::Guest)?.unwrap_or(false);
        let is_one = from == until;
        let days = from.iter_days().take_while(|date| *date <= until);
        for date in days.filter(|date| is_one || works_on(&planner.directory, person, *date)) {
            self.entries.push(Entry {
                place: line.place,
                who,
                date,
                what: what.clone(),
                halves: Vec::new(),
                beside: false,
                booked: true,
                extra: None,
                remark: remark.clone(),
                rest: Rest::Unsaid,
                guest,
                unread: figure(line, unread),
            });
        }
        Ok(())
    }
}

/// Whether somebody is expected to work on a date; who has no schedule, on working days.
fn works_on(directory: &Directory, person: ParticipantId, date: NaiveDate) -> bool {
    let scheduled = directory
        .files
        .get(&person)
        .is_some_and(|file| file.schedule.at(date).is_some());
    if scheduled {
        !directory.plan_on(person, date).is_empty()
    } else {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
    }
}
