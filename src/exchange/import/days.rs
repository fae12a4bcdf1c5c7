//! From rows to days: several rows of one person on one date are one day, set beside what is here.

use std::cell::LazyCell;
use std::ops::Deref;

use chrono::NaiveDate;

use super::attendance::{Entry, Gathered, Rest, What};
use super::people::{People, Who, in_trajectory};
use super::told::{Told, told};
use super::{Place, Planner, Says};
use crate::codec::Month;
use crate::domain::attendance::{Absence, Attendance, Day, Worked};
use crate::domain::compose::Known;
use crate::domain::directory::Directory;
use crate::domain::ids::ParticipantId;
use crate::domain::record::{Record, RecordKey};
use crate::domain::schedule::DayPlan;
use crate::domain::time::{ClockTime, HalfDay, Minutes};
use crate::store::{StoreError, date_of, month_of};
use crate::text::clean::{FIELD_MAX, TooLong};
use crate::text::sentence::Sentence;

/// What the rows of one day come to.
struct Said {
    day: Told,
    extra: Option<bool>,
    remark: Option<String>,
    rest: Rest,
}

/// The month of somebody that is at hand.
struct Page {
    who: Who,
    month: u16,
    days: Month,
    /// The trajectory that covers the whole month need not be looked for again for each day of it.
    covered: bool,
}

/// A day that was found good, and may yet run into the next one.
struct Good<'a> {
    rows: &'a [Entry],
    says: Says,
    /// Until when it runs on into the next date.
    until: Option<ClockTime>,
    /// How many records there were before it.
    records: usize,
}

/// Until when the shift of the date before goes on, and whether the files say so.
struct Eve {
    until: Option<ClockTime>,
    told: bool,
}

/// Judges all rows, person by person, day by day; gives the refused ones, and why.
pub fn judge(
    planner: &mut Planner<'_>,
    people: &People<'_>,
    gathered: Gathered,
) -> Result<Vec<(Place, Sentence)>, StoreError> {
    let mut entries = gathered.entries;
    people.refuse_rows(planner, &mut entries, |e| (e.place, e.who));
    planner.plan.records.reserve(entries.len());
    entries.sort_by_key(|e| (e.who, e.date, e.place));
    let mut refused = Vec::new();
    let mut page: Option<Page> = None;
    // The day before, when the files tell of it.
    let mut last: Option<Good<'_>> = None;
    let mut days = entries
        .chunk_by(|a, b| (a.who, a.date) == (b.who, b.date))
        .peekable();
    while let Some(rows) = days.next() {
        let [first, ..] = rows else { continue };
        let (month, _) = month_of(first.date);
        if page
            .as_ref()
            .is_none_or(|p| (p.who, p.month) != (first.who, month))
        {
            page = Some(Page {
                who: first.who,
                month,
                days: read(planner, people, first.who, month)?,
                covered: covered(&planner.directory, people.id(first.who), month),
            });
        }
        let Some(page) = &page else { continue };
        let before = last.take();
        let eve = match &before {
            Some(good) => Eve {
                until: good.until,
                told: good.says != Says::Same,
            },
            None => Eve {
                until: here(planner, people, page, first.date.pred_opt(), Day::until_next_day)?,
                told: false,
            },
        };
        let records = planner.plan.records.len();
        // Of two days that follow one another the second may stay as it is here after all.
        let alone = match judge_day(planner, people.id(first.who), first.date, rows, page, &eve) {
            Ok((says, until)) => {
                for _ in rows {
                    planner.count(says);
                }
                let good = Good {
                    rows,
                    says,
                    until,
                    records,
                };
                if days.peek().is_some_and(|next| follows(first, next)) {
                    last = Some(good);
                    None
                } else {
                    Some(good)
                }
            }
            Err(reason) => {
                refused.extend(rows.iter().map(|row| (row.place, reason.clone())));
                before
            }
        };
        if let Some(reason) = into_what_is_here(planner, people, page, alone.as_ref())?
            && let Some(good) = alone
        {
            planner.plan.records.truncate(good.records);
            for row in good.rows {
                planner.uncount(good.says);
                refused.push((row.place, reason.clone()));
            }
        }
    }
    Ok(refused)
}

fn follows(day: &Entry, next: &[Entry]) -> bool {
    let next = next.first();
    next.is_some_and(|next| next.who == day.who && day.date.succ_opt() == Some(next.date))
}

