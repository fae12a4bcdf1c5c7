//! The rules of a day, from the outside: actions in, rows and totals out.

mod closing;
mod facts;
mod hours;
mod klussen;
mod marking;
mod overview;
mod rebuilding;
mod reopening;
mod running;
pub mod signals;
mod terminals;
mod trajectories;
mod undoing;

use std::sync::{Arc, Mutex};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use uuid::Uuid;

use super::clock::{Clock, FixedClock};
use super::query::day::DayReader;
use super::{Action, App, Done, Mark, StartUp, Trouble};
use crate::domain::dated::Dated;
use crate::domain::ids::{KlusId, ParticipantId, TrajectoryId};
use crate::domain::klus::{Klus, When};
use crate::domain::name::PersonName;
use crate::domain::participant::{Participant, Trajectory};
use crate::domain::record::{Record, RecordKey};
use crate::domain::schedule::{DayPlan, Week};
use crate::domain::sheet::DayRow;
use crate::domain::time::{ClockTime, HalfDay, Minutes, Span};
use crate::journal::faults::FaultyFiles;

/// A Monday.
pub const TODAY: &str = "2026-11-23";

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn at(hour: u32, minute: u32) -> NaiveDateTime {
    date(TODAY).and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
}

pub fn time(hour: u16, minute: u16) -> ClockTime {
    ClockTime::hm(hour, minute).unwrap()
}

pub fn span(from: (u16, u16), to: (u16, u16)) -> Span {
    Span::new(time(from.0, from.1), time(to.0, to.1)).unwrap()
}

/// A clock that says what it was set to.
#[derive(Clone)]
pub struct SetClock(Arc<Mutex<NaiveDateTime>>);

impl SetClock {
    pub fn set(&self, now: NaiveDateTime) {
        *self.0.lock().unwrap() = now;
    }
}

impl Clock for SetClock {
    fn local(&self) -> NaiveDateTime {
        *self.0.lock().unwrap()
    }

    fn millis(&self) -> i64 {
        self.local().and_utc().timestamp_millis()
    }
}

/// A workshop in a folder of its own.
pub struct Floor {
    pub app: App,
    folder: tempfile::TempDir,
}

