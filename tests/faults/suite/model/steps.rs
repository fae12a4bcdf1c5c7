//! The commands: what is typed, and what the model makes of it.

use std::fmt::Write;

use chrono::{Days, NaiveDate};

use super::clock;
use super::sheet::Minute;
use super::world::{DONE, Job, Open, Person, REFUSED, Said, World};
use crate::suite::dice::Dice;

/// One command.
#[derive(Clone, Debug)]
pub enum Step {
    Mark(u32, Person, NaiveDate, Said, bool),
    Close(NaiveDate, Open),
    Assign(u32, Person, Option<String>, usize, NaiveDate, bool),
    Add(String, NaiveDate, bool, Vec<usize>, Option<usize>, bool),
    Remove(String, NaiveDate, bool),
    Note(u32, NaiveDate),
    Import(Vec<(u32, Person, NaiveDate, Said)>),
    Undo,
    Redo,
    Rebuild,
    BackUp,
    Restore,
}

const WORDS: [(&str, &str); 4] = [
    ("sick", "ziek"),
    ("leave", "verlof"),
    ("cancelled", "afgemeld"),
    ("no_show", "x"),
];
const HALVES: [&str; 3] = ["ochtend", "middag", "avond"];
const NAMES: [&str; 5] = ["Tuin", "Lunch", "Fietsen", "Houtzaag", "Verf"];

fn word(reason: &str) -> &'static str {
    WORDS
        .iter()
        .find(|(id, _)| *id == reason)
        .map_or("", |(_, word)| word)
}

/// A random command, as people give them: mostly today, now and then another day.
pub fn next(world: &World, dice: &mut Dice) -> Step {
    let person = dice.below(world.people.len());
    let number = world.people[person].number;
    let date = some_date(world, dice);
    let reason = dice.one_in(2);
    match dice.below(100) {
        0..50 => Step::Mark(number, person, date, said(dice), reason),
        50..56 => {
            let open = *dice.of(&[Open::Ask, Open::Planned, Open::NoShow, Open::Leave]);
            Step::Close(date, open)
        }
        56..72 => {
            let klus = (!dice.one_in(4)).then(|| (*dice.of(&NAMES)).to_owned());
            Step::Assign(number, person, klus, dice.below(2), date, reason)
        }
        72..77 => {
            let halves = [vec![0], vec![1], vec![0, 1]];
            let most = dice.one_in(2).then(|| 1 + dice.below(2));
            let name = (*dice.of(&NAMES)).to_owned();
            Step::Add(name, date, dice.one_in(2), dice.of(&halves).clone(), most, reason)
        }
        77..78 => Step::Remove((*dice.of(&NAMES)).to_owned(), date, reason),
        78..81 => Step::Note(number, date),
        81..84 => import(world, dice),
        84..91 => Step::Undo,
        91..96 => Step::Redo,
        96 => Step::Rebuild,
        97..99 => Step::BackUp,
        _ => Step::Restore,
    }
}

fn some_date(world: &World, dice: &mut Dice) -> NaiveDate {
    match dice.below(10) {
        0..7 => world.today,
        7 | 8 => world.today - Days::new(1 + dice.below(6) as u64),
        _ => world.today + Days::new(1 + dice.below(4) as u64),
    }
}

/// A time that people would say, on the five minutes.
fn some_time(dice: &mut Dice, from: usize, to: usize) -> Minute {
    Minute::try_from(5 * (from + dice.below(to - from))).unwrap_or(0)
}

