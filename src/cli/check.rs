//! `check`: everything verified, and with `--repair` put right where that can be done.
//!
//! Exit codes: 0 all in order, 10 the store, 11 the witness, 12 the totals, 13 the rules, 14 the journal; of
//! several kinds of trouble the highest. See [`Code`](crate::app::check::Code).

use std::path::PathBuf;

use serde::Serialize;

use super::backup::shown;
use super::context::{Context, Failure};
use super::out::Out;
use super::progress::Bar;
use super::rebuild::hex;
use crate::app::OpenError;
use crate::app::check::{Code, Finding, Outcome, Repair, Report, Subject, check, repair};
use crate::app::clock::SystemClock;
use crate::backup::{Backups, Disks, Manifest, Status, Wanted, sweep, unfinished};
use crate::domain::dates;
use crate::domain::time::ClockTime;
use crate::journal::JournalError;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long)]
    repair: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ReportJson {
    code: u8,
    entries: u64,
    records: u64,
    state: Option<String>,
    repaired: Vec<String>,
    checks: Vec<LineJson>,
    findings: Vec<FindingJson>,
}

#[derive(Serialize)]
struct LineJson {
    check: &'static str,
    outcome: &'static str,
    text: String,
}

#[derive(Serialize)]
struct FindingJson {
    rule: &'static str,
    fault: bool,
    participant: Option<String>,
    date: Option<String>,
    entry: Option<u64>,
    text: String,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let mut bar = Bar::new(context, "check-busy");
    let mut progress = |done, total| {
        bar.at(done, total);
    };
    let (done, report) = if args.repair {
        // Where they are may not be readable; most of what can be put right needs none.
        let backups = super::backup::of_store(context, None).ok();
        let copies = |segment| backups.as_ref().map_or_else(Vec::new, |b| b.copies(segment));
        sweep(&context.store);
        let reason = context.texts.get("repair-reason");
        let repaired = repair(&context.store, &SystemClock, (&copies, &reason), &mut progress)?;
        (repaired.done, repaired.report)
    } else {
        (Vec::new(), check(&context.store, &SystemClock, &mut progress)?)
    };
    drop(bar);
    let done: Vec<String> = done.iter().map(|repair| said(context, repair)).collect();
    if args.json {
        out.json(&json(context, &report, done))?;
    } else {
        for line in &done {
            out.line(line);
        }
        print(context, &report, out);
        if let Some(folder) = unfinished(&context.store) {
            let left = Sentence::new("check-unfinished-restore").text("folder", shown(&folder));
            out.line(&context.say(&left));
        }
        if let Some(way) = way(context, &report, args.repair) {
            out.line(&context.say(&way));
        }
    }
    match report.code() {
        Code::Good => Ok(()),
        code => Err(Failure::Found(code.exit())),
    }
}

fn said(context: &Context, repair: &Repair) -> String {
    let sentence = match repair {
        Repair::Segment {
            file,
            set_aside: None,
        } => Sentence::new("repaired-segment").text("file", shown(file)),
        Repair::Segment {
            file,
            set_aside: Some(aside),
        } => Sentence::new("repaired-segment-aside")
            .text("file", shown(file))
            .text("aside", shown(aside)),
        Repair::Stray { set_aside } => Sentence::new("repaired-stray").text("aside", shown(set_aside)),
        Repair::Tail { set_aside } => Sentence::new("repaired-tail").text("aside", shown(set_aside)),
        Repair::Witness => Sentence::new("repaired-witness"),
        Repair::Reached { set_aside } => Sentence::new("repaired-reached").text("aside", shown(set_aside)),
        Repair::Explained { records } => Sentence::new("repaired-explained").number("n", *records),
        Repair::Store { set_aside: None } => Sentence::new("repaired-store"),
        Repair::Store {
            set_aside: Some(aside),
        } => Sentence::new("repaired-store-aside").text("aside", shown(aside)),
    };
    context.say(&sentence)
}

fn print(context: &Context, report: &Report, out: &mut Out) {
    for line in &report.lines {
        let mark = match line.outcome {
            Outcome::Good => '✓',
            Outcome::Faulty => '✗',
            Outcome::Unchecked => '–',
        };
        let subject = context.texts.get(subject(line.subject).1);
        out.line(&format!("{mark} {subject}: {}", context.say(&line.sentence)));
    }
    let (faults, notes): (Vec<&Finding>, Vec<&Finding>) =
        report.findings.kept().iter().partition(|f| f.rule.is_fault());
    for (mark, findings) in [('✗', faults), ('·', notes)] {
        for finding in findings {
            out.line(&format!("  {mark} {}", found(context, finding)));
        }
    }
    for (rule, count) in report.findings.counts() {
        let kept = report.findings.kept().iter().filter(|f| f.rule == *rule).count() as u64;
        if *count > kept {
            let text = context.say(&Sentence::new(rule.text()));
            let more = Sentence::new("check-more")
                .number("n", count - kept)
                .text("rule", text);
            out.line(&format!("  {}", context.say(&more)));
        }
    }
    if let Some(state) = &report.state {
        out.line(&context.say(&Sentence::new("check-state").text("state", hex(state))));
    }
}

