//! The demo's workshop while its past is being made: who is there, what was entered, and the entries of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::Europe::Amsterdam;

use super::DemoOptions;
use super::dice::Dice;
use super::people::{Part, Person, method, part, plus, schedule, trajectory};
use super::words::{GOALS, Names, Seen, lines, observations};
use crate::domain::attendance::Attendance;
use crate::domain::dated::Dated;
use crate::domain::directory::Directory;
use crate::domain::ids::{KlusId, ParticipantId, ReasonId, SupervisorId, TeamId, TerminalId, TrajectoryId};
use crate::domain::klus::Klus;
use crate::domain::participant::{Certificate, Participant};
use crate::domain::record::{Change, Entry, EntryId, Record, RecordKey, Why};
use crate::domain::sheet::DayRow;
use crate::domain::time::{HalfDay, Minutes};
use crate::journal::JournalError;

/// What takes the entries.
pub type Sink<'a> = dyn FnMut(&Entry) -> Result<(), JournalError> + 'a;

/// All that the next action depends on.
pub struct Floor<'a> {
    pub options: DemoOptions,
    /// The date on which the store begins.
    pub opened: NaiveDate,
    /// Hours from before that are still wanting, by place; found by a first run without them.
    missing: BTreeMap<usize, Minutes>,
    sink: &'a mut Sink<'a>,
    failed: Option<JournalError>,
    pub dice: Dice,
    pub directory: Directory,
    pub people: Vec<Person>,
    pub names: Names,
    pub seen: Vec<Seen>,
    pub supervisors: Vec<SupervisorId>,
    pub teams: Vec<TeamId>,
    pub weekly: Vec<(KlusId, Klus)>,
    pub once: BTreeMap<NaiveDate, Vec<(KlusId, Klus)>>,
    pub drivers: BTreeSet<(ParticipantId, String)>,
    /// The day at hand.
    pub date: NaiveDate,
    pub rows: Vec<DayRow>,
    /// The place in `people` of each row.
    pub row_people: Vec<usize>,
    pub yesterday: Option<(NaiveDate, Vec<DayRow>)>,
    /// Who was on which klus in the last morning.
    pub last_morning: Vec<(ParticipantId, KlusId)>,
    pub who: Option<SupervisorId>,
    pub now: NaiveDateTime,
    terminal: TerminalId,
    sequence: u64,
}

/// The terminal of a demo store with these options.
pub fn terminal(options: &DemoOptions) -> TerminalId {
    TerminalId(Dice::new(seed(options) ^ 0x7465_726d).id())
}

fn seed(options: &DemoOptions) -> u64 {
    let days = u64::from(options.on.num_days_from_ce().unsigned_abs());
    Dice::new(days ^ ((options.people as u64) << 24) ^ (u64::from(options.years) << 56)).next()
}

impl<'a> Floor<'a> {
    pub fn new(
        options: DemoOptions,
        opened: NaiveDate,
        missing: BTreeMap<usize, Minutes>,
        sink: &'a mut Sink<'a>,
    ) -> Self {
        let mut dice = Dice::new(seed(&options));
        Self {
            options,
            opened,
            missing,
            sink,
            failed: None,
            names: Names::new(&mut dice),
            dice,
            directory: Directory::default(),
            people: Vec::new(),
            seen: observations(),
            supervisors: Vec::new(),
            teams: Vec::new(),
            weekly: Vec::new(),
            once: BTreeMap::new(),
            drivers: BTreeSet::new(),
            date: opened,
            rows: Vec::new(),
            row_people: Vec::new(),
            yesterday: None,
            last_morning: Vec::new(),
            who: None,
            now: opened.and_time(chrono::NaiveTime::MIN),
            terminal: terminal(&options),
            sequence: 0,
        }
    }

    /// Moves the clock to a minute of the date at hand; two actions are never at the same moment.
    pub fn clock(&mut self, minute: u16) {
        let at = self.date.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
        let seconds = i64::from(self.dice.between(1, 9));
        self.now = at.max(self.now) + TimeDelta::seconds(seconds);
    }

    /// One action: an entry of what really changes.
    pub fn save(&mut self, why: Why, reason: Option<ReasonId>, mut changes: Vec<Change>) {
        changes.retain(|c| c.before != c.after);
        if changes.is_empty() || self.failed.is_some() {
            return;
        }
        for change in &changes {
            self.directory.set(&change.key, change.after.as_ref());
        }
        self.sequence += 1;
        let utc = Amsterdam.from_local_datetime(&self.now).earliest();
        let entry = Entry {
            id: EntryId {
                terminal: self.terminal,
                sequence: self.sequence,
            },
            who: self.who,
            at: utc.map_or_else(
                || self.now.and_utc().timestamp_millis(),
                |at| at.timestamp_millis(),
            ),
            local: self.now,
            why,
            reason,
            changes,
        };
        if let Err(error) = (self.sink)(&entry) {
            self.failed = Some(error);
        }
        let seconds = i64::from(self.dice.between(2, 6));
        self.now += TimeDelta::seconds(seconds);
    }

