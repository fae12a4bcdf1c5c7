//! Packed values of the store: a participant's file, month, observations, running totals; the house's records.
//! Opening time and memory follow the number of keys, so these are few.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use super::cursor::{Cursor, put_counted};
use super::v1::{self, AttendanceV1, ContactV1, Frozen, MonthV1, NotesV1, ObservationV1, TotalsV1};
use super::{Codec, CodecError, Kind, ROOM, body, read, v2, write};
use crate::domain::attendance::{Attendance, ContactAttempt};
use crate::domain::ids::{KlusId, NoteId, ParticipantId};
use crate::domain::klus::Observation;
use crate::domain::record::{Record, RecordKey};
use crate::domain::time::HalfDay;

/// What a drawer is called where it cannot be read.
const DRAWER: &str = "a drawer of records";

/// Records that are not of a participant's day, kept together because they are read together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawer(pub BTreeMap<RecordKey, Record>);

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
}

/// Some of one participant's observations of a month, in order of day and id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes(pub Vec<((u8, NoteId), Observation)>);

/// By what a value of the store is known again. sled can give back what stood in its place before, without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint(NonZeroU32);

impl Fingerprint {
    /// Of keys and values, in order.
    #[must_use]
    pub fn of<'a>(values: impl IntoIterator<Item = (&'a [u8], &'a [u8])>) -> Self {
        let mut crc = crc32fast::Hasher::new();
        for (key, value) in values {
            crc.update(key);
            crc.update(value);
        }
        Self(NonZeroU32::new(crc.finalize()).unwrap_or(NonZeroU32::MIN))
    }

    /// As bytes, to take a hash over many.
    #[must_use]
    pub const fn bytes(self) -> [u8; 4] {
        self.0.get().to_be_bytes()
    }
}

/// What is known of one participant's month without reading its pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthTotal {
    /// Counted from year 0.
    pub month: u16,
    /// Minutes worked.
    pub minutes: u32,
    /// Of the page of its days; none when there is no page.
    pub days: Option<Fingerprint>,
    /// Of its pages of observations together; none when there are none.
    pub notes: Option<Fingerprint>,
}

/// The totals of one participant's months, in order: of those that there is a page of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals(pub Vec<MonthTotal>);

impl Totals {
    /// Those of a year.
    #[must_use]
    pub fn year(&self, year: u16) -> &[MonthTotal] {
        let before = |year: u16| self.0.partition_point(|total| total.month / 12 < year);
        &self.0[before(year)..before(year.saturating_add(1))]
    }

    /// That of a month.
    #[must_use]
    pub fn of(&self, month: u16) -> Option<&MonthTotal> {
        let at = self.0.binary_search_by_key(&month, |total| total.month);
        at.ok().map(|at| &self.0[at])
    }

    /// Changes that of a month, which goes when no page is left of it.
    pub fn change(&mut self, month: u16, change: impl FnOnce(&mut MonthTotal)) {
        let at = match self.0.binary_search_by_key(&month, |total| total.month) {
            Ok(at) => at,
            Err(at) => {
                let new = MonthTotal {
                    month,
                    ..MonthTotal::default()
                };
                self.0.insert(at, new);
                at
            }
        };
        change(&mut self.0[at]);
        if self.0[at].days.is_none() && self.0[at].notes.is_none() {
            self.0.remove(at);
        }
    }
}

