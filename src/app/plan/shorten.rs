//! A trajectory that begins later or ends sooner than it did: what was recorded stays inside one, and what was
//! only planned goes with the days.

use chrono::NaiveDate;

use super::Situation;
use crate::app::draft::Draft;
use crate::app::query::day::DaySource;
use crate::app::{Refusal, Trouble};
use crate::domain::attendance::Day;
use crate::domain::ids::{ParticipantId, TrajectoryId};
use crate::domain::participant::{PlannedAbsence, Trajectory};
use crate::domain::record::RecordKey;
use crate::store::{date_of, month_of};

/// What goes with the days that a trajectory loses: plans for days still to come.
///
/// # Errors
/// When something recorded would lie in no trajectory any more, or the store fails.
pub fn shorten(
    situation: &Situation,
    draft: &Draft<'_>,
    (person, id): (ParticipantId, TrajectoryId),
    after: &Trajectory,
) -> Result<Vec<RecordKey>, Trouble> {
    let directory = draft.directory();
    let Some((file, before)) = directory
        .files
        .get(&person)
        .and_then(|file| Some((file, file.trajectories.get(&id)?)))
    else {
        return Ok(Vec::new());
    };
    let first_kept = after.start <= before.start;
    let last_kept = after
        .end
        .is_none_or(|end| before.end.is_some_and(|own| own <= end));
    if first_kept && last_kept {
        return Ok(Vec::new());
    }
    let others = || file.trajectories.iter().filter(|(other, _)| **other != id);
    let lost = |date: NaiveDate| {
        before.covers(date) && !after.covers(date) && !others().any(|(_, t)| t.covers(date))
    };
    let is_open = |date: NaiveDate| !directory.closed.contains_key(&date);
    let mut planned = Vec::new();
    let mut kept: Vec<NaiveDate> = Vec::new();
    draft.months_back(person, u16::MAX, &mut |month, page| {
        let lost_day = |day: u8| date_of(month, day).filter(|date| lost(*date));
        for (day, entered) in &page.attendance {
            let Some(date) = lost_day(*day) else { continue };
            let told_ahead = date > situation.today && matches!(entered.day, Day::Absent(_));
            if told_ahead && is_open(date) {
                planned.push(RecordKey::Attendance(person, date));
            } else {
                kept.push(date);
            }
        }
        for ((day, half), _) in &page.allocations {
            let date = lost_day(*day).filter(|date| *date >= situation.today && is_open(*date));
            planned.extend(date.map(|date| RecordKey::Allocation(person, date, *half)));
        }
        month > month_of(before.start).0
    })?;
    let name = |date| directory.called(person, date);
    if let Some(date) = kept.iter().copied().filter(|date| *date > after.start).max() {
        return Err(Refusal::RecordedAfter {
            name: name(date),
            date,
        }
        .into());
    }
    if let Some(date) = kept.into_iter().min() {
        return Err(Refusal::RecordedBefore {
            name: name(date),
            date,
        }
        .into());
    }
    let reaches =
        |t: &Trajectory, a: &PlannedAbsence| t.start <= a.to && t.end.is_none_or(|end| a.from <= end);
    let stays = |a: &PlannedAbsence| reaches(after, a) || others().any(|(_, t)| reaches(t, a));
    let absences = file
        .absences
        .iter()
        .filter(|(_, a)| a.from > situation.today && !stays(a));
    planned.extend(absences.map(|(absence, _)| RecordKey::Absence(person, *absence)));
    Ok(planned)
}
