//! `hours`: how far everybody is, and when the thresholds come.

use std::sync::Arc;

use serde::Serialize;

use super::context::{self, Context, Failure, to_read};
use super::out::Out;
use super::words;
use crate::app::query::find::Names;
use crate::app::query::hours::Standing;
use crate::app::{App, Refusal, Trouble};
use crate::domain::hours::Standing as Step;
use crate::domain::ids::ParticipantId;
use crate::domain::method::CountedFrom;
use crate::domain::time::Minutes;
use crate::exchange::export::{HoursLine, ThresholdLine};
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "NAME", num_args = 0..)]
    name: Vec<String>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct HoursJson {
    participant: String,
    number: String,
    method: String,
    phase: Option<String>,
    minutes: i64,
    thresholds: Vec<ThresholdJson>,
}

#[derive(Serialize)]
struct ThresholdJson {
    id: String,
    phase: Option<String>,
    hours: serde_json::Number,
    counted_from: &'static str,
    reached_on: Option<String>,
    minutes_then: Option<i64>,
    by_schedule: Option<String>,
    at_pace: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let app = context.open_to_read()?;
    let date = app.today();
    let names = context::names(&app)?;
    let standings = if args.name.is_empty() {
        all(&app)?
    } else {
        let person = to_read(&names, &args.name.join(" "))?;
        let standing = app.standing(person, date)?;
        vec![standing.ok_or_else(|| nothing(&app, &names, person))?]
    };
    if args.json {
        return out.json(
            &standings
                .iter()
                .map(|s| json(&app, &names, s))
                .collect::<Vec<_>>(),
        );
    }
    match standings.as_slice() {
        [] => out.line(&context.texts.get("cli-hours-none")),
        [one] if !args.name.is_empty() => person(context, &names, one, out),
        all => everybody(context, &names, all, out),
    }
    Ok(())
}

/// Everybody's standing, in the order of the register.
fn all(app: &App) -> Result<Vec<Arc<Standing>>, Failure> {
    let mut standings = Vec::new();
    for person in app.directory().register() {
        standings.extend(app.standing(person, app.today())?);
    }
    Ok(standings)
}

/// What `hours --json` gives.
pub(super) fn value(app: &App) -> Result<serde_json::Value, Failure> {
    let names = Names::new(app.directory(), app.today());
    let standings = all(app)?;
    let everybody: Vec<HoursJson> = standings.iter().map(|s| json(app, &names, s)).collect();
    serde_json::to_value(everybody).map_err(|error| Failure::Output(error.into()))
}

/// What goes into the CSV of hours.
pub(super) fn lines(app: &App) -> Result<Vec<HoursLine>, Failure> {
    let names = Names::new(app.directory(), app.today());
    let line = |s: &Arc<Standing>| {
        let participant = app.directory().participants.get(&s.participant);
        let steps = s.progress.standings.iter().zip(&s.ahead);
        let phase = s.progress.phase.as_ref();
        HoursLine {
            participant: names.shown(s.participant),
            number: participant.map(|p| p.number.clone()).unwrap_or_default(),
            method: s.method.id.clone(),
            phase: phase
                .map(|p| s.method.phases[p.index].id.clone())
                .unwrap_or_default(),
            minutes: s.progress.total,
            thresholds: steps
                .map(|(step, (by_schedule, at_pace))| ThresholdLine {
                    id: step.threshold.id.clone(),
                    hours: step.threshold.hours,
                    reached_on: step.reached.map(|(date, _)| date),
                    by_schedule: *by_schedule,
                    at_pace: *at_pace,
                })
                .collect(),
        }
    };
    Ok(all(app)?.iter().map(line).collect())
}

/// Why there are no hours of somebody.
fn nothing(app: &App, names: &Names<'_>, person: ParticipantId) -> Failure {
    let name = names.shown(person);
    let refusal = match app.directory().trajectory_near(person, app.today()) {
        Some(trajectory) => Refusal::BeforeStart {
            name,
            start: trajectory.start,
        },
        None => Refusal::NoTrajectory { name },
    };
    Trouble::from(refusal).into()
}

