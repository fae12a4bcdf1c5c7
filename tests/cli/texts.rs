//! Text that comes in with a command, and a clock that is wrong.

use serde_json::{Value, json};

use crate::floor::{DAY, Floor, by_the_clock_of, err, out};

/// What is noted of somebody.
fn notes(floor: &Floor) -> Vec<String> {
    let all = floor.json(&["export", "observations", "--format", "json"]);
    let all = all.as_array().expect("a list").iter();
    all.map(|note| note["text"].as_str().expect("a text").to_owned())
        .collect()
}

#[test]
fn a_note_comes_from_the_input_with_its_lines_and_is_in_no_list_of_processes() {
    let floor = Floor::new();
    let said = floor.fed(
        &["note", "12", "-", "--strength"],
        "hielp mee\n- en ruimde op\n".as_bytes(),
    );
    assert!(said.status.success(), "{}", err(&said));
    assert_eq!(notes(&floor), ["hielp mee\n- en ruimde op"]);
    let empty = floor.fed(&["note", "12", "-"], b"");
    assert_eq!(empty.status.code(), Some(1), "{}", err(&empty));
    let unread = floor.fed(&["note", "12", "-"], b"\xff\xfe\xfa");
    assert_eq!(unread.status.code(), Some(2));
    assert!(err(&unread).contains("niets bewaard"), "{}", err(&unread));
    let long = floor.fed(&["note", "12", "-"], "é".repeat(100_000).as_bytes());
    assert_eq!(long.status.code(), Some(1), "{}", err(&long));
    let twice = floor.fed(&["note", "12", "-", "--goal", "-"], b"x");
    assert_eq!(twice.status.code(), Some(2), "{}", err(&twice));
    assert_eq!(notes(&floor).len(), 1);
}

#[test]
fn a_note_may_begin_with_a_hyphen_and_a_mistyped_option_is_none() {
    let floor = Floor::new();
    floor.done(&["note", "12", "- hielp mee"]);
    floor.done(&["note", "12", "-", "ruimde", "op"]);
    floor.done(&["note", "12", "-2", "uur", "te", "laat", "--attention"]);
    floor.done(&["note", "12", "--strength", "--", "--streepjes", "vooraf"]);
    let mut all = notes(&floor);
    all.sort();
    assert_eq!(
        all,
        [
            "- hielp mee",
            "- ruimde op",
            "--streepjes vooraf",
            "-2 uur te laat"
        ]
    );
    for typo in [
        &["note", "12", "hielp", "--strenght"][..],
        &["note", "12", "--strenght", "hielp"],
        &["note", "12", "--strenght"],
    ] {
        assert!(floor.refused(2, typo).contains("--strenght"), "{typo:?}");
    }
    assert_eq!(notes(&floor).len(), 4);
}

#[test]
fn a_reason_comes_from_the_input_and_may_begin_with_a_hyphen() {
    let floor = Floor::new();
    floor.done(&["close", "--open", "planned"]);
    let said = floor.fed(&["mark", "12", "x", "--reason", "-"], b"belde pas om vijf uur\n");
    assert!(said.status.success(), "{}", err(&said));
    floor.done(&["mark", "13", "x", "--reason", "- stond op de verkeerde rij"]);
    let reasons: Vec<Value> = floor
        .json(&["log", "--limit", "2", "--json"])
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["reason"].clone())
        .collect();
    assert!(reasons.contains(&json!("belde pas om vijf uur")), "{reasons:?}");
    assert!(
        reasons.contains(&json!("- stond op de verkeerde rij")),
        "{reasons:?}"
    );
}

#[test]
fn by_a_clock_that_cannot_be_right_nothing_is_done_and_one_sentence_says_so() {
    let floor = Floor::new();
    let store = floor.store();
    let store = store.to_str().expect("a path");
    let day: &[&[&str]] = &[&["day"], &["mark", "12", "ziek"], &[]];
    let any: &[&[&str]] = &[&["day"], &["check"], &["--on", DAY, "mark", "12", "ziek"], &[]];
    for (moment, all) in [
        ("@1969-12-31 22:00:00", any),
        ("@1985-06-01 12:00:00", day),
        ("@2150-01-01 00:00:00", day),
    ] {
        for args in all {
            let Some(said) = by_the_clock_of(moment, &[&["--store", store][..], *args].concat()) else {
                println!("skipped: no clock can be made up here");
                return;
            };
            assert_eq!(said.status.code(), Some(1), "{moment} {args:?}: {}", err(&said));
            assert!(out(&said).is_empty(), "{moment} {args:?}");
            assert_eq!(err(&said).lines().count(), 1, "{}", err(&said));
            assert!(err(&said).contains("klok"), "{}", err(&said));
        }
        let help = by_the_clock_of(moment, &["man"]).expect("a clock");
        assert!(help.status.success(), "{moment}");
    }
    // A clock that was never set stops nobody who names the day, or who restores.
    for args in [&["--on", DAY, "day"][..], &["check"]] {
        let said = by_the_clock_of("@1975-01-01 12:00:00", &[&["--store", store][..], args].concat());
        assert!(said.is_some_and(|said| said.status.success()), "{args:?}");
    }
    assert_eq!(floor.row("12")["status"], Value::Null, "nothing was changed");
}
