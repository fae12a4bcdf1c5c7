//! Copies of a workshop go their own ways and exchange any of their files, as a sync tool or a tired person does it: a
//! sheet is that of the journal that lies there, an entry starts from what is in force, a workshop whose journal and
//! witness are its own opens, and what is refused names the files and a way back that works.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use werkvloer::app::check::{Code, check, repair};
use werkvloer::app::{Action, App, OpenError};
use werkvloer::backup::{Disks, Wanted, restore, run_now};
use werkvloer::codec::Codec;
use werkvloer::domain::dated::Dated;
use werkvloer::domain::lang::Lang;
use werkvloer::domain::method::shipped;
use werkvloer::domain::record::{Record, RecordKey};
use werkvloer::journal::{Journal, Written};
use werkvloer::store::{Applied, Store};
use werkvloer::text::sentence::Sentence;
use werkvloer::text::texts::Texts;

use super::acts;
use super::dice::Dice;
use super::floor::{Floor, MONDAY, Wall, date, sound};
use super::power::copy;
use super::tally::{Round, Tally, Wrong};

/// What may come from elsewhere; `journal` is its segments with the witness.
const PARTS: [&str; 8] = [
    "sled",
    "reached",
    "journal/witness",
    "segments",
    "journal",
    "terminal",
    "lock",
    "backup.toml",
];

/// Lets so many pairs of copies part and exchange files.
pub fn run(rounds: u64, seed: u64) -> Tally {
    let mut tally = Tally::default();
    for round in 0..rounds {
        tally.round(&format!("forks, seed {seed}, round {round}"), || {
            Forks::make(seed, round)?.exchange(&mut Dice::new(seed, round))
        });
    }
    tally
}

/// Two copies of one workshop, and another workshop.
struct Forks {
    around: tempfile::TempDir,
    wall: Wall,
}

/// So much that the journal begins another segment.
fn long(app: &mut App) -> Round {
    let (id, text) = shipped()[0];
    for number in 0..12 {
        let long = format!("{text}\n# {number} {}\n", "x".repeat(200_000));
        let method = Record::Method(Dated::since(date("2026-01-01"), long));
        app.perform(
            &Action::Edit(vec![(RecordKey::Method(id.to_owned()), Some(method))]),
            None,
        )?;
    }
    Ok(())
}

/// Opens a copy and lets chance work on it.
fn lived(store: &Path, wall: &Wall, dice: &mut Dice, is_long: bool) -> Round {
    let mut app = App::open(store, Box::new(wall.clone()))?;
    if is_long {
        long(&mut app)?;
    }
    let acts = dice.below(14);
    for _ in 0..acts {
        let kind = dice.below(acts::KINDS);
        // What a rule refuses changes nothing.
        let _ = acts::one(&mut app, dice, kind);
        if dice.one_in(9) {
            app.settle();
        }
    }
    Ok(())
}

impl Forks {
    fn make(seed: u64, round: u64) -> Result<Self, Wrong> {
        let mut dice = Dice::new(seed, round ^ 0x0f0f_0000);
        let floor = Floor::new(4, dice.next());
        let around = tempfile::tempdir()?;
        let wall = floor.wall.clone();
        let is_long = dice.one_in(6);
        lived(&floor.store(), &wall, &mut dice, is_long)?;
        for name in ["own", "other"] {
            copy(&floor.store(), &around.path().join(name));
        }
        let other = Floor::new(3, dice.next());
        copy(&other.store(), &around.path().join("stranger"));
        let forks = Self { around, wall };
        for name in ["own", "other", "stranger"] {
            let is_long = is_long && dice.one_in(2);
            lived(&forks.at(name), &forks.wall, &mut dice, is_long)?;
        }
        Ok(forks)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.around.path().join(name)
    }

    fn exchange(&self, dice: &mut Dice) -> Round {
        let own = self.at("own");
        if dice.one_in(2) {
            run_now(&own, &Disks::default(), None, self.now())?;
        }
        let mut told = Vec::new();
        for part in PARTS {
            if !dice.one_in(3) {
                continue;
            }
            let from = if dice.one_in(4) { "stranger" } else { "other" };
            told.push(format!("{part} of {from}"));
            bring(&self.at(from), &own, part, dice)?;
        }
        let told = told.join(", ");
        let intact = !told.contains("journal") && !told.contains("segments");
        self.held(&own, intact, dice).map_err(|wrong| named(wrong, &told))
    }

    /// What must hold of a workshop whatever lies in it.
    fn held(&self, store: &Path, intact: bool, dice: &mut Dice) -> Round {
        self.read_beside(store)?;
        let refused = match self.opened(store) {
            Ok(app) => return self.works(app, store, dice),
            Err(error) => error,
        };
        let sentence = refused.sentence();
        let said = said(&sentence);
        let proof = said.contains("sled") || said.contains("reached");
        if intact && !(proof && matches!(sentence.id, "open-store-ahead")) {
            return Err(Wrong::Other(format!("an intact workshop is locked out: {said}")));
        }
        self.way_back(store, &said, dice)
    }

    fn opened(&self, store: &Path) -> Result<App, OpenError> {
        App::open(store, Box::new(self.wall.clone()))
    }

    /// Reading along shows what the journal says, or is refused with a way back.
    fn read_beside(&self, store: &Path) -> Round {
        match App::peek(
            store,
            Box::new(self.wall.clone()),
            Sentence::new("open-held-unknown"),
        ) {
            Ok(app) => same(&app, store),
            Err(error) => names_a_way(&said(&error.sentence())),
        }
    }

