//! Backups as a whole: made, read back, damaged, and restored.

mod faults;
mod folders;
mod ways;

use std::fs;
use std::io::ErrorKind as Kind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use tempfile::TempDir;

use super::*;
use crate::app::clock::FixedClock;
use crate::app::{Action, App, StartUp};

/// A store, and a place for its backups.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let start = StartUp {
            location: "Werkplaats Noord".into(),
            method: "werkpro".into(),
            supervisor: "A. de Boer".into(),
            since: day(),
            own_methods: Vec::new(),
        };
        App::create(&place.store(), Box::new(FixedClock(now())), &start).expect("a store");
        place
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("werkvloer")
    }

    fn backups(&self) -> Backups {
        Backups::new(usual_folder(&self.store()), Disks::default().backups)
    }

    fn open(&self) -> App {
        App::open(&self.store(), Box::new(FixedClock(now()))).expect("the store opens")
    }

    fn note(&self, text: &str) {
        let action = Action::DayNote {
            date: day(),
            text: text.into(),
        };
        self.open().perform(&action, None).expect("saved");
    }

    fn make(&self) -> Made {
        self.make_at(now())
    }

    fn make_at(&self, when: NaiveDateTime) -> Made {
        run_now(&self.store(), &Disks::default(), None, when).expect("a backup")
    }

    fn state(&self) -> [u8; 32] {
        self.open().store().state_hash().expect("a hash")
    }

    fn restore(&self, wanted: &Wanted) -> Result<Restored, BackupError> {
        restore(&self.backups(), wanted, &self.store(), &Disks::default())
    }
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date")
}

fn now() -> NaiveDateTime {
    day().and_hms_opt(16, 2, 14).expect("a time")
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(files_in(&path));
        } else if path.metadata().expect("data").len() > 0 {
            all.push(path);
        }
    }
    all.sort();
    all
}

#[test]
fn a_restored_store_has_the_state_that_was_backed_up_and_is_another_terminal() {
    let place = Place::new();
    place.note("eerste");
    place.make();
    let (state, terminal) = (
        place.state(),
        fs::read(place.store().join("terminal")).expect("an id"),
    );
    place.note("daarna");
    let restored = place.restore(&Wanted::Newest).expect("restored");
    assert_eq!(restored.state, state);
    assert_eq!(place.state(), state);
    assert_ne!(fs::read(place.store().join("terminal")).expect("an id"), terminal);
    let aside = restored.aside.expect("the old one is kept");
    assert!(aside.ends_with("werkvloer.before-restore-001"));
    let old = App::open(&aside, Box::new(FixedClock(now()))).expect("the old one opens");
    assert_eq!(old.directory().day_notes[&day()], "daarna");
}

#[test]
fn on_an_empty_machine_only_the_backups_are_needed() {
    let place = Place::new();
    place.note("eerste");
    place.make();
    let state = place.state();
    fs::remove_dir_all(place.store()).expect("gone");
    let restored = place.restore(&Wanted::Newest).expect("restored");
    assert_eq!((restored.aside, place.state()), (None, state));
}

#[test]
fn a_second_backup_copies_only_what_was_added() {
    let place = Place::new();
    let notes = "x".repeat(1_990);
    // Enough for a second segment.
    let mut app = place.open();
    for n in 0..1_150 {
        let text = format!("{n} {notes}");
        app.perform(&Action::DayNote { date: day(), text }, None)
            .expect("saved");
    }
    drop(app);
    let first = place.make();
    assert!(first.manifest.segments.len() > 1 && first.copied == first.manifest.segments.len());
    let nothing = place.make_at(now() + TimeDelta::seconds(1));
    assert_eq!((nothing.copied, nothing.bytes), (0, 0));
    place.note("nog een");
    let second = place.make_at(now() + TimeDelta::seconds(2));
    assert_eq!(second.copied, 1);
    let all = place.backups().list().expect("a list");
    let numbers: Vec<u64> = all
        .iter()
        .filter_map(|it| Some(it.manifest.as_ref().ok()?.number))
        .collect();
    assert_eq!(numbers, [3], "of one day the last one stays");
    assert_eq!(
        files_in(&place.backups().segments()).len(),
        second.manifest.segments.len()
    );
}

#[test]
fn a_backup_is_made_while_the_store_is_open_and_written() {
    let place = Place::new();
    let mut app = place.open();
    for n in 0..20 {
        let text = format!("notitie {n}");
        app.perform(&Action::DayNote { date: day(), text }, None)
            .expect("saved");
        let made = place.make_at(now() + TimeDelta::seconds(n));
        assert_eq!(made.manifest.position, app.journal().head().position);
    }
}

