//! What is typed in the times field of a day: `9-12:30 13-16`, `9-16 p30`, `13-16 f`, `3u30`.
//!
//! What is not understood is an error with its place in the text, so that the screen marks it there.

use std::ops::Range;

use super::attendance::Absence;
use super::durations::{DurationError, parse_duration};
use super::time::{Minutes, Span, Stretch};
use reader::{DASHES, Placed, Reader};

mod reader;

/// What a times field says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedTimes {
    /// Time was worked, and perhaps a letter says why the rest of the day was not.
    Worked {
        /// The stretches, or only how long.
        what: Worked,
        /// Why the rest of the expected time was not worked.
        rest: Option<RestLetter>,
    },
    /// Nothing was worked, for this reason.
    Rest(RestLetter),
}

/// Time worked on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worked {
    /// Known by the clock: at least one stretch, in order, none overlapping, at most 24 hours in all.
    Stretches(Vec<TypedStretch>),
    /// Known by its length only, at most 24 hours.
    Length(Minutes),
}

/// A stretch as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TypedStretch {
    /// From when to when.
    pub span: Span,
    /// The break that was typed with it, not longer than the stretch; `None` leaves it to the schedule.
    pub pause: Option<Minutes>,
}

/// The letter that says why expected time was not worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RestLetter {
    /// `z`, *ziek*.
    Sick,
    /// `v`, *verlof*.
    Leave,
    /// `f`, *afgemeld*.
    Cancelled,
    /// `x`, *niet verschenen*.
    NoShow,
}

impl RestLetter {
    /// All of them, in the order of the footer.
    pub const ALL: [Self; 4] = [Self::Sick, Self::Leave, Self::Cancelled, Self::NoShow];

    /// The letter on the day sheet.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Sick => 'z',
            Self::Leave => 'v',
            Self::Cancelled => 'f',
            Self::NoShow => 'x',
        }
    }

    /// The reason it stands for.
    #[must_use]
    pub const fn absence(self) -> Absence {
        match self {
            Self::Sick => Absence::Sick,
            Self::Leave => Absence::Leave,
            Self::Cancelled => Absence::Cancelled,
            Self::NoShow => Absence::NoShow,
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        match word {
            "z" | "ziek" | "sick" | "ill" => Some(Self::Sick),
            "v" | "verlof" | "vrij" | "leave" => Some(Self::Leave),
            "f" | "afgemeld" | "afm" | "cancelled" | "canceled" => Some(Self::Cancelled),
            "x" | "no-show" | "noshow" => Some(Self::NoShow),
            _ => None,
        }
    }
}

/// Times that were not taken: where, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct TimesError {
    /// The bytes of the text that are meant.
    pub at: Range<usize>,
    /// What is wrong there.
    pub reason: TimesReason,
}

/// Why times were not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum TimesReason {
    /// Nothing was typed.
    #[error("no times were typed")]
    Empty,
    /// Not a form that is known.
    #[error("this is not understood; times are typed as 9-12:30 or 3:30")]
    NotUnderstood,
    /// A beginning without an end, as in `9-`.
    #[error("the end of this stretch is missing")]
    EndMissing,
    /// An hour above 24, or 24 as a beginning.
    #[error("a day has no such hour")]
    HourOutOfRange,
    /// Minutes above 59.
    #[error("an hour has no such minute")]
    MinuteOutOfRange,
    /// A length such as `7.30`, which can be minutes or decimals.
    #[error("this can be hours and minutes, or decimal hours")]
    Undecided,
    /// The end is not after the beginning, and not a shift past midnight either.
    #[error("this stretch ends before it begins")]
    EndBeforeStart,
    /// The end is the beginning.
    #[error("this stretch ends when it begins")]
    SameTime,
    /// Two stretches share time.
    #[error("this stretch overlaps another one")]
    Overlap,
    /// More than 24 hours in all.
    #[error("a day has no more than 24 hours")]
    TooLong,
    /// A break longer than its stretch.
    #[error("the break is longer than the stretch")]
    PauseTooLong,
    /// A break that no stretch stands before.
    #[error("a break is typed after the stretch it belongs to")]
    PauseWithoutStretch,
}

const DAY: u16 = 24 * 60;

/// Reads a times field. Stretches may be typed out of order and may touch; an end before the beginning
/// lies on the next morning, where the stretch is at most 16 hours long, and so does a stretch typed after it, or
/// after one in the evening before: `22-23:30 0:30-6` is one night.
///
/// # Errors
/// [`TimesError`] with the place and the reason.
pub fn parse_times(text: &str) -> Result<TypedTimes, TimesError> {
    let shown = text.trim_end().len();
    if text.trim().is_empty() {
        return Err(wrong(0..text.len(), TimesReason::Empty));
    }
    let lower = text.to_ascii_lowercase();
    let mut reader = Reader {
        text: &lower[..shown],
        at: 0,
    };
    reader.spaces();
    let start = reader.at;
    if reader.rest_word().is_none() && !is_stretched(&lower) {
        return length(&lower[..shown], start);
    }
    reader.at = start;
    let (mut typed, rest) = reader.day()?;
    match (typed.is_empty(), rest) {
        (true, Some(rest)) => return Ok(TypedTimes::Rest(rest)),
        (true, None) => return Err(wrong(start..shown, TimesReason::NotUnderstood)),
        _ => {}
    }
    let what = Worked::Stretches(in_order(&mut typed)?);
    Ok(TypedTimes::Worked { what, rest })
}

