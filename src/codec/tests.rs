//! Entries in both versions, and what a newer program would have written.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::domain::record::{Change, Entry, EntryId, Record, RecordKey, Why};
use crate::domain::time::HalfDay;
use crate::journal::{Draft, Journal, OsFiles, Written};
use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::ids::{KlusId, NoteId, ReasonId, SupervisorId, TerminalId};

/// The entries of the store that 0.1.0 made: every kind of record, and every reason.
fn of_version_1() -> Vec<Entry> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/0.1.0/journal");
    let reader = Journal::read_only(&folder, Arc::new(OsFiles)).unwrap();
    let written: Vec<_> = reader.entries_after(0).map(|item| item.unwrap().1).collect();
    assert!(written.iter().all(|written| written.as_whole().is_some()));
    written
        .iter()
        .map(|written| Codec::plain().decode_entry(written).unwrap())
        .collect()
}

/// The same entries after they went through a journal.
fn through_a_journal(drafts: &[Draft]) -> Vec<Written> {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = Journal::create(&folder.path().join("journal"), Arc::new(OsFiles)).unwrap();
    for draft in drafts {
        journal.append(draft).unwrap();
    }
    journal.entries_after(0).map(|item| item.unwrap().1).collect()
}

fn person(number: u128) -> ParticipantId {
    ParticipantId(Uuid::from_u128(number << 64 | 0xabcd))
}

fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn entry_of(changes: Vec<Change>) -> Entry {
    Entry {
        id: EntryId {
            terminal: TerminalId(Uuid::from_u128(5)),
            sequence: 9,
        },
        who: Some(SupervisorId(Uuid::from_u128(6))),
        at: 1_795_000_000_123,
        local: date(23).and_hms_opt(16, 42, 0).unwrap(),
        why: Why::Edit,
        reason: None,
        changes,
    }
}

fn added(key: RecordKey, record: Record) -> Change {
    Change {
        key,
        before: None,
        after: Some(record),
    }
}

fn decoded(entry: &Entry) -> Entry {
    let written = through_a_journal(&[Codec::plain().encode_entry(entry)]);
    Codec::plain().decode_entry(&written[0]).unwrap()
}

#[test]
fn an_entry_of_version_1_says_the_same_in_version_2() {
    let codec = Codec::plain();
    let entries = of_version_1();
    let drafts: Vec<_> = entries.iter().map(|entry| codec.encode_entry(entry)).collect();
    let written = through_a_journal(&drafts);
    assert_eq!(written.len(), entries.len());
    for (written, entry) in written.iter().zip(&entries) {
        assert_eq!(&codec.decode_entry(written).unwrap(), entry);
        let signature = codec.decode_signature(written).unwrap();
        assert_eq!((signature.id, signature.who), (entry.id, entry.who));
        assert_eq!((signature.at, signature.local), (entry.at, entry.local));
        let images: BTreeSet<_> = codec
            .decode_images(written)
            .unwrap()
            .into_iter()
            .map(|it| it.0)
            .collect();
        let keys = entry.changes.iter().map(|change| change.key.clone());
        assert_eq!(images, keys.collect());
    }
}

#[test]
fn changes_come_back_in_the_order_in_which_they_were_made_whoever_they_are_about() {
    let klus = KlusId(Uuid::from_u128(77));
    let mut changes: Vec<Change> = (0..40_000u32)
        .map(|n| {
            let key = RecordKey::Allocation(
                person(u128::from(n % 501)),
                date(n / 501 % 28 + 1),
                HalfDay::Morning,
            );
            added(key, Record::Allocation(klus))
        })
        .collect();
    for at in [0, 17, 39_000] {
        changes.insert(
            at,
            added(RecordKey::DayNote(date(23)), Record::DayNote(at.to_string())),
        );
    }
    let entry = entry_of(changes);
    assert!(decoded(&entry) == entry);
}

#[test]
fn a_long_record_of_the_house_goes_on_from_frame_to_frame() {
    let long = || Record::DayNote("x".repeat(700_000));
    let change = Change {
        key: RecordKey::DayNote(date(23)),
        before: Some(long()),
        after: Some(long()),
    };
    let entry = entry_of(vec![change]);
    assert!(decoded(&entry) == entry);
}

