//! What happens to one person on a day: mostly nothing, now and then sick, late, away or off early.

use chrono::NaiveDate;

use super::day::Event;
use super::floor::Floor;
use super::people::{Part, Person, plus};
use crate::domain::attendance::Absence;
use crate::domain::directory::Directory;
use crate::domain::sheet::Prefill;
use crate::domain::time::ClockTime;

impl Floor<'_> {
    /// What happens to one row.
    pub fn row_events(&mut self, row: usize, events: &mut Vec<(u16, Event)>) {
        let dice = &mut self.dice;
        let person = &mut self.people[self.row_people[row]];
        let start = self.rows[row].plan.start().map_or(540, ClockTime::minutes);
        let end = self.rows[row].plan.spans.last().map_or(960, |s| s.to().minutes());
        // Everything is thrown for, whatever applies, so that one person's luck does not move another's.
        let [sick, called, away, late, early, seen] =
            [person.sick, 14, person.away, person.late, 22, 260].map(|chance| dice.chance(chance));
        let phone = dice.between(8 * 60 + 5, 8 * 60 + 55);
        let length = if dice.chance(70) {
            9 + dice.below(12)
        } else {
            1 + dice.below(4)
        };
        let minute = dice.between(10 * 60 + 5, 15 * 60 + 50);
        let wait = dice.between(1, 7) * 5;
        let kind = dice.below(10);
        // Whoever has no part on the day that is shown is well again by then.
        let before = |days: i64| self.options.years == 0 && self.date >= plus(self.options.on, -days);
        let (soon, eve) = (before(60) && (before(14) || length > 3), before(6));
        if seen {
            events.push((minute, Event::Note(row)));
        }
        match self.rows[row].prefill {
            Prefill::Planned(_) | Prefill::Unexpected => {}
            Prefill::SickSince(_) if person.sick_left > 0 => person.sick_left -= 1,
            Prefill::SickSince(_) if kind < 4 => events.push((phone, Event::Better(row))),
            Prefill::SickSince(_) => events.push((start + 5, Event::Present(row))),
            Prefill::Schedule => {
                let near = self.date >= plus(self.options.on, -12);
                if let Some(part) = person.part.filter(|_| near) {
                    let begins = self.date >= plus(self.options.on, -4) && part == Part::SickSince;
                    if begins {
                        person.sick_left = 5;
                        events.push((phone, Event::Absent(row, Absence::Sick)));
                    } else if part == Part::StayedAway
                        && is_last_before(person, self.date, self.options.on, &self.directory)
                    {
                        events.push((start + 36, Event::Absent(row, Absence::NoShow)));
                    }
                } else if sick && !eve {
                    person.sick_left = if soon { 0 } else { length };
                    events.push((phone, Event::Absent(row, Absence::Sick)));
                } else if called || sick {
                    let absence = if kind < 3 {
                        Absence::Leave
                    } else {
                        Absence::Cancelled
                    };
                    events.push((phone, Event::Absent(row, absence)));
                } else if away {
                    events.push((start + 24, Event::Absent(row, Absence::NoShow)));
                    if kind < 8 {
                        events.push((start + 30 + wait * 3, Event::Contact(row)));
                    }
                } else if late {
                    let at = start + wait.min(if start > 700 { 20 } else { 35 });
                    events.push((at, Event::Late(row, at)));
                } else if early && minute > start + 60 && minute + 15 < end {
                    let rest = [
                        Some(Absence::Sick),
                        Some(Absence::Leave),
                        Some(Absence::Cancelled),
                        None,
                    ];
                    let kind = if soon { kind.max(3) } else { kind };
                    let rest = rest[[0, 0, 0, 1, 1, 2, 2, 2, 2, 3][kind]];
                    let at = minute / 5 * 5;
                    person.sick_left = length / 3;
                    events.push((at, Event::LeftEarly(row, at, rest)));
                }
            }
        }
    }
}

/// Whether this is somebody's last expected day before the one that is shown.
fn is_last_before(person: &Person, date: NaiveDate, on: NaiveDate, directory: &Directory) -> bool {
    let mut later = plus(date, 1).iter_days().take_while(|day| *day < on);
    !later.any(|day| directory.day_off(day).is_none() && directory.week_plan(person.id, day).is_some())
}
