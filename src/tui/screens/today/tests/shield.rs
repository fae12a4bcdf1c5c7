//! What is not for everybody's eyes.

use super::*;

#[test]
fn the_finder_says_who_is_there_and_no_more_behind_the_shield() {
    let mut floor = floor();
    comes_on_sundays(&mut floor, "Sem Zijlstra");
    let mut played = Played::new(floor, Lang::Nl);
    played.press("1 z 2 a /");
    let says =
        |played: &Played, name: &str, word: &str| played.line(name).is_some_and(|line| line.contains(word));
    assert!(says(&played, "Zijlstra, Sem", "niet verwacht"));
    assert!(says(&played, "Dekker, Mirthe", "nog open"));
    let row = |who: usize| played.ui.app().rows(date(TODAY)).unwrap()[who].clone();
    let texts = Texts::new(Lang::Nl);
    let words = |who, privacy| super::super::status_text(&texts, &row(who), privacy);
    assert_eq!(words(0, Privacy::Normal), "ziek");
    assert_eq!(words(0, Privacy::Shielded), "afwezig");
    assert_eq!(words(1, Privacy::Shielded), "aanwezig");
}

#[test]
fn behind_the_shield_closing_says_how_many_are_away_and_not_why_or_who() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("1 z 2 x D");
    assert!(played.line("1 ziek").is_some() && played.line("nog niet gebeld: Joost").is_some());
    let shielded = |played: &Played| {
        let shown = played.shown(120, 36);
        assert!(shown.contains("0 aanwezig · 2 afwezig"), "{shown}");
        assert!(!shown.contains("ziek ·") && !shown.contains("gebeld"), "{shown}");
    };
    played.ui.leave_alone();
    shielded(&played);
    played.press("Esc D");
    shielded(&played);
    played.press("Enter");
    assert!(played.ui.app().directory().closed.contains_key(&date(TODAY)));
}

#[test]
fn what_was_being_read_closes_when_the_shield_falls() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("1 z /");
    assert!(played.line("Zoek een mens").is_some() && played.line("ziek").is_some());
    played.ui.leave_alone();
    assert!(
        played.line("Zoek een mens").is_none(),
        "{}",
        played.shown(120, 36)
    );
    assert!(
        played
            .line("Aalbers, Koen")
            .is_some_and(|row| !row.contains("ziek"))
    );
}

#[test]
fn the_shield_says_absent_and_no_more() {
    let mut floor = floor();
    let days = crate::app::query::day::DayReader {
        store: floor.app.store(),
    };
    let first = days.rows(date(TODAY)).unwrap()[0].participant;
    floor.mark(TODAY, first, Mark::Absent(Absence::Sick)).unwrap();
    let row = floor.row(TODAY, first);
    let texts = crate::text::texts::Texts::new(Lang::Nl);
    let symbol = super::super::symbol_of(&row, crate::tui::desk::Privacy::Shielded);
    assert_ne!(symbol, crate::tui::symbol::Symbol::Sick);
    let prefill = crate::domain::sheet::Prefill::SickSince(date(TODAY));
    let text = super::super::unconfirmed_text(&texts, prefill, crate::tui::desk::Privacy::Shielded);
    assert_eq!(text, "(afwezig)");
}