/// Stretches for the screen: `9:00–12:30 13:00–16:00`.
#[must_use]
pub fn format_stretches(stretches: &[Stretch]) -> String {
    join(stretches.iter().map(|s| format_span(s.span)))
}

/// Stretches for a field in which they are changed, each with its break: `9:00–12:30 p0 13:00–16:00 p15`. What
/// stands here [`parse_times`] reads back: a beginning in the next morning that would be read as one on the date
/// itself is written as `25:30–30:00`.
#[must_use]
pub fn edit_stretches(stretches: &[Stretch]) -> String {
    let written = |span: fn(Span) -> String| {
        join(
            stretches
                .iter()
                .map(|s| format!("{} p{}", span(s.span), s.pause.0)),
        )
    };
    let plain = written(format_span);
    if stretches.iter().all(|s| s.span.from().minutes() < DAY) || reads_back(&plain, stretches) {
        plain
    } else {
        written(span_on)
    }
}

fn reads_back(text: &str, stretches: &[Stretch]) -> bool {
    let Ok(TypedTimes::Worked {
        what: Worked::Stretches(all),
        ..
    }) = parse_times(text)
    else {
        return false;
    };
    all.iter().map(|s| s.span).eq(stretches.iter().map(|s| s.span))
}

/// A span of which the hours go on counting after midnight, where it begins there.
fn span_on(span: Span) -> String {
    let (from, to) = (span.from().minutes(), span.to().minutes());
    if from < DAY {
        return format_span(span);
    }
    format!("{}:{:02}–{}:{:02}", from / 60, from % 60, to / 60, to % 60)
}

/// One span for the screen: `9:00–12:30`. A beginning at midnight is `0:00`, an end there `24:00`.
#[must_use]
pub fn format_span(span: Span) -> String {
    let from = span.from().minutes() % DAY;
    format!("{}:{:02}–{}", from / 60, from % 60, span.to())
}

fn join(all: impl Iterator<Item = String>) -> String {
    all.collect::<Vec<_>>().join(" ")
}

fn wrong(at: Range<usize>, reason: TimesReason) -> TimesError {
    TimesError { at, reason }
}

/// Sorts, and refuses what cannot be one day. The error points at what was typed last of the two.
fn in_order(typed: &mut [Placed]) -> Result<Vec<TypedStretch>, TimesError> {
    let mut sum = Minutes::ZERO;
    for one in typed.iter() {
        sum += one.stretch.span.wall();
        if sum > Minutes::DAY {
            return Err(wrong(one.at.clone(), TimesReason::TooLong));
        }
    }
    typed.sort_by_key(|one| one.stretch.span);
    for two in typed.windows(2) {
        if let [a, b] = two
            && a.stretch.span.to() > b.stretch.span.from()
        {
            let last = if a.at.start > b.at.start { a } else { b };
            return Err(wrong(last.at.clone(), TimesReason::Overlap));
        }
    }
    Ok(typed.iter().map(|one| one.stretch).collect())
}

/// Whether this is about clock times: only those have a dash or a word for it.
fn is_stretched(lower: &str) -> bool {
    let words = || lower.split(|c: char| !c.is_ascii_alphabetic());
    lower.contains(DASHES) || words().any(|word| matches!(word, "tot" | "to" | "till" | "until"))
}

/// A day known by its length, and perhaps the letter for the rest.
fn length(text: &str, start: usize) -> Result<TypedTimes, TimesError> {
    let tail = text
        .rfind(|c: char| !c.is_ascii_alphabetic())
        .map_or(start, |at| {
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        });
    let rest = RestLetter::from_word(&text[tail..]);
    let body = if rest.is_some() {
        text[..tail].trim_end()
    } else {
        text
    };
    let at = start..body.len();
    let reason = match parse_duration(&body[start..], Minutes::DAY) {
        Ok(minutes) => {
            return Ok(TypedTimes::Worked {
                what: Worked::Length(minutes),
                rest,
            });
        }
        Err(DurationError::Undecided) => TimesReason::Undecided,
        Err(DurationError::MinutesOver59) => TimesReason::MinuteOutOfRange,
        Err(DurationError::TooLong { .. }) => TimesReason::TooLong,
        Err(DurationError::Empty | DurationError::NotUnderstood | DurationError::Negative) => {
            TimesReason::NotUnderstood
        }
    };
    Err(wrong(at, reason))
}

#[cfg(test)]
mod tests;
