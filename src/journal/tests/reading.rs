//! Appending and reading while all is well.

use std::os::unix::fs::PermissionsExt;

use proptest::prelude::*;

use super::*;
use crate::journal::faults::Call;
use crate::journal::{Flaw, MAX_ENTRY};

#[test]
fn an_ordinary_action_is_one_write_one_sync_and_one_note_to_the_witness() {
    let desk = Desk::new();
    let files = FaultyFiles::new();
    let mut journal = Journal::create(&desk.folder, faulty(&files)).unwrap();
    let counts = || [Call::Write, Call::SyncData, Call::SyncFolder, Call::Open].map(|call| files.count(call));
    let before = counts();
    for _ in 0..100 {
        journal.append(&draft([7; 300])).unwrap();
    }
    let after = counts();
    let spent = std::array::from_fn(|at| after[at] - before[at]);
    assert_eq!(spent, [200, 100, 0, 0]);
}

#[test]
fn an_import_of_several_mebibytes_is_one_entry_and_one_sync() {
    let desk = Desk::new();
    let files = FaultyFiles::new();
    let mut journal = Journal::create(&desk.folder, faulty(&files)).unwrap();
    journal.append(&draft(b"before")).unwrap();
    let syncs = files.count(Call::SyncData);
    let import: Vec<u8> = (0..5_000_000u32).map(|at| (at / 7).to_le_bytes()[0]).collect();
    assert_eq!(journal.append(&draft(&import)).unwrap(), 2);
    assert_eq!(files.count(Call::SyncData) - syncs, 1);
    assert_eq!(journal.head().segment, 1);
    journal.append(&draft(b"after")).unwrap();
    assert_eq!(
        journal.head().segment,
        2,
        "the entry that passes 4 MiB closes the segment"
    );
    drop(journal);
    let (journal, _) = Journal::open(&desk.folder, &os()).unwrap();
    let all = read(journal.entries_after(0), 0).unwrap();
    assert_eq!(all, [b"before".to_vec(), import, b"after".to_vec()]);
}

#[test]
fn an_entry_over_the_limit_is_refused_and_the_next_one_is_taken() {
    let desk = Desk::new();
    let mut journal = Journal::create(&desk.folder, os()).unwrap();
    let bytes = MAX_ENTRY + 1;
    assert!(
        matches!(journal.append(&draft(vec![0; bytes])), Err(JournalError::TooLarge { bytes: it }) if it == bytes)
    );
    assert_eq!(journal.append(&draft(b"smaller")).unwrap(), 1);
}

#[test]
fn an_import_of_many_megabytes_reads_back() {
    let desk = Desk::new();
    let mut journal = Journal::create(&desk.folder, os()).unwrap();
    let largest = vec![5; 20 << 20];
    journal.append(&draft(&largest)).unwrap();
    drop(journal);
    let (journal, _) = Journal::open(&desk.folder, &os()).unwrap();
    let all = read(journal.entries_after(0), 0).unwrap();
    assert!(all == [largest]);
}

#[test]
fn opening_reads_the_last_segment_and_only_the_edges_of_the_others() {
    let desk = Desk::with(400);
    let files = FaultyFiles::new();
    let (journal, _) = checks::open(&desk.folder, &faulty(&files), SMALL).unwrap();
    let segments = u64::from(journal.head().segment);
    assert!(segments > 20);
    let reads = files.count(Call::Read);
    assert!(
        reads <= segments * 2 + 10,
        "{reads} reads for {segments} segments"
    );
}

#[test]
fn a_reader_beside_the_writer_sees_what_is_saved_so_far_and_stops_quietly_in_a_half_written_entry() {
    let desk = Desk::new();
    let mut journal = desk.create(os());
    for number in 1..=40 {
        journal.append(&draft(payload(number))).unwrap();
        if number % 5 == 0 {
            assert_eq!(read_beside(&desk.folder).unwrap(), payloads(number));
        }
    }
    let path = desk.last_segment();
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.extend_from_slice(&[0, 0, 1, 0, 9, 9]);
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(read_beside(&desk.folder).unwrap(), payloads(40));
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    assert_eq!(
        read(journal.entries_after(33), 33).unwrap(),
        payloads(40).split_off(33)
    );
}

#[test]
fn a_journal_in_a_folder_without_write_permission_reads() {
    let desk = Desk::with(30);
    for path in [desk.segment(1), desk.segment(2), desk.witness()] {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o400)).unwrap();
    }
    std::fs::set_permissions(&desk.folder, std::fs::Permissions::from_mode(0o500)).unwrap();
    assert_eq!(read_beside(&desk.folder).unwrap(), payloads(30));
    std::fs::set_permissions(&desk.folder, std::fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn the_check_of_the_whole_chain_covers_every_byte_and_finds_a_flip_anywhere() {
    let desk = Desk::with(36);
    let (journal, opened) = desk.open(None).unwrap();
    let mut told = Vec::new();
    let verified = journal
        .verify(&mut |done, total| told.push((done, total)))
        .unwrap();
    let bytes: u64 = (1..=3)
        .map(|number| desk.segment(number).metadata().unwrap().len())
        .sum();
    assert_eq!(
        (verified.entries, verified.segments, verified.bytes),
        (36, 3, bytes)
    );
    assert_eq!(verified.chain, opened.head.chain);
    assert_eq!(told.last(), Some(&(bytes, bytes)));

    for number in 1..=3 {
        let path = desk.segment(number);
        let whole = std::fs::read(&path).unwrap();
        for at in (0..whole.len()).step_by(13) {
            flip(&path, at);
            let found = journal.verify(&mut |_, _| {});
            assert!(
                matches!(found, Err(JournalError::Damage { .. })),
                "segment {number} byte {at}"
            );
            std::fs::write(&path, &whole).unwrap();
        }
    }
}

#[test]
fn damage_in_an_old_segment_ends_the_reading_with_an_error_and_nothing_after_it() {
    let desk = Desk::with(40);
    flip(&desk.segment(1), 1000);
    let (journal, _) = desk.open(None).unwrap();
    let mut entries = journal.entries_after(0);
    let found = entries.find_map(Result::err);
    assert!(
        matches!(
            found,
            Some(JournalError::Damage {
                flaw: Flaw::Checksum,
                ..
            })
        ),
        "{found:?}"
    );
    assert!(entries.next().is_none());
    // What does not need the damaged segment still reads.
    assert_eq!(
        read(journal.entries_after(35), 35).unwrap(),
        payloads(40).split_off(35)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_was_appended_reads_back_from_any_position(
        entries in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..1500), 0..60),
        reopen_at in 0usize..60, from in 0usize..70,
    ) {
        let desk = Desk::new();
        let mut journal = desk.create(os());
        for (number, entry) in entries.iter().enumerate() {
            if number == reopen_at {
                drop(journal);
                journal = desk.open(None).unwrap().0;
            }
            prop_assert_eq!(journal.append(&draft(entry)).unwrap(), number as u64 + 1);
        }
        prop_assert_eq!(&read(journal.entries_after(0), 0).unwrap(), &entries);
        let rest = entries.get(from..).unwrap_or_default();
        prop_assert_eq!(&read(journal.entries_after(from as u64), from as u64).unwrap()[..], rest);
        prop_assert_eq!(&reopened(&desk).unwrap(), &entries);
    }
}
