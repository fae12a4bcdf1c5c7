//! Restores beside one another, over a link, broken off; and where the backups go after one.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::floor::{Floor, err, out};

fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

fn backed_up() -> (Floor, PathBuf) {
    let floor = Floor::new();
    floor.done(&["mark", "12", "present"]);
    floor.done(&["backup"]);
    let folder = floor.folder.path().join("store-backups");
    (floor, folder)
}

/// The names in the folder of a floor.
fn names(floor: &Floor) -> Vec<String> {
    let all = fs::read_dir(floor.folder.path()).expect("a folder").flatten();
    let mut names: Vec<String> = all
        .map(|it| it.file_name().to_string_lossy().into_owned())
        .collect();
    names.retain(|name| name != "state");
    names.sort();
    names
}

fn restoring(floor: &Floor, from: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_werkvloer"))
        .args([
            "--lang",
            "nl",
            "--store",
            text(&floor.store()),
            "restore",
            text(from),
        ])
        .env("XDG_STATE_HOME", "/dev/null")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program")
}

#[test]
fn of_restores_beside_one_another_on_an_empty_machine_exactly_one_wins() {
    let (_floor, folder) = backed_up();
    for round in 0..12 {
        let empty = Floor::bare();
        let both: Vec<Child> = (0..3).map(|_| restoring(&empty, &folder)).collect();
        let done: Vec<_> = both
            .into_iter()
            .map(|one| one.wait_with_output().expect("an end"))
            .collect();
        let won = done.iter().filter(|it| it.status.success()).count();
        assert_eq!(won, 1, "round {round}: {done:?}");
        for lost in done.iter().filter(|it| !it.status.success()) {
            let said = err(lost);
            let told = ["staat intussen al", "op dit ogenblik", "zet --yes"];
            assert!(told.iter().any(|it| said.contains(it)), "round {round}: {said}");
        }
        assert_eq!(names(&empty), ["store"], "round {round}");
        empty.done(&["day"]);
    }
}

#[test]
fn after_a_restore_on_an_empty_machine_backups_go_to_where_it_came_from() {
    let (_floor, folder) = backed_up();
    let empty = Floor::bare();
    let said = empty.done(&["restore", text(&folder)]);
    assert!(said.contains("volgende reservekopieën komen ook in"), "{said}");
    let made = empty.json(&["backup", "--json"]);
    assert_eq!(made["folder"].as_str(), Some(text(&folder)));
    assert_eq!(names(&empty), ["store"]);
    // What was chosen stays chosen.
    let stick = empty.folder.path().join("stick");
    empty.done(&["backup", "--to", text(&stick)]);
    let said = empty.done(&["restore", text(&folder), "--yes"]);
    assert!(!said.contains("reservekopieën komen"), "{said}");
    let made = empty.json(&["backup", "--json"]);
    assert_eq!(made["folder"].as_str(), Some(text(&stick)));
}

#[test]
fn a_folder_that_can_only_be_read_is_not_chosen_and_that_is_said() {
    let (_floor, folder) = backed_up();
    let lock = folder.join("lock");
    let _ = fs::remove_file(&lock);
    // Also who may write everywhere cannot write there.
    fs::create_dir(&lock).expect("a folder");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).expect("read-only");
    let empty = Floor::bare();
    let said = empty.done(&["restore", text(&folder)]);
    assert!(said.contains("werkvloer backup --to"), "{said}");
    assert!(!empty.store().join("backup.toml").exists());
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).expect("as it was");
}

#[test]
fn restoring_over_a_link_puts_the_store_where_the_data_were() {
    let (floor, folder) = backed_up();
    let disk = floor.folder.path().join("disk");
    fs::create_dir(&disk).expect("a folder");
    let real = disk.join("real");
    fs::rename(floor.store(), &real).expect("moved");
    symlink(&real, floor.store()).expect("a link");
    floor.done(&["mark", "13", "sick"]);
    floor.done(&["restore", text(&folder), "--yes"]);
    assert_eq!(fs::read_link(floor.store()).expect("a link still"), real);
    assert!(real.join("journal").exists() && disk.join("real.before-restore-001/journal").exists());
    assert!(!floor.folder.path().join("store.before-restore-001").exists());
    floor.done(&["day"]);
}

#[test]
fn what_a_killed_restore_left_is_told_by_check_and_cleared_by_the_next_command() {
    let (floor, _) = backed_up();
    let left = floor.folder.path().join("store.restoring");
    let leave = || {
        fs::create_dir_all(left.join("journal")).expect("a folder");
        fs::write(left.join("unfinished"), "").expect("a file");
        fs::write(left.join("journal/00000001.wvj"), "Amina Yilmaz").expect("a file");
    };
    leave();
    let check = floor.run(&["check"]);
    assert!(out(&check).contains(text(&left)), "{}", out(&check));
    for args in [&["day"][..], &["backup"], &["check", "--repair"]] {
        leave();
        floor.done(args);
        assert!(!left.exists(), "{args:?}");
    }
    // One that is busy keeps what it is building.
    leave();
    let around = fs::File::open(floor.folder.path()).expect("the folder");
    rustix::fs::flock(&around, rustix::fs::FlockOperation::LockExclusive).expect("busy");
    floor.done(&["day"]);
    assert!(left.exists());
}

#[test]
fn work_that_is_in_no_backup_is_counted_before_it_is_replaced() {
    let (floor, folder) = backed_up();
    let asked = floor.refused(1, &["restore", text(&folder)]);
    assert!(!asked.contains("in geen reservekopie"), "{asked}");
    floor.done(&["mark", "13", "sick"]);
    floor.done(&["mark", "12", "sick"]);
    let asked = floor.refused(1, &["restore", text(&folder)]);
    assert!(
        asked.contains("staan 2 handelingen, sinds") && asked.contains("in geen reservekopie zitten"),
        "{asked}"
    );
    let stick = floor.folder.path().join("stick");
    floor.done(&["backup", "--to", text(&stick)]);
    let asked = floor.refused(1, &["restore", text(&folder)]);
    assert!(!asked.contains("in geen reservekopie"), "{asked}");
}
