//! Rows of attendance: a date, a status, and how long or from when to when.

mod away;
mod clock;

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;

use super::super::columns::Column;
use super::super::statuses::{StatusCell, StatusWord, StatusWords, UnknownStatus};
use super::cell::{Bad, Line, too_long};
use super::people::{People, Who};
use super::said::{absence, what};
use super::{Place, Planner, Sheet, balances, phases};
use crate::domain::attendance::Absence;
use crate::domain::half_day_text::halves;
use crate::domain::time::{ClockTime, HalfDay, Minutes};
use crate::domain::times::{TypedStretch, TypedTimes};
use crate::text::clean::{FIELD_MAX, clean_field};
use crate::text::sentence::Sentence;
use clock::is_of_nothing;

/// What a row says of somebody's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// There, as planned.
    Planned,
    /// There, for nothing.
    Nothing,
    /// There for so long.
    Length(Minutes),
    /// There from when to when, and the hours beside it.
    Stretches(Vec<TypedStretch>, Option<Minutes>),
    /// Late or left early with one of the two times: the other is that of the schedule.
    OneEnd(End, Option<Minutes>),
    /// Not there.
    Absent(Absence),
}

/// The end of a stretch that a row does tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Late, from this time.
    From(ClockTime),
    /// Left early, at this time.
    Until(ClockTime),
}

/// What a file says of expected time that was not worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nothing: what is here stays.
    Unsaid,
    /// That there is no reason.
    Blank,
    /// The reason.
    For(Absence),
}

impl Rest {
    /// The reason, given the one that is here.
    pub fn over(self, own: Option<Absence>) -> Option<Absence> {
        match self {
            Self::Unsaid => own,
            Self::Blank => None,
            Self::For(reason) => Some(reason),
        }
    }
}

/// A good row.
#[derive(Clone, Debug)]
pub struct Entry {
    pub place: Place,
    pub who: Who,
    pub date: NaiveDate,
    pub what: What,
    /// Of which half-days a status says that; none is all of them.
    pub halves: Vec<HalfDay>,
    /// Worked, by a row of which the status says that they were not there.
    pub beside: bool,
    /// Not there, booked as if it were a project or a kind of work: the hours beside it are those of the absence.
    pub booked: bool,
    /// Outside the schedule; none when the file does not say.
    pub extra: Option<bool>,
    /// None when the file does not say.
    pub remark: Option<String>,
    /// Why the rest was not worked.
    pub rest: Rest,
    /// As a guest, whom no trajectory need cover.
    pub guest: bool,
    /// A figure of the cells that are not read, to tell rows apart.
    pub unread: u64,
}

impl Entry {
    /// Whether it is the same row again: all that is read is the same, and what is not read too. The same times can
    /// be worked only once, whatever stands beside them.
    pub fn repeats(&self, own: &Self) -> bool {
        let timed = !self.halves.is_empty() || matches!(self.what, What::Stretches(..) | What::OneEnd(..));
        let read = |row: &Self| (row.beside, row.extra, row.rest);
        (&own.what, &own.halves, &own.remark, read(own))
            == (&self.what, &self.halves, &self.remark, read(self))
            && (timed || own.unread == self.unread)
    }
}

/// All good rows of all files.
#[derive(Default)]
pub struct Gathered {
    words: Vec<StatusWords>,
    /// Short cells that were understood: a file has a million of them and a dozen different ones.
    known: HashMap<String, StatusCell>,
    /// The same for times.
    times: HashMap<String, TypedTimes>,
    pub entries: Vec<Entry>,
    /// Absences booked as work that were told already.
    told: HashSet<(u32, String)>,
}

