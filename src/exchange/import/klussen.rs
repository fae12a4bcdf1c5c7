//! Klussen: a row is one klus, or a half-day more of the row before it with the same name and date.

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::super::columns::Column;
use super::super::key;
use super::cell::{Bad, Line};
use super::schedules::weekdays;
use super::{Planner, Says, Sheet};
use crate::domain::half_day_text::halves;
use crate::domain::ids::KlusId;
use crate::domain::klus::{Klus, When, is_a_name};
use crate::domain::record::{Record, RecordKey};
use crate::domain::time::HalfDay;
use crate::text::clean::NAME_MAX;
use crate::text::sentence::Sentence;

/// The fewest people of a klus of which the file does not say (source 001).
const USUAL_MIN: u16 = 2;

/// Reads klussen.
pub fn read(planner: &mut Planner<'_>, sheet: &Sheet<'_>) {
    sheet.each(planner, |planner, line| {
        let klus = klus(planner, line)?;
        let says = take(planner, klus);
        planner.count(says);
        Ok(())
    });
}

fn take(planner: &mut Planner<'_>, mut klus: Klus) -> Says {
    let same = |own: &Klus| own.name.to_lowercase() == klus.name.to_lowercase() && own.when == klus.when;
    let mut all = planner.directory.klussen.iter();
    let here = all.find(|(_, own)| same(own)).map(|(id, own)| (*id, own.clone()));
    let Some((id, own)) = here else {
        let id = KlusId(Uuid::new_v4());
        planner.set(RecordKey::Klus(id), Record::Klus(klus.into()));
        return Says::New;
    };
    // A second row of this file for the same klus is another half-day of it; half-days here already stay.
    klus.halves.extend(own.halves.iter().copied());
    klus.halves.sort_unstable();
    klus.halves.dedup();
    if klus == own {
        return Says::Same;
    }
    planner.set(RecordKey::Klus(id), Record::Klus(klus.into()));
    Says::Other
}

fn klus(planner: &Planner<'_>, line: &Line<'_>) -> Result<Klus, Bad> {
    let name = line.text(Column::Klus, NAME_MAX)?;
    if name.is_empty() {
        return Err(line.bad(Column::Klus, Sentence::new("no-name-missing")));
    }
    if !is_a_name(&name) {
        let reason = Sentence::new("no-klus-name").text("given", name);
        return Err(line.bad(Column::Klus, reason));
    }
    let halves = match line.cell(Column::HalfDay) {
        Some(cell) => {
            halves(cell).ok_or_else(|| line.bad(Column::HalfDay, Sentence::new("file-half-day")))?
        }
        None => vec![HalfDay::Morning, HalfDay::Afternoon],
    };
    let min = line.count(Column::Min)?.unwrap_or(USUAL_MIN);
    let max = line.count(Column::Max)?;
    if let Some(max) = max.filter(|max| *max < min) {
        let reason = Sentence::new("no-klus-max").number("min", min).number("max", max);
        return Err(line.bad(Column::Max, reason));
    }
    let certificate = line.field(Column::Certificate)?;
    Ok(Klus {
        name,
        when: when(planner.options.today, line)?,
        halves,
        place: line.field(Column::Place)?,
        work_type: line.field(Column::WorkType)?,
        outside: line.flag(Column::Outside)?.unwrap_or(false),
        min,
        max,
        certificate: Some(certificate).filter(|c| !c.is_empty()),
    })
}

/// On one date; or every week on the days that are named, or on the day of the date.
fn when(today: NaiveDate, line: &Line<'_>) -> Result<When, Bad> {
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
            .map(When::Once)
            .ok_or_else(|| line.bad(Column::Date, Sentence::new("file-date-empty")));
    };
    // A date beside its own day of the week, and no repeat, is one date.
    if let (Some(date), [day]) = (date, days.as_slice())
        && line.cell(Column::Repeat).is_none()
        && line.cell(Column::End).is_none()
        && line.columns.has(Column::Date)
        && date.weekday().num_days_from_monday() as usize == *day
    {
        return Ok(When::Once(date));
    }
    let mut weekdays = [false; 7];
    for day in days {
        weekdays[day] = true;
    }
    let from = date.unwrap_or(today);
    let until = line.date(Column::End)?;
    if until.is_some_and(|until| until < from) {
        return Err(line.bad(Column::End, Sentence::new("no-end-before-start")));
    }
    Ok(When::Weekly {
        from,
        until,
        weekdays,
    })
}
