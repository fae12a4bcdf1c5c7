//! Who works in the demo: their method, how their schedule grew, and how often what happens to them.

use chrono::{Datelike, Days, NaiveDate};

use super::DemoOptions;
use super::dice::Dice;
use crate::domain::dated::Dated;
use crate::domain::ids::{ParticipantId, TrajectoryId};
use crate::domain::participant::{Opening, Trajectory};
use crate::domain::schedule::{DayPlan, Schedule, Week};
use crate::domain::time::{ClockTime, Minutes, Span};

/// Somebody with a part on the day that the demo shows. Their places in the list are fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// 84:05 of 100 hours; comes 25 minutes late.
    NearFirst,
    /// Near 350 in the learn-work period.
    NearSecond,
    /// Near the cap of 800.
    NearCap,
    /// Near 216 in the third stone.
    NearStone,
    /// Sick for two days by now.
    SickSince,
    /// Phones in sick.
    SickToday,
    /// On leave, as planned.
    Leave,
    /// Stayed away the time before, and again.
    StayedAway,
    /// Leaves before the afternoon, so that a klus has one too few.
    LeavesEarly,
    /// Nobody said yet whether they are there.
    Open,
}

const PARTS: [Option<Part>; 11] = [
    Some(Part::NearFirst),
    Some(Part::NearSecond),
    Some(Part::NearCap),
    Some(Part::NearStone),
    Some(Part::SickSince),
    Some(Part::SickToday),
    None,
    Some(Part::StayedAway),
    Some(Part::LeavesEarly),
    Some(Part::Leave),
    Some(Part::Open),
];

/// The part of the how-manieth participant in a demo of a few months.
pub fn part(index: usize, options: &DemoOptions) -> Option<Part> {
    let known = options.years == 0 && options.people >= 12;
    PARTS.get(index).copied().flatten().filter(|_| known)
}

/// The methods in turn: a few months show all of them, ten years are mostly people who stay for long.
const SHORT: [&str; 24] = [
    "ferm-werk",
    "ferm-werk",
    "ferm-werk",
    "werkmakerij",
    "wijk-voor-wijk",
    "werkpro",
    "wijk-voor-wijk",
    "ferm-werk",
    "wijk-voor-wijk",
    "werkpro",
    "wijk-voor-wijk",
    "werkmakerij",
    "ferm-werk",
    "begeleid-werken",
    "wijk-voor-wijk",
    "werkpro",
    "ferm-werk",
    "wijk-voor-wijk",
    "werkmakerij",
    "ferm-werk",
    "werkpro",
    "wijk-voor-wijk",
    "begeleid-werken",
    "werkmakerij",
];
const LONG: [&str; 16] = [
    "ferm-werk",
    "wijk-voor-wijk",
    "werkpro",
    "begeleid-werken",
    "wijk-voor-wijk",
    "wijk-voor-wijk",
    "werkpro",
    "wijk-voor-wijk",
    "werkmakerij",
    "wijk-voor-wijk",
    "werkpro",
    "wijk-voor-wijk",
    "begeleid-werken",
    "wijk-voor-wijk",
    "werkpro",
    "wijk-voor-wijk",
];

/// One participant, and what the demo keeps of them meanwhile.
pub struct Person {
    pub id: ParticipantId,
    pub trajectory: TrajectoryId,
    pub method: &'static str,
    pub part: Option<Part>,
    pub start: NaiveDate,
    /// The total at which they go on to something else.
    pub limit: Option<Minutes>,
    /// Their place: who comes after them takes it.
    pub place: usize,
    /// Chances in a thousand per expected day.
    pub late: u32,
    pub away: u32,
    pub sick: u32,
    pub goal: &'static str,
    /// Worked so far, from `counts_from` on.
    pub worked: Minutes,
    pub counts_from: NaiveDate,
    /// A sick report that runs, since when.
    pub sick_since: Option<NaiveDate>,
    /// Expected days that it will still last.
    pub sick_left: usize,
    pub ended: bool,
}

pub fn method(index: usize, options: &DemoOptions) -> &'static str {
    if options.years == 0 {
        SHORT[index % SHORT.len()]
    } else {
        LONG[index % LONG.len()]
    }
}

/// A date so many days from another.
pub fn plus(date: NaiveDate, days: i64) -> NaiveDate {
    let moved = match u64::try_from(days) {
        Ok(ahead) => date.checked_add_days(Days::new(ahead)),
        Err(_) => date.checked_sub_days(Days::new(days.unsigned_abs())),
    };
    moved.unwrap_or(date)
}

fn clock(minutes: u16) -> ClockTime {
    ClockTime::from_minutes(minutes).unwrap_or_default()
}

fn spans(all: &[(u16, u16)]) -> Vec<Span> {
    all.iter()
        .filter_map(|(from, to)| Span::new(clock(*from), clock(*to)))
        .collect()
}

/// What a day of a schedule looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Whole,
    Morning,
    Afternoon,
    /// Six hours, as in the third stone.
    SixHours,
}

impl Shape {
    fn plan(self) -> DayPlan {
        let (worked, breaks) = match self {
            Self::Whole => (spans(&[(540, 750), (750, 960)]), spans(&[(750, 780)])),
            Self::Morning => (spans(&[(540, 750)]), Vec::new()),
            Self::Afternoon => (spans(&[(750, 960)]), spans(&[(750, 765)])),
            Self::SixHours => (spans(&[(540, 750), (750, 930)]), spans(&[(750, 780)])),
        };
        DayPlan {
            spans: worked,
            breaks,
        }
    }
}

