use std::collections::BTreeSet;

use super::*;
use crate::domain::attendance::{Absence, Day};
use crate::domain::dated::Dated;

fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, day).unwrap()
}

fn koen() -> ParticipantId {
    ParticipantId(uuid::Uuid::from_u128(1))
}

fn away(person: ParticipantId, day: u32, why: Option<Absence>) -> Image {
    let attendance = why.map(|why| Attendance {
        day: Day::Absent(why),
        extra: false,
        remark: String::new(),
        correction: None,
    });
    let key = RecordKey::Attendance(person, date(day));
    (key, attendance.map(Record::Attendance))
}

fn note(number: u128, text: &str) -> Image {
    let observation = Observation {
        text: text.repeat(1_900 / text.len()),
        topics: Vec::new(),
        tone: None,
        klus: None,
        goal: None,
        author: None,
        at: date(1).into(),
    };
    let key = RecordKey::Observation(koen(), date(3), NoteId(uuid::Uuid::from_u128(number)));
    (key, Some(Record::Observation(observation.into())))
}

fn method(line: &str) -> Image {
    let long = Dated::since(date(1), line.repeat(3_000));
    (RecordKey::Method("own".into()), Some(Record::Method(long)))
}

fn applied(position: u64) -> Applied {
    Applied {
        position,
        chain: [u8::try_from(position).unwrap(); 32],
    }
}

/// All that sled holds, parts of long values included.
fn held(folder: &Path) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let db = testing::sled(folder);
    let all = db.iter().map(Result::unwrap);
    all.map(|(key, value)| (key.to_vec(), value.to_vec())).collect()
}

#[test]
fn what_sled_held_before_is_never_taken_for_what_was_written_last() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sled");
    let other = ParticipantId(uuid::Uuid::from_u128(2));
    let mut store = Store::open(&path, &Codec::plain()).unwrap();
    let mut first = vec![
        away(koen(), 1, Some(Absence::Sick)),
        away(other, 2, Some(Absence::Leave)),
        (
            RecordKey::DayNote(date(1)),
            Some(Record::DayNote("gister".into())),
        ),
        method("x"),
    ];
    first.extend((0..40).map(|number| note(number, "eerst ")));
    store.apply(first, applied(1)).unwrap();
    store.sync().unwrap();
    drop(store);
    let before = held(&path);
    let mut store = Store::open(&path, &Codec::plain()).unwrap();
    let mut second = vec![
        away(koen(), 1, Some(Absence::NoShow)),
        away(other, 2, None),
        (
            RecordKey::DayNote(date(1)),
            Some(Record::DayNote("vandaag".into())),
        ),
        method("y"),
    ];
    second.extend((0..40).map(|number| note(number, "later ")));
    store.apply(second, applied(2)).unwrap();
    let last = store.state_hash().unwrap();
    store.sync().unwrap();
    drop(store);
    let after = held(&path);

    let mut seen = BTreeSet::new();
    for key in before.keys().chain(after.keys()) {
        let put = |value: Option<&Vec<u8>>| {
            let db = testing::sled(&path);
            match value {
                Some(value) => db.insert(key, &value[..]).unwrap(),
                None => db.remove(key).unwrap(),
            };
        };
        put(before.get(key));
        match Store::open(&path, &Codec::plain()).and_then(|store| store.state_hash()) {
            Ok(state) => assert_eq!(state, last, "{key:?}"),
            Err(_) => drop(seen.insert(key[0])),
        }
        put(after.get(key));
        let whole = Store::open(&path, &Codec::plain()).unwrap();
        assert_eq!(whole.state_hash().unwrap(), last);
    }
    // The position, totals, days, observations, drawers, and parts of what is long.
    let kinds = [
        0,
        keys::tag::TOTALS,
        keys::tag::MONTH,
        keys::tag::HOUSE,
        keys::tag::DAYS,
        255,
    ];
    assert_eq!(seen, BTreeSet::from(kinds));
}

#[test]
fn observations_that_were_there_before_are_not_read_and_the_store_says_it_is_hurt() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sled");
    let mut store = Store::open(&path, &Codec::plain()).unwrap();
    store.apply(vec![note(1, "rustig ")], applied(1)).unwrap();
    drop(store);
    let db = testing::sled(&path);
    let key = keys::notes(koen(), month_of(date(3)).0, 0);
    let old = db.get(&key).unwrap().unwrap();
    drop(db);
    let mut store = Store::open(&path, &Codec::plain()).unwrap();
    store.apply(vec![note(1, "vrolijk ")], applied(2)).unwrap();
    drop(store);
    let db = testing::sled(&path);
    db.insert(&key, old).unwrap();
    drop(db);
    let mut store = Store::open(&path, &Codec::plain()).unwrap();
    assert!(store.observations_back(koen(), |_, _, _| true).is_err());
    assert!(store.is_hurt());
    // Nothing is written on top of it either.
    assert!(store.apply(vec![note(2, "moe ")], applied(3)).is_err());
}

#[test]
fn what_a_newer_version_kept_is_told_from_damage() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sled");
    let place = [keys::tag::HOUSE, 7, 1];
    let codec = Codec::plain();
    // A drawer of a newer version, one with a key that is not known yet, and one with a newer record.
    let newer: [&[u8]; 3] = [&[68, 2, 0], &[68, 1, 0, 40, 1, 0], &[68, 1, 0, 1, 1, 2, 1, 2]];
    for value in newer {
        let mut store = Store::open(&path, &codec).unwrap();
        store
            .apply(vec![away(koen(), 1, Some(Absence::Sick))], Applied::default())
            .unwrap();
        let mut batch = BTreeMap::from([(place.to_vec(), Some(value.to_vec()))]);
        store.index.close(&mut batch, Applied::default(), false);
        store.kv.write(batch).unwrap();
        drop(store);
        let told = Store::open(&path, &codec).err().unwrap();
        assert!(told.is_newer(), "{value:?}: {told}");
        // The same where it is not what was written last.
        let mut kv = Kv::open(&path).unwrap();
        kv.write(BTreeMap::from([(place.to_vec(), Some([value, &[0]].concat()))]))
            .unwrap();
        drop(kv);
        let told = Store::open(&path, &codec).err().unwrap();
        assert!(!told.is_newer(), "{value:?}: {told}");
        std::fs::remove_dir_all(&path).unwrap();
    }
}
