//! The screen of hours, by keys.

use uuid::Uuid;

use crate::app::tests::{Floor, TODAY, at, date};
use crate::domain::dated::Dated;
use crate::domain::ids::TeamId;
use crate::domain::lang::Lang;
use crate::domain::participant::Team;
use crate::domain::record::{Record, RecordKey};
use crate::tui::screens::played::Played;
use crate::tui::testing::SIZES;

/// Seven people, from over the cap to just begun, one of them with a long name and in a team.
fn floor() -> Floor {
    let mut floor = Floor::at(at(14, 30));
    for (name, start, before) in [
        ("Daan Smit", "2026-10-05", 620),
        ("Elif Kaya", "2026-11-02", 30),
        ("Amina Yilmaz", "2026-11-02", 0),
        ("Mirthe Dekker", "2026-09-07", 120),
        ("Ruben de Jong", "2026-10-19", 100),
        ("Over Heen", "2026-11-02", 760),
    ] {
        let who = floor.person_since(name, start);
        if before > 0 {
            floor.opening_balance(who, before * 60);
        }
        floor.worked(who, start, TODAY, 330);
    }
    let long = floor.person_since("Maximiliaan-Alexander van der Wetering tot Zuilenstein", TODAY);
    let team = TeamId(Uuid::new_v4());
    let mut participant = floor.app.directory().participants[&long].clone();
    participant.team = Dated::since(date("2026-09-01"), Some(team));
    floor.edit(vec![
        (
            RecordKey::Team(team),
            Some(Record::Team(Team {
                name: "Tuinploeg".into(),
                ended: false,
            })),
        ),
        (
            RecordKey::Participant(long),
            Some(Record::Participant(participant.into())),
        ),
    ]);
    floor.closed_since("2026-09-01");
    floor
}

#[test]
fn everybody_stands_by_the_nearest_threshold() {
    for lang in [Lang::Nl, Lang::En] {
        let mut played = Played::new(floor(), lang);
        played.press("g u Down");
        for (cols, rows) in SIZES {
            insta::assert_snapshot!(format!("hours_{lang:?}_{cols}x{rows}"), played.shown(cols, rows));
        }
        played.at_every_size();
    }
}

#[test]
fn the_build_up_is_that_of_the_person_under_the_cursor() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("g u");
    assert!(played.line("Over Heen · opbouw").is_some());
    played.press("End");
    assert!(played.line("Over Heen · opbouw").is_none());
    played.press("Home");
    assert!(played.line("Over Heen · opbouw").is_some());
}

#[test]
fn sorting_keeps_the_cursor_on_its_person() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("g u s");
    assert!(played.line("op naam").is_some());
    assert!(played.line("▌Heen, Over").is_some());
    played.press("s");
    assert!(played.line("meeste uren eerst").is_some());
    played.press("s");
    assert!(played.line("dichtst bij een drempel eerst").is_some());
}

#[test]
fn the_filter_goes_from_everybody_to_who_is_near_to_a_team_and_back() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("g u");
    assert!(played.line("7 deelnemers").is_some());
    played.press("f");
    assert!(played.line("drempel binnen 4 weken").is_some());
    assert!(played.line("Jong, Ruben de").is_none());
    played.press("f");
    assert!(
        played
            .line("1 deelnemer, dichtst bij een drempel eerst · Tuinploeg")
            .is_some()
    );
    assert!(played.line("▌Wetering").is_some());
    played.press("Esc");
    assert!(played.line("7 deelnemers").is_some());
}

#[test]
fn the_filter_is_still_there_after_a_look_at_a_dossier() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("g u f f s");
    let shown = played.line("· Tuinploeg").unwrap();
    played.press("Enter");
    assert!(played.line("· Tuinploeg").is_none());
    played.press("Esc");
    assert_eq!(played.line("· Tuinploeg"), Some(shown));
}

#[test]
fn a_note_from_here_is_about_the_person_under_the_cursor() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("g u n");
    assert!(played.line("Notitie over Over Heen").is_some());
    played.press("H a l l o Enter");
    assert!(played.line("Notitie over Over Heen bewaard.").is_some());
}

#[test]
fn an_opening_balance_from_here_moves_the_person_up() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("g u End");
    let before = played.shown(120, 36);
    played.press("o 5 0 Tab Tab e l d e r s Enter");
    let after = played.shown(120, 36);
    assert_ne!(before, after);
    assert!(!after.contains("elders"), "the form is answered: {after}");
    played.press("u");
    assert!(played.line("Ongedaan gemaakt").is_some());
}

#[test]
fn where_nobody_is_under_way_the_screen_says_what_to_do() {
    let mut played = Played::new(Floor::at(at(9, 0)), Lang::Nl);
    played.press("g u Down Enter n s f");
    assert!(
        played.line("Niemand bij deze keuze").is_some() || played.line("Er loopt nog geen traject").is_some()
    );
    played.at_every_size();
}

#[test]
fn five_hundred_people_scroll_and_the_cursor_stays_in_sight() {
    let mut floor = Floor::at(at(9, 0));
    for n in 0..500 {
        floor.person_since(&format!("Voornaam Achternaam{n:03}"), "2026-11-16");
    }
    let mut played = Played::new(floor, Lang::Nl);
    played.press("g u End");
    assert!(played.line("▌Achternaam499").is_some());
    played.press("PageUp");
    assert!(played.line("▌Achternaam489").is_some());
}
