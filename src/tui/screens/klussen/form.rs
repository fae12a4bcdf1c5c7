//! The form of a klus, new or changed.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::app::{Action, Refusal};
use crate::domain::dates::weekdays;
use crate::domain::ids::KlusId;
use crate::domain::klus::{Klus, MOST_PEOPLE, When, is_a_name};
use crate::domain::record::{Record, RecordKey};
use crate::domain::time::HalfDay;
use crate::domain::week_text::{days_on, format_days};
use crate::text::clean::{FIELD_MAX, NAME_MAX};
use crate::text::sentence::Sentence;
use crate::tui::desk::Desk;
use crate::tui::popups::{Answer, Content, Field, Form};
use crate::tui::screens::Wrong;
use crate::tui::screens::dating::{DateField, Shown};

use HalfDay::{Afternoon, Evening, Morning};

/// The half-days a klus can have; never none.
const HALVES: [&[HalfDay]; 7] = [
    &[Morning],
    &[Afternoon],
    &[Morning, Afternoon],
    &[Evening],
    &[Afternoon, Evening],
    &[Morning, Evening],
    &[Morning, Afternoon, Evening],
];

/// The form, filled in with what is known; a new klus is meant for the half-day of the board.
#[must_use]
pub fn content(desk: Desk<'_>, date: NaiveDate, half: HalfDay, id: Option<KlusId>) -> Content {
    let known = id.and_then(|id| desk.app.directory().klussen.get(&id));
    let klus = known.cloned().unwrap_or_else(|| Klus {
        name: String::new(),
        when: When::Once(date),
        halves: vec![half],
        place: String::new(),
        work_type: String::new(),
        outside: false,
        min: 2,
        max: None,
        certificate: None,
    });
    let in_force = known.is_some();
    let title = desk.texts.get(if known.is_some() {
        "key-edit-klus"
    } else {
        "key-new-klus"
    });
    Content::Form(Form::new(title, fields(desk, date, &klus, in_force)))
}

fn fields(desk: Desk<'_>, date: NaiveDate, klus: &Klus, in_force: bool) -> Vec<Field> {
    let get = |id: &str| desk.texts.get(id);
    let (weekly, from, until, days) = match &klus.when {
        When::Once(on) => (0, *on, None, String::new()),
        When::Weekly {
            from,
            until,
            weekdays,
        } => (1, *from, *until, days_text(desk, *weekdays)),
    };
    let types = work_types(desk, date, &klus.work_type);
    let type_at = types.iter().position(|(id, _)| *id == klus.work_type);
    let halves = HALVES.iter().map(|halves| halves_text(desk, halves)).collect();
    let halves_at = HALVES.iter().position(|halves| **halves == *klus.halves);
    let outside = vec![get("klus-inside"), get("klus-outside")];
    let max = klus.max.map(|max| max.to_string()).unwrap_or_default();
    let certificate = klus.certificate.as_deref().unwrap_or_default();
    vec![
        Field::text("name", get("field-name"), &klus.name, NAME_MAX),
        Field::choice(
            "when",
            get("klus-when"),
            vec![get("klus-once"), get("klus-weekly")],
            weekly,
        ),
        DateField::KlusFrom
            .field(desk, "klus-from", Shown::or(in_force.then_some(from), from))
            .hint(get("klus-date-hint")),
        Field::text("days", get("klus-days"), &days, 40).hint(get("klus-days-hint")),
        DateField::KlusUntil
            .field(desk, "klus-until", Shown::known(until))
            .hint(get("klus-until-hint")),
        Field::choice("halves", get("klus-halves"), halves, halves_at.unwrap_or(0)),
        Field::text("place", get("klus-place"), &klus.place, FIELD_MAX),
        Field::choice(
            "type",
            get("klus-type"),
            types.into_iter().map(|(_, name)| name).collect(),
            type_at.unwrap_or(0),
        ),
        Field::choice("outside", get("klus-side"), outside, usize::from(klus.outside))
            .hint(get("klus-side-hint")),
        Field::text("min", get("klus-min"), &klus.min.to_string(), 5),
        Field::text("max", get("klus-max"), &max, 5).hint(get("klus-max-hint")),
        Field::text("certificate", get("klus-certificate"), certificate, NAME_MAX)
            .hint(get("klus-certificate-hint")),
    ]
}

fn days_text(desk: Desk<'_>, days: [bool; 7]) -> String {
    format_days(&days_on(days), desk.texts.lang())
}

