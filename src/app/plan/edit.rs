//! Entering and changing what does not happen on a day. Every record passes its rules here, from a form, the
//! command line or a file.

use chrono::{Datelike, NaiveDate};

use super::Situation;
use super::klus::{check_klus, check_twin, freed, somebody_on};
use super::mark::back_on_klus;
use super::shorten::shorten;
use crate::app::draft::Draft;
use crate::app::{Refusal, Trouble};
use crate::domain::dated::Dated;
use crate::domain::directory::Directory;
use crate::domain::ids::{ParticipantId, TrajectoryId};
use crate::domain::participant::{MOST_OPENING, Participant, PlannedAbsence, Trajectory};
use crate::domain::record::{Record, RecordKey, Why};
use crate::domain::schedule::Schedule;
use crate::domain::time::{HalfDay, Minutes};
use crate::text::clean::{FIELD_MAX, NAME_MAX, clean};

/// Years that the program deals with.
pub const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

pub fn edit(
    situation: &Situation,
    draft: &mut Draft<'_>,
    records: &[(RecordKey, Option<Record>)],
) -> Result<Why, Trouble> {
    for (key, after) in records {
        match after {
            Some(record) => check(draft.directory(), key, record)?,
            None => check_removal(situation, draft, key)?,
        }
        match (key, after) {
            (RecordKey::Klus(id), Some(Record::Klus(klus))) => {
                check_twin(draft.directory(), *id, klus)?;
            }
            (RecordKey::Trajectory(person, id), Some(Record::Trajectory(after))) => {
                check_total(situation, draft, (*person, *id), after)?;
            }
            _ => {}
        }
        for planned in goes_with(situation, draft, key, after.as_ref())? {
            draft.set(planned, None)?;
        }
        draft.set(key.clone(), after.clone())?;
    }
    Ok(Why::Edit)
}

/// Takes in what files say, each record once. Reference records pass the same rules, each with those before it.
pub fn import(
    situation: &Situation,
    draft: &mut Draft<'_>,
    records: Vec<(RecordKey, Option<Record>)>,
) -> Result<Why, Trouble> {
    draft.reserve(records.len());
    let (mut planned, mut there) = (Vec::new(), Vec::new());
    for (key, after) in records {
        if key.date().is_none() {
            match &after {
                Some(record) => check(draft.directory(), &key, record)?,
                None => check_removal(situation, draft, &key)?,
            }
            planned.extend(goes_with(situation, draft, &key, after.as_ref())?);
        }
        if let (RecordKey::Attendance(person, date), Some(Record::Attendance(entered))) = (&key, &after)
            && HalfDay::ALL
                .iter()
                .any(|half| situation.left.contains_key(&(*person, *date, *half)))
        {
            there.push((*person, *date, entered.day.clone()));
        }
        draft.set_once(key, after)?;
    }
    for (person, date, day) in there {
        let row = draft.days().row(person, date)?;
        back_on_klus(situation, draft, &row, date, |half| day.is_there(half, &row.plan))?;
    }
    for key in planned {
        // The files themselves may say what becomes of it.
        if !draft.changes(&key) {
            draft.set(key, None)?;
        }
    }
    Ok(Why::Import)
}

/// The plans that a record takes with it, once it is entered: those of the days a trajectory loses, and who was put
/// on a klus where it now no longer is.
fn goes_with(
    situation: &Situation,
    draft: &Draft<'_>,
    key: &RecordKey,
    after: Option<&Record>,
) -> Result<Vec<RecordKey>, Trouble> {
    match (key, after) {
        (RecordKey::Trajectory(person, id), Some(Record::Trajectory(after))) => {
            shorten(situation, draft, (*person, *id), after)
        }
        (RecordKey::Klus(id), Some(Record::Klus(after))) => freed(situation, draft, *id, after),
        _ => Ok(Vec::new()),
    }
}

/// Whether a date is one that the program deals with.
///
/// # Errors
/// [`Refusal::DateOutOfRange`].
pub fn check_date(date: NaiveDate) -> Result<(), Refusal> {
    if YEARS.contains(&date.year()) {
        Ok(())
    } else {
        Err(Refusal::DateOutOfRange)
    }
}

pub(super) fn check_range(from: NaiveDate, to: Option<NaiveDate>) -> Result<(), Refusal> {
    check_date(from)?;
    let Some(to) = to else { return Ok(()) };
    check_date(to)?;
    if to < from {
        Err(Refusal::EndBeforeStart)
    } else {
        Ok(())
    }
}

