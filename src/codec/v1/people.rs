//! People, trajectories, schedules and planned absences; teams and supervisors.

use serde::{Deserialize, Serialize};

use super::{AbsenceV1, Dates, Frozen, Id, SpanV1, date, dated, day, id, optional_date, undated, uuid};
use crate::codec::CodecError;
use crate::domain::ids::{ParticipantId, TeamId};
use crate::domain::name::PersonName;
use crate::domain::participant::{
    Certificate, Opening, Participant, PlannedAbsence, Supervisor, Team, Trajectory,
};
use crate::domain::schedule::{DayPlan, Schedule, Week};
use crate::domain::time::Minutes;

#[derive(Serialize, Deserialize)]
struct NameV1 {
    first: String,
    prefix: String,
    surname: String,
}

#[derive(Serialize, Deserialize)]
struct CertificateV1 {
    name: String,
    until: Option<i32>,
}

#[derive(Serialize, Deserialize)]
pub(in crate::codec) struct ParticipantV1 {
    number: String,
    names: Dates<NameV1>,
    team: Dates<Option<Id>>,
    certificates: Vec<CertificateV1>,
    guest: bool,
}

impl Frozen for ParticipantV1 {
    type Domain = Participant;

    fn freeze(from: &Participant) -> Self {
        Self {
            number: from.number.clone(),
            names: dated(&from.names, |n| NameV1 {
                first: n.first.clone(),
                prefix: n.prefix.clone(),
                surname: n.surname.clone(),
            }),
            team: dated(&from.team, |team| team.map(|t| id(t.0))),
            certificates: from
                .certificates
                .iter()
                .map(|c| CertificateV1 {
                    name: c.name.clone(),
                    until: c.until.map(day),
                })
                .collect(),
            guest: from.guest,
        }
    }

    fn thaw(self) -> Result<Participant, CodecError> {
        Ok(Participant {
            number: self.number,
            names: undated(self.names, |n| {
                Ok(PersonName {
                    first: n.first,
                    prefix: n.prefix,
                    surname: n.surname,
                })
            })?,
            team: undated(self.team, |team| Ok(team.map(|t| TeamId(uuid(t)))))?,
            certificates: self
                .certificates
                .into_iter()
                .map(|c| {
                    Ok(Certificate {
                        name: c.name,
                        until: optional_date(c.until)?,
                    })
                })
                .collect::<Result<_, CodecError>>()?,
            guest: self.guest,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in crate::codec) struct TrajectoryV1 {
    method: String,
    start: i32,
    end: Option<i32>,
    phases: Dates<String>,
    openings: Vec<(i32, i64, String)>,
}

impl Frozen for TrajectoryV1 {
    type Domain = Trajectory;

    fn freeze(from: &Trajectory) -> Self {
        Self {
            method: from.method.clone(),
            start: day(from.start),
            end: from.end.map(day),
            phases: dated(&from.phases, Clone::clone),
            openings: from
                .openings
                .iter()
                .map(|o| (day(o.date), o.minutes.0, o.reason.clone()))
                .collect(),
        }
    }

    fn thaw(self) -> Result<Trajectory, CodecError> {
        Ok(Trajectory {
            method: self.method,
            start: date(self.start)?,
            end: optional_date(self.end)?,
            phases: undated(self.phases, Ok)?,
            openings: self
                .openings
                .into_iter()
                .map(|(day, minutes, reason)| {
                    Ok(Opening {
                        date: date(day)?,
                        minutes: Minutes(minutes),
                        reason,
                    })
                })
                .collect::<Result<_, CodecError>>()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct DayPlanV1 {
    spans: Vec<SpanV1>,
    breaks: Vec<SpanV1>,
}

impl DayPlanV1 {
    fn thaw(self) -> Result<DayPlan, CodecError> {
        Ok(DayPlan {
            spans: self
                .spans
                .into_iter()
                .map(SpanV1::thaw)
                .collect::<Result<_, _>>()?,
            breaks: self
                .breaks
                .into_iter()
                .map(SpanV1::thaw)
                .collect::<Result<_, _>>()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in crate::codec) struct ScheduleV1(Dates<Vec<DayPlanV1>>);

impl Frozen for ScheduleV1 {
    type Domain = Schedule;

    fn freeze(from: &Schedule) -> Self {
        Self(dated(from, |week| {
            week.0
                .iter()
                .map(|plan| DayPlanV1 {
                    spans: plan.spans.iter().copied().map(Into::into).collect(),
                    breaks: plan.breaks.iter().copied().map(Into::into).collect(),
                })
                .collect()
        }))
    }

    fn thaw(self) -> Result<Schedule, CodecError> {
        undated(self.0, |days| {
            let days: Vec<DayPlan> = days.into_iter().map(DayPlanV1::thaw).collect::<Result<_, _>>()?;
            days.try_into()
                .map(Week)
                .map_err(|_| CodecError::Damaged("a week"))
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(in crate::codec) struct PlannedAbsenceV1 {
    participant: Id,
    from: i32,
    to: i32,
    kind: AbsenceV1,
    remark: String,
}

impl Frozen for PlannedAbsenceV1 {
    type Domain = PlannedAbsence;

    fn freeze(from: &PlannedAbsence) -> Self {
        Self {
            participant: id(from.participant.0),
            from: day(from.from),
            to: day(from.to),
            kind: from.kind.into(),
            remark: from.remark.clone(),
        }
    }

    fn thaw(self) -> Result<PlannedAbsence, CodecError> {
        Ok(PlannedAbsence {
            participant: ParticipantId(uuid(self.participant)),
            from: date(self.from)?,
            to: date(self.to)?,
            kind: self.kind.into(),
            remark: self.remark,
        })
    }
}

/// Teams and supervisors: a name, and whether it is a thing of the past.
#[derive(Serialize, Deserialize)]
pub(in crate::codec) struct NamedV1 {
    name: String,
    ended: bool,
}

impl From<&Team> for NamedV1 {
    fn from(team: &Team) -> Self {
        Self {
            name: team.name.clone(),
            ended: team.ended,
        }
    }
}

impl From<&Supervisor> for NamedV1 {
    fn from(supervisor: &Supervisor) -> Self {
        Self {
            name: supervisor.name.clone(),
            ended: supervisor.ended,
        }
    }
}

impl From<NamedV1> for Team {
    fn from(named: NamedV1) -> Self {
        Self {
            name: named.name,
            ended: named.ended,
        }
    }
}

impl From<NamedV1> for Supervisor {
    fn from(named: NamedV1) -> Self {
        Self {
            name: named.name,
            ended: named.ended,
        }
    }
}
