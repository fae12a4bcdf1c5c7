//! Version 1 of everything that is stored: frozen shapes, with conversions to the words of the domain.
//! A shape here is never changed; a new version is a new file, with `From` this one for it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::CodecError;
use crate::domain::attendance::{Absence, Attendance, ContactAttempt, Correction, Day, Worked};
use crate::domain::calendar::Holiday;
use crate::domain::dated::Dated;
use crate::domain::ids::{
    AbsenceId, ClosureId, KlusId, NoteId, ParticipantId, ReasonId, SupervisorId, TeamId, TerminalId,
    TrajectoryId,
};
use crate::domain::klus::{Klus, Observation, Tone, When};
use crate::domain::name::PersonName;
use crate::domain::participant::{
    Certificate, Opening, Participant, PlannedAbsence, Supervisor, Team, Trajectory,
};
use crate::domain::record::{EntryId, RecordKey, Why};
use crate::domain::schedule::{DayPlan, Schedule, Week};
use crate::domain::time::{ClockTime, HalfDay, Minutes, Span, Stretch};
use crate::domain::workshop::{Closure, DayClose, DaySums, Workshop};

type Id = [u8; 16];
type Dates<T> = Vec<(i32, T)>;

fn id(uuid: Uuid) -> Id {
    uuid.into_bytes()
}

const fn uuid(id: Id) -> Uuid {
    Uuid::from_bytes(id)
}

