//! The rows of the lists of the house.

use chrono::NaiveDate;

use super::What;
use crate::domain::calendar::next_holidays;
use crate::domain::dates;
use crate::domain::klus::When;
use crate::domain::method::{HourThreshold, Measure, Method};
use crate::domain::week_text::{days_on, format_days};
use crate::text::sentence::Sentence;
use crate::tui::desk::{Desk, half_id};
use crate::tui::effect::HouseList;
use crate::tui::screens::people::forms::range;

/// One row.
pub struct Row {
    pub what: What,
    pub cells: [String; 3],
    /// Over, ended or not in force: it stands back.
    pub dim: bool,
}

/// The title of a list.
pub const fn title_id(list: HouseList) -> &'static str {
    match list {
        HouseList::Closures => "house-closures",
        HouseList::Teams => "house-teams",
        HouseList::Supervisors => "house-supervisors",
        HouseList::Klussen => "house-klussen",
        HouseList::Methods => "house-methods",
    }
}

/// The headings of a list.
pub const fn column_ids(list: HouseList) -> [&'static str; 3] {
    match list {
        HouseList::Closures => ["column-name", "column-when", "column-off"],
        HouseList::Teams => ["column-name", "column-people", "column-state"],
        HouseList::Supervisors => ["column-name", "column-now", "column-state"],
        HouseList::Klussen => ["column-klus", "column-when", "column-people"],
        HouseList::Methods => ["column-name", "column-thresholds", "column-since"],
    }
}

pub fn gather(desk: Desk<'_>, list: HouseList) -> Vec<Row> {
    match list {
        HouseList::Closures => closures(desk),
        HouseList::Teams => teams(desk),
        HouseList::Supervisors => supervisors(desk),
        HouseList::Klussen => klussen(desk),
        HouseList::Methods => methods(desk),
    }
}

/// Closures, the latest first, then each holiday on the next date it falls.
fn closures(desk: Desk<'_>) -> Vec<Row> {
    let (today, lang) = (desk.app.today(), desk.texts.lang());
    let directory = desk.app.directory();
    let mut all: Vec<_> = directory.closures.iter().collect();
    all.sort_by_key(|(id, c)| (std::cmp::Reverse(c.from), **id));
    let mut rows: Vec<Row> = all
        .into_iter()
        .map(|(id, c)| Row {
            what: What::Closure(*id),
            cells: [
                c.name.clone(),
                range(desk, c.from, c.to),
                desk.texts.get("closed-here"),
            ],
            dim: c.to < today,
        })
        .collect();
    let off = directory
        .workshop
        .at_or_first(today)
        .map(|w| w.days_off.clone())
        .unwrap_or_default();
    rows.extend(next_holidays(today).into_iter().map(|(date, holiday)| {
        let is_off = off.contains(&holiday);
        Row {
            what: What::Holiday(holiday),
            cells: [
                desk.texts.holiday(holiday),
                dates::short_seen_from(date, today, lang),
                desk.texts
                    .get(if is_off { "holiday-off" } else { "holiday-open" }),
            ],
            dim: !is_off,
        }
    }));
    rows
}

fn state(desk: Desk<'_>, ended: bool) -> String {
    if ended {
        desk.texts.get("state-ended")
    } else {
        String::new()
    }
}

fn teams(desk: Desk<'_>) -> Vec<Row> {
    let today = desk.app.today();
    let directory = desk.app.directory();
    let mut rows: Vec<Row> = directory
        .teams
        .iter()
        .map(|(id, team)| {
            let people = directory.participants.iter().filter(|(person, p)| {
                p.team_on(today) == Some(*id) && directory.trajectory_on(**person, today).is_some()
            });
            Row {
                what: What::Team(*id),
                cells: [
                    team.name.clone(),
                    people.count().to_string(),
                    state(desk, team.ended),
                ],
                dim: team.ended,
            }
        })
        .collect();
    sort(&mut rows);
    rows
}

fn supervisors(desk: Desk<'_>) -> Vec<Row> {
    let all = desk.app.directory().supervisors.iter();
    let mut rows: Vec<Row> = all
        .map(|(id, one)| Row {
            what: What::Supervisor(*id),
            cells: [
                one.name.clone(),
                if desk.app.who() == Some(*id) {
                    desk.texts.get("supervisor-now")
                } else {
                    String::new()
                },
                state(desk, one.ended),
            ],
            dim: one.ended,
        })
        .collect();
    sort(&mut rows);
    rows
}

/// Those in use first, then by name.
fn sort(rows: &mut [Row]) {
    rows.sort_by_cached_key(|row| (row.dim, crate::text::fold::fold(&row.cells[0])));
}

