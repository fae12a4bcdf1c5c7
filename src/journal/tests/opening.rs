//! Opening after something happened to the files.

use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;
use crate::journal::faults::{Call, Failure, Fault};
use crate::journal::{Chain, Flaw};

#[test]
fn a_new_journal_is_private_and_is_never_made_over_another() {
    let desk = Desk::with(20);
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&desk.folder), 0o700);
    for path in [desk.witness(), desk.segment(1), desk.segment(2)] {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    let again = || Journal::create(&desk.folder, os()).err().unwrap();
    assert!(matches!(again(), JournalError::AlreadyThere { .. }));
    for path in [desk.segment(1), desk.segment(2)] {
        std::fs::remove_file(path).unwrap();
    }
    assert!(matches!(again(), JournalError::AlreadyThere { .. }));
}

#[test]
fn a_folder_without_a_journal_stays_without_one() {
    let desk = Desk::new();
    assert!(matches!(desk.open(None), Err(JournalError::Absent { .. })));
    assert!(matches!(
        Journal::read_only(&desk.folder, os()),
        Err(JournalError::Absent { .. })
    ));
    assert!(!desk.folder.exists());
}

#[test]
fn an_unfinished_last_entry_is_cut_off_at_whatever_byte_it_stops() {
    // Entry 24 has several parts: cuts inside it and between its parts.
    for entries in [23, 24] {
        let (desk, before) = lagging(entries, 1);
        let path = desk.last_segment();
        let whole = std::fs::read(&path).unwrap();
        let witness = std::fs::read(desk.witness()).unwrap();
        let from = usize::try_from(before.offset).unwrap();
        for length in from..whole.len() {
            std::fs::write(&path, &whole[..length]).unwrap();
            std::fs::write(desk.witness(), &witness).unwrap();
            assert_eq!(read_beside(&desk.folder).unwrap(), payloads(entries - 1));
            let (mut journal, opened) = desk.open(None).unwrap();
            assert_eq!(opened.cut_bytes, (length - from) as u64);
            assert_eq!(opened.head, before);
            assert_eq!(read(journal.entries_after(0), 0).unwrap(), payloads(entries - 1));
            journal.append(&draft(payload(entries))).unwrap();
            assert_eq!(std::fs::read(&path).unwrap(), whole);
        }
    }
}

