//! What a form shows of a date while one types is what it saves.

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::app::{Action, App};
use crate::domain::ids::ParticipantId;
use crate::domain::klus::When;
use crate::domain::lang::Lang;
use crate::domain::record::Record;
use crate::text::texts::Texts;
use crate::tui::ask::DayAsk;
use crate::tui::desk::Privacy;
use crate::tui::effect::{Effect, Place};
use crate::tui::keys::Keymap;
use crate::tui::look::Look;
use crate::tui::popups::Value;
use crate::tui::screens::people::forms as people;
use crate::tui::screens::{answered, ask_klus, changed, guest, house, marking, newcomer};
use crate::tui::theme::{Theme, Variant};

const ALL: [DateField; 16] = [
    DateField::NewcomerStart,
    DateField::ScheduleFrom,
    DateField::AbsenceFrom,
    DateField::AbsenceTo,
    DateField::ClosureFrom,
    DateField::ClosureTo,
    DateField::TrajectoryStart,
    DateField::TrajectoryEnd,
    DateField::PhaseSince,
    DateField::LastDay,
    DateField::NameSince,
    DateField::CertificateUntil,
    DateField::OpeningDate,
    DateField::KlusFrom,
    DateField::KlusUntil,
    DateField::GoTo,
];

const SAID: [&str; 16] = [
    "ma",
    "di",
    "wo",
    "do",
    "vr",
    "za",
    "zo",
    "vandaag",
    "morgen",
    "gisteren",
    "-3",
    "+10",
    "vorige do",
    "volgende do",
    "1-12",
    "20-11",
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Opens the form that a date belongs to.
fn opened(desk: Desk<'_>, field: DateField, person: ParticipantId) -> (Purpose, Content) {
    let today = desk.app.today();
    let effects = match field {
        DateField::NewcomerStart => newcomer(desk, today, "Nieuw Mens"),
        DateField::ScheduleFrom => {
            let Some(Effect::Open(purpose, _)) = people::ask_schedule(desk, person).pop() else {
                panic!("no list");
            };
            answered(desk, &purpose, &Answer::Picked(vec![0], String::new())).unwrap()
        }
        DateField::AbsenceFrom | DateField::AbsenceTo => people::ask_absence(desk, person),
        DateField::ClosureFrom | DateField::ClosureTo => house::ask_closure(desk, None),
        DateField::TrajectoryStart | DateField::TrajectoryEnd | DateField::PhaseSince => {
            people::ask_trajectory(desk, person)
        }
        DateField::LastDay => people::ask_end(desk, person),
        DateField::NameSince | DateField::CertificateUntil => people::ask_edit(desk, person),
        DateField::OpeningDate => people::ask_opening(desk, person),
        DateField::KlusFrom | DateField::KlusUntil => ask_klus(desk, None),
        DateField::GoTo => {
            let ask = Purpose::Day(DayAsk::GoToDate(today));
            return (ask, marking::date_asked(desk));
        }
    };
    match effects.into_iter().next() {
        Some(Effect::Open(purpose, content)) => (purpose, content),
        other => panic!("{field:?} opens nothing: {other:?}"),
    }
}

/// What else must stand in the form for it to be saved.
const fn besides(field: DateField) -> &'static [(&'static str, &'static str)] {
    match field {
        DateField::NewcomerStart => &[("name", "Nieuw Mens")],
        DateField::ClosureFrom => &[("name", "Studiedag")],
        DateField::ClosureTo => &[("name", "Studiedag"), ("from", "1-10-2026")],
        DateField::AbsenceTo => &[("from", "1-10-2026")],
        DateField::NameSince => &[("name", "Anders Genoemd")],
        DateField::OpeningDate => &[("hours", "84"), ("reason", "elders")],
        DateField::KlusFrom => &[("name", "Tuin")],
        DateField::KlusUntil => &[("name", "Tuin"), ("days", "ma-zo"), ("from", "1-10-2026")],
        _ => &[],
    }
}

/// Types into a field of a form, the way a supervisor comes there.
fn fill(form: &mut Form, name: &str, text: &str) {
    let at = form
        .values()
        .iter()
        .position(|(n, _)| *n == name)
        .expect("a field");
    let mut key = |code, modifiers| form.key(KeyEvent::new(code, modifiers));
    for _ in 0..at {
        key(KeyCode::Tab, KeyModifiers::NONE);
    }
    key(KeyCode::Char('u'), KeyModifiers::CONTROL);
    for c in text.chars() {
        key(KeyCode::Char(c), KeyModifiers::NONE);
    }
}

