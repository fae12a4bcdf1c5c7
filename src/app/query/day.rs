//! The day sheet and what hangs on it.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::{Datelike, NaiveDate};

use crate::app::{OpenRows, Trouble};
use crate::codec::Month;
use crate::domain::attendance::{Absence, Attendance, Day, Status};
use crate::domain::directory::{DayOff, Directory};
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::schedule::DayPlan;
use crate::domain::sheet::{DayRow, Prefill};
use crate::domain::time::{ClockTime, HalfDay, Minutes};
use crate::domain::workshop::{DayClose, DaySums};
use crate::store::{Store, StoreError, date_of, month_of};
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;

/// How many months back a running sick report or an earlier allocation is looked for.
const MONTHS_BACK: u16 = 24;

/// What days are read from: the store, or an action in the making on top of it.
pub trait DaySource {
    /// People, schedules, klussen, settings.
    fn directory(&self) -> &Directory;

    /// A participant's month.
    ///
    /// # Errors
    /// When the store fails.
    fn page(&self, person: ParticipantId, month: u16) -> Result<Rc<Month>, StoreError>;

    /// Whether anything was entered of a participant in a month.
    fn has_month(&self, person: ParticipantId, month: u16) -> bool;

    /// A participant's months up to and including one, newest first, until `each` says enough.
    ///
    /// # Errors
    /// When the store fails.
    fn months_back(
        &self,
        person: ParticipantId,
        until: u16,
        each: &mut dyn FnMut(u16, &Month) -> bool,
    ) -> Result<(), StoreError>;
}

impl DaySource for Store {
    fn directory(&self) -> &Directory {
        Self::directory(self)
    }

    fn page(&self, person: ParticipantId, month: u16) -> Result<Rc<Month>, StoreError> {
        Self::page(self, person, month)
    }

    fn has_month(&self, person: ParticipantId, month: u16) -> bool {
        self.total(person, month).is_some()
    }

    fn months_back(
        &self,
        person: ParticipantId,
        until: u16,
        each: &mut dyn FnMut(u16, &Month) -> bool,
    ) -> Result<(), StoreError> {
        Self::months_back(self, person, until, each)
    }
}

/// Reads days.
pub struct DayReader<'a, S = Store> {
    /// Where from.
    pub store: &'a S,
}

