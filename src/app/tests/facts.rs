//! Facts with times make the same day in whichever order they are told, and none takes away what another said.

use super::*;
use crate::app::{NoteDraft, TypedWork};
use crate::domain::attendance::{Absence, Day, Worked};
use crate::domain::time::Stretch;

/// One thing told of somebody's day.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fact {
    Late,
    Left(Option<Absence>),
    Times,
    FromNow(Absence),
    Contact,
    OnKlus,
    Note,
}

const REASONS: [Absence; 3] = [Absence::Sick, Absence::Leave, Absence::Cancelled];

/// When they came and when they went; it is that time now where the day is running.
const CAME: (u16, u16) = (9, 25);
const WENT: (u16, u16) = (15, 21);

fn all_facts() -> Vec<Fact> {
    let mut all = vec![Fact::Late, Fact::Left(None), Fact::Times];
    all.extend(REASONS.map(|reason| Fact::Left(Some(reason))));
    all.extend(REASONS.map(Fact::FromNow));
    all.extend([Fact::Contact, Fact::OnKlus, Fact::Note]);
    all
}

/// Every order of every two and every three.
fn orders(facts: &[Fact]) -> Vec<Vec<Vec<Fact>>> {
    let mut sets = Vec::new();
    for (a, first) in facts.iter().enumerate() {
        for (b, second) in facts.iter().enumerate().skip(a + 1) {
            sets.push(vec![vec![*first, *second], vec![*second, *first]]);
            for third in &facts[b + 1..] {
                let (x, y, z) = (*first, *second, *third);
                let six = [[x, y, z], [x, z, y], [y, x, z], [y, z, x], [z, x, y], [z, y, x]];
                sets.push(six.map(Vec::from).to_vec());
            }
        }
    }
    sets
}

struct Told {
    floor: Floor,
    koen: ParticipantId,
    tuin: KlusId,
}

impl Told {
    fn new() -> Self {
        let mut floor = Floor::at(at(u32::from(WENT.0), u32::from(WENT.1)));
        let koen = floor.person("Koen Aalbers");
        let tuin = floor.klus("Tuin Lindehof");
        Self { floor, koen, tuin }
    }

    /// Nothing is known of the day any more.
    fn forget(&mut self) {
        let (koen, on) = (self.koen, date(TODAY));
        let notes = self.floor.app.observations(koen, 10).unwrap();
        let mut keys = vec![
            RecordKey::Attendance(koen, on),
            RecordKey::Contact(koen, on),
            RecordKey::Allocation(koen, on, HalfDay::Morning),
        ];
        keys.extend(
            notes
                .iter()
                .map(|(on, id, _)| RecordKey::Observation(koen, *on, *id)),
        );
        let nothing = keys.into_iter().map(|key| (key, None)).collect();
        self.floor.app.perform(&Action::Import(nothing), None).unwrap();
    }

    fn tell(&mut self, fact: Fact) {
        let (koen, on) = (self.koen, date(TODAY));
        let (came, went) = (time(CAME.0, CAME.1), time(WENT.0, WENT.1));
        let mark = match fact {
            Fact::Late => Mark::Late(came),
            Fact::Left(reason) => Mark::LeftEarly(went, reason),
            Fact::Times => Mark::Times {
                worked: TypedWork::Stretches(vec![(span(CAME, WENT), None)]),
                rest: None,
                remark: None,
            },
            Fact::FromNow(reason) => Mark::Absent(reason),
            Fact::Contact => {
                let contact = Action::Contact {
                    date: on,
                    people: vec![koen],
                };
                self.floor.app.perform(&contact, None).unwrap();
                return;
            }
            Fact::OnKlus => {
                self.floor.put(koen, self.tuin, HalfDay::Morning).unwrap();
                return;
            }
            Fact::Note => {
                let note = NoteDraft {
                    text: "Werkte rustig door.".into(),
                    ..NoteDraft::default()
                };
                let people = vec![koen];
                let note = Action::Note {
                    date: on,
                    people,
                    note,
                };
                self.floor.app.perform(&note, None).unwrap();
                return;
            }
        };
        self.floor.mark(TODAY, koen, mark).unwrap();
    }

    fn told(&self) -> (Option<Day>, usize, usize, Vec<(HalfDay, KlusId)>) {
        let row = self.floor.row(TODAY, self.koen);
        let notes = self.floor.app.observations(self.koen, 10).unwrap().len();
        (
            row.day().cloned(),
            row.contacts,
            notes,
            row.places(None).collect(),
        )
    }
}

