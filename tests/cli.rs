//! The real program, from the outside: what it prints, what it keeps, how it exits.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

const PEOPLE: &str = "Nummer;Voornaam;Tussenvoegsel;Achternaam;Start;Werkwijze
12;Joost;van den;Berg;05-01-2026;ferm-werk
13;Amina;;Yilmaz;05-01-2026;ferm-werk
7;Jan;de;Vries;05-01-2026;ferm-werk
8;Jan;de;Vries;05-01-2026;ferm-werk
20;René;;Bos;05-01-2026;ferm-werk
";
const SCHEDULES: &str = "Nummer;Vanaf;Dag;Van;Tot;Pauze
12;05-01-2026;ma;9:00;16:00;0:30
13;05-01-2026;ma;9:00;16:00;0:30
7;05-01-2026;ma;9:00;12:30;
20;05-01-2026;ma;9:00;12:30;
";
const KLUSSEN: &str = "Klus;Datum;Dagdeel;Plaats;Werksoort;Buiten;Min;Max
Tuin Lindehof;12-01-2026;ochtend;Lindehof 3;groen;ja;2;4
";
/// A Monday on which four are expected.
const DAY: &str = "2026-01-12";

struct Floor {
    folder: TempDir,
}

impl Floor {
    /// A folder without a store.
    fn bare() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    /// Five people, four of them with a schedule, and a klus on the day.
    fn new() -> Self {
        let floor = Self::bare();
        for (name, text) in [("p.csv", PEOPLE), ("r.csv", SCHEDULES), ("k.csv", KLUSSEN)] {
            let path = floor.file(name, text);
            floor.done(&["import", path.to_str().expect("a path")]);
        }
        floor
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).expect("a file");
        path
    }

    /// Runs with the store and the day before the subcommand, in Dutch.
    fn run(&self, args: &[&str]) -> Output {
        let store = self.store();
        let mut all = vec!["--store", store.to_str().expect("a path"), "--on", DAY];
        all.extend(args);
        werkvloer(&all)
    }

    fn done(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", err(&output));
        out(&output)
    }

    fn refused(&self, code: i32, args: &[&str]) -> String {
        let output = self.run(args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", err(&output));
        assert!(out(&output).is_empty(), "{args:?} printed {}", out(&output));
        err(&output)
    }

    fn json(&self, args: &[&str]) -> Value {
        let text = self.done(args);
        assert_eq!(text.lines().count(), 1, "one value and nothing else: {text}");
        serde_json::from_str(&text).expect("JSON")
    }

    fn row(&self, number: &str) -> Value {
        let day = self.json(&["day", "--json"]);
        let rows = day["rows"].as_array().expect("rows");
        rows.iter()
            .find(|r| r["number"] == number)
            .expect("a row")
            .clone()
    }
}

fn werkvloer(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_werkvloer"))
        .args(args)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "nl_NL.UTF-8")
        .env_remove("WERKVLOER_STORE")
        .stdin(Stdio::null())
        .output()
        .expect("the program")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn a_row_says_what_was_expected_and_nothing_until_it_is_confirmed() {
    let floor = Floor::new();
    let day = floor.json(&["day", "--json"]);
    assert_eq!((&day["date"], &day["closed"]), (&json!(DAY), &json!(false)));
    assert_eq!(day["rows"].as_array().map(Vec::len), Some(4));
    let expected = json!({
        "participant": "Joost van den Berg", "number": "12", "expected": 390, "status": null,
        "confirmed": false, "late": 0, "stretches": [], "rest": null, "minutes": 0, "klussen": []
    });
    assert_eq!(floor.row("12"), expected);
}

#[test]
fn present_until_a_quarter_past_ten_and_then_ill_keeps_what_was_worked() {
    let floor = Floor::new();
    floor.done(&["mark", "Amina Yilmaz", "left", "10:15", "ziek"]);
    let row = floor.row("13");
    assert_eq!((&row["status"], &row["minutes"]), (&json!("present"), &json!(75)));
    assert_eq!(
        row["stretches"],
        json!([{"from": "09:00", "to": "10:15", "break": 0}])
    );
    assert_eq!(row["rest"], json!({"status": "sick", "minutes": 315}));
    floor.done(&["meld", "13", "laat", "9:25"]);
    let row = floor.row("13");
    assert_eq!((&row["late"], &row["minutes"]), (&json!(25), &json!(365)));
    floor.done(&["mark", "13", "z"]);
    let row = floor.row("13");
    assert_eq!(
        (&row["status"], &row["rest"]["minutes"]),
        (&json!("sick"), &json!(390))
    );
}

