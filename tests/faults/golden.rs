//! A store of every released version opens in this one, and says the same.
//!
//! A new one is made before a release: `cargo test --test faults make_the_golden_store -- --ignored`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use chrono::{Datelike, Days, NaiveTime, Weekday};
use serde_json::{Value, json};
use werkvloer::app::{Action, App};
use werkvloer::codec::Codec;
use werkvloer::domain::lang::Lang;
use werkvloer::domain::record::Record;
use werkvloer::journal::{Chain, Draft, Files, Journal, OsFiles, Stamp};
use werkvloer::text::texts::Texts;

use crate::frozen::{self, Said};
use crate::suite::acts;
use crate::suite::dice::Dice;
use crate::suite::floor::{Floor, checked, date, sound};

/// The day after the last entry.
const AFTER: &str = "2026-11-19";

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The versions that a store was kept of.
fn versions() -> Vec<PathBuf> {
    let all: Vec<PathBuf> = fs::read_dir(golden())
        .expect("golden stores")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("expected.json").exists())
        .collect();
    assert!(!all.is_empty());
    all
}

/// A copy of a golden store to work on.
fn copy(version: &Path) -> Floor {
    let floor = Floor::bare();
    let journal = floor.store().join("journal");
    fs::create_dir_all(&journal).expect("a folder");
    for name in ["witness", "00000001.wvj"] {
        fs::copy(version.join("journal").join(name), journal.join(name)).expect("a copy");
    }
    fs::copy(version.join("terminal"), floor.store().join("terminal")).expect("a copy");
    floor.wall.set(date(AFTER).and_time(NaiveTime::default()));
    floor
}

/// How many there are of each kind of record and each reason for an entry.
fn counts(app: &App) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    let mut count = |name: &str| *counts.entry(name.to_owned()).or_default() += 1;
    let word = |text: String| -> String { text.chars().take_while(char::is_ascii_alphanumeric).collect() };
    let each = |_: &_, record: &Record| count(&word(format!("{record:?}")));
    app.store().each_record(each).expect("records");
    for item in app.journal().entries_after(0) {
        let entry = Codec::plain()
            .decode_entry(&item.expect("an entry").1)
            .expect("an entry");
        count(&format!("why {}", word(format!("{:?}", entry.why))));
    }
    counts
}

/// What `hours --json` says.
fn hours(store: &Path) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_werkvloer"))
        .args(["hours", "--json", "--on", AFTER, "--lang", "nl", "--store"])
        .arg(store)
        .env("XDG_STATE_HOME", store.with_file_name("state"))
        .output()
        .expect("the program");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// What a store is to be recognised by.
fn figures(floor: &Floor) -> Value {
    let app = floor.open().unwrap_or_else(|error| panic!("{error}"));
    let figures = json!({
        "entries": app.journal().head().position,
        "chain": app.journal().head().chain.to_string(),
        "state_hash": Chain(app.store().state_hash().expect("a hash")).to_string(),
        "counts": counts(&app),
    });
    drop(app);
    let mut figures = figures;
    figures["hours"] = hours(&floor.store());
    figures
}

#[test]
fn a_store_of_every_released_version_opens_and_says_the_same() {
    for version in versions() {
        let floor = copy(&version);
        let text = fs::read_to_string(version.join("expected.json")).expect("figures");
        let expected: Value = serde_json::from_str(&text).expect("figures");
        let found = figures(&floor);
        for (name, value) in expected.as_object().expect("figures") {
            assert_eq!(&found[name], value, "{name} of {}", version.display());
        }
        let mut app = floor.open().expect("open");
        sound(&app).expect("sound");
        while app.undo().is_ok() {}
        while app.redo().is_ok() {}
        drop(app);
        checked(&floor).expect("still sound after undo and redo");
    }
}

/// What the program says when it does not open.
fn refused(floor: &Floor) -> String {
    match floor.open() {
        Ok(_) => panic!("opened"),
        Err(error) => Texts::new(Lang::Nl).say(&error.sentence()),
    }
}

/// Everything in the folder of the journal.
fn journal(floor: &Floor) -> Vec<(String, Vec<u8>)> {
    let all = fs::read_dir(floor.store().join("journal"))
        .expect("a folder")
        .flatten();
    let mut all: Vec<_> = all
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            (name, fs::read(file.path()).expect("read"))
        })
        .collect();
    all.sort();
    all
}

#[test]
fn what_0_1_0_wrote_it_opens_itself_and_cuts_off_only_what_was_never_finished() {
    let floor = copy(&golden().join("0.1.0"));
    let folder = floor.store().join("journal");
    let whole = journal(&floor);
    let opened = frozen::open(&folder).expect("read");
    let Said::Opened { position, cut: 0 } = opened else {
        panic!("{opened:?}")
    };
    assert_eq!(position, floor.open().expect("open").journal().head().position);
    let segment = folder.join("00000001.wvj");
    let unfinished = [&whole[0].1[..], &[0, 0, 1, 0, 9]].concat();
    fs::write(&segment, unfinished).expect("written");
    assert_eq!(
        frozen::open(&folder).expect("read"),
        Said::Opened { position, cut: 5 }
    );
    assert_eq!(fs::read(&segment).expect("read"), whole[0].1);
}

