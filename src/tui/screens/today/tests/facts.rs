//! What a status key leaves standing of what was worked, what it says that goes, and the one key for the whole day.

use super::*;
use crate::domain::attendance::Day;

/// Accepted at nine; it is twenty-one past three.
fn afternoon() -> Played {
    let mut floor = floor().again_at(at(15, 21));
    let accept = Action::AcceptRest { date: date(TODAY) };
    floor.app.perform(&accept, None).unwrap();
    Played::new(floor, Lang::Nl)
}

fn day(played: &Played, row: usize) -> Option<Day> {
    let rows = played.ui.app().rows(date(TODAY)).unwrap();
    rows[row].day().cloned()
}

fn type_in(played: &mut Played, text: &str) {
    for letter in text.chars() {
        let key = if letter == ' ' {
            "Space".to_owned()
        } else {
            letter.to_string()
        };
        played.press(&key);
    }
}

#[test]
fn ill_leave_and_cancelled_on_somebody_who_worked_are_from_now_on_and_say_so() {
    for (key, reason) in [
        ("z", Absence::Sick),
        ("v", Absence::Leave),
        ("f", Absence::Cancelled),
    ] {
        let mut played = afternoon();
        played.press(&format!("3 {key}"));
        let entered = day(&played, 2).unwrap();
        assert_eq!(entered.minutes(date(TODAY)), Minutes(351));
        assert_eq!(entered.reason(), Some(reason));
        let said = played.line("vanaf 15:21").unwrap();
        assert!(
            said.contains("Mirthe Dekker") && said.contains("5:51 gewerkt blijft staan"),
            "{said}"
        );
        assert!(said.contains("< hele dag"), "{said}");
    }
}

#[test]
fn the_whole_day_is_one_key_away_for_who_was_just_marked_though_the_cursor_moved_on() {
    let mut played = afternoon();
    // Somebody whom A accepted, and who never came: the cursor goes on to the next row.
    played.press("Home z Down Down <");
    assert_eq!(day(&played, 0), Some(Day::Absent(Absence::Sick)));
    assert!(
        played.line("Weggehaald bij Koen Aalbers: 5:51 gewerkt").is_some(),
        "{}",
        played.shown(120, 36)
    );
    played.press("<");
    assert!(played.line("net niemand vanaf nu afwezig").is_some());
    // Once something else was entered it is about nobody any more.
    played.press("3 z 4 a <");
    assert_eq!(statuses(&played)[2], Some(Status::Present));
    // With marks it is all of them, and on the board too.
    played.press("u u 3 Space 4 Space v");
    assert!(
        played.line("2 mensen: verlof vanaf nu").is_some(),
        "{}",
        played.shown(120, 36)
    );
    played.press("g k <");
    let away = Some(Status::Absent(Absence::Leave));
    assert_eq!(statuses(&played)[2..4], [away, away]);
}

#[test]
fn on_the_board_who_worked_is_away_from_now_on_as_well() {
    let mut played = afternoon();
    played.press("g k z");
    let away: Vec<usize> = (0..5)
        .filter(|row| day(&played, *row).unwrap().reason() == Some(Absence::Sick))
        .collect();
    assert_eq!(away.len(), 1);
    assert_eq!(day(&played, away[0]).unwrap().minutes(date(TODAY)), Minutes(351));
    assert!(played.line("< hele dag").is_some());
}

#[test]
fn not_turned_up_says_in_one_line_what_goes_and_put_right_it_is_all_there_again() {
    let mut played = afternoon();
    played.press("1 x");
    let said = played.line("Weggehaald").unwrap();
    assert!(
        said.contains("Koen Aalbers: 5:51 gewerkt, klus Tuin Lindehof (u zet het terug)"),
        "{said}"
    );
    assert_eq!(day(&played, 0), Some(Day::Absent(Absence::NoShow)));
    played.press("1 a");
    let rows = played.ui.app().rows(date(TODAY)).unwrap();
    assert_eq!(rows[0].places(None).count(), 1, "back on the klus");
    // Behind the shield a reason has no name.
    played.press("2 w 1 2 : 0 0 z Enter");
    played.ui.leave_alone();
    played.press("2 a");
    let said = played.line("Weggehaald").unwrap();
    assert!(said.contains("Berg: de reden (u"), "{said}");
}

