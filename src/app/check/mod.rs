//! The check of everything: the journal's chain, the witness, the trail of entries, the store against the
//! journal, the totals against the attendance, and every rule of the domain over all records.
//!
//! Nothing is changed by it. Beside the program that has the store everything is checked but the store itself.

mod finding;
mod lines;
mod records;
mod repair;
mod report;
#[cfg(test)]
mod tests;
mod trail;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

pub use finding::{Finding, Findings, Rule};
pub use repair::{Repair, Repaired, repair};
pub use report::{Code, Line, Outcome, Report, Subject};
pub use trail::Difference;

use super::opening::lock;
use super::standing::{Beside, Sled, Standing};
use super::{App, Clock, OpenError, Trouble};
use crate::codec::Codec;
use crate::journal::lock::StoreLock;
use crate::journal::{Files, Head, JournalError, JournalReader, OsFiles, Witnessed};
use crate::store::{Applied, Image, Store, StoreError};
use crate::text::sentence::Sentence;
use lines::{
    count, damage, journal_line, reached_line, rules_line, store_line, totals_line, trail_line, witness_line,
};
use records::Records;
use trail::Trail;

/// Changes that the fold takes in at once.
const CHUNK: usize = 40_000;
/// How often the journal is read anew when it changed under our eyes.
const TRIES: u32 = 4;

