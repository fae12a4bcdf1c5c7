use super::*;
use crate::app::query::short::ShortKlus;
use crate::app::{Refusal, TypedWork};
use crate::domain::attendance::Absence;

fn rows(floor: &Floor) -> Vec<DayRow> {
    DayReader {
        store: floor.app.store(),
    }
    .rows(date(TODAY))
    .unwrap()
}

fn short(floor: &Floor, now: Option<ClockTime>) -> Vec<ShortKlus> {
    floor.app.short_klussen(&rows(floor), date(TODAY), now).unwrap()
}

#[test]
fn marking_somebody_sick_takes_them_off_the_klus_and_shows_that_it_falls_under_its_minimum() {
    let mut floor = Floor::at(at(9, 5));
    let (koen, sanne) = (floor.person("Koen Aalbers"), floor.person("Sanne Bakker"));
    let tuin = floor.klus("Tuin");
    for who in [koen, sanne] {
        floor.put(who, tuin, HalfDay::Morning).unwrap();
    }
    assert!(short(&floor, None).is_empty());
    floor.mark(TODAY, koen, Mark::Absent(Absence::Sick)).unwrap();
    let short = short(&floor, None);
    assert_eq!(short.len(), 1);
    assert_eq!(
        (short[0].klus, short[0].people.as_slice(), short[0].min),
        (tuin, &[sanne][..], 2)
    );
    floor.app.undo().unwrap();
    assert_eq!(
        floor.row(TODAY, koen).klussen,
        [(HalfDay::Morning, tuin)],
        "undo brings both back"
    );
}

#[test]
fn a_klus_of_every_week_that_loses_everybody_to_absence_is_short_until_somebody_sees_to_it() {
    let mut floor = Floor::at(at(9, 5));
    let (koen, sanne) = (floor.person("Koen Aalbers"), floor.person("Sanne Bakker"));
    let tuin = floor.klus("Tuin");
    floor.put(koen, tuin, HalfDay::Morning).unwrap();
    floor.mark(TODAY, koen, Mark::Absent(Absence::Sick)).unwrap();
    let empty = |floor: &Floor| {
        let short = short(floor, None);
        short
            .iter()
            .map(|s| (s.klus, s.half, s.people.len()))
            .collect::<Vec<_>>()
    };
    let told = vec![(tuin, HalfDay::Morning, 0)];
    assert_eq!(empty(&floor), told);
    let mut floor = floor.again_at(at(9, 20));
    assert_eq!(empty(&floor), told, "also after the program was started anew");
    floor.put(sanne, tuin, HalfDay::Morning).unwrap();
    assert_eq!(short(&floor, None)[0].people, [sanne]);
    let off = Action::Allocate {
        date: date(TODAY),
        half: HalfDay::Morning,
        people: vec![sanne],
        klus: None,
    };
    floor.app.perform(&off, None).unwrap();
    assert_eq!(empty(&floor), [], "taken off by hand it is simply not done");
    let floor = floor.again_at(at(9, 30));
    assert_eq!(empty(&floor), []);
}

#[test]
fn leave_that_was_entered_the_day_before_is_told_on_the_day_itself() {
    let mut floor = Floor::at(at(9, 5));
    let koen = floor.person("Koen Aalbers");
    let tuin = floor.klus("Tuin");
    floor.put(koen, tuin, HalfDay::Morning).unwrap();
    let before = at(9, 5) - chrono::TimeDelta::days(1);
    let mut floor = floor.again_at(before);
    floor.mark(TODAY, koen, Mark::Absent(Absence::Leave)).unwrap();
    let floor = floor.again_at(at(8, 30));
    assert_eq!(short(&floor, None)[0].people, []);
    let floor = floor.again_at(at(8, 30) + chrono::TimeDelta::days(20));
    assert_eq!(short(&floor, None)[0].people, [], "also when it is closed late");
}

#[test]
fn nobody_left_of_a_klus_after_leaving_early_is_short_while_the_half_day_goes_on() {
    let mut floor = Floor::at(at(10, 24));
    let koen = floor.person("Koen Aalbers");
    let tuin = floor.klus("Tuin");
    floor.put(koen, tuin, HalfDay::Morning).unwrap();
    floor
        .mark(TODAY, koen, Mark::LeftEarly(time(10, 15), Some(Absence::Sick)))
        .unwrap();
    assert_eq!(short(&floor, Some(time(10, 24)))[0].people, []);
}

