use super::*;
use crate::app::opening::Opening;
use crate::app::{Clock, OpenError, rebuild};
use crate::domain::attendance::{Absence, Day, Status};
use crate::journal::lock::LockError;

#[test]
fn what_was_saved_is_there_after_reopening() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Absent(Absence::Sick)).unwrap();
    let hash = floor.app.store().state_hash().unwrap();
    let who = floor.app.who();
    let floor = floor.again_at(at(17, 0));
    assert_eq!(floor.app.store().state_hash().unwrap(), hash);
    assert_eq!(floor.app.who(), who, "still in the same name");
}

#[test]
fn a_store_without_sled_is_built_anew_from_the_journal() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    let hash = floor.app.store().state_hash().unwrap();
    let folder = floor.shut();
    let store = folder.path().join("store");
    std::fs::remove_dir_all(store.join("sled")).unwrap();
    let app = App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap();
    assert_eq!(app.store().state_hash().unwrap(), hash);
    assert_eq!(
        app.store()
            .totals(koen)
            .iter()
            .map(|total| total.minutes)
            .sum::<u32>(),
        390
    );
    assert!(app.opening().replayed > 0);
}

#[test]
fn a_broken_sled_is_set_aside_and_built_anew() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    floor.app.settle();
    let hash = floor.app.store().state_hash().unwrap();
    let folder = floor.shut();
    let store = folder.path().join("store");
    std::fs::write(store.join("sled/conf"), b"this is no longer sled's").unwrap();
    let app = App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap();
    assert_eq!(app.store().state_hash().unwrap(), hash);
    let Opening { set_aside, .. } = app.opening();
    assert!(
        set_aside.as_ref().is_some_and(|aside| aside.exists()),
        "set aside, never deleted"
    );
}

#[test]
fn the_second_program_is_told_who_has_the_store() {
    let floor = Floor::at(at(16, 5));
    let second = App::open(&floor.store(), Box::new(FixedClock(at(16, 6))));
    let Err(OpenError::Lock(LockError::Held { holder, .. })) = second else {
        panic!("both have it")
    };
    assert_eq!(holder.pid, std::process::id());
    assert_eq!(holder.since, at(16, 5).and_utc().timestamp());
}

#[test]
fn files_are_for_the_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let mut floor = Floor::at(at(16, 5));
    floor.person("Koen Aalbers");
    floor.app.settle();
    let mut folders = vec![floor.store()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().flatten() {
            let metadata = entry.metadata().unwrap();
            assert_eq!(
                metadata.permissions().mode() & 0o077,
                0,
                "{}",
                entry.path().display()
            );
            // What sled makes in its folder follows the program's umask, which `main` sets.
            if metadata.is_dir() && entry.file_name() != "sled" {
                folders.push(entry.path());
            }
        }
    }
}

#[test]
fn a_clock_that_was_set_back_is_told_and_what_was_entered_keeps_its_order() {
    let mut floor = Floor::at(at(10, 0));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    let mut floor = floor.again_at(at(9, 0));
    assert_eq!(floor.app.clock_behind(), Some(at(10, 0)));
    floor.mark(TODAY, koen, Mark::Absent(Absence::Leave)).unwrap();
    assert_eq!(floor.app.clock_behind(), Some(at(10, 0)));
    // The later entry stays the later one, whatever the clock said.
    let floor = floor.again_at(at(10, 5));
    assert_eq!(floor.app.clock_behind(), None);
    assert_eq!(
        floor.row(TODAY, koen).status(),
        Some(Status::Absent(Absence::Leave))
    );
}

#[test]
fn a_store_that_lost_its_journal_is_no_place_for_a_new_one() {
    let mut floor = Floor::at(at(16, 5));
    floor.person("Koen Aalbers");
    floor.app.settle();
    let folder = floor.shut();
    let store = folder.path().join("store");
    std::fs::remove_dir_all(store.join("journal")).unwrap();
    assert!(App::exists(&store).unwrap());
    let opened = App::open(&store, Box::new(FixedClock(at(17, 0))));
    assert!(matches!(opened, Err(OpenError::Journal(_))));
}

