//! Bits flip, files end too soon, pages turn to zero, files go or come back from an older copy: a store opens
//! with everything, builds itself anew, or is refused, naming the file and the way back. Never fewer in silence.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use chrono::Days;
use werkvloer::app::check::{Code, check};
use werkvloer::app::{Action, App, NoteDraft, OpenError, Trouble};
use werkvloer::domain::dated::Dated;
use werkvloer::domain::ids::ParticipantId;
use werkvloer::domain::lang::Lang;
use werkvloer::domain::method::shipped;
use werkvloer::domain::record::{Record, RecordKey};
use werkvloer::text::texts::Texts;

use super::acts;
use super::dice::Dice;
use super::floor::{Floor, MONDAY, Wall, date};
use super::power::copy;
use super::tally::{Round, Tally, Wrong};

/// An opening that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is done to a file.
#[derive(Clone, Copy, Debug)]
enum Harm {
    /// One bit turns.
    Flip,
    /// The file ends somewhere before its end.
    Cut,
    /// A page of 4 KiB turns to zeros.
    Zero,
    /// The file goes.
    Delete,
    /// The file comes back from an older copy.
    Older,
}

const HARMS: [Harm; 5] = [Harm::Flip, Harm::Cut, Harm::Zero, Harm::Delete, Harm::Older];

/// A store of several segments in three states: long ago, closed in good order, and as a kill leaves it.
struct Stores {
    _around: tempfile::TempDir,
    wall: Wall,
    older: PathBuf,
    closed: PathBuf,
    killed: PathBuf,
    state: [u8; 32],
}

/// What an opening came to.
enum Answer {
    Opened { state: [u8; 32], position: u64 },
    Refused(OpenError),
}

/// Damages so many stores, and opens each; with `notes` they have pages that opening does not read.
pub fn run(rounds: u64, seed: u64, notes: bool) -> Tally {
    let mut tally = Tally::default();
    let mut stores = None;
    tally.round("a store to damage", || {
        stores = Some(Stores::make(seed, notes)?);
        Ok(())
    });
    let Some(stores) = stores else { return tally };
    tally.rounds = 0;
    tally.slowest = Duration::ZERO;
    for round in 0..rounds {
        tally.round(&format!("damage, seed {seed}, round {round}"), || {
            stores.damage(&mut Dice::new(seed, round))
        });
    }
    tally
}

/// A method file grown by a comment: one record too long for a page of sled.
fn long_method(length: usize) -> Action {
    let (id, text) = shipped()[0];
    let long = format!("{text}\n# {}\n", "x".repeat(length));
    let method = Record::Method(Dated::since(date("2026-01-01"), long));
    Action::Edit(vec![(RecordKey::Method(id.to_owned()), Some(method))])
}

/// Notes as long as may be: of these there are pages that are not read on opening.
fn long_notes(people: Vec<ParticipantId>, turn: usize) -> Action {
    let at = date(MONDAY) - Days::new(30 * u64::try_from(turn % 9).unwrap_or(0));
    Action::Note {
        date: at,
        people,
        note: NoteDraft {
            text: format!("{turn} {}", "y".repeat(1_900)),
            ..NoteDraft::default()
        },
    }
}

impl Stores {
    fn make(seed: u64, notes: bool) -> Result<Self, Wrong> {
        let floor = Floor::grown(6, seed);
        let around = tempfile::tempdir()?;
        let [older, closed, killed] = ["older", "closed", "killed"].map(|name| around.path().join(name));
        let mut dice = Dice::new(seed, u64::MAX);
        let mut app = floor.open()?;
        let lived = |app: &mut App, dice: &mut Dice, days: usize| -> Result<(), Wrong> {
            for turn in 0..days {
                if turn % 3 == 0 {
                    app.perform(&long_method(150_000 + turn * 100), None)?;
                }
                if notes && turn % 4 == 0 {
                    let people = app.directory().participants.keys().copied().collect();
                    app.perform(&long_notes(people, turn), None)?;
                }
                let kind = dice.below(acts::KINDS);
                // What a rule refuses changes nothing.
                let _ = acts::one(app, dice, kind);
            }
            Ok(())
        };
        lived(&mut app, &mut dice, 60)?;
        app.settle();
        drop(app);
        copy(&floor.store(), &older);
        let mut app = floor.open()?;
        lived(&mut app, &mut dice, 40)?;
        app.settle();
        lived(&mut app, &mut dice, 5)?;
        copy(&floor.store(), &killed);
        let state = app.store().state_hash()?;
        drop(app);
        copy(&floor.store(), &closed);
        if !closed.join("journal/00000003.wvj").exists() {
            return Err(Wrong::Other("a store of too few segments".into()));
        }
        Ok(Self {
            _around: around,
            wall: floor.wall.clone(),
            older,
            closed,
            killed,
            state,
        })
    }