#[test]
fn who_left_early_leaves_the_other_alone_and_can_be_put_on_nothing_that_half_day() {
    let mut floor = Floor::at(at(10, 24));
    let (koen, sanne) = (floor.person("Koen Aalbers"), floor.person("Sanne Bakker"));
    let tuin = floor.klus("Tuin");
    for who in [koen, sanne] {
        floor.put(who, tuin, HalfDay::Morning).unwrap();
    }
    floor
        .mark(TODAY, koen, Mark::LeftEarly(time(10, 15), Some(Absence::Sick)))
        .unwrap();
    let at_the_time = |hour| short(&floor, Some(time(hour, 20)));
    assert_eq!(at_the_time(10).len(), 1);
    assert_eq!(at_the_time(9).len(), 0, "then they were still two");
    let refused = refusal(floor.put(koen, tuin, HalfDay::Morning));
    assert!(matches!(refused, Refusal::NotThere { .. }), "{refused:?}");
}

#[test]
fn a_klus_for_one_date_that_nobody_is_on_any_more_is_short() {
    let mut floor = Floor::at(at(9, 5));
    let koen = floor.person("Koen Aalbers");
    let tuin = floor.klus("Tuin");
    let mut once = floor.app.directory().klussen[&tuin].clone();
    once.when = crate::domain::klus::When::Once(date(TODAY));
    once.halves = vec![HalfDay::Morning];
    floor.edit(vec![(RecordKey::Klus(tuin), Some(Record::Klus(once.into())))]);
    floor.put(koen, tuin, HalfDay::Morning).unwrap();
    floor.mark(TODAY, koen, Mark::Absent(Absence::Sick)).unwrap();
    let short = short(&floor, None);
    assert_eq!((short.len(), short[0].people.len()), (1, 0));
}

#[test]
fn nobody_is_on_two_klussen_in_one_half_day() {
    let mut floor = Floor::at(at(9, 5));
    let koen = floor.person("Koen Aalbers");
    let (tuin, lunch) = (floor.klus("Tuin"), floor.klus("Lunch"));
    floor.put(koen, tuin, HalfDay::Morning).unwrap();
    floor.put(koen, lunch, HalfDay::Morning).unwrap();
    floor.put(koen, tuin, HalfDay::Afternoon).unwrap();
    assert_eq!(
        floor.row(TODAY, koen).klussen,
        [(HalfDay::Morning, lunch), (HalfDay::Afternoon, tuin)]
    );
}

#[test]
fn whoever_is_not_there_cannot_be_on_a_klus() {
    let mut floor = Floor::at(at(13, 5));
    let koen = floor.person("Koen Aalbers");
    let tuin = floor.klus("Tuin");
    floor
        .mark(TODAY, koen, Mark::LeftEarly(time(10, 15), Some(Absence::Sick)))
        .unwrap();
    floor.put(koen, tuin, HalfDay::Morning).unwrap();
    let away = refusal(floor.put(koen, tuin, HalfDay::Afternoon));
    assert_eq!(
        away,
        Refusal::NotThere {
            name: "Koen Aalbers".into(),
            half: HalfDay::Afternoon
        }
    );
}

#[test]
fn a_klus_takes_no_more_people_than_it_has_room_for() {
    let mut floor = Floor::at(at(9, 5));
    let tuin = floor.klus("Tuin");
    for name in ["Koen Aalbers", "Sanne Bakker", "Joost Vos", "Wei Lim"] {
        let who = floor.person(name);
        floor.put(who, tuin, HalfDay::Morning).unwrap();
    }
    let fifth = floor.person("Rosa de Wit");
    let full = refusal(floor.put(fifth, tuin, HalfDay::Morning));
    assert_eq!(
        full,
        Refusal::KlusFull {
            klus: "Tuin".into(),
            max: 4
        }
    );
}

#[test]
fn the_afternoon_looks_at_this_morning_first_and_leaves_out_who_is_not_there() {
    let mut floor = Floor::at(at(12, 40));
    let (koen, sanne) = (floor.person("Koen Aalbers"), floor.person("Sanne Bakker"));
    let tuin = floor.klus("Tuin");
    for who in [koen, sanne] {
        floor.put(who, tuin, HalfDay::Morning).unwrap();
    }
    floor
        .mark(TODAY, koen, Mark::LeftEarly(time(12, 0), Some(Absence::Leave)))
        .unwrap();
    let copy = Action::CopyAllocation {
        date: date(TODAY),
        half: HalfDay::Afternoon,
    };
    floor.app.perform(&copy, None).unwrap();
    assert_eq!(floor.row(TODAY, koen).klussen, [(HalfDay::Morning, tuin)]);
    assert_eq!(
        floor.row(TODAY, sanne).klussen,
        [(HalfDay::Morning, tuin), (HalfDay::Afternoon, tuin)]
    );
}

