//! The forms of a participant: newcomer, guest, name and team, schedule, planned absence, opening balance,
//! trajectory. Each opens filled in, and answers with one action.

mod absence;
pub mod fields;
mod newcomer;
mod opening;
mod person;
mod schedule;
mod trajectory;

use crate::domain::ids::ParticipantId;
use crate::tui::ask::{PersonAsk, Purpose};
use crate::tui::desk::Desk;
use crate::tui::effect::{Effect, Place};
use crate::tui::popups::{Answer, Content};
use crate::tui::screens::Wrong;

pub use absence::{ask_absence, range};
pub use newcomer::{ask_guest, ask_newcomer};
pub use opening::ask_opening;
pub use person::{ask_edit, written};
pub use schedule::ask_schedule;
pub use trajectory::{ask_end, ask_trajectory};

fn ask(ask: PersonAsk, content: Content) -> Vec<Effect> {
    vec![Effect::Open(Purpose::Person(ask), content)]
}

/// What an answer leads to.
///
/// # Errors
/// What is wrong with it, and in which field.
pub fn answered(desk: Desk<'_>, asked: &PersonAsk, answer: &Answer) -> Result<Vec<Effect>, Wrong> {
    let picked = answer.picked();
    match asked {
        PersonAsk::Newcomer(date) => newcomer::newcomer(desk, *date, answer),
        PersonAsk::Guest(date) => newcomer::guest(desk, *date, answer),
        PersonAsk::Edit(person, teams) => person::edit(desk, *person, teams, answer),
        PersonAsk::PickWeek(person, versions) => Ok(match picked {
            Some(0) => schedule::week_form(desk, *person, None),
            Some(at) => match versions.get(at - 1) {
                Some(from) => schedule::week_form(desk, *person, Some(*from)),
                None => Vec::new(),
            },
            None => Vec::new(),
        }),
        PersonAsk::Week(person, from) => schedule::week(desk, *person, *from, answer),
        PersonAsk::PickAbsence(person, all) => {
            Ok(picked.map_or_else(Vec::new, |at| match at.checked_sub(1) {
                None => absence::absence_form(desk, *person, None),
                Some(at) => absence::absence_form(desk, *person, all.get(at).copied()),
            }))
        }
        PersonAsk::Absence(person, id) => absence::absence(desk, *person, *id, answer),
        PersonAsk::OpeningBalance(person) => opening::opening(desk, *person, answer),
        PersonAsk::PickTrajectory(person, all) => {
            Ok(picked.map_or_else(Vec::new, |at| match at.checked_sub(1) {
                None => trajectory::trajectory_form(desk, *person, None),
                Some(at) => trajectory::trajectory_form(desk, *person, all.get(at).copied()),
            }))
        }
        PersonAsk::Trajectory(person, id) => trajectory::trajectory(desk, *person, *id, answer),
        PersonAsk::EndTrajectory(person, id) => trajectory::end(desk, *person, *id, answer),
        PersonAsk::FilterPeople(person, all) => Ok(picked
            .and_then(|at| all.get(at))
            .map(|filter| Effect::Go(Place::Participants(*filter, *person)))
            .into_iter()
            .collect()),
    }
}

/// Says how what is being typed is understood, dates aside.
pub fn changed(desk: Desk<'_>, asked: &PersonAsk, content: &mut Content) {
    let Content::Form(form) = content else { return };
    let answer = Answer::Fields(form.values());
    let told: Vec<(&'static str, String)> = match asked {
        PersonAsk::Newcomer(_) => vec![
            ("name", newcomer::tell_name(desk, &answer, None)),
            ("week", fields::tell_week(desk, &answer, "week")),
        ],
        PersonAsk::Guest(_) => vec![("name", newcomer::tell_name(desk, &answer, None))],
        PersonAsk::Edit(person, _) => vec![
            ("name", newcomer::tell_name(desk, &answer, Some(*person))),
            ("certificates", person::tell_certificates(desk, &answer)),
        ],
        PersonAsk::Week(..) => vec![("week", fields::tell_week(desk, &answer, "week"))],
        PersonAsk::OpeningBalance(_) => vec![("hours", opening::tell_hours(desk, &answer))],
        _ => Vec::new(),
    };
    for (field, text) in told {
        form.tell(field, text);
    }
}

/// Somebody's name, filled in in a title.
fn titled(desk: Desk<'_>, id: &'static str, person: ParticipantId) -> String {
    let sentence = crate::text::sentence::Sentence::new(id).text("name", desk.name(person));
    desk.texts.say(&sentence)
}
