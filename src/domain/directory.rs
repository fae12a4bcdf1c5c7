//! Everything that is known but does not happen on a day: people, schedules, klussen, settings. Decoded and in
//! memory, so that screens need not ask the store for it; the fold over reference records.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::calendar::{self, Holiday};
use super::dated::Dated;
use super::ids::{AbsenceId, ClosureId, KlusId, ParticipantId, ReasonId, SupervisorId, TeamId, TrajectoryId};
use super::klus::Klus;
use super::method::{Method, Phase, WorkType, method_named};
use super::name::PersonName;
use super::namesakes::Namesakes;
use super::participant::{Participant, PlannedAbsence, Supervisor, Team, Trajectory};
use super::record::{Record, RecordKey};
use super::schedule::{DayPlan, Schedule};
use super::workshop::{Closure, DayClose, Workshop};
use crate::text::clean::clean;

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// The settings of the location.
    pub workshop: Dated<Workshop>,
    /// Adopted methods, by id; each version as it was adopted.
    pub methods: BTreeMap<String, Dated<Arc<Method>>>,
    /// Supervisors.
    pub supervisors: BTreeMap<SupervisorId, Supervisor>,
    /// Teams.
    pub teams: BTreeMap<TeamId, Team>,
    /// Participants.
    pub participants: BTreeMap<ParticipantId, Participant>,
    /// Trajectories, schedules and planned absences, by participant.
    pub files: BTreeMap<ParticipantId, PersonFile>,
    /// Closures of the location.
    pub closures: BTreeMap<ClosureId, Closure>,
    /// Klussen.
    pub klussen: BTreeMap<KlusId, Klus>,
    /// Closed days.
    pub closed: BTreeMap<NaiveDate, DayClose>,
    /// Day notes.
    pub day_notes: BTreeMap<NaiveDate, String>,
    /// Why closed days were corrected.
    pub reasons: BTreeMap<ReasonId, String>,
    /// The register: by the main part of the surname as it is now.
    register: BTreeSet<(SortKey, ParticipantId)>,
    namesakes: Namesakes,
}

/// What the register is sorted by: main part of the surname, first name, prefix, number.
type SortKey = ((String, String, String), String);

fn sort_key(participant: &Participant) -> SortKey {
    let name = participant.names.last().cloned().unwrap_or_default();
    (name.sort_key(), participant.number.clone())
}

/// What hangs on one participant.
#[derive(Clone, Debug, Default)]
pub struct PersonFile {
    /// Trajectories, by id.
    pub trajectories: BTreeMap<TrajectoryId, Trajectory>,
    /// The schedule.
    pub schedule: Schedule,
    /// Planned absences.
    pub absences: BTreeMap<AbsenceId, PlannedAbsence>,
}

/// From here on a number is not one that somebody counted on to.
const MOST_NUMBERS: u64 = 1_000_000;

/// Why nobody is expected on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayOff {
    /// A public holiday that is a day off here.
    Holiday(Holiday),
    /// A closure, by its name.
    Closure(String),
}

fn put<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    };
}

/// The image if it is of the kind that belongs under its key.
macro_rules! image {
    ($after:expr, $variant:ident) => {
        match $after {
            Some(Record::$variant(value)) => Some(value),
            _ => None,
        }
    };
}

impl Directory {
    /// Sets a reference record as it is from now on; those of days pass by. Idempotent.
    pub fn set(&mut self, key: &RecordKey, after: Option<&Record>) {
        match key {
            RecordKey::Recovery(..)
            | RecordKey::Attendance(..)
            | RecordKey::Allocation(..)
            | RecordKey::Contact(..)
            | RecordKey::Observation(..) => {}
            _ => self.put(key.clone(), after.cloned()),
        }
    }

