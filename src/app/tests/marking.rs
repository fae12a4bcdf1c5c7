use super::*;
use crate::app::{Refusal, TypedWork};
use crate::domain::attendance::{Absence, Day, Status};
use crate::domain::ids::AbsenceId;
use crate::domain::participant::PlannedAbsence;
use crate::domain::sheet::Prefill;

#[test]
fn nothing_entered_is_not_absent() {
    let mut floor = Floor::at(at(8, 30));
    let koen = floor.person("Koen Aalbers");
    let row = floor.row(TODAY, koen);
    assert!(row.is_open());
    assert_eq!(row.status(), None);
    assert_eq!(row.prefill, Prefill::Schedule);
    assert_eq!(row.expected(date(TODAY)), Minutes(390));
    assert_eq!(row.missed(date(TODAY)), Minutes::ZERO);
}

#[test]
fn present_takes_over_the_schedule_with_its_break() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    assert_eq!(floor.minutes(TODAY, koen), Minutes(390));
}

#[test]
fn somebody_late_counts_from_then_and_the_break_only_where_it_was_worked_through() {
    let mut floor = Floor::at(at(9, 25));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Late(time(9, 25))).unwrap();
    assert_eq!(floor.minutes(TODAY, koen), Minutes(365));
    assert_eq!(
        floor
            .row(TODAY, koen)
            .day()
            .unwrap()
            .late(&floor.row(TODAY, koen).plan),
        Minutes(25)
    );
    floor.mark(TODAY, koen, Mark::Late(time(13, 0))).unwrap();
    assert_eq!(floor.minutes(TODAY, koen), Minutes(180));
}

#[test]
fn who_worked_at_another_time_than_planned_was_neither_late_nor_left_early() {
    let worked = |from, to| Mark::Times {
        worked: TypedWork::Stretches(vec![(span(from, to), None)]),
        rest: None,
        remark: None,
    };
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    for (from, to) in [((6, 0), (9, 0)), ((16, 0), (18, 0))] {
        floor.mark("2026-11-20", koen, worked(from, to)).unwrap();
        let row = floor.row("2026-11-20", koen);
        let day = row.day().unwrap();
        assert_eq!(
            (day.late(&row.plan), day.left_early(&row.plan)),
            (Minutes::ZERO, false)
        );
    }
    floor.mark("2026-11-20", koen, worked((8, 0), (15, 0))).unwrap();
    let row = floor.row("2026-11-20", koen);
    assert!(row.day().unwrap().left_early(&row.plan));
}

#[test]
fn late_is_after_the_scheduled_start_and_at_night_after_midnight() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    for early in [time(8, 30), time(9, 0)] {
        assert_eq!(
            refusal(floor.mark(TODAY, koen, Mark::Late(early))),
            Refusal::NotLate {
                name: "Koen Aalbers".into(),
                start: time(9, 0)
            }
        );
    }
    assert_eq!(floor.row(TODAY, koen).day(), None);
    let nora = floor.night_worker("Nora de Wit");
    floor.mark("2026-11-20", nora, Mark::Late(time(1, 30))).unwrap();
    let row = floor.row("2026-11-20", nora);
    assert_eq!(floor.minutes("2026-11-20", nora), Minutes(270));
    assert_eq!(row.day().unwrap().late(&row.plan), Minutes(210));
    floor
        .mark("2026-11-20", nora, Mark::LeftEarly(time(4, 0), None))
        .unwrap();
    assert_eq!(floor.minutes("2026-11-20", nora), Minutes(150));
}

#[test]
fn present_until_a_quarter_past_ten_then_ill_keeps_what_was_worked() {
    let mut floor = Floor::at(at(10, 15));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    floor
        .mark(TODAY, koen, Mark::LeftEarly(time(10, 15), Some(Absence::Sick)))
        .unwrap();
    let row = floor.row(TODAY, koen);
    assert_eq!(row.status(), Some(Status::Present));
    assert_eq!(floor.minutes(TODAY, koen), Minutes(75));
    assert_eq!(row.day().unwrap().reason(), Some(Absence::Sick));
    assert_eq!(row.missed(date(TODAY)), Minutes(315));
}

