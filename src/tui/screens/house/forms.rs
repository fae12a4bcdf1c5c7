//! The forms of the house: a closure, a team, a supervisor, the settings; and what `-` does.

use std::path::Path;

use chrono::NaiveDate;
use uuid::Uuid;

use super::adopt;
use super::rows::last_day;
use super::{PATH_MAX, What, ask};
use crate::app::{Action, Refusal, Trouble};
use crate::domain::calendar::Holiday;
use crate::domain::ids::{ClosureId, KlusId, SupervisorId, TeamId};
use crate::domain::klus::When;
use crate::domain::participant::{Supervisor, Team};
use crate::domain::record::{Record, RecordKey};
use crate::domain::workshop::{Closure, Workshop};
use crate::text::clean::NAME_MAX;
use crate::text::sentence::Sentence;
use crate::tui::ask::HouseAsk;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::popups::{Answer, Content, Field, Form};
use crate::tui::screens::Wrong;
use crate::tui::screens::dating::{DateField, Shown};
use crate::tui::screens::people::forms::{fields, range};

/// Opens the form of a closure, new or existing.
#[must_use]
pub fn ask_closure(desk: Desk<'_>, id: Option<ClosureId>) -> Vec<Effect> {
    let known = id.and_then(|id| desk.app.directory().closures.get(&id));
    let name = known.map(|c| c.name.clone()).unwrap_or_default();
    let from = Shown::or(known.map(|c| c.from), desk.app.today());
    let form = Form::new(
        desk.texts.get("closure-title"),
        vec![
            Field::text("name", desk.texts.get("field-closure"), &name, NAME_MAX)
                .hint(desk.texts.get("hint-closure")),
            DateField::ClosureFrom.field(desk, "field-first-day", from),
            DateField::ClosureTo
                .field(desk, "field-last-day", Shown::known(known.map(|c| c.to)))
                .hint(desk.texts.get("hint-last-day")),
        ],
    );
    ask(HouseAsk::Closure(id), Content::Form(form))
}

fn closure(desk: Desk<'_>, id: Option<ClosureId>, answer: &Answer) -> Result<Vec<Effect>, Wrong> {
    let today = desk.app.today();
    let from = DateField::ClosureFrom.read(answer, today)?;
    let to = DateField::ClosureTo.read_if_any(answer, today)?.unwrap_or(from);
    let name = answer.text("name").to_owned();
    let others = desk.app.directory().closures.iter();
    let overlap = others
        .filter(|(other, _)| id != Some(**other))
        .find(|(_, c)| c.from <= to && from <= c.to);
    if let Some((_, other)) = overlap {
        let sentence = Sentence::new("closure-overlaps")
            .text("name", other.name.clone())
            .text("range", range(desk, other.from, other.to));
        return Err(Wrong::field("from", sentence));
    }
    let said = Sentence::new("closure-saved")
        .text("name", name.clone())
        .text("range", range(desk, from, to));
    let key = RecordKey::Closure(id.unwrap_or_else(|| ClosureId(Uuid::new_v4())));
    let record = Record::Closure(Closure { from, to, name });
    fields::save(desk, vec![(key, Some(record))], said, |refusal| match refusal {
        Refusal::NameMissing | Refusal::TooLong { .. } => "name",
        _ => "to",
    })
}

fn name_form(desk: Desk<'_>, title: &str, name: &str) -> Content {
    let field = Field::text("name", desk.texts.get("field-name"), name, NAME_MAX);
    Content::Form(Form::new(desk.texts.get(title), vec![field]))
}

/// Opens the form of a team, new or existing.
pub fn ask_team(desk: Desk<'_>, id: Option<TeamId>) -> Vec<Effect> {
    let known = id.and_then(|id| desk.app.directory().teams.get(&id));
    let name = known.map(|t| t.name.clone()).unwrap_or_default();
    ask(HouseAsk::Team(id), name_form(desk, "team-title", &name))
}

/// Opens the form of a supervisor, new or existing.
pub fn ask_supervisor(desk: Desk<'_>, id: Option<SupervisorId>) -> Vec<Effect> {
    let known = id.and_then(|id| desk.app.directory().supervisors.get(&id));
    let name = known.map(|s| s.name.clone()).unwrap_or_default();
    ask(
        HouseAsk::Supervisor(id),
        name_form(desk, "supervisor-title", &name),
    )
}

