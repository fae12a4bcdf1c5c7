//! What the day sheet and the board share: what happened to somebody, times, notes, another day.

use chrono::{Days, NaiveDate};

use super::ask_day;
use super::dating::DATE_MAX;
use crate::app::query::day::DayReader;
use crate::app::{Action, Mark};
use crate::domain::attendance::{Absence, Day};
use crate::domain::compose::Known;
use crate::domain::ids::ParticipantId;
use crate::domain::sheet::DayRow;
use crate::domain::time::Minutes;
use crate::domain::times::edit_stretches;
use crate::text::clean::{FIELD_MAX, NOTE_MAX};
use crate::text::sentence::Sentence;
use crate::tui::ask::{DayAsk, ProgramAsk, Purpose};
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::keys::Command;
use crate::tui::popups::{Confirm, Content, Input};

/// Whether a command enters something of people on a day.
#[must_use]
pub const fn is_entry(command: Command) -> bool {
    matches!(
        command,
        Command::Present
            | Command::Late
            | Command::LeftEarly
            | Command::Sick
            | Command::Leave
            | Command::Cancelled
            | Command::NoShow
            | Command::Clear
            | Command::Times
            | Command::Note
            | Command::Contact
    )
}

/// Whether such a command applies on that date: of a day to come only leave and cancelling are known.
///
/// # Errors
/// Why not.
pub fn possible(command: Command, date: NaiveDate, future: bool) -> Result<(), Sentence> {
    let planned = matches!(command, Command::Leave | Command::Cancelled | Command::Clear);
    if future && is_entry(command) && !planned {
        Err(Sentence::new("no-future-entry").date_of_year("date", date))
    } else {
        Ok(())
    }
}

/// Enters what a command says of these people, after a question where one is needed.
#[must_use]
pub fn enter(desk: Desk<'_>, date: NaiveDate, people: Vec<ParticipantId>, command: Command) -> Vec<Effect> {
    if people.is_empty() {
        return vec![Effect::Refuse(Sentence::new("no-row"))];
    }
    match command {
        Command::Present => mark(desk, date, people, Mark::Present),
        Command::Sick => mark(desk, date, people, Mark::Absent(Absence::Sick)),
        Command::Leave => mark(desk, date, people, Mark::Absent(Absence::Leave)),
        Command::Cancelled => mark(desk, date, people, Mark::Absent(Absence::Cancelled)),
        Command::NoShow => mark(desk, date, people, Mark::Absent(Absence::NoShow)),
        Command::Clear => mark(desk, date, people, Mark::Clear),
        Command::Late => late(desk, date, people),
        Command::LeftEarly => left_early(desk, date, people),
        Command::Times => ask_times(desk, date, people),
        Command::Note => ask_note(desk, date, people),
        Command::Contact => contact(desk, date, people),
        _ => Vec::new(),
    }
}

/// Whether what [`enter`] gave says what happened, so that the cursor may move on: not while it still asks for
/// a time, and not after a note.
#[must_use]
pub fn is_done(effects: &[Effect]) -> bool {
    matches!(
        effects,
        [Effect::Do(Action::Mark { .. }) | Effect::Open(Purpose::Program(ProgramAsk::Confirm(_)), _)]
    )
}

/// Marks, after a question where times that were entered would go.
fn mark(desk: Desk<'_>, date: NaiveDate, people: Vec<ParticipantId>, mark: Mark) -> Vec<Effect> {
    let question = people
        .iter()
        .filter_map(|p| row_of(desk, date, *p))
        .find(|row| times_at_stake(row) && takes_all(desk, date, row, &mark))
        .map(|row| {
            let minutes = row.day().map_or(Minutes::ZERO, |d| d.minutes(date));
            let sentence = Sentence::new("ask-times-go")
                .text("name", desk.name(row.participant))
                .minutes("minutes", minutes);
            desk.texts.say(&sentence)
        });
    let action = Action::Mark { date, people, mark };
    match question {
        None => vec![Effect::Do(action)],
        Some(question) => vec![Effect::Open(
            Purpose::Program(ProgramAsk::Confirm(Box::new(Effect::Do(action)))),
            Content::Confirm(Confirm::new(desk.texts.get("ask-times-go-title"), question)),
        )],
    }
}

fn said_of(desk: Desk<'_>, id: &'static str, people: &[ParticipantId]) -> String {
    let name = people.first().map(|p| desk.name(*p)).unwrap_or_default();
    desk.texts.say(&Sentence::new(id).text("name", name))
}

fn late(desk: Desk<'_>, date: NaiveDate, people: Vec<ParticipantId>) -> Vec<Effect> {
    let now = desk.app.now_on(date);
    // Who left already came at another time than now.
    let gone = |row: &DayRow| {
        row.day()
            .is_some_and(|day| day.ends().is_some_and(|end| Some(end) <= now))
    };
    let started = people
        .iter()
        .filter_map(|p| row_of(desk, date, *p))
        .all(|row| row.plan.start() < now && !gone(&row));
    if let Some(now) = now.filter(|_| started) {
        let mark = Mark::Late(now);
        return vec![Effect::Do(Action::Mark { date, people, mark })];
    }
    let title = said_of(desk, "ask-late", &people);
    let input = Input::new(title, desk.texts.get("ask-late-hint"), 20);
    ask_day(DayAsk::LateFrom(date, people), Content::Input(input))
}

