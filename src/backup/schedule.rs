//! When a backup is made, where it goes, and when the supervisor should hear that there is none.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use chrono::{NaiveDateTime, TimeDelta};

use super::make::looked_at;
use super::status::{Failure, Good, Status};
use super::{BackupError, Backups, Disks, Made, trial};
use crate::journal::segment_number;
use crate::log::{self, Fact};

/// Work may be in no backup for so long: a working day, and the night after it.
const PATIENCE: TimeDelta = TimeDelta::hours(26);
/// A backup is restored as a test so often.
const TRIAL_EVERY: TimeDelta = TimeDelta::days(7);

/// Makes a backup now, to the folder that was chosen, or to another one that is remembered from then on if it is good.
///
/// # Errors
/// When there is no backup then; that is written down beside the store, and the choice stays as it was.
pub fn run_now(
    store: &Path,
    disks: &Disks,
    to: Option<&Path>,
    now: NaiveDateTime,
) -> Result<Made, BackupError> {
    let known = Status::load(store, disks.store.as_ref());
    let chosen = known.as_ref().ok().map(|it| it.folder(store));
    let folder = match to {
        Some(folder) => folder.to_path_buf(),
        None => known?.towards(store),
    };
    let is_chosen = chosen.is_some_and(|chosen| chosen == folder);
    let backups = Backups::new(folder, disks.backups.clone());
    let missing = backups.missing();
    let ready = match to {
        Some(_) => {
            begun(store, disks, &backups, || Ok(()))?;
            Ok(())
        }
        None => ready(store, disks, &backups),
    };
    let mut made = ready.and_then(|()| backups.make(store, &disks.store, now));
    let is_kept = matches!(made, Ok(_) | Err(BackupError::Busy(_) | BackupError::Gone(_)));
    if !is_chosen && !is_kept {
        backups.take_away(&missing);
    }
    log::write(match &made {
        Ok(made) => Fact::BackedUp {
            entries: made.manifest.position,
            segments: made.manifest.segments.len(),
            copied: made.copied,
            bytes: made.bytes,
        },
        Err(error) => Fact::NotBackedUp {
            id: error.sentence().id,
        },
    });
    let written = write_down(store, disks, &backups, to, &made, now);
    if let Ok(made) = &mut made {
        made.remembered = is_chosen || written;
    }
    made
}

/// Writes down how it went, and answers whether that could be done. Not being able to takes nothing from the backup; the
/// screen then believes it is older than it is. Another one that is busy says itself how it went.
fn write_down(
    store: &Path,
    disks: &Disks,
    backups: &Backups,
    to: Option<&Path>,
    made: &Result<Made, BackupError>,
    now: NaiveDateTime,
) -> bool {
    let files = disks.store.as_ref();
    let folder = backups.folder();
    let written = match made {
        Err(BackupError::Busy(_)) => return false,
        Err(error) => Status::update(store, files, |status| {
            status.next.take_if(|next| next == folder);
            status.failure = Some(Failure::of(error, now, folder));
        }),
        Ok(made) => {
            let good = |status: &mut Status| {
                let next = status.next.take_if(|next| to.is_some() || next == folder);
                if to.is_some() || next.is_some() {
                    status.folder = Some(folder.to_path_buf());
                }
                status.last = Some(Good {
                    when: now,
                    position: made.manifest.position,
                    chain: Some(made.manifest.chain),
                });
                status.failure = None;
            };
            match to {
                Some(_) => Status::update_anew(store, files, good),
                None => Status::update(store, files, good),
            }
        }
    };
    written.is_ok()
}

/// As [`run_now`], and once a week restores what was made as a test.
///
/// # Errors
/// As [`run_now`], and when the test fails.
pub fn run_automatic(store: &Path, disks: &Disks, now: NaiveDateTime) -> Result<Made, BackupError> {
    let made = run_now(store, disks, None, now)?;
    let status = Status::load(store, disks.store.as_ref())?;
    if is_trial_due(status.trial, now) {
        let folder = made.file.parent().unwrap_or(&made.file);
        let backups = Backups::new(folder.to_path_buf(), disks.backups.clone());
        let tried = trial(&backups, &made.manifest, store, disks);
        log::write(Fact::TriedRestore { good: tried.is_ok() });
        let _ = Status::update(store, disks.store.as_ref(), |status| match &tried {
            Ok(tried) if tried.own => status.trial = Some(now),
            Ok(_) => {}
            Err(error) => status.failure = Some(Failure::of(error, now, backups.folder())),
        });
        tried?;
    }
    Ok(made)
}

/// The next backup goes to this folder, and when it is good those after it too.
///
/// # Errors
/// It cannot be made or used, or is another workshop's: then the one that was chosen before stays.
pub fn choose(store: &Path, disks: &Disks, folder: &Path) -> Result<(), BackupError> {
    let backups = Backups::new(folder.to_path_buf(), disks.backups.clone());
    begun(store, disks, &backups, || {
        Status::choose(store, disks.store.as_ref(), folder)
    })
}

/// Begins a folder that is being chosen, and then does something with it; what was made for it goes again where that
/// fails.
fn begun(
    store: &Path,
    disks: &Disks,
    backups: &Backups,
    then: impl FnOnce() -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    let folder = backups.folder();
    if folder.to_str().is_none() {
        return Err(BackupError::NoText(folder.to_path_buf()));
    }
    if resolved(folder).starts_with(resolved(store)) {
        return Err(BackupError::Inside(folder.to_path_buf()));
    }
    no_workshop(backups)?;
    if was_used(store, disks, folder) && !backups.is_there() && !is_other_disk(store, folder) {
        return Err(BackupError::Gone(folder.to_path_buf()));
    }
    looked_at(store, &disks.store)?;
    let missing = backups.missing();
    let done = backups
        .begin()
        .and_then(|()| backups.is_of(store, &disks.store))
        .and_then(|()| then());
    done.inspect_err(|_| backups.take_away(&missing))
}

