//! The fold: how changes become what is stored. Reference records lie under keys of their own, the records of
//! days in pages per participant and month, and the running totals follow their pages in the same batch.

use std::collections::{BTreeMap, BTreeSet};

use super::kv::{Batch, Kv};
use super::{Applied, FOLD, StoreError, date_of, guard::guarded, keys, month_of};
use crate::codec::{self, CodecError, Month, Notes, Totals};
use crate::domain::ids::{NoteId, ParticipantId};
use crate::domain::klus::Observation;
use crate::domain::record::{Change, Record, RecordKey};

/// Changes per batch; more are written in several, the position with the last.
const CHUNK: usize = 20_000;

/// A page of observations is full when the next would make it longer than this many bytes.
const NOTES_PAGE: usize = 32 * 1024;

/// Reads position and chain; `None` when another fold wrote it.
pub fn read_meta(bytes: &[u8]) -> Option<Applied> {
    let (fold, rest) = bytes.split_at_checked(4)?;
    let (position, chain) = rest.split_at_checked(8)?;
    (fold == FOLD.to_be_bytes()).then_some(())?;
    Some(Applied {
        position: u64::from_be_bytes(position.try_into().ok()?),
        chain: chain.try_into().ok()?,
    })
}

fn write_meta(applied: Applied) -> Vec<u8> {
    [
        &FOLD.to_be_bytes()[..],
        &applied.position.to_be_bytes(),
        &applied.chain,
    ]
    .concat()
}

/// Applies changes in batches. Of several changes to one record the last counts.
pub fn apply(
    kv: &mut Kv,
    totals: &mut BTreeMap<ParticipantId, Totals>,
    changes: &[Change],
    applied: Applied,
) -> Result<(), StoreError> {
    let mut order: Vec<&Change> = changes.iter().collect();
    // Stable, so that a record's last change stays last; one page then falls into one batch.
    order.sort_by_cached_key(|change| place(change));
    let mut chunks = order.chunks(CHUNK).peekable();
    if chunks.peek().is_none() {
        return kv.write(Batch::from([(keys::META.to_vec(), Some(write_meta(applied)))]));
    }
    while let Some(chunk) = chunks.next() {
        let mut batch = batch(kv, totals, chunk)?;
        if chunks.peek().is_none() {
            batch.insert(keys::META.to_vec(), Some(write_meta(applied)));
        }
        kv.write(batch)?;
    }
    Ok(())
}

/// The page that a change belongs to; of a reference record, whose it is.
fn place(change: &Change) -> (Option<ParticipantId>, Option<u16>) {
    let month = change.key.date().map(|date| month_of(date).0);
    (change.key.subject(), month)
}

fn batch(
    kv: &Kv,
    totals: &mut BTreeMap<ParticipantId, Totals>,
    changes: &[&Change],
) -> Result<Batch, StoreError> {
    let mut batch = Batch::new();
    let mut touched = BTreeSet::new();
    for group in changes.chunk_by(|a, b| place(a) == place(b)) {
        let mut month: Option<(ParticipantId, u16, Month)> = None;
        let mut notes: Option<(ParticipantId, u16, MonthNotes)> = None;
        for change in group {
            let after = change.after.as_ref();
            if let Some(key) = keys::reference(&change.key) {
                batch.insert(key, after.map(|r| codec::encode_record(change.key.subject(), r)));
                continue;
            }
            let (Some(person), Some(date)) = (change.key.subject(), change.key.date()) else {
                continue;
            };
            let (of, day) = month_of(date);
            if let RecordKey::Observation(_, _, id) = change.key {
                let (.., page) = match notes.take() {
                    Some(page) => notes.insert(page),
                    None => notes.insert((person, of, MonthNotes::read(kv, person, of)?)),
                };
                let value = if let Some(Record::Observation(o)) = after {
                    Some(o.clone())
                } else {
                    None
                };
                put(&mut page.all, (day, id), value);
            } else {
                let (.., page) = match month.take() {
                    Some(page) => month.insert(page),
                    None => month.insert((person, of, read_month(kv, person, of)?)),
                };
                put_in_month(page, &change.key, day, after);
            }
        }
        if let Some((person, of, page)) = month {
            totals.entry(person).or_default().set(of, minutes(&page, of));
            touched.insert(person);
            let value = (!page.is_empty()).then(|| page.encode(person));
            batch.insert(keys::month(person, of), value);
        }
        if let Some((person, of, page)) = notes {
            page.write(person, of, &mut batch);
        }
    }
    for person in touched {
        batch.insert(keys::totals(person), totals.get(&person).map(Totals::encode));
    }
    Ok(batch)
}

