//! The naive model of a workshop: plain maps, and what each command ought to come to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::sheet::{self, Day, Minute, Plan, Work, as_planned};

/// People by their place in the list; klussen by the order in which they were made.
pub type Person = usize;
pub type Klus = usize;

/// Somebody, and when they are expected.
pub struct Somebody {
    pub number: u32,
    pub name: &'static str,
    pub since: NaiveDate,
    pub week: [Option<Plan>; 7],
}

/// A klus: once, or on weekdays from a date on.
#[derive(Clone, PartialEq, Eq)]
pub struct Job {
    pub name: String,
    pub from: NaiveDate,
    pub weekdays: Option<[bool; 7]>,
    pub halves: Vec<usize>,
    pub most: Option<usize>,
}

impl Job {
    fn is_on(&self, date: NaiveDate) -> bool {
        let day = date.weekday().num_days_from_monday() as usize;
        self.weekdays
            .map_or(date == self.from, |days| date >= self.from && days[day])
    }
}

/// Everything that can be taken back.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct State {
    pub days: BTreeMap<(Person, NaiveDate), Day>,
    pub places: BTreeMap<(Person, NaiveDate, usize), Klus>,
    pub jobs: BTreeMap<Klus, Job>,
    pub closed: BTreeSet<NaiveDate>,
    notes: u32,
}

type Left = BTreeMap<(Person, NaiveDate, usize), Klus>;

/// What a backup keeps: everything, where people were, and how long the trail was.
#[derive(Clone)]
struct Kept {
    state: State,
    left: Left,
    trail: u64,
}

