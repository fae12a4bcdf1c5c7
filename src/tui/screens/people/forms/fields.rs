//! Reading the fields of a form: each gives its value, or one sentence under the field.

use crate::app::{Action, Refusal, Trouble};
use crate::domain::durations::{DurationError, parse_duration};
use crate::domain::name::PersonName;
use crate::domain::record::{Record, RecordKey};
use crate::domain::schedule::Week;
use crate::domain::time::Minutes;
use crate::domain::week_text::{WeekReason, WeekTextError, parse_week};
use crate::text::clean::NAME_MAX;
use crate::text::sentence::Sentence;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::popups::Answer;
use crate::tui::screens::Wrong;
use crate::tui::screens::today::answers::times_reason_id;

/// Records to be entered or changed in one action.
pub type Edits = Vec<(RecordKey, Option<Record>)>;

/// Most characters of a week on one line.
pub const WEEK_MAX: usize = 400;

/// A person's name in a field.
///
/// # Errors
/// When there is none, or it is too long.
pub fn name(answer: &Answer, field: &'static str) -> Result<PersonName, Wrong> {
    let text = answer.text(field);
    let name = PersonName::parse(text).filter(|n| n.natural().chars().any(char::is_alphanumeric));
    let name = name.ok_or_else(|| Wrong::field(field, Refusal::NameMissing.sentence()))?;
    let got = name.natural().chars().count();
    if got > NAME_MAX {
        let refusal = Refusal::TooLong { max: NAME_MAX, got };
        return Err(Wrong::field(field, refusal.sentence()));
    }
    Ok(name)
}

/// A week in a field.
///
/// # Errors
/// What is not understood.
pub fn week(answer: &Answer, field: &'static str) -> Result<Week, Wrong> {
    let text = answer.text(field);
    parse_week(text).map_err(|error| Wrong::field(field, week_wrong(text, &error)))
}

fn week_wrong(text: &str, error: &WeekTextError) -> Sentence {
    let id = match error.reason {
        WeekReason::Empty => "week-empty",
        WeekReason::NoDays => "week-no-days",
        WeekReason::UnknownDay => "week-unknown-day",
        WeekReason::DayTwice => "week-day-twice",
        WeekReason::NoTimes => "week-no-times",
        WeekReason::BreakNeedsTime => "week-break-needs-time",
        WeekReason::BreakOutside => "week-break-outside",
        WeekReason::Times(reason) => times_reason_id(reason),
    };
    Sentence::new(id).text("part", text.get(error.at.clone()).unwrap_or_default())
}

/// Hours in a field; below zero only with a sign in front.
///
/// # Errors
/// What is not understood.
pub fn hours(answer: &Answer, field: &'static str, most: Minutes) -> Result<Minutes, Wrong> {
    let text = answer.text(field);
    let (sign, rest) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    match parse_duration(rest, most) {
        Ok(minutes) => Ok(Minutes(minutes.0 * sign)),
        Err(error) => Err(Wrong::field(
            field,
            match error {
                DurationError::TooLong { .. } => Sentence::new("hours-too-many"),
                DurationError::Undecided => Sentence::new("times-undecided"),
                DurationError::MinutesOver59 => Sentence::new("times-no-such-minute"),
                DurationError::Empty | DurationError::NotUnderstood | DurationError::Negative => {
                    Sentence::new("hours-not-understood")
                }
            },
        )),
    }
}

/// Enters records if the rules allow it, and says so; what they refuse stands under the field that
/// `field_of` names.
///
/// # Errors
/// The rule that says no.
pub fn save(
    desk: Desk<'_>,
    edits: Edits,
    said: Sentence,
    field_of: impl Fn(&Refusal) -> &'static str,
) -> Result<Vec<Effect>, Wrong> {
    let action = Action::Edit(edits);
    match desk.app.foresee(&action) {
        Ok(changes) if changes.is_empty() => Ok(vec![Effect::Say(Sentence::new("nothing-changed"))]),
        Ok(_) if desk.app.read_only().is_some() => Err(Refusal::ReadOnly.sentence().into()),
        Ok(_) => Ok(vec![Effect::DoSaying(action, said)]),
        Err(Trouble::Refused(refusal)) => Err(Wrong::field(field_of(&refusal), refusal.sentence())),
        Err(trouble) => Err(trouble.sentence().into()),
    }
}

/// How a week in a field is understood, for while one types.
#[must_use]
pub fn tell_week(desk: Desk<'_>, answer: &Answer, field: &'static str) -> String {
    let Ok(week) = week(answer, field) else {
        return String::new();
    };
    let sentence = Sentence::new("week-understood")
        .number("days", week.0.iter().filter(|p| !p.is_empty()).count())
        .minutes("minutes", week.minutes());
    desk.texts.say(&sentence)
}