/// Minutes worked in a month.
fn minutes(page: &Month, month: u16) -> u32 {
    let date = |day: u8| date_of(month, day);
    let worked = page
        .attendance
        .iter()
        .filter_map(|(day, a)| Some(a.day.minutes(date(*day)?).0));
    u32::try_from(worked.sum::<i64>()).unwrap_or(0)
}

fn read_month(kv: &Kv, person: ParticipantId, month: u16) -> Result<Month, StoreError> {
    let page = kv.get(&keys::month(person, month), |value| Month::decode(person, value))?;
    Ok(page.transpose()?.unwrap_or_default())
}

fn put<K: Ord, V>(list: &mut Vec<(K, V)>, key: K, value: Option<V>) {
    match (list.binary_search_by(|(k, _)| k.cmp(&key)), value) {
        (Ok(i), Some(value)) => list[i].1 = value,
        (Ok(i), None) => {
            list.remove(i);
        }
        (Err(i), Some(value)) => list.insert(i, (key, value)),
        (Err(_), None) => {}
    }
}

fn put_in_month(page: &mut Month, key: &RecordKey, day: u8, after: Option<&Record>) {
    match (key, after.cloned()) {
        (RecordKey::Attendance(..), Some(Record::Attendance(a))) => put(&mut page.attendance, day, Some(a)),
        (RecordKey::Attendance(..), _) => put(&mut page.attendance, day, None),
        (RecordKey::Allocation(_, _, half), Some(Record::Allocation(klus))) => {
            put(&mut page.allocations, (day, *half), Some(klus));
        }
        (RecordKey::Allocation(_, _, half), _) => put(&mut page.allocations, (day, *half), None),
        (RecordKey::Contact(..), Some(Record::Contact(all))) => put(&mut page.contacts, day, Some(all)),
        (RecordKey::Contact(..), _) => put(&mut page.contacts, day, None),
        (RecordKey::Recovery(..), after) => put(&mut page.recoveries, day, after.map(|_| ())),
        _ => {}
    }
}

/// All observations of a participant's month, spread over as few pages as fit.
struct MonthNotes {
    all: Vec<((u8, NoteId), Observation)>,
    pages: u16,
}

impl MonthNotes {
    fn read(kv: &Kv, person: ParticipantId, month: u16) -> Result<Self, StoreError> {
        let mut found = Self {
            all: Vec::new(),
            pages: 0,
        };
        let prefix = &keys::notes(person, month, 0)[..19];
        kv.scan(prefix, false, |_, value| {
            found.all.extend(Notes::decode(person, value)?.0);
            found.pages += 1;
            Ok(true)
        })?;
        Ok(found)
    }

    fn write(self, person: ParticipantId, month: u16, batch: &mut Batch) {
        let mut pages: Vec<Notes> = Vec::new();
        let mut room = 0;
        for note in self.all {
            let size = note.1.text.len() + 200;
            if size > room {
                pages.push(Notes::default());
                room = NOTES_PAGE;
            }
            room = room.saturating_sub(size);
            if let Some(page) = pages.last_mut() {
                page.0.push(note);
            }
        }
        let count = u16::try_from(pages.len()).unwrap_or(u16::MAX);
        for (page, notes) in (0..).zip(pages) {
            batch.insert(keys::notes(person, month, page), Some(notes.encode(person)));
        }
        for gone in count..self.pages {
            batch.insert(keys::notes(person, month, gone), None);
        }
    }
}

