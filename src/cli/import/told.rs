//! What was not taken in and what else to know, one line per cause.

use super::super::context::Context;
use crate::exchange::import::{ImportPlan, ImportWarning, InFile, RefusedRow};
use crate::text::sentence::Sentence;

/// Of one cause, so many rows and values are named.
const FIRST: usize = 8;

/// What stops nothing, and is to be known: a klus that is not here, a row that is there twice.
pub(super) fn remarks(context: &Context, files: &[InFile<'_>], plan: &ImportPlan) -> Vec<String> {
    let mut said: Vec<(usize, String, Vec<u64>)> = Vec::new();
    for ImportWarning { file, row, what } in &plan.warnings {
        let what = context.say(what);
        match said
            .iter_mut()
            .find(|(own, text, _)| own == file && *text == what)
        {
            Some((.., rows)) => rows.push(*row),
            None => said.push((*file, what, vec![*row])),
        }
    }
    let each = |(file, what, rows): &(usize, String, Vec<u64>)| {
        let line = match rows[..] {
            [row] => Sentence::new("cli-import-warning").text("row", row.to_string()),
            _ => Sentence::new("cli-import-warnings")
                .number("n", rows.len() as u64)
                .text("rows", listed(rows.iter().map(u64::to_string))),
        };
        context.say(&line.text("file", name(files, *file)).text("what", what.clone()))
    };
    let mut all: Vec<String> = said.iter().map(each).collect();
    if plan.more_warnings > 0 {
        all.push(context.say(&Sentence::new("cli-log-more").number("n", plan.more_warnings)));
    }
    all
}

/// Why nothing was taken in.
pub(super) fn refused(context: &Context, files: &[InFile<'_>], plan: &ImportPlan) -> Vec<Sentence> {
    let mut sentences = groups(context, files, plan);
    let bad = i64::try_from(plan.refused.len()).unwrap_or(i64::MAX);
    sentences.push(if plan.broken {
        Sentence::new("cli-import-broken")
    } else {
        Sentence::new("cli-import-refused").number("n", bad)
    });
    sentences
}

/// The refused rows by their cause, the first rows of each named.
pub(super) fn groups(context: &Context, files: &[InFile<'_>], plan: &ImportPlan) -> Vec<Sentence> {
    let mut groups: Vec<Vec<&RefusedRow>> = Vec::new();
    for row in &plan.refused {
        let is_same = |group: &&mut Vec<&RefusedRow>| {
            let own = group[0];
            (own.file, &own.column, own.reason.id) == (row.file, &row.column, row.reason.id)
        };
        match groups.iter_mut().find(is_same) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
        .iter()
        .map(|group| group_sentence(context, files, group))
        .collect()
}

fn group_sentence(context: &Context, files: &[InFile<'_>], group: &[&RefusedRow]) -> Sentence {
    let row = group[0];
    let one = group.len() == 1;
    let say = match (one, row.column.is_empty()) {
        (true, true) => Sentence::new("cli-import-row").text("row", row.row.to_string()),
        (true, false) => Sentence::new("cli-import-cell").text("row", row.row.to_string()),
        (false, true) => Sentence::new("cli-import-rows"),
        (false, false) => Sentence::new("cli-import-cells"),
    };
    let say = if one {
        say.text("value", row.value.clone())
    } else {
        let rows = listed(group.iter().map(|row| row.row.to_string()));
        let mut values: Vec<&str> = Vec::new();
        for row in group {
            if !values.contains(&row.value.as_str()) && values.len() <= FIRST {
                values.push(&row.value);
            }
        }
        say.number("n", group.len() as u64)
            .text("rows", rows)
            .text("value", listed(values.iter().map(ToString::to_string)))
    };
    say.text("column", row.column.clone())
        .text("file", name(files, row.file))
        .text("reason", context.say(&reason(group)))
}

/// The reason of a group; of many unknown people not the name of one.
fn reason(group: &[&RefusedRow]) -> Sentence {
    let first = &group[0].reason;
    let differ = group.iter().any(|row| row.reason != *first);
    if differ && first.id == "file-person-unknown" {
        return Sentence::new("file-people-unknown");
    }
    first.clone()
}

fn listed(all: impl ExactSizeIterator<Item = String>) -> String {
    let more = all.len() > FIRST;
    let mut shown: Vec<String> = all.take(FIRST).collect();
    if more {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

fn name(files: &[InFile<'_>], file: usize) -> String {
    files.get(file).map_or("", |f| f.name).to_owned()
}
