//! Marking: present, late, left early, sick, leave, cancelled, not turned up, or times as they were.

use chrono::NaiveDate;

use super::allocate::has_place;
use super::edit::check_length;
use super::{Situation, fresh};
use crate::app::action::{Mark, TypedWork};
use crate::app::draft::Draft;
use crate::app::{Refusal, Trouble};
use crate::domain::attendance::{Absence, Attendance, Day, Worked};
use crate::domain::compose::{Impossible, Known};
use crate::domain::ids::{AbsenceId, ParticipantId};
use crate::domain::participant::PlannedAbsence;
use crate::domain::record::{Record, RecordKey, Why};
use crate::domain::schedule::DayPlan;
use crate::domain::sheet::DayRow;
use crate::domain::time::{ClockTime, HalfDay, Stretch};
use crate::text::clean::FIELD_MAX;

pub fn mark(
    situation: &Situation,
    draft: &mut Draft<'_>,
    date: NaiveDate,
    people: &[ParticipantId],
    mark: &Mark,
) -> Result<Why, Trouble> {
    if date > situation.today {
        match mark {
            Mark::Absent(kind @ (Absence::Leave | Absence::Cancelled))
            | Mark::AllDay(kind @ (Absence::Leave | Absence::Cancelled), None) => {
                return plan_absence(situation, draft, date, people, Some(*kind));
            }
            Mark::Clear => return plan_absence(situation, draft, date, people, None),
            _ => {}
        }
    }
    situation.not_future(date)?;
    for person in people {
        draft.in_trajectory(*person, date)?;
        let row = draft.days().row(*person, date)?;
        let before = row.record.clone();
        let Some(day) = day_of(situation, draft, &row, date, mark)? else {
            draft.set(RecordKey::Attendance(*person, date), None)?;
            back_on_klus(situation, draft, &row, date, |half| {
                row.plan.halves().contains(&half)
            })?;
            // Who came extra is not expected any more, on no klus either.
            for (half, _) in row.klussen.iter().filter(|_| row.plan.is_empty()) {
                draft.set(RecordKey::Allocation(*person, date, *half), None)?;
            }
            continue;
        };
        let mut remark = before.as_ref().map(|a| a.remark.clone()).unwrap_or_default();
        if let Mark::Times {
            remark: Some(given), ..
        }
        | Mark::AbsentWith(_, given)
        | Mark::AllDay(_, Some(given)) = mark
        {
            check_length(given, FIELD_MAX)?;
            remark.clone_from(given);
        }
        if day == Day::Absent(Absence::Sick) {
            remark.clear();
        }
        let correction = before.and_then(|a| a.correction);
        enter(
            situation,
            draft,
            &row,
            date,
            Attendance {
                day,
                extra: row.plan.is_empty(),
                remark,
                correction,
            },
        )?;
    }
    Ok(Why::Mark(date))
}

/// On a day still to come, leave and cancelling are planned: the day will be pre-filled with it. Of a longer absence
/// this day becomes another kind; with no kind it is taken out.
fn plan_absence(
    situation: &Situation,
    draft: &mut Draft<'_>,
    date: NaiveDate,
    people: &[ParticipantId],
    kind: Option<Absence>,
) -> Result<Why, Trouble> {
    for person in people {
        draft.in_trajectory(*person, date)?;
        let known = draft.directory().files.get(person);
        let here = known.into_iter().flat_map(|f| &f.absences);
        let here = here.filter(|(_, a)| a.covers(date));
        let here: Vec<_> = here.map(|(id, a)| (*id, a.clone())).collect();
        if kind.is_none() && here.is_empty() {
            situation.not_future(date)?;
        }
        let mut said = kind.is_none();
        for (id, own) in &here {
            match kind {
                Some(kind) if !said && own.kind == kind => said = true,
                Some(kind) if !said && own.from == own.to => {
                    let other = PlannedAbsence { kind, ..own.clone() };
                    draft.set(RecordKey::Absence(*person, *id), Some(Record::Absence(other)))?;
                    said = true;
                }
                _ => take_out(draft, *id, own, date)?,
            }
        }
        if let Some(kind) = kind.filter(|_| !said) {
            let absence = PlannedAbsence {
                participant: *person,
                from: date,
                to: date,
                kind,
                remark: String::new(),
            };
            let key = RecordKey::Absence(*person, AbsenceId(fresh()));
            draft.set(key, Some(Record::Absence(absence)))?;
        }
    }
    Ok(Why::Mark(date))
}

