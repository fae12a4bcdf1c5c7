//! Task allocation: who is on which klus, per half-day. One value per person and half-day, so never two.

use chrono::NaiveDate;

use super::Situation;
use crate::app::draft::Draft;
use crate::app::{Refusal, Trouble};
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::record::{Record, RecordKey, Why};
use crate::domain::sheet::DayRow;
use crate::domain::time::HalfDay;

type Slot = (NaiveDate, HalfDay);

fn klus_of(row: &DayRow, half: HalfDay) -> Option<KlusId> {
    row.klussen
        .iter()
        .find(|(h, _)| *h == half)
        .map(|(_, klus)| *klus)
}

fn must_be_there(
    situation: &Situation,
    draft: &Draft<'_>,
    row: &DayRow,
    (date, half): Slot,
) -> Result<(), Refusal> {
    if row.is_there_at(half, situation.now_on(date)) {
        Ok(())
    } else {
        Err(Refusal::NotThere {
            name: draft.called(row.participant, date),
            half,
        })
    }
}

/// Whether a klus is there in a half-day and has a place left.
pub fn has_place(draft: &Draft<'_>, (date, half): Slot, id: KlusId) -> Result<bool, Trouble> {
    let Some(klus) = draft.directory().klussen.get(&id) else {
        return Ok(false);
    };
    if !klus.is_on(date, half) {
        return Ok(false);
    }
    let Some(max) = klus.max else { return Ok(true) };
    let rows = draft.days().rows(date)?;
    let taken = rows.iter().filter(|row| klus_of(row, half) == Some(id));
    Ok(taken.count() < usize::from(max))
}

pub fn allocate(
    situation: &Situation,
    draft: &mut Draft<'_>,
    (date, half): Slot,
    people: &[ParticipantId],
    klus: Option<KlusId>,
) -> Result<Why, Trouble> {
    if let Some(id) = klus {
        let rows = draft.days().rows(date)?;
        let directory = draft.directory();
        let klus = directory.klussen.get(&id).ok_or(Refusal::Unknown)?;
        if !klus.is_on(date, half) {
            return Err(Refusal::KlusNotOn {
                klus: klus.name.clone(),
                date,
            }
            .into());
        }
        for person in people {
            let row = rows.iter().find(|r| r.participant == *person);
            let Some(row) = row else {
                return Err(Refusal::NotThere {
                    name: draft.called(*person, date),
                    half,
                }
                .into());
            };
            must_be_there(situation, draft, row, (date, half))?;
        }
        if let Some(max) = klus.max {
            let others = rows
                .iter()
                .filter(|r| klus_of(r, half) == Some(id) && !people.contains(&r.participant));
            let others: Vec<&DayRow> = others.collect();
            let over = (others.len() + people.len()).saturating_sub(usize::from(max));
            // A place kept for who is not expected to come goes to who does.
            let away = others.iter().filter(|r| !r.is_there(half)).take(over);
            let away: Vec<ParticipantId> = away.map(|r| r.participant).collect();
            if away.len() < over {
                return Err(Refusal::KlusFull {
                    klus: klus.name.clone(),
                    max,
                }
                .into());
            }
            for person in away {
                draft.set(RecordKey::Allocation(person, date, half), None)?;
            }
        }
    }
    for person in people {
        draft.set(
            RecordKey::Allocation(*person, date, half),
            klus.map(Record::Allocation),
        )?;
    }
    Ok(Why::Allocate(date, half))
}

pub fn swap(
    situation: &Situation,
    draft: &mut Draft<'_>,
    (date, half): Slot,
    [a, b]: [ParticipantId; 2],
) -> Result<Why, Trouble> {
    let rows = [draft.days().row(a, date)?, draft.days().row(b, date)?];
    let [x, y] = [klus_of(&rows[0], half), klus_of(&rows[1], half)];
    if x.is_none() && y.is_none() {
        return Err(Refusal::NotOnKlus {
            name: draft.called(a, date),
        }
        .into());
    }
    for row in &rows {
        must_be_there(situation, draft, row, (date, half))?;
    }
    draft.set(RecordKey::Allocation(a, date, half), y.map(Record::Allocation))?;
    draft.set(RecordKey::Allocation(b, date, half), x.map(Record::Allocation))?;
    Ok(Why::Allocate(date, half))
}

/// As last time: the afternoon looks at this morning first, then both at the last date on which this half-day
/// had klussen. Who is already on a klus stays there; who is not there is left out.
pub fn copy(situation: &Situation, draft: &mut Draft<'_>, (date, half): Slot) -> Result<Why, Trouble> {
    let rows = draft.days().rows(date)?;
    let morning = (half == HalfDay::Afternoon)
        .then(|| {
            rows.iter()
                .filter_map(|r| Some((r.participant, klus_of(r, HalfDay::Morning)?)))
                .collect::<Vec<_>>()
        })
        .filter(|found| !found.is_empty());
    let earlier = match morning {
        Some(found) => found,
        None => draft
            .days()
            .last_allocation(date, half)?
            .ok_or(Refusal::NothingToCopy)?,
    };
    let mut room: std::collections::BTreeMap<KlusId, usize> = std::collections::BTreeMap::new();
    for row in &rows {
        if let Some(klus) = klus_of(row, half) {
            *room.entry(klus).or_default() += 1;
        }
    }
    for (person, id) in earlier {
        let Some(row) = rows.iter().find(|r| r.participant == person) else {
            continue;
        };
        let klus = draft.directory().klussen.get(&id);
        let Some(klus) = klus.filter(|k| k.is_on(date, half)) else {
            continue;
        };
        let taken = room.entry(id).or_default();
        let full = klus.max.is_some_and(|max| *taken >= usize::from(max));
        if !row.is_there_at(half, situation.now_on(date)) || klus_of(row, half).is_some() || full {
            continue;
        }
        *taken += 1;
        draft.set(
            RecordKey::Allocation(person, date, half),
            Some(Record::Allocation(id)),
        )?;
    }
    Ok(Why::CopyAllocation(date, half))
}