#[test]
fn a_flipped_bit_anywhere_in_a_backup_is_refused_naming_the_file() {
    let place = Place::new();
    place.note("eerste");
    let made = place.make();
    let state = place.state();
    for file in files_in(place.backups().folder()) {
        let whole = fs::read(&file).expect("bytes");
        for at in (0..whole.len())
            .step_by(whole.len() / 60 + 1)
            .chain([whole.len() - 1])
        {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << (at % 8);
            fs::write(&file, &bytes).expect("written");
            for refused in [
                place.restore(&Wanted::Newest).err(),
                place.restore(&Wanted::On(day())).err(),
                place.restore(&Wanted::Named(made.manifest.file())).err(),
            ] {
                assert!(
                    matches!(&refused, Some(BackupError::Damaged(named)) if *named == file),
                    "{} byte {at}: {refused:?}",
                    file.display()
                );
            }
        }
        fs::write(&file, &whole).expect("written");
    }
    assert_eq!(place.state(), state, "the store was left alone");
    place.backups().check(&made.manifest).expect("as it was");
}

#[test]
fn a_damaged_segment_is_mended_by_the_next_backup() {
    let place = Place::new();
    place.note("eerste");
    let made = place.make();
    let file = place.backups().segments().join(made.manifest.segments[0].file());
    let mut bytes = fs::read(&file).expect("bytes");
    bytes[100] ^= 1;
    fs::write(&file, bytes).expect("written");
    place.make_at(now() + TimeDelta::seconds(1));
    place.backups().check(&made.manifest).expect("whole again");
}

#[test]
fn a_damaged_store_gives_no_backup_and_takes_none_away() {
    let place = Place::new();
    place.note("eerste");
    let made = place.make();
    let journal = place.store().join("journal/00000001.wvj");
    let mut bytes = fs::read(&journal).expect("bytes");
    bytes[300] ^= 1;
    fs::write(&journal, bytes).expect("written");
    let refused = run_now(
        &place.store(),
        &Disks::default(),
        None,
        now() + TimeDelta::days(1),
    );
    assert!(matches!(refused, Err(BackupError::Journal(_))), "{refused:?}");
    place.backups().check(&made.manifest).expect("good still");
    let status = Status::load(&place.store(), &crate::journal::OsFiles).expect("a status");
    assert_eq!(status.last.expect("a good one").when, now());
    assert_eq!(
        status.failure.expect("a reason").when,
        Some(now() + TimeDelta::days(1))
    );
}

#[test]
fn months_of_backups_leave_no_segment_that_nobody_needs() {
    let place = Place::new();
    for day in 0..40 {
        place.note(&format!("dag {day}"));
        place.make_at(now() + TimeDelta::days(day));
    }
    let all = place.backups().list().expect("a list");
    assert!((8..=17).contains(&all.len()), "{}", all.len());
    for listed in all {
        place
            .backups()
            .check(&listed.manifest.expect("readable"))
            .expect("whole");
    }
    let segments = files_in(&place.backups().segments()).len();
    assert!(segments <= 17, "{segments}");
}

#[test]
fn of_two_at_once_one_makes_the_backup_and_the_other_says_so() {
    let place = Place::new();
    place.make();
    let _busy = place.backups().lock().expect("the lock");
    let refused = run_now(&place.store(), &Disks::default(), None, now());
    assert!(matches!(refused, Err(BackupError::Busy(_))), "{refused:?}");
    let status = Status::load(&place.store(), &crate::journal::OsFiles).expect("a status");
    assert!(status.last.is_some() && status.failure.is_none());
}

#[test]
fn a_store_that_is_open_is_not_restored_over() {
    let place = Place::new();
    place.make();
    let app = place.open();
    let refused = place.restore(&Wanted::Newest);
    assert!(matches!(refused, Err(BackupError::Open(_))), "{refused:?}");
    drop(app);
    place.restore(&Wanted::Newest).expect("restored");
}

#[test]
fn the_restore_test_leaves_nothing_behind_and_finds_the_same_state() {
    let place = Place::new();
    place.note("eerste");
    let made = place.make();
    let state = place.state();
    place.note("later");
    let found = trial(
        &place.backups(),
        &made.manifest,
        &place.store(),
        &Disks::default(),
    );
    assert_eq!(found.expect("the same"), Tried { state, own: true });
    let names = fs::read_dir(place.folder.path()).expect("names").count();
    assert_eq!(names, 2, "the store and its backups");
}

