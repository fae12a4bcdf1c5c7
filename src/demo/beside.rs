//! What happens beside the day: somebody extra, a correction, leave asked for, people who go on to something else.

use chrono::Datelike;

use super::day::{clock, plain, within};
use super::floor::Floor;
use super::people::plus;
use super::words::{REASONS, REMARKS, lines};
use crate::domain::attendance::{Absence, Attendance, Correction, Day};
use crate::domain::ids::{AbsenceId, ReasonId};
use crate::domain::participant::{PlannedAbsence, Trajectory};
use crate::domain::record::{Change, Record, RecordKey, Why};
use crate::domain::schedule::DayPlan;
use crate::domain::sheet::{DayRow, Prefill};
use crate::domain::time::{Span, Stretch};

/// Whether somebody was there in one go until the end of the plan.
fn ends_as_planned(worked: &[Stretch], plan: &DayPlan) -> bool {
    matches!(worked, [one] if plan.spans.last().is_some_and(|last| last.to() == one.span.to()))
}

impl Floor<'_> {
    /// Somebody who catches up on a day on which they are not expected.
    pub fn extra(&mut self) {
        let index = self.dice.below(self.people.len());
        let person = &self.people[index];
        let busy =
            person.ended || person.start > self.date || person.sick_since.is_some() || person.part.is_some();
        let away = self.directory.planned_absence(person.id, self.date).is_some();
        if busy || away || self.row_people.contains(&index) {
            return;
        }
        self.row_people.push(index);
        self.rows.push(DayRow {
            participant: person.id,
            plan: DayPlan::default(),
            prefill: Prefill::Unexpected,
            record: None,
            klussen: Vec::new(),
            contacts: 0,
        });
        let span = Span::new(clock(540), clock(750));
        let day = Day::present(
            span.map(|s| DayPlan::default().with_break(s))
                .into_iter()
                .collect(),
        );
        let attendance = Attendance {
            extra: true,
            remark: "haalt een dag in".to_owned(),
            ..plain(day)
        };
        let changes = self.enter(self.rows.len() - 1, attendance);
        self.save(Why::Mark(self.date), None, changes);
    }

    /// Leave that was asked for, told weeks beforehand.
    pub fn leave(&mut self) {
        let index = self.dice.below(self.people.len());
        let from = plus(self.date, i64::from(self.dice.between(5, 28)));
        let days = if self.dice.chance(120) {
            11
        } else {
            i64::from(self.dice.between(0, 4))
        };
        let remarks = lines(REMARKS);
        let remark = self.dice.pick(&remarks).copied().unwrap_or_default();
        let called = self.dice.chance(150);
        let id = AbsenceId(self.dice.id());
        let person = &self.people[index];
        let to = plus(from, days);
        let known = self.directory.files.get(&person.id);
        let overlaps = known.is_some_and(|f| f.absences.values().any(|a| a.from <= to && from <= a.to));
        let shown = self.options.years == 0 && from <= self.options.on && self.options.on <= to;
        if person.ended || person.part.is_some() || overlaps || shown {
            return;
        }
        let absence = PlannedAbsence {
            participant: person.id,
            from,
            to: if called { from } else { to },
            kind: if called {
                Absence::Cancelled
            } else {
                Absence::Leave
            },
            remark: if called { remark.to_owned() } else { String::new() },
        };
        let key = RecordKey::Absence(person.id, id);
        self.save(Why::Edit, None, vec![Self::add(key, Record::Absence(absence))]);
    }

    /// Corrects somebody's day on the sheet that was closed last, with the reason.
    pub fn correct(&mut self) {
        let Some((date, rows)) = &mut self.yesterday else {
            return;
        };
        let row = self.dice.below(rows.len());
        let Some(row) = rows.get_mut(row) else { return };
        if self
            .people
            .iter()
            .any(|p| p.id == row.participant && p.part.is_some())
        {
            return;
        }
        let Some(before) = row.record.clone().filter(|r| !r.extra && r.correction.is_none()) else {
            return;
        };
        let day = match &before.day {
            Day::Absent(Absence::NoShow) => Day::Absent(Absence::Cancelled),
            Day::Present { worked, rest: None } if ends_as_planned(worked.stretches(), &row.plan) => {
                let stretch = worked.stretches()[0];
                let to = stretch.span.to().minutes().saturating_sub(15);
                Day::present(within(&row.plan, stretch.span.from().minutes(), to))
            }
            _ => return,
        };
        let reasons = lines(REASONS);
        let reason = ReasonId(self.dice.id());
        let text = self.dice.pick(&reasons).copied().unwrap_or_default();
        let correction = Some(Box::new(Correction {
            original: Some(before.day.clone()),
            reason,
        }));
        let after = Attendance {
            day,
            correction,
            ..before.clone()
        };
        row.record = Some(after.clone());
        let date = *date;
        let changes = vec![
            Change {
                key: RecordKey::Attendance(row.participant, date),
                before: Some(Record::Attendance(before)),
                after: Some(Record::Attendance(after)),
            },
            Self::add(RecordKey::Reason(reason), Record::Reason(text.to_owned())),
        ];
        self.save(Why::Mark(date), Some(reason), changes);
    }

    /// Over the years people go on to something else, and others come.
    pub fn go_on(&mut self) {
        for index in 0..self.people.len() {
            let person = &mut self.people[index];
            if person.ended || person.limit.is_none_or(|limit| person.worked < limit) {
                continue;
            }
            person.ended = true;
            let (id, place, key) = (
                person.id,
                person.place,
                RecordKey::Trajectory(person.id, person.trajectory),
            );
            let before = self
                .directory
                .files
                .get(&id)
                .and_then(|f| f.trajectories.get(&self.people[index].trajectory));
            let Some(before) = before.cloned() else { continue };
            let after = Trajectory {
                end: Some(self.date),
                ..before.clone()
            };
            let change = Change {
                key,
                before: Some(Record::Trajectory(before.into())),
                after: Some(Record::Trajectory(after.into())),
            };
            self.save(Why::Edit, None, vec![change]);
            let next = plus(
                self.date,
                14 - i64::from(self.date.weekday().num_days_from_monday()),
            );
            self.newcomer(place, next);
        }
    }
}
