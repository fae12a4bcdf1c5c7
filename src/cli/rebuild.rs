//! `rebuild`: the store anew, from the journal.

use serde::Serialize;

use super::context::{Context, Failure};
use super::out::Out;
use super::progress::Bar;
use crate::app::clock::SystemClock;
use crate::app::rebuild;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct RebuiltJson {
    entries: u64,
    before: Option<String>,
    after: String,
    set_aside: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let mut bar = Bar::new(context, "rebuild-busy");
    let done = rebuild(&context.store, &SystemClock, &mut |done, total| {
        bar.at(done, total);
    });
    drop(bar);
    let done = done?;
    let aside = done
        .set_aside
        .as_ref()
        .map(|path| clean(&path.display().to_string()));
    let before = done.before.as_ref().map(hex);
    let after = hex(&done.after);
    if args.json {
        return out.json(&RebuiltJson {
            entries: done.entries,
            before,
            after,
            set_aside: aside,
        });
    }
    let entries = i64::try_from(done.entries).unwrap_or(i64::MAX);
    out.line(&context.say(&Sentence::new("rebuild-done").number("n", entries)));
    out.line(
        &context.say(&match &before {
            None => Sentence::new("rebuild-before-unknown").text("after", after),
            Some(before) if *before == after => Sentence::new("rebuild-same").text("after", after),
            Some(before) => Sentence::new("rebuild-differs")
                .text("before", before)
                .text("after", after),
        }),
    );
    if let Some(aside) = aside {
        out.line(&context.say(&Sentence::new("rebuild-aside").text("file", aside)));
    }
    Ok(())
}

/// A state hash as it is shown.
pub(super) fn hex(hash: &[u8; 32]) -> String {
    use std::fmt::Write;
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
