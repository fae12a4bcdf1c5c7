//! Version 2 of entries: what belongs to each participant apart from what belongs to nobody. Keys and reasons say
//! their kind and the version of that kind, as records do, so that one that was added later is told from damage.

mod entries;
mod keys;
mod why;

pub(super) use entries::{draft, entry, images};
pub(super) use keys::{put_key, take_key};

use chrono::{Datelike, NaiveDate};

use super::CodecError;
use super::cursor::{Cursor, put_signed};

/// Adds a date, as days since another.
fn put_date(out: &mut Vec<u8>, near: i32, date: NaiveDate) {
    put_signed(out, i64::from(date.num_days_from_ce()) - i64::from(near));
}

/// Reads a date.
fn take_date(cursor: &mut Cursor<'_>, near: i32) -> Result<NaiveDate, CodecError> {
    let days = cursor.signed()?.checked_add(i64::from(near));
    days.and_then(|days| i32::try_from(days).ok())
        .and_then(NaiveDate::from_num_days_from_ce_opt)
        .ok_or(CodecError::Damaged("a date"))
}