#[test]
fn the_morning_is_copied_from_the_last_morning_that_had_klussen() {
    let mut floor = Floor::at(at(9, 5));
    let koen = floor.person("Koen Aalbers");
    let tuin = floor.klus("Tuin");
    let friday = Action::Allocate {
        date: date("2026-11-13"),
        half: HalfDay::Morning,
        people: vec![koen],
        klus: Some(tuin),
    };
    let copy = Action::CopyAllocation {
        date: date(TODAY),
        half: HalfDay::Morning,
    };
    assert_eq!(refusal(floor.app.perform(&copy, None)), Refusal::NothingToCopy);
    floor.app.perform(&friday, None).unwrap();
    floor.app.perform(&copy, None).unwrap();
    assert_eq!(floor.row(TODAY, koen).klussen, [(HalfDay::Morning, tuin)]);
}

#[test]
fn a_whole_day_on_a_klus_is_one_action_and_undone_as_one() {
    let mut floor = Floor::at(at(9, 5));
    let koen = floor.person("Koen Aalbers");
    let tuin = floor.klus("Tuin");
    let halves = [HalfDay::Morning, HalfDay::Afternoon];
    let on = |half| Action::Allocate {
        date: date(TODAY),
        half,
        people: vec![koen],
        klus: Some(tuin),
    };
    let both = Action::Together(halves.map(on).to_vec());
    floor.app.perform(&both, None).unwrap();
    assert_eq!(floor.row(TODAY, koen).klussen, halves.map(|half| (half, tuin)));
    floor.app.undo().unwrap();
    assert_eq!(floor.row(TODAY, koen).klussen, []);
}

#[test]
fn two_groups_put_on_one_klus_in_one_action_cannot_pass_its_maximum() {
    let mut floor = Floor::at(at(9, 5));
    let [koen, rosa, amina] = ["Koen Aalbers", "Rosa de Wit", "Amina Yilmaz"].map(|name| floor.person(name));
    let tuin = floor.klus("Tuin");
    let mut klus = floor.app.directory().klussen[&tuin].clone();
    klus.max = Some(2);
    floor.edit(vec![(RecordKey::Klus(tuin), Some(Record::Klus(klus.into())))]);
    let on = |people: Vec<ParticipantId>| Action::Allocate {
        date: date(TODAY),
        half: HalfDay::Morning,
        people,
        klus: Some(tuin),
    };
    let both = Action::Together(vec![on(vec![koen, rosa]), on(vec![amina])]);
    let refused = floor.app.perform(&both, None).unwrap_err();
    assert_eq!(refused.sentence().id, "no-klus-full");
    for person in [koen, rosa, amina] {
        assert_eq!(floor.row(TODAY, person).klussen, [], "nothing was half done");
    }
    floor
        .app
        .perform(&Action::Together(vec![on(vec![koen]), on(vec![rosa])]), None)
        .unwrap();
}

#[test]
fn who_is_marked_away_in_an_action_is_not_put_on_a_klus_by_it_afterwards() {
    let mut floor = Floor::at(at(9, 5));
    let koen = floor.person("Koen Aalbers");
    let tuin = floor.klus("Tuin");
    let away = Action::Mark {
        date: date(TODAY),
        people: vec![koen],
        mark: Mark::Absent(crate::domain::attendance::Absence::Leave),
    };
    let put = Action::Allocate {
        date: date(TODAY),
        half: HalfDay::Afternoon,
        people: vec![koen],
        klus: Some(tuin),
    };
    let refused = floor
        .app
        .perform(&Action::Together(vec![away, put]), None)
        .unwrap_err();
    assert_eq!(refused.sentence().id, "no-not-there-afternoon");
    assert!(floor.row(TODAY, koen).is_open());
}

#[test]
fn a_klus_cannot_be_called_by_a_word_for_none_or_by_signs_alone() {
    let mut floor = Floor::at(at(16, 5));
    let id = floor.klus("Tuin Lindehof");
    let klus = floor.app.directory().klussen[&id].clone();
    for name in ["-", "–", "...", "Geen", "none"] {
        let called = crate::domain::klus::Klus {
            name: name.into(),
            ..klus.clone()
        };
        let edit = Action::Edit(vec![(RecordKey::Klus(id), Some(Record::Klus(called.into())))]);
        let refused = floor.app.perform(&edit, None).unwrap_err();
        assert_eq!(refused.sentence().id, "no-klus-name", "{name}");
    }
}

