//! The day as a whole: notes, contact attempts, closing.

use chrono::{NaiveDate, TimeDelta};

use super::edit::check_length;
use super::mark::enter_planned;
use super::{Situation, fresh};
use crate::app::action::{NoteDraft, OpenRows};
use crate::app::draft::Draft;
use crate::app::query::day::{as_closed, sums};
use crate::app::{Refusal, Trouble};
use crate::domain::attendance::ContactAttempt;
use crate::domain::ids::{NoteId, ParticipantId};
use crate::domain::klus::Observation;
use crate::domain::record::{Record, RecordKey, Why};
use crate::domain::time::{ClockTime, HalfDay};
use crate::domain::workshop::DayClose;
use crate::text::clean::{FIELD_MAX, NOTE_MAX, clean, clean_note};

pub fn contact(
    situation: &Situation,
    draft: &mut Draft<'_>,
    date: NaiveDate,
    people: &[ParticipantId],
) -> Result<Why, Trouble> {
    situation.not_future(date)?;
    for person in people {
        draft.in_trajectory(*person, date)?;
        let key = RecordKey::Contact(*person, date);
        let mut attempts = match draft.current(&key)? {
            Some(Record::Contact(attempts)) => attempts,
            _ => Vec::new(),
        };
        // A key that was held, or pressed twice, is one attempt.
        let again = attempts.iter().any(|earlier| {
            let ago = situation.local - earlier.at;
            earlier.by == situation.who && ago >= TimeDelta::zero() && ago < TimeDelta::minutes(1)
        });
        if !again {
            attempts.push(ContactAttempt {
                at: situation.local,
                by: situation.who,
            });
        }
        draft.set(key, Some(Record::Contact(attempts)))?;
    }
    Ok(Why::Contact(date))
}

pub fn recovery(draft: &mut Draft<'_>, date: NaiveDate, person: ParticipantId) -> Result<Why, Trouble> {
    draft.in_trajectory(person, date)?;
    draft.set(RecordKey::Recovery(person, date), Some(Record::Recovery))?;
    Ok(Why::Recovery(date))
}

fn note_text(text: &str) -> Result<String, Refusal> {
    let text = clean_note(text).map_err(|long| Refusal::TooLong {
        max: NOTE_MAX,
        got: long.got,
    })?;
    if text.is_empty() {
        Err(Refusal::EmptyText)
    } else {
        Ok(text)
    }
}

pub fn note(
    situation: &Situation,
    draft: &mut Draft<'_>,
    date: NaiveDate,
    people: &[ParticipantId],
    note: &NoteDraft,
) -> Result<Why, Trouble> {
    situation.not_future(date)?;
    let text = note_text(&note.text)?;
    let goal = note.goal.as_deref().map(clean).filter(|goal| !goal.is_empty());
    goal.as_deref()
        .map_or(Ok(()), |goal| check_length(goal, FIELD_MAX))?;
    let at = note.at.unwrap_or(situation.local);
    for person in people {
        if !draft.directory().participants.contains_key(person) {
            return Err(Refusal::Unknown.into());
        }
        let row = draft.days().row(*person, date)?;
        // On the running day the klus of this moment; on another day only if there was just one.
        let klus = match situation.now_on(date).map(HalfDay::at) {
            Some(half) => row.places(None).find(|(h, _)| *h == half),
            None if row.klussen.len() == 1 => row.places(None).next(),
            None => None,
        };
        let observation = Observation {
            text: text.clone(),
            topics: note.topics.clone(),
            tone: note.tone,
            klus: klus.map(|(_, id)| id),
            goal: goal.clone(),
            author: situation.who,
            at,
        };
        let key = RecordKey::Observation(*person, date, NoteId(fresh()));
        draft.set(key, Some(Record::Observation(observation.into())))?;
    }
    Ok(Why::Note(date))
}

pub fn day_note(draft: &mut Draft<'_>, date: NaiveDate, text: &str) -> Result<Why, Trouble> {
    let text = match note_text(text) {
        Err(Refusal::EmptyText) => None,
        other => Some(Record::DayNote(other?)),
    };
    draft.set(RecordKey::DayNote(date), text)?;
    Ok(Why::DayNote(date))
}

pub fn close(
    situation: &Situation,
    draft: &mut Draft<'_>,
    date: NaiveDate,
    open: OpenRows,
) -> Result<Why, Trouble> {
    situation.not_future(date)?;
    if draft.directory().closed.contains_key(&date) {
        return Err(Refusal::AlreadyClosed { date }.into());
    }
    let mut rows = draft.days().rows(date)?;
    if rows.is_empty() {
        return Err(Refusal::NothingToClose { date }.into());
    }
    for row in &mut rows {
        if let Some(attendance) = as_closed(row, open) {
            enter_planned(situation, draft, row, date, attendance.clone())?;
            row.record = Some(attendance);
        }
    }
    // A day that is closed is over: nothing in it is still to come.
    let sums = sums(&rows, date, None::<ClockTime>);
    let by = situation.who;
    draft.set(
        RecordKey::DayClose(date),
        Some(Record::DayClose(Box::new(DayClose { by, sums }))),
    )?;
    Ok(Why::CloseDay(date))
}