    fn damage(&self, dice: &mut Dice) -> Round {
        let work = tempfile::tempdir()?;
        let store = work.path().join("store");
        let whole = dice.below(3) > 0;
        copy(if whole { &self.closed } else { &self.killed }, &store);
        let mut told = vec![self.harm(&store, dice)?];
        // Two faults at once must not hide each other; where sled is behind, both may hide the same entries.
        if whole && dice.one_in(6) {
            told.push(self.harm(&store, dice)?);
        }
        let told = told.join(" and ");
        let before = files(&store);
        let journal_harmed = told.contains(".wvj");
        match self.open(&store).map_err(|wrong| named(wrong, &told))? {
            Answer::Opened { state, position } => {
                if state != self.state {
                    return Err(Wrong::Lost(format!("{told}: opened with something else")));
                }
                if dice.one_in(4) {
                    self.go_on(&store, position)
                        .map_err(|wrong| named(wrong, &told))?;
                }
                Ok(())
            }
            Answer::Refused(error) => {
                let said = Texts::new(Lang::Nl).say(&error.sentence());
                if !journal_harmed {
                    return Err(Wrong::Other(format!(
                        "{told}: refused, but the journal is whole: {said}"
                    )));
                }
                let names = said.contains(".wvj") || said.contains("logboek");
                if !names || !(said.contains("reservekopie") || said.contains("terug")) {
                    return Err(Wrong::Other(format!("{told}: says neither what nor how: {said}")));
                }
                unchanged(&before, &files(&store)).map_err(|wrong| named(wrong, &told))
            }
        }
    }

    /// Harms one file, or the whole of sled's folder.
    fn harm(&self, store: &Path, dice: &mut Dice) -> Result<String, Wrong> {
        let sled = store.join("sled");
        if !sled.exists() {
            return Ok("nothing".into());
        }
        match dice.below(24) {
            0 => {
                let _ = fs::remove_dir_all(&sled);
                return Ok("sled deleted".into());
            }
            1 => {
                let _ = fs::remove_dir_all(&sled);
                copy(&self.older.join("sled"), &sled);
                return Ok("sled swapped with an older copy".into());
            }
            2 => {
                let _ = fs::remove_dir_all(&sled);
                fs::create_dir(&sled)?;
                return Ok("sled emptied".into());
            }
            _ => {}
        }
        let all: Vec<PathBuf> = files(store).into_keys().collect();
        // sled's many small files would take all the harm: first where, then which.
        let places = ["journal", "sled", ""];
        let place = *dice.of(&places);
        let of_place = |path: &&PathBuf| {
            let inside = path.strip_prefix(store).unwrap_or(path);
            let first = inside.parent().and_then(|p| p.iter().next());
            first.map_or("", |name| name.to_str().unwrap_or("")) == place
        };
        let here: Vec<&PathBuf> = all.iter().filter(of_place).collect();
        if here.is_empty() {
            return Ok("nothing".into());
        }
        let path = (*dice.of(&here)).clone();
        let harm = *dice.of(&HARMS);
        self.do_harm(store, &path, harm, dice)?;
        let inside = path.strip_prefix(store).unwrap_or(&path);
        Ok(format!("{harm:?} of {}", inside.display()))
    }

