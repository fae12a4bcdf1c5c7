//! The program in a real terminal: a whole day from opening to closing, and what a crash leaves.

#![expect(clippy::expect_used, reason = "in a test a surprise is a failure")]

#[path = "terminal/desk.rs"]
mod desk;
#[path = "terminal/faults.rs"]
mod faults;

use desk::{Desk, store};

/// Twenty expected people with three exceptions, in ten keys.
#[test]
fn a_day_of_twenty_people_with_three_exceptions_takes_ten_keys() {
    let store = store(26, "2026-11-20");
    let mut desk = Desk::open(&store, "2026-11-20");
    assert!(desk.sees("nog open"), "{}", desk.screen());
    for key in "12z15v18xA".chars() {
        desk.key(&key.to_string());
    }
    assert_eq!(desk.presses, 10);
    desk.wait_for("niet verschenen");
    desk.key("q");
    assert_eq!(desk.ended(), Some(0));
    let day = store.day("2026-11-20");
    let status = |number: usize| {
        day["rows"][number - 1]["status"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(
        (status(12), status(15), status(18)),
        ("sick".into(), "leave".into(), "no_show".into())
    );
    let rows = day["rows"].as_array().expect("rows");
    assert!(rows.len() >= 18, "{} rows", rows.len());
    assert!(
        rows.iter().all(|row| row["confirmed"] == true),
        "nobody is open any more"
    );
}

#[test]
fn one_whole_day_from_opening_to_closing() {
    let store = store(24, "2026-11-20");
    let mut desk = Desk::open(&store, "2026-11-20");
    desk.key("2z");
    desk.key("3");
    desk.key("\r");
    desk.wait_for("bewaren");
    desk.key("9-10:15 z\r");
    desk.wait_for("eerder weg");
    desk.key("n");
    desk.wait_for("Wat zag je?");
    desk.key("+ hielp een ander op weg\r");
    desk.wait_for("bewaard");
    desk.key("A");
    desk.key("D");
    desk.wait_for("afsluiten");
    desk.key("\r");
    desk.wait_for("is afgesloten");
    desk.key("5x");
    desk.wait_for("waarom deze correctie");
    desk.key("belde pas om vijf uur\r");
    desk.wait_for("*niet verschenen");
    desk.key("u");
    desk.wait_for("Ongedaan gemaakt");
    desk.key("q");
    assert_eq!(desk.ended(), Some(0));
    let day = store.day("2026-11-20");
    assert_eq!(day["closed"], true);
    assert_eq!(day["rows"][1]["status"], "sick");
    assert_eq!(day["rows"][2]["status"], "present");
    assert_eq!(day["rows"][2]["minutes"], 75);
    assert_eq!(day["rows"][2]["rest"]["status"], "sick");
    assert_eq!(
        day["rows"][4]["status"], "present",
        "the correction was taken back"
    );
}

/// What stands on the screen as sick or not turned up was saved; kill -9 takes none of it.
#[test]
fn every_status_that_was_shown_is_there_after_a_kill() {
    let store = store(26, "2026-11-20");
    let mut shown = 0;
    for round in 0..6 {
        let mut desk = Desk::open(&store, "2026-11-20");
        let letter = if round % 2 == 0 { "z" } else { "x" };
        for _ in 0..3 + round * 2 {
            desk.press(letter);
        }
        // Killed in the middle of a held key: whatever has reached the screen by now counts.
        desk.read_for(5 + round * 7);
        let word = if round % 2 == 0 { "ziek" } else { "niet verschenen" };
        let seen: Vec<String> = desk.rows_with(word);
        desk.kill();
        let day = store.day("2026-11-20");
        let status = if round % 2 == 0 { "sick" } else { "no_show" };
        for name in &seen {
            let row = day["rows"]
                .as_array()
                .and_then(|rows| rows.iter().find(|r| register(r) == *name));
            let row = row.unwrap_or_else(|| panic!("{name} is gone"));
            assert_eq!(row["status"], status, "{name} was shown as {word}");
        }
        shown += seen.len();
    }
    assert!(shown > 0, "nothing was shown in any round");
}

/// A printed name in the form of the list: `Berg, Joost van den`.
fn register(row: &serde_json::Value) -> String {
    werkvloer::domain::name::PersonName::parse(row["participant"].as_str().unwrap_or_default())
        .map(|name| name.register())
        .unwrap_or_default()
}

#[test]
fn the_terminal_is_given_back_after_a_signal() {
    let store = store(24, "2026-11-20");
    let mut desk = Desk::open(&store, "2026-11-20");
    desk.signal("TERM");
    assert_eq!(desk.ended(), Some(0));
    assert!(desk.raw().contains("\x1b[?1049l"), "the other screen is left");
    assert!(desk.raw().contains("\x1b[?2004l"), "pasting is as before");
}
