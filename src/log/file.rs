//! Files of limited size that take each other's place: `werkvloer.log`, then `.1` up to `.6`.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

/// A file is closed once it is longer.
pub(super) const MOST_BYTES: u64 = 256 * 1024;
/// How many files there are, the one being written included.
pub(super) const FILES: u32 = 7;

/// The file being written, or an earlier one.
pub(super) fn path(folder: &Path, age: u32) -> PathBuf {
    folder.join(match age {
        0 => "werkvloer.log".to_owned(),
        age => format!("werkvloer.log.{age}"),
    })
}

/// Adds a line. Short ones go in whole, also where several processes write.
pub(super) fn append(folder: &Path, line: &str) -> io::Result<()> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let open = || {
        File::options()
            .append(true)
            .create(true)
            .mode(0o600)
            .custom_flags(flags.bits().cast_signed())
            .open(path(folder, 0))
    };
    let mut file = match open() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
            open()?
        }
        file => file?,
    };
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    private(folder, 0o700)?;
    private(&path(folder, 0), 0o600)?;
    if about.len() >= MOST_BYTES {
        for age in (0..FILES - 1).rev() {
            // The oldest is written over; one that is not there moves nothing.
            let _ = fs::rename(path(folder, age), path(folder, age + 1));
        }
        file = open()?;
    }
    file.write_all(line.as_bytes())
}

fn private(path: &Path, mode: u32) -> io::Result<()> {
    if fs::metadata(path)?.permissions().mode() & 0o777 == mode {
        return Ok(());
    }
    fs::set_permissions(path, Permissions::from_mode(mode))
}
