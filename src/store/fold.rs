//! The fold: how changes become what is stored. Reference records lie in drawers, the records of days in pages
//! per participant and month, and totals and fingerprints (`index`) follow them in the same batch.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::index::Index;
use super::kv::{Batch, Kv};
use super::reading::{fingerprint, month_page, notes};
use super::{Applied, Image, StoreError, date_of, keys, month_of};
use crate::codec::{Codec, Drawer, Fingerprint, Month, Notes};
use crate::domain::ids::{NoteId, ParticipantId};
use crate::domain::klus::Observation;
use crate::domain::record::{Record, RecordKey};

/// Images after which a batch ends with its page; the position goes with the last batch.
const BATCH: usize = 50_000;

/// Days on which most people can have been there in a month.
const WORKDAYS: usize = 23;

/// A page of observations is full when the next would make it longer than this many bytes.
const NOTES_PAGE: usize = 32 * 1024;

/// Applies images in batches. Of several of one record the last counts.
pub fn apply(
    kv: &mut Kv,
    index: &mut Index,
    mut images: Vec<Image>,
    applied: Applied,
) -> Result<(), StoreError> {
    let mut gathered = Gathered::default();
    let mut taken = 0;
    let mut last = None;
    for (place, run) in in_runs(&images) {
        if taken >= BATCH && last != Some(place) {
            let at = index.applied;
            kv.write(std::mem::take(&mut gathered).finish(index, at, true))?;
            index.between = true;
            taken = 0;
        }
        last = Some(place);
        taken += run.len();
        for image in &mut images[run] {
            // Each is taken once; what is left in its place is not looked at.
            let (key, after) = std::mem::replace(image, (RecordKey::Workshop, None));
            gathered.take(kv, index, key, after)?;
        }
    }
    kv.write(gathered.finish(index, applied, false))?;
    (index.applied, index.between) = (applied, false);
    Ok(())
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
    /// Years and groups of which totals changed.
    touched: BTreeSet<(u16, u8)>,
    drawers: BTreeMap<Vec<u8>, Drawer>,
    month: Option<(ParticipantId, u16, Month)>,
    notes: Option<(ParticipantId, u16, MonthNotes)>,
}

impl Gathered {
    /// Takes the next image in, in the order of their places.
    fn take(
        &mut self,
        kv: &Kv,
        index: &mut Index,
        key: RecordKey,
        after: Option<Record>,
    ) -> Result<(), StoreError> {
        if let Some(place) = keys::drawer(&key) {
            let drawer = match self.drawers.entry(place) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let drawer = index.drawer(kv, new.key())?;
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
                self.put_notes(index);
                self.notes = Some((person, of, MonthNotes::read(kv, index, person, of)?));
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
                self.put_month(index);
                let mut page = month_page(kv, index, person, of)?;
                if page.is_empty() {
                    page.attendance.reserve(WORKDAYS);
                }
                self.month = Some((person, of, page));
            }
            if let Some((.., page)) = &mut self.month {
                put_in_month(page, &key, after);
            }
        }
        Ok(())
    }

    fn put_month(&mut self, index: &mut Index) {
        if let Some((person, month, page)) = self.month.take() {
            let key = keys::month(person, month);
            let value = (!page.is_empty()).then(|| index.codec.encode_month(person, &page));
            index.of(person).change(month, |total| {
                total.minutes = minutes(&page, month);
                total.days = value.as_deref().map(|value| Fingerprint::of([(&key[..], value)]));
            });
            self.touched.insert((month / 12, keys::group(person)));
            self.batch.insert(key, value);
        }
    }

    fn put_notes(&mut self, index: &mut Index) {
        if let Some((person, month, notes)) = self.notes.take() {
            let print = notes.write(&index.codec, person, month, &mut self.batch);
            index.of(person).change(month, |total| total.notes = print);
            self.touched.insert((month / 12, keys::group(person)));
        }
    }

    /// The batch, whole, with the position it will bring the store to.
    fn finish(mut self, index: &mut Index, at: Applied, between: bool) -> Batch {
        self.put_month(index);
        self.put_notes(index);
        for (year, group) in self.touched {
            self.batch
                .insert(keys::totals(year, group), index.encode(year, group));
        }
        for (place, drawer) in self.drawers {
            let value = (!drawer.0.is_empty()).then(|| index.codec.encode_drawer(&drawer));
            self.batch.insert(place, value);
        }
        index.close(&mut self.batch, at, between);
        self.batch
    }
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

/// Puts a record of a day in its participant's month; others pass by.
pub fn put_in_month(page: &mut Month, key: &RecordKey, after: Option<Record>) {
    let Some((_, day)) = key.date().map(month_of) else {
        return;
    };
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
    /// How many pages there were.
    pages: usize,
}

impl MonthNotes {
    fn read(kv: &Kv, index: &Index, person: ParticipantId, month: u16) -> Result<Self, StoreError> {
        let pages = notes(kv, index, person, month)?;
        Ok(Self {
            pages: pages.len(),
            all: pages.into_iter().flat_map(|page| page.0).collect(),
        })
    }

    /// Puts them in a batch; answers their fingerprint.
    fn write(
        self,
        codec: &Codec,
        person: ParticipantId,
        month: u16,
        batch: &mut Batch,
    ) -> Option<Fingerprint> {
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
        let pages: Vec<_> = (0..)
            .zip(pages)
            .map(|(page, notes)| {
                (
                    keys::notes(person, month, page),
                    codec.encode_notes(person, &notes),
                )
            })
            .collect();
        let print = (!pages.is_empty()).then(|| fingerprint(&pages));
        for gone in pages.len()..self.pages {
            let gone = u16::try_from(gone).unwrap_or(u16::MAX);
            batch.insert(keys::notes(person, month, gone), None);
        }
        batch.extend(pages.into_iter().map(|(key, value)| (key, Some(value))));
        print
    }
}