    /// The same, of a record that is handed over.
    pub fn put(&mut self, key: RecordKey, after: Option<Record>) {
        match key {
            RecordKey::Workshop => self.workshop = image!(after, Workshop).unwrap_or_default(),
            RecordKey::Method(id) => {
                let versions = image!(after, Method).map(|texts| {
                    let parsed = texts
                        .versions()
                        .filter_map(|(from, text)| {
                            Some((from, Arc::new(Method::parse(&id, text, clean).ok()?)))
                        })
                        .collect();
                    Dated::from_versions(parsed)
                });
                put(&mut self.methods, id, versions);
            }
            RecordKey::Supervisor(id) => put(&mut self.supervisors, id, image!(after, Supervisor)),
            RecordKey::Team(id) => put(&mut self.teams, id, image!(after, Team)),
            RecordKey::Participant(id) => {
                if let Some(before) = self.participants.get(&id) {
                    self.register.remove(&(sort_key(before), id));
                    self.namesakes.remove(id, before);
                }
                let after = image!(after, Participant).map(|p| *p);
                if let Some(after) = &after {
                    self.register.insert((sort_key(after), id));
                    self.namesakes.add(id, after);
                }
                put(&mut self.participants, id, after);
            }
            RecordKey::Trajectory(person, id) => {
                let after = image!(after, Trajectory).map(|t| *t);
                put(&mut self.file_mut(person).trajectories, id, after);
            }
            RecordKey::Schedule(person) => {
                self.file_mut(person).schedule = image!(after, Schedule).unwrap_or_default();
            }
            RecordKey::Absence(person, id) => {
                put(&mut self.file_mut(person).absences, id, image!(after, Absence));
            }
            RecordKey::Closure(id) => put(&mut self.closures, id, image!(after, Closure)),
            RecordKey::Klus(id) => put(&mut self.klussen, id, image!(after, Klus).map(|k| *k)),
            RecordKey::DayClose(date) => put(&mut self.closed, date, image!(after, DayClose).map(|c| *c)),
            RecordKey::DayNote(date) => put(&mut self.day_notes, date, image!(after, DayNote)),
            RecordKey::Reason(id) => put(&mut self.reasons, id, image!(after, Reason)),
            RecordKey::Recovery(..)
            | RecordKey::Attendance(..)
            | RecordKey::Allocation(..)
            | RecordKey::Contact(..)
            | RecordKey::Observation(..) => {}
        }
    }

    fn file_mut(&mut self, person: ParticipantId) -> &mut PersonFile {
        self.files.entry(person).or_default()
    }

    /// The trajectory that a date falls in; of several the one that began last.
    #[must_use]
    pub fn trajectory_on(&self, person: ParticipantId, date: NaiveDate) -> Option<&Trajectory> {
        let all = &self.files.get(&person)?.trajectories;
        all.values().filter(|t| t.covers(date)).max_by_key(|t| t.start)
    }

    /// The trajectory to speak of on a date: the one it falls in, else the last that began before it, else the
    /// first to come.
    #[must_use]
    pub fn trajectory_near(&self, person: ParticipantId, date: NaiveDate) -> Option<&Trajectory> {
        let all = &self.files.get(&person)?.trajectories;
        self.trajectory_on(person, date)
            .or_else(|| all.values().filter(|t| t.start <= date).max_by_key(|t| t.start))
            .or_else(|| all.values().min_by_key(|t| t.start))
    }

    /// When the first trajectory begins, for a date before that.
    #[must_use]
    pub fn before_start(&self, person: ParticipantId, date: NaiveDate) -> Option<NaiveDate> {
        let near = self.trajectory_near(person, date)?;
        (date < near.start).then_some(near.start)
    }

    /// The id of the method that a text means, by id or by any name it has had.
    #[must_use]
    pub fn method_named(&self, text: &str) -> Option<&str> {
        if let Some((id, _)) = self.methods.get_key_value(text) {
            return Some(id);
        }
        let versions = self.methods.values().flat_map(Dated::versions);
        method_named(versions.map(|(_, method)| &**method), text)
    }

    /// The method as it was valid on a date.
    #[must_use]
    pub fn method_on(&self, id: &str, date: NaiveDate) -> Option<&Arc<Method>> {
        self.methods.get(id)?.at_or_first(date)
    }

    /// The phases that somebody can be put in from a date on: those of the version valid then.
    #[must_use]
    pub fn phases_on(&self, method: &str, date: NaiveDate) -> &[Phase] {
        self.method_on(method, date).map_or(&[], |method| &method.phases)
    }

    /// What a work type is called, in a method or else in any other here: a klus is the house's, whoever does it.
    #[must_use]
    pub fn work_type<'a>(&'a self, method: Option<&'a Arc<Method>>, id: &str) -> Option<&'a WorkType> {
        let others = self.methods.values().filter_map(Dated::last);
        let mut all = method.into_iter().chain(others).flat_map(|m| &m.work_types);
        all.find(|kind| kind.id == id)
    }

    /// The method of somebody's trajectory on a date; of a guest, the one of the location.
    #[must_use]
    pub fn method_of(&self, person: ParticipantId, date: NaiveDate) -> Option<&Arc<Method>> {
        let id = match self.trajectory_near(person, date) {
            Some(trajectory) => &trajectory.method,
            None => &self.workshop.at_or_first(date)?.method,
        };
        self.method_on(id, date)
    }

    /// Why nobody is expected on a date, if so.
    #[must_use]
    pub fn day_off(&self, date: NaiveDate) -> Option<DayOff> {
        if let Some(closure) = self.closures.values().find(|c| c.covers(date)) {
            return Some(DayOff::Closure(closure.name.clone()));
        }
        let off = self.workshop.at_or_first(date).map(|w| &w.days_off)?;
        calendar::holidays_on(date)
            .into_iter()
            .find(|h| off.contains(h))
            .map(DayOff::Holiday)
    }

