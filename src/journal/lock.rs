//! One writer at a time: the store folder's lock, and who holds it since when.
//!
//! The lock is the kernel's (`flock`): it goes when its process goes, so a stale pid never blocks anyone.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rustix::fs::FlockOperation;
use rustix::io::Errno;
use thiserror::Error;

use super::files::{is_no_file, open_private};
use super::{Access, FileHandle, OsFiles, move_aside};

/// The file's size is not trusted: no holder's text is longer.
const LONGEST: u64 = 512;
/// How often, and how far apart, a holder that is just writing its name is read again (120 ms at most).
const TRIES: u32 = 7;
const PAUSE: Duration = Duration::from_millis(20);

/// What holds the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// A screen, for as long as somebody works.
    Screen,
    /// A command that is done in a moment: who wants the store may wait for it.
    Command,
}

impl Holding {
    const COMMAND: &str = "command ";
}

/// Who holds the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// What it is.
    pub holding: Holding,
    /// The process.
    pub pid: u32,
    /// Since when, in seconds of Unix time.
    pub since: i64,
    /// The terminal, such as `/dev/pts/3`; control characters and what is too long are left out.
    pub tty: String,
}

/// The lock on a store folder; released when dropped, or when the process ends in whatever way.
#[derive(Debug)]
pub struct StoreLock {
    file: File,
}

/// Why the lock was not had.
#[derive(Debug, Error)]
pub enum LockError {
    /// Another process has it.
    #[error("{} is held by process {} at {} since {}", file.display(), holder.pid, holder.tty, holder.since)]
    Held {
        /// The lock file.
        file: PathBuf,
        /// Who, and since when.
        holder: Holder,
    },
    /// Another process has it and has not said who it is.
    #[error("{} is held by another process", file.display())]
    HeldByUnknown {
        /// The lock file.
        file: PathBuf,
    },
    /// The lock file cannot be used.
    #[error("cannot lock {}: {source}", file.display())]
    Io {
        /// The lock file.
        file: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

impl StoreLock {
    /// Takes the lock on `<folder>/lock` and writes down who has it; never waits for another holder.
    ///
    /// # Errors
    /// [`LockError::Held`] at once where another process has it; the system's answer.
    pub fn acquire(folder: &Path, who: &Holder) -> Result<Self, LockError> {
        let path = folder.join("lock");
        let failed = |source| LockError::Io {
            file: path.clone(),
            source,
        };
        for attempt in 1.. {
            let opened = open_private(&path, Access::Write, true, false);
            let mut file = match opened {
                Err(error) if is_no_file(&error) => clear(folder, &path)
                    .and_then(|()| open_private(&path, Access::Write, true, false))
                    .map_err(failed)?,
                opened => opened.map_err(failed)?,
            };
            match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => {
                    // On a full disk the lock still holds; others are then not told who has it.
                    let _ = write_holder(&mut file, who);
                    return Ok(Self { file });
                }
                Err(Errno::WOULDBLOCK) => {}
                Err(error) => return Err(failed(error.into())),
            }
            if let Some(holder) = read_holder(&mut file) {
                return Err(LockError::Held { file: path, holder });
            }
            if attempt == TRIES {
                break;
            }
            thread::sleep(PAUSE);
        }
        Err(LockError::HeldByUnknown { file: path })
    }
}

impl StoreLock {
    /// Whether this is the lock of the folder: another folder may stand in its place by now.
    #[must_use]
    pub fn is_of(&self, folder: &Path) -> bool {
        self.file.size_at(&folder.join("lock")).is_ok()
    }
}

/// Whether somebody has the lock of a folder; asking changes nothing.
#[must_use]
pub fn is_held(folder: &Path) -> bool {
    let file = open_private(&folder.join("lock"), Access::Read, false, false);
    file.is_ok_and(|file| {
        let shared = rustix::fs::flock(&file, FlockOperation::NonBlockingLockShared);
        matches!(shared, Err(Errno::WOULDBLOCK))
    })
}

impl Drop for StoreLock {
    fn drop(&mut self) {
        // So that the next one, while it is writing its own name, is not taken for us. No more than a courtesy.
        let _ = self.file.set_len(0);
    }
}

/// Moves aside what stands in the place of the lock and is no file. One at a time, and looked at once more: by then
/// it may be the lock that another has just made and taken.
fn clear(folder: &Path, path: &Path) -> io::Result<()> {
    let one_at_a_time = File::open(folder)?;
    rustix::fs::flock(&one_at_a_time, FlockOperation::LockExclusive)?;
    match path.symlink_metadata() {
        Ok(about) if !about.is_file() => move_aside(&OsFiles, path).map(drop),
        _ => Ok(()),
    }
}

/// One line: pid, since, terminal; before the terminal of a command, that it is one.
fn write_holder(file: &mut File, who: &Holder) -> io::Result<()> {
    let tty: String = who.tty.chars().filter(|it| !it.is_control()).take(100).collect();
    let command = match who.holding {
        Holding::Screen => "",
        Holding::Command => Holding::COMMAND,
    };
    let line = format!("{} {} {command}{tty}\n", who.pid, who.since);
    file.set_len(0)?;
    file.write_all(line.as_bytes())
}

fn read_holder(file: &mut File) -> Option<Holder> {
    let mut line = String::new();
    file.rewind().ok()?;
    file.take(LONGEST).read_to_string(&mut line).ok()?;
    let mut fields = line.strip_suffix('\n')?.splitn(3, ' ');
    let pid = fields.next()?.parse().ok()?;
    let since = fields.next()?.parse().ok()?;
    let rest = fields.next()?;
    let (holding, tty) = match rest.strip_prefix(Holding::COMMAND) {
        Some(tty) => (Holding::Command, tty),
        None => (Holding::Screen, rest),
    };
    Some(Holder {
        holding,
        pid,
        since,
        tty: tty.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::{Command, Stdio};

    use super::*;

    fn somebody(pid: u32) -> Holder {
        Holder {
            holding: Holding::Screen,
            pid,
            since: 1_790_000_000 + i64::from(pid),
            tty: format!("/dev/pts/{pid}"),
        }
    }

    #[test]
    fn the_second_one_is_told_who_has_the_store_and_since_when() {
        let folder = tempfile::tempdir().unwrap();
        let held = StoreLock::acquire(folder.path(), &somebody(11)).unwrap();
        match StoreLock::acquire(folder.path(), &somebody(12)) {
            Err(LockError::Held { holder, .. }) => assert_eq!(holder, somebody(11)),
            other => panic!("{other:?}"),
        }
        drop(held);
        StoreLock::acquire(folder.path(), &somebody(12)).unwrap();
    }

    /// What twenty at once are told; who has it keeps it until all are.
    fn twenty(folder: &Path) -> Vec<Result<StoreLock, LockError>> {
        thread::scope(|scope| {
            let all: Vec<_> = (1..=20)
                .map(|pid| scope.spawn(move || StoreLock::acquire(folder, &somebody(pid))))
                .collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        })
    }

    #[test]
    fn of_twenty_at_once_exactly_one_gets_the_store() {
        let folder = tempfile::tempdir().unwrap();
        let taken = twenty(folder.path());
        assert_eq!(taken.iter().filter(|one| one.is_ok()).count(), 1);
        assert!(
            taken.iter().all(|one| !matches!(one, Err(LockError::Io { .. }))),
            "{taken:?}"
        );
    }

    #[test]
    fn what_a_process_that_died_left_behind_blocks_nobody() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("lock"), "1 1 /dev/pts/1\n").unwrap();
        StoreLock::acquire(folder.path(), &somebody(2)).unwrap();
    }

    #[test]
    fn a_holder_that_never_says_who_it_is_still_keeps_others_out() {
        let folder = tempfile::tempdir().unwrap();
        let file = File::create(folder.path().join("lock")).unwrap();
        rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive).unwrap();
        let refused = StoreLock::acquire(folder.path(), &somebody(2));
        assert!(
            matches!(refused, Err(LockError::HeldByUnknown { .. })),
            "{refused:?}"
        );
    }

