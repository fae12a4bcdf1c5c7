//! A model that disagrees: random commands through the entrance of the command line, and beside them a naive model of a
//! workshop that shares no code with the program. What the program prints, how it exits and how long its trail is, the
//! model says too.

mod program;
mod sheet;
mod steps;
mod world;

use std::fmt::Write;

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::Value;

use self::program::Program;
use self::sheet::{Day, Minute, Plan};
use self::steps::{Step, next};
use self::world::{DONE, Person, Somebody, World};
use super::dice::Dice;
use super::tally::{Round, Tally, Wrong};

/// Steps of one life of a workshop.
pub const STEPS: u64 = 250;

/// So many lives of a workshop.
pub fn run(rounds: u64, seed: u64) -> Tally {
    let mut tally = Tally::default();
    for round in 0..rounds {
        let name = format!("model, seed {seed} round {round}");
        tally.round(&name, || life(&mut Dice::new(seed, round)));
    }
    tally
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

const fn plan(from: Minute, to: Minute, pause: Option<(Minute, Minute)>) -> Plan {
    Plan { from, to, pause }
}

/// Six people: whole days, mornings, afternoons without a break, a few days a week, one who came later.
fn people() -> Vec<Somebody> {
    let whole = plan(540, 960, Some((750, 780)));
    let (morning, afternoon) = (plan(540, 750, None), plan(780, 1020, None));
    let week = |days: &[usize], plan: Plan| {
        let mut week = [None; 7];
        for day in days {
            week[*day] = Some(plan);
        }
        week
    };
    let all = [0, 1, 2, 3, 4];
    let since = date(2026, 1, 5);
    let list = [
        ("Amina Yilmaz", since, week(&all, whole)),
        ("Joost Berg", since, week(&all, whole)),
        ("Koen Aalbers", since, week(&all, morning)),
        ("Lan Nguyen", since, week(&[0, 2, 4], whole)),
        ("Noor Vries", date(2026, 11, 25), week(&all, afternoon)),
        ("Rosa Wit", since, week(&[1, 3], afternoon)),
    ];
    let numbered = (1001..).zip(list);
    numbered
        .map(|(number, (name, since, week))| Somebody {
            number,
            name,
            since,
            week,
        })
        .collect()
}

/// The files that make these people.
fn files(people: &[Somebody]) -> [String; 2] {
    let mut all = "Nummer;Voornaam;Achternaam;Start;Werkwijze\n".to_owned();
    let mut schedules = "Nummer;Vanaf;Dag;Van;Tot;Pauze\n".to_owned();
    let days = ["ma", "di", "wo", "do", "vr", "za", "zo"];
    for person in people {
        let (first, last) = person.name.split_once(' ').unwrap_or_default();
        let (number, since) = (person.number, person.since.format("%d-%m-%Y"));
        let _ = writeln!(all, "{number};{first};{last};{since};ferm-werk");
        for (day, plan) in days.iter().zip(person.week) {
            let Some(plan) = plan else { continue };
            let pause = plan
                .pause
                .map(|(from, to)| (to - from).to_string())
                .unwrap_or_default();
            let [from, to] = [plan.from, plan.to].map(clock);
            let _ = writeln!(schedules, "{number};{since};{day};{from};{to};{pause}");
        }
    }
    [all, schedules]
}

/// A time as it is typed.
fn clock(at: Minute) -> String {
    format!("{}:{:02}", at / 60, at % 60)
}

/// One life: the program and the model do the same, step by step.
fn life(dice: &mut Dice) -> Round {
    let people = people();
    let mut program = Program::new()?;
    let monday = date(2026, 11, 23);
    program.at(monday, 8 * 60);
    let [all, schedules] = files(&people);
    program.file("people.csv", &all)?;
    program.file("schedules.csv", &schedules)?;
    program.must(&["import", "people.csv", "schedules.csv"])?;
    // What was there before is not this terminal's to take back: the people stay, whatever is undone.
    program.must(&["backup", "--to", "backups"])?;
    program.must(&["restore", "backups", "--yes"])?;
    let mut world = World::new(people, monday, program.trail()?);
    world.backed_up();
    let mut told: Vec<String> = Vec::new();
    for at in 0..STEPS {
        pass(&mut world, dice);
        program.at(world.today, world.now);
        let step = next(&world, dice);
        told.push(format!("{} {} {}", world.today, clock(world.now), step.told()));
        let checked = done(&mut program, &mut world, &step, at);
        if let Err(what) = checked {
            let from = told.len().saturating_sub(25);
            return Err(Wrong::Other(format!(
                "{what}\nafter:\n  {}",
                told[from..].join("\n  ")
            )));
        }
    }
    Ok(())
}

/// Time goes by: some minutes, or until the next workday.
fn pass(world: &mut World, dice: &mut Dice) {
    world.now += Minute::try_from(dice.below(16)).unwrap_or(0);
    if world.now > 17 * 60 + 30 {
        world.now = 8 * 60;
        loop {
            world.today = world.today.succ_opt().unwrap_or(world.today);
            if !matches!(world.today.weekday(), Weekday::Sat | Weekday::Sun) {
                break;
            }
        }
    }
}

/// Both do a step; then they must say the same.
fn done(program: &mut Program, world: &mut World, step: &Step, at: u64) -> Result<(), String> {
    let ended = program.step(step).map_err(|error| error.to_string())?;
    let expected = step.play(world);
    if ended.code != expected {
        let said = ended.said.join(" ");
        return Err(format!(
            "ended with {}, the model says {expected}: {said}",
            ended.code
        ));
    }
    // What was refused changed nothing: that is looked at with the next that was done.
    if expected == DONE {
        day(program, world, step.date().unwrap_or(world.today))?;
    }
    if at % 25 == 24 || at + 1 == STEPS {
        for back in 0..3 {
            day(program, world, world.today - chrono::Days::new(back))?;
        }
        hours(program, world)?;
        who(program, world)?;
        let trail = program.trail().map_err(|error| error.to_string())?;
        same("the trail", &trail, &world.trail)?;
    }
    Ok(())
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, program: &T, model: &T) -> Result<(), String> {
    if program == model {
        Ok(())
    } else {
        Err(format!(
            "{what}: the program says {program:?}, the model {model:?}"
        ))
    }
}

fn answer(program: &mut Program, args: &[&str]) -> Result<Value, String> {
    let out = program.must(args).map_err(|error| error.to_string())?;
    serde_json::from_str(&out).map_err(|error| error.to_string())
}

/// What `day --json` says, row by row.
fn day(program: &mut Program, world: &World, on: NaiveDate) -> Result<(), String> {
    let date = on.to_string();
    let said = answer(program, &["--on", &date, "day", "--json"])?;
    same(
        "closed",
        &said["closed"],
        &world.state.closed.contains(&on).into(),
    )?;
    let mut rows = said["rows"].as_array().cloned().unwrap_or_default();
    rows.sort_by_key(|row| row["number"].as_str().map(str::to_owned));
    let numbers: Vec<&str> = rows.iter().filter_map(|row| row["number"].as_str()).collect();
    let expected = world.rows(on);
    let people: Vec<String> = expected
        .iter()
        .map(|p| world.people[*p].number.to_string())
        .collect();
    same(
        &format!("who is on the sheet of {on}"),
        &numbers,
        &people.iter().map(String::as_str).collect(),
    )?;
    for (row, person) in rows.iter().zip(expected) {
        row_is(world, row, person, on)?;
    }
    Ok(())
}

fn row_is(world: &World, row: &Value, person: Person, on: NaiveDate) -> Result<(), String> {
    let of = |what: &str| format!("{what} of {} on {on}", world.people[person].name);
    let (day, plan) = (world.day(person, on), world.plan(person, on));
    let klussen: Vec<String> = world
        .places(person, on, false)
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    let mut once: Vec<String> = Vec::new();
    for name in klussen {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    let rest = day.and_then(Day::reason);
    let figures = [
        ("status", day.map(Day::status).into()),
        ("confirmed", day.is_some().into()),
        ("minutes", day.map_or(0, Day::minutes).into()),
        ("so_far", world.so_far(person, on).into()),
        ("late", day.map_or(0, |day| day.late(plan)).into()),
        ("klussen", once.into()),
    ];
    for (what, expected) in figures {
        same(&of(what), &row[what], &expected)?;
    }
    same(&of("reason"), &row["rest"]["status"], &rest.into())?;
    if rest.is_some() {
        same(
            &of("missed"),
            &row["rest"]["minutes"],
            &world.missed(person, on).into(),
        )?;
    }
    Ok(())
}

/// What `hours --json` says of everybody.
fn hours(program: &mut Program, world: &World) -> Result<(), String> {
    let said = answer(program, &["hours", "--json"])?;
    for row in said.as_array().into_iter().flatten() {
        let person = world
            .people
            .iter()
            .position(|p| row["number"].as_str() == Some(&p.number.to_string()));
        let Some(person) = person else {
            return Err(format!("hours of nobody: {row}"));
        };
        let of = format!("hours of {}", world.people[person].name);
        same(&of, &row["minutes"], &world.hours(person).into())?;
    }
    let started = world.people.iter().filter(|p| p.since <= world.today).count();
    same(
        "how many have hours",
        &said.as_array().map_or(0, Vec::len),
        &started,
    )
}

/// What `who --json` says of everybody, at this moment.
fn who(program: &mut Program, world: &World) -> Result<(), String> {
    let said = answer(program, &["who", "--json"])?;
    let ids = ["morning", "afternoon", "evening"];
    for row in said["people"].as_array().into_iter().flatten() {
        let person = world.people.iter().position(|p| row["participant"] == p.name);
        let Some(person) = person else {
            return Err(format!("who is nobody: {row}"));
        };
        let of = format!("who is where, {}", world.people[person].name);
        let place = |place: &Value| {
            let [half, klus] = ["half", "klus"].map(|key| place[key].as_str().unwrap_or_default().to_owned());
            (half, klus)
        };
        let mut places: Vec<_> = row["klussen"]
            .as_array()
            .into_iter()
            .flatten()
            .map(place)
            .collect();
        places.sort();
        let own = world.places(person, world.today, true).into_iter();
        let mut own: Vec<_> = own.map(|(half, name)| (ids[half].to_owned(), name)).collect();
        own.sort();
        same(&of, &places, &own)?;
    }
    Ok(())
}