/// The store on disk, as far as it could be opened.
enum Disk {
    Open(Box<Store>),
    Broken,
    Missing,
    /// It may not be read.
    Sealed,
    /// Of another fold; what it says of the journal.
    Outdated(Sled),
    /// It cannot be looked at; the id of the sentence that says why.
    Unseen(&'static str),
}

impl Disk {
    /// What it says of the journal.
    fn sled(&self) -> Sled {
        match self {
            Self::Open(store) => Sled::of(store.applied(), store.journal()),
            Self::Outdated(sled) => *sled,
            Self::Broken | Self::Missing => Sled::Silent,
            Self::Sealed | Self::Unseen(_) => Sled::Unasked,
        }
    }
}

/// Checks the store of a folder. `progress` is told (entries done, entries in all).
///
/// # Errors
/// When there is no store, or its files cannot be read at all; what is wrong with it stands in the report.
pub fn check(
    folder: &Path,
    clock: &dyn Clock,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Report, OpenError> {
    App::must_exist(folder)?;
    let (held, disk): (Option<StoreLock>, Disk) = match lock(folder, clock) {
        Ok(held) => (Some(held), open_disk(folder)),
        Err(error) if error.lets_read() => (None, Disk::Unseen(unseen(error.of_the_system()))),
        Err(error) => return Err(error),
    };
    let beside = Beside::of(folder, disk.sled());
    let files: Arc<dyn Files> = Arc::new(OsFiles);
    let mut tries = 1;
    loop {
        let pass = JournalReader::open(&folder.join("journal"), Arc::clone(&files))
            .map_err(Trouble::from)
            .and_then(|reader| Pass::over(reader, &disk, &beside, progress));
        match pass {
            Ok(pass) => return report(pass, &disk, clock.local().date()),
            Err(Trouble::Journal(JournalError::Damage { .. })) if held.is_none() && tries < TRIES => {
                tries += 1;
            }
            Err(Trouble::Journal(error @ JournalError::Io { .. })) => return Err(error.into()),
            Err(Trouble::Journal(error)) => return Ok(damaged(error)),
            Err(trouble) => return Err(trouble.into()),
        }
    }
}

fn open_disk(folder: &Path) -> Disk {
    let path = folder.join("sled");
    if !path.exists() {
        return Disk::Missing;
    }
    match Store::open(&path, &Codec::plain()) {
        Ok(store) => Disk::Open(Box::new(store)),
        Err(StoreError::OtherFold(applied, mark)) => Disk::Outdated(Sled::of(applied, mark)),
        Err(error) if error.is_held() => Disk::Unseen(unseen(None)),
        // The store may be written here, but this is somebody else's.
        Err(error) if error.of_the_system() == Some(ErrorKind::PermissionDenied) => Disk::Sealed,
        Err(error) if error.is_of_the_system() => Disk::Unseen("check-store-no-means"),
        Err(error) if error.is_of_the_disk() => Disk::Unseen(unseen(error.of_the_system())),
        Err(_) => Disk::Broken,
    }
}

/// Why the store cannot be looked at, by what the system answered; without an answer somebody else has it.
const fn unseen(answer: Option<ErrorKind>) -> &'static str {
    match answer {
        None => "check-store-held",
        Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => "check-store-no-room",
        Some(_) => "check-store-no-writing",
    }
}

/// The journal cannot be read whole: that is said, and nothing else can be.
fn damaged(error: JournalError) -> Report {
    let mut report = Report::default();
    report.say(Subject::Journal, Outcome::Faulty, damage(&error));
    for subject in [
        Subject::Witness,
        Subject::Trail,
        Subject::Store,
        Subject::Totals,
        Subject::Rules,
    ] {
        report.say(subject, Outcome::Unchecked, Sentence::new("check-unchecked"));
    }
    report.damage = Some(error.into());
    report
}

/// What knows of more than the journal has.
#[derive(Debug, Default)]
struct Lost {
    /// The last action that was known.
    store: u64,
    /// The files that know of it.
    files: Vec<PathBuf>,
}

/// One way through the journal.
struct Pass {
    reader: JournalReader,
    head: Head,
    trail: Trail,
    findings: Findings,
    /// Everything, folded in memory.
    store: Store,
    /// How what lies beside the journal stands to it; where the journal lost actions, what knows of them.
    standing: Result<Standing, Lost>,
    /// The store on disk, compared where it had come to.
    difference: Option<Difference>,
}

impl Pass {
    fn over(
        reader: JournalReader,
        disk: &Disk,
        beside: &Beside,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Self, Trouble> {
        let total = match reader.witness() {
            Witnessed::Here(head) => head.position,
            Witnessed::Lost | Witnessed::Strange(_) => 0,
        };
        let mut entries = reader.entries_after(0);
        let codec = Codec::plain();
        let mut pass = Self {
            reader,
            head: Head::EMPTY,
            trail: Trail::default(),
            findings: Findings::default(),
            store: Store::in_memory(&codec),
            standing: Err(Lost::default()),
            difference: None,
        };
        pass.meet(disk);
        let mut images: Vec<Image> = Vec::new();
        while let Some(item) = entries.next() {
            let (position, written) = item?;
            let entry = codec.decode_entry(&written).map_err(StoreError::from)?;
            pass.trail.take(position, &entry, &mut pass.findings);
            pass.head = entries.head().unwrap_or(pass.head);
            images.extend(entry.changes.into_iter().map(|c| (c.key, c.after)));
            if images.len() >= CHUNK {
                pass.store.apply(std::mem::take(&mut images), pass.head.into())?;
            }
            pass.meet(disk);
            progress(position, total.max(position));
        }
        pass.store.apply(images, pass.head.into())?;
        pass.reader = pass.reader.until(pass.head);
        pass.standing = match beside.against(&(&pass.reader, pass.head)) {
            Err(JournalError::StoreAhead { store, files, .. }) => Err(Lost { store, files }),
            standing => Ok(standing?),
        };
        Ok(pass)
    }

    /// Where the store on disk had come to, it is compared.
    fn meet(&mut self, disk: &Disk) {
        let here = Applied::from(self.head);
        let Disk::Open(store) = disk else { return };
        let begun = store.applied() != Applied::default();
        if self.difference.is_some() || (begun && store.applied() != here) || store.is_between() {
            return;
        }
        let mut difference = Difference::default();
        let seen = store.each_record(|key, record| self.trail.compare(key, record, &mut difference));
        if seen.is_err() {
            // It cannot be read: nothing of it counts.
            difference = Difference {
                other: 1,
                ..Difference::default()
            };
        }
        self.trail.settle(&mut difference);
        self.difference = Some(difference);
    }
}

fn report(mut pass: Pass, disk: &Disk, today: NaiveDate) -> Result<Report, OpenError> {
    let mut report = Report {
        entries: pass.head.position,
        records: pass.trail.records(),
        ..Report::default()
    };
    let state = pass.store.state_hash().map_err(Trouble::from)?;
    report.state = Some(state);
    let tail = pass.reader.bytes_after(pass.head)?;
    let witness = pass.reader.witness();
    journal_line(&mut report, pass.head, witness, tail);
    witness_line(&mut report, witness, tail);
    for (key, entries) in pass.trail.unexplained() {
        for entry in entries {
            pass.findings
                .of_change(Rule::Before, *entry, pass.store.directory(), key);
        }
        report.unexplained.push(key.clone());
    }
    trail_line(&mut report, &pass);
    store_line(&mut report, &pass, disk);
    reached_line(&mut report, &pass.standing);
    let mut records = Records::new(pass.store.directory(), today);
    records.findings = pass.findings;
    let mut worked = BTreeMap::new();
    pass.store
        .each_record(|key, record| {
            count(&mut worked, key, record);
            records.look(key, record);
        })
        .map_err(Trouble::from)?;
    let findings = records.finish();
    totals_line(&mut report, &worked, &pass.store, disk);
    rules_line(&mut report, &findings);
    report.findings = findings;
    Ok(report)
}
