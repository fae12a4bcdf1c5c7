//! The program, entered where the command line enters it, within this process and at a time of its own.

use std::ffi::OsString;
use std::io;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use tempfile::TempDir;
use werkvloer::app::clock::FixedClock;
use werkvloer::cli::{Answer, answer};

use super::sheet::Minute;
use super::steps::Step;

/// The files that are read in.
const FILES: [&str; 3] = ["people.csv", "schedules.csv", "days.csv"];

/// A workshop in a folder of its own.
pub struct Program {
    folder: TempDir,
    now: NaiveDateTime,
    backups: usize,
}

impl Program {
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            folder: tempfile::tempdir()?,
            now: NaiveDateTime::default(),
            backups: 0,
        })
    }

    /// It is this late.
    pub fn at(&mut self, date: NaiveDate, minute: Minute) {
        let minute = u32::try_from(minute).unwrap_or(0);
        let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap_or_default();
        self.now = date.and_time(time);
    }

    pub fn file(&self, name: &str, text: &str) -> io::Result<()> {
        std::fs::write(self.folder.path().join(name), text)
    }

    /// Does a command; the files that are read in, and the folder of backups, are in its folder.
    pub fn ask(&self, args: &[&str]) -> Answer {
        let folder = self.folder.path();
        let mut all: Vec<OsString> = vec!["werkvloer".into(), "--store".into(), folder.join("store").into()];
        all.extend(args.iter().map(|arg| match *arg {
            "backups" => folder.join(format!("backups-{}", self.backups)).into(),
            file if FILES.contains(&file) => folder.join(file).into(),
            other => other.into(),
        }));
        answer(all, Arc::new(FixedClock(self.now)))
    }

    /// What a command prints, that must be done.
    pub fn must(&self, args: &[&str]) -> io::Result<String> {
        let done = self.ask(args);
        if done.code == 0 {
            String::from_utf8(done.out).map_err(io::Error::other)
        } else {
            Err(io::Error::other(format!("{args:?}: {}", done.said.join(" "))))
        }
    }

    /// Does a step.
    pub fn step(&mut self, step: &Step) -> io::Result<Answer> {
        if let Some(text) = step.file() {
            self.file("days.csv", &text)?;
        }
        if matches!(step, Step::BackUp) {
            // Each in a folder of its own: two within a second would be one as old as the other.
            self.backups += 1;
        }
        let args = step.args();
        Ok(self.ask(&args.iter().map(String::as_str).collect::<Vec<_>>()))
    }

    /// How long the trail is.
    pub fn trail(&self) -> io::Result<u64> {
        let said = self.must(&["log", "--limit", "1", "--json"])?;
        let said: serde_json::Value = serde_json::from_str(&said)?;
        said[0]["position"]
            .as_u64()
            .ok_or_else(|| io::Error::other("no position"))
    }
}
