use super::*;
use crate::app::Refusal;
use crate::domain::ids::SupervisorId;
use crate::domain::participant::Supervisor;

/// Two supervisors, the second of whom did the last thing.
fn handed_over() -> (Floor, SupervisorId) {
    let mut floor = Floor::at(at(16, 5));
    // Whatever the first one's id is, this one comes later in the list.
    let second = SupervisorId(Uuid::max());
    let supervisor = Supervisor {
        name: "B. Bos".into(),
        ended: false,
    };
    floor.edit(vec![(
        RecordKey::Supervisor(second),
        Some(Record::Supervisor(supervisor)),
    )]);
    floor.app.set_who(Some(second));
    floor.person("Koen Aalbers");
    (floor, second)
}

/// The store opened as a new terminal.
fn as_another(floor: Floor) -> Floor {
    std::fs::remove_file(floor.store().join("terminal")).unwrap();
    floor.again_at(at(17, 0))
}

#[test]
fn a_new_terminal_goes_on_in_the_name_of_who_did_the_last_thing() {
    let (floor, second) = handed_over();
    let mut floor = as_another(floor);
    for minute in 1..3 {
        assert_eq!(floor.app.who(), Some(second));
        floor = floor.again_at(at(17, minute));
    }
    let ended = Supervisor {
        name: "B. Bos".into(),
        ended: true,
    };
    floor.edit(vec![(
        RecordKey::Supervisor(second),
        Some(Record::Supervisor(ended)),
    )]);
    let floor = as_another(floor);
    assert!(
        floor.app.who().is_some_and(|who| who != second),
        "no longer there"
    );
}

#[test]
fn a_new_terminal_says_that_what_was_there_is_not_its_to_take_back() {
    let (floor, _) = handed_over();
    let mut floor = as_another(floor);
    let nothing = |floor: &mut Floor| {
        let refused = floor.app.undo();
        assert!(
            matches!(refused, Err(Trouble::Refused(Refusal::NothingOfThisTerminal))),
            "{refused:?}"
        );
    };
    nothing(&mut floor);
    floor.person("Sanne Bakker");
    let mut floor = floor.again_at(at(17, 1));
    floor.app.undo().unwrap();
    nothing(&mut floor);
    let mut floor = floor.again_at(at(17, 2));
    floor.app.redo().unwrap();
}

#[test]
fn a_terminal_remembers_from_where_it_has_entries_of_its_own() {
    let (floor, _) = handed_over();
    let head = floor.app.journal().head().position;
    let floor = as_another(floor);
    let file = floor.store().join("terminal");
    let written = std::fs::read_to_string(&file).unwrap();
    let (id, after) = written.split_once(' ').unwrap();
    assert_eq!(after, head.to_string());
    assert_eq!(floor.app.terminal.after, head);
    // As earlier versions wrote it: looked through once, and then it is known.
    std::fs::write(&file, id).unwrap();
    let mut floor = floor.again_at(at(17, 1));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);
    floor.person("Sanne Bakker");
    std::fs::write(&file, id).unwrap();
    let mut floor = floor.again_at(at(17, 2));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), id, "it has entries");
    floor.app.undo().unwrap();
}
