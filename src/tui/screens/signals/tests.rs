//! The screen of signals, by keys.

use super::{Signals, count};
use crate::app::query::signals::Kind;
use crate::app::tests::{Floor, TODAY, at};
use crate::domain::attendance::{Absence, Day};
use crate::domain::lang::Lang;
use crate::domain::time::HalfDay;
use crate::text::texts::Texts;
use crate::tui::desk::{Desk, Privacy};
use crate::tui::keys::Keymap;
use crate::tui::screens::played::Played;
use crate::tui::testing::SIZES;

/// One of every kind.
fn floor() -> Floor {
    let mut floor = Floor::at(at(10, 0));
    let koen = floor.person_since("Koen Aalbers", "2026-11-12");
    let bas = floor.person_since("Bas Hoekstra", "2026-11-12");
    let daan = floor.person_since("Daan Smit", "2026-11-12");
    let amina = floor.person_since("Amina Yilmaz", "2026-11-12");
    for who in [koen, daan, amina] {
        floor.worked(who, "2026-11-12", TODAY, 360);
    }
    floor.worked(bas, "2026-11-12", "2026-11-17", 360);
    floor.enter(bas, "2026-11-18", TODAY, &Day::Absent(Absence::NoShow));
    floor.opening_balance(koen, 55 * 60);
    floor.opening_balance(daan, 790 * 60);
    floor.opening_balance(amina, 70 * 60);
    floor.closed_since("2026-11-13");
    let tuin = floor.klus("Tuin Lindehof");
    floor.put(koen, tuin, HalfDay::Afternoon).unwrap();
    floor
}

#[test]
fn the_most_urgent_stands_first_with_the_key_that_resolves_it() {
    for lang in [Lang::Nl, Lang::En] {
        let mut played = Played::new(floor(), lang);
        played.press("g s");
        for (cols, rows) in SIZES {
            insta::assert_snapshot!(
                format!("signals_{lang:?}_{cols}x{rows}"),
                played.shown(cols, rows)
            );
        }
        played.at_every_size();
    }
}

#[test]
fn a_call_settles_the_signal_and_the_count_in_the_bar_goes_down() {
    let mut played = Played::new(floor(), Lang::Nl);
    let count = |played: &Played| {
        let bar = played.line("Signalen").unwrap();
        let after = bar.split('●').nth(1).map(str::to_owned).unwrap_or_default();
        after
            .split(' ')
            .next()
            .unwrap_or_default()
            .parse::<usize>()
            .unwrap_or(0)
    };
    let before = count(&played);
    assert!(before >= 6, "{before}");
    played.press("g s");
    assert!(played.line("▌☎ Bas Hoekstra").is_some());
    played.press("b");
    assert!(played.line("Genoteerd dat Bas Hoekstra gebeld is.").is_some());
    assert!(played.line("☎ Bas Hoekstra").is_none());
    assert_eq!(count(&played), before - 1);
    played.press("u");
    assert_eq!(count(&played), before);
}

#[test]
fn the_warnings_key_never_says_nothing_is_wrong_while_there_are_signals() {
    let mut played = Played::new(floor(), Lang::Nl);
    for screen in ["g u", "g d", "g k ] ]"] {
        played.press(screen);
        played.press("!");
        assert!(played.line("Signalen  ·").is_some(), "from {screen}");
    }
    let cursor = |played: &Played| played.line("▌");
    let first = cursor(&played);
    played.press("!");
    assert_ne!(cursor(&played), first, "it walks along the lines");
    played.press("Home");
    assert_eq!(cursor(&played), first);
    let mut calm = Played::new(Floor::at(at(10, 0)), Lang::Nl);
    for screen in ["g v", "g k", "g u", "g s", "g d"] {
        calm.press(screen);
        calm.press("!");
        assert!(
            calm.line("Er is niets dat aandacht vraagt.").is_some(),
            "on {screen}"
        );
    }
}

#[test]
fn calling_is_only_for_who_stayed_away() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("g s Down b");
    assert!(
        played
            .line("Bij dit signaal hoort niemand om te bellen.")
            .is_some()
    );
}

#[test]
fn enter_goes_to_the_person_on_the_day_that_was_missed_and_esc_comes_back() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("g s Enter");
    assert!(
        played.line("vrijdag 20 november").is_some(),
        "{}",
        played.shown(120, 36)
    );
    assert!(played.line("Hoekstra, Bas").unwrap().contains('▌'));
    played.press("Esc");
    assert!(played.line("Signalen  ·").is_some());
}

#[test]
fn enter_goes_to_the_day_that_was_not_closed() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("g s f f f f");
    assert!(played.line("2 signalen").is_some(), "{}", played.shown(120, 36));
    played.press("Enter");
    assert!(played.line("donderdag 12 november").is_some());
}

#[test]
fn the_filter_walks_the_kinds_there_are_and_esc_takes_it_back() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("g s f");
    assert!(
        played
            .line("1 signaal, het dringendste eerst · niet verschenen")
            .is_some()
    );
    played.press("f");
    assert!(played.line("· urendrempels").is_some());
    played.press("f");
    assert!(
        played
            .line("1 signaal, het dringendste eerst · klussen")
            .is_some()
    );
    played.press("f");
    assert!(played.line("· dagen").is_some());
    played.press("f f Esc");
    assert!(played.line("· niet verschenen").is_none());
}

#[test]
fn the_shield_hides_who_stayed_away_and_does_not_count_it() {
    let floor = floor();
    let (texts, keymap) = (Texts::new(Lang::Nl), Keymap::defaults());
    let seen = |privacy| {
        let desk = Desk {
            just: None,
            app: &floor.app,
            texts: &texts,
            keymap: &keymap,
            privacy,
            hurried: false,
            body: ratatui::layout::Rect::ZERO,
        };
        let mut screen = Signals::default();
        screen.gather(desk).unwrap();
        let away = screen.rows.iter().filter(|r| r.signal.kind() == Kind::Away);
        (away.count(), screen.rows.len(), count(desk).unwrap())
    };
    let (away, all, counted) = seen(Privacy::Normal);
    assert_eq!((away, counted), (1, all));
    assert_eq!(seen(Privacy::Shielded), (0, all - 1, all - 1));
}

#[test]
fn where_nothing_waits_the_screen_says_so() {
    for lang in [Lang::Nl, Lang::En] {
        let mut played = Played::new(Floor::at(at(9, 0)), lang);
        played.press("g s Down Enter b f");
        insta::assert_snapshot!(format!("signals_none_{lang:?}"), played.shown(80, 24));
        played.at_every_size();
    }
}