impl<S: DaySource> DayReader<'_, S> {
    /// One participant on one date, expected or not.
    ///
    /// # Errors
    /// When the store fails.
    pub fn row(&self, person: ParticipantId, date: NaiveDate) -> Result<DayRow, Trouble> {
        self.row_on(person, date, self.store.directory().day_off(date).is_some())
    }

    fn row_on(&self, person: ParticipantId, date: NaiveDate, is_off: bool) -> Result<DayRow, Trouble> {
        let (month, day) = month_of(date);
        let page = self.store.page(person, month)?;
        let plan = if is_off {
            DayPlan::default()
        } else {
            self.store
                .directory()
                .week_plan(person, date)
                .cloned()
                .unwrap_or_default()
        };
        let record = page
            .attendance
            .iter()
            .find(|(d, _)| *d == day)
            .map(|(_, a)| a.clone());
        let klussen = page
            .allocations
            .iter()
            .filter(|((d, _), _)| *d == day)
            .map(|((_, h), k)| (*h, *k))
            .collect();
        let contacts = page
            .contacts
            .iter()
            .find(|(d, _)| *d == day)
            .map_or(0, |(_, c)| c.len());
        let prefill = if plan.is_empty() {
            Prefill::Unexpected
        } else if record.is_some() {
            Prefill::Schedule
        } else if let Some(absence) = self.store.directory().planned_absence(person, date) {
            Prefill::Planned(absence.kind)
        } else if let Some(since) = self.sick_since(person, date, &page)? {
            Prefill::SickSince(since)
        } else {
            Prefill::Schedule
        };
        Ok(DayRow {
            participant: person,
            plan,
            prefill,
            record,
            klussen,
            contacts,
        })
    }

    /// Everybody expected on a date or of whom something was entered, in the order of the register.
    ///
    /// # Errors
    /// When the store fails.
    pub fn rows(&self, date: NaiveDate) -> Result<Vec<DayRow>, Trouble> {
        self.rows_of(&self.store.directory().register(), date)
    }

    /// The same, of these people.
    ///
    /// # Errors
    /// When the store fails.
    pub fn rows_of(&self, people: &[ParticipantId], date: NaiveDate) -> Result<Vec<DayRow>, Trouble> {
        let directory = self.store.directory();
        let is_off = directory.day_off(date).is_some();
        let (month, _) = month_of(date);
        let mut rows = Vec::new();
        for person in people {
            // Who was a guest before the trajectory began stays on the sheet of that day.
            let recorded = || self.store.has_month(*person, month);
            if directory.trajectory_on(*person, date).is_none() && !recorded() {
                continue;
            }
            let row = self.row_on(*person, date, is_off)?;
            if !row.plan.is_empty() || row.record.is_some() {
                rows.push(row);
            }
        }
        Ok(rows)
    }

    /// The day a running sick report began; none when not sick. A report runs until reported better or there again; a
    /// day of leave in between does not end it.
    fn sick_since(
        &self,
        person: ParticipantId,
        date: NaiveDate,
        this_month: &Month,
    ) -> Result<Option<NaiveDate>, Trouble> {
        let (month, today) = month_of(date);
        let mut since = None;
        let mut goes_on = |this: u16, page: &Month, last: u8| -> bool {
            let better = page
                .recoveries
                .iter()
                .map(|(d, ())| *d)
                .filter(|d| *d <= last)
                .max();
            let before = |day: u8| day <= last && (this, day) != (month, today);
            let days = page.attendance.iter().rev().filter(|(d, _)| before(*d));
            for (day, entered) in days.take_while(|(d, _)| better.is_none_or(|better| *d > better)) {
                match (entered.day.status(), entered.day.reason()) {
                    (_, Some(Absence::Sick)) => since = date_of(this, *day),
                    (Status::Present, _) => return false,
                    (Status::Absent(_), _) => {}
                }
            }
            better.is_none()
        };
        if !goes_on(month, this_month, today) {
            return Ok(since);
        }
        let oldest = month.saturating_sub(MONTHS_BACK);
        self.store
            .months_back(person, month.saturating_sub(1), &mut |month, page| {
                month >= oldest && goes_on(month, page, 31)
            })?;
        Ok(since)
    }

    /// Who was on which klus on the last date before this one on which that half-day had klussen.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_allocation(
        &self,
        date: NaiveDate,
        half: HalfDay,
    ) -> Result<Option<Vec<(ParticipantId, KlusId)>>, Trouble> {
        let (this, day) = month_of(date);
        let people = self.store.directory().register();
        for month in (this.saturating_sub(MONTHS_BACK)..=this).rev() {
            let before = if month == this { day } else { 32 };
            let mut found: Vec<(u8, ParticipantId, KlusId)> = Vec::new();
            for person in &people {
                let page = self.store.page(*person, month)?;
                found.extend(
                    page.allocations
                        .iter()
                        .filter(|((d, h), _)| *d < before && *h == half)
                        .map(|((d, _), klus)| (*d, *person, *klus)),
                );
            }
            if let Some(last) = found.iter().map(|(d, ..)| *d).max() {
                return Ok(Some(
                    found
                        .into_iter()
                        .filter(|(d, ..)| *d == last)
                        .map(|(_, p, k)| (p, k))
                        .collect(),
                ));
            }
        }
        Ok(None)
    }

    /// Days from `from` up to `until`, that one not included, on which somebody was expected and that are not closed;
    /// newest last. A year takes as long as the days that are left over.
    #[must_use]
    pub fn unclosed(&self, from: NaiveDate, until: NaiveDate) -> Vec<NaiveDate> {
        let directory = self.store.directory();
        // Whole weekdays on which nobody ever comes need not be asked day by day.
        let ever = |date: NaiveDate| {
            let mut weeks = directory.files.values().flat_map(|file| file.schedule.versions());
            weeks.any(|(_, week)| !week.on(date).is_empty())
        };
        let workdays: BTreeSet<u32> = until
            .iter_days()
            .take(7)
            .filter(|date| ever(*date))
            .map(|date| date.weekday().num_days_from_monday())
            .collect();
        let expected = |date: NaiveDate| {
            directory.day_off(date).is_none()
                && directory
                    .files
                    .keys()
                    .any(|p| directory.week_plan(*p, date).is_some())
        };
        from.iter_days()
            .take_while(|date| *date < until)
            .filter(|date| workdays.contains(&date.weekday().num_days_from_monday()))
            .filter(|date| !directory.closed.contains_key(date) && expected(*date))
            .collect()
    }

    /// Whether somebody stayed away on the last two days that they were expected, and nobody tried to reach
    /// them since: the date of the last miss. Closed days do not break the row.
    ///
    /// # Errors
    /// When the store fails.
    pub fn missed_twice(
        &self,
        person: ParticipantId,
        until: NaiveDate,
    ) -> Result<Option<NaiveDate>, Trouble> {
        let (month, last_day) = month_of(until);
        let this_month = self.store.page(person, month)?;
        let days = this_month.attendance.iter().rev().filter(|(d, _)| *d <= last_day);
        let mut last = days.map(|(_, entered)| entered.day.status());
        let last = last.find(|status| *status != Status::Absent(Absence::Closed));
        if last.is_some_and(|status| status != Status::Absent(Absence::NoShow)) {
            return Ok(None);
        }
        let oldest = month.saturating_sub(3);
        let mut misses = Vec::new();
        let mut contacted = None;
        self.store.months_back(person, month, &mut |this, page| {
            let last = if this == month { last_day } else { 31 };
            let calls = page
                .contacts
                .iter()
                .filter(|(d, _)| *d <= last)
                .filter_map(|(d, _)| date_of(this, *d));
            contacted = contacted.max(calls.max());
            for (day, entered) in page.attendance.iter().rev().filter(|(d, _)| *d <= last) {
                match (entered.day.status(), date_of(this, *day)) {
                    (Status::Absent(Absence::NoShow), Some(date)) => misses.push(date),
                    (Status::Absent(Absence::Closed), _) => continue,
                    _ => return false,
                }
                if misses.len() == 2 {
                    return false;
                }
            }
            this > oldest
        })?;
        Ok(match misses.as_slice() {
            [last, _] if contacted.is_none_or(|call| call < *last) => Some(*last),
            _ => None,
        })
    }
}