const fn reason_of(fact: Fact) -> Option<Absence> {
    match fact {
        Fact::Left(reason) => reason,
        Fact::FromNow(reason) => Some(reason),
        _ => None,
    }
}

#[test]
fn whatever_order_two_or_three_facts_are_told_in_they_make_the_same_day() {
    let mut told = Told::new();
    for accepted in [true, false] {
        for set in orders(&all_facts()) {
            // From now on is said of who worked; of whom nothing is known it is the whole day.
            if !accepted && set[0].iter().any(|fact| matches!(fact, Fact::FromNow(_))) {
                continue;
            }
            let mut first = None;
            for order in set {
                told.forget();
                if accepted {
                    told.floor.mark(TODAY, told.koen, Mark::Present).unwrap();
                }
                for fact in &order {
                    told.tell(*fact);
                }
                let mut all = told.told();
                // Of two reasons for the same rest the later one holds.
                let last = order.iter().rev().find_map(|fact| reason_of(*fact));
                if let Some(Day::Present { rest, .. }) = &mut all.0 {
                    assert_eq!(*rest, last, "{order:?}");
                    *rest = None;
                }
                let first = first.get_or_insert_with(|| all.clone());
                assert_eq!(*first, all, "{order:?}");
            }
        }
    }
}

#[test]
fn late_after_leaving_ill_invents_no_work_and_both_orders_say_the_same() {
    let (late, left) = (
        Mark::Late(time(9, 25)),
        Mark::LeftEarly(time(12, 0), Some(Absence::Sick)),
    );
    for order in [[&late, &left], [&left, &late]] {
        let mut floor = Floor::at(at(16, 5));
        let koen = floor.person("Koen Aalbers");
        for mark in order {
            floor.mark(TODAY, koen, mark.clone()).unwrap();
        }
        assert_eq!(floor.minutes(TODAY, koen), Minutes(155));
        let row = floor.row(TODAY, koen);
        assert_eq!(row.day().unwrap().reason(), Some(Absence::Sick));
    }
}

fn times(from: (u16, u16), to: (u16, u16), pause: Option<i64>) -> Mark {
    Mark::Times {
        worked: TypedWork::Stretches(vec![(span(from, to), pause.map(Minutes))]),
        rest: None,
        remark: None,
    }
}

#[test]
fn late_keeps_the_end_that_was_typed_and_times_keep_the_reason() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, times((9, 0), (14, 30), None)).unwrap();
    floor.mark(TODAY, koen, Mark::Late(time(9, 25))).unwrap();
    let stretches = |floor: &Floor| floor.row(TODAY, koen).day().unwrap().stretches().to_vec();
    let kept = Stretch {
        span: span((9, 25), (14, 30)),
        pause: Minutes(30),
    };
    assert_eq!(stretches(&floor), [kept]);
    let left = Mark::LeftEarly(time(13, 30), Some(Absence::Leave));
    floor.mark(TODAY, koen, left).unwrap();
    floor.mark(TODAY, koen, times((9, 25), (13, 0), None)).unwrap();
    let reason = |floor: &Floor| floor.row(TODAY, koen).day().unwrap().reason();
    assert_eq!(reason(&floor), Some(Absence::Leave));
    // Who turns out to have stayed until the end has no rest to give a reason for.
    floor.mark(TODAY, koen, times((9, 25), (16, 0), None)).unwrap();
    assert_eq!(reason(&floor), None);
}

#[test]
fn a_day_known_by_its_length_keeps_it_when_somebody_was_late_or_left() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    let length = Mark::Times {
        worked: TypedWork::Length(Minutes(210)),
        rest: None,
        remark: None,
    };
    floor.mark(TODAY, koen, length).unwrap();
    floor.mark(TODAY, koen, Mark::Late(time(9, 25))).unwrap();
    let left = Mark::LeftEarly(time(12, 0), Some(Absence::Sick));
    floor.mark(TODAY, koen, left).unwrap();
    let day = Day::Present {
        worked: Worked::Length(Minutes(210)),
        rest: Some(Absence::Sick),
    };
    assert_eq!(floor.row(TODAY, koen).day(), Some(&day));
}

