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
    floor.press("Right -");
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
    floor.press("Left Left r");
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
