//! Lengths of time as people write them: `3:30`, `3u30`, `2u 10min`, `3,5`, `210m`.
//!
//! A figure without a unit is hours, and a point or a comma in it is decimal, unless it may as well be minutes: what
//! `3.30` means is told by the column it stands in ([`Signs`]), or asked.

mod notation;

use std::borrow::Cow;

use super::time::Minutes;
pub use notation::{Notation, Signs};

/// Why a length of time was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DurationError {
    /// Nothing was typed.
    #[error("there is no length of time here")]
    Empty,
    /// Not a form that is known.
    #[error("this is not a length of time such as 3:30, 3u30, 3,5 or 210m")]
    NotUnderstood,
    /// Minutes beside hours that are not below sixty, as in `8:75`.
    #[error("an hour has no more than 59 minutes beside it")]
    MinutesOver59,
    /// A point with two figures that can be minutes or hundredths, as in `7.30`.
    #[error("this can be hours and minutes, or decimal hours")]
    Undecided,
    /// A length below zero.
    #[error("a length of time is not below zero")]
    Negative,
    /// More than the caller allows.
    #[error("that is longer than {max}")]
    TooLong {
        /// What is allowed.
        max: Minutes,
    },
}

/// Digits after the decimal sign that are looked at. More cannot change the minute that is rounded to, except
/// by less than a spreadsheet can hold.
const DECIMALS: usize = 18;

/// A length of time, zero and `max` included. Decimal hours are rounded to the nearest minute, half up.
///
/// # Errors
/// [`DurationError`] with the reason; a point before two figures that can be minutes is asked about.
pub fn parse_duration(text: &str, max: Minutes) -> Result<Minutes, DurationError> {
    if notation::is_doubtful(text) {
        return Err(DurationError::Undecided);
    }
    parse_duration_as(text, max, Notation::Decimal)
}

/// A length of time of which is known how the figures after a point or comma are meant.
///
/// # Errors
/// [`DurationError`] with the reason.
pub fn parse_duration_as(text: &str, max: Minutes, notation: Notation) -> Result<Minutes, DurationError> {
    let text = text.trim();
    if notation == Notation::Minutes
        && let Some(read) = notation::in_minutes(text)
    {
        return at_most(read?, max);
    }
    let text = if text.bytes().all(|b| b.is_ascii_digit() || b == b':') {
        // As nearly every cell of a long file has it.
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    };
    if text.is_empty() {
        return Err(DurationError::Empty);
    }
    if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        let below = within(rest.trim(), max).is_ok_and(|m| m > Minutes::ZERO);
        return Err(if below {
            DurationError::Negative
        } else {
            DurationError::NotUnderstood
        });
    }
    within(&text, max)
}

fn within(text: &str, max: Minutes) -> Result<Minutes, DurationError> {
    at_most(minutes_of(text)?, max)
}

fn at_most(read: Option<Minutes>, max: Minutes) -> Result<Minutes, DurationError> {
    match read {
        Some(minutes) if minutes <= max => Ok(minutes),
        _ => Err(DurationError::TooLong { max }),
    }
}

