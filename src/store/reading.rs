//! What is read from the store: never anything but what was written last in a place (`index`).

use super::index::{Index, OLDER};
use super::kv::Kv;
use super::{StoreError, date_of, keys, month_of};
use crate::codec::{Codec, CodecError, Fingerprint, Month, Notes};
use crate::domain::ids::ParticipantId;
use crate::domain::record::{Record, RecordKey};
use keys::tag;

/// A value, read where it is the one that was written last.
pub fn last<T>(
    kv: &Kv,
    key: &[u8],
    print: Fingerprint,
    decode: impl FnOnce(&[u8]) -> Result<T, CodecError>,
) -> Result<T, StoreError> {
    let read = |value: &[u8]| {
        if Fingerprint::of([(key, value)]) == print {
            decode(value)
        } else {
            Err(OLDER)
        }
    };
    Ok(kv.get(key, read)?.unwrap_or(Err(OLDER))?)
}

/// A participant's month; empty where there is no page of it.
pub fn month_page(kv: &Kv, index: &Index, person: ParticipantId, month: u16) -> Result<Month, StoreError> {
    match index.total(person, month).and_then(|total| total.days) {
        Some(print) => last(kv, &keys::month(person, month), print, |value| {
            index.codec.decode_month(person, value)
        }),
        None => Ok(Month::default()),
    }
}

/// A key and its value, as they lie there.
pub type Laid = (Vec<u8>, Vec<u8>);

/// The pages of a participant's observations of a month.
fn notes_pages(
    kv: &Kv,
    person: ParticipantId,
    month: u16,
    print: Fingerprint,
) -> Result<Vec<Laid>, StoreError> {
    let mut pages = Vec::new();
    for number in 0.. {
        let key = keys::notes(person, month, number);
        match kv.get(&key, <[u8]>::to_vec)? {
            Some(value) => pages.push((key, value)),
            None => break,
        }
    }
    if fingerprint(&pages) == print {
        Ok(pages)
    } else {
        Err(OLDER.into())
    }
}

/// Of some pages together.
pub fn fingerprint(pages: &[Laid]) -> Fingerprint {
    Fingerprint::of(pages.iter().map(|(key, value)| (&key[..], &value[..])))
}

/// A participant's observations of a month, page by page, in order of day and id.
pub fn notes(kv: &Kv, index: &Index, person: ParticipantId, month: u16) -> Result<Vec<Notes>, StoreError> {
    let Some(print) = index.total(person, month).and_then(|total| total.notes) else {
        return Ok(Vec::new());
    };
    let pages = notes_pages(kv, person, month, print)?;
    let decoded = pages
        .iter()
        .map(|(_, value)| index.codec.decode_notes(person, value));
    Ok(decoded.collect::<Result<_, CodecError>>()?)
}

