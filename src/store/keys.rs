//! Where a record lies in the store: fixed-width big-endian keys, in which nothing is readable but ids and
//! dates. A tag byte, then the parts in the order in which they are read together.

use chrono::{Datelike, NaiveDate};

use crate::codec::CodecError;
use crate::domain::ids::{
    AbsenceId, ClosureId, KlusId, ParticipantId, ReasonId, SupervisorId, TeamId, TrajectoryId,
};
use crate::domain::record::RecordKey;
use uuid::Uuid;

/// The applied position and the fold's number.
pub const META: [u8; 1] = [0];

/// First bytes of keys. Numbers are never used again for something else.
pub mod tag {
    pub const WORKSHOP: u8 = 1;
    pub const METHOD: u8 = 2;
    pub const SUPERVISOR: u8 = 3;
    pub const TEAM: u8 = 4;
    pub const PARTICIPANT: u8 = 5;
    pub const TRAJECTORY: u8 = 6;
    pub const SCHEDULE: u8 = 7;
    pub const ABSENCE: u8 = 8;
    pub const CLOSURE: u8 = 9;
    pub const KLUS: u8 = 10;
    pub const DAY_CLOSE: u8 = 11;
    pub const DAY_NOTE: u8 = 12;
    pub const REASON: u8 = 13;
    pub const TOTALS: u8 = 32;
    pub const MONTH: u8 = 33;
    pub const NOTES: u8 = 34;
}

/// The tags of records that lie under a key of their own, in order.
pub const REFERENCE: std::ops::RangeInclusive<u8> = tag::WORKSHOP..=tag::REASON;

/// A month, counted from year 0, and the day in it.
///
/// Years beyond 0..=5461 do not come up: dates are checked where they enter.
#[must_use]
pub fn month_of(date: NaiveDate) -> (u16, u8) {
    let month = date.year().clamp(0, 5460).cast_unsigned() * 12 + date.month0();
    (
        u16::try_from(month).unwrap_or(u16::MAX),
        u8::try_from(date.day()).unwrap_or(1),
    )
}

/// The date of a day in a month; none when there is no such day.
#[must_use]
pub fn date_of(month: u16, day: u8) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(month / 12), u32::from(month % 12) + 1, u32::from(day))
}

/// Where a participant's month lies.
#[must_use]
pub fn month(person: ParticipantId, month: u16) -> Vec<u8> {
    paged(tag::MONTH, person, month)
}

/// Where a participant's observations of a month lie; more pages follow as `0, 1, 2, …`.
#[must_use]
pub fn notes(person: ParticipantId, month: u16, page: u16) -> Vec<u8> {
    let mut key = paged(tag::NOTES, person, month);
    key.extend_from_slice(&page.to_be_bytes());
    key
}

/// Where a participant's totals lie.
#[must_use]
pub fn totals(person: ParticipantId) -> Vec<u8> {
    of_person(tag::TOTALS, person)
}

/// The common beginning of everything of one kind of one participant.
#[must_use]
pub fn of_person(tag: u8, person: ParticipantId) -> Vec<u8> {
    let mut key = Vec::with_capacity(21);
    key.push(tag);
    key.extend_from_slice(person.0.as_bytes());
    key
}

fn paged(tag: u8, person: ParticipantId, month: u16) -> Vec<u8> {
    let mut key = of_person(tag, person);
    key.extend_from_slice(&month.to_be_bytes());
    key
}

fn of_id(tag: u8, id: Uuid) -> Vec<u8> {
    let mut key = vec![tag];
    key.extend_from_slice(id.as_bytes());
    key
}

fn of_date(tag: u8, date: NaiveDate) -> Vec<u8> {
    let mut key = vec![tag];
    key.extend_from_slice(&date.num_days_from_ce().to_be_bytes());
    key
}

