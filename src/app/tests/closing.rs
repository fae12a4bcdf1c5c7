use super::*;
use crate::app::query::day::sums_of;
use crate::app::{OpenRows, Refusal, TypedWork};
use crate::domain::attendance::{Absence, Status};
use crate::journal::faults::{Call, Failure, Fault};

fn close(floor: &mut Floor, on: &str, open: OpenRows) -> Result<Done, Trouble> {
    floor
        .app
        .perform(&Action::CloseDay { date: date(on), open }, None)
}

#[test]
fn a_closed_day_is_summed_up_in_three_different_numbers() {
    let mut floor = Floor::at(at(16, 30));
    let (koen, sanne, joost) = (
        floor.person("Koen Aalbers"),
        floor.person("Sanne Bakker"),
        floor.person("Joost Vos"),
    );
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    floor.mark(TODAY, sanne, Mark::Absent(Absence::Sick)).unwrap();
    close(&mut floor, TODAY, OpenRows::NoShow).unwrap();
    let sums = floor.app.directory().closed[&date(TODAY)].sums;
    assert_eq!((sums.present, sums.sick, sums.no_show, sums.open), (1, 1, 1, 0));
    assert_eq!(
        (sums.planned, sums.worked, sums.excused),
        (Minutes(1170), Minutes(390), Minutes(390))
    );
    assert_eq!(
        floor.row(TODAY, joost).status(),
        Some(Status::Absent(Absence::NoShow))
    );
    assert_eq!(
        refusal(close(&mut floor, TODAY, OpenRows::NoShow)),
        Refusal::AlreadyClosed { date: date(TODAY) }
    );
}

#[test]
fn closing_as_planned_names_whose_plan_overlaps_the_night_before() {
    let mut floor = Floor::at(at(16, 30));
    let koen = floor.person("Koen Aalbers");
    let nora = floor.person("Nora de Wit");
    let until = ClockTime::from_minutes(34 * 60).unwrap();
    let night = Mark::Times {
        worked: TypedWork::Stretches(vec![(Span::new(time(22, 0), until).unwrap(), None)]),
        rest: None,
        remark: None,
    };
    floor.mark("2026-11-22", nora, night).unwrap();
    let overlaps = Refusal::PlanBesideNight {
        name: "Nora de Wit".into(),
        date: date(TODAY),
    };
    assert_eq!(refusal(close(&mut floor, TODAY, OpenRows::AsPlanned)), overlaps);
    let accept = Action::AcceptRest { date: date(TODAY) };
    assert_eq!(refusal(floor.app.perform(&accept, None)), overlaps);
    assert!(floor.row(TODAY, koen).is_open(), "nothing was changed");
    floor.mark(TODAY, nora, Mark::Late(time(10, 0))).unwrap();
    close(&mut floor, TODAY, OpenRows::AsPlanned).unwrap();
}

#[test]
fn a_day_without_anyone_needs_no_closing() {
    let mut floor = Floor::at(at(16, 30));
    floor.person("Koen Aalbers");
    let sunday = refusal(close(&mut floor, "2026-11-22", OpenRows::AsPlanned));
    assert_eq!(
        sunday,
        Refusal::NothingToClose {
            date: date("2026-11-22")
        }
    );
}

#[test]
fn a_correction_after_closing_asks_for_a_reason_once_per_visit_and_keeps_the_original() {
    let mut floor = Floor::at(at(16, 30));
    let (koen, sanne) = (floor.person("Koen Aalbers"), floor.person("Sanne Bakker"));
    close(&mut floor, TODAY, OpenRows::AsPlanned).unwrap();
    let action = |who, kind| Action::Mark {
        date: date(TODAY),
        people: vec![who],
        mark: Mark::Absent(kind),
    };
    let asked = refusal(floor.app.perform(&action(koen, Absence::Sick), None));
    assert_eq!(asked, Refusal::NeedsReason { date: date(TODAY) });
    floor
        .app
        .perform(&action(koen, Absence::Sick), Some("belde later"))
        .unwrap();
    floor.app.perform(&action(sanne, Absence::Leave), None).unwrap();
    floor
        .app
        .perform(&action(koen, Absence::Cancelled), None)
        .unwrap();
    let record = floor.row(TODAY, koen).record.unwrap();
    let correction = record.correction.unwrap();
    assert_eq!(
        correction.original.unwrap().minutes(date(TODAY)),
        Minutes(390),
        "as it was closed"
    );
    assert_eq!(floor.app.directory().reasons[&correction.reason], "belde later");
    floor.app.end_visit();
    assert!(floor.app.wants_reason(date(TODAY)));
    let again = refusal(floor.app.perform(&action(sanne, Absence::Sick), None));
    assert_eq!(again, Refusal::NeedsReason { date: date(TODAY) });
}

