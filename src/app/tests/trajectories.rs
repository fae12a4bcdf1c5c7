use super::*;
use crate::app::Refusal;
use crate::domain::attendance::{Absence, Status};

/// Gives the only trajectory of somebody another start and end.
fn move_to(floor: &mut Floor, who: ParticipantId, start: &str, end: Option<&str>) -> Result<Done, Trouble> {
    let (id, mut trajectory) = {
        let own = &floor.app.directory().files[&who].trajectories;
        let (id, trajectory) = own.iter().next().unwrap();
        (*id, trajectory.clone())
    };
    trajectory.start = date(start);
    trajectory.end = end.map(date);
    let record = (
        RecordKey::Trajectory(who, id),
        Some(Record::Trajectory(trajectory.into())),
    );
    floor.app.perform(&Action::Edit(vec![record]), None)
}

#[test]
fn a_trajectory_keeps_the_days_on_which_something_was_entered() {
    let mut floor = Floor::at(at(16, 30));
    let koen = floor.person("Koen Aalbers");
    floor
        .mark("2026-11-11", koen, Mark::Absent(Absence::Sick))
        .unwrap();
    floor.mark("2026-11-18", koen, Mark::Present).unwrap();
    let name = || "Koen Aalbers".to_owned();
    assert_eq!(
        refusal(move_to(&mut floor, koen, "2026-09-01", Some("2026-11-17"))),
        Refusal::RecordedAfter {
            name: name(),
            date: date("2026-11-18")
        }
    );
    assert_eq!(
        refusal(move_to(&mut floor, koen, "2026-11-12", None)),
        Refusal::RecordedBefore {
            name: name(),
            date: date("2026-11-11")
        }
    );
    move_to(&mut floor, koen, "2026-11-11", Some("2026-11-18")).unwrap();
    assert!(floor.row("2026-11-18", koen).status().is_some());
}

#[test]
fn what_was_only_planned_goes_with_the_days_and_comes_back_with_undo() {
    let mut floor = Floor::at(at(16, 30));
    let koen = floor.person("Koen Aalbers");
    let tuin = floor.klus("Tuin");
    let leave = Mark::Absent(Absence::Leave);
    floor.mark("2026-11-26", koen, leave.clone()).unwrap();
    let ahead = Action::Allocate {
        date: date("2026-11-25"),
        half: HalfDay::Morning,
        people: vec![koen],
        klus: Some(tuin),
    };
    floor.app.perform(&ahead, None).unwrap();
    let key = RecordKey::Attendance(koen, date("2026-11-27"));
    let sick = crate::domain::attendance::Attendance {
        day: crate::domain::attendance::Day::Absent(Absence::Sick),
        extra: false,
        remark: String::new(),
        correction: None,
    };
    floor
        .app
        .import(vec![(key, Some(Record::Attendance(sick)))], None)
        .unwrap();
    let planned = |floor: &Floor| {
        let file = &floor.app.directory().files[&koen];
        let klus = floor.row("2026-11-25", koen).klussen.len();
        let sick = floor.row("2026-11-27", koen).status() == Some(Status::Absent(Absence::Sick));
        (file.absences.len(), klus, sick)
    };
    assert_eq!(planned(&floor), (1, 1, true));
    move_to(&mut floor, koen, "2026-09-01", Some("2026-11-24")).unwrap();
    assert_eq!(planned(&floor), (0, 0, false));
    floor.app.undo().unwrap();
    assert_eq!(planned(&floor), (1, 1, true));
}

#[test]
fn a_phase_of_a_method_adopted_later_can_be_decided_on_from_then_on() {
    let mut floor = Floor::at(at(16, 30));
    let koen = floor.person("Koen Aalbers");
    let shipped = crate::domain::method::shipped();
    let (_, text) = shipped.into_iter().find(|(id, _)| *id == "ferm-werk").unwrap();
    let old = floor.app.directory().method_on("ferm-werk", date(TODAY)).unwrap();
    let phase = old.phases[0].id.clone();
    let newer = text.replace(&format!("\"{phase}\""), "\"proeftijd\"");
    let mut versions = Dated::since(date("2026-01-01"), text.to_owned());
    versions.set(date("2026-11-16"), newer);
    floor.edit(vec![(
        RecordKey::Method("ferm-werk".into()),
        Some(Record::Method(versions)),
    )]);
    let (id, own) = {
        let own = &floor.app.directory().files[&koen].trajectories;
        let (id, trajectory) = own.iter().next().unwrap();
        (*id, trajectory.clone())
    };
    let mut decide = |on: &str| {
        let mut own = own.clone();
        own.phases.set(date(on), "proeftijd".into());
        let record = (
            RecordKey::Trajectory(koen, id),
            Some(Record::Trajectory(own.into())),
        );
        floor.app.perform(&Action::Edit(vec![record]), None)
    };
    let early = refusal(decide("2026-11-15"));
    assert!(matches!(early, Refusal::UnknownPhase { .. }));
    decide("2026-11-16").unwrap();
}
