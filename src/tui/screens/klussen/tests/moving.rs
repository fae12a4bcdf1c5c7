//! People put on klussen and moved between them.

use super::*;

#[test]
fn several_go_at_once_and_a_klus_that_is_full_says_so_and_keeps_the_marks() {
    let mut floor = Floor::new(Lang::Nl);
    floor.press("Space Space Space 2");
    assert!(
        floor.screen().contains("Kast zit vol met 2"),
        "{}",
        floor.screen()
    );
    assert_eq!(floor.on()[0].len(), 8);
    floor.press("4");
    assert_eq!(floor.on()[4], ["Aalbers", "Boukhari", "Dekker"]);
    assert!(!floor.screen().contains("gekozen"));
}

#[test]
fn whoever_is_put_elsewhere_has_moved_and_never_stands_twice() {
    let mut floor = Floor::new(Lang::Nl);
    floor.press("1 Right 3");
    assert_eq!(
        (floor.on()[1].len(), floor.on()[3].clone()),
        (0, vec!["Aalbers".to_owned()])
    );
    floor.press("u");
    assert_eq!(floor.on()[1], ["Aalbers"]);
    // The cursor stayed with who moved.
    floor.press("-");
    assert_eq!(floor.on()[0].len(), 8);
}

#[test]
fn two_that_are_marked_swap_at_once_and_one_alone_chooses_with_whom() {
    let mut floor = Floor::new(Lang::Nl);
    floor.press("1 3 Right Space Right Right Space r");
    assert_eq!(
        (floor.on()[1][0].as_str(), floor.on()[3][0].as_str()),
        ("Boukhari", "Aalbers")
    );
    floor.press("r");
    let asked = floor.screen();
    assert!(asked.contains("Met wie ruilt Achmed Boukhari?"), "{asked}");
    floor.type_text("aalb");
    floor.press("Enter");
    assert_eq!(
        (floor.on()[1][0].as_str(), floor.on()[3][0].as_str()),
        ("Aalbers", "Boukhari")
    );
}

#[test]
fn the_afternoon_starts_from_the_morning_and_leaves_out_who_fell_ill() {
    let mut floor = Floor::new(Lang::Nl);
    floor.press("Tab 4 4 4");
    assert_eq!(floor.board(Morning).cards[3].people.len(), 3);
    floor.press("Tab Up Up Up z");
    assert!(!floor.screen().contains("Aalbers"), "{}", floor.screen());
    floor.press("c");
    assert_eq!(floor.on()[4], ["Boukhari", "Dekker"]);
    assert!(
        floor
            .screen()
            .contains("2 mensen ingedeeld zoals de vorige keer.")
    );
}

#[test]
fn another_day_keeps_the_half_day_and_esc_comes_back() {
    let mut floor = Floor::new(Lang::Nl);
    floor.press("]");
    assert!(
        floor.screen().contains("dinsdag 24 november 2026"),
        "{}",
        floor.screen()
    );
    floor.press("z");
    assert!(floor.screen().contains("moet nog komen"), "{}", floor.screen());
    floor.press("d");
    floor.type_text("23-11");
    floor.press("Enter");
    assert!(
        floor.screen().contains("maandag 23 november 2026"),
        "{}",
        floor.screen()
    );
    floor.press("Esc Esc g v");
    assert!(floor.screen().contains("verwacht"), "{}", floor.screen());
}

/// Who the cursor is on: the line with the bar, up to the frame.
fn under_the_cursor(floor: &Floor, (cols, rows): (u16, u16)) -> String {
    let shown = floor.shown(cols, rows);
    let on: Vec<&str> = shown.lines().filter(|line| line.contains('▌')).collect();
    assert_eq!(on.len(), 1, "the cursor is on one line: {shown}");
    let after = on[0].split('▌').nth(1).unwrap();
    let end = after.find(['│', '○', '─']).unwrap_or(after.len());
    after[..end].replace("nog open", "").trim().to_owned()
}

/// Every key with where the cursor is after it.
fn walks(floor: &mut Floor, size: (u16, u16), steps: &[(&str, &str)]) {
    floor
        .ui
        .was_drawn_in(ratatui::layout::Rect::new(0, 0, size.0, size.1));
    for (keys, on) in steps {
        if !keys.is_empty() {
            floor.press(keys);
        }
        let found = under_the_cursor(floor, size);
        assert_eq!(
            found,
            *on,
            "after {keys} at {size:?}: {}",
            floor.shown(size.0, size.1)
        );
    }
}

#[test]
fn arrows_go_where_they_point_in_a_wide_window() {
    let mut floor = Floor::new(Lang::Nl);
    // Three cards beside one another, the fourth under the first.
    floor.press("4 4 2 1 1");
    walks(
        &mut floor,
        (120, 36),
        &[
            ("Home", "Smit, Daan"),
            ("Down", "Straaten-Hoogenboom, …"),
            ("Down Down Down", "Wit, Rosa de"),
            ("Right", "Peeters, Lotte"),
            ("Right", "Dekker, Mirthe"),
            ("Right", "3 Lunch"),
            ("Right", "3 Lunch"),
            ("Down", "3 Lunch"),
            ("Left Left", "Jong, Ruben de"),
            ("Up", "Jong, Ruben de"),
            ("Down", "Peeters, Lotte"),
            ("Down", "Aalbers, Koen"),
            ("Right", "Aalbers, Koen"),
            ("Down Down", "Boukhari, Achmed"),
            ("Up Up", "Peeters, Lotte"),
            ("Down Left", "Wit, Rosa de"),
        ],
    );
}