#[test]
fn earlier_days_that_are_not_closed_are_named() {
    let mut floor = Floor::at(at(16, 30));
    floor.person_since("Koen Aalbers", "2026-11-18");
    close(&mut floor, "2026-11-19", OpenRows::AsPlanned).unwrap();
    let days = DayReader {
        store: floor.app.store(),
    };
    let open = days.unclosed(date("2026-11-01"), date(TODAY));
    assert_eq!(open, [date("2026-11-18"), date("2026-11-20")]);
}

#[test]
fn days_are_not_forgotten_however_long_ago_the_last_one_was_closed() {
    let mut floor = Floor::at(at(16, 30));
    floor.person_since("Koen Aalbers", "2026-09-01");
    let open = |floor: &Floor| floor.app.unclosed_before(date(TODAY)).unwrap();
    let first = |floor: &Floor| open(floor).first().copied();
    assert_eq!(first(&floor), Some(date("2026-10-23")), "nothing was ever closed");
    close(&mut floor, "2026-09-30", OpenRows::AsPlanned).unwrap();
    assert_eq!(first(&floor), Some(date("2026-10-01")));
    assert_eq!(open(&floor).len(), 37);
    close(&mut floor, "2026-11-20", OpenRows::AsPlanned).unwrap();
    assert_eq!(open(&floor).len(), 36, "the others are still open");
    let next = date("2026-10-01").iter_days().take(53);
    for day in next.filter(|day| open(&floor).contains(day)).collect::<Vec<_>>() {
        close(&mut floor, &day.to_string(), OpenRows::AsPlanned).unwrap();
    }
    assert_eq!(open(&floor), []);
}

#[test]
fn a_schedule_dated_back_leaves_the_figures_of_a_closed_day_as_they_were() {
    let mut floor = Floor::at(at(16, 30));
    let koen = floor.person("Koen Aalbers");
    let sanne = floor.person("Sanne Bakker");
    floor.mark(TODAY, sanne, Mark::Absent(Absence::Sick)).unwrap();
    close(&mut floor, TODAY, OpenRows::AsPlanned).unwrap();
    let sums = |floor: &Floor| {
        let rows = floor.app.rows(date(TODAY)).unwrap();
        sums_of(floor.app.directory(), &rows, date(TODAY), None)
    };
    let week = |floor: &Floor| floor.app.week(date(TODAY)).unwrap().days[0].expected;
    let (closed, expected) = (sums(&floor), week(&floor));
    for who in [koen, sanne] {
        let nothing = Record::Schedule(Dated::since(date("2026-09-01"), Week::default()));
        floor.edit(vec![(RecordKey::Schedule(who), Some(nothing))]);
    }
    assert_eq!((sums(&floor), week(&floor)), (closed, expected));
    let closure = crate::domain::workshop::Closure {
        from: date(TODAY),
        to: date(TODAY),
        name: "Storm".into(),
    };
    let key = RecordKey::Closure(crate::domain::ids::ClosureId(Uuid::new_v4()));
    floor.edit(vec![(key, Some(Record::Closure(closure)))]);
    assert_eq!((sums(&floor), week(&floor)), (closed, expected));
}

#[test]
fn staying_away_twice_running_shows_until_somebody_phones() {
    let mut floor = Floor::at(at(16, 30));
    let koen = floor.person("Koen Aalbers");
    let missed = |floor: &Floor| {
        DayReader {
            store: floor.app.store(),
        }
        .missed_twice(koen, date(TODAY))
        .unwrap()
    };
    floor
        .mark("2026-11-19", koen, Mark::Absent(Absence::NoShow))
        .unwrap();
    assert_eq!(missed(&floor), None);
    floor
        .mark("2026-11-20", koen, Mark::Absent(Absence::Closed))
        .unwrap();
    floor.mark(TODAY, koen, Mark::Absent(Absence::NoShow)).unwrap();
    assert_eq!(
        missed(&floor),
        Some(date(TODAY)),
        "a closed day does not break it"
    );
    floor
        .app
        .perform(
            &Action::Contact {
                date: date(TODAY),
                people: vec![koen],
            },
            None,
        )
        .unwrap();
    assert_eq!(missed(&floor), None);
}

#[test]
fn a_correction_that_was_taken_back_takes_its_reason_along() {
    let mut floor = Floor::at(at(16, 30));
    let koen = floor.person("Koen Aalbers");
    close(&mut floor, TODAY, OpenRows::AsPlanned).unwrap();
    let sick = Action::Mark {
        date: date(TODAY),
        people: vec![koen],
        mark: Mark::Absent(Absence::Sick),
    };
    floor.app.perform(&sick, Some("moeder belde")).unwrap();
    floor.app.undo().unwrap();
    assert!(floor.app.wants_reason(date(TODAY)));
    assert_eq!(
        refusal(floor.app.perform(&sick, None)),
        Refusal::NeedsReason { date: date(TODAY) }
    );
}

