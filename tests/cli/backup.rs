//! Backups with the real program: made, read back, damaged, restored, killed halfway.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use crate::floor::{Floor, err, werkvloer};

fn hours(floor: &Floor) -> Value {
    floor.json(&["hours", "--json"])
}

fn backups(floor: &Floor) -> PathBuf {
    floor.folder.path().join("store-backups")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|e| e.path());
    let (folders, mut all): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    all.retain(|path| path.metadata().expect("data").len() > 0);
    all.extend(folders.iter().flat_map(|folder| files(folder)));
    all
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

/// A workshop with a day behind it.
fn worked() -> Floor {
    let floor = Floor::new();
    floor.done(&["mark", "12", "present"]);
    floor.done(&["mark", "13", "left", "10:15", "ziek"]);
    floor
}

#[test]
fn a_backup_on_an_empty_machine_gives_the_same_hours_and_the_same_state() {
    let floor = worked();
    let made = floor.json(&["backup", "--json"]);
    let verified = floor.json(&["backup", "verify", "--json"]);
    let before = hours(&floor);
    let empty = Floor::bare();
    let restored = empty.json(&["restore", text(&backups(&floor)), "--json"]);
    assert_eq!(
        (&restored["chain"], &restored["state"]),
        (&made["chain"], &verified["state"])
    );
    assert_eq!(hours(&empty), before);
    let listed = floor.json(&["backup", "list", "--json"]);
    assert_eq!(listed["backups"].as_array().map(Vec::len), Some(1));
    assert_eq!(listed["backups"][0]["problem"], Value::Null);
}

#[test]
fn the_folder_that_was_chosen_is_remembered_and_a_missing_stick_is_said() {
    let floor = worked();
    let stick = floor.folder.path().join("stick/werkvloer");
    fs::create_dir(stick.parent().expect("a parent")).expect("a mount point");
    floor.done(&["backup", "--to", text(&stick)]);
    let again = floor.json(&["backup", "--json"]);
    assert_eq!(
        (again["folder"].as_str(), again["copied"].as_u64()),
        (Some(text(&stick)), Some(0))
    );
    assert!(!backups(&floor).exists());
    fs::remove_dir_all(&stick).expect("pulled out");
    let said = floor.refused(3, &["backup"]);
    assert!(said.contains(text(&stick)) && said.lines().count() == 1, "{said}");
    assert!(!stick.exists());
    for args in [
        &["backup", "list"][..],
        &["backup", "verify"],
        &["restore", "--yes"],
    ] {
        let said = floor.refused(3, args);
        let all = [
            text(&stick),
            "is er niet",
            "de laatste goede is van",
            "stick erin",
        ];
        assert!(all.iter().all(|it| said.contains(it)), "{args:?}: {said}");
    }
    let count = floor.json(&["doctor", "--json"])["backups"]["count"].clone();
    assert_eq!(
        (count["value"].as_str(), &count["fine"]),
        (Some("is er niet"), &Value::Null)
    );
    fs::create_dir(&stick).expect("an empty mount point");
    assert!(floor.refused(3, &["backup", "list"]).contains("is er niet"));
    let count = floor.json(&["doctor", "--json"])["backups"]["count"].clone();
    assert_eq!(
        (count["value"].as_str(), &count["fine"]),
        (Some("geen"), &Value::Null)
    );
}

#[test]
fn one_flipped_bit_is_refused_by_verify_and_restore_naming_the_file() {
    let floor = worked();
    floor.done(&["backup"]);
    let folder = backups(&floor);
    let before = hours(&floor);
    for file in files(&folder) {
        let whole = fs::read(&file).expect("bytes");
        for at in [0, whole.len() / 2, whole.len() - 1] {
            let mut bytes = whole.clone();
            bytes[at] ^= 4;
            fs::write(&file, bytes).expect("written");
            let verify = floor.run(&["backup", "verify"]);
            assert_eq!(verify.status.code(), Some(3), "{}", err(&verify));
            assert!(err(&verify).contains(text(&file)), "{}", err(&verify));
            let said = floor.refused(3, &["restore", text(&folder), "--yes"]);
            assert!(said.contains(text(&file)), "{said}");
            let empty = Floor::bare();
            empty.refused(3, &["restore", text(&folder)]);
            assert!(!empty.store().exists());
        }
        fs::write(&file, whole).expect("written");
    }
    assert_eq!(hours(&floor), before);
    floor.done(&["backup", "verify"]);
}

#[test]
fn restoring_over_a_store_asks_and_keeps_the_old_one_aside() {
    let floor = worked();
    floor.done(&["backup"]);
    let then = hours(&floor);
    floor.done(&["mark", "13", "sick"]);
    let folder = backups(&floor);
    let said = floor.refused(1, &["restore", text(&folder)]);
    assert!(said.contains("--yes"), "{said}");
    assert_ne!(hours(&floor), then);
    floor.done(&["restore", text(&folder), "--yes"]);
    assert_eq!(hours(&floor), then);
    let aside = floor.folder.path().join("store.before-restore-001");
    let old = werkvloer(&[
        "--store",
        text(&aside),
        "--on",
        crate::floor::DAY,
        "hours",
        "--json",
    ]);
    assert!(old.status.success(), "{}", err(&old));
    assert_ne!(serde_json::from_slice::<Value>(&old.stdout).expect("JSON"), then);
}