fn read(planner: &Planner<'_>, people: &People<'_>, who: Who, month: u16) -> Result<Month, StoreError> {
    if people.is_new(who) {
        return Ok(Month::default());
    }
    planner.store.month(people.id(who), month)
}

/// A time of a day as it stands here; only one beyond the month at hand is read for it.
fn here(
    planner: &Planner<'_>,
    people: &People<'_>,
    page: &Page,
    date: Option<NaiveDate>,
    time: fn(&Day) -> Option<ClockTime>,
) -> Result<Option<ClockTime>, StoreError> {
    let Some((month, day)) = date.map(month_of) else {
        return Ok(None);
    };
    let find = |days: &Month| {
        let at = days.attendance.binary_search_by_key(&day, |(d, _)| *d).ok()?;
        time(&days.attendance[at].1.day)
    };
    if month == page.month {
        return Ok(find(&page.days));
    }
    Ok(find(&read(planner, people, page.who, month)?))
}

/// Why a night that the files tell of cannot stand before the day that is here.
fn into_what_is_here(
    planner: &Planner<'_>,
    people: &People<'_>,
    page: &Page,
    night: Option<&Good<'_>>,
) -> Result<Option<Sentence>, StoreError> {
    let Some(Good {
        rows: [night, ..],
        until: Some(until),
        says: Says::New | Says::Other,
        ..
    }) = night
    else {
        return Ok(None);
    };
    let next = night.date.succ_opt();
    let begins = here(planner, people, page, next, Day::begins)?;
    let (Some(date), Some(from)) = (next, begins.filter(|from| from < until)) else {
        return Ok(None);
    };
    let name = planner.directory.name(people.id(night.who), date).natural();
    let reason = Sentence::new("no-night-into").text("name", name);
    Ok(Some(reason.date("date", date).time("time", from)))
}

/// Whether one trajectory covers a whole month.
fn covered(directory: &Directory, person: ParticipantId, month: u16) -> bool {
    let (Some(first), Some(next)) = (date_of(month, 1), date_of(month + 1, 1)) else {
        return false;
    };
    let last = next.pred_opt().unwrap_or(first);
    directory
        .trajectory_on(person, first)
        .is_some_and(|t| t.covers(last))
}

fn judge_day(
    planner: &mut Planner<'_>,
    person: ParticipantId,
    date: NaiveDate,
    rows: &[Entry],
    page: &Page,
    eve: &Eve,
) -> Result<(Says, Option<ClockTime>), Sentence> {
    if !page.covered && !rows.iter().all(|row| row.guest) {
        in_trajectory(&planner.directory, person, date)?;
    }
    let page = &page.days;
    let (_, day) = month_of(date);
    let before = page
        .attendance
        .binary_search_by_key(&day, |(d, _)| *d)
        .ok()
        .map(|i| &page.attendance[i].1);
    // Working out who is expected costs more than the rest: only where it is asked for.
    let plan = LazyCell::new(|| planner.directory.plan_on(person, date));
    let name = || planner.directory.name(person, date).natural();
    let (said, twice) = together(rows, (&plan, before.map(|own| &own.day)), date, &name)?;
    let unplanned = beside_absence(rows, &said, &plan, date)?;
    let after = outcome(planner, person, date, said, before, &plan)?;
    // Who is not there any more leaves their klus with it.
    let leaves: Vec<RecordKey> = page
        .allocations
        .iter()
        .filter(|((on, half), _)| *on == day && !after.day.is_there(*half, &plan))
        .map(|((_, half), _)| RecordKey::Allocation(person, date, *half))
        .collect();
    for place in twice {
        planner.warn(place, Sentence::new("file-row-twice"));
    }
    if let Some((place, what)) = unplanned {
        planner.warn(place, what);
    }
    let worked_here = before.map_or(Minutes::ZERO, |own| own.day.minutes(date));
    if let (Day::Absent(_), true, [first, ..]) = (&after.day, worked_here > Minutes::ZERO, rows) {
        let goes = Sentence::new("file-worked-goes").minutes("minutes", worked_here);
        planner.warn(first.place, goes);
    }
    let says = match before {
        Some(before) if *before == after => Says::Same,
        Some(_) => Says::Other,
        None => Says::New,
    };
    let starts = after.day.begins();
    if let (true, Some(until), Some(eve)) = (
        eve.told || says != Says::Same,
        eve.until.filter(|until| starts.is_some_and(|from| from < *until)),
        date.pred_opt(),
    ) {
        let name = planner.directory.name(person, date).natural();
        return Err(Sentence::new("no-night-before")
            .text("name", name)
            .date("date", eve)
            .time("time", until));
    }
    let until = after.day.until_next_day();
    if says == Says::Same {
        return Ok((says, until));
    }
    if planner.directory.closed.contains_key(&date) {
        if !planner.options.reason_given {
            return Err(Sentence::new("no-needs-reason").date("date", date));
        }
        planner.plan.needs_reason = true;
    }
    planner
        .plan
        .records
        .extend(leaves.into_iter().map(|key| (key, None)));
    let key = RecordKey::Attendance(person, date);
    planner.plan.records.push((key, Some(Record::Attendance(after))));
    Ok((says, until))
}

