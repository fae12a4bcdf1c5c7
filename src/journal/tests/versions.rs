//! Journals that an earlier version began, and the end of the data.

use super::*;
use crate::journal::frame::{self, FIRST_VERSION, FRAME_HEAD, FrameHead, Place};
use crate::journal::segment::{FIRST_FRAME, Header};
use crate::journal::witness::Witness;
use crate::journal::{Chain, Flaw, keep_tail, mend_segments};

/// Bytes of a segment of version 1 after which it is closed.
const FULL: u64 = 3000;

/// A journal as version 1 wrote it.
fn begun_in_version_1(entries: u64) -> Desk {
    let desk = Desk::new();
    std::fs::create_dir(&desk.folder).unwrap();
    let mut header = Header {
        version: FIRST_VERSION,
        ..Header::FIRST
    };
    let (mut bytes, mut head, mut last_frame) = (header.encode(), header.head(), 0);
    let mut id = None;
    for number in 1..=entries {
        if head.offset >= FULL {
            std::fs::write(desk.segment(head.segment), &bytes).unwrap();
            header = Header {
                version: FIRST_VERSION,
                ..Header::after(&head, last_frame)
            };
            (bytes, head) = (header.encode(), header.head());
        }
        head.position = number;
        let payload = payload(number);
        let parts: Vec<&[u8]> = payload.chunks(248).collect();
        let count = parts.len().max(1);
        for part in 0..count {
            let place = Place {
                segment: head.segment,
                offset: head.offset,
            };
            let frame_head = FrameHead {
                last: part + 1 == count,
                part: u16::try_from(part).unwrap(),
                position: number,
                previous: head.chain,
            };
            let mut written = Vec::new();
            let part = parts.get(part).copied().unwrap_or_default();
            frame::encode(&mut written, FIRST_VERSION, place, &frame_head, part);
            last_frame = head.offset;
            head.chain = frame::chain(&written).unwrap();
            head.offset += written.len() as u64;
            bytes.extend(written);
        }
        id = id.or(Some(JournalId::of(head.chain)));
    }
    std::fs::write(desk.segment(head.segment), &bytes).unwrap();
    drop(Witness::create(&OsFiles, &desk.folder, &head, id).unwrap());
    desk
}

/// Adds entries up to and including this one.
fn go_on(desk: &Desk, from: u64, to: u64) {
    let (mut journal, _) = desk.open(None).unwrap();
    for number in from..=to {
        assert_eq!(journal.append(&draft(payload(number))).unwrap(), number);
    }
}

fn version_of(path: &Path) -> u8 {
    std::fs::read(path).unwrap()[9]
}

#[test]
fn what_version_1_began_goes_on_in_a_segment_of_its_own_and_reads_as_one_journal() {
    let desk = begun_in_version_1(30);
    let closed = desk.last_segment();
    assert!(closed > desk.segment(1));
    let before = std::fs::read(&closed).unwrap();
    assert_eq!(reopened(&desk).unwrap(), payloads(30));
    assert_eq!(
        std::fs::read(&closed).unwrap(),
        before,
        "looking at it changes nothing"
    );
    go_on(&desk, 31, 60);
    assert_eq!(std::fs::read(&closed).unwrap(), before);
    assert_eq!((version_of(&closed), version_of(&desk.last_segment())), (1, 2));
    assert_eq!(reopened(&desk).unwrap(), payloads(60));
    assert_eq!(read_beside(&desk.folder).unwrap(), payloads(60));
    let (journal, opened) = desk.open(None).unwrap();
    for after in 0..=60 {
        let rest = payloads(60).split_off(usize::try_from(after).unwrap());
        assert_eq!(read(journal.entries_after(after), after).unwrap(), rest);
        let known = journal.reader().chain_at(after).unwrap().map(|chain| Known {
            position: after,
            chain,
        });
        assert!(desk.open(known).is_ok(), "a store at entry {after} belongs to it");
    }
    let verified = journal.verify(&mut |_, _| {}).unwrap();
    assert_eq!((verified.entries, verified.chain), (60, opened.head.chain));
}