#[test]
fn late_keeps_the_end_and_the_reason_and_asks_for_a_time_of_who_left_already() {
    let mut played = afternoon();
    played.press("1 w");
    type_in(&mut played, "12:00 z");
    played.press("Enter");
    assert_eq!(day(&played, 0).unwrap().minutes(date(TODAY)), Minutes(180));
    played.press("1 l");
    type_in(&mut played, "9:25");
    assert!(
        played.line("9:25–12:00 (2:35), ziek").is_some(),
        "{}",
        played.shown(120, 36)
    );
    played.press("Enter");
    let entered = day(&played, 0).unwrap();
    assert_eq!(entered.minutes(date(TODAY)), Minutes(155));
    assert_eq!(entered.reason(), Some(Absence::Sick));
}

/// Keys for what is told of the first row of a day that is over.
const TOLD: [&[&str]; 5] = [
    &["1 l", "9:25", "Enter"],
    &["1 w", "15:21 z", "Enter"],
    &["1 Enter", "9:25-15:21", "Enter"],
    &["1 b"],
    &["1 n", "Werkte rustig door.", "Enter"],
];

/// The same of the running day, of somebody who was accepted; ill is from now on there.
const TOLD_NOW: [&[&str]; 5] = [
    &["1 w", "15:21 z", "Enter"],
    &["1 Enter", "9:00-15:21", "Enter"],
    &["1 z"],
    &["1 b"],
    &["1 n", "Werkte rustig door.", "Enter"],
];

/// Every order of every two and every three of so many.
fn orders(many: usize) -> Vec<Vec<Vec<usize>>> {
    let mut sets = Vec::new();
    for a in 0..many {
        for b in a + 1..many {
            sets.push(vec![vec![a, b], vec![b, a]]);
            for c in b + 1..many {
                let six = [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]];
                sets.push(six.map(Vec::from).to_vec());
            }
        }
    }
    sets
}

/// Presses the keys of something that is told; what stands in the field beforehand goes.
fn tell(played: &mut Played, keys: &[&str]) {
    played.press(keys[0]);
    let [_, text, end] = keys else { return };
    if !keys[0].ends_with('n') {
        played.press(&"Backspace ".repeat(30));
    }
    type_in(played, text);
    played.press(end);
}

/// What is known of the first row of a date once all was told in each order is always the same.
fn same_in_every_order(start: impl Fn() -> Played, told: &[&[&str]], on: &str) {
    for set in orders(told.len()) {
        let mut first = None;
        for order in set {
            let mut played = start();
            for one in &order {
                tell(&mut played, told[*one]);
            }
            let rows = played.ui.app().rows(date(on)).unwrap();
            let known = (rows[0].day().cloned(), rows[0].contacts);
            // Of a call and a note alone nothing is known of the day.
            assert!(
                known.0.is_some() || order.iter().all(|one| *one > 2),
                "{order:?}: {}",
                played.shown(120, 36)
            );
            let first = first.get_or_insert_with(|| known.clone());
            assert_eq!(*first, known, "{order:?}");
        }
    }
}

#[test]
fn on_the_running_day_keys_tell_the_same_day_in_every_order() {
    same_in_every_order(afternoon, &TOLD_NOW, TODAY);
}

#[test]
fn keys_tell_the_same_day_in_every_order() {
    let friday = || {
        let mut played = Played::new(floor(), Lang::Nl);
        played.press("[ [ [");
        played
    };
    same_in_every_order(friday, &TOLD, "2026-11-20");
}
