//! Observations: what an export of them reads back.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use uuid::Uuid;

use super::super::columns::Column;
use super::super::key;
use super::cell::{Bad, Line, shown, too_long};
use super::people::{People, Who};
use super::{Place, Planner, Says, Sheet};
use crate::domain::ids::{KlusId, NoteId, ParticipantId, SupervisorId};
use crate::domain::klus::{Observation, Tone};
use crate::domain::method::Method;
use crate::domain::participant::Supervisor;
use crate::domain::record::{Record, RecordKey};
use crate::store::StoreError;
use crate::text::clean::{NAME_MAX, clean, clean_note};
use crate::text::sentence::Sentence;

/// All good rows of all files, in their order.
#[derive(Default)]
pub struct Gathered {
    rows: Vec<(Place, Who, NaiveDate, Observation)>,
}

impl Gathered {
    pub fn read(&mut self, planner: &mut Planner<'_>, sheet: &Sheet<'_>, people: &mut People<'_>) {
        sheet.each(planner, |planner, line| self.row(planner, line, people));
    }

    fn row(
        &mut self,
        planner: &mut Planner<'_>,
        line: &Line<'_>,
        people: &mut People<'_>,
    ) -> Result<(), Bad> {
        let date = line.past_date(Column::Date, planner.options.today)?;
        let text = clean_note(line.cell(Column::Note).unwrap_or_default())
            .map_err(|e| line.bad(Column::Note, too_long(e)))?;
        if text.is_empty() {
            return Err(line.bad(Column::Note, Sentence::new("no-empty-text")));
        }
        let goal = line.field(Column::Goal)?;
        let at = written(line, date)?;
        let tone = tone(line)?;
        let topics = topics(planner, line)?;
        let klus = klus(planner, line, date);
        let author = author(planner, line)?;
        let who = people.find(line, None)?;
        people.note(planner, who, Some(date), line)?;
        let observation = Observation {
            text,
            topics,
            tone,
            klus,
            goal: Some(goal).filter(|g| !g.is_empty()),
            author,
            at,
        };
        self.rows.push((line.place, who, date, observation));
        Ok(())
    }

    pub fn judge(mut self, planner: &mut Planner<'_>, people: &People<'_>) -> Result<(), StoreError> {
        people.refuse_rows(planner, &mut self.rows, |(place, who, ..)| (*place, *who));
        let mut here: HashMap<ParticipantId, Vec<(NaiveDate, Observation)>> = HashMap::new();
        for (place, who, date, mut observation) in self.rows {
            let person = people.id(who);
            if !planner.directory.participants.contains_key(&person) {
                planner.refuse(place, Bad::whole(Sentence::new("no-unknown")));
                continue;
            }
            let own = match here.entry(person) {
                std::collections::hash_map::Entry::Occupied(own) => own.into_mut(),
                std::collections::hash_map::Entry::Vacant(none) => {
                    let mut all = Vec::new();
                    planner.store.observations_back(person, |date, _, note| {
                        all.push((date, whole_second(note)));
                        true
                    })?;
                    none.insert(all)
                }
            };
            // A file does not know the id of a note: the same words of the same moment are the same note.
            observation = whole_second(observation);
            if own.iter().any(|(on, note)| *on == date && *note == observation) {
                planner.count(Says::Same);
                continue;
            }
            own.push((date, observation.clone()));
            planner.count(Says::New);
            let key = RecordKey::Observation(person, date, NoteId(Uuid::new_v4()));
            planner
                .plan
                .records
                .push((key, Some(Record::Observation(observation.into()))));
        }
        Ok(())
    }
}

fn whole_second(mut note: Observation) -> Observation {
    note.at = note.at.with_nanosecond(0).unwrap_or(note.at);
    note
}

