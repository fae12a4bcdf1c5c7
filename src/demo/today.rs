//! The day that the demo shows, at twenty past three: nearly everybody marked, and something left to do.

use super::day::{ACCEPT, Event, clock};
use super::floor::Floor;
use super::people::Part;
use crate::domain::attendance::Absence;
use crate::domain::sheet::Prefill;
use crate::domain::time::{ClockTime, HalfDay};

impl Floor<'_> {
    /// Plays the day until twenty past three and leaves it open.
    pub fn half_a_day(&mut self) {
        self.gather(self.options.on);
        if self.rows.is_empty() {
            return;
        }
        let row_of = |floor: &Self, part| {
            let mut rows = 0..floor.rows.len();
            rows.find(|row| floor.people[floor.row_people[*row]].part == Some(part))
        };
        let [sick, late, away, early, open] = [
            Part::SickToday,
            Part::NearFirst,
            Part::StayedAway,
            Part::LeavesEarly,
            Part::Open,
        ]
        .map(|part| row_of(self, part));
        let mut events = Vec::new();
        events.extend(sick.map(|row| (8 * 60 + 22, Event::Absent(row, Absence::Sick))));
        events.extend(late.map(|row| {
            let start = self.rows[row].plan.start().map_or(540, ClockTime::minutes);
            (start + 25, Event::Late(row, start + 25))
        }));
        events.extend(away.map(|row| (ACCEPT - 2, Event::Absent(row, Absence::NoShow))));
        self.play_all(events);
        self.mark_there(ACCEPT, open);
        self.play_all(vec![
            (ACCEPT + 12, Event::Allocate(HalfDay::Morning)),
            (12 * 60 + 20, Event::Allocate(HalfDay::Afternoon)),
        ]);
        if let Some(early) = early {
            self.thin_out(early, HalfDay::Afternoon);
            let leaves = Event::LeftEarly(early, 12 * 60 + 45, Some(Absence::Cancelled));
            self.play_all(vec![(12 * 60 + 45, leaves)]);
        }
        self.mark_there(12 * 60 + 55, open);
        let notes = (0..self.rows.len()).filter(|row| row % 6 == 1);
        self.play_all(notes.map(|row| (14 * 60 + 5, Event::Note(row))).collect());
        self.count_until(clock(15 * 60 + 20));
    }

    fn play_all(&mut self, events: Vec<(u16, Event)>) {
        self.who = self.supervisors.first().copied();
        for (minute, event) in events {
            self.clock(minute);
            self.play(event);
        }
    }

    /// Marks those who should be there by now, those on leave and those still sick; one row stays open.
    fn mark_there(&mut self, minute: u16, open: Option<usize>) {
        self.clock(minute);
        let begun: Vec<usize> = (0..self.rows.len())
            .filter(|row| self.rows[*row].is_open() && Some(*row) != open)
            .filter(|row| {
                self.rows[*row]
                    .plan
                    .start()
                    .is_some_and(|start| start <= clock(minute))
            })
            .collect();
        let told: Vec<(usize, Absence)> = begun
            .iter()
            .copied()
            .filter_map(|row| match self.rows[row].prefill {
                Prefill::Planned(absence) => Some((row, absence)),
                Prefill::SickSince(_) => Some((row, Absence::Sick)),
                _ => None,
            })
            .collect();
        for (row, absence) in told {
            self.play(Event::Absent(row, absence));
        }
        let there: Vec<usize> = begun
            .into_iter()
            .filter(|row| self.rows[*row].is_open())
            .collect();
        self.mark_present(&there);
    }

    /// What was worked so far counts; what is still to come does not.
    fn count_until(&mut self, now: ClockTime) {
        let date = self.date;
        for (row, index) in self.rows.iter().zip(&self.row_people) {
            if let Some(record) = &row.record {
                self.people[*index].worked += record.day.minutes_until(date, now, &row.plan);
            }
        }
    }
}
