//! Klussen: rows of one name and the same dates are one klus. What they do not say stays as it is here.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::super::columns::Column;
use super::super::key;
use super::cell::{Bad, Line};
use super::schedules::weekdays;
use super::{Place, Planner, Says, Sheet};
use crate::domain::half_day_text::halves;
use crate::domain::ids::KlusId;
use crate::domain::klus::{Klus, When, is_a_name};
use crate::domain::record::{Record, RecordKey};
use crate::domain::time::HalfDay;
use crate::text::clean::NAME_MAX;
use crate::text::sentence::Sentence;

/// The fewest people of a klus of which the file does not say (source 001).
const USUAL_MIN: u16 = 2;

/// On which dates a row says that a klus is.
#[derive(Clone, PartialEq, Eq, Hash)]
enum On {
    /// On the dates that are written.
    Written(When),
    /// Every week on these days; since when is not written.
    EveryWeek([bool; 7]),
}

/// What rows say of a klus; what they leave open stays as it is.
#[derive(Default)]
struct Said {
    halves: Vec<HalfDay>,
    place: Option<String>,
    work_type: Option<String>,
    outside: Option<bool>,
    min: Option<u16>,
    max: Option<u16>,
    certificate: Option<String>,
    /// The last date of one that is every week.
    until: Option<NaiveDate>,
}

/// The rows of one klus.
struct Rows {
    name: String,
    on: On,
    said: Said,
    contradicted: bool,
    /// Each with its refusal, should there be room for too few.
    places: Vec<(Place, Bad)>,
}

/// All good rows of all files, by klus.
#[derive(Default)]
pub struct Gathered {
    all: Vec<Rows>,
    by_klus: HashMap<(String, On), usize>,
}

impl Gathered {
    pub fn read(&mut self, planner: &mut Planner<'_>, sheet: &Sheet<'_>) {
        sheet.each(planner, |_, line| self.row(line));
    }

    fn row(&mut self, line: &Line<'_>) -> Result<(), Bad> {
        let name = name(line)?;
        let (on, until) = on(line)?;
        let said = said(line, until)?;
        let column = if said.max.is_some() {
            Column::Max
        } else {
            Column::Min
        };
        let place = (line.place, line.bad(column, Sentence::new("no-klus-max")));
        let at = *self
            .by_klus
            .entry((name.to_lowercase(), on.clone()))
            .or_insert(self.all.len());
        if let Some(rows) = self.all.get_mut(at) {
            rows.contradicted |= !rows.said.take(said);
            rows.places.push(place);
        } else {
            self.all.push(Rows {
                name,
                on,
                said,
                contradicted: false,
                places: vec![place],
            });
        }
        Ok(())
    }

    /// Those with written dates first: what has none may be one of them.
    pub fn judge(mut self, planner: &mut Planner<'_>) {
        self.all.sort_by_key(|rows| matches!(rows.on, On::EveryWeek(_)));
        for rows in self.all {
            match judged(planner, &rows) {
                Ok(says) => rows.places.iter().for_each(|_| planner.count(says)),
                Err(reason) => {
                    for (place, few) in rows.places {
                        let bad = match &reason {
                            Wrong::Few(reason) => Bad {
                                reason: reason.clone(),
                                ..few
                            },
                            Wrong::Rows(reason) => Bad::whole(reason.clone()),
                        };
                        planner.refuse(place, bad);
                    }
                }
            }
        }
    }
}

/// Why the rows of a klus are refused.
enum Wrong {
    /// The most people are fewer than the fewest.
    Few(Sentence),
    /// Something else about all of them.
    Rows(Sentence),
}

impl Said {
    /// Takes over what another row says besides; whether it says nothing else of the same.
    fn take(&mut self, more: Self) -> bool {
        self.halves.extend(more.halves);
        agree(&mut self.place, more.place)
            & agree(&mut self.work_type, more.work_type)
            & agree(&mut self.outside, more.outside)
            & agree(&mut self.min, more.min)
            & agree(&mut self.max, more.max)
            & agree(&mut self.certificate, more.certificate)
            & agree(&mut self.until, more.until)
    }

