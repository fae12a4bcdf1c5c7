//! The small reader behind a times field: clock times, stretches, breaks and letters, from left to right.

use std::ops::Range;

use super::{DAY, RestLetter, TimesError, TimesReason, TypedStretch, wrong};
use crate::domain::durations::parse_duration;
use crate::domain::time::{ClockTime, Minutes, Span};

/// A stretch with the place where it was typed.
pub(super) struct Placed {
    pub(super) stretch: TypedStretch,
    pub(super) at: Range<usize>,
}

/// Whatever a keyboard or another program makes of a dash.
pub(super) const DASHES: [char; 6] = ['-', '–', '—', '‐', '‑', '−'];

/// The longest stretch that may pass midnight. Nobody works on for sixteen hours, while two times the wrong
/// way round (`12-9`, `16-13`) nearly always make a longer one.
const LONGEST_NIGHT: u16 = 16 * 60;

/// The longest time between two stretches of one night: `22-23:30 0:30-6` goes on after midnight, while
/// `13-16 9-12:30` is a day that was typed out of order.
const LONGEST_BETWEEN: u16 = 6 * 60;

/// Reads a lower-case text from the left; `at` is always on a character border.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let taken = &rest[..rest.find(|c| !wanted(c)).unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    pub(super) fn spaces(&mut self) {
        self.take(char::is_whitespace);
    }

    fn digits(&mut self) -> &'a str {
        self.take(|c| c.is_ascii_digit())
    }

    /// Takes the next word if it is a wanted one; otherwise nothing.
    fn word<T>(&mut self, wanted: impl Fn(&str) -> Option<T>) -> Option<T> {
        let before = self.at;
        let word = self.take(|c| c.is_ascii_alphabetic());
        let found = wanted(word);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    fn one_of(&mut self, words: &[&str]) -> bool {
        self.word(|word| words.contains(&word).then_some(())).is_some()
    }

    pub(super) fn rest_word(&mut self) -> Option<RestLetter> {
        for two in ["niet verschenen", "no-show", "no show"] {
            if let Some(after) = self.rest().strip_prefix(two) {
                self.at = self.text.len() - after.len();
                return Some(RestLetter::NoShow);
            }
        }
        self.word(RestLetter::from_word)
    }

    /// Up to the next space or separator: what is marked when it is not understood.
    fn lump(&self, from: usize) -> Range<usize> {
        let text = &self.text[from..];
        let end = text
            .find(|c: char| c.is_whitespace() || ",;+&".contains(c))
            .unwrap_or(text.len());
        from..from + end.max(text.chars().next().map_or(0, char::len_utf8))
    }

    /// Everything: stretches with their breaks, and a letter for the rest at the end.
    pub(super) fn day(&mut self) -> Result<(Vec<Placed>, Option<RestLetter>), TimesError> {
        let mut typed: Vec<Placed> = Vec::new();
        loop {
            self.take(|c| c.is_whitespace() || ",;+&".contains(c));
            let from = self.at;
            if self.rest().is_empty() {
                return Ok((typed, None));
            }
            if self.one_of(&["en", "and"]) {
                continue;
            }
            if self.one_of(&["p", "pauze", "pause", "break"]) {
                self.pause(from, &mut typed)?;
            } else if let Some(rest) = self.rest_word() {
                self.spaces();
                return match self.rest() {
                    "" => Ok((typed, Some(rest))),
                    _ => Err(wrong(self.at..self.text.len(), TimesReason::NotUnderstood)),
                };
            } else {
                let span = self.stretch(typed.last().map(|one| one.stretch.span))?;
                typed.push(Placed {
                    stretch: TypedStretch { span, pause: None },
                    at: from..self.at,
                });
            }
        }
    }

    fn pause(&mut self, from: usize, typed: &mut [Placed]) -> Result<(), TimesError> {
        self.spaces();
        let start = self.at;
        self.take(|c| c.is_ascii_digit() || c == ':');
        let figure = &self.text[start..self.at];
        self.take(|c| c == ' ');
        if self.one_of(&["u", "uur", "h"]) {
            self.digits();
            self.one_of(&["m", "min"]);
        } else if !self.one_of(&["m", "min", "mins", "minuten", "minutes", "minuut"]) {
            self.at = start + figure.len();
        }
        let at = from..self.at;
        let written = self.text[start..self.at].trim();
        let read = match figure.parse::<u16>() {
            Ok(minutes) if written.len() == figure.len() => Some(Minutes(i64::from(minutes))),
            _ => parse_duration(written, Minutes::DAY).ok(),
        };
        let pause = read.ok_or_else(|| wrong(self.lump(from), TimesReason::NotUnderstood))?;
        let Some(Placed { stretch, .. }) = typed.last_mut() else {
            return Err(wrong(at, TimesReason::PauseWithoutStretch));
        };
        let all = stretch.pause.unwrap_or_default() + pause;
        if all > stretch.span.wall() {
            return Err(wrong(at, TimesReason::PauseTooLong));
        }
        stretch.pause = Some(all);
        Ok(())
    }

    fn stretch(&mut self, before: Option<Span>) -> Result<Span, TimesError> {
        let start = self.at;
        let from = self.clock(DAY - 1)?;
        self.spaces();
        let dash = self.take(|c| DASHES.contains(&c)).chars().count();
        if dash > 1 || dash == 0 && !self.one_of(&["tot", "to", "till", "until", "t"]) {
            return Err(wrong(self.lump(start), TimesReason::NotUnderstood));
        }
        self.spaces();
        if self.rest().is_empty() {
            return Err(wrong(start..self.at, TimesReason::EndMissing));
        }
        let to = self.clock(if from < DAY { DAY } else { ClockTime::LAST })?;
        if to == from {
            return Err(wrong(start..self.at, TimesReason::SameTime));
        }
        let end_before_start = || wrong(start..self.at, TimesReason::EndBeforeStart);
        let to = match to {
            to if to > from => to,
            to if to < DAY && to + DAY > from && to + DAY - from <= LONGEST_NIGHT => to + DAY,
            _ => return Err(end_before_start()),
        };
        let span = |by: u16| {
            Span::new(
                ClockTime::from_minutes(from + by)?,
                ClockTime::from_minutes(to + by)?,
            )
        };
        // Soon after the evening, or after midnight, the following stretch is of the same night.
        let goes_on = before.is_some_and(|before| {
            let between = (from + DAY).checked_sub(before.to().minutes());
            from < DAY
                && between.is_some_and(|between| between <= LONGEST_BETWEEN)
                && to + DAY - before.from().minutes() <= LONGEST_NIGHT
        });
        span(if goes_on { DAY } else { 0 }).ok_or_else(end_before_start)
    }

    /// `9`, `9:30`, `9.30`, `930`, `0930`, `9u`, `9u30`, `9 uur`, in minutes after midnight, at the latest as
    /// given. A beginning of `25:30` is half past one the next morning, as [`super::edit_stretches`] writes it.
    fn clock(&mut self, latest: u16) -> Result<u16, TimesError> {
        let start = self.at;
        let mut latest = latest;
        let figure = self.digits();
        let (hour, mut minute) = match figure.len() {
            1 | 2 => (figure, ""),
            3 | 4 => figure.split_at(figure.len() - 2),
            _ => return Err(wrong(self.lump(start), TimesReason::NotUnderstood)),
        };
        if minute.is_empty() {
            let after_hour = self.at;
            let sign = !self.take(|c| matches!(c, ':' | '.')).is_empty();
            if sign {
                minute = self.digits();
            }
            if sign && minute.len() != 2 || self.at - after_hour > 3 {
                return Err(wrong(self.lump(start), TimesReason::NotUnderstood));
            }
            if sign && latest < DAY {
                latest = ClockTime::LAST;
            }
            let before_unit = self.at;
            self.spaces();
            if !self.one_of(&["u", "uur", "h"]) {
                self.at = before_unit;
            } else if !sign && self.rest().starts_with(|c: char| c.is_ascii_digit()) {
                minute = self.digits();
                if minute.len() != 2 {
                    return Err(wrong(self.lump(start), TimesReason::NotUnderstood));
                }
            }
        }
        let number = |text: &str| text.parse::<u16>().unwrap_or(0);
        let (hour, minute) = (number(hour), number(minute));
        let at = start..self.at;
        match (hour, minute) {
            (_, 60..) => Err(wrong(at, TimesReason::MinuteOutOfRange)),
            (..48, _) if hour * 60 + minute <= latest => Ok(hour * 60 + minute),
            _ => Err(wrong(at, TimesReason::HourOutOfRange)),
        }
    }
}
