//! The schedule, in versions that each hold from a date: it grows in steps.

use chrono::NaiveDate;

use super::fields;
use crate::app::Refusal;
use crate::domain::dates;
use crate::domain::ids::ParticipantId;
use crate::domain::record::{Record, RecordKey};
use crate::domain::schedule::Schedule;
use crate::domain::week_text::format_week;
use crate::text::sentence::Sentence;
use crate::tui::ask::PersonAsk;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::popups::{Answer, Content, Field, Form, Item, Pick};
use crate::tui::screens::Wrong;
use crate::tui::screens::dating::{DateField, Shown};

fn schedule_of(desk: Desk<'_>, person: ParticipantId) -> Schedule {
    let file = desk.app.directory().files.get(&person);
    file.map(|f| f.schedule.clone()).unwrap_or_default()
}

/// Opens the versions of a schedule, or at once the first one.
#[must_use]
pub fn ask_schedule(desk: Desk<'_>, person: ParticipantId) -> Vec<Effect> {
    let schedule = schedule_of(desk, person);
    if schedule.is_empty() {
        week_form(desk, person, None)
    } else {
        pick(desk, person, &schedule)
    }
}

/// The versions to choose from, the newest first; above them a new step.
fn pick(desk: Desk<'_>, person: ParticipantId, schedule: &Schedule) -> Vec<Effect> {
    let lang = desk.texts.lang();
    let today = desk.app.today();
    let now = schedule
        .versions()
        .rev()
        .find(|(from, _)| *from <= today)
        .map(|(from, _)| from);
    let mut items = vec![Item {
        id: 0,
        label: desk.texts.get("schedule-new-step"),
        ..Item::default()
    }];
    let mut from_dates = Vec::new();
    for (from, week) in schedule.versions().rev() {
        from_dates.push(from);
        items.push(Item {
            id: from_dates.len(),
            label: format!(
                "{}  {}",
                dates::short_with_year(from, lang),
                format_week(week, lang)
            ),
            right: if Some(from) == now {
                desk.texts.get("schedule-now")
            } else {
                week.minutes().to_string()
            },
            ..Item::default()
        });
    }
    let title = super::titled(desk, "schedule-title", person);
    super::ask(
        PersonAsk::PickWeek(person, from_dates),
        Content::Pick(Pick::new(title, items).wide()),
    )
}

/// Opens one version, new or existing.
pub(super) fn week_form(desk: Desk<'_>, person: ParticipantId, from: Option<NaiveDate>) -> Vec<Effect> {
    let today = desk.app.today();
    let schedule = schedule_of(desk, person);
    // A new step starts from what holds last: growing is mostly a day more.
    let week = match from {
        Some(from) => schedule.at(from),
        None => schedule.last(),
    };
    let text = week
        .map(|w| format_week(w, desk.texts.lang()))
        .unwrap_or_default();
    let trajectory = desk
        .app
        .directory()
        .trajectory_near(person, today)
        .map(|t| t.start);
    let begin = from.unwrap_or_else(|| match trajectory {
        Some(start) if schedule.is_empty() => start,
        _ => today,
    });
    let get = |id: &str| desk.texts.get(id);
    let form = Form::new(
        super::titled(desk, "schedule-title", person),
        vec![
            Field::text("week", get("field-week"), &text, fields::WEEK_MAX).hint(get(if from.is_some() {
                "hint-week-remove"
            } else {
                "hint-week"
            })),
            DateField::ScheduleFrom.field(desk, "field-from", Shown::or(from, begin)),
        ],
    );
    super::ask(PersonAsk::Week(person, from), Content::Form(form))
}

pub(super) fn week(
    desk: Desk<'_>,
    person: ParticipantId,
    old: Option<NaiveDate>,
    answer: &Answer,
) -> Result<Vec<Effect>, Wrong> {
    let mut schedule = schedule_of(desk, person);
    if let Some(old) = old {
        schedule.unset(old);
    }
    let id = if answer.text("week").is_empty() && old.is_some() {
        "schedule-removed"
    } else {
        let from = DateField::ScheduleFrom.read(answer, desk.app.today())?;
        let week = fields::week(answer, "week")?;
        if schedule.versions().any(|(known, _)| known == from) {
            let sentence = Sentence::new("schedule-there-already").date("date", from);
            return Err(Wrong::field("from", sentence));
        }
        schedule.set(from, week);
        "schedule-saved"
    };
    let said = Sentence::new(id).text("name", desk.name(person));
    let record = Record::Schedule(schedule.clone());
    let edits = vec![(RecordKey::Schedule(person), Some(record))];
    let mut effects = fields::save(desk, edits, said, |refusal| match refusal {
        Refusal::DateOutOfRange => "from",
        _ => "week",
    })?;
    // The steps stay open, so that the next one can be entered at once.
    if !schedule.is_empty() {
        effects.extend(pick(desk, person, &schedule));
    }
    Ok(effects)
}
