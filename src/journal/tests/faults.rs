//! Every call fails once; the power goes at every call. Nothing acknowledged may be lost.

use super::*;
use crate::journal::faults::{Call, Failure, Fault};

/// What became of the entries that were tried, in order.
#[derive(Default)]
struct Ledger {
    acknowledged: Vec<Vec<u8>>,
    /// The one entry after those of which we were told *perhaps*.
    perhaps: Option<Vec<u8>>,
}

impl Ledger {
    /// Tries one entry and notes what we were told.
    fn append(&mut self, journal: &mut Journal, payload: &[u8]) {
        let position = self.acknowledged.len() as u64 + 1;
        match journal.append(&draft(payload)) {
            Ok(at) => {
                assert_eq!(at, position);
                self.acknowledged.push(payload.to_vec());
            }
            Err(JournalError::NotSaved { position: at, .. }) => assert_eq!(at, position),
            Err(JournalError::PerhapsSaved { position: at, .. }) => {
                assert_eq!(at, position);
                self.perhaps = Some(payload.to_vec());
            }
            Err(JournalError::Suspended { .. }) => assert!(journal.suspended().is_some()),
            Err(other) => panic!("{other}"),
        }
    }

    /// All that was acknowledged is there, and beyond it at most the entry of which we were told *perhaps*.
    fn agrees_with(&self, found: &[Vec<u8>], told: &str) {
        let (saved, more) = found.split_at_checked(self.acknowledged.len()).expect(told);
        assert!(
            saved == self.acknowledged,
            "{told}: other entries than were saved"
        );
        assert!(
            more.is_empty() || more.iter().eq(&self.perhaps),
            "{told}: an entry that was not saved is there"
        );
    }
}

/// Makes the journal, trying again after a failure, as a user would.
fn made(desk: &Desk, files: &FaultyFiles) -> Option<Journal> {
    for _ in 0..3 {
        match Journal::create_with(&desk.folder, faulty(files), SMALL) {
            Ok(journal) => return Some(journal),
            Err(JournalError::AlreadyThere { .. }) => {
                if let Ok((journal, _)) = checks::open(&desk.folder, &faulty(files), SMALL) {
                    return Some(journal);
                }
            }
            Err(_) => {}
        }
    }
    None
}

/// Thirty actions; after an error the program goes on as soon as it can.
fn work(journal: &mut Journal, ledger: &mut Ledger, resume: bool) {
    for number in 1..=30 {
        ledger.append(journal, &payload(number));
        if resume && journal.suspended().is_some() && journal.try_resume().is_ok() {
            ledger.perhaps = None;
            ledger.append(journal, &payload(number));
        }
    }
}

fn faults() -> impl Iterator<Item = Fault> {
    let kinds = [
        (Failure::Io, true),
        (Failure::NoSpace, true),
        (Failure::ReadOnly, false),
    ];
    (1..).flat_map(move |nth| {
        kinds.map(|(failure, short)| Fault {
            call: None,
            nth,
            failure,
            short,
            stays: false,
        })
    })
}

#[test]
fn each_call_failing_once_loses_nothing_saved_and_shows_nothing_unsaved() {
    let mut struck = 0;
    for fault in faults() {
        let (desk, files, mut ledger) = (Desk::new(), FaultyFiles::new(), Ledger::default());
        files.set(fault);
        let mut journal = made(&desk, &files).expect("one failure does not stop a second try");
        work(&mut journal, &mut ledger, true);
        assert!(
            ledger.acknowledged.len() >= 29,
            "{fault:?}: one failure costs one action"
        );
        assert!(journal.suspended().is_none(), "{fault:?}");
        let (told, struck_now) = (format!("{fault:?}"), files.clear());
        ledger.agrees_with(&read(journal.entries_after(0), 0).expect(&told), &told);
        if !struck_now {
            break;
        }
        struck += 1;
        drop(journal);
        ledger.agrees_with(&reopened(&desk).expect(&told), &told);
    }
    assert!(struck > 300, "only {struck} faults struck");
}

