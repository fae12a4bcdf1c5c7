//! Somebody new: a participant with a trajectory and a schedule, or a guest for a day.

use chrono::NaiveDate;
use uuid::Uuid;

use super::fields::{self, Edits, WEEK_MAX};
use crate::app::{Action, Refusal, Trouble};
use crate::domain::attendance::{Attendance, Day, Worked};
use crate::domain::dated::Dated;
use crate::domain::ids::{ParticipantId, TrajectoryId};
use crate::domain::participant::{Participant, Trajectory};
use crate::domain::record::{Record, RecordKey};
use crate::domain::schedule::Schedule;
use crate::domain::time::{Minutes, Stretch};
use crate::domain::times::{self, TypedTimes, parse_times};
use crate::text::clean::NAME_MAX;
use crate::text::fold::fold;
use crate::text::sentence::Sentence;
use crate::tui::ask::PersonAsk;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::popups::{Answer, Content, Field, Form};
use crate::tui::screens::Wrong;
use crate::tui::screens::dating::{DateField, Shown};
use crate::tui::screens::marking::ask_first_times;
use crate::tui::screens::today::answers::times_reason_id;

/// Opens the short form of a newcomer; from the day sheet, to be put on that day too. The name is what was typed
/// of it already.
#[must_use]
pub fn ask_newcomer(desk: Desk<'_>, date: Option<NaiveDate>, name: &str) -> Vec<Effect> {
    let start = date.unwrap_or_else(|| desk.app.today());
    let (names, at) = methods(desk, None);
    let get = |id: &str| desk.texts.get(id);
    let mut form = Form::new(
        get("newcomer-title"),
        vec![
            Field::text("name", get("field-name"), name, NAME_MAX).hint(get("hint-name")),
            Field::choice("method", get("field-method"), names, at),
            Field::text("week", get("field-week"), "", WEEK_MAX).hint(get("hint-week")),
            DateField::NewcomerStart.field(desk, "field-start", Shown::Proposed(start)),
        ],
    );
    let told = tell_name(desk, &Answer::Fields(form.values()), None);
    form.tell("name", told);
    super::ask(PersonAsk::Newcomer(date), Content::Form(form))
}

/// Opens the form of a guest on a day. The name is what was typed of it already.
#[must_use]
pub fn ask_guest(desk: Desk<'_>, date: NaiveDate, name: &str) -> Vec<Effect> {
    let get = |id: &str| desk.texts.get(id);
    let mut form = Form::new(
        get("guest-title"),
        vec![
            Field::text("name", get("field-name"), name, NAME_MAX).hint(get("hint-name")),
            Field::text("times", get("field-times"), "", 60).hint(get("hint-guest-times")),
        ],
    );
    let told = tell_name(desk, &Answer::Fields(form.values()), None);
    form.tell("name", told);
    super::ask(PersonAsk::Guest(date), Content::Form(form))
}

/// The names of the adopted methods, and the place of one of them (or of the location's own).
pub(super) fn methods(desk: Desk<'_>, id: Option<&str>) -> (Vec<String>, usize) {
    let (today, lang) = (desk.app.today(), desk.texts.lang());
    let directory = desk.app.directory();
    let own = directory.workshop.at_or_first(today).map(|w| w.method.as_str());
    let wanted = id.or(own);
    let at = directory
        .methods
        .keys()
        .position(|known| Some(known.as_str()) == wanted);
    let name = |id: &String| {
        directory
            .method_on(id, today)
            .map_or_else(|| id.clone(), |m| m.name.get(lang).to_owned())
    };
    (directory.methods.keys().map(name).collect(), at.unwrap_or(0))
}

/// The id of the method chosen in a field.
pub(super) fn chosen_method(desk: Desk<'_>, answer: &Answer) -> String {
    let all = &desk.app.directory().methods;
    all.keys()
        .nth(answer.choice("method"))
        .cloned()
        .unwrap_or_default()
}

fn next_number(desk: Desk<'_>) -> String {
    desk.app.directory().free_numbers(&[]).next().unwrap_or_default()
}

/// How a name is understood, and who is called that already; of somebody known (`whose`) only where it is changed.
pub(super) fn tell_name(desk: Desk<'_>, answer: &Answer, whose: Option<ParticipantId>) -> String {
    let Ok(name) = fields::name(answer, "name") else {
        return String::new();
    };
    let (directory, today) = (desk.app.directory(), desk.app.today());
    let folded = fold(&name.natural());
    let same = |person: ParticipantId| fold(&directory.name(person, today).natural()) == folded;
    let mut others = directory.register().into_iter().filter(|p| same(*p));
    match others.next().filter(|_| !whose.is_some_and(same)) {
        Some(other) => desk.texts.say(
            &Sentence::new("name-there-already")
                .text("name", name.register())
                .text("other", directory.name(other, today).natural())
                .text("number", directory.mark(other)),
        ),
        None => name.register(),
    }
}