#[test]
fn a_correction_that_could_not_be_saved_asks_for_its_reason_again() {
    let files = FaultyFiles::new();
    let mut floor = Floor::at(at(16, 30));
    let koen = floor.person("Koen Aalbers");
    close(&mut floor, TODAY, OpenRows::AsPlanned).unwrap();
    let mut floor = floor.on_files(&files);
    let sick = Action::Mark {
        date: date(TODAY),
        people: vec![koen],
        mark: Mark::Absent(Absence::Sick),
    };
    files.set(Fault {
        call: Some(Call::SyncData),
        nth: 1,
        failure: Failure::NoSpace,
        short: false,
        stays: false,
    });
    let trouble = floor.app.perform(&sick, Some("moeder belde")).unwrap_err();
    assert!(matches!(trouble, Trouble::Journal(_)), "{trouble:?}");
    assert!(files.clear());
    floor.app.try_resume().unwrap();
    assert!(floor.app.wants_reason(date(TODAY)));
    assert_eq!(
        refusal(floor.app.perform(&sick, None)),
        Refusal::NeedsReason { date: date(TODAY) }
    );
    floor.app.perform(&sick, Some("moeder belde")).unwrap();
    let record = floor.row(TODAY, koen).record.unwrap();
    let reason = record.correction.unwrap().reason;
    assert_eq!(floor.app.directory().reasons[&reason], "moeder belde");
}

#[test]
fn a_klus_of_a_closed_day_alone_is_added_and_changed_with_a_reason_and_a_weekly_one_without() {
    let mut floor = Floor::at(at(16, 30));
    let koen = floor.person("Koen Aalbers");
    let weekly = floor.klus("Tuin Lindehof");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    close(&mut floor, TODAY, OpenRows::AsPlanned).unwrap();
    let once = crate::domain::klus::Klus {
        when: crate::domain::klus::When::Once(date(TODAY)),
        name: "Verhuizing".into(),
        ..floor.app.directory().klussen[&weekly].clone()
    };
    let set = |id, klus: &crate::domain::klus::Klus| {
        Action::Edit(vec![(
            RecordKey::Klus(id),
            Some(Record::Klus(klus.clone().into())),
        )])
    };
    let id = crate::domain::ids::KlusId(Uuid::from_u128(7));
    let asked = Refusal::NeedsReason { date: date(TODAY) };
    assert_eq!(refusal(floor.app.perform(&set(id, &once), None)), asked);
    floor.app.perform(&set(id, &once), Some("was vergeten")).unwrap();
    floor.app.end_visit();
    let elsewhen = crate::domain::klus::Klus {
        when: crate::domain::klus::When::Once(date("2026-11-30")),
        ..once.clone()
    };
    assert_eq!(refusal(floor.app.perform(&set(id, &elsewhen), None)), asked);
    let gone = Action::Edit(vec![(RecordKey::Klus(id), None)]);
    assert_eq!(refusal(floor.app.perform(&gone, None)), asked);
    let other = crate::domain::klus::Klus {
        place: "Achterin".into(),
        ..floor.app.directory().klussen[&weekly].clone()
    };
    floor.app.perform(&set(weekly, &other), None).unwrap();
}

#[test]
fn on_a_closed_day_a_row_is_opened_again_with_a_reason_and_what_it_said_is_not_forgotten() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    let sanne = floor.person("Sanne Bakker");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    floor.mark(TODAY, sanne, Mark::Absent(Absence::Sick)).unwrap();
    let open = OpenRows::LeaveOpen;
    let close = Action::CloseDay {
        date: date(TODAY),
        open,
    };
    floor.app.perform(&close, None).unwrap();
    for who in [koen, sanne] {
        let mark = Action::Mark {
            date: date(TODAY),
            people: vec![who],
            mark: Mark::Clear,
        };
        floor.app.end_visit();
        let refused = refusal(floor.app.perform(&mark, None));
        assert!(matches!(refused, Refusal::NeedsReason { .. }), "{refused:?}");
        floor.app.perform(&mark, Some("verkeerde persoon")).unwrap();
        assert!(floor.row(TODAY, who).is_open());
    }
    let rows = floor.app.rows(date(TODAY)).unwrap();
    let sums = sums_of(floor.app.directory(), &rows, date(TODAY), None);
    assert_eq!(
        (sums.open, sums.worked, sums.excused),
        (2, Minutes::ZERO, Minutes::ZERO)
    );
    floor.mark(TODAY, koen, Mark::Late(time(9, 25))).unwrap();
    let record = floor.row(TODAY, koen).record.unwrap();
    let original = record.correction.unwrap().original.unwrap();
    assert_eq!(original.minutes(date(TODAY)), Minutes(390));
    // All of it can be taken back, one after the other.
    for _ in 0..3 {
        floor.app.undo().unwrap();
    }
    assert_eq!(floor.minutes(TODAY, koen), Minutes(390));
}