fn halves_text(desk: Desk<'_>, halves: &[HalfDay]) -> String {
    let names: Vec<String> = halves.iter().map(|half| desk.half(*half)).collect();
    names.join(" + ")
}

/// The kinds of work of the location's method by id and name, none first; one that the klus had stays.
fn work_types(desk: Desk<'_>, date: NaiveDate, had: &str) -> Vec<(String, String)> {
    let directory = desk.app.directory();
    let method = directory
        .workshop
        .at_or_first(date)
        .and_then(|workshop| directory.method_on(&workshop.method, date));
    let mut types = vec![(String::new(), desk.texts.get("klus-no-type"))];
    let lang = desk.texts.lang();
    types.extend(
        method
            .iter()
            .flat_map(|m| &m.work_types)
            .map(|kind| (kind.id.clone(), kind.name.get(lang).to_owned())),
    );
    if !types.iter().any(|(id, _)| id == had) {
        let name = directory
            .work_type(None, had)
            .map_or(had, |kind| kind.name.get(lang));
        types.push((had.to_owned(), name.to_owned()));
    }
    types
}

/// What the form asks for, and the name of the klus.
///
/// # Errors
/// What is wrong, and in which field.
pub fn action(
    desk: Desk<'_>,
    id: Option<KlusId>,
    date: NaiveDate,
    answer: &Answer,
) -> Result<(Action, String), Wrong> {
    let name = answer.text("name").to_owned();
    if name.is_empty() {
        return Err(Wrong::field("name", Refusal::NameMissing.sentence()));
    }
    if !is_a_name(&name) {
        return Err(Wrong::field("name", Refusal::KlusName { given: name }.sentence()));
    }
    let had = id.and_then(|id| desk.app.directory().klussen.get(&id));
    let types = work_types(desk, date, had.map_or("", |klus| &klus.work_type));
    let certificate = answer.text("certificate");
    let min = people("min", answer.text("min"))?;
    let max = match answer.text("max") {
        "" => None,
        text => Some(people("max", text)?),
    };
    if let Some(max) = max.filter(|max| *max < min) {
        return Err(Wrong::field("max", Refusal::KlusMax { min, max }.sentence()));
    }
    let klus = Klus {
        name: name.clone(),
        when: when(answer, date)?,
        halves: HALVES
            .get(answer.choice("halves"))
            .map(|h| h.to_vec())
            .unwrap_or_default(),
        place: answer.text("place").to_owned(),
        work_type: types
            .into_iter()
            .nth(answer.choice("type"))
            .map(|(id, _)| id)
            .unwrap_or_default(),
        outside: answer.choice("outside") == 1,
        min,
        max,
        certificate: (!certificate.is_empty()).then(|| certificate.to_owned()),
    };
    let key = RecordKey::Klus(id.unwrap_or_else(|| KlusId(Uuid::new_v4())));
    Ok((Action::Edit(vec![(key, Some(Record::Klus(klus.into())))]), name))
}

fn when(answer: &Answer, on: NaiveDate) -> Result<When, Wrong> {
    let from = DateField::KlusFrom.read(answer, on)?;
    if answer.choice("when") == 0 {
        return Ok(When::Once(from));
    }
    let days = answer.text("days");
    let weekdays = weekdays(days).map_err(|_| {
        let sentence = if days.is_empty() {
            Refusal::KlusNever.sentence()
        } else {
            Sentence::new("klus-days-wrong").text("text", days)
        };
        Wrong::field("days", sentence)
    })?;
    let until = DateField::KlusUntil.read_if_any(answer, on)?;
    if until.is_some_and(|until| until < from) {
        return Err(Wrong::field("until", Refusal::EndBeforeStart.sentence()));
    }
    Ok(When::Weekly {
        from,
        until,
        weekdays,
    })
}

/// A number of people, one at least.
fn people(field: &'static str, text: &str) -> Result<u16, Wrong> {
    let number: i64 = text
        .parse()
        .map_err(|_| Wrong::field(field, Sentence::new("klus-number-wrong").text("text", text)))?;
    match u16::try_from(number) {
        Ok(people @ 1..=MOST_PEOPLE) => Ok(people),
        _ if number < 1 => Err(Wrong::field(field, Refusal::KlusMin.sentence())),
        _ => Err(Wrong::field(
            field,
            Refusal::KlusPeople { given: number }.sentence(),
        )),
    }
}
