//! The fold: how changes become what is stored. Reference records lie in drawers, the records of days in pages
//! per participant and month, and the running totals follow their pages in the same batch.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::keys::{self, tag};
use super::kv::{Batch, Kv};
use super::{Applied, FOLD, Image, StoreError, date_of, month_of};
use crate::codec::{CodecError, Drawer, Month, Notes, Totals};
use crate::domain::ids::{NoteId, ParticipantId};
use crate::domain::klus::Observation;
use crate::domain::record::{Record, RecordKey};

/// Images after which a batch ends with its page; the position goes with the last batch.
const BATCH: usize = 50_000;

/// Days on which most people can have been there in a month.
const WORKDAYS: usize = 23;

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

/// Applies images in batches. Of several of one record the last counts.
pub fn apply(
    kv: &mut Kv,
    totals: &mut BTreeMap<ParticipantId, Totals>,
    mut images: Vec<Image>,
    applied: Applied,
) -> Result<(), StoreError> {
    let mut gathered = Gathered::default();
    let mut taken = 0;
    let mut last = None;
    for (place, run) in in_runs(&images) {
        if taken >= BATCH && last != Some(place) {
            kv.write(std::mem::take(&mut gathered).finish(totals))?;
            taken = 0;
        }
        last = Some(place);
        taken += run.len();
        for image in &mut images[run] {
            // Each is taken once; what is left in its place is not looked at.
            let (key, after) = std::mem::replace(image, (RecordKey::Workshop, None));
            gathered.take(kv, totals, key, after)?;
        }
    }
    let mut batch = gathered.finish(totals);
    batch.insert(keys::META.to_vec(), Some(write_meta(applied)));
    kv.write(batch)
}

/// The page that a record belongs to; of a reference record, whose it is.
type Place = (Option<u16>, Option<ParticipantId>);

/// Where images of one page stand together, page by page. In order of page it is the runs that are put, not all
/// images one by one: what belongs together mostly stands together. A record's last image stays its last.
fn in_runs(images: &[Image]) -> Vec<(Place, Range<usize>)> {
    let mut runs: Vec<(Place, Range<usize>)> = Vec::new();
    for (at, (key, _)) in images.iter().enumerate() {
        let place = (key.date().map(|date| month_of(date).0), key.subject());
        match runs.last_mut() {
            Some((own, run)) if *own == place => run.end = at + 1,
            _ => runs.push((place, at..at + 1)),
        }
    }
    runs.sort_by_key(|(place, _)| *place);
    runs
}

/// What one batch will write, and the pages at hand.
#[derive(Default)]
struct Gathered {
    batch: Batch,
    touched: BTreeSet<ParticipantId>,
    drawers: BTreeMap<Vec<u8>, Drawer>,
    month: Option<(ParticipantId, u16, Month)>,
    notes: Option<(ParticipantId, u16, MonthNotes)>,
}