pub(super) fn check_name(name: &str) -> Result<(), Refusal> {
    if name.is_empty() {
        Err(Refusal::NameMissing)
    } else {
        check_length(name, NAME_MAX)
    }
}

/// Text must have passed `clean` on its way in.
pub(super) fn check_length(text: &str, max: usize) -> Result<(), Refusal> {
    let got = text.chars().count();
    if got > max || clean(text) != text {
        Err(Refusal::TooLong { max, got })
    } else {
        Ok(())
    }
}

/// An absence of which no day lies in a trajectory is a date typed wrong. One that begins before the start, or goes
/// on after the end, may stand.
fn check_beside(directory: &Directory, absence: &PlannedAbsence) -> Result<(), Refusal> {
    let person = absence.participant;
    let guest = directory.participants.get(&person).is_none_or(|p| p.guest);
    let trajectories = || {
        directory
            .files
            .get(&person)
            .into_iter()
            .flat_map(|f| f.trajectories.values())
    };
    let within = |t: &Trajectory| t.start <= absence.to && t.end.is_none_or(|end| absence.from <= end);
    if guest || trajectories().any(within) {
        return Ok(());
    }
    let name = directory.called(person, absence.from);
    match directory.trajectory_near(person, absence.from) {
        Some(t) if absence.to < t.start => Err(Refusal::BeforeStart { name, start: t.start }),
        Some(Trajectory { end: Some(end), .. }) => Err(Refusal::AfterEnd { name, end: *end }),
        _ => Ok(()),
    }
}

/// The rules that hold for one record, given the others.
///
/// # Errors
/// The rule that says no.
pub fn check(directory: &Directory, key: &RecordKey, record: &Record) -> Result<(), Refusal> {
    match (key, record) {
        (RecordKey::Participant(id), Record::Participant(p)) => check_participant(directory, *id, p),
        (RecordKey::Trajectory(person, id), Record::Trajectory(t)) => {
            check_trajectory(directory, t)?;
            let others = directory
                .files
                .get(person)
                .into_iter()
                .flat_map(|f| &f.trajectories);
            let overlaps = |o: &Trajectory| {
                o.start <= t.end.unwrap_or(NaiveDate::MAX) && t.start <= o.end.unwrap_or(NaiveDate::MAX)
            };
            if others.filter(|(other, _)| *other != id).any(|(_, o)| overlaps(o)) {
                return Err(Refusal::TrajectoriesOverlap {
                    name: directory.called(*person, t.start),
                });
            }
            Ok(())
        }
        (RecordKey::Schedule(_), Record::Schedule(schedule)) => check_schedule(schedule),
        (RecordKey::Absence(_, id), Record::Absence(a)) => {
            check_range(a.from, Some(a.to))?;
            check_length(&a.remark, FIELD_MAX)?;
            check_beside(directory, a)?;
            let others = directory.files.get(&a.participant).into_iter();
            let mut others = others
                .flat_map(|f| &f.absences)
                .filter(|(_, o)| o.from <= a.to && a.from <= o.to);
            match others.find(|(other, _)| *other != id) {
                Some((_, other)) => Err(Refusal::AbsencesOverlap {
                    from: other.from,
                    to: other.to,
                }),
                None => Ok(()),
            }
        }
        (RecordKey::Closure(_), Record::Closure(c)) => {
            check_range(c.from, Some(c.to))?;
            check_name(&c.name)
        }
        (RecordKey::Klus(_), Record::Klus(klus)) => check_klus(klus),
        (RecordKey::Team(id), Record::Team(team)) => {
            check_name(&team.name)?;
            let taken = directory
                .teams
                .iter()
                .any(|(other, t)| other != id && t.name == team.name && !t.ended);
            if taken {
                Err(Refusal::NameTaken {
                    name: team.name.clone(),
                })
            } else {
                Ok(())
            }
        }
        (RecordKey::Supervisor(id), Record::Supervisor(s)) => {
            check_name(&s.name)?;
            let mut others = directory.supervisors.iter();
            let taken = others.any(|(other, o)| other != id && o.name == s.name && !o.ended);
            if taken {
                Err(Refusal::NameTaken { name: s.name.clone() })
            } else {
                Ok(())
            }
        }
        (RecordKey::Workshop, Record::Workshop(versions)) => check_all(versions, |w| {
            check_name(&w.location)?;
            known_method(directory, &w.method)
        }),
        _ => Ok(()),
    }
}

fn check_all<T>(versions: &Dated<T>, rule: impl Fn(&T) -> Result<(), Refusal>) -> Result<(), Refusal> {
    versions.versions().try_for_each(|(from, value)| {
        check_date(from)?;
        rule(value)
    })
}