#[test]
fn a_later_time_of_leaving_corrects_an_earlier_one_and_one_after_everything_is_refused() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Late(time(9, 30))).unwrap();
    for (hour, minutes) in [(10, 30), (12, 150), (11, 90)] {
        floor
            .mark(TODAY, koen, Mark::LeftEarly(time(hour, 0), None))
            .unwrap();
        assert_eq!(floor.minutes(TODAY, koen), Minutes(minutes), "{hour}");
    }
    let refused = refusal(floor.mark(TODAY, koen, Mark::LeftEarly(time(17, 0), None)));
    assert!(matches!(refused, Refusal::AfterPlan { .. }), "{refused:?}");
    assert_eq!(floor.minutes(TODAY, koen), Minutes(90));
}

#[test]
fn two_stretches_on_a_day_and_a_shift_past_midnight_count_where_they_began() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    let night = Span::new(time(22, 0), ClockTime::from_minutes(30 * 60).unwrap()).unwrap();
    let worked = TypedWork::Stretches(vec![(night, Some(Minutes(30))), (span((9, 0), (10, 0)), None)]);
    floor
        .mark(
            "2026-11-20",
            koen,
            Mark::Times {
                worked,
                rest: None,
                remark: None,
            },
        )
        .unwrap();
    assert_eq!(floor.minutes("2026-11-20", koen), Minutes(60 + 450));
    assert_eq!(floor.row("2026-11-21", koen).day(), None);
}

#[test]
fn a_night_in_two_stretches_and_the_next_morning_do_not_hold_the_same_hours_twice() {
    let mut floor = Floor::at(at(16, 5));
    let nora = floor.night_worker("Nora de Wit");
    floor.mark("2026-11-20", nora, typed("22-23:30 0:30-6")).unwrap();
    for morning in ["5-7", "5-7 22-23:30 0:30-6"] {
        assert_eq!(
            refusal(floor.mark("2026-11-21", nora, typed(morning))),
            Refusal::NightBefore {
                name: "Nora de Wit".into(),
                date: date("2026-11-20"),
                until: time(6, 0)
            }
        );
    }
    floor
        .mark("2026-11-21", nora, typed("6-7 22-23:30 0:30-6"))
        .unwrap();
    assert_eq!(floor.minutes("2026-11-21", nora), Minutes(60 + 420));
    assert!(matches!(
        refusal(floor.mark("2026-11-20", nora, typed("22-23:30 0:30-6:30"))),
        Refusal::NightInto { .. }
    ));
}

/// Times as they are typed on the day sheet.
fn typed(text: &str) -> Mark {
    crate::tui::screens::today::answers::mark_of(text)
        .unwrap_or_else(|wrong| panic!("{text}: {:?}", wrong.sentence))
}

#[test]
fn a_night_shift_and_the_next_day_do_not_hold_the_same_hours_twice() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    let times = |from: u16, to: u16| {
        let at = |hour| ClockTime::from_minutes(hour * 60).unwrap();
        Mark::Times {
            worked: TypedWork::Stretches(vec![(Span::new(at(from), at(to)).unwrap(), None)]),
            rest: None,
            remark: None,
        }
    };
    floor.mark("2026-11-20", koen, times(22, 30)).unwrap();
    assert_eq!(
        refusal(floor.mark("2026-11-21", koen, times(5, 12))),
        Refusal::NightBefore {
            name: "Koen Aalbers".into(),
            date: date("2026-11-20"),
            until: time(6, 0)
        }
    );
    floor.mark("2026-11-21", koen, times(6, 12)).unwrap();
    // The other way round, over the end of a month.
    floor.mark("2026-11-01", koen, times(5, 12)).unwrap();
    assert_eq!(
        refusal(floor.mark("2026-10-31", koen, times(22, 30))),
        Refusal::NightInto {
            name: "Koen Aalbers".into(),
            date: date("2026-11-01"),
            from: time(5, 0)
        }
    );
    floor.mark("2026-10-31", koen, times(22, 29)).unwrap();
}

