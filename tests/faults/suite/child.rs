//! The program as a process of its own, to be killed: it works by itself and says what was acknowledged.

use std::fmt::Write;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use chrono::Days;
use werkvloer::app::{Action, App, OpenRows, rebuild};
use werkvloer::backup::{Backups, Disks, Wanted, restore, run_now, usual_folder};
use werkvloer::domain::lang::Lang;
use werkvloer::exchange::import::{ImportOptions, InFile, plan};
use werkvloer::text::texts::Texts;

use super::acts;
use super::dice::Dice;
use super::floor::{MONDAY, Wall, create, date};
use super::tally::Wrong;
use super::witness::Acknowledged;

/// Where the child is told what to do.
const TASK: &str = "WERKVLOER_CHILD";

/// What a child does, over and over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// Everything there is, one after the other.
    Anything,
    /// Actions for many people at once.
    Bulk,
    /// Files of two hundred rows.
    Import,
    /// Days closed, one by one.
    Closing,
    /// Undo and redo.
    Undo,
    /// Opens, with sled gone: the store is built anew.
    Rebuild,
    /// Builds the store anew with the command for it.
    RebuildCommand,
    /// Makes backups.
    Backup,
    /// Puts the newest backup in the place of the store.
    Restore,
    /// Makes a new store.
    Create,
    /// Opens once, says how that went, and waits.
    Race,
}

impl Job {
    /// Those that are killed.
    pub const KILLED: [Self; 10] = [
        Self::Anything,
        Self::Bulk,
        Self::Import,
        Self::Closing,
        Self::Undo,
        Self::Rebuild,
        Self::RebuildCommand,
        Self::Backup,
        Self::Restore,
        Self::Create,
    ];
}

/// How to start this very program as a child.
pub fn command(job: Job, store: &Path, seed: u64) -> Result<Command, Wrong> {
    let mut command = Command::new(std::env::current_exe()?);
    // Of these the soak takes no notice, and the tests run the one that is the child.
    command.args([
        "the_child",
        "--exact",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]);
    command.env(TASK, format!("{job:?} {seed} {}", store.display()));
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    Ok(command)
}

/// Does what the environment asks of a child; false where it asks nothing.
pub fn main() -> bool {
    let Ok(task) = std::env::var(TASK) else {
        return false;
    };
    let mut parts = task.splitn(3, ' ');
    let mut next = || parts.next().unwrap_or_default().to_owned();
    let (job, seed, store) = (next(), next(), PathBuf::from(next()));
    let all = Job::KILLED.into_iter().chain([Job::Race]);
    let job = all.into_iter().find(|j| format!("{j:?}") == job);
    let dice = Dice::new(seed.parse().unwrap_or(0), 0);
    if let Some(Err(wrong)) = job.map(|job| work(job, &store, dice)) {
        println!("trouble {wrong:?}");
    }
    true
}

fn work(job: Job, store: &Path, mut dice: Dice) -> Result<(), Wrong> {
    let wall = Wall::at(date(MONDAY) + Days::new(11), 16);
    if job == Job::Race {
        return race(store, &wall);
    }
    println!("begun");
    match job {
        Job::Create => return tell(&create(store, &wall)?),
        Job::RebuildCommand => loop {
            rebuild(store, &wall, &mut |_, _| {})?;
        },
        Job::Restore => loop {
            let backups = Backups::new(usual_folder(store), Disks::default().backups);
            restore(&backups, &Wanted::Newest, store, &Disks::default())?;
        },
        _ => {}
    }
    let mut app = App::open(store, Box::new(wall.clone()))?;
    tell(&app)?;
    for turn in 0..2_000 {
        one(job, turn, &mut app, &mut dice)?;
        tell(&app)?;
        if job == Job::Backup {
            let made = run_now(store, &Disks::default(), None, wall.get())?;
            println!("backed {}", made.manifest.position);
        }
    }
    Ok(())
}

fn one(job: Job, turn: usize, app: &mut App, dice: &mut Dice) -> Result<(), Wrong> {
    let kind = match job {
        Job::Import => return import(app, turn),
        Job::Closing => {
            let days = Days::new(turn as u64 % 10);
            let action = Action::CloseDay {
                date: app.today() - days,
                open: OpenRows::AsPlanned,
            };
            // A day that is closed already is closed; then something is undone to close it again.
            if app.perform(&action, None).is_ok() {
                return Ok(());
            }
            0
        }
        Job::Bulk => *dice.of(&[3, 6, 9, 14]),
        Job::Undo if turn < 30 => 14,
        Job::Undo => turn / 20 % 2,
        _ => dice.below(acts::KINDS),
    };
    acts::one(app, dice, kind)?;
    Ok(())
}

