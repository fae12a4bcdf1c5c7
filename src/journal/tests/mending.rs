//! Putting segments back from copies: only the very same, and nothing is deleted.

use super::*;
use crate::journal::{Mended, keep_tail, mend_segments};

/// A journal of several segments, and a copy of all its files.
fn copied() -> (Desk, TempDir) {
    copied_with(60)
}

fn copied_with(entries: u64) -> (Desk, TempDir) {
    let desk = Desk::with(entries);
    let copies = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(&desk.folder).unwrap().flatten() {
        std::fs::copy(entry.path(), copies.path().join(entry.file_name())).unwrap();
    }
    (desk, copies)
}

fn mend(desk: &Desk, copies: &Path) -> Result<Vec<Mended>, JournalError> {
    mend_known(desk, copies, None)
}

fn mend_known(desk: &Desk, copies: &Path, known: Option<Known>) -> Result<Vec<Mended>, JournalError> {
    mend_segments(
        &desk.folder,
        &os(),
        &|number| {
            vec![
                copies.join("not-there.wvj"),
                copies.join(format!("{:08}.wvj", number + 1)),
                copies.join(format!("{number:08}.wvj")),
            ]
        },
        known,
    )
}

#[test]
fn a_missing_and_a_damaged_segment_come_back_from_a_copy() {
    let (desk, copies) = copied();
    std::fs::remove_file(desk.segment(1)).unwrap();
    flip(&desk.segment(2), 500);
    flip(&desk.segment(3), 20);
    assert!(desk.open(None).is_err());
    let mended = mend(&desk, copies.path()).unwrap();
    assert_eq!(mended.len(), 3);
    assert_eq!(mended[2].set_aside, None, "the first was gone");
    assert!(
        mended[1]
            .set_aside
            .as_ref()
            .unwrap()
            .ends_with("00000002.wvj.broken-001")
    );
    assert_eq!(reopened(&desk).unwrap(), payloads(60));
    assert!(
        mend(&desk, copies.path()).unwrap().is_empty(),
        "nothing is left to be done"
    );
}

#[test]
fn a_copy_that_is_not_the_very_same_is_not_taken() {
    let (desk, copies) = copied();
    flip(&desk.segment(2), 500);
    let bad = std::fs::read(desk.segment(2)).unwrap();
    for at in [0, 20, 80, 500, 2_000] {
        flip(&copies.path().join("00000002.wvj"), at);
        match mend(&desk, copies.path()) {
            Err(JournalError::Damage { file, .. }) => assert_eq!(file, desk.segment(2)),
            other => panic!("{other:?}"),
        }
        flip(&copies.path().join("00000002.wvj"), at);
    }
    let shorter = Desk::with(20);
    std::fs::copy(shorter.segment(1), copies.path().join("00000002.wvj")).unwrap();
    assert!(mend(&desk, copies.path()).is_err());
    assert_eq!(
        std::fs::read(desk.segment(2)).unwrap(),
        bad,
        "and the bad one stays"
    );
}

#[test]
fn an_unfinished_tail_without_a_witness_is_copied_before_it_is_cut() {
    let desk = Desk::with(25);
    let segment = desk.last_segment();
    let whole = std::fs::metadata(&segment).unwrap().len();
    let mut bytes = std::fs::read(&segment).unwrap();
    bytes.extend_from_slice(&[9; 40]);
    std::fs::write(&segment, &bytes).unwrap();
    assert_eq!(keep_tail(&desk.folder, &os()).unwrap(), None, "the witness knows");
    std::fs::remove_file(desk.witness()).unwrap();
    assert!(desk.open(None).is_err());
    let kept = keep_tail(&desk.folder, &os()).unwrap().unwrap();
    assert_eq!(std::fs::read(kept.set_aside.unwrap()).unwrap(), bytes);
    assert_eq!(std::fs::metadata(&segment).unwrap().len(), whole);
    assert_eq!(reopened(&desk).unwrap(), payloads(25));
    assert_eq!(keep_tail(&desk.folder, &os()).unwrap(), None);
}

#[test]
fn the_last_segment_comes_back_with_what_was_saved_after_the_copy() {
    let before_and_after = |entries| {
        let (desk, copies) = copied_with(entries);
        let last = desk.last_segment();
        let size = std::fs::metadata(&last).unwrap().len();
        let (mut journal, _) = desk.open(None).unwrap();
        for number in entries + 1..=entries + 2 {
            journal.append(&draft(payload(number))).unwrap();
        }
        drop(journal);
        (desk.last_segment() == last && size > 100).then_some((desk, copies, last, size, entries + 2))
    };
    let (desk, copies, last, size, entries) = (50..60).find_map(before_and_after).unwrap();
    let good = std::fs::read(&last).unwrap();
    // What came after the copy is in no copy.
    flip(&last, usize::try_from(size).unwrap() + 10);
    assert!(mend(&desk, copies.path()).unwrap().is_empty());
    std::fs::write(&last, &good).unwrap();
    flip(&last, 90);
    let bad = std::fs::read(&last).unwrap();
    assert!(desk.open(None).is_err());
    let mended = mend(&desk, copies.path()).unwrap();
    assert_eq!(std::fs::read(mended[0].set_aside.as_ref().unwrap()).unwrap(), bad);
    assert_eq!(reopened(&desk).unwrap(), payloads(entries));
    assert!(mend(&desk, copies.path()).unwrap().is_empty());
}

#[test]
fn without_a_witness_the_last_segments_come_back_as_far_as_the_store_knows() {
    let (desk, copies) = copied();
    let (journal, _) = desk.open(None).unwrap();
    let head = journal.head();
    drop(journal);
    for gone in [
        desk.witness(),
        desk.segment(head.segment),
        desk.segment(head.segment - 1),
    ] {
        std::fs::remove_file(gone).unwrap();
    }
    assert!(
        mend(&desk, copies.path()).unwrap().is_empty(),
        "nobody knows that they were there"
    );
    assert_eq!(
        mend_known(&desk, copies.path(), Some(head.into())).unwrap().len(),
        2
    );
    let (journal, _) = desk.open(Some(head.into())).unwrap();
    assert_eq!(journal.head(), head);
    drop(journal);
    let nothing = mend_known(&desk, copies.path(), Some(head.into())).unwrap();
    assert_eq!(nothing, Vec::new());
}
