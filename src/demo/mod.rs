//! An invented, believable workshop: to try the program with, and to measure it at any size.
//!
//! The same arguments give the same store, byte for byte. Every name is made up.

mod allocation;
mod beside;
mod day;
pub(crate) mod dice;
mod floor;
mod luck;
mod people;
mod setting;
#[cfg(test)]
mod tests;
mod today;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::app::{App, Clock, OpenError};
use crate::domain::calendar;
use crate::domain::time::Minutes;
use crate::journal::JournalError;
use floor::{Floor, Sink};
use people::{Part, plus};

/// What the demo is to look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoOptions {
    /// How many participants there are on the day itself.
    pub people: usize,
    /// How many years lie behind it; 0 for three months.
    pub years: u32,
    /// The day itself: open, and every day before it closed.
    pub on: NaiveDate,
    /// Whether that day is half done: most people marked, klussen divided, twenty past three.
    pub half_done: bool,
}

impl DemoOptions {
    /// 24 people with three months behind them, on a day of which nothing was entered yet.
    #[must_use]
    pub const fn on(on: NaiveDate) -> Self {
        Self {
            people: 24,
            years: 0,
            on,
            half_done: false,
        }
    }
}

/// The day that a demo shows: this one, or the last working day when nobody works on it.
#[must_use]
pub fn demo_date(wall: NaiveDate) -> NaiveDate {
    let off = calendar::default_days_off();
    let works = |date: &NaiveDate| {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
            && !calendar::holidays_on(*date).iter().any(|h| off.contains(h))
    };
    (0..14).map(|back| plus(wall, -back)).find(works).unwrap_or(wall)
}

/// Makes a demo store in a folder.
///
/// # Errors
/// When there is a store already, or the folder cannot be used.
pub fn make(folder: &Path, options: &DemoOptions, clock: Box<dyn Clock>) -> Result<(), OpenError> {
    let missing = if options.years == 0 {
        let worked = run(options, BTreeMap::new(), &mut |_| Ok(()))?;
        wanting(&worked)
    } else {
        BTreeMap::new()
    };
    App::create_in_bulk(folder, clock, floor::terminal(options), |bulk| {
        run(options, missing, &mut |entry| bulk.append(entry)).map(|_| ())
    })
}

/// Hours that the people near a threshold must have brought with them to be near it.
fn wanting(worked: &[(Option<Part>, Minutes)]) -> BTreeMap<usize, Minutes> {
    let target = |part| match part {
        Part::NearFirst => Some(Minutes(84 * 60 + 5)),
        // After 103:30 of diagnosis: 350 and, once more, 350 hours.
        Part::NearSecond => Some(Minutes(337 * 60 + 50)),
        Part::NearCap => Some(Minutes(684 * 60 + 20)),
        Part::NearStone => Some(Minutes(208 * 60 + 15)),
        _ => None,
    };
    worked
        .iter()
        .enumerate()
        .filter_map(|(place, (part, minutes))| Some((place, target((*part)?)? - *minutes)))
        .collect()
}

/// Lives through all days; answers what everybody worked.
fn run<'a>(
    options: &DemoOptions,
    missing: BTreeMap<usize, Minutes>,
    sink: &'a mut Sink<'a>,
) -> Result<Vec<(Option<Part>, Minutes)>, JournalError> {
    let months = Months::new(if options.years == 0 { 3 } else { options.years * 12 });
    let opened = options.on.checked_sub_months(months).unwrap_or(options.on);
    let mut floor = Floor::new(*options, opened, missing, sink);
    floor.begin();
    for date in opened.iter_days().take_while(|date| date < &options.on) {
        floor.live(date);
        floor.check()?;
    }
    if options.half_done {
        floor.half_a_day();
    }
    floor.check()?;
    Ok(floor.people.iter().map(|p| (p.part, p.worked)).collect())
}
