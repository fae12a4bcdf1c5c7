//! A file that goes out: whole under its name, or not there.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, FlockOperation, RenameFlags, flock, renameat_with};
use rustix::io::Errno;

use crate::journal::{FileHandle, Files, OsFiles, careful_flags};
use crate::text::sentence::Sentence;

/// Writes a new file, 0600. A file or folder that is there already stays as it is; a pipe or a device takes the bytes.
/// A file gets its name once it is whole on the disk; what one that was killed left beside it, the next one writes over.
///
/// # Errors
/// One sentence that says what stood in the way; nothing is left behind.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Sentence> {
    let about = |id: &'static str| {
        let path = crate::text::clean::clean(&path.display().to_string());
        Sentence::new(id).text("path", path)
    };
    place(path, bytes).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => about("file-out-exists"),
        ErrorKind::NotFound => about("file-out-not-there"),
        ErrorKind::PermissionDenied => about("file-out-no-rights"),
        _ => about("file-out-failed").text("error", error.to_string()),
    })
}

fn place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if passes_on(path) {
        return pass_on(path, bytes);
    }
    if path.symlink_metadata().is_ok() || path.file_name().is_none() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let beside = beside(path);
    let mut file = only_one(&beside)?;
    let placed = file
        .set_len(0)
        .and_then(|()| file.write_all(bytes))
        .and_then(|()| file.sync_all())
        .and_then(|()| rename_new(&beside, path));
    if placed.is_err() {
        let _ = fs::remove_file(&beside);
    }
    placed?;
    // The file is there; a folder that cannot be synced takes nothing from it.
    let _ = path.parent().map(|folder| OsFiles.sync_folder(folder));
    Ok(())
}

/// Whether what is written there goes on to somebody else: a pipe, or a device such as a terminal.
fn passes_on(path: &Path) -> bool {
    let kind = fs::metadata(path).map(|about| about.file_type());
    kind.is_ok_and(|kind| kind.is_fifo() || kind.is_char_device())
}

/// Writes to a pipe or a device; a file that came in its place by now stays as it is.
fn pass_on(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut end = OpenOptions::new().write(true).open(path)?;
    if end.metadata()?.is_file() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    end.write_all(bytes)
}

/// Where it is written first.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(path.file_name().unwrap_or_default());
    name.push(".werkvloer");
    path.with_file_name(name)
}

/// The file to write in, for nobody else as long as it is open: another may have just given it its name.
fn only_one(beside: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .custom_flags(careful_flags())
        .open(beside)?;
    let taken = flock(&file, FlockOperation::NonBlockingLockExclusive) == Err(Errno::WOULDBLOCK);
    if taken || !file.metadata()?.is_file() || file.size_at(beside).is_err() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    Ok(file)
}

/// Gives it its name where nothing has that by now.
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS) if to.symlink_metadata().is_err() => fs::rename(from, to),
        Err(Errno::INVAL | Errno::NOSYS) => Err(ErrorKind::AlreadyExists.into()),
        answer => Ok(answer?),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn what_an_export_that_was_killed_left_does_not_stop_the_next_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("uren.csv");
        fs::write(beside(&path), "half of something longer").unwrap();
        write_new(&path, b"whole").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(write_new(&path, b"other").unwrap_err().id, "file-out-exists");
        assert_eq!(fs::read(&path).unwrap(), b"whole");
    }

    #[test]
    fn a_pipe_and_a_device_take_an_export() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read(pipe).unwrap()
        });
        write_new(&pipe, b"whole").unwrap();
        assert_eq!(reader.join().unwrap(), b"whole");
        write_new(Path::new("/dev/null"), b"gone").unwrap();
    }

    #[test]
    fn an_export_is_for_the_owner_only_and_another_at_it_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("uren.csv");
        let busy = only_one(&beside(&path)).unwrap();
        assert_eq!(write_new(&path, b"mine").unwrap_err().id, "file-out-exists");
        assert!(beside(&path).exists() && !path.exists());
        drop(busy);
        write_new(&path, b"mine").unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        let nowhere = folder.path().join("gone/uren.csv");
        assert_eq!(write_new(&nowhere, b"x").unwrap_err().id, "file-out-not-there");
    }
}
