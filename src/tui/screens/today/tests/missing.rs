//! What opening found to be missing, or to be somebody else's.

use super::*;

/// A day sheet beside which stands that two more actions were known.
fn floor_that_lost_two() -> Floor {
    let mut floor = Floor::at(at(13, 5));
    let koen = floor.person("Koen Aalbers");
    floor.app.settle();
    let older = tempfile::tempdir().unwrap();
    let copy = |from: &std::path::Path, to: &std::path::Path| {
        std::fs::create_dir_all(to).unwrap();
        for entry in std::fs::read_dir(from)
            .unwrap()
            .flatten()
            .filter(|it| it.path().is_file())
        {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    };
    let floor = {
        let mut floor = floor.again_at(at(13, 10));
        for part in ["journal", "sled"] {
            copy(&floor.store().join(part), &older.path().join(part));
        }
        floor.mark(TODAY, koen, Mark::Present).unwrap();
        floor.mark(TODAY, koen, Mark::Absent(Absence::Sick)).unwrap();
        floor
    };
    let store = floor.store();
    let folder = floor.shut();
    for part in ["journal", "sled"] {
        std::fs::remove_dir_all(store.join(part)).unwrap();
        copy(&older.path().join(part), &store.join(part));
    }
    Floor::open(folder, at(14, 0))
}

#[test]
fn actions_that_may_be_missing_stand_at_the_top_until_somebody_says_that_it_was_seen() {
    for (lang, said) in [(Lang::Nl, "ontbreken misschien"), (Lang::En, "may be missing")] {
        let mut played = Played::new(floor_that_lost_two(), lang);
        for (cols, rows) in [(120, 36), (80, 24)] {
            let shown = played.shown(cols, rows);
            assert!(shown.contains(said) && shown.contains("M: "), "{shown}");
        }
        played.at_every_size();
        played.press("a");
        assert!(played.line(said).is_some(), "it goes on being asked");
        played.press("M");
        assert!(played.line(said).is_none(), "{}", played.shown(120, 36));
        played.press("M");
        let nothing = if lang == Lang::Nl {
            "Er ontbreekt niets."
        } else {
            "Nothing is missing."
        };
        assert!(played.line(nothing).is_some());
    }
}
