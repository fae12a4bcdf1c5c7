//! Schedules: a row per day, or a column per day. Rows of one person with one *from* are one week.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::columns::Column;
use super::super::key;
use super::cell::{Bad, Line, flag, from_to, times_sentence};
use super::people::{People, Who};
use super::{Place, Planner, Says, Sheet};
use crate::domain::half_day_text::{halves, usual};
use crate::domain::record::{Record, RecordKey};
use crate::domain::schedule::{DayPlan, Week};
use crate::domain::time::{ClockTime, HalfDay, Minutes, Span};
use crate::domain::times::{TypedTimes, Worked, parse_times};
use crate::text::sentence::Sentence;

/// Words for the days of the week as they are folded, Monday first.
const DAYS: [&str; 7] = [
    "ma maandag mon monday",
    "di dinsdag tue tuesday",
    "wo woensdag wed wednesday",
    "do donderdag thu thursday",
    "vr vrijdag fri friday",
    "za zaterdag sat saturday",
    "zo zondag sun sunday",
];

/// The day of the week that a word names, Monday 0.
pub fn weekday(word: &str) -> Option<usize> {
    if word.len() > 40 {
        return None;
    }
    let key = key(word);
    DAYS.iter()
        .position(|words| words.split(' ').any(|own| own == key))
}

/// Whether a header has a column per day.
pub fn is_matrix(header: &[String]) -> bool {
    header.iter().filter(|h| weekday(h).is_some()).count() >= 2
}

/// A break of that length: at half past twelve if it fits there, else in the middle.
fn placed(span: Span, pause: Minutes) -> Option<Span> {
    let length = u16::try_from(pause.0).ok().filter(|m| *m > 0)?;
    let noon = 12 * 60 + 30;
    let from = if span.from().minutes() <= noon && noon + length <= span.to().minutes() {
        noon
    } else {
        let free = (span.to().minutes() - span.from().minutes()).checked_sub(length)?;
        span.from().minutes() + free / 2
    };
    Span::new(
        ClockTime::from_minutes(from)?,
        ClockTime::from_minutes(from + length)?,
    )
}

/// Days of the week, Monday 0, with what is expected on each.
type Days = Vec<(usize, DayPlan)>;

/// All good rows of all files.
#[derive(Default)]
pub struct Gathered {
    rows: Vec<(Place, Who, Option<NaiveDate>, Days)>,
}

impl Gathered {
    pub fn read(&mut self, planner: &mut Planner<'_>, sheet: &Sheet<'_>, people: &mut People<'_>) {
        sheet.each(planner, |planner, line| self.row(planner, line, people));
    }

    fn row(
        &mut self,
        planner: &mut Planner<'_>,
        line: &Line<'_>,
        people: &mut People<'_>,
    ) -> Result<(), Bad> {
        let valid = match line.date(Column::ValidFrom)? {
            None => line.date(Column::Date)?,
            own => own,
        };
        let days = if is_matrix(line.header) {
            across(line)?
        } else {
            down(line)?
        };
        let nameless = (!line.columns.has_person())
            .then(|| line.header.iter().position(|h| h.trim().is_empty()))
            .flatten();
        if nameless.is_none() && !line.columns.has_person() {
            return Err(Bad::whole(Sentence::new("file-no-person")));
        }
        let who = people.find(line, nameless)?;
        people.note(planner, who, valid, line)?;
        self.rows.push((line.place, who, valid, days));
        Ok(())
    }

    pub fn judge(mut self, planner: &mut Planner<'_>, people: &People<'_>) {
        people.refuse_rows(planner, &mut self.rows, |(place, who, ..)| (*place, *who));
        let mut weeks: BTreeMap<(Who, NaiveDate), Vec<(Place, Days)>> = BTreeMap::new();
        for (place, who, valid, days) in self.rows {
            let near = || {
                let near = planner
                    .directory
                    .trajectory_near(people.id(who), planner.options.today);
                near.map_or(planner.options.today, |t| t.start)
            };
            let valid = valid.unwrap_or_else(near);
            weeks.entry((who, valid)).or_default().push((place, days));
        }
        for ((who, valid), rows) in weeks {
            match week(&rows) {
                Ok(week) => {
                    let says = set(planner, people, who, valid, week);
                    for _ in &rows {
                        planner.count(says);
                    }
                }
                Err((place, reason)) => planner.refuse(place, Bad::whole(reason)),
            }
        }
    }
}

fn set(planner: &mut Planner<'_>, people: &People<'_>, who: Who, valid: NaiveDate, week: Week) -> Says {
    let person = people.id(who);
    let own = planner.directory.files.get(&person).map(|f| f.schedule.clone());
    let mut schedule = own.unwrap_or_default();
    let before = schedule
        .versions()
        .find(|(from, _)| *from == valid)
        .map(|(_, w)| w);
    let says = match before {
        Some(before) if *before == week => return Says::Same,
        Some(_) => Says::Other,
        None => Says::New,
    };
    schedule.set(valid, week);
    planner.set(RecordKey::Schedule(person), Record::Schedule(schedule));
    says
}

