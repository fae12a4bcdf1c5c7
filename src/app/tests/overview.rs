//! Everybody's progress, the week in figures, and the build-up of one person.

use super::*;
use crate::app::query::overview::nearness;
use crate::domain::attendance::{Absence, Day};

#[test]
fn the_week_tells_worked_expected_excused_and_open_apart() {
    let mut floor = Floor::at(at(12, 0));
    let koen = floor.person_since("Koen Aalbers", "2026-11-23");
    let lotte = floor.person_since("Lotte Peeters", "2026-11-23");
    let bas = floor.person_since("Bas Hoekstra", "2026-11-23");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    floor.mark(TODAY, lotte, Mark::Absent(Absence::Sick)).unwrap();
    floor.mark(TODAY, bas, Mark::Absent(Absence::NoShow)).unwrap();
    let week = floor.app.week(date(TODAY)).unwrap();
    let day = Minutes(6 * 60 + 30);
    let monday = week.days[0];
    assert_eq!(monday.expected, Minutes(3 * day.0));
    assert_eq!(monday.worked, Minutes::hours(3), "from nine until now");
    assert_eq!(monday.excused, day);
    assert_eq!(monday.open, day - Minutes::hours(3), "still to come");
    // A sick report runs on: the rest of the week is excused already.
    let tuesday = week.days[1];
    assert_eq!(
        (tuesday.excused, tuesday.open, tuesday.worked),
        (day, Minutes(2 * day.0), Minutes::ZERO)
    );
    assert_eq!(week.total().expected, Minutes(15 * day.0));
    assert_eq!(week.days[5], week.days[6]);
}

#[test]
fn the_figures_of_a_week_add_up_also_for_who_was_late_stayed_away_or_came_extra() {
    let mut floor = Floor::at(at(14, 40));
    let names = [
        "Koen Aalbers",
        "Lotte Peeters",
        "Bas Hoekstra",
        "Rosa de Wit",
        "Wei Lim",
    ];
    let [koen, lotte, bas, rosa, wei] = names.map(|name| floor.person_since(name, TODAY));
    floor.mark(TODAY, koen, Mark::Late(time(9, 25))).unwrap();
    floor.mark(TODAY, lotte, Mark::Absent(Absence::NoShow)).unwrap();
    let left = Mark::LeftEarly(time(12, 0), Some(Absence::Sick));
    floor.mark(TODAY, bas, left).unwrap();
    let times = Mark::Times {
        worked: crate::app::TypedWork::Stretches(vec![(span((6, 0), (14, 0)), None)]),
        rest: None,
        remark: None,
    };
    floor.mark(TODAY, rosa, times).unwrap();
    let adds_up = |floor: &Floor| {
        let week = floor.app.week(date(TODAY)).unwrap();
        for day in week.days.iter().chain([&week.total()]) {
            let parts = day.worked + day.excused + day.missed + day.open;
            assert_eq!(parts, day.expected + day.extra, "{day:?}");
        }
        week.days[0]
    };
    let monday = adds_up(&floor);
    // Twenty-five minutes late, and a whole day away; Wei Lim is still open.
    assert_eq!(monday.missed, Minutes(25 + 390));
    assert_eq!((monday.excused, monday.extra), (Minutes(210), Minutes(60)));
    let close = Action::CloseDay {
        date: date(TODAY),
        open: crate::app::OpenRows::LeaveOpen,
    };
    floor.app.perform(&close, None).unwrap();
    adds_up(&floor);
    // A schedule that is dated back afterwards changes nothing in what was expected when it was closed.
    let schedule = Record::Schedule(Dated::since(date(TODAY), Week::default()));
    floor.edit(vec![(RecordKey::Schedule(wei), Some(schedule))]);
    adds_up(&floor);
}

#[test]
fn in_the_last_phase_the_hours_of_that_phase_count_towards_the_cap() {
    let mut floor = Floor::at(at(10, 0));
    let daan = floor.person_since("Daan Smit", "2026-11-16");
    floor.opening_balance(daan, 60 * 796 + 15);
    let standing = floor.app.standing(daan, date(TODAY)).unwrap().unwrap();
    let nearest = standing.nearest().unwrap();
    assert!(nearest.cap);
    assert_eq!(nearest.hours, Minutes::hours(800));
    assert_eq!(nearest.to_go(), Minutes(3 * 60 + 45));
    let phase = standing.progress.phase.as_ref().unwrap();
    assert_eq!(nearest.done, standing.progress.total - phase.began_at);
}

#[test]
fn the_nearest_threshold_stands_first_and_a_reached_cap_before_it() {
    let mut floor = Floor::at(at(10, 0));
    let far = floor.person_since("Ver Weg", "2026-11-16");
    let over = floor.person_since("Over Heen", "2026-11-16");
    let near = floor.person_since("Dicht Bij", "2026-11-16");
    floor.opening_balance(over, 60 * 801);
    floor.opening_balance(near, 60 * 97);
    let mut all = floor.app.under_way(date(TODAY)).unwrap();
    all.sort_by_key(|s| nearness(s.nearest().as_ref()));
    let order: Vec<_> = all.iter().map(|s| s.participant).collect();
    assert_eq!(order, [over, near, far]);
}

#[test]
fn a_build_up_rises_to_the_total_and_goes_on_by_the_schedule_to_the_threshold() {
    let mut floor = Floor::at(at(17, 0));
    let koen = floor.person_since("Koen Aalbers", "2026-11-02");
    floor.worked(koen, "2026-11-02", TODAY, 300);
    floor.enter(koen, "2026-11-10", "2026-11-11", &Day::Absent(Absence::Sick));
    let standing = floor.app.standing(koen, date(TODAY)).unwrap().unwrap();
    let build_up = floor.app.build_up(koen, date(TODAY)).unwrap();
    assert_eq!(
        build_up.worked.first(),
        Some(&(date("2026-11-02"), Minutes::ZERO))
    );
    assert_eq!(
        build_up.worked.last(),
        Some(&(date(TODAY), standing.progress.total))
    );
    assert!(build_up.worked.windows(2).all(|w| w[0] <= w[1]));
    let last = build_up.ahead.last().unwrap();
    assert_eq!(Some(last.0), standing.ahead[0].0, "the date the list gives too");
    assert!(last.1 >= Minutes::hours(100));
}

#[test]
fn a_build_up_of_ten_years_is_sampled() {
    let mut floor = Floor::at(at(17, 0));
    let koen = floor.person_since("Koen Aalbers", "2016-11-01");
    floor.worked(koen, "2016-11-01", TODAY, 60);
    let build_up = floor.app.build_up(koen, date(TODAY)).unwrap();
    assert!(build_up.worked.len() < 420, "{}", build_up.worked.len());
    let total = build_up.worked.last().unwrap().1;
    let standing = floor.app.standing(koen, date(TODAY)).unwrap().unwrap();
    assert_eq!(total, standing.progress.total);
    let october = build_up.worked.iter().find(|(d, _)| *d == date("2016-11-30"));
    assert_eq!(october.map(|(_, m)| *m), Some(Minutes::hours(22)));
}

#[test]
fn somebody_who_left_is_not_in_the_list() {
    let mut floor = Floor::at(at(10, 0));
    let koen = floor.person_since("Koen Aalbers", "2026-11-02");
    assert_eq!(floor.app.under_way(date(TODAY)).unwrap().len(), 1);
    assert_eq!(floor.app.under_way(date("2026-11-01")).unwrap().len(), 0);
    assert_eq!(floor.app.build_up(koen, date("2026-11-01")).unwrap().worked, []);
}
