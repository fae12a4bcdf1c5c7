//! The times of a row: in one cell, in two or more, or one of them and how long it was.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::super::Column;
use super::super::cell::{Bad, Line, times_sentence};
use super::super::said::Clock;
use super::{End, Gathered};
use crate::domain::time::Minutes;
use crate::domain::times::{RestLetter, TimesError, TypedTimes, Worked, parse_times};
use crate::exchange::statuses::StatusWord;
use crate::text::sentence::Sentence;

impl Gathered {
    /// Times from one column, or from two with a break beside them.
    pub(super) fn clock(
        &mut self,
        line: &Line<'_>,
        status: Option<StatusWord>,
        date: NaiveDate,
    ) -> Result<Clock, Bad> {
        let pause = line.pause()?;
        let (from, to) = (line.time(Column::From, date)?, line.time(Column::To, date)?);
        let (from, to) = match (from.as_deref(), to.as_deref()) {
            // As a sheet shows a day of nothing.
            (Some(from), Some(to)) if is_zero(from) && is_zero(to) => (None, None),
            both => both,
        };
        if let Some(end) = self.one_end(line, status, from, to)? {
            return Ok(Clock::OneEnd(end, pause));
        }
        let (column, text) = match (from, to) {
            (Some(from), Some(to)) => {
                let text = format!("{from}-{to}{}", more_stretches(line, date)?);
                if let Some(times) = line.cell(Column::Times)
                    && self.typed(times) != self.typed(&text)
                {
                    return Err(line.bad(Column::Times, Sentence::new("file-times-both")));
                }
                (Column::From, Cow::Owned(text))
            }
            (Some(_), None) | (None, Some(_)) if line.cell(Column::Hours).is_some() => {
                let text = self.with_length(line, from, to, pause)?;
                (Column::From, Cow::Owned(text))
            }
            (Some(_), None) => return Err(line.bad(Column::To, Sentence::new("file-times-end"))),
            (None, Some(_)) => return Err(line.bad(Column::From, Sentence::new("file-times-begin"))),
            (None, None) if !line.columns.more_stretches().is_empty() => match more_stretches(line, date)? {
                text if text.is_empty() => return Ok(Clock::Blank),
                text => (Column::From, Cow::Owned(text)),
            },
            (None, None) => match line.cell(Column::Times).or_else(|| planned(line, status)) {
                Some(times) if times.contains(['\n', '\r']) => {
                    (Column::Times, Cow::Owned(times.replace(['\n', '\r'], " ")))
                }
                Some(times) => (Column::Times, Cow::Borrowed(times)),
                None => return Ok(Clock::Blank),
            },
        };
        match self
            .typed(&text)
            .map_err(|e| line.bad(wrong_one(from, to, column), times_sentence(e.reason)))?
        {
            TypedTimes::Rest(letter) => Ok(Clock::Rest(letter.absence())),
            TypedTimes::Worked { mut what, rest } => {
                if let (Worked::Stretches(all), Some(pause)) = (&mut what, pause) {
                    match all.as_mut_slice() {
                        [one] if one.pause.is_none() => {
                            if pause > one.span.wall() {
                                return Err(line.bad(Column::Break, Sentence::new("file-pause-long")));
                            }
                            one.pause = Some(pause);
                        }
                        _ => return Err(line.bad(Column::Break, Sentence::new("file-pause-which"))),
                    }
                }
                Ok(Clock::Worked(what, rest.map(RestLetter::absence)))
            }
        }
    }

    /// When somebody came late or left early, where that is all that a row says of the day.
    fn one_end(
        &mut self,
        line: &Line<'_>,
        status: Option<StatusWord>,
        from: Option<&str>,
        to: Option<&str>,
    ) -> Result<Option<End>, Bad> {
        if line.cell(Column::Hours).is_some() {
            return Ok(None);
        }
        let (column, text) = match (status, from, to) {
            (Some(StatusWord::Late), Some(from), None) => (Column::From, format!("{from}-24:00")),
            (Some(StatusWord::LeftEarly), None, Some(to)) => (Column::To, format!("0:00-{to}")),
            _ => return Ok(None),
        };
        let times = self
            .typed(&text)
            .map_err(|e| line.bad(column, times_sentence(e.reason)))?;
        match times {
            TypedTimes::Worked {
                what: Worked::Stretches(all),
                rest: None,
            } if all.len() == 1 => Ok(Some(if column == Column::From {
                End::From(all[0].span.from())
            } else {
                End::Until(all[0].span.to())
            })),
            _ => Err(line.bad(column, Sentence::new("file-times"))),
        }
    }

