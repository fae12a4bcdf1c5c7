//! The location, its methods, closures, klussen, observations and closed days.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Dates, Frozen, HalfDayV1, Id, date, dated, day, id, millis, moment, optional_date, undated, uuid,
};
use crate::codec::CodecError;
use crate::domain::calendar::Holiday;
use crate::domain::dated::Dated;
use crate::domain::ids::{KlusId, SupervisorId};
use crate::domain::klus::{Klus, Observation, Tone, When};
use crate::domain::time::Minutes;
use crate::domain::workshop::{Closure, DayClose, DaySums, Workshop};

#[derive(Serialize, Deserialize)]
pub(in crate::codec) struct WorkshopV1(Dates<(String, String, Vec<String>)>);

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
pub(in crate::codec) struct MethodV1(Dates<String>);

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
pub(in crate::codec) struct ClosureV1 {
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
pub(in crate::codec) struct KlusV1 {
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
pub(in crate::codec) struct ObservationV1 {
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
pub(in crate::codec) struct DayCloseV1 {
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
