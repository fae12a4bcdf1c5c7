//! Everything one can do, as chance has it.

use std::fmt::Write;

use chrono::{Days, NaiveDate};
use werkvloer::app::{Action, App, Mark, NoteDraft, OpenRows, Trouble, TypedWork};
use werkvloer::domain::attendance::Absence;
use werkvloer::domain::dated::Dated;
use werkvloer::domain::ids::{
    AbsenceId, ClosureId, KlusId, ParticipantId, SupervisorId, TeamId, TrajectoryId,
};
use werkvloer::domain::klus::Tone;
use werkvloer::domain::method::shipped;
use werkvloer::domain::name::PersonName;
use werkvloer::domain::participant::{Opening, PlannedAbsence, Supervisor, Team};
use werkvloer::domain::record::{Record, RecordKey};
use werkvloer::domain::time::{ClockTime, HalfDay, Minutes};
use werkvloer::domain::workshop::Closure;
use werkvloer::exchange::import::{ImportOptions, InFile, plan};

use super::dice::Dice;
use super::floor::{NAMES, klus, person, span};

/// Kinds of things to do; see [`one`].
pub const KINDS: usize = 17;

const ABSENCES: [Absence; 5] = [
    Absence::Sick,
    Absence::Leave,
    Absence::Cancelled,
    Absence::NoShow,
    Absence::Closed,
];

/// Does one thing of a kind, or of any. Whether something was saved; rules may say no.
///
/// # Errors
/// Trouble in saving.
pub fn one(app: &mut App, dice: &mut Dice, kind: usize) -> Result<bool, Trouble> {
    let done = match kind % KINDS {
        0 => app.undo().map(|_| true),
        1 => app.redo().map(|_| true),
        2 => import(app, dice),
        kind => {
            let action = action(app, dice, kind);
            app.perform(&action, Some("later gehoord"))
                .map(|done| done.entry.is_some())
        }
    };
    match done {
        Err(Trouble::Refused(_)) if app.read_only().is_none() => Ok(false),
        done => done,
    }
}

fn somebody(app: &App, dice: &mut Dice) -> ParticipantId {
    let all: Vec<_> = app.directory().participants.keys().copied().collect();
    // Everything may have been undone.
    if all.is_empty() {
        ParticipantId(dice.id())
    } else {
        *dice.of(&all)
    }
}

fn some(app: &App, dice: &mut Dice) -> Vec<ParticipantId> {
    let mut people = vec![somebody(app, dice)];
    if dice.one_in(3) && !app.directory().participants.is_empty() {
        people = app.directory().participants.keys().copied().collect();
        let keep = 1 + dice.below(people.len());
        people.truncate(keep);
    }
    people
}

fn some_day(app: &App, dice: &mut Dice) -> NaiveDate {
    let back = if dice.one_in(2) { 0 } else { dice.below(12) };
    app.today() - Days::new(back as u64)
}

fn some_klus(app: &App, dice: &mut Dice) -> Option<KlusId> {
    let all: Vec<_> = app.directory().klussen.keys().copied().collect();
    (!all.is_empty() && !dice.one_in(5)).then(|| *dice.of(&all))
}

fn clock(dice: &mut Dice) -> ClockTime {
    let minutes = 8 * 60 + dice.below(36) * 15;
    ClockTime::from_minutes(u16::try_from(minutes).unwrap_or(0)).expect("a time of day")
}

fn mark(dice: &mut Dice) -> Mark {
    let rest = dice.one_in(2).then(|| *dice.of(&ABSENCES));
    let remark = dice.one_in(3).then(|| "tandarts".to_owned());
    match dice.below(7) {
        0 => Mark::Late(clock(dice)),
        1 => Mark::LeftEarly(clock(dice), rest),
        2 => Mark::Absent(*dice.of(&ABSENCES)),
        3 => Mark::Clear,
        4 => {
            let pause = dice.one_in(2).then_some(Minutes(30));
            let all = vec![(span((9, 0), (12, 15)), pause), (span((13, 0), (15, 30)), None)];
            let worked = TypedWork::Stretches(all);
            Mark::Times { worked, rest, remark }
        }
        5 => {
            let worked = TypedWork::Length(Minutes(
                15 * (1 + i64::from(u8::try_from(dice.below(30)).unwrap_or(0))),
            ));
            Mark::Times { worked, rest, remark }
        }
        _ => Mark::Present,
    }
}

fn action(app: &App, dice: &mut Dice, kind: usize) -> Action {
    let date = some_day(app, dice);
    let half = *dice.of(&HalfDay::ALL[..2]);
    let people = some(app, dice);
    match kind {
        3 => Action::AcceptRest { date },
        4 => Action::Contact {
            date,
            people: people[..2.min(people.len())].to_vec(),
        },
        5 => Action::Recovery {
            date,
            person: people[0],
        },
        6 => Action::Allocate {
            date,
            half,
            people,
            klus: some_klus(app, dice),
        },
        7 => Action::Swap {
            date,
            half,
            people: [people[0], somebody(app, dice)],
        },
        8 => Action::CopyAllocation { date, half },
        9 => Action::Note {
            date,
            people,
            note: note(dice),
        },
        10 => Action::CloseDay {
            date,
            open: *dice.of(&[OpenRows::AsPlanned, OpenRows::NoShow, OpenRows::LeaveOpen]),
        },
        11 => Action::DayNote {
            date,
            text: (*dice.of(&["", "sleutel bij de buren", "morgen om acht uur beginnen"])).into(),
        },
        12 | 13 => Action::Edit(reference(app, dice)),
        _ => Action::Mark {
            date,
            people,
            mark: mark(dice),
        },
    }
}

