//! Dates: strictly from a file, freely from a person, and long or short for the screen.

mod written;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::lang::Lang;
use crate::text::fold::fold;
pub use written::{DateDoubt, DateOrder, DateSigns, WrittenDates, WrittenError, year_in};

/// Why a date was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("there is no date here")]
    Empty,
    /// Not a form that is known.
    #[error("this is not understood as a date; 19-11-2026 always is")]
    NotUnderstood,
    /// A well-formed date that no calendar has, such as 31-2.
    #[error("that date does not exist")]
    DoesNotExist,
    /// A year before 1990 or after 2100.
    #[error("the year lies outside 1990 to 2100")]
    YearOutOfRange,
    /// The day of the week that was typed with it is another one.
    #[error("that date falls on another day of the week")]
    OtherWeekday,
}

/// Years that a date of work can have; anything else is a slip of the keys.
pub const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// Names as they are folded, the first letters of which count too; Monday and January first.
const WEEKDAYS: [[&str; 7]; 2] = [
    [
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
    ],
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ],
];
const MONTHS: [[&str; 12]; 2] = [
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
];

/// A longer text is not looked at for the name of a day or a month.
const LONGEST: usize = 60;

/// A date as files have it: `19-11-2026`, `19/11/2026`, `19.11.2026`, `2026-11-19`, with four digits for the
/// year and the day before the month. A time of midnight after it is dropped. With a year of four digits the day
/// and the month may have names: `do 19-11-2026`, `19 nov 2026`.
///
/// # Errors
/// [`DateError`] with the reason.
pub fn parse_date(text: &str) -> Result<NaiveDate, DateError> {
    let strict = figures_date(text.trim());
    let year = || {
        text.split(|c: char| !c.is_ascii_digit())
            .any(|figure| figure.len() == 4)
    };
    if strict == Err(DateError::NotUnderstood) && text.len() <= LONGEST && year() {
        // The year is there, so the date from which it is seen does not matter.
        return spoken_date(text, NaiveDate::default());
    }
    strict
}

fn figures_date(text: &str) -> Result<NaiveDate, DateError> {
    let midnight =
        |time: &str| time.contains(':') && time.trim().chars().all(|c| matches!(c, '0' | ':' | '.'));
    let three = match text.split_once([' ', 'T']) {
        None => three_figures(text),
        Some((date, time)) => three_figures(date).filter(|_| midnight(time)),
    };
    match three.ok_or_else(|| not_understood(text))? {
        [d, m, y] | [y, m, d] if y.len() == 4 && d.len() <= 2 && m.len() <= 2 => ymd(y, m, d),
        _ => Err(DateError::NotUnderstood),
    }
}

/// Which way a date is read that does not say so itself: what it is typed for decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looking {
    /// At what is to come: `do` is the first one, today included.
    Ahead,
    /// Back and forth, mostly to put something right: `do` is the last one, today included.
    Back,
    /// At what has been only: `1-3` too is the last one.
    Past,
}

/// A date as people say it, seen from the date `on`: `vandaag`, `gisteren`, `-1`, `+3`, `do`, `vorige do`,
/// `volgende do`, `19-11`, `19 nov`, `19-11-26`, `do 19 november 2026`, and the same in English.
///
/// A bare day of the week is the first or the last one, today included, whichever way is looked. Without a year it is
/// the one that brings the date nearest, where not only the past counts.
///
/// # Errors
/// [`DateError`] with the reason.
pub fn date_said(text: &str, on: NaiveDate, looking: Looking) -> Result<NaiveDate, DateError> {
    let folded = fold(text.trim());
    let words: Vec<&str> = folded
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !matches!(*word, "" | "de" | "the" | "op" | "on" | "of"))
        .collect();
    let date = match words[..] {
        [] => Err(DateError::Empty),
        [word] => one_word(word, on, looking),
        ["volgende" | "komende" | "aanstaande" | "a.s" | "next", day] => Ok(next(weekday(day)?, on)),
        ["vorige" | "afgelopen" | "last", day] => Ok(last(weekday(day)?, step(on, -1)?)),
        [day, ref rest @ ..] if weekday(day).is_ok() => {
            let date = calendar_date(rest, on, looking)?;
            if date.weekday() == weekday(day)? {
                Ok(date)
            } else {
                Err(DateError::OtherWeekday)
            }
        }
        _ => calendar_date(&words, on, looking),
    }?;
    in_range(date)
}

