//! Hours out: a row per participant and threshold. The figures come from `app`, which works them out.

use chrono::NaiveDate;

use super::super::columns::Column;
use super::{dutch, head, table};
use crate::domain::time::Minutes;

/// Where one participant stands.
#[derive(Clone, Debug, Default)]
pub struct HoursLine {
    /// The name.
    pub participant: String,
    /// The number.
    pub number: String,
    /// The id of the method.
    pub method: String,
    /// The id of the phase; empty when there is none.
    pub phase: String,
    /// The running total.
    pub minutes: Minutes,
    /// Towards each threshold.
    pub thresholds: Vec<ThresholdLine>,
}

/// Where somebody stands towards one threshold.
#[derive(Clone, Debug, Default)]
pub struct ThresholdLine {
    /// Its id.
    pub id: String,
    /// What it asks.
    pub hours: Minutes,
    /// When it was reached.
    pub reached_on: Option<NaiveDate>,
    /// When it will be, by schedule.
    pub by_schedule: Option<NaiveDate>,
    /// When it will be, at the present pace.
    pub at_pace: Option<NaiveDate>,
}

/// The headers above the figures. None of these is a column of an import.
pub const FIGURES: [&str; 7] = [
    "Fase",
    "Totaal",
    "Drempel",
    "Drempel uren",
    "Bereikt op",
    "Volgens rooster",
    "In dit tempo",
];

/// Hours as CSV. Read back it is a list of people in which nothing is new: the figures follow from attendance.
#[must_use]
pub fn hours_csv(lines: &[HoursLine]) -> Vec<u8> {
    let mut header: Vec<String> = [Column::Participant, Column::Number, Column::Method]
        .into_iter()
        .map(head)
        .collect();
    header.extend(FIGURES.map(str::to_owned));
    let mut rows = Vec::new();
    for line in lines {
        let own = [&line.participant, &line.number, &line.method, &line.phase];
        let own = || {
            own.into_iter()
                .cloned()
                .chain([line.minutes.to_string()])
                .collect::<Vec<_>>()
        };
        let date = |date: Option<NaiveDate>| date.map(dutch).unwrap_or_default();
        for threshold in &line.thresholds {
            let mut row = own();
            row.extend([
                threshold.id.clone(),
                threshold.hours.to_string(),
                date(threshold.reached_on),
                date(threshold.by_schedule),
                date(threshold.at_pace),
            ]);
            rows.push(row);
        }
        if line.thresholds.is_empty() {
            let mut row = own();
            row.resize(header.len(), String::new());
            rows.push(row);
        }
    }
    table(&header, rows)
}
