//! What the screen has to say, and that it can be read whole.

use super::*;

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
