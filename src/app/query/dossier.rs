//! One participant's history: hours per month, recent days, klussen done. One pass over the months.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::app::{App, Trouble};
use crate::codec::Month;
use crate::domain::attendance::{Absence, Attendance, Status};
use crate::domain::ids::{KlusId, NoteId, ParticipantId};
use crate::domain::klus::{Observation, Tone};
use crate::domain::schedule::DayPlan;
use crate::domain::time::Minutes;
use crate::store::{date_of, month_of};

/// How many days back a history lists one by one.
const RECENT_DAYS: usize = 60;

/// One month in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthFigures {
    /// Its first day.
    pub first: NaiveDate,
    /// Time worked.
    pub worked: Minutes,
    /// Days present.
    pub present: u32,
    /// Days away with word: sick, leave, cancelled.
    pub excused: u32,
    /// Days not turned up.
    pub missed: u32,
}

/// Klussen done of one work type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkDone {
    /// The work type, as the klus has it.
    pub work_type: String,
    /// Half-days.
    pub halves: u32,
    /// The last date.
    pub last: NaiveDate,
    /// The klussen, those done most first.
    pub klussen: Vec<(KlusId, u32)>,
}

/// What happened to one participant so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonHistory {
    /// Months with anything in them, newest first.
    pub months: Vec<MonthFigures>,
    /// Days entered, newest first.
    pub recent: Vec<(NaiveDate, Attendance)>,
    /// Work done, most first.
    pub work: Vec<WorkDone>,
}

#[derive(Default)]
struct Work {
    halves: u32,
    last: Option<NaiveDate>,
    klussen: BTreeMap<KlusId, u32>,
}

impl App {
    /// What happened to a participant up to and including a date.
    ///
    /// # Errors
    /// When the store fails.
    pub fn person_history(&self, person: ParticipantId, on: NaiveDate) -> Result<PersonHistory, Trouble> {
        let mut history = PersonHistory::default();
        let mut work: BTreeMap<String, Work> = BTreeMap::new();
        self.store().months_back(person, month_of(on).0, |month, page| {
            let days = || {
                page.attendance
                    .iter()
                    .rev()
                    .filter_map(|(day, entered)| Some((date_of(month, *day)?, entered)))
                    .filter(|(date, _)| *date <= on)
            };
            history.months.extend(self.figures(person, days()));
            let room = RECENT_DAYS.saturating_sub(history.recent.len());
            history
                .recent
                .extend(days().take(room).map(|(date, entered)| (date, entered.clone())));
            self.count_work(&mut work, person, (month, page), on);
            true
        })?;
        history.work = work
            .into_iter()
            .filter_map(|(work_type, done)| {
                let mut klussen: Vec<_> = done.klussen.into_iter().collect();
                klussen.sort_by_key(|(_, count)| Reverse(*count));
                Some(WorkDone {
                    work_type,
                    halves: done.halves,
                    last: done.last?,
                    klussen,
                })
            })
            .collect();
        history.work.sort_by_key(|w| Reverse((w.halves, w.last)));
        Ok(history)
    }

    fn figures<'a>(
        &self,
        person: ParticipantId,
        days: impl Iterator<Item = (NaiveDate, &'a Attendance)>,
    ) -> Option<MonthFigures> {
        let mut figures: Option<MonthFigures> = None;
        for (date, entered) in days {
            let month = figures.get_or_insert(MonthFigures {
                first: date.with_day(1).unwrap_or(date),
                worked: Minutes::ZERO,
                present: 0,
                excused: 0,
                missed: 0,
            });
            month.worked += self.counted(person, date, &entered.day);
            match entered.day.status() {
                Status::Present => month.present += 1,
                Status::Absent(Absence::NoShow) => month.missed += 1,
                Status::Absent(Absence::Closed) => {}
                Status::Absent(_) => month.excused += 1,
            }
        }
        figures
    }

    /// Counts the half-days on a klus on which somebody was really there.
    fn count_work(
        &self,
        work: &mut BTreeMap<String, Work>,
        person: ParticipantId,
        (month, page): (u16, &Month),
        on: NaiveDate,
    ) {
        let directory = self.directory();
        for ((day, half), klus) in &page.allocations {
            let date = date_of(month, *day).filter(|date| *date <= on);
            let (Some(date), Some(known)) = (date, directory.klussen.get(klus)) else {
                continue;
            };
            let Ok(at) = page.attendance.binary_search_by_key(day, |(day, _)| *day) else {
                continue;
            };
            let entered = &page.attendance[at].1.day;
            // Only a day known by its length asks what was planned.
            let plan = match entered.stretches() {
                [] => directory.week_plan(person, date).cloned().unwrap_or_default(),
                _ => DayPlan::default(),
            };
            if !entered.is_there(*half, &plan) {
                continue;
            }
            let done = work.entry(known.work_type.clone()).or_default();
            done.halves += 1;
            done.last = done.last.max(Some(date));
            *done.klussen.entry(*klus).or_default() += 1;
        }
    }

    /// A participant's observations, the newest day first and on it strengths first, at most so many.
    ///
    /// # Errors
    /// When the store fails.
    pub fn observations(
        &self,
        person: ParticipantId,
        most: usize,
    ) -> Result<Vec<(NaiveDate, NoteId, Observation)>, Trouble> {
        let mut all = Vec::new();
        self.store().observations_back(person, |date, id, observation| {
            all.push((date, id, observation));
            all.len() < most
        })?;
        let tone = |o: &Observation| match o.tone {
            Some(Tone::Strength) => 0,
            None => 1,
            Some(Tone::Attention) => 2,
        };
        all.sort_by_key(|(date, _, o)| (Reverse(*date), tone(o), Reverse(o.at)));
        Ok(all)
    }
}