impl Floor {
    /// Opened at a moment of today.
    pub fn at(now: NaiveDateTime) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let start = StartUp {
            location: "Noord".into(),
            method: "ferm-werk".into(),
            supervisor: "A. de Boer".into(),
            since: date("2026-01-01"),
            own_methods: Vec::new(),
        };
        let app = App::create(&folder.path().join("store"), Box::new(FixedClock(now)), &start).unwrap();
        Self { app, folder }
    }

    /// Closes the program and opens it again at another moment.
    pub fn again_at(self, now: NaiveDateTime) -> Self {
        Self::open(self.shut(), now)
    }

    /// Opens the program on a folder with a store.
    pub fn open(folder: tempfile::TempDir, now: NaiveDateTime) -> Self {
        let app = App::open(&folder.path().join("store"), Box::new(FixedClock(now))).unwrap();
        Self { app, folder }
    }

    /// Closes the program and opens it again with a clock that can be set.
    pub fn with_clock(self) -> (Self, SetClock) {
        let Self { app, folder } = self;
        let clock = SetClock(Arc::new(Mutex::new(app.local())));
        drop(app);
        let app = App::open(&folder.path().join("store"), Box::new(clock.clone())).unwrap();
        (Self { app, folder }, clock)
    }

    /// Closes the program and opens it again on files that can be made to fail.
    pub fn on_files(self, files: &FaultyFiles) -> Self {
        let Self { app, folder } = self;
        drop(app);
        let path = folder.path().join("store");
        let app = App::open_with(
            &path,
            Box::new(FixedClock(at(16, 30))),
            &(Arc::new(files.clone()) as Arc<dyn crate::journal::Files>),
        )
        .unwrap();
        Self { app, folder }
    }

    pub fn store(&self) -> std::path::PathBuf {
        self.folder.path().join("store")
    }

    /// The program, and the folder that has to live as long.
    pub fn into_parts(self) -> (App, tempfile::TempDir) {
        (self.app, self.folder)
    }

    /// Closes the program, leaves the folder to be tampered with.
    pub fn shut(self) -> tempfile::TempDir {
        self.folder
    }

    pub fn edit(&mut self, records: Vec<(RecordKey, Option<Record>)>) {
        self.app.perform(&Action::Edit(records), None).unwrap();
    }

    /// Somebody who comes every weekday from 9 to 4, with half an hour's break, since the first of September.
    pub fn person(&mut self, name: &str) -> ParticipantId {
        self.person_since(name, "2026-09-01")
    }

    pub fn person_since(&mut self, name: &str, start: &str) -> ParticipantId {
        let id = ParticipantId(Uuid::new_v4());
        let start = date(start);
        let plan = DayPlan {
            spans: vec![span((9, 0), (12, 30)), span((12, 30), (16, 0))],
            breaks: vec![span((12, 30), (13, 0))],
        };
        let mut week = Week::default();
        week.0[..5].fill(plan);
        let participant = Participant {
            number: String::new(),
            names: Dated::since(start, PersonName::parse(name).unwrap()),
            team: Dated::default(),
            certificates: Vec::new(),
            guest: false,
        };
        let trajectory = Trajectory {
            method: "ferm-werk".into(),
            start,
            end: None,
            phases: Dated::default(),
            openings: Vec::new(),
        };
        self.edit(vec![
            (
                RecordKey::Participant(id),
                Some(Record::Participant(participant.into())),
            ),
            (
                RecordKey::Trajectory(id, TrajectoryId(Uuid::new_v4())),
                Some(Record::Trajectory(trajectory.into())),
            ),
            (
                RecordKey::Schedule(id),
                Some(Record::Schedule(Dated::since(start, week))),
            ),
        ]);
        id
    }

    /// Somebody who works every night from 10 to 6.
    pub fn night_worker(&mut self, name: &str) -> ParticipantId {
        let id = self.person(name);
        let night = DayPlan {
            spans: vec![Span::new(time(22, 0), ClockTime::from_minutes(30 * 60).unwrap()).unwrap()],
            breaks: Vec::new(),
        };
        let week = Week(std::array::from_fn(|_| night.clone()));
        let schedule = Dated::since(date("2026-09-01"), week);
        self.edit(vec![(RecordKey::Schedule(id), Some(Record::Schedule(schedule)))]);
        id
    }

    /// A klus for two to four, every weekday, all day.
    pub fn klus(&mut self, name: &str) -> KlusId {
        let id = KlusId(Uuid::new_v4());
        let klus = Klus {
            name: name.into(),
            when: When::Weekly {
                from: date("2026-01-01"),
                until: None,
                weekdays: [true, true, true, true, true, false, false],
            },
            halves: vec![HalfDay::Morning, HalfDay::Afternoon],
            place: String::new(),
            work_type: "groen".into(),
            outside: true,
            min: 2,
            max: Some(4),
            certificate: None,
        };
        self.edit(vec![(RecordKey::Klus(id), Some(Record::Klus(klus.into())))]);
        id
    }

    pub fn mark(&mut self, on: &str, who: ParticipantId, mark: Mark) -> Result<Done, Trouble> {
        self.app.perform(
            &Action::Mark {
                date: date(on),
                people: vec![who],
                mark,
            },
            None,
        )
    }

    pub fn put(&mut self, who: ParticipantId, klus: KlusId, half: HalfDay) -> Result<Done, Trouble> {
        let action = Action::Allocate {
            date: date(TODAY),
            half,
            people: vec![who],
            klus: Some(klus),
        };
        self.app.perform(&action, None)
    }

    pub fn row(&self, on: &str, who: ParticipantId) -> DayRow {
        DayReader {
            store: self.app.store(),
        }
        .row(who, date(on))
        .unwrap()
    }

    pub fn minutes(&self, on: &str, who: ParticipantId) -> Minutes {
        self.row(on, who)
            .day()
            .map_or(Minutes::ZERO, |d| d.minutes(date(on)))
    }
}

/// The refusal an action met with.
pub fn refusal(result: Result<Done, Trouble>) -> super::Refusal {
    match result {
        Err(Trouble::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}