/// The same, looking back and forth: where one goes to a day, or puts one right.
///
/// # Errors
/// As [`date_said`].
pub fn spoken_date(text: &str, on: NaiveDate) -> Result<NaiveDate, DateError> {
    date_said(text, on, Looking::Back)
}

/// Days of the week as people write them: `ma wo vr`, `ma-vr`. Monday first.
///
/// # Errors
/// [`DateError`] with the reason.
pub fn weekdays(text: &str) -> Result<[bool; 7], DateError> {
    let folded = fold(text.trim());
    let mut days = [false; 7];
    for word in folded
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|w| !w.is_empty())
    {
        let (first, last) = word.split_once(['-', '–']).unwrap_or((word, word));
        let at = |word| weekday(word).map(|day| day.num_days_from_monday() as usize);
        days.get_mut(at(first)?..=at(last)?)
            .ok_or(DateError::NotUnderstood)?
            .fill(true);
    }
    if days.contains(&true) {
        Ok(days)
    } else {
        Err(not_understood(&folded))
    }
}

/// `maandag 23 november 2026`, `Monday 23 November 2026`.
#[must_use]
pub fn long(date: NaiveDate, lang: Lang) -> String {
    format!(
        "{} {} {} {}",
        weekday_name(date.weekday(), lang),
        date.day(),
        month_name(date, lang),
        date.year()
    )
}

/// `ma 23 nov`, `Mon 23 Nov`.
#[must_use]
pub fn short(date: NaiveDate, lang: Lang) -> String {
    format!(
        "{} {} {}",
        weekday_short(date.weekday(), lang),
        date.day(),
        month_short(date, lang)
    )
}

/// `ma 23 nov`, and the year where it is another than that of today: `vr 24 dec 2027`.
#[must_use]
pub fn short_seen_from(date: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    if date.year() == today.year() {
        short(date, lang)
    } else {
        format!("{} {}", short(date, lang), date.year())
    }
}

/// From one date to another, with their year where it is not that of today: `vr 24 dec – vr 31 dec 2027`.
#[must_use]
pub fn range_seen_from(from: NaiveDate, to: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let last = short_seen_from(to, today, lang);
    if from == to {
        return last;
    }
    let first = if from.year() == to.year() {
        short(from, lang)
    } else {
        short_seen_from(from, today, lang)
    };
    format!("{first} – {last}")
}

/// `maandag 23 november`, where the year goes without saying.
#[must_use]
pub fn long_without_year(date: NaiveDate, lang: Lang) -> String {
    format!(
        "{} {} {}",
        weekday_name(date.weekday(), lang),
        date.day(),
        month_name(date, lang)
    )
}

/// `23 nov`.
#[must_use]
pub fn day_month(date: NaiveDate, lang: Lang) -> String {
    format!("{} {}", date.day(), month_short(date, lang))
}

/// `23 nov 2026`, `23 Nov 2026`: where the year matters more than the day of the week.
#[must_use]
pub fn short_with_year(date: NaiveDate, lang: Lang) -> String {
    format!("{} {} {}", date.day(), month_short(date, lang), date.year())
}

/// `maandag`, `Monday`.
#[must_use]
pub fn weekday_name(day: Weekday, lang: Lang) -> String {
    cased(WEEKDAYS[table(lang)][day.num_days_from_monday() as usize], lang)
}

/// `ma`, `Mon`.
#[must_use]
pub fn weekday_short(day: Weekday, lang: Lang) -> String {
    let letters = if lang == Lang::Nl { 2 } else { 3 };
    weekday_name(day, lang).chars().take(letters).collect()
}

/// The month of a date: `november`, `November`.
#[must_use]
pub fn month_name(date: NaiveDate, lang: Lang) -> String {
    cased(MONTHS[table(lang)][date.month0() as usize], lang)
}

