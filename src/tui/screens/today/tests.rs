//! Journeys on the day sheet: keys in, screen out.

use super::super::played::Played;
use crate::app::tests::{Floor, TODAY, at, date};
use crate::app::{Action, Mark, OpenRows};
use crate::domain::attendance::{Absence, Status};
use crate::domain::dated::Dated;
use crate::domain::ids::ClosureId;
use crate::domain::lang::Lang;
use crate::domain::record::{Record, RecordKey};
use crate::domain::schedule::Week;
use crate::domain::time::{HalfDay, Minutes};
use crate::domain::workshop::Closure;
use crate::journal::faults::{Call, Failure, Fault, FaultyFiles};
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use crate::tui::desk::Privacy;
use crate::tui::events::{Event, Pasted};
use crate::tui::testing::SIZES;

/// Five people on a Monday afternoon, two of them on a klus outside.
fn floor() -> Floor {
    let mut floor = Floor::at(at(13, 5));
    let names = [
        "Koen Aalbers",
        "Joost van den Berg",
        "Mirthe Dekker",
        "Noor de Vries",
        "Rosa de Wit",
    ];
    let people = names.map(|name| floor.person(name));
    let tuin = floor.klus("Tuin Lindehof");
    for who in &people[..2] {
        floor.put(*who, tuin, HalfDay::Afternoon).unwrap();
    }
    floor
}

fn comes_on_sundays(floor: &mut Floor, name: &str) {
    let who = floor.person(name);
    let mut week = Week::default();
    week.0[6] = floor.row(TODAY, who).plan;
    let schedule = Record::Schedule(Dated::since(date("2026-09-01"), week));
    floor.edit(vec![(RecordKey::Schedule(who), Some(schedule))]);
}

fn statuses(played: &Played) -> Vec<Option<Status>> {
    let days = crate::app::query::day::DayReader {
        store: played.ui.app().store(),
    };
    days.rows(date(TODAY))
        .unwrap()
        .iter()
        .map(crate::domain::sheet::DayRow::status)
        .collect()
}

#[test]
fn the_day_sheet_is_prefilled_and_visibly_unconfirmed() {
    for lang in [Lang::Nl, Lang::En] {
        let played = Played::new(floor(), lang);
        for (cols, rows) in SIZES {
            insta::assert_snapshot!(
                format!("prefilled_{lang:?}_{cols}x{rows}"),
                played.shown(cols, rows)
            );
        }
    }
    assert_eq!(statuses(&Played::new(floor(), Lang::Nl)), [None; 5]);
}

#[test]
fn a_number_before_a_key_acts_on_that_row_and_leaves_the_cursor_there() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("3 z");
    assert_eq!(statuses(&played)[2], Some(Status::Absent(Absence::Sick)));
    played.press("x");
    assert_eq!(
        statuses(&played)[2],
        Some(Status::Absent(Absence::NoShow)),
        "the same person"
    );
    played.press("a");
    assert_eq!(
        statuses(&played)[3],
        Some(Status::Present),
        "without a number the cursor moves on"
    );
    played.press("9 z");
    assert_eq!(
        statuses(&played),
        [
            None,
            None,
            Some(Status::Absent(Absence::NoShow)),
            Some(Status::Present),
            None
        ]
    );
}

#[test]
fn a_number_is_for_one_key_whatever_became_of_that_key() {
    let sick = Some(Status::Absent(Absence::Sick));
    let mut floor = floor();
    let closure = Closure {
        from: date(TODAY),
        to: date(TODAY),
        name: "Staking".into(),
    };
    let key = RecordKey::Closure(ClosureId(uuid::Uuid::new_v4()));
    floor.edit(vec![(key, Some(Record::Closure(closure)))]);
    let mut played = Played::new(floor, Lang::Nl);
    played.press("4 a");
    assert!(played.line("Kies eerst een rij").is_some());
    played.press("u z");
    assert_eq!(
        statuses(&played),
        [sick, None, None, None, None],
        "the cursor's row"
    );
    played.press("4 A");
    assert!(played.line("4 de Vries, Noor").is_none() && played.line("4 Vries, Noor de").is_none());
    played.press("9 9 z 2 z");
    assert_eq!(statuses(&played)[1], sick, "what was refused leaves no digits");
    played.press("9 9 0 3 z");
    assert_eq!(
        statuses(&played)[2],
        sick,
        "a number that nobody has begins again"
    );
    played.press("4 : z i e k Enter");
    assert_eq!(statuses(&played)[3], sick, "the palette is that key by name");
}