#[test]
fn arrows_go_where_they_point_in_a_narrow_window() {
    let mut floor = Floor::new(Lang::Nl);
    // Two cards beside one another, two under them.
    floor.press("4 4 3 2 1");
    walks(
        &mut floor,
        (80, 24),
        &[
            ("Home", "Smit, Daan"),
            ("Right", "Peeters, Lotte"),
            ("Right", "Jong, Ruben de"),
            ("Right", "Jong, Ruben de"),
            ("Down", "Aalbers, Koen"),
            ("Left", "Dekker, Mirthe"),
            ("Up", "Peeters, Lotte"),
            ("Left", "Smit, Daan"),
        ],
    );
}

#[test]
fn a_digit_never_moves_somebody_the_cursor_is_not_on() {
    for size in [(80, 24), (120, 36)] {
        let mut floor = Floor::new(Lang::Nl);
        floor.press("4 4 1");
        // Moved from a card, the person keeps the cursor, and a slip is put right with the same person.
        walks(
            &mut floor,
            size,
            &[("Home Right", "Dekker, Mirthe"), ("3", "Dekker, Mirthe")],
        );
        walks(
            &mut floor,
            size,
            &[("2", "Dekker, Mirthe"), ("u", "Dekker, Mirthe")],
        );
        assert_eq!(floor.on()[3], ["Dekker"]);
        // An empty klus: nobody moves, and it says so.
        floor.press("! Home Right");
        let before = floor.on();
        walks(&mut floor, size, &[("", "1 Fietsen")]);
        floor.press("4");
        assert!(
            floor.screen().contains("Op Fietsen staat niemand"),
            "{}",
            floor.screen()
        );
        assert_eq!(floor.on(), before);
    }
}

#[test]
fn who_comes_for_a_klus_is_on_the_klus_and_moves_nobody_by_a_slip() {
    let mut floor = Floor::new(Lang::Nl);
    floor.press("4 / t u i n Enter");
    walks(&mut floor, (120, 36), &[("", "4 Tuin Lindehof")]);
    let before = floor.on();
    for keys in ["1", "0", "-", "r", "z", "Space"] {
        floor.press(keys);
        assert!(
            floor.screen().contains("Je staat op Tuin Lindehof zelf"),
            "{keys}: {}",
            floor.screen()
        );
        assert_eq!(floor.on(), before);
    }
    walks(&mut floor, (120, 36), &[("Down", "Aalbers, Koen")]);
    floor.press("1");
    assert_eq!(floor.on()[1], ["Aalbers"]);
}

#[test]
fn the_other_half_day_finds_the_same_person() {
    let mut floor = Floor::new(Lang::Nl);
    floor.press("4 4 Tab 2 Tab");
    walks(
        &mut floor,
        (80, 24),
        &[
            ("Home", "Dekker, Mirthe"),
            // In the morning Mirthe is on Kast, and that is where the cursor is.
            ("Tab", "Dekker, Mirthe"),
            ("1", "Dekker, Mirthe"),
            ("Tab", "Dekker, Mirthe"),
            ("3 Tab Left Home", "Aalbers, Koen"),
            ("Tab", "Aalbers, Koen"),
        ],
    );
    assert_eq!(floor.on()[3], ["Dekker"]);
    let morning = floor.board(Morning);
    assert_eq!(morning.cards[0].people[0].name, "Dekker, Mirthe");
}

#[test]
fn who_is_marked_is_named_wherever_they_stand() {
    for lang in [Lang::Nl, Lang::En] {
        let mut floor = Floor::new(lang);
        floor.press("4 Space Right Down Space");
        let shown = floor.shown(80, 24);
        assert!(shown.contains(": Boukhari, Achmed · Aalbers, Koen"), "{shown}");
    }
}

#[test]
fn a_klus_keeps_its_digit_whatever_is_added_and_from_day_to_day() {
    let mut floor = Floor::new(Lang::Nl);
    let titles = |floor: &Floor| -> Vec<String> {
        let shown = floor.screen();
        let cards = shown.lines().filter(|line| line.contains('╭'));
        let titles = cards.flat_map(|line| line.split('╭').map(str::trim));
        let digits = titles.filter(|title| title.starts_with(|c: char| c.is_ascii_digit()));
        digits
            .map(|title| title.split(' ').take(2).collect::<Vec<_>>().join(" "))
            .collect()
    };
    let four = ["1 Fietsen", "2 Kast", "3 Lunch", "4 Tuin"];
    assert_eq!(titles(&floor), four);
    floor.press("+");
    floor.type_text("Aardappels");
    floor.press("Enter");
    let five = [four.as_slice(), &["5 Aardappels"]].concat();
    assert_eq!(titles(&floor), five);
    floor.press("5");
    assert_eq!(floor.on()[5], ["Aalbers"]);
    floor.press("Tab");
    assert_eq!(titles(&floor), four, "it is of the afternoon alone");
    floor.press("5");
    assert!(floor.screen().contains("Klus 5 is er niet"), "{}", floor.screen());
    for keys in ["]", "] ]", "t Tab u u", "Ctrl-r"] {
        floor.press(keys);
        assert_eq!(titles(&floor)[..4], four, "{keys}: {}", floor.screen());
    }
}
