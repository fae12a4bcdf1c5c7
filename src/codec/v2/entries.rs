//! Entries: their stamp, and what belongs to nobody and to each participant.
//!
//! The house part begins with why and for what reason; then, as in every group, come changes: its number in the entry,
//! its key, and both images, each with its length before it (0 for none). By the numbers a change that lies with several
//! people is known as one, and the order is that in which they were made.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDateTime};
use uuid::Uuid;

use super::why::{put_why, take_why};
use super::{put_key, take_key};
use crate::codec::cursor::{Cursor, put_counted, put_number};
use crate::codec::records::{put_record, take_record};
use crate::codec::{Codec, CodecError, v1};
use crate::domain::ids::{ParticipantId, ReasonId, SupervisorId, TerminalId};
use crate::domain::record::{Change, Entry, EntryId, Realm, Record, RecordKey, Why};
use crate::sheet::{Draft, Piece, Sheet, Stamp, Written, content};

const WHAT: &str = "an entry of the journal";

/// The number of a realm in a sheet; 0 is the house.
const fn realm(realm: Realm) -> u8 {
    match realm {
        Realm::Floor => 1,
        Realm::File => 2,
    }
}

/// Writes an entry.
pub(in crate::codec) fn draft(entry: &Entry) -> Draft {
    let mut draft = Draft::new(Stamp {
        terminal: entry.id.terminal.0.into_bytes(),
        sequence: entry.id.sequence,
        who: entry.who.map(|who| who.0.into_bytes()),
        at: entry.at,
        local: entry.local.and_utc().timestamp_millis(),
        basis: 0,
    });
    let near = entry.local.num_days_from_ce();
    let house = draft.house();
    put_why(house, near, &entry.why);
    house.push(u8::from(entry.reason.is_some()));
    house.extend(entry.reason.iter().flat_map(|reason| reason.0.into_bytes()));
    let mut scratch = Vec::new();
    for (number, change) in (0..).zip(&entry.changes) {
        let mut put = |out: &mut Vec<u8>| put_change(out, &mut scratch, (number, near), change);
        if let Some((person, of)) = change.key.subject().zip(change.key.realm()) {
            draft.put(person.0.into_bytes(), realm(of), put);
            continue;
        }
        let about = about(&change.key, entry);
        for person in &about {
            draft.put(person.0.into_bytes(), realm(Realm::Floor), &mut put);
        }
        if about.is_empty() {
            put(draft.house());
        }
    }
    draft
}

/// Who is meant by a record that speaks of whoever the entry is about.
fn about(key: &RecordKey, entry: &Entry) -> BTreeSet<ParticipantId> {
    if !key.is_about_all() {
        return BTreeSet::new();
    }
    entry
        .changes
        .iter()
        .filter_map(|change| change.key.subject())
        .collect()
}

fn put_change(out: &mut Vec<u8>, scratch: &mut Vec<u8>, (number, near): (u64, i32), change: &Change) {
    put_number(out, number);
    put_key(out, near, &change.key);
    for image in [&change.before, &change.after] {
        scratch.clear();
        if let Some(record) = image {
            put_record(scratch, record);
        }
        put_counted(out, scratch);
    }
}

/// What stands before the changes.
struct Begin {
    stamp: Stamp,
    local: NaiveDateTime,
    why: Why,
    reason: Option<ReasonId>,
}

/// Reads an entry.
pub(in crate::codec) fn entry(codec: &Codec, written: &Written) -> Result<Entry, CodecError> {
    let mut changes: Vec<(u64, Change)> = Vec::new();
    let begin = walk(codec, written, &mut |taken| {
        let image = |bytes: &[u8]| (!bytes.is_empty()).then(|| take_record(bytes)).transpose();
        let change = Change {
            key: taken.key,
            before: image(taken.before)?,
            after: image(taken.after)?,
        };
        changes.push((taken.number, change));
        Ok(())
    })?;
    if !changes.is_sorted_by_key(|(number, _)| *number) {
        changes.sort_by_key(|(number, _)| *number);
    }
    changes.dedup_by_key(|(number, _)| *number);
    Ok(Entry {
        id: EntryId {
            terminal: TerminalId(Uuid::from_bytes(begin.stamp.terminal)),
            sequence: begin.stamp.sequence,
        },
        who: begin.stamp.who.map(|who| SupervisorId(Uuid::from_bytes(who))),
        at: begin.stamp.at,
        local: begin.local,
        why: begin.why,
        reason: begin.reason,
        changes: changes.into_iter().map(|(_, change)| change).collect(),
    })
}

