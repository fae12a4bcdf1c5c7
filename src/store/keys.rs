//! Where a record lies in the store: fixed-width big-endian keys, in which nothing is readable but ids and
//! dates. A tag byte, then the parts in the order in which they are read together.

use chrono::{Datelike, NaiveDate};

use crate::codec::CodecError;
use crate::domain::ids::ParticipantId;
use crate::domain::record::RecordKey;
use uuid::Uuid;

/// The applied position and the fold's number.
pub const META: [u8; 1] = [0];

/// First bytes of keys. Numbers are never used again for something else; 1 to 13 were.
pub mod tag {
    pub const TOTALS: u8 = 32;
    pub const MONTH: u8 = 33;
    pub const NOTES: u8 = 34;
    pub const FILE: u8 = 35;
    pub const HOUSE: u8 = 36;
    pub const DAYS: u8 = 37;
}

/// The tags of drawers, in order.
pub const DRAWERS: std::ops::RangeInclusive<u8> = tag::FILE..=tag::DAYS;

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

/// Where a participant's month lies: everybody's of one month beside one another, for so they are looked at and
/// so they grow. Which months somebody has, their totals say.
#[must_use]
pub fn month(person: ParticipantId, month: u16) -> Vec<u8> {
    let [high, low] = month.to_be_bytes();
    [&[tag::MONTH, high, low], &person.0.as_bytes()[..]].concat()
}

/// Where a participant's observations of a month lie; more pages follow as `0, 1, 2, …`.
#[must_use]
pub fn notes(person: ParticipantId, month: u16, page: u16) -> Vec<u8> {
    let mut key = of_person(tag::NOTES, person);
    key.extend_from_slice(&month.to_be_bytes());
    key.extend_from_slice(&page.to_be_bytes());
    key
}

/// Whose and which month a page is, of attendance or of observations.
///
/// # Errors
/// When it is not the key of a page.
pub fn person_month(key: &[u8]) -> Result<(ParticipantId, u16), CodecError> {
    let read = || {
        let (tag, rest) = key.split_first()?;
        let (person, month) = if *tag == tag::MONTH {
            (rest.get(2..18)?, rest.get(..2)?)
        } else {
            (rest.get(..16)?, rest.get(16..18)?)
        };
        let person = ParticipantId(Uuid::from_slice(person).ok()?);
        Some((person, u16::from_be_bytes(month.try_into().ok()?)))
    };
    read().ok_or(CodecError::Damaged("a key of the store"))
}

/// With whom somebody's totals lie: few keys are read sooner than many.
#[must_use]
pub const fn group(person: ParticipantId) -> u8 {
    person.0.as_bytes()[0] >> 3
}

/// The first who can be in a group; groups follow one another in the order of ids.
#[must_use]
pub const fn first_of(group: u8) -> ParticipantId {
    ParticipantId(Uuid::from_u128((group as u128) << 123))
}

/// Where the totals of a group lie, year by year.
#[must_use]
pub fn totals(year: u16, group: u8) -> Vec<u8> {
    let [high, low] = year.to_be_bytes();
    vec![tag::TOTALS, high, low, group]
}

/// The common beginning of everything of one kind of one participant.
#[must_use]
pub fn of_person(tag: u8, person: ParticipantId) -> Vec<u8> {
    let mut key = Vec::with_capacity(21);
    key.push(tag);
    key.extend_from_slice(person.0.as_bytes());
    key
}

/// In which drawer a reference record lies; none for records of a participant's day. Drawers are many enough to
/// be small, and few enough to be read all at opening.
#[must_use]
pub fn drawer(key: &RecordKey) -> Option<Vec<u8>> {
    let house = |kind: u8, id: &[u8]| vec![tag::HOUSE, kind, id.first().copied().unwrap_or(0)];
    Some(match key {
        RecordKey::Participant(person)
        | RecordKey::Trajectory(person, _)
        | RecordKey::Schedule(person)
        | RecordKey::Absence(person, _) => of_person(tag::FILE, *person),
        RecordKey::DayClose(date) | RecordKey::DayNote(date) => {
            let [high, low] = month_of(*date).0.to_be_bytes();
            vec![tag::DAYS, high, low]
        }
        RecordKey::Workshop => house(1, &[]),
        RecordKey::Method(id) => house(2, id.as_bytes()),
        RecordKey::Supervisor(id) => house(3, id.0.as_bytes()),
        RecordKey::Team(id) => house(4, id.0.as_bytes()),
        RecordKey::Closure(id) => house(5, id.0.as_bytes()),
        RecordKey::Klus(id) => house(6, id.0.as_bytes()),
        RecordKey::Reason(id) => house(7, id.0.as_bytes()),
        RecordKey::Recovery(..)
        | RecordKey::Attendance(..)
        | RecordKey::Allocation(..)
        | RecordKey::Contact(..)
        | RecordKey::Observation(..) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn months_lie_in_the_order_of_the_calendar(a in 0i32..2_000_000, b in 0i32..2_000_000) {
            let dates = [a, b].map(|d| NaiveDate::from_num_days_from_ce_opt(d + 1).unwrap());
            let person = ParticipantId(Uuid::from_u128(7));
            let [x, y] = dates.map(|d| month(person, month_of(d).0));
            let [m, n] = dates.map(|d| (d.year(), d.month()));
            prop_assert_eq!(x.cmp(&y), m.cmp(&n));
        }

        #[test]
        fn whose_and_which_month_is_found_back_from_its_key(id: u128, of: u16, page: u16) {
            let person = ParticipantId(Uuid::from_u128(id));
            prop_assert_eq!(person_month(&month(person, of)), Ok((person, of)));
            prop_assert_eq!(person_month(&notes(person, of, page)), Ok((person, of)));
        }

        #[test]
        fn a_day_is_found_back_from_its_month(d in 0i32..1_000_000) {
            let date = NaiveDate::from_num_days_from_ce_opt(d + 366).unwrap();
            let (month, day) = month_of(date);
            prop_assert_eq!(date_of(month, day), Some(date));
        }
    }
}