/// Opens the settings of the location.
#[must_use]
pub fn ask_settings(desk: Desk<'_>, backups: Option<&Path>) -> Vec<Effect> {
    let (today, lang) = (desk.app.today(), desk.texts.lang());
    let directory = desk.app.directory();
    let Some(workshop) = directory.workshop.at_or_first(today) else {
        return vec![Effect::Refuse(Sentence::new("trouble-store"))];
    };
    let ids: Vec<String> = directory.methods.keys().cloned().collect();
    let names = ids.iter().map(|id| {
        directory
            .method_on(id, today)
            .map_or_else(|| id.clone(), |m| m.name.get(lang).to_owned())
    });
    let at = ids.iter().position(|id| *id == workshop.method).unwrap_or(0);
    let mut all = vec![
        Field::text(
            "location",
            desk.texts.get("field-location"),
            &workshop.location,
            NAME_MAX,
        ),
        Field::choice("method", desk.texts.get("field-new-method"), names.collect(), at),
    ];
    all.extend(Holiday::ALL.into_iter().map(|holiday| {
        let label = desk.texts.holiday(holiday);
        Field::toggle(holiday.id(), label, workshop.days_off.contains(&holiday))
            .hint(desk.texts.get("hint-holiday"))
    }));
    let backups = backups.map(|folder| folder.to_string_lossy().into_owned());
    if let Some(folder) = &backups {
        let field = Field::text("backups", desk.texts.get("field-backups"), folder, PATH_MAX);
        all.push(field.hint(desk.texts.get("backup-folder-hint")));
    }
    let form = Form::new(desk.texts.get("settings-title"), all);
    ask(HouseAsk::Settings(ids, backups), Content::Form(form))
}

/// The settings from today on, changed.
fn changed_workshop(desk: Desk<'_>, change: impl FnOnce(&mut Workshop)) -> fields::Edits {
    let today = desk.app.today();
    let mut versions = desk.app.directory().workshop.clone();
    let Some(mut workshop) = versions.at_or_first(today).cloned() else {
        return Vec::new();
    };
    let before = workshop.clone();
    change(&mut workshop);
    if workshop != before {
        versions.set(today, workshop);
    }
    vec![(RecordKey::Workshop, Some(Record::Workshop(versions)))]
}

fn settings(
    desk: Desk<'_>,
    methods: &[String],
    backups: Option<&str>,
    answer: &Answer,
) -> Result<Vec<Effect>, Wrong> {
    let edits = changed_workshop(desk, |workshop| {
        answer.text("location").clone_into(&mut workshop.location);
        if let Some(method) = methods.get(answer.choice("method")) {
            workshop.method.clone_from(method);
        }
        workshop.days_off = Holiday::ALL
            .into_iter()
            .filter(|h| answer.is_on(h.id()))
            .collect();
    });
    let mut effects = fields::save(
        desk,
        edits,
        Sentence::new("settings-saved"),
        |refusal| match refusal {
            Refusal::UnknownMethod { .. } => "method",
            _ => "location",
        },
    )?;
    let folder = answer.text("backups");
    if !folder.is_empty() && backups.is_some_and(|before| before != folder) {
        effects.push(Effect::BackUpTo(folder.to_owned()));
    }
    Ok(effects)
}

/// Makes a holiday a day off from today on, or no longer.
pub fn toggle_holiday(desk: Desk<'_>, holiday: Holiday) -> Vec<Effect> {
    let mut off = false;
    let edits = changed_workshop(desk, |workshop| {
        off = workshop.days_off.insert(holiday);
        if !off {
            workshop.days_off.remove(&holiday);
        }
    });
    let name = desk.texts.holiday(holiday);
    let id = if off {
        "holiday-now-off"
    } else {
        "holiday-now-open"
    };
    vec![Effect::DoSaying(
        Action::Edit(edits),
        Sentence::new(id).text("name", name),
    )]
}