/// What to do about it; where all was tried already, a backup has to help.
fn way(context: &Context, report: &Report, tried: bool) -> Option<Sentence> {
    let newer = |error: &OpenError| error.sentence().id == "open-newer";
    Some(match report.code() {
        Code::Good => return None,
        Code::Rules => Sentence::new("check-way-rules"),
        Code::Journal if report.damage.as_ref().is_some_and(newer) => Sentence::new("check-way-newer"),
        Code::Journal if report.damage.as_ref().is_some_and(is_gone) => way_of_the_backups(context),
        Code::Journal if report.only_lacks_explanation() => Sentence::new("check-way-explain"),
        _ if tried => way_of_the_backups(context),
        Code::Journal => Sentence::new("check-way-journal"),
        Code::Store | Code::Witness | Code::Totals => Sentence::new("check-way-repair"),
    })
}

/// Whether there is no journal at all: then no part of it can be put back.
const fn is_gone(error: &OpenError) -> bool {
    matches!(error, OpenError::Journal(JournalError::Absent { .. }))
}

/// The only way back where nothing else has what is lost: the last backup that is whole, or that there is none.
fn way_of_the_backups(context: &Context) -> Sentence {
    let disks = Disks::default();
    let folder = Status::told(&context.store, disks.store.as_ref()).folder(&context.store);
    let backups = Backups::new(folder.clone(), disks.backups);
    let all = backups.list().unwrap_or_default().into_iter().rev();
    let is_whole = |manifest: &Manifest| backups.check(manifest).is_ok();
    let whole = all
        .filter_map(|listed| Some((listed.file, listed.manifest.ok()?)))
        .find(|(_, manifest)| is_whole(manifest));
    let further = |(file, manifest): (PathBuf, Manifest)| {
        let more = backups.further(&manifest).ok().flatten();
        more.filter(|(_, more)| is_whole(more))
            .unwrap_or((file, manifest))
    };
    let Some((file, manifest)) = whole.map(further) else {
        return Sentence::new("check-way-no-backup").text("folder", shown(&folder));
    };
    let is_newest = backups
        .find(&Wanted::Newest)
        .is_ok_and(|newest| newest == manifest);
    Sentence::new("check-way-backups")
        .text("from", shown(if is_newest { &folder } else { &file }))
        .date("date", manifest.when.date())
        .time("time", ClockTime::of(manifest.when))
}

/// Where, and what.
fn found(context: &Context, finding: &Finding) -> String {
    let entry = finding.entry.map(|position| format!("#{position}"));
    let date = finding
        .date
        .map(|date| dates::short_with_year(date, context.lang()));
    let participant = finding.participant.as_deref().map(clean);
    let place: Vec<String> = [entry, participant, date].into_iter().flatten().collect();
    let what = context.say(&finding.sentence());
    if place.is_empty() {
        what
    } else {
        format!("{}: {what}", place.join(", "))
    }
}

/// The stable word, and the id of the text.
pub(super) const fn subject(subject: Subject) -> (&'static str, &'static str) {
    match subject {
        Subject::Journal => ("journal", "check-journal"),
        Subject::Witness => ("witness", "check-witness"),
        Subject::Trail => ("trail", "check-trail"),
        Subject::Store => ("store", "check-store"),
        Subject::Reached => ("reached", "check-reached"),
        Subject::Totals => ("totals", "check-totals"),
        Subject::Rules => ("rules", "check-rules"),
    }
}

fn json(context: &Context, report: &Report, repaired: Vec<String>) -> ReportJson {
    let line = |line: &crate::app::check::Line| LineJson {
        check: subject(line.subject).0,
        outcome: match line.outcome {
            Outcome::Good => "good",
            Outcome::Faulty => "faulty",
            Outcome::Unchecked => "unchecked",
        },
        text: context.say(&line.sentence),
    };
    let finding = |finding: &Finding| FindingJson {
        rule: finding.rule.id(),
        fault: finding.rule.is_fault(),
        participant: finding.participant.clone(),
        date: finding.date.map(|date| date.to_string()),
        entry: finding.entry,
        text: context.say(&finding.sentence()),
    };
    ReportJson {
        code: report.code().exit(),
        entries: report.entries,
        records: report.records,
        state: report.state.as_ref().map(hex),
        repaired,
        checks: report.lines.iter().map(line).collect(),
        findings: report.findings.kept().iter().map(finding).collect(),
    }
}
