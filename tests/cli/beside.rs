//! Two processes on one store: one writes, others read along without touching anything; of many that would
//! write, one does.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use werkvloer::app::App;
use werkvloer::app::clock::SystemClock;
use werkvloer::journal::lock::Holding;

use crate::floor::{DAY, Floor, err, out};

/// Every file of a store: what is in it, and when it was last written.
fn files(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let data = entry.metadata().expect("data");
            if data.is_dir() {
                folders.push(entry.path());
            } else {
                let bytes = fs::read(entry.path()).expect("bytes");
                found.insert(entry.path(), (bytes, data.modified().expect("a time")));
            }
        }
    }
    found
}

#[test]
fn whoever_reads_disturbs_nobody_who_writes() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "present"]);
    let asked = [
        &["day"][..],
        &["day", "--json"],
        &["who"],
        &["hours"],
        &["signals"],
        &["klus"],
        &["log"],
        &["export", "attendance"],
    ];
    let before: Vec<String> = asked.iter().map(|args| floor.done(args)).collect();
    let held = App::open(&floor.store(), Box::new(SystemClock)).expect("the store");
    let untouched = files(&floor.store());
    let beside: Vec<String> = asked.iter().map(|args| floor.done(args)).collect();
    assert_eq!(before, beside);
    assert_eq!(untouched, files(&floor.store()), "reading leaves no trace");
    drop(held);
}

#[test]
fn what_somebody_is_just_writing_is_not_read_yet() {
    let floor = Floor::new();
    let before = floor.done(&["log"]);
    let _held = App::open(&floor.store(), Box::new(SystemClock)).expect("the store");
    let segment = floor.store().join("journal/00000001.wvj");
    let length = fs::metadata(&segment).expect("a segment").len();
    let half_a_frame = fs::read(&segment).expect("a segment")[76..300].to_vec();
    let mut file = fs::OpenOptions::new()
        .append(true)
        .open(&segment)
        .expect("the segment");
    file.write_all(&half_a_frame).expect("written");
    assert_eq!(floor.done(&["log"]), before);
    let now = fs::metadata(&segment).expect("a segment").len();
    assert_eq!(now, length + half_a_frame.len() as u64, "and it is left there");
}

#[test]
fn whoever_comes_second_is_told_who_was_first() {
    let floor = Floor::new();
    let _held = App::open(&floor.store(), Box::new(SystemClock)).expect("the store");
    let me = std::process::id().to_string();
    let mut slowest = Duration::ZERO;
    for _ in 0..20 {
        let began = Instant::now();
        let said = floor.refused(3, &["mark", "12", "present"]);
        slowest = slowest.max(began.elapsed());
        assert!(said.contains(&me), "{said}");
    }
    println!("the slowest answer took {slowest:?}");
}

#[test]
fn who_comes_while_a_command_is_just_busy_waits_for_it() {
    let floor = Floor::new();
    let held = App::open_as(Holding::Command, &floor.store(), Box::new(SystemClock)).expect("the store");
    let next = start(&floor, "na elkaar");
    std::thread::sleep(Duration::from_millis(300));
    drop(held);
    let output = next.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(floor.done(&["log"]).contains("na elkaar"));
}

#[test]
fn of_twenty_that_start_at_once_each_has_its_turn_whole_or_not_at_all() {
    let floor = Floor::new();
    let mut written = 0;
    for round in 0..3 {
        let racing: Vec<Child> = (0..20)
            .map(|n| start(&floor, &format!("gezien {round}.{n}")))
            .collect();
        let mut won = 0;
        for child in racing {
            let output = child.wait_with_output().expect("an end");
            match output.status.code() {
                Some(0) => won += 1,
                Some(3) => assert!(err(&output).contains("Er is niets veranderd"), "{}", err(&output)),
                other => panic!("{other:?}: {}{}", out(&output), err(&output)),
            }
        }
        assert!(won >= 1, "somebody always wins");
        written += won;
        let trail = floor.done(&["log", "--limit", "1000"]);
        assert_eq!(trail.matches("gezien").count(), written);
    }
    let names = fs::read_dir(floor.store()).expect("the store").flatten();
    let names: Vec<String> = names
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(
        !names.iter().any(|n| n.contains("broken")),
        "nobody's haste breaks the store: {names:?}"
    );
}

fn start(floor: &Floor, text: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_werkvloer"))
        .args(["note", "12", text, "--on", DAY, "--lang", "nl", "--store"])
        .arg(floor.store())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program")
}
