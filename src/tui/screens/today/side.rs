//! The person under the cursor: hours towards the threshold, recent observations, the schedule.

use chrono::{Datelike, NaiveDate, Weekday};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::app::Trouble;
use crate::app::query::hours::Standing;
use crate::domain::dates;
use crate::domain::ids::ParticipantId;
use crate::domain::klus::{Observation, Tone};
use crate::domain::lang::Lang;
use crate::domain::schedule::Week;
use crate::domain::time::Minutes;
use crate::domain::times::format_span;
use crate::domain::week_text::{DAYS, format_days};
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use crate::tui::desk::{Desk, Privacy};
use crate::tui::look::Look;
use crate::tui::popups::Message;
use crate::tui::symbol::Symbol;
use crate::tui::theme::{Role, Theme, Variant};
use crate::tui::widgets::gauge::Gauge;
use crate::tui::widgets::lines::{put_all, wrap};
use crate::tui::widgets::pane::Pane;

/// How many observations are shown.
const OBSERVATIONS: usize = 3;

/// Columns of the text to read.
const READ: u16 = 56;

/// Columns the pane takes.
pub const COLS: u16 = 33;

/// The person under the cursor.
pub struct Side {
    name: String,
    method: String,
    phase: String,
    standing: Option<Threshold>,
    observations: Vec<(NaiveDate, Observation, String)>,
    schedule: Vec<String>,
    correction: Option<String>,
    privacy: Privacy,
}

/// How far towards the nearest threshold.
struct Threshold {
    done: Minutes,
    of: Option<Minutes>,
    by_schedule: Option<NaiveDate>,
    at_pace: Option<NaiveDate>,
    due: Vec<String>,
}

impl Side {
    pub fn gather(desk: Desk<'_>, date: NaiveDate, person: ParticipantId) -> Result<Self, Trouble> {
        let app = desk.app;
        let lang = desk.texts.lang();
        let directory = app.directory();
        let standing = app.standing(person, app.today())?;
        let method = directory.method_of(person, date);
        let guest = directory.participants.get(&person).is_some_and(|p| p.guest);
        let mut observations = Vec::new();
        if desk.privacy == Privacy::Open {
            app.store().observations_back(person, |on, _, observation| {
                let topics = method
                    .map(|m| topic_names(m, &observation, lang))
                    .unwrap_or_default();
                observations.push((on, observation, topics));
                observations.len() < OBSERVATIONS
            })?;
        }
        let week = directory.files.get(&person).and_then(|f| f.schedule.at(date));
        let next = directory
            .files
            .get(&person)
            .and_then(|f| f.schedule.versions().find(|(from, _)| *from > date));
        let mut schedule: Vec<String> = week.map(|w| week_lines(w, lang)).unwrap_or_default();
        if let Some((from, _)) = next {
            schedule.push(
                desk.texts
                    .say(&Sentence::new("side-schedule-changes").date("date", from)),
            );
        }
        let row = app.store().attendance_on(person, date)?;
        let correction = row.and_then(|r| r.correction).map(|c| {
            let was = match &c.original {
                None => desk.texts.get("side-was-nothing"),
                Some(day) => super::answers::describe(desk.texts, day, day.minutes(date)),
            };
            let reason = directory.reasons.get(&c.reason).cloned().unwrap_or_default();
            desk.texts.say(
                &Sentence::new("side-corrected")
                    .text("was", was)
                    .text("reason", reason),
            )
        });
        Ok(Self {
            name: desk.name(person),
            method: match (guest, method) {
                (true, _) => desk.texts.get("side-guest"),
                (false, Some(method)) => method.name.get(lang).to_owned(),
                (false, None) => String::new(),
            },
            phase: standing.as_ref().map(|s| phase_name(s, lang)).unwrap_or_default(),
            standing: standing.as_ref().map(|s| Threshold::of(s, lang)),
            observations,
            schedule,
            correction: correction.filter(|_| desk.privacy != Privacy::Shielded),
            privacy: desk.privacy,
        })
    }