#[test]
fn however_much_is_written_sled_makes_no_files_that_it_never_syncs() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    let (id, text) = crate::domain::method::shipped()[0];
    for length in [10, 16_000, 60_000, 200_000, 3_000_000, 100] {
        let long = format!("{text}\n# {}\n", "x".repeat(length));
        let method = Record::Method(Dated::since(date("2026-01-01"), long));
        floor.edit(vec![(RecordKey::Method(id.to_owned()), Some(method))]);
    }
    for number in 0..150 {
        let note = crate::app::NoteDraft {
            text: format!("{number} {}", "w".repeat(1_900)),
            ..Default::default()
        };
        let action = Action::Note {
            date: date(TODAY),
            people: vec![koen],
            note,
        };
        floor.app.perform(&action, None).unwrap();
    }
    floor.app.settle();
    let hash = floor.app.store().state_hash().unwrap();
    let folder = floor.shut();
    let store = folder.path().join("store");
    let blobs = std::fs::read_dir(store.join("sled/blobs")).unwrap().count();
    assert_eq!(blobs, 0);
    let app = App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap();
    assert_eq!(app.store().state_hash().unwrap(), hash);
    assert_eq!(app.opening().replayed, 0, "and it is all there");
}

#[test]
fn what_others_could_read_is_nobody_elses_once_it_was_opened() {
    use std::os::unix::fs::PermissionsExt;
    let mut floor = Floor::at(at(16, 5));
    floor.person("Koen Aalbers");
    let folder = floor.shut();
    let store = folder.path().join("store");
    let mode = |name: &str| std::fs::metadata(store.join(name)).unwrap().permissions().mode() & 0o777;
    let all = [
        "",
        "journal",
        "sled",
        "terminal",
        "sled/db",
        "journal/00000001.wvj",
    ];
    for name in all {
        let wide = std::fs::Permissions::from_mode(mode(name) | 0o066);
        std::fs::set_permissions(store.join(name), wide).unwrap();
    }
    drop(App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap());
    assert_eq!(all.map(mode), [0o700, 0o700, 0o700, 0o600, 0o600, 0o600]);
}

#[test]
fn a_link_or_a_pipe_where_the_terminal_is_written_down_harms_nobody() {
    let mut floor = Floor::at(at(16, 5));
    floor.person("Koen Aalbers");
    let folder = floor.shut();
    let store = folder.path().join("store");
    let theirs = folder.path().join("theirs");
    std::fs::write(&theirs, "kept").unwrap();
    std::fs::remove_file(store.join("terminal")).unwrap();
    std::os::unix::fs::symlink(&theirs, store.join("terminal")).unwrap();
    drop(App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap());
    assert_eq!(std::fs::read_to_string(&theirs).unwrap(), "kept");
    std::fs::remove_file(store.join("terminal")).unwrap();
    let (kind, mode) = (rustix::fs::FileType::Fifo, rustix::fs::Mode::from_raw_mode(0o600));
    rustix::fs::mknodat(rustix::fs::CWD, store.join("terminal"), kind, mode, 0).unwrap();
    drop(App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap());
}

#[test]
fn what_a_newer_version_wrote_is_refused_and_nothing_is_set_aside() {
    let mut floor = Floor::at(at(16, 5));
    floor.person("Koen Aalbers");
    // An entry made for a reason that is not known yet.
    let mut newer = crate::journal::Draft::default();
    newer.house().extend([250, 1, 2, 3]);
    floor.app.ledger.append(&newer).unwrap();
    let folder = floor.shut();
    let store = folder.path().join("store");
    for _ in 0..2 {
        let error = App::open(&store, Box::new(FixedClock(at(17, 0)))).err().unwrap();
        assert_eq!(error.sentence().id, "open-newer");
    }
    let mut names: Vec<_> = std::fs::read_dir(&store)
        .unwrap()
        .map(|name| name.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["journal", "lock", "reached", "sled", "terminal"]);
}

