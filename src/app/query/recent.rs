//! What is remembered of everybody's last weeks, so that signals and the figures of a week cost next to nothing
//! while nothing changes. Forgotten per participant when something of theirs changes.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::day::DayReader;
use super::overview::{DayFigures, WeekFigures};
use super::signals::Signal;
use crate::app::{App, Trouble};
use crate::codec::Month;
use crate::domain::attendance::{Absence, Day, Status};
use crate::domain::ids::ParticipantId;
use crate::domain::record::{Change, RecordKey};
use crate::domain::sheet::DayRow;
use crate::domain::sheet::Prefill;
use crate::domain::time::{ClockTime, Minutes};
use crate::store::month_of;

/// How many days back signals look.
pub const DAYS: u64 = 31;

/// How many days back is looked for days that were not closed, at most.
const FURTHEST: u64 = 366;

/// As of when something was worked out: the last entry, and the minute.
pub(super) type Stamp = (u64, Option<ClockTime>);

/// What was worked out of the last weeks.
#[derive(Default)]
pub struct RecentCache(RefCell<Cached>);

#[derive(Default)]
struct Cached {
    on: Option<NaiveDate>,
    around: Option<Rc<[ParticipantId]>>,
    /// The date itself; of who has no row there, none.
    rows: HashMap<ParticipantId, Option<Box<DayRow>>>,
    signs: HashMap<ParticipantId, Arc<Signs>>,
    weeks: HashMap<ParticipantId, Arc<[WeekDay; 7]>>,
    signals: Option<(Stamp, Arc<[Signal]>)>,
    week: Option<(Stamp, WeekFigures)>,
    /// Days before the last weeks that were not closed.
    unclosed: Option<Rc<[NaiveDate]>>,
}

/// A set of the days before a date: bit n stands for n days before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct DaysBack(pub u32);

impl DaysBack {
    fn set(&mut self, on: NaiveDate, date: NaiveDate) {
        if let Ok(back @ 1..=31) = u32::try_from((on - date).num_days()) {
            self.0 |= 1 << back;
        }
    }

    /// Whether the date so many days before is in it.
    pub(super) const fn has(self, back: u32) -> bool {
        self.0 >> back & 1 == 1
    }
}

/// What signals ask of one participant.
pub(super) struct Signs {
    /// When expected.
    pub expected: DaysBack,
    /// When something was entered.
    pub recorded: DaysBack,
    /// The last of two misses running that nobody followed up.
    pub missed: Option<NaiveDate>,
    /// In a trajectory on the date itself.
    pub under_way: bool,
}

/// One participant on one day of the week.
#[derive(Clone, Default)]
struct WeekDay {
    expected: Minutes,
    entered: Option<Day>,
    /// Nothing was entered, but it was told that nobody comes.
    told: bool,
}

impl RecentCache {
    /// Forgets what rests on changed records.
    pub(in crate::app) fn forget(&self, changes: &[Change]) {
        let mut cached = self.0.borrow_mut();
        let from = cached.on.map(weeks_before);
        for change in changes {
            // What happened in the last weeks leaves the days before them as they are, but for the last one closed.
            let lately = change
                .key
                .date()
                .zip(from)
                .is_some_and(|(date, from)| from <= date);
            if !lately || matches!(change.key, RecordKey::DayClose(_)) {
                cached.unclosed = None;
            }
            if matches!(change.key, RecordKey::Participant(_) | RecordKey::Trajectory(..)) {
                cached.around = None;
            }
            match (&change.key, change.key.subject()) {
                (_, Some(person)) if cached.on.is_some() => {
                    cached.rows.remove(&person);
                    cached.signs.remove(&person);
                    cached.weeks.remove(&person);
                }
                (RecordKey::Workshop | RecordKey::Closure(_), None) => cached.on = None,
                _ => {}
            }
        }
    }

    /// Starts anew for another date.
    fn turn_to(&self, on: NaiveDate) {
        let mut cached = self.0.borrow_mut();
        if cached.on != Some(on) {
            *cached = Cached {
                on: Some(on),
                ..Cached::default()
            };
        }
    }

