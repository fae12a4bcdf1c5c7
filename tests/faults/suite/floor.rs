//! A small invented workshop on a clock that can be moved.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use werkvloer::app::check::{Code, Outcome, check};
use werkvloer::app::{Action, App, Clock, OpenError, StartUp};
use werkvloer::codec::Codec;
use werkvloer::domain::dated::Dated;
use werkvloer::domain::ids::{KlusId, ParticipantId, TeamId, TrajectoryId};
use werkvloer::domain::klus::{Klus, When};
use werkvloer::domain::lang::Lang;
use werkvloer::domain::name::PersonName;
use werkvloer::domain::participant::{Certificate, Participant, Team, Trajectory};
use werkvloer::domain::record::{Record, RecordKey};
use werkvloer::domain::schedule::{DayPlan, Week};
use werkvloer::domain::time::{ClockTime, HalfDay, Span};
use werkvloer::journal::Files;
use werkvloer::journal::faults::FaultyFiles;
use werkvloer::store::{Applied, Store};
use werkvloer::text::texts::Texts;

use super::dice::Dice;
use super::tally::Wrong;

/// The Monday on which it all begins.
pub const MONDAY: &str = "2026-11-02";

/// Invented names, some of them long, narrow or not Western.
pub const NAMES: [&str; 12] = [
    "Koen Aalbers",
    "Sanne Bakker",
    "Joost van den Berg",
    "Amina Yilmaz-Öztürk",
    "René Bos",
    "Fenna 't Hart",
    "Li Wei",
    "Ngozi Adébáyọ̀",
    "Bartholomeus van Westerhout tot Nijenrode",
    "Yusuf el-Amrani",
    "Mieke de Vries",
    "Wiesław Żółtowski",
];

/// A date.
///
/// # Panics
/// When it is none.
pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A clock that is set by hand.
#[derive(Clone)]
pub struct Wall(Arc<Mutex<NaiveDateTime>>);

impl Wall {
    /// At a time of day on a date.
    pub fn at(date: NaiveDate, hour: u32) -> Self {
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        Self(Arc::new(Mutex::new(date.and_time(time))))
    }

    /// Sets it.
    pub fn set(&self, to: NaiveDateTime) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = to;
    }

    /// What it says.
    pub fn get(&self) -> NaiveDateTime {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for Wall {
    fn local(&self) -> NaiveDateTime {
        self.get()
    }

    fn millis(&self) -> i64 {
        self.get().and_utc().timestamp_millis()
    }
}

/// A workshop in a folder that goes with it.
pub struct Floor {
    folder: tempfile::TempDir,
    /// What time it is.
    pub wall: Wall,
}

impl Floor {
    /// A new workshop, four in the afternoon of its first Monday; the program is not open.
    pub fn new(people: usize, seed: u64) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let wall = Wall::at(date(MONDAY), 16);
        let mut app = create(&folder.path().join("store"), &wall).expect("a new store");
        furnish(&mut app, people, &mut Dice::new(seed, 0));
        Self { folder, wall }
    }

    /// Every other time a new workshop, else one that 0.1.0 began: then both versions are in one journal.
    pub fn grown(people: usize, seed: u64) -> Self {
        if seed.is_multiple_of(2) {
            return Self::new(people, seed);
        }
        let floor = Self::bare();
        let begun = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/0.1.0");
        let journal = floor.store().join("journal");
        std::fs::create_dir_all(&journal).expect("a folder");
        for name in ["terminal", "journal/witness", "journal/00000001.wvj"] {
            std::fs::copy(begun.join(name), floor.store().join(name)).expect("a copy");
        }
        floor
            .wall
            .set(date("2026-11-19").and_hms_opt(16, 0, 0).expect("a moment"));
        floor
    }

    /// An empty folder, and a clock.
    pub fn bare() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
            wall: Wall::at(date(MONDAY), 16),
        }
    }

    /// The folder of the store.
    pub fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    /// The folder around it, for other files.
    pub fn around(&self) -> &Path {
        self.folder.path()
    }

    /// Opens the program on it.
    pub fn open(&self) -> Result<App, OpenError> {
        App::open(&self.store(), Box::new(self.wall.clone()))
    }

    /// Opens the program on it, through another file layer.
    pub fn open_with(&self, files: &FaultyFiles) -> Result<App, OpenError> {
        App::open_with(
            &self.store(),
            Box::new(self.wall.clone()),
            &(Arc::new(files.clone()) as Arc<dyn Files>),
        )
    }
}

/// Makes a store.
pub fn create(folder: &Path, wall: &Wall) -> Result<App, OpenError> {
    let start = StartUp {
        location: "Werkplaats Noord".into(),
        method: "ferm-werk".into(),
        supervisor: "A. de Boer".into(),
        since: date("2026-01-01"),
        own_methods: Vec::new(),
    };
    App::create(folder, Box::new(wall.clone()), &start)
}