fn said(dice: &mut Dice) -> Said {
    let excuses = ["sick", "leave", "cancelled"];
    match dice.below(16) {
        0..4 => Said::Present,
        4 | 5 => Said::CameAt((!dice.one_in(3)).then(|| some_time(dice, 100, 190))),
        6 | 7 => {
            let reason = dice.one_in(2).then(|| *dice.of(&excuses));
            Said::LeftAt((!dice.one_in(3)).then(|| some_time(dice, 110, 200)), reason)
        }
        8..11 => Said::Away(dice.of::<&'static str>(&excuses)),
        11 => Said::Away("no_show"),
        12 | 13 => times(dice),
        14 => Said::Length(some_time(dice, 6, 60)),
        _ => Said::Open,
    }
}

/// Times as they are typed: one stretch or two, with a break typed or not, with a reason for the rest or not.
fn times(dice: &mut Dice) -> Said {
    let from = some_time(dice, 96, 130);
    let to = from + some_time(dice, 12, 72);
    let pause = dice.one_in(3).then(|| some_time(dice, 1, 9));
    let mut all = vec![((from, to), pause)];
    if dice.one_in(3) {
        let again = to + some_time(dice, 2, 10);
        all.push(((again, again + some_time(dice, 6, 24)), None));
    }
    let rest = dice.one_in(3).then(|| *dice.of(&["sick", "leave", "cancelled"]));
    Said::Worked(all, rest)
}

/// A file about days of which nothing is known yet.
fn import(world: &World, dice: &mut Dice) -> Step {
    let mut rows: Vec<(u32, Person, NaiveDate, Said)> = Vec::new();
    for _ in 0..=dice.below(3) {
        let person = dice.below(world.people.len());
        let date = world.today - Days::new(dice.below(8) as u64);
        let known = world.day(person, date).is_some() || world.state.closed.contains(&date);
        let twice = rows
            .iter()
            .any(|(_, other, on, _)| (*other, *on) == (person, date));
        let placed = (0..3).any(|half| world.state.places.contains_key(&(person, date, half)));
        if known || twice || placed || date < world.people[person].since {
            continue;
        }
        let said = match dice.below(3) {
            0 if world.plan(person, date).is_some() => Said::Present,
            1 => Said::Away(dice.of::<&'static str>(&["sick", "leave", "cancelled", "no_show"])),
            _ => Said::Worked(vec![((540, 540 + some_time(dice, 12, 80)), Some(0))], None),
        };
        rows.push((world.people[person].number, person, date, said));
    }
    if rows.is_empty() {
        Step::Note(world.people[0].number, world.today)
    } else {
        Step::Import(rows)
    }
}

/// What is typed of a day.
fn words(said: &Said) -> Vec<String> {
    let moment = |word: &str, at: &Option<Minute>| {
        let mut all = vec![word.to_owned()];
        all.extend(at.map(clock));
        all
    };
    match said {
        Said::Present => vec!["a".into()],
        Said::Open => vec!["open".into()],
        Said::CameAt(at) => moment("laat", at),
        Said::LeftAt(at, reason) => {
            let mut all = moment("weg", at);
            all.extend(reason.map(|reason| word(reason).to_owned()));
            all
        }
        Said::Away(reason) => vec![word(reason).into()],
        Said::Length(minutes) => vec!["a".into(), clock(*minutes)],
        Said::Worked(times, rest) => {
            let mut all = vec![rest.map_or("a", word).to_owned()];
            for ((from, to), pause) in times {
                all.push(format!("{}-{}", clock(*from), clock(*to)));
                all.extend(pause.map(|pause| format!("p{pause}")));
            }
            all
        }
    }
}

impl Step {
    /// The date it is about, where it is about one.
    pub const fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::Mark(_, _, date, ..)
            | Self::Close(date, _)
            | Self::Assign(.., date, _)
            | Self::Add(_, date, ..)
            | Self::Remove(_, date, _)
            | Self::Note(_, date) => Some(*date),
            _ => None,
        }
    }

    /// What is typed.
    pub fn args(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        if let Some(date) = self.date() {
            all.extend(["--on".into(), date.to_string()]);
        }
        let mut say = |words: &[&str]| all.extend(words.iter().map(|word| (*word).to_owned()));
        let reason = match self {
            Self::Mark(number, _, _, said, reason) => {
                say(&["mark", &number.to_string()]);
                all.extend(words(said));
                *reason
            }
            Self::Close(_, open) => {
                say(&["close"]);
                match open {
                    Open::Ask => {}
                    Open::Planned => say(&["--open", "planned"]),
                    Open::NoShow => say(&["--open", "no-show"]),
                    Open::Leave => say(&["--open", "leave"]),
                }
                false
            }
            Self::Assign(number, _, klus, half, _, reason) => {
                let klus = klus.as_deref().unwrap_or("-");
                say(&["assign", &number.to_string(), klus, "--half", HALVES[*half]]);
                *reason
            }
            Self::Add(name, _, weekly, halves, most, reason) => {
                say(&["klus", "add", name, "--min", "1"]);
                let halves: Vec<&str> = halves.iter().map(|half| HALVES[*half]).collect();
                say(&["--half", &halves.join(",")]);
                if *weekly {
                    say(&["--weekly", "ma,wo,do"]);
                }
                if let Some(most) = most {
                    say(&["--max", &most.to_string()]);
                }
                *reason
            }
            Self::Remove(name, _, reason) => {
                say(&["klus", "remove", name]);
                *reason
            }
            Self::Note(number, _) => {
                say(&["note", &number.to_string(), "begon op tijd"]);
                false
            }
            Self::Import(_) => {
                say(&["import", "days.csv"]);
                false
            }
            Self::Undo => {
                say(&["undo"]);
                false
            }
            Self::Redo => {
                say(&["redo"]);
                false
            }
            Self::Rebuild => {
                say(&["rebuild"]);
                false
            }
            Self::BackUp => {
                say(&["backup", "--to", "backups"]);
                false
            }
            Self::Restore => {
                say(&["restore", "backups", "--yes"]);
                false
            }
        };
        if reason {
            all.extend(["--reason".into(), "nagekeken".into()]);
        }
        all
    }

    /// The file it reads in.
    pub fn file(&self) -> Option<String> {
        let Self::Import(rows) = self else { return None };
        let mut text = "Nummer;Datum;Status;Van;Tot;Pauze\n".to_owned();
        for (number, _, date, said) in rows {
            let date = date.format("%d-%m-%Y");
            let _ = match said {
                Said::Worked(times, _) => {
                    let (from, to) = times[0].0;
                    let [from, to] = [from, to].map(clock);
                    writeln!(text, "{number};{date};aanwezig;{from};{to};0")
                }
                Said::Away("no_show") => writeln!(text, "{number};{date};niet verschenen;;;"),
                Said::Away(reason) => writeln!(text, "{number};{date};{};;;", word(reason)),
                _ => writeln!(text, "{number};{date};aanwezig;;;"),
            };
        }
        Some(text)
    }

    /// For who reads what went wrong.
    pub fn told(&self) -> String {
        let file = self.file().map(|text| format!(" {text:?}")).unwrap_or_default();
        self.args().join(" ") + &file
    }

    /// What the model makes of it: the exit code.
    pub fn play(&self, world: &mut World) -> u8 {
        match self {
            Self::Mark(_, person, date, said, reason) => world.mark(*person, *date, said, *reason),
            Self::Close(date, open) => world.close(*date, *open),
            Self::Assign(_, person, klus, half, date, reason) => {
                world.assign(*person, klus.as_deref(), *half, (*date, *reason))
            }
            Self::Add(name, date, weekly, halves, most, reason) => {
                let job = Job {
                    name: name.clone(),
                    from: *date,
                    weekdays: weekly.then_some([true, false, true, true, false, false, false]),
                    halves: halves.clone(),
                    most: *most,
                };
                world.add(job, *reason)
            }
            Self::Remove(name, date, reason) => world.remove(name, *date, *reason),
            Self::Note(..) => world.note(),
            Self::Import(rows) => {
                let rows: Vec<_> = rows
                    .iter()
                    .map(|(_, who, date, said)| (*who, *date, said.clone()))
                    .collect();
                world.import(&rows)
            }
            Self::Undo => world.undo(),
            Self::Redo => world.redo(),
            Self::Rebuild => DONE,
            Self::BackUp => {
                world.backed_up();
                DONE
            }
            Self::Restore if world.restored() => DONE,
            Self::Restore => REFUSED,
        }
    }
}
