//! The board, played by keys through the whole program.

mod moving;
mod short;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use uuid::Uuid;

use crate::app::clock::FixedClock;
use crate::app::query::board::Board;
use crate::app::{Action, App, StartUp};
use crate::domain::dated::Dated;
use crate::domain::ids::{KlusId, ParticipantId, TrajectoryId};
use crate::domain::klus::{Klus, When};
use crate::domain::lang::Lang;
use crate::domain::name::PersonName;
use crate::domain::participant::{Certificate, Participant, Trajectory};
use crate::domain::record::{Record, RecordKey};
use crate::domain::schedule::{DayPlan, Week};
use crate::domain::time::HalfDay::{self, Afternoon, Morning};
use crate::domain::time::{ClockTime, Span};
use crate::text::texts::Texts;
use crate::tui::events::Event;
use crate::tui::keys::{Chord, Keymap};
use crate::tui::testing::{SIZES, TestTerminal};
use crate::tui::theme::{Theme, Variant};
use crate::tui::ui::Ui;

/// A Monday.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn at(hour: u32, minute: u32) -> NaiveDateTime {
    today().and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
}

fn span(from: u16, to: u16) -> Span {
    let time = |hour| ClockTime::hm(hour / 100, hour % 100).unwrap();
    Span::new(time(from), time(to)).unwrap()
}

/// The program on a floor of its own.
struct Floor {
    ui: Ui,
    _folder: tempfile::TempDir,
}

type Records = Vec<(RecordKey, Option<Record>)>;

/// Somebody who comes every weekday from nine to four.
fn person(records: &mut Records, name: &str, certificate: Option<&str>) -> ParticipantId {
    let id = ParticipantId(Uuid::new_v4());
    let start = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let plan = DayPlan {
        spans: vec![span(900, 1230), span(1230, 1600)],
        breaks: Vec::new(),
    };
    let mut week = Week::default();
    week.0[..5].fill(plan);
    let certificates = certificate.map(|name| Certificate {
        name: name.into(),
        until: None,
    });
    let participant = Participant {
        number: String::new(),
        names: Dated::since(start, PersonName::parse(name).unwrap()),
        team: Dated::default(),
        certificates: certificates.into_iter().collect(),
        guest: false,
    };
    let trajectory = Trajectory {
        method: "ferm-werk".into(),
        start,
        end: None,
        phases: Dated::default(),
        openings: Vec::new(),
    };
    let trajectory_key = RecordKey::Trajectory(id, TrajectoryId(Uuid::new_v4()));
    records.push((
        RecordKey::Participant(id),
        Some(Record::Participant(participant.into())),
    ));
    records.push((trajectory_key, Some(Record::Trajectory(trajectory.into()))));
    let schedule = Record::Schedule(Dated::since(start, week));
    records.push((RecordKey::Schedule(id), Some(schedule)));
    id
}

/// A klus on every weekday, mornings and afternoons.
fn klus(records: &mut Records, name: &str, outside: &str, room: (u16, u16), certificate: Option<&str>) {
    let klus = Klus {
        name: name.into(),
        when: When::Weekly {
            from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
            until: None,
            weekdays: [true, true, true, true, true, false, false],
        },
        halves: vec![Morning, Afternoon],
        place: outside.into(),
        work_type: "groen".into(),
        outside: !outside.is_empty(),
        min: room.0,
        max: Some(room.1),
        certificate: certificate.map(Into::into),
    };
    let key = RecordKey::Klus(KlusId(Uuid::new_v4()));
    records.push((key, Some(Record::Klus(klus.into()))));
}

impl Floor {
    fn with(lang: Lang, records: Records) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let start = StartUp {
            location: "Lindehof".into(),
            method: "ferm-werk".into(),
            supervisor: "A. de Boer".into(),
            since: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
            own_methods: Vec::new(),
        };
        let clock = Box::new(FixedClock(at(13, 5)));
        let mut app = App::create(&folder.path().join("store"), clock, &start).unwrap();
        if !records.is_empty() {
            app.perform(&Action::Edit(records), None).unwrap();
        }
        let theme = Theme {
            variant: Variant::Dark,
            ascii: false,
            rich: true,
        };
        let ui = Ui::new(app, Texts::new(lang), theme, Keymap::defaults()).unwrap();
        Self { ui, _folder: folder }
    }

    /// Eight people and four klussen on a Monday afternoon; the keys `g k` are pressed.
    fn new(lang: Lang) -> Self {
        let mut records = Records::new();
        for name in [
            "Koen Aalbers",
            "Achmed Boukhari",
            "Mirthe Dekker",
            "Ruben de Jong",
            "Lotte Peeters",
            "Maria van der Straaten-Hoogenboom",
            "Rosa de Wit",
        ] {
            person(&mut records, name, None);
        }
        person(&mut records, "Daan Smit", Some("rijbewijs"));
        klus(&mut records, "Fietsen", "", (1, 3), None);
        klus(&mut records, "Kast", "Lindestraat", (2, 2), Some("rijbewijs"));
        klus(&mut records, "Lunch", "", (2, 4), None);
        klus(&mut records, "Tuin Lindehof", "Lindehof", (2, 6), None);
        let mut floor = Self::with(lang, records);
        floor.press("g k");
        floor
    }

    /// Presses keys one after the other, written as in the table of keys.
    fn press(&mut self, keys: &str) {
        for chord in Chord::parse_sequence(keys).expect("keys") {
            let code = match (chord.code, chord.modifiers) {
                (KeyCode::Tab, KeyModifiers::SHIFT) => KeyCode::BackTab,
                (code, _) => code,
            };
            self.ui.handle(Event::Key(KeyEvent::new(code, chord.modifiers)));
        }
    }

    fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            let key = KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
            self.ui.handle(Event::Key(key));
        }
    }

    /// Empties the field and types into it.
    fn fill(&mut self, text: &str) {
        self.press("Ctrl-u");
        self.type_text(text);
    }

    fn shown(&self, cols: u16, rows: u16) -> String {
        let mut terminal = TestTerminal::new(cols, rows);
        terminal.draw(|frame| self.ui.draw(frame));
        terminal.shown()
    }

    fn screen(&self) -> String {
        self.shown(120, 36)
    }

    fn board(&self, half: HalfDay) -> Board {
        self.ui.app().board(today(), half).unwrap()
    }

    /// Who is on each klus this afternoon, free first.
    fn on(&self) -> Vec<Vec<String>> {
        let board = self.board(Afternoon);
        let names = |people: &[crate::app::query::board::Person]| -> Vec<String> {
            people
                .iter()
                .map(|p| p.name.split(',').next().unwrap_or_default().to_owned())
                .collect()
        };
        std::iter::once(names(&board.free))
            .chain(board.cards.iter().map(|c| names(&c.people)))
            .collect()
    }
}

