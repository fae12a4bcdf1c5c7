//! Packed values of the store: a participant's file, month, observations, running totals; the house's records.
//! Opening time and memory follow the number of keys, so these are few.

use std::collections::BTreeMap;

use super::v1::{
    self, AttendanceV1, ContactV1, DrawerV1, Frozen, KeyV1, MonthV1, NotesV1, ObservationV1, SealedV1,
    TotalsV1,
};
use super::{CodecError, Kind, decode_record, encode_record, open, read, seal, write};
use crate::domain::attendance::{Attendance, ContactAttempt};
use crate::domain::ids::{KlusId, NoteId, ParticipantId};
use crate::domain::klus::Observation;
use crate::domain::record::{Record, RecordKey};
use crate::domain::time::HalfDay;

/// Records that are not of a participant's day, kept together because they are read together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawer(pub BTreeMap<RecordKey, Record>);

impl Drawer {
    /// The bytes, each record sealed under its own subject.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let sealed = |(key, record): (&RecordKey, _)| {
            (
                KeyV1::freeze(key),
                SealedV1(encode_record(key.subject(), record).into()),
            )
        };
        write(Kind::Drawer, &DrawerV1(self.0.iter().map(sealed).collect()))
    }

    /// Reads them back.
    ///
    /// # Errors
    /// When damaged, or newer than this program.
    pub fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        let frozen: DrawerV1<'_> = read(bytes, Kind::Drawer, "a drawer of records")?;
        let all = frozen.0.into_iter().map(|(key, sealed)| {
            let key = key.thaw()?;
            let record = decode_record(key.subject(), &sealed.0)?;
            Ok((key, record))
        });
        Ok(Self(all.collect::<Result<_, CodecError>>()?))
    }
}

/// One participant's month. Days count from 1; every list is in order of day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// What happened, per day.
    pub attendance: Vec<(u8, Attendance)>,
    /// The klus per day and half-day.
    pub allocations: Vec<((u8, HalfDay), KlusId)>,
    /// Attempts to reach the participant, per day.
    pub contacts: Vec<(u8, Vec<ContactAttempt>)>,
    /// Days on which the participant reported better.
    pub recoveries: Vec<(u8, ())>,
}

impl Month {
    /// Whether nothing is left in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.attendance.is_empty()
            && self.allocations.is_empty()
            && self.contacts.is_empty()
            && self.recoveries.is_empty()
    }

    /// The bytes, sealed under the participant.
    #[must_use]
    pub fn encode(&self, subject: ParticipantId) -> Vec<u8> {
        let frozen = MonthV1 {
            attendance: self
                .attendance
                .iter()
                .map(|(day, a)| (*day, AttendanceV1::freeze(a)))
                .collect(),
            allocations: self
                .allocations
                .iter()
                .map(|((day, half), klus)| (*day, (*half).into(), v1::id(klus.0)))
                .collect(),
            contacts: self
                .contacts
                .iter()
                .map(|(day, c)| (*day, ContactV1::freeze(c)))
                .collect(),
            recoveries: self.recoveries.iter().map(|(day, ())| *day).collect(),
        };
        seal(Some(subject), write(Kind::Month, &frozen))
    }

    /// Reads a month back.
    ///
    /// # Errors
    /// When it is damaged, or newer than this program.
    pub fn decode(subject: ParticipantId, bytes: &[u8]) -> Result<Self, CodecError> {
        let frozen: MonthV1 = read(open(Some(subject), bytes), Kind::Month, "a month")?;
        Ok(Self {
            attendance: frozen
                .attendance
                .into_iter()
                .map(|(day, a)| Ok((day, a.thaw()?)))
                .collect::<Result<_, CodecError>>()?,
            allocations: frozen
                .allocations
                .into_iter()
                .map(|(day, half, klus)| ((day, half.into()), KlusId(v1::uuid(klus))))
                .collect(),
            contacts: frozen
                .contacts
                .into_iter()
                .map(|(day, c)| Ok((day, c.thaw()?)))
                .collect::<Result<_, CodecError>>()?,
            recoveries: frozen.recoveries.into_iter().map(|day| (day, ())).collect(),
        })
    }
}

/// Some of one participant's observations of a month, in order of day and id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes(pub Vec<((u8, NoteId), Observation)>);

impl Notes {
    /// The bytes, sealed under the participant.
    #[must_use]
    pub fn encode(&self, subject: ParticipantId) -> Vec<u8> {
        let all = self
            .0
            .iter()
            .map(|((day, note), o)| (*day, v1::id(note.0), ObservationV1::freeze(o)))
            .collect();
        seal(Some(subject), write(Kind::Notes, &NotesV1(all)))
    }

    /// Reads them back.
    ///
    /// # Errors
    /// When damaged, or newer than this program.
    pub fn decode(subject: ParticipantId, bytes: &[u8]) -> Result<Self, CodecError> {
        let frozen: NotesV1 = read(open(Some(subject), bytes), Kind::Notes, "observations")?;
        let all = frozen
            .0
            .into_iter()
            .map(|(day, note, o)| Ok(((day, NoteId(v1::uuid(note))), o.thaw()?)))
            .collect::<Result<_, CodecError>>()?;
        Ok(Self(all))
    }
}

/// One participant's minutes worked per month (counted from year 0), in order: the months that there is a page of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals(pub Vec<(u16, u32)>);

impl Totals {
    /// The bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        write(Kind::Totals, &TotalsV1(self.0.clone()))
    }

    /// Reads them back.
    ///
    /// # Errors
    /// When damaged, or newer than this program.
    pub fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        Ok(Self(read::<TotalsV1>(bytes, Kind::Totals, "running totals")?.0))
    }

    /// Whether there is a page of a month.
    #[must_use]
    pub fn has(&self, month: u16) -> bool {
        self.0.binary_search_by_key(&month, |(m, _)| *m).is_ok()
    }

    /// Sets a month's minutes; none when nothing is left of it.
    pub fn set(&mut self, month: u16, minutes: Option<u32>) {
        match (self.0.binary_search_by_key(&month, |(m, _)| *m), minutes) {
            (Ok(i), None) => {
                self.0.remove(i);
            }
            (Ok(i), Some(minutes)) => self.0[i].1 = minutes,
            (Err(_), None) => {}
            (Err(i), Some(minutes)) => self.0.insert(i, (month, minutes)),
        }
    }
}
