//! A week's schedule on one line, as people write it: `ma di do 9-12:30; wo 9-16 (12:30-13)`.
//!
//! Groups of days with their times, between `;` or `,`; a break has a clock time: `(12:30-13)`,
//! `pauze 12:30-13` or `p30@12:30`. A half-day in words stands for its usual times: `wo vr ochtend`.
//! What is not understood is an error with its place in the text.

use std::ops::Range;

use chrono::Weekday;

use super::dates::{weekday, weekday_short};
use super::half_day_text::{halves, usual};
use super::lang::Lang;
use super::schedule::{DayPlan, Week};
use super::time::{ClockTime, Minutes, Span};
use super::times::{TimesReason, TypedTimes, Worked, format_span, parse_times};

#[cfg(test)]
mod tests;

/// A week that was not taken: where, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct WeekTextError {
    /// The bytes of the text that are meant.
    pub at: Range<usize>,
    /// What is wrong there.
    pub reason: WeekReason,
}

/// Why a week was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum WeekReason {
    /// Nothing was typed.
    #[error("no week was typed")]
    Empty,
    /// Times without days before them.
    #[error("on which days?")]
    NoDays,
    /// Not a day of the week.
    #[error("this is not a day of the week")]
    UnknownDay,
    /// A day that stands in two groups.
    #[error("this day was there already")]
    DayTwice,
    /// Days without times after them.
    #[error("the times of these days are missing")]
    NoTimes,
    /// A break known by its length only.
    #[error("a break in a schedule has a clock time")]
    BreakNeedsTime,
    /// A break while nobody is expected.
    #[error("this break lies outside the times")]
    BreakOutside,
    /// Something about the times themselves.
    #[error(transparent)]
    Times(#[from] TimesReason),
}

/// The days, Monday first.
pub const DAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

const DASHES: [char; 4] = ['-', '–', '—', '‑'];

const fn wrong(at: Range<usize>, reason: WeekReason) -> WeekTextError {
    WeekTextError { at, reason }
}

/// Reads a week. `geen` or `none` is a week in which nobody is expected.
///
/// # Errors
/// [`WeekTextError`] with the place and the reason.
pub fn parse_week(text: &str) -> Result<Week, WeekTextError> {
    let mut week = Week::default();
    match text.trim().to_ascii_lowercase().as_str() {
        "" => return Err(wrong(0..text.len(), WeekReason::Empty)),
        "geen" | "none" | "niets" | "-" | "–" => return Ok(week),
        _ => {}
    }
    let lower = text.to_ascii_lowercase();
    let mut waiting: Vec<(usize, Range<usize>)> = Vec::new();
    let mut start = 0;
    let groups = lower.split([';', ',', '\n']);
    let parts = groups.flat_map(|group| {
        let mut parts = parts_of(group);
        let last = parts.pop().map(|part| (part, 1));
        parts.into_iter().map(|part| (part, 0)).chain(last)
    });
    for (part, between) in parts {
        let end = start + part.len() + between;
        let group = without_and(part);
        let in_words = || {
            words(group)
                .into_iter()
                .map(|(at, _)| at)
                .find(|at| halves(&group[*at..]).is_some())
        };
        let split = group
            .find(|c: char| c.is_ascii_digit() || c == '(')
            .or_else(in_words);
        let (days, times) = group.split_at(split.unwrap_or(group.len()));
        // A comma between days only: `ma, di 9-12`.
        waiting.extend(read_days(days, start)?);
        let at = start + days.len();
        start = end;
        if times.is_empty() {
            continue;
        }
        let times = times.trim_end();
        if waiting.is_empty() {
            return Err(wrong(at..at + times.len(), WeekReason::NoDays));
        }
        let plan = match halves(times) {
            Some(halves) => usual(&halves),
            None => read_plan(times, at)?,
        };
        for (day, at) in waiting.drain(..) {
            if !week.0[day].is_empty() {
                return Err(wrong(at, WeekReason::DayTwice));
            }
            week.0[day] = plan.clone();
        }
    }
    match waiting.pop() {
        Some((_, at)) => Err(wrong(at, WeekReason::NoTimes)),
        None => Ok(week),
    }
}

