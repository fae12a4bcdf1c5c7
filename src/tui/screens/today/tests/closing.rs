//! Closing the day, and what is corrected afterwards.

use super::*;

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
    assert!(asks(&mut played, "L Enter 5 v"), "the curtain was drawn");
    assert!(asks(&mut played, "B Enter 5 z"), "somebody else may be at work");
    assert!(!asks(&mut played, "5 v"));
    assert!(asks(&mut played, "u u 5 f"), "the reason itself was taken back");
}

#[test]
fn on_the_running_day_header_column_and_closing_say_what_was_worked_until_now() {
    // From nine to four with a break at half past twelve; it is twenty to three.
    let mut floor = Floor::at(at(14, 40));
    let koen = floor.person("Koen Aalbers");
    let joost = floor.person("Joost van den Berg");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    let left = Mark::LeftEarly(time(12, 45), Some(Absence::Cancelled));
    floor.mark(TODAY, joost, left).unwrap();
    let mut played = Played::new(floor, Lang::Nl);
    let shows = |played: &Played, with: &str, figure: &str| {
        let line = played.line(with).unwrap();
        assert!(line.contains(figure), "{figure}: {line}");
    };
    shows(&played, "verwacht", "gewerkt 8:40");
    shows(&played, "Aalbers, Koen", "9:00–16:00   5:10");
    shows(&played, "Berg, Joost", "9:00–12:45   3:30");
    played.press("D");
    shows(
        &played,
        "nog gewerkt worden",
        "Daarvan moet 1:20 nog gewerkt worden.",
    );
    played.press("Enter");
    // What is closed is over: it counts as it was closed.
    shows(&played, "verwacht", "gewerkt 10:00");
    shows(&played, "Aalbers, Koen", "6:30");
}