#[test]
fn overlapping_times_and_days_yet_to_come_are_refused() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    let twice = vec![(span((9, 0), (12, 0)), None), (span((11, 0), (13, 0)), None)];
    let mark = Mark::Times {
        worked: TypedWork::Stretches(twice),
        rest: None,
        remark: None,
    };
    assert_eq!(refusal(floor.mark(TODAY, koen, mark)), Refusal::TimesOverlap);
    let tomorrow = refusal(floor.mark("2026-11-24", koen, Mark::Present));
    assert_eq!(
        tomorrow,
        Refusal::Future {
            date: date("2026-11-24")
        }
    );
    let early = refusal(floor.mark("2026-08-31", koen, Mark::Present));
    assert_eq!(
        early,
        Refusal::BeforeStart {
            name: "Koen Aalbers".into(),
            start: date("2026-09-01")
        }
    );
    assert!(floor.row(TODAY, koen).is_open());
}

#[test]
fn a_sick_report_runs_until_somebody_is_there_again() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    floor.mark("2026-11-18", koen, Mark::Present).unwrap();
    floor
        .mark("2026-11-19", koen, Mark::Absent(Absence::Sick))
        .unwrap();
    assert_eq!(
        floor.row("2026-11-20", koen).prefill,
        Prefill::SickSince(date("2026-11-19"))
    );
    assert_eq!(
        floor.row(TODAY, koen).prefill,
        Prefill::SickSince(date("2026-11-19"))
    );
    floor.mark("2026-11-20", koen, Mark::Present).unwrap();
    assert_eq!(floor.row(TODAY, koen).prefill, Prefill::Schedule);
}

#[test]
fn a_day_of_leave_within_a_sick_report_does_not_end_it() {
    for reason in [Absence::Leave, Absence::Cancelled, Absence::NoShow] {
        let mut floor = Floor::at(at(16, 5));
        let koen = floor.person("Koen Aalbers");
        floor
            .mark("2026-11-18", koen, Mark::Absent(Absence::Sick))
            .unwrap();
        floor.mark("2026-11-19", koen, Mark::Absent(reason)).unwrap();
        assert_eq!(
            floor.row(TODAY, koen).prefill,
            Prefill::SickSince(date("2026-11-18")),
            "{reason:?}"
        );
    }
}

#[test]
fn reported_better_ends_a_sick_report_before_the_next_day_there() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    floor
        .mark("2026-10-29", koen, Mark::Absent(Absence::Sick))
        .unwrap();
    assert_eq!(
        floor.row(TODAY, koen).prefill,
        Prefill::SickSince(date("2026-10-29"))
    );
    floor
        .app
        .perform(
            &Action::Recovery {
                date: date("2026-11-20"),
                person: koen,
            },
            None,
        )
        .unwrap();
    assert_eq!(
        floor.row("2026-11-19", koen).prefill,
        Prefill::SickSince(date("2026-10-29"))
    );
    assert_eq!(floor.row(TODAY, koen).prefill, Prefill::Schedule);
}

#[test]
fn leave_that_lies_wholly_before_somebody_starts_is_refused() {
    let mut floor = Floor::at(at(8, 30));
    let koen = floor.person_since("Koen Aalbers", "2026-12-01");
    let mut leave = |from: &str, to: &str| {
        let absence = PlannedAbsence {
            participant: koen,
            from: date(from),
            to: date(to),
            kind: Absence::Leave,
            remark: String::new(),
        };
        let key = RecordKey::Absence(koen, AbsenceId(Uuid::new_v4()));
        let edit = Action::Edit(vec![(key, Some(Record::Absence(absence)))]);
        floor.app.perform(&edit, None)
    };
    assert_eq!(
        refusal(leave("2026-11-24", "2026-11-30")),
        Refusal::BeforeStart {
            name: "Koen Aalbers".into(),
            start: date("2026-12-01")
        }
    );
    leave("2026-11-30", "2026-12-04").unwrap();
}

