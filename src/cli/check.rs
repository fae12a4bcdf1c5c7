//! `check`: everything verified, and with `--repair` put right where that can be done.
//!
//! Exit codes: 0 all in order, 10 the store, 11 the witness, 12 the totals, 13 the rules, 14 the journal; of
//! several kinds of trouble the highest. See [`Code`](crate::app::check::Code).

use serde::Serialize;

use super::backup::shown;
use super::context::{Context, Failure};
use super::out::Out;
use super::progress::Bar;
use super::rebuild::hex;
use crate::app::OpenError;
use crate::app::check::{Code, Finding, Outcome, Repair, Report, Subject, check, repair};
use crate::app::clock::SystemClock;
use crate::backup::{Disks, Status};
use crate::domain::dates;
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
        let repaired = repair(&context.store, &SystemClock, &copies, &mut progress).map_err(|error| {
            if is_gone(&error) {
                Failure::Store(way_of_the_backups(context))
            } else {
                error.into()
            }
        })?;
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
        Repair::Tail { set_aside } => Sentence::new("repaired-tail").text("aside", shown(set_aside)),
        Repair::Witness => Sentence::new("repaired-witness"),
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
    if !matches!(report.code(), Code::Good) {
        let way = match &report.damage {
            Some(error) if error.sentence().id == "open-newer" => Sentence::new("check-way-newer"),
            Some(error) if is_gone(error) => way_of_the_backups(context),
            _ => Sentence::new(way_back(report.code())),
        };
        out.line(&context.say(&way));
    }
}

/// Whether there is no journal at all: then no part of it can be put back.
const fn is_gone(error: &OpenError) -> bool {
    matches!(error, OpenError::Journal(JournalError::Absent { .. }))
}

/// The only way back without a journal, with the folder the backups went to.
fn way_of_the_backups(context: &Context) -> Sentence {
    let status = Status::told(&context.store, Disks::default().store.as_ref());
    Sentence::new("check-way-backups").text("folder", shown(&status.folder(&context.store)))
}

const fn way_back(code: Code) -> &'static str {
    match code {
        Code::Good => "check-way-none",
        Code::Store | Code::Witness | Code::Totals => "check-way-repair",
        Code::Rules => "check-way-rules",
        Code::Journal => "check-way-journal",
    }
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
