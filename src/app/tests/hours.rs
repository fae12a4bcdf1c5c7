use super::*;
use crate::app::TypedWork;
use crate::domain::participant::Opening;

fn days(floor: &mut Floor, who: ParticipantId, first: &str, count: usize, minutes: i64) {
    let mut left = count;
    for day in date(first).iter_days() {
        if left == 0 {
            break;
        }
        let plan = floor.app.directory().plan_on(who, day);
        if !plan.is_empty() {
            let mark = Mark::Times {
                worked: TypedWork::Length(Minutes(minutes)),
                rest: None,
                remark: None,
            };
            floor
                .app
                .perform(
                    &Action::Mark {
                        date: day,
                        people: vec![who],
                        mark,
                    },
                    None,
                )
                .unwrap();
            left -= 1;
        }
    }
}

#[test]
fn a_threshold_is_met_on_the_day_the_total_reaches_it_and_the_rest_carries_over() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    days(&mut floor, koen, "2026-09-01", 17, 360);
    let standing = floor.app.standing(koen, date(TODAY)).unwrap().unwrap();
    let first = &standing.progress.standings[0];
    assert_eq!(standing.progress.total, Minutes(17 * 360));
    assert_eq!(first.reached, Some((date("2026-09-23"), Minutes(17 * 360))));
    let second = &standing.progress.standings[1];
    assert_eq!(second.target, Some(Minutes::hours(450)));
    assert_eq!(second.reached, None);
    assert_eq!(standing.progress.phase.as_ref().unwrap().index, 1);
}

#[test]
fn a_correction_in_the_past_moves_the_date() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    days(&mut floor, koen, "2026-09-01", 17, 360);
    let none = Mark::Times {
        worked: TypedWork::Length(Minutes(0)),
        rest: None,
        remark: None,
    };
    floor.mark("2026-09-02", koen, none).unwrap();
    let standing = floor.app.standing(koen, date(TODAY)).unwrap().unwrap();
    assert_eq!(standing.progress.standings[0].reached, None, "one day short");
}

#[test]
fn an_opening_balance_counts_from_its_date_together_with_what_was_worked_then() {
    // With 85 hours the work of that day reaches the 100; with 100 hours the balance does so alone.
    for hours in [85, 100] {
        let mut floor = Floor::at(at(16, 5));
        let koen = floor.person("Koen Aalbers");
        days(&mut floor, koen, "2026-09-01", 5, 360);
        opening(&mut floor, koen, "2026-09-03", hours);
        let standing = floor.app.standing(koen, date(TODAY)).unwrap().unwrap();
        let reached = standing.progress.standings[0].reached;
        assert_eq!(reached, Some((date("2026-09-03"), Minutes(3 * 360 + hours * 60))));
    }
}

fn opening(floor: &mut Floor, koen: ParticipantId, on: &str, hours: i64) {
    let (id, mut trajectory) = {
        let file = &floor.app.directory().files[&koen];
        file.trajectories
            .iter()
            .next()
            .map(|(id, t)| (*id, t.clone()))
            .unwrap()
    };
    trajectory.openings.push(Opening {
        date: date(on),
        minutes: Minutes::hours(hours),
        reason: "uren van de vorige plek".into(),
    });
    floor.edit(vec![(
        RecordKey::Trajectory(koen, id),
        Some(Record::Trajectory(trajectory.into())),
    )]);
}

#[test]
fn time_still_to_come_counts_towards_no_total() {
    let mut floor = Floor::at(at(11, 0));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    let total = |floor: &Floor| {
        floor
            .app
            .standing(koen, date(TODAY))
            .unwrap()
            .unwrap()
            .progress
            .total
    };
    assert_eq!(total(&floor), Minutes(120));
    let floor = floor.again_at(at(17, 0));
    assert_eq!(total(&floor), Minutes(390));
}

#[test]
fn by_schedule_leaves_holidays_out_and_the_pace_looks_at_weeks_worked() {
    let mut floor = Floor::at(at(17, 0));
    let koen = floor.person("Koen Aalbers");
    days(&mut floor, koen, "2026-11-02", 14, 390);
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    let standing = floor.app.standing(koen, date(TODAY)).unwrap().unwrap();
    // 15 × 6:30 = 97:30; two and a half hours are missing, so the next working day is enough.
    assert_eq!(standing.ahead[0].0, Some(date("2026-11-24")));
    assert_eq!(standing.pace, Minutes((5 + 5 + 4) * 390 / 3));
    assert_eq!(standing.ahead[0].1, Some(date("2026-11-24")));
}