#[test]
fn what_belongs_to_nobody_names_no_participant() {
    let codec = Codec::plain();
    let entries = of_version_1();
    let people: BTreeSet<_> = entries
        .iter()
        .flat_map(|entry| entry.changes.iter().filter_map(|change| change.key.subject()))
        .map(|person| person.0.into_bytes())
        .collect();
    assert!(people.len() > 5);
    let drafts: Vec<_> = entries.iter().map(|entry| codec.encode_entry(entry)).collect();
    for written in through_a_journal(&drafts) {
        for sheet in written.sheets() {
            let house = sheet.unwrap().pieces().next().unwrap();
            assert!(!house.bytes.windows(16).any(|bytes| people.contains(bytes)));
        }
    }
}

#[test]
fn why_a_day_was_corrected_lies_with_everybody_it_is_about_and_comes_back_once() {
    let reason = RecordKey::Reason(ReasonId(Uuid::from_u128(8)));
    let klus = || Record::Allocation(KlusId(Uuid::from_u128(77)));
    let on = |number| RecordKey::Allocation(person(number), date(20), HalfDay::Afternoon);
    let mut changes = vec![added(on(1), klus()), added(on(2), klus())];
    changes.push(added(reason.clone(), Record::Reason("had gebeld".into())));
    changes.push(added(on(3), klus()));
    let entry = entry_of(changes);
    assert_eq!(decoded(&entry), entry);
    let written = &through_a_journal(&[Codec::plain().encode_entry(&entry)])[0];
    let says = |bytes: &[u8]| bytes.windows(10).any(|it| it == b"had gebeld");
    let sheet = written.sheets().next().unwrap().unwrap();
    let said: Vec<bool> = sheet.pieces().map(|piece| says(piece.bytes)).collect();
    assert_eq!(said, [false, true, true, true]);
    // About a klus alone it belongs to nobody.
    let alone = entry_of(vec![added(reason, Record::Reason("had gebeld".into()))]);
    assert_eq!(decoded(&alone), alone);
}

#[test]
fn what_was_written_about_somebody_lies_apart_from_what_the_floor_needs() {
    let entries = of_version_1();
    let note = entries
        .iter()
        .flat_map(|entry| &entry.changes)
        .find(|change| matches!(change.key, RecordKey::Observation(..)) && change.after.is_some());
    let note = note.unwrap().after.clone().unwrap();
    let entry = entry_of(vec![
        added(
            RecordKey::Observation(person(1), date(2), NoteId(Uuid::from_u128(4))),
            note,
        ),
        added(RecordKey::Recovery(person(1), date(2)), Record::Recovery),
    ]);
    let written = &through_a_journal(&[Codec::plain().encode_entry(&entry)])[0];
    let sheet = written.sheets().next().unwrap().unwrap();
    let realms: Vec<u8> = sheet.pieces().map(|piece| piece.realm).collect();
    assert_eq!(realms, [0, 2, 1]);
}

#[test]
fn two_equal_days_do_not_look_equal() {
    let change = || added(RecordKey::Recovery(person(1), date(2)), Record::Recovery);
    let drafts = [0, 1].map(|_| Codec::plain().encode_entry(&entry_of(vec![change()])));
    let one = through_a_journal(&drafts);
    let other = through_a_journal(&drafts);
    let bytes = [&one[0], &one[1], &other[0]].map(|written| {
        let sheet = written.sheets().next().unwrap().unwrap();
        format!("{:?}", sheet.pieces().last().unwrap())
    });
    assert!(bytes[0] != bytes[1] && bytes[0] != bytes[2] && bytes[1] != bytes[2]);
}

/// An entry with this house part and this group.
fn with(house: &[u8], group: &[u8]) -> Written {
    let mut draft = Draft::default();
    draft.house().extend_from_slice(house);
    if !group.is_empty() {
        draft.put([1; 16], 1, |out| out.extend_from_slice(group));
    }
    through_a_journal(&[draft]).remove(0)
}