/// A week as it is typed, days with equal times together; [`parse_week`] reads it back.
#[must_use]
pub fn format_week(week: &Week, lang: Lang) -> String {
    let mut groups: Vec<(&DayPlan, Vec<Weekday>)> = Vec::new();
    for (plan, day) in week.0.iter().zip(DAYS) {
        if plan.is_empty() {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == plan) {
            Some((_, days)) => days.push(day),
            None => groups.push((plan, vec![day])),
        }
    }
    if groups.is_empty() {
        return match lang {
            Lang::Nl => "geen".to_owned(),
            Lang::En => "none".to_owned(),
        };
    }
    let one = |(plan, days): (&DayPlan, Vec<Weekday>)| {
        format!("{} {}", format_days(&days, lang), format_plan(plan))
    };
    groups.into_iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Days of the week in their order, three or more in a row as a range: `ma–vr`, `ma wo–vr`, `di do`.
#[must_use]
pub fn format_days(days: &[Weekday], lang: Lang) -> String {
    let runs = days.chunk_by(|a, b| a.succ() == *b);
    let short = |day: &Weekday| weekday_short(*day, lang);
    let run = |run: &[Weekday]| match run {
        [first, _, .., last] => format!("{}–{}", short(first), short(last)),
        few => few.iter().map(short).collect::<Vec<_>>().join(" "),
    };
    runs.map(run).collect::<Vec<_>>().join(" ")
}

/// The days that are on, Monday first.
#[must_use]
pub fn days_on(on: [bool; 7]) -> Vec<Weekday> {
    let days = DAYS.into_iter().zip(on).filter(|(_, on)| *on);
    days.map(|(day, _)| day).collect()
}

/// The times of a day with their breaks: `9:00–16:00 (12:30–13:00)`.
#[must_use]
pub fn format_plan(plan: &DayPlan) -> String {
    let spans = plan.spans.iter().map(|s| format_span(*s));
    let breaks = plan.breaks.iter().map(|b| format!("({})", format_span(*b)));
    spans.chain(breaks).collect::<Vec<_>>().join(" ")
}

/// A group without `;` between its days: `ma 9-12 wo middag` begins anew at `wo`.
fn parts_of(group: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut timed) = (0, false);
    for (at, word) in words(group) {
        if timed && weekday(word).is_ok() {
            parts.push(&group[from..at]);
            (from, timed) = (at, false);
        }
        timed |= word.starts_with(|c: char| c.is_ascii_digit()) || halves(word).is_some();
    }
    parts.push(&group[from..]);
    parts
}

/// Without the word that only says another day follows.
fn without_and(part: &str) -> &str {
    let part = part.trim_end();
    let without = [" en", " and"].iter().find_map(|and| part.strip_suffix(and));
    without.unwrap_or(part)
}

/// Days before the times: `ma di`, `ma-vr`, `ma t/m do`, `werkdagen`.
fn read_days(text: &str, offset: usize) -> Result<Vec<(usize, Range<usize>)>, WeekTextError> {
    let text = text.replace("t/m", " - ");
    let mut days: Vec<(usize, Range<usize>)> = Vec::new();
    let mut range = false;
    for (at, word) in words(&text) {
        let place = offset + at..offset + at + word.len();
        match word {
            "en" | "and" => continue,
            "tm" | "tot" | "to" | "till" => {
                range = true;
                continue;
            }
            "werkdagen" | "weekdagen" | "weekdays" => {
                days.extend((0..5).map(|day| (day, place.clone())));
                continue;
            }
            "dagelijks" | "daily" => {
                days.extend((0..7).map(|day| (day, place.clone())));
                continue;
            }
            dash if dash.starts_with(DASHES) => {
                range = true;
                continue;
            }
            _ => {}
        }
        let unknown = |_| wrong(place.clone(), WeekReason::UnknownDay);
        let day = weekday(word).map_err(unknown)?.num_days_from_monday() as usize;
        if range && let Some((from, _)) = days.last() {
            let mut next = (from + 1) % 7;
            while next != day {
                days.push((next, place.clone()));
                next = (next + 1) % 7;
            }
        }
        range = false;
        days.push((day, place));
    }
    Ok(days)
}

/// Words and dashes with their places; what may stand between days is left out.
fn words(text: &str) -> Vec<(usize, &str)> {
    let between = |c: char| c.is_whitespace() || matches!(c, '.' | ':' | '/' | '&' | '+' | '·');
    let mut all = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let dash = DASHES.contains(&c);
        if (between(c) || dash)
            && let Some(begin) = from.take()
        {
            all.push((begin, &text[begin..at]));
        }
        if dash {
            all.push((at, &text[at..at + c.len_utf8()]));
        } else if !between(c) && from.is_none() {
            from = Some(at);
        }
    }
    all
}

