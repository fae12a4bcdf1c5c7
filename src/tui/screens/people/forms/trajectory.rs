//! Trajectories: method, start, end, and the phase where somebody decides on it.

use chrono::NaiveDate;
use uuid::Uuid;

use super::fields;
use super::newcomer::{chosen_method, methods};
use crate::app::Refusal;
use crate::domain::dated::Dated;
use crate::domain::dates;
use crate::domain::ids::{ParticipantId, TrajectoryId};
use crate::domain::method::Method;
use crate::domain::participant::Trajectory;
use crate::domain::record::{Record, RecordKey};
use crate::text::sentence::Sentence;
use crate::tui::ask::PersonAsk;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::popups::{Answer, Content, Field, Form, Item, Pick};
use crate::tui::screens::Wrong;
use crate::tui::screens::dating::{DateField, Shown};

fn all_of(desk: Desk<'_>, person: ParticipantId) -> Vec<(TrajectoryId, &Trajectory)> {
    let file = desk.app.directory().files.get(&person);
    let all = file.into_iter().flat_map(|f| &f.trajectories);
    let mut all: Vec<_> = all.map(|(id, t)| (*id, t)).collect();
    all.sort_by_key(|(_, t)| std::cmp::Reverse(t.start));
    all
}

/// Opens the trajectory that runs; a choice where there are more, or where the last one is over.
#[must_use]
pub fn ask_trajectory(desk: Desk<'_>, person: ParticipantId) -> Vec<Effect> {
    let all = all_of(desk, person);
    match all.as_slice() {
        [] => return trajectory_form(desk, person, None),
        [(id, one)] if one.end.is_none() => return trajectory_form(desk, person, Some(*id)),
        _ => {}
    }
    let lang = desk.texts.lang();
    let mut items = vec![Item {
        id: 0,
        label: desk.texts.get("trajectory-new"),
        ..Item::default()
    }];
    items.extend(all.iter().enumerate().map(|(at, (_, t))| {
        let method = desk.app.directory().method_on(&t.method, t.start);
        let end = t
            .end
            .map(|end| dates::short_with_year(end, lang))
            .unwrap_or_default();
        Item {
            id: at + 1,
            label: format!("{} – {end}", dates::short_with_year(t.start, lang)),
            right: method.map(|m| m.name.get(lang).to_owned()).unwrap_or_default(),
            ..Item::default()
        }
    }));
    let ids = all.into_iter().map(|(id, _)| id).collect();
    let title = super::titled(desk, "trajectory-title", person);
    super::ask(
        PersonAsk::PickTrajectory(person, ids),
        Content::Pick(Pick::new(title, items)),
    )
}

fn trajectory_of(desk: Desk<'_>, person: ParticipantId, id: TrajectoryId) -> Option<&Trajectory> {
    desk.app.directory().files.get(&person)?.trajectories.get(&id)
}

/// The phases to choose from: first *as the hours say*, then those of the method.
fn phase_choices(desk: Desk<'_>, method: Option<&Method>) -> Vec<String> {
    let lang = desk.texts.lang();
    let phases = method.into_iter().flat_map(|m| &m.phases);
    std::iter::once(desk.texts.get("phase-by-itself"))
        .chain(phases.map(|p| p.name.get(lang).to_owned()))
        .collect()
}

/// The phase that was decided on last, and since when.
fn decided(trajectory: &Trajectory, today: NaiveDate) -> Option<(NaiveDate, &String)> {
    let mut versions = trajectory.phases.versions().rev();
    versions.find(|(from, _)| *from <= today)
}

/// Which of the choices that is.
fn place(desk: Desk<'_>, trajectory: &Trajectory) -> usize {
    let today = desk.app.today();
    let phases = desk.app.directory().phases_on(&trajectory.method, today);
    let at = |(_, id): (NaiveDate, &String)| phases.iter().position(|p| p.id == *id);
    decided(trajectory, today).and_then(at).map_or(0, |at| at + 1)
}

/// Opens one, new or existing.
pub(super) fn trajectory_form(
    desk: Desk<'_>,
    person: ParticipantId,
    id: Option<TrajectoryId>,
) -> Vec<Effect> {
    let today = desk.app.today();
    let known = id.and_then(|id| trajectory_of(desk, person, id));
    let (names, at) = methods(desk, known.map(|t| t.method.as_str()));
    let get = |id: &str| desk.texts.get(id);
    let start = Shown::or(known.map(|t| t.start), today);
    let mut all = vec![
        Field::choice("method", get("field-method"), names, at),
        DateField::TrajectoryStart.field(desk, "field-start", start),
    ];
    if let Some(trajectory) = known {
        let end = DateField::TrajectoryEnd.field(desk, "field-end", Shown::known(trajectory.end));
        all.push(end.hint(get("hint-end")));
        let method = desk.app.directory().method_on(&trajectory.method, today);
        let decided = decided(trajectory, today);
        let at = place(desk, trajectory);
        if method.is_some_and(|m| !m.phases.is_empty()) {
            all.push(
                Field::choice(
                    "phase",
                    get("field-phase"),
                    phase_choices(desk, method.map(|m| &**m)),
                    at,
                )
                .hint(get("hint-phase")),
            );
            let since = Shown::or(decided.map(|(from, _)| from), today);
            all.push(DateField::PhaseSince.field(desk, "field-phase-since", since));
        }
    }
    let form = Form::new(super::titled(desk, "trajectory-title", person), all);
    super::ask(PersonAsk::Trajectory(person, id), Content::Form(form))
}

