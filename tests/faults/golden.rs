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
use werkvloer::codec;
use werkvloer::domain::lang::Lang;
use werkvloer::domain::record::Record;
use werkvloer::journal::{Chain, Files, Journal, OsFiles};
use werkvloer::text::texts::Texts;

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
        let entry = codec::decode_entry(&item.expect("an entry").1).expect("an entry");
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
        frame.extend([2, 1, 0, 0]);
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

#[test]
fn a_value_of_a_newer_version_is_refused_politely_with_and_without_the_store() {
    let newer_entry = |bytes: &[u8]| [&[64, 2], &bytes[2..]].concat();
    // A day note begins with its kind and its version, wherever it stands in the entry.
    let newer_record = |bytes: &[u8]| {
        let at = bytes
            .windows(2)
            .rposition(|two| two == [17, 1])
            .expect("a day note");
        [&bytes[..=at], &[2], &bytes[at + 2..]].concat()
    };
    for (newer, sled) in [(true, true), (true, false), (false, true), (false, false)] {
        let floor = copy(&golden().join("0.1.0"));
        let mut app = floor.open().expect("open");
        let day_note = Action::DayNote {
            date: app.today(),
            text: "sleutel".into(),
        };
        app.perform(&day_note, Some("later")).expect("saved");
        let last = app.journal().head().position - 1;
        let (_, entry) = app
            .journal()
            .entries_after(last)
            .next()
            .expect("one")
            .expect("read");
        app.settle();
        drop(app);
        let (mut journal, _) = Journal::open(
            &floor.store().join("journal"),
            &(Arc::new(OsFiles) as Arc<dyn Files>),
        )
        .expect("open");
        let changed = if newer {
            newer_entry(&entry)
        } else {
            newer_record(&entry)
        };
        journal.append(&changed).expect("saved");
        drop(journal);
        if !sled {
            fs::remove_dir_all(floor.store().join("sled")).expect("removed");
        }
        let before = segment(&floor);
        assert!(refused(&floor).contains(NEWER), "{}", refused(&floor));
        assert_eq!(segment(&floor), before, "left alone");
    }
}

#[test]
fn a_store_of_another_fold_is_built_anew_and_one_half_built_is_finished() {
    let floor = copy(&golden().join("0.1.0"));
    let hash = |floor: &Floor| floor.open().expect("open").store().state_hash().expect("a hash");
    let before = hash(&floor);
    let meddle = |change: &dyn Fn(&sled::Db)| {
        // A thread of sled may still be going after the store was closed.
        let open = || sled::open(floor.store().join("sled")).ok();
        let db = std::iter::repeat_with(|| open().ok_or_else(|| sleep(Duration::from_millis(25))))
            .take(40)
            .find_map(Result::ok)
            .expect("sled");
        change(&db);
        db.flush().expect("written");
    };
    // The first value holds the number of the fold, and how far it came.
    meddle(&|db| {
        let meta = db.get([0]).expect("read").expect("the number of the fold");
        let other = [&99u32.to_be_bytes()[..], &meta[4..]].concat();
        db.insert([0], other).expect("written");
        db.insert([200], b"what another fold left").expect("written");
    });
    assert_eq!(hash(&floor), before);
    assert!(floor.open().expect("open").opening().set_aside.is_none());
    // Building stopped half-way: some pages are there, how far it came is not.
    meddle(&|db| {
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
