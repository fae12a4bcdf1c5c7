//! Rows that add others up: nobody is called *Totaal*.

use super::super::columns::Column;
use super::cell::Line;

/// Words that begin the name of such a row, whatever follows.
const FIRST: [&str; 7] = [
    "totaal",
    "totalen",
    "eindtotaal",
    "subtotaal",
    "total",
    "totals",
    "subtotal",
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
    match words.next() {
        None => is(first, &FIRST) || is(first, &WHOLE),
        Some(next) => {
            is(first, &FIRST)
                || (is(first, &["grand"]) && is(next, &["total"]))
                || (is(first, &WHOLE) && is(next, &["uren", "hours", "per"]))
        }
    }
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
        ] {
            assert!(says_so(cell), "{cell}");
        }
        for cell in ["Gem Jansen", "Toos Taal", "Grand, Piet", "12", "2-2-2026", ""] {
            assert!(!says_so(cell), "{cell}");
        }
    }
}
