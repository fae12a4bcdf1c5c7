//! `doctor` with the real program: it always has an answer, and nothing of anybody is in it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::floor::{Floor, PEOPLE, err, out};

/// Runs in the home of somebody called Jansen.
fn run(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_werkvloer"))
        .args(args)
        .env_clear()
        .env("HOME", home)
        .env("USER", "jansen")
        .env("LANG", "nl_NL.UTF-8")
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .expect("the program")
}

fn said(home: &Path) -> (String, Value) {
    let (text, json) = (run(home, &["doctor"]), run(home, &["dokter", "--json"]));
    assert!(
        text.status.success() && json.status.success(),
        "{} {}",
        err(&text),
        err(&json)
    );
    let text = out(&text);
    assert!(!text.contains('⟦'), "{text}");
    (text, serde_json::from_slice(&json.stdout).expect("JSON"))
}

#[test]
fn nothing_of_anybody_is_in_it_and_everything_of_the_program_is() {
    let floor = Floor::bare();
    let home = floor.folder.path().join("jansen");
    fs::create_dir(&home).expect("a home");
    let (text, json) = said(&home);
    assert!(text.contains("is er niet"), "{text}");
    assert_eq!(json["store"]["state"]["fine"], Value::Null);

    let people = floor.file("p.csv", PEOPLE);
    let done = run(&home, &["import", people.to_str().expect("a path")]);
    assert!(done.status.success(), "{}", err(&done));
    assert!(run(&home, &["backup"]).status.success());
    let (text, json) = said(&home);
    for secret in [
        "jansen",
        "Joost",
        "Yilmaz",
        "ferm",
        &*floor.folder.path().to_string_lossy(),
    ] {
        assert!(
            !text.contains(secret) && !json.to_string().contains(secret),
            "{secret}: {text}"
        );
    }
    assert!(text.contains("~/.local/share/werkvloer (0700)"), "{text}");
    assert!(text.contains(env!("CARGO_PKG_VERSION")));
    for (section, fact) in [
        ("folders", "store"),
        ("folders", "log"),
        ("folders", "rights"),
        ("store", "journal"),
        ("store", "state"),
        ("store", "store"),
        ("store", "totals"),
        ("backups", "last"),
        ("backups", "count"),
        ("terminal", "utf8"),
    ] {
        assert_eq!(json[section][fact]["fine"], true, "{section} {fact}: {json}");
    }
}

#[test]
fn a_damaged_store_and_an_open_one_are_told() {
    let floor = Floor::bare();
    let home = floor.folder.path().join("jansen");
    fs::create_dir(&home).expect("a home");
    let people = floor.file("p.csv", PEOPLE);
    assert!(
        run(&home, &["import", people.to_str().expect("a path")])
            .status
            .success()
    );
    let store = home.join(".local/share/werkvloer");
    let clock = Box::new(werkvloer::app::clock::SystemClock);
    let holder = werkvloer::app::App::open(&store, clock).expect("the store");
    let (text, json) = said(&home);
    assert!(text.contains(&std::process::id().to_string()), "{text}");
    assert_eq!(json["store"]["journal"]["fine"], true, "{json}");
    drop(holder);
    let journal = store.join("journal/00000001.wvj");
    let mut bytes = fs::read(&journal).expect("bytes");
    bytes[150] ^= 1;
    fs::write(&journal, bytes).expect("written");
    let (text, json) = said(&home);
    assert_eq!(json["store"]["journal"]["fine"], false, "{json}");
    assert!(
        text.contains("~/.local/share/werkvloer/journal/00000001.wvj"),
        "{text}"
    );
    assert!(!text.contains("jansen"), "{text}");
}

#[test]
fn what_is_known_of_the_backups_and_cannot_be_read_is_said_to_be_so_without_a_date() {
    let floor = Floor::new();
    fs::write(floor.store().join("backup.toml"), "geen toml [").expect("written");
    let backups = floor.json(&["doctor", "--json"])["backups"].clone();
    assert_eq!(backups["last"]["value"], "niet te lezen", "{backups}");
    assert!(!backups.to_string().contains("1970"), "{backups}");
    assert!(
        backups["failure"]["value"]
            .as_str()
            .is_some_and(|said| said.contains("backup.toml"))
    );
}
