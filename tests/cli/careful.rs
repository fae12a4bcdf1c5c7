//! Backups where something is not as it was: the store, the folder, the disk.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::floor::{DAY, Floor, err, werkvloer};

fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

/// A workshop with a note and a backup of it.
fn worked() -> Floor {
    let floor = Floor::new();
    floor.done(&["note", "12", "werk"]);
    floor.done(&["backup"]);
    floor
}

fn backups(floor: &Floor) -> PathBuf {
    floor.folder.path().join("store-backups")
}

/// The manifests in a folder.
fn manifests(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).expect("a folder").flatten();
    let mut all: Vec<PathBuf> = all.map(|entry| entry.path()).collect();
    all.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    all.sort();
    all
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        if entry.path().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
        }
    }
}

#[test]
fn a_journal_that_was_put_back_by_hand_gives_no_backup_and_the_same_sentence_as_a_note() {
    let floor = worked();
    let (journal, old) = (floor.store().join("journal"), floor.folder.path().join("old"));
    copied(&journal, &old);
    floor.done(&["note", "12", "meer werk"]);
    floor.done(&["backup"]);
    let good = manifests(&backups(&floor));
    fs::remove_dir_all(&journal).expect("gone");
    copied(&old, &journal);
    let said = floor.refused(3, &["note", "12", "nog meer"]);
    assert!(said.contains("er was al bewaard tot"), "{said}");
    let stick = floor.folder.path().join("stick");
    for args in [
        &["backup"][..],
        &["backup", "--auto"],
        &["backup", "--to", text(&stick)],
    ] {
        assert_eq!(floor.refused(3, args), said, "{args:?}");
    }
    // What the screen does not let us ask of sled stands in a file.
    fs::remove_dir_all(floor.store().join("sled")).expect("gone");
    let without = floor.refused(3, &["backup"]);
    assert!(without.contains("er was al bewaard tot"), "{without}");
    assert!(
        without.contains("reached") && !without.contains("sled"),
        "{without}"
    );
    assert_eq!((manifests(&backups(&floor)), stick.exists()), (good, false));
    floor.done(&["restore", "--yes"]);
    floor.done(&["backup"]);
}

#[test]
fn a_torn_end_without_its_witness_gives_no_backup_and_an_unfinished_entry_with_it_does() {
    let floor = worked();
    let journal = floor.store().join("journal");
    let (segment, witness) = (journal.join("00000001.wvj"), journal.join("witness"));
    let whole = fs::read(&segment).expect("bytes");
    fs::write(&segment, [&whole[..], &whole[200..300]].concat()).expect("a tail");
    floor.done(&["backup"]);
    let kept = fs::read(&witness).expect("the witness");
    fs::remove_file(&witness).expect("gone");
    for bytes in [
        &[&whole[..], &whole[200..300]].concat()[..],
        &whole[..whole.len() - 70],
    ] {
        fs::write(&segment, bytes).expect("written");
        let before = manifests(&backups(&floor));
        let said = floor.refused(3, &["backup"]);
        assert_eq!(said, floor.refused(3, &["note", "12", "meer"]));
        assert_eq!(manifests(&backups(&floor)), before);
    }
    fs::write(&segment, &whole).expect("as it was");
    fs::write(&witness, kept).expect("as it was");
    floor.done(&["backup"]);
    let listed = floor.run(&["backup", "list"]);
    assert!(listed.status.success(), "{}", err(&listed));
}

