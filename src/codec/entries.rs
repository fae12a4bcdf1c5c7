//! Entries of the journal: written in version 2, read in both.

use bincode::Options;
use chrono::NaiveDateTime;
use uuid::Uuid;

use super::{Codec, CodecError, Kind, body, options, read, v1, v2};
use crate::domain::ids::{ReasonId, SupervisorId, TerminalId};
use crate::domain::record::{Change, Entry, EntryId, Record, RecordKey};
use crate::sheet::{Draft, Written};

const WHAT: &str = "an entry of the journal";

/// Which entry it is, who made it and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Which.
    pub id: EntryId,
    /// In whose name.
    pub who: Option<SupervisorId>,
    /// When, in milliseconds of Unix time.
    pub at: i64,
    /// When, on the wall.
    pub local: NaiveDateTime,
}

impl Codec {
    /// An entry as the journal takes it.
    #[must_use]
    pub fn encode_entry(&self, entry: &Entry) -> Draft {
        v2::draft(entry)
    }

    /// Reads an entry back.
    ///
    /// # Errors
    /// When it is damaged, newer than this program, or sealed under a key that is not at hand.
    pub fn decode_entry(&self, written: &Written) -> Result<Entry, CodecError> {
        let Some(bytes) = written.as_whole() else {
            return v2::entry(self, written);
        };
        let frozen: v1::EntryV1<'_> = read(bytes, Kind::Entry, WHAT)?;
        let changes = frozen
            .changes
            .into_iter()
            .map(|change| {
                let key = change.key.thaw()?;
                let subject = key.subject();
                let image = |value: Option<v1::SealedV1>| {
                    value.map(|v| self.decode_record(subject, &v.0)).transpose()
                };
                Ok(Change {
                    before: image(change.before)?,
                    after: image(change.after)?,
                    key,
                })
            })
            .collect::<Result<_, CodecError>>()?;
        Ok(Entry {
            id: entry_id(frozen.terminal, frozen.sequence),
            who: frozen.who.map(|s| SupervisorId(v1::uuid(s))),
            at: frozen.at,
            local: v1::moment(frozen.local)?,
            why: frozen.why.thaw()?,
            reason: frozen.reason.map(|r| ReasonId(v1::uuid(r))),
            changes,
        })
    }

    /// What an entry made of each record it changed, those of one record in order; what was there before is not read.
    ///
    /// # Errors
    /// As [`Codec::decode_entry`], as far as it is read.
    pub fn decode_images(&self, written: &Written) -> Result<Vec<(RecordKey, Option<Record>)>, CodecError> {
        let Some(bytes) = written.as_whole() else {
            return v2::images(self, written);
        };
        let frozen: v1::EntryV1<'_> = read(bytes, Kind::Entry, WHAT)?;
        let images = frozen.changes.into_iter().map(|change| {
            let key = change.key.thaw()?;
            let after = change.after.map(|v| self.decode_record(key.subject(), &v.0));
            Ok((key, after.transpose()?))
        });
        images.collect()
    }

    /// The signature of an entry, without reading what it changed.
    ///
    /// # Errors
    /// As [`Codec::decode_entry`], as far as it is read.
    pub fn decode_signature(&self, written: &Written) -> Result<Signature, CodecError> {
        let damaged = CodecError::Damaged(WHAT);
        let Some(bytes) = written.as_whole() else {
            let sheet = written.sheets().next().and_then(Result::ok).ok_or(damaged)?;
            let stamp = sheet.stamp;
            return Ok(Signature {
                id: EntryId {
                    terminal: TerminalId(Uuid::from_bytes(stamp.terminal)),
                    sequence: stamp.sequence,
                },
                who: stamp.who.map(|who| SupervisorId(Uuid::from_bytes(who))),
                at: stamp.at,
                local: v1::moment(stamp.local)?,
            });
        };
        let body = body(bytes, Kind::Entry, WHAT)?;
        let read = options().allow_trailing_bytes().deserialize(body);
        let frozen: v1::SignatureV1 = read.map_err(|_| damaged)?;
        Ok(Signature {
            id: entry_id(frozen.terminal, frozen.sequence),
            who: frozen.who.map(|s| SupervisorId(v1::uuid(s))),
            at: frozen.at,
            local: v1::moment(frozen.local)?,
        })
    }
}

fn entry_id(terminal: u128, sequence: u64) -> EntryId {
    EntryId {
        terminal: TerminalId(v1::uuid(terminal)),
        sequence,
    }
}
