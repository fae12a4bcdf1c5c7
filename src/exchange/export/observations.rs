//! Observations out.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::super::columns::Column;
use super::{Range, dutch, head, table};
use crate::domain::directory::Directory;
use crate::domain::klus::{Observation, Tone};
use crate::store::{Store, StoreError};

const COLUMNS: [Column; 11] = [
    Column::Participant,
    Column::Number,
    Column::Date,
    Column::Written,
    Column::Note,
    Column::Topic,
    Column::Tone,
    Column::Klus,
    Column::Goal,
    Column::Author,
    Column::Guest,
];

/// One observation, with what its ids stand for.
struct Told {
    participant: String,
    number: String,
    guest: bool,
    date: NaiveDate,
    note: Observation,
    klus: String,
    author: String,
}

fn told(store: &Store, range: Range, today: NaiveDate) -> Result<Vec<Told>, StoreError> {
    let directory: &Directory = store.directory();
    let mut all = Vec::new();
    for person in directory.register() {
        let own = directory.participants.get(&person);
        let mut notes = Vec::new();
        store.observations_back(person, |date, _, note| {
            if range.has(date) {
                notes.push((date, note));
            }
            range.from.is_none_or(|from| from <= date)
        })?;
        // By what they say, not by their random ids, so that the same notes give the same file.
        notes.sort_by(|a, b| (a.0, a.1.at, &a.1.text).cmp(&(b.0, b.1.at, &b.1.text)));
        for (date, note) in notes {
            let klus = note.klus.and_then(|id| directory.klussen.get(&id));
            let author = note.author.and_then(|id| directory.supervisors.get(&id));
            all.push(Told {
                participant: directory.name(person, today).natural(),
                number: own.map(|p| p.number.clone()).unwrap_or_default(),
                guest: own.is_some_and(|p| p.guest),
                date,
                klus: klus.map(|k| k.name.clone()).unwrap_or_default(),
                author: author.map(|s| s.name.clone()).unwrap_or_default(),
                note,
            });
        }
    }
    Ok(all)
}

/// Observations as CSV: everybody in the order of the register on `today`, then by moment.
///
/// # Errors
/// When the store fails.
pub fn observations_csv(store: &Store, range: Range, today: NaiveDate) -> Result<Vec<u8>, StoreError> {
    let rows = told(store, range, today)?.into_iter().map(|told| {
        let tone = match told.note.tone {
            Some(Tone::Strength) => "sterk",
            Some(Tone::Attention) => "aandacht",
            None => "",
        };
        vec![
            told.participant,
            told.number,
            dutch(told.date),
            told.note.at.format("%d-%m-%Y %H:%M:%S").to_string(),
            told.note.text,
            told.note.topics.join(", "),
            tone.to_owned(),
            told.klus,
            told.note.goal.unwrap_or_default(),
            told.author,
            if told.guest { "ja" } else { "" }.to_owned(),
        ]
    });
    let header: Vec<String> = COLUMNS.into_iter().map(head).collect();
    Ok(table(&header, rows))
}

/// Observations as JSON: an array of `{"participant","number","date","written","text","topics":[…],
/// "tone":"strength"|"attention"|null,"klus","goal","author"}`, the last three null when there is none.
///
/// # Errors
/// When the store fails.
pub fn observations_json(store: &Store, range: Range, today: NaiveDate) -> Result<Value, StoreError> {
    let all = told(store, range, today)?.into_iter().map(|told| {
        let tone = told.note.tone.map(|tone| match tone {
            Tone::Strength => "strength",
            Tone::Attention => "attention",
        });
        let some = |text: String| Some(text).filter(|t| !t.is_empty());
        json!({
            "participant": told.participant,
            "number": told.number,
            "date": told.date.to_string(),
            "written": told.note.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
            "text": told.note.text,
            "topics": told.note.topics,
            "tone": tone,
            "klus": some(told.klus),
            "goal": told.note.goal,
            "author": some(told.author),
        })
    });
    Ok(Value::Array(all.collect()))
}
