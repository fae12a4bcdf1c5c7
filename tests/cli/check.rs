//! `check` and `rebuild`, from the outside.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use werkvloer::app::clock::SystemClock;
use werkvloer::app::{Action, App};
use werkvloer::domain::dated::Dated;
use werkvloer::domain::method::shipped;
use werkvloer::domain::record::{Record, RecordKey};

use crate::floor::{DAY, Floor, err, out};

fn lived() -> Floor {
    let floor = Floor::new();
    floor.done(&["mark", "12", "present"]);
    floor.done(&["mark", "13", "x"]);
    floor.done(&["assign", "12", "Tuin Lindehof"]);
    floor.done(&["note", "12", "hielp een ander met sorteren"]);
    floor
}

#[test]
fn a_store_in_order_is_said_to_be_so_and_nobody_is_named() {
    let floor = lived();
    let said = floor.done(&["check"]);
    assert_eq!(
        said.lines().filter(|line| line.starts_with('✓')).count(),
        6,
        "{said}"
    );
    for private in ["Joost", "Berg", "sorteren", "Amina"] {
        assert!(!said.contains(private), "{said}");
    }
    let report = floor.json(&["check", "--json"]);
    assert_eq!((&report["code"], &report["entries"]), (&0.into(), &8.into()));
    assert!(
        floor
            .done(&["controle", "--lang", "en"])
            .contains("the chain is whole")
    );
}

#[test]
fn the_exit_code_says_what_kind_of_trouble_there_is_and_repair_puts_it_right() {
    let floor = lived();
    let state = floor.json(&["check", "--json"])["state"].clone();
    fs::remove_file(floor.store().join("journal/witness")).expect("a witness");
    let found = floor.run(&["check"]);
    assert_eq!((found.status.code(), err(&found)), (Some(11), String::new()));
    assert!(
        out(&found).contains("werkvloer check --repair"),
        "{}",
        out(&found)
    );
    fs::write(floor.store().join("sled/conf"), "geen sled").expect("a file");
    let repaired = floor.json(&["check", "--repair", "--json"]);
    assert_eq!((&repaired["code"], &repaired["state"]), (&0.into(), &state));
    assert_eq!(
        repaired["repaired"].as_array().map(Vec::len),
        Some(2),
        "{repaired}"
    );
    let aside = floor.store().join("sled.broken-001/conf");
    assert!(aside.exists(), "set aside, never thrown away");

    let segment = floor.store().join("journal/00000001.wvj");
    let mut bytes = fs::read(&segment).expect("a segment");
    bytes[200] ^= 4;
    fs::write(&segment, bytes).expect("written");
    let found = floor.run(&["check", "--json"]);
    assert_eq!(found.status.code(), Some(14));
    let report: Value = serde_json::from_slice(&found.stdout).expect("JSON");
    assert_eq!(report["checks"][0]["outcome"], "faulty");
    let found = floor.run(&["check", "--repair", "--json"]);
    assert_eq!((found.status.code(), err(&found)), (Some(14), String::new()));
    let report: Value = serde_json::from_slice(&found.stdout).expect("JSON");
    assert_eq!(
        (&report["code"], &report["repaired"]),
        (&14.into(), &Value::Array(Vec::new()))
    );
    assert!(
        report["checks"][0]["text"]
            .as_str()
            .is_some_and(|it| it.contains("00000001.wvj"))
    );
    let said = out(&floor.run(&["check", "--repair"]));
    assert!(
        said.contains("geen reservekopie") && !said.contains("--repair"),
        "{said}"
    );
}

#[test]
fn the_store_is_built_anew_and_is_the_same() {
    let floor = lived();
    let state = floor.json(&["check", "--json"])["state"].clone();
    let done = floor.json(&["rebuild", "--json"]);
    assert_eq!((&done["before"], &done["after"]), (&state, &state));
    assert!(floor.done(&["herbouw"]).contains("hetzelfde"));
    assert_eq!(floor.json(&["check", "--json"])["state"], state);
    floor.done(&["undo"]);
}

#[test]
fn a_segment_that_was_lost_comes_back_from_a_backup() {
    let floor = lived();
    let mut app = App::open(&floor.store(), Box::new(SystemClock)).expect("the store");
    for turn in 0..20 {
        let (id, text) = shipped()[0];
        let long = format!("{text}\n# {}\n", "x".repeat(150_000 + turn));
        let method = Record::Method(Dated::since(DAY.parse().expect("a date"), long));
        let edit = Action::Edit(vec![(RecordKey::Method(id.to_owned()), Some(method))]);
        app.perform(&edit, None).expect("done");
    }
    app.settle();
    drop(app);
    floor.done(&["backup"]);
    let state = floor.json(&["check", "--json"])["state"].clone();
    let segment = floor.store().join("journal/00000001.wvj");
    fs::remove_file(&segment).expect("a segment");
    assert!(floor.refused(3, &["mark", "12", "sick"]).contains("00000001.wvj"));
    assert_eq!(floor.run(&["check"]).status.code(), Some(14));
    let repaired = floor.json(&["check", "--repair", "--json"]);
    assert_eq!((&repaired["code"], &repaired["state"]), (&0.into(), &state));
    let mut bytes = fs::read(&segment).expect("it is back");
    bytes[3_000] ^= 1;
    fs::write(&segment, bytes).expect("written");
    let repaired = floor.json(&["check", "--repair", "--json"]);
    assert_eq!((&repaired["code"], &repaired["state"]), (&0.into(), &state));
    assert!(floor.store().join("journal/00000001.wvj.broken-001").exists());
    floor.done(&["mark", "12", "sick"]);
}

