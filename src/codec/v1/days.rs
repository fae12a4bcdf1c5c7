//! Somebody's day: what was worked, why not, and who was called.

use serde::{Deserialize, Serialize};

use super::{AbsenceV1, Frozen, Id, SpanV1, id, millis, moment, uuid};
use crate::codec::CodecError;
use crate::domain::attendance::{Attendance, ContactAttempt, Correction, Day, Worked};
use crate::domain::ids::{ReasonId, SupervisorId};
use crate::domain::time::{Minutes, Stretch};

#[derive(Serialize, Deserialize)]
struct StretchV1 {
    span: SpanV1,
    pause: u16,
}

#[derive(Serialize, Deserialize)]
enum WorkedV1 {
    Stretches(Vec<StretchV1>),
    Length(u16),
}

#[derive(Serialize, Deserialize)]
enum DayV1 {
    Present {
        worked: WorkedV1,
        rest: Option<AbsenceV1>,
    },
    Absent(AbsenceV1),
}

impl DayV1 {
    fn freeze(from: &Day) -> Self {
        let short = |m: Minutes| u16::try_from(m.0.max(0)).unwrap_or(u16::MAX);
        match from {
            Day::Absent(absence) => Self::Absent((*absence).into()),
            Day::Present { worked, rest } => Self::Present {
                worked: match worked {
                    Worked::Length(minutes) => WorkedV1::Length(short(*minutes)),
                    Worked::Stretches(all) => WorkedV1::Stretches(
                        all.iter()
                            .map(|s| StretchV1 {
                                span: s.span.into(),
                                pause: short(s.pause),
                            })
                            .collect(),
                    ),
                },
                rest: rest.map(Into::into),
            },
        }
    }

    fn thaw(self) -> Result<Day, CodecError> {
        Ok(match self {
            Self::Absent(absence) => Day::Absent(absence.into()),
            Self::Present { worked, rest } => Day::Present {
                worked: match worked {
                    WorkedV1::Length(minutes) => Worked::Length(Minutes(i64::from(minutes))),
                    WorkedV1::Stretches(all) => Worked::Stretches(
                        all.into_iter()
                            .map(|s| {
                                Ok(Stretch {
                                    span: s.span.thaw()?,
                                    pause: Minutes(i64::from(s.pause)),
                                })
                            })
                            .collect::<Result<_, CodecError>>()?,
                    ),
                },
                rest: rest.map(Into::into),
            },
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in crate::codec) struct AttendanceV1 {
    day: DayV1,
    extra: bool,
    remark: String,
    correction: Option<CorrectionV1>,
}

#[derive(Serialize, Deserialize)]
struct CorrectionV1 {
    original: Option<DayV1>,
    reason: Id,
}

impl Frozen for AttendanceV1 {
    type Domain = Attendance;

    fn freeze(from: &Attendance) -> Self {
        Self {
            day: DayV1::freeze(&from.day),
            extra: from.extra,
            remark: from.remark.clone(),
            correction: from.correction.as_ref().map(|c| CorrectionV1 {
                original: c.original.as_ref().map(DayV1::freeze),
                reason: id(c.reason.0),
            }),
        }
    }

    fn thaw(self) -> Result<Attendance, CodecError> {
        let correction = match self.correction {
            None => None,
            Some(c) => Some(Correction {
                original: c.original.map(DayV1::thaw).transpose()?,
                reason: ReasonId(uuid(c.reason)),
            }),
        };
        Ok(Attendance {
            day: self.day.thaw()?,
            extra: self.extra,
            remark: self.remark,
            correction: correction.map(Box::new),
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in crate::codec) struct ContactV1(Vec<(i64, Option<Id>)>);

impl Frozen for ContactV1 {
    type Domain = Vec<ContactAttempt>;

    fn freeze(from: &Self::Domain) -> Self {
        Self(
            from.iter()
                .map(|c| (millis(c.at), c.by.map(|s| id(s.0))))
                .collect(),
        )
    }

    fn thaw(self) -> Result<Self::Domain, CodecError> {
        self.0
            .into_iter()
            .map(|(at, by)| {
                Ok(ContactAttempt {
                    at: moment(at)?,
                    by: by.map(|b| SupervisorId(uuid(b))),
                })
            })
            .collect()
    }
}