fn day(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

fn date(day: i32) -> Result<NaiveDate, CodecError> {
    NaiveDate::from_num_days_from_ce_opt(day).ok_or(CodecError::Damaged("a date"))
}

fn optional_date(day: Option<i32>) -> Result<Option<NaiveDate>, CodecError> {
    day.map(date).transpose()
}

fn millis(at: NaiveDateTime) -> i64 {
    at.and_utc().timestamp_millis()
}

pub(super) fn moment(millis: i64) -> Result<NaiveDateTime, CodecError> {
    DateTime::from_timestamp_millis(millis)
        .map(|at| at.naive_utc())
        .ok_or(CodecError::Damaged("a moment"))
}

fn dated<T, U>(from: &Dated<T>, convert: impl Fn(&T) -> U) -> Dates<U> {
    from.versions()
        .map(|(from, value)| (day(from), convert(value)))
        .collect()
}

fn undated<T, U>(
    versions: Dates<U>,
    convert: impl Fn(U) -> Result<T, CodecError>,
) -> Result<Dated<T>, CodecError> {
    let versions = versions
        .into_iter()
        .map(|(from, value)| Ok((date(from)?, convert(value)?)))
        .collect::<Result<_, _>>()?;
    Ok(Dated::from_versions(versions))
}

/// Into the frozen shape and back again.
pub(super) trait Frozen: Sized {
    /// The word of the domain.
    type Domain;
    fn freeze(from: &Self::Domain) -> Self;
    fn thaw(self) -> Result<Self::Domain, CodecError>;
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum HalfDayV1 {
    Morning,
    Afternoon,
    Evening,
}

impl From<HalfDay> for HalfDayV1 {
    fn from(half: HalfDay) -> Self {
        match half {
            HalfDay::Morning => Self::Morning,
            HalfDay::Afternoon => Self::Afternoon,
            HalfDay::Evening => Self::Evening,
        }
    }
}

impl From<HalfDayV1> for HalfDay {
    fn from(half: HalfDayV1) -> Self {
        match half {
            HalfDayV1::Morning => Self::Morning,
            HalfDayV1::Afternoon => Self::Afternoon,
            HalfDayV1::Evening => Self::Evening,
        }
    }
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum AbsenceV1 {
    Sick,
    Leave,
    Cancelled,
    NoShow,
    Closed,
}

impl From<Absence> for AbsenceV1 {
    fn from(absence: Absence) -> Self {
        match absence {
            Absence::Sick => Self::Sick,
            Absence::Leave => Self::Leave,
            Absence::Cancelled => Self::Cancelled,
            Absence::NoShow => Self::NoShow,
            Absence::Closed => Self::Closed,
        }
    }
}

impl From<AbsenceV1> for Absence {
    fn from(absence: AbsenceV1) -> Self {
        match absence {
            AbsenceV1::Sick => Self::Sick,
            AbsenceV1::Leave => Self::Leave,
            AbsenceV1::Cancelled => Self::Cancelled,
            AbsenceV1::NoShow => Self::NoShow,
            AbsenceV1::Closed => Self::Closed,
        }
    }
}

#[derive(Serialize, Deserialize)]
struct SpanV1 {
    from: u16,
    to: u16,
}

impl From<Span> for SpanV1 {
    fn from(span: Span) -> Self {
        Self {
            from: span.from().minutes(),
            to: span.to().minutes(),
        }
    }
}

impl SpanV1 {
    fn thaw(self) -> Result<Span, CodecError> {
        ClockTime::from_minutes(self.from)
            .zip(ClockTime::from_minutes(self.to))
            .and_then(|(from, to)| Span::new(from, to))
            .ok_or(CodecError::Damaged("a span of time"))
    }
}

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
pub(super) struct AttendanceV1 {
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
            correction,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct ContactV1(Vec<(i64, Option<Id>)>);

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
pub(super) struct ParticipantV1 {
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
pub(super) struct TrajectoryV1 {
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
pub(super) struct ScheduleV1(Dates<Vec<DayPlanV1>>);

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
pub(super) struct PlannedAbsenceV1 {
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
pub(super) struct NamedV1 {
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

#[derive(Serialize, Deserialize)]
pub(super) struct WorkshopV1(Dates<(String, String, Vec<String>)>);

impl Frozen for WorkshopV1 {
    type Domain = Dated<Workshop>;

    fn freeze(from: &Self::Domain) -> Self {
        Self(dated(from, |w| {
            (
                w.location.clone(),
                w.method.clone(),
                w.days_off.iter().map(|h| h.id().to_owned()).collect(),
            )
        }))
    }

    fn thaw(self) -> Result<Self::Domain, CodecError> {
        undated(self.0, |(location, method, days_off)| {
            let days_off = days_off
                .iter()
                .map(|h| Holiday::from_id(h).ok_or(CodecError::Damaged("a holiday")))
                .collect::<Result<BTreeSet<_>, _>>()?;
            Ok(Workshop {
                location,
                method,
                days_off,
            })
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct MethodV1(Dates<String>);

impl Frozen for MethodV1 {
    type Domain = Dated<String>;

    fn freeze(from: &Self::Domain) -> Self {
        Self(dated(from, Clone::clone))
    }

    fn thaw(self) -> Result<Self::Domain, CodecError> {
        undated(self.0, Ok)
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct ClosureV1 {
    from: i32,
    to: i32,
    name: String,
}

impl Frozen for ClosureV1 {
    type Domain = Closure;

    fn freeze(from: &Closure) -> Self {
        Self {
            from: day(from.from),
            to: day(from.to),
            name: from.name.clone(),
        }
    }

    fn thaw(self) -> Result<Closure, CodecError> {
        Ok(Closure {
            from: date(self.from)?,
            to: date(self.to)?,
            name: self.name,
        })
    }
}

#[derive(Serialize, Deserialize)]
enum WhenV1 {
    Once(i32),
    Weekly {
        from: i32,
        until: Option<i32>,
        weekdays: [bool; 7],
    },
}

#[derive(Serialize, Deserialize)]
pub(super) struct KlusV1 {
    name: String,
    when: WhenV1,
    halves: Vec<HalfDayV1>,
    place: String,
    work_type: String,
    outside: bool,
    min: u16,
    max: Option<u16>,
    certificate: Option<String>,
}

impl Frozen for KlusV1 {
    type Domain = Klus;

    fn freeze(from: &Klus) -> Self {
        Self {
            name: from.name.clone(),
            when: match &from.when {
                When::Once(on) => WhenV1::Once(day(*on)),
                When::Weekly {
                    from,
                    until,
                    weekdays,
                } => WhenV1::Weekly {
                    from: day(*from),
                    until: until.map(day),
                    weekdays: *weekdays,
                },
            },
            halves: from.halves.iter().copied().map(Into::into).collect(),
            place: from.place.clone(),
            work_type: from.work_type.clone(),
            outside: from.outside,
            min: from.min,
            max: from.max,
            certificate: from.certificate.clone(),
        }
    }

    fn thaw(self) -> Result<Klus, CodecError> {
        Ok(Klus {
            name: self.name,
            when: match self.when {
                WhenV1::Once(on) => When::Once(date(on)?),
                WhenV1::Weekly {
                    from,
                    until,
                    weekdays,
                } => When::Weekly {
                    from: date(from)?,
                    until: optional_date(until)?,
                    weekdays,
                },
            },
            halves: self.halves.into_iter().map(Into::into).collect(),
            place: self.place,
            work_type: self.work_type,
            outside: self.outside,
            min: self.min,
            max: self.max,
            certificate: self.certificate,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct ObservationV1 {
    text: String,
    topics: Vec<String>,
    strength: Option<bool>,
    klus: Option<Id>,
    goal: Option<String>,
    author: Option<Id>,
    at: i64,
}

impl Frozen for ObservationV1 {
    type Domain = Observation;

    fn freeze(from: &Observation) -> Self {
        Self {
            text: from.text.clone(),
            topics: from.topics.clone(),
            strength: from.tone.map(|tone| tone == Tone::Strength),
            klus: from.klus.map(|k| id(k.0)),
            goal: from.goal.clone(),
            author: from.author.map(|s| id(s.0)),
            at: millis(from.at),
        }
    }

    fn thaw(self) -> Result<Observation, CodecError> {
        Ok(Observation {
            text: self.text,
            topics: self.topics,
            tone: self
                .strength
                .map(|s| if s { Tone::Strength } else { Tone::Attention }),
            klus: self.klus.map(|k| KlusId(uuid(k))),
            goal: self.goal,
            author: self.author.map(|s| SupervisorId(uuid(s))),
            at: moment(self.at)?,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct DayCloseV1 {
    by: Option<Id>,
    people: [u32; 8],
    minutes: [i64; 3],
}

impl Frozen for DayCloseV1 {
    type Domain = DayClose;

    fn freeze(from: &DayClose) -> Self {
        let s = &from.sums;
        Self {
            by: from.by.map(|b| id(b.0)),
            people: [
                s.expected,
                s.present,
                s.sick,
                s.leave,
                s.cancelled,
                s.no_show,
                s.closed,
                s.open,
            ],
            minutes: [s.worked.0, s.planned.0, s.excused.0],
        }
    }

    fn thaw(self) -> Result<DayClose, CodecError> {
        let [expected, present, sick, leave, cancelled, no_show, closed, open] = self.people;
        let [worked, planned, excused] = self.minutes.map(Minutes);
        Ok(DayClose {
            by: self.by.map(|b| SupervisorId(uuid(b))),
            sums: DaySums {
                expected,
                present,
                sick,
                leave,
                cancelled,
                no_show,
                closed,
                open,
                worked,
                planned,
                excused,
            },
        })
    }
}

/// The key of a record, as it stands in the journal. Variants are only ever appended.
#[derive(Serialize, Deserialize)]
pub(super) enum KeyV1 {
    Workshop,
    Method(String),
    Supervisor(Id),
    Team(Id),
    Participant(Id),
    Trajectory(Id, Id),
    Schedule(Id),
    Absence(Id, Id),
    Recovery(Id, i32),
    Closure(Id),
    Klus(Id),
    Attendance(Id, i32),
    Allocation(Id, i32, HalfDayV1),
    Contact(Id, i32),
    Observation(Id, i32, Id),
    DayClose(i32),
    DayNote(i32),
    Reason(Id),
}

impl Frozen for KeyV1 {
    type Domain = RecordKey;

    fn freeze(from: &RecordKey) -> Self {
        match from {
            RecordKey::Workshop => Self::Workshop,
            RecordKey::Method(name) => Self::Method(name.clone()),
            RecordKey::Supervisor(s) => Self::Supervisor(id(s.0)),
            RecordKey::Team(t) => Self::Team(id(t.0)),
            RecordKey::Participant(p) => Self::Participant(id(p.0)),
            RecordKey::Trajectory(p, t) => Self::Trajectory(id(p.0), id(t.0)),
            RecordKey::Schedule(p) => Self::Schedule(id(p.0)),
            RecordKey::Absence(p, a) => Self::Absence(id(p.0), id(a.0)),
            RecordKey::Recovery(p, d) => Self::Recovery(id(p.0), day(*d)),
            RecordKey::Closure(c) => Self::Closure(id(c.0)),
            RecordKey::Klus(k) => Self::Klus(id(k.0)),
            RecordKey::Attendance(p, d) => Self::Attendance(id(p.0), day(*d)),
            RecordKey::Allocation(p, d, half) => Self::Allocation(id(p.0), day(*d), (*half).into()),
            RecordKey::Contact(p, d) => Self::Contact(id(p.0), day(*d)),
            RecordKey::Observation(p, d, n) => Self::Observation(id(p.0), day(*d), id(n.0)),
            RecordKey::DayClose(d) => Self::DayClose(day(*d)),
            RecordKey::DayNote(d) => Self::DayNote(day(*d)),
            RecordKey::Reason(r) => Self::Reason(id(r.0)),
        }
    }

    fn thaw(self) -> Result<RecordKey, CodecError> {
        let person = |p: Id| ParticipantId(uuid(p));
        Ok(match self {
            Self::Workshop => RecordKey::Workshop,
            Self::Method(name) => RecordKey::Method(name),
            Self::Supervisor(s) => RecordKey::Supervisor(SupervisorId(uuid(s))),
            Self::Team(t) => RecordKey::Team(TeamId(uuid(t))),
            Self::Participant(p) => RecordKey::Participant(person(p)),
            Self::Trajectory(p, t) => RecordKey::Trajectory(person(p), TrajectoryId(uuid(t))),
            Self::Schedule(p) => RecordKey::Schedule(person(p)),
            Self::Absence(p, a) => RecordKey::Absence(person(p), AbsenceId(uuid(a))),
            Self::Recovery(p, d) => RecordKey::Recovery(person(p), date(d)?),
            Self::Closure(c) => RecordKey::Closure(ClosureId(uuid(c))),
            Self::Klus(k) => RecordKey::Klus(KlusId(uuid(k))),
            Self::Attendance(p, d) => RecordKey::Attendance(person(p), date(d)?),
            Self::Allocation(p, d, half) => RecordKey::Allocation(person(p), date(d)?, half.into()),
            Self::Contact(p, d) => RecordKey::Contact(person(p), date(d)?),
            Self::Observation(p, d, n) => RecordKey::Observation(person(p), date(d)?, NoteId(uuid(n))),
            Self::DayClose(d) => RecordKey::DayClose(date(d)?),
            Self::DayNote(d) => RecordKey::DayNote(date(d)?),
            Self::Reason(r) => RecordKey::Reason(ReasonId(uuid(r))),
        })
    }
}

type EntryIdV1 = (Id, u64);

/// Why an entry was made. Variants are only ever appended.
#[derive(Serialize, Deserialize)]
pub(super) enum WhyV1 {
    Start,
    Mark(i32),
    AcceptRest(i32),
    Contact(i32),
    Recovery(i32),
    Allocate(i32, HalfDayV1),
    CopyAllocation(i32, HalfDayV1),
    Note(i32),
    CloseDay(i32),
    DayNote(i32),
    Edit,
    Import,
    Undo(EntryIdV1),
    Redo(EntryIdV1),
}

fn entry_id(id: EntryIdV1) -> EntryId {
    EntryId {
        terminal: TerminalId(uuid(id.0)),
        sequence: id.1,
    }
}

impl Frozen for WhyV1 {
    type Domain = Why;

    fn freeze(from: &Why) -> Self {
        let entry = |e: &EntryId| (id(e.terminal.0), e.sequence);
        match from {
            Why::Start => Self::Start,
            Why::Mark(d) => Self::Mark(day(*d)),
            Why::AcceptRest(d) => Self::AcceptRest(day(*d)),
            Why::Contact(d) => Self::Contact(day(*d)),
            Why::Recovery(d) => Self::Recovery(day(*d)),
            Why::Allocate(d, half) => Self::Allocate(day(*d), (*half).into()),
            Why::CopyAllocation(d, half) => Self::CopyAllocation(day(*d), (*half).into()),
            Why::Note(d) => Self::Note(day(*d)),
            Why::CloseDay(d) => Self::CloseDay(day(*d)),
            Why::DayNote(d) => Self::DayNote(day(*d)),
            Why::Edit => Self::Edit,
            Why::Import => Self::Import,
            Why::Undo(e) => Self::Undo(entry(e)),
            Why::Redo(e) => Self::Redo(entry(e)),
        }
    }

    fn thaw(self) -> Result<Why, CodecError> {
        Ok(match self {
            Self::Start => Why::Start,
            Self::Mark(d) => Why::Mark(date(d)?),
            Self::AcceptRest(d) => Why::AcceptRest(date(d)?),
            Self::Contact(d) => Why::Contact(date(d)?),
            Self::Recovery(d) => Why::Recovery(date(d)?),
            Self::Allocate(d, half) => Why::Allocate(date(d)?, half.into()),
            Self::CopyAllocation(d, half) => Why::CopyAllocation(date(d)?, half.into()),
            Self::Note(d) => Why::Note(date(d)?),
            Self::CloseDay(d) => Why::CloseDay(date(d)?),
            Self::DayNote(d) => Why::DayNote(date(d)?),
            Self::Edit => Why::Edit,
            Self::Import => Why::Import,
            Self::Undo(e) => Why::Undo(entry_id(e)),
            Self::Redo(e) => Why::Redo(entry_id(e)),
        })
    }
}

/// A sealed value: read where it lies, without copying it.
#[derive(Serialize, Deserialize)]
pub(super) struct SealedV1<'a>(#[serde(borrow)] pub Cow<'a, [u8]>);

/// One change: its key, and both images as sealed values.
#[derive(Serialize, Deserialize)]
pub(super) struct ChangeV1<'a> {
    pub key: KeyV1,
    #[serde(borrow)]
    pub before: Option<SealedV1<'a>>,
    #[serde(borrow)]
    pub after: Option<SealedV1<'a>>,
}

/// One entry of the journal.
#[derive(Serialize, Deserialize)]
pub(super) struct EntryV1<'a> {
    pub terminal: Id,
    pub sequence: u64,
    pub who: Option<Id>,
    pub at: i64,
    pub local: i64,
    pub why: WhyV1,
    pub reason: Option<Id>,
    #[serde(borrow)]
    pub changes: Vec<ChangeV1<'a>>,
}

/// How an [`EntryV1`] begins: read without the changes, which may be a million.
#[derive(Deserialize)]
pub(super) struct SignatureV1 {
    pub terminal: Id,
    pub sequence: u64,
    pub who: Option<Id>,
    pub at: i64,
    pub local: i64,
}

/// One participant's month: days 1..=31, each list in order of day.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct MonthV1 {
    pub attendance: Vec<(u8, AttendanceV1)>,
    pub allocations: Vec<(u8, HalfDayV1, Id)>,
    pub contacts: Vec<(u8, ContactV1)>,
    pub recoveries: Vec<u8>,
}

/// Some of one participant's observations of a month.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct NotesV1(pub Vec<(u8, Id, ObservationV1)>);

/// One participant's minutes worked per month, months counted from year 0.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct TotalsV1(pub Vec<(u16, u32)>);