    /// From and until when, where one of the two is not there and the hours say how long it was.
    fn with_length(
        &mut self,
        line: &Line<'_>,
        from: Option<&str>,
        to: Option<&str>,
        pause: Option<Minutes>,
    ) -> Result<String, Bad> {
        let hours = line.duration(Column::Hours, Minutes::DAY)?.unwrap_or_default();
        let whole = (hours + pause.unwrap_or_default()).0;
        let (column, text) = match (from, to) {
            (Some(from), _) => (Column::From, format!("{from}-24:00")),
            (None, to) => (Column::To, format!("0:00-{}", to.unwrap_or_default())),
        };
        let times = self
            .typed(&text)
            .map_err(|e| line.bad(column, times_sentence(e.reason)))?;
        let TypedTimes::Worked {
            what: Worked::Stretches(all),
            ..
        } = times
        else {
            return Err(line.bad(column, Sentence::new("file-times")));
        };
        let Some(one) = all.first().filter(|_| whole > 0) else {
            return Err(line.bad(Column::Hours, Sentence::new("file-status-empty")));
        };
        let (begin, end) = if column == Column::From {
            let begin = i64::from(one.span.from().minutes());
            (begin, begin + whole)
        } else {
            let end = i64::from(one.span.to().minutes());
            (end - whole, end)
        };
        if begin < 0 {
            return Err(line.bad(Column::Hours, Sentence::new("file-times-begin")));
        }
        let end = if end > Minutes::DAY.0 {
            end - Minutes::DAY.0
        } else {
            end
        };
        Ok(format!("{}-{}", Minutes(begin), Minutes(end)))
    }

    fn typed(&mut self, text: &str) -> Result<TypedTimes, TimesError> {
        if let Some(known) = self.times.get(text) {
            return Ok(known.clone());
        }
        let times = parse_times(text)?;
        if text.len() <= 30 && self.times.len() < 10_000 {
            self.times.insert(text.to_owned(), times.clone());
        }
        Ok(times)
    }
}

/// Whether a time is midnight, as a sheet shows a blank one.
fn is_zero(time: &str) -> bool {
    !time.is_empty() && time.chars().all(|c| matches!(c, '0' | ':' | '.'))
}

/// Whether a row says that there were no hours, and nothing else of the day.
pub fn is_of_nothing(line: &Line<'_>) -> bool {
    let blank = |column| line.cell(column).is_none_or(is_zero);
    let times = [Column::From, Column::To, Column::Times];
    let none = |cell: &str| matches!(cell.trim(), "-" | "–" | "—") || line.hours(cell) == Some(Minutes::ZERO);
    let more = |(from, to): &(usize, usize)| [*from, *to].iter().all(|at| line.at(*at).is_none_or(is_zero));
    line.cell(Column::Hours).is_some_and(none)
        && times.into_iter().all(blank)
        && line.columns.more_stretches().iter().all(more)
}

/// The stretches after the first, each with a space before it.
fn more_stretches(line: &Line<'_>, date: NaiveDate) -> Result<String, Bad> {
    let mut text = String::new();
    for (from, to) in line.columns.more_stretches() {
        match (line.at(*from), line.at(*to)) {
            (Some(begin), Some(end)) => {
                let begin = line.time_of(Column::From, begin, date)?;
                let end = line.time_of(Column::To, end, date)?;
                if !(is_zero(&begin) && is_zero(&end)) {
                    text.extend([" ", &begin, "-", &end]);
                }
            }
            (Some(_), None) => return Err(line.bad_at(*to, Sentence::new("file-times-end"))),
            (None, Some(_)) => return Err(line.bad_at(*from, Sentence::new("file-times-begin"))),
            (None, None) => {}
        }
    }
    Ok(text)
}

/// Of two columns the one whose time is wrong by itself; the first, where it is the two together.
fn wrong_one(from: Option<&str>, to: Option<&str>, column: Column) -> Column {
    let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
    let is_wrong = |text: String| parse_times(&text).is_err();
    if column == Column::From && !is_wrong(format!("{from}-23:59")) && is_wrong(format!("0:00-{to}")) {
        Column::To
    } else {
        column
    }
}

/// The times of the schedule beside a day that was worked as planned, and of which the row says no more.
fn planned<'a>(line: &Line<'a>, status: Option<StatusWord>) -> Option<&'a str> {
    let as_planned = matches!(status, Some(StatusWord::Present | StatusWord::Extra));
    line.cell(Column::Planned)
        .filter(|_| as_planned && line.cell(Column::Hours).is_none())
}