    /// The klus with what is said.
    fn over(&self, klus: &mut Klus) {
        // Half-days that are here already stay.
        klus.halves.extend(&self.halves);
        klus.halves.sort_unstable();
        klus.halves.dedup();
        set(&mut klus.place, self.place.as_ref());
        set(&mut klus.work_type, self.work_type.as_ref());
        set(&mut klus.outside, self.outside.as_ref());
        set(&mut klus.min, self.min.as_ref());
        klus.max = self.max.or(klus.max);
        klus.certificate = self.certificate.clone().or(klus.certificate.take());
        if let When::Weekly { until, .. } = &mut klus.when {
            *until = self.until.or(*until);
        }
    }
}

fn agree<T: PartialEq>(own: &mut Option<T>, more: Option<T>) -> bool {
    match (&*own, more) {
        (_, None) => true,
        (Some(own), Some(more)) => *own == more,
        (None, more) => {
            *own = more;
            true
        }
    }
}

fn set<T: Clone>(own: &mut T, said: Option<&T>) {
    if let Some(said) = said {
        own.clone_from(said);
    }
}

fn judged(planner: &mut Planner<'_>, rows: &Rows) -> Result<Says, Wrong> {
    if rows.contradicted {
        return Err(Wrong::Rows(Sentence::new("file-klus-conflict")));
    }
    let here = here(planner, rows);
    let mut klus = match &here {
        Some((_, own)) => own.clone(),
        None => new(planner.options.today, rows)?,
    };
    rows.said.over(&mut klus);
    if let Some(max) = klus.max.filter(|max| *max < klus.min) {
        let reason = Sentence::new("no-klus-max")
            .number("min", klus.min)
            .number("max", max);
        return Err(Wrong::Few(reason));
    }
    let (id, says) = match here {
        Some((_, own)) if own == klus => return Ok(Says::Same),
        Some((id, _)) => (id, Says::Other),
        None => (KlusId(Uuid::new_v4()), Says::New),
    };
    planner.set(RecordKey::Klus(id), Record::Klus(klus.into()));
    Ok(says)
}

/// The klus that is here already: of those without a written date the one that goes on, or that ended as it says.
fn here(planner: &Planner<'_>, rows: &Rows) -> Option<(KlusId, Klus)> {
    let today = planner.options.today;
    let is_it = |own: &Klus| match (&rows.on, &own.when) {
        (
            On::Written(When::Weekly { from, weekdays, .. }),
            When::Weekly {
                from: own,
                weekdays: days,
                ..
            },
        ) => (from, weekdays) == (own, days),
        (On::Written(when), own) => own == when,
        (On::EveryWeek(days), When::Weekly { until, weekdays, .. }) => {
            weekdays == days && (until.is_none_or(|until| today <= until) || *until == rows.said.until)
        }
        (On::EveryWeek(_), When::Once(_)) => false,
    };
    let name = rows.name.to_lowercase();
    let all = planner.directory.klussen.iter();
    let found = all.filter(|(_, own)| own.name.to_lowercase() == name && is_it(own));
    let first = found.min_by_key(|(id, own)| match own.when {
        When::Once(date) => (false, false, date, **id),
        // Of two that begin alike the one that ends as it says.
        When::Weekly { from, until, .. } => (until != rows.said.until, from > today, from, **id),
    });
    first.map(|(id, own)| (*id, own.clone()))
}

/// A klus that is not here yet, before what else is said of it.
fn new(today: NaiveDate, rows: &Rows) -> Result<Klus, Wrong> {
    let when = match rows.on {
        On::Written(ref when) => when.clone(),
        On::EveryWeek(weekdays) => When::Weekly {
            from: today,
            until: None,
            weekdays,
        },
    };
    let since_today = matches!(rows.on, On::EveryWeek(_));
    if since_today && rows.said.until.is_some_and(|until| until < today) {
        return Err(Wrong::Rows(Sentence::new("no-end-before-start")));
    }
    let halves = match rows.said.halves[..] {
        [] => vec![HalfDay::Morning, HalfDay::Afternoon],
        _ => Vec::new(),
    };
    Ok(Klus {
        name: rows.name.clone(),
        when,
        halves,
        place: String::new(),
        work_type: String::new(),
        outside: false,
        min: rows.said.max.map_or(USUAL_MIN, |max| max.min(USUAL_MIN)),
        max: None,
        certificate: None,
    })
}