#[test]
fn what_this_version_wrote_0_1_0_calls_newer_and_leaves_as_it_is() {
    // A journal that goes on in this version, one that was begun in it, and one of which this version wrote the half.
    let on = copy(&golden().join("0.1.0"));
    let mut app = on.open().expect("open");
    let day_note = Action::DayNote {
        date: app.today(),
        text: "sleutel".into(),
    };
    app.perform(&day_note, Some("later")).expect("saved");
    drop(app);
    assert_eq!(
        journal(&on).len(),
        3,
        "a segment of each version, and the witness"
    );
    let begun = copy(&golden().join("0.2.0"));
    for floor in [on, begun] {
        let folder = floor.store().join("journal");
        let mut whole = journal(&floor);
        assert_eq!(frozen::open(&folder).expect("read"), Said::Newer(2));
        assert_eq!(journal(&floor), whole);
        // Nor does it touch what was never finished.
        let last = whole.len() - 2;
        whole[last].1.extend([0, 0, 1, 0, 9]);
        fs::write(folder.join(&whole[last].0), &whole[last].1).expect("written");
        assert_eq!(frozen::open(&folder).expect("read"), Said::Newer(2));
        assert_eq!(journal(&floor), whole);
    }
}

#[test]
fn a_frame_of_this_version_among_those_of_0_1_0_would_be_newer_as_well() {
    let floor = copy(&golden().join("0.2.0"));
    let folder = floor.store().join("journal");
    // The header of version 1 before the frames of this one: bytes 0 to 8 and what the sum covers are the same.
    let mut bytes = segment(&floor);
    bytes[9] = 1;
    let sum = crc32fast::hash(&bytes[..72]);
    bytes[72..76].copy_from_slice(&sum.to_be_bytes());
    fs::write(folder.join("00000001.wvj"), &bytes).expect("written");
    assert_eq!(frozen::open(&folder).expect("read"), Said::Newer(2));
    assert_eq!(segment(&floor), bytes);
}

/// All bytes of the journal's segment.
fn segment(floor: &Floor) -> Vec<u8> {
    fs::read(floor.store().join("journal/00000001.wvj")).expect("a segment")
}

const NEWER: &str = "door een nieuwere Werkvloer geschreven";

#[test]
fn a_journal_of_a_newer_format_is_refused_politely_and_left_alone() {
    for version in versions() {
        let floor = copy(&version);
        let head = floor.open().expect("open").journal().head();
        // A frame as a newer program would write it: whole, in its place, with another format number.
        let mut frame = 47u32.to_be_bytes().to_vec();
        frame.extend([0; 4]);
        frame.extend([9, 1, 0, 0]);
        frame.extend((head.position + 1).to_be_bytes());
        frame.extend(head.chain.0);
        frame.extend(b"new");
        let mut crc = crc32fast::Hasher::new();
        crc.update(&head.segment.to_be_bytes());
        crc.update(&head.offset.to_be_bytes());
        crc.update(&frame[..4]);
        crc.update(&frame[8..]);
        frame.splice(4..8, crc.finalize().to_be_bytes());
        let bytes = [segment(&floor), frame].concat();
        fs::write(floor.store().join("journal/00000001.wvj"), &bytes).expect("written");
        assert!(refused(&floor).contains(NEWER), "{}", refused(&floor));
        assert_eq!(segment(&floor), bytes, "left alone");
    }
}

/// A reason that is known, an edit, and that no reason was given.
const EDIT: [u8; 3] = [138, 1, 0];

/// What a newer program would write: what belongs to nobody, and what belongs to somebody.
const FROM_LATER: [(&str, &[u8], &[u8]); 7] = [
    ("an appended reason", &[250, 1, 0], &[]),
    ("a newer version of a reason", &[138, 2, 0], &[]),
    ("an appended key", &[138, 1, 0, 0, 40, 1, 0, 0], &[]),
    ("an appended key of somebody", &EDIT, &[0, 40, 1, 0, 0]),
    ("a newer version of a key", &EDIT, &[0, 12, 2, 0, 0, 0]),
    ("an appended record", &EDIT, &[0, 12, 1, 0, 0, 3, 40, 1, 0]),
    (
        "a newer version of a record",
        &EDIT,
        &[0, 12, 1, 0, 0, 3, 12, 2, 0],
    ),
];

