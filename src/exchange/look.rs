//! What a cell looks like by itself, whatever stands above it.

use super::key;
use super::statuses::StatusWords;
use crate::domain::dates::{WrittenDates, WrittenError};
use crate::domain::durations::{DurationError, parse_duration};
use crate::domain::time::Minutes;
use crate::domain::times::{TypedTimes, Worked, parse_times};

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// A day: `19-11-2026`, `18 mrt`.
    Date,
    /// A day and a time: `19-11-2026 9:00`.
    Moment,
    /// A time, or as many hours: `9:00`, `09:00:00`.
    Clock,
    /// From when to when: `9:00-12:30`.
    Span,
    /// A length of time with its unit: `3u30`, `90 min`.
    Length,
    /// A figure.
    Number,
    /// A word for a status.
    Status,
    /// A letter or a sign by which one ticks off.
    Mark,
    /// Anything else.
    Text,
}

/// Cells that are longer are text.
const LONGEST: usize = 60;

/// Signs by which one ticks off, or crosses out.
const SIGNS: [&str; 11] = ["✓", "✔", "√", "☑", "✗", "✘", "☒", "×", "•", "+", "●"];

/// Letters and words that mean opposite things by convention, as they are compared.
const LETTERS: [&str; 14] = [
    "x", "a", "p", "l", "v", "z", "f", "w", "j", "n", "ja", "nee", "yes", "no",
];

impl Look {
    /// How many there are.
    pub const COUNT: usize = 9;

    /// What a cell looks like; `words` are those for a status.
    #[must_use]
    pub fn of(cell: &str, words: &[StatusWords]) -> Self {
        let cell = cell.trim();
        if cell.len() > LONGEST {
            return Self::Text;
        }
        if is_mark(cell) {
            return Self::Mark;
        }
        if cell.starts_with(|c: char| c.is_ascii_digit())
            && let Some(look) = figure(cell)
        {
            return look;
        }
        let dates = WrittenDates::default();
        match dates.parse(cell) {
            Ok(_) | Err(WrittenError::NoYear | WrittenError::ShortYear) => return Self::Date,
            Err(WrittenError::Date(_)) => {}
        }
        let is_status = words
            .iter()
            .any(|own| own.parse(cell).is_ok_and(|found| found.remark.is_none()));
        if is_status { Self::Status } else { Self::Text }
    }
}

/// Whether a cell is one sign or letter that ticks off.
#[must_use]
pub fn is_mark(cell: &str) -> bool {
    SIGNS.contains(&cell) || cell.len() <= 4 && LETTERS.contains(&key(cell).as_str())
}

fn figure(cell: &str) -> Option<Look> {
    if cell
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
    {
        let signs = cell.bytes().filter(|b| !b.is_ascii_digit()).count();
        if signs < 2 {
            return Some(Look::Number);
        }
    }
    if is_clock(cell) {
        return Some(Look::Clock);
    }
    let dates = WrittenDates::default();
    if dates.parse(cell).is_ok() {
        return Some(Look::Date);
    }
    if let Some((day, time)) = cell.split_once([' ', 'T'])
        && dates.parse(day).is_ok()
        && is_clock(time)
    {
        return Some(Look::Moment);
    }
    let spans = parse_times(cell);
    if let Ok(TypedTimes::Worked {
        what: Worked::Stretches(_),
        ..
    }) = spans
    {
        return Some(Look::Span);
    }
    match parse_duration(cell, Minutes::hours(10_000)) {
        Ok(_) | Err(DurationError::Undecided) => Some(Look::Length),
        Err(_) => None,
    }
}

/// Hours and minutes with a colon, perhaps seconds, perhaps before or after noon.
fn is_clock(cell: &str) -> bool {
    let cell = cell.trim();
    let figures = cell.trim_end_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '.' | ' '));
    let noon = key(&cell[figures.len()..]);
    let parts: Vec<&str> = figures.split(':').collect();
    let is_figure = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    matches!(noon.as_str(), "" | "am" | "pm") && (2..=3).contains(&parts.len()) && parts.iter().all(is_figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_told_by_itself() {
        let words = [StatusWords::read("", StatusWords::SHIPPED).unwrap()];
        for (cell, look) in [
            ("19-11-2026", Look::Date),
            ("01-Sep-2026", Look::Date),
            ("18 mrt", Look::Date),
            ("2026-11-19 08:13", Look::Moment),
            ("9:00", Look::Clock),
            ("08:13:31", Look::Clock),
            ("8:59 AM", Look::Clock),
            ("9:00 - 10:15", Look::Span),
            ("2u", Look::Length),
            ("1u30", Look::Length),
            ("30 min", Look::Length),
            ("7.30 uur", Look::Length),
            ("36", Look::Number),
            ("14,5", Look::Number),
            ("verlof", Look::Status),
            ("Feestdagen", Look::Status),
            ("x", Look::Mark),
            ("✓", Look::Mark),
            ("Nee", Look::Mark),
            ("Tuin", Look::Text),
            ("06-12345678", Look::Text),
            ("B", Look::Text),
            ("12 km", Look::Text),
            ("", Look::Text),
        ] {
            assert_eq!(Look::of(cell, &words), look, "{cell}");
        }
    }
}