#[test]
fn a_journal_that_is_gone_points_to_the_backups_and_they_bring_it_back() {
    let floor = lived();
    floor.done(&["backup"]);
    let state = floor.json(&["check", "--json"])["state"].clone();
    fs::remove_dir_all(floor.store().join("journal")).expect("a journal");
    let backups = format!("{}-backups", floor.store().display());
    let way = format!("werkvloer restore {backups}");
    let found = floor.run(&["check"]);
    assert_eq!(found.status.code(), Some(14));
    let said = out(&found);
    assert!(said.contains(&way) && !said.contains("--repair"), "{said}");
    let found = floor.run(&["check", "--repair"]);
    assert_eq!(found.status.code(), Some(14));
    let said = out(&found);
    assert!(said.contains(&way) && !said.contains("--repair"), "{said}");
    floor.done(&["restore", &backups, "--yes"]);
    assert_eq!(floor.json(&["check", "--json"])["state"], state);
}

#[test]
fn where_repair_cannot_help_the_last_backup_that_is_whole_is_named_and_brings_it_back() {
    let floor = lived();
    floor.done(&["backup"]);
    let state = floor.json(&["check", "--json"])["state"].clone();
    let backups = format!("{}-backups", floor.store().display());
    let whole = floor.json(&["backup", "list", "--json"])["backups"][0]["file"].clone();
    let segments = Path::new(&backups).join("segments");
    let files = |folder: &Path| -> Vec<PathBuf> {
        let all = fs::read_dir(folder).expect("a folder").flatten();
        all.map(|it| it.path()).filter(|it| it.is_file()).collect()
    };
    let kept = [files(Path::new(&backups)), files(&segments)].concat();
    let kept: Vec<_> = kept.iter().map(|it| (it, fs::read(it).expect("bytes"))).collect();
    floor.done(&["note", "12", "bleef langer om op te ruimen"]);
    floor.done(&["backup"]);
    let newest = files(&segments).remove(0);
    // Of two of one day only the last one stays: this one might be of yesterday.
    for (file, bytes) in kept {
        fs::write(file, bytes).expect("put back");
    }
    for damaged in [floor.store().join("journal/00000001.wvj"), newest] {
        let mut bytes = fs::read(&damaged).expect("bytes");
        let near_the_end = bytes.len() - 20;
        bytes[near_the_end] ^= 1;
        fs::write(&damaged, bytes).expect("written");
    }
    let found = floor.run(&["check", "--repair"]);
    assert_eq!(found.status.code(), Some(14));
    let from = format!("{backups}/{}", whole.as_str().expect("a name"));
    let said = out(&found);
    assert!(said.contains(&format!("`werkvloer restore {from}`")), "{said}");
    floor.done(&["restore", &from, "--yes"]);
    assert_eq!(floor.json(&["check", "--json"])["state"], state);
}

/// Puts a file, a pipe, a folder with something in it or a link to nowhere in the place of something of the store.
fn misplace(place: &Path, kind: &str) {
    let _ = fs::remove_dir_all(place).or_else(|_| fs::remove_file(place));
    match kind {
        "file" => fs::write(place, "iets anders").expect("a file"),
        "folder" => fs::create_dir_all(place.join("iets anders")).expect("a folder"),
        "link" => symlink("/nergens", place).expect("a link"),
        _ => {
            let made = Command::new("mkfifo").arg(place).status().expect("mkfifo");
            assert!(made.success());
        }
    }
}

#[test]
fn what_stands_in_the_place_of_something_of_the_store_is_set_aside_and_the_store_is_whole() {
    for (name, kinds) in [
        ("lock", ["folder", "pipe", "link"]),
        ("sled", ["file", "pipe", "link"]),
        ("sled.new", ["file", "pipe", "link"]),
        ("sled.old", ["file", "pipe", "link"]),
    ] {
        let floor = lived();
        let state = floor.json(&["check", "--json"])["state"].clone();
        for (number, kind) in (1..).zip(kinds) {
            misplace(&floor.store().join(name), kind);
            floor.done(&["rebuild"]);
            let report = floor.json(&["check", "--repair", "--json"]);
            assert_eq!(
                (&report["code"], &report["state"]),
                (&0.into(), &state),
                "{name} {kind}"
            );
            let aside = floor.store().join(format!("{name}.broken-{number:03}"));
            assert!(aside.symlink_metadata().is_ok(), "{name} {kind}");
            floor.done(&["log"]);
        }
    }
}