#[test]
fn while_the_screen_is_open_a_backup_goes_and_a_restore_does_not() {
    let floor = worked();
    let clock = Box::new(werkvloer::app::clock::SystemClock);
    let holder = werkvloer::app::App::open(&floor.store(), clock).expect("the store");
    floor.done(&["backup"]);
    floor.done(&["backup", "verify"]);
    let said = floor.refused(3, &["restore", text(&backups(&floor)), "--yes"]);
    assert!(said.contains(&std::process::id().to_string()), "{said}");
    drop(holder);
    floor.done(&["restore", text(&backups(&floor)), "--yes"]);
}

#[test]
fn a_date_without_a_backup_and_a_folder_without_any_are_said() {
    let floor = worked();
    floor.refused(3, &["backup", "list"]);
    floor.done(&["backup"]);
    floor.refused(
        3,
        &["restore", text(&backups(&floor)), "--which", "1-1-2020", "--yes"],
    );
    floor.refused(3, &["restore", text(floor.folder.path()), "--yes"]);
    floor.refused(
        2,
        &["restore", text(&backups(&floor)), "--which", "ooit", "--yes"],
    );
    Floor::bare().refused(3, &["backup"]);
}

#[test]
fn other_work_in_the_folder_is_told_kept_and_not_called_good() {
    let floor = worked();
    floor.done(&["backup"]);
    let folder = backups(&floor);
    let other = Floor::bare();
    other.done(&["restore", text(&folder)]);
    other.done(&["mark", "13", "sick"]);
    let said = other.done(&["backup", "--to", text(&folder)]);
    assert!(!said.contains("ander werk"), "all of it is in this one: {said}");
    let theirs = fs::read_dir(&folder).expect("the backups").count();
    floor.done(&["mark", "12", "sick"]);
    // Its own first one was let go by the other: all that was in it is in that one.
    let asked = floor.run(&["restore"]);
    assert_eq!(asked.status.code(), Some(1));
    assert!(err(&asked).contains("werk dat in"), "{}", err(&asked));
    let verify = floor.run(&["backup", "verify"]);
    assert_eq!(verify.status.code(), Some(3), "{}", err(&verify));
    assert!(err(&verify).contains("ander werk"), "{}", err(&verify));
    let doctor = floor.run(&["doctor", "--json"]);
    let doctor: Value = serde_json::from_slice(&doctor.stdout).expect("JSON");
    assert_eq!(doctor["backups"]["last"]["fine"], Value::Bool(true));
    let said = floor.done(&["backup"]);
    assert!(
        said.contains("staat ook een reservekopie met werk dat hier niet in zit"),
        "{said}"
    );
    assert_eq!(fs::read_dir(&folder).expect("the backups").count(), theirs + 1);
    let verified = floor.done(&["backup", "verify"]);
    assert!(
        verified.contains("goed") && verified.contains("ander werk"),
        "{verified}"
    );
    let last = floor.json(&["backup", "verify", "--last", "--json"]);
    assert_eq!(last["backups"][0]["own"], Value::Bool(true));
    // A status that came along with another journal says nothing about this one.
    let status = fs::read(other.store().join("backup.toml")).expect("a status");
    fs::write(floor.store().join("backup.toml"), status).expect("written");
    let doctor = floor.run(&["doctor", "--json"]);
    let doctor: Value = serde_json::from_slice(&doctor.stdout).expect("JSON");
    assert_eq!(doctor["backups"]["last"]["fine"], Value::Bool(false));
}

/// Starts the program and kills it after a while; answers whether it was killed in time.
fn killed_after(floor: &Floor, args: &[&str], wait: Duration) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_werkvloer"))
        .args(["--store", text(&floor.store())])
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    sleep(wait);
    let running = child.try_wait().expect("an answer").is_none();
    // SIGKILL; where it is over already there is nothing to kill.
    let _ = child.kill();
    child.wait().expect("an end");
    running
}

#[test]
fn a_backup_that_is_killed_leaves_whole_backups_and_the_next_one_works() {
    let floor = worked();
    floor.done(&["backup"]);
    let mut killed = 0;
    for round in 0..24 {
        floor.done(&["note", "12", &format!("ronde {round}")]);
        killed += u32::from(killed_after(
            &floor,
            &["backup"],
            Duration::from_millis(1 + round * 2),
        ));
        let listed = floor.json(&["backup", "verify", "--json"]);
        assert!(listed["state"].is_string(), "{listed}");
    }
    floor.done(&["backup"]);
    assert!(killed > 0, "every backup was done before it could be killed");
}