/// Two hundred rows, another time each time.
fn import(app: &mut App, turn: usize) -> Result<(), Wrong> {
    let mut text = String::from("Deelnemer;Datum;Status;Uren\n");
    for row in 0..200 {
        let day = app.today() - Days::new(row % 10);
        let _ = writeln!(
            text,
            "Persoon {};{};aanwezig;{}",
            row / 10,
            day.format("%d-%m-%Y"),
            1 + turn % 5
        );
    }
    let options = ImportOptions {
        add_participants: true,
        reason_given: true,
        ..ImportOptions::new(app.today())
    };
    let file = InFile {
        name: "a.csv",
        bytes: text.as_bytes(),
    };
    let plan = plan(app.store(), &[file], &options)?;
    app.perform(&Action::Import(plan.records), Some("ingelezen"))?;
    Ok(())
}

/// Says what is acknowledged now; the pipe has it before anything else is done.
fn tell(app: &App) -> Result<(), Wrong> {
    let now = Acknowledged::of(app)?;
    println!("saved {} {}", now.position, hex(now.state));
    Ok(())
}

fn hex(state: [u8; 32]) -> String {
    werkvloer::journal::Chain(state).to_string()
}

/// What a line says was acknowledged.
pub fn saved(line: &str) -> Option<Acknowledged> {
    let mut words = line.strip_prefix("saved ")?.split(' ');
    Acknowledged::said(words.next()?, words.next()?)
}

/// What a child said before it was killed.
pub struct Said {
    /// The last that was acknowledged.
    pub saved: Option<Acknowledged>,
    /// Up to which entry there is a backup.
    pub backed: Option<u64>,
}

/// The last that a child said.
pub fn last_saved(child: &mut Child) -> Result<Said, Wrong> {
    let mut text = String::new();
    if let Some(mut out) = child.stdout.take() {
        let mut bytes = Vec::new();
        out.read_to_end(&mut bytes)?;
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    child.wait()?;
    // A line that was being written when it was killed has no end.
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    let lines = || whole.lines().rev();
    let trouble: Vec<&str> = lines().filter(|line| line.contains("trouble")).collect();
    if !trouble.is_empty() {
        return Err(Wrong::Other(trouble.join("; ")));
    }
    Ok(Said {
        saved: lines().find_map(saved),
        backed: lines().find_map(|line| line.strip_prefix("backed ")?.parse().ok()),
    })
}

impl Acknowledged {
    /// What a child said.
    fn said(position: &str, state: &str) -> Option<Self> {
        let byte = |at: usize| u8::from_str_radix(state.get(at * 2..at * 2 + 2)?, 16).ok();
        let mut bytes = [0; 32];
        for (at, slot) in bytes.iter_mut().enumerate() {
            *slot = byte(at)?;
        }
        Some(Self {
            position: position.parse().ok()?,
            state: bytes,
        })
    }
}

/// One of many that start at once: says who won, and how long the others had to wait for their answer.
fn race(store: &Path, wall: &Wall) -> Result<(), Wrong> {
    println!("ready");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    let begin = Instant::now();
    let opened = App::open(store, Box::new(wall.clone()));
    let took = begin.elapsed().as_millis();
    match &opened {
        Ok(_) => println!("won {took}"),
        Err(error) => println!("told {took} {}", Texts::new(Lang::Nl).say(&error.sentence())),
    }
    // Held until the parent has heard everybody.
    std::io::stdin().read_line(&mut line)?;
    Ok(())
}

/// Reads a child's lines up to one that begins so; the rest of that line.
pub fn heard(lines: &mut BufReader<impl Read>, words: &[&str]) -> Result<String, Wrong> {
    let mut line = String::new();
    loop {
        line.clear();
        if lines.read_line(&mut line)? == 0 {
            return Err(Wrong::Other(format!("a child ended before it said {words:?}")));
        }
        // The test runner's own words may stand before it.
        if let Some(at) = words.iter().find_map(|word| line.find(word)) {
            return Ok(line[at..].trim().to_owned());
        }
    }
}