#[test]
fn an_entry_that_version_1_never_finished_is_cut_off_before_this_one_goes_on() {
    let desk = begun_in_version_1(10);
    let path = desk.last_segment();
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, [&whole[..], &[0, 0, 0, 90, 1]].concat()).unwrap();
    assert_eq!(desk.open(None).unwrap().1.cut_bytes, 5);
    assert_eq!(std::fs::read(&path).unwrap(), whole);
    go_on(&desk, 11, 12);
    assert_eq!(reopened(&desk).unwrap(), payloads(12));
}

#[test]
fn a_segment_that_version_1_only_began_is_begun_anew() {
    for entries in [0, 11] {
        let desk = begun_in_version_1(entries);
        let (journal, _) = desk.open(None).unwrap();
        let head = journal.head();
        if entries > 0 {
            let header = Header {
                version: FIRST_VERSION,
                ..Header::after(&head, journal.last_frame)
            };
            std::fs::write(desk.segment(head.segment + 1), header.encode()).unwrap();
        }
        drop(journal);
        let last = desk.last_segment();
        assert_eq!(std::fs::metadata(&last).unwrap().len(), FIRST_FRAME);
        assert_eq!(reopened(&desk).unwrap(), payloads(entries));
        go_on(&desk, entries + 1, entries + 3);
        assert_eq!((desk.last_segment(), version_of(&last)), (last, 2));
        assert_eq!(reopened(&desk).unwrap(), payloads(entries + 3));
    }
}

#[test]
fn no_call_that_fails_where_one_version_goes_on_from_the_other_loses_anything() {
    use crate::journal::faults::{Failure, Fault};
    for nth in 1.. {
        let (desk, files) = (begun_in_version_1(9), FaultyFiles::new());
        let (mut journal, _) = checks::open(&desk.folder, &faulty(&files), SMALL).unwrap();
        files.set(Fault {
            call: None,
            nth,
            failure: Failure::NoSpace,
            short: true,
            stays: false,
        });
        let mut saved = journal.append(&draft(payload(10))).is_ok();
        let struck = files.clear();
        if journal.suspended().is_some() {
            journal.try_resume().unwrap();
            saved |= journal.head().position == 10;
        }
        if !saved {
            journal.append(&draft(payload(10))).unwrap();
        }
        drop(journal);
        assert_eq!(reopened(&desk).unwrap(), payloads(10), "call {nth}");
        if !struck {
            assert!(nth > 5);
            break;
        }
    }
}

#[test]
fn segments_of_both_versions_come_back_from_copies() {
    let desk = begun_in_version_1(30);
    go_on(&desk, 31, 60);
    let copies = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(&desk.folder).unwrap().flatten() {
        std::fs::copy(entry.path(), copies.path().join(entry.file_name())).unwrap();
    }
    let last = desk.last_segment();
    let segments = (1..)
        .map(|number| desk.segment(number))
        .take_while(|path| *path < last);
    for path in segments {
        flip(&path, 500);
    }
    assert!(reopened(&desk).is_err());
    let from = |number| vec![copies.path().join(format!("{number:08}.wvj"))];
    assert!(mend_segments(&desk.folder, &os(), &from, None).unwrap().len() > 2);
    assert_eq!(reopened(&desk).unwrap(), payloads(60));
}

