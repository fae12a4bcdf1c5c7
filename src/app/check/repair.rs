//! Putting right what can be put right without making anything up. What was there is set aside, never deleted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Outcome, Report, Subject, check};
use crate::app::clock::Moment;
use crate::app::opening::lock;
use crate::app::rebuilding::sled_at;
use crate::app::standing::Beside;
use crate::app::{App, Clock, OpenError, reached, rebuild};
use crate::journal::lock::Holding;
use crate::journal::{
    Access, Belongs, Files, Journal, JournalError, JournalId, JournalReader, Known, OsFiles, Said, keep_tail,
    mend_segments, move_aside,
};

/// Something that was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// A segment of the journal came back from a copy.
    Segment {
        /// The segment.
        file: PathBuf,
        /// Where the bad one stands.
        set_aside: Option<PathBuf>,
    },
    /// A segment that was none of the journal is out of the way.
    Stray {
        /// Where it stands.
        set_aside: PathBuf,
    },
    /// A tail of which nobody knows whether it was saved was cut off, after the segment was copied.
    Tail {
        /// The copy.
        set_aside: PathBuf,
    },
    /// The witness was made anew.
    Witness,
    /// What was written down of how far the journal came is out of the way: it did not fit, or asked something.
    Reached {
        /// Where it stands.
        set_aside: PathBuf,
    },
    /// An entry says of these records what is in force, where an earlier one was not based on that.
    Explained {
        /// How many.
        records: usize,
    },
    /// The store was built anew.
    Store {
        /// Where the old one stands.
        set_aside: Option<PathBuf>,
    },
}

/// What was done, and how everything was found after it.
#[derive(Debug)]
pub struct Repaired {
    /// What was put right, in order.
    pub done: Vec<Repair>,
    /// The check after it.
    pub report: Report,
}

/// Checks, puts right what can be, and checks again. `candidates` gives files in which a segment of the journal
/// might be found, such as those of backups. Damage for which there is no copy stands in the report. `reason` is what
/// is given for an entry that says what is in force.
///
/// # Errors
/// As [`check`] and [`rebuild`]; trouble saving.
pub fn repair(
    folder: &Path,
    clock: &dyn Clock,
    (candidates, reason): (&dyn Fn(u32) -> Vec<PathBuf>, &str),
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Repaired, OpenError> {
    // Beside the program that has the store nothing can be put right.
    drop(lock(folder, clock)?);
    let mut done = Vec::new();
    let mut report = check(folder, clock, progress)?;
    let journal = folder.join("journal");
    let files: Arc<dyn Files> = Arc::new(OsFiles);
    if matches!(
        report.damage,
        Some(OpenError::Journal(JournalError::Absent { .. }))
    ) {
        // There is nothing to put a part back into.
        return Ok(Repaired { done, report });
    }
    let lacks = |report: &Report| report.outcome(Subject::Journal) == Outcome::Faulty;
    if lacks(&report) {
        let held = lock(folder, clock)?;
        let mended = match mend_segments(&journal, &files, candidates, known_at(folder)) {
            // What no copy has, the check after it tells.
            Err(error) if !matches!(error, JournalError::Io { .. }) => Vec::new(),
            mended => mended?,
        };
        drop(held);
        done.extend(mended.into_iter().map(|segment| match segment.set_aside {
            Some(set_aside) if !segment.file.exists() => Repair::Stray { set_aside },
            set_aside => Repair::Segment {
                file: segment.file,
                set_aside,
            },
        }));
        report = check(folder, clock, progress)?;
        // A journal that is damaged still, or too short, makes no witness, nor a store.
        if lacks(&report) {
            return Ok(Repaired { done, report });
        }
    }
    if report.outcome(Subject::Witness) == Outcome::Faulty {
        done.extend(renew_witness(folder, clock, &files)?);
    }
    if report.outcome(Subject::Reached) == Outcome::Faulty {
        done.extend(answer(folder, clock)?);
    }
    let stale = [Subject::Store, Subject::Totals];
    if stale
        .iter()
        .any(|subject| report.outcome(*subject) == Outcome::Faulty)
    {
        let rebuilt = rebuild(folder, clock, progress)?;
        done.push(Repair::Store {
            set_aside: rebuilt.set_aside,
        });
    }
    if !report.unexplained.is_empty() {
        let mut app = App::open_as(Holding::Command, folder, Box::new(Moment::of(clock)))?;
        app.confirm(&report.unexplained, reason)?;
        done.push(Repair::Explained {
            records: report.unexplained.len(),
        });
    }
    if !done.is_empty() {
        report = check(folder, clock, progress)?;
    }
    Ok(Repaired { done, report })
}

/// Opening the journal makes a lost witness anew, but not beside an unfinished tail: that is kept first.
fn renew_witness(folder: &Path, clock: &dyn Clock, files: &Arc<dyn Files>) -> Result<Vec<Repair>, OpenError> {
    let _lock = lock(folder, clock)?;
    let journal = folder.join("journal");
    let mut done = Vec::new();
    let kept = keep_tail(&journal, files)?;
    let aside = kept.and_then(|kept| kept.set_aside);
    done.extend(aside.map(|set_aside| Repair::Tail { set_aside }));
    let (examined, _) = Beside::of(folder, sled_at(folder)).examine(files, Access::Write)?;
    Journal::open_examined(examined)?;
    done.push(Repair::Witness);
    Ok(done)
}

/// What is known of the journal's end by what lies beside it and is not of another journal.
fn known_at(folder: &Path) -> Option<Known> {
    let all = [sled_at(folder).said(), reached::load(folder)];
    let own = id_at(folder);
    let fits = |said: &Said| said.id.is_none() || own.is_none() || said.id == own;
    let known = all.into_iter().flatten().filter(fits).map(|said| said.at);
    known.max_by_key(|known| known.position)
}

/// Which journal it is, where that can be read.
fn id_at(folder: &Path) -> Option<JournalId> {
    let reader = JournalReader::open(&folder.join("journal"), Arc::new(OsFiles)).ok()?;
    reader.id().ok().flatten()
}

/// Moves what does not fit, or asked something, out of the way.
fn answer(folder: &Path, clock: &dyn Clock) -> Result<Vec<Repair>, OpenError> {
    let _lock = lock(folder, clock)?;
    let failed = |source| OpenError::Folder {
        folder: folder.to_path_buf(),
        source,
    };
    let files: Arc<dyn Files> = Arc::new(OsFiles);
    let (_, standing) = Beside::of(folder, sled_at(folder)).examine(&files, Access::Read)?;
    let mut aside = Vec::new();
    if standing.reached.is_some_and(|(_, is)| is != Belongs::Here) {
        aside.push(move_aside(&OsFiles, &reached::file(folder)).map_err(failed)?);
    }
    aside.extend(reached::answer(folder).map_err(failed)?);
    Ok(aside
        .into_iter()
        .map(|set_aside| Repair::Reached { set_aside })
        .collect())
}
