//! A bare number means one person, on the command line as on the screen.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::floor::Floor;

/// Thirteen people with the numbers 1 to 13, all expected; in order of name the sheet is another one.
fn thirteen() -> Floor {
    let floor = Floor::bare();
    let mut people = "Nummer;Voornaam;Achternaam;Start;Werkwijze\n".to_owned();
    let mut schedules = "Nummer;Vanaf;Dag;Van;Tot\n".to_owned();
    for number in 1..=13 {
        let _ = writeln!(people, "{number};Mens;nr{number};05-01-2026;ferm-werk");
        let _ = writeln!(schedules, "{number};05-01-2026;ma;9:00;16:00");
    }
    for (name, text) in [("p.csv", people), ("r.csv", schedules)] {
        let path = floor.file(name, &text);
        floor.done(&["import", path.to_str().expect("a path")]);
    }
    floor
}

/// Who stands as sick.
fn sick(floor: &Floor) -> Vec<Value> {
    let day = floor.json(&["day", "--json"]);
    let rows = day["rows"].as_array().expect("rows");
    let sick = rows.iter().filter(|row| row["status"] == "sick");
    sick.map(|row| row["participant"].clone()).collect()
}

#[test]
fn a_number_that_is_a_row_and_somebody_elses_own_is_refused_and_says_how_to_type_each() {
    let floor = thirteen();
    let day = floor.json(&["day", "--json"]);
    let third = &day["rows"][2];
    assert_eq!((&third["row"], &third["number"]), (&json!(3), &json!("11")));
    for command in [
        vec!["mark", "3", "ziek"],
        vec!["assign", "3", "geen"],
        vec!["note", "3", "was er"],
        vec!["hours", "3"],
        vec!["log", "3"],
    ] {
        let said = floor.refused(1, &command);
        for part in ["Mens nr11", "(r3)", "Mens nr3", "(nr3)"] {
            assert!(said.contains(part), "{command:?}: {said}");
        }
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert_eq!(sick(&floor), Vec::<Value>::new());
    floor.done(&["mark", "r3", "ziek"]);
    assert_eq!(sick(&floor), ["Mens nr11"]);
    floor.done(&["mark", "nr3", "ziek"]);
    assert_eq!(sick(&floor), ["Mens nr11", "Mens nr3"]);
    // Row 1 is who has number 1: nothing to tell apart.
    floor.done(&["mark", "1", "ziek"]);
    assert_eq!(sick(&floor).len(), 3);
    assert!(floor.refused(1, &["mark", "r14", "ziek"]).contains("r14"));
}

#[test]
fn what_the_day_sheet_shows_is_taken_back_as_it_stands_there() {
    let floor = thirteen();
    let shown = floor.done(&["day"]);
    let line = shown
        .lines()
        .find(|line| line.contains("Mens nr11"))
        .expect("a line");
    let marks: Vec<&str> = line.split_whitespace().take(2).collect();
    assert_eq!(marks, ["r3", "nr11"]);
    for mark in marks {
        let of = floor.json(&["who", mark, "--json"]);
        assert_eq!(of["people"][0]["participant"], "Mens nr11", "{of}");
        assert_eq!(of["people"].as_array().map(Vec::len), Some(1), "{of}");
    }
    let both = floor.json(&["who", "3", "--json"]);
    assert_eq!(both["people"].as_array().map(Vec::len), Some(2), "{both}");
}

#[test]
fn a_row_keeps_its_number_from_command_to_command() {
    let floor = thirteen();
    let before = floor.json(&["day", "--json"]);
    let newcomer = "Nummer;Voornaam;Achternaam;Start;Werkwijze\n20;Aad;Aa;05-01-2026;ferm-werk\n";
    let schedule = "Nummer;Vanaf;Dag;Van;Tot\n20;05-01-2026;ma;9:00;16:00\n";
    for (name, text) in [("p2.csv", newcomer), ("r2.csv", schedule)] {
        let path = floor.file(name, text);
        floor.done(&["import", path.to_str().expect("a path")]);
    }
    let after = floor.json(&["day", "--json"]);
    let rows = |day: &Value| day["rows"].as_array().expect("rows").clone();
    assert_eq!(rows(&after)[..13], rows(&before));
    let last = &rows(&after)[13];
    assert_eq!(
        (&last["participant"], &last["row"]),
        (&json!("Aad Aa"), &json!(14))
    );
    floor.done(&["mark", "r14", "ziek"]);
    assert_eq!(sick(&floor), ["Aad Aa"]);
}