#[test]
fn no_threshold_is_foreseen_after_the_trajectory_has_ended() {
    let mut floor = Floor::at(at(17, 0));
    let koen = floor.person("Koen Aalbers");
    days(&mut floor, koen, "2026-11-02", 14, 390);
    let (id, mut trajectory) = {
        let own = &floor.app.directory().files[&koen].trajectories;
        let (id, trajectory) = own.iter().next().unwrap();
        (*id, trajectory.clone())
    };
    let mut ahead = |end: &str| {
        trajectory.end = Some(date(end));
        let record = Record::Trajectory(trajectory.clone().into());
        floor.edit(vec![(RecordKey::Trajectory(koen, id), Some(record))]);
        floor.app.standing(koen, date(TODAY)).unwrap().unwrap().ahead[0]
    };
    let last = Some(date("2026-11-26"));
    assert_eq!(ahead("2026-11-26").1, last);
    assert_eq!(ahead("2026-11-25").1, None);
}

#[test]
fn in_the_nights_of_summer_time_the_schedule_counts_what_the_day_does() {
    // The clock goes back in the night to 25 October 2026, and forward in the one to 29 March 2026.
    for (from, nights, hours) in [("2026-10-24", 1, 9), ("2026-03-28", 1, 7)] {
        let eve = date(from).and_hms_opt(12, 0, 0).unwrap();
        let mut floor = Floor::at(eve);
        let nora = floor.night_worker("Nora de Wit");
        let trajectory = {
            let own = &floor.app.directory().files[&nora].trajectories;
            own.iter().next().map(|(id, t)| (*id, t.clone())).unwrap()
        };
        let (id, mut trajectory) = trajectory;
        trajectory.start = date(from);
        let schedule = floor.app.directory().files[&nora].schedule.clone();
        let week = schedule.versions().next().map(|(_, week)| week.clone()).unwrap();
        floor.edit(vec![
            (
                RecordKey::Trajectory(nora, id),
                Some(Record::Trajectory(trajectory.into())),
            ),
            (
                RecordKey::Schedule(nora),
                Some(Record::Schedule(Dated::since(date(from), week))),
            ),
        ]);
        floor.opening_balance(nora, 100 * 60 - hours * 60);
        let standing = floor.app.standing(nora, date(from)).unwrap().unwrap();
        assert_eq!(standing.ahead[0].0, Some(date(from)), "{nights} night");
        assert_eq!(floor.row(from, nora).expected(date(from)), Minutes::hours(hours));
    }
}

#[test]
fn rows_that_were_left_open_on_a_closed_day_are_expected_no_more() {
    let mut floor = Floor::at(at(17, 0));
    let koen = floor.person_since("Koen Aalbers", TODAY);
    floor.opening_balance(koen, 100 * 60 - 390);
    let by_schedule = |floor: &Floor| {
        let standing = floor.app.standing(koen, date(TODAY)).unwrap().unwrap();
        let ahead = floor.app.build_up(koen, date(TODAY)).unwrap().ahead;
        assert_eq!(ahead.last().map(|(on, _)| Some(*on)), Some(standing.ahead[0].0));
        standing.ahead[0].0
    };
    assert_eq!(by_schedule(&floor), Some(date(TODAY)));
    let close = Action::CloseDay {
        date: date(TODAY),
        open: crate::app::OpenRows::LeaveOpen,
    };
    floor.app.perform(&close, None).unwrap();
    assert_eq!(by_schedule(&floor), Some(date("2026-11-24")));
}

#[test]
fn at_the_present_pace_a_threshold_falls_on_a_day_that_the_person_works() {
    let mut floor = Floor::at(at(17, 0));
    let koen = floor.person("Koen Aalbers");
    days(&mut floor, koen, "2026-11-02", 15, 120);
    for missing in 1..=20 {
        floor.opening_balance(koen, 70 * 60 - missing * 60);
        let standing = floor.app.standing(koen, date(TODAY)).unwrap().unwrap();
        let reached = standing.ahead[0].1.unwrap();
        let plan = floor.app.directory().plan_on(koen, reached);
        assert!(!plan.is_empty(), "{missing}: {reached}");
        floor.app.undo().unwrap();
    }
}