/// When it was written; noon of its date where the file does not say.
fn written(line: &Line<'_>, date: NaiveDate) -> Result<NaiveDateTime, Bad> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let Some(cell) = line.cell(Column::Written) else {
        return Ok(date.and_time(noon));
    };
    let cell = cell.trim();
    for form in [
        "%Y-%m-%d %H:%M:%S",
        "%d-%m-%Y %H:%M:%S",
        "%d-%m-%Y %H:%M",
        "%Y-%m-%d %H:%M",
    ] {
        if let Ok(at) = NaiveDateTime::parse_from_str(cell, form) {
            return Ok(at);
        }
    }
    for form in ["%H:%M:%S", "%H:%M"] {
        if let Ok(time) = NaiveTime::parse_from_str(cell, form) {
            return Ok(date.and_time(time));
        }
    }
    Err(line.bad(Column::Written, Sentence::new("file-moment")))
}

fn tone(line: &Line<'_>) -> Result<Option<Tone>, Bad> {
    let Some(cell) = line.cell(Column::Tone) else {
        return Ok(None);
    };
    match key(cell).as_str() {
        "sterk" | "sterkpunt" | "strength" | "goed" => Ok(Some(Tone::Strength)),
        "aandacht" | "aandachtspunt" | "attention" => Ok(Some(Tone::Attention)),
        _ => Err(line.bad(Column::Tone, Sentence::new("file-tone"))),
    }
}

/// Topics by id or by name, of any method here.
fn topics(planner: &Planner<'_>, line: &Line<'_>) -> Result<Vec<String>, Bad> {
    let Some(cell) = line.cell(Column::Topic) else {
        return Ok(Vec::new());
    };
    let methods = || planner.directory.methods.values().filter_map(|m| m.last());
    let find = |word: &str| {
        methods()
            .flat_map(|m: &std::sync::Arc<Method>| m.topics.iter())
            .find(|t| t.is_meant(word))
            .map(|t| t.id.clone())
    };
    let mut all = Vec::new();
    for word in cell.split([',', '/', '+']).filter(|w| !w.trim().is_empty()) {
        let Some(topic) = find(word) else {
            // A topic's own name may hold a comma.
            if let Some(whole) = find(cell) {
                return Ok(vec![whole]);
            }
            let reason = Sentence::new("file-topic").text("topic", shown(word));
            return Err(line.bad(Column::Topic, reason));
        };
        if !all.contains(&topic) {
            all.push(topic);
        }
    }
    Ok(all)
}

/// The klus of that name, best one of that date. One that is not here is left out, and that is said.
fn klus(planner: &mut Planner<'_>, line: &Line<'_>, date: NaiveDate) -> Option<KlusId> {
    let name = clean(line.cell(Column::Klus)?);
    let lower = name.to_lowercase();
    let named = || {
        let all = planner.directory.klussen.iter();
        all.filter(|(_, k)| k.name.to_lowercase() == lower)
    };
    let found = named()
        .find(|(_, k)| k.is_on_date(date))
        .or_else(|| named().next())
        .map(|(id, _)| *id);
    if found.is_none() {
        planner.warn(
            line.place,
            Sentence::new("file-klus-unknown").text("klus", shown(&name)),
        );
    }
    found
}

/// The supervisor of that name. One who is not here worked here once, and is kept for the past.
fn author(planner: &mut Planner<'_>, line: &Line<'_>) -> Result<Option<SupervisorId>, Bad> {
    let name = line.text(Column::Author, NAME_MAX)?;
    if name.is_empty() {
        return Ok(None);
    }
    let lower = name.to_lowercase();
    let all = planner.directory.supervisors.iter();
    let own = all
        .filter(|(_, s)| s.name.to_lowercase() == lower)
        .min_by_key(|(_, s)| s.ended);
    if let Some((id, _)) = own {
        return Ok(Some(*id));
    }
    let id = SupervisorId(Uuid::new_v4());
    let supervisor = Supervisor { name, ended: true };
    planner.set(RecordKey::Supervisor(id), Record::Supervisor(supervisor));
    Ok(Some(id))
}