#[test]
fn ill_from_now_on_leaves_exactly_what_was_worked_whatever_break_was_typed() {
    for (mark, worked) in [
        (Mark::Present, 351),
        (times((9, 0), (16, 0), Some(45)), 336),
        (times((9, 0), (16, 0), Some(0)), 381),
        (times((9, 0), (11, 0), None), 120),
    ] {
        let mut floor = Floor::at(at(15, 21));
        let koen = floor.person("Koen Aalbers");
        floor.mark(TODAY, koen, mark).unwrap();
        let so_far = floor.row(TODAY, koen).worked(date(TODAY), Some(time(15, 21)));
        floor.mark(TODAY, koen, Mark::Absent(Absence::Sick)).unwrap();
        assert_eq!(floor.minutes(TODAY, koen), so_far);
        assert_eq!(so_far, Minutes(worked));
        let row = floor.row(TODAY, koen);
        assert_eq!(row.day().unwrap().reason(), Some(Absence::Sick));
        let whole = Mark::AllDay(Absence::Sick, None);
        floor.mark(TODAY, koen, whole).unwrap();
        assert_eq!(floor.row(TODAY, koen).day(), Some(&Day::Absent(Absence::Sick)));
    }
}

#[test]
fn a_wrong_mark_put_right_leaves_somebody_on_their_klus() {
    let wrong = [
        Mark::Absent(Absence::NoShow),
        Mark::AllDay(Absence::Sick, None),
        Mark::LeftEarly(time(9, 30), None),
    ];
    for wrong in wrong {
        for again in [Mark::Present, Mark::Late(time(9, 25)), Mark::Clear] {
            let mut floor = Floor::at(at(10, 0));
            let koen = floor.person("Koen Aalbers");
            let tuin = floor.klus("Tuin Lindehof");
            for half in [HalfDay::Morning, HalfDay::Afternoon] {
                floor.put(koen, tuin, half).unwrap();
            }
            let before = floor.row(TODAY, koen).klussen;
            floor.mark(TODAY, koen, wrong.clone()).unwrap();
            // Also when the program was started anew in between.
            let mut floor = floor.again_at(at(10, 5));
            let kept_end = matches!((&wrong, &again), (Mark::LeftEarly(..), Mark::Late(_)));
            floor.mark(TODAY, koen, again).unwrap();
            if !kept_end {
                assert_eq!(floor.row(TODAY, koen).klussen, before);
            }
        }
    }
}

#[test]
fn whose_place_was_taken_meanwhile_does_not_push_anybody_off_the_klus() {
    let mut floor = Floor::at(at(10, 0));
    let tuin = floor.klus("Tuin Lindehof");
    let names = [
        "Koen Aalbers",
        "Sanne Bakker",
        "Wei Lim",
        "Rosa de Wit",
        "Elif Kaya",
    ];
    let people = names.map(|name| floor.person(name));
    for who in &people[..4] {
        floor.put(*who, tuin, HalfDay::Morning).unwrap();
    }
    floor
        .mark(TODAY, people[0], Mark::Absent(Absence::NoShow))
        .unwrap();
    floor.put(people[4], tuin, HalfDay::Morning).unwrap();
    floor.mark(TODAY, people[0], Mark::Present).unwrap();
    assert_eq!(floor.row(TODAY, people[0]).klussen, []);
    assert_eq!(floor.row(TODAY, people[4]).klussen, [(HalfDay::Morning, tuin)]);
    // And who was taken off by hand since is not put on again.
    floor
        .mark(TODAY, people[1], Mark::Absent(Absence::NoShow))
        .unwrap();
    floor.put(people[0], tuin, HalfDay::Morning).unwrap();
    floor.app.undo().unwrap();
    floor.app.undo().unwrap();
    assert_eq!(floor.row(TODAY, people[1]).klussen, [(HalfDay::Morning, tuin)]);
}

#[test]
fn who_was_there_earlier_than_the_first_times_typed_and_was_not_expected_loses_none_of_them() {
    let mut floor = Floor::at(at(17, 0));
    let koen = floor.person("Koen Aalbers");
    let saturday = "2026-11-21";
    let typed = TypedWork::Stretches(vec![
        (span((9, 0), (10, 0)), None),
        (span((13, 0), (15, 0)), None),
    ]);
    let times = Mark::Times {
        worked: typed,
        rest: None,
        remark: None,
    };
    floor.mark(saturday, koen, times).unwrap();
    let before = floor.row(saturday, koen).record;
    floor.mark(saturday, koen, Mark::Late(time(8, 50))).unwrap();
    assert_eq!(floor.row(saturday, koen).record, before);
}
