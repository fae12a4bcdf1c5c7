//! What the dossier shows, gathered once after a command: only the part that is on the screen.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Part;
use crate::app::Trouble;
use crate::app::query::day::absence_id;
use crate::app::query::dossier::PersonHistory;
use crate::app::query::find::own_mark;
use crate::app::query::hours::Standing;
use crate::domain::dates;
use crate::domain::ids::ParticipantId;
use crate::domain::klus::Observation;
use crate::domain::time::Minutes;
use crate::domain::week_text::format_week;
use crate::text::sentence::Sentence;
use crate::tui::desk::{Desk, Privacy};
use crate::tui::screens::people::forms::{range, written};
use crate::tui::screens::today::answers::describe;
use crate::tui::screens::today::{phase_name, topic_names};

/// Most observations that are read for a dossier.
const MOST_NOTES: usize = 1_000;

/// What the dossier shows.
#[derive(Default)]
pub struct View {
    pub name: String,
    /// Label and value, in the order of the screen.
    pub facts: Vec<(String, String)>,
    pub standing: Option<Arc<Standing>>,
    /// Names of thresholds and what is due there, beside the standing's own.
    pub thresholds: Vec<Threshold>,
    pub history: PersonHistory,
    /// Recent days in words.
    pub days: Vec<(NaiveDate, String, Minutes)>,
    pub weeks: Vec<(NaiveDate, String, Minutes, bool)>,
    pub absences: Vec<(String, String)>,
    pub notes: Vec<(NaiveDate, Observation, String)>,
    /// Topics that there is a note about: id and name.
    pub topics: Vec<(String, String)>,
    /// The topic that is shown, in words.
    pub topic: Option<String>,
    /// Work type, half-days, last date, the klussen.
    pub work: Vec<(String, u32, NaiveDate, String)>,
    pub privacy: Privacy,
}

/// One threshold in words.
pub struct Threshold {
    pub name: String,
    pub due: String,
    pub hours: Minutes,
    pub reached: Option<NaiveDate>,
    pub by_schedule: Option<NaiveDate>,
    pub at_pace: Option<NaiveDate>,
}

impl View {
    pub fn gather(
        desk: Desk<'_>,
        person: ParticipantId,
        part: Part,
        topic: Option<&str>,
    ) -> Result<Self, Trouble> {
        let mut view = Self {
            name: desk.name(person),
            privacy: desk.privacy,
            ..Self::default()
        };
        let today = desk.app.today();
        view.standing = desk.app.standing(person, today)?;
        match part {
            Part::Overview => view.overview(desk, person),
            Part::Hours => {
                view.history = desk.app.person_history(person, today)?;
                let shielded = desk.privacy == Privacy::Shielded;
                view.days = view
                    .history
                    .recent
                    .iter()
                    .map(|(date, entered)| {
                        let day = &entered.day;
                        let away = shielded && day.reason().is_some();
                        let minutes = desk.app.counted(person, *date, day);
                        let text = if away {
                            desk.texts.get("status-absent")
                        } else {
                            describe(desk.texts, day, minutes)
                        };
                        (*date, text, minutes)
                    })
                    .collect();
            }
            Part::Schedule => view.schedule(desk, person),
            Part::Notes => view.notes(desk, person, topic)?,
            Part::Klussen => {
                view.history = desk.app.person_history(person, today)?;
                view.work = work(desk, person, &view.history);
            }
        }
        Ok(view)
    }

    /// How many lines a part can be scrolled over.
    pub fn length(&self, part: Part) -> usize {
        match part {
            Part::Overview => 1,
            Part::Hours => self.history.months.len().max(self.days.len()),
            Part::Schedule => self.weeks.len() + self.absences.len(),
            Part::Notes => self.notes.len(),
            Part::Klussen => self.work.len(),
        }
    }

    fn overview(&mut self, desk: Desk<'_>, person: ParticipantId) {
        let (today, lang) = (desk.app.today(), desk.texts.lang());
        let directory = desk.app.directory();
        let Some(participant) = directory.participants.get(&person) else {
            return;
        };
        let get = |id: &str| desk.texts.get(id);
        let team = participant.team_on(today).and_then(|id| directory.teams.get(&id));
        self.facts
            .push((get("field-number"), own_mark(&participant.number)));
        self.facts.push((
            get("field-team"),
            team.map_or_else(|| get("team-none"), |t| t.name.clone()),
        ));
        if participant.guest {
            self.facts.push((get("field-method"), get("side-guest")));
        }
        let near = directory.trajectory_near(person, today);
        if let Some(trajectory) = near {
            let method = directory.method_on(&trajectory.method, today);
            let word = method.map(|m| m.words.participant.get(lang).to_owned());
            let method = method.map(|m| m.name.get(lang).to_owned()).unwrap_or_default();
            self.facts.push((get("field-method"), method));
            if let Some(word) = word {
                self.facts.push((get("field-called"), word));
            }
            let start = dates::short_with_year(trajectory.start, lang);
            let text = match trajectory.end {
                None => desk
                    .texts
                    .say(&Sentence::new("trajectory-since").text("start", start)),
                Some(end) => format!("{start} – {}", dates::short_with_year(end, lang)),
            };
            self.facts.push((get("field-trajectory"), text));
            for opening in &trajectory.openings {
                let date = dates::short_with_year(opening.date, lang);
                let text = match desk.privacy {
                    Privacy::Shielded => format!("{} · {date}", opening.minutes),
                    _ => format!("{} · {date} · {}", opening.minutes, opening.reason),
                };
                self.facts.push((get("field-opening"), text));
            }
        }
        if let Some(standing) = &self.standing {
            let phase = phase_name(standing, lang);
            if !phase.is_empty() {
                self.facts.push((get("field-phase"), phase));
            }
            self.thresholds = thresholds(standing, lang);
        }
        if !participant.certificates.is_empty() {
            self.facts
                .push((get("field-certificates"), written(&participant.certificates)));
        }
        for (from, name) in participant.names.versions().rev().skip(1) {
            let text = Sentence::new("name-before")
                .text("name", name.natural())
                .date("date", from);
            self.facts.push((get("field-earlier"), desk.texts.say(&text)));
        }
    }

