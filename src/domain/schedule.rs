//! When somebody is expected: a week of half-days with times and breaks.

use chrono::{Datelike, NaiveDate};

use super::dated::Dated;
use super::time::{ClockTime, HalfDay, Minutes, Span, Stretch};

/// A participant's schedule: weeks, each valid from a date; it grows in steps (*urenopbouw*, source 000).
pub type Schedule = Dated<Week>;

/// Seven days, Monday first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week(pub [DayPlan; 7]);

impl Week {
    /// The plan for that date's weekday.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> &DayPlan {
        &self.0[date.weekday().num_days_from_monday() as usize]
    }

    /// Minutes expected in a whole week.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.0.iter().map(DayPlan::minutes).sum()
    }
}

/// One weekday of a schedule: what is expected per half-day, and the breaks, which have clock times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayPlan {
    /// Expected times, in order, not overlapping; a whole day is two touching spans.
    pub spans: Vec<Span>,
    /// Breaks, subtracted only where they are worked through.
    pub breaks: Vec<Span>,
}

impl DayPlan {
    /// Whether nobody is expected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// When the day begins.
    #[must_use]
    pub fn start(&self) -> Option<ClockTime> {
        self.spans.first().map(|s| s.from())
    }

    /// When it ends, if that is known.
    #[must_use]
    pub fn end(&self) -> Option<ClockTime> {
        self.spans.last().map(|s| s.to())
    }

    /// A time of day in this plan: after midnight, where the shift passes it and that is nearer to its end than the
    /// time on the date itself is to its start.
    #[must_use]
    pub fn in_shift(&self, at: ClockTime) -> ClockTime {
        let (Some(start), Some(last)) = (self.start(), self.spans.last()) else {
            return at;
        };
        let after = ClockTime::from_minutes(at.minutes() + 24 * 60).filter(|_| last.to().is_next_day());
        match after {
            Some(after)
                if at < start
                    && after.minutes().saturating_sub(last.to().minutes())
                        < start.minutes() - at.minutes() =>
            {
                after
            }
            _ => at,
        }
    }

    /// Which half-days are expected: those of which at least half an hour is in it, and always the one it
    /// begins in.
    #[must_use]
    pub fn halves(&self) -> Vec<HalfDay> {
        halves(&self.spans)
    }

    /// What would be worked if all went as planned; touching spans become one stretch.
    #[must_use]
    pub fn stretches(&self) -> Vec<Stretch> {
        let mut joined: Vec<Span> = Vec::new();
        for span in &self.spans {
            match joined.last_mut() {
                Some(last) if last.to() == span.from() => {
                    *last = Span::new(last.from(), span.to()).unwrap_or(*last);
                }
                _ => joined.push(*span),
            }
        }
        joined.into_iter().map(|span| self.with_break(span)).collect()
    }

    /// A stretch with as much of the breaks as it was worked through.
    #[must_use]
    pub fn with_break(&self, span: Span) -> Stretch {
        let pause = self
            .breaks
            .iter()
            .filter_map(|b| b.overlap(span))
            .map(Span::wall)
            .sum();
        Stretch { span, pause }
    }

    /// When the break of a stretch is: as planned, where the planned breaks within it make exactly its length; else
    /// from the middle of the stretch on, or as much earlier as it takes to end with it.
    #[must_use]
    pub fn pauses(&self, stretch: Stretch) -> Vec<Span> {
        let Stretch { span, pause } = stretch;
        let planned: Vec<Span> = self.breaks.iter().filter_map(|b| b.overlap(span)).collect();
        if planned.iter().map(|b| b.wall()).sum::<Minutes>() == pause {
            return planned;
        }
        let (from, to) = (span.from().minutes(), span.to().minutes());
        let length = u16::try_from(pause.0.max(0)).map_or(to - from, |length| length.min(to - from));
        let begins = (from + (to - from) / 2).min(to - length);
        let at = ClockTime::from_minutes;
        let pause = at(begins).zip(at(begins + length));
        pause
            .and_then(|(from, to)| Span::new(from, to))
            .into_iter()
            .collect()
    }

    /// Minutes expected, on a day without a change of clock.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.stretches().iter().map(|s| s.span.wall() - s.pause).sum()
    }

    /// Minutes expected on that date.
    #[must_use]
    pub fn minutes_on(&self, date: NaiveDate) -> Minutes {
        self.stretches().iter().map(|s| s.worked(date)).sum()
    }
}

/// More than this outside a half-day is no running on a little.
const BESIDE: Minutes = Minutes(120);

impl DayPlan {
    /// Whether it goes with these half-days: something in each, and hardly anything in the others.
    #[must_use]
    pub fn fits(&self, named: &[HalfDay]) -> bool {
        let own = self.halves();
        let beside = |half: &HalfDay| !named.contains(half) && covered(&self.spans, *half) >= BESIDE;
        named.iter().all(|half| own.contains(half)) && !HalfDay::ALL.iter().any(beside)
    }
}

/// How much of a half-day some spans cover.
fn covered(spans: &[Span], half: HalfDay) -> Minutes {
    let parts = spans.iter().filter_map(|s| s.overlap(half.span()));
    parts.map(Span::wall).sum()
}

/// The half-days that some spans cover: at least half an hour of it, and always the one they begin in.
#[must_use]
pub fn halves(spans: &[Span]) -> Vec<HalfDay> {
    let Some(first) = spans.first() else {
        return Vec::new();
    };
    HalfDay::ALL
        .into_iter()
        .filter(|half| covered(spans, *half) >= Minutes(30) || *half == HalfDay::at(first.from()))
        .collect()
}