fn json(app: &App, names: &Names<'_>, standing: &Standing) -> HoursJson {
    let participant = app.directory().participants.get(&standing.participant);
    let progress = &standing.progress;
    let steps = progress.standings.iter().zip(&standing.ahead);
    HoursJson {
        participant: names.shown(standing.participant),
        number: participant.map(|p| p.number.clone()).unwrap_or_default(),
        method: standing.method.id.clone(),
        phase: progress
            .phase
            .as_ref()
            .map(|p| standing.method.phases[p.index].id.clone()),
        minutes: progress.total.0,
        thresholds: steps
            .map(|(step, (by_schedule, at_pace))| ThresholdJson {
                id: step.threshold.id.clone(),
                phase: step.threshold.phase.clone(),
                hours: in_hours(step.threshold.hours),
                counted_from: match step.threshold.counted_from {
                    CountedFrom::Phase => "phase",
                    CountedFrom::Start => "start",
                },
                reached_on: step.reached.map(|(date, _)| date.to_string()),
                minutes_then: step.reached.map(|(_, minutes)| minutes.0),
                by_schedule: by_schedule.map(|d| d.to_string()),
                at_pace: at_pace.map(|d| d.to_string()),
            })
            .collect(),
    }
}

/// A number of hours, whole where it is.
fn in_hours(minutes: Minutes) -> serde_json::Number {
    #[expect(
        clippy::cast_precision_loss,
        reason = "hours of one trajectory; only for printing"
    )]
    let parts = (minutes.0 % 60 != 0).then(|| serde_json::Number::from_f64(minutes.0 as f64 / 60.0));
    parts.flatten().unwrap_or_else(|| (minutes.0 / 60).into())
}

fn phase(context: &Context, standing: &Standing) -> String {
    let Some(current) = &standing.progress.phase else {
        return String::new();
    };
    let name = standing.method.phases[current.index].name.get(context.lang());
    if current.round > 1 {
        format!("{name} ({}×)", current.round)
    } else {
        name.to_owned()
    }
}

/// What a threshold is called: its own name, or the cap.
fn called(context: &Context, standing: &Standing, step: &Step) -> String {
    let method = &standing.method;
    let own = method
        .thresholds
        .iter()
        .find(|t| t.id == step.threshold.id)
        .map(|t| &t.name);
    match own.or_else(|| method.phase(&step.threshold.id).map(|p| &p.name)) {
        Some(name) => name.get(context.lang()).to_owned(),
        None => context.say(&Sentence::new("cli-hours-cap").number("hours", step.threshold.hours.0 / 60)),
    }
}

fn everybody(context: &Context, names: &Names<'_>, all: &[Arc<Standing>], out: &mut Out) {
    let missing = |s: &Standing| {
        let next = s.progress.next().and_then(|i| s.progress.standings[i].target);
        next.map_or(Minutes(i64::MAX), |target| target - s.progress.total)
    };
    let mut nearest: Vec<&Arc<Standing>> = all.iter().collect();
    nearest.sort_by_key(|s| missing(s));
    let mut table = vec![vec![
        context.texts.get("cli-col-name"),
        context.texts.get("cli-col-hours"),
        context.texts.get("cli-col-of"),
        context.texts.get("cli-col-phase"),
        context.texts.get("cli-col-by-schedule"),
        context.texts.get("cli-col-at-pace"),
        context.texts.get("cli-col-method"),
    ]];
    table.extend(nearest.into_iter().map(|s| {
        let next = s.progress.next();
        let target = next.and_then(|i| s.progress.standings[i].target);
        let (by_schedule, at_pace) = next.map_or((None, None), |i| s.ahead[i]);
        vec![
            names.shown(s.participant),
            s.progress.total.to_string(),
            target.map_or_else(|| "–".to_owned(), |t| t.to_string()),
            phase(context, s),
            words::date_or_dash(context.lang(), by_schedule),
            words::date_or_dash(context.lang(), at_pace),
            s.method.name.get(context.lang()).to_owned(),
        ]
    }));
    out.table(&table, &[1, 2]);
}

fn person(context: &Context, names: &Names<'_>, standing: &Standing, out: &mut Out) {
    let parts = [
        names.shown(standing.participant),
        standing.method.name.get(context.lang()).to_owned(),
        phase(context, standing),
        standing.progress.total.to_string(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    out.line(&parts.join(" · "));
    let mut table = vec![vec![
        context.texts.get("cli-col-threshold"),
        context.texts.get("cli-col-at"),
        context.texts.get("cli-col-reached"),
        context.texts.get("cli-col-by-schedule"),
        context.texts.get("cli-col-at-pace"),
    ]];
    let steps = standing.progress.standings.iter().zip(&standing.ahead);
    table.extend(steps.map(|(step, (by_schedule, at_pace))| {
        vec![
            called(context, standing, step),
            step.target.map_or_else(|| "–".to_owned(), |t| t.to_string()),
            words::date_or_dash(context.lang(), step.reached.map(|(date, _)| date)),
            words::date_or_dash(context.lang(), *by_schedule),
            words::date_or_dash(context.lang(), *at_pace),
        ]
    }));
    if table.len() > 1 {
        out.table(&table, &[1]);
    }
}