/// Times and breaks of one day.
fn read_plan(text: &str, offset: usize) -> Result<DayPlan, WeekTextError> {
    let mut rest = text.to_owned();
    let mut typed: Vec<(Range<usize>, Span)> = Vec::new();
    while let Some(found) = find_break(&rest) {
        let place = offset + found.whole.start..offset + found.whole.end;
        let inside = &rest[found.inside.clone()];
        let span = match found.length {
            None => one_span(inside, offset + found.inside.start)?,
            Some(minutes) => {
                let from = one_span(&format!("{inside}-24:00"), place.start)
                    .map_err(|e| wrong(place.clone(), e.reason))?
                    .from();
                let to = ClockTime::from_minutes(from.minutes().saturating_add(minutes));
                to.and_then(|to| Span::new(from, to))
                    .ok_or(wrong(place.clone(), TimesReason::PauseTooLong.into()))?
            }
        };
        typed.push((place, span));
        let blank = " ".repeat(found.whole.len());
        rest.replace_range(found.whole, &blank);
    }
    let spans = spans_of(rest.trim_end(), offset, text.len())?;
    let mut breaks = Vec::new();
    for (place, span) in typed {
        breaks.push((
            within(&spans, span).ok_or(wrong(place.clone(), WeekReason::BreakOutside))?,
            place,
        ));
    }
    breaks.sort_by_key(|(span, _)| *span);
    if let Some(two) = breaks.windows(2).find(|two| two[0].0.to() > two[1].0.from()) {
        return Err(wrong(two[1].1.clone(), TimesReason::Overlap.into()));
    }
    Ok(DayPlan {
        spans,
        breaks: breaks.into_iter().map(|(span, _)| span).collect(),
    })
}

fn spans_of(text: &str, offset: usize, len: usize) -> Result<Vec<Span>, WeekTextError> {
    if text.trim().is_empty() {
        return Err(wrong(offset..offset + len, WeekReason::NoTimes));
    }
    let at = offset..offset + text.len();
    match parse_times(text).map_err(|e| wrong(offset + e.at.start..offset + e.at.end, e.reason.into()))? {
        TypedTimes::Worked {
            what: Worked::Stretches(all),
            rest: None,
        } => {
            if all.iter().any(|s| s.pause.is_some_and(|p| p > Minutes::ZERO)) {
                return Err(wrong(at, WeekReason::BreakNeedsTime));
            }
            Ok(all.into_iter().map(|s| s.span).collect())
        }
        _ => Err(wrong(at, TimesReason::NotUnderstood.into())),
    }
}

/// One stretch and nothing else.
fn one_span(text: &str, offset: usize) -> Result<Span, WeekTextError> {
    match spans_of(text, offset, text.len())?[..] {
        [span] => Ok(span),
        _ => Err(wrong(
            offset..offset + text.len(),
            TimesReason::NotUnderstood.into(),
        )),
    }
}

/// The break where it lies in some stretch: as typed, or on the next morning.
fn within(spans: &[Span], pause: Span) -> Option<Span> {
    let later = |time: ClockTime| ClockTime::from_minutes(time.minutes().checked_add(24 * 60)?);
    let next_day = || Span::new(later(pause.from())?, later(pause.to())?);
    let fits = |pause: &Span| spans.iter().any(|s| s.overlap(*pause) == Some(*pause));
    Some(pause).filter(fits).or_else(|| next_day().filter(fits))
}

/// A break in the text: all of it, the part that holds the time, and the length where only that is known.
struct Found {
    whole: Range<usize>,
    inside: Range<usize>,
    length: Option<u16>,
}

fn find_break(text: &str) -> Option<Found> {
    if let Some(open) = text.find('(') {
        let close = text[open..].find(')').map_or(text.len(), |at| open + at);
        let word = ["pauze", "break"]
            .into_iter()
            .find(|w| text[open + 1..close].trim_start().starts_with(w));
        let skipped = word.map_or(0, |w| text[open..close].find(w).unwrap_or(0) + w.len() - 1);
        return Some(Found {
            whole: open..(close + 1).min(text.len()),
            inside: open + 1 + skipped..close,
            length: None,
        });
    }
    for word in ["pauze", "break"] {
        if let Some(at) = text.find(word) {
            let from = at + word.len();
            let token = text[from..].trim_start();
            let begin = text.len() - token.len();
            let end = begin + token.find(char::is_whitespace).unwrap_or(token.len());
            return Some(Found {
                whole: at..end,
                inside: begin..end,
                length: None,
            });
        }
    }
    let at = text.find('@')?;
    let before = &text[..at];
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let begin = digits.strip_suffix('p').map_or(digits.len(), str::len);
    let end = at + text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
    Some(Found {
        whole: begin..end,
        inside: at + 1..end,
        length: Some(before[digits.len()..].parse().unwrap_or(0)),
    })
}
