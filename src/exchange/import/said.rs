//! What the status, the hours and the times of one row say together.

use super::super::columns::Column;
use super::super::statuses::{StatusCell, StatusWord};
use super::attendance::{End, What};
use super::cell::{Bad, Line};
use crate::domain::attendance::Absence;
use crate::domain::time::Minutes;
use crate::domain::times::Worked;
use crate::text::sentence::Sentence;

/// The times columns of a row.
pub enum Clock {
    Blank,
    Worked(Worked, Option<Absence>),
    Rest(Absence),
    OneEnd(End, Option<Minutes>),
}

pub fn absence(word: StatusWord) -> Option<Absence> {
    match word {
        StatusWord::Sick => Some(Absence::Sick),
        StatusWord::Leave => Some(Absence::Leave),
        StatusWord::Cancelled => Some(Absence::Cancelled),
        StatusWord::NoShow => Some(Absence::NoShow),
        StatusWord::Closed => Some(Absence::Closed),
        StatusWord::Present
        | StatusWord::Late
        | StatusWord::LeftEarly
        | StatusWord::Part
        | StatusWord::Extra => None,
    }
}

/// What the row says, and the letter that stood after the times.
pub fn what(
    line: &Line<'_>,
    status: Option<&StatusCell>,
    clock: Clock,
) -> Result<(What, Option<Absence>), Bad> {
    let hours = line.duration(Column::Hours, Minutes::DAY)?;
    let (worked, letter) = match clock {
        Clock::Blank => (hours.map(What::Length), None),
        Clock::Worked(Worked::Stretches(all), letter) => (Some(What::Stretches(all, hours)), letter),
        Clock::Worked(Worked::Length(length), letter) => {
            if hours.is_some_and(|hours| hours != length) {
                return Err(line.bad(
                    Column::Hours,
                    Sentence::new("file-hours-other").minutes("minutes", length),
                ));
            }
            (Some(What::Length(length)), letter)
        }
        Clock::Rest(letter) => (None, Some(letter)),
        Clock::OneEnd(end, pause) => (Some(What::OneEnd(end, pause)), None),
    };
    let nothing = matches!(worked, None | Some(What::Length(Minutes::ZERO)));
    let Some(status) = status else {
        return match (worked, letter) {
            (None, Some(letter)) => Ok((What::Absent(letter), None)),
            (Some(worked), letter) if !nothing => Ok((worked, letter)),
            _ => Err(line.bad(Column::Status, Sentence::new("file-status-empty"))),
        };
    };
    match absence(status.word) {
        Some(absence) => {
            if letter.is_some_and(|letter| letter != absence) {
                return Err(line.bad(Column::Times, Sentence::new("file-rest-other")));
            }
            match worked {
                Some(_) if !nothing && matches!(absence, Absence::NoShow | Absence::Closed) => {
                    Err(line.bad(Column::Status, Sentence::new("file-absent-worked")))
                }
                Some(worked) if !nothing => Ok((worked, Some(absence))),
                _ => Ok((What::Absent(absence), None)),
            }
        }
        None if worked.is_none() && letter.is_some() => {
            Err(line.bad(Column::Times, Sentence::new("file-rest-other")))
        }
        None if worked.is_none() && matches!(status.word, StatusWord::Late | StatusWord::LeftEarly) => {
            Err(line.bad(Column::Status, Sentence::new("file-status-times")))
        }
        None => {
            let blank = if status.word == StatusWord::Part {
                What::Nothing
            } else {
                What::Planned
            };
            Ok((worked.unwrap_or(blank), letter))
        }
    }
}