    /// An open workshop: its sheet is that of the journal, and what it writes starts from there.
    fn works(&self, mut app: App, store: &Path, dice: &mut Dice) -> Round {
        same(&app, store)?;
        let question = app.missing();
        for _ in 0..4 {
            let kind = dice.below(acts::KINDS);
            let _ = acts::one(&mut app, dice, kind);
        }
        let note = Action::DayNote {
            date: date(MONDAY),
            text: format!("na de ruil {}", dice.below(1000)),
        };
        app.perform(&note, None)?;
        app.settle();
        sound(&app)?;
        drop(app);
        before_is_in_force(store)?;
        // What may be missing is asked until it is answered.
        let again = self.opened(store)?;
        if question.is_some() != again.missing().is_some() {
            return Err(Wrong::Other(format!("{question:?}, then {:?}", again.missing())));
        }
        drop(again);
        let report = if question.is_some() {
            repair(store, &self.wall, (&|_| Vec::new(), "nagekeken"), &mut |_, _| {})?.report
        } else {
            check(store, &self.wall, &mut |_, _| {})?
        };
        if report.code() != Code::Good {
            return Err(Wrong::HalfDone(format!("{:?}", report.lines)));
        }
        run_now(store, &Disks::default(), Some(&self.at("backups")), self.now())?;
        Ok(())
    }

    /// The way back that is named is gone, and leads somewhere.
    fn way_back(&self, store: &Path, said: &str, dice: &mut Dice) -> Round {
        names_a_way(said)?;
        // First what is of another copy, by the names that were said.
        let mut moved = false;
        for part in ["sled", "reached", "journal/witness"] {
            let place = store.join(part);
            if said.contains(&place.display().to_string()) && place.exists() {
                fs::rename(&place, self.at(&format!("moved-{}", part.replace('/', "-"))))?;
                moved = true;
            }
        }
        if moved {
            match self.opened(store) {
                Ok(app) => return self.works(app, store, dice),
                Err(error) => names_a_way(&self::said(&error.sentence()))?,
            }
        }
        // Segments that do not follow each other: a backup of before.
        let backups = self.at("before");
        fs::create_dir_all(&backups)?;
        run_now(&self.at("other"), &Disks::default(), Some(&backups), self.now())?;
        let source = werkvloer::backup::Backups::new(backups, Disks::default().backups);
        restore(&source, &Wanted::Newest, store, &Disks::default())?;
        self.works(self.opened(store)?, store, dice)
    }

    fn now(&self) -> NaiveDateTime {
        self.wall.get()
    }
}

/// Brings a file or folder of one store into another; of the segments any number.
fn bring(from: &Path, to: &Path, part: &str, dice: &mut Dice) -> Round {
    if part == "segments" {
        for entry in fs::read_dir(from.join("journal"))?.flatten() {
            if entry.file_name().to_string_lossy().ends_with(".wvj") && dice.one_in(2) {
                fs::copy(entry.path(), to.join("journal").join(entry.file_name()))?;
            }
        }
        return Ok(());
    }
    let (source, target) = (from.join(part), to.join(part));
    if source.is_dir() {
        let _ = fs::remove_dir_all(&target);
        copy(&source, &target);
    } else if source.exists() {
        fs::copy(source, target)?;
    }
    Ok(())
}

/// What the journal that lies there says, put together apart from the program's own opening.
fn same(app: &App, store: &Path) -> Round {
    let codec = Codec::plain();
    let mut told = Store::in_memory(&codec);
    for written in entries(store)? {
        let applied = Applied::default();
        told.apply(codec.decode_images(&written)?, applied)?;
    }
    if told.state_hash()? == app.store().state_hash()? {
        Ok(())
    } else {
        Err(Wrong::Lost("a sheet that is not the journal's".into()))
    }
}

/// Every entry in the segments of a store, in order.
fn entries(store: &Path) -> Result<Vec<Written>, Wrong> {
    let reader = Journal::read_only(&store.join("journal"), Disks::default().store)?;
    let all: Result<Vec<_>, _> = reader.entries_after(0).collect();
    Ok(all?.into_iter().map(|(_, written)| written).collect())
}

/// Each change starts from what was in force.
fn before_is_in_force(store: &Path) -> Round {
    let mut state: BTreeMap<RecordKey, Record> = BTreeMap::new();
    for (number, written) in (1..).zip(entries(store)?) {
        for change in Codec::plain().decode_entry(&written)?.changes {
            if state.get(&change.key) != change.before.as_ref() {
                return Err(Wrong::HalfDone(format!(
                    "entry {number} started from something else"
                )));
            }
            match change.after {
                Some(record) => drop(state.insert(change.key, record)),
                None => drop(state.remove(&change.key)),
            }
        }
    }
    Ok(())
}

fn said(sentence: &Sentence) -> String {
    Texts::new(Lang::Nl).say(sentence)
}

fn names_a_way(said: &str) -> Round {
    let names = said.contains("journal") || said.contains("reached") || said.contains("sled");
    if names && said.contains("reservekopie") {
        Ok(())
    } else {
        Err(Wrong::Other(format!("says neither what nor how: {said}")))
    }
}

fn named(wrong: Wrong, told: &str) -> Wrong {
    match wrong {
        Wrong::Lost(text) => Wrong::Lost(format!("{told}: {text}")),
        Wrong::HalfDone(text) => Wrong::HalfDone(format!("{told}: {text}")),
        Wrong::Other(text) => Wrong::Other(format!("{told}: {text}")),
    }
}
