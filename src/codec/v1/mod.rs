//! Version 1 of everything that is stored: frozen shapes, with conversions to the words of the domain.
//! A shape here is never changed; a new version is a new folder. Entries are written in version 2, and read here.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

mod days;
mod entries;
mod house;
mod people;

pub(super) use days::{AttendanceV1, ContactV1};
pub(super) use entries::{EntryV1, MonthV1, NotesV1, SealedV1, SignatureV1, TotalsV1};
pub(super) use house::{ClosureV1, DayCloseV1, KlusV1, MethodV1, ObservationV1, WorkshopV1};
pub(super) use people::{NamedV1, ParticipantV1, PlannedAbsenceV1, ScheduleV1, TrajectoryV1};

use super::CodecError;
use crate::domain::attendance::Absence;
use crate::domain::dated::Dated;
use crate::domain::time::{ClockTime, HalfDay, Span};

/// The 16 bytes of an id, as one number: written and read at once instead of byte by byte.
type Id = u128;
type Dates<T> = Vec<(i32, T)>;

pub(in crate::codec) const fn id(uuid: Uuid) -> Id {
    u128::from_le_bytes(uuid.into_bytes())
}

pub(in crate::codec) const fn uuid(id: Id) -> Uuid {
    Uuid::from_bytes(id.to_le_bytes())
}

fn day(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

fn date(day: i32) -> Result<NaiveDate, CodecError> {
    NaiveDate::from_num_days_from_ce_opt(day).ok_or(CodecError::Damaged("a date"))
}

fn optional_date(day: Option<i32>) -> Result<Option<NaiveDate>, CodecError> {
    day.map(date).transpose()
}

fn millis(at: NaiveDateTime) -> i64 {
    at.and_utc().timestamp_millis()
}

pub(in crate::codec) fn moment(millis: i64) -> Result<NaiveDateTime, CodecError> {
    DateTime::from_timestamp_millis(millis)
        .map(|at| at.naive_utc())
        .ok_or(CodecError::Damaged("a moment"))
}

fn dated<T, U>(from: &Dated<T>, convert: impl Fn(&T) -> U) -> Dates<U> {
    from.versions()
        .map(|(from, value)| (day(from), convert(value)))
        .collect()
}

fn undated<T, U>(
    versions: Dates<U>,
    convert: impl Fn(U) -> Result<T, CodecError>,
) -> Result<Dated<T>, CodecError> {
    let versions = versions
        .into_iter()
        .map(|(from, value)| Ok((date(from)?, convert(value)?)))
        .collect::<Result<_, _>>()?;
    Ok(Dated::from_versions(versions))
}

/// Into the frozen shape and back again.
pub(in crate::codec) trait Frozen: Sized {
    /// The word of the domain.
    type Domain;
    fn freeze(from: &Self::Domain) -> Self;
    fn thaw(self) -> Result<Self::Domain, CodecError>;
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(in crate::codec) enum HalfDayV1 {
    Morning,
    Afternoon,
    Evening,
}

impl From<HalfDay> for HalfDayV1 {
    fn from(half: HalfDay) -> Self {
        match half {
            HalfDay::Morning => Self::Morning,
            HalfDay::Afternoon => Self::Afternoon,
            HalfDay::Evening => Self::Evening,
        }
    }
}

impl From<HalfDayV1> for HalfDay {
    fn from(half: HalfDayV1) -> Self {
        match half {
            HalfDayV1::Morning => Self::Morning,
            HalfDayV1::Afternoon => Self::Afternoon,
            HalfDayV1::Evening => Self::Evening,
        }
    }
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(in crate::codec) enum AbsenceV1 {
    Sick,
    Leave,
    Cancelled,
    NoShow,
    Closed,
}

impl From<Absence> for AbsenceV1 {
    fn from(absence: Absence) -> Self {
        match absence {
            Absence::Sick => Self::Sick,
            Absence::Leave => Self::Leave,
            Absence::Cancelled => Self::Cancelled,
            Absence::NoShow => Self::NoShow,
            Absence::Closed => Self::Closed,
        }
    }
}

impl From<AbsenceV1> for Absence {
    fn from(absence: AbsenceV1) -> Self {
        match absence {
            AbsenceV1::Sick => Self::Sick,
            AbsenceV1::Leave => Self::Leave,
            AbsenceV1::Cancelled => Self::Cancelled,
            AbsenceV1::NoShow => Self::NoShow,
            AbsenceV1::Closed => Self::Closed,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct SpanV1 {
    from: u16,
    to: u16,
}

impl From<Span> for SpanV1 {
    fn from(span: Span) -> Self {
        Self {
            from: span.from().minutes(),
            to: span.to().minutes(),
        }
    }
}

impl SpanV1 {
    fn thaw(self) -> Result<Span, CodecError> {
        ClockTime::from_minutes(self.from)
            .zip(ClockTime::from_minutes(self.to))
            .and_then(|(from, to)| Span::new(from, to))
            .ok_or(CodecError::Damaged("a span of time"))
    }
}