fn known_method(directory: &Directory, method: &str) -> Result<(), Refusal> {
    if directory.methods.contains_key(method) {
        Ok(())
    } else {
        Err(Refusal::UnknownMethod {
            method: method.to_owned(),
        })
    }
}

fn check_participant(
    directory: &Directory,
    id: ParticipantId,
    participant: &Participant,
) -> Result<(), Refusal> {
    check_all(&participant.names, |name| check_name(&name.natural()))?;
    if participant.names.is_empty() {
        return Err(Refusal::NameMissing);
    }
    check_length(&participant.number, 20)?;
    for certificate in &participant.certificates {
        check_name(&certificate.name)?;
        certificate.until.map_or(Ok(()), check_date)?;
    }
    let taken = directory
        .participants
        .iter()
        .find(|(other, p)| **other != id && !p.number.is_empty() && p.number == participant.number);
    match taken {
        Some((_, other)) => Err(Refusal::NumberTaken {
            number: participant.number.clone(),
            name: other
                .names
                .last()
                .map(crate::domain::name::PersonName::natural)
                .unwrap_or_default(),
        }),
        None => Ok(()),
    }
}

fn check_trajectory(directory: &Directory, trajectory: &Trajectory) -> Result<(), Refusal> {
    check_range(trajectory.start, trajectory.end)?;
    known_method(directory, &trajectory.method)?;
    for (from, phase) in trajectory.phases.versions() {
        check_date(from)?;
        if !directory
            .phases_on(&trajectory.method, from)
            .iter()
            .any(|p| p.id == *phase)
        {
            return Err(Refusal::UnknownPhase { phase: phase.clone() });
        }
    }
    for opening in &trajectory.openings {
        check_date(opening.date)?;
        if opening.reason.is_empty() {
            return Err(Refusal::EmptyText);
        }
        check_length(&opening.reason, FIELD_MAX)?;
        if opening.minutes.0.abs() > MOST_OPENING.0 {
            return Err(Refusal::TooMuchTime {
                minutes: opening.minutes,
            });
        }
    }
    Ok(())
}

fn check_schedule(schedule: &Schedule) -> Result<(), Refusal> {
    check_all(schedule, |week| {
        for plan in &week.0 {
            for list in [&plan.spans, &plan.breaks] {
                if list.windows(2).any(|pair| pair[0].to() > pair[1].from()) {
                    return Err(Refusal::TimesOverlap);
                }
            }
            if plan.minutes() > Minutes::DAY {
                return Err(Refusal::TooMuchTime {
                    minutes: plan.minutes(),
                });
            }
        }
        Ok(())
    })
}

/// Hours that are taken back were there. A file may tell of them before it tells of the days.
fn check_total(
    situation: &Situation,
    draft: &Draft<'_>,
    (person, id): (ParticipantId, TrajectoryId),
    after: &Trajectory,
) -> Result<(), Refusal> {
    let directory = draft.directory();
    let own = directory
        .files
        .get(&person)
        .and_then(|file| file.trajectories.get(&id));
    let opened = |t: &Trajectory| t.openings.iter().map(|o| o.minutes.0).sum::<i64>();
    if own.map_or(0, opened) <= opened(after) {
        return Ok(());
    }
    let worked = draft.totals(person).iter().map(|month| i64::from(month.minutes));
    let total = worked.sum::<i64>() + opened(after);
    if total < 0 {
        let name = directory.name(person, situation.today).natural();
        return Err(Refusal::BelowZero {
            name,
            total: Minutes(total),
        });
    }
    Ok(())
}

/// What may be taken away: only what nothing hangs on. People, teams and klussen end; they do not vanish.
fn check_removal(situation: &Situation, draft: &Draft<'_>, key: &RecordKey) -> Result<(), Trouble> {
    let directory = draft.directory();
    let used = match key {
        RecordKey::Absence(..) | RecordKey::Closure(_) | RecordKey::Recovery(..) => None,
        RecordKey::Klus(id) => {
            let klus = directory.klussen.get(id).ok_or(Refusal::Unknown)?;
            somebody_on(draft, *id)?.then(|| klus.name.clone())
        }
        RecordKey::Trajectory(person, _) | RecordKey::Observation(person, ..) => {
            Some(directory.called(*person, situation.today))
        }
        _ => Some(String::new()),
    };
    match used {
        Some(name) => Err(Refusal::StillUsed { name }.into()),
        None => Ok(()),
    }
}