/// Takes one day out of a planned absence: what comes before it and what comes after stay.
fn take_out(
    draft: &mut Draft<'_>,
    id: AbsenceId,
    own: &PlannedAbsence,
    date: NaiveDate,
) -> Result<(), Trouble> {
    let until = date.pred_opt().filter(|until| own.from <= *until);
    let since = date.succ_opt().filter(|since| *since <= own.to);
    let before = until.map(|to| PlannedAbsence { to, ..own.clone() });
    let after = since.map(|from| PlannedAbsence { from, ..own.clone() });
    let key = |id| RecordKey::Absence(own.participant, id);
    let (first, second) = match (before, after) {
        (None, after) => (after, None),
        both => both,
    };
    draft.set(key(id), first.map(Record::Absence))?;
    match second {
        Some(second) => draft.set(key(AbsenceId(fresh())), Some(Record::Absence(second))),
        None => Ok(()),
    }
}

/// Enters somebody's day; who is not there any more leaves their klus in the same action.
pub fn enter(
    situation: &Situation,
    draft: &mut Draft<'_>,
    row: &DayRow,
    date: NaiveDate,
    attendance: Attendance,
) -> Result<(), Trouble> {
    for (half, _) in &row.klussen {
        if !attendance.day.is_there(*half, &row.plan) {
            draft.set(RecordKey::Allocation(row.participant, date, *half), None)?;
        }
    }
    back_on_klus(situation, draft, row, date, |half| {
        attendance.day.is_there(half, &row.plan)
    })?;
    let day = attendance.day.clone();
    draft.set(
        RecordKey::Attendance(row.participant, date),
        Some(Record::Attendance(attendance)),
    )?;
    beside_the_nights(draft, row.participant, date, &day)
}

/// Who is there after all goes back to the klus that was left when the opposite was said, where there still is a place.
pub fn back_on_klus(
    situation: &Situation,
    draft: &mut Draft<'_>,
    row: &DayRow,
    date: NaiveDate,
    is_there: impl Fn(HalfDay) -> bool,
) -> Result<(), Trouble> {
    let Some(corrected) = row.day() else { return Ok(()) };
    for half in HalfDay::ALL {
        let on_one = row.klussen.iter().any(|(at, _)| *at == half);
        if on_one || corrected.is_there(half, &row.plan) || !is_there(half) {
            continue;
        }
        let Some(left) = situation.left.get(&(row.participant, date, half)) else {
            continue;
        };
        let key = RecordKey::Allocation(row.participant, date, half);
        if !draft.changes(&key) && has_place(draft, (date, half), *left)? {
            draft.set(key, Some(Record::Allocation(*left)))?;
        }
    }
    Ok(())
}

/// Enters somebody's day as it was planned, or why that cannot be: the times have to be typed then.
pub fn enter_planned(
    situation: &Situation,
    draft: &mut Draft<'_>,
    row: &DayRow,
    date: NaiveDate,
    attendance: Attendance,
) -> Result<(), Trouble> {
    enter(situation, draft, row, date, attendance).map_err(|trouble| match trouble {
        Trouble::Refused(Refusal::NightBefore { name, .. } | Refusal::NightInto { name, .. }) => {
            Refusal::PlanBesideNight { name, date }.into()
        }
        other => other,
    })
}

/// A shift past midnight and the next date may not hold the same hours twice.
fn beside_the_nights(
    draft: &mut Draft<'_>,
    person: ParticipantId,
    date: NaiveDate,
    day: &Day,
) -> Result<(), Trouble> {
    let name = draft.called(person, date);
    let mut on = |date: Option<NaiveDate>| -> Result<Option<(NaiveDate, Day)>, Trouble> {
        let Some(date) = date else { return Ok(None) };
        let record = draft.current(&RecordKey::Attendance(person, date))?;
        Ok(match record {
            Some(Record::Attendance(own)) => Some((date, own.day)),
            _ => None,
        })
    };
    if let Some(begins) = day.begins()
        && let Some((date, night)) = on(date.pred_opt())?
        && let Some(until) = night.until_next_day().filter(|until| begins < *until)
    {
        return Err(Refusal::NightBefore { name, date, until }.into());
    }
    if let Some(until) = day.until_next_day()
        && let Some((date, next)) = on(date.succ_opt())?
        && let Some(from) = next.begins().filter(|from| *from < until)
    {
        return Err(Refusal::NightInto { name, date, from }.into());
    }
    Ok(())
}