#[test]
fn what_is_printed_as_participant_is_taken_back_as_a_name() {
    let floor = Floor::new();
    let day = floor.json(&["day", "--json"]);
    for row in day["rows"].as_array().expect("rows") {
        let name = row["participant"].as_str().expect("a name");
        floor.done(&["mark", name, "present"]);
    }
    let day = floor.json(&["day", "--json"]);
    let rows = day["rows"].as_array().expect("rows");
    assert!(rows.iter().all(|r| r["status"] == "present"), "{day}");
    assert!(
        rows.iter().any(|r| r["participant"] == "Jan de Vries (7)"),
        "{day}"
    );
}

#[test]
fn writing_never_guesses_and_two_of_one_name_are_both_named() {
    let floor = Floor::new();
    let said = floor.refused(1, &["mark", "Joost", "sick"]);
    assert!(said.contains("Joost van den Berg"), "{said}");
    let said = floor.refused(1, &["note", "Jan de Vries", "werkt netjes"]);
    assert!(said.contains("(7)") && said.contains("(8)"), "{said}");
    floor.refused(1, &["mark", "Niemand", "sick"]);
    assert_eq!(floor.row("12")["confirmed"], false);
    let hours = floor.json(&["hours", "joos", "--json"]);
    assert_eq!(hours[0]["participant"], "Joost van den Berg");
    floor.done(&["mark", "berg, joost van den", "a"]);
    floor.done(&["mark", "Rene Bos", "a"]);
}

#[test]
fn undo_takes_back_and_redo_puts_back_also_in_a_next_run() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "sick"]);
    let said = floor.done(&["undo"]);
    assert!(said.contains("aanwezigheid"), "{said}");
    assert_eq!(floor.row("12")["confirmed"], false);
    floor.done(&["opnieuw"]);
    assert_eq!(floor.row("12")["status"], "sick");
    floor.refused(1, &["redo"]);
}

#[test]
fn the_day_closes_once_nothing_is_open_and_a_correction_then_wants_a_reason() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "present"]);
    let said = floor.refused(1, &["close"]);
    assert!(said.contains("Amina Yilmaz") && !said.contains("Joost"), "{said}");
    let said = floor.done(&["afsluiten", "--open", "no-show"]);
    assert!(
        said.contains("1 aanwezig") && said.contains("3 niet verschenen"),
        "{said}"
    );
    assert_eq!(floor.json(&["day", "--json"])["closed"], true);
    floor.refused(1, &["close"]);
    let said = floor.refused(1, &["mark", "13", "sick"]);
    assert!(said.contains("--reason"), "{said}");
    floor.done(&["mark", "13", "sick", "--reason", "belde later"]);
    let trail = floor.done(&["log", "Amina Yilmaz", "--limit", "1"]);
    assert!(
        trail.contains("niet verschenen → ziek") && trail.contains("belde later"),
        "{trail}"
    );
}

#[test]
fn somebody_who_falls_ill_leaves_the_klus_and_it_says_so() {
    let floor = Floor::new();
    for name in ["12", "13"] {
        floor.done(&["assign", name, "tuin lindehof"]);
    }
    assert_eq!(floor.row("12")["klussen"], json!(["Tuin Lindehof"]));
    let said = floor.done(&["mark", "12", "sick"]);
    assert!(said.contains("onderbezet"), "{said}");
    assert_eq!(floor.row("12")["klussen"], json!([]));
    floor.refused(1, &["assign", "12", "Tuin Lindehof"]);
    floor.refused(1, &["assign", "13", "Tuin"]);
    let said = floor.done(&["who", "tuin"]);
    assert!(said.contains("Amina Yilmaz"), "{said}");
    let listed = floor.json(&["klus", "list", "--json"]);
    assert_eq!(listed[0]["people"], json!(["Amina Yilmaz"]));
    floor.done(&["assign", "13", "-"]);
    assert_eq!(floor.row("13")["klussen"], json!([]));
}

