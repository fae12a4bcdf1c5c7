//! One day on the demo's floor: phone calls, arrivals, klussen, notes, closing.

use chrono::{Datelike, NaiveDate};

use super::floor::Floor;
use super::people::plus;
use super::words::{DAY_NOTES, lines};
use crate::app::query::day::sums;
use crate::domain::attendance::{Absence, Attendance, ContactAttempt, Day, Status, Worked};
use crate::domain::ids::NoteId;
use crate::domain::klus::Observation;
use crate::domain::record::{Record, RecordKey, Why};
use crate::domain::schedule::DayPlan;
use crate::domain::sheet::{DayRow, Prefill};
use crate::domain::time::{ClockTime, HalfDay, Span, Stretch};
use crate::domain::workshop::DayClose;

/// The minutes of the day at which things are done.
pub const ACCEPT: u16 = 9 * 60 + 40;
const ACCEPT_AFTERNOON: u16 = 12 * 60 + 55;

/// What a supervisor does.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// Marks a row as not there.
    Absent(usize, Absence),
    /// Notes that somebody reported better.
    Better(usize),
    /// Marks a row as there, as planned.
    Present(usize),
    /// Marks a row as there from this minute on.
    Late(usize, u16),
    /// Marks a row as there until this minute.
    LeftEarly(usize, u16, Option<Absence>),
    /// Phones somebody who stayed away.
    Contact(usize),
    /// Accepts the rest.
    Accept,
    /// Fills a half-day as last time, and puts the others on a klus.
    Allocate(HalfDay),
    /// Writes down what was seen.
    Note(usize),
    /// Lets somebody work who is not expected.
    Extra,
    /// Corrects the day before.
    Correct,
    /// Enters leave that was asked for.
    Leave,
    /// Enters a klus for one date.
    Klus,
    /// Leaves a note for the next morning.
    DayNote,
    /// Closes the day.
    Close,
}

pub fn clock(minutes: u16) -> ClockTime {
    ClockTime::from_minutes(minutes).unwrap_or_default()
}

/// The planned stretches cut to a window, each with as much of its break as lies in it.
pub fn within(plan: &DayPlan, from: u16, to: u16) -> Vec<Stretch> {
    let cut = |stretch: Stretch| {
        let span = Span::new(
            stretch.span.from().max(clock(from)),
            stretch.span.to().min(clock(to)),
        )?;
        Some(plan.with_break(span))
    };
    plan.stretches().into_iter().filter_map(cut).collect()
}

pub fn plain(day: Day) -> Attendance {
    Attendance {
        day,
        extra: false,
        remark: String::new(),
        correction: None,
    }
}

