//! Every call on the journal's files fails once: nothing is lost, one sentence says so, and one goes on.

use werkvloer::app::{Action, App, Mark, OpenRows, Trouble};
use werkvloer::domain::attendance::Absence;
use werkvloer::domain::lang::Lang;
use werkvloer::journal::faults::{Failure, Fault, FaultyFiles};
use werkvloer::text::texts::Texts;

use super::acts;
use super::dice::Dice;
use super::floor::{Floor, sound};
use super::hostile::unescaped;
use super::power::copy;
use super::tally::{Round, Tally, Wrong};
use super::witness::Acknowledged;

const FAILURES: [(Failure, bool); 5] = [
    (Failure::Io, true),
    (Failure::Io, false),
    (Failure::NoSpace, true),
    (Failure::NoSpace, false),
    (Failure::ReadOnly, false),
];

/// Lets the first call fail, then the second, and so on until there are no more; then again, each time another
/// way, and after [`FAILURES`] times so that it stays. So many rounds, and to the end of the last time.
pub fn run(rounds: u64, seed: u64) -> Tally {
    let mut tally = Tally::default();
    let model = Floor::new(5, seed);
    let mut time = usize::try_from(seed).unwrap_or(0);
    while tally.rounds < rounds {
        for nth in 1.. {
            let (failure, short) = FAILURES[(nth + time) % FAILURES.len()];
            let fault = Fault {
                call: None,
                nth: nth as u64,
                failure,
                short,
                stays: time / FAILURES.len() % 2 == 1,
            };
            let mut struck = true;
            tally.round(&format!("{fault:?}, seed {seed}, time {time}"), || {
                struck = once(&model, fault, &mut Dice::new(seed, time as u64))?;
                Ok(())
            });
            // On a disk that is read-only fewer calls count.
            if !struck && failure != Failure::ReadOnly {
                break;
            }
        }
        time += 1;
    }
    tally
}

/// Works through one of everything while one call fails. Whether it did.
fn once(model: &Floor, fault: Fault, dice: &mut Dice) -> Result<bool, Wrong> {
    let floor = Floor::bare();
    copy(&model.store(), &floor.store());
    let files = FaultyFiles::new();
    files.set(fault);
    let mut app = match floor.open_with(&files) {
        Ok(app) => app,
        Err(error) => {
            said(&Texts::new(Lang::Nl).say(&error.sentence()))?;
            let struck = files.clear();
            let app = floor.open_with(&files)?;
            sound(&app)?;
            return Ok(struck);
        }
    };
    let mut last = Acknowledged::of(&app)?;
    for step in 0..8 {
        if app.read_only().is_some() {
            // What was done last is saved; only nothing more can be.
            went_on(&mut app, &files)?;
        }
        if let Err(trouble) = one(&mut app, step, &mut dice.clone()) {
            troubled(&app, &trouble, last)?;
            went_on(&mut app, &files)?;
            one(&mut app, step, &mut dice.clone())?;
        }
        dice.next();
        last = Acknowledged::of(&app)?;
    }
    let struck = files.clear();
    drop(app);
    last.is_in(&floor.open()?)?;
    Ok(struck)
}

/// A single action, a bulk one, an import, closing, undo, redo, a note.
fn one(app: &mut App, step: usize, dice: &mut Dice) -> Result<bool, Trouble> {
    let date = app.today();
    let people: Vec<_> = app.directory().participants.keys().copied().collect();
    let action = match step {
        0 => Action::Mark {
            date,
            people: people[..1].to_vec(),
            mark: Mark::Absent(Absence::Sick),
        },
        1 => Action::Mark {
            date,
            people,
            mark: Mark::Present,
        },
        3 => Action::CloseDay {
            date,
            open: OpenRows::AsPlanned,
        },
        2 => return acts::one(app, dice, 2),
        4 | 5 => return acts::one(app, dice, 0),
        6 => return acts::one(app, dice, 1),
        _ => return acts::one(app, dice, 9),
    };
    app.perform(&action, Some("later"))
        .map(|done| done.entry.is_some())
}

/// Trouble is one sentence; what was saved is there and can be read; nothing can be written.
fn troubled(app: &App, trouble: &Trouble, last: Acknowledged) -> Round {
    said(&Texts::new(Lang::Nl).say(&trouble.sentence()))?;
    if app.store().state_hash()? != last.state {
        return Err(Wrong::HalfDone(
            "something changed although it was not saved".into(),
        ));
    }
    // A call that fails while reading changes nothing about writing.
    Ok(())
}

/// Once the cause is gone, one goes on.
fn went_on(app: &mut App, files: &FaultyFiles) -> Round {
    if app.read_only().is_none() {
        // Only reading failed, and goes on once the cause is gone.
        let _ = files.clear();
        return Ok(());
    }
    let _ = app.try_resume();
    let _ = files.clear();
    if app.read_only().is_some() {
        app.try_resume()?;
    }
    match app.read_only() {
        None => Ok(()),
        Some(_) => Err(Wrong::Other("still read-only".into())),
    }
}

fn said(sentence: &str) -> Round {
    unescaped(sentence)?;
    if sentence.is_empty() || sentence.contains('⟦') || sentence.contains('\n') {
        return Err(Wrong::Other(format!("not a sentence: {sentence:?}")));
    }
    Ok(())
}
