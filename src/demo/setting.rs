//! What is there before the first day: methods, supervisors, teams, closures, klussen, people.

use chrono::{Datelike, NaiveDate};

use super::floor::Floor;
use super::people::{Part, part, plus};
use super::words::{KINDS, KLUSSEN, ONCE, PLACES, SUPERVISORS, cells, lines};
use crate::domain::attendance::Absence;
use crate::domain::calendar;
use crate::domain::dated::Dated;
use crate::domain::ids::{AbsenceId, ClosureId, KlusId, SupervisorId, TeamId};
use crate::domain::klus::{Klus, When};
use crate::domain::method::shipped;
use crate::domain::participant::{PlannedAbsence, Supervisor, Team};
use crate::domain::record::{Record, RecordKey, Why};
use crate::domain::time::HalfDay;
use crate::domain::workshop::{Closure, Workshop};

const TEAMS: [&str; 4] = ["Groen", "Werkplaats", "Keuken en kantoor", "Wijk"];

fn halves(letters: &str) -> Vec<HalfDay> {
    let all = [('o', HalfDay::Morning), ('m', HalfDay::Afternoon)];
    all.into_iter()
        .filter(|(letter, _)| letters.contains(*letter))
        .map(|(_, half)| half)
        .collect()
}

impl Floor<'_> {
    /// The first evening: everything is entered that is there from the beginning.
    pub fn begin(&mut self) {
        self.clock(8 * 60);
        let supervisors = if self.options.people <= 60 { 4 } else { 8 };
        let names: Vec<&str> = lines(SUPERVISORS).into_iter().take(supervisors).collect();
        self.supervisors = names.iter().map(|_| SupervisorId(self.dice.id())).collect();
        self.who = self.supervisors.first().copied();
        self.start(names.first().copied().unwrap_or_default());
        let others = names.iter().zip(&self.supervisors).skip(1).map(|(name, id)| {
            let supervisor = Supervisor {
                name: (*name).to_owned(),
                ended: false,
            };
            Self::add(RecordKey::Supervisor(*id), Record::Supervisor(supervisor))
        });
        let changes = others.collect();
        self.save(Why::Edit, None, changes);
        let mut changes = Vec::new();
        for name in TEAMS {
            let id = TeamId(self.dice.id());
            self.teams.push(id);
            let team = Team {
                name: name.to_owned(),
                ended: false,
            };
            changes.push(Self::add(RecordKey::Team(id), Record::Team(team)));
        }
        self.save(Why::Edit, None, changes);
        self.closures();
        self.klussen();
        for place in 0..self.options.people {
            let start = self.first_day(place);
            self.newcomer(place, start);
        }
        self.planned_leave();
    }

    fn start(&mut self, first: &str) {
        let since = self.opened;
        let mut changes: Vec<_> = shipped()
            .into_iter()
            .map(|(id, text)| {
                let text = Dated::since(since, text.to_owned());
                Self::add(RecordKey::Method(id.to_owned()), Record::Method(text))
            })
            .collect();
        let workshop = Workshop {
            location: "Lindehof".to_owned(),
            method: "wijk-voor-wijk".to_owned(),
            days_off: calendar::default_days_off().into_iter().collect(),
        };
        changes.push(Self::add(
            RecordKey::Workshop,
            Record::Workshop(Dated::since(since, workshop)),
        ));
        if let Some(id) = self.who {
            let supervisor = Supervisor {
                name: first.to_owned(),
                ended: false,
            };
            changes.push(Self::add(
                RecordKey::Supervisor(id),
                Record::Supervisor(supervisor),
            ));
        }
        self.save(Why::Start, None, changes);
    }

    fn closures(&mut self) {
        let on = self.options.on;
        let mut changes = Vec::new();
        for year in self.opened.year()..=on.year() + 1 {
            let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap_or(on);
            let august = day(year, 8, 1);
            let monday = plus(
                august,
                i64::from((7 - august.weekday().num_days_from_monday()) % 7),
            );
            let ranges = [
                (monday, plus(monday, 6), "zomersluiting"),
                (day(year, 12, 24), day(year, 12, 31), "tussen kerst en nieuwjaar"),
                (plus(monday, 73), plus(monday, 73), "teamdag"),
            ];
            for (from, to, name) in ranges {
                let shown = from <= on && on <= to;
                if to < self.opened || from > plus(on, 400) || shown {
                    continue;
                }
                let closure = Closure {
                    from,
                    to,
                    name: name.to_owned(),
                };
                let key = RecordKey::Closure(ClosureId(self.dice.id()));
                changes.push(Self::add(key, Record::Closure(closure)));
            }
        }
        self.save(Why::Edit, None, changes);
    }

    fn klussen(&mut self) {
        for line in lines(KLUSSEN) {
            let [name, half, place, work_type, out, min, max, certificate, days] = cells(line);
            let weekdays = std::array::from_fn(|day| days.contains(&(day + 1).to_string()));
            self.weekly_klus(Klus {
                name: name.to_owned(),
                when: When::Weekly {
                    from: self.opened,
                    until: None,
                    weekdays,
                },
                halves: halves(half),
                place: place.to_owned(),
                work_type: work_type.to_owned(),
                outside: out == "buiten",
                min: min.parse().unwrap_or(2),
                max: max.parse().ok(),
                certificate: Some(certificate.to_owned()).filter(|c| !c.is_empty()),
            });
        }
        // A larger workshop has the same kinds of work in more places.
        let (kinds, places) = (lines(KINDS), lines(PLACES));
        for number in 0..self.options.people.saturating_sub(30) / 6 {
            let [kind, half, work_type, out, min, max] = cells(kinds[number % kinds.len()]);
            let place = places[(number / kinds.len() + number) % places.len()];
            let round = number / (kinds.len() * places.len());
            let suffix = if round == 0 {
                String::new()
            } else {
                format!(" {}", round + 1)
            };
            self.weekly_klus(Klus {
                name: format!("{kind} {place}{suffix}"),
                when: When::Weekly {
                    from: self.opened,
                    until: None,
                    weekdays: [true, true, true, true, true, false, false],
                },
                halves: halves(half),
                place: place.to_owned(),
                work_type: work_type.to_owned(),
                outside: out == "buiten",
                min: min.parse().unwrap_or(2),
                max: max.parse().ok(),
                certificate: None,
            });
        }
    }

    fn weekly_klus(&mut self, klus: Klus) {
        let id = KlusId(self.dice.id());
        self.weekly.push((id, klus.clone()));
        self.save(
            Why::Edit,
            None,
            vec![Self::add(RecordKey::Klus(id), Record::Klus(klus.into()))],
        );
    }

    /// A klus for one date, made after a phone call.
    pub fn klus_once(&mut self, date: NaiveDate) {
        let (all, places) = (lines(ONCE), lines(PLACES));
        let [what, work_type] = cells(self.dice.pick(&all).copied().unwrap_or_default());
        let place = self.dice.pick(&places).copied().unwrap_or_default();
        let number = self.dice.between(1, 98);
        let klus = Klus {
            name: format!("{what} nr. {number}"),
            when: When::Once(date),
            halves: vec![if number.is_multiple_of(2) {
                HalfDay::Morning
            } else {
                HalfDay::Afternoon
            }],
            place: format!("{place} {number}"),
            work_type: work_type.to_owned(),
            outside: true,
            min: 2,
            max: Some(3),
            certificate: None,
        };
        let id = KlusId(self.dice.id());
        self.once.entry(date).or_default().push((id, klus.clone()));
        self.save(
            Why::Edit,
            None,
            vec![Self::add(RecordKey::Klus(id), Record::Klus(klus.into()))],
        );
    }

    /// The first day of the trajectory of those who are there when the store begins, and of the newest.
    fn first_day(&mut self, place: usize) -> NaiveDate {
        let on = self.options.on;
        let back = i64::from(self.dice.between(40, 700));
        match part(place, &self.options) {
            Some(Part::NearFirst) => plus(on, -49),
            Some(Part::NearSecond) => plus(self.opened, -150),
            Some(Part::NearCap) => plus(self.opened, -330),
            Some(Part::NearStone) => plus(self.opened, -200),
            None if self.options.years == 0 && place % 24 == 17 => plus(on, -18),
            None if self.options.years == 0 && place % 24 == 14 => plus(on, -60),
            _ => plus(self.opened, -back),
        }
    }

    /// Leave around the day that is shown, and later, told beforehand.
    fn planned_leave(&mut self) {
        let on = self.options.on;
        let leave: Vec<_> = self
            .people
            .iter()
            .filter(|p| p.part == Some(Part::Leave))
            .map(|p| p.id)
            .collect();
        for id in leave {
            let absence = PlannedAbsence {
                participant: id,
                from: on,
                to: plus(on, 1),
                kind: Absence::Leave,
                remark: String::new(),
            };
            let key = RecordKey::Absence(id, AbsenceId(self.dice.id()));
            self.save(Why::Edit, None, vec![Self::add(key, Record::Absence(absence))]);
        }
    }
}
