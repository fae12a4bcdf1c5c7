//! Keys in, screen out: the list, its forms, the dossier and the lists of the house.

mod journeys;

use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveDateTime};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tempfile::TempDir;

use crate::app::clock::FixedClock;
use crate::app::{Action, App, Mark, StartUp};
use crate::domain::attendance::{Absence, Status};
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::klus::{Klus, When};
use crate::domain::lang::Lang;
use crate::domain::record::{Record, RecordKey};
use crate::domain::time::{HalfDay, Minutes};
use crate::domain::week_text::format_week;
use crate::text::texts::Texts;
use crate::tui::events::Event;
use crate::tui::keys::Keymap;
use crate::tui::testing::{SIZES, TestTerminal};
use crate::tui::theme::{Theme, Variant};
use crate::tui::ui::Ui;

fn date(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// Monday 23 November 2026, a quarter past ten.
fn noon() -> NaiveDateTime {
    date(2026, 11, 23).and_hms_opt(10, 15, 0).unwrap()
}

/// A workshop begun three weeks ago, with nobody in it, on the list of participants.
struct Floor {
    ui: Ui,
    _folder: TempDir,
}

fn floor(lang: Lang) -> Floor {
    let folder = tempfile::tempdir().unwrap();
    let start = StartUp {
        location: "Werkplaats Noord".into(),
        method: "ferm-werk".into(),
        supervisor: "A. de Boer".into(),
        since: date(2026, 11, 2),
        own_methods: Vec::new(),
    };
    let app = App::create(folder.path(), Box::new(FixedClock(noon())), &start).unwrap();
    let theme = Theme {
        variant: Variant::Dark,
        ascii: false,
        rich: true,
    };
    let ui = Ui::new(app, Texts::new(lang), theme, Keymap::defaults()).unwrap();
    let mut floor = Floor { ui, _folder: folder };
    floor.press("gd");
    floor
}

impl Floor {
    /// Presses keys as they are typed, the named ones in `<>`.
    fn press(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
            let (code, mods) = if let Some((name, after)) = named {
                rest = after;
                match name {
                    "Enter" => (KeyCode::Enter, KeyModifiers::NONE),
                    "Tab" => (KeyCode::Tab, KeyModifiers::NONE),
                    "Esc" => (KeyCode::Esc, KeyModifiers::NONE),
                    "Down" => (KeyCode::Down, KeyModifiers::NONE),
                    "Up" => (KeyCode::Up, KeyModifiers::NONE),
                    "Left" => (KeyCode::Left, KeyModifiers::NONE),
                    "Right" => (KeyCode::Right, KeyModifiers::NONE),
                    "Clear" => (KeyCode::Char('u'), KeyModifiers::CONTROL),
                    other => panic!("no such key: {other}"),
                }
            } else {
                rest = &rest[c.len_utf8()..];
                (KeyCode::Char(c), KeyModifiers::NONE)
            };
            self.ui.handle(Event::Key(KeyEvent::new(code, mods)));
        }
    }

    fn shown(&self, (cols, rows): (u16, u16)) -> String {
        let mut terminal = TestTerminal::new(cols, rows);
        terminal.draw(|frame| self.ui.draw(frame));
        terminal.shown()
    }

    fn shows(&self, text: &str) -> bool {
        self.shown((120, 36)).contains(text)
    }

    /// The person whose name ends so.
    fn person(&self, name: &str) -> ParticipantId {
        let directory = self.ui.app().directory();
        let today = self.ui.app().today();
        let mut all = directory.participants.iter();
        *all.find(|(_, p)| p.name_on(today).natural().ends_with(name))
            .unwrap()
            .0
    }

    fn week(&self, name: &str, on: NaiveDate) -> String {
        let file = &self.ui.app().directory().files[&self.person(name)];
        format_week(file.schedule.at(on).unwrap(), Lang::Nl)
    }
}

/// What is on the screen at the sizes that count, in one text.
fn everywhere(keys: &str, lang: Lang, prepare: impl Fn(&mut Floor)) -> String {
    let mut floor = floor(lang);
    prepare(&mut floor);
    floor.press(keys);
    let mut out = String::new();
    for size in SIZES {
        let _ = writeln!(out, "== {}×{}\n{}", size.0, size.1, floor.shown(size));
    }
    out
}