/// A record as it stands.
pub fn record(kv: &Kv, index: &Index, key: &RecordKey) -> Result<Option<Record>, StoreError> {
    if let Some(place) = keys::drawer(key) {
        return Ok(index.drawer(kv, &place)?.0.remove(key));
    }
    let (Some(person), Some(date)) = (key.subject(), key.date()) else {
        return Ok(None);
    };
    let (month, day) = month_of(date);
    if let RecordKey::Observation(_, _, id) = key {
        let notes = notes(kv, index, person, month)?;
        return Ok(notes
            .into_iter()
            .flat_map(|page| page.0)
            .find(|(k, _)| *k == (day, *id))
            .map(|(_, o)| Record::Observation(o.into())));
    }
    let page = month_page(kv, index, person, month)?;
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

/// Every page of days, month by month, then every page of observations, person by person: whose, of which month,
/// key and value.
fn each_page(
    kv: &Kv,
    index: &Index,
    mut each: impl FnMut(ParticipantId, u16, &[u8], &[u8]) -> Result<(), CodecError>,
) -> Result<(), StoreError> {
    let mut left = index.all().filter(|(_, total)| total.days.is_some()).count();
    kv.scan(&[tag::MONTH], |key, value| {
        let (person, month) = keys::person_month(key)?;
        let known = index.total(person, month).and_then(|total| total.days);
        if known != Some(Fingerprint::of([(key, value)])) {
            return Err(OLDER.into());
        }
        left = left.saturating_sub(1);
        each(person, month, key, value)?;
        Ok(true)
    })?;
    if left > 0 {
        return Err(OLDER.into());
    }
    for (person, total) in index.all() {
        let Some(print) = total.notes else { continue };
        for (key, value) in notes_pages(kv, person, total.month, print)? {
            each(person, total.month, &key, &value)?;
        }
    }
    Ok(())
}

/// Every drawer, kind by kind: key and value.
fn each_drawer(
    kv: &Kv,
    index: &Index,
    mut each: impl FnMut(&[u8], &[u8]) -> Result<(), CodecError>,
) -> Result<(), StoreError> {
    for (place, print) in index.drawers() {
        last(kv, place, print, |value| each(place, value))?;
    }
    Ok(())
}

/// Every record, drawer by drawer, then page by page.
pub fn each_record(
    kv: &Kv,
    index: &Index,
    each: &mut dyn FnMut(&RecordKey, &Record),
) -> Result<(), StoreError> {
    each_value(kv, index, &mut |_, _| {}, each)
}

/// Every value, as it lies, and then the records in it.
fn each_value(
    kv: &Kv,
    index: &Index,
    lies: &mut dyn FnMut(&[u8], &[u8]),
    each: &mut dyn FnMut(&RecordKey, &Record),
) -> Result<(), StoreError> {
    each_drawer(kv, index, |key, value| {
        lies(key, value);
        for (key, record) in &index.codec.decode_drawer(value)?.0 {
            each(key, record);
        }
        Ok(())
    })?;
    each_page(kv, index, |person, month, key, value| {
        lies(key, value);
        let date = |day| date_of(month, day).ok_or(CodecError::Damaged("a date"));
        if key.first() == Some(&tag::NOTES) {
            for ((day, id), observation) in index.codec.decode_notes(person, value)?.0 {
                each(
                    &RecordKey::Observation(person, date(day)?, id),
                    &Record::Observation(observation.into()),
                );
            }
            return Ok(());
        }
        let page = index.codec.decode_month(person, value)?;
        for (day, a) in page.attendance {
            each(&RecordKey::Attendance(person, date(day)?), &Record::Attendance(a));
        }
        for ((day, half), klus) in page.allocations {
            each(
                &RecordKey::Allocation(person, date(day)?, half),
                &Record::Allocation(klus),
            );
        }
        for (day, contacts) in page.contacts {
            each(
                &RecordKey::Contact(person, date(day)?),
                &Record::Contact(contacts),
            );
        }
        for (day, ()) in page.recoveries {
            each(&RecordKey::Recovery(person, date(day)?), &Record::Recovery);
        }
        Ok(())
    })
}

/// A hash over all records, decoded: the sum of the hashes of what each says. So it is equal for equal content, however
/// and in whatever order it is kept.
pub fn state_hash(kv: &Kv, index: &Index) -> Result<[u8; 32], StoreError> {
    hashes(kv, index, &mut |_, _| {})
}

/// The same, and a hash over what all records are kept in, as it lies there.
pub fn both_hashes(kv: &Kv, index: &Index) -> Result<[[u8; 32]; 2], StoreError> {
    let mut lying = blake3::Hasher::new();
    let state = hashes(kv, index, &mut |key, value| take(&mut lying, key, value))?;
    Ok([state, *lying.finalize().as_bytes()])
}

fn hashes(kv: &Kv, index: &Index, lies: &mut dyn FnMut(&[u8], &[u8])) -> Result<[u8; 32], StoreError> {
    let mut sum = [0_u64; 4];
    let mut meant = Vec::new();
    each_value(kv, index, lies, &mut |key, record| {
        meant.clear();
        Codec::put_meaning(&mut meant, key, record);
        let hash = blake3::hash(&meant);
        for (sum, part) in sum.iter_mut().zip(hash.as_bytes().as_chunks().0) {
            *sum = sum.wrapping_add(u64::from_be_bytes(*part));
        }
    })?;
    let sum = sum.map(u64::to_be_bytes);
    Ok(*blake3::hash(sum.as_flattened()).as_bytes())
}

/// A hash over what all records are kept in, as it lies there.
pub fn unread_hash(kv: &Kv, index: &Index) -> Result<[u8; 32], StoreError> {
    let mut lying = blake3::Hasher::new();
    each_drawer(kv, index, |key, value| {
        take(&mut lying, key, value);
        Ok(())
    })?;
    each_page(kv, index, |_, _, key, value| {
        take(&mut lying, key, value);
        Ok(())
    })?;
    Ok(*lying.finalize().as_bytes())
}

fn take(hash: &mut blake3::Hasher, key: &[u8], value: &[u8]) {
    for part in [key, value] {
        hash.update(&(part.len() as u64).to_be_bytes());
        hash.update(part);
    }
}
