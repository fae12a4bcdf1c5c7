//! Every call on files fails once: no half backup counts, the earlier ones stay good, and the next one works.

use super::*;
use crate::journal::Access;
use crate::journal::Files;
use crate::journal::faults::{Failure as Answer, Fault, FaultyFiles};

fn faulty() -> (FaultyFiles, Disks) {
    let files = FaultyFiles::new();
    let shared: Arc<dyn Files> = Arc::new(files.clone());
    let disks = Disks {
        store: Arc::clone(&shared),
        backups: shared,
    };
    (files, disks)
}

fn fault(nth: u64, failure: Answer, short: bool) -> Fault {
    Fault {
        call: None,
        nth,
        failure,
        short,
        stays: false,
    }
}

/// Everything that counts as a backup is whole.
fn all_whole(place: &Place, round: &str) {
    let backups = place.backups();
    for listed in backups.list().unwrap_or_default() {
        let manifest = listed.manifest.unwrap_or_else(|e| panic!("{round}: {e}"));
        backups
            .check(&manifest)
            .unwrap_or_else(|e| panic!("{round}: {e}"));
    }
}

#[test]
fn every_call_failing_once_while_a_backup_is_made_leaves_only_whole_backups() {
    let place = Place::new();
    place.note("eerste");
    let first = place.make();
    let (mut struck, mut made) = (0, 0);
    for failure in [Answer::Io, Answer::NoSpace, Answer::ReadOnly] {
        for nth in 1.. {
            let round = format!("{failure:?} at call {nth}");
            place.note(&round);
            let (files, disks) = faulty();
            files.set(fault(nth, failure, nth % 2 == 0));
            let when = now() + TimeDelta::seconds(struck + 1);
            let answer = run_now(&place.store(), &disks, None, when);
            if !files.clear() {
                assert!(answer.is_ok(), "{round}: {answer:?}");
                break;
            }
            struck += 1;
            made += u64::from(answer.is_ok());
            assert!(!place.store().join("backup.tmp").exists(), "{round}: left behind");
            all_whole(&place, &round);
            let next = run_now(&place.store(), &disks, None, when);
            let next = next.unwrap_or_else(|e| panic!("{round}: the next one: {e}"));
            assert_eq!(next.manifest.position, place.open().journal().head().position);
            all_whole(&place, &round);
        }
    }
    assert!(struck > 60, "only {struck} calls");
    assert!(
        made > 0,
        "what fails after the backup counts takes nothing from it"
    );
    place
        .backups()
        .check(&first.manifest)
        .expect_err("let go long ago");
}

#[test]
fn every_call_failing_once_while_restoring_leaves_either_store_whole() {
    let place = Place::new();
    place.note("eerste");
    place.make();
    let backed_up = place.state();
    place.note("daarna");
    let mut living = place.state();
    let mut struck = 0;
    for failure in [Answer::Io, Answer::NoSpace] {
        for nth in 1.. {
            let (files, disks) = faulty();
            files.set(fault(nth, failure, false));
            let answer = restore(&place.backups(), &Wanted::Newest, &place.store(), &disks);
            let fired = files.clear();
            let state = place.state();
            if answer.is_ok() {
                assert_eq!(state, backed_up);
            } else {
                let round = format!("{failure:?} at call {nth}");
                assert!(state == living || state == backed_up, "{round}");
                let built = place.store().with_extension("restoring");
                assert!(!built.exists(), "{round}: room that others need");
            }
            if !fired {
                break;
            }
            struck += 1;
            place.note(&format!("{failure:?} {nth}"));
            living = place.state();
        }
    }
    assert!(struck > 20, "only {struck} calls");
    place.restore(&Wanted::Newest).expect("restored");
}