    /// Draws the pane.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        Pane::new(look, &self.name).render(area, buf);
        let inner = Pane::inner(area).intersection(buf.area);
        put_all(buf, inner, self.lines(look, inner.width));
    }

    /// The same to read, where there is no room for a pane.
    pub fn message(&self, texts: &Texts) -> Message {
        let theme = Theme::sixteen(Variant::Mono);
        let look = Look { texts, theme: &theme };
        let text: Vec<String> = self.lines(look, READ).iter().map(Line::to_string).collect();
        Message::new(self.name.clone(), text.join("\n"))
    }

    fn lines(&self, look: Look<'_>, width: u16) -> Vec<Line<'_>> {
        let cols = usize::from(width);
        let mut lines = Vec::new();
        let under = [self.method.as_str(), self.phase.as_str()];
        let under: Vec<&str> = under.into_iter().filter(|t| !t.is_empty()).collect();
        lines.push(Line::from(look.span(under.join(" · "), Role::Dim)));
        if let Some(standing) = &self.standing {
            lines.push(Line::default());
            lines.extend(standing.lines(look, width));
        }
        if let Some(correction) = &self.correction {
            lines.push(Line::default());
            lines.extend(
                wrap(correction, cols)
                    .into_iter()
                    .map(|l| Line::from(look.span(l, Role::Late))),
            );
        }
        lines.push(Line::default());
        lines.push(Line::from(look.span(look.get("side-observations"), Role::Dim)));
        if self.privacy == Privacy::Open {
            if self.observations.is_empty() {
                lines.push(Line::from(look.span(look.get("side-no-observations"), Role::Dim)));
            }
            for (date, observation, topics) in &self.observations {
                lines.extend(note_lines(look, *date, observation, topics, cols, 3));
            }
        } else {
            lines.extend(
                wrap(&look.get("side-observations-hidden"), cols)
                    .into_iter()
                    .map(|l| Line::from(look.span(l, Role::Dim))),
            );
        }
        if !self.schedule.is_empty() {
            lines.push(Line::default());
            lines.push(Line::from(look.span(look.get("side-schedule"), Role::Dim)));
            lines.extend(self.schedule.iter().map(|l| Line::from(l.as_str())));
        }
        lines
    }
}

/// The names of an observation's topics.
#[must_use]
pub fn topic_names(method: &crate::domain::method::Method, observation: &Observation, lang: Lang) -> String {
    let name = |id: &String| {
        method
            .topics
            .iter()
            .find(|t| t.id == *id)
            .map_or_else(|| id.clone(), |t| t.name.get(lang).to_owned())
    };
    observation.topics.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The phase somebody is in, with its round where it is repeated.
#[must_use]
pub fn phase_name(standing: &Standing, lang: Lang) -> String {
    let Some(current) = &standing.progress.phase else {
        return String::new();
    };
    let Some(phase) = standing.method.phases.get(current.index) else {
        return String::new();
    };
    let name = phase.name.get(lang);
    if current.round > 1 {
        format!("{name} {}", current.round)
    } else {
        name.to_owned()
    }
}

/// One observation: date, tone and topics, then its text in at most so many lines.
pub fn note_lines<'a>(
    look: Look<'_>,
    date: NaiveDate,
    observation: &Observation,
    topics: &str,
    cols: usize,
    most: usize,
) -> Vec<Line<'a>> {
    let symbol = match observation.tone {
        Some(Tone::Strength) => Symbol::Strength,
        Some(Tone::Attention) => Symbol::Attention,
        None => Symbol::StepOpen,
    };
    let mut head = vec![
        look.span(dates::short(date, look.texts.lang()), Role::Dim),
        Span::raw(" "),
        look.mark(symbol),
    ];
    if !topics.is_empty() {
        head.push(look.span(format!(" {topics}"), symbol.role()));
    }
    let mut lines = vec![Line::from(head)];
    let mut text = wrap(&observation.text, cols);
    if text.len() > most {
        text.truncate(most);
        if let Some(last) = text.last_mut() {
            last.push('…');
        }
    }
    lines.extend(text.into_iter().map(Line::from));
    if let Some(goal) = &observation.goal {
        let goal = Sentence::new("note-goal").text("goal", goal.clone());
        let goal = wrap(&look.texts.say(&goal), cols).into_iter().take(1);
        lines.extend(goal.map(|line| Line::from(look.span(line, Role::Dim))));
    }
    lines
}

