//! `log`: the trail.

use std::collections::HashMap;

use serde::Serialize;

use super::context::{self, Context, Failure, to_read};
use super::image::image;
use super::out::Out;
use crate::app::App;
use crate::app::query::find::Names;
use crate::domain::dates;
use crate::domain::ids::{ParticipantId, ReasonId};
use crate::domain::record::{Change, Entry, Record, RecordKey};
use crate::text::sentence::Sentence;

/// Changes of one entry that are printed; an import has thousands.
const MOST: usize = 10;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "NAME", num_args = 0..)]
    name: Vec<String>,
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct EntryJson {
    position: u64,
    at: String,
    who: Option<String>,
    terminal: String,
    why: String,
    reason: Option<String>,
    changes: Vec<ChangeJson>,
}

#[derive(Serialize)]
struct ChangeJson {
    participant: Option<String>,
    date: Option<String>,
    record: &'static str,
    before: Option<String>,
    after: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let app = context.open_to_read()?;
    let names = context::names(&app)?;
    let person = match args.name.as_slice() {
        [] => None,
        words => Some(to_read(&names, &words.join(" "))?),
    };
    let trail = app.trail(args.limit, person)?;
    let people = People::of(&app, names, &trail);
    if args.json {
        let entries = trail
            .iter()
            .map(|(position, entry)| json(context, &app, &people, *position, entry));
        return out.json(&entries.collect::<Vec<_>>());
    }
    for (position, entry) in &trail {
        print(context, &app, &people, *position, entry, out);
    }
    Ok(())
}

/// What people in the log are called.
struct People<'a> {
    names: Names<'a>,
    app: &'a App,
    /// Those who are no longer there, as the entries themselves last knew them.
    former: HashMap<ParticipantId, String>,
}

impl<'a> People<'a> {
    fn of(app: &'a App, names: Names<'a>, trail: &[(u64, Entry)]) -> Self {
        let mut former = HashMap::new();
        for change in trail.iter().flat_map(|(_, entry)| &entry.changes) {
            if let RecordKey::Participant(person) = &change.key
                && !app.directory().participants.contains_key(person)
                && let Some(Record::Participant(known)) = change.after.as_ref().or(change.before.as_ref())
            {
                // The trail begins with the latest.
                let name = || known.name_on(app.today()).natural();
                former.entry(*person).or_insert_with(name);
            }
        }
        Self { names, app, former }
    }

    fn name(&self, change: &Change) -> Option<String> {
        let person = change.key.subject()?;
        if self.app.directory().participants.contains_key(&person) {
            Some(self.names.shown(person))
        } else {
            self.former.get(&person).cloned()
        }
    }
}

fn who(app: &App, entry: &Entry) -> Option<String> {
    let supervisor = app.directory().supervisors.get(&entry.who?)?;
    Some(supervisor.name.clone())
}

fn reason(app: &App, id: Option<ReasonId>) -> Option<String> {
    app.directory().reasons.get(&id?).cloned()
}

fn print(context: &Context, app: &App, people: &People<'_>, position: u64, entry: &Entry, out: &mut Out) {
    let mut parts = vec![
        format!("#{position}"),
        format!(
            "{} {}",
            dates::long(entry.local.date(), context.lang()),
            entry.local.format("%H:%M")
        ),
        context.say(&entry.why.sentence()),
    ];
    parts.extend(who(app, entry));
    parts.push(entry.id.terminal.0.simple().to_string()[..8].to_owned());
    out.line(&parts.join(" · "));
    if let Some(reason) = reason(app, entry.reason) {
        out.line(&format!(
            "    {}",
            context.say(&Sentence::new("cli-log-reason").text("reason", reason))
        ));
    }
    let nothing = || context.texts.get("cli-log-nothing");
    let shown = entry
        .changes
        .iter()
        .filter(|c| !matches!(c.key, RecordKey::Reason(_)));
    for change in shown.take(MOST) {
        let before = change
            .before
            .as_ref()
            .map_or_else(nothing, |r| image(context, app, change.key.date(), r));
        let after = change
            .after
            .as_ref()
            .map_or_else(nothing, |r| image(context, app, change.key.date(), r));
        out.line(&format!(
            "    {}: {before} → {after}",
            about(context, people, change)
        ));
    }
    if let Some(more) = entry.changes.len().checked_sub(MOST).filter(|n| *n > 0) {
        let more = i64::try_from(more).unwrap_or(i64::MAX);
        out.line(&format!(
            "    {}",
            context.say(&Sentence::new("cli-log-more").number("n", more))
        ));
    }
}

/// What a change is about: who, and when.
fn about(context: &Context, people: &People<'_>, change: &Change) -> String {
    let mut parts: Vec<String> = people.name(change).into_iter().collect();
    parts.extend(change.key.date().map(|d| dates::short(d, context.lang())));
    if let RecordKey::Allocation(_, _, half) = change.key {
        parts.push(super::words::half(&context.texts, half));
    }
    if parts.is_empty() {
        parts.push(context.texts.get(&format!("record-{}", change.key.kind())));
    }
    parts.join(", ")
}

fn json(context: &Context, app: &App, people: &People<'_>, position: u64, entry: &Entry) -> EntryJson {
    let change = |c: &Change| ChangeJson {
        participant: people.name(c),
        date: c.key.date().map(|d| d.to_string()),
        record: c.key.kind(),
        before: c.before.as_ref().map(|r| image(context, app, c.key.date(), r)),
        after: c.after.as_ref().map(|r| image(context, app, c.key.date(), r)),
    };
    EntryJson {
        position,
        at: entry.local.format("%Y-%m-%dT%H:%M:%S").to_string(),
        who: who(app, entry),
        terminal: entry.id.terminal.0.to_string(),
        why: context.say(&entry.why.sentence()),
        reason: reason(app, entry.reason),
        changes: entry.changes.iter().map(change).collect(),
    }
}