fn week(rows: &[(Place, Days)]) -> Result<Week, (Place, Sentence)> {
    let mut week = Week::default();
    for (place, days) in rows {
        for (day, plan) in days {
            let own = &mut week.0[*day];
            for (all, more) in [(&mut own.spans, &plan.spans), (&mut own.breaks, &plan.breaks)] {
                // The same row twice says nothing more.
                all.extend(
                    more.iter()
                        .filter(|s| !all.contains(s))
                        .copied()
                        .collect::<Vec<_>>(),
                );
                all.sort_unstable();
                if all.windows(2).any(|two| two[0].to() > two[1].from()) {
                    return Err((*place, Sentence::new("no-times-overlap")));
                }
            }
        }
    }
    Ok(week)
}

/// A column per day: times, half-days, or 1 for a whole day.
fn across(line: &Line<'_>) -> Result<Days, Bad> {
    let mut days = Vec::new();
    for (index, head) in line.header.iter().enumerate() {
        let (Some(day), Some(cell)) = (weekday(head), line.at(index)) else {
            continue;
        };
        let plan = match (flag(cell), halves(cell)) {
            (Some(true), _) => usual(&[HalfDay::Morning, HalfDay::Afternoon]),
            (Some(false), _) => continue,
            (None, Some(halves)) => usual(&halves),
            (None, None) if matches!(cell, "-" | "–") => continue,
            (None, None) => times(cell, None).map_err(|reason| line.bad_at(index, reason))?,
        };
        days.push((day, plan));
    }
    Ok(days)
}

/// A row per day.
fn down(line: &Line<'_>) -> Result<Days, Bad> {
    let Some(cell) = line.cell(Column::Weekday) else {
        return Err(line.bad(Column::Weekday, Sentence::new("file-weekday")));
    };
    let days = weekdays(cell).ok_or_else(|| line.bad(Column::Weekday, Sentence::new("file-weekday")))?;
    let pause = line.pause()?;
    let (column, text) = match (line.cell(Column::From), line.cell(Column::To)) {
        (Some(from), Some(to)) => (Column::From, from_to(from, to)),
        (Some(_), None) => return Err(line.bad(Column::To, Sentence::new("file-times-end"))),
        (None, Some(_)) => return Err(line.bad(Column::From, Sentence::new("file-times-begin"))),
        (None, None) => (
            Column::Times,
            line.cell(Column::Times)
                .or_else(|| line.cell(Column::Planned))
                .unwrap_or_default()
                .to_owned(),
        ),
    };
    let half = line
        .cell(Column::HalfDay)
        .map(|cell| halves(cell).ok_or_else(|| line.bad(Column::HalfDay, Sentence::new("file-half-day"))))
        .transpose()?;
    let plan = match half {
        Some(halves) if text.trim().is_empty() => usual(&halves),
        None if text.trim().is_empty() => {
            return Err(line.bad(Column::From, Sentence::new("file-times")));
        }
        half => {
            let plan = times(&text, pause).map_err(|reason| line.bad(column, reason))?;
            if half.is_some_and(|halves| !plan.fits(&halves)) {
                return Err(line.bad(Column::HalfDay, Sentence::new("file-half-day-other")));
            }
            plan
        }
    };
    Ok(days.into_iter().map(|day| (day, plan.clone())).collect())
}

/// The days that a cell names: `ma`, `ma, wo en vr`.
pub fn weekdays(cell: &str) -> Option<Vec<usize>> {
    let words = cell
        .split([',', '+', '/', '&', ' '])
        .map(str::trim)
        .filter(|word| !matches!(*word, "" | "en" | "and"));
    let days: Option<Vec<usize>> = words.map(weekday).collect();
    days.filter(|days| !days.is_empty())
}

/// Times as a plan; a break known by its length gets a place.
fn times(text: &str, pause: Option<Minutes>) -> Result<DayPlan, Sentence> {
    let TypedTimes::Worked {
        what: Worked::Stretches(typed),
        rest: None,
    } = parse_times(text).map_err(|e| times_sentence(e.reason))?
    else {
        return Err(Sentence::new("file-times"));
    };
    let mut plan = DayPlan::default();
    let one = typed.len() == 1;
    for stretch in typed {
        plan.spans.push(stretch.span);
        let pause = stretch.pause.or(pause.filter(|_| one));
        if let Some(pause) = pause.filter(|p| p.0 > 0) {
            let placed = placed(stretch.span, pause).ok_or(Sentence::new("file-pause-long"))?;
            plan.breaks.push(placed);
        }
    }
    if pause.is_some_and(|p| p.0 > 0) && !one {
        return Err(Sentence::new("file-pause-which"));
    }
    Ok(plan)
}