    #[test]
    fn the_lock_goes_with_the_process_that_had_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        // `flock` of util-linux stands for the other process; it answers once it has the lock.
        let other = Command::new("flock")
            .arg(&path)
            .args(["sh", "-c", "echo held; exec cat"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(mut other) = other else {
            println!("skipped: no flock command here");
            return;
        };
        let mut said = [0; 5];
        other.stdout.as_mut().unwrap().read_exact(&mut said).unwrap();
        assert!(StoreLock::acquire(folder.path(), &somebody(3)).is_err());
        drop(other.stdin.take());
        other.wait().unwrap();
        StoreLock::acquire(folder.path(), &somebody(3)).unwrap();
    }

    #[test]
    fn the_lock_file_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let _lock = StoreLock::acquire(folder.path(), &somebody(4)).unwrap();
        let path = folder.path().join("lock");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn what_is_no_lock_is_set_aside_and_no_symlink_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (path, target) = (folder.path().join("lock"), folder.path().join("precious"));
        std::fs::write(&target, "precious").unwrap();
        symlink(&target, &path).unwrap();
        drop(StoreLock::acquire(folder.path(), &somebody(4)).unwrap());
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        std::fs::write(path.join("inside"), "precious").unwrap();
        let _held = StoreLock::acquire(folder.path(), &somebody(4)).unwrap();
        let again = StoreLock::acquire(folder.path(), &somebody(5));
        assert!(matches!(again, Err(LockError::Held { .. })), "{again:?}");
        let kept = [target, folder.path().join("lock.broken-002/inside")];
        assert!(
            kept.iter()
                .all(|it| std::fs::read_to_string(it).unwrap() == "precious")
        );
    }

    #[test]
    fn of_twenty_that_find_a_folder_in_its_place_exactly_one_gets_the_store() {
        for _ in 0..50 {
            let folder = tempfile::tempdir().unwrap();
            std::fs::create_dir(folder.path().join("lock")).unwrap();
            let taken = twenty(folder.path());
            assert_eq!(taken.iter().filter(|one| one.is_ok()).count(), 1, "{taken:?}");
        }
    }

    #[test]
    fn a_terminal_name_with_control_characters_stays_on_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let odd = Holder {
            holding: Holding::Command,
            pid: 5,
            since: -3,
            tty: "a b\n6 7 c\u{1b}[2J".into(),
        };
        let _lock = StoreLock::acquire(folder.path(), &odd).unwrap();
        match StoreLock::acquire(folder.path(), &somebody(6)) {
            Err(LockError::Held { holder, .. }) => {
                assert_eq!(
                    holder,
                    Holder {
                        holding: Holding::Command,
                        pid: 5,
                        since: -3,
                        tty: "a b6 7 c[2J".into()
                    }
                );
            }
            other => panic!("{other:?}"),
        }
    }
}