#[test]
fn accepting_the_rest_takes_those_who_have_started_and_leaves_planned_leave_as_it_is() {
    let mut floor = Floor::at(at(10, 0));
    let koen = floor.person("Koen Aalbers");
    let sanne = floor.person("Sanne Bakker");
    let late = floor.person("Wei Lim");
    let leave = PlannedAbsence {
        participant: sanne,
        from: date("2026-11-20"),
        to: date("2026-11-27"),
        kind: Absence::Leave,
        remark: String::new(),
    };
    let mut afternoons = Week::default();
    afternoons.0[0] = DayPlan {
        spans: vec![span((12, 30), (16, 0))],
        breaks: Vec::new(),
    };
    floor.edit(vec![
        (
            RecordKey::Absence(sanne, AbsenceId(Uuid::new_v4())),
            Some(Record::Absence(leave)),
        ),
        (
            RecordKey::Schedule(late),
            Some(Record::Schedule(Dated::since(date("2026-09-01"), afternoons))),
        ),
    ]);
    floor
        .app
        .perform(&Action::AcceptRest { date: date(TODAY) }, None)
        .unwrap();
    assert_eq!(floor.row(TODAY, koen).status(), Some(Status::Present));
    assert_eq!(
        floor.row(TODAY, sanne).status(),
        Some(Status::Absent(Absence::Leave))
    );
    assert!(floor.row(TODAY, late).is_open(), "the afternoon has not begun");
}

#[test]
fn marking_what_is_already_so_writes_nothing() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    assert_eq!(floor.mark(TODAY, koen, Mark::Present).unwrap().changed, 1);
    assert_eq!(floor.mark(TODAY, koen, Mark::Present).unwrap(), Done::default());
}

#[test]
fn a_day_known_only_by_its_length_has_no_stretches() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    let mark = Mark::Times {
        worked: TypedWork::Length(Minutes(210)),
        rest: None,
        remark: None,
    };
    floor.mark("2026-11-20", koen, mark).unwrap();
    let row = floor.row("2026-11-20", koen);
    assert!(row.day().unwrap().stretches().is_empty());
    assert_eq!(floor.minutes("2026-11-20", koen), Minutes(210));
    assert!(matches!(row.day(), Some(Day::Present { .. })));
}

#[test]
fn leave_on_a_day_to_come_is_planned_and_no_attendance_yet() {
    let mut floor = Floor::at(at(10, 0));
    let koen = floor.person("Koen Aalbers");
    let tomorrow = "2026-11-24";
    floor.mark(tomorrow, koen, Mark::Absent(Absence::Leave)).unwrap();
    let row = floor.row(tomorrow, koen);
    assert_eq!(row.prefill, Prefill::Planned(Absence::Leave));
    assert_eq!(row.record, None);
    // Said again it is the same absence, otherwise said another.
    let cancelled = Mark::Absent(Absence::Cancelled);
    floor.mark(tomorrow, koen, cancelled).unwrap();
    assert_eq!(floor.app.directory().files[&koen].absences.len(), 1);
    assert_eq!(
        floor.row(tomorrow, koen).prefill,
        Prefill::Planned(Absence::Cancelled)
    );
    let sick = refusal(floor.mark(tomorrow, koen, Mark::Absent(Absence::Sick)));
    assert!(matches!(sick, Refusal::Future { .. }));
    floor.app.undo().unwrap();
    floor.app.undo().unwrap();
    assert_eq!(floor.row(tomorrow, koen).prefill, Prefill::Schedule);
}

