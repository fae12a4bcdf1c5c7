//! One row's day, with what it leaves to the schedule.

use std::ops::Deref;

use chrono::NaiveDate;

use super::attendance::{End, What};
use crate::domain::attendance::{Absence, Day, Worked};
use crate::domain::compose::{Impossible, Known};
use crate::domain::half_day_text::usual;
use crate::domain::schedule::DayPlan;
use crate::domain::time::{HalfDay, Minutes, Span, Stretch};
use crate::text::sentence::Sentence;

/// A day as a file tells it.
pub enum Told {
    /// There; the file does not say from when to when.
    Planned,
    Worked(Worked),
    Absent(Absence),
}

/// One row's day, of the half-days that it is about. Breaks that it does not give come from the hours beside the times,
/// else from the schedule; the end that it does not give from the day as it is here, else from the schedule. `name` says
/// who it is about.
pub fn told(
    what: &What,
    halves: &[HalfDay],
    (plan, here): (&impl Deref<Target = DayPlan>, Option<&Day>),
    date: NaiveDate,
    name: &dyn Fn() -> String,
) -> Result<Told, Sentence> {
    Ok(match what {
        What::Planned | What::Nothing if !halves.is_empty() => {
            Told::Worked(Worked::Stretches(part(halves, plan)))
        }
        What::Planned => Told::Planned,
        What::Nothing => Told::Worked(Worked::NOTHING),
        What::Length(length) => Told::Worked(Worked::Length(*length)),
        What::Absent(absence) => Told::Absent(*absence),
        What::OneEnd(end, pause) => Told::Worked(match here {
            Some(Day::Present { .. }) => beside_what_is_here(*end, *pause, Known { day: here, plan }, name)?,
            _ => Worked::Stretches(vec![one_end(*end, *pause, plan, name)?]),
        }),
        What::Stretches(typed, hours) => {
            let mut all: Vec<Stretch> = typed
                .iter()
                .map(|one| match one.pause {
                    Some(pause) => Stretch {
                        span: one.span,
                        pause,
                    },
                    None => plan.with_break(one.span),
                })
                .collect();
            if let (Some(hours), [one], [typed]) = (hours, all.as_mut_slice(), typed.as_slice()) {
                let elapsed = one.span.elapsed(date);
                if typed.pause.is_none() && *hours <= elapsed {
                    one.pause = elapsed - *hours;
                }
            }
            let worked: Minutes = all.iter().map(|s| s.worked(date)).sum();
            if hours.is_some_and(|hours| hours != worked) {
                return Err(Sentence::new("file-hours-other").minutes("minutes", worked));
            }
            Told::Worked(Worked::Stretches(all))
        }
    })
}

/// What is planned in some half-days; of one in which nothing is, its usual times.
fn part(all: &[HalfDay], plan: &DayPlan) -> Vec<Stretch> {
    let each = |half: &HalfDay| {
        let planned = plan.stretches().into_iter();
        let within: Vec<Stretch> = planned
            .filter_map(|one| one.span.overlap(half.span()))
            .map(|span| plan.with_break(span))
            .collect();
        if within.is_empty() {
            usual(&[*half]).stretches()
        } else {
            within
        }
    };
    all.iter().flat_map(each).collect()
}

/// From or until a time, where something is entered of that day already: what was entered stays, as on the screen.
fn beside_what_is_here(
    end: End,
    pause: Option<Minutes>,
    known: Known<'_>,
    name: &dyn Fn() -> String,
) -> Result<Worked, Sentence> {
    let day = match end {
        End::From(from) => known.begins_at(known.plan.in_shift(from)),
        End::Until(to) => known.ends_at(known.plan.in_shift(to), None),
    };
    let mut worked = match day.map_err(|why| impossible(why, name()))? {
        Day::Present { worked, .. } => worked,
        Day::Absent(_) => Worked::NOTHING,
    };
    if let (Some(pause), Worked::Stretches(all)) = (pause, &mut worked) {
        match all.as_mut_slice() {
            [one] => *one = with_pause(one.span, pause)?,
            more if more.iter().map(|one| one.pause).sum::<Minutes>() == pause => {}
            _ => return Err(Sentence::new("file-pause-which")),
        }
    }
    Ok(worked)
}

fn impossible(why: Impossible, name: String) -> Sentence {
    let id = match why {
        Impossible::NothingAfter => "no-after-plan",
        Impossible::NothingBefore => "no-nothing-before",
    };
    Sentence::new(id).text("name", name)
}

fn with_pause(span: Span, pause: Minutes) -> Result<Stretch, Sentence> {
    if pause > span.wall() {
        return Err(Sentence::new("file-pause-long"));
    }
    Ok(Stretch { span, pause })
}

/// From or until a time on a day that is planned as one stretch.
fn one_end(
    end: End,
    pause: Option<Minutes>,
    plan: &DayPlan,
    name: &dyn Fn() -> String,
) -> Result<Stretch, Sentence> {
    let planned = plan.stretches();
    let span = match (end, planned.as_slice()) {
        (End::From(from), [whole]) => Span::new(plan.in_shift(from), whole.span.to()),
        (End::Until(to), [whole]) if whole.span.to() < plan.in_shift(to) => {
            return Err(impossible(Impossible::NothingAfter, name()));
        }
        (End::Until(to), [whole]) => Span::new(whole.span.from(), plan.in_shift(to)),
        _ => None,
    };
    let span = span.ok_or_else(|| {
        Sentence::new(match end {
            End::From(_) => "file-times-end",
            End::Until(_) => "file-times-begin",
        })
    })?;
    match pause {
        Some(pause) => with_pause(span, pause),
        None => Ok(plan.with_break(span)),
    }
}
