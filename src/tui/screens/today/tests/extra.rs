//! Who was not expected and is there all the same.

use super::*;

#[test]
fn a_name_that_nobody_has_becomes_a_newcomer_without_being_typed_twice() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("+");
    for key in ["J", "a", "n", "Space", "Z", "w", "a", "r", "t"] {
        played.press(key);
    }
    assert!(played.line("Nieuwe deelnemer…").is_some() && played.line("Gast…").is_some());
    played.press("Enter Enter");
    assert!(played.line("Jan Zwart: tijden").is_some());
    for key in ["9", "-", "1", "2", "Enter"] {
        played.press(key);
    }
    assert!(
        played
            .line("Zwart, Jan")
            .is_some_and(|line| line.contains("3:00"))
    );
}

#[test]
fn who_catches_up_is_told_to_be_on_the_list_and_has_the_cursor() {
    let mut floor = floor();
    comes_on_sundays(&mut floor, "Sem Zijlstra");
    let mut played = Played::new(floor, Lang::Nl);
    played.press("+ z i j l Enter 9 - 1 2 Enter");
    assert!(played.line("Sem Zijlstra staat er nu bij.").is_some());
    played.press("z");
    assert!(
        played
            .line("Sem Zijlstra: ziek vanaf 12:00, 3:00 gewerkt blijft staan")
            .is_some()
    );
}

#[test]
fn who_was_put_on_by_mistake_goes_off_again_and_what_was_typed_by_its_name_comes_first() {
    let mut floor = floor();
    comes_on_sundays(&mut floor, "Sem Zijlstra");
    let mut played = Played::new(floor, Lang::Nl);
    played.press("+ z i j l Enter 9 - 1 2 Enter");
    played.press("Delete y");
    assert!(played.line("Zijlstra, Sem").is_none());
    played.press("+ g a s t Enter");
    assert!(played.line("Gast voor een dag").is_some());
}