#[test]
fn the_same_cut_in_an_entry_that_the_witness_knew_is_refused_naming_file_and_byte() {
    let (_, before) = lagging(24, 1);
    let (desk, _) = lagging(24, 0);
    let path = desk.last_segment();
    let whole = std::fs::read(&path).unwrap();
    for length in usize::try_from(before.offset).unwrap()..whole.len() {
        std::fs::write(&path, &whole[..length]).unwrap();
        for answer in [reopened(&desk), read_beside(&desk.folder)] {
            match answer {
                Err(JournalError::Damage { file, offset, .. }) => {
                    assert_eq!(file, path);
                    assert!(
                        (before.offset..=length as u64).contains(&offset),
                        "{offset} of {length}"
                    );
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(
            std::fs::read(&path).unwrap().len(),
            length,
            "a refusal changes nothing"
        );
    }
}

#[test]
fn the_same_cut_in_an_entry_that_only_the_store_knew_is_refused() {
    let (desk, before) = lagging(24, 1);
    let (journal, _) = desk.open(None).unwrap();
    let head = journal.head();
    drop(journal);
    let known = Known {
        position: head.position,
        chain: head.chain,
    };
    // As the witness was before the last entry.
    let (other, _) = lagging(24, 1);
    std::fs::copy(other.witness(), desk.witness()).unwrap();
    shorten(&desk.last_segment(), head.offset - 1);
    assert!(matches!(desk.open(Some(known)), Err(JournalError::Damage { .. })));
    shorten(&desk.last_segment(), before.offset);
    let refused = desk.open(Some(known));
    assert!(matches!(
        refused,
        Err(JournalError::StoreAhead {
            store: 24,
            journal: 23,
            ..
        })
    ));
}

#[test]
fn a_bad_entry_with_a_good_one_after_it_is_no_unfinished_tail() {
    let (desk, before) = lagging(24, 3);
    flip(&desk.last_segment(), usize::try_from(before.offset).unwrap() + 60);
    match reopened(&desk) {
        Err(JournalError::Damage { offset, flaw, .. }) => {
            assert_eq!((offset, flaw), (before.offset, Flaw::Checksum));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_witness_that_lags_by_any_number_of_entries_is_fine() {
    for lag in 0..=24 {
        let (desk, _) = lagging(24, lag);
        let (journal, opened) = desk.open(None).unwrap();
        assert_eq!((opened.head.position, opened.cut_bytes), (24, 0));
        assert_eq!(
            read(journal.entries_after(0), 0).unwrap(),
            payloads(24),
            "lag {lag}"
        );
    }
}

#[test]
fn a_lost_witness_is_made_anew_where_the_journal_is_whole_and_refused_where_it_is_not() {
    let desk = Desk::with(24);
    std::fs::remove_file(desk.witness()).unwrap();
    let (_, opened) = desk.open(None).unwrap();
    assert!(opened.witness_rebuilt);
    assert!(!desk.open(None).unwrap().1.witness_rebuilt);

    std::fs::write(desk.witness(), [0; 1024]).unwrap();
    let length = desk.last_segment().metadata().unwrap().len();
    shorten(&desk.last_segment(), length - 1);
    let refused = reopened(&desk);
    assert!(
        matches!(
            refused,
            Err(JournalError::Damage {
                flaw: Flaw::NoWitness,
                ..
            })
        ),
        "{refused:?}"
    );
}

#[test]
fn a_missing_segment_is_named() {
    for missing in 1..=3 {
        let desk = Desk::with(36);
        let last = desk.last_segment();
        assert_eq!(last, desk.segment(3), "the test wants three segments");
        std::fs::remove_file(desk.segment(missing)).unwrap();
        for answer in [reopened(&desk), read_beside(&desk.folder)] {
            match answer {
                Err(JournalError::SegmentMissing { file }) => assert_eq!(file, desk.segment(missing)),
                // A reader beside the writer finds the end too early.
                Err(JournalError::Damage {
                    file,
                    flaw: Flaw::Gone,
                    ..
                }) => assert_eq!(file, desk.segment(2)),
                other => panic!("{other:?}"),
            }
        }
    }
    let desk = Desk::with(36);
    for number in 1..=3 {
        std::fs::remove_file(desk.segment(number)).unwrap();
    }
    assert!(matches!(
        reopened(&desk),
        Err(JournalError::SegmentMissing { .. })
    ));
}

#[test]
fn an_earlier_segment_that_was_shortened_lengthened_or_swapped_is_refused() {
    let desk = Desk::with(40);
    let [one, two] = [1, 2].map(|number| std::fs::read(desk.segment(number)).unwrap());
    let changes: [&dyn Fn(); 5] = [
        &|| shorten(&desk.segment(1), one.len() as u64 - 1),
        &|| shorten(&desk.segment(1), one.len() as u64 + 1),
        &|| shorten(&desk.segment(1), 0),
        &|| std::fs::write(desk.segment(1), &two).unwrap(),
        &|| std::fs::write(desk.segment(2), &one).unwrap(),
    ];
    for change in changes {
        change();
        assert!(matches!(desk.open(None), Err(JournalError::Damage { .. })));
        std::fs::write(desk.segment(1), &one).unwrap();
        std::fs::write(desk.segment(2), &two).unwrap();
        assert_eq!(reopened(&desk).unwrap(), payloads(40));
    }
}

#[test]
fn a_segment_from_another_journal_is_refused() {
    let desk = Desk::with(36);
    let other = Desk::new();
    let mut journal = other.create(os());
    for number in 1..=36 {
        journal.append(&draft(payload(number + 190))).unwrap();
    }
    for number in 1..=3 {
        let own = std::fs::read(desk.segment(number)).unwrap();
        std::fs::copy(other.segment(number), desk.segment(number)).unwrap();
        assert!(
            matches!(desk.open(None), Err(JournalError::Damage { .. })),
            "segment {number}"
        );
        std::fs::write(desk.segment(number), own).unwrap();
    }
    // All of it exchanged, the witness too: what a store says tells, by the journal it names, or by place and chain.
    let (own, _) = desk.open(None).unwrap();
    let examined = Journal::examine(&other.folder, &os(), Access::Read).unwrap();
    let at = Known {
        position: 20,
        chain: own.head().chain,
    };
    let is = |id| examined.belongs(&Said { id, at }).unwrap();
    assert_eq!(is(own.id()), Belongs::Elsewhere);
    assert_eq!(is(None), Belongs::Stale);
    assert_ne!(examined.id(), own.id());
}

/// The witness of another journal, or of a copy of this one that went another way.
fn exchanged(desk: &Desk, other: &Desk) {
    std::fs::copy(other.witness(), desk.witness()).unwrap();
}

#[test]
fn a_witness_of_another_journal_or_another_copy_is_set_aside_and_locks_nobody_out() {
    for (same_beginning, entries) in [(false, 30), (false, 10), (true, 24), (true, 15)] {
        let desk = Desk::with(24);
        let other = Desk::new();
        let mut journal = other.create(os());
        for number in 1..=entries {
            let own = same_beginning && number <= 8;
            journal
                .append(&draft(payload(if own { number } else { number + 500 })))
                .unwrap();
        }
        drop(journal);
        exchanged(&desk, &other);
        assert_eq!(read_beside(&desk.folder).unwrap(), payloads(24));
        let (journal, opened) = desk.open(None).unwrap();
        let aside = opened.witness_aside.unwrap();
        assert_eq!(
            std::fs::read(aside).unwrap(),
            std::fs::read(other.witness()).unwrap()
        );
        assert_eq!(read(journal.entries_after(0), 0).unwrap(), payloads(24));
        drop(journal);
        assert_eq!(desk.open(None).unwrap().1.witness_aside, None);
    }
}

#[test]
fn a_witness_that_knows_more_of_this_journal_still_proves_that_the_tail_was_lost() {
    let (desk, other) = (Desk::with(24), Desk::with(30));
    exchanged(&desk, &other);
    assert!(matches!(
        reopened(&desk),
        Err(JournalError::Damage { flaw: Flaw::Gone, .. } | JournalError::SegmentMissing { .. })
    ));
    // The way back that is named: it was of another copy, and goes.
    std::fs::remove_file(desk.witness()).unwrap();
    assert_eq!(reopened(&desk).unwrap(), payloads(24));
}

#[test]
fn a_witness_of_version_1_reads_still_and_version_1_reads_that_of_today() {
    let desk = Desk::with(24);
    let today = std::fs::read(desk.witness()).unwrap();
    let id = desk.open(None).unwrap().0.id().unwrap();
    for slot in [0, 512] {
        // Version 1 looked at sixty bytes, of which the last four are their sum.
        let old = &today[slot..slot + 60];
        let sum = crc32fast::hash(&old[..56]).to_be_bytes();
        assert_eq!((&old[..4], &old[56..]), (&b"WVW1"[..], &sum[..]));
        assert_eq!(
            JournalId::read(today[slot + 60..slot + 76].try_into().unwrap()),
            Some(id)
        );
    }
    let mut old = today;
    for slot in [0, 512] {
        old[slot + 60..slot + 512].fill(0);
    }
    std::fs::write(desk.witness(), &old).unwrap();
    assert!(!desk.open(None).unwrap().1.witness_rebuilt);
    std::fs::write(desk.witness(), &old).unwrap();
    shorten(
        &desk.last_segment(),
        desk.last_segment().metadata().unwrap().len() - 1,
    );
    assert!(reopened(&desk).is_err(), "it knew of that");
}

#[test]
fn the_store_may_be_behind_by_any_number_of_entries() {
    let desk = Desk::new();
    let mut journal = desk.create(os());
    let mut heads = vec![journal.head()];
    for number in 1..=40 {
        journal.append(&draft(payload(number))).unwrap();
        heads.push(journal.head());
    }
    drop(journal);
    for head in heads {
        let known = Known {
            position: head.position,
            chain: head.chain,
        };
        let (journal, _) = desk.open(Some(known)).unwrap();
        let rest = read(journal.entries_after(head.position), head.position).unwrap();
        assert_eq!(
            rest,
            payloads(40).split_off(usize::try_from(head.position).unwrap())
        );
    }
}

#[test]
fn an_older_copy_of_the_last_segment_is_refused() {
    let desk = Desk::new();
    let mut journal = desk.create(os());
    for number in 1..=23 {
        journal.append(&draft(payload(number))).unwrap();
    }
    let older = std::fs::read(desk.last_segment()).unwrap();
    journal.append(&draft(payload(24))).unwrap();
    std::fs::write(desk.last_segment(), older).unwrap();
    assert!(matches!(
        reopened(&desk),
        Err(JournalError::Damage { flaw: Flaw::Gone, .. })
    ));
}

#[test]
fn what_a_newer_version_wrote_is_refused_and_left_alone() {
    let (desk, before) = lagging(24, 1);
    let path = desk.last_segment();
    let mut bytes = std::fs::read(&path).unwrap();
    let at = usize::try_from(before.offset).unwrap();
    bytes.truncate(at);
    let mut frame = Vec::new();
    let place = super::super::frame::Place {
        segment: before.segment,
        offset: before.offset,
    };
    let head = super::super::frame::FrameHead {
        last: true,
        part: 0,
        position: 1,
        previous: Chain::START,
    };
    super::super::frame::encode(&mut frame, 9, place, &head, b"from a later year");
    bytes.extend_from_slice(&frame);
    std::fs::write(&path, &bytes).unwrap();
    for answer in [reopened(&desk), read_beside(&desk.folder)] {
        assert!(
            matches!(
                answer,
                Err(JournalError::Damage {
                    flaw: Flaw::Newer(9),
                    ..
                })
            ),
            "{answer:?}"
        );
    }
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_symlink_or_a_folder_in_the_place_of_a_file_is_refused() {
    let desk = Desk::with(12);
    let path = desk.segment(1);
    let aside = desk.folder.join("aside");
    std::fs::rename(&path, &aside).unwrap();
    symlink(&aside, &path).unwrap();
    assert!(matches!(reopened(&desk), Err(JournalError::Damage { .. })));
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    assert!(matches!(reopened(&desk), Err(JournalError::Damage { .. })));
    std::fs::remove_dir(&path).unwrap();
    std::fs::rename(&aside, &path).unwrap();
    assert_eq!(reopened(&desk).unwrap(), payloads(12));
}

#[test]
fn a_file_that_was_being_made_when_the_power_went_is_in_nobodys_way() {
    let desk = Desk::with(40);
    std::fs::write(desk.folder.join("new.tmp"), b"half a header").unwrap();
    let (mut journal, _) = desk.open(None).unwrap();
    for number in 41..=60 {
        journal.append(&draft(payload(number))).unwrap();
    }
    assert_eq!(reopened(&desk).unwrap(), payloads(60));
}

#[test]
fn a_torn_note_to_the_witness_while_opening_leaves_what_it_knew() {
    for bad_slot in [0, 512] {
        let desk = Desk::with(24);
        let mut bytes = std::fs::read(desk.witness()).unwrap();
        bytes[bad_slot..bad_slot + 60].fill(0);
        std::fs::write(desk.witness(), bytes).unwrap();
        let files = FaultyFiles::new();
        let call = Some(Call::Write);
        files.set(Fault {
            call,
            nth: 1,
            failure: Failure::Io,
            short: true,
            stays: false,
        });
        assert!(checks::open(&desk.folder, &faulty(&files), SMALL).is_err());
        assert!(!desk.open(None).unwrap().1.witness_rebuilt, "slot at {bad_slot}");
    }
}