/// A record as it stands.
pub fn record(kv: &Kv, key: &RecordKey) -> Result<Option<Record>, StoreError> {
    guarded(|| {
        if let Some(place) = keys::reference(key) {
            let found = kv.get(&place, |value| codec::decode_record(key.subject(), value))?;
            return Ok(found.transpose()?);
        }
        let (Some(person), Some(date)) = (key.subject(), key.date()) else {
            return Ok(None);
        };
        let (month, day) = month_of(date);
        if let RecordKey::Observation(_, _, id) = key {
            let notes = MonthNotes::read(kv, person, month)?;
            return Ok(notes
                .all
                .into_iter()
                .find(|(k, _)| *k == (day, *id))
                .map(|(_, o)| Record::Observation(o)));
        }
        let page = read_month(kv, person, month)?;
        Ok(match key {
            RecordKey::Attendance(..) => page
                .attendance
                .into_iter()
                .find(|(d, _)| *d == day)
                .map(|(_, a)| Record::Attendance(a)),
            RecordKey::Allocation(_, _, half) => page
                .allocations
                .into_iter()
                .find(|(k, _)| *k == (day, *half))
                .map(|(_, klus)| Record::Allocation(klus)),
            RecordKey::Contact(..) => page
                .contacts
                .into_iter()
                .find(|(d, _)| *d == day)
                .map(|(_, c)| Record::Contact(c)),
            RecordKey::Recovery(..) => page
                .recoveries
                .iter()
                .any(|(d, ())| *d == day)
                .then_some(Record::Recovery),
            _ => None,
        })
    })
}

/// Every record, reference records first, then month by month.
pub fn each_record(kv: &Kv, each: &mut dyn FnMut(&RecordKey, &Record)) -> Result<(), StoreError> {
    for tag in keys::REFERENCE {
        kv.scan(&[tag], false, |key, value| {
            let key = keys::parse_reference(key)?;
            each(&key, &codec::decode_record(key.subject(), value)?);
            Ok(true)
        })?;
    }
    let person_month = |key: &[u8]| -> Result<(ParticipantId, u16), CodecError> {
        let damaged = CodecError::Damaged("a key of the store");
        let id =
            uuid::Uuid::from_slice(key.get(1..17).ok_or(damaged.clone())?).map_err(|_| damaged.clone())?;
        let month = key.get(17..19).and_then(|m| m.try_into().ok()).ok_or(damaged)?;
        Ok((ParticipantId(id), u16::from_be_bytes(month)))
    };
    let date = |month, day| date_of(month, day).ok_or(CodecError::Damaged("a date"));
    kv.scan(&[keys::tag::MONTH], false, |key, value| {
        let (person, month) = person_month(key)?;
        let page = Month::decode(person, value)?;
        for (day, a) in page.attendance {
            each(
                &RecordKey::Attendance(person, date(month, day)?),
                &Record::Attendance(a),
            );
        }
        for ((day, half), klus) in page.allocations {
            each(
                &RecordKey::Allocation(person, date(month, day)?, half),
                &Record::Allocation(klus),
            );
        }
        for (day, contacts) in page.contacts {
            each(
                &RecordKey::Contact(person, date(month, day)?),
                &Record::Contact(contacts),
            );
        }
        for (day, ()) in page.recoveries {
            each(&RecordKey::Recovery(person, date(month, day)?), &Record::Recovery);
        }
        Ok(true)
    })?;
    kv.scan(&[keys::tag::NOTES], false, |key, value| {
        let (person, month) = person_month(key)?;
        for ((day, id), observation) in Notes::decode(person, value)?.0 {
            each(
                &RecordKey::Observation(person, date(month, day)?, id),
                &Record::Observation(observation),
            );
        }
        Ok(true)
    })
}
