//! Keys in, screen out: the list, its forms, the dossier and the lists of the house.

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
            let (code, mods) = match named {
                Some((name, after)) => {
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
                }
                None => {
                    rest = &rest[c.len_utf8()..];
                    (KeyCode::Char(c), KeyModifiers::NONE)
                }
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
    let edit = Action::Edit(vec![(RecordKey::Klus(garden), Some(Record::Klus(klus)))]);
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
fn the_history_counts_days_and_half_days_on_klussen_that_were_really_worked() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let app = floor.ui.app();
    let history = app.person_history(floor.person("Aalbers"), app.today()).unwrap();
    let month = history.months[0];
    assert_eq!(
        (month.worked, month.present, month.excused, month.missed),
        (Minutes(420), 2, 1, 0)
    );
    let recent: Vec<NaiveDate> = history.recent.iter().map(|(on, _)| *on).collect();
    assert_eq!(
        recent,
        [date(2026, 11, 19), date(2026, 11, 17), date(2026, 11, 16)]
    );
    let work = &history.work[0];
    assert_eq!(
        (work.work_type.as_str(), work.halves, work.last),
        ("groen", 2, date(2026, 11, 19))
    );
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

#[test]
fn a_newcomer_gets_a_number_a_trajectory_and_a_schedule() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let joost = floor.person("van den Berg");
    let directory = floor.ui.app().directory();
    assert_eq!(directory.participants[&joost].number, "2");
    let trajectory = directory.trajectory_on(joost, date(2026, 11, 23)).unwrap();
    assert_eq!(
        (trajectory.method.as_str(), trajectory.start),
        ("ferm-werk", date(2026, 11, 2))
    );
    let week = floor.week("van den Berg", date(2026, 11, 23));
    assert_eq!(week, "ma di wo do vr 9:00–16:00 (12:30–13:00)");
}

#[test]
fn the_cursor_goes_to_whom_was_just_entered() {
    let mut floor = floor(Lang::Nl);
    floor.press("+Koen Aalbers<Enter>+Amina Yilmaz<Enter>e<Clear>Amina Yildiz<Enter>");
    assert!(floor.shows("Yildiz, Amina"));
}

#[test]
fn a_schedule_grows_in_steps_and_a_step_can_be_taken_back() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    assert_eq!(floor.week("Aalbers", date(2026, 11, 30)), "ma di do 9:00–12:30");
    assert_eq!(floor.week("Aalbers", date(2026, 12, 1)), "ma di wo do 9:00–12:30");
    // The newest version stands first under the new step.
    floor.press("s<Down><Enter><Clear><Enter><Esc>");
    assert_eq!(floor.week("Aalbers", date(2026, 12, 1)), "ma di do 9:00–12:30");
    floor.press("u");
    assert_eq!(floor.week("Aalbers", date(2026, 12, 1)), "ma di wo do 9:00–12:30");
}

#[test]
fn steps_are_entered_one_after_another() {
    let mut floor = floor(Lang::Nl);
    floor.press("+Koen Aalbers<Tab><Tab>ma 9-12<Enter>");
    floor.press("s<Enter><Clear>ma di 9-12<Tab><Clear>1-12-2026<Enter>");
    floor.press("<Enter><Clear>ma di wo 9-12<Tab><Clear>1-1-2027<Enter><Esc>");
    assert_eq!(floor.week("Aalbers", date(2026, 12, 31)), "ma di 9:00–12:00");
    assert_eq!(floor.week("Aalbers", date(2027, 1, 1)), "ma di wo 9:00–12:00");
}

#[test]
fn a_new_name_from_a_date_keeps_the_old_one() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    floor.press("e<Clear>Koen de Wit<Tab><Tab><Tab>23-11-2026<Enter>");
    let koen = floor.person("de Wit");
    let participant = &floor.ui.app().directory().participants[&koen];
    assert_eq!(participant.name_on(date(2026, 11, 22)).natural(), "Koen Aalbers");
    floor.press("e<Clear>Koen de Witte<Enter>");
    let participant = &floor.ui.app().directory().participants[&koen];
    assert_eq!(participant.name_on(date(2026, 11, 22)).natural(), "Koen Aalbers");
    assert_eq!(participant.name_on(date(2026, 11, 23)).natural(), "Koen de Witte");
}