#[test]
fn a_backup_that_goes_on_after_the_one_made_last_is_named_before_restoring() {
    let floor = worked();
    let folder = backups(&floor);
    let less = floor.folder.path().join("less");
    copied(&folder, &less);
    copied(&folder.join("segments"), &less.join("segments"));
    floor.done(&["note", "12", "meer werk"]);
    floor.done(&["backup"]);
    let more = manifests(&folder).pop().expect("one");
    let quiet = floor.run(&["restore"]);
    assert!(!err(&quiet).contains("gaat daarna verder"), "{}", err(&quiet));
    let state = |floor: &Floor| floor.json(&["check", "--json"])["state"].clone();
    let before = state(&floor);
    // Back to before that note, and backed up as it is then.
    let empty = Floor::bare();
    empty.done(&["restore", text(&less)]);
    empty.done(&["backup", "--to", text(&folder)]);
    let asked = empty.run(&["restore"]);
    assert_eq!(asked.status.code(), Some(1));
    let said = err(&asked);
    assert!(
        said.contains("gaat daarna verder") && said.contains(text(&more)),
        "{said}"
    );
    fs::remove_dir_all(empty.store().join("journal")).expect("gone");
    let check = empty.run(&["check"]);
    let said = String::from_utf8_lossy(&check.stdout).into_owned();
    assert!(
        said.contains(&format!("werkvloer restore {}", text(&more))),
        "{said}"
    );
    empty.done(&["restore", text(&more), "--yes"]);
    assert_eq!(state(&empty), before);
}

#[test]
fn a_new_stick_in_the_place_of_the_old_one_is_taken() {
    // A disk of its own, on most machines.
    let Ok(stick) = tempfile::tempdir_in("/dev/shm") else {
        println!("skipped: there is no second disk here");
        return;
    };
    let floor = Floor::new();
    let disk = |path: &Path| fs::metadata(path).expect("a disk").dev();
    if [floor.folder.path(), Path::new("/")]
        .map(disk)
        .contains(&disk(stick.path()))
    {
        println!("skipped: there is no second disk here");
        return;
    }
    let folder = stick.path().join("wv");
    let folder = folder.to_str().expect("a path");
    floor.done(&["backup", "--to", folder]);
    fs::remove_dir_all(folder).expect("another stick");
    floor.refused(3, &["backup"]);
    floor.done(&["backup", "--to", folder]);
    floor.done(&["backup"]);
}

#[test]
fn a_folder_that_was_used_and_is_an_empty_mount_point_now_is_not_begun_anew() {
    let floor = worked();
    let mount = floor.folder.path().join("mnt");
    let folder = mount.join("wv");
    fs::create_dir(&mount).expect("a mount point");
    floor.done(&["backup", "--to", text(&folder)]);
    floor.done(&["backup", "--to", text(&folder)]);
    let away = floor.folder.path().join("away");
    fs::rename(&mount, &away).expect("pulled out");
    fs::create_dir(&mount).expect("a mount point");
    let said = floor.refused(3, &["backup", "--to", text(&folder)]);
    assert_eq!(said, floor.refused(3, &["backup"]));
    assert!(said.contains("is er niet") && !folder.exists(), "{said}");
    fs::remove_dir(&mount).expect("empty");
    fs::rename(&away, &mount).expect("in again");
    floor.done(&["backup", "--to", text(&folder)]);
}

#[test]
fn a_stick_is_chosen_though_it_cannot_be_written_down_and_that_is_said() {
    let floor = worked();
    let (status, stick) = (
        floor.store().join("backup.tmp"),
        floor.folder.path().join("stick"),
    );
    floor.done(&["backup", "--to", text(&stick)]);
    let chosen = fs::read(floor.store().join("backup.toml")).expect("a status");
    // Nothing can be made under the name that it is written under, as on a full disk.
    let taken = |n: u32| status.with_extension(format!("tmp.broken-{n:03}"));
    fs::create_dir(&status).expect("a folder");
    (1..1000).for_each(|n| fs::write(taken(n), "x").expect("a file"));
    let other = floor.folder.path().join("other");
    let made = floor.run(&["backup", "--to", text(&other), "--json"]);
    assert!(made.status.success(), "{}", err(&made));
    let said = err(&made);
    assert!(
        said.contains("kon niet opgeschreven worden") && said.lines().count() == 1,
        "{said}"
    );
    assert_eq!(manifests(&other).len(), 1);
    let again = floor.run(&["backup", "--to", text(&stick)]);
    assert!(
        again.status.success() && err(&again).is_empty(),
        "{}",
        err(&again)
    );
    assert_eq!(
        fs::read(floor.store().join("backup.toml")).expect("a status"),
        chosen
    );
}