    /// When somebody is expected on a date by the schedule that was valid then, closures aside.
    #[must_use]
    pub fn week_plan(&self, person: ParticipantId, date: NaiveDate) -> Option<&DayPlan> {
        let file = self.files.get(&person)?;
        let plan = file.schedule.at(date)?.on(date);
        (!plan.is_empty() && file.trajectories.values().any(|t| t.covers(date))).then_some(plan)
    }

    /// When somebody is expected on a date; nothing on days off and outside the trajectory.
    #[must_use]
    pub fn plan_on(&self, person: ParticipantId, date: NaiveDate) -> DayPlan {
        match self.week_plan(person, date) {
            Some(plan) if self.day_off(date).is_none() => plan.clone(),
            _ => DayPlan::default(),
        }
    }

    /// The planned absence that covers a date; of several the shortest, which was meant for that day.
    #[must_use]
    pub fn planned_absence(&self, person: ParticipantId, date: NaiveDate) -> Option<&PlannedAbsence> {
        self.files
            .get(&person)?
            .absences
            .iter()
            .filter(|(_, a)| a.covers(date))
            .min_by_key(|(id, a)| (a.to - a.from, a.from, **id))
            .map(|(_, a)| a)
    }

    /// Somebody's name on a date.
    #[must_use]
    pub fn name(&self, person: ParticipantId, date: NaiveDate) -> &PersonName {
        let participant = self.participants.get(&person);
        participant.map_or(PersonName::none(), |p| p.name_on(date))
    }

    /// Whether anybody else is called this on a date.
    #[must_use]
    pub fn has_namesake(&self, name: &PersonName, but: ParticipantId, date: NaiveDate) -> bool {
        let same = |other: ParticipantId| self.name(other, date).natural().to_lowercase();
        let mut others = self.namesakes.of(name).filter(|other| *other != but);
        others.any(|other| same(other) == name.natural().to_lowercase())
    }

    /// What tells somebody apart from others of the same name.
    #[must_use]
    pub fn mark(&self, person: ParticipantId) -> String {
        match self.participants.get(&person) {
            Some(p) if !p.number.is_empty() => p.number.clone(),
            _ => person.0.simple().to_string()[..8].to_owned(),
        }
    }

    fn marked(&self, person: ParticipantId, date: NaiveDate, text: fn(&PersonName) -> String) -> String {
        let name = self.name(person, date);
        if self.has_namesake(name, person, date) {
            format!("{} ({})", text(name), self.mark(person))
        } else {
            text(name)
        }
    }

    /// Somebody's name on a date as one says it, with the number where others are called the same.
    #[must_use]
    pub fn called(&self, person: ParticipantId, date: NaiveDate) -> String {
        self.marked(person, date, PersonName::natural)
    }

    /// Somebody's name on a date as it stands in lists, with the number where others are called the same.
    #[must_use]
    pub fn listed(&self, person: ParticipantId, date: NaiveDate) -> String {
        self.marked(person, date, PersonName::register)
    }

    /// Free numbers, from one above the highest, also of what else is taken. Those of seven figures are another kind,
    /// a client number of elsewhere: nobody counts on from there.
    pub fn free_numbers(&self, besides: &[&str]) -> impl Iterator<Item = String> + use<> {
        let own = self.participants.values().map(|p| p.number.as_str());
        let all = own.chain(besides.iter().copied());
        let taken: BTreeSet<u64> = all.filter_map(|number| number.parse().ok()).collect();
        let highest = taken.range(..MOST_NUMBERS).next_back().copied().unwrap_or(0);
        (highest + 1..)
            .filter(move |number| !taken.contains(number))
            .map(|number| number.to_string())
    }

    /// Everybody, in the order of the register: by the main part of the surname.
    #[must_use]
    pub fn register(&self) -> Vec<ParticipantId> {
        self.register.iter().map(|(_, id)| *id).collect()
    }

    /// The klussen of a date, in order of name.
    #[must_use]
    pub fn klussen_on(&self, date: NaiveDate) -> Vec<(KlusId, &Klus)> {
        let mut all: Vec<_> = self
            .klussen
            .iter()
            .filter(|(_, k)| k.is_on_date(date))
            .map(|(id, k)| (*id, k))
            .collect();
        all.sort_by(|(a, x), (b, y)| (&x.name, a).cmp(&(&y.name, b)));
        all
    }

    /// The fewest people a klus needs on a date: its own minimum, and outside never below the method's.
    #[must_use]
    pub fn klus_min(&self, klus: &Klus, date: NaiveDate) -> u16 {
        let rule = || {
            let method = &self.workshop.at_or_first(date)?.method;
            Some(self.method_on(method, date)?.rules.min_people_on_klus)
        };
        if klus.outside {
            klus.min.max(u16::from(rule().unwrap_or(2)))
        } else {
            klus.min
        }
    }
}
