//! Segments after the journal's end that were never of it, and holes that a file ends with.

use super::*;
use crate::journal::{keep_tail, mend_segments};

#[test]
fn a_segment_after_the_end_that_does_not_follow_is_named_and_repair_sets_it_aside() {
    let other = Desk::with(40);
    for (entries, number) in [(24, 3), (24, 7), (8, 2), (8, 4)] {
        let desk = Desk::with(entries);
        assert!(!desk.segment(number).exists(), "the test wants it free");
        for from in [desk.segment(1), other.segment(2), other.segment(3)] {
            std::fs::copy(&from, desk.segment(number)).unwrap();
            let refused = [reopened(&desk), read_beside(&desk.folder)];
            for answer in refused {
                match answer {
                    Err(JournalError::Stray { file }) => assert_eq!(file, desk.segment(number)),
                    // One that follows by its header is of a copy that went on from here.
                    Ok(found) => assert!(found.len() as u64 >= entries),
                    other => panic!("{other:?}"),
                }
            }
            let Err(JournalError::Stray { .. }) = reopened(&desk) else {
                std::fs::remove_file(desk.segment(number)).unwrap();
                continue;
            };
            let mended = mend_segments(&desk.folder, &os(), &|_| Vec::new(), None).unwrap();
            assert_eq!(mended[0].file, desk.segment(number));
            assert!(mended[0].set_aside.as_ref().unwrap().exists());
            assert_eq!(reopened(&desk).unwrap(), payloads(entries));
        }
    }
}

#[test]
fn a_hole_of_any_length_at_the_end_is_cut_off_or_kept_without_being_held_in_memory() {
    let hole = 1 << 28;
    for witness in [true, false] {
        let desk = Desk::with(24);
        let size = desk.last_segment().metadata().unwrap().len();
        shorten(&desk.last_segment(), size + hole);
        if !witness {
            std::fs::remove_file(desk.witness()).unwrap();
            assert!(reopened(&desk).is_err());
            let kept = keep_tail(&desk.folder, &os()).unwrap().unwrap();
            let aside = kept.set_aside.unwrap().metadata().unwrap();
            assert_eq!(aside.len(), size + hole);
            assert!(
                std::os::unix::fs::MetadataExt::blocks(&aside) < 10_000,
                "what is zeros takes no room"
            );
        }
        assert_eq!(reopened(&desk).unwrap(), payloads(24));
        assert_eq!(desk.last_segment().metadata().unwrap().len(), size);
    }
}

#[test]
fn what_follows_a_segment_that_is_damaged_at_its_end_is_not_taken_for_a_stray() {
    let (desk, earlier) = (Desk::with(24), Desk::with(3));
    std::fs::copy(earlier.witness(), desk.witness()).unwrap();
    assert_eq!(
        reopened(&desk).unwrap(),
        payloads(24),
        "an older witness is one that lags"
    );
    std::fs::copy(earlier.witness(), desk.witness()).unwrap();
    let mut bytes = std::fs::read(desk.segment(1)).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(desk.segment(1), bytes).unwrap();
    assert!(desk.segment(2).exists());
    let refused = reopened(&desk);
    assert!(matches!(refused, Err(JournalError::Damage { .. })), "{refused:?}");
}