#[test]
fn after_a_restore_backups_go_on_in_the_same_folder() {
    let place = Place::new();
    place.note("eerste");
    place.make();
    place.note("tweede");
    place.make_at(now() + TimeDelta::days(1));
    place.restore(&Wanted::On(day())).expect("restored");
    let last = Status::load(&place.store(), &OsFiles).expect("a status").last;
    assert_eq!(last.map(|it| it.when), Some(now()), "it is in a backup still");
    place.note("anders");
    let made = place.make_at(now() + TimeDelta::days(2));
    assert_eq!(made.manifest.number, 3);
    assert_eq!(place.backups().list().expect("a list").len(), 3);
    assert_eq!(place.backups().find(&Wanted::Newest).expect("one"), made.manifest);
}

#[test]
fn an_old_backup_that_cannot_be_read_does_not_keep_the_newest_one_away_but_a_newer_one_does() {
    let place = Place::new();
    place.note("eerste");
    let old = place.make();
    place.note("tweede");
    let newest = place.make_at(now() + TimeDelta::days(1));
    let spoil = |made: &Manifest| {
        let file = place.backups().folder().join(made.file());
        std::fs::write(file, "x").unwrap();
    };
    spoil(&old.manifest);
    assert_eq!(
        place.backups().find(&Wanted::Newest).expect("one"),
        newest.manifest
    );
    let later = place.make_at(now() + TimeDelta::days(2));
    spoil(&later.manifest);
    place
        .backups()
        .find(&Wanted::Newest)
        .expect_err("it could be the one");
}

#[test]
fn what_a_crash_of_a_restore_left_is_removed_or_kept_by_what_it_is() {
    let place = Place::new();
    place.make();
    let built = beside_store(&place.store(), ".restoring");
    fs::create_dir(&built).expect("a folder");
    fs::write(built.join("unfinished"), "").expect("a file");
    fs::write(built.join("half"), "half").expect("a file");
    let first = place.restore(&Wanted::Newest).expect("restored");
    assert!(!built.exists());
    assert!(
        first
            .aside
            .expect("kept")
            .ends_with("werkvloer.before-restore-001")
    );
    // The old store, between the exchange and its new name.
    fs::create_dir(&built).expect("a folder");
    fs::write(built.join("lock"), "").expect("a file");
    let second = place.restore(&Wanted::Newest).expect("restored");
    assert!(
        place
            .folder
            .path()
            .join("werkvloer.before-restore-002/lock")
            .exists()
    );
    assert!(
        second
            .aside
            .expect("kept")
            .ends_with("werkvloer.before-restore-003")
    );
}

#[test]
fn the_status_is_told_in_words_and_changes_are_seen() {
    let place = Place::new();
    let mut watch = Watch::new(place.store());
    assert!(!watch.look() && watch.status().last.is_none());
    place.make();
    assert!(watch.look() && !watch.look());
    assert_eq!(watch.status().last.expect("a good one").when, now());
    assert_eq!(watch.folder(), usual_folder(&place.store()));
    fs::write(place.store().join("backup.toml"), "folder = [").expect("written");
    assert!(watch.look());
    let told = watch.status().failure.as_ref().expect("what went wrong");
    assert_eq!(told.sentence().id, "backup-choice-unread");
}

#[test]
fn every_sentence_about_backups_is_there_in_both_languages() {
    use crate::domain::lang::Lang;
    use crate::text::texts::Texts;
    let file = || PathBuf::from("/media/stick/werkvloer");
    let io = |kind: std::io::ErrorKind| BackupError::Io {
        file: file(),
        source: kind.into(),
    };
    let all = [
        BackupError::Gone(file()),
        BackupError::OtherWorkshop(file()),
        BackupError::Busy(file()),
        BackupError::Damaged(file()),
        BackupError::Newer(file()),
        BackupError::None(file()),
        BackupError::NoneOn {
            folder: file(),
            date: day(),
        },
        BackupError::Differs(file()),
        io(Kind::NotFound),
        io(Kind::PermissionDenied),
        io(Kind::StorageFull),
        io(Kind::ReadOnlyFilesystem),
        io(Kind::Other),
    ];
    for lang in [Lang::Nl, Lang::En] {
        let texts = Texts::new(lang);
        for error in &all {
            let said = texts.say(&error.sentence());
            assert!(
                said.contains("/media/stick/werkvloer") && !said.contains(['⟦', '$']),
                "{said}"
            );
            let later = texts.say(&Failure::of(error, now(), &file()).sentence());
            assert!(
                later.contains("/media/stick/werkvloer") && !later.contains(['⟦', '$']),
                "{later}"
            );
        }
    }
}

#[test]
fn files_of_a_backup_have_names_that_fat_takes_and_are_private() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.make();
    for file in files_in(place.backups().folder()) {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(
            !name.contains([':', '"', '*', '?', '<', '>', '|', '\\']),
            "{name}"
        );
        assert_eq!(file.metadata().expect("data").permissions().mode() & 0o077, 0);
    }
    let _ = Arc::strong_count(&place.backups().files);
}