#[test]
fn a_number_is_gone_once_the_palette_is_closed_without_a_choice() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("4 : Esc z");
    assert_eq!(statuses(&played)[0], Some(Status::Absent(Absence::Sick)));
    assert_eq!(statuses(&played)[3], None);
}

#[test]
fn a_time_that_is_not_late_says_so_while_it_is_typed_and_changes_nothing() {
    let mut played = Played::new(floor().again_at(at(7, 30)), Lang::Nl);
    played.press("1 l 8 : 3 0");
    assert!(
        played.line("Te laat is na 9:00").is_some(),
        "{}",
        played.shown(120, 36)
    );
    played.press("Enter");
    assert_eq!(statuses(&played)[0], None);
}

#[test]
fn late_with_a_reason_is_refused_for_only_who_left_early_has_one() {
    let mut played = Played::new(floor().again_at(at(7, 30)), Lang::Nl);
    played.press("1 l 9 : 2 5 Space z Enter");
    assert!(
        played.line("is niet te begrijpen als tijd").is_some(),
        "{}",
        played.shown(120, 36)
    );
    assert_eq!(statuses(&played)[0], None);
}

#[test]
fn putting_back_what_another_supervisor_did_asks_first() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("1 z u");
    played.ui.app.set_who(None);
    played.press("Ctrl-r");
    assert!(played.line("Toch opnieuw doen?").is_some());
    assert_eq!(statuses(&played)[0], None);
    played.press("j");
    assert_eq!(statuses(&played)[0], Some(Status::Absent(Absence::Sick)));
}

#[test]
fn where_there_is_no_room_beside_the_list_tab_tells_all_about_somebody() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("3 Tab");
    let shown = played.shown(80, 24);
    assert!(
        shown.contains("Rooster") && shown.contains("⏎ sluiten"),
        "{shown}"
    );
    played.press("Esc z");
    assert_eq!(
        statuses(&played)[2],
        Some(Status::Absent(Absence::Sick)),
        "the cursor went along"
    );
}

#[test]
fn marking_somebody_sick_at_once_shows_the_klus_that_falls_under_its_minimum() {
    for lang in [Lang::Nl, Lang::En] {
        let mut played = Played::new(floor(), lang);
        played.press("1 z");
        assert!(played.line("Tuin Lindehof").is_some());
        for (cols, rows) in SIZES {
            insta::assert_snapshot!(format!("short_{lang:?}_{cols}x{rows}"), played.shown(cols, rows));
        }
    }
}

#[test]
fn a_klus_that_lacks_a_certificate_says_which_on_the_day_and_at_its_closing() {
    let mut floor = floor();
    let (tuin, klus) = floor.app.directory().klussen.iter().next().unwrap();
    let (tuin, mut klus) = (*tuin, klus.clone());
    klus.certificate = Some("VCA".into());
    floor.edit(vec![(RecordKey::Klus(tuin), Some(Record::Klus(klus.into())))]);
    let mut played = Played::new(floor, Lang::Nl);
    assert!(
        played.shown(120, 36).contains("(middag) mist iemand met VCA."),
        "{}",
        played.shown(120, 36)
    );
    played.press("D");
    assert!(
        played.shown(120, 36).contains("(middag) had niemand VCA."),
        "{}",
        played.shown(120, 36)
    );
}