#[test]
fn nothing_but_zeros_is_the_end_of_the_data() {
    let desk = Desk::with(12);
    let path = desk.last_segment();
    let whole = std::fs::read(&path).unwrap();
    for zeros in [1, 3, 4, 100, 5000] {
        std::fs::write(&path, [&whole[..], &vec![0; zeros]].concat()).unwrap();
        assert_eq!(read_beside(&desk.folder).unwrap(), payloads(12));
        let (_, opened) = desk.open(None).unwrap();
        // So few that not even a length is there may be anything.
        assert_eq!(opened.cut_bytes, if zeros < 4 { zeros as u64 } else { 0 });
        assert_eq!(std::fs::read(&path).unwrap(), whole);
    }
    // What follows zeros is no end.
    std::fs::write(&path, [&whole[..], &[0; 60], &[7]].concat()).unwrap();
    assert_eq!(desk.open(None).unwrap().1.cut_bytes, 61);
    // Without the witness nobody can tell whether something stood there.
    std::fs::write(&path, [&whole[..], &[0; 60]].concat()).unwrap();
    std::fs::remove_file(desk.witness()).unwrap();
    assert!(matches!(
        reopened(&desk),
        Err(JournalError::Damage {
            flaw: Flaw::NoWitness,
            ..
        })
    ));
    assert!(keep_tail(&desk.folder, &os()).unwrap().is_some());
    assert_eq!(reopened(&desk).unwrap(), payloads(12));
}

#[test]
fn zeros_where_entries_were_saved_or_in_a_closed_segment_are_damage() {
    let (desk, before) = lagging(24, 3);
    let path = desk.last_segment();
    let mut bytes = std::fs::read(&path).unwrap();
    let at = usize::try_from(before.offset).unwrap();
    bytes[at..at + 60].fill(0);
    std::fs::write(&path, &bytes).unwrap();
    assert!(matches!(reopened(&desk), Err(JournalError::Damage { .. })));
    let desk = Desk::with(40);
    let closed = std::fs::read(desk.segment(1)).unwrap();
    std::fs::write(desk.segment(1), [&closed[..], &[0; 60]].concat()).unwrap();
    for found in [reopened(&desk), read_beside(&desk.folder)] {
        assert!(matches!(found, Err(JournalError::Damage { .. })));
    }
}

/// Where in the last segment the last frame begins, and its bytes.
fn last_frame(desk: &Desk) -> (Vec<u8>, Place, Vec<u8>) {
    let (journal, _) = desk.open(None).unwrap();
    let place = Place {
        segment: journal.head().segment,
        offset: journal.last_frame,
    };
    let all = std::fs::read(desk.last_segment()).unwrap();
    let at = usize::try_from(place.offset).unwrap();
    let frame = all[at..].to_vec();
    (all[..at].to_vec(), place, frame)
}

#[test]
fn what_does_not_match_its_digest_is_refused_though_sum_and_chain_are_right() {
    // Entry 24 is spread over several people.
    let desk = Desk::with(24);
    let (before, place, frame) = last_frame(&desk);
    let mut changed = frame.clone();
    *changed.last_mut().unwrap() ^= 1;
    let previous = Chain(frame::take(&frame, 20));
    let payload = changed[FRAME_HEAD..].to_vec();
    let head = FrameHead {
        previous,
        ..frame::head(&changed)
    };
    frame::encode(&mut changed, 2, place, &head, &payload);
    assert_eq!(
        frame::chain(&changed),
        frame::chain(&frame),
        "the chain is over what is meant"
    );
    std::fs::write(desk.last_segment(), [before, changed].concat()).unwrap();
    assert!(matches!(
        reopened(&desk),
        Err(JournalError::Damage {
            flaw: Flaw::Sheet(crate::sheet::SheetError::Digest),
            ..
        })
    ));
}

#[test]
fn a_segment_that_says_more_than_is_known_yet_is_newer_and_left_alone() {
    let desk = Desk::with(30);
    let path = desk.last_segment();
    let mut bytes = std::fs::read(&path).unwrap();
    for (at, says) in [(11, 2), (9, 3)] {
        let own = std::mem::replace(&mut bytes[at], says);
        let sum = crc32fast::hash(&bytes[..72]);
        bytes[72..76].copy_from_slice(&sum.to_be_bytes());
        std::fs::write(&path, &bytes).unwrap();
        for found in [reopened(&desk), read_beside(&desk.folder)] {
            assert!(matches!(
                found,
                Err(JournalError::Damage {
                    flaw: Flaw::Newer(_),
                    ..
                })
            ));
        }
        let copies = |number| vec![desk.segment(number)];
        assert!(mend_segments(&desk.folder, &os(), &copies, None).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        bytes[at] = own;
    }
}
