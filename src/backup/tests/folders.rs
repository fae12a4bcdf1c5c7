//! Where backups go, and what else may be there.

use super::*;
use crate::journal::faults::{Call, Failure as Answer, Fault, FaultyFiles};
use crate::journal::{Access, FileHandle, Files, ForeignFiles};

/// A stick that is pulled out the moment a backup has its name.
struct Pulled {
    stick: PathBuf,
}

impl Files for Pulled {
    fn create_folder(&self, folder: &Path) -> std::io::Result<()> {
        ForeignFiles.create_folder(folder)
    }
    fn names(&self, folder: &Path) -> std::io::Result<Vec<String>> {
        ForeignFiles.names(folder)
    }
    fn create(&self, path: &Path) -> std::io::Result<Arc<dyn FileHandle>> {
        ForeignFiles.create(path)
    }
    fn open(&self, path: &Path, access: Access) -> std::io::Result<Arc<dyn FileHandle>> {
        ForeignFiles.open(path, access)
    }
    fn sync_folder(&self, folder: &Path) -> std::io::Result<()> {
        ForeignFiles.sync_folder(folder)
    }
    fn rename(&self, from: &Path, to: &Path) -> std::io::Result<()> {
        ForeignFiles.rename(from, to)?;
        if to.extension().is_some_and(|it| it == "toml") {
            fs::rename(&self.stick, self.stick.with_extension("away"))?;
            fs::create_dir(&self.stick)?;
        }
        Ok(())
    }
    fn remove(&self, path: &Path) -> std::io::Result<()> {
        ForeignFiles.remove(path)
    }
}

#[test]
fn a_stick_that_is_pulled_out_in_the_last_step_is_no_good_backup() {
    let place = Place::new();
    let stick = place.folder.path().join("stick");
    let disks = Disks {
        store: Disks::default().store,
        backups: Arc::new(Pulled { stick: stick.clone() }),
    };
    let refused = run_now(&place.store(), &disks, Some(&stick), now());
    assert!(matches!(refused, Err(BackupError::Gone(_))), "{refused:?}");
    let status = Status::load(&place.store(), &crate::journal::OsFiles).expect("a status");
    assert_eq!(
        (status.last, status.failure.expect("why").id.as_str()),
        (None, "backup-gone")
    );
    assert!(files_in(&stick).is_empty());
}

#[test]
fn a_stick_that_is_not_in_is_said_and_nothing_is_made_where_it_should_be() {
    let place = Place::new();
    let mount = place.folder.path().join("stick");
    fs::create_dir(&mount).expect("a mount point");
    let folder = mount.join("werkvloer");
    let disks = Disks::default();
    run_now(&place.store(), &disks, Some(&folder), now()).expect("a backup");
    fs::rename(&mount, place.folder.path().join("away")).expect("pulled out");
    fs::create_dir(&mount).expect("a mount point");
    let refused = run_now(&place.store(), &disks, None, now());
    assert!(matches!(refused, Err(BackupError::Gone(_))), "{refused:?}");
    assert!(files_in(&mount).is_empty() && !folder.exists());
    fs::remove_dir(&mount).expect("empty");
    fs::rename(place.folder.path().join("away"), &mount).expect("in again");
    run_now(&place.store(), &disks, None, now()).expect("a backup");
}

#[test]
fn the_folder_of_another_workshop_is_left_alone() {
    let (place, other) = (Place::new(), Place::new());
    let made = place.make();
    let folder = place.backups().folder().to_path_buf();
    let refused = run_now(&other.store(), &Disks::default(), Some(&folder), now());
    assert!(
        matches!(refused, Err(BackupError::OtherWorkshop(_))),
        "{refused:?}"
    );
    place.backups().check(&made.manifest).expect("good still");
}

#[test]
fn the_folder_that_was_chosen_stays_when_another_is_refused_or_the_choice_cannot_be_read() {
    let (place, other) = (Place::new(), Place::new());
    other.make();
    let stick = place.folder.path().join("stick");
    let disks = Disks::default();
    run_now(&place.store(), &disks, Some(&stick), now()).expect("a backup");
    let theirs = other.backups().folder().to_path_buf();
    let refused = run_now(&place.store(), &disks, Some(&theirs), now());
    assert!(
        matches!(refused, Err(BackupError::OtherWorkshop(_))),
        "{refused:?}"
    );
    let inside = place.store().join("copies");
    let refused = run_now(&place.store(), &disks, Some(&inside), now());
    assert!(
        matches!(refused, Err(BackupError::Inside(_))) && !inside.exists(),
        "{refused:?}"
    );
    let status = Status::load(&place.store(), &crate::journal::OsFiles).expect("a status");
    assert_eq!(status.folder.as_deref(), Some(stick.as_path()));
    let file = place.store().join("backup.toml");
    let mut bytes = fs::read(&file).expect("bytes");
    bytes[0] ^= 128;
    fs::write(&file, &bytes).expect("written");
    let refused = run_now(&place.store(), &disks, None, now());
    assert!(
        matches!(refused, Err(BackupError::ChoiceUnread(_))),
        "{refused:?}"
    );
    assert_eq!(fs::read(&file).expect("bytes"), bytes);
    assert!(!usual_folder(&place.store()).exists());
    run_now(&place.store(), &disks, Some(&stick), now()).expect("a backup");
    run_now(&place.store(), &disks, None, now()).expect("a backup");
}