#[test]
fn a_klus_is_added_by_day_or_by_week_but_never_for_minus_one() {
    let floor = Floor::new();
    floor.refused(1, &["klus", "add", "Lunch", "--min", "-1"]);
    floor.done(&[
        "klus", "add", "Lunch", "--weekly", "ma,wo", "--half", "middag", "--min", "1",
    ]);
    let listed = floor.json(&["klus", "list", "--json"]);
    assert!(
        listed
            .as_array()
            .expect("klussen")
            .iter()
            .any(|k| k["klus"] == "Lunch")
    );
    floor.done(&["klus", "remove", "lunch"]);
    assert_eq!(
        floor.json(&["klus", "list", "--json"]).as_array().map(Vec::len),
        Some(1)
    );
}

#[test]
fn hours_are_always_a_list_with_the_thresholds_of_the_method() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "present", "9-12:30", "13-16"]);
    let all = floor.json(&["hours", "--json"]);
    assert_eq!(all.as_array().map(Vec::len), Some(5));
    let one = floor.json(&["hours", "12", "--json"]);
    let one = &one.as_array().expect("a list")[0];
    assert_eq!(
        (&one["minutes"], &one["method"]),
        (&json!(390), &json!("ferm-werk"))
    );
    let thresholds = one["thresholds"].as_array().expect("thresholds");
    let hours: Vec<&Value> = thresholds.iter().map(|t| &t["hours"]).collect();
    assert_eq!(hours, [&json!(100), &json!(350), &json!(800)]);
    assert_eq!(thresholds[2]["id"], "cap");
    assert_eq!(thresholds[0]["reached_on"], Value::Null);
    assert!(thresholds[0]["by_schedule"].is_string(), "{one}");
}

#[test]
fn global_options_stand_before_or_after_and_both_languages_speak() {
    let floor = Floor::new();
    let store = floor.store();
    let store = store.to_str().expect("a path");
    let before = werkvloer(&["--store", store, "--on", DAY, "--lang", "en", "day"]);
    let after = werkvloer(&["dag", "--lang", "en", "--on", "12-1-2026", "--store", store]);
    assert_eq!(out(&before), out(&after));
    assert!(out(&before).contains("4 expected"), "{}", out(&before));
    assert!(floor.done(&["day"]).contains("4 verwacht"));
    let named = Command::new(env!("CARGO_BIN_EXE_werkvloer"))
        .args(["day", "--on", DAY, "--lang", "en"])
        .env("WERKVLOER_STORE", store)
        .output()
        .expect("the program");
    assert_eq!(out(&named), out(&before));
    assert_eq!(floor.json(&["day", "ma", "--json"])["date"], DAY);
}

#[test]
fn the_exit_code_says_what_kind_of_no_it_was() {
    let floor = Floor::bare();
    floor.refused(3, &["day"]);
    floor.refused(3, &["hours", "--json"]);
    assert!(!floor.store().exists(), "reading makes no store");
    let floor = Floor::new();
    for wrong in [
        &["dya"][..],
        &["mark", "12"],
        &["mark", "12", "zeik"],
        &["mark", "12", "present", "12-9:00-8"],
        &["mark", "12", "present", "9-26"],
        &["day", "31-2"],
        &["hours", "--nonsense"],
        &["day", "--lang", "de"],
    ] {
        floor.refused(2, wrong);
    }
    let tomorrow = ["mark", "12", "present", "--on", "2026-01-19"];
    floor.done(&tomorrow[..]);
}

#[test]
fn a_store_that_is_open_elsewhere_says_by_whom() {
    let floor = Floor::new();
    let clock = Box::new(werkvloer::app::clock::SystemClock);
    let _holder = werkvloer::app::App::open(&floor.store(), clock).expect("the store");
    let said = floor.refused(3, &["day"]);
    assert!(said.contains(&std::process::id().to_string()), "{said}");
}