/// Takes a row away, or ends what has a past; once more takes it back into use.
pub fn remove(desk: Desk<'_>, what: &What) -> Vec<Effect> {
    let directory = desk.app.directory();
    let (key, record, id, name) = match what {
        What::Closure(id) => {
            let name = directory.closures.get(id).map(|c| c.name.clone());
            (RecordKey::Closure(*id), None, "removed", name)
        }
        What::Team(id) => {
            let Some(mut team) = directory.teams.get(id).cloned() else {
                return Vec::new();
            };
            team.ended = !team.ended;
            let said = if team.ended { "ended" } else { "in-use-again" };
            (
                RecordKey::Team(*id),
                Some(Record::Team(team.clone())),
                said,
                Some(team.name),
            )
        }
        What::Supervisor(id) => {
            let Some(mut one) = directory.supervisors.get(id).cloned() else {
                return Vec::new();
            };
            let others = directory
                .supervisors
                .iter()
                .any(|(other, s)| other != id && !s.ended);
            if !one.ended && !others {
                return vec![Effect::Refuse(
                    Sentence::new("last-supervisor").text("name", one.name),
                )];
            }
            one.ended = !one.ended;
            let said = if one.ended { "ended" } else { "in-use-again" };
            (
                RecordKey::Supervisor(*id),
                Some(Record::Supervisor(one.clone())),
                said,
                Some(one.name),
            )
        }
        What::Klus(id) => return remove_klus(desk, *id),
        What::Holiday(holiday) => return toggle_holiday(desk, *holiday),
        What::Method(_) => return vec![Effect::Refuse(Sentence::new("method-stays"))],
    };
    let said = Sentence::new(id).text("name", name.unwrap_or_default());
    vec![Effect::DoSaying(Action::Edit(vec![(key, record)]), said)]
}

/// A klus nobody was ever on goes; another one ends today.
fn remove_klus(desk: Desk<'_>, id: KlusId) -> Vec<Effect> {
    let Some(klus) = desk.app.directory().klussen.get(&id) else {
        return Vec::new();
    };
    let today: NaiveDate = desk.app.today();
    let gone = Action::Edit(vec![(RecordKey::Klus(id), None)]);
    match desk.app.foresee(&gone) {
        Ok(_) => {
            let said = Sentence::new("removed").text("name", klus.name.clone());
            vec![Effect::DoSaying(gone, said)]
        }
        Err(Trouble::Refused(Refusal::StillUsed { .. })) => match &klus.when {
            When::Weekly { from, .. } if last_day(&klus.when).is_none_or(|last| last > today) => {
                let mut ended = klus.clone();
                if let When::Weekly { until, .. } = &mut ended.when {
                    *until = Some(today.max(*from));
                }
                let said = Sentence::new("klus-ended").text("name", ended.name.clone());
                let edits = vec![(RecordKey::Klus(id), Some(Record::Klus(ended.into())))];
                vec![Effect::DoSaying(Action::Edit(edits), said)]
            }
            _ => vec![Effect::Refuse(
                Sentence::new("klus-has-past").text("name", klus.name.clone()),
            )],
        },
        Err(trouble) => vec![Effect::Refuse(trouble.sentence())],
    }
}

/// What an answer leads to.
///
/// # Errors
/// What is wrong with it, and in which field.
pub fn answered(desk: Desk<'_>, asked: &HouseAsk, answer: &Answer) -> Result<Vec<Effect>, Wrong> {
    let name = answer.text("name").to_owned();
    let said = Sentence::new("house-saved").text("name", name.clone());
    match asked {
        HouseAsk::Closure(id) => closure(desk, *id, answer),
        HouseAsk::Team(id) => {
            let ended = id
                .and_then(|id| desk.app.directory().teams.get(&id))
                .is_some_and(|t| t.ended);
            let key = RecordKey::Team(id.unwrap_or_else(|| TeamId(Uuid::new_v4())));
            let record = Record::Team(Team { name, ended });
            fields::save(desk, vec![(key, Some(record))], said, |_| "name")
        }
        HouseAsk::Supervisor(id) => {
            let known = id.and_then(|id| desk.app.directory().supervisors.get(&id));
            let ended = known.is_some_and(|s| s.ended);
            let key = RecordKey::Supervisor(id.unwrap_or_else(|| SupervisorId(Uuid::new_v4())));
            let record = Record::Supervisor(Supervisor { name, ended });
            fields::save(desk, vec![(key, Some(record))], said, |_| "name")
        }
        HouseAsk::Settings(methods, backups) => settings(desk, methods, backups.as_deref(), answer),
        HouseAsk::Method => adopt::adopt(desk, answer.text("")),
    }
}
