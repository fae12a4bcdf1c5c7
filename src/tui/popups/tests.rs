//! Popups as a user meets them: keys in, answer out.

use super::*;
use crate::domain::lang::Lang;
use crate::text::texts::Texts;
use crate::tui::keys::{Chord, Context, Keymap};
use crate::tui::testing::{SIZES, at_every_size, drawn};
use crossterm::event::KeyEvent;
use proptest::prelude::*;

fn key(text: &str) -> KeyEvent {
    let chord = Chord::parse(text).expect("a key");
    KeyEvent::new(chord.code, chord.modifiers)
}

fn type_text(stack: &mut Stack<u8>, text: &str) {
    for c in text.chars() {
        let named = if c == ' ' {
            "Space".to_owned()
        } else {
            c.to_string()
        };
        stack.key(key(&named));
    }
}

fn open(content: Content) -> Stack<u8> {
    let mut stack = Stack::default();
    stack.open(7, content);
    stack
}

fn answer(stack: &mut Stack<u8>, pressed: &str) -> Option<Answer> {
    match stack.key(key(pressed)) {
        Outcome::Done(popup, answer) => {
            assert_eq!(popup.purpose, 7);
            Some(answer)
        }
        _ => None,
    }
}

fn question() -> Content {
    Content::Confirm(Confirm::new(
        "Ziek melden",
        "Er staan al tijden bij Amina. Toch de hele dag ziek?",
    ))
}

fn note() -> Content {
    Content::Input(Input::new("Notitie over Amina", "Wat zag je?", 2_000))
}

fn klussen() -> Vec<Item> {
    let item = |id, label: &str, right: &str| Item {
        id,
        label: label.to_owned(),
        right: right.to_owned(),
        ..Item::default()
    };
    vec![
        item(10, "Tuin Lindehof", "3 van 2–4"),
        item(20, "Fietsen", "2 van 2–3"),
        item(30, "Café schilderen", "0 van 2"),
    ]
}

fn newcomer() -> Content {
    Content::Form(Form::new(
        "Nieuwe deelnemer",
        vec![
            Field::text("first", "Voornaam", "", 100),
            Field::text("start", "Begint op", "ma", 40).hint("zoals je het zegt: do, gisteren, 19-11"),
            Field::choice(
                "method",
                "Werkwijze",
                vec!["Ferm Werk".to_owned(), "WerkPro".to_owned()],
                0,
            ),
            Field::toggle("guest", "Gast", false),
        ],
    ))
}

#[test]
fn enter_on_a_question_says_no_unless_it_is_harmless() {
    assert_eq!(answer(&mut open(question()), "Enter"), Some(Answer::No));
    assert_eq!(answer(&mut open(question()), "j"), Some(Answer::Yes));
    let mut turned = open(question());
    assert_eq!(answer(&mut turned, "Tab"), None);
    assert_eq!(answer(&mut turned, "Enter"), Some(Answer::Yes));
    let harmless = Content::Confirm(Confirm::new("Afsluiten", "De dag afsluiten?").harmless());
    assert_eq!(answer(&mut open(harmless), "Enter"), Some(Answer::Yes));
}

#[test]
fn escape_closes_only_the_popup_on_top() {
    let mut stack = open(newcomer());
    stack.open(8, question());
    assert!(matches!(stack.key(key("Esc")), Outcome::Cancelled(8)));
    assert!(matches!(stack.key(key("Esc")), Outcome::Cancelled(7)));
    assert!(stack.is_empty() && matches!(stack.key(key("Esc")), Outcome::Stay));
}

#[test]
fn a_second_enter_answers_nothing_twice() {
    let mut stack = open(note());
    type_text(&mut stack, "Hielp mee");
    assert_eq!(
        answer(&mut stack, "Enter"),
        Some(Answer::Text("Hielp mee".to_owned()))
    );
    assert_eq!(answer(&mut stack, "Enter"), None);
}

#[test]
fn a_hostile_paste_lands_clean_and_only_as_far_as_it_fits() {
    let mut stack = open(Content::Input(Input::new("Naam", "", 10)));
    stack.paste("A\u{1b}[31mmi\u{202e}na\r\n en nog veel meer");
    let Some(Answer::Text(text)) = answer(&mut stack, "Enter") else {
        panic!("text")
    };
    assert!(
        text.starts_with("Amina") && text.chars().count() <= 10,
        "{text:?}"
    );
    assert!(!crate::text::clean::has_hostile(&text));
}

#[test]
fn a_paste_outside_a_field_is_dropped() {
    let mut stack = open(question());
    assert!(matches!(stack.paste("j"), Outcome::Stay));
    assert!(!stack.is_empty());
}

#[test]
fn what_is_not_understood_is_marked_in_place_and_nothing_typed_is_lost() {
    let mut stack = open(Content::Input(
        Input::new("Tijden", "9-12:30", 60).with_text("9-12:99 13-16"),
    ));
    let Outcome::Done(mut popup, _) = stack.key(key("Enter")) else {
        panic!("answered")
    };
    if let Content::Input(input) = &mut popup.content {
        input.say(Feedback::Wrong("12:99 is geen tijd.".to_owned(), 2..7));
    }
    stack.put_back(*popup);
    let screen = drawn(80, 24, |look, area, buf| stack.draw(look, area, buf));
    assert!(
        screen.contains("9-12:99 13-16") && screen.contains("12:99 is geen tijd."),
        "{screen}"
    );
    insta::assert_snapshot!(screen);
}