/// Chooses the second of the choices of a field, and leaves the cursor on the first field.
fn choose_second(form: &mut Form, name: &str) {
    let values = form.values();
    let at = values.iter().position(|(n, _)| *n == name).expect("a field");
    assert_eq!(values[at].1, Value::Choice(0));
    for (count, code) in [
        (at, KeyCode::Tab),
        (1, KeyCode::Right),
        (values.len() - at, KeyCode::Tab),
    ] {
        for _ in 0..count {
            form.key(KeyEvent::new(code, KeyModifiers::NONE));
        }
    }
}

fn back_to_the_first(form: &mut Form, name: &str) {
    let values = form.values();
    let at = values.iter().position(|(n, _)| *n == name).expect("a field");
    for _ in at..values.len() {
        form.key(KeyEvent::new(KeyCode::Tab, KeyModifiers::NONE));
    }
}

/// What is on the screen, on one line.
fn shown(desk: Desk<'_>, content: &Content) -> String {
    let theme = Theme {
        variant: Variant::Dark,
        ascii: false,
        rich: true,
    };
    let look = Look {
        texts: desk.texts,
        theme: &theme,
    };
    let area = Rect::new(0, 0, 120, 36);
    let mut buf = Buffer::empty(area);
    match content {
        Content::Form(form) => form.draw(look, area, &mut buf),
        Content::Input(input) => input.draw(look, area, &mut buf),
        _ => panic!("not typed in"),
    }
    let text = crate::tui::testing::shown(&buf).replace(['│', '\n'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The date that would be saved; none where the answer will not do.
fn saved(desk: Desk<'_>, field: DateField, purpose: &Purpose, answer: &Answer) -> Option<NaiveDate> {
    let effects = answered(desk, purpose, answer).ok()?;
    let edits = effects.iter().find_map(|effect| match effect {
        Effect::DoSaying(Action::Edit(edits), _) => Some(edits.clone()),
        _ => None,
    });
    if let (DateField::GoTo, [Effect::Go(Place::Today(date, _))]) = (field, effects.as_slice()) {
        return *date;
    }
    let records = edits?.into_iter().filter_map(|(_, record)| record);
    records.into_iter().find_map(|record| match (field, record) {
        (DateField::NewcomerStart | DateField::TrajectoryStart, Record::Trajectory(t)) => Some(t.start),
        (DateField::TrajectoryEnd | DateField::LastDay, Record::Trajectory(t)) => t.end,
        (DateField::PhaseSince, Record::Trajectory(t)) => t.phases.versions().next().map(|(from, _)| from),
        (DateField::OpeningDate, Record::Trajectory(t)) => t.openings.first().map(|o| o.date),
        (DateField::ScheduleFrom, Record::Schedule(s)) => s
            .versions()
            .map(|(from, _)| from)
            .find(|from| *from != day("2026-09-01")),
        (DateField::AbsenceFrom, Record::Absence(a)) => Some(a.from),
        (DateField::AbsenceTo, Record::Absence(a)) => Some(a.to),
        (DateField::ClosureFrom, Record::Closure(c)) => Some(c.from),
        (DateField::ClosureTo, Record::Closure(c)) => Some(c.to),
        (DateField::NameSince, Record::Participant(p)) => {
            let all: Vec<NaiveDate> = p.names.versions().map(|(from, _)| from).collect();
            all.into_iter().find(|from| *from != day("2026-09-01"))
        }
        (DateField::CertificateUntil, Record::Participant(p)) => p.certificates.first()?.until,
        (DateField::KlusFrom, Record::Klus(k)) => k.only_on(),
        (DateField::KlusUntil, Record::Klus(k)) => match k.when {
            When::Weekly { until, .. } => until,
            When::Once(_) => None,
        },
        _ => None,
    })
}

/// Types a date in the form it belongs to; what the screen then says, and what would be saved.
fn typed_in(
    desk: Desk<'_>,
    field: DateField,
    person: ParticipantId,
    text: &str,
) -> (String, Option<NaiveDate>) {
    let (mut purpose, mut content) = opened(desk, field, person);
    if let Content::Form(form) = &mut content {
        for (name, text) in besides(field) {
            fill(form, name, text);
            back_to_the_first(form, name);
        }
        match field {
            DateField::KlusUntil => choose_second(form, "when"),
            DateField::PhaseSince => choose_second(form, "phase"),
            _ => {}
        }
    }
    let text = match field {
        DateField::CertificateUntil => format!("VCA tot {text}"),
        _ => text.to_owned(),
    };
    let answer = match &mut content {
        Content::Form(form) => {
            fill(form, field.name(), &text);
            Answer::Fields(form.values())
        }
        Content::Input(input) => {
            input.paste(&text);
            Answer::Text(text)
        }
        _ => panic!("{field:?} is not typed in"),
    };
    changed(desk, &mut purpose, &mut content);
    (shown(desk, &content), saved(desk, field, &purpose, &answer))
}

fn on_every_day(mut look: impl FnMut(Desk<'_>, ParticipantId)) {
    let mut floor = crate::app::tests::Floor::at(day("2026-12-01").and_hms_opt(10, 0, 0).unwrap());
    let person = floor.person_since("Koen Aalbers", "2026-09-01");
    let (mut app, _folder): (App, _) = floor.into_parts();
    let (texts, keymap) = (Texts::new(Lang::Nl), Keymap::defaults());
    for today in [
        "2026-11-30",
        "2026-12-01",
        "2026-12-03",
        "2026-12-06",
        "2026-12-31",
    ] {
        app.set_on(Some(day(today)));
        let desk = Desk {
            app: &app,
            texts: &texts,
            keymap: &keymap,
            privacy: Privacy::Normal,
            hurried: false,
            just: None,
            body: ratatui::layout::Rect::ZERO,
        };
        look(desk, person);
    }
}

#[test]
fn what_is_shown_of_a_date_in_any_form_is_what_is_saved() {
    for field in ALL {
        let mut kept = 0;
        on_every_day(|desk, person| {
            for text in SAID {
                let (shown, saved) = typed_in(desk, field, person, text);
                let Some(saved) = saved else { continue };
                kept += 1;
                let long = dates::long(saved, Lang::Nl);
                let today = desk.app.today();
                assert!(
                    shown.contains(&long),
                    "{field:?} {text} on {today} saves {long}: {shown}"
                );
            }
        });
        assert!(kept >= 20, "{field:?} was saved {kept} times only");
    }
}

#[test]
fn a_date_that_is_to_come_is_read_ahead_and_one_dated_back_says_so() {
    on_every_day(|desk, person| {
        let today = desk.app.today();
        for field in ALL {
            let ahead = field.meaning().1 == Looking::Ahead;
            // A last day is seen from the first one, which is in October here.
            let today = field.meaning().2.map_or(today, |_| day("2026-10-01"));
            let (_, saved) = typed_in(desk, field, person, "do");
            let fits = |date: NaiveDate| if ahead { date >= today } else { date <= today };
            assert!(saved.is_none_or(fits), "{field:?} do on {today}: {saved:?}");
            let (shown, saved) = typed_in(desk, field, person, "vorige do");
            if ahead && saved.is_some() && field != DateField::CertificateUntil {
                assert!(shown.contains(" terug: "), "{field:?} on {today}: {shown}");
            }
        }
    });
}

#[test]
fn a_date_in_force_that_is_left_alone_dates_nothing_back() {
    on_every_day(|desk, person| {
        let (mut purpose, mut content) = opened(desk, DateField::TrajectoryStart, person);
        changed(desk, &mut purpose, &mut content);
        assert!(!shown(desk, &content).contains(" terug: "));
        // Another day does.
        let Content::Form(form) = &mut content else {
            panic!("no form")
        };
        fill(form, "start", "15-9-2026");
        changed(desk, &mut purpose, &mut content);
        assert!(shown(desk, &content).contains(" terug: "));
    });
}

#[test]
fn a_form_without_a_date_asks_for_none() {
    on_every_day(|desk, _| {
        let today = desk.app.today();
        let Some(Effect::Open(purpose, _)) = guest(desk, today, "Gast").pop() else {
            panic!("no form");
        };
        assert!(DateField::of(&purpose).is_empty());
    });
}
