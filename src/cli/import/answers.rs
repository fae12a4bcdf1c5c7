//! What is said beforehand of a file: `--column "Tijd=uren"`, `--mark x=aanwezig`.

use super::super::context::Failure;
use super::Args;
use crate::exchange::columns::Column;
use crate::exchange::import::Answers;
use crate::exchange::statuses::{StatusWord, StatusWords};
use crate::text::clean::clean;
use crate::text::fold::letters;
use crate::text::sentence::Sentence;

/// The answers of a command line; `own` are an organisation's own words for a status.
pub(super) fn given(args: &Args, own: Option<&StatusWords>) -> Result<Answers, Failure> {
    let columns = args
        .column
        .iter()
        .map(|given| column(given))
        .collect::<Result<_, _>>()?;
    let marks = args
        .mark
        .iter()
        .map(|given| mark(given, own))
        .collect::<Result<_, _>>()?;
    Ok(Answers {
        columns,
        marks,
        hours: args.hours,
        dates: args.dates,
        year: args.year,
    })
}

/// What stands before the last `=`, and after it.
fn two(given: &str) -> Option<(&str, &str)> {
    let (what, means) = given.rsplit_once('=')?;
    Some((what.trim(), means.trim())).filter(|(what, means)| !what.is_empty() && !means.is_empty())
}

fn column(given: &str) -> Result<(String, Option<Column>), Failure> {
    let wrong = || Failure::Usage(Sentence::new("cli-import-column").text("given", clean(given)));
    let (head, means) = two(given).ok_or_else(wrong)?;
    if matches!(letters(means).as_str(), "" | "overslaan" | "skip") {
        return Ok((head.to_owned(), None));
    }
    let column = Column::named(means).ok_or_else(wrong)?;
    Ok((head.to_owned(), Some(column)))
}

fn mark(given: &str, own: Option<&StatusWords>) -> Result<(String, StatusWord), Failure> {
    let wrong = || Failure::Usage(Sentence::new("cli-import-mark").text("given", clean(given)));
    let (mark, means) = two(given).ok_or_else(wrong)?;
    let shipped = StatusWords::read("", StatusWords::SHIPPED).ok();
    let mut words = own.into_iter().chain(&shipped);
    let found = words.find_map(|words| words.parse(means).ok());
    let found = found
        .filter(|found| found.remark.is_none() && !found.dropped)
        .ok_or_else(wrong)?;
    Ok((mark.to_owned(), found.word))
}