#[test]
fn a_power_cut_while_a_backup_is_made_leaves_only_whole_backups() {
    for seed in 0..60 {
        let place = Place::new();
        place.note("eerste");
        place.make();
        place.note("tweede");
        let (files, disks) = faulty();
        files.set(Fault {
            call: None,
            nth: 5 + seed,
            failure: Answer::Io,
            short: true,
            stays: true,
        });
        let when = now() + TimeDelta::days(1);
        let answer = run_now(&place.store(), &disks, None, when);
        let _ = files.clear();
        files.power_cut(seed).expect("cut");
        let round = format!("seed {seed}, {answer:?}");
        all_whole(&place, &round);
        assert!(place.backups().find(&Wanted::Newest).is_ok(), "{round}");
        run_now(&place.store(), &Disks::default(), None, when).unwrap_or_else(|e| panic!("{round}: {e}"));
    }
}

#[test]
fn a_disk_that_forgets_what_it_took_gives_no_backup() {
    /// A disk whose syncs never reach it.
    #[derive(Clone)]
    struct Forgetful(FaultyFiles);
    impl Files for Forgetful {
        fn create_folder(&self, folder: &Path) -> std::io::Result<()> {
            self.0.create_folder(folder)
        }
        fn names(&self, folder: &Path) -> std::io::Result<Vec<String>> {
            self.0.names(folder)
        }
        fn create(&self, path: &Path) -> std::io::Result<Arc<dyn crate::journal::FileHandle>> {
            let handle = self.0.create(path)?;
            self.0.set(Fault {
                call: Some(crate::journal::faults::Call::SyncData),
                nth: 1,
                failure: Answer::Io,
                short: false,
                stays: true,
            });
            Ok(Arc::new(Swallows(handle)))
        }
        fn open(&self, path: &Path, access: Access) -> std::io::Result<Arc<dyn crate::journal::FileHandle>> {
            self.0.open(path, access)
        }
        fn sync_folder(&self, folder: &Path) -> std::io::Result<()> {
            self.0.sync_folder(folder)
        }
        fn rename(&self, from: &Path, to: &Path) -> std::io::Result<()> {
            self.0.rename(from, to)
        }
        fn remove(&self, path: &Path) -> std::io::Result<()> {
            self.0.remove(path)
        }
    }
    struct Swallows(Arc<dyn crate::journal::FileHandle>);
    impl crate::journal::FileHandle for Swallows {
        fn size(&self) -> std::io::Result<u64> {
            self.0.size()
        }
        fn read_at(&self, buffer: &mut [u8], offset: u64) -> std::io::Result<usize> {
            self.0.read_at(buffer, offset)
        }
        fn write_all_at(&self, bytes: &[u8], offset: u64) -> std::io::Result<()> {
            self.0.write_all_at(bytes, offset)
        }
        fn sync_data(&self) -> std::io::Result<()> {
            let _ = self.0.sync_data();
            Ok(())
        }
        fn set_len(&self, length: u64) -> std::io::Result<()> {
            self.0.set_len(length)
        }
        fn forget_cache(&self) {
            self.0.forget_cache();
        }
    }
    let place = Place::new();
    place.note("eerste");
    place.backups().begin().expect("a folder");
    let disks = Disks {
        store: Disks::default().store,
        backups: Arc::new(Forgetful(FaultyFiles::new())),
    };
    let answer = run_now(&place.store(), &disks, None, now());
    assert!(answer.is_err(), "{answer:?}");
    assert!(place.backups().list().expect("a list").is_empty());
}

#[test]
fn a_trial_that_does_not_fit_beside_the_data_is_said_to_be_skipped_for_that() {
    let place = Place::new();
    place.note("eerste");
    let made = place.make();
    for (failure, id) in [
        (Answer::NoSpace, "backup-trial-full"),
        (Answer::ReadOnly, "backup-trial-read-only"),
    ] {
        let (files, mut disks) = faulty();
        disks.backups = Disks::default().backups;
        files.set(Fault {
            call: Some(crate::journal::faults::Call::Create),
            stays: true,
            ..fault(1, failure, false)
        });
        let refused = trial(&place.backups(), &made.manifest, &place.store(), &disks);
        assert_eq!(refused.expect_err("skipped").sentence().id, id);
    }
}
