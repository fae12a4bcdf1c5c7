use super::*;
use crate::app::{OpenRows, Refusal};
use crate::domain::attendance::Absence;
use crate::domain::lang::Lang;
use crate::domain::participant::Opening;
use crate::text::texts::Texts;

#[test]
fn undo_and_redo_take_back_bulk_actions_whole() {
    let mut floor = Floor::at(at(16, 5));
    let people = ["Koen Aalbers", "Sanne Bakker", "Joost Vos"].map(|n| floor.person(n));
    floor
        .app
        .perform(&Action::AcceptRest { date: date(TODAY) }, None)
        .unwrap();
    let filled = floor.app.store().state_hash().unwrap();
    floor.app.undo().unwrap();
    assert!(people.iter().all(|p| floor.row(TODAY, *p).is_open()));
    floor.app.redo().unwrap();
    assert_eq!(floor.app.store().state_hash().unwrap(), filled);
}

#[test]
fn everything_can_be_undone_back_to_the_beginning_and_done_again() {
    let mut floor = Floor::at(at(16, 5));
    let before = floor.app.store().state_hash().unwrap();
    let koen = floor.person("Koen Aalbers");
    let tuin = floor.klus("Tuin");
    floor.put(koen, tuin, HalfDay::Morning).unwrap();
    floor.mark(TODAY, koen, Mark::Absent(Absence::Sick)).unwrap();
    floor
        .app
        .perform(
            &Action::CloseDay {
                date: date(TODAY),
                open: OpenRows::AsPlanned,
            },
            None,
        )
        .unwrap();
    let after = floor.app.store().state_hash().unwrap();
    let mut floor = floor.again_at(at(16, 6));
    for _ in 0..5 {
        floor.app.undo().unwrap();
    }
    assert_eq!(floor.app.store().state_hash().unwrap(), before);
    assert!(matches!(
        floor.app.undo(),
        Err(Trouble::Refused(Refusal::NothingToUndo))
    ));
    let mut floor = floor.again_at(at(16, 7));
    for _ in 0..5 {
        floor.app.redo().unwrap();
    }
    assert_eq!(floor.app.store().state_hash().unwrap(), after);
}

#[test]
fn a_new_action_after_undo_leaves_nothing_to_redo() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    floor.app.undo().unwrap();
    floor.mark(TODAY, koen, Mark::Absent(Absence::Sick)).unwrap();
    assert!(matches!(
        floor.app.redo(),
        Err(Trouble::Refused(Refusal::NothingToRedo))
    ));
}

#[test]
fn after_undoing_a_supervisor_nothing_is_entered_in_that_name() {
    use crate::domain::ids::SupervisorId;
    use crate::domain::participant::Supervisor;
    let mut floor = Floor::at(at(16, 5));
    let first = floor.app.who();
    let id = SupervisorId(Uuid::new_v4());
    let supervisor = Supervisor {
        name: "B. Bos".into(),
        ended: false,
    };
    floor.edit(vec![(
        RecordKey::Supervisor(id),
        Some(Record::Supervisor(supervisor)),
    )]);
    floor.app.set_who(Some(id));
    floor.app.undo().unwrap();
    assert_eq!(floor.app.who(), first);
}

#[test]
fn nothing_is_entered_of_a_newcomer_who_was_undone() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    let own = floor.app.directory().files[&koen].schedule.clone();
    floor.app.undo().unwrap();
    let edits = vec![(RecordKey::Schedule(koen), Some(Record::Schedule(own)))];
    let refused = floor.app.perform(&Action::Edit(edits), None);
    assert!(
        matches!(refused, Err(Trouble::Refused(Refusal::Unknown))),
        "{refused:?}"
    );
    let note = Action::Note {
        date: date(TODAY),
        people: vec![koen],
        note: crate::app::NoteDraft {
            text: "Fijn gewerkt".into(),
            ..crate::app::NoteDraft::default()
        },
    };
    let refused = floor.app.perform(&note, None);
    assert!(
        matches!(refused, Err(Trouble::Refused(Refusal::Unknown))),
        "{refused:?}"
    );
}

#[test]
fn what_is_taken_back_is_said_by_what_it_was_and_whose() {
    let mut floor = Floor::at(at(9, 5));
    let texts = Texts::new(Lang::Nl);
    let koen = floor.person("Koen Aalbers");
    let told = |floor: &mut Floor| {
        let step = floor.app.undo().unwrap();
        step.told(&texts, floor.app.directory())
    };
    let (id, mut trajectory) = {
        let file = &floor.app.directory().files[&koen];
        let (id, own) = file.trajectories.iter().next().unwrap();
        (*id, own.clone())
    };
    trajectory.openings.push(Opening {
        date: trajectory.start,
        minutes: Minutes::hours(5),
        reason: "stage".into(),
    });
    let opening = |t: &Trajectory| {
        let record = Record::Trajectory(t.clone().into());
        Action::Edit(vec![(RecordKey::Trajectory(koen, id), Some(record))])
    };
    floor.app.perform(&opening(&trajectory), None).unwrap();
    let mut below = trajectory.clone();
    below.openings[0].minutes = Minutes::hours(-5);
    let refused = floor.app.perform(&opening(&below), None).unwrap_err();
    assert_eq!(refused.sentence().id, "no-below-zero");
    assert_eq!(told(&mut floor), "beginstand (Koen Aalbers)");
    let newcomer = told(&mut floor);
    assert!(
        newcomer.contains("deelnemer") && newcomer.contains("Koen Aalbers"),
        "{newcomer}"
    );
}