#[test]
fn who_only_reads_is_told_that_journal_and_witness_are_an_older_copy() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    let older = tempfile::tempdir().unwrap();
    for name in ["00000001.wvj", "witness"] {
        std::fs::copy(floor.store().join("journal").join(name), older.path().join(name)).unwrap();
    }
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    floor.app.settle();
    let store = floor.store();
    let peek = || {
        let because = crate::text::sentence::Sentence::new("open-held-unknown");
        App::peek(&store, Box::new(FixedClock(at(17, 0))), because)
    };
    assert!(peek().is_ok(), "the very same, beside the program that has it");
    for name in ["00000001.wvj", "witness"] {
        std::fs::copy(older.path().join(name), store.join("journal").join(name)).unwrap();
    }
    let told = |error: Option<OpenError>| error.map(|error| error.sentence().id);
    assert_eq!(told(peek().err()), Some("open-store-ahead"));
    let report = crate::app::check::check(&store, &FixedClock(at(17, 0)), &mut |_, _| {}).unwrap();
    assert_eq!(report.code(), crate::app::check::Code::Journal);
    // Also where sled, which knew it, is gone.
    let folder = floor.shut();
    std::fs::remove_dir_all(folder.path().join("store/sled")).unwrap();
    let opened = App::open(&folder.path().join("store"), Box::new(FixedClock(at(17, 0))));
    assert_eq!(told(opened.err()), Some("open-store-ahead"));
}

#[test]
fn a_journal_and_sled_that_are_both_an_older_copy_or_both_gone_hide_nothing() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    let folder = floor.shut();
    let (store, older) = (folder.path().join("store"), folder.path().join("older"));
    let copy = |from: &std::path::Path, to: &std::path::Path| {
        for part in ["journal", "sled"] {
            let _ = std::fs::remove_dir_all(to.join(part));
            std::fs::create_dir_all(to.join(part)).unwrap();
            for file in std::fs::read_dir(from.join(part)).unwrap().flatten() {
                if file.path().is_file() {
                    std::fs::copy(file.path(), to.join(part).join(file.file_name())).unwrap();
                }
            }
        }
    };
    copy(&store, &older);
    let open = || App::open(&store, Box::new(FixedClock(at(17, 0))));
    let check = || crate::app::check::check(&store, &FixedClock(at(17, 0)), &mut |_, _| {}).unwrap();
    let mut app = open().unwrap();
    let here = Action::Mark {
        date: date(TODAY),
        people: vec![koen],
        mark: Mark::Present,
    };
    app.perform(&here, None).unwrap();
    let lost = app.journal().head().position;
    drop(app);
    copy(&older, &store);
    // Only what was written down knows of it: the workshop opens, and asks until it is answered.
    let missing = Some(crate::app::Missing { from: lost, to: lost });
    assert_eq!(check().code(), crate::app::check::Code::Witness);
    for _ in 0..2 {
        let mut app = open().unwrap();
        assert_eq!(app.missing(), missing);
        let sick = Action::Mark {
            date: date(TODAY),
            people: vec![koen],
            mark: Mark::Absent(Absence::Sick),
        };
        app.perform(&sick, None).unwrap();
        assert_eq!(app.missing(), missing, "also when as many were done since");
        drop(app);
        assert_eq!(check().code(), crate::app::check::Code::Witness);
    }
    let done = crate::app::check::repair(
        &store,
        &FixedClock(at(17, 0)),
        (&|_| Vec::new(), "nagekeken"),
        &mut |_, _| {},
    )
    .unwrap();
    assert!(
        matches!(&done.done[..], [crate::app::check::Repair::Reached { set_aside }] if set_aside.exists()),
        "{:?}",
        done.done
    );
    assert_eq!(done.report.code(), crate::app::check::Code::Good);
    assert_eq!(open().unwrap().missing(), None);
    for part in ["journal", "sled"] {
        std::fs::remove_dir_all(store.join(part)).unwrap();
    }
    assert!(App::exists(&store).unwrap(), "no place for a new one");
    assert_eq!(open().err().unwrap().sentence().id, "open-store-ahead");
    assert_eq!(check().code(), crate::app::check::Code::Journal);
}