#[test]
fn each_call_failing_once_in_a_program_that_does_not_go_on_loses_nothing_either() {
    for fault in faults() {
        let (desk, files, mut ledger) = (Desk::new(), FaultyFiles::new(), Ledger::default());
        let mut journal = desk.create(faulty(&files));
        files.set(fault);
        work(&mut journal, &mut ledger, false);
        let (told, struck_now) = (format!("{fault:?}"), files.clear());
        ledger.agrees_with(&read(journal.entries_after(0), 0).expect(&told), &told);
        if !struck_now {
            break;
        }
        drop(journal);
        ledger.agrees_with(&reopened(&desk).expect(&told), &told);
    }
}

#[test]
fn each_call_failing_once_while_opening_is_an_error_and_the_next_try_opens() {
    for fault in faults() {
        let (desk, files) = (Desk::with(25), FaultyFiles::new());
        files.set(fault);
        let opened = checks::open(&desk.folder, &faulty(&files), SMALL);
        let struck = files.clear();
        assert_eq!(opened.is_err(), struck, "{fault:?}");
        drop(opened);
        assert_eq!(reopened(&desk).unwrap(), payloads(25), "{fault:?}");
        if !struck {
            break;
        }
    }
}

#[test]
fn each_call_failing_once_while_reading_is_an_error_and_never_a_quiet_end() {
    let desk = Desk::with(25);
    let files = FaultyFiles::new();
    for fault in faults() {
        files.set(fault);
        let beside = Journal::read_only(&desk.folder, faulty(&files));
        let found = beside.and_then(|reader| read(reader.entries_after(0), 0));
        let struck = files.clear();
        assert_eq!(found.is_err(), struck, "{fault:?}");
        assert!(
            found.is_err() || found.is_ok_and(|found| found == payloads(25)),
            "{fault:?}"
        );
        if !struck {
            break;
        }
    }
}

#[test]
fn on_a_disk_that_stays_full_the_program_reads_on_and_writes_again_once_there_is_room() {
    let (desk, files, mut ledger) = (Desk::new(), FaultyFiles::new(), Ledger::default());
    let mut journal = desk.create(faulty(&files));
    work(&mut journal, &mut ledger, false);
    let write = Some(Call::Write);
    files.set(Fault {
        call: write,
        nth: 1,
        failure: Failure::NoSpace,
        short: true,
        stays: true,
    });
    for number in 31..=33 {
        ledger.append(&mut journal, &payload(number));
        assert!(journal.try_resume().is_err(), "still full");
    }
    assert_eq!(read(journal.entries_after(0), 0).unwrap(), payloads(30));
    assert!(files.clear());
    assert_eq!(journal.try_resume().unwrap(), 0);
    ledger.append(&mut journal, &payload(31));
    drop(journal);
    assert_eq!(reopened(&desk).unwrap(), payloads(31));
}

/// Works until the power goes at the N-th call, then looks at what is left, again and again.
fn power_goes(seed: u64, failed_sync: bool) -> u64 {
    let (desk, files, mut ledger) = (Desk::new(), FaultyFiles::new(), Ledger::default());
    let mut journal = desk.create(faulty(&files));
    let told = format!("seed {seed}");
    let mut lost = 0;
    for round in 0..3 {
        if failed_sync {
            let call = Some(Call::SyncData);
            let nth = seed % 5 + 1;
            let short = seed.is_multiple_of(3);
            files.set(Fault {
                call,
                nth,
                failure: Failure::Io,
                short,
                stays: false,
            });
            work(&mut journal, &mut ledger, seed.is_multiple_of(4));
        }
        let nth = (seed * 7 + round * 53) % 150 + 1;
        files.set(Fault {
            call: None,
            nth,
            failure: Failure::Io,
            short: seed.is_multiple_of(2),
            stays: true,
        });
        work(&mut journal, &mut ledger, false);
        drop(journal);
        files.power_cut(seed * 31 + round).unwrap();
        let (opened, report) = checks::open(&desk.folder, &faulty(&files), SMALL).expect(&told);
        let found = read(opened.entries_after(0), 0).expect(&told);
        // The entry under way at the cut was not acknowledged: it is there whole or not at all.
        ledger.agrees_with(&found, &told);
        ledger.acknowledged = found;
        ledger.perhaps = None;
        lost += report.cut_bytes;
        journal = opened;
    }
    lost
}

