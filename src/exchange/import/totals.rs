//! Rows that add others up: nobody is called *Totaal*.

use std::collections::HashMap;

use super::super::columns::{Column, Kind};
use super::Sheet;
use super::cell::{Bad, Line};
use crate::domain::time::Minutes;
use crate::text::sentence::Sentence;

/// Words that begin the name of such a row, whatever follows, also as the end of a longer word: *weektotaal*.
const FIRST: [&str; 9] = [
    "totaal",
    "totalen",
    "total",
    "totals",
    "subtotal",
    "som",
    "summe",
    "gesamt",
    "gesamtsumme",
];
/// Words that are all of it, or the first before one about hours.
const WHOLE: [&str; 5] = ["gemiddelde", "gemiddeld", "gem", "average", "avg"];

/// Whether a row is a total or an average by what stands where a name or a date belongs.
pub fn is_total(line: &Line<'_>) -> bool {
    [
        Column::Participant,
        Column::Number,
        Column::FirstName,
        Column::Surname,
        Column::Date,
    ]
    .into_iter()
    .filter_map(|column| line.cell(column))
    .any(says_so)
}

fn says_so(cell: &str) -> bool {
    let mut words = cell
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let Some(first) = words.next() else { return false };
    let is = |word: &str, all: &[&str]| all.iter().any(|own| own.eq_ignore_ascii_case(word));
    let lower = first.to_lowercase();
    let total = is(first, &FIRST) || ["totaal", "totalen"].iter().any(|end| lower.ends_with(end));
    match words.next() {
        None => total || is(first, &WHOLE),
        // Somebody may be called Som, but nobody Totaal.
        Some(_) if is(first, &["som"]) => false,
        Some(next) => {
            total
                || (is(first, &["grand"]) && is(next, &["total"]))
                || (is(first, &WHOLE) && is(next, &["uren", "hours", "per"]))
        }
    }
}

/// What a row of a table is.
pub enum RowIs {
    /// Something that is told.
    Row,
    /// Nothing to read, and why: the id of a sentence.
    Beside(&'static str),
    /// A total that says something else than the rows.
    Wrong(Bad),
}

/// The hours so far, which totals are held against: never read as hours, they say whether all was understood.
#[derive(Default)]
pub struct Sums {
    all: Minutes,
    /// Since the last total.
    block: Minutes,
    /// Of totals so far.
    totals: Minutes,
    by_name: HashMap<String, Minutes>,
    /// Whose rows stand together now, and what they come to.
    who: String,
    own: Minutes,
    /// A row had no hours that can be added up.
    unsure: bool,
}

impl Sums {
    /// What a row is; its hours are added up.
    pub fn is_of(&mut self, sheet: &Sheet<'_>, line: &Line<'_>) -> RowIs {
        if line.repeats_heading() {
            return RowIs::Beside("file-heading-again");
        }
        if sheet.kind != Kind::Klussen && is_total(line) {
            return self.total(line);
        }
        if sheet.kind != Kind::Attendance {
            return RowIs::Row;
        }
        let filled = |column| line.cell(column).is_some();
        let who = [Column::Participant, Column::FirstName, Column::Surname]
            .into_iter()
            .any(filled);
        let days = [
            Column::Status,
            Column::From,
            Column::To,
            Column::Times,
            Column::Rest,
        ];
        let tells = days.into_iter().any(filled);
        let hours = filled(Column::Hours);
        let other = [Column::Balance, Column::Phase].into_iter().any(filled);
        let dated = filled(Column::Date);
        let known = who || dated && filled(Column::Number);
        if !(known || tells || hours || other) {
            return RowIs::Beside("file-row-blank");
        }
        if hours && !(who || dated || tells || filled(Column::Number)) {
            return self.unnamed(line);
        }
        self.add(line, hours, tells);
        RowIs::Row
    }

    fn add(&mut self, line: &Line<'_>, hours: bool, tells: bool) {
        let minutes = if hours {
            line.cell(Column::Hours).and_then(|cell| line.hours(cell))
        } else {
            None
        };
        let Some(minutes) = minutes else {
            self.unsure |= hours || tells;
            return;
        };
        self.all += minutes;
        self.block += minutes;
        let name = line
            .cell(Column::Participant)
            .or_else(|| line.cell(Column::Number))
            .unwrap_or_default();
        if name != self.who {
            self.close();
            name.clone_into(&mut self.who);
        }
        self.own += minutes;
    }

    /// Adds the rows that stood together to what was known of that person.
    fn close(&mut self) {
        if self.own > Minutes::ZERO {
            *self.by_name.entry(std::mem::take(&mut self.who)).or_default() += self.own;
            self.own = Minutes::ZERO;
        }
    }

    /// A row that is called a total.
    fn total(&mut self, line: &Line<'_>) -> RowIs {
        self.close();
        if line.date(Column::Date).ok().flatten().is_some() {
            return RowIs::Wrong(Bad::whole(Sentence::new("file-total-dated")));
        }
        let Some(said) = line.cell(Column::Hours).and_then(|cell| line.hours(cell)) else {
            return RowIs::Beside("file-total-skipped");
        };
        if self.unsure || is_average(line) || self.is_sum(said) {
            self.block = Minutes::ZERO;
            self.totals += said;
            return RowIs::Beside("file-total-skipped");
        }
        let sum = if self.block > Minutes::ZERO {
            self.block
        } else {
            self.all
        };
        let reason = Sentence::new("file-total-other").minutes("minutes", sum);
        RowIs::Wrong(line.bad(Column::Hours, reason))
    }

    /// A row with nothing but hours: a total that has no name, or nobody's hours.
    fn unnamed(&mut self, line: &Line<'_>) -> RowIs {
        self.close();
        let said = line.cell(Column::Hours).and_then(|cell| line.hours(cell));
        match said {
            Some(said) if said == Minutes::ZERO || self.is_sum(said) => {
                self.block = Minutes::ZERO;
                self.totals += said;
                RowIs::Beside("file-total-skipped")
            }
            _ => RowIs::Wrong(line.bad(Column::Hours, Sentence::new("file-hours-loose"))),
        }
    }

    /// Whether that is what rows so far come to, but for the rounding of decimals.
    fn is_sum(&self, said: Minutes) -> bool {
        let is = |sum: &Minutes| (sum.0 - said.0).abs() <= 1 + sum.0 / 1_000;
        [self.all, self.block, self.totals].iter().any(is) || self.by_name.values().any(is)
    }
}

fn is_average(line: &Line<'_>) -> bool {
    let cells = [
        Column::Participant,
        Column::Number,
        Column::FirstName,
        Column::Surname,
        Column::Date,
    ];
    cells
        .into_iter()
        .filter_map(|column| line.cell(column))
        .any(|cell| {
            let lower = cell.to_lowercase();
            WHOLE.iter().any(|word| lower.starts_with(word))
        })
}

#[cfg(test)]
mod tests {
    use super::says_so;

    #[test]
    fn a_total_is_told_from_a_name() {
        for cell in [
            "Totaal",
            " TOTAAL:",
            "Eindtotaal",
            "Subtotaal week 6",
            "Gem.",
            "Gem. uren",
            "Grand total",
            "Weektotaal",
            "Maandtotaal september",
            "Som",
            "Summe",
        ] {
            assert!(says_so(cell), "{cell}");
        }
        for cell in [
            "Gem Jansen",
            "Som de Vries",
            "Toos Taal",
            "Grand, Piet",
            "12",
            "2-2-2026",
            "",
        ] {
            assert!(!says_so(cell), "{cell}");
        }
    }
}
