//! Why an entry was made.

use super::keys::{put_half, take_half};
use super::{put_date, take_date};
use crate::codec::CodecError;
use crate::codec::cursor::Cursor;
use crate::domain::ids::TerminalId;
use crate::domain::record::{EntryId, Why};

/// What the kinds of reasons count from, so that none looks like a record.
const FIRST: u8 = 128;

const fn kind(why: &Why) -> u8 {
    FIRST
        + match why {
            Why::Start => 0,
            Why::Mark(_) => 1,
            Why::AcceptRest(_) => 2,
            Why::Contact(_) => 3,
            Why::Recovery(_) => 4,
            Why::Allocate(..) => 5,
            Why::CopyAllocation(..) => 6,
            Why::Note(_) => 7,
            Why::CloseDay(_) => 8,
            Why::DayNote(_) => 9,
            Why::Edit => 10,
            Why::Import => 11,
            Why::Undo(_) => 12,
            Why::Redo(_) => 13,
        }
}

/// Adds a reason: its kind, the version of that kind, and what it holds.
pub(super) fn put_why(out: &mut Vec<u8>, near: i32, why: &Why) {
    out.extend([kind(why), 1]);
    match why {
        Why::Start | Why::Edit | Why::Import => {}
        Why::Mark(date)
        | Why::AcceptRest(date)
        | Why::Contact(date)
        | Why::Recovery(date)
        | Why::Note(date)
        | Why::CloseDay(date)
        | Why::DayNote(date) => put_date(out, near, *date),
        Why::Allocate(date, half) | Why::CopyAllocation(date, half) => {
            put_date(out, near, *date);
            put_half(out, *half);
        }
        Why::Undo(entry) | Why::Redo(entry) => {
            out.extend(entry.terminal.0.as_bytes());
            out.extend(entry.sequence.to_be_bytes());
        }
    }
}

/// Reads a reason.
pub(super) fn take_why(cursor: &mut Cursor<'_>, near: i32) -> Result<Why, CodecError> {
    let (kind, version) = (cursor.byte()?, cursor.byte()?);
    if kind < FIRST || version == 0 {
        return Err(cursor.damaged());
    }
    if version > 1 {
        return Err(CodecError::Newer { kind, version });
    }
    Ok(match kind - FIRST {
        0 => Why::Start,
        1 => Why::Mark(take_date(cursor, near)?),
        2 => Why::AcceptRest(take_date(cursor, near)?),
        3 => Why::Contact(take_date(cursor, near)?),
        4 => Why::Recovery(take_date(cursor, near)?),
        5 => Why::Allocate(take_date(cursor, near)?, take_half(cursor)?),
        6 => Why::CopyAllocation(take_date(cursor, near)?, take_half(cursor)?),
        7 => Why::Note(take_date(cursor, near)?),
        8 => Why::CloseDay(take_date(cursor, near)?),
        9 => Why::DayNote(take_date(cursor, near)?),
        10 => Why::Edit,
        11 => Why::Import,
        12 => Why::Undo(take_entry(cursor)?),
        13 => Why::Redo(take_entry(cursor)?),
        _ => return Err(CodecError::Newer { kind, version }),
    })
}

fn take_entry(cursor: &mut Cursor<'_>) -> Result<EntryId, CodecError> {
    let terminal = TerminalId(cursor.id()?);
    let sequence = u64::from_be_bytes(cursor.bytes(8)?.try_into().map_err(|_| cursor.damaged())?);
    Ok(EntryId { terminal, sequence })
}
