//! Planned absence: a range of days entered once.

use uuid::Uuid;

use super::fields;
use crate::app::Refusal;
use crate::app::query::day::absence_id;
use crate::domain::attendance::Absence;
use crate::domain::dates;
use crate::domain::ids::{AbsenceId, ParticipantId};
use crate::domain::participant::PlannedAbsence;
use crate::domain::record::{Record, RecordKey};
use crate::text::clean::FIELD_MAX;
use crate::text::sentence::Sentence;
use crate::tui::ask::PersonAsk;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::popups::{Answer, Content, Field, Form, Item, Pick};
use crate::tui::screens::Wrong;
use crate::tui::screens::dating::{DateField, Shown};

/// The kinds, in the order of the choice.
const KINDS: [Absence; 3] = [Absence::Leave, Absence::Cancelled, Absence::Sick];

/// A range of days: `ma 23 nov – vr 27 nov`, or one.
#[must_use]
pub fn range(desk: Desk<'_>, from: chrono::NaiveDate, to: chrono::NaiveDate) -> String {
    dates::range_seen_from(from, to, desk.app.today(), desk.texts.lang())
}

/// Opens somebody's planned absences that are not over, or at once a new one.
#[must_use]
pub fn ask_absence(desk: Desk<'_>, person: ParticipantId) -> Vec<Effect> {
    let today = desk.app.today();
    let file = desk.app.directory().files.get(&person);
    let mut all: Vec<(AbsenceId, &PlannedAbsence)> = file
        .into_iter()
        .flat_map(|f| &f.absences)
        .filter(|(_, a)| a.to >= today)
        .map(|(id, a)| (*id, a))
        .collect();
    if all.is_empty() {
        return absence_form(desk, person, None);
    }
    all.sort_by_key(|(_, a)| a.from);
    let mut items = vec![Item {
        id: 0,
        label: desk.texts.get("absence-new"),
        ..Item::default()
    }];
    items.extend(all.iter().enumerate().map(|(at, (_, a))| Item {
        id: at + 1,
        label: range(desk, a.from, a.to),
        detail: a.remark.clone(),
        right: desk.texts.get(absence_id(a.kind)),
        ..Item::default()
    }));
    let ids = all.into_iter().map(|(id, _)| id).collect();
    let title = super::titled(desk, "absence-title", person);
    super::ask(
        PersonAsk::PickAbsence(person, ids),
        Content::Pick(Pick::new(title, items)),
    )
}

fn absence_of(desk: Desk<'_>, person: ParticipantId, id: AbsenceId) -> Option<&PlannedAbsence> {
    desk.app.directory().files.get(&person)?.absences.get(&id)
}

/// Opens one, new or existing.
pub(super) fn absence_form(desk: Desk<'_>, person: ParticipantId, id: Option<AbsenceId>) -> Vec<Effect> {
    let known = id.and_then(|id| absence_of(desk, person, id));
    let kinds = KINDS
        .iter()
        .map(|kind| desk.texts.get(absence_id(*kind)))
        .collect();
    let kind = known
        .and_then(|a| KINDS.iter().position(|k| *k == a.kind))
        .unwrap_or(0);
    let remark = known.map(|a| a.remark.clone()).unwrap_or_default();
    let get = |id: &str| desk.texts.get(id);
    let from = Shown::or(known.map(|a| a.from), desk.app.today());
    let mut all = vec![
        Field::choice("kind", get("field-kind"), kinds, kind),
        DateField::AbsenceFrom.field(desk, "field-first-day", from),
        DateField::AbsenceTo
            .field(desk, "field-last-day", Shown::known(known.map(|a| a.to)))
            .hint(get("hint-last-day")),
        Field::text("remark", get("field-remark"), &remark, FIELD_MAX).hint(get("hint-remark")),
    ];
    if known.is_some() {
        all.push(Field::toggle("remove", get("field-remove"), false));
    }
    let form = Form::new(super::titled(desk, "absence-title", person), all);
    super::ask(PersonAsk::Absence(person, id), Content::Form(form))
}

pub(super) fn absence(
    desk: Desk<'_>,
    person: ParticipantId,
    id: Option<AbsenceId>,
    answer: &Answer,
) -> Result<Vec<Effect>, Wrong> {
    let name = desk.name(person);
    let key = RecordKey::Absence(person, id.unwrap_or_else(|| AbsenceId(Uuid::new_v4())));
    if answer.is_on("remove") {
        let said = Sentence::new("absence-removed").text("name", name);
        return fields::save(desk, vec![(key, None)], said, |_| "remove");
    }
    let kind = KINDS
        .get(answer.choice("kind"))
        .copied()
        .unwrap_or(Absence::Leave);
    let today = desk.app.today();
    let from = DateField::AbsenceFrom.read(answer, today)?;
    let to = DateField::AbsenceTo.read_if_any(answer, today)?.unwrap_or(from);
    let remark = answer.text("remark").to_owned();
    if kind == Absence::Sick && !remark.is_empty() {
        return Err(Wrong::field("remark", Sentence::new("sick-without-reason")));
    }
    let record = PlannedAbsence {
        participant: person,
        from,
        to,
        kind,
        remark,
    };
    let said = Sentence::new("absence-saved")
        .text("name", name)
        .text("range", range(desk, from, to));
    fields::save(
        desk,
        vec![(key, Some(Record::Absence(record)))],
        said,
        |refusal| match refusal {
            Refusal::TooLong { .. } => "remark",
            Refusal::BeforeStart { .. } | Refusal::AfterEnd { .. } | Refusal::AbsencesOverlap { .. } => {
                "from"
            }
            _ => "to",
        },
    )
}