/// What somebody will be called once saved: with the number where others are called the same.
pub(super) fn called(desk: Desk<'_>, person: ParticipantId, participant: &Participant) -> String {
    let today = desk.app.today();
    let name = participant.name_on(today);
    if desk.app.directory().has_namesake(name, person, today) {
        format!("{} ({})", name.natural(), participant.number)
    } else {
        name.natural()
    }
}

pub(super) fn newcomer(
    desk: Desk<'_>,
    date: Option<NaiveDate>,
    answer: &Answer,
) -> Result<Vec<Effect>, Wrong> {
    let name = fields::name(answer, "name")?;
    let start = DateField::NewcomerStart.read(answer, desk.app.today())?;
    let week = match answer.text("week") {
        "" => None,
        _ => Some(fields::week(answer, "week")?),
    };
    let person = ParticipantId(Uuid::new_v4());
    let participant = Participant {
        number: next_number(desk),
        names: Dated::since(start, name),
        team: Dated::default(),
        certificates: Vec::new(),
        guest: false,
    };
    let called = called(desk, person, &participant);
    let trajectory = Trajectory {
        method: chosen_method(desk, answer),
        start,
        end: None,
        phases: Dated::default(),
        openings: Vec::new(),
    };
    let expected =
        date.is_some_and(|date| week.as_ref().is_some_and(|w| !w.on(date).is_empty()) && start <= date);
    let mut edits: Edits = vec![
        (
            RecordKey::Participant(person),
            Some(Record::Participant(participant.into())),
        ),
        (
            RecordKey::Trajectory(person, TrajectoryId(Uuid::new_v4())),
            Some(Record::Trajectory(trajectory.into())),
        ),
    ];
    if let Some(week) = week {
        let schedule = Schedule::since(start, week);
        edits.push((RecordKey::Schedule(person), Some(Record::Schedule(schedule))));
    }
    let said = Sentence::new("newcomer-saved").text("name", called.clone());
    let mut effects = fields::save(desk, edits, said, |refusal| match refusal {
        Refusal::DateOutOfRange | Refusal::EndBeforeStart => "start",
        Refusal::TimesOverlap | Refusal::TooMuchTime { .. } => "week",
        Refusal::UnknownMethod { .. } => "method",
        _ => "name",
    })?;
    let here = date.filter(|date| *date <= desk.app.today() && start <= *date);
    if let Some(date) = here.filter(|_| !expected) {
        effects.extend(ask_first_times(desk, date, person, &called));
    }
    Ok(effects)
}

pub(super) fn guest(desk: Desk<'_>, date: NaiveDate, answer: &Answer) -> Result<Vec<Effect>, Wrong> {
    let name = fields::name(answer, "name")?;
    let today = desk.app.today();
    if date > today {
        return Err(Refusal::Future { date }.sentence().into());
    }
    let worked = guest_times(answer.text("times"))?;
    let person = ParticipantId(Uuid::new_v4());
    let participant = Participant {
        number: next_number(desk),
        names: Dated::since(date, name),
        team: Dated::default(),
        certificates: Vec::new(),
        guest: true,
    };
    let called = called(desk, person, &participant);
    let attendance = Attendance {
        day: Day::Present { worked, rest: None },
        extra: true,
        remark: String::new(),
        correction: None,
    };
    let action = Action::Edit(vec![
        (
            RecordKey::Participant(person),
            Some(Record::Participant(participant.into())),
        ),
        (
            RecordKey::Attendance(person, date),
            Some(Record::Attendance(attendance)),
        ),
    ]);
    match desk.app.foresee(&action) {
        Err(Trouble::Refused(refusal)) => Err(Wrong::field("name", refusal.sentence())),
        _ => Ok(vec![Effect::DoSaying(
            action,
            Sentence::new("guest-saved").text("name", called),
        )]),
    }
}

/// What a guest was there for; nothing typed is there without hours.
fn guest_times(text: &str) -> Result<Worked, Wrong> {
    if text.is_empty() {
        return Ok(Worked::NOTHING);
    }
    let wrong = |id| Wrong::field("times", Sentence::new(id));
    match parse_times(text).map_err(|error| wrong(times_reason_id(error.reason)))? {
        TypedTimes::Worked { what, rest: None } => Ok(match what {
            times::Worked::Length(minutes) => Worked::Length(minutes),
            times::Worked::Stretches(all) => {
                let stretch = |s: times::TypedStretch| Stretch {
                    span: s.span,
                    pause: s.pause.unwrap_or(Minutes::ZERO),
                };
                Worked::Stretches(all.into_iter().map(stretch).collect())
            }
        }),
        _ => Err(wrong("guest-is-there")),
    }
}