fn left_early(desk: Desk<'_>, date: NaiveDate, people: Vec<ParticipantId>) -> Vec<Effect> {
    let now = desk
        .app
        .now_on(date)
        .map(|time| time.to_string())
        .unwrap_or_default();
    let title = said_of(desk, "ask-left", &people);
    let input = Input::new(title, desk.texts.get("ask-left-hint"), 20)
        .proposing(&now)
        .with_hint_staying();
    ask_day(DayAsk::LeftAt(date, people), Content::Input(input))
}

/// Notes an attempt to reach people for a date: one action, however many they are.
#[must_use]
pub fn contact(desk: Desk<'_>, date: NaiveDate, people: Vec<ParticipantId>) -> Vec<Effect> {
    let said = match people.as_slice() {
        [one] => Sentence::new("contact-noted").text("name", desk.name(*one)),
        several => Sentence::new("contact-noted-several").number("count", several.len()),
    };
    vec![Effect::DoSaying(Action::Contact { date, people }, said)]
}

/// Whether a mark leaves nothing of what was worked.
fn takes_all(desk: Desk<'_>, date: NaiveDate, row: &DayRow, mark: &Mark) -> bool {
    let away_from = |now, reason| Known::of(row).away_from(date, now, reason);
    match mark {
        Mark::Absent(reason) => {
            let now = desk.app.counts_until(date);
            now.and_then(|now| away_from(now, *reason)).is_none()
        }
        _ => *mark == Mark::Clear,
    }
}

/// Whether marking somebody away would throw away times that were entered.
fn times_at_stake(row: &DayRow) -> bool {
    match row.day() {
        Some(day @ Day::Present { .. }) => {
            day.stretches() != row.plan.stretches().as_slice() && day.minutes(NaiveDate::MIN) > Minutes::ZERO
        }
        _ => false,
    }
}

/// Asks for times, starting from what stands there.
#[must_use]
pub fn ask_times(desk: Desk<'_>, date: NaiveDate, people: Vec<ParticipantId>) -> Vec<Effect> {
    let row = people.first().and_then(|p| row_of(desk, date, *p));
    let stands = row.as_ref().and_then(DayRow::day).map(|day| {
        if day.stretches().is_empty() {
            let minutes = day.minutes(date);
            if minutes > Minutes::ZERO {
                minutes.to_string()
            } else {
                String::new()
            }
        } else {
            edit_stretches(day.stretches())
        }
    });
    let title = said_of(desk, "ask-times", &people);
    times_input(desk, title, &stands.unwrap_or_default(), date, people)
}

/// Asks for the times of somebody who is only just being added, and is not there to be looked up.
#[must_use]
pub fn ask_first_times(desk: Desk<'_>, date: NaiveDate, person: ParticipantId, name: &str) -> Vec<Effect> {
    let title = desk.texts.say(&Sentence::new("ask-times").text("name", name));
    times_input(desk, title, "", date, vec![person])
}

fn times_input(
    desk: Desk<'_>,
    title: String,
    text: &str,
    date: NaiveDate,
    people: Vec<ParticipantId>,
) -> Vec<Effect> {
    let input = Input::new(title, desk.texts.get("ask-times-hint"), FIELD_MAX).proposing(text);
    ask_day(DayAsk::Times(date, people), Content::Input(input))
}

/// Asks for a note on people, from whichever screen.
#[must_use]
pub fn ask_note(desk: Desk<'_>, date: NaiveDate, people: Vec<ParticipantId>) -> Vec<Effect> {
    let title = match people.as_slice() {
        [] => return vec![Effect::Refuse(Sentence::new("no-row"))],
        [_] => said_of(desk, "ask-note", &people),
        several => desk
            .texts
            .say(&Sentence::new("ask-note-several").number("count", several.len())),
    };
    let input = Input::new(title, desk.texts.get("ask-note-hint"), NOTE_MAX);
    ask_day(DayAsk::Note(date, people), Content::Input(input))
}

/// Somebody's row on a date, from whichever screen.
#[must_use]
pub fn row_of(desk: Desk<'_>, date: NaiveDate, person: ParticipantId) -> Option<DayRow> {
    DayReader {
        store: desk.app.store(),
    }
    .row(person, date)
    .ok()
}

/// The date so many days on; the same where the calendar ends.
#[must_use]
pub fn days_on(date: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    let other = if days < 0 {
        date.checked_sub_days(by)
    } else {
        date.checked_add_days(by)
    };
    other.unwrap_or(date)
}

/// What asks to which date to go.
#[must_use]
pub fn date_asked(desk: Desk<'_>) -> Content {
    let title = desk.texts.get("key-go-to-date");
    Content::Input(Input::new(title, desk.texts.get("go-to-date-hint"), DATE_MAX))
}
