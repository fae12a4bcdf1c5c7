//! Who is added: with a number and a trajectory, and only when a row about them is taken in.

use std::collections::HashSet;

use chrono::NaiveDate;
use uuid::Uuid;

use super::super::{ImportPlan, Planner};
use super::{Given, People, Person};
use crate::domain::dated::Dated;
use crate::domain::ids::{ParticipantId, TrajectoryId};
use crate::domain::name::PersonName;
use crate::domain::participant::{Participant, Trajectory};
use crate::domain::record::{Record, RecordKey};

impl People<'_> {
    /// Adds the newcomers and begins their trajectories.
    pub fn settle(&mut self, planner: &mut Planner<'_>) {
        for (who, person) in (0..).zip(&mut self.all) {
            if let Some(reason) = person.contradicted(planner) {
                self.refused.insert(who, reason);
                person.first = None;
            }
        }
        let given: Vec<&str> = self.all.iter().map(|p| p.number.as_str()).collect();
        let mut free = planner.directory.free_numbers(&given);
        let fallback = self.options.method.clone().or_else(|| {
            let workshop = planner.directory.workshop.at_or_first(self.options.today);
            workshop.map(|w| w.method.clone())
        });
        for person in self.all.iter_mut().filter(|p| p.adding) {
            let Some(first) = person.first else { continue };
            // Who came to stay was a guest on some days only.
            person.guest &= person.given.is_empty();
            if let Some(name) = &person.name {
                if person.number.is_empty() {
                    person.number = free.next().unwrap_or_default();
                }
                let since = person.given.iter().map(|g| g.start).min().unwrap_or(first);
                let record = Participant {
                    number: person.number.clone(),
                    names: Dated::since(since.min(first), name.clone()),
                    team: Dated::default(),
                    certificates: Vec::new(),
                    guest: person.guest,
                };
                planner.set(
                    RecordKey::Participant(person.id),
                    Record::Participant(record.into()),
                );
            }
            if !person.guest {
                person.begin(planner, first, fallback.as_deref());
            }
        }
    }

    /// Names the newcomers. Of whom every row was refused, nothing is taken in: their trajectory would begin on a
    /// date that is skipped.
    pub fn name_newcomers(&self, plan: &mut ImportPlan) {
        let mut unheard: HashSet<ParticipantId> = HashSet::new();
        if !plan.refused.is_empty() {
            unheard.extend(self.newcomers().map(|(id, _)| id));
            for (key, after) in &plan.records {
                let only_there = match (key, after) {
                    (RecordKey::Participant(_), _) => true,
                    (_, Some(Record::Trajectory(own))) => own.openings.is_empty() && own.phases.is_empty(),
                    _ => false,
                };
                if let Some(person) = key.subject().filter(|_| !only_there) {
                    unheard.remove(&person);
                }
            }
        }
        if !unheard.is_empty() {
            let stays = |key: &RecordKey| key.subject().is_none_or(|person| !unheard.contains(&person));
            plan.records.retain(|(key, _)| stays(key));
        }
        let heard = self.newcomers().filter(|(id, _)| !unheard.contains(id));
        plan.newcomers.extend(heard.map(|(_, name)| name.natural()));
    }

    fn newcomers(&self) -> impl Iterator<Item = (ParticipantId, &PersonName)> {
        let settled = self.all.iter().filter(|p| p.first.is_some());
        settled.filter_map(|p| Some((p.id, p.name.as_ref()?)))
    }
}

impl Person {
    /// Begins the trajectories that the files give, or else one on the first date.
    fn begin(&mut self, planner: &mut Planner<'_>, first: NaiveDate, fallback: Option<&str>) {
        if self.given.is_empty() {
            self.given.push(Given {
                start: first,
                end: None,
            });
        }
        self.given.sort_by_key(|g| g.start);
        let starts: Vec<NaiveDate> = self.given.iter().map(|g| g.start).collect();
        for (i, given) in self.given.iter().enumerate() {
            // One ends before the next begins, whatever the file says.
            let last = starts.get(i + 1).and_then(NaiveDate::pred_opt);
            let Some(method) = self.methods.method_on(given.start).or(fallback) else {
                continue;
            };
            let record = Trajectory {
                method: method.to_owned(),
                start: given.start,
                end: match (given.end, last) {
                    (Some(end), Some(last)) => Some(end.min(last)),
                    (end, last) => end.or(last),
                },
                phases: Dated::default(),
                openings: Vec::new(),
            };
            let key = RecordKey::Trajectory(self.id, TrajectoryId(Uuid::new_v4()));
            planner.set(key, Record::Trajectory(record.into()));
        }
    }
}