/// What the mark makes of the day; none when nothing is known any more.
fn day_of(
    situation: &Situation,
    draft: &Draft<'_>,
    row: &DayRow,
    date: NaiveDate,
    mark: &Mark,
) -> Result<Option<Day>, Trouble> {
    let name = || draft.called(row.participant, date);
    let day = match mark {
        Mark::Clear => return Ok(None),
        Mark::Absent(absence) | Mark::AbsentWith(absence, _) => {
            let from_now = || Known::of(row).away_from(date, situation.goes_on(draft, date)?, *absence);
            from_now().unwrap_or(Day::Absent(*absence))
        }
        Mark::AllDay(absence, _) => Day::Absent(*absence),
        Mark::Present if row.plan.is_empty() => match row.day() {
            Some(day @ Day::Present { .. }) => day.clone(),
            _ if is_guest(draft, row) => Day::present(Vec::new()),
            _ => return Err(Refusal::NeedsTimes { name: name() }.into()),
        },
        Mark::Present => Day::present(row.plan.stretches()),
        Mark::Late(at) => {
            let at = in_shift(situation, row, date, *at);
            if let Some(start) = row.plan.start().filter(|start| at <= *start) {
                return Err(Refusal::NotLate { name: name(), start }.into());
            }
            Known::of(row)
                .begins_at(at)
                .map_err(|why| impossible(why, name()))?
        }
        Mark::LeftEarly(at, rest) => {
            let at = in_shift(situation, row, date, *at);
            let day = Known::of(row).ends_at(at, *rest);
            day.map_err(|why| impossible(why, name()))?
        }
        Mark::Times { worked, rest, .. } => {
            let worked = worked_of(&row.plan, worked, date)?;
            let rest = rest.or_else(|| Known::of(row).rest_beside(&worked, date));
            Day::Present { worked, rest }
        }
    };
    Ok(Some(day))
}

/// A time that was given for a day, after midnight where the shift goes on until then. Now is never still to come.
fn in_shift(situation: &Situation, row: &DayRow, date: NaiveDate, at: ClockTime) -> ClockTime {
    if situation.now_on(date) == Some(at) {
        at
    } else {
        row.plan.in_shift(at)
    }
}

fn is_guest(draft: &Draft<'_>, row: &DayRow) -> bool {
    draft
        .directory()
        .participants
        .get(&row.participant)
        .is_some_and(|p| p.guest)
}

fn impossible(why: Impossible, name: String) -> Refusal {
    match why {
        Impossible::NothingAfter => Refusal::AfterPlan { name },
        Impossible::NothingBefore => Refusal::NothingBefore { name },
    }
}

fn worked_of(plan: &DayPlan, typed: &TypedWork, date: NaiveDate) -> Result<Worked, Refusal> {
    let worked = match typed {
        TypedWork::Length(minutes) => Worked::Length(*minutes),
        TypedWork::Stretches(all) => {
            let mut stretches: Vec<Stretch> = all
                .iter()
                .map(|(span, pause)| match pause {
                    Some(pause) => Stretch {
                        span: *span,
                        pause: *pause,
                    },
                    None => plan.with_break(*span),
                })
                .collect();
            stretches.sort_unstable();
            if stretches
                .windows(2)
                .any(|pair| pair[0].span.to() > pair[1].span.from())
            {
                return Err(Refusal::TimesOverlap);
            }
            Worked::Stretches(stretches)
        }
    };
    if !worked.fits_a_day() {
        let minutes = worked.minutes(date);
        return Err(Refusal::TooMuchTime { minutes });
    }
    Ok(worked)
}

pub fn accept_rest(situation: &Situation, draft: &mut Draft<'_>, date: NaiveDate) -> Result<Why, Trouble> {
    situation.not_future(date)?;
    let now = situation.now_on(date);
    for row in draft.days().rows(date)? {
        let started = match (now, row.plan.start()) {
            (Some(now), Some(start)) => start <= now,
            _ => true,
        };
        if !row.is_open() || !started {
            continue;
        }
        let Some(day) = row.proposed() else { continue };
        enter_planned(
            situation,
            draft,
            &row,
            date,
            Attendance {
                day,
                extra: false,
                remark: String::new(),
                correction: None,
            },
        )?;
    }
    Ok(Why::AcceptRest(date))
}