#[test]
fn a_workshop_with_the_name_of_a_trial_is_left_alone() {
    let place = Place::new();
    let made = place.make();
    for name in ["werkvloer.trial", "werkvloer.trial-001"] {
        let theirs = place.store().with_file_name(name);
        fs::create_dir(&theirs).expect("a folder");
        fs::write(theirs.join("journal"), "theirs").expect("a file");
    }
    trial(
        &place.backups(),
        &made.manifest,
        &place.store(),
        &Disks::default(),
    )
    .expect("the same");
    for name in ["werkvloer.trial", "werkvloer.trial-001"] {
        assert!(place.store().with_file_name(name).join("journal").exists());
    }
}

#[test]
fn a_folder_is_chosen_beside_whoever_writes_down_how_a_backup_went() {
    let place = Place::new();
    let (store, files) = (place.store(), crate::journal::OsFiles);
    let stick = |n: u32| place.folder.path().join(format!("stick-{n}"));
    std::thread::scope(|scope| {
        let beside: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    (0..40).try_for_each(|_| Status::update(&store, &files, |it| it.trial = Some(now())))
                })
            })
            .collect();
        for n in 0..20 {
            choose(&store, &Disks::default(), &stick(n)).expect("chosen");
            let status = Status::load(&store, &files).expect("a status");
            assert_eq!(status.next, Some(stick(n)));
        }
        for one in beside {
            one.join().expect("an end").expect("written down");
        }
    });
    let status = Status::load(&store, &files).expect("a status");
    assert_eq!((status.next, status.trial), (Some(stick(19)), Some(now())));
}

#[test]
fn an_empty_choice_is_not_taken_for_none_and_one_that_cannot_be_written_down_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new();
    let stick = place.folder.path().join("stick");
    let disks = Disks::default();
    run_now(&place.store(), &disks, Some(&stick), now()).expect("a backup");
    let odd = place
        .folder
        .path()
        .join(std::ffi::OsStr::from_bytes(b"st\xffick"));
    choose(&place.store(), &disks, &odd).expect_err("no text");
    let status = Status::load(&place.store(), &crate::journal::OsFiles).expect("a status");
    assert_eq!(status.folder, Some(stick));
    fs::write(place.store().join("backup.toml"), "").expect("emptied");
    let refused = run_now(&place.store(), &disks, None, now());
    assert!(
        matches!(refused, Err(BackupError::ChoiceUnread(_))),
        "{refused:?}"
    );
}

/// Disks of which that with the backups is full.
fn full() -> Disks {
    let full = FaultyFiles::new();
    full.set(Fault {
        call: Some(Call::Create),
        nth: 1,
        failure: Answer::NoSpace,
        short: false,
        stays: true,
    });
    Disks {
        backups: Arc::new(full),
        ..Disks::default()
    }
}

#[test]
fn a_folder_that_fails_the_first_time_does_not_take_the_place_of_one_that_works() {
    let place = Place::new();
    let (good, bad) = (place.folder.path().join("good"), place.folder.path().join("bad"));
    let status = || Status::load(&place.store(), &OsFiles).expect("a status");
    run_now(&place.store(), &Disks::default(), Some(&good), now()).expect("a backup");
    run_now(&place.store(), &full(), Some(&bad), now()).expect_err("full");
    assert_eq!(status().folder.as_ref(), Some(&good));
    assert!(status().failure.is_some() && !bad.exists());
    choose(&place.store(), &Disks::default(), &bad).expect("chosen on the screen");
    assert_eq!(status().folder.as_ref(), Some(&good), "until one there is good");
    run_now(&place.store(), &full(), None, now()).expect_err("full");
    let made = run_now(&place.store(), &Disks::default(), None, now()).expect("a backup");
    assert!(made.file.starts_with(&good));
    choose(&place.store(), &Disks::default(), &bad).expect("chosen once more");
    run_now(&place.store(), &Disks::default(), None, now()).expect("a backup");
    assert_eq!((status().folder, status().next), (Some(bad), None));
}

#[test]
fn a_chosen_stick_that_is_pulled_out_before_its_first_backup_is_not_made_on_its_mount_point() {
    let place = Place::new();
    let stick = place.folder.path().join("stick");
    choose(&place.store(), &Disks::default(), &stick).expect("chosen");
    fs::remove_dir_all(&stick).expect("pulled out");
    fs::create_dir(&stick).expect("an empty mount point");
    let refused = run_now(&place.store(), &Disks::default(), None, now());
    assert!(matches!(refused, Err(BackupError::Gone(_))), "{refused:?}");
    assert_eq!(fs::read_dir(&stick).expect("a folder").count(), 0);
}