impl Codec {
    /// The bytes of a drawer, each record sealed under its own subject.
    #[must_use]
    pub fn encode_drawer(&self, drawer: &Drawer) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(ROOM);
        bytes.extend([Kind::Drawer as u8, 1]);
        for (key, record) in &drawer.0 {
            let subject = key.subject();
            bytes.push(u8::from(subject.is_some()));
            bytes.extend(subject.iter().flat_map(|person| person.0.into_bytes()));
            v2::put_key(&mut bytes, 0, key);
            put_counted(&mut bytes, &self.encode_record(subject, record));
        }
        bytes
    }

    /// Reads a drawer back.
    ///
    /// # Errors
    /// When damaged, or newer than this program.
    pub fn decode_drawer(&self, bytes: &[u8]) -> Result<Drawer, CodecError> {
        let mut cursor = Cursor::new(body(bytes, Kind::Drawer, DRAWER)?, DRAWER);
        let mut drawer = Drawer::default();
        while !cursor.is_at_end() {
            let subject = match cursor.byte()? {
                0 => None,
                1 => Some(ParticipantId(cursor.id()?)),
                _ => return Err(cursor.damaged()),
            };
            let key = v2::take_key(&mut cursor, 0, subject)?;
            let record = self.decode_record(subject, cursor.counted()?)?;
            drawer.0.insert(key, record);
        }
        Ok(drawer)
    }

    /// The bytes of a month, sealed under the participant.
    #[must_use]
    pub fn encode_month(&self, subject: ParticipantId, month: &Month) -> Vec<u8> {
        let frozen = MonthV1 {
            attendance: month
                .attendance
                .iter()
                .map(|(day, a)| (*day, AttendanceV1::freeze(a)))
                .collect(),
            allocations: month
                .allocations
                .iter()
                .map(|((day, half), klus)| (*day, (*half).into(), v1::id(klus.0)))
                .collect(),
            contacts: month
                .contacts
                .iter()
                .map(|(day, c)| (*day, ContactV1::freeze(c)))
                .collect(),
            recoveries: month.recoveries.iter().map(|(day, ())| *day).collect(),
        };
        self.seal(Some(subject), write(Kind::Month, &frozen))
    }

    /// Reads a month back.
    ///
    /// # Errors
    /// When it is damaged, or newer than this program.
    pub fn decode_month(&self, subject: ParticipantId, bytes: &[u8]) -> Result<Month, CodecError> {
        let frozen: MonthV1 = read(&self.open(Some(subject), bytes)?, Kind::Month, "a month")?;
        Ok(Month {
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

    /// The bytes of observations, sealed under the participant.
    #[must_use]
    pub fn encode_notes(&self, subject: ParticipantId, notes: &Notes) -> Vec<u8> {
        let all = notes
            .0
            .iter()
            .map(|((day, note), o)| (*day, v1::id(note.0), ObservationV1::freeze(o)))
            .collect();
        self.seal(Some(subject), write(Kind::Notes, &NotesV1(all)))
    }

    /// Reads observations back.
    ///
    /// # Errors
    /// When damaged, or newer than this program.
    pub fn decode_notes(&self, subject: ParticipantId, bytes: &[u8]) -> Result<Notes, CodecError> {
        let frozen: NotesV1 = read(&self.open(Some(subject), bytes)?, Kind::Notes, "observations")?;
        let all = frozen
            .0
            .into_iter()
            .map(|(day, note, o)| Ok(((day, NoteId(v1::uuid(note))), o.thaw()?)))
            .collect::<Result<_, CodecError>>()?;
        Ok(Notes(all))
    }

    /// The bytes of some participants' totals of a year.
    #[must_use]
    pub fn encode_totals<'a>(&self, all: impl Iterator<Item = (ParticipantId, &'a [MonthTotal])>) -> Vec<u8> {
        let print = |print: Option<Fingerprint>| print.map(|p| p.0);
        let row = |total: &MonthTotal| (total.month, total.minutes, print(total.days), print(total.notes));
        let frozen = all.map(|(person, totals)| (v1::id(person.0), totals.iter().map(row).collect()));
        self.seal(None, write(Kind::Totals, &TotalsV1(frozen.collect())))
    }

    /// Reads totals back.
    ///
    /// # Errors
    /// When damaged, or newer than this program.
    pub fn decode_totals(
        &self,
        bytes: &[u8],
    ) -> Result<
        impl Iterator<Item = (ParticipantId, impl Iterator<Item = MonthTotal> + use<>)> + use<>,
        CodecError,
    > {
        let frozen: TotalsV1 = read(&self.open(None, bytes)?, Kind::Totals, "running totals")?;
        let thaw = |(month, minutes, days, notes): (_, _, Option<_>, Option<_>)| MonthTotal {
            month,
            minutes,
            days: days.map(Fingerprint),
            notes: notes.map(Fingerprint),
        };
        let person = move |(id, rows): (_, Vec<_>)| (ParticipantId(v1::uuid(id)), rows.into_iter().map(thaw));
        Ok(frozen.0.into_iter().map(person))
    }
}
