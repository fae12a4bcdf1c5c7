//! Files out: CSV that a spreadsheet opens and that import reads back unchanged, and JSON with the same in it.
//!
//! The CSV is always in Dutch, whatever the language of the screen: scripts and spreadsheets rely on it.

mod attendance;
mod file;
mod hours;
mod observations;

use chrono::NaiveDate;
use serde::Serialize;

pub use attendance::{attendance_csv, attendance_json};
pub use file::write_new;
pub use hours::{FIGURES, HoursLine, ThresholdLine, hours_csv};
pub use observations::{observations_csv, observations_json};

use super::cells::CsvWriter;
use super::columns::Column;
use crate::domain::attendance::Day;
use crate::domain::time::Stretch;

/// The dates that go out, both included; without them everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The first date.
    pub from: Option<NaiveDate>,
    /// The last date.
    pub to: Option<NaiveDate>,
}

impl Range {
    /// One date.
    #[must_use]
    pub const fn on(date: NaiveDate) -> Self {
        Self {
            from: Some(date),
            to: Some(date),
        }
    }

    /// Whether a date goes out.
    #[must_use]
    pub fn has(self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

/// A stretch worked, as JSON has it: times of two and two digits, the break in minutes.
#[derive(Serialize)]
pub struct StretchJson {
    from: String,
    to: String,
    #[serde(rename = "break")]
    pause: i64,
}

/// The stretches of a day. A beginning at midnight is 00:00, an end there 24:00.
#[must_use]
pub fn stretches(day: &Day) -> Vec<StretchJson> {
    let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let json = |stretch: &Stretch| StretchJson {
        from: time(stretch.span.from().minutes() % (24 * 60)),
        to: format!("{:0>5}", stretch.span.to().to_string()),
        pause: stretch.pause.0,
    };
    day.stretches().iter().map(json).collect()
}

/// `23-11-2026`.
fn dutch(date: NaiveDate) -> String {
    date.format("%d-%m-%Y").to_string()
}

/// The word above a column, with a capital.
fn head(column: Column) -> String {
    let word = column.word();
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// A table as CSV. Writing to memory does not fail.
fn table(header: &[String], rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let write = || -> std::io::Result<Vec<u8>> {
        let mut out = CsvWriter::new(Vec::new())?;
        out.row(header)?;
        for row in rows {
            out.row(row)?;
        }
        out.finish()
    };
    write().unwrap_or_default()
}
