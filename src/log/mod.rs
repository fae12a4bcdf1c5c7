//! The log: what the program did with its files, for whoever is asked to help. One line per fact, in files of
//! limited size that take each other's place.
//!
//! A fact is numbers, yes or no, and words that stand in the program: there is no way to write down a name, a note,
//! a path or anything else that somebody entered. Where nothing can be written, nothing is said of it.

mod file;
#[cfg(test)]
mod tests;

use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};
use std::sync::{Once, OnceLock};

use chrono::NaiveDateTime;

use crate::app::Opening;
use crate::app::clock::{Clock, SystemClock, by_utc};
use crate::store::is_guarded;

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are named after what they count")]
pub enum Fact {
    /// A command began; `screen` is the one without a name.
    Begun { command: &'static str },
    /// A store was opened.
    Opened {
        entries: u64,
        cut_bytes: u64,
        replayed: u64,
        set_aside: bool,
        in_memory: bool,
    },
    /// Something could not be done; the id of the sentence that was said.
    NotDone { id: &'static str },
    /// Nothing can be saved for now; the system's error number, if there was one.
    ReadOnly { error: Option<i32> },
    /// Saving goes on.
    WritingAgain,
    /// A backup was made and read back.
    BackedUp {
        entries: u64,
        segments: usize,
        copied: usize,
        bytes: u64,
    },
    /// No backup was made; the id of the sentence.
    NotBackedUp { id: &'static str },
    /// A backup was restored as a test.
    TriedRestore { good: bool },
    /// A backup was put in the place of a store.
    Restored { entries: u64, kept_aside: bool },
    /// A command ended.
    Ended { command: &'static str, code: u8 },
}

impl Fact {
    /// What opening found.
    #[must_use]
    pub fn opened(opening: &Opening, entries: u64) -> Self {
        Self::Opened {
            entries,
            cut_bytes: opening.cut_bytes,
            replayed: opening.replayed,
            set_aside: opening.set_aside.is_some() || !opening.strange.is_empty(),
            in_memory: opening.in_memory,
        }
    }

    /// Nothing can be saved, for the reason the journal gives: only the system's number in it is taken over.
    #[must_use]
    pub fn read_only(because: &str) -> Self {
        let after = because.split_once("(os error ").map(|(_, after)| after);
        let number = after.and_then(|text| text.split_once(')'));
        Self::ReadOnly {
            error: number.and_then(|(number, _)| number.parse().ok()),
        }
    }
}

impl Display for Fact {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Begun { command } => {
                write!(
                    out,
                    "begun command={command} version={}",
                    env!("CARGO_PKG_VERSION")
                )
            }
            Self::Opened {
                entries,
                cut_bytes,
                replayed,
                set_aside,
                in_memory,
            } => write!(
                out,
                "opened entries={entries} cut_bytes={cut_bytes} replayed={replayed} set_aside={set_aside} \
                 in_memory={in_memory}"
            ),
            Self::NotDone { id } => write!(out, "not-done because={id}"),
            Self::ReadOnly { error: Some(error) } => write!(out, "read-only os_error={error}"),
            Self::ReadOnly { error: None } => write!(out, "read-only"),
            Self::WritingAgain => write!(out, "writing-again"),
            Self::BackedUp {
                entries,
                segments,
                copied,
                bytes,
            } => write!(
                out,
                "backed-up entries={entries} segments={segments} copied={copied} bytes={bytes}"
            ),
            Self::NotBackedUp { id } => write!(out, "not-backed-up because={id}"),
            Self::TriedRestore { good } => write!(out, "tried-restore good={good}"),
            Self::Restored { entries, kept_aside } => {
                write!(out, "restored entries={entries} kept_aside={kept_aside}")
            }
            Self::Ended { command, code } => write!(out, "ended command={command} code={code}"),
        }
    }
}

/// Where the log is; nowhere until [`keep_in`] said so.
static FOLDER: OnceLock<PathBuf> = OnceLock::new();

/// From now on facts are written to the files in this folder, which is made when needed.
pub fn keep_in(folder: &Path) {
    // The first to say so decides.
    let _ = FOLDER.set(folder.to_path_buf());
}

/// Writes a fact down, if that can be done.
pub fn write(fact: Fact) {
    write_line(&fact.to_string());
}

/// One line, with when and by which process.
fn write_line(text: &str) {
    append(&line(SystemClock.local(), std::process::id(), text));
}

fn append(line: &str) {
    if let Some(folder) = FOLDER.get() {
        // Whoever works is not disturbed by a log that cannot be written.
        let _ = file::append(folder, line);
    }
}

fn line(now: NaiveDateTime, process: u32, text: &str) -> String {
    format!("{} {process} {text}\n", now.format("%Y-%m-%dT%H:%M:%S"))
}

/// Whether a panic on this thread will be caught: screen and answer then stay as they are.
#[must_use]
pub fn is_caught() -> bool {
    is_guarded()
}

/// From now on a panic is written down: where in the source, and not what was said, for that may quote anything. The
/// time is by UTC, as no time zone is looked up while something fails.
pub fn watch_panics() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let next = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if let Some(place) = info.location() {
                // The name of a source file; of one outside the program only its last part, not where it was built.
                let file = place.file();
                let file = file.rsplit_once("/src/").map_or(file, |(_, rest)| rest);
                let text = format!("panicked at={file}:{}:{} time=utc", place.line(), place.column());
                append(&line(by_utc(), std::process::id(), &text));
            }
            if !is_caught() {
                next(info);
            }
        }));
    });
}
