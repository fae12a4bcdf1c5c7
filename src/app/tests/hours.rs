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