    /// The signals, if nothing changed since.
    pub(super) fn signals(&self, on: NaiveDate, stamp: Stamp) -> Option<Arc<[Signal]>> {
        self.turn_to(on);
        let cached = self.0.borrow();
        let (of, signals) = cached.signals.as_ref()?;
        (*of == stamp).then(|| Arc::clone(signals))
    }

    /// Keeps the signals of the date turned to.
    pub(super) fn keep_signals(&self, stamp: Stamp, signals: &Arc<[Signal]>) {
        self.0.borrow_mut().signals = Some((stamp, Arc::clone(signals)));
    }
}

impl App {
    /// As of when something is worked out now.
    pub(super) fn stamp(&self) -> Stamp {
        (self.store.applied().position, self.now().map(|(_, time)| time))
    }

    /// Everybody with a trajectory in the last weeks, guests, and who was a guest then, in the order of the
    /// register: of ten years' people, those a day may concern.
    pub(super) fn around(&self, on: NaiveDate) -> Rc<[ParticipantId]> {
        self.recent.turn_to(on);
        if let Some(known) = &self.recent.0.borrow().around {
            return Rc::clone(known);
        }
        let directory = self.directory();
        let from = weeks_before(on);
        let months = month_of(from).0..=month_of(on).0;
        let is_around = |person: &ParticipantId| {
            let was_guest = || directory.before_start(*person, on).is_some();
            let recorded = || {
                months
                    .clone()
                    .any(|month| self.store.total(*person, month).is_some())
            };
            let guest = directory.participants.get(person).is_some_and(|p| p.guest);
            let file = directory.files.get(person);
            let mut all = file.into_iter().flat_map(|file| file.trajectories.values());
            let under_way = all.any(|t| t.start <= on && t.end.is_none_or(|end| from <= end));
            guest || under_way || (was_guest() && recorded())
        };
        let around: Rc<[ParticipantId]> = directory.register().into_iter().filter(is_around).collect();
        self.recent.0.borrow_mut().around = Some(Rc::clone(&around));
        around
    }

    /// [`DayReader::rows`], at less cost on the business date.
    ///
    /// # Errors
    /// When the store fails.
    pub fn rows(&self, date: NaiveDate) -> Result<Vec<DayRow>, Trouble> {
        let days = DayReader { store: &self.store };
        if date != self.today() {
            return days.rows(date);
        }
        let around = self.around(date);
        let mut cached = self.recent.0.borrow_mut();
        let unread = around.iter().filter(|p| !cached.rows.contains_key(p)).copied();
        let unread: Vec<ParticipantId> = unread.collect();
        if !unread.is_empty() {
            let read = days.rows_of(&unread, date)?;
            cached
                .rows
                .extend(unread.into_iter().map(|person| (person, None)));
            let read = read.into_iter().map(|row| (row.participant, Some(Box::new(row))));
            cached.rows.extend(read);
        }
        let rows = around
            .iter()
            .filter_map(|person| cached.rows.get(person)?.as_deref());
        Ok(rows.cloned().collect())
    }

    /// [`DayReader::missed_twice`], at no cost where it is known.
    ///
    /// # Errors
    /// When the store fails.
    pub fn missed_twice(&self, person: ParticipantId, on: NaiveDate) -> Result<Option<NaiveDate>, Trouble> {
        let cached = self.recent.0.borrow();
        match cached.signs.get(&person).filter(|_| cached.on == Some(on)) {
            Some(signs) => Ok(signs.missed),
            None => DayReader { store: &self.store }.missed_twice(person, on),
        }
    }

    /// What signals ask of a participant.
    pub(super) fn signs(&self, person: ParticipantId, on: NaiveDate) -> Result<Arc<Signs>, Trouble> {
        self.recent.turn_to(on);
        if let Some(found) = self.recent.0.borrow().signs.get(&person) {
            return Ok(Arc::clone(found));
        }
        let signs = Arc::new(self.read_signs(person, on)?);
        self.recent
            .0
            .borrow_mut()
            .signs
            .insert(person, Arc::clone(&signs));
        Ok(signs)
    }