impl Gathered {
    pub fn read(
        &mut self,
        planner: &mut Planner<'_>,
        sheet: &Sheet<'_>,
        people: &mut People<'_>,
        balances: &mut balances::Gathered,
        phases: &mut phases::Gathered,
    ) {
        if self.words.is_empty() {
            self.words.clone_from(&planner.words);
        }
        let mut unread = sheet.unread();
        // Beside hours it is not read, but tells rows apart.
        unread.extend(sheet.columns.index(Column::HalfDay));
        sheet.each(planner, |planner, line| {
            let filled = |column| line.cell(column).is_some();
            let is_day = [
                Column::Status,
                Column::Hours,
                Column::From,
                Column::To,
                Column::Times,
            ]
            .into_iter()
            .any(filled);
            match (is_day, filled(Column::Balance), filled(Column::Phase)) {
                (true, true, _) | (_, true, true) => {
                    Err(line.bad(Column::Balance, Sentence::new("file-row-of-two")))
                }
                (true, false, true) => Err(line.bad(Column::Phase, Sentence::new("file-row-of-two"))),
                (false, true, false) => balances.row(planner, line, people),
                (false, false, true) => phases.row(planner, line, people),
                (_, false, false) => self.row(planner, line, people, &unread),
            }
        });
    }

    fn row(
        &mut self,
        planner: &mut Planner<'_>,
        line: &Line<'_>,
        people: &mut People<'_>,
        unread: &[usize],
    ) -> Result<(), Bad> {
        let date = line.needed_date(Column::Date)?;
        let status = self.status(line)?;
        let booked = self.booked(line, status.as_ref())?;
        if let Some(until) = line.columns.until() {
            let kind = booked.map(|own| own.absence);
            let away = kind.or_else(|| status.as_ref().and_then(|s| absence(s.word)));
            let away = away.ok_or_else(|| line.bad_at(until, Sentence::new("file-range")))?;
            return self.range(planner, line, people, (date, until, away), unread);
        }
        if status.is_none() && booked.is_none() && is_of_nothing(line) {
            planner.warn(line.place, Sentence::new("file-row-nothing"));
            return Ok(());
        }
        if let Some(booked) = booked {
            return self.absent(planner, line, people, (date, booked), unread);
        }
        let clock = self.clock(line, status.as_ref().map(|s| s.word), date)?;
        let (what, letter) = what(line, status.as_ref(), clock)?;
        if !can_be_planned(&what) {
            line.not_ahead(Column::Date, date, planner.options.today)?;
        }
        let rest = self.rest(line, &what, letter)?;
        let remark = remark(planner, line, status.as_ref(), &what)?;
        let extra = match status.as_ref().map(|s| s.word) {
            Some(StatusWord::Extra) => Some(true),
            _ if line.columns.has(Column::Extra) => Some(line.flag(Column::Extra)?.unwrap_or(false)),
            _ => None,
        };
        let not_there = status.as_ref().is_some_and(|s| absence(s.word).is_some());
        let who = people.find(line, None)?;
        people.note(planner, who, Some(date), line)?;
        self.entries.push(Entry {
            place: line.place,
            who,
            date,
            halves: halves_of(line, &what)?,
            beside: not_there && !matches!(what, What::Absent(_)),
            booked: false,
            what,
            extra,
            remark,
            rest,
            guest: line.flag(Column::Guest)?.unwrap_or(false),
            unread: figure(line, unread),
        });
        Ok(())
    }

    fn status(&mut self, line: &Line<'_>) -> Result<Option<StatusCell>, Bad> {
        let Some(cell) = line.cell(Column::Status) else {
            return Ok(None);
        };
        if let Some(word) = line.habits.marks.get(cell) {
            return Ok(Some(StatusCell {
                word,
                remark: None,
                dropped: false,
            }));
        }
        if let Some(known) = self.known.get(cell) {
            return Ok(Some(known.clone()));
        }
        let found = self
            .word(cell)
            .map_err(|near| line.bad(Column::Status, unknown(&near)))?;
        if cell.len() <= 30 && self.known.len() < 1_000 {
            self.known.insert(cell.to_owned(), found.clone());
        }
        Ok(Some(found))
    }

    fn word(&self, cell: &str) -> Result<StatusCell, UnknownStatus> {
        let mut first = None;
        for words in &self.words {
            match words.parse(cell) {
                Ok(found) => return Ok(found),
                Err(near) => first = first.or(Some(near)),
            }
        }
        Err(first.unwrap_or(UnknownStatus {
            suggestions: Vec::new(),
        }))
    }