#[test]
fn after_three_power_cuts_each_of_three_hundred_times_everything_saved_is_there() {
    let cut: u64 = (0..300).map(|seed| power_goes(seed, false)).sum();
    assert!(cut > 0, "some power cut must have left an unfinished tail");
}

#[test]
fn a_sync_that_failed_before_the_power_went_loses_nothing_saved() {
    for seed in 0..100 {
        power_goes(seed, true);
    }
}

#[test]
fn on_a_disk_that_turned_read_only_an_action_is_certainly_not_saved() {
    let (desk, files) = (Desk::new(), FaultyFiles::new());
    let mut journal = desk.create(faulty(&files));
    files.set(Fault {
        call: None,
        nth: 1,
        failure: Failure::ReadOnly,
        short: false,
        stays: true,
    });
    assert!(matches!(
        journal.append(&draft(b"lost")),
        Err(JournalError::NotSaved { position: 1, .. })
    ));
    assert!(matches!(
        journal.append(&draft(b"lost")),
        Err(JournalError::Suspended { .. })
    ));
    assert!(files.clear());
    assert_eq!(journal.try_resume().unwrap(), 0);
    assert_eq!(journal.append(&draft(b"saved")).unwrap(), 1);
}

#[test]
fn what_opening_found_after_a_kill_is_still_there_after_a_power_cut() {
    // Entry 24 was written, and the program killed before it was synced.
    let whole = Desk::with(24);
    let bytes = std::fs::read(whole.last_segment()).unwrap();
    for seed in 0..40 {
        let (desk, files) = (Desk::new(), FaultyFiles::new());
        let mut journal = desk.create(faulty(&files));
        for number in 1..=23 {
            journal.append(&draft(payload(number))).unwrap();
        }
        let offset = journal.head().offset;
        drop(journal);
        let handle = files
            .open(&desk.last_segment(), crate::journal::Access::Write)
            .unwrap();
        handle
            .write_all_at(&bytes[usize::try_from(offset).unwrap()..], offset)
            .unwrap();
        let (_, opened) = checks::open(&desk.folder, &faulty(&files), SMALL).unwrap();
        assert_eq!(opened.head.position, 24);
        files.power_cut(seed).unwrap();
        assert_eq!(reopened(&desk).unwrap(), payloads(24), "seed {seed}");
    }
}

#[test]
fn what_a_failed_sync_left_in_memory_only_is_not_taken_for_saved() {
    let (desk, files, mut ledger) = (Desk::new(), FaultyFiles::new(), Ledger::default());
    let mut journal = desk.create(faulty(&files));
    work(&mut journal, &mut ledger, false);
    let call = Some(Call::SyncData);
    files.set(Fault {
        call,
        nth: 1,
        failure: Failure::Io,
        short: false,
        stays: true,
    });
    let bytes = std::fs::read(desk.last_segment()).unwrap().len();
    ledger.append(&mut journal, &payload(31));
    assert!(ledger.perhaps.is_some());
    drop(journal);
    assert!(files.clear());
    // The cut did not reach the disk either: put the entry back as the system's memory would show it.
    let path = desk.last_segment();
    assert_eq!(std::fs::read(&path).unwrap().len(), bytes);
    let other = Desk::with(31);
    std::fs::copy(other.last_segment(), &path).unwrap();
    let (journal, opened) = checks::open(&desk.folder, &faulty(&files), SMALL).unwrap();
    assert_eq!(opened.head.position, 30);
    drop(journal);
    assert_eq!(reopened(&desk).unwrap(), payloads(30));
}