fn note(dice: &mut Dice) -> NoteDraft {
    NoteDraft {
        text: format!("werkte {} keer zelfstandig door\nen ruimde op", dice.below(100)),
        topics: if dice.one_in(2) {
            vec!["samenwerken".into()]
        } else {
            Vec::new()
        },
        tone: *dice.of(&[None, Some(Tone::Strength), Some(Tone::Attention)]),
        goal: dice.one_in(4).then(|| "op tijd komen".to_owned()),
        at: None,
    }
}

/// A change in what belongs to the house or to somebody.
fn reference(app: &App, dice: &mut Dice) -> Vec<(RecordKey, Option<Record>)> {
    let today = app.today();
    let who = somebody(app, dice);
    let until = today + Days::new(dice.below(9) as u64);
    let named = format!("{} {}", dice.of(&["Hout", "Groen", "Keuken"]), dice.below(1000));
    match dice.below(10) {
        0 => person(dice.of::<&str>(&NAMES), "", None, dice),
        1 => {
            let team = Team {
                name: named,
                ended: dice.one_in(4),
            };
            vec![(RecordKey::Team(TeamId(dice.id())), Some(Record::Team(team)))]
        }
        2 => {
            let supervisor = Supervisor {
                name: named,
                ended: dice.one_in(4),
            };
            let key = RecordKey::Supervisor(SupervisorId(dice.id()));
            vec![(key, Some(Record::Supervisor(supervisor)))]
        }
        3 => {
            let absence = PlannedAbsence {
                participant: who,
                from: today,
                to: until,
                kind: *dice.of(&ABSENCES[..3]),
                remark: "afspraak".into(),
            };
            vec![(
                RecordKey::Absence(who, AbsenceId(dice.id())),
                Some(Record::Absence(absence)),
            )]
        }
        4 => {
            let from = today + Days::new(30);
            let closure = Closure {
                from,
                to: from + Days::new(4),
                name: named,
            };
            vec![(
                RecordKey::Closure(ClosureId(dice.id())),
                Some(Record::Closure(closure)),
            )]
        }
        5 => vec![(
            RecordKey::Klus(KlusId(dice.id())),
            Some(Record::Klus(klus(&named).into())),
        )],
        6 => {
            let (id, text) = *dice.of(&shipped());
            let key = RecordKey::Method(id.into());
            let Ok(Some(Record::Method(mut method))) = app.store().record(&key) else {
                return Vec::new();
            };
            // Texts are long: adopted anew once, not again and again.
            if method.versions().count() > 1 {
                return Vec::new();
            }
            method.set(today, text.to_owned());
            vec![(key, Some(Record::Method(method)))]
        }
        7 => {
            let mut settings = app.directory().workshop.clone();
            if let Some(mut last) = settings.last().cloned() {
                last.location = format!("Werkplaats {named}");
                settings.set(today, last);
            }
            vec![(RecordKey::Workshop, Some(Record::Workshop(settings)))]
        }
        8 => trajectory(app, who, dice),
        _ => {
            let Some(mut renamed) = app.directory().participants.get(&who).cloned() else {
                return Vec::new();
            };
            renamed.names.set(
                today,
                PersonName::parse(dice.of::<&str>(&NAMES)).unwrap_or_default(),
            );
            vec![(
                RecordKey::Participant(who),
                Some(Record::Participant(renamed.into())),
            )]
        }
    }
}

/// Hours brought along, and a phase.
fn trajectory(app: &App, who: ParticipantId, dice: &mut Dice) -> Vec<(RecordKey, Option<Record>)> {
    let file = app.directory().files.get(&who);
    let Some((id, own)) = file.and_then(|f| f.trajectories.iter().next()) else {
        return Vec::new();
    };
    let (id, mut own): (TrajectoryId, _) = (*id, own.clone());
    own.phases = Dated::since(own.start, "diagnose".into());
    own.openings = vec![Opening {
        date: own.start,
        minutes: Minutes::hours(i64::from(u8::try_from(dice.below(90)).unwrap_or(0))),
        reason: "uit de oude lijst".into(),
    }];
    vec![(
        RecordKey::Trajectory(who, id),
        Some(Record::Trajectory(own.into())),
    )]
}

/// A file with two days of some people, some of them new.
fn import(app: &mut App, dice: &mut Dice) -> Result<bool, Trouble> {
    let mut text = String::from("Deelnemer;Datum;Status;Uren\n");
    for _ in 0..=dice.below(12) {
        let name = dice.of::<&str>(&NAMES);
        let day = some_day(app, dice).format("%d-%m-%Y");
        let (status, hours) = *dice.of(&[
            ("aanwezig", "3,5"),
            ("ziek", ""),
            ("verlof", ""),
            ("aanwezig", "6:15"),
        ]);
        let _ = writeln!(text, "{name} {};{day};{status};{hours}", dice.below(3));
    }
    let options = ImportOptions {
        add_participants: true,
        method: Some("ferm-werk".into()),
        reason_given: true,
        ..ImportOptions::new(app.today())
    };
    let file = InFile {
        name: "a.csv",
        bytes: text.as_bytes(),
    };
    let plan = plan(app.store(), &[file], &options)?;
    if !plan.may_go(true) {
        return Ok(false);
    }
    let done = app.perform(&Action::Import(plan.records), Some("ingelezen"))?;
    Ok(done.entry.is_some())
}