    /// Why the rest was not worked, by its column or the letter after the times.
    fn rest(&self, line: &Line<'_>, what: &What, letter: Option<Absence>) -> Result<Rest, Bad> {
        let Some(cell) = line.cell(Column::Rest) else {
            return Ok(match letter {
                Some(letter) => Rest::For(letter),
                None if line.columns.has(Column::Rest) => Rest::Blank,
                None => Rest::Unsaid,
            });
        };
        let word = self
            .word(cell)
            .map_err(|near| line.bad(Column::Rest, unknown(&near)))?;
        let Some(rest) = absence(word.word) else {
            return Err(line.bad(Column::Rest, Sentence::new("file-rest")));
        };
        let other = match what {
            What::Absent(own) => *own != rest,
            _ => letter.is_some_and(|own| own != rest),
        };
        if other {
            return Err(line.bad(Column::Rest, Sentence::new("file-rest-other")));
        }
        Ok(Rest::For(rest))
    }
}

/// The half-days that a status without hours or times is about; a whole day need not be said.
fn halves_of(line: &Line<'_>, what: &What) -> Result<Vec<HalfDay>, Bad> {
    let (What::Planned | What::Nothing | What::Absent(_), Some(cell)) = (what, line.cell(Column::HalfDay))
    else {
        return Ok(Vec::new());
    };
    let all = halves(cell).ok_or_else(|| line.bad(Column::HalfDay, Sentence::new("file-half-day")))?;
    let whole = all.contains(&HalfDay::Morning) && all.contains(&HalfDay::Afternoon);
    Ok(if whole { Vec::new() } else { all })
}

/// The cells in those places and the headers above them as one figure; in what order they stand does not matter.
fn figure(line: &Line<'_>, places: &[usize]) -> u64 {
    let each = |at: &usize| {
        let cell = line.at(*at)?;
        let mut hasher = DefaultHasher::new();
        (line.header.get(*at).map(|head| head.trim()), cell).hash(&mut hasher);
        Some(hasher.finish())
    };
    places.iter().filter_map(each).fold(0, u64::wrapping_add)
}

fn unknown(near: &UnknownStatus) -> Sentence {
    if near.suggestions.is_empty() {
        Sentence::new("file-status-unknown")
    } else {
        Sentence::new("file-status-near").text("words", near.suggestions.join(", "))
    }
}

/// Whether it can be known of a day still to come: everything but being there, and not turning up.
fn can_be_planned(what: &What) -> bool {
    matches!(what, What::Absent(absence) if *absence != Absence::NoShow)
}

/// What is remarked, from every column that can hold it. Sick has no reason: what stands there is left out.
fn remark(
    planner: &mut Planner<'_>,
    line: &Line<'_>,
    status: Option<&StatusCell>,
    what: &What,
) -> Result<Option<String>, Bad> {
    let after = status.and_then(|s| s.remark.as_deref());
    let columns = [Column::Remark, Column::Note, Column::Reason];
    let cells = columns.map(|column| (line.cell(column), column));
    let mut text = String::new();
    for (cell, column) in [(after, Column::Status)].into_iter().chain(cells) {
        let Some(cell) = cell else { continue };
        let part = clean_field(cell, FIELD_MAX).map_err(|e| line.bad(column, too_long(e)))?;
        if !part.is_empty() && !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&part);
    }
    let text = clean_field(&text, FIELD_MAX).map_err(|e| line.bad(Column::Remark, too_long(e)))?;
    if *what == What::Absent(Absence::Sick) {
        if !text.is_empty() || status.is_some_and(|s| s.dropped) {
            planner.warn(line.place, Sentence::new("file-sick-reason"));
        }
        return Ok(Some(String::new()));
    }
    let said = after.is_some() || columns.iter().any(|column| line.columns.has(*column));
    Ok(said.then_some(text))
}