    /// What went wrong in writing, if anything.
    pub fn check(&mut self) -> Result<(), JournalError> {
        self.failed.take().map_or(Ok(()), Err)
    }

    /// Enters a record that was not there.
    pub fn add(key: RecordKey, record: Record) -> Change {
        Change {
            key,
            before: None,
            after: Some(record),
        }
    }

    /// Enters somebody: the participant, the trajectory and the schedule.
    pub fn newcomer(&mut self, place: usize, start: NaiveDate) {
        let options = self.options;
        let index = self.people.len();
        let mut person = self.person(place, start);
        let part = person.part;
        if part == Some(Part::NearStone) {
            person.counts_from = plus(self.opened, 7);
        }
        let missing = self.missing.get(&place).copied();
        let trajectory = trajectory(&person, self.opened, missing, options.on, &mut self.dice);
        let name = self.names.next();
        let certificates: Vec<Certificate> = ["VCA", "rijbewijs B"]
            .iter()
            .enumerate()
            .filter(|(n, _)| (index + n * 2).is_multiple_of(5))
            .map(|(n, name)| Certificate {
                name: (*name).to_owned(),
                until: (n == 0).then(|| plus(options.on, 200 + i64::try_from(index % 9).unwrap_or(0) * 97)),
            })
            .collect();
        self.drivers
            .extend(certificates.iter().map(|c| (person.id, c.name.clone())));
        let team = self.teams.get(index % self.teams.len().max(1)).copied();
        let participant = Participant {
            number: (1001 + index).to_string(),
            names: Dated::since(start, name),
            team: Dated::since(start, team),
            certificates,
            guest: false,
        };
        let weeks = schedule(place, start, self.opened, &options);
        let changes = vec![
            Self::add(
                RecordKey::Participant(person.id),
                Record::Participant(participant.into()),
            ),
            Self::add(
                RecordKey::Trajectory(person.id, person.trajectory),
                Record::Trajectory(trajectory.into()),
            ),
            Self::add(RecordKey::Schedule(person.id), Record::Schedule(weeks)),
        ];
        self.people.push(person);
        self.save(Why::Edit, None, changes);
    }

    fn person(&mut self, place: usize, start: NaiveDate) -> Person {
        let method = method(place, &self.options);
        let limited = self.options.years > 0 && matches!(method, "ferm-werk" | "werkmakerij");
        let hours = if method == "ferm-werk" { 790 } else { 700 };
        let limit = limited.then(|| Minutes::hours(i64::from(self.dice.between(260, hours))));
        let goals = lines(GOALS);
        Person {
            id: ParticipantId(self.dice.id()),
            trajectory: TrajectoryId(self.dice.id()),
            method,
            part: part(place, &self.options),
            start,
            limit,
            place,
            late: u32::from(self.dice.between(10, 70)),
            away: u32::from(self.dice.between(2, 18)),
            sick: u32::from(self.dice.between(8, 24)),
            goal: self.dice.pick(&goals).copied().unwrap_or_default(),
            worked: Minutes::ZERO,
            counts_from: start,
            sick_since: None,
            sick_left: 0,
            ended: false,
        }
    }

    /// The change that enters somebody's day; who is not there any more leaves their klus with it.
    pub fn enter(&mut self, row: usize, attendance: Attendance) -> Vec<Change> {
        let date = self.date;
        let row = &mut self.rows[row];
        let mut changes = Vec::new();
        let gone: Vec<(HalfDay, KlusId)> = row
            .klussen
            .iter()
            .filter(|(half, _)| !attendance.day.is_there(*half, &row.plan))
            .copied()
            .collect();
        for (half, klus) in gone {
            row.klussen.retain(|(h, _)| *h != half);
            changes.push(Change {
                key: RecordKey::Allocation(row.participant, date, half),
                before: Some(Record::Allocation(klus)),
                after: None,
            });
        }
        changes.push(Change {
            key: RecordKey::Attendance(row.participant, date),
            before: row.record.take().map(Record::Attendance),
            after: Some(Record::Attendance(attendance.clone())),
        });
        row.record = Some(attendance);
        changes
    }
}