impl Gathered {
    /// Takes the next image in, in the order of their places.
    fn take(
        &mut self,
        kv: &Kv,
        totals: &mut BTreeMap<ParticipantId, Totals>,
        key: RecordKey,
        after: Option<Record>,
    ) -> Result<(), StoreError> {
        if let Some(place) = keys::drawer(&key) {
            let drawer = match self.drawers.entry(place) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let drawer = read_drawer(kv, new.key())?;
                    new.insert(drawer)
                }
            };
            match after {
                Some(record) => drawer.0.insert(key, record),
                None => drawer.0.remove(&key),
            };
            return Ok(());
        }
        let (Some(person), Some(date)) = (key.subject(), key.date()) else {
            return Ok(());
        };
        let (of, day) = month_of(date);
        if let RecordKey::Observation(_, _, id) = key {
            if !matches!(&self.notes, Some((p, m, _)) if (*p, *m) == (person, of)) {
                self.put_notes();
                self.notes = Some((person, of, MonthNotes::read(kv, person, of)?));
            }
            if let Some((.., page)) = &mut self.notes {
                let value = match after {
                    Some(Record::Observation(observation)) => Some(*observation),
                    _ => None,
                };
                put(&mut page.all, (day, id), value);
            }
        } else {
            if !matches!(&self.month, Some((p, m, _)) if (*p, *m) == (person, of)) {
                self.put_month(totals);
                let known = totals.get(&person).is_some_and(|t| t.has(of));
                let page = if known {
                    read_month(kv, person, of)?
                } else {
                    Month {
                        attendance: Vec::with_capacity(WORKDAYS),
                        ..Month::default()
                    }
                };
                self.month = Some((person, of, page));
            }
            if let Some((.., page)) = &mut self.month {
                put_in_month(page, &key, day, after);
            }
        }
        Ok(())
    }

    fn put_month(&mut self, totals: &mut BTreeMap<ParticipantId, Totals>) {
        if let Some((person, month, page)) = self.month.take() {
            let worked = (!page.is_empty()).then(|| minutes(&page, month));
            totals.entry(person).or_default().set(month, worked);
            self.touched.insert(person);
            let value = (!page.is_empty()).then(|| page.encode(person));
            self.batch.insert(keys::month(person, month), value);
        }
    }

    fn put_notes(&mut self) {
        if let Some((person, month, page)) = self.notes.take() {
            page.write(person, month, &mut self.batch);
        }
    }

    fn finish(mut self, totals: &mut BTreeMap<ParticipantId, Totals>) -> Batch {
        self.put_month(totals);
        self.put_notes();
        for person in self.touched {
            let value = totals.get(&person).map(Totals::encode);
            self.batch.insert(keys::totals(person), value);
        }
        for (place, drawer) in self.drawers {
            let value = (!drawer.0.is_empty()).then(|| drawer.encode());
            self.batch.insert(place, value);
        }
        self.batch
    }
}

fn read_drawer(kv: &Kv, place: &[u8]) -> Result<Drawer, StoreError> {
    Ok(kv.get(place, Drawer::decode)?.transpose()?.unwrap_or_default())
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

fn put_in_month(page: &mut Month, key: &RecordKey, day: u8, after: Option<Record>) {
    match (key, after) {
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
        let decode = |value: &[u8]| Notes::decode(person, value);
        while let Some(page) = kv.get(&keys::notes(person, month, found.pages), decode)? {
            found.all.extend(page?.0);
            found.pages += 1;
        }
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
    if let Some(place) = keys::drawer(key) {
        return Ok(read_drawer(kv, &place)?.0.remove(key));
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
            .map(|(_, o)| Record::Observation(o.into())));
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
}

/// Every record, drawer by drawer, then month by month.
pub fn each_record(kv: &Kv, each: &mut dyn FnMut(&RecordKey, &Record)) -> Result<(), StoreError> {
    for tag in keys::DRAWERS {
        kv.scan(&[tag], false, |_, value| {
            for (key, record) in &Drawer::decode(value)?.0 {
                each(key, record);
            }
            Ok(true)
        })?;
    }
    let date = |month, day| date_of(month, day).ok_or(CodecError::Damaged("a date"));
    kv.scan(&[tag::MONTH], false, |key, value| {
        let (person, month) = keys::person_month(key)?;
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
    kv.scan(&[tag::NOTES], false, |key, value| {
        let (person, month) = keys::person_month(key)?;
        for ((day, id), observation) in Notes::decode(person, value)?.0 {
            each(
                &RecordKey::Observation(person, date(month, day)?, id),
                &Record::Observation(observation.into()),
            );
        }
        Ok(true)
    })
}

/// A hash over what all records are kept in. A page holds its records in order and is always written whole, so
/// that equal content is equal bytes; each is decoded where asked, so that what cannot be read has no hash.
pub fn state_hash(kv: &Kv, decode: bool) -> Result<[u8; 32], StoreError> {
    let mut hash = blake3::Hasher::new();
    for tag in [tag::MONTH, tag::NOTES].into_iter().chain(keys::DRAWERS) {
        kv.scan(&[tag], false, |key, value| {
            match tag {
                _ if !decode => {}
                tag::MONTH => drop(Month::decode(keys::person_month(key)?.0, value)?),
                tag::NOTES => drop(Notes::decode(keys::person_month(key)?.0, value)?),
                _ => drop(Drawer::decode(value)?),
            }
            for part in [key, value] {
                hash.update(&(part.len() as u64).to_be_bytes());
                hash.update(part);
            }
            Ok(true)
        })?;
    }
    Ok(*hash.finalize().as_bytes())
}
