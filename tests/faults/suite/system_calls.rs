//! The real program, of which a real system call fails: with strace, where it is there and may trace.

use std::path::Path;
use std::process::{Command, Stdio};

use werkvloer::domain::attendance::{Absence, Day};

use super::dice::Dice;
use super::floor::{Floor, MONDAY, checked, date};
use super::hostile::plain_text;
use super::tally::{Round, Tally, Wrong};

const CALLS: [&str; 6] = ["pwrite64", "fdatasync", "fsync", "openat", "rename", "ftruncate"];
const ERRORS: [&str; 3] = ["EIO", "ENOSPC", "EROFS"];

/// Whether there is a strace, and leave to trace.
pub fn is_possible() -> bool {
    let tried = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .stderr(Stdio::null())
        .status();
    tried.is_ok_and(|status| status.success())
}

/// Marks somebody so many times while a call fails.
pub fn run(rounds: u64, seed: u64, binary: &Path) -> Tally {
    let mut tally = Tally::default();
    let floor = Floor::new(4, seed);
    for number in 0..rounds {
        tally.round(
            &format!("a system call fails, seed {seed}, round {number}"),
            || once(&floor, &mut Dice::new(seed, number), binary),
        );
    }
    tally
}

fn once(floor: &Floor, dice: &mut Dice, binary: &Path) -> Round {
    let (call, error, nth) = (*dice.of(&CALLS), *dice.of(&ERRORS), 1 + dice.below(30));
    let sick = dice.one_in(2);
    let output = Command::new("strace")
        .args(["-f", "-o", "/dev/null", "-e", &format!("trace={call}")])
        .args(["-e", &format!("inject={call}:error={error}:when={nth}")])
        .arg(binary)
        .args([
            "mark",
            "1",
            if sick { "sick" } else { "leave" },
            "--on",
            MONDAY,
            "--lang",
            "nl",
        ])
        .env("WERKVLOER_STORE", floor.store())
        .env("XDG_STATE_HOME", floor.around().join("state"))
        .stdin(Stdio::null())
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    // The program did not even begin.
    if said.contains("error while loading shared libraries") {
        return Ok(());
    }
    plain_text(&output.stdout)?;
    plain_text(&output.stderr)?;
    let told = format!("{call} {error} {nth}: {:?} {said}", output.status);
    let done = match output.status.code() {
        Some(0) => true,
        Some(1..=3) if !said.trim().is_empty() => false,
        _ => return Err(Wrong::Other(told)),
    };
    let app = floor.open()?;
    let people = &app.directory().participants;
    let who = people.iter().find(|(_, p)| p.number == "1").map(|(id, _)| *id);
    let who = who.ok_or_else(|| Wrong::Lost("a participant".into()))?;
    let found = app.store().attendance_on(who, date(MONDAY))?.map(|a| a.day);
    let wanted = Day::Absent(if sick { Absence::Sick } else { Absence::Leave });
    drop(app);
    if done && found != Some(wanted) {
        return Err(Wrong::Lost(format!("{told}: {found:?}")));
    }
    checked(floor)
}