/// Hours or times beside an absence that fill the day as planned are those of the absence, as payroll writes them;
/// nobody knows of a day without a plan.
fn beside_absence(
    rows: &[Entry],
    said: &Said,
    plan: &impl Deref<Target = DayPlan>,
    date: NaiveDate,
) -> Result<Option<(Place, Sentence)>, Sentence> {
    let (Some(first), Told::Worked(worked)) = (rows.iter().find(|row| row.beside), &said.day) else {
        return Ok(None);
    };
    let (planned, minutes) = (plan.minutes_on(date), worked.minutes(date));
    let about = |id: &'static str| Sentence::new(id).minutes("minutes", minutes);
    if planned == Minutes::ZERO {
        Ok(Some((first.place, about("file-absent-unplanned"))))
    } else if minutes >= planned || reaches_both_ends(worked, rows.len(), plan) {
        Err(about("file-absent-whole-day"))
    } else {
        Ok(None)
    }
}

/// Whether times go from the start of a planned day to its end, whatever their breaks: in one stretch, or by a row of
/// work and one of absence. One row may well leave out the middle of the day.
fn reaches_both_ends(worked: &Worked, rows: usize, plan: &DayPlan) -> bool {
    let Worked::Stretches(all) = worked else {
        return false;
    };
    let (Some(first), Some(last)) = (all.first(), all.last()) else {
        return false;
    };
    (all.len() == 1 || rows > 1)
        && plan.start().is_some_and(|start| first.span.from() <= start)
        && plan.end().is_some_and(|end| last.span.to() >= end)
}

/// The day as it would stand. What the file does not say stays as it is: a bare *present* keeps entered times,
/// a length keeps the times that make it.
fn outcome(
    planner: &Planner<'_>,
    person: ParticipantId,
    date: NaiveDate,
    said: Said,
    before: Option<&Attendance>,
    plan: &impl Deref<Target = DayPlan>,
) -> Result<Attendance, Sentence> {
    let here = match before.map(|b| &b.day) {
        Some(Day::Present { worked, rest }) => Some((worked, *rest)),
        _ => None,
    };
    let day = match said.day {
        Told::Absent(absence) => Day::Absent(absence),
        Told::Planned => {
            let worked = match here {
                Some((worked, _)) => worked.clone(),
                None => planned(planner, person, date, plan)?,
            };
            let rest = said.rest.over(here.and_then(|(_, rest)| rest));
            Day::Present { worked, rest }
        }
        Told::Worked(worked) => {
            let minutes = worked.minutes(date);
            let same = here.filter(|(own, _)| match worked {
                Worked::Length(_) => own.minutes(date) == minutes && minutes > Minutes::ZERO,
                Worked::Stretches(_) => **own == worked,
            });
            if let Some((own, rest)) = same {
                let (worked, rest) = (own.clone(), said.rest.over(rest));
                Day::Present { worked, rest }
            } else {
                let day = before.map(|own| &own.day);
                let rest = Known { day, plan }.rest_beside(&worked, date);
                let rest = said.rest.over(rest);
                Day::Present { worked, rest }
            }
        }
    };
    let remark = match (&day, said.remark) {
        (Day::Absent(Absence::Sick), _) => String::new(),
        (_, Some(remark)) => remark,
        (_, None) => before.map(|b| b.remark.clone()).unwrap_or_default(),
    };
    let extra = said.extra.unwrap_or_else(|| match before {
        Some(own) if own.day == day => own.extra,
        // Who was not expected came extra, as where it is marked.
        _ => plan.is_empty(),
    });
    Ok(Attendance {
        day,
        extra,
        remark,
        correction: before.and_then(|b| b.correction.clone()),
    })
}