fn name(line: &Line<'_>) -> Result<String, Bad> {
    let name = line.text(Column::Klus, NAME_MAX)?;
    if name.is_empty() {
        return Err(line.bad(Column::Klus, Sentence::new("no-name-missing")));
    }
    if !is_a_name(&name) {
        let reason = Sentence::new("no-klus-name").text("given", name);
        return Err(line.bad(Column::Klus, reason));
    }
    Ok(name)
}

fn said(line: &Line<'_>, until: Option<NaiveDate>) -> Result<Said, Bad> {
    let halves = match line.cell(Column::HalfDay) {
        Some(cell) => {
            halves(cell).ok_or_else(|| line.bad(Column::HalfDay, Sentence::new("file-half-day")))?
        }
        None => Vec::new(),
    };
    let field = |column| Ok(Some(line.field(column)?).filter(|text| !text.is_empty()));
    Ok(Said {
        halves,
        place: field(Column::Place)?,
        work_type: field(Column::WorkType)?,
        outside: line.flag(Column::Outside)?,
        min: line.count(Column::Min)?,
        max: line.count(Column::Max)?,
        certificate: field(Column::Certificate)?,
        until,
    })
}

/// On one date; or every week on the days that are named, or on the day of the date. The last date stands apart.
fn on(line: &Line<'_>) -> Result<(On, Option<NaiveDate>), Bad> {
    let date = match line.date(Column::Date)? {
        None => line.date(Column::ValidFrom)?,
        own => own,
    };
    let bad_day = |column: Column| line.bad(column, Sentence::new("file-weekday"));
    let mut days = match line.cell(Column::Weekday) {
        Some(cell) => Some(weekdays(cell).ok_or_else(|| bad_day(Column::Weekday))?),
        None => None,
    };
    if let Some(cell) = line.cell(Column::Repeat) {
        let on = date.map(|d| d.weekday().num_days_from_monday() as usize);
        match (key(cell).as_str(), on) {
            ("nee" | "no" | "geen" | "eenmalig" | "once", _) => {}
            ("wekelijks" | "elkeweek" | "week" | "weekly" | "everyweek" | "ja" | "yes", Some(on)) => {
                days = days.or(Some(vec![on]));
            }
            ("wekelijks" | "elkeweek" | "week" | "weekly" | "everyweek" | "ja" | "yes", None)
                if days.is_some() => {}
            _ => days = Some(weekdays(cell).ok_or_else(|| bad_day(Column::Repeat))?),
        }
    }
    let Some(days) = days else {
        return date
            .map(|date| (On::Written(When::Once(date)), None))
            .ok_or_else(|| line.bad(Column::Date, Sentence::new("file-date-empty")));
    };
    // A date beside its own day of the week, and no repeat, is one date.
    if let (Some(date), [day]) = (date, days.as_slice())
        && line.cell(Column::Repeat).is_none()
        && line.cell(Column::End).is_none()
        && line.columns.has(Column::Date)
        && date.weekday().num_days_from_monday() as usize == *day
    {
        return Ok((On::Written(When::Once(date)), None));
    }
    let mut weekdays = [false; 7];
    for day in days {
        weekdays[day] = true;
    }
    let until = line.date(Column::End)?;
    let Some(from) = date else {
        return Ok((On::EveryWeek(weekdays), until));
    };
    if until.is_some_and(|until| until < from) {
        return Err(line.bad(Column::End, Sentence::new("no-end-before-start")));
    }
    let when = When::Weekly {
        from,
        until: None,
        weekdays,
    };
    Ok((On::Written(when), until))
}