/// Three people, a team, a schedule that grows, an absence, an opening balance, a note.
fn people(floor: &mut Floor) {
    floor.press("+Koen Aalbers<Tab><Tab>ma di do 9-12:30<Tab><Clear>2-11-2026<Enter>");
    floor.press("+Joost van den Berg<Tab><Tab>ma-vr 9-16 (12:30-13)<Tab><Clear>2-11-2026<Enter>");
    floor.press("+Amina Yilmaz<Tab><Right><Tab>wo vr 13-16<Enter>");
    floor.press(":teams<Enter>+Groen<Enter>gd");
    floor.press("s<Enter><Clear>ma-do 9-12:30<Tab><Clear>1-12-2026<Enter><Esc>");
    floor.press("e<Tab><Tab><Right><Tab><Tab>VCA tot 1-5-2027; rijbewijs<Enter>");
    floor.press("o84:05<Tab><Tab>elders gewerkt<Enter>");
    floor.press("a<Tab><Clear>30-11<Tab>4-12<Tab>vakantie<Enter>");
    floor.press("n+ begint uit zichzelf met opruimen #zelf<Enter>");
    floor.press("n- kwam twee keer later terug van de pauze<Enter>");
    worked(floor);
}

/// What Koen did last week: three mornings in the garden, one of them sick.
fn worked(floor: &mut Floor) {
    let koen = floor.person("Aalbers");
    let garden = KlusId(uuid::Uuid::from_u128(1));
    let klus = Klus {
        name: "Tuin Lindehof".into(),
        when: When::Weekly {
            from: date(2026, 11, 2),
            until: None,
            weekdays: [true; 7],
        },
        halves: vec![HalfDay::Morning],
        place: String::new(),
        work_type: "groen".into(),
        outside: true,
        min: 2,
        max: None,
        certificate: None,
    };
    let app = &mut floor.ui.app;
    let edit = Action::Edit(vec![(RecordKey::Klus(garden), Some(Record::Klus(klus.into())))]);
    app.perform(&edit, None).unwrap();
    for (day, mark) in [
        (16, Mark::Present),
        (17, Mark::Absent(Absence::Sick)),
        (19, Mark::Present),
    ] {
        let date = date(2026, 11, day);
        let there = mark == Mark::Present;
        let people = vec![koen];
        app.perform(&Action::Mark { date, people, mark }, None).unwrap();
        if there {
            let put = Action::Allocate {
                date,
                half: HalfDay::Morning,
                people: vec![koen],
                klus: Some(garden),
            };
            app.perform(&put, None).unwrap();
        }
    }
    floor.ui.handle(Event::Tick);
}

#[test]
fn the_list_before_anybody_is_there_and_with_three_people() {
    insta::assert_snapshot!("list_empty", everywhere("", Lang::Nl, |_| {}));
    insta::assert_snapshot!("list_nl", everywhere("", Lang::Nl, people));
    insta::assert_snapshot!("list_en", everywhere("", Lang::En, people));
}

#[test]
fn every_form_opens_filled_in() {
    for (name, keys) in [
        ("newcomer", "+"),
        ("edit", "e"),
        ("schedule", "s"),
        ("schedule_step", "s<Enter>"),
        ("absence", "a<Enter>"),
        ("opening", "o"),
        ("trajectory", "w"),
        ("filter", "f"),
    ] {
        insta::assert_snapshot!(format!("form_{name}_nl"), everywhere(keys, Lang::Nl, people));
        insta::assert_snapshot!(format!("form_{name}_en"), everywhere(keys, Lang::En, people));
    }
}

#[test]
fn the_parts_of_the_dossier() {
    for (name, keys) in [
        ("overview", "<Enter>"),
        ("hours", "<Enter><Tab>"),
        ("schedule", "<Enter><Tab><Tab>"),
        ("notes_hidden", "<Enter><Tab><Tab><Tab>"),
        ("notes", "<Enter><Tab><Tab><Tab>."),
        ("klussen", "<Enter><Left>"),
        ("notes_topic", "<Enter><Tab><Tab><Tab>.f"),
        ("end", "<Enter>E"),
    ] {
        insta::assert_snapshot!(format!("dossier_{name}_nl"), everywhere(keys, Lang::Nl, people));
        insta::assert_snapshot!(format!("dossier_{name}_en"), everywhere(keys, Lang::En, people));
    }
}

#[test]
fn the_lists_of_the_house() {
    for (name, keys) in [
        ("closures", ":sluitingsdagen<Enter>"),
        ("teams", ":teams<Enter>"),
        ("klussen", ":klussenlijst<Enter>"),
        ("supervisors", ":werkbegeleiders<Enter>"),
        ("methods", ":werkwijzen<Enter>"),
        ("method", ":werkwijzen<Enter><Enter>"),
        ("settings", ":instellingen<Enter>"),
    ] {
        insta::assert_snapshot!(format!("house_{name}_nl"), everywhere(keys, Lang::Nl, people));
    }
    insta::assert_snapshot!(
        "house_closures_en",
        everywhere(":closures<Enter>", Lang::En, people)
    );
    insta::assert_snapshot!(
        "house_settings_en",
        everywhere(":settings<Enter>", Lang::En, people)
    );
}