#[test]
fn a_journal_that_is_no_folder_comes_back_by_the_command_that_is_named() {
    for kind in ["file", "pipe", "link"] {
        let floor = lived();
        floor.done(&["backup"]);
        let state = floor.json(&["check", "--json"])["state"].clone();
        misplace(&floor.store().join("journal"), kind);
        let said = floor.refused(3, &["log"]);
        assert!(said.contains("`werkvloer restore`"), "{kind}: {said}");
        floor.done(&["restore", "--yes"]);
        assert_eq!(floor.json(&["check", "--json"])["state"], state, "{kind}");
    }
}

#[test]
fn where_backups_go_is_chosen_anew_as_it_says_when_a_folder_or_a_pipe_stands_in_its_place() {
    let floor = lived();
    floor.done(&["backup"]);
    let backups = format!("{}-backups", floor.store().display());
    for (number, kind) in (1..).zip(["folder", "pipe", "link"]) {
        misplace(&floor.store().join("backup.toml"), kind);
        assert!(floor.refused(3, &["backup"]).contains("`werkvloer backup --to`"));
        assert!(
            floor
                .refused(3, &["restore", "--yes"])
                .contains("`werkvloer restore MAP`")
        );
        floor.done(&["backup", "--to", &backups]);
        floor.done(&["backup", "list"]);
        let aside = floor.store().join(format!("backup.toml.broken-{number:03}"));
        assert!(aside.symlink_metadata().is_ok(), "{kind}");
    }
}

/// The program run by hand in a workshop, by somebody who is not its administrator.
fn by_hand(floor: &Floor, shell: &str, args: &[&str]) -> std::process::Output {
    use std::os::unix::process::CommandExt;
    let program = floor.folder.path().join("program");
    if !program.exists() {
        fs::copy(env!("CARGO_BIN_EXE_werkvloer"), &program).expect("a copy");
    }
    let mut run = Command::new("sh");
    run.args(["-c", &format!("{shell} exec \"$@\""), "sh"])
        .arg(&program)
        .args(["--lang", "nl", "--store"])
        .arg(floor.store())
        .args(args)
        .env("XDG_STATE_HOME", "/dev/null")
        .current_dir("/");
    if rustix::process::getuid().is_root() {
        run.uid(65_534);
    }
    run.output().expect("the program")
}

/// A workshop of that user's.
fn handed_over() -> Floor {
    use std::os::unix::fs::{PermissionsExt, chown};
    let floor = Floor::new();
    if rustix::process::getuid().is_root() {
        let mut all = vec![floor.store()];
        while let Some(path) = all.pop() {
            chown(&path, Some(65_534), None).expect("handed over");
            let inside = fs::read_dir(&path).into_iter().flatten().flatten();
            all.extend(inside.map(|entry| entry.path()));
        }
        let open = fs::Permissions::from_mode(0o755);
        fs::set_permissions(floor.folder.path(), open).expect("open to all");
    }
    floor
}

#[test]
fn a_store_that_may_not_be_read_is_said_and_built_anew() {
    use std::os::unix::fs::PermissionsExt;
    let floor = handed_over();
    for entry in fs::read_dir(floor.store().join("sled")).expect("sled").flatten() {
        if entry.path().is_file() {
            fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o000)).expect("sealed");
        }
    }
    let note = by_hand(&floor, "", &["note", "12", "werk"]);
    assert_eq!(note.status.code(), Some(3));
    assert!(err(&note).contains("werkvloer rebuild"), "{}", err(&note));
    let check = by_hand(&floor, "", &["check"]);
    assert_eq!(check.status.code(), Some(10), "{}", err(&check));
    assert!(
        out(&check).contains("mogen niet gelezen worden"),
        "{}",
        out(&check)
    );
    let repair = by_hand(&floor, "", &["check", "--repair"]);
    assert_eq!(repair.status.code(), Some(0), "{}", err(&repair));
    assert!(out(&repair).contains("sled.broken-001"), "{}", out(&repair));
    let note = by_hand(&floor, "", &["note", "12", "werk"]);
    assert_eq!(note.status.code(), Some(0), "{}", err(&note));
}

#[test]
fn a_rebuild_that_does_not_fit_says_that_the_disk_is_full_and_leaves_the_store() {
    let floor = handed_over();
    let rebuilt = by_hand(&floor, "ulimit -f 100;", &["rebuild"]);
    assert_eq!(rebuilt.status.code(), Some(3));
    assert!(err(&rebuilt).contains("De schijf is vol"), "{}", err(&rebuilt));
    assert_eq!(by_hand(&floor, "", &["check"]).status.code(), Some(0));
}