/// A workshop, and a copy of it that went another way since.
fn parted() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    let folder = floor.shut();
    let (own, other) = (folder.path().join("store"), folder.path().join("other"));
    copy_all(&own, &other);
    let kinds = [
        (&own, vec![Mark::Absent(Absence::Sick)]),
        (&other, vec![Mark::Absent(Absence::Leave)]),
    ];
    for (store, marks) in kinds {
        let mut app = App::open(store, Box::new(FixedClock(at(16, 30)))).unwrap();
        for mark in marks {
            let people = vec![koen];
            app.perform(
                &Action::Mark {
                    date: date(TODAY),
                    people,
                    mark,
                },
                None,
            )
            .unwrap();
        }
    }
    (folder, own, other)
}

fn copy_all(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn of_koen(app: &App) -> Day {
    let koen = *app.directory().participants.keys().next().unwrap();
    app.store().attendance_on(koen, date(TODAY)).unwrap().unwrap().day
}

#[test]
fn what_lies_beside_the_journal_and_is_of_another_copy_or_another_workshop_is_set_aside_and_said() {
    let stranger = {
        let mut floor = Floor::at(at(16, 5));
        for name in ["A", "B", "C", "D", "E", "F"] {
            floor.person(name);
        }
        floor.shut()
    };
    for part in ["sled", "reached", "journal/witness"] {
        for of_another_workshop in [false, true] {
            let (_folder, own, other) = parted();
            let from = if of_another_workshop {
                stranger.path().join("store")
            } else {
                other
            };
            let open = || App::open(&own, Box::new(FixedClock(at(17, 0))));
            let was = of_koen(&open().unwrap());
            let target = own.join(part);
            if target.is_dir() {
                std::fs::remove_dir_all(&target).unwrap();
                copy_all(&from.join(part), &target);
            } else {
                std::fs::copy(from.join(part), &target).unwrap();
            }
            let report = crate::app::check::check(&own, &FixedClock(at(17, 0)), &mut |_, _| {}).unwrap();
            assert!(
                [crate::app::check::Code::Store, crate::app::check::Code::Witness].contains(&report.code()),
                "{part}: {:?}",
                report.lines
            );
            let because = crate::text::sentence::Sentence::new("open-held-unknown");
            let peeked = App::peek(&own, Box::new(FixedClock(at(17, 0))), because).unwrap();
            assert_eq!(of_koen(&peeked), was, "{part}, read beside");
            let app = open().unwrap();
            assert_eq!(of_koen(&app), was, "{part}");
            let [strange] = &app.opening().strange[..] else {
                panic!("{part}: {:?}", app.opening());
            };
            assert!(strange.file == target && strange.aside.as_ref().is_some_and(|aside| aside.exists()));
            drop(app);
            assert_eq!(open().unwrap().opening().strange, [], "{part}: said once");
            let report = crate::app::check::check(&own, &FixedClock(at(17, 0)), &mut |_, _| {}).unwrap();
            assert_eq!(report.code(), crate::app::check::Code::Good, "{part}");
        }
    }
}

#[test]
fn a_sled_of_this_journal_that_knows_more_is_refused_naming_both_and_the_way_back_works() {
    let (_folder, own, other) = parted();
    let koen = {
        let mut app = App::open(&other, Box::new(FixedClock(at(16, 40)))).unwrap();
        let people = [*app.directory().participants.keys().next().unwrap()];
        let note = Action::DayNote {
            date: date(TODAY),
            text: "verder".into(),
        };
        app.perform(&note, None).unwrap();
        people[0]
    };
    std::fs::remove_dir_all(own.join("sled")).unwrap();
    copy_all(&other.join("sled"), &own.join("sled"));
    let open = || App::open(&own, Box::new(FixedClock(at(17, 0))));
    let sentence = open().err().unwrap().sentence();
    let said = crate::text::texts::Texts::new(crate::domain::lang::Lang::Nl).say(&sentence);
    for named in ["journal", "sled"] {
        assert!(said.contains(&own.join(named).display().to_string()), "{said}");
    }
    assert!(rebuild(&own, &FixedClock(at(17, 0)), &mut |_, _| {}).is_err());
    std::fs::rename(own.join("sled"), own.join("../elsewhere")).unwrap();
    assert!(open().unwrap().directory().participants.contains_key(&koen));
}

#[test]
fn a_store_whose_lock_was_taken_away_is_still_somebody_elses() {
    let mut floor = Floor::at(at(16, 5));
    let koen = floor.person("Koen Aalbers");
    std::fs::remove_file(floor.store().join("lock")).unwrap();
    let second = App::open(&floor.store(), Box::new(FixedClock(at(16, 6))));
    assert_eq!(second.err().unwrap().sentence().id, "open-held-unknown");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    let hash = floor.app.store().state_hash().unwrap();
    let floor = floor.again_at(at(16, 7));
    assert_eq!(floor.app.store().state_hash().unwrap(), hash);
    assert_eq!(floor.app.opening().set_aside, None);
}

#[test]
fn what_was_written_down_and_is_not_whole_keeps_nobody_out() {
    let mut floor = Floor::at(at(16, 5));
    floor.person("Koen Aalbers");
    let folder = floor.shut();
    let store = folder.path().join("store");
    let whole = std::fs::read(store.join("reached")).unwrap();
    for at_byte in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at_byte] ^= 1;
        std::fs::write(store.join("reached"), &bytes).unwrap();
        assert_eq!(crate::app::reached::load(&store), None, "byte {at_byte}");
        std::fs::write(store.join("reached"), &whole[..at_byte]).unwrap();
        assert_eq!(crate::app::reached::load(&store), None, "until {at_byte}");
    }
    drop(App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap());
    assert_eq!(
        std::fs::read(store.join("reached")).unwrap(),
        whole,
        "and it is made anew"
    );
}

