//! Keys of records. Whose a record is, is known from where it stands, and is not in its key.

use super::{put_date, take_date};
use crate::codec::cursor::{Cursor, put_counted};
use crate::codec::{CodecError, Kind};
use crate::domain::ids::{
    AbsenceId, ClosureId, KlusId, NoteId, ParticipantId, ReasonId, SupervisorId, TeamId, TrajectoryId,
};
use crate::domain::record::RecordKey;
use crate::domain::time::HalfDay;

/// Adds a half-day.
pub(super) fn put_half(out: &mut Vec<u8>, half: HalfDay) {
    out.push(match half {
        HalfDay::Morning => 0,
        HalfDay::Afternoon => 1,
        HalfDay::Evening => 2,
    });
}

/// Reads a half-day.
pub(super) fn take_half(cursor: &mut Cursor<'_>) -> Result<HalfDay, CodecError> {
    match cursor.byte()? {
        0 => Ok(HalfDay::Morning),
        1 => Ok(HalfDay::Afternoon),
        2 => Ok(HalfDay::Evening),
        _ => Err(CodecError::Damaged("a half-day")),
    }
}

const fn kind(key: &RecordKey) -> Kind {
    match key {
        RecordKey::Workshop => Kind::Workshop,
        RecordKey::Method(_) => Kind::Method,
        RecordKey::Supervisor(_) => Kind::Supervisor,
        RecordKey::Team(_) => Kind::Team,
        RecordKey::Participant(_) => Kind::Participant,
        RecordKey::Trajectory(..) => Kind::Trajectory,
        RecordKey::Schedule(_) => Kind::Schedule,
        RecordKey::Absence(..) => Kind::Absence,
        RecordKey::Recovery(..) => Kind::Recovery,
        RecordKey::Closure(_) => Kind::Closure,
        RecordKey::Klus(_) => Kind::Klus,
        RecordKey::Attendance(..) => Kind::Attendance,
        RecordKey::Allocation(..) => Kind::Allocation,
        RecordKey::Contact(..) => Kind::Contact,
        RecordKey::Observation(..) => Kind::Observation,
        RecordKey::DayClose(_) => Kind::DayClose,
        RecordKey::DayNote(_) => Kind::DayNote,
        RecordKey::Reason(_) => Kind::Reason,
    }
}

/// Adds a key: its kind, the version of that kind, and what it holds beside whose it is. Dates are counted from
/// `near`, in days since the beginning of the calendar.
pub(in crate::codec) fn put_key(out: &mut Vec<u8>, near: i32, key: &RecordKey) {
    out.extend([kind(key) as u8, 1]);
    match key {
        RecordKey::Workshop | RecordKey::Participant(_) | RecordKey::Schedule(_) => {}
        RecordKey::Method(name) => put_counted(out, name.as_bytes()),
        RecordKey::Supervisor(id) => out.extend(id.0.as_bytes()),
        RecordKey::Team(id) => out.extend(id.0.as_bytes()),
        RecordKey::Trajectory(_, id) => out.extend(id.0.as_bytes()),
        RecordKey::Absence(_, id) => out.extend(id.0.as_bytes()),
        RecordKey::Closure(id) => out.extend(id.0.as_bytes()),
        RecordKey::Klus(id) => out.extend(id.0.as_bytes()),
        RecordKey::Reason(id) => out.extend(id.0.as_bytes()),
        RecordKey::Recovery(_, date)
        | RecordKey::Attendance(_, date)
        | RecordKey::Contact(_, date)
        | RecordKey::DayClose(date)
        | RecordKey::DayNote(date) => put_date(out, near, *date),
        RecordKey::Allocation(_, date, half) => {
            put_date(out, near, *date);
            put_half(out, *half);
        }
        RecordKey::Observation(_, date, id) => {
            put_date(out, near, *date);
            out.extend(id.0.as_bytes());
        }
    }
}

/// Reads a key that stands with what is `owner`'s; with nobody's where there is none.
pub(in crate::codec) fn take_key(
    cursor: &mut Cursor<'_>,
    near: i32,
    owner: Option<ParticipantId>,
) -> Result<RecordKey, CodecError> {
    let kind = Kind::of_record(cursor.byte()?, cursor.byte()?)?;
    let person = || owner.ok_or(CodecError::Damaged("whose a record is"));
    Ok(match kind {
        Kind::Workshop => RecordKey::Workshop,
        Kind::Method => {
            let name = str::from_utf8(cursor.counted()?);
            RecordKey::Method(name.map_err(|_| cursor.damaged())?.to_owned())
        }
        Kind::Supervisor => RecordKey::Supervisor(SupervisorId(cursor.id()?)),
        Kind::Team => RecordKey::Team(TeamId(cursor.id()?)),
        Kind::Participant => RecordKey::Participant(person()?),
        Kind::Trajectory => RecordKey::Trajectory(person()?, TrajectoryId(cursor.id()?)),
        Kind::Schedule => RecordKey::Schedule(person()?),
        Kind::Absence => RecordKey::Absence(person()?, AbsenceId(cursor.id()?)),
        Kind::Recovery => RecordKey::Recovery(person()?, take_date(cursor, near)?),
        Kind::Closure => RecordKey::Closure(ClosureId(cursor.id()?)),
        Kind::Klus => RecordKey::Klus(KlusId(cursor.id()?)),
        Kind::Attendance => RecordKey::Attendance(person()?, take_date(cursor, near)?),
        Kind::Allocation => {
            let date = take_date(cursor, near)?;
            RecordKey::Allocation(person()?, date, take_half(cursor)?)
        }
        Kind::Contact => RecordKey::Contact(person()?, take_date(cursor, near)?),
        Kind::Observation => {
            let date = take_date(cursor, near)?;
            RecordKey::Observation(person()?, date, NoteId(cursor.id()?))
        }
        Kind::DayClose => RecordKey::DayClose(take_date(cursor, near)?),
        Kind::DayNote => RecordKey::DayNote(take_date(cursor, near)?),
        Kind::Reason => RecordKey::Reason(ReasonId(cursor.id()?)),
        Kind::Entry | Kind::Month | Kind::Notes | Kind::Totals | Kind::Drawer => {
            return Err(cursor.damaged());
        }
    })
}