/// People, teams and klussen.
fn furnish(app: &mut App, people: usize, dice: &mut Dice) {
    let team = TeamId(dice.id());
    let named = Team {
        name: "Groen".into(),
        ended: false,
    };
    let mut records = vec![(RecordKey::Team(team), Some(Record::Team(named)))];
    for number in 0..people {
        let name = NAMES[number % NAMES.len()];
        records.extend(person(name, &(number + 1).to_string(), Some(team), dice));
    }
    for name in ["Tuin Lindehof", "Houtbewerking", "Keuken"] {
        let klus = klus(name);
        records.push((
            RecordKey::Klus(KlusId(dice.id())),
            Some(Record::Klus(klus.into())),
        ));
    }
    app.perform(&Action::Edit(records), None).expect("a workshop");
}

/// Somebody who comes every weekday, with half an hour's break.
pub fn person(
    name: &str,
    number: &str,
    team: Option<TeamId>,
    dice: &mut Dice,
) -> Vec<(RecordKey, Option<Record>)> {
    let id = ParticipantId(dice.id());
    let start = date("2026-09-01");
    let plan = DayPlan {
        spans: vec![span((9, 0), (12, 30)), span((12, 30), (16, 0))],
        breaks: vec![span((12, 30), (13, 0))],
    };
    let mut week = Week::default();
    week.0[..5].fill(plan);
    let participant = Participant {
        number: number.into(),
        names: Dated::since(start, PersonName::parse(name).expect("a name")),
        team: Dated::since(start, team),
        certificates: vec![Certificate {
            name: "VCA".into(),
            until: Some(date("2027-03-01")),
        }],
        guest: false,
    };
    let trajectory = Trajectory {
        method: "ferm-werk".into(),
        start,
        end: None,
        phases: Dated::default(),
        openings: Vec::new(),
    };
    vec![
        (
            RecordKey::Participant(id),
            Some(Record::Participant(participant.into())),
        ),
        (
            RecordKey::Trajectory(id, TrajectoryId(dice.id())),
            Some(Record::Trajectory(trajectory.into())),
        ),
        (
            RecordKey::Schedule(id),
            Some(Record::Schedule(Dated::since(start, week))),
        ),
    ]
}

/// A klus for up to four, every weekday.
pub fn klus(name: &str) -> Klus {
    Klus {
        name: name.into(),
        when: When::Weekly {
            from: date("2026-01-01"),
            until: None,
            weekdays: [true, true, true, true, true, false, false],
        },
        halves: vec![HalfDay::Morning, HalfDay::Afternoon],
        place: "Lindehof 3".into(),
        work_type: "groen".into(),
        outside: true,
        min: 2,
        max: Some(4),
        certificate: None,
    }
}

/// From an hour and minute to another.
///
/// # Panics
/// When it ends before it begins.
pub fn span(from: (u16, u16), to: (u16, u16)) -> Span {
    let at = |(hour, minute)| ClockTime::hm(hour, minute).expect("a time");
    Span::new(at(from), at(to)).expect("a span")
}

/// What the journal says, folded in memory: the truth that a store has to equal.
pub fn fold(app: &App) -> Result<Store, Wrong> {
    let codec = Codec::plain();
    let mut store = Store::in_memory(&codec);
    for item in app.journal().entries_after(0) {
        let (position, written) = item?;
        let images = codec.decode_images(&written)?;
        let applied = Applied {
            position,
            chain: [0; 32],
        };
        store.apply(images, applied)?;
    }
    Ok(store)
}

/// What must hold of any open program: the chain is whole, and the store is what the journal says.
pub fn sound(app: &App) -> Result<(), Wrong> {
    app.journal().verify(&mut |_, _| {})?;
    let told = fold(app)?;
    if told.state_hash()? == app.store().state_hash()? {
        Ok(())
    } else {
        Err(Wrong::HalfDone("the store is not what the journal says".into()))
    }
}

/// What `werkvloer check` says of a store that nobody has open: nothing is wrong.
pub fn checked(floor: &Floor) -> Result<(), Wrong> {
    let report = check(&floor.store(), &floor.wall, &mut |_, _| {})?;
    if report.code() == Code::Good {
        return Ok(());
    }
    let faulty = report.lines.iter().filter(|line| line.outcome == Outcome::Faulty);
    let said: Vec<String> = faulty
        .map(|line| Texts::new(Lang::En).say(&line.sentence))
        .collect();
    Err(Wrong::HalfDone(format!("{said:?} {:?}", report.findings)))
}