impl Floor<'_> {
    /// A whole day, closed at the end of it.
    pub fn live(&mut self, date: NaiveDate) {
        self.gather(date);
        if self.rows.is_empty() {
            return;
        }
        let mut events = self.events();
        events.sort_by_key(|(minute, _)| *minute);
        for (minute, event) in events {
            self.who = self.on_duty(minute);
            self.clock(minute);
            self.play(event);
        }
        self.count();
        if self.options.years > 0 && date < plus(self.options.on, -40) {
            self.go_on();
        }
        self.yesterday = Some((date, std::mem::take(&mut self.rows)));
    }

    /// Who has the floor in the morning and in the afternoon.
    fn on_duty(&self, minute: u16) -> Option<crate::domain::ids::SupervisorId> {
        let day = self.date.num_days_from_ce().unsigned_abs() as usize;
        let turn = day + usize::from(minute > 780) + usize::from(minute) % 7 / 6;
        self.supervisors
            .get(turn % self.supervisors.len().max(1))
            .copied()
    }

    /// The rows of a date as the day sheet pre-fills them.
    pub fn gather(&mut self, date: NaiveDate) {
        self.date = date;
        self.rows.clear();
        self.row_people.clear();
        if self.directory.day_off(date).is_some() {
            return;
        }
        for (index, person) in self.people.iter().enumerate() {
            if person.ended || person.start > date {
                continue;
            }
            let Some(plan) = self.directory.week_plan(person.id, date) else {
                continue;
            };
            let planned = self.directory.planned_absence(person.id, date);
            let prefill = match (planned, person.sick_since) {
                (Some(absence), _) => Prefill::Planned(absence.kind),
                (None, Some(since)) => Prefill::SickSince(since),
                (None, None) => Prefill::Schedule,
            };
            self.row_people.push(index);
            self.rows.push(DayRow {
                participant: person.id,
                plan: plan.clone(),
                prefill,
                record: None,
                klussen: Vec::new(),
                contacts: 0,
            });
        }
    }

    /// What is going to happen on the day at hand.
    fn events(&mut self) -> Vec<(u16, Event)> {
        let mut events = vec![
            (ACCEPT, Event::Accept),
            (ACCEPT + 5, Event::Allocate(HalfDay::Morning)),
            (ACCEPT_AFTERNOON, Event::Accept),
            (ACCEPT_AFTERNOON + 3, Event::Allocate(HalfDay::Afternoon)),
        ];
        for row in 0..self.rows.len() {
            self.row_events(row, &mut events);
        }
        let people = self.rows.len();
        let mut some = |dice: &mut super::dice::Dice, thousandths: usize, from, to, event| {
            for _ in 0..dice.times(thousandths) {
                events.push((dice.between(from, to), event));
            }
        };
        let dice = &mut self.dice;
        some(dice, people * 8, 545, 570, Event::Extra);
        some(dice, (people * 4).min(1500), 590, 640, Event::Correct);
        some(dice, people * 18, 640, 900, Event::Leave);
        some(dice, (people * 12).min(700), 640, 900, Event::Klus);
        some(dice, 140, 960, 962, Event::DayNote);
        events.push((self.dice.between(964, 985), Event::Close));
        events
    }

    /// Does what an event says.
    pub fn play(&mut self, event: Event) {
        let date = self.date;
        match event {
            Event::Absent(row, absence) => self.mark(row, Day::Absent(absence)),
            Event::Present(row) => self.mark(row, Day::present(self.rows[row].plan.stretches())),
            Event::Late(row, at) => {
                let stretches = within(&self.rows[row].plan, at, ClockTime::LAST);
                self.mark(row, Day::present(stretches));
            }
            Event::LeftEarly(row, at, rest) => {
                let worked = Worked::Stretches(within(&self.rows[row].plan, 0, at));
                self.mark(row, Day::Present { worked, rest });
            }
            Event::Better(row) => {
                let key = RecordKey::Recovery(self.rows[row].participant, date);
                self.rows[row].prefill = Prefill::Schedule;
                self.people[self.row_people[row]].sick_since = None;
                self.save(Why::Recovery(date), None, vec![Self::add(key, Record::Recovery)]);
            }
            Event::Contact(row) => self.contact(row),
            Event::Accept => self.accept(),
            Event::Allocate(half) => {
                self.copy(half);
                self.fill(half);
            }
            Event::Note(row) => self.note(row),
            Event::Extra => self.extra(),
            Event::Correct => self.correct(),
            Event::Leave => self.leave(),
            Event::Klus => {
                let ahead = i64::from(self.dice.between(1, 9));
                self.klus_once(plus(date, ahead));
            }
            Event::DayNote => {
                let notes = lines(DAY_NOTES);
                let text = self.dice.pick(&notes).copied().unwrap_or_default().to_owned();
                let change = Self::add(RecordKey::DayNote(date), Record::DayNote(text));
                self.save(Why::DayNote(date), None, vec![change]);
            }
            Event::Close => {
                let close = DayClose {
                    by: self.who,
                    sums: sums(&self.rows, date, None),
                };
                let change = Self::add(RecordKey::DayClose(date), Record::DayClose(close.into()));
                self.save(Why::CloseDay(date), None, vec![change]);
            }
        }
    }

    fn mark(&mut self, row: usize, day: Day) {
        let changes = self.enter(row, plain(day));
        self.save(Why::Mark(self.date), None, changes);
    }

    /// Marks several rows as there in one action.
    pub fn mark_present(&mut self, rows: &[usize]) {
        let mut changes = Vec::new();
        for row in rows {
            let day = Day::present(self.rows[*row].plan.stretches());
            changes.append(&mut self.enter(*row, plain(day)));
        }
        self.save(Why::Mark(self.date), None, changes);
    }

    fn contact(&mut self, row: usize) {
        let attempt = ContactAttempt {
            at: self.now,
            by: self.who,
        };
        let key = RecordKey::Contact(self.rows[row].participant, self.date);
        self.rows[row].contacts = 1;
        self.save(
            Why::Contact(self.date),
            None,
            vec![Self::add(key, Record::Contact(vec![attempt]))],
        );
    }

    /// Accepts the open rows whose start has passed, each as pre-filled.
    fn accept(&mut self) {
        let now = ClockTime::of(self.now);
        let mut changes = Vec::new();
        for row in 0..self.rows.len() {
            let started = self.rows[row].plan.start().is_none_or(|start| start <= now);
            if !self.rows[row].is_open() || !started {
                continue;
            }
            if let Some(day) = self.rows[row].proposed() {
                changes.append(&mut self.enter(row, plain(day)));
            }
        }
        self.save(Why::AcceptRest(self.date), None, changes);
    }

    /// Writes down what was seen of somebody who is there, with the klus they are on.
    pub fn note(&mut self, row: usize) {
        let half = HalfDay::at(ClockTime::of(self.now));
        let there = self.rows[row]
            .record
            .as_ref()
            .is_some_and(|r| r.day.is_there(half, &self.rows[row].plan));
        if !there {
            return;
        }
        let person = &self.people[self.row_people[row]];
        let Some(method) = self.directory.method_on(person.method, self.date) else {
            return;
        };
        let known = |id: &&str| method.topics.iter().any(|t| t.id == *id);
        let Some(seen) = self.dice.pick(&self.seen) else {
            return;
        };
        let topics: Vec<String> = seen
            .topics
            .iter()
            .filter(|t| known(t))
            .map(|t| (*t).to_owned())
            .take(2)
            .collect();
        let observation = Observation {
            text: seen.text.to_owned(),
            topics,
            tone: seen.tone,
            klus: self.rows[row]
                .klussen
                .iter()
                .find(|(h, _)| *h == half)
                .map(|(_, klus)| *klus),
            goal: self.dice.chance(200).then(|| person.goal.to_owned()),
            author: self.who,
            at: self.now,
        };
        let key = RecordKey::Observation(person.id, self.date, NoteId(self.dice.id()));
        self.save(
            Why::Note(self.date),
            None,
            vec![Self::add(key, Record::Observation(observation.into()))],
        );
    }

    /// Takes the day into everybody's totals and sick reports.
    pub fn count(&mut self) {
        let date = self.date;
        let mut morning = Vec::new();
        for (row, index) in self.rows.iter().zip(&self.row_people) {
            let klus = row.klussen.iter().find(|(half, _)| *half == HalfDay::Morning);
            morning.extend(klus.map(|(_, klus)| (row.participant, *klus)));
            let person = &mut self.people[*index];
            let Some(record) = &row.record else { continue };
            if date >= person.counts_from {
                person.worked += record.day.minutes(date);
            }
            person.sick_since = match (record.day.status(), record.day.reason()) {
                (_, Some(Absence::Sick)) => person.sick_since.or(Some(date)),
                (Status::Present, _) => None,
                (Status::Absent(_), _) => person.sick_since,
            };
        }
        if !morning.is_empty() {
            self.last_morning = morning;
        }
    }
}