#[test]
fn a_value_of_a_newer_version_is_refused_politely_with_and_without_the_store() {
    for (what, house, own) in FROM_LATER {
        for sled in ["as it is", "of another fold", "not there"] {
            let floor = copy(&golden().join("0.1.0"));
            let mut app = floor.open().expect("open");
            let day_note = Action::DayNote {
                date: app.today(),
                text: "sleutel".into(),
            };
            app.perform(&day_note, Some("later")).expect("saved");
            app.settle();
            drop(app);
            let files: Arc<dyn Files> = Arc::new(OsFiles);
            let (mut journal, _) = Journal::open(&floor.store().join("journal"), &files).expect("open");
            let mut draft = Draft::new(Stamp::default());
            draft.house().extend(house);
            if !own.is_empty() {
                draft.put([7; 16], 1, |out| out.extend(own));
            }
            journal.append(&draft).expect("saved");
            let segment = floor.store().join("journal/00000002.wvj");
            drop(journal);
            match sled {
                "of another fold" => meddle(&floor, another_fold),
                "not there" => fs::remove_dir_all(floor.store().join("sled")).expect("removed"),
                _ => {}
            }
            let before = (fs::read(&segment).expect("read"), names(&floor), values(&floor));
            assert!(refused(&floor).contains(NEWER), "{what}: {}", refused(&floor));
            assert_eq!(fs::read(&segment).expect("read"), before.0, "{what}: left alone");
            assert_eq!(
                names(&floor),
                before.1,
                "{what}, sled {sled}: nothing set aside or made"
            );
            assert_eq!(
                values(&floor),
                before.2,
                "{what}, sled {sled}: nothing built anew"
            );
        }
    }
}

/// What stands in the folder of a store.
fn names(floor: &Floor) -> Vec<String> {
    let names = fs::read_dir(floor.store()).expect("a folder").flatten();
    let mut names: Vec<_> = names
        .map(|name| name.file_name().to_string_lossy().into_owned())
        .collect();
    names.retain(|name| name != "lock");
    names.sort();
    names
}

/// All that sled holds, where it is there.
fn values(floor: &Floor) -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut all = Vec::new();
    if floor.store().join("sled").exists() {
        meddle(floor, |db| {
            all = db
                .iter()
                .flatten()
                .map(|(key, value)| (key.to_vec(), value.to_vec()))
                .collect();
        });
    }
    all
}

/// Does something to what sled holds.
fn meddle(floor: &Floor, mut change: impl FnMut(&sled::Db)) {
    // A thread of sled may still be going after the store was closed.
    let open = || sled::open(floor.store().join("sled")).ok();
    let db = std::iter::repeat_with(|| open().ok_or_else(|| sleep(Duration::from_millis(25))))
        .take(40)
        .find_map(Result::ok)
        .expect("sled");
    change(&db);
    db.flush().expect("written");
}

/// The first value holds the number of the fold, and how far it came.
fn another_fold(db: &sled::Db) {
    let meta = db.get([0]).expect("read").expect("the number of the fold");
    let other = [&99u32.to_be_bytes()[..], &meta[4..]].concat();
    db.insert([0], other).expect("written");
    db.insert([200], b"what another fold left").expect("written");
}

#[test]
fn a_store_of_another_fold_is_built_anew_and_one_half_built_is_finished() {
    let floor = copy(&golden().join("0.1.0"));
    let hash = |floor: &Floor| floor.open().expect("open").store().state_hash().expect("a hash");
    let before = hash(&floor);
    meddle(&floor, another_fold);
    assert_eq!(hash(&floor), before);
    assert!(floor.open().expect("open").opening().set_aside.is_none());
    // Building stopped half-way: some pages are there, how far it came is not.
    meddle(&floor, |db| {
        db.remove([0]).expect("written");
        let keys: Vec<_> = db.iter().keys().flatten().step_by(3).collect();
        assert!(keys.len() > 50, "{}", keys.len());
        for key in keys {
            db.remove(key).expect("written");
        }
    });
    assert_eq!(hash(&floor), before);
    sound(&floor.open().expect("open")).expect("sound");
}

/// Lets the store of this version come about: thirteen days of everything one can do.
#[test]
#[ignore = "makes the store that the next versions are held to"]
fn make_the_golden_store() {
    let target = golden().join(env!("CARGO_PKG_VERSION"));
    assert!(!target.exists(), "{} is there already", target.display());
    let floor = Floor::new(8, 1);
    let mut app = floor.open().expect("open");
    let mut dice = Dice::new(1, 1);
    let mut day = date("2026-11-02");
    while day < date(AFTER) {
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            for turn in 2..acts::KINDS - 2 {
                floor.wall.set(
                    day.and_hms_opt(16, u32::try_from(turn).unwrap_or(0), 0)
                        .expect("a moment"),
                );
                // Everything in turn, and as much again as chance has it.
                acts::one(&mut app, &mut dice, turn).expect("saved");
                let kind = dice.below(acts::KINDS);
                acts::one(&mut app, &mut dice, kind).expect("saved");
            }
            for kind in [0, 0, 1] {
                acts::one(&mut app, &mut dice, kind).expect("saved");
            }
        }
        day = day + Days::new(1);
    }
    sound(&app).expect("sound");
    let found = counts(&app);
    drop(app);
    assert_eq!(found.len(), 18 + 14, "every record and every reason: {found:?}");
    floor.wall.set(date(AFTER).and_time(NaiveTime::default()));
    let figures = figures(&floor);
    fs::create_dir_all(target.join("journal")).expect("a folder");
    for name in ["terminal", "journal/witness", "journal/00000001.wvj"] {
        fs::copy(floor.store().join(name), target.join(name)).expect("a copy");
    }
    let text = serde_json::to_string(&figures).expect("JSON") + "\n";
    fs::write(target.join("expected.json"), text).expect("written");
}
