//! Records: their bytes, and back.

use super::v1::{self, Frozen};
use super::{Codec, CodecError, Kind, ROOM, read, thawed, v2, write_to};
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::record::{Record, RecordKey};

/// Adds the bytes of a record.
pub(super) fn put_record(out: &mut Vec<u8>, record: &Record) {
    match record {
        Record::Workshop(r) => write_to(out, Kind::Workshop, &v1::WorkshopV1::freeze(r)),
        Record::Method(r) => write_to(out, Kind::Method, &v1::MethodV1::freeze(r)),
        Record::Supervisor(r) => write_to(out, Kind::Supervisor, &v1::NamedV1::from(r)),
        Record::Team(r) => write_to(out, Kind::Team, &v1::NamedV1::from(r)),
        Record::Participant(r) => write_to(out, Kind::Participant, &v1::ParticipantV1::freeze(r)),
        Record::Trajectory(r) => write_to(out, Kind::Trajectory, &v1::TrajectoryV1::freeze(r)),
        Record::Schedule(r) => write_to(out, Kind::Schedule, &v1::ScheduleV1::freeze(r)),
        Record::Absence(r) => write_to(out, Kind::Absence, &v1::PlannedAbsenceV1::freeze(r)),
        Record::Recovery => write_to(out, Kind::Recovery, &()),
        Record::Closure(r) => write_to(out, Kind::Closure, &v1::ClosureV1::freeze(r)),
        Record::Klus(r) => write_to(out, Kind::Klus, &v1::KlusV1::freeze(r)),
        Record::Attendance(r) => write_to(out, Kind::Attendance, &v1::AttendanceV1::freeze(r)),
        Record::Allocation(r) => write_to(out, Kind::Allocation, &v1::id(r.0)),
        Record::Contact(r) => write_to(out, Kind::Contact, &v1::ContactV1::freeze(r)),
        Record::Observation(r) => write_to(out, Kind::Observation, &v1::ObservationV1::freeze(r)),
        Record::DayClose(r) => write_to(out, Kind::DayClose, &v1::DayCloseV1::freeze(r)),
        Record::DayNote(r) => write_to(out, Kind::DayNote, r),
        Record::Reason(r) => write_to(out, Kind::Reason, r),
    }
}

/// Reads the bytes of a record, opened.
pub(super) fn take_record(bytes: &[u8]) -> Result<Record, CodecError> {
    let [kind, version, ..] = bytes else {
        return Err(CodecError::Damaged("an empty value"));
    };
    let kind = Kind::of_record(*kind, *version)?;
    Ok(match kind {
        Kind::Attendance => Record::Attendance(thawed::<v1::AttendanceV1>(bytes, kind, "attendance")?),
        Kind::Allocation => Record::Allocation(KlusId(v1::uuid(read(bytes, kind, "an allocation")?))),
        Kind::Workshop => Record::Workshop(thawed::<v1::WorkshopV1>(bytes, kind, "the settings")?),
        Kind::Method => Record::Method(thawed::<v1::MethodV1>(bytes, kind, "a method")?),
        Kind::Supervisor => Record::Supervisor(read::<v1::NamedV1>(bytes, kind, "a supervisor")?.into()),
        Kind::Team => Record::Team(read::<v1::NamedV1>(bytes, kind, "a team")?.into()),
        Kind::Participant => {
            Record::Participant(thawed::<v1::ParticipantV1>(bytes, kind, "a participant")?.into())
        }
        Kind::Trajectory => {
            Record::Trajectory(thawed::<v1::TrajectoryV1>(bytes, kind, "a trajectory")?.into())
        }
        Kind::Schedule => Record::Schedule(thawed::<v1::ScheduleV1>(bytes, kind, "a schedule")?),
        Kind::Absence => Record::Absence(thawed::<v1::PlannedAbsenceV1>(bytes, kind, "a planned absence")?),
        Kind::Recovery => {
            read::<()>(bytes, kind, "a recovery")?;
            Record::Recovery
        }
        Kind::Closure => Record::Closure(thawed::<v1::ClosureV1>(bytes, kind, "a closure")?),
        Kind::Klus => Record::Klus(thawed::<v1::KlusV1>(bytes, kind, "a klus")?.into()),
        Kind::Contact => Record::Contact(thawed::<v1::ContactV1>(bytes, kind, "contact attempts")?),
        Kind::Observation => {
            Record::Observation(thawed::<v1::ObservationV1>(bytes, kind, "an observation")?.into())
        }
        Kind::DayClose => Record::DayClose(thawed::<v1::DayCloseV1>(bytes, kind, "a closed day")?.into()),
        Kind::DayNote => Record::DayNote(read(bytes, kind, "a day note")?),
        Kind::Reason => Record::Reason(read(bytes, kind, "a reason")?),
        Kind::Entry | Kind::Month | Kind::Notes | Kind::Totals | Kind::Drawer => {
            return Err(CodecError::Damaged("a record"));
        }
    })
}

impl Codec {
    /// The bytes of a record, sealed under its subject.
    #[must_use]
    pub fn encode_record(&self, subject: Option<ParticipantId>, record: &Record) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(ROOM);
        put_record(&mut bytes, record);
        self.seal(subject, bytes)
    }

    /// Adds what a record says, under its key: equal for equal records, sealed or not.
    pub(crate) fn put_meaning(out: &mut Vec<u8>, key: &RecordKey, record: &Record) {
        out.extend(key.subject().iter().flat_map(|person| person.0.into_bytes()));
        v2::put_key(out, 0, key);
        put_record(out, record);
    }

    /// Reads a record back.
    ///
    /// # Errors
    /// When it is damaged, newer than this program, or sealed under a key that is not at hand.
    pub fn decode_record(&self, subject: Option<ParticipantId>, bytes: &[u8]) -> Result<Record, CodecError> {
        take_record(&self.open(subject, bytes)?)
    }
}
