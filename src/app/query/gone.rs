//! What a mark takes away of what was entered, or leaves standing: told in one line, so that nothing goes in silence.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::day::absence_id;
use crate::app::{Action, App, Mark};
use crate::domain::attendance::{Absence, Attendance, Day, Status};
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::record::{Change, Record, RecordKey};
use crate::domain::time::{ClockTime, Minutes};
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;

/// What became of what was entered of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    /// From whom something is taken away.
    pub people: Vec<ParticipantId>,
    /// Time worked.
    pub worked: Minutes,
    /// Why expected time beside it was not.
    pub reason: Option<Absence>,
    /// The klussen they were on.
    pub klussen: Vec<KlusId>,
}

/// Who worked and is away from now on: what they worked stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayFromNow {
    /// The date.
    pub date: NaiveDate,
    /// Who.
    pub people: Vec<ParticipantId>,
    /// Why.
    pub reason: Absence,
    /// Until when they were there.
    pub until: ClockTime,
    /// What they worked.
    pub worked: Minutes,
}

impl App {
    /// What an action would take away in passing; nothing of one that says itself what stands there afterwards.
    #[must_use]
    pub fn gone(&self, action: &Action, changes: &[Change]) -> Gone {
        let mut gone = Gone::default();
        // A time that was given says itself what stands there afterwards.
        let typed = match action {
            Action::Mark { date, mark, .. } => match mark {
                Mark::Late(at) => self.now_on(*date) != Some(*at),
                mark => matches!(mark, Mark::Times { .. } | Mark::LeftEarly(..)),
            },
            Action::AcceptRest { .. } | Action::CloseDay { .. } => true,
            _ => return gone,
        };
        let mut of: BTreeSet<ParticipantId> = BTreeSet::new();
        for change in changes {
            match (&change.key, &change.before, &change.after) {
                (RecordKey::Allocation(person, ..), Some(Record::Allocation(klus)), None) => {
                    if !gone.klussen.contains(klus) {
                        gone.klussen.push(*klus);
                    }
                    of.insert(*person);
                }
                (RecordKey::Attendance(person, date), Some(Record::Attendance(before)), after) if !typed => {
                    let after = match after {
                        Some(Record::Attendance(after)) => Some(&after.day),
                        _ => None,
                    };
                    let counts = |day: &Day| self.counted(*person, *date, day);
                    let lost = counts(&before.day) - after.map_or(Minutes::ZERO, counts);
                    let reason = rest_of(before).filter(|reason| {
                        let now = after.and_then(Day::reason);
                        now != Some(*reason)
                    });
                    if lost > Minutes::ZERO {
                        gone.worked += lost;
                    }
                    gone.reason = gone.reason.or(reason);
                    if lost > Minutes::ZERO || reason.is_some() {
                        of.insert(*person);
                    }
                }
                _ => {}
            }
        }
        gone.people = of.into_iter().collect();
        // Who is ill or away leaves their klus: that shows, and it waits for them.
        let leaves = matches!(action, Action::Mark { mark, .. } if leaves_klus(mark));
        if leaves && gone.worked == Minutes::ZERO && gone.reason.is_none() {
            return Gone::default();
        }
        gone
    }

    /// Whom an action would let go from now on, and what stays of it.
    #[must_use]
    pub fn away_from_now(&self, action: &Action, changes: &[Change]) -> Option<AwayFromNow> {
        let Action::Mark { date, mark, .. } = action else {
            return None;
        };
        let (Mark::Absent(reason) | Mark::AbsentWith(reason, _)) = mark else {
            return None;
        };
        let until = self.counts_until(*date)?;
        let mut away = AwayFromNow {
            date: *date,
            people: Vec::new(),
            reason: *reason,
            until,
            worked: Minutes::ZERO,
        };
        for change in changes {
            if let (RecordKey::Attendance(person, _), Some(Record::Attendance(after))) =
                (&change.key, &change.after)
                && after.day.status() == Status::Present
            {
                let end = after.day.stretches().last().map(|last| last.span.to());
                away.until = end.map_or(until, |end| end.min(until));
                away.worked += self.counted(*person, *date, &after.day);
                away.people.push(*person);
            }
        }
        (!away.people.is_empty()).then_some(away)
    }
}

/// Marks of which it goes without saying that somebody is on no klus.
const fn leaves_klus(mark: &Mark) -> bool {
    match mark {
        Mark::Absent(reason) => !matches!(reason, Absence::NoShow),
        Mark::AbsentWith(..) | Mark::Times { .. } | Mark::LeftEarly(..) | Mark::Late(_) => true,
        Mark::Present | Mark::AllDay(..) | Mark::Clear => false,
    }
}

/// The reason beside time that was worked.
fn rest_of(entered: &Attendance) -> Option<Absence> {
    match entered.day {
        Day::Present { rest, .. } => rest,
        Day::Absent(_) => None,
    }
}

impl Gone {
    /// What goes, in words, and from whom; none where nothing does. Behind the shield no reason has a name.
    #[must_use]
    pub fn sentence(&self, texts: &Texts, app: &App, shielded: bool) -> Option<Sentence> {
        let directory = app.directory();
        let mut parts = Vec::new();
        if self.worked > Minutes::ZERO {
            parts.push(texts.say(&Sentence::new("gone-worked").minutes("minutes", self.worked)));
        }
        parts.extend(self.reason.map(|reason| {
            let id = if shielded {
                "gone-reason"
            } else {
                absence_id(reason)
            };
            texts.get(id)
        }));
        if let [one] = self.klussen[..] {
            let klus = directory.klussen.get(&one).map(|k| k.name.clone());
            let klus = Sentence::new("gone-klus").text("klus", klus.unwrap_or_default());
            parts.push(texts.say(&klus));
        } else if !self.klussen.is_empty() {
            parts.push(texts.say(&Sentence::new("gone-klussen").number("count", self.klussen.len())));
        }
        let said = match self.people[..] {
            [one] => Sentence::new("gone-one").text("name", directory.called(one, app.today())),
            _ => Sentence::new("gone-several").number("count", self.people.len()),
        };
        (!parts.is_empty()).then(|| said.text("what", parts.join(", ")))
    }
}

impl AwayFromNow {
    /// Who is away from when, and what stays.
    #[must_use]
    pub fn sentence(&self, texts: &Texts, app: &App, shielded: bool) -> Sentence {
        let reason = texts.get(if shielded {
            "status-absent"
        } else {
            absence_id(self.reason)
        });
        let said = match self.people[..] {
            [one] => Sentence::new("away-one").text("name", app.directory().called(one, app.today())),
            _ => Sentence::new("away-several").number("count", self.people.len()),
        };
        let said = said.text("reason", reason).time("time", self.until);
        said.minutes("minutes", self.worked)
    }
}