    /// Days before a date, since the workshop began here, on which somebody was expected or recorded and that are
    /// not closed; newest last. Before the last month from the first day that was closed on, at most a year, and of
    /// days on which somebody was expected.
    ///
    /// # Errors
    /// When the store fails.
    pub fn unclosed_before(&self, on: NaiveDate) -> Result<Vec<NaiveDate>, Trouble> {
        let directory = self.directory();
        let off = days_off(self, on);
        let mut busy = DaysBack::default();
        for person in self.around(on).iter() {
            let signs = self.signs(*person, on)?;
            busy.0 |= signs.expected.0 & !off.0 | signs.recorded.0;
        }
        let since = directory.workshop.versions().next().map(|(from, _)| from);
        let days = (1..=31_u32).rev().filter(|back| busy.has(*back));
        let before = self.unclosed_longer_ago(on);
        let days = before
            .iter()
            .copied()
            .chain(days.filter_map(|back| on.checked_sub_days(Days::new(u64::from(back)))));
        Ok(days
            .filter(|date| !directory.closed.contains_key(date) && since.is_none_or(|since| since <= *date))
            .collect())
    }

    /// The same before the last weeks. Where nothing was closed yet, nobody minds.
    fn unclosed_longer_ago(&self, on: NaiveDate) -> Rc<[NaiveDate]> {
        self.recent.turn_to(on);
        if let Some(known) = &self.recent.0.borrow().unclosed {
            return Rc::clone(known);
        }
        let until = weeks_before(on);
        let furthest = on.checked_sub_days(Days::new(FURTHEST)).unwrap_or(on);
        let days = DayReader { store: &self.store };
        let unclosed: Rc<[NaiveDate]> = match self.directory().closed.range(..until).next() {
            Some((first, _)) => days.unclosed((*first).max(furthest), until).into(),
            None => Rc::new([]),
        };
        self.recent.0.borrow_mut().unclosed = Some(Rc::clone(&unclosed));
        unclosed
    }

    fn read_signs(&self, person: ParticipantId, on: NaiveDate) -> Result<Signs, Trouble> {
        let mut signs = Signs {
            expected: DaysBack::default(),
            recorded: DaysBack::default(),
            missed: None,
            under_way: self.directory().trajectory_on(person, on).is_some(),
        };
        let from = weeks_before(on);
        let (last, _) = month_of(on);
        let mut newest = None;
        for month in (month_of(from).0..=last).rev() {
            let page = self.store.page(person, month)?;
            for (day, entered) in page.attendance.iter().rev() {
                let Some(date) = crate::store::date_of(month, *day).filter(|d| *d <= on) else {
                    continue;
                };
                signs.recorded.set(on, date);
                let status = entered.day.status();
                if newest.is_none() && status != Status::Absent(Absence::Closed) {
                    newest = Some(status);
                }
            }
        }
        let directory = self.directory();
        for date in from.iter_days().take_while(|d| *d < on) {
            if directory.week_plan(person, date).is_some() {
                signs.expected.set(on, date);
            }
        }
        // Only somebody whose last day was a miss, or who was not here for weeks, is worth reading further back.
        if newest.is_none_or(|status| status == Status::Absent(Absence::NoShow)) {
            signs.missed = DayReader { store: &self.store }.missed_twice(person, on)?;
        }
        Ok(signs)
    }

    /// The week (Monday to Sunday) of a date in figures, as of that date. Guests count no hours.
    ///
    /// # Errors
    /// When the store fails.
    pub fn week(&self, on: NaiveDate) -> Result<WeekFigures, Trouble> {
        let stamp = self.stamp();
        self.recent.turn_to(on);
        if let Some((of, week)) = &self.recent.0.borrow().week
            && *of == stamp
        {
            return Ok(*week);
        }
        let monday = on.week(chrono::Weekday::Mon).first_day();
        let mut week = WeekFigures {
            monday,
            days: [DayFigures::default(); 7],
        };
        for (person, participant) in &self.directory().participants {
            if participant.guest {
                continue;
            }
            let days = self.week_of(*person, monday)?;
            for ((figures, day), date) in week.days.iter_mut().zip(days.iter()).zip(monday.iter_days()) {
                figures.add(self.day_figures(*person, day, date, on));
            }
        }
        for (figures, date) in week.days.iter_mut().zip(monday.iter_days()) {
            if let Some(close) = self.directory().closed.get(&date) {
                figures.expect(close.sums.planned);
            }
        }
        self.recent.0.borrow_mut().week = Some((stamp, week));
        Ok(week)
    }