/// The shape of somebody's days.
pub fn shape(index: usize, options: &DemoOptions) -> Shape {
    match (part(index, options), index % 12) {
        (Some(Part::NearFirst | Part::StayedAway), _) | (None, 1 | 6) => Shape::Morning,
        (Some(Part::NearStone), _) => Shape::SixHours,
        (None, 11) => Shape::Afternoon,
        _ => Shape::Whole,
    }
}

/// A week of so many days. The weekday of the day that is shown comes first or, for one in four, never.
fn week(index: usize, days: usize, shape: Shape, options: &DemoOptions) -> Week {
    let shown = options.on.weekday().num_days_from_monday().min(4) as usize;
    let expected = options.years > 0 || !matches!(index % 24, 12 | 15 | 18 | 20 | 21 | 23);
    let mut order: Vec<usize> = (0..5)
        .map(|n| (n * 2 + index) % 5)
        .filter(|d| *d != shown)
        .collect();
    if expected {
        order.insert(0, shown);
    }
    let mut week = Week::default();
    for day in order.into_iter().take(days) {
        week.0[day] = shape.plan();
    }
    week
}

/// The schedule: it grows in steps for who began here, and has long been the same for who was there before.
pub fn schedule(index: usize, start: NaiveDate, opened: NaiveDate, options: &DemoOptions) -> Schedule {
    let final_shape = shape(index, options);
    let step = |from: i64, days, shape| (plus(start, from), week(index, days, shape, options));
    let days = match part(index, options) {
        Some(Part::NearFirst) => {
            return Dated::from_versions(vec![
                step(0, 3, Shape::Morning),
                (plus(options.on, 14), week(index, 4, Shape::Morning, options)),
            ]);
        }
        Some(Part::NearStone) => {
            let from = plus(opened, 42);
            return Dated::from_versions(vec![
                (opened, week(index, 2, Shape::SixHours, options)),
                (from, week(index, 3, Shape::SixHours, options)),
            ]);
        }
        Some(Part::NearSecond | Part::NearCap) => 3,
        _ if options.years > 0 && matches!(method(index, options), "ferm-werk" | "werkmakerij") => 3,
        _ if options.years > 0 => 5 - usize::from(index % 16 == 15),
        _ => 3 + index % 3,
    };
    if start < opened {
        let grew = (index % 4 == 1).then(|| (plus(opened, 30), week(index, days, final_shape, options)));
        let before = days - usize::from(grew.is_some());
        let first = (opened, week(index, before, final_shape, options));
        return Dated::from_versions([Some(first), grew].into_iter().flatten().collect());
    }
    Dated::from_versions(vec![
        step(
            0,
            2,
            if final_shape == Shape::Whole {
                Shape::Morning
            } else {
                final_shape
            },
        ),
        step(28, 3.min(days), final_shape),
        step(63, days, final_shape),
    ])
}

/// The trajectory, with hours from before the program was there, and the phases so far.
pub fn trajectory(
    person: &Person,
    opened: NaiveDate,
    missing: Option<Minutes>,
    on: NaiveDate,
    dice: &mut Dice,
) -> Trajectory {
    let start = person.start;
    let mut openings = Vec::new();
    let mut open = |date, minutes, reason: &str| {
        openings.push(Opening {
            date,
            minutes,
            reason: reason.to_owned(),
        });
    };
    let earlier = Minutes::hours(i64::from(dice.between(20, 60)) * ((opened - start).num_days() / 30).max(0));
    let diagnosis = plus(start, 77);
    match person.part {
        Some(Part::NearFirst) => {
            if let Some(rest) = missing {
                open(start, rest, "kennismakingsdagen voor de start");
            }
        }
        Some(Part::NearSecond | Part::NearCap) => {
            open(
                plus(diagnosis, -1),
                Minutes(103 * 60 + 30),
                "diagnose, uit het dossier",
            );
            if let Some(rest) = missing {
                open(opened, rest, "uren uit het oude systeem");
            }
        }
        Some(Part::NearStone) => {
            open(opened, earlier, "uren uit het oude systeem");
            if let Some(rest) = missing {
                open(
                    plus(person.counts_from, 7),
                    rest,
                    "eerste week op de werkplek, opgave van de werkgever",
                );
            }
        }
        _ if start < opened && person.method == "ferm-werk" => {
            open(
                start,
                earlier.min(Minutes::hours(104)),
                "diagnose, uit het dossier",
            );
        }
        _ if start < opened => open(opened, earlier, "uren uit het oude systeem"),
        _ => {}
    }
    openings.retain(|o| o.minutes > Minutes::ZERO);
    Trajectory {
        method: person.method.to_owned(),
        start,
        end: None,
        phases: phases(person, diagnosis, on),
        openings,
    }
}

fn phases(person: &Person, diagnosis: NaiveDate, on: NaiveDate) -> Dated<String> {
    let stone = if person.part == Some(Part::NearStone) {
        (person.counts_from - person.start).num_days()
    } else {
        170
    };
    let steps: &[(i64, &str)] = match person.method {
        "ferm-werk" => &[
            (0, "diagnose"),
            ((diagnosis - person.start).num_days(), "leerwerk"),
        ],
        "wijk-voor-wijk" => &[(0, "proefperiode"), (31, "trajectplan")],
        "werkpro" => &[(0, "contact"), (45, "activering")],
        "werkmakerij" => &[(0, "zorg"), (90, "talent"), (stone, "praktijk")],
        _ => &[(0, "orientatie"), (60, "werkplek-zoeken"), (120, "werken")],
    };
    let versions = steps
        .iter()
        .map(|(days, id)| (plus(person.start, *days), (*id).to_owned()));
    Dated::from_versions(versions.filter(|(from, _)| *from <= on).collect())
}