#[test]
fn a_bad_row_refuses_the_file_and_every_bad_row_is_named() {
    let floor = Floor::new();
    let text = "Deelnemer;Datum;Status;Uren\n12;12-01-2026;aanwezig;3,5\n13;31-02-2026;ziek;\nWie;12-01-2026;ziek;\n";
    let text = text.replace("Deelnemer", "Nummer").replace("Wie", "99");
    let path = floor.file("a.csv", &text);
    let path = path.to_str().expect("a path");
    let output = floor.run(&["import", path, "--json"]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let keys: Vec<&String> = said.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["added", "changed", "refused", "rows", "unchanged"]);
    let refused = said["refused"].as_array().expect("refused");
    assert_eq!((refused.len(), &refused[0]["row"]), (2, &json!(3)), "{said}");
    assert!(
        refused
            .iter()
            .all(|r| r["reason"].as_str().is_some_and(|t| !t.contains('⟦')))
    );
    assert_eq!(floor.row("12")["confirmed"], false);
    let kept = floor.json(&["import", path, "--skip-bad", "--json"]);
    assert_eq!(kept["added"], 1);
    assert_eq!(floor.row("12")["minutes"], 210);
    let again = floor.json(&["import", path, "--skip-bad", "--json"]);
    assert_eq!((&again["added"], &again["unchanged"]), (&json!(0), &json!(1)));
}

#[test]
fn a_look_at_a_file_leaves_no_store_behind() {
    let floor = Floor::bare();
    let path = floor.file("p.csv", PEOPLE);
    let said = floor.json(&["import", path.to_str().expect("a path"), "--dry-run", "--json"]);
    assert_eq!(said["added"], 5);
    assert!(!floor.store().exists());
}

#[test]
fn what_is_exported_is_read_back_with_the_same_hours() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "present"]);
    floor.done(&["mark", "13", "left", "10:15", "ziek"]);
    let file = floor.folder.path().join("uit.csv");
    let file = file.to_str().expect("a path");
    floor.done(&["export", "attendance", "-o", file]);
    floor.refused(1, &["export", "attendance", "-o", file]);
    let other = Floor::bare();
    other.done(&["import", file, "--add-participants"]);
    assert_eq!(other.row("13")["minutes"], 75);
    assert_eq!(other.row("12")["minutes"], 390);
}

#[test]
fn nobody_reads_on_and_the_program_ends_quietly() {
    let floor = Floor::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_werkvloer"))
        .args(["day", "--on", DAY, "--store"])
        .arg(floor.store())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{}",
        err(&output)
    );
}

#[test]
fn what_is_typed_never_steers_the_terminal() {
    let floor = Floor::new();
    let said = floor.refused(1, &["mark", "\u{1b}[31mJoost\u{7}", "sick"]);
    assert!(!said.contains(['\u{1b}', '\u{7}']), "{said:?}");
    floor.done(&["note", "12", "netjes\u{1b}[2J gewerkt"]);
    let trail = floor.done(&["log", "--limit", "1"]);
    assert!(
        trail.contains("netjes gewerkt") && !trail.contains('\u{1b}'),
        "{trail:?}"
    );
    floor.refused(1, &["note", "12", &"x".repeat(10_000)]);
}

#[test]
fn what_is_made_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    fn walk(path: &Path) {
        let data = fs::metadata(path).expect("data");
        assert_eq!(data.permissions().mode() & 0o077, 0, "{}", path.display());
        if data.is_dir() {
            for entry in fs::read_dir(path).expect("a folder").flatten() {
                walk(&entry.path());
            }
        }
    }
    walk(&Floor::new().store());
}

#[test]
fn every_command_is_explained_in_both_languages() {
    let commands = [
        "day",
        "mark",
        "who",
        "hours",
        "note",
        "klus",
        "klus list",
        "klus add",
        "klus remove",
        "assign",
        "close",
        "undo",
        "redo",
        "log",
        "export",
        "import",
        "demo",
        "completions",
        "man",
        "",
    ];
    for lang in ["nl", "en"] {
        for command in commands {
            let mut args: Vec<&str> = command.split_whitespace().collect();
            args.extend(["--help", "--lang", lang]);
            let output = werkvloer(&args);
            assert!(output.status.success(), "{command}: {}", err(&output));
            assert!(!out(&output).contains('⟦'), "{}", out(&output));
        }
        let page = out(&werkvloer(&["man", "--lang", lang]));
        assert!(page.contains("werkvloer") && !page.contains('⟦'));
    }
    assert!(out(&werkvloer(&["completions", "bash"])).contains("_werkvloer"));
}