/// A clock on the wall of a place so many hours ahead of the rest.
struct Eastern(NaiveDateTime, i64);

impl Clock for Eastern {
    fn local(&self) -> NaiveDateTime {
        self.0 + chrono::TimeDelta::hours(self.1)
    }

    fn millis(&self) -> i64 {
        self.0.and_utc().timestamp_millis()
    }
}

#[test]
fn a_clock_that_was_set_back_is_told_in_the_time_of_this_wall_wherever_it_hangs() {
    let mut floor = Floor::at(at(10, 0));
    let koen = floor.person("Koen Aalbers");
    floor.mark(TODAY, koen, Mark::Present).unwrap();
    let folder = floor.shut();
    let store = folder.path().join("store");
    for hours in [14, 0, -10] {
        let app = App::open(&store, Box::new(Eastern(at(9, 0), hours))).unwrap();
        let latest = app.clock_behind().unwrap();
        assert_eq!(latest - app.local(), chrono::TimeDelta::hours(1), "{hours}");
    }
    let app = App::open(&store, Box::new(Eastern(at(10, 0), 14))).unwrap();
    assert_eq!(app.clock_behind(), None);
}

#[test]
fn a_store_that_was_renamed_under_the_screen_is_not_said_to_save_and_the_one_in_its_place_stays_as_it_is() {
    for what in ["", "journal"] {
        let (mut floor, other) = (Floor::at(at(16, 5)), Floor::at(at(16, 5)));
        let koen = floor.person("Koen Aalbers");
        floor.app.settle();
        let (place, theirs) = (floor.store().join(what), other.store().join(what));
        let away = floor.store().with_file_name("away");
        let spare = other.shut();
        std::fs::rename(&place, &away).unwrap();
        std::fs::rename(&theirs, &place).unwrap();
        let segment = floor.store().join("journal/00000001.wvj");
        let (journal, written) = (
            std::fs::read(&segment).unwrap(),
            crate::app::reached::load(&floor.store()),
        );
        for _ in 0..2 {
            assert!(floor.mark(TODAY, koen, Mark::Present).is_err());
            assert!(floor.app.try_resume().is_err());
        }
        assert!(floor.app.read_only().is_some());
        floor.app.settle();
        let folder = floor.shut();
        assert_eq!(std::fs::read(&segment).unwrap(), journal);
        let store = folder.path().join("store");
        assert_eq!(crate::app::reached::load(&store), written);
        if what.is_empty() {
            App::open(&store, Box::new(FixedClock(at(17, 0)))).unwrap();
            let app = App::open(&away, Box::new(FixedClock(at(17, 0)))).unwrap();
            assert!(app.directory().participants.contains_key(&koen));
        }
        drop(spare);
    }
}
