//! What a column holds, where its heading alone does not say: *Tijd* may be a length or from when to when, *Start* a
//! date or a time.

use super::super::super::columns::{Column, Columns};
use super::super::super::key;
use super::super::super::look::Look;
use super::survey::Survey;

/// Words in a heading of dates.
const DATE: [&str; 8] = ["datum", "date", "wanneer", "when", "dag", "day", "wann", "tag"];
/// Words that make it another date than that of the work.
const OTHER_DATE: [&str; 18] = [
    "geboorte",
    "geboren",
    "birth",
    "start",
    "begin",
    "eind",
    "einde",
    "end",
    "invoer",
    "ingevoerd",
    "aangemaakt",
    "created",
    "gewijzigd",
    "modified",
    "van",
    "tot",
    "due",
    "vanaf",
];
/// Words in a heading of times or lengths of time.
const TIME: [&str; 14] = [
    "tijd",
    "tijden",
    "time",
    "times",
    "zeit",
    "uur",
    "uren",
    "hours",
    "stunden",
    "werktijd",
    "arbeitszeit",
    "duur",
    "duration",
    "wanneer",
];
/// Words in a heading of what a row comes to.
const TOTAL: [&str; 5] = ["totaal", "total", "gesamt", "netto", "net"];

fn words(head: &str) -> Vec<String> {
    let short: String = head.chars().take(80).collect();
    let all = short.split(|c: char| !c.is_alphanumeric()).map(key);
    all.filter(|word| !word.is_empty()).collect()
}

/// Whether a heading speaks of hours, of weeks or of months: a bare figure under it may be a length of time.
pub fn is_of_hours(head: &str) -> bool {
    let money = [
        "tarief", "loon", "prijs", "bedrag", "kosten", "rate", "price", "cost",
    ];
    let all = words(head);
    let has = |parts: &[&str]| {
        all.iter()
            .any(|word| parts.iter().any(|part| word.contains(part)))
    };
    !has(&money)
        && (has(&[
            "uur", "uren", "hour", "stunden", "tijd", "time", "zeit", "minut", "saldo",
        ]) || is_total(&all))
        || is_of_a_period(head)
}

/// Whether a heading is of a time, long or on the clock: `Tijd`, `Tijdstip`.
pub fn is_of_time(head: &str) -> bool {
    let all = words(head);
    all.iter()
        .any(|word| matches!(word.as_str(), "tijd" | "tijdstip" | "time" | "zeit" | "uur"))
}

/// Whether a heading names a week or a month: `Week 36`, `wk36`, `januari`.
pub fn is_of_a_period(head: &str) -> bool {
    let all = words(head);
    let joined = all.concat();
    let figures = joined.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let name = &joined[..joined.len() - figures.len()];
    let is_week = matches!(name, "week" | "wk" | "w" | "kw" | "weeknr" | "weeknummer");
    let is_month = || {
        let months = "jan feb mrt maart mar apr mei may jun jul aug sep sept okt oct nov dec januari februari april juni juli \
                      augustus september oktober november december january february march june july august october";
        all.first()
            .is_some_and(|first| months.split(' ').any(|own| own == first))
    };
    is_week && !figures.is_empty() && figures.bytes().all(|b| b.is_ascii_digit()) || is_month()
}

fn is_total(all: &[String]) -> bool {
    all.iter().any(|word| TOTAL.contains(&word.as_str()))
}

/// Gives columns the meaning that their cells show.
pub fn by_cells(columns: &mut Columns, header: &[String], survey: &Survey) {
    ranges(columns, header, survey);
    start_and_end(columns, survey);
    four_times(columns, header, survey);
    let free: Vec<usize> = (0..header.len())
        .filter(|at| !columns.reads(*at) && Column::named(&header[*at]).is_none())
        .collect();
    if let Some(at) = columns.index(Column::Weekday)
        && !columns.has(Column::Date)
        && survey.at(at).mostly(&[Look::Date])
    {
        columns.put(Column::Date, at);
    }
    let of = |at: &usize, names: &[&str]| {
        words(&header[*at])
            .iter()
            .any(|word| names.contains(&word.as_str()))
    };
    if !columns.has(Column::Date) {
        let dates = free.iter().filter(|at| {
            let is_date = survey.at(**at).mostly(&[Look::Date, Look::Moment]);
            is_date && of(at, &DATE) && !of(at, &OTHER_DATE)
        });
        only(dates, columns, Column::Date);
    }
    let timed = [Column::From, Column::To, Column::Times]
        .iter()
        .any(|c| columns.has(*c));
    if !timed {
        let spans = free
            .iter()
            .filter(|at| of(at, &TIME) && survey.at(**at).mostly(&[Look::Span]));
        only(spans, columns, Column::Times);
    }
    if !columns.has(Column::Hours) {
        let lengths = free
            .iter()
            .filter(|at| of(at, &TIME) && survey.at(**at).mostly(&[Look::Length]));
        only(lengths, columns, Column::Hours);
    }
    if !columns.has(Column::Hours) && timed {
        let totals = free.iter().filter(|at| {
            is_total(&words(&header[**at]))
                && survey.at(**at).mostly(&[Look::Clock, Look::Length, Look::Number])
        });
        only(totals, columns, Column::Hours);
    }
    dated_by_a_time(columns, survey);
}