/// Reads what became of each record: those of one person in their order; what was there before is not read.
pub(in crate::codec) fn images(
    codec: &Codec,
    written: &Written,
) -> Result<Vec<(RecordKey, Option<Record>)>, CodecError> {
    let mut images = Vec::new();
    walk(codec, written, &mut |taken| {
        let after = (!taken.after.is_empty()).then(|| take_record(taken.after));
        images.push((taken.key, after.transpose()?));
        Ok(())
    })?;
    Ok(images)
}

/// A change as it stands there; an image that is not there is empty.
struct Taken<'a> {
    number: u64,
    key: RecordKey,
    before: &'a [u8],
    after: &'a [u8],
}

type Each<'a> = dyn FnMut(Taken<'_>) -> Result<(), CodecError> + 'a;

/// Goes through all changes: those of nobody, then those of each person, part by part.
fn walk(codec: &Codec, written: &Written, each: &mut Each<'_>) -> Result<Begin, CodecError> {
    let damaged = || CodecError::Damaged(WHAT);
    let sheets = written.sheets().collect::<Result<Vec<Sheet<'_>>, _>>();
    let sheets = sheets.map_err(|_| damaged())?;
    let stamp = sheets.first().ok_or_else(damaged)?.stamp;
    let local = v1::moment(stamp.local)?;
    let near = local.num_days_from_ce();
    let house = house(codec, &sheets)?;
    let mut cursor = Cursor::new(&house, WHAT);
    let why = take_why(&mut cursor, near)?;
    let reason = match cursor.byte()? {
        0 => None,
        1 => Some(ReasonId(cursor.id()?)),
        _ => return Err(damaged()),
    };
    take_changes(&mut cursor, near, None, each)?;
    for sheet in &sheets {
        for group in sheet.pieces().skip(1) {
            let person = ParticipantId(Uuid::from_bytes(group.owner));
            let bytes = opened(codec, Some(person), &group)?;
            take_changes(&mut Cursor::new(&bytes, WHAT), near, Some(person), each)?;
        }
    }
    Ok(Begin {
        stamp,
        local,
        why,
        reason,
    })
}

/// The house part, which may go on from part to part.
fn house<'a>(codec: &Codec, sheets: &[Sheet<'a>]) -> Result<Cow<'a, [u8]>, CodecError> {
    let mut parts = sheets.iter().filter_map(|sheet| sheet.pieces().next());
    let first = parts.next().ok_or(CodecError::Damaged(WHAT))?;
    let mut house = opened(codec, None, &first)?;
    for part in parts {
        let more = opened(codec, None, &part)?;
        if !more.is_empty() {
            house.to_mut().extend_from_slice(&more);
        }
    }
    Ok(house)
}

fn opened<'a>(
    codec: &Codec,
    subject: Option<ParticipantId>,
    piece: &Piece<'a>,
) -> Result<Cow<'a, [u8]>, CodecError> {
    let damaged = CodecError::Damaged(WHAT);
    match codec.open(subject, piece.bytes)? {
        Cow::Borrowed(bytes) => content(bytes).map(Cow::Borrowed).ok_or(damaged),
        Cow::Owned(bytes) => content(&bytes).map(|it| Cow::Owned(it.to_vec())).ok_or(damaged),
    }
}

fn take_changes(
    cursor: &mut Cursor<'_>,
    near: i32,
    owner: Option<ParticipantId>,
    each: &mut Each<'_>,
) -> Result<(), CodecError> {
    while !cursor.is_at_end() {
        each(Taken {
            number: cursor.number()?,
            key: take_key(cursor, near, owner)?,
            before: cursor.counted()?,
            after: cursor.counted()?,
        })?;
    }
    Ok(())
}