#[test]
fn a_folder_in_the_store_is_refused_by_whatever_way_and_so_is_a_name_that_is_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let floor = worked();
    let link = floor.folder.path().join("link");
    std::os::unix::fs::symlink(floor.store(), &link).expect("a link");
    let said = floor.refused(3, &["backup", "--to", text(&link.join("inner/deeper"))]);
    assert!(said.contains("ligt in de werkplaats zelf"), "{said}");
    let odd = floor
        .folder
        .path()
        .join(std::ffi::OsStr::from_bytes(b"st\xffick"));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_werkvloer"))
        .args(["--lang", "nl", "--store", text(&link), "backup", "--to"])
        .arg(&odd)
        .output()
        .expect("the program");
    assert_eq!(output.status.code(), Some(3));
    assert!(
        err(&output).contains("is niet te onthouden") && !odd.exists(),
        "{}",
        err(&output)
    );
    let inside = floor.store().join("inner");
    let through = werkvloer(&["--store", text(&link), "backup", "--to", text(&inside)]);
    assert!(
        err(&through).contains("ligt in de werkplaats zelf"),
        "{}",
        err(&through)
    );
    assert!(!inside.exists());
}

#[test]
fn a_backup_that_cannot_be_read_is_named_set_aside_by_the_next_one_and_holds_up_nothing() {
    let floor = worked();
    let folder = backups(&floor);
    let bad = manifests(&folder).remove(0);
    let name = bad.file_name().expect("a name").to_string_lossy().into_owned();
    // As an older one, that a fallen bit left unreadable.
    let old = folder.join(format!("2020-01-01T000000-{}", &name[18..]));
    fs::rename(&bad, &old).expect("renamed");
    floor.done(&["note", "12", "meer"]);
    let segments = || fs::read_dir(folder.join("segments")).expect("segments").count();
    let output = floor.run(&["backup"]);
    let aside = old.with_extension("toml.broken-001");
    assert!(
        output.status.success() && err(&output).contains(text(&aside)),
        "{}",
        err(&output)
    );
    assert_eq!((old.exists(), aside.exists(), segments()), (false, true, 2));
    let again = floor.run(&["backup"]);
    assert!(
        again.status.success() && err(&again).is_empty(),
        "{}",
        err(&again)
    );
    assert_eq!(
        (manifests(&folder).len(), segments(), aside.exists()),
        (1, 1, true)
    );
    floor.done(&["backup", "verify"]);
    fs::rename(&aside, &old).expect("renamed");
    let verify = floor.run(&["backup", "verify"]);
    let told = String::from_utf8_lossy(&verify.stdout).into_owned();
    assert_eq!(verify.status.code(), Some(3));
    assert!(
        told.contains("als proef teruggezet") && told.contains("niet te lezen"),
        "{told}"
    );
    assert!(
        err(&verify).contains(text(&old)) && err(&verify).contains("opzij"),
        "{}",
        err(&verify)
    );
}

/// What a folder holds, by name.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("a name").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn backups_go_into_no_folder_that_is_a_workshop_or_lies_in_one_or_holds_one() {
    let (floor, other) = (Floor::new(), Floor::new());
    let workshop = other.store();
    let before = (names(&workshop), names(other.folder.path()));
    let inside = workshop.join("journal");
    let deeper = workshop.join("reservekopie/van/vandaag");
    let link = floor.folder.path().join("link");
    std::os::unix::fs::symlink(&workshop, &link).expect("a link");
    for to in [
        &workshop,
        &inside,
        &deeper,
        &link,
        &other.folder.path().to_path_buf(),
    ] {
        let said = floor.refused(3, &["backup", "--to", to.to_str().expect("a path")]);
        assert!(said.contains(workshop.to_str().expect("a path")), "{said}");
        assert_eq!((names(&workshop), names(other.folder.path())), before, "{to:?}");
    }
    // A folder of backups with a workshop in it that came later is still one.
    let folder = floor.folder.path().join("reservekopieën");
    floor.done(&["backup", "--to", folder.to_str().expect("a path")]);
    fs::create_dir_all(folder.join("oud/journal")).expect("a folder");
    fs::copy(
        workshop.join("journal/00000001.wvj"),
        folder.join("oud/journal/00000001.wvj"),
    )
    .expect("a copy");
    floor.done(&["backup"]);
    floor.done(&["backup", "--to", folder.to_str().expect("a path")]);
}

