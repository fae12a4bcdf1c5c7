use super::*;
use crate::app::rebuild;
use crate::store::testing;

fn floor_with_koen() -> (tempfile::TempDir, [u8; 32]) {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    let hash = floor.app.store().state_hash().unwrap();
    (floor.shut(), hash)
}

fn names(folder: &std::path::Path) -> Vec<String> {
    let all = std::fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = all
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn reopened(store: &std::path::Path) -> [u8; 32] {
    let app = App::open(store, Box::new(FixedClock(at(17, 0)))).unwrap();
    app.store().state_hash().unwrap()
}

#[test]
fn a_good_store_is_the_same_after_rebuilding_and_leaves_nothing_lying_about() {
    let (folder, hash) = floor_with_koen();
    let store = folder.path().join("store");
    let mut told = Vec::new();
    let done = rebuild(&store, &FixedClock(at(17, 0)), &mut |n, of| told.push((n, of))).unwrap();
    assert_eq!((done.before, done.after), (Some(hash), hash));
    assert_eq!((told.first(), told.last()), (Some(&(0, 3)), Some(&(3, 3))));
    assert_eq!(done.set_aside, None);
    assert_eq!(names(&store), ["journal", "lock", "reached", "sled", "terminal"]);
    assert_eq!(reopened(&store), hash);
}

#[test]
fn a_broken_store_is_kept_and_a_good_one_stands_in_its_place() {
    let (folder, hash) = floor_with_koen();
    let store = folder.path().join("store");
    std::fs::write(store.join("sled/conf"), b"this is no longer sled's").unwrap();
    let done = rebuild(&store, &FixedClock(at(17, 0)), &mut |_, _| {}).unwrap();
    assert_eq!((done.before, done.after), (None, hash));
    assert!(done.set_aside.is_some_and(|aside| aside.join("conf").exists()));
    assert_eq!(reopened(&store), hash);
}

#[test]
fn a_rebuild_that_was_broken_off_anywhere_leaves_a_store_that_opens() {
    let (folder, hash) = floor_with_koen();
    let store = folder.path().join("store");
    // Broken off while building, after the old one was moved, and after the new one took its place.
    let moves: [&[(&str, &str)]; 3] = [
        &[],
        &[("sled", "sled.old")],
        &[("sled", "sled.old"), ("sled.new", "sled")],
    ];
    for moved in moves {
        std::fs::create_dir(store.join("sled.new")).unwrap();
        std::fs::write(store.join("sled.new/db"), b"half").unwrap();
        for (from, to) in moved {
            std::fs::rename(store.join(from), store.join(to)).unwrap();
        }
        assert_eq!(reopened(&store), hash, "{moved:?}");
        assert!(!names(&store).iter().any(|n| n == "sled.new" || n == "sled.old"));
    }
}

/// A workshop of which the store is too large to be read whole at opening.
fn years() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let options = crate::demo::DemoOptions {
        people: 12,
        years: 1,
        ..crate::demo::DemoOptions::on(at(17, 0).date())
    };
    let clock = Box::new(FixedClock(at(17, 0)));
    crate::demo::make(&folder.path().join("store"), &options, clock).unwrap();
    folder
}

#[test]
fn a_page_that_goes_bad_under_an_open_store_is_made_anew_from_the_journal() {
    let folder = years();
    let store = folder.path().join("store");
    let whole = reopened(&store);
    let pages = std::fs::metadata(store.join("sled/db")).unwrap().len() / 4096;
    let mut mended = 0;
    for page in (pages / 3..pages).step_by(5) {
        let bytes = std::fs::read(store.join("sled/db")).unwrap();
        let mut bad = bytes.clone();
        let from = usize::try_from(page).unwrap() * 4096;
        bad[from..from + 4096].fill(0);
        std::fs::write(store.join("sled/db"), bad).unwrap();
        let mut app = App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap();
        if app.store().state_hash().is_err() {
            assert!(app.mend().unwrap());
            mended += 1;
        }
        assert_eq!(app.store().state_hash().unwrap(), whole, "page {page}");
        assert!(!app.mend().unwrap());
        drop(app);
        assert_eq!(reopened(&store), whole, "page {page}");
    }
    assert!(mended > 0);
}

/// As if another version of the program had made the store: its fold has another number.
fn of_another_fold(store: &std::path::Path) {
    let sled = testing::sled(&store.join("sled"));
    let mut meta = sled.get([0]).unwrap().unwrap().to_vec();
    meta[3] = 200;
    meta.truncate(44);
    sled.insert([0], meta).unwrap();
}

#[test]
fn a_store_of_another_version_is_built_anew_but_never_hides_that_the_journal_lost_something() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    let short = floor.folder.path().join("short");
    let store = floor.store();
    std::fs::create_dir(&short).unwrap();
    let copy = |from: &std::path::Path, to: &std::path::Path| {
        for file in std::fs::read_dir(from).unwrap().flatten() {
            std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    };
    copy(&store.join("journal"), &short);
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    let hash = floor.app.store().state_hash().unwrap();
    let _folder = floor.shut();
    of_another_fold(&store);
    assert_eq!(reopened(&store), hash);
    of_another_fold(&store);
    copy(&short, &store.join("journal"));
    for _ in 0..2 {
        let refused = App::open(&store, Box::new(FixedClock(at(17, 0)))).err().unwrap();
        assert_eq!(refused.sentence().id, "open-store-ahead");
    }
    assert!(rebuild(&store, &FixedClock(at(17, 0)), &mut |_, _| {}).is_err());
    let report = crate::app::check::check(&store, &FixedClock(at(17, 0)), &mut |_, _| {}).unwrap();
    assert_eq!(report.code(), crate::app::check::Code::Journal);
}

#[test]
fn a_large_action_that_was_broken_off_is_no_damage() {
    let (folder, hash) = floor_with_koen();
    let store = folder.path().join("store");
    let sled = testing::sled(&store.join("sled"));
    let mut meta = sled.get([0]).unwrap().unwrap().to_vec();
    // The entry before the last, of which a part is in the pages already.
    meta[4..12].copy_from_slice(&0u64.to_be_bytes());
    meta[12..44].fill(0);
    *meta.last_mut().unwrap() = 1;
    sled.insert([0], meta).unwrap();
    drop(sled);
    let report = crate::app::check::check(&store, &FixedClock(at(17, 0)), &mut |_, _| {}).unwrap();
    assert_eq!(report.code(), crate::app::check::Code::Good);
    assert_eq!(reopened(&store), hash);
}

#[test]
fn where_the_new_store_cannot_take_its_place_the_old_one_has_it_again() {
    for same in [true, false] {
        let (folder, hash) = floor_with_koen();
        let store = folder.path().join("store");
        assert!(
            crate::app::rebuilding::swap(&store, same).is_err(),
            "there is no new one"
        );
        assert_eq!(names(&store), ["journal", "lock", "reached", "sled", "terminal"]);
        let mut app = App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap();
        assert_eq!(
            (app.store().state_hash().unwrap(), app.opening().replayed),
            (hash, 0)
        );
        assert!(!app.mend().unwrap());
    }
}