fn snapshots(name: &str, floor: &Floor, lang: Lang) {
    for (cols, rows) in SIZES {
        let lang = if lang == Lang::Nl { "nl" } else { "en" };
        insta::assert_snapshot!(format!("{name}_{lang}_{cols}x{rows}"), floor.shown(cols, rows));
    }
}

#[test]
fn one_key_per_person_fills_the_board_and_the_next_free_one_comes_up() {
    for lang in [Lang::Nl, Lang::En] {
        let mut floor = Floor::new(lang);
        snapshots("before", &floor, lang);
        floor.press("4 4 1 3 4");
        assert_eq!(
            floor.on(),
            [
                vec!["Smit", "Straaten-Hoogenboom", "Wit"],
                vec!["Dekker"],
                vec![],
                vec!["Jong"],
                vec!["Aalbers", "Boukhari", "Peeters"],
            ]
        );
        floor.press("2 Space");
        snapshots("filled", &floor, lang);
    }
}

#[test]
fn a_new_klus_is_typed_in_and_its_mistakes_are_told_under_their_field() {
    for lang in [Lang::Nl, Lang::En] {
        let mut floor = Floor::new(lang);
        floor.press("+ Enter");
        snapshots("klus_form", &floor, lang);
    }
    let mut floor = Floor::new(Lang::Nl);
    floor.press("+");
    floor.type_text("Zwerfafval");
    floor.press("Shift-Tab Shift-Tab Shift-Tab");
    floor.fill("-1");
    floor.press("Enter");
    assert!(
        floor.screen().contains("Een klus is voor minstens"),
        "{}",
        floor.screen()
    );
    floor.fill("2");
    floor.press("Tab");
    floor.fill("1");
    floor.press("Enter");
    assert!(
        floor.screen().contains("Er passen er hoogstens 1 op"),
        "{}",
        floor.screen()
    );
    floor.press("Ctrl-u Tab Tab Tab Space Tab Tab");
    floor.fill("ma xx");
    floor.press("Enter");
    assert!(
        floor.screen().contains("ma xx zijn geen weekdagen"),
        "{}",
        floor.screen()
    );
    floor.fill("ma wo-vr");
    floor.press("Enter");
    assert!(
        floor.screen().contains("Zwerfafval is bewaard."),
        "{}",
        floor.screen()
    );
    let board = floor.board(Afternoon);
    let made = board.cards.iter().find(|c| c.klus.name == "Zwerfafval").unwrap();
    let When::Weekly { weekdays, .. } = &made.klus.when else {
        panic!("not weekly: {:?}", made.klus.when);
    };
    assert_eq!(*weekdays, [true, false, true, true, true, false, false]);
    assert_eq!((made.klus.min, made.klus.max), (2, None));
}

#[test]
fn the_klus_under_the_cursor_is_changed() {
    let mut floor = Floor::new(Lang::Nl);
    floor.press("e");
    assert!(floor.screen().contains("Ga eerst met de pijltjes naar een klus."));
    floor.press("Right e");
    floor.fill("Fietsclub");
    floor.press("Enter");
    assert!(floor.screen().contains("1 Fietsclub"), "{}", floor.screen());
}

#[test]
fn an_empty_board_says_what_to_press() {
    for lang in [Lang::Nl, Lang::En] {
        let mut floor = Floor::with(lang, Records::new());
        floor.press("g k");
        snapshots("empty", &floor, lang);
        floor.press("1 r - e Space Enter c Tab Up Down Left Right Home End");
    }
}

#[test]
fn five_hundred_people_and_twenty_klussen_fit_in_any_window() {
    let mut records = Records::new();
    for number in 0..500 {
        person(
            &mut records,
            &format!("Voornaam{number} van der Achternaam{number:03}"),
            None,
        );
    }
    for number in 0..20 {
        klus(
            &mut records,
            &format!("Klus {number:02}"),
            "Lindestraat",
            (2, 400),
            None,
        );
    }
    let mut floor = Floor::with(Lang::Nl, records);
    floor.press("g k 1 1 2 3 3 3");
    for keys in ["", "End", "Space Down Up", "Home 0"] {
        if !keys.is_empty() {
            floor.press(keys);
        }
        for cols in [60, 61, 80, 97, 120, 300] {
            for rows in [16, 17, 24, 36, 100] {
                floor.shown(cols, rows);
            }
        }
    }
    floor.type_text("klus 19");
    floor.press("Enter");
    assert_eq!(floor.board(Afternoon).cards[19].people.len(), 1);
    floor.press("End");
    assert!(floor.shown(80, 24).contains("Klus 19"), "{}", floor.shown(80, 24));
}
