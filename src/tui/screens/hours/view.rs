//! What the screen of hours shows: the rows, and the build-up of one person.

use chrono::{Days, NaiveDate};

use super::{Filter, Sort};
use crate::app::Trouble;
use crate::app::query::overview::{BuildUp, Nearest, nearness};
use crate::app::query::signals::{NEAR_DAYS, hours_text};
use crate::domain::ids::{ParticipantId, TeamId};
use crate::domain::time::Minutes;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use crate::tui::desk::Desk;
use crate::tui::screens::today::phase_name;
use crate::tui::theme::Role;
use crate::tui::widgets::chart::Threshold;

/// Within so many days a threshold is soon.
const SOON_DAYS: u64 = 28;

/// One participant under way.
pub struct HoursRow {
    pub person: ParticipantId,
    pub name: String,
    pub team: Option<TeamId>,
    pub team_name: String,
    pub phase: String,
    pub total: Minutes,
    pub nearest: Option<Nearest>,
    /// The threshold in a few words; empty for none.
    pub threshold: String,
    pub role: Role,
}

impl HoursRow {
    /// Minutes made in the phase or towards the threshold; without one all of them.
    pub fn done(&self) -> Minutes {
        self.nearest.as_ref().map_or(self.total, |n| n.done)
    }
}

/// A threshold in a few words: `100 u`, `max. 800 u`.
pub fn threshold_text(texts: &Texts, hours: Minutes, cap: bool) -> String {
    let sentence = if cap {
        Sentence::new("hours-cap")
    } else {
        Sentence::new("hours-threshold")
    };
    texts.say(&sentence.text("hours", hours_text(hours)))
}

fn within(nearest: &Nearest, today: NaiveDate, days: u64) -> bool {
    let until = today.checked_add_days(Days::new(days));
    nearest.earliest() <= until && nearest.earliest().is_some()
}

fn role(nearest: Option<&Nearest>, today: NaiveDate) -> Role {
    match nearest {
        Some(n) if n.reached.is_some() => Role::NoShow,
        Some(n) if within(n, today, NEAR_DAYS) => {
            if n.cap {
                Role::NoShow
            } else {
                Role::Attention
            }
        }
        _ => Role::Accent,
    }
}

/// Everybody under way, in the order of the register.
pub fn rows(desk: Desk<'_>) -> Result<Vec<HoursRow>, Trouble> {
    let (app, lang) = (desk.app, desk.texts.lang());
    let today = app.today();
    let directory = app.directory();
    let mut rows = Vec::new();
    for standing in app.under_way(today)? {
        let person = standing.participant;
        let name = directory.name(person, today);
        let nearest = standing.nearest();
        let team = directory.participants.get(&person).and_then(|p| p.team_on(today));
        let row = HoursRow {
            person,
            name: directory.listed(person, today),
            team,
            team_name: team
                .and_then(|t| directory.teams.get(&t))
                .map_or_else(String::new, |t| t.name.clone()),
            phase: phase_name(&standing, lang),
            total: standing.progress.total,
            threshold: nearest
                .as_ref()
                .map_or_else(String::new, |n| threshold_text(desk.texts, n.hours, n.cap)),
            role: role(nearest.as_ref(), today),
            nearest,
        };
        rows.push((name.sort_key(), person, row));
    }
    rows.sort_by(|(a, p, x), (b, q, y)| (a, &x.name, p).cmp(&(b, &y.name, q)));
    Ok(rows.into_iter().map(|(_, _, row)| row).collect())
}

/// The rows to list, in their order.
pub fn listed(rows: &[HoursRow], filter: Filter, sort: Sort, today: NaiveDate) -> Vec<usize> {
    let mut listed: Vec<usize> = (0..rows.len())
        .filter(|at| match filter {
            Filter::All => true,
            Filter::Soon => rows[*at]
                .nearest
                .as_ref()
                .is_some_and(|n| within(n, today, SOON_DAYS)),
            Filter::Team(team) => rows[*at].team == Some(team),
        })
        .collect();
    match sort {
        Sort::Nearest => listed.sort_by_key(|at| nearness(rows[*at].nearest.as_ref())),
        Sort::Name => {}
        Sort::Hours => listed.sort_by_key(|at| std::cmp::Reverse(rows[*at].total)),
    }
    listed
}

/// How one person's hours grew.
pub struct BuildUpView {
    pub person: ParticipantId,
    pub name: String,
    pub points: BuildUp,
    pub thresholds: Vec<Threshold>,
    /// The nearest threshold's two dates.
    pub nearest: Option<Nearest>,
}

impl BuildUpView {
    pub fn gather(desk: Desk<'_>, person: ParticipantId) -> Result<Self, Trouble> {
        let (app, lang) = (desk.app, desk.texts.lang());
        let standing = app.standing(person, app.today())?;
        let mut thresholds: Vec<Threshold> = Vec::new();
        for (at, step) in standing
            .iter()
            .flat_map(|s| s.progress.standings.iter().enumerate())
        {
            let (Some(target), Some(standing)) = (step.target, standing.as_ref()) else {
                continue;
            };
            let towards = standing.towards(at);
            let due: Vec<&str> = towards.due.iter().map(|d| d.get(lang)).collect();
            let label = if due.is_empty() {
                threshold_text(desk.texts, towards.hours, towards.cap)
            } else {
                due.join(", ")
            };
            match thresholds.iter_mut().find(|t| t.at == target) {
                Some(same) => same.label = format!("{}, {label}", same.label),
                None => thresholds.push(Threshold {
                    at: target,
                    label,
                    reached: step.reached.is_some(),
                }),
            }
        }
        Ok(Self {
            person,
            name: desk.name(person),
            points: app.build_up(person, app.today())?,
            thresholds,
            nearest: standing.as_ref().and_then(|s| s.nearest()),
        })
    }
}