#[test]
fn of_many_open_rows_the_closing_names_a_few_and_still_asks_all_it_has_to() {
    let mut floor = floor();
    for number in 0..60 {
        floor.person(&format!("Deelnemer van der Langenaam{number}"));
    }
    let mut played = Played::new(floor, Lang::Nl);
    played.press("2 x D");
    let shown = played.shown(80, 24);
    for said in [
        "Nog open (64)",
        "en nog 58",
        "nog niet gebeld: Joost",
        "Onderbezet",
        "open laten",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
}

#[test]
fn once_there_is_room_again_the_screen_saves_again_by_itself_and_not_before() {
    let files = FaultyFiles::new();
    let mut played = Played::new(floor().on_files(&files), Lang::Nl);
    files.set(Fault {
        call: Some(Call::Write),
        nth: 1,
        failure: Failure::NoSpace,
        short: true,
        stays: true,
    });
    played.press("1 z");
    for _ in 0..2 {
        played.ui.handle(Event::Tick);
        assert!(played.shown(120, 36).contains("Alleen lezen"));
    }
    assert!(files.clear());
    played.ui.handle(Event::Tick);
    assert!(played.shown(120, 36).contains("Er wordt weer bewaard."));
    assert!(!played.shown(120, 36).contains("Alleen lezen"));
    assert_eq!(statuses(&played)[0], None, "what was said not to be saved is not");
    played.press("1 z");
    assert_eq!(statuses(&played)[0], Some(Status::Absent(Absence::Sick)));
}

#[test]
fn every_question_of_the_day_at_three_sizes() {
    let questions = [
        ("times", "1 Enter"),
        ("left", "1 w"),
        ("note", "1 n"),
        ("assign", "1 i"),
        ("extra", "+"),
        ("close", "D"),
    ];
    for lang in [Lang::Nl, Lang::En] {
        for (name, keys) in questions {
            let mut played = Played::new(floor(), lang);
            played.press(keys);
            for (cols, rows) in SIZES {
                insta::assert_snapshot!(format!("{name}_{lang:?}_{cols}x{rows}"), played.shown(cols, rows));
            }
        }
    }
}

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
    assert!(played.line("Sem Zijlstra heeft al 3:00 gewerkt").is_some());
}

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
    let words = |who, privacy| super::status_text(&texts, &row(who), privacy);
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
fn a_question_for_a_time_says_how_to_answer_before_anything_is_typed() {
    let mut played = Played::new(floor().again_at(at(7, 30)), Lang::Nl);
    played.press("1 l");
    assert!(played.line("zoals 9:25").is_some(), "{}", played.shown(120, 36));
    played.press("Esc [ [ [ 1 w");
    assert!(
        played.line("zoals 10:15 z").is_some(),
        "{}",
        played.shown(120, 36)
    );
    assert!(played.line("nog 20").is_none());
}

#[test]
fn of_a_klus_with_a_long_name_one_still_reads_which_half_day_is_short() {
    let mut floor = floor();
    let klus = floor.klus("Onderhoud van de gezamenlijke binnentuin aan de Lindestraat en omgeving");
    let first = floor.app.rows(date(TODAY)).unwrap()[2].participant;
    for half in [HalfDay::Morning, HalfDay::Afternoon] {
        floor.put(first, klus, half).unwrap();
    }
    let played = Played::new(floor.again_at(at(8, 0)), Lang::Nl);
    let shown = played.shown(80, 24);
    for half in ["ochtend", "middag"] {
        assert!(
            shown.contains(&format!("… heeft er ({half}) maar 1 van minstens 2.")),
            "{shown}"
        );
    }
}

#[test]
fn of_a_day_to_come_the_refusal_says_where_more_days_are_entered() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("] z");
    assert!(played.shown(120, 36).contains("met a bij Deelnemers"));
    played.press("g d a");
    assert!(played.line("is er niet").is_some(), "{}", played.shown(120, 36));
}

#[test]
fn times_that_were_entered_do_not_go_without_a_question() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("1 Enter");
    for key in ["9", "-", "1", "0", ":", "1", "5"] {
        played.press(key);
    }
    played.press("Enter");
    assert!(played.line("1:15").is_some());
    played.press("1 z");
    assert!(played.line("Er staan al tijden").is_some());
    played.press("Enter");
    assert_eq!(
        statuses(&played)[0],
        Some(Status::Present),
        "no is what Enter says"
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
    let symbol = super::symbol_of(&row, crate::tui::desk::Privacy::Shielded);
    assert_ne!(symbol, crate::tui::symbol::Symbol::Sick);
    let prefill = crate::domain::sheet::Prefill::SickSince(date(TODAY));
    let text = super::unconfirmed_text(&texts, prefill, crate::tui::desk::Privacy::Shielded);
    assert_eq!(text, "(afwezig)");
}