/// Where a reference record lies; none for records that are packed into pages.
#[must_use]
pub fn reference(key: &RecordKey) -> Option<Vec<u8>> {
    Some(match key {
        RecordKey::Workshop => vec![tag::WORKSHOP],
        RecordKey::Method(id) => [&[tag::METHOD], id.as_bytes()].concat(),
        RecordKey::Supervisor(id) => of_id(tag::SUPERVISOR, id.0),
        RecordKey::Team(id) => of_id(tag::TEAM, id.0),
        RecordKey::Participant(id) => of_person(tag::PARTICIPANT, *id),
        RecordKey::Trajectory(p, id) => [of_person(tag::TRAJECTORY, *p), id.0.as_bytes().to_vec()].concat(),
        RecordKey::Schedule(p) => of_person(tag::SCHEDULE, *p),
        RecordKey::Absence(p, id) => [of_person(tag::ABSENCE, *p), id.0.as_bytes().to_vec()].concat(),
        RecordKey::Closure(id) => of_id(tag::CLOSURE, id.0),
        RecordKey::Klus(id) => of_id(tag::KLUS, id.0),
        RecordKey::DayClose(date) => of_date(tag::DAY_CLOSE, *date),
        RecordKey::DayNote(date) => of_date(tag::DAY_NOTE, *date),
        RecordKey::Reason(id) => of_id(tag::REASON, id.0),
        RecordKey::Recovery(..)
        | RecordKey::Attendance(..)
        | RecordKey::Allocation(..)
        | RecordKey::Contact(..)
        | RecordKey::Observation(..) => return None,
    })
}

/// Reads the key of a reference record back.
pub fn parse_reference(key: &[u8]) -> Result<RecordKey, CodecError> {
    let damaged = || CodecError::Damaged("a key of the store");
    let (tag, rest) = key.split_first().ok_or_else(damaged)?;
    let uuid = |bytes: &[u8]| Uuid::from_slice(bytes).map_err(|_| damaged());
    let date = || {
        let days = rest.try_into().map(i32::from_be_bytes).map_err(|_| damaged())?;
        NaiveDate::from_num_days_from_ce_opt(days).ok_or_else(damaged)
    };
    let person_and = || {
        let (person, id) = rest.split_at_checked(16).ok_or_else(damaged)?;
        Ok::<_, CodecError>((ParticipantId(uuid(person)?), uuid(id)?))
    };
    Ok(match *tag {
        tag::WORKSHOP => RecordKey::Workshop,
        tag::METHOD => RecordKey::Method(String::from_utf8(rest.to_vec()).map_err(|_| damaged())?),
        tag::SUPERVISOR => RecordKey::Supervisor(SupervisorId(uuid(rest)?)),
        tag::TEAM => RecordKey::Team(TeamId(uuid(rest)?)),
        tag::PARTICIPANT => RecordKey::Participant(ParticipantId(uuid(rest)?)),
        tag::TRAJECTORY => person_and().map(|(p, id)| RecordKey::Trajectory(p, TrajectoryId(id)))?,
        tag::SCHEDULE => RecordKey::Schedule(ParticipantId(uuid(rest)?)),
        tag::ABSENCE => person_and().map(|(p, id)| RecordKey::Absence(p, AbsenceId(id)))?,
        tag::CLOSURE => RecordKey::Closure(ClosureId(uuid(rest)?)),
        tag::KLUS => RecordKey::Klus(KlusId(uuid(rest)?)),
        tag::DAY_CLOSE => RecordKey::DayClose(date()?),
        tag::DAY_NOTE => RecordKey::DayNote(date()?),
        tag::REASON => RecordKey::Reason(ReasonId(uuid(rest)?)),
        _ => return Err(damaged()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn months_of_one_person_lie_in_the_order_of_the_calendar(a in 0i32..2_000_000, b in 0i32..2_000_000) {
            let dates = [a, b].map(|d| NaiveDate::from_num_days_from_ce_opt(d + 1).unwrap());
            let person = ParticipantId(Uuid::from_u128(7));
            let [x, y] = dates.map(|d| month(person, month_of(d).0));
            let [m, n] = dates.map(|d| (d.year(), d.month()));
            prop_assert_eq!(x.cmp(&y), m.cmp(&n));
        }

        #[test]
        fn a_day_is_found_back_from_its_month(d in 0i32..1_000_000) {
            let date = NaiveDate::from_num_days_from_ce_opt(d + 366).unwrap();
            let (month, day) = month_of(date);
            prop_assert_eq!(date_of(month, day), Some(date));
        }
    }
}