/// Whether backups went there already: then the folder is held to what it was.
fn was_used(store: &Path, disks: &Disks, folder: &Path) -> bool {
    let status = Status::load(store, disks.store.as_ref()).unwrap_or_default();
    let same = |chosen: PathBuf| resolved(&chosen) == resolved(folder);
    status.last.is_some() && status.folder.is_some_and(same)
}

/// Whether a disk of its own is there now, neither that of the store nor that of the machine: a new stick in the place
/// of the old one, and no empty mount point.
fn is_other_disk(store: &Path, folder: &Path) -> bool {
    let disk = |path: &Path| {
        let known = |there: &Path| fs::metadata(there).ok().map(|it| it.dev());
        path.ancestors().find_map(known)
    };
    let own = [disk(store), disk(Path::new("/"))];
    disk(folder).is_some_and(|other| !own.contains(&Some(other)))
}

/// Refuses a folder that is a workshop, lies in one, or holds one: theirs and ours would come among each other. What was
/// put into a folder of backups later is in nobody's way.
pub(super) fn no_workshop(backups: &Backups) -> Result<(), BackupError> {
    let folder = resolved(backups.folder());
    let around = folder.ancestors().find(|place| is_workshop(place));
    let found = around.map(Path::to_path_buf).or_else(|| {
        let inside = fs::read_dir(&folder).ok()?.flatten().map(|entry| entry.path());
        inside
            .filter(|_| !backups.is_there())
            .find(|place| is_workshop(place))
    });
    found.map_or(Ok(()), |found| Err(BackupError::Workshop(found)))
}

/// Whether a store stands in a folder, or what is left of one.
fn is_workshop(folder: &Path) -> bool {
    let names = fs::read_dir(folder.join("journal"))
        .into_iter()
        .flatten()
        .flatten();
    let mut names = names.filter_map(|entry| entry.file_name().into_string().ok());
    names.any(|name| name == "witness" || segment_number(&name).is_some())
        || ["conf", "db"]
            .iter()
            .all(|name| folder.join("sled").join(name).exists())
}

/// A path without the links in it, as far as it is there.
fn resolved(path: &Path) -> PathBuf {
    let real = |there: &Path| {
        let rest = path.strip_prefix(there).ok()?;
        let there = there.canonicalize().ok()?;
        // Without a slash at the end.
        Some(there.join(rest).components().collect())
    };
    path.ancestors()
        .find_map(real)
        .unwrap_or_else(|| path.to_path_buf())
}

/// The usual folder is made where it is not there; one that was chosen is never made on an empty mount point.
fn ready(store: &Path, disks: &Disks, backups: &Backups) -> Result<(), BackupError> {
    no_workshop(backups)?;
    if backups.is_there() {
        return Ok(());
    }
    let status = Status::load(store, disks.store.as_ref())?;
    if status.folder.is_some() || status.next.is_some() {
        return Err(BackupError::Gone(backups.folder().to_path_buf()));
    }
    looked_at(store, &disks.store)?;
    backups.begin()
}

fn is_trial_due(last: Option<NaiveDateTime>, now: NaiveDateTime) -> bool {
    last.is_none_or(|last| last > now || now - last >= TRIAL_EVERY)
}

/// Whether the supervisor should hear of it: there is work that is in no good backup, and the first of it is older
/// than a day and a night. `first` is when the first entry after the last good backup was made, in milliseconds of
/// UTC; none when everything is in it. A time to come says that the clock is wrong, and counts as old.
#[must_use]
pub fn is_overdue(first: Option<i64>, now: i64) -> bool {
    first.is_some_and(|first| first.abs_diff(now) > PATIENCE.num_milliseconds().unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;
    /// A Friday morning at nine.
    const MORNING: i64 = 1_795_161_600_000;

    #[test]
    fn a_day_that_was_closed_and_backed_up_is_quiet_the_whole_weekend() {
        assert!(!is_overdue(None, MORNING + 100 * HOUR));
    }

    #[test]
    fn a_day_that_is_in_no_backup_is_told_the_next_morning_and_not_before() {
        assert!(!is_overdue(Some(MORNING), MORNING + 8 * HOUR));
        assert!(!is_overdue(Some(MORNING), MORNING + 24 * HOUR));
        assert!(is_overdue(Some(MORNING), MORNING + 27 * HOUR));
    }

    #[test]
    fn work_from_the_future_is_told_because_the_clock_was_wrong() {
        assert!(is_overdue(Some(MORNING + 10_000 * HOUR), MORNING));
        assert!(!is_overdue(Some(MORNING + HOUR), MORNING));
    }

    #[test]
    fn the_restore_test_comes_once_a_week_and_after_a_jump_of_the_clock() {
        let at = |text: &str| text.parse().expect("a moment");
        let now = at("2026-11-22T16:00:00");
        assert!(is_trial_due(None, now));
        assert!(!is_trial_due(Some(at("2026-11-16T16:00:00")), now));
        assert!(is_trial_due(Some(at("2026-11-15T16:00:00")), now));
        assert!(is_trial_due(Some(at("2036-01-01T00:00:00")), now));
    }
}
