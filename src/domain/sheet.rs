//! The day sheet: who is expected on a date, what was entered of them, and what stands there as long as
//! nothing was. *Nothing entered* is never *absent*.

use chrono::NaiveDate;

use super::attendance::{Absence, Attendance, Day, Status};
use super::ids::{KlusId, ParticipantId};
use super::schedule::DayPlan;
use super::time::{ClockTime, HalfDay, Minutes, Stretch};

/// What a row says before anybody confirmed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefill {
    /// Expected by the schedule.
    Schedule,
    /// Not expected to come: told beforehand.
    Planned(Absence),
    /// Reported sick on that date and not yet better.
    SickSince(NaiveDate),
    /// Not expected; here only because something was entered.
    Unexpected,
}

/// One participant on one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRow {
    /// Who.
    pub participant: ParticipantId,
    /// When expected; empty when not.
    pub plan: DayPlan,
    /// What stands there unconfirmed. Once something was entered, only whether the participant was expected.
    pub prefill: Prefill,
    /// What was entered; none while the row is open.
    pub record: Option<Attendance>,
    /// The klus per half-day, also where the participant turned out not to come: see [`Self::places`].
    pub klussen: Vec<(HalfDay, KlusId)>,
    /// How often somebody tried to reach the participant today.
    pub contacts: usize,
}

impl DayRow {
    /// Whether nothing was entered yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.record.is_none()
    }

    /// What was entered.
    #[must_use]
    pub fn day(&self) -> Option<&Day> {
        self.record.as_ref().map(|r| &r.day)
    }

    /// The status that was entered.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        self.day().map(Day::status)
    }

    /// What would be entered if the row were accepted as it stands.
    #[must_use]
    pub fn proposed(&self) -> Option<Day> {
        match self.prefill {
            Prefill::Schedule => Some(Day::present(self.plan.stretches())),
            Prefill::Planned(absence) => Some(Day::Absent(absence)),
            Prefill::SickSince(_) => Some(Day::Absent(Absence::Sick)),
            Prefill::Unexpected => None,
        }
    }

    /// Whether the participant can be on a klus in that half-day: by what was entered, or else by what is
    /// expected.
    #[must_use]
    pub fn is_there(&self, half: HalfDay) -> bool {
        match (self.day(), self.prefill) {
            (Some(day), _) => day.is_there(half, &self.plan),
            (None, Prefill::Schedule) => self.plan.halves().contains(&half),
            (None, _) => false,
        }
    }

    /// The same at a time of that date: who left a half-day that goes on, earlier than planned, is there no more.
    #[must_use]
    pub fn is_there_at(&self, half: HalfDay, now: Option<ClockTime>) -> bool {
        let end = |stretches: &[Stretch]| stretches.last().map(|s| s.span.to());
        let goes_on = now.filter(|now| *now < half.span().to());
        let left = goes_on.and_then(|now| end(self.day()?.stretches()).filter(|left| *left <= now));
        let gone = left.is_some_and(|left| end(&self.plan.stretches()).is_some_and(|planned| left < planned));
        self.is_there(half) && !gone
    }

    /// The klus per half-day in which the participant is there. A place is kept for who falls ill the day before,
    /// but nobody should count on it.
    pub fn places(&self, now: Option<ClockTime>) -> impl Iterator<Item = (HalfDay, KlusId)> {
        let kept = self.klussen.iter().copied();
        kept.filter(move |(half, _)| self.is_there_at(*half, now))
    }

    /// Minutes expected by the schedule.
    #[must_use]
    pub fn expected(&self, date: NaiveDate) -> Minutes {
        self.plan.minutes_on(date)
    }

    /// Minutes worked as they count: until a moment of the running day, or whole where none is given.
    #[must_use]
    pub fn worked(&self, date: NaiveDate, until: Option<ClockTime>) -> Minutes {
        match (self.day(), until) {
            (Some(day), Some(now)) => day.minutes_until(date, now, &self.plan),
            (Some(day), None) => day.minutes(date),
            (None, _) => Minutes::ZERO,
        }
    }

    /// Expected minutes that were not worked; zero while the row is open.
    #[must_use]
    pub fn missed(&self, date: NaiveDate) -> Minutes {
        self.day().map_or(Minutes::ZERO, |day| {
            (self.expected(date) - day.minutes(date)).max(Minutes::ZERO)
        })
    }
}
