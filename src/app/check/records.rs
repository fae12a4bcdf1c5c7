//! The rules of the domain over all records, one at a time, as they come out of the store.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};

use super::finding::{Findings, Rule};
use crate::app::Refusal;
use crate::app::plan::edit::{self, YEARS};
use crate::domain::attendance::{Absence, Attendance, Day, Worked};
use crate::domain::directory::Directory;
use crate::domain::ids::{KlusId, ParticipantId, SupervisorId};
use crate::domain::klus::Observation;
use crate::domain::method::Method;
use crate::domain::participant::Participant;
use crate::domain::record::{Record, RecordKey};
use crate::domain::schedule;
use crate::domain::time::{ClockTime, HalfDay, Minutes, Span, Stretch};
use crate::text::clean::{FIELD_MAX, NOTE_MAX, clean, clean_lines};

/// Looks at records in the order in which a store gives them: a person's month at a time.
pub struct Records<'a> {
    directory: &'a Directory,
    today: NaiveDate,
    /// The person at hand, and what was entered of them per date.
    person: Option<ParticipantId>,
    days: BTreeMap<NaiveDate, There>,
    /// The last shift past midnight of each, and until when it went on: the next date may be in another month.
    nights: HashMap<ParticipantId, (NaiveDate, ClockTime)>,
    /// Who is on klussen that have no room for more than so many.
    full: BTreeMap<(KlusId, NaiveDate, HalfDay), u16>,
    /// What was found.
    pub findings: Findings,
}

/// Where somebody was on a date, as far as klussen go.
enum There {
    /// Not at all.
    Away,
    /// In these half-days.
    In(Vec<HalfDay>),
    /// Somewhere in the day.
    Somewhen,
}

impl<'a> Records<'a> {
    /// Nothing looked at yet.
    pub fn new(directory: &'a Directory, today: NaiveDate) -> Self {
        Self {
            directory,
            today,
            person: None,
            days: BTreeMap::new(),
            nights: HashMap::new(),
            full: BTreeMap::new(),
            findings: Findings::default(),
        }
    }

    /// Looks at the next record.
    pub fn look(&mut self, key: &RecordKey, record: &Record) {
        if let Some(person) = key.subject() {
            if self.person != Some(person) {
                self.person = Some(person);
                self.days.clear();
            }
            self.must(
                key,
                Rule::Participant,
                self.directory.participants.contains_key(&person),
            );
        }
        if let Some(date) = key.date() {
            self.must(key, Rule::Date, YEARS.contains(&date.year()));
        }
        if let Err(refusal) = edit::check(self.directory, key, record)
            && let Some(rule) = rule_of(&refusal)
        {
            self.found(key, rule);
        }
        match (key, record) {
            (RecordKey::Attendance(person, date), Record::Attendance(a)) => {
                self.attendance(key, *person, *date, a);
            }
            (RecordKey::Allocation(_, date, half), Record::Allocation(klus)) => {
                self.allocation(key, *klus, *date, *half);
            }
            (_, Record::Contact(attempts)) => {
                for attempt in attempts {
                    self.supervisor(key, attempt.by);
                }
                self.must(key, Rule::Empty, !attempts.is_empty());
            }
            (_, Record::Observation(observation)) => self.observation(key, observation),
            (_, Record::Participant(participant)) => self.participant(key, participant),
            (RecordKey::Absence(person, _), Record::Absence(absence)) => {
                self.must(key, Rule::Participant, absence.participant == *person);
                let said = absence.kind == Absence::Sick && !absence.remark.is_empty();
                self.must(key, Rule::SickRemark, !said);
            }
            (RecordKey::Method(id), Record::Method(versions)) => {
                for (_, text) in versions.versions() {
                    self.must(key, Rule::MethodText, Method::parse(id, text, clean).is_ok());
                }
            }
            (_, Record::DayClose(close)) => {
                self.supervisor(key, close.by);
                self.must(key, Rule::Future, key.date() <= Some(self.today));
            }
            (_, Record::DayNote(text) | Record::Reason(text)) => self.note(key, text),
            _ => {}
        }
    }

    /// What can be said only once everything was seen.
    pub fn finish(mut self) -> Findings {
        for ((klus, date, _), people) in &self.full {
            let max = self.directory.klussen.get(klus).and_then(|k| k.max);
            if max.is_some_and(|max| *people > max) {
                self.findings.of_date(Rule::KlusFull, *date);
            }
        }
        self.findings
    }

    fn found(&mut self, key: &RecordKey, rule: Rule) {
        self.findings.of_record(rule, self.directory, key);
    }

    fn must(&mut self, key: &RecordKey, rule: Rule, kept: bool) {
        if !kept {
            self.found(key, rule);
        }
    }

    fn supervisor(&mut self, key: &RecordKey, who: Option<SupervisorId>) {
        let known = who.is_none_or(|who| self.directory.supervisors.contains_key(&who));
        self.must(key, Rule::Supervisor, known);
    }

    fn field(&mut self, key: &RecordKey, text: &str) {
        self.must(
            key,
            Rule::Text,
            clean(text) == text && text.chars().count() <= FIELD_MAX,
        );
    }

    fn note(&mut self, key: &RecordKey, text: &str) {
        let fits = clean_lines(text) == text && text.chars().count() <= NOTE_MAX;
        self.must(key, Rule::Text, fits);
        self.must(key, Rule::Empty, !text.is_empty());
    }