    fn do_harm(&self, store: &Path, path: &Path, harm: Harm, dice: &mut Dice) -> Round {
        let mut bytes = fs::read(path)?;
        match harm {
            Harm::Flip if !bytes.is_empty() => {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
            Harm::Cut => bytes.truncate(dice.below(bytes.len())),
            Harm::Zero => {
                let page = dice.below(bytes.len().div_ceil(4096));
                if let Some(page) = bytes.chunks_mut(4096).nth(page) {
                    page.fill(0);
                }
            }
            Harm::Flip => return Ok(()),
            Harm::Delete => return Ok(fs::remove_file(path)?),
            Harm::Older => {
                let older = self.older.join(path.strip_prefix(store).unwrap_or(path));
                if !older.exists() {
                    return Ok(fs::remove_file(path)?);
                }
                bytes = fs::read(older)?;
            }
        }
        Ok(fs::write(path, bytes)?)
    }

    /// Opens it on a thread of its own, so that a panic or a hang is seen.
    fn open(&self, store: &Path) -> Result<Answer, Wrong> {
        let (send, receive) = channel();
        let (store, wall) = (store.to_path_buf(), self.wall.clone());
        let opening = thread::spawn(move || {
            let answer = match App::open(&store, Box::new(wall)) {
                Ok(mut app) => match read(&mut app) {
                    Ok(state) => Answer::Opened {
                        state,
                        position: app.journal().head().position,
                    },
                    Err(trouble) => Answer::Refused(trouble.into()),
                },
                Err(error) => Answer::Refused(error),
            };
            let _ = send.send(answer);
        });
        match receive.recv_timeout(PATIENCE) {
            Ok(answer) => {
                let _ = opening.join();
                Ok(answer)
            }
            Err(RecvTimeoutError::Timeout) => Err(Wrong::Other("a hang".into())),
            Err(RecvTimeoutError::Disconnected) => Err(Wrong::Other("a panic".into())),
        }
    }

    /// What opened takes an action, and is then in order but for damage in a closed segment.
    fn go_on(&self, store: &Path, position: u64) -> Round {
        let mut app = App::open(store, Box::new(self.wall.clone()))?;
        let note = Action::DayNote {
            date: date(MONDAY),
            text: format!("na de schade {position}"),
        };
        app.perform(&note, None)?;
        let state = read(&mut app)?;
        drop(app);
        let mut app = App::open(store, Box::new(self.wall.clone()))?;
        if read(&mut app)? != state {
            return Err(Wrong::Lost("what was done after opening".into()));
        }
        drop(app);
        let report = check(store, &self.wall, &mut |_, _| {})?;
        match report.code() {
            Code::Good => Ok(()),
            Code::Journal if report.damage.is_some() => Ok(()),
            code => Err(Wrong::HalfDone(format!("{code:?}: {:?}", report.lines))),
        }
    }
}

/// Everything there is. What is damaged where opening did not look is made anew as soon as it is read.
fn read(app: &mut App) -> Result<[u8; 32], Trouble> {
    match app.store().state_hash() {
        Err(_) if app.mend()? => Ok(app.store().state_hash()?),
        state => Ok(state?),
    }
}

fn named(wrong: Wrong, told: &str) -> Wrong {
    match wrong {
        Wrong::Lost(text) => Wrong::Lost(format!("{told}: {text}")),
        Wrong::HalfDone(text) => Wrong::HalfDone(format!("{told}: {text}")),
        Wrong::Other(text) => Wrong::Other(format!("{told}: {text}")),
    }
}

/// Every file of a folder, with what is in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.insert(entry.path(), fs::read(entry.path()).unwrap_or_default());
        }
    }
    found
}

/// A refusal leaves the journal as it was; the witness may have come up to it.
fn unchanged(before: &BTreeMap<PathBuf, Vec<u8>>, after: &BTreeMap<PathBuf, Vec<u8>>) -> Round {
    let segments = before
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|end| end == "wvj"));
    for (path, bytes) in segments {
        if after.get(path) != Some(bytes) {
            let now = after.get(path).map(Vec::len);
            let file = path.file_name();
            let text = format!("a refusal changed {file:?} of {} bytes into {now:?}", bytes.len());
            return Err(Wrong::Other(text));
        }
    }
    Ok(())
}