#[test]
fn who_was_on_a_klus_that_moves_to_the_afternoon_is_free_again_and_what_was_stays_on_the_board() {
    let mut floor = Floor::at(at(9, 5));
    let koen = floor.person_since("Koen Aalbers", "2026-01-05");
    let tuin = floor.klus("Tuin");
    let earlier = date(TODAY) - chrono::Days::new(7);
    for on in [date(TODAY), earlier] {
        let put = Action::Allocate {
            date: on,
            half: HalfDay::Morning,
            people: vec![koen],
            klus: Some(tuin),
        };
        floor.app.perform(&put, None).unwrap();
    }
    let mut klus = floor.app.directory().klussen[&tuin].clone();
    klus.halves = vec![HalfDay::Afternoon];
    floor.edit(vec![(RecordKey::Klus(tuin), Some(Record::Klus(klus.into())))]);
    let morning = |floor: &Floor, on| floor.app.board(on, HalfDay::Morning).unwrap();
    let now = morning(&floor, date(TODAY));
    assert_eq!((now.cards.len(), now.free.len()), (0, 1));
    let then = morning(&floor, earlier);
    assert_eq!((then.cards.len(), then.placed()), (1, 1));
    floor.app.undo().unwrap();
    assert_eq!(morning(&floor, date(TODAY)).placed(), 1);
}

#[test]
fn who_came_extra_and_is_cleared_leaves_the_klus_too() {
    let mut floor = Floor::at(at(9, 5));
    let koen = floor.person("Koen Aalbers");
    let tuin = floor.klus("Tuin");
    let never = Dated::since(date("2026-09-01"), Week::default());
    floor.edit(vec![(RecordKey::Schedule(koen), Some(Record::Schedule(never)))]);
    let there = Mark::Times {
        worked: TypedWork::Stretches(vec![(span((9, 0), (16, 0)), None)]),
        rest: None,
        remark: None,
    };
    floor.mark(TODAY, koen, there).unwrap();
    floor.put(koen, tuin, HalfDay::Morning).unwrap();
    floor.mark(TODAY, koen, Mark::Clear).unwrap();
    assert_eq!(floor.row(TODAY, koen).klussen, []);
    floor.edit(vec![(RecordKey::Klus(tuin), None)]);
}

#[test]
fn a_klus_on_which_somebody_was_stays_and_one_entered_by_mistake_goes() {
    let mut floor = Floor::at(at(9, 5));
    let koen = floor.person("Koen Aalbers");
    let tuin = floor.klus("Tuin");
    let mistake = floor.klus("Tuni");
    floor.put(koen, tuin, HalfDay::Morning).unwrap();
    floor.edit(vec![(RecordKey::Klus(mistake), None)]);
    let used = Action::Edit(vec![(RecordKey::Klus(tuin), None)]);
    assert_eq!(
        refusal(floor.app.perform(&used, None)),
        Refusal::StillUsed { name: "Tuin".into() }
    );
}

#[test]
fn two_klussen_of_one_name_cannot_be_there_at_the_same_time() {
    let mut floor = Floor::at(at(9, 5));
    let tuin = floor.klus("Tuin");
    let weekly = floor.app.directory().klussen[&tuin].clone();
    let mut enter = |klus: Klus| {
        let key = RecordKey::Klus(KlusId(Uuid::new_v4()));
        let edit = Action::Edit(vec![(key, Some(Record::Klus(klus.into())))]);
        floor.app.perform(&edit, None)
    };
    let once = |on: &str| Klus {
        name: "tuin".into(),
        when: When::Once(date(on)),
        ..weekly.clone()
    };
    let taken = refusal(enter(once(TODAY)));
    assert_eq!(taken, Refusal::NameTaken { name: "tuin".into() });
    enter(once("2026-11-28")).unwrap();
    enter(Klus {
        halves: vec![HalfDay::Evening],
        ..once(TODAY)
    })
    .unwrap();
    let crowd = refusal(enter(Klus {
        name: "Feest".into(),
        max: Some(1000),
        ..weekly.clone()
    }));
    assert_eq!(crowd, Refusal::KlusPeople { given: 1000 });
}