#[test]
fn a_corrected_day_shows_what_it_said_before() {
    let mut floor = floor();
    floor
        .app
        .perform(
            &Action::CloseDay {
                date: date(TODAY),
                open: OpenRows::AsPlanned,
            },
            None,
        )
        .unwrap();
    let mut played = Played::new(floor, Lang::Nl);
    played.press("1 z");
    assert!(played.line("waarom deze correctie").is_some());
    for key in "belde".chars() {
        played.press(&key.to_string());
    }
    played.press("Enter");
    assert!(played.line("*ziek").is_some());
    assert!(played.shown(120, 36).contains("was 9:00–16:00"));
    let worked: Minutes = played.ui.app().directory().closed[&date(TODAY)].sums.worked;
    assert_eq!(
        worked,
        Minutes(5 * 390),
        "the sums of the closing stay as they were"
    );
}

#[test]
fn a_reason_holds_on_every_screen_of_the_closed_day_and_no_longer() {
    let mut floor = floor();
    let klus = floor.klus("Fietsen");
    let people: Vec<_> = floor.app.rows(date(TODAY)).unwrap();
    floor
        .put(people[4].participant, klus, HalfDay::Afternoon)
        .unwrap();
    let open = OpenRows::AsPlanned;
    let close = Action::CloseDay {
        date: date(TODAY),
        open,
    };
    floor.app.perform(&close, None).unwrap();
    let mut played = Played::new(floor, Lang::Nl);
    let asks = |played: &mut Played, keys: &str| {
        played.press(keys);
        let asked = played.line("waarom deze correctie").is_some();
        if asked {
            played.press("b e l d e Enter");
        }
        asked
    };
    assert!(asks(&mut played, "1 z"));
    for keys in ["2 z", "g k 1", "Esc 3 z", "g u g v 4 v", "g d Esc 5 v"] {
        assert!(!asks(&mut played, keys), "{keys}: still the same day");
    }
    assert!(asks(&mut played, "[ ] 5 z"), "another day was looked at");
    assert!(asks(&mut played, "L Enter 5 v"), "it was locked");
    assert!(asks(&mut played, "B Enter 5 z"), "somebody else may be at work");
    assert!(!asks(&mut played, "5 v"));
    assert!(asks(&mut played, "u u 5 f"), "the reason itself was taken back");
}

#[test]
fn nothing_breaks_at_any_size() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.at_every_size();
    played.press("D");
    played.at_every_size();
}

#[test]
fn a_paste_that_does_not_fit_is_said_to_be_cut() {
    for (pasted, over) in [(2_000, false), (2_001, true)] {
        let mut played = Played::new(floor(), Lang::Nl);
        played.press("n");
        let text = "a".repeat(pasted);
        played.ui.handle(Event::Paste(Pasted { text, cut: false }));
        let said = played.shown(120, 36).contains("de rest van het geplakte");
        assert_eq!(said, over, "{pasted} characters");
    }
}

#[test]
fn no_word_of_what_is_said_at_the_bottom_is_cut_off() {
    let mut played = Played::new(floor(), Lang::Nl);
    let file = format!("/media/{}/stick", "map/".repeat(20));
    let said = Sentence::new("open-read-only-disk").text("file", file);
    let bare = |text: String| text.replace(['\n', ' '], "");
    let whole = bare(Texts::new(Lang::Nl).say(&said));
    played.ui.tell(&said);
    for cols in [60, 80, 120] {
        assert!(bare(played.shown(cols, 24)).contains(&whole), "{cols} columns");
    }
}

#[test]
fn who_is_not_there_is_said_not_to_be_instead_of_an_empty_list() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("3 z 3 i");
    let shown = played.shown(120, 36);
    assert!(
        shown.contains("Mirthe Dekker is er niet wanneer er een klus is"),
        "{shown}"
    );
    played.press("4 i");
    assert!(
        played.shown(120, 36).contains("Tuin Lindehof"),
        "and who is there can be put on one"
    );
}