/// A week's schedule, days with equal times together: `ma di do · 9:00–12:30`.
#[must_use]
pub fn week_lines(week: &Week, lang: Lang) -> Vec<String> {
    let mut groups: Vec<(String, Vec<Weekday>)> = Vec::new();
    for (plan, day) in week.0.iter().zip(DAYS) {
        if plan.is_empty() {
            continue;
        }
        let times: Vec<String> = plan.stretches().iter().map(|s| format_span(s.span)).collect();
        let times = times.join(" ");
        match groups.iter_mut().find(|(t, _)| *t == times) {
            Some((_, days)) => days.push(day),
            None => groups.push((times, vec![day])),
        }
    }
    groups
        .into_iter()
        .map(|(times, days)| format!("{} · {times}", format_days(&days, lang)))
        .collect()
}

impl Threshold {
    fn of(standing: &Standing, lang: Lang) -> Self {
        let total = standing.progress.total;
        let Some(next) = standing.progress.next() else {
            return Self {
                done: total,
                of: None,
                by_schedule: None,
                at_pace: None,
                due: Vec::new(),
            };
        };
        let threshold = &standing.progress.standings[next];
        let target = threshold.target.unwrap_or_default();
        let begin = target - threshold.threshold.hours;
        let due = threshold.threshold.due.iter();
        Self {
            done: total - begin,
            of: Some(threshold.threshold.hours),
            by_schedule: standing.ahead[next].0,
            at_pace: standing.ahead[next].1,
            due: due
                .filter_map(|d| Some(standing.method.due_name(d)?.get(lang).to_owned()))
                .collect(),
        }
    }

    fn lines(&self, look: Look<'_>, cols: u16) -> Vec<Line<'static>> {
        let Some(of) = self.of else {
            let text = look
                .texts
                .say(&Sentence::new("side-total").minutes("total", self.done));
            return vec![Line::from(look.span(text, Role::Strong))];
        };
        let near = of - self.done <= Minutes::hours(10);
        let mut lines = vec![
            Line::from(vec![
                look.span(self.done.to_string(), Role::Strong),
                look.span(
                    format!(
                        " {}",
                        look.texts
                            .say(&Sentence::new("side-of-hours").number("hours", of.0 / 60))
                    ),
                    Role::Dim,
                ),
            ]),
            Gauge {
                done: self.done.0,
                total: of.0,
                cols,
                role: if near { Role::Warning } else { Role::Accent },
            }
            .line(&look),
            Line::default(),
        ];
        let lang = look.texts.lang();
        let year = |d: NaiveDate, today: Option<NaiveDate>| {
            if today.is_some_and(|t| t.year() != d.year()) {
                dates::short_with_year(d, lang)
            } else {
                dates::short(d, lang)
            }
        };
        let base = self.by_schedule.or(self.at_pace);
        for (label, date) in [
            ("side-by-schedule", self.by_schedule),
            ("side-at-pace", self.at_pace),
        ] {
            let date = date.map_or_else(|| "–".to_owned(), |d| year(d, base));
            lines.push(Line::from(vec![
                look.span(crate::text::width::pad(&look.get(label), 17), Role::Dim),
                Span::raw(date),
            ]));
        }
        if !self.due.is_empty() {
            lines.push(Line::from(vec![
                look.span(format!("{} ", look.get("side-then")), Role::Dim),
                look.span(self.due.join(", "), Role::Attention),
            ]));
        }
        lines
    }
}