#[test]
fn an_opening_balance_counts_wants_a_reason_and_can_be_taken_away() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let koen = floor.person("Aalbers");
    let total = |floor: &Floor| {
        let app = floor.ui.app();
        app.standing(koen, app.today()).unwrap().unwrap().progress.total
    };
    assert_eq!(total(&floor), Minutes(84 * 60 + 5 + 2 * 210));
    floor.press("o12<Enter>");
    assert!(floor.shows("Schrijf erbij waar de uren vandaan komen."));
    floor.press("<Esc>o0<Enter>");
    assert_eq!(total(&floor), Minutes(2 * 210));
}

#[test]
fn a_planned_absence_is_entered_once_changed_and_taken_away() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let koen = floor.person("Aalbers");
    let kind = |floor: &Floor, on| {
        floor
            .ui
            .app()
            .directory()
            .planned_absence(koen, on)
            .map(|a| a.kind)
    };
    assert_eq!(kind(&floor, date(2026, 12, 4)), Some(Absence::Leave));
    floor.press("a<Enter>");
    floor.press("<Tab><Clear>1-12<Enter>");
    assert!(floor.shows("Er staat al iets voor"));
    floor.press("<Esc>a<Down><Enter><Right><Right><Enter>");
    assert!(floor.shows("Bij ziek schrijven we geen reden op"));
    floor.press("<Clear><Enter>");
    assert_eq!(kind(&floor, date(2026, 12, 1)), Some(Absence::Sick));
    floor.press("a<Down><Enter><Up><Right><Enter>");
    assert_eq!(kind(&floor, date(2026, 12, 1)), None);
}

#[test]
fn who_comes_back_starts_a_new_trajectory() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let koen = floor.person("Aalbers");
    floor.press("<Enter>E<Clear>20-11<Enter><Esc>");
    assert!(!floor.shows("Aalbers"));
    floor.press("f<Up><Up><Up><Down><Down><Enter>");
    assert!(floor.shows("Aalbers, Koen"));
    floor.press("w<Enter><Clear><Tab><Clear>7-12-2026<Enter>");
    let directory = floor.ui.app().directory();
    assert_eq!(directory.files[&koen].trajectories.len(), 2);
    assert!(directory.trajectory_on(koen, date(2026, 11, 23)).is_none());
    assert!(directory.trajectory_on(koen, date(2026, 12, 7)).is_some());
}

#[test]
fn a_guest_is_there_without_a_trajectory() {
    let mut floor = floor(Lang::Nl);
    floor.press("gv+<Down><Enter>Lotte Bakker<Tab>9-12<Enter>");
    let lotte = floor.person("Bakker");
    let app = floor.ui.app();
    assert!(app.directory().participants[&lotte].guest);
    let day = app.store().attendance_on(lotte, app.today()).unwrap().unwrap();
    assert_eq!((day.day.status(), day.extra), (Status::Present, true));
    assert_eq!(day.day.minutes(app.today()), Minutes(180));
    assert!(app.standing(lotte, app.today()).unwrap().is_none());
    floor.press("u");
    assert!(
        floor.ui.app().directory().participants.is_empty(),
        "one step back takes all of it"
    );
}

#[test]
fn a_newcomer_from_the_day_sheet_is_asked_the_times_when_not_expected() {
    let mut floor = floor(Lang::Nl);
    floor.press("gv+<Enter>Rosa de Wit<Tab><Tab>di 9-12<Enter>");
    floor.press("9-12<Enter>");
    let rosa = floor.person("de Wit");
    let app = floor.ui.app();
    let day = app.store().attendance_on(rosa, app.today()).unwrap().unwrap();
    assert_eq!(day.day.minutes(app.today()), Minutes(180));
}