    fn schedule(&mut self, desk: Desk<'_>, person: ParticipantId) {
        let (today, lang) = (desk.app.today(), desk.texts.lang());
        let Some(file) = desk.app.directory().files.get(&person) else {
            return;
        };
        let now = file
            .schedule
            .versions()
            .rev()
            .find(|(from, _)| *from <= today)
            .map(|(from, _)| from);
        let versions = file.schedule.versions().rev();
        self.weeks = versions
            .map(|(from, week)| (from, format_week(week, lang), week.minutes(), Some(from) == now))
            .collect();
        let mut absences: Vec<_> = file.absences.values().collect();
        absences.sort_by_key(|a| std::cmp::Reverse(a.from));
        let shielded = desk.privacy == Privacy::Shielded;
        self.absences = absences
            .into_iter()
            .map(|a| {
                let kind = desk.texts.get(if shielded {
                    "status-absent"
                } else {
                    absence_id(a.kind)
                });
                let what = match a.remark.as_str() {
                    "" => kind,
                    _ if shielded => kind,
                    remark => format!("{kind} · {remark}"),
                };
                (range(desk, a.from, a.to), what)
            })
            .collect();
    }

    fn notes(&mut self, desk: Desk<'_>, person: ParticipantId, topic: Option<&str>) -> Result<(), Trouble> {
        if desk.privacy != Privacy::Open {
            return Ok(());
        }
        let lang = desk.texts.lang();
        let all = desk.app.observations(person, MOST_NOTES)?;
        let method = desk.app.directory().method_of(person, desk.app.today());
        let name_of = |id: &str| {
            let topic = method.and_then(|m| m.topics.iter().find(|t| t.id == id));
            topic.map_or_else(|| id.to_owned(), |t| t.name.get(lang).to_owned())
        };
        for (_, _, observation) in &all {
            for id in &observation.topics {
                if !self.topics.iter().any(|(known, _)| known == id) {
                    self.topics.push((id.clone(), name_of(id)));
                }
            }
        }
        self.topics.sort_by(|(_, a), (_, b)| a.cmp(b));
        self.topic = topic.map(name_of);
        self.notes = all
            .into_iter()
            .filter(|(_, _, o)| topic.is_none_or(|t| o.topics.iter().any(|id| id == t)))
            .map(|(date, _, o)| {
                let topics = method.map(|m| topic_names(m, &o, lang)).unwrap_or_default();
                (date, o, topics)
            })
            .collect();
        Ok(())
    }
}

fn thresholds(standing: &Standing, lang: crate::domain::lang::Lang) -> Vec<Threshold> {
    let method = &standing.method;
    let all = standing.progress.standings.iter().zip(&standing.ahead);
    all.map(|(s, (by_schedule, at_pace))| {
        let id = &s.threshold.id;
        let phase = method.phase(id).map(|p| &p.name);
        let extra = method.thresholds.iter().find(|t| t.id == *id).map(|t| &t.name);
        let name = phase
            .or(extra)
            .map(|n| n.get(lang).to_owned())
            .unwrap_or_default();
        let due = s
            .threshold
            .due
            .iter()
            .filter_map(|d| Some(method.due_name(d)?.get(lang).to_owned()));
        Threshold {
            name,
            due: due.collect::<Vec<_>>().join(", "),
            hours: s.threshold.hours,
            reached: s.reached.map(|(date, _)| date),
            by_schedule: *by_schedule,
            at_pace: *at_pace,
        }
    })
    .collect()
}

/// Work done in words: the name of the work type in the method, and the klussen with their counts.
fn work(
    desk: Desk<'_>,
    person: ParticipantId,
    history: &PersonHistory,
) -> Vec<(String, u32, NaiveDate, String)> {
    let lang = desk.texts.lang();
    let directory = desk.app.directory();
    let method = directory.method_of(person, desk.app.today());
    let one = |w: &crate::app::query::dossier::WorkDone| {
        let name = match directory.work_type(method, &w.work_type) {
            Some(known) => known.name.get(lang).to_owned(),
            None if w.work_type.is_empty() => desk.texts.get("work-other"),
            None => w.work_type.clone(),
        };
        let klussen = w
            .klussen
            .iter()
            .filter_map(|(id, count)| Some(format!("{} {count}×", directory.klussen.get(id)?.name)));
        (name, w.halves, w.last, klussen.collect::<Vec<_>>().join(" · "))
    };
    history.work.iter().map(one).collect()
}