#[test]
fn a_list_is_searched_while_one_types_whatever_the_accents() {
    let mut stack = open(Content::Pick(Pick::new("Naar klus", klussen())));
    type_text(&mut stack, "cafe sch");
    assert_eq!(
        answer(&mut stack, "Enter"),
        Some(Answer::Picked(vec![30], "cafe sch".into()))
    );
    let mut nothing = open(Content::Pick(Pick::new("Naar klus", klussen())));
    type_text(&mut nothing, "zzz");
    assert_eq!(answer(&mut nothing, "Enter"), None);
}

#[test]
fn several_are_ticked_and_handed_over_together() {
    let mut stack = open(Content::Pick(Pick::new("Team", klussen()).several(vec![30])));
    stack.key(key("Space"));
    assert_eq!(
        answer(&mut stack, "Enter"),
        Some(Answer::Picked(vec![30, 10], String::new()))
    );
}

#[test]
fn a_form_says_under_the_field_what_is_wrong_and_goes_there() {
    let mut stack = open(newcomer());
    type_text(&mut stack, "Amina");
    for pressed in ["Tab", "Tab", "Right", "Tab", "Space"] {
        stack.key(key(pressed));
    }
    let Outcome::Done(mut popup, answer) = stack.key(key("Enter")) else {
        panic!("answered")
    };
    assert_eq!(
        (
            answer.text("first"),
            answer.choice("method"),
            answer.is_on("guest")
        ),
        ("Amina", 1, true)
    );
    if let Content::Form(form) = &mut popup.content {
        form.refuse("start", "Welke maandag? Schrijf bijvoorbeeld 23-11.");
    }
    stack.put_back(*popup);
    insta::assert_snapshot!(drawn(80, 24, |look, area, buf| stack.draw(look, area, buf)));
    type_text(&mut stack, " 23-11");
    let Outcome::Done(_, answer) = stack.key(key("Enter")) else {
        panic!("answered")
    };
    assert_eq!(answer.text("start"), "ma 23-11");
}

fn help() -> Content {
    let (texts, keymap) = (Texts::new(Lang::Nl), Keymap::defaults());
    Content::Commands(Commands::help(
        &keymap,
        &texts,
        &[Context::Today, Context::Everywhere],
    ))
}

#[test]
fn the_help_is_searched_and_does_what_is_chosen() {
    let mut stack = open(help());
    type_text(&mut stack, "betermelding");
    assert_eq!(answer(&mut stack, "Enter"), Some(Answer::Command(Command::Sick)));
}

#[test]
fn the_palette_says_why_something_cannot_be_done_now() {
    let (texts, keymap) = (Texts::new(Lang::Nl), Keymap::defaults());
    let palette = Commands::palette(&keymap, &texts, &[Context::Everywhere], |command| match command {
        Command::Undo => Err(crate::text::sentence::Sentence::new("popup-nothing")),
        _ => Ok(()),
    });
    let mut stack = open(Content::Commands(palette));
    type_text(&mut stack, "ongedaan");
    assert_eq!(answer(&mut stack, "Enter"), None);
    let screen = drawn(80, 24, |look, area, buf| stack.draw(look, area, buf));
    assert!(screen.contains("ongedaan maken  Niets gevonden."), "{screen}");
}

#[test]
fn every_popup_at_three_sizes() {
    let message = Content::Message(Message::new(
        "Dagnotitie",
        "De sleutel van de bakfiets ligt bij de balie. ".repeat(40),
    ));
    let pick = Content::Pick(Pick::new("Naar klus", klussen()).several(vec![20]));
    for (name, content) in [
        ("confirm", question()),
        ("note", note()),
        ("pick", pick),
        ("form", newcomer()),
        ("message", message),
        ("help", help()),
    ] {
        let mut stack = open(content);
        stack.paste("a");
        for (cols, rows) in SIZES {
            let screen = drawn(cols, rows, |look, area, buf| stack.draw(look, area, buf));
            insta::assert_snapshot!(format!("{name}_{cols}x{rows}"), screen);
        }
    }
}

#[test]
fn no_popup_minds_how_small_the_window_is() {
    let long = "heel lang 你好 ".repeat(40);
    let mut stacks = vec![open(question()), open(note()), open(newcomer()), open(help())];
    stacks.push(open(Content::Message(Message::new(&long, &long))));
    stacks.push(open(Content::Pick(Pick::new(&long, Vec::new()))));
    for stack in &mut stacks {
        stack.paste(&long);
    }
    at_every_size(|look, area, buf| stacks.iter().for_each(|stack| stack.draw(look, area, buf)));
}

#[test]
fn what_is_proposed_gives_way_to_what_is_typed_and_a_space_goes_on_after_it() {
    let typed = |keys: &[&str]| {
        let mut field = TextField::proposing("9:00–16:00", 10);
        for pressed in keys {
            field.key(key(pressed));
        }
        field.text().to_owned()
    };
    assert_eq!(typed(&["9", "-"]), "9-");
    assert_eq!(
        typed(&["Backspace", "Backspace", "Backspace", "Backspace", " ", "z"]),
        "9:00–1 z"
    );
    assert_eq!(typed(&["End", "Backspace", "5"]), "9:00–16:05");
    let mut field = TextField::proposing("do", 40);
    assert!(field.paste("19-11") && field.text() == "19-11");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_typed_a_field_never_holds_more_than_fits(
        keys in proptest::collection::vec("[a-z你é]|Left|Right|Home|End|Backspace|Delete|Ctrl-w|Ctrl-y|Ctrl-u|Ctrl-k", 0..80),
        pasted in "\\PC{0,40}",
    ) {
        let mut field = TextField::new("begin", 20);
        for (at, pressed) in keys.iter().enumerate() {
            field.key(key(pressed));
            if at == 10 {
                field.paste(&pasted);
            }
            prop_assert!(field.text().chars().count() <= 20);
        }
    }
}