/// The day in figures. `now` is the time on the running day: what is still to come does not count as worked.
#[must_use]
pub fn sums(rows: &[DayRow], date: NaiveDate, now: Option<ClockTime>) -> DaySums {
    let mut sums = DaySums::default();
    for row in rows {
        sums.count(row.status());
        if !row.plan.is_empty() {
            sums.expected += 1;
        }
        sums.planned += row.expected(date);
        if let Some(day) = row.day() {
            sums.worked += row.worked(date, now);
            if day.reason().is_some_and(Absence::is_excused) {
                sums.excused += row.missed(date);
            }
        }
    }
    sums
}

/// Why nobody is expected on a day.
#[must_use]
pub fn day_off_name(texts: &Texts, off: &DayOff) -> String {
    match off {
        DayOff::Closure(name) => name.clone(),
        DayOff::Holiday(holiday) => texts.holiday(*holiday),
    }
}

/// The text of an absence.
#[must_use]
pub const fn absence_id(absence: Absence) -> &'static str {
    match absence {
        Absence::Sick => "status-sick",
        Absence::Leave => "status-leave",
        Absence::Cancelled => "status-cancelled",
        Absence::NoShow => "status-no-show",
        Absence::Closed => "status-closed",
    }
}

/// How much later than planned somebody came: `te laat +25`, `te laat +4:00`.
#[must_use]
pub fn late_words(texts: &Texts, late: Minutes) -> String {
    let by = if late < Minutes::hours(1) {
        late.0.to_string()
    } else {
        late.to_string()
    };
    texts.say(&Sentence::new("status-late-by").text("late", by))
}

/// The figures of a day. On a closed one as many are expected as closing it said, and time is excused as then
/// until somebody is corrected: a schedule or closure that was entered later, dated back, changes nothing there.
#[must_use]
pub fn sums_of(directory: &Directory, rows: &[DayRow], date: NaiveDate, now: Option<ClockTime>) -> DaySums {
    let sums = sums(rows, date, now);
    let Some(DayClose { sums: closed, .. }) = directory.closed.get(&date) else {
        return sums;
    };
    let entered = || rows.iter().filter_map(|row| row.record.as_ref());
    // A row that is open again has nothing that could say so.
    let reopened = sums.open > closed.open;
    let corrected = reopened || entered().any(|attendance| attendance.correction.is_some());
    DaySums {
        expected: closed.expected,
        planned: closed.planned,
        excused: if corrected { sums.excused } else { closed.excused },
        ..sums
    }
}

/// What closing makes of a row that is still open; none where it leaves it as it is.
#[must_use]
pub fn as_closed(row: &DayRow, open: OpenRows) -> Option<Attendance> {
    let day = match (row.is_open(), open) {
        (true, OpenRows::AsPlanned) => row.proposed(),
        (true, OpenRows::NoShow) => match row.proposed() {
            Some(Day::Present { .. }) => Some(Day::Absent(Absence::NoShow)),
            told => told,
        },
        _ => None,
    };
    day.map(|day| Attendance {
        day,
        extra: false,
        remark: String::new(),
        correction: None,
    })
}

/// The figures of a day as closing it would make them.
///
/// # Errors
/// When the store fails.
pub fn closing_sums(store: &Store, date: NaiveDate, open: OpenRows) -> Result<DaySums, Trouble> {
    let mut rows = DayReader { store }.rows(date)?;
    for row in &mut rows {
        row.record = as_closed(row, open).or_else(|| row.record.take());
    }
    Ok(sums(&rows, date, None))
}

/// Minutes that somebody worked on a date as they count in totals: on the running day only what has passed. A day that
/// is closed is over.
#[must_use]
pub fn counted(
    directory: &Directory,
    (person, date): (ParticipantId, NaiveDate),
    day: &Day,
    now: Option<(NaiveDate, ClockTime)>,
) -> Minutes {
    match now {
        Some((today, _)) if date > today => Minutes::ZERO,
        Some((today, time)) if date == today && !directory.closed.contains_key(&date) => {
            day.minutes_until(date, time, &directory.plan_on(person, date))
        }
        _ => day.minutes(date),
    }
}