/// The month of a date, short: `nov`, `Nov`; March is `mrt` in Dutch.
#[must_use]
pub fn month_short(date: NaiveDate, lang: Lang) -> String {
    match (lang, date.month()) {
        (Lang::Nl, 3) => "mrt".to_owned(),
        _ => month_name(date, lang).chars().take(3).collect(),
    }
}

const fn table(lang: Lang) -> usize {
    match lang {
        Lang::Nl => 0,
        Lang::En => 1,
    }
}

/// English writes days and months with a capital.
fn cased(name: &str, lang: Lang) -> String {
    match (lang, name.split_at_checked(1)) {
        (Lang::En, Some((head, tail))) => head.to_uppercase() + tail,
        _ => name.to_owned(),
    }
}

fn not_understood(text: &str) -> DateError {
    if text.is_empty() {
        DateError::Empty
    } else {
        DateError::NotUnderstood
    }
}

fn one_word(word: &str, on: NaiveDate, looking: Looking) -> Result<NaiveDate, DateError> {
    match word {
        "vandaag" | "nu" | "today" => return Ok(on),
        "gisteren" | "yesterday" => return step(on, -1),
        "eergisteren" => return step(on, -2),
        "morgen" | "tomorrow" => return step(on, 1),
        "overmorgen" => return step(on, 2),
        _ => {}
    }
    if word.starts_with(['+', '-']) {
        let days = &word[1..];
        let number = if days.bytes().all(|b| b.is_ascii_digit()) {
            days.parse::<i32>().ok()
        } else {
            None
        };
        let days = number.filter(|&n| n <= 40_000).ok_or(DateError::NotUnderstood)?;
        return step(on, if word.starts_with('-') { -days } else { days });
    }
    match (weekday(word), looking) {
        (Ok(day), Looking::Ahead) => Ok(first(day, on)),
        (Ok(day), Looking::Back | Looking::Past) => Ok(last(day, on)),
        (Err(_), _) => calendar_date(&[word], on, looking),
    }
}

/// `19-11`, `19-11-26`, `2026-11-19`, `19 nov`, `nov 19`, each with or without a year.
fn calendar_date(words: &[&str], on: NaiveDate, looking: Looking) -> Result<NaiveDate, DateError> {
    let (day, month, year) = match *words {
        [one] => match figures(one).as_deref() {
            Some(&[d, m]) => (d, m.parse().ok(), None),
            Some(&[y, m, d]) if y.len() == 4 => (d, m.parse().ok(), Some(y)),
            Some(&[d, m, y]) => (d, m.parse().ok(), Some(y)),
            _ => match one.split_at(one.find(|c: char| !c.is_ascii_digit()).unwrap_or(one.len())) {
                (d, m) if !d.is_empty() => (d, month(m), None),
                _ => return Err(DateError::NotUnderstood),
            },
        },
        [a, b] if month(a).is_some() => (ordinal(b), month(a), None),
        [a, b] => (ordinal(a), month(b), None),
        [a, b, y] if month(a).is_some() => (ordinal(b), month(a), Some(y)),
        [a, b, y] => (ordinal(a), month(b), Some(y)),
        _ => return Err(DateError::NotUnderstood),
    };
    let month: u32 = month.ok_or(DateError::NotUnderstood)?;
    let month = month.to_string();
    match year {
        Some(y) if y.len() == 2 => ymd(&format!("20{y}"), &month, day),
        Some(y) if y.len() == 4 => ymd(y, &month, day),
        Some(_) => Err(DateError::NotUnderstood),
        None => nearest(day, &month, on, looking),
    }
}

/// The year in which the date lies nearest to `on`; of two as near, the past one. Looking at the past only, what is
/// to come is no choice.
fn nearest(day: &str, month: &str, on: NaiveDate, looking: Looking) -> Result<NaiveDate, DateError> {
    let years = (on.year() - 1)..=(on.year() + 1);
    let tried: Vec<_> = years.map(|year| ymd(&format!("{year:04}"), month, day)).collect();
    let dates = tried.iter().flatten().copied();
    let to_come = |date: NaiveDate| looking == Looking::Past && date > on;
    match dates.min_by_key(|date| (to_come(*date), (*date - on).num_days().abs(), *date)) {
        Some(date) => Ok(date),
        None => tried.get(1).copied().unwrap_or(Err(DateError::NotUnderstood)),
    }
}