fn klussen(desk: Desk<'_>) -> Vec<Row> {
    let today = desk.app.today();
    let directory = desk.app.directory();
    let mut rows: Vec<Row> = directory
        .klussen
        .iter()
        .map(|(id, klus)| {
            let halves: Vec<String> = klus.halves.iter().map(|h| desk.texts.get(half_id(*h))).collect();
            let people = match klus.max {
                Some(max) => format!("{}–{max}", klus.min),
                None => format!("{}+", klus.min),
            };
            Row {
                what: What::Klus(*id),
                cells: [
                    klus.name.clone(),
                    format!("{} · {}", when(desk, &klus.when), halves.join(" ")),
                    people,
                ],
                dim: last_day(&klus.when).is_some_and(|last| last < today),
            }
        })
        .collect();
    sort(&mut rows);
    rows
}

/// The last day of a klus; none while it goes on.
pub const fn last_day(when: &When) -> Option<NaiveDate> {
    match when {
        When::Once(date) => Some(*date),
        When::Weekly { until, .. } => *until,
    }
}

fn when(desk: Desk<'_>, when: &When) -> String {
    let lang = desk.texts.lang();
    match when {
        When::Once(date) => dates::short_with_year(*date, lang),
        When::Weekly { until, weekdays, .. } => {
            let names = format_days(&days_on(*weekdays), lang);
            match until {
                None => names,
                Some(until) => {
                    let until = dates::short_with_year(*until, lang);
                    desk.texts.say(
                        &Sentence::new("weekly-until")
                            .text("days", names)
                            .text("until", until),
                    )
                }
            }
        }
    }
}

fn methods(desk: Desk<'_>) -> Vec<Row> {
    let (today, lang) = (desk.app.today(), desk.texts.lang());
    let directory = desk.app.directory();
    let own = directory.workshop.at_or_first(today).map(|w| w.method.clone());
    let mut rows: Vec<Row> = directory
        .methods
        .iter()
        .filter_map(|(id, versions)| {
            let method = versions.at_or_first(today)?;
            let since = versions.versions().rev().find(|(from, _)| *from <= today);
            let since = since
                .map(|(from, _)| dates::short_with_year(from, lang))
                .unwrap_or_default();
            let name = method.name.get(lang).to_owned();
            let name = if own.as_ref() == Some(id) {
                desk.texts.say(&Sentence::new("method-own").text("name", name))
            } else {
                name
            };
            let hours = method
                .hour_thresholds()
                .iter()
                .map(|t| (t.hours.0 / 60).to_string())
                .collect::<Vec<_>>();
            Some(Row {
                what: What::Method(id.clone()),
                cells: [name, hours.join(" · "), since],
                dim: false,
            })
        })
        .collect();
    sort(&mut rows);
    rows
}

/// A method in words: its phases, thresholds, and what is due there.
pub fn method_text(desk: Desk<'_>, id: &str) -> (String, String) {
    let (today, lang) = (desk.app.today(), desk.texts.lang());
    let Some(method) = desk.app.directory().method_on(id, today) else {
        return (id.to_owned(), String::new());
    };
    let mut lines = vec![
        desk.texts
            .say(&Sentence::new("method-words").text("more", method.words.participants.get(lang))),
        String::new(),
        desk.texts.get("method-phases"),
    ];
    for phase in &method.phases {
        lines.push(format!(
            "  {} · {}",
            phase.name.get(lang),
            measure(desk, phase.measure)
        ));
    }
    let thresholds = method.hour_thresholds();
    if !thresholds.is_empty() {
        lines.push(String::new());
        lines.push(desk.texts.get("method-thresholds"));
    }
    for threshold in thresholds {
        lines.push(threshold_line(desk, method, &threshold));
    }
    (method.name.get(lang).to_owned(), lines.join("\n"))
}

fn threshold_line(desk: Desk<'_>, method: &Method, threshold: &HourThreshold) -> String {
    let lang = desk.texts.lang();
    let hours = Sentence::new("threshold-hours").number("hours", threshold.hours.0 / 60);
    let due = threshold
        .due
        .iter()
        .filter_map(|d| method.due_name(d))
        .map(|d| d.get(lang).to_owned());
    let due = due.collect::<Vec<_>>().join(", ");
    let max = if threshold.id == Method::CAP {
        desk.texts.get("threshold-cap")
    } else {
        String::new()
    };
    let parts = [desk.texts.say(&hours), max, due];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|p| !p.is_empty())
        .collect();
    format!("  {}", parts.join(" · "))
}

fn measure(desk: Desk<'_>, measure: Measure) -> String {
    let (id, range) = match measure {
        Measure::Hours(hours) => {
            return desk
                .texts
                .say(&Sentence::new("threshold-hours").number("hours", hours.0 / 60));
        }
        Measure::Weeks(range) => ("measure-weeks", range),
        Measure::Months(range) => ("measure-months", range),
        Measure::Open => return desk.texts.get("measure-open"),
    };
    let range = if range.min == range.max {
        range.min.to_string()
    } else {
        format!("{}–{}", range.min, range.max)
    };
    desk.texts.say(&Sentence::new(id).text("range", range))
}