#[test]
fn after_a_power_cut_the_witness_still_knows_what_opening_and_closing_a_segment_told_it() {
    for seed in 0..20 {
        let (desk, files) = (lagging(24, 3).0, FaultyFiles::new());
        drop(checks::open(&desk.folder, &faulty(&files), SMALL).unwrap());
        files.power_cut(seed).unwrap();
        let length = desk.last_segment().metadata().unwrap().len();
        shorten(&desk.last_segment(), length - 1);
        assert!(reopened(&desk).is_err(), "seed {seed}");

        let (desk, files) = (Desk::new(), FaultyFiles::new());
        let mut journal = desk.create(faulty(&files));
        for number in 1..=36 {
            journal.append(&draft(payload(number))).unwrap();
        }
        drop(journal);
        files.power_cut(seed).unwrap();
        std::fs::remove_file(desk.segment(3)).unwrap();
        let length = desk.segment(2).metadata().unwrap().len();
        shorten(&desk.segment(2), length - 1);
        assert!(reopened(&desk).is_err(), "seed {seed}");
    }
}

#[test]
fn a_journal_that_is_removed_cut_or_written_to_by_something_else_is_not_said_to_save() {
    let taken = |meddle: &dyn Fn(&Path)| {
        let desk = Desk::with(3);
        let (mut journal, _) = checks::open(&desk.folder, &os(), SMALL).unwrap();
        let path = crate::journal::segment::path(&desk.folder, journal.head().segment);
        let before = std::fs::read(&path).unwrap();
        meddle(&path);
        let meddled = std::fs::read(&path).ok();
        for _ in 0..2 {
            let refused = journal.append(&draft(payload(4))).unwrap_err();
            assert!(
                matches!(
                    refused,
                    JournalError::TakenAway { .. } | JournalError::Suspended { .. }
                ),
                "{refused}"
            );
            assert!(journal.try_resume().is_err());
        }
        assert_eq!(std::fs::read(&path).ok(), meddled, "nothing of it is touched");
        // Put back as it was, it goes on.
        std::fs::write(&path, &before).unwrap();
        let resumed = journal.try_resume();
        if meddled.is_none_or(|bytes| bytes.len() < before.len()) {
            assert_eq!(resumed.unwrap(), 0);
            assert_eq!(journal.append(&draft(payload(4))).unwrap(), 4);
        } else {
            assert!(resumed.is_err(), "somebody else was there");
        }
    };
    taken(&|path| std::fs::remove_file(path).unwrap());
    taken(&|path| shorten(path, std::fs::metadata(path).unwrap().len() - 1));
    taken(&|path| {
        let more = [std::fs::read(path).unwrap(), b"of another".to_vec()].concat();
        std::fs::write(path, more).unwrap();
    });
}

#[test]
fn a_journal_that_was_renamed_under_the_writer_is_not_said_to_save_and_the_one_in_its_place_stays_as_it_is() {
    let (desk, other) = (Desk::with(3), Desk::with(5));
    let (mut journal, _) = checks::open(&desk.folder, &os(), SMALL).unwrap();
    let away = desk.folder.with_file_name("away");
    let content = |folder: &Path| {
        let file = |name: std::io::Result<std::fs::DirEntry>| {
            let path = name.unwrap().path();
            (path.file_name().unwrap().to_owned(), std::fs::read(path).unwrap())
        };
        let mut all: Vec<_> = std::fs::read_dir(folder).unwrap().map(file).collect();
        all.sort();
        all
    };
    let (own, theirs) = (content(&desk.folder), content(&other.folder));
    std::fs::rename(&desk.folder, &away).unwrap();
    std::fs::rename(&other.folder, &desk.folder).unwrap();
    assert!(!journal.is_in_place().unwrap());
    for _ in 0..2 {
        assert!(journal.append(&draft(payload(4))).is_err());
        let refused = journal.try_resume().unwrap_err();
        assert!(matches!(refused, JournalError::TakenAway { .. }), "{refused}");
    }
    assert_eq!((content(&away), content(&desk.folder)), (own, theirs));
    // Back in its place, it goes on.
    std::fs::rename(&desk.folder, &other.folder).unwrap();
    std::fs::rename(&away, &desk.folder).unwrap();
    assert_eq!(journal.try_resume().unwrap(), 0);
    assert_eq!(journal.append(&draft(payload(4))).unwrap(), 4);
    drop(journal);
    assert_eq!(reopened(&desk).unwrap(), payloads(4));
}