fn only<'a>(mut found: impl Iterator<Item = &'a usize>, columns: &mut Columns, column: Column) {
    if let (Some(at), None) = (found.next(), found.next()) {
        columns.put(column, *at);
    }
}

/// From one date to another, with an absence beside them: a list of leave, and not of people who begin.
fn ranges(columns: &mut Columns, header: &[String], survey: &Survey) {
    let is_of_dates = |at: &usize| survey.at(*at).mostly(&[Look::Date]);
    let dates: Vec<usize> = (0..header.len()).filter(is_of_dates).collect();
    let [from, until] = dates[..] else { return };
    let by_heading = |at: usize| match Column::named(&header[at]) {
        Some(Column::From | Column::To) => None,
        Some(Column::Start | Column::ValidFrom | Column::Date) => Some(true),
        Some(Column::End) => Some(false),
        _ => begins(&header[at]).or_else(|| first_or_last(&header[at])),
    };
    let is_away = (0..header.len()).any(|at| survey.at(at).mostly(&[Look::Status]));
    if columns.has_person() && is_away && by_heading(from) == Some(true) && by_heading(until) == Some(false) {
        columns.put_range(from, until);
    }
}

fn first_or_last(head: &str) -> Option<bool> {
    let all = words(head);
    let has = |names: &[&str]| all.iter().any(|word| names.contains(&word.as_str()));
    if has(&["eerste", "first", "vanaf"]) {
        Some(true)
    } else {
        has(&["laatste", "last", "tm", "einddatum"]).then_some(false)
    }
}

/// *Start* and *End* over times are those of the work, not of a trajectory.
fn start_and_end(columns: &mut Columns, survey: &Survey) {
    for (own, other) in [(Column::Start, Column::From), (Column::End, Column::To)] {
        if let Some(at) = columns.index(own)
            && !columns.has(other)
            && survey.at(at).mostly(&[Look::Clock, Look::Moment])
        {
            columns.put(other, at);
        }
    }
}

/// A time that has its date before it gives the date of the row.
fn dated_by_a_time(columns: &mut Columns, survey: &Survey) {
    if columns.has(Column::Date) {
        return;
    }
    let dated = [Column::From, Column::To]
        .into_iter()
        .filter_map(|column| columns.index(column));
    if let Some(at) = dated
        .into_iter()
        .find(|at| survey.at(*at).mostly(&[Look::Moment]))
    {
        columns.put_too(Column::Date, at);
    }
}

/// Whether a time under this heading is the beginning of a stretch, or its end.
fn begins(head: &str) -> Option<bool> {
    let of_break = |word: &String| {
        ["pauze", "break", "lunch", "pause"]
            .iter()
            .any(|own| word.contains(own))
    };
    let all = words(head);
    let is_break = all.iter().any(of_break);
    let mut found = None;
    for word in &all {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let begins = match Column::named(word) {
            Some(Column::From | Column::Start) => true,
            Some(Column::To | Column::End) => false,
            _ => continue,
        };
        // A break begins where the work ends; but who goes *out* for lunch leaves the work.
        let turned = is_break && !matches!(word, "in" | "uit" | "out");
        match found {
            Some(own) if own != (begins != turned) => return None,
            _ => found = Some(begins != turned),
        }
    }
    found
}

/// Four or more columns of times, in and out by turns, are two or more stretches.
fn four_times(columns: &mut Columns, header: &[String], survey: &Survey) {
    let of_times = |at: &usize| {
        let seen = survey.at(*at);
        seen.filled == 0 || seen.mostly(&[Look::Clock, Look::Moment])
    };
    let all: Vec<(usize, bool)> = (0..header.len())
        .filter(of_times)
        .filter_map(|at| Some((at, begins(&header[at])?)))
        .collect();
    let by_turns = all.chunks(2).all(|two| matches!(two, [(_, true), (_, false)]));
    if all.len() >= 4 && by_turns {
        let pairs: Vec<(usize, usize)> = all.chunks_exact(2).map(|two| (two[0].0, two[1].0)).collect();
        columns.put_stretches(&pairs);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_over_a_time_says_whether_work_begins_there() {
        for (head, want) in [
            ("Ochtend in", Some(true)),
            ("Middag uit", Some(false)),
            ("In 1", Some(true)),
            ("Uit2", Some(false)),
            ("Van", Some(true)),
            ("Lunch uit", Some(false)),
            ("Lunch in", Some(true)),
            ("Begin pauze", Some(false)),
            ("Einde pauze", Some(true)),
            ("Van / tot", None),
            ("Tuin", None),
        ] {
            assert_eq!(begins(head), want, "{head}");
        }
    }

    #[test]
    fn a_heading_of_a_week_or_a_month_is_told_from_others() {
        for head in ["Week 36", "wk36", "KW 3", "Januari", "sep 2026"] {
            assert!(is_of_a_period(head), "{head}");
        }
        for head in ["Week", "Weeknr.", "Datum", "Maand", "Tuin 3"] {
            assert!(!is_of_a_period(head), "{head}");
        }
        assert!(is_of_hours("Overuren") && is_of_hours("Reistijd") && !is_of_hours("Uurtarief"));
    }
}
