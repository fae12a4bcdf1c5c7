//! The image of a record in a few words, for the trail.

use chrono::NaiveDate;

use super::context::Context;
use super::{day, words};
use crate::app::App;
use crate::app::query::find::own_mark;
use crate::domain::attendance::{Attendance, Day, Worked};
use crate::domain::klus::{Klus, When};
use crate::domain::name::PersonName;
use crate::domain::participant::{Participant, Trajectory};
use crate::domain::record::Record;
use crate::domain::schedule::{DayPlan, Schedule};
use crate::domain::week_text::{days_on, format_days, format_week};
use crate::domain::workshop::Workshop;
use crate::text::sentence::Sentence;

/// What a record says, on one line; of a day, with its date.
pub(super) fn image(context: &Context, app: &App, date: Option<NaiveDate>, record: &Record) -> String {
    let texts = &context.texts;
    match record {
        Record::Workshop(versions) => versions.last().map(|w| workshop(context, w)).unwrap_or_default(),
        Record::Method(versions) => {
            let from = versions.versions().next_back().map(|(from, _)| from);
            from.map(|d| d.to_string()).unwrap_or_default()
        }
        Record::Supervisor(supervisor) => join([supervisor.name.clone(), ended(context, supervisor.ended)]),
        Record::Team(team) => join([team.name.clone(), ended(context, team.ended)]),
        Record::Participant(participant) => self::participant(context, app, participant),
        Record::Trajectory(trajectory) => self::trajectory(trajectory),
        Record::Schedule(schedule) => self::schedule(context, schedule),
        Record::Absence(absence) => join([
            words::absence(texts, absence.kind),
            format!("{} – {}", absence.from, absence.to),
            absence.remark.clone(),
        ]),
        Record::Recovery => texts.get("cli-log-better"),
        Record::Closure(closure) => {
            join([closure.name.clone(), format!("{} – {}", closure.from, closure.to)])
        }
        Record::Klus(klus) => self::klus(context, klus),
        Record::Attendance(attendance) => self::attendance(context, date.unwrap_or_default(), attendance),
        Record::Allocation(id) => {
            let klus = app.directory().klussen.get(id);
            klus.map_or_else(|| texts.get("cli-log-klus-gone"), |k| k.name.clone())
        }
        Record::Contact(attempts) => {
            let calls = i64::try_from(attempts.len()).unwrap_or(i64::MAX);
            context.say(&Sentence::new("cli-log-contacts").number("n", calls))
        }
        Record::Observation(note) => one_line(&note.text),
        Record::DayClose(close) => day::figures(context, &close.sums).join(", "),
        Record::DayNote(text) | Record::Reason(text) => one_line(text),
    }
}

fn join<const N: usize>(parts: [String; N]) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    parts.join(", ")
}

fn one_line(text: &str) -> String {
    text.lines().collect::<Vec<_>>().join(" / ")
}

fn attendance(context: &Context, date: NaiveDate, attendance: &Attendance) -> String {
    let day = &attendance.day;
    let worked = match day {
        Day::Present { worked, .. } => match worked {
            Worked::Length(minutes) => minutes.to_string(),
            // With the hours, for a break shows in nothing else.
            Worked::Stretches(_) => format!("{} ({})", words::worked(Some(day)), worked.minutes(date)),
        },
        Day::Absent(_) => String::new(),
    };
    join([
        // Late follows from the schedule, which is another record.
        words::day(&context.texts, day, &DayPlan::default()),
        worked,
        said(context, attendance.extra, "cli-log-extra"),
        attendance.remark.clone(),
    ])
}

/// That something is no longer used.
fn ended(context: &Context, ended: bool) -> String {
    said(context, ended, "state-ended")
}

/// A word where it holds, nothing where it does not.
fn said(context: &Context, holds: bool, word: &str) -> String {
    if holds {
        context.texts.get(word)
    } else {
        String::new()
    }
}

fn workshop(context: &Context, workshop: &Workshop) -> String {
    let days_off = workshop.days_off.iter();
    let days_off = days_off.map(|holiday| context.texts.holiday(*holiday));
    join([
        workshop.location.clone(),
        workshop.method.clone(),
        days_off.collect::<Vec<_>>().join(", "),
    ])
}

fn participant(context: &Context, app: &App, participant: &Participant) -> String {
    let team = |id| app.directory().teams.get(id).map(|team| team.name.clone());
    let teams = participant.team.versions().map(|(from, to)| match to {
        Some(to) => format!("{} {from}", team(to).unwrap_or_default()),
        None => format!("– {from}"),
    });
    let certificates = participant.certificates.iter().map(|certificate| {
        let until = certificate.until.map(|date| format!(" – {date}"));
        certificate.name.clone() + &until.unwrap_or_default()
    });
    let name = participant.names.last().map(PersonName::natural);
    join([
        name.unwrap_or_default(),
        own_mark(&participant.number),
        teams.collect::<Vec<_>>().join(", "),
        certificates.collect::<Vec<_>>().join(", "),
        said(context, participant.guest, "people-guest"),
    ])
}

fn trajectory(trajectory: &Trajectory) -> String {
    let end = trajectory.end.map(|d| d.to_string()).unwrap_or_default();
    let hours = trajectory
        .openings
        .iter()
        .map(|o| format!("{} {} {}", o.date, o.minutes, o.reason));
    let phases = trajectory.phases.versions();
    let phases = phases.map(|(from, phase)| format!("{phase} {from}"));
    join([
        trajectory.method.clone(),
        format!("{} – {end}", trajectory.start).trim_end().to_owned(),
        phases.collect::<Vec<_>>().join(", "),
        hours.collect::<Vec<_>>().join(", "),
    ])
}

fn schedule(context: &Context, schedule: &Schedule) -> String {
    let versions = schedule.versions().map(|(from, week)| {
        let time = week.minutes();
        context.say(
            &Sentence::new("cli-log-week")
                .date("date", from)
                .minutes("time", time),
        ) + &format!(" ({})", format_week(week, context.lang()))
    });
    versions.collect::<Vec<_>>().join(", ")
}

fn klus(context: &Context, klus: &Klus) -> String {
    let when = match &klus.when {
        When::Once(date) => date.to_string(),
        When::Weekly {
            from,
            until,
            weekdays,
        } => {
            let days = format_days(&days_on(*weekdays), context.lang());
            let until = until.map(|d| d.to_string()).unwrap_or_default();
            format!("{days} {from} – {until}").trim_end().to_owned()
        }
    };
    let most = klus.max.map(|max| format!("–{max}")).unwrap_or_default();
    let halves = klus.halves.iter().map(|h| words::half(&context.texts, *h));
    join([
        klus.name.clone(),
        when,
        halves.collect::<Vec<_>>().join("/"),
        klus.place.clone(),
        klus.work_type.clone(),
        said(context, klus.outside, "klus-outside"),
        format!("{}{most}", klus.min),
        klus.certificate.clone().unwrap_or_default(),
    ])
}
