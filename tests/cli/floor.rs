//! A small workshop, and the real program run on it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub const PEOPLE: &str = "Nummer;Voornaam;Tussenvoegsel;Achternaam;Start;Werkwijze
12;Joost;van den;Berg;05-01-2026;ferm-werk
13;Amina;;Yilmaz;05-01-2026;ferm-werk
7;Jan;de;Vries;05-01-2026;ferm-werk
8;Jan;de;Vries;05-01-2026;ferm-werk
20;René;;Bos;05-01-2026;ferm-werk
";
pub const SCHEDULES: &str = "Nummer;Vanaf;Dag;Van;Tot;Pauze
12;05-01-2026;ma;9:00;16:00;0:30
13;05-01-2026;ma;9:00;16:00;0:30
7;05-01-2026;ma;9:00;12:30;
20;05-01-2026;ma;9:00;12:30;
";
pub const KLUSSEN: &str = "Klus;Datum;Dagdeel;Plaats;Werksoort;Buiten;Min;Max
Tuin Lindehof;12-01-2026;ochtend;Lindehof 3;groen;ja;2;4
";
/// A Monday on which four are expected.
pub const DAY: &str = "2026-01-12";

/// A workshop in a folder of its own.
pub struct Floor {
    pub folder: TempDir,
}

impl Floor {
    /// A folder without a store.
    pub fn bare() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    /// Five people, four of them with a schedule, and a klus on the day.
    pub fn new() -> Self {
        let floor = Self::bare();
        for (name, text) in [("p.csv", PEOPLE), ("r.csv", SCHEDULES), ("k.csv", KLUSSEN)] {
            let path = floor.file(name, text);
            floor.done(&["import", path.to_str().expect("a path")]);
        }
        floor
    }

    pub fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).expect("a file");
        path
    }

    /// Runs with the store and the day before the subcommand, in Dutch.
    pub fn run(&self, args: &[&str]) -> Output {
        let store = self.store();
        let mut all = vec!["--store", store.to_str().expect("a path"), "--on", DAY];
        all.extend(args);
        program(&all)
            .env("XDG_CONFIG_HOME", self.folder.path().join("config"))
            .env("XDG_STATE_HOME", self.folder.path().join("state"))
            .output()
            .expect("the program")
    }

    /// The same with something on standard input.
    pub fn fed(&self, args: &[&str], input: &[u8]) -> Output {
        let store = self.store();
        let mut child = program(&["--store", store.to_str().expect("a path"), "--on", DAY])
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut pipe = child.stdin.take().expect("an input");
        // Whoever refuses need not read on.
        let _ = pipe.write_all(input);
        drop(pipe);
        child.wait_with_output().expect("an end")
    }

    pub fn done(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", err(&output));
        out(&output)
    }

    pub fn refused(&self, code: i32, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", err(&output));
        assert!(out(&output).is_empty(), "{args:?} printed {}", out(&output));
        err(&output)
    }

    pub fn json(&self, args: &[&str]) -> Value {
        let text = self.done(args);
        assert_eq!(text.lines().count(), 1, "one value and nothing else: {text}");
        serde_json::from_str(&text).expect("JSON")
    }

    pub fn row(&self, number: &str) -> Value {
        let day = self.json(&["day", "--json"]);
        let rows = day["rows"].as_array().expect("rows");
        rows.iter()
            .find(|r| r["number"] == number)
            .expect("a row")
            .clone()
    }
}

/// The program by a clock that stands elsewhere; none where no clock can be made up.
pub fn by_the_clock_of(moment: &str, args: &[&str]) -> Option<Output> {
    const FAKE: &str = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    fs::exists(FAKE).is_ok_and(|there| there).then(|| {
        program(args)
            .env("LD_PRELOAD", FAKE)
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            .env("FAKETIME", moment)
            .output()
            .expect("the program")
    })
}

pub fn werkvloer(args: &[&str]) -> Output {
    program(args).output().expect("the program")
}

fn program(args: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_werkvloer"));
    program
        .args(args)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "nl_NL.UTF-8")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("XDG_STATE_HOME", "/dev/null")
        .env_remove("WERKVLOER_STORE")
        .stdin(Stdio::null());
    program
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}