    fn attendance(&mut self, key: &RecordKey, person: ParticipantId, date: NaiveDate, a: &Attendance) {
        self.day(key, &a.day);
        self.night(key, person, date, &a.day);
        self.field(key, &a.remark);
        let said = a.day == Day::Absent(Absence::Sick) && !a.remark.is_empty();
        self.must(key, Rule::SickRemark, !said);
        if let Some(correction) = &a.correction {
            let known = self.directory.reasons.contains_key(&correction.reason);
            self.must(key, Rule::Reason, known);
            if let Some(original) = &correction.original {
                self.day(key, original);
            }
        }
        let guest = self.directory.participants.get(&person).is_some_and(|p| p.guest);
        // Before the first trajectory somebody was a guest.
        let inside = self.directory.trajectory_on(person, date).is_some()
            || self.directory.before_start(person, date).is_some();
        self.must(key, Rule::Outside, guest || inside);
        let ahead = date > self.today && a.day.minutes(date) > Minutes::ZERO;
        self.must(key, Rule::Future, !ahead);
        self.days.insert(date, there(&a.day));
    }

    fn day(&mut self, key: &RecordKey, day: &Day) {
        let stretches = day.stretches();
        let crossed = |pair: &[Stretch]| pair[0].span.to() > pair[1].span.from();
        self.must(key, Rule::Times, !stretches.windows(2).any(crossed));
        let too_long = |s: &Stretch| s.pause < Minutes::ZERO || s.pause > s.span.wall();
        self.must(key, Rule::Pause, !stretches.iter().any(too_long));
        let fits = match day {
            Day::Present { worked, .. } => worked.fits_a_day(),
            Day::Absent(_) => true,
        };
        self.must(key, Rule::Time, fits);
    }

    /// A shift past midnight and the next date may not hold the same hours twice.
    fn night(&mut self, key: &RecordKey, person: ParticipantId, date: NaiveDate, day: &Day) {
        let eve = self
            .nights
            .get(&person)
            .filter(|(eve, _)| eve.succ_opt() == Some(date));
        let twice = eve.is_some_and(|(_, until)| day.begins().is_some_and(|from| from < *until));
        self.must(key, Rule::Night, !twice);
        if let Some(until) = day.until_next_day() {
            self.nights.insert(person, (date, until));
        }
    }

    fn allocation(&mut self, key: &RecordKey, id: KlusId, date: NaiveDate, half: HalfDay) {
        let Some(klus) = self.directory.klussen.get(&id) else {
            return self.found(key, Rule::Klus);
        };
        let on = klus.is_on(date, half);
        if klus.max.is_some() {
            let people = self.full.entry((id, date, half)).or_default();
            *people = people.saturating_add(1);
        }
        self.must(key, Rule::KlusNotOn, on);
        let away = match self.days.get(&date) {
            Some(There::Away) => true,
            Some(There::In(halves)) => !halves.contains(&half),
            Some(There::Somewhen) | None => false,
        };
        self.must(key, Rule::AbsentOnKlus, !away);
    }

    fn observation(&mut self, key: &RecordKey, observation: &Observation) {
        self.note(key, &observation.text);
        for text in observation.goal.iter().chain(&observation.topics) {
            self.field(key, text);
        }
        self.supervisor(key, observation.author);
        let klus = observation.klus;
        let known = klus.is_none_or(|klus| self.directory.klussen.contains_key(&klus));
        self.must(key, Rule::NoteKlus, known);
    }

    fn participant(&mut self, key: &RecordKey, participant: &Participant) {
        for (_, team) in participant.team.versions() {
            let known = team.is_none_or(|team| self.directory.teams.contains_key(&team));
            self.must(key, Rule::Team, known);
        }
    }
}

fn there(day: &Day) -> There {
    match day {
        Day::Absent(_) => There::Away,
        Day::Present {
            worked: Worked::Stretches(all),
            ..
        } if !all.is_empty() => {
            let spans: Vec<Span> = all.iter().map(|s| s.span).collect();
            There::In(schedule::halves(&spans))
        }
        // Without times it depends on a schedule that may have changed since.
        Day::Present { .. } => There::Somewhen,
    }
}

/// The rule that a form would have refused a record by.
const fn rule_of(refusal: &Refusal) -> Option<Rule> {
    Some(match refusal {
        Refusal::NumberTaken { .. } => Rule::Number,
        Refusal::NameTaken { .. } => Rule::Name,
        Refusal::TrajectoriesOverlap { .. } => Rule::Trajectories,
        Refusal::UnknownPhase { .. } => Rule::Phase,
        Refusal::UnknownMethod { .. } => Rule::Method,
        Refusal::DateOutOfRange => Rule::Date,
        Refusal::EndBeforeStart => Rule::Range,
        Refusal::TooLong { .. } => Rule::Text,
        Refusal::NameMissing | Refusal::EmptyText => Rule::Empty,
        Refusal::TimesOverlap => Rule::Times,
        Refusal::TooMuchTime { .. } => Rule::Time,
        Refusal::KlusMin | Refusal::KlusMax { .. } | Refusal::KlusNever => Rule::KlusShape,
        _ => return None,
    })
}
