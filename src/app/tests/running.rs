//! The running day to the minute: every figure of it, against a count minute by minute that shares nothing with the
//! rules.

use super::*;
use crate::app::query::day::sums_of;
use crate::demo::dice::Dice;
use crate::domain::attendance::{Absence, Attendance, Day, Worked};
use crate::domain::time::Stretch;

/// One stretch in minutes after midnight: from, to, and how long its break is.
type Worked3 = (u16, u16, u16);

/// What was planned and what was entered, in minutes after midnight.
struct RandomDay {
    breaks: Vec<(u16, u16)>,
    plan: (u16, u16),
    worked: Vec<Worked3>,
}

/// The minutes of a stretch that were worked before `now`, counted one by one.
fn by_hand(planned: &[(u16, u16)], (from, to, pause): Worked3, now: u16) -> i64 {
    let in_plan = |minute: u16| planned.iter().any(|(b, e)| (*b..*e).contains(&minute));
    let explained = (from..to).filter(|m| in_plan(*m)).count() == usize::from(pause);
    let middle = from + (to - from) / 2;
    let begins = if middle + pause > to { to - pause } else { middle };
    let mut count = 0;
    for minute in from..to {
        let rests = if explained {
            in_plan(minute)
        } else {
            (begins..begins + pause).contains(&minute)
        };
        if minute < now && !rests {
            count += 1;
        }
    }
    count
}

/// A day as it may have been planned and entered: times on the five minutes or not, one stretch or two, breaks as
/// planned, longer, shorter, or none.
fn random_day(dice: &mut Dice) -> RandomDay {
    let start = dice.between(7 * 60, 11 * 60);
    let end = dice.between(start + 120, 18 * 60);
    let mut planned = Vec::new();
    let first = dice.between(start + 30, end - 60);
    planned.push((first, first + dice.between(5, 30)));
    if dice.chance(300) && first + 90 < end {
        let second = dice.between(first + 31, end - 20);
        planned.push((second, (second + 15).min(end)));
    }
    let (from, to) = match dice.below(3) {
        0 => (start, end),
        1 => (dice.between(start, first + 20), end),
        _ => (start, dice.between(first, end)),
    };
    let mut spans = vec![(from, to.max(from + 2))];
    if dice.chance(300) && to > from + 60 {
        let between = dice.between(from + 20, to - 20);
        spans = vec![(from, between), (between + dice.between(0, 15), to)];
    }
    let worked = spans.into_iter().map(|(from, to)| {
        let in_plan = |m: &u16| planned.iter().any(|(b, e)| (*b..*e).contains(m));
        let pause = match dice.below(4) {
            0 => dice.between(0, (to - from).min(90)),
            1 => 0,
            _ => u16::try_from((from..to).filter(in_plan).count()).unwrap(),
        };
        (from, to, pause)
    });
    let worked = worked.collect();
    RandomDay {
        breaks: planned,
        plan: (start, end),
        worked,
    }
}

fn clock(minute: u16) -> ClockTime {
    ClockTime::from_minutes(minute).unwrap()
}

fn minutes_span((from, to): (u16, u16)) -> Span {
    Span::new(clock(from), clock(to)).unwrap()
}

fn as_records(person: ParticipantId, random: &RandomDay, ill: bool) -> [(RecordKey, Option<Record>); 2] {
    let plan = DayPlan {
        spans: vec![minutes_span(random.plan)],
        breaks: random.breaks.iter().copied().map(minutes_span).collect(),
    };
    let mut week = Week::default();
    week.0[0] = plan;
    let schedule = Record::Schedule(Dated::since(date("2026-09-01"), week));
    let stretch = |(from, to, pause): &Worked3| Stretch {
        span: minutes_span((*from, *to)),
        pause: Minutes(i64::from(*pause)),
    };
    let day = Day::Present {
        worked: Worked::Stretches(random.worked.iter().map(stretch).collect()),
        rest: ill.then_some(Absence::Sick),
    };
    let attendance = Attendance {
        day,
        extra: false,
        remark: String::new(),
        correction: None,
    };
    let key = RecordKey::Attendance(person, date(TODAY));
    [
        (RecordKey::Schedule(person), Some(schedule)),
        (key, Some(Record::Attendance(attendance))),
    ]
}

#[test]
fn every_figure_of_a_thousand_running_days_is_what_was_worked_until_then_by_the_minute() {
    let (mut floor, clock_now) = {
        let mut floor = Floor::at(at(9, 0));
        for name in ["Koen Aalbers", "Mirthe Dekker", "Rosa de Wit"] {
            floor.person_since(name, TODAY);
        }
        floor.with_clock()
    };
    let people: Vec<ParticipantId> = floor.app.directory().register();
    let seed = 14;
    let mut dice = Dice::new(seed);
    for round in 0..1000 {
        let mut days = Vec::new();
        let mut records = Vec::new();
        for person in &people {
            let day = random_day(&mut dice);
            records.extend(as_records(*person, &day, dice.chance(200)));
            days.push(day);
        }
        floor.app.perform(&Action::Import(records), None).unwrap();
        let now = dice.between(6 * 60, 19 * 60);
        clock_now.set(at(u32::from(now / 60), u32::from(now % 60)));
        let by_hand = |until: u16| -> Vec<i64> {
            let of = |day: &RandomDay| {
                let worked = day.worked.iter();
                worked.map(|w| by_hand(&day.breaks, *w, until)).sum()
            };
            days.iter().map(of).collect()
        };
        all_say(
            &floor,
            &people,
            &by_hand(now),
            &format!("seed {seed}, day {round}"),
        );
        // Once it is over it counts whole.
        clock_now.set(at(23, 59));
        all_say(&floor, &people, &by_hand(u16::MAX), "in the evening");
    }
}

/// Header, rows, hours, week and dossier agree with what each person worked.
fn all_say(floor: &Floor, people: &[ParticipantId], expected: &[i64], when: &str) {
    let app = &floor.app;
    let today = date(TODAY);
    let until = app.counts_until(today);
    let rows = app.rows(today).unwrap();
    let total = Minutes(expected.iter().sum());
    for (person, expected) in people.iter().zip(expected) {
        let row = rows.iter().find(|r| r.participant == *person).unwrap();
        assert_eq!(row.worked(today, until), Minutes(*expected), "{when}: the row");
        let standing = app.standing(*person, today).unwrap().unwrap();
        assert_eq!(standing.progress.total, Minutes(*expected), "{when}: hours");
        let history = app.person_history(*person, today).unwrap();
        let month: Minutes = history.months.iter().map(|m| m.worked).sum();
        assert_eq!(month, Minutes(*expected), "{when}: the dossier");
        let build_up = app.build_up(*person, today).unwrap();
        assert_eq!(
            build_up.worked.last(),
            Some(&(today, Minutes(*expected))),
            "{when}"
        );
    }
    let header = sums_of(app.directory(), &rows, today, until);
    assert_eq!(header.worked, total, "{when}: the header");
    let week = app.week(today).unwrap();
    assert_eq!(week.days[0].worked, total, "{when}: the week");
}

#[test]
fn a_day_that_is_closed_is_over_and_counts_whole_in_every_figure() {
    let mut floor = Floor::at(at(14, 40));
    let koen = floor.person_since("Koen Aalbers", TODAY);
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    all_say(&floor, &[koen], &[310], "while it runs");
    let open = crate::app::OpenRows::AsPlanned;
    let close = Action::CloseDay {
        date: date(TODAY),
        open,
    };
    floor.app.perform(&close, None).unwrap();
    all_say(&floor, &[koen], &[390], "closed");
}