#[test]
fn what_was_appended_later_to_reasons_keys_and_records_is_told_from_damage() {
    let codec = Codec::plain();
    let is = |written: &Written| codec.decode_entry(written).err();
    let newer = |kind, version| Some(CodecError::Newer { kind, version });
    let edit = [138, 1, 0];
    // Reasons.
    assert_eq!(is(&with(&[142, 1, 0, 9], &[])), newer(142, 1));
    assert_eq!(is(&with(&[129, 2, 0], &[])), newer(129, 2));
    // Keys, of nobody and of somebody.
    assert_eq!(is(&with(&[138, 1, 0, 0, 19, 1, 3, 0, 0], &[])), newer(19, 1));
    assert_eq!(is(&with(&[138, 1, 0, 0, 17, 2, 0, 0, 0], &[])), newer(17, 2));
    assert_eq!(is(&with(&edit, &[0, 19, 1, 3, 0, 0])), newer(19, 1));
    assert_eq!(is(&with(&edit, &[0, 12, 2, 0, 0, 0])), newer(12, 2));
    // Records, before and after.
    assert_eq!(is(&with(&edit, &[0, 9, 1, 0, 0, 2, 19, 1])), newer(19, 1));
    assert_eq!(is(&with(&edit, &[0, 9, 1, 0, 2, 9, 2, 0])), newer(9, 2));
    let images = codec.decode_images(&with(&edit, &[0, 9, 1, 0, 0, 2, 19, 1]));
    assert_eq!(images.err(), newer(19, 1));
    // What is none of these is damage.
    for (house, group) in [
        (&[7, 1, 0][..], &[][..]),
        (&[138, 0, 0], &[]),
        (&[138, 1, 2], &[]),
        (&edit, &[0, 9, 0, 0, 0, 0]),
        (&edit, &[0, 9, 1, 0, 0, 3, 9, 1, 0]),
        (&edit, &[0, 9, 1, 0, 0, 40, 9, 1]),
        (&[138, 1, 0, 0, 12, 1, 0, 0, 0], &[]),
    ] {
        assert!(
            matches!(is(&with(house, group)), Some(CodecError::Damaged(_))),
            "{house:?} {group:?}"
        );
    }
}

#[test]
fn what_was_appended_later_to_what_the_store_keeps_is_told_from_damage() {
    let codec = Codec::plain();
    let newer = |kind, version| Some(CodecError::Newer { kind, version });
    assert_eq!(codec.decode_drawer(&[68, 2]).err(), newer(68, 2));
    assert_eq!(codec.decode_drawer(&[68, 1, 0, 19, 1, 0]).err(), newer(19, 1));
    assert_eq!(
        codec.decode_drawer(&[68, 1, 0, 1, 1, 2, 19, 1]).err(),
        newer(19, 1)
    );
    assert_eq!(codec.decode_month(person(1), &[65, 2]).err(), newer(65, 2));
    assert_eq!(codec.decode_notes(person(1), &[66, 2]).err(), newer(66, 2));
    assert_eq!(codec.decode_totals(&[67, 2]).err(), newer(67, 2));
    assert_eq!(codec.decode_record(None, &[19, 1]).err(), newer(19, 1));
    assert_eq!(codec.decode_record(None, &[18, 2]).err(), newer(18, 2));
}

#[test]
fn whatever_bytes_cannot_be_read_for_is_one_sentence_in_both_languages() {
    use crate::domain::lang::Lang;
    use crate::store::StoreError;
    use crate::text::texts::Texts;
    let all = [
        CodecError::Newer { kind: 1, version: 2 },
        CodecError::Locked("a note"),
        CodecError::Erased("a note"),
        CodecError::Damaged("a note"),
    ];
    for lang in [Lang::Nl, Lang::En] {
        let texts = Texts::new(lang);
        let said: BTreeSet<_> = all
            .iter()
            .map(|error| texts.say(&StoreError::from(error.clone()).sentence()))
            .collect();
        assert_eq!(said.len(), 4, "each its own: {said:?}");
    }
}