    fn day_figures(
        &self,
        person: ParticipantId,
        day: &WeekDay,
        date: NaiveDate,
        on: NaiveDate,
    ) -> DayFigures {
        let mut figures = DayFigures {
            expected: day.expected,
            ..DayFigures::default()
        };
        match &day.entered {
            None if day.told => figures.excused = day.expected,
            None => figures.open = day.expected,
            Some(entered) => {
                let whole = entered.minutes(date);
                figures.worked = if date > on {
                    Minutes::ZERO
                } else {
                    self.counted(person, date, entered)
                };
                let left = |done: Minutes| (day.expected - done).max(Minutes::ZERO);
                // What was planned ahead, or goes on at this moment, is still to come.
                figures.open = (whole - figures.worked).min(left(figures.worked));
                let rest = left(figures.worked + figures.open);
                if entered.reason().is_some_and(Absence::is_excused) {
                    figures.excused = rest;
                } else {
                    figures.missed = rest;
                }
                figures.extra = (figures.worked - day.expected).max(Minutes::ZERO);
            }
        }
        figures
    }

    fn week_of(&self, person: ParticipantId, monday: NaiveDate) -> Result<Arc<[WeekDay; 7]>, Trouble> {
        if let Some(found) = self.recent.0.borrow().weeks.get(&person) {
            return Ok(Arc::clone(found));
        }
        let week = Arc::new(self.read_week(person, monday)?);
        self.recent.0.borrow_mut().weeks.insert(person, Arc::clone(&week));
        Ok(week)
    }

    fn read_week(&self, person: ParticipantId, monday: NaiveDate) -> Result<[WeekDay; 7], Trouble> {
        let directory = self.directory();
        let mut week: [WeekDay; 7] = Default::default();
        let mut page: Option<(u16, Rc<Month>)> = None;
        // A sick report found once goes on until something was entered.
        let mut sick = None;
        for (day, date) in week.iter_mut().zip(monday.iter_days()) {
            let (month, at) = month_of(date);
            if page.as_ref().is_none_or(|(of, _)| *of != month) {
                page = Some((month, self.store.page(person, month)?));
            }
            let entered = page
                .as_ref()
                .and_then(|(_, page)| page.attendance.iter().find(|(d, _)| *d == at));
            let plan = directory.plan_on(person, date);
            day.expected = plan.minutes_on(date);
            let counts = directory.trajectory_on(person, date).is_some();
            if let Some((_, entered)) = entered.filter(|_| counts) {
                day.entered = Some(entered.day.clone());
                sick = None;
            } else if !plan.is_empty() {
                let reported = match sick {
                    Some(known) => known,
                    None => matches!(
                        DayReader { store: &self.store }.row(person, date)?.prefill,
                        Prefill::SickSince(_)
                    ),
                };
                sick = Some(reported);
                day.told = reported || directory.planned_absence(person, date).is_some();
            }
        }
        Ok(week)
    }
}

/// The first of the days back.
fn weeks_before(on: NaiveDate) -> NaiveDate {
    on.checked_sub_days(Days::new(DAYS)).unwrap_or(on)
}

/// Which of the days back are days off.
pub(super) fn days_off(app: &App, on: NaiveDate) -> DaysBack {
    let mut off = DaysBack::default();
    let from = weeks_before(on);
    for date in from.iter_days().take_while(|d| *d < on) {
        if app.directory().day_off(date).is_some() {
            off.set(on, date);
        }
    }
    off
}
