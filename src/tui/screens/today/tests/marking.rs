//! Marking people: rows by number, times as they are typed, what is asked and what is refused.

use super::*;

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
    played.press("u 9 9 z 2 z");
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
fn times_that_were_entered_do_not_go_without_a_question() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("1 Enter");
    for key in ["9", "-", "1", "0", ":", "1", "5"] {
        played.press(key);
    }
    played.press("Enter");
    assert!(played.line("1:15").is_some());
    played.press("1 x");
    assert!(played.line("Er staan al tijden").is_some());
    played.press("Enter");
    assert_eq!(
        statuses(&played)[0],
        Some(Status::Present),
        "no is what Enter says"
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
fn of_a_day_to_come_the_refusal_says_where_more_days_are_entered() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("] z");
    assert!(played.shown(120, 36).contains("met a bij Deelnemers"));
    played.press("g d a");
    assert!(played.line("is er niet").is_some(), "{}", played.shown(120, 36));
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

#[test]
fn phoning_two_marked_people_is_one_action_that_u_takes_back_whole() {
    let mut played = Played::new(floor(), Lang::Nl);
    let calls = |played: &Played| {
        let rows = played.ui.app().rows(date(TODAY)).unwrap();
        rows.iter().map(|row| row.contacts).collect::<Vec<_>>()
    };
    played.press("1 x 2 x 1 Space 2 Space b");
    assert!(played.line("Genoteerd dat 2 mensen gebeld zijn").is_some());
    assert_eq!(calls(&played), [1, 1, 0, 0, 0]);
    played.press("u");
    assert_eq!(calls(&played), [0; 5]);
}
