//! Hostile text as arguments and as names of files, and what the command line prints afterwards.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use werkvloer::app::Action;
use werkvloer::domain::name::PersonName;
use werkvloer::domain::record::{Record, RecordKey};
use werkvloer::text::clean::clean;
use werkvloer::text::width::width;

use super::dice::Dice;
use super::floor::{Floor, MONDAY};
use super::hostile::{hostile, plain_text};
use super::tally::{Round, Tally, Wrong};

const PER_FLOOR: u64 = 10;

/// What prints everything there is.
const READERS: [&[&str]; 12] = [
    &["day"],
    &["who"],
    &["hours"],
    &["signals"],
    &["klus", "list"],
    &["log", "--limit", "1000"],
    &["log", "--json"],
    &["day", "--json"],
    &["export", "attendance"],
    &["export", "observations"],
    &["export", "hours"],
    &["export", "day", "--format", "json"],
];

/// One start of the program per string, and a look at all its output per ten of them.
pub fn run(strings: u64, seed: u64, binary: &Path) -> Tally {
    let mut tally = Tally::default();
    let mut left = strings;
    for number in 0.. {
        let many = left.min(PER_FLOOR);
        if many == 0 {
            return tally;
        }
        left -= many;
        tally.round(
            &format!("hostile arguments, seed {seed}, workshop {number}"),
            || floor_of(many, &mut Dice::new(seed, number), binary),
        );
        tally.rounds += many - 1;
    }
    tally
}

fn floor_of(strings: u64, dice: &mut Dice, binary: &Path) -> Round {
    let floor = Floor::new(6, dice.next());
    rename_everybody(&floor, dice)?;
    for _ in 0..strings {
        let text = hostile(dice);
        let output = spoken(&floor, binary, &arguments(&floor, &text, dice), dice)?;
        if output.status.code().is_none_or(|code| code > 3) {
            return Err(Wrong::Other(format!("{:?} on {text:?}", output.status)));
        }
    }
    for reader in READERS {
        let arguments: Vec<OsString> = reader.iter().map(OsString::from).collect();
        let output = spoken(&floor, binary, &arguments, dice)?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(Wrong::Other(format!("{reader:?}: {said}")));
        }
        if reader == ["day"] {
            in_columns(&String::from_utf8_lossy(&output.stdout))?;
        }
    }
    logged_clean(&floor.around().join("state"))
}

/// What was written to the log is plain text as well.
fn logged_clean(folder: &Path) -> Round {
    // Whoever only reads leaves nothing in it, not even the folder.
    let all = fs::read_dir(folder).into_iter().flatten();
    for entry in all.flatten() {
        if entry.path().is_dir() {
            logged_clean(&entry.path())?;
        } else {
            plain_text(&fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

/// Names as bad as they may be once they are clean.
fn rename_everybody(floor: &Floor, dice: &mut Dice) -> Round {
    let mut app = floor.open()?;
    let people: Vec<_> = app.directory().participants.clone().into_iter().collect();
    for (id, mut person) in people {
        let text: String = clean(&hostile(dice)).chars().take(60).collect();
        let Some(name) = PersonName::parse(&text) else {
            continue;
        };
        person.names.set("2026-09-01".parse()?, name);
        let records = vec![(
            RecordKey::Participant(id),
            Some(Record::Participant(person.into())),
        )];
        // A name that is too long stays as it was.
        let _ = app.perform(&Action::Edit(records), None);
    }
    Ok(())
}

/// A command with the string in one of its places.
fn arguments(floor: &Floor, text: &str, dice: &mut Dice) -> Vec<OsString> {
    let mut bytes: Vec<u8> = text.bytes().filter(|b| *b != 0).collect();
    if dice.one_in(4) {
        // Not even UTF-8.
        bytes.push(0xff);
    }
    let bad = OsString::from_vec(bytes);
    let path = floor.around().join(&bad).into_os_string();
    let words: &[&str] = dice.of::<&[&str]>(&[
        &["note", "1", "?"],
        &["note", "?", "netjes"],
        &["mark", "1", "?"],
        &["mark", "1", "present", "?"],
        &["mark", "1", "sick", "--reason", "?"],
        &["klus", "add", "?"],
        &[
            "klus",
            "add",
            "Hout",
            "--place",
            "?",
            "--type",
            "?",
            "--certificate",
            "?",
        ],
        &["klus", "remove", "?"],
        &["assign", "1", "?"],
        &["who", "?"],
        &["hours", "?"],
        &["log", "?"],
        &["day", "?"],
        &["day", "--on", "?"],
        &["export", "?"],
        &["export", "day", "-o", "/"],
        &["import", "/"],
        &["day", "--store", "/"],
        &["?"],
        &["--?"],
    ]);
    let each = |word: &&str| match *word {
        "?" => bad.clone(),
        "/" => path.clone(),
        "--?" => [OsStr::new("--"), &bad].into_iter().collect(),
        word => word.into(),
    };
    words.iter().map(each).collect()
}

/// Runs the program: what it prints on either side is plain text.
fn spoken(floor: &Floor, binary: &Path, arguments: &[OsString], dice: &mut Dice) -> Result<Output, Wrong> {
    let output = Command::new(binary)
        .env("WERKVLOER_STORE", floor.store())
        .env("XDG_STATE_HOME", floor.around().join("state"))
        .env("XDG_CONFIG_HOME", floor.around().join("config"))
        .env("LANG", dice.of(&["nl_NL.UTF-8", "en_GB.UTF-8", "C"]))
        .args(arguments)
        .args(if arguments.iter().any(|a| a == "--on") {
            &[][..]
        } else {
            &["--on", MONDAY]
        })
        .stdin(Stdio::null())
        .output()?;
    for printed in [&output.stdout, &output.stderr] {
        plain_text(printed).map_err(|wrong| Wrong::Other(format!("{arguments:?}: {wrong:?}")))?;
    }
    Ok(output)
}

/// The times stand under each other, whatever the names before them.
fn in_columns(day: &str) -> Round {
    let places: Vec<usize> = day
        .lines()
        .filter_map(|line| line.rfind(" 9:00").map(|at| width(&line[..at])))
        .collect();
    if places.len() > 2 && places.windows(2).all(|two| two[0] == two[1]) {
        return Ok(());
    }
    Err(Wrong::Other(format!("times at {places:?} in:\n{day}")))
}