#[test]
fn rebuilding_and_repairing_wait_for_a_command_that_has_the_store_for_a_moment() {
    use werkvloer::journal::lock::{Holder, Holding, StoreLock};
    let floor = Floor::new();
    for args in [&["rebuild"][..], &["check", "--repair"], &["check"]] {
        let holder = Holder {
            holding: Holding::Command,
            pid: std::process::id(),
            since: 0,
            tty: String::new(),
        };
        let held = StoreLock::acquire(&floor.store(), &holder).expect("the lock");
        std::thread::scope(|scope| {
            let done = scope.spawn(|| floor.done(args));
            std::thread::sleep(std::time::Duration::from_millis(300));
            drop(held);
            let said = done.join().expect("it waits");
            assert!(!said.contains('–'), "everything was looked at: {said}");
        });
    }
}

/// A copy of a store that goes its own way.
fn fork(floor: &Floor, name: &str) -> PathBuf {
    let to = floor.folder.path().join(name);
    copy(&floor.store(), &to);
    to
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

#[test]
fn sled_of_a_copy_that_went_its_own_way_is_said_on_one_line_and_shows_and_writes_nothing_wrong() {
    let floor = Floor::new();
    let other = fork(&floor, "other");
    floor.done(&["mark", "12", "ziek"]);
    floor.done(&["mark", "13", "verlof"]);
    let want = floor.json(&["day", "--json"]);
    let theirs = ["--store", text(&other), "--on", DAY, "mark", "7", "x"];
    assert!(werkvloer(&theirs).status.success());
    for command in [&["day", "--json"][..], &["mark", "20", "aanwezig"], &["backup"]] {
        fs::remove_dir_all(floor.store().join("sled")).expect("gone");
        copy(&other.join("sled"), &floor.store().join("sled"));
        let out = floor.run(command);
        assert!(out.status.success(), "{command:?}: {}", err(&out));
        if command[0] == "day" {
            let told: serde_json::Value = serde_json::from_slice(&out.stdout).expect("json");
            assert_eq!(told, want);
            assert_eq!(err(&out).lines().count(), 1, "{}", err(&out));
        }
        if command[0] != "backup" {
            assert!(err(&out).contains("sled.broken-"), "{}", err(&out));
        }
    }
    floor.done(&["check", "--repair"]);
    floor.done(&["check"]);
}

#[test]
fn actions_that_only_reached_knows_of_are_asked_after_on_one_line_until_check_repair_answers() {
    let floor = Floor::new();
    let earlier = fork(&floor, "earlier");
    floor.done(&["mark", "12", "ziek"]);
    fs::copy(floor.store().join("reached"), earlier.join("reached")).expect("a copy");
    let run = |args: &[&str]| werkvloer(&[&["--store", text(&earlier), "--on", DAY], args].concat());
    for args in [&["day"][..], &["mark", "13", "aanwezig"], &["hours"]] {
        let out = run(args);
        assert!(out.status.success());
        assert_eq!(err(&out).lines().count(), 1, "{}", err(&out));
        assert!(err(&out).contains("ontbreekt misschien"), "{}", err(&out));
    }
    assert_eq!(run(&["check"]).status.code(), Some(11));
    assert!(run(&["check", "--repair"]).status.success());
    assert_eq!(err(&run(&["day"])), "");
    assert!(run(&["check"]).status.success());
}