#[test]
fn what_is_wrong_is_said_under_its_field_and_nothing_is_lost() {
    let mut floor = floor(Lang::Nl);
    floor.press("+<Enter>");
    assert!(floor.shows("De naam ontbreekt"));
    floor.press("Koen Aalbers<Tab><Tab>ma xo 9-12<Enter>");
    assert!(floor.shows("xo is geen dag") && floor.shows("Koen Aalbers"));
    floor.press("<Clear>ma 9-16 p30<Enter>");
    assert!(floor.shows("Hoe laat is de pauze?"));
    floor.press("<Clear>ma 9-16<Tab><Clear>31-2<Enter>");
    assert!(floor.shows("31-2 bestaat niet"));
    floor.press("<Clear>vandaag<Enter>+koen aalbers<Enter>");
    assert!(floor.shows("Er is al een Koen Aalbers (nummer 1)"));
    floor.press(&format!("<Clear>{}\u{202e}<Enter><Esc>", "🎉".repeat(300)));
    assert_eq!(floor.ui.app().directory().participants.len(), 1);
}

#[test]
fn a_number_belongs_to_one_person() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    floor.press("e<Tab><Clear>2<Enter>");
    assert!(floor.shows("Nummer 2 is al van Joost van den Berg"));
}

#[test]
fn closures_holidays_and_settings_decide_who_is_expected() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    floor.press(":sluitingsdagen<Enter>+Studiedag<Tab><Clear>24-11<Enter>");
    assert!(floor.ui.app().directory().day_off(date(2026, 11, 24)).is_some());
    floor.press("-");
    assert!(floor.ui.app().directory().day_off(date(2026, 11, 24)).is_none());
    // New year's day is the first of the holidays.
    assert!(floor.ui.app().directory().day_off(date(2027, 1, 1)).is_some());
    floor.press("<Enter>");
    assert!(floor.ui.app().directory().day_off(date(2027, 1, 1)).is_none());
    floor.press(":instellingen<Enter><Clear>Werkplaats Zuid<Enter>");
    assert!(floor.shows("Werkplaats Zuid"));
}

#[test]
fn teams_and_supervisors_end_and_come_back() {
    let mut floor = floor(Lang::Nl);
    floor.press(":werkbegeleiders<Enter>-");
    assert!(floor.shows("is de enige werkbegeleider"));
    floor.press("+B. Visser<Enter><Down>-");
    assert!(floor.shows("niet meer in gebruik"));
    floor.press(":teams<Enter>+Groen<Enter>+Groen<Enter>");
    assert!(floor.shows("De naam Groen is al in gebruik"));
}

#[test]
fn a_method_file_with_a_mistake_names_file_line_and_what_was_expected() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ferm-werk.toml");
    let (_, text) = crate::domain::method::shipped()
        .into_iter()
        .find(|(id, _)| *id == "ferm-werk")
        .unwrap();
    std::fs::write(&path, text.replace("hours = 100", "hours = \"veel\"")).unwrap();
    let mut floor = floor(Lang::Nl);
    let adopt = format!(":werkwijzen<Enter>+{}<Enter>", path.display());
    floor.press(&adopt);
    assert!(
        floor.shows("ferm-werk, regel 48, phase[1].hours: hier hoort een heel"),
        "{}",
        floor.shown((120, 36))
    );
    std::fs::write(&path, text.replace("hours = 100", "hours = 90")).unwrap();
    floor.press("<Enter>");
    let directory = floor.ui.app().directory();
    let hours = |on| directory.method_on("ferm-werk", on).unwrap().hour_thresholds()[0].hours;
    assert_eq!(hours(date(2026, 11, 23)), Minutes::hours(90));
    assert_eq!(
        hours(date(2026, 11, 22)),
        Minutes::hours(100),
        "history keeps what was valid"
    );
    let link = folder.path().join("link.toml");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    floor.press(&format!("+{}<Enter>", link.display()));
    assert!(
        floor.shows("is geen gewoon bestand"),
        "{}",
        floor.shown((120, 36))
    );
}