/// Leave from Tuesday to Friday, and what is planned of each of these days.
fn on_leave(floor: &mut Floor, who: ParticipantId) -> Result<Done, Trouble> {
    let leave = PlannedAbsence {
        participant: who,
        from: date("2026-11-24"),
        to: date("2026-11-27"),
        kind: Absence::Leave,
        remark: "vakantie".into(),
    };
    let key = RecordKey::Absence(who, AbsenceId(Uuid::new_v4()));
    floor
        .app
        .perform(&Action::Edit(vec![(key, Some(Record::Absence(leave)))]), None)
}

fn planned(floor: &Floor, who: ParticipantId) -> [Option<Absence>; 4] {
    let kind = |on| {
        floor
            .app
            .directory()
            .planned_absence(who, date(on))
            .map(|a| a.kind)
    };
    ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"].map(kind)
}

#[test]
fn a_day_within_a_longer_leave_that_is_cancelled_or_cleared_stands_by_itself() {
    let (leave, cancelled) = (Some(Absence::Leave), Some(Absence::Cancelled));
    let mut floor = Floor::at(at(10, 0));
    let koen = floor.person("Koen Aalbers");
    on_leave(&mut floor, koen).unwrap();
    let again = floor.mark("2026-11-25", koen, Mark::Absent(Absence::Leave));
    assert_eq!(again.unwrap(), Done::default());
    floor
        .mark("2026-11-25", koen, Mark::Absent(Absence::Cancelled))
        .unwrap();
    assert_eq!(planned(&floor, koen), [leave, cancelled, leave, leave]);
    assert_eq!(floor.app.directory().files[&koen].absences.len(), 3);
    floor.app.undo().unwrap();
    assert_eq!(planned(&floor, koen), [leave; 4]);
    floor.mark("2026-11-27", koen, Mark::Clear).unwrap();
    floor.mark("2026-11-24", koen, Mark::Clear).unwrap();
    assert_eq!(planned(&floor, koen), [None, leave, leave, None]);
    let nothing = refusal(floor.mark("2026-11-24", koen, Mark::Clear));
    assert!(matches!(nothing, Refusal::Future { .. }));
}

#[test]
fn two_planned_absences_of_one_day_are_refused() {
    let mut floor = Floor::at(at(10, 0));
    let koen = floor.person("Koen Aalbers");
    on_leave(&mut floor, koen).unwrap();
    assert_eq!(
        refusal(on_leave(&mut floor, koen)),
        Refusal::AbsencesOverlap {
            from: date("2026-11-24"),
            to: date("2026-11-27")
        }
    );
}

#[test]
fn on_a_clock_that_was_never_set_nothing_is_entered_on_a_day_of_long_ago() {
    let mut floor = Floor::at(date("1970-01-01").and_hms_opt(10, 0, 0).unwrap());
    let koen = floor.person("Koen Aalbers");
    let note = Action::DayNote {
        date: date("1970-01-01"),
        text: "sleutel".into(),
    };
    let better = Action::Recovery {
        date: date("1969-12-31"),
        person: koen,
    };
    assert_eq!(
        refusal(floor.app.perform(&note, None)),
        crate::app::Refusal::DateOutOfRange
    );
    assert!(floor.app.perform(&better, None).is_err());
}

#[test]
fn a_clock_that_jumps_out_of_its_years_dates_nothing_and_undo_still_works() {
    for day in ["1969-12-31", "2150-01-01", "9999-12-31"] {
        let mut floor = Floor::at(at(10, 0));
        floor.person("Koen Aalbers");
        let mut floor = floor.again_at(date(day).and_hms_opt(23, 59, 59).unwrap());
        let note = Action::DayNote {
            date: date(day),
            text: "sleutel".into(),
        };
        let refused = refusal(floor.app.perform(&note, None));
        assert_eq!(refused, crate::app::Refusal::DateOutOfRange, "{day}");
        assert!(floor.app.undo().is_ok(), "{day}");
    }
}