fn planned(
    planner: &Planner<'_>,
    person: ParticipantId,
    date: NaiveDate,
    plan: &impl Deref<Target = DayPlan>,
) -> Result<Worked, Sentence> {
    let own = planner.directory.participants.get(&person);
    if plan.is_empty() && !own.is_some_and(|p| p.guest) {
        let name = planner.directory.name(person, date).natural();
        return Err(Sentence::new("no-needs-times").text("name", name));
    }
    Ok(Worked::Stretches(plan.stretches()))
}

/// Several rows as one day: lengths add up, stretches stand beside each other, the same row twice is one.
fn together(
    rows: &[Entry],
    (plan, here): (&impl Deref<Target = DayPlan>, Option<&Day>),
    date: NaiveDate,
    name: &dyn Fn() -> String,
) -> Result<(Said, Vec<Place>), Sentence> {
    let mut twice = Vec::new();
    let mut day: Option<Told> = None;
    let (mut extra, mut rest) = (None, Rest::Unsaid);
    let mut remarks: Vec<&str> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if rows[..at].iter().any(|own| row.repeats(own)) {
            twice.push(row.place);
            continue;
        }
        let missed = missed_part(row, rows);
        if missed.is_none() {
            let told = told(&row.what, &row.halves, (plan, here), date, name)?;
            day = Some(match day {
                None => told,
                Some(own) => joined(own, told)?,
            });
        }
        if let Some(said) = row.extra {
            extra = Some(extra.unwrap_or(false) || said);
        }
        rest = match (rest, missed.map_or(row.rest, Rest::For)) {
            (Rest::For(a), Rest::For(b)) if a != b => return Err(Sentence::new("file-day-conflict")),
            (own @ Rest::For(_), _) | (own, Rest::Unsaid) => own,
            (_, said) => said,
        };
        let remark = row.remark.as_deref().unwrap_or_default();
        if !remark.is_empty() && !remarks.contains(&remark) {
            remarks.push(remark);
        }
    }
    let said = rows.iter().any(|row| row.remark.is_some());
    let remark = remarks.join("; ");
    let got = remark.chars().count();
    if got > FIELD_MAX {
        return Err(super::cell::too_long(TooLong { max: FIELD_MAX, got }));
    }
    let day = day.unwrap_or(Told::Planned);
    if matches!(day, Told::Absent(_)) && !is_all_missed(rows, plan) {
        return Err(Sentence::new("file-half-absent"));
    }
    if let Told::Worked(worked) = &day
        && !worked.fits_a_day()
    {
        return Err(Sentence::new("file-times-long"));
    }
    let said = Said {
        day,
        extra,
        remark: said.then_some(remark),
        rest,
    };
    Ok((said, twice))
}

/// Why somebody was not there in a half-day, beside rows of what they did work.
fn missed_part(row: &Entry, rows: &[Entry]) -> Option<Absence> {
    let (What::Absent(absence), true) = (&row.what, row.booked || !row.halves.is_empty()) else {
        return None;
    };
    let worked = |own: &Entry| match own.what {
        What::Absent(_) => false,
        What::Planned => !own.halves.is_empty(),
        _ => true,
    };
    let is_of_both = |own: &Entry| own.halves.iter().any(|half| row.halves.contains(half));
    let mut others = rows.iter().filter(|own| worked(own)).peekable();
    (others.peek().is_some() && !others.any(is_of_both)).then_some(*absence)
}

/// Whether the half-days of which rows say that somebody was not there are all that was planned.
fn is_all_missed(rows: &[Entry], plan: &impl Deref<Target = DayPlan>) -> bool {
    let is_missed = |half: &HalfDay| rows.iter().any(|row| row.halves.contains(half));
    rows.iter().any(|row| row.halves.is_empty()) || plan.halves().iter().all(is_missed)
}

fn joined(own: Told, told: Told) -> Result<Told, Sentence> {
    match (own, told) {
        (Told::Worked(Worked::Length(a)), Told::Worked(Worked::Length(b))) => {
            Ok(Told::Worked(Worked::Length(a + b)))
        }
        (Told::Worked(Worked::Stretches(mut all)), Told::Worked(Worked::Stretches(more))) => {
            all.extend(more);
            all.sort_unstable();
            if all.windows(2).any(|two| two[0].span.to() > two[1].span.from()) {
                return Err(Sentence::new("no-times-overlap"));
            }
            Ok(Told::Worked(Worked::Stretches(all)))
        }
        (Told::Absent(a), Told::Absent(b)) if a == b => Ok(Told::Absent(a)),
        (Told::Planned, Told::Planned) => Ok(Told::Planned),
        _ => Err(Sentence::new("file-day-conflict")),
    }
}
