//! Something else in the place of a file or folder of the store.

use super::*;

/// Puts a folder or a pipe where a file was; answers what the file held.
fn in_its_place(file: &Path, pipe: bool) -> Vec<u8> {
    let bytes = fs::read(file).unwrap();
    fs::remove_file(file).unwrap();
    if pipe {
        let (kind, mode) = (rustix::fs::FileType::Fifo, rustix::fs::Mode::from_raw_mode(0o600));
        rustix::fs::mknodat(rustix::fs::CWD, file, kind, mode, 0).unwrap();
    } else {
        fs::create_dir(file).unwrap();
        fs::write(file.join("kept"), b"kept").unwrap();
    }
    bytes
}

#[test]
fn a_folder_or_a_pipe_where_a_file_of_the_journal_was_is_set_aside_and_the_file_comes_back() {
    for pipe in [false, true] {
        let (floor, ..) = lived();
        let state = floor.app.store().state_hash().unwrap();
        let folder = floor.shut();
        let store = folder.path().join("store");
        in_its_place(&store.join("journal/witness"), pipe);
        assert_eq!(checked(&store).code(), Code::Witness);
        let Repaired { done, report } = repaired(&store);
        assert!(matches!(done[..], [Repair::Witness]), "{done:?}");
        assert_eq!((report.code(), report.state), (Code::Good, Some(state)));
        assert!(store.join("journal/witness.broken-001").exists(), "never deleted");

        let segment = store.join("journal/00000001.wvj");
        let copy = folder.path().join("copy");
        let bytes = in_its_place(&segment, pipe);
        fs::write(&copy, &bytes).unwrap();
        assert_eq!(checked(&store).code(), Code::Journal);
        let copies = |_| vec![copy.clone()];
        let Repaired { done, report } = repair(
            &store,
            &FixedClock(at(17, 0)),
            (&copies, "nagekeken"),
            &mut |_, _| {},
        )
        .unwrap();
        assert!(
            matches!(
                done[..],
                [Repair::Segment {
                    set_aside: Some(_),
                    ..
                }]
            ),
            "{done:?}"
        );
        assert_eq!((report.code(), report.state), (Code::Good, Some(state)));
        assert_eq!(fs::read(&segment).unwrap(), bytes);
        assert!(
            store.join("journal/00000001.wvj.broken-001").exists(),
            "never deleted"
        );
    }
}

#[test]
fn a_folder_or_a_pipe_among_the_files_of_the_store_holds_nobody_up() {
    for pipe in [false, true] {
        for name in ["sled/db", "sled/conf", "backup.toml", "reached", "terminal"] {
            let (floor, ..) = lived();
            let state = floor.app.store().state_hash().unwrap();
            let folder = floor.shut();
            let store = folder.path().join("store");
            fs::write(store.join("backup.toml"), "").unwrap();
            in_its_place(&store.join(name), pipe);
            let opened = Store::open(&store.join("sled"), &Codec::plain());
            assert!(!matches!(opened, Err(StoreError::Hung)), "{name}");
            drop(opened);
            let report = repaired(&store).report;
            assert_eq!((report.code(), report.state), (Code::Good, Some(state)), "{name}");
            drop(App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap());
        }
    }
}

#[test]
fn why_the_store_was_not_looked_at_is_said() {
    use std::io::ErrorKind;
    let (floor, ..) = lived();
    let report = checked(&floor.store());
    let said = report.lines.iter().find(|line| line.subject == Subject::Store);
    assert_eq!(said.map(|line| line.sentence.id), Some("check-store-held"));
    assert_eq!(unseen(Some(ErrorKind::StorageFull)), "check-store-no-room");
    assert_eq!(
        unseen(Some(ErrorKind::ReadOnlyFilesystem)),
        "check-store-no-writing"
    );
}