/// `None` where the figure is too large to count.
fn minutes_of(text: &str) -> Result<Option<Minutes>, DurationError> {
    let (whole, rest) = digits(text);
    if let Some(rest) = rest.strip_prefix(':') {
        let (minutes, rest) = digits(rest);
        if let Some((seconds, "")) = rest.strip_prefix(':').map(digits)
            && !whole.is_empty()
            && [minutes, seconds].iter().all(|two| two.len() == 2)
        {
            // To the nearest minute, as a clock that counts seconds means it.
            let up = seconds >= "30";
            return Ok(hours_and(whole, minutes)?.map(|m| Minutes(m.0 + i64::from(up))));
        }
        if whole.is_empty() || minutes.len() != 2 || !(rest.trim().is_empty() || is_hours(rest.trim())) {
            return Err(DurationError::NotUnderstood);
        }
        return hours_and(whole, minutes);
    }
    if let Some((hundredths, rest)) = fraction(rest) {
        return match rest.trim() {
            unit if unit.is_empty() || is_hours(unit) => Ok(decimal(whole, &hundredths)),
            _ => Err(DurationError::NotUnderstood),
        };
    }
    if whole.is_empty() {
        return Err(DurationError::NotUnderstood);
    }
    let (unit, rest) = word(rest.trim_start());
    let rest = rest.trim();
    if is_minutes(unit) && rest.is_empty() {
        return Ok(whole.parse().ok().map(Minutes));
    }
    if !(is_hours(unit) || unit.is_empty() && rest.is_empty()) {
        return Err(DurationError::NotUnderstood);
    }
    let rest = rest
        .strip_prefix("en ")
        .or_else(|| rest.strip_prefix("and "))
        .unwrap_or(rest);
    let (minutes, unit) = digits(rest.trim_start());
    if !(unit.trim().is_empty() || is_minutes(unit.trim()) && !minutes.is_empty()) {
        return Err(DurationError::NotUnderstood);
    }
    hours_and(whole, if minutes.is_empty() { "0" } else { minutes })
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// Letters, with the point of an abbreviation.
fn word(text: &str) -> (&str, &str) {
    text.split_at(
        text.find(|c: char| !c.is_ascii_alphabetic() && c != '.')
            .unwrap_or(text.len()),
    )
}

/// The decimals after a comma or point, or those that `¼ ½ ¾` stand for, and what follows.
fn fraction(rest: &str) -> Option<(String, &str)> {
    for (sign, decimals) in [("¼", "25"), ("½", "5"), ("¾", "75")] {
        if let Some(rest) = rest.trim_start().strip_prefix(sign) {
            return Some((decimals.to_owned(), rest));
        }
    }
    let (decimals, rest) = digits(rest.strip_prefix([',', '.'])?);
    if decimals.is_empty() {
        None
    } else {
        Some((decimals.to_owned(), rest))
    }
}

/// Whole and decimal hours in minutes, rounded half up.
fn decimal(whole: &str, decimals: &str) -> Option<Minutes> {
    let decimals = &decimals[..decimals.len().min(DECIMALS)];
    let scale = 10_i128.pow(u32::try_from(decimals.len()).ok()?);
    let part: i128 = decimals.parse().ok()?;
    let rounded = (part * 60 * 2 + scale) / (scale * 2);
    let hours: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let minutes = hours.checked_mul(60)?.checked_add(i64::try_from(rounded).ok()?)?;
    Some(Minutes(minutes))
}

fn hours_and(hours: &str, minutes: &str) -> Result<Option<Minutes>, DurationError> {
    let minutes: i64 = minutes.parse().map_err(|_| DurationError::MinutesOver59)?;
    if minutes > 59 {
        return Err(DurationError::MinutesOver59);
    }
    let hours: Option<i64> = hours.parse().ok();
    Ok(hours
        .and_then(|h| h.checked_mul(60)?.checked_add(minutes))
        .map(Minutes))
}

/// Whether a word means hours, in Dutch or English.
fn is_hours(unit: &str) -> bool {
    matches!(
        unit.trim_end_matches('.'),
        "u" | "uur" | "uren" | "h" | "hr" | "hrs" | "hour" | "hours"
    )
}

/// Whether a word means minutes, in Dutch or English.
fn is_minutes(unit: &str) -> bool {
    matches!(
        unit.trim_end_matches('.'),
        "m" | "min" | "mins" | "minuut" | "minuten" | "minute" | "minutes"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<i64, DurationError> {
        parse_duration(text, Minutes::DAY).map(|m| m.0)
    }

    #[test]
    fn the_forms_people_write_are_all_understood() {
        for (text, minutes) in [
            ("3:30", 210),
            ("3u30", 210),
            ("3u", 180),
            ("3 uur", 180),
            ("2u 10min", 130),
            ("3,5u", 210),
            ("3.5", 210),
            ("3,5", 210),
            ("210m", 210),
            ("210 min", 210),
            ("7", 420),
            ("0", 0),
            ("1h30m", 90),
            ("½", 30),
            ("3½ uur", 210),
            ("3 ¼", 195),
            (",5", 30),
            ("2 uur en 10 minuten", 130),
            ("24:00", 1440),
            (" 1 UUR ", 60),
            ("0:05", 5),
            ("09h1m", 541),
            ("3:30 uur", 210),
            ("7.583333333333333", 455),
        ] {
            assert_eq!(read(text), Ok(minutes), "{text}");
        }
    }

    #[test]
    fn decimal_hours_land_on_the_nearest_minute() {
        assert_eq!(read("3,33"), Ok(200));
        assert_eq!(read("0,1"), Ok(6));
        assert_eq!(read("0,025"), Ok(2));
        assert_eq!(read("0,0249999999999999999999"), Ok(1));
        assert_eq!(read("7,9999"), Ok(480));
        let thousand: Minutes = (0..1_000)
            .map(|_| parse_duration("0,1", Minutes::DAY).unwrap())
            .sum();
        assert_eq!(thousand, Minutes::hours(100));
    }

    #[test]
    fn a_cell_full_of_dashes_is_no_length_of_time() {
        for dash in ["-", "−", "–", "- "] {
            let dashes = dash.repeat((1 << 20) / dash.len());
            assert_eq!(read(&dashes), Err(DurationError::NotUnderstood));
            assert_eq!(read(&format!("{dashes}2")), Err(DurationError::NotUnderstood));
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(read("  "), Err(DurationError::Empty));
        assert_eq!(read("8:75"), Err(DurationError::MinutesOver59));
        assert_eq!(read("1u60"), Err(DurationError::MinutesOver59));
        assert_eq!(read("-2"), Err(DurationError::Negative));
        assert_eq!(read("25"), Err(DurationError::TooLong { max: Minutes::DAY }));
        assert_eq!(read("24:01"), Err(DurationError::TooLong { max: Minutes::DAY }));
        assert_eq!(
            read("99999999999999999999m"),
            Err(DurationError::TooLong { max: Minutes::DAY })
        );
        for text in [
            "uur", "3:5", "3:", ":30", "3,", "3,5m", "3.5.1", "-", "--3", "7 8", "3u m", "四二h", "3x",
            "1:30m",
        ] {
            assert_eq!(read(text), Err(DurationError::NotUnderstood), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_the_screen_shows_is_read_back(minutes in 0i64..=1440) {
            prop_assert_eq!(read(&Minutes(minutes).to_string()), Ok(minutes));
            prop_assert_eq!(read(&format!("{minutes}m")), Ok(minutes));
            prop_assert_eq!(read(&format!("{}u{:02}", minutes / 60, minutes % 60)), Ok(minutes));
        }

        #[test]
        fn hundredths_of_hours_agree_with_counting_in_seconds(hundredths in 0i64..=2400) {
            // A hundredth of an hour is 36 seconds.
            let nearest = (hundredths * 36 + 30) / 60;
            prop_assert_eq!(read(&format!("{},{:02}", hundredths / 100, hundredths % 100)), Ok(nearest));
        }

        #[test]
        fn nothing_typed_makes_it_stumble(text in "\\PC{0,12}|[0-9:,.uhmin ½-]{0,12}") {
            if let Ok(minutes) = parse_duration(&text, Minutes::DAY) {
                prop_assert!(minutes >= Minutes::ZERO && minutes <= Minutes::DAY);
            }
        }
    }
}