#[test]
fn a_restore_that_is_killed_leaves_the_old_or_the_new_store() {
    let floor = worked();
    floor.done(&["backup"]);
    let new = hours(&floor);
    let folder = backups(&floor);
    let mut killed = 0;
    for round in 0..16 {
        floor.done(&["mark", "13", if round % 2 == 0 { "sick" } else { "present" }]);
        let old = hours(&floor);
        let restore = ["restore", text(&folder), "--yes"];
        killed += u32::from(killed_after(
            &floor,
            &restore,
            Duration::from_millis(1 + round * 6),
        ));
        let now = hours(&floor);
        assert!(now == old || now == new, "round {round}");
    }
    floor.done(&["restore", text(&folder), "--yes"]);
    assert_eq!(hours(&floor), new);
    assert!(killed > 0, "every restore was done before it could be killed");
}

#[test]
fn a_part_of_the_journal_that_is_gone_comes_back_out_of_the_backups() {
    let floor = Floor::bare();
    let store = floor.store();
    floor.done(&["demo", "--people", "40", "--years", "2", "--make", text(&store)]);
    floor.done(&["backup"]);
    let before = hours(&floor);
    let gone = floor.store().join("journal/00000001.wvj");
    assert!(floor.store().join("journal/00000002.wvj").exists());
    fs::remove_file(&gone).expect("gone");
    floor.refused(3, &["day"]);
    let repaired = floor.run(&["check", "--repair"]);
    assert!(repaired.status.success(), "{}", err(&repaired));
    assert!(gone.exists());
    assert_eq!(hours(&floor), before);
}

#[test]
fn the_log_says_what_was_done_and_nothing_that_somebody_entered() {
    let floor = Floor::bare();
    let secrets = [
        "Geheimzinnig",
        "Zwijgzaam",
        "vertrouwelijk",
        "Stiltelaan",
        "Verborgen klus",
        "stil gehouden",
    ];
    let people =
        "Nummer;Voornaam;Achternaam;Start;Werkwijze\n12;Geheimzinnig;Zwijgzaam;05-01-2026;ferm-werk\n";
    let path = floor.file("Zwijgzaam.csv", people);
    floor.done(&["import", text(&path)]);
    floor.done(&["note", "12", "vertrouwelijk: sliep slecht"]);
    floor.done(&["klus", "add", "Verborgen klus", "--place", "Stiltelaan 3"]);
    floor.done(&["mark", "12", "present", "9-12:30"]);
    floor.done(&["close"]);
    floor.done(&["mark", "12", "sick", "--reason", "stil gehouden"]);
    floor.done(&["backup"]);
    floor.done(&["backup", "verify"]);
    floor.done(&["restore", text(&backups(&floor)), "--yes"]);
    floor.refused(2, &["import", "--kind", "Zwijgzaam", text(&path)]);
    let journal = floor.store().join("journal/00000001.wvj");
    let mut bytes = fs::read(&journal).expect("bytes");
    bytes[200] ^= 1;
    fs::write(&journal, bytes).expect("written");
    floor.refused(3, &["day"]);
    let mut said = String::new();
    for file in files(&floor.folder.path().join("state/werkvloer/log")) {
        said += &fs::read_to_string(file).expect("the log");
    }
    for expected in [
        "begun command=import",
        "backed-up entries=",
        "restored entries=",
        "not-done because=open-damage",
    ] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let home = floor.folder.path().to_string_lossy().into_owned();
    for secret in secrets.iter().copied().chain([home.as_str(), "ferm-werk"]) {
        assert!(!said.contains(secret), "{secret}: {said}");
    }
}

#[test]
fn closing_a_day_makes_a_backup_in_the_background_and_tries_it() {
    let floor = worked();
    floor.done(&["close", "--open", "planned"]);
    let status = floor.store().join("backup.toml");
    // As long as it takes: it is a process of its own.
    let tried = || fs::read_to_string(&status).is_ok_and(|text| text.contains("trial"));
    for _ in 0..600 {
        if tried() {
            break;
        }
        sleep(Duration::from_millis(50));
    }
    assert!(tried(), "{:?}", fs::read_to_string(&status));
    let empty = Floor::bare();
    empty.done(&["restore", text(&backups(&floor))]);
    assert_eq!(hours(&empty), hours(&floor));
}

#[test]
fn where_no_trial_can_be_made_verify_still_says_which_backups_are_good() {
    use std::os::unix::fs::PermissionsExt;
    if rustix::process::geteuid().is_root() {
        println!("skipped: root may write everywhere");
        return;
    }
    let floor = worked();
    floor.done(&["backup"]);
    let mode = |mode| fs::set_permissions(floor.folder.path(), fs::Permissions::from_mode(mode));
    mode(0o500).expect("read only");
    let verify = floor.run(&["backup", "verify"]);
    mode(0o700).expect("as before");
    assert_eq!(verify.status.code(), Some(3), "{}", err(&verify));
    let shown = String::from_utf8_lossy(&verify.stdout);
    assert!(shown.contains("goed"), "{shown}");
    assert!(
        err(&verify).contains("De proef is overgeslagen"),
        "{}",
        err(&verify)
    );
}
