//! An opening balance: hours made elsewhere or before the program was there.

use super::fields;
use crate::app::Refusal;
use crate::domain::dates;
use crate::domain::ids::{ParticipantId, TrajectoryId};
use crate::domain::participant::{MOST_OPENING, Opening, Trajectory};
use crate::domain::record::{Record, RecordKey};
use crate::domain::time::Minutes;
use crate::text::clean::FIELD_MAX;
use crate::text::sentence::Sentence;
use crate::tui::ask::PersonAsk;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::popups::{Answer, Content, Field, Form};
use crate::tui::screens::Wrong;
use crate::tui::screens::dating::{DateField, Shown};

/// The trajectory that hours go to: the one that runs, else the nearest.
fn trajectory_of(desk: Desk<'_>, person: ParticipantId) -> Option<(TrajectoryId, &Trajectory)> {
    let directory = desk.app.directory();
    let near = directory.trajectory_near(person, desk.app.today())?;
    let all = &directory.files.get(&person)?.trajectories;
    all.iter()
        .find(|(_, t)| std::ptr::eq(*t, near))
        .map(|(id, t)| (*id, t))
}

/// Opens the form of an opening balance.
#[must_use]
pub fn ask_opening(desk: Desk<'_>, person: ParticipantId) -> Vec<Effect> {
    let Some((_, trajectory)) = trajectory_of(desk, person) else {
        let name = desk.name(person);
        return vec![Effect::Refuse(Refusal::NoTrajectory { name }.sentence())];
    };
    let lang = desk.texts.lang();
    let get = |id: &str| desk.texts.get(id);
    let known: Vec<String> = trajectory
        .openings
        .iter()
        .map(|o| {
            format!(
                "{} {} ({})",
                dates::short_with_year(o.date, lang),
                o.minutes,
                o.reason
            )
        })
        .collect();
    let hint = if known.is_empty() {
        get("hint-hours")
    } else {
        desk.texts
            .say(&Sentence::new("hint-hours-known").text("known", known.join(" · ")))
    };
    let form = Form::new(
        super::titled(desk, "opening-title", person),
        vec![
            Field::text("hours", get("field-hours"), "", 20).hint(hint),
            DateField::OpeningDate.field(desk, "field-counts-from", Shown::Proposed(trajectory.start)),
            Field::text("reason", get("field-reason"), "", FIELD_MAX).hint(get("hint-reason")),
        ],
    );
    super::ask(PersonAsk::OpeningBalance(person), Content::Form(form))
}

/// How the hours are understood.
pub(super) fn tell_hours(desk: Desk<'_>, answer: &Answer) -> String {
    match fields::hours(answer, "hours", MOST_OPENING) {
        Ok(minutes) => desk
            .texts
            .say(&Sentence::new("hours-understood").minutes("minutes", minutes)),
        Err(_) => String::new(),
    }
}

pub(super) fn opening(desk: Desk<'_>, person: ParticipantId, answer: &Answer) -> Result<Vec<Effect>, Wrong> {
    let today = desk.app.today();
    let Some((id, trajectory)) = trajectory_of(desk, person) else {
        let name = desk.name(person);
        return Err(Refusal::NoTrajectory { name }.sentence().into());
    };
    let mut trajectory = trajectory.clone();
    let minutes = fields::hours(answer, "hours", MOST_OPENING)?;
    let date = DateField::OpeningDate.read(answer, today)?;
    if date > today {
        return Err(Wrong::field(
            "date",
            Sentence::new("opening-future").date_of_year("date", date),
        ));
    }
    if let Some(end) = trajectory.end.filter(|end| date > *end) {
        let name = desk.name(person);
        return Err(Wrong::field("date", Refusal::AfterEnd { name, end }.sentence()));
    }
    let reason = answer.text("reason").to_owned();
    let before = trajectory.openings.len();
    let of_date = || trajectory.openings.iter().filter(|o| o.date == date);
    // Of the only one on a date no reason is asked to take it away.
    let only = minutes == Minutes::ZERO && reason.is_empty() && of_date().count() == 1;
    let others = of_date()
        .map(|o| o.reason.clone())
        .collect::<Vec<_>>()
        .join(" · ");
    trajectory
        .openings
        .retain(|o| o.date != date || !(only || o.is_about(&reason)));
    let said = Sentence::new(if minutes == Minutes::ZERO {
        "opening-removed"
    } else {
        "opening-saved"
    });
    if minutes != Minutes::ZERO {
        if reason.is_empty() {
            return Err(Wrong::field("reason", Sentence::new("reason-missing")));
        }
        trajectory.openings.push(Opening {
            date,
            minutes,
            reason,
        });
        trajectory.openings.sort_by_key(|o| o.date);
    } else if trajectory.openings.len() == before {
        return Err(if others.is_empty() {
            Wrong::field("date", Sentence::new("opening-none"))
        } else {
            Wrong::field("reason", Sentence::new("opening-which").text("known", others))
        });
    }
    let said = said.text("name", desk.name(person)).minutes("minutes", minutes);
    let edits = vec![(
        RecordKey::Trajectory(person, id),
        Some(Record::Trajectory(trajectory.into())),
    )];
    fields::save(desk, edits, said, |refusal| match refusal {
        Refusal::TooLong { .. } | Refusal::EmptyText => "reason",
        Refusal::DateOutOfRange => "date",
        _ => "hours",
    })
}
