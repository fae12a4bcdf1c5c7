use super::*;
use crate::app::{OpenRows, Refusal};
use crate::domain::attendance::Absence;

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
