//! The program as such: options, exit codes, files, help, and what it never does.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::floor::{DAY, Floor, PEOPLE, err, out, werkvloer};

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
    for writes in [
        &["mark", "12", "present"][..],
        &["undo"],
        &["klus", "add", "Tuin"],
    ] {
        let said = floor.refused(3, writes);
        assert!(said.contains(&std::process::id().to_string()), "{said}");
    }
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
    assert_eq!((&said["added"], &said["rows"]), (&json!(0), &json!(3)));
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
fn a_method_that_is_not_there_is_wrong_usage_and_names_those_that_are() {
    let floor = Floor::bare();
    let path = floor.file("p.csv", crate::floor::PEOPLE);
    let path = path.to_str().expect("a path");
    let said = floor.refused(2, &["import", path, "--method", "geen"]);
    assert!(said.contains("geen") && said.contains("ferm-werk"), "{said}");
    assert!(!floor.store().exists());
}

#[test]
fn a_method_is_chosen_by_the_name_that_the_hours_print() {
    let floor = Floor::bare();
    let path = floor.file("p.csv", "Deelnemer;Datum;Uren\nKoen Aalbers;05-01-2026;3\n");
    let path = path.to_str().expect("a path");
    floor.done(&["import", path, "--add-participants", "--method", "de werkmakerij"]);
    let hours = floor.done(&["hours", "Koen Aalbers"]);
    assert!(hours.contains("De Werkmakerij"), "{hours}");
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
fn a_look_at_a_file_says_no_where_taking_it_in_would() {
    let long = format!(
        "Nummer;Deelnemer;Start\n{};Koen Aalbers;05-01-2026\n",
        "1".repeat(25)
    );
    for floor in [Floor::bare(), Floor::new()] {
        let path = floor.file("lang.csv", &long);
        let path = path.to_str().expect("a path");
        let looked = floor.refused(1, &["import", path, "--dry-run"]);
        assert_eq!(looked, floor.refused(1, &["import", path]));
    }
}

#[test]
fn a_file_that_is_refused_leaves_no_store_behind() {
    let floor = Floor::bare();
    let path = floor.file("a.csv", "datum;deelnemer;status\n12-01-2026;Koen Aalbers;zeik\n");
    floor.refused(
        1,
        &["import", path.to_str().expect("a path"), "--add-participants"],
    );
    assert!(!floor.store().exists());
}

#[test]
fn an_organisation_has_its_own_words_for_a_status() {
    let floor = Floor::new();
    let config = floor.folder.path().join("config/werkvloer");
    std::fs::create_dir_all(&config).expect("a folder");
    let own = config.join("statuses.toml");
    std::fs::write(&own, "cancelled = [\"doktersbezoek\"]\n").expect("a file");
    floor.done(&["mark", "12", "doktersbezoek: tandarts"]);
    assert_eq!(floor.row("12")["status"], "cancelled");
    assert!(floor.done(&["export", "attendance"]).contains("tandarts"));
    // A mistake there is named with its line: what a word means is not guessed.
    std::fs::write(&own, "\nverzuimd = [\"nee\"]\n").expect("a file");
    let said = floor.refused(1, &["mark", "12", "a"]);
    assert!(said.contains("statuses.toml, regel 2"), "{said}");
}

#[test]
fn an_organisation_that_counts_350_from_the_start_says_so_in_its_own_method_file() {
    let floor = Floor::bare();
    let methods = floor.folder.path().join("config/werkvloer/methods");
    fs::create_dir_all(&methods).expect("a folder");
    let shipped = include_str!("../../data/methods/ferm-werk.toml");
    let own = shipped.replace("hours = 350\n", "hours = 350\ncounted_from = \"start\"\n");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/W01_presentie.csv");
    let import = ["import", file, "--add-participants", "--method", "ferm-werk"];
    // A folder that cannot be read is not taken for one without methods.
    fs::remove_dir(&methods).expect("gone");
    fs::write(&methods, "no folder").expect("a file");
    let said = floor.refused(1, &import);
    assert!(
        said.contains("config/werkvloer/methods is niet te lezen"),
        "{said}"
    );
    fs::remove_file(&methods).expect("gone");
    fs::create_dir(&methods).expect("a folder");
    // What is wrong in it is said with its line, and nothing is begun.
    fs::write(
        methods.join("ferm-werk.toml"),
        own.replace("hours = 100", "hours = \"veel\""),
    )
    .expect("a file");
    let said = floor.refused(1, &import);
    assert!(
        said.contains("ferm-werk.toml, regel 48, phase[1].hours: hier hoort een heel getal"),
        "{said}"
    );
    assert!(!floor.store().exists());
    fs::write(methods.join("ferm-werk.toml"), &own).expect("a file");
    fs::write(methods.join("kopie.toml"), &own).expect("a file");
    let said = floor.refused(1, &import);
    assert!(
        said.contains("kopie.toml heeft dezelfde id (ferm-werk)"),
        "{said}"
    );
    fs::remove_file(methods.join("kopie.toml")).expect("gone");
    floor.done(&import);
    let hours = floor.json(&["hours", "--json"]);
    let reached = hours[0]["thresholds"].as_array().expect("thresholds");
    let reached: Vec<_> = reached.iter().map(|t| t["reached_on"].as_str()).collect();
    let by_hand = ["2016-02-05", "2016-05-09", "2016-10-13"].map(Some);
    assert_eq!(reached, by_hand);
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
fn an_export_never_goes_through_a_link_to_a_file_or_over_what_is_there() {
    let floor = Floor::new();
    let at = |name: &str| floor.folder.path().join(name);
    fs::write(at("own.csv"), "own").expect("a file");
    std::os::unix::fs::symlink(at("own.csv"), at("link.csv")).expect("a link");
    std::os::unix::fs::symlink(at("nowhere"), at("loose.csv")).expect("a link");
    fs::create_dir(at("folder.csv")).expect("a folder");
    for name in ["own.csv", "link.csv", "loose.csv", "folder.csv"] {
        let path = at(name);
        let said = floor.refused(1, &["export", "day", "-o", path.to_str().expect("a path")]);
        assert_eq!(said.trim().lines().count(), 1, "{said}");
    }
    assert_eq!(fs::read_to_string(at("own.csv")).expect("still there"), "own");
    assert!(!at("nowhere").exists());
    let plain = floor.done(&["export", "day"]);
    for name in ["-", "/dev/stdout"] {
        assert_eq!(floor.done(&["export", "day", "-o", name]), plain);
    }
    assert_eq!(floor.done(&["export", "day", "-o", "/dev/null"]), "");
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
        "rebuild",
        "backup",
        "backup list",
        "backup verify",
        "restore",
        "check",
        "doctor",
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

#[test]
fn bad_rows_of_one_cause_are_one_line_with_their_number_and_the_first_of_them() {
    let floor = Floor::new();
    let rows = "99;12-01-2026;ziek\n".repeat(204);
    let path = floor.file("a.csv", &format!("Nummer;Datum;Status\n{rows}"));
    let said = floor.refused(1, &["import", path.to_str().expect("a path")]);
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(said.contains("204 regels (2, 3, 4, 5, 6, 7, 8, 9, …)"), "{said}");
    let path = path.to_str().expect("a path");
    let all: Value = serde_json::from_slice(&floor.run(&["import", path, "--json"]).stdout).expect("JSON");
    assert_eq!(
        all["refused"].as_array().map(Vec::len),
        Some(204),
        "every one of them for a program"
    );
}

#[test]
fn a_file_that_is_not_there_is_said_in_the_language_of_the_user() {
    let floor = Floor::new();
    let none = floor.folder.path().join("geen/x.csv");
    let none = none.to_str().expect("a path");
    for (args, why) in [
        (["import", none, "--dry-run"].as_slice(), "is er niet"),
        (["export", "day", "-o", none].as_slice(), "die map is er niet"),
    ] {
        let said = floor.refused(1, args);
        assert!(said.contains(why) && !said.contains("os error"), "{said}");
    }
    let one = floor.file("een.csv", "Nummer;Datum;Status\n12;12-01-2026;ziek\n");
    let said = floor.done(&["import", one.to_str().expect("a path")]);
    assert!(said.starts_with("1 regel:"), "{said}");
}

#[test]
fn an_export_that_ends_before_it_begins_is_refused() {
    let floor = Floor::new();
    for what in ["day", "hours", "attendance", "observations"] {
        let said = floor.refused(2, &["export", what, "--from", "2026-02-01", "--to", "2026-01-01"]);
        assert!(said.contains("Het einde ligt vóór het begin"), "{said}");
    }
}

#[test]
fn part_of_a_day_asks_for_its_times() {
    let floor = Floor::new();
    let said = floor.refused(2, &["mark", "12", "deel"]);
    assert!(
        said.contains("„deel” horen tijden") && said.contains("9-12"),
        "{said}"
    );
    floor.done(&["mark", "12", "deel", "9-12"]);
}

#[test]
fn a_file_where_the_folder_must_be_is_not_called_empty() {
    let floor = Floor::bare();
    floor.file("store", "no folder");
    for args in [
        &["day"][..],
        &["hours"],
        &["mark", "12", "z"],
        &["check"],
        &["backup"],
        &["klus", "add", "Tuin"],
    ] {
        let said = floor.refused(3, args);
        assert!(
            said.contains("is een bestand waar een map moet zijn"),
            "{args:?}: {said}"
        );
    }
}

#[test]
fn a_demo_that_is_only_shown_takes_no_folder_and_says_how_to_make_one_to_keep() {
    let floor = Floor::bare();
    let said = floor.refused(2, &["demo"]);
    assert!(said.contains("demo --make"), "{said}");
    assert!(!floor.store().exists());
}

#[test]
fn a_klus_on_a_closed_day_asks_why_and_takes_the_answer() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "present"]);
    floor.done(&["close", "--open", "no-show"]);
    let said = floor.refused(1, &["klus", "add", "Verhuizing"]);
    assert!(said.contains("--reason"), "{said}");
    floor.done(&["klus", "add", "Verhuizing", "--reason", "was vergeten"]);
    assert!(
        floor
            .refused(1, &["klus", "remove", "Verhuizing"])
            .contains("--reason")
    );
    floor.done(&["klus", "remove", "Verhuizing", "--reason", "was er niet"]);
    floor.refused(2, &["klus", "add", "-"]);
}

#[test]
fn a_demo_that_would_come_over_a_workshop_says_to_make_it_elsewhere() {
    let floor = Floor::new();
    let store = floor.store();
    let said = floor.refused(3, &["demo", "--make", store.to_str().expect("a path")]);
    assert!(said.contains("--make") && !said.contains("--store"), "{said}");
    assert_eq!(
        floor.json(&["day", "--json"])["rows"].as_array().map(Vec::len),
        Some(4)
    );
}