/// The phases after a choice: the one decided on holds from its date; *by itself* takes that decision back.
fn decide(
    desk: Desk<'_>,
    trajectory: &Trajectory,
    method: &str,
    answer: &Answer,
) -> Result<Dated<String>, Wrong> {
    let today = desk.app.today();
    let mut phases = trajectory.phases.clone();
    let decided = decided(trajectory, today).map(|(from, _)| from);
    if method != trajectory.method {
        // Another method has other phases than those to choose from.
        if answer.choice("phase") != place(desk, trajectory) {
            return Err(Wrong::field("phase", Sentence::new("phase-of-other-method")));
        }
        return Ok(Dated::default());
    }
    let Some(at) = answer.choice("phase").checked_sub(1) else {
        if let Some(from) = decided {
            phases.unset(from);
        }
        return Ok(phases);
    };
    let Some(phase) = desk.app.directory().phases_on(method, today).get(at) else {
        return Ok(phases);
    };
    let since = DateField::PhaseSince.read(answer, today)?;
    if since < trajectory.start {
        let start = trajectory.start;
        return Err(Wrong::field(
            "since",
            Sentence::new("phase-before-start").date("date", start),
        ));
    }
    if let Some(from) = decided.filter(|from| phases.at(*from) == Some(&phase.id)) {
        // The same phase with another date: the date was wrong.
        phases.unset(from);
    }
    phases.set(since, phase.id.clone());
    Ok(phases)
}

pub(super) fn trajectory(
    desk: Desk<'_>,
    person: ParticipantId,
    id: Option<TrajectoryId>,
    answer: &Answer,
) -> Result<Vec<Effect>, Wrong> {
    let today = desk.app.today();
    let known = id.and_then(|id| trajectory_of(desk, person, id));
    let start = DateField::TrajectoryStart.read(answer, today)?;
    let end = DateField::TrajectoryEnd.read_if_any(answer, today)?;
    let method = chosen_method(desk, answer);
    let record = match known {
        None => Trajectory {
            method,
            start,
            end: None,
            phases: Dated::default(),
            openings: Vec::new(),
        },
        Some(known) => Trajectory {
            phases: decide(desk, known, &method, answer)?,
            method,
            start,
            end,
            openings: known.openings.clone(),
        },
    };
    let key = RecordKey::Trajectory(person, id.unwrap_or_else(|| TrajectoryId(Uuid::new_v4())));
    let mut edits = vec![(key, Some(Record::Trajectory(record.into())))];
    let guest = desk.app.directory().participants.get(&person).filter(|p| p.guest);
    if let Some(guest) = guest {
        // Who was a guest comes to stay.
        let mut participant = guest.clone();
        participant.guest = false;
        edits.push((
            RecordKey::Participant(person),
            Some(Record::Participant(participant.into())),
        ));
    }
    let said = Sentence::new("trajectory-saved").text("name", desk.name(person));
    fields::save(desk, edits, said, |refusal| match refusal {
        Refusal::UnknownMethod { .. } => "method",
        Refusal::UnknownPhase { .. } => "phase",
        Refusal::EndBeforeStart if known.is_some() => "end",
        Refusal::RecordedAfter { .. } => "end",
        _ => "start",
    })
}

/// Asks when the trajectory that runs ends.
#[must_use]
pub fn ask_end(desk: Desk<'_>, person: ParticipantId) -> Vec<Effect> {
    let today = desk.app.today();
    let running = all_of(desk, person)
        .into_iter()
        .find(|(_, t)| t.end.is_none_or(|end| end >= today));
    let Some((id, trajectory)) = running else {
        return vec![Effect::Refuse(
            Sentence::new("no-running-trajectory").text("name", desk.name(person)),
        )];
    };
    let end = Shown::or(trajectory.end, today);
    let form = Form::new(
        super::titled(desk, "end-title", person),
        vec![
            DateField::LastDay
                .field(desk, "field-last-day", end)
                .hint(desk.texts.get("hint-end-day")),
        ],
    );
    super::ask(PersonAsk::EndTrajectory(person, id), Content::Form(form))
}

pub(super) fn end(
    desk: Desk<'_>,
    person: ParticipantId,
    id: TrajectoryId,
    answer: &Answer,
) -> Result<Vec<Effect>, Wrong> {
    let known = trajectory_of(desk, person, id);
    let mut trajectory = known.cloned().ok_or_else(|| Refusal::Unknown.sentence())?;
    let end = DateField::LastDay.read(answer, desk.app.today())?;
    trajectory.end = Some(end);
    let said = Sentence::new("trajectory-ended")
        .text("name", desk.name(person))
        .date("date", end);
    let edits = vec![(
        RecordKey::Trajectory(person, id),
        Some(Record::Trajectory(trajectory.into())),
    )];
    fields::save(desk, edits, said, |_| "end")
}