/// What is said of somebody's day.
#[derive(Clone, Debug)]
pub enum Said {
    Present,
    CameAt(Option<Minute>),
    LeftAt(Option<Minute>, Option<&'static str>),
    Away(&'static str),
    Worked(Vec<((Minute, Minute), Option<Minute>)>, Option<&'static str>),
    Length(Minute),
    Open,
}

/// What becomes of rows that are open when the day is closed.
#[derive(Clone, Copy, Debug)]
pub enum Open {
    Ask,
    Planned,
    NoShow,
    Leave,
}

/// The exit codes.
pub const DONE: u8 = 0;
pub const REFUSED: u8 = 1;
pub const USAGE: u8 = 2;

/// What a command comes to: everything as it is from then on, or the code it ends with.
type Outcome = Result<State, u8>;

pub struct World {
    pub people: Vec<Somebody>,
    pub today: NaiveDate,
    pub now: Minute,
    pub state: State,
    pub trail: u64,
    left: Left,
    undo: Vec<[State; 2]>,
    redo: Vec<[State; 2]>,
    kept: Option<Kept>,
    made: usize,
}

impl World {
    pub fn new(people: Vec<Somebody>, today: NaiveDate, trail: u64) -> Self {
        Self {
            people,
            today,
            now: 8 * 60,
            state: State::default(),
            trail,
            left: Left::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            kept: None,
            made: 0,
        }
    }

    pub fn plan(&self, person: Person, date: NaiveDate) -> Option<Plan> {
        let somebody = &self.people[person];
        let day = date.weekday().num_days_from_monday() as usize;
        somebody.week[day].filter(|_| date >= somebody.since)
    }

    fn now_on(&self, date: NaiveDate) -> Option<Minute> {
        (date == self.today).then_some(self.now)
    }

    /// Until when a day counts: a day that is over, or closed, counts whole.
    fn counts_until(&self, date: NaiveDate) -> Option<Minute> {
        self.now_on(date).filter(|_| !self.state.closed.contains(&date))
    }

    pub fn day(&self, person: Person, date: NaiveDate) -> Option<&Day> {
        self.state.days.get(&(person, date))
    }

    /// Who stands on the day sheet.
    pub fn rows(&self, date: NaiveDate) -> Vec<Person> {
        let stands = |person: &Person| {
            date >= self.people[*person].since
                && (self.plan(*person, date).is_some() || self.day(*person, date).is_some())
        };
        (0..self.people.len()).filter(stands).collect()
    }

    /// Ill before that date, and not there since.
    fn is_ill(&self, person: Person, date: NaiveDate) -> bool {
        let own = self.state.days.range((person, NaiveDate::MIN)..(person, date));
        for (_, day) in own.rev() {
            match (day.reason(), day) {
                (Some("sick"), _) => return true,
                (_, Day::Here { .. }) => return false,
                _ => {}
            }
        }
        false
    }

    /// What an open row would become if it were accepted.
    fn proposed(&self, person: Person, date: NaiveDate) -> Option<Day> {
        let plan = self.plan(person, date)?;
        Some(if self.is_ill(person, date) {
            Day::Away("sick")
        } else {
            as_planned(plan)
        })
    }

    fn is_there(&self, person: Person, date: NaiveDate, half: usize) -> bool {
        let plan = self.plan(person, date);
        match self.day(person, date) {
            Some(day) => day.is_there(half, plan),
            None => {
                matches!(self.proposed(person, date), Some(Day::Here { .. }))
                    && plan.is_some_and(|plan| plan.halves().contains(&half))
            }
        }
    }

    /// The same at this moment: who left a half-day that goes on, earlier than planned, is there no more.
    pub fn is_there_now(&self, person: Person, date: NaiveDate, half: usize) -> bool {
        let ends = [750, 1050, 1800][half];
        let now = self.now_on(date).filter(|now| *now < ends);
        let left = self
            .day(person, date)
            .and_then(|day| Some(day.stretches().last()?.to));
        let gone = match (now, left, self.plan(person, date)) {
            (Some(now), Some(left), Some(plan)) => left <= now && left < plan.to,
            _ => false,
        };
        self.is_there(person, date, half) && !gone
    }

    /// Takes in what an action made of everything; whether there is an entry of it.
    fn commit(&mut self, after: State) {
        if after == self.state {
            return;
        }
        let before = std::mem::replace(&mut self.state, after.clone());
        self.follow(&before);
        self.undo.push([before, after]);
        self.redo.clear();
        self.trail += 1;
    }

    /// Who lost a klus to an absence may go back to it.
    fn follow(&mut self, before: &State) {
        let after = &self.state;
        let dates: BTreeSet<_> = before.places.keys().chain(after.places.keys()).copied().collect();
        let changed = |person: Person| {
            let of = |state: &State| {
                let days = state
                    .days
                    .range((person, NaiveDate::MIN)..=(person, NaiveDate::MAX));
                days.map(|(key, day)| (key.1, day.clone())).collect::<Vec<_>>()
            };
            of(before) != of(after)
        };
        for place in dates {
            match (before.places.get(&place), after.places.get(&place)) {
                (was, is) if was == is => {}
                (Some(was), None) if changed(place.0) => {
                    self.left.insert(place, *was);
                }
                _ => {
                    self.left.remove(&place);
                }
            }
        }
    }

    fn done(&mut self, outcome: Outcome) -> u8 {
        match outcome {
            Err(code) => code,
            Ok(after) => {
                self.commit(after);
                DONE
            }
        }
    }

    /// The same, of what may touch a closed day: that asks for a reason.
    fn done_on(&mut self, date: NaiveDate, reason: bool, outcome: Outcome) -> u8 {
        let outcome = outcome.and_then(|after| {
            let silent = after != self.state && self.state.closed.contains(&date) && !reason;
            if silent { Err(REFUSED) } else { Ok(after) }
        });
        self.done(outcome)
    }

    pub fn mark(&mut self, person: Person, date: NaiveDate, said: &Said, reason: bool) -> u8 {
        let outcome = self.marked(person, date, said);
        self.done_on(date, reason, outcome)
    }

    fn marked(&self, person: Person, date: NaiveDate, said: &Said) -> Outcome {
        let now = self.now_on(date);
        // A moment that is not given is now, and only today has one.
        if matches!(said, Said::CameAt(None) | Said::LeftAt(None, _)) && now.is_none() {
            return Err(USAGE);
        }
        if date < self.people[person].since {
            return Err(REFUSED);
        }
        let (day, plan) = (self.day(person, date), self.plan(person, date));
        let refused = |_| REFUSED;
        let day = match said {
            Said::Open => return Ok(self.opened(person, date)),
            Said::Present => match (plan, day) {
                (Some(plan), _) => as_planned(plan),
                (None, Some(day @ Day::Here { .. })) => day.clone(),
                (None, _) => return Err(REFUSED),
            },
            Said::CameAt(at) => sheet::came_at(at.or(now).unwrap_or(0), day, plan).map_err(refused)?,
            Said::LeftAt(at, reason) => {
                sheet::left_at(at.or(now).unwrap_or(0), *reason, day, plan).map_err(refused)?
            }
            Said::Away(reason) => sheet::away(reason, self.counts_until(date), day, plan),
            Said::Worked(times, rest) => {
                let all = times
                    .iter()
                    .map(|(time, pause)| sheet::typed(plan, *time, *pause));
                sheet::worked(Work::Times(all.collect()), *rest, day, plan)
            }
            Said::Length(minutes) => sheet::worked(Work::Length(*minutes), None, day, plan),
        };
        let mut after = self.state.clone();
        self.enter(&mut after, person, date, day);
        Ok(after)
    }

    /// Nothing is known any more: back on the klus, and who is not expected is on none.
    fn opened(&self, person: Person, date: NaiveDate) -> State {
        let mut after = self.state.clone();
        after.days.remove(&(person, date));
        let plan = self.plan(person, date);
        self.back(&mut after, person, date, |half| {
            plan.is_some_and(|plan| plan.halves().contains(&half))
        });
        if plan.is_none() {
            for half in 0..3 {
                after.places.remove(&(person, date, half));
            }
        }
        after
    }

    /// Enters a day: who is not there leaves their klus, and who is there after all goes back to it.
    fn enter(&self, after: &mut State, person: Person, date: NaiveDate, day: Day) {
        let plan = self.plan(person, date);
        for half in 0..3 {
            if !day.is_there(half, plan) {
                after.places.remove(&(person, date, half));
            }
        }
        self.back(after, person, date, |half| day.is_there(half, plan));
        after.days.insert((person, date), day);
    }

    fn back(&self, after: &mut State, person: Person, date: NaiveDate, there: impl Fn(usize) -> bool) {
        let Some(corrected) = self.day(person, date) else {
            return;
        };
        let plan = self.plan(person, date);
        for half in 0..3 {
            let place = (person, date, half);
            if self.state.places.contains_key(&place) || corrected.is_there(half, plan) || !there(half) {
                continue;
            }
            let Some(klus) = self.left.get(&place) else {
                continue;
            };
            let Some(job) = after.jobs.get(klus) else { continue };
            let taken = self.on(after, *klus, date, half).len();
            let fits = job.most.is_none_or(|most| taken < most);
            if job.is_on(date) && job.halves.contains(&half) && fits {
                after.places.insert(place, *klus);
            }
        }
    }

    fn on(&self, state: &State, klus: Klus, date: NaiveDate, half: usize) -> Vec<Person> {
        let mut rows = self.rows(date);
        rows.retain(|person| state.places.get(&(*person, date, half)) == Some(&klus));
        rows
    }

    pub fn close(&mut self, date: NaiveDate, open: Open) -> u8 {
        let outcome = self.closed(date, open);
        self.done(outcome)
    }

    fn closed(&self, date: NaiveDate, open: Open) -> Outcome {
        let rows = self.rows(date);
        if self.state.closed.contains(&date) || rows.is_empty() {
            return Err(REFUSED);
        }
        let undecided: Vec<Person> = rows
            .into_iter()
            .filter(|p| self.day(*p, date).is_none())
            .collect();
        let mut after = self.state.clone();
        for person in undecided {
            let proposed = self.proposed(person, date);
            let day = match (open, proposed) {
                (Open::Ask, _) => return Err(REFUSED),
                (Open::NoShow, Some(Day::Here { .. })) => Some(Day::Away("no_show")),
                (Open::Planned | Open::NoShow, proposed) => proposed,
                (Open::Leave, _) => None,
            };
            if let Some(day) = day {
                self.enter(&mut after, person, date, day);
            }
        }
        after.closed.insert(date);
        Ok(after)
    }

    /// The klus of that name on a date; of several the one of that half-day.
    fn klus_on(&self, date: NaiveDate, name: &str, half: Option<usize>) -> Option<Klus> {
        let named = self
            .state
            .jobs
            .iter()
            .filter(|(_, job)| job.is_on(date) && job.name == name);
        let named: Vec<(&Klus, &Job)> = named.collect();
        if let [(klus, _)] = named[..] {
            return Some(*klus);
        }
        let mut fitting = named
            .iter()
            .filter(|(_, job)| half.is_some_and(|half| job.halves.contains(&half)));
        match (fitting.next(), fitting.next()) {
            (Some((klus, _)), None) => Some(**klus),
            _ => None,
        }
    }

    /// Puts somebody on a klus in a half-day, or takes them off.
    pub fn assign(&mut self, person: Person, klus: Option<&str>, half: usize, on: (NaiveDate, bool)) -> u8 {
        let outcome = self.assigned(person, klus, half, on.0);
        self.done_on(on.0, on.1, outcome)
    }

    fn assigned(&self, person: Person, name: Option<&str>, half: usize, date: NaiveDate) -> Outcome {
        let mut after = self.state.clone();
        let place = (person, date, half);
        let Some(name) = name else {
            after.places.remove(&place);
            return Ok(after);
        };
        let klus = self.klus_on(date, name, Some(half)).ok_or(REFUSED)?;
        let job = &self.state.jobs[&klus];
        let there = self.rows(date).contains(&person) && self.is_there_now(person, date, half);
        if !job.halves.contains(&half) || !there {
            return Err(REFUSED);
        }
        if let Some(most) = job.most {
            let mut others = self.on(&self.state, klus, date, half);
            others.retain(|other| *other != person);
            let over = (others.len() + 1).saturating_sub(most);
            // A place that is kept for who is not expected to come goes to who does.
            let away = others.iter().filter(|other| !self.is_there(**other, date, half));
            let away: Vec<Person> = away.take(over).copied().collect();
            if away.len() < over {
                return Err(REFUSED);
            }
            for other in away {
                after.places.remove(&(other, date, half));
            }
        }
        after.places.insert(place, klus);
        Ok(after)
    }

    /// A new klus; one of the same name at the same time is refused.
    pub fn add(&mut self, job: Job, reason: bool) -> u8 {
        let overlaps = |other: &Job| {
            let days = job.from.iter_days().take(400);
            other.name == job.name
                && other.halves.iter().any(|half| job.halves.contains(half))
                && days.into_iter().any(|date| other.is_on(date) && job.is_on(date))
        };
        if self.state.jobs.values().any(overlaps) {
            return REFUSED;
        }
        let once = job.weekdays.is_none().then_some(job.from);
        let mut after = self.state.clone();
        after.jobs.insert(self.made, job);
        self.made += 1;
        self.done_on(once.unwrap_or(NaiveDate::MIN), reason, Ok(after))
    }

    /// Takes a klus away that nobody was ever on.
    pub fn remove(&mut self, name: &str, date: NaiveDate, reason: bool) -> u8 {
        let Some(klus) = self.klus_on(date, name, None) else {
            return REFUSED;
        };
        if self.state.places.values().any(|on| *on == klus) {
            return REFUSED;
        }
        let mut after = self.state.clone();
        let once = after.jobs.remove(&klus).filter(|job| job.weekdays.is_none());
        self.done_on(once.map_or(NaiveDate::MIN, |job| job.from), reason, Ok(after))
    }

    pub fn note(&mut self) -> u8 {
        let mut after = self.state.clone();
        after.notes += 1;
        self.done(Ok(after))
    }

    /// A file of days of which nothing was known.
    pub fn import(&mut self, rows: &[(Person, NaiveDate, Said)]) -> u8 {
        let mut after = self.state.clone();
        for (person, date, said) in rows {
            let plan = self.plan(*person, *date);
            let day = match (said, plan) {
                (Said::Away(reason), _) => Day::Away(reason),
                (Said::Worked(times, rest), _) => {
                    let all = times
                        .iter()
                        .map(|(time, pause)| sheet::typed(plan, *time, *pause));
                    Day::Here {
                        work: Work::Times(all.collect()),
                        rest: *rest,
                    }
                }
                (_, Some(plan)) => as_planned(plan),
                (_, None) => return REFUSED,
            };
            after.days.insert((*person, *date), day);
        }
        self.done(Ok(after))
    }

    pub fn undo(&mut self) -> u8 {
        let Some([before, after]) = self.undo.pop() else {
            return REFUSED;
        };
        self.step([after.clone(), before.clone()]);
        self.redo.push([before, after]);
        DONE
    }

    pub fn redo(&mut self) -> u8 {
        let Some([before, after]) = self.redo.pop() else {
            return REFUSED;
        };
        self.step([before.clone(), after.clone()]);
        self.undo.push([before, after]);
        DONE
    }

    fn step(&mut self, [from, to]: [State; 2]) {
        self.state = to;
        self.follow(&from);
        self.trail += 1;
    }

    pub fn backed_up(&mut self) {
        self.kept = Some(Kept {
            state: self.state.clone(),
            left: self.left.clone(),
            trail: self.trail,
        });
    }

    /// What was there when the last backup was made; nothing of before is this terminal's to take back.
    pub fn restored(&mut self) -> bool {
        let Some(kept) = self.kept.clone() else {
            return false;
        };
        (self.state, self.left, self.trail) = (kept.state, kept.left, kept.trail);
        self.undo.clear();
        self.redo.clear();
        true
    }

    /// What somebody worked up to now.
    pub fn hours(&self, person: Person) -> Minute {
        let own = self
            .state
            .days
            .range((person, NaiveDate::MIN)..=(person, self.today));
        own.map(|((_, date), _)| self.so_far(person, *date)).sum()
    }

    pub fn so_far(&self, person: Person, date: NaiveDate) -> Minute {
        let plan = self.plan(person, date);
        match (self.day(person, date), self.counts_until(date)) {
            (Some(day), Some(now)) => day.so_far(plan, now),
            (Some(day), None) => day.minutes(),
            (None, _) => 0,
        }
    }

    /// Where somebody is in each half-day; at this moment, or on the whole day.
    pub fn places(&self, person: Person, date: NaiveDate, now: bool) -> Vec<(usize, String)> {
        let there = |half: &usize| {
            if now {
                self.is_there_now(person, date, *half)
            } else {
                self.is_there(person, date, *half)
            }
        };
        let named = |half: usize| {
            let klus = self.state.places.get(&(person, date, half))?;
            Some((half, self.state.jobs.get(klus)?.name.clone()))
        };
        (0..3).filter(there).filter_map(named).collect()
    }

    /// Minutes that were expected and not worked.
    pub fn missed(&self, person: Person, date: NaiveDate) -> Minute {
        let expected = self
            .plan(person, date)
            .map_or(0, |plan| as_planned(plan).minutes());
        let worked = self.day(person, date).map_or(0, Day::minutes);
        (expected - worked).max(0)
    }
}
