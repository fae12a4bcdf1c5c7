//! Klussen that lack somebody, and people who are not there.

use super::*;

#[test]
fn somebody_who_falls_ill_leaves_the_klus_short_at_once() {
    let mut floor = Floor::new(Lang::Nl);
    floor.press("4 4 Right Down");
    let before = floor.screen();
    assert!(!before.contains("tekort"), "{before}");
    floor.press("z");
    let after = floor.screen();
    assert!(
        after.contains("⚠ 1 persoon tekort") && after.contains("1 klus onderbezet"),
        "{after}"
    );
    assert!(!after.contains("Aalbers"), "{after}");
}

#[test]
fn a_klus_that_lost_everybody_is_short_and_the_other_half_day_leads_to_it() {
    let mut floor = Floor::new(Lang::Nl);
    floor.press("4 Right Down z");
    let short = |floor: &Floor| {
        let screen = floor.screen();
        assert!(screen.contains("⚠ 2 personen tekort"), "{screen}");
        assert!(screen.contains("1 klus onderbezet"), "{screen}");
    };
    short(&floor);
    floor.press("Tab");
    assert!(!floor.screen().contains("tekort"), "{}", floor.screen());
    floor.press("!");
    short(&floor);
}

#[test]
fn a_klus_that_asks_for_a_licence_says_when_nobody_has_it() {
    let mut floor = Floor::new(Lang::Nl);
    floor.press("2");
    assert!(
        floor.screen().contains("⚠ niemand met rijbewijs"),
        "{}",
        floor.screen()
    );
    floor.press("0");
    floor.type_text("kas");
    floor.press("Esc Down Down Down Down 2");
    assert!(
        !floor.screen().contains("niemand met rijbewijs"),
        "{}",
        floor.screen()
    );
}

#[test]
fn who_stayed_away_is_not_on_the_board() {
    let mut floor = Floor::new(Lang::Nl);
    let first = floor.board(Afternoon).free[0].id;
    floor.press("x");
    assert!(floor.board(Afternoon).free.iter().all(|p| p.id != first));
    assert_eq!(floor.board(Afternoon).there(), 7);
}
