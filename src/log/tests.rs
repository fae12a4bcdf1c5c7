use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;

#[test]
fn the_log_is_private_and_does_not_grow_without_end() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("state/werkvloer/log");
    let long = format!("{}\n", "x".repeat(60_000));
    for _ in 0..60 {
        file::append(&folder, &long).expect("written");
    }
    let mode = |path: &Path| path.metadata().expect("data").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let mut names = 0;
    for entry in fs::read_dir(&folder).expect("files").flatten() {
        names += 1;
        assert_eq!(mode(&entry.path()), 0o600);
        assert!(entry.metadata().expect("data").len() < file::MOST_BYTES + 60_001);
    }
    assert_eq!(names, file::FILES);
}

#[test]
fn a_log_that_cannot_be_written_is_nobodys_trouble() {
    let home = tempfile::tempdir().expect("a folder");
    fs::write(home.path().join("log"), "a file").expect("written");
    assert!(file::append(&home.path().join("log"), "line\n").is_err());
    std::os::unix::fs::symlink("/etc/passwd", home.path().join("werkvloer.log")).expect("a link");
    assert!(file::append(home.path(), "line\n").is_err());
    // Before anybody said where it is.
    write(Fact::WritingAgain);
}

#[test]
fn of_why_nothing_is_saved_only_the_number_is_taken_over() {
    let because = "entry 5 was not saved in /home/jan/x.wvj at byte 9: No space left on device (os error 28)";
    assert_eq!(Fact::read_only(because), Fact::ReadOnly { error: Some(28) });
    assert_eq!(Fact::read_only("jan"), Fact::ReadOnly { error: None });
}

#[test]
fn a_line_says_when_who_and_what() {
    let now = "2026-11-22T16:02:14".parse().expect("a moment");
    let fact = Fact::Opened {
        entries: 12,
        cut_bytes: 30,
        replayed: 2,
        set_aside: true,
        in_memory: false,
    };
    assert_eq!(
        line(now, 7, &fact.to_string()),
        "2026-11-22T16:02:14 7 opened entries=12 cut_bytes=30 replayed=2 set_aside=true in_memory=false\n"
    );
}