/// What stands before, between and after two signs of one kind. A file has a million of these.
fn three_figures(text: &str) -> Option<[&str; 3]> {
    let sign = text.find(|c: char| !c.is_ascii_digit())?;
    let sign = text[sign..]
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let mut fields = text.split(sign);
    let three = [fields.next()?, fields.next()?, fields.next()?];
    fields.next().is_none().then_some(three)
}

/// Two or three figures with one kind of sign between them.
fn figures(text: &str) -> Option<Vec<&str>> {
    let sign = text
        .chars()
        .find(|c| !c.is_ascii_digit())
        .filter(|c| matches!(c, '-' | '/' | '.'))?;
    let fields: Vec<&str> = text.split(sign).collect();
    let figure = |f: &&str| !f.is_empty() && f.len() <= 4 && f.bytes().all(|b| b.is_ascii_digit());
    (matches!(fields.len(), 2 | 3) && fields.iter().all(figure)).then_some(fields)
}

fn ymd(year: &str, month: &str, day: &str) -> Result<NaiveDate, DateError> {
    let number = |text: &str| {
        text.parse::<u32>()
            .ok()
            .filter(|_| text.bytes().all(|b| b.is_ascii_digit()))
    };
    let [Some(year), Some(month), Some(day)] = [year, month, day].map(number) else {
        return Err(DateError::NotUnderstood);
    };
    let year = i32::try_from(year).map_err(|_| DateError::NotUnderstood)?;
    in_range(NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::DoesNotExist)?)
}

fn in_range(date: NaiveDate) -> Result<NaiveDate, DateError> {
    if YEARS.contains(&date.year()) {
        Ok(date)
    } else {
        Err(DateError::YearOutOfRange)
    }
}

fn step(on: NaiveDate, days: i32) -> Result<NaiveDate, DateError> {
    let by = Days::new(u64::from(days.unsigned_abs()));
    let date = if days < 0 {
        on.checked_sub_days(by)
    } else {
        on.checked_add_days(by)
    };
    date.ok_or(DateError::YearOutOfRange)
}

/// The last such day of the week, `on` included.
fn last(day: Weekday, on: NaiveDate) -> NaiveDate {
    on - Days::new(u64::from(on.weekday().days_since(day)))
}

/// The first such day of the week, `on` included.
fn first(day: Weekday, on: NaiveDate) -> NaiveDate {
    on + Days::new(u64::from(day.days_since(on.weekday())))
}

/// The first such day of the week after `on`.
fn next(day: Weekday, on: NaiveDate) -> NaiveDate {
    let days = day.days_since(on.weekday());
    on + Days::new(u64::from(if days == 0 { 7 } else { days }))
}

/// A day of the week by its first two letters or more.
pub(super) fn weekday(word: &str) -> Result<Weekday, DateError> {
    let found = WEEKDAYS.iter().find_map(|names| starting(names, word, 2));
    let number = found
        .and_then(|at| u8::try_from(at).ok())
        .and_then(|at| Weekday::try_from(at).ok());
    number.ok_or(DateError::NotUnderstood)
}

/// A month, 1..=12, by its first three letters or more.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let at = if word == "mrt" {
        Some(2)
    } else {
        MONTHS.iter().find_map(|names| starting(names, word, 3))
    };
    u32::try_from(at? + 1).ok()
}

fn starting(names: &[&str], word: &str, letters: usize) -> Option<usize> {
    if word.len() < letters {
        None
    } else {
        names.iter().position(|name| name.starts_with(word))
    }
}

/// `19e`, `19th` and the like without their ending.
fn ordinal(word: &str) -> &str {
    let figure = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    match &word[figure.len()..] {
        "e" | "de" | "ste" | "st" | "nd" | "rd" | "th" => figure,
        _ => word,
    }
}

#[cfg(test)]
mod tests;
