//! The few calls on files that the journal needs, so that tests can make each of them fail.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::sync::Arc;

use rustix::fs::{Advice, CWD, OFlags, RenameFlags, renameat_with};
use rustix::io::Errno;

/// How an existing file is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// For reading only.
    Read,
    /// For reading and writing; the mode is brought back to 0600.
    Write,
}

/// The calls on folders and names.
pub trait Files: Send + Sync {
    /// Makes the folder, 0700, if it is not there; its parent is not synced.
    ///
    /// # Errors
    /// The system's answer; also when the path is something else than a folder.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;
    /// The names in the folder, in no order.
    ///
    /// # Errors
    /// The system's answer.
    fn names(&self, folder: &Path) -> io::Result<Vec<String>>;
    /// Makes a file, 0600, that must not exist yet.
    ///
    /// # Errors
    /// The system's answer.
    fn create(&self, path: &Path) -> io::Result<Arc<dyn FileHandle>>;
    /// Opens a regular file, following no symlink.
    ///
    /// # Errors
    /// The system's answer.
    fn open(&self, path: &Path, access: Access) -> io::Result<Arc<dyn FileHandle>>;
    /// Makes new, renamed and removed names in the folder durable.
    ///
    /// # Errors
    /// The system's answer.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Renames within one folder.
    ///
    /// # Errors
    /// The system's answer.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file; one that is not there is fine.
    ///
    /// # Errors
    /// The system's answer.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Two names in one folder change places, in one step.
    ///
    /// # Errors
    /// The system's answer; [`io::ErrorKind::Unsupported`] where it cannot be done in one step.
    fn exchange(&self, _one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// The calls on an open file. Offsets are absolute; there is no cursor.
pub trait FileHandle: Send + Sync {
    /// The length in bytes.
    ///
    /// # Errors
    /// The system's answer; *not found* where the file was removed since it was opened.
    fn size(&self) -> io::Result<u64>;
    /// The same, where the path still leads to this very file; one that has no path of its own is where it was.
    ///
    /// # Errors
    /// The system's answer; *not found* where nothing, or something else, stands there.
    fn size_at(&self, _path: &Path) -> io::Result<u64> {
        self.size()
    }
    /// Reads once; 0 is the end of the file.
    ///
    /// # Errors
    /// The system's answer.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize>;
    /// Writes everything.
    ///
    /// # Errors
    /// The system's answer; part of the bytes may then be written.
    fn write_all_at(&self, bytes: &[u8], offset: u64) -> io::Result<()>;
    /// `fdatasync`: bytes and length are durable afterwards.
    ///
    /// # Errors
    /// The system's answer; the page cache cannot be trusted then.
    fn sync_data(&self) -> io::Result<()>;
    /// Cuts or lengthens the file.
    ///
    /// # Errors
    /// The system's answer.
    fn set_len(&self, length: u64) -> io::Result<()>;
    /// Asks that the next read comes from the disk and not from memory.
    fn forget_cache(&self);
}

/// The file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsFiles;

/// Flags for every open: no symlink is followed, and a FIFO does not hang us.
pub(crate) fn careful_flags() -> i32 {
    (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed()
}

/// Whether something else than a file of our own stands there: a folder, a pipe, a socket, a link.
pub(crate) fn is_no_file(error: &io::Error) -> bool {
    let answers = [Errno::LOOP, Errno::NXIO].map(|errno| Some(errno.raw_os_error()));
    matches!(
        error.kind(),
        io::ErrorKind::InvalidInput | io::ErrorKind::IsADirectory
    ) || answers.contains(&error.raw_os_error())
}

/// Opens or makes (`create`) a regular file of our own, 0600 whatever the umask.
pub(super) fn open_private(path: &Path, access: Access, create: bool, exclusive: bool) -> io::Result<File> {
    let file = open_regular(path, access, create, exclusive)?;
    if access == Access::Write && file.metadata()?.permissions().mode() & 0o777 != 0o600 {
        file.set_permissions(Permissions::from_mode(0o600))?;
    }
    Ok(file)
}

fn open_regular(path: &Path, access: Access, create: bool, exclusive: bool) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .write(access == Access::Write)
        .create(create)
        .create_new(exclusive)
        .mode(0o600)
        .custom_flags(careful_flags())
        .open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"))
    }
}

impl Files for OsFiles {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        match DirBuilder::new().mode(0o700).create(folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let opened = open_folder(folder)?;
        if opened.metadata()?.permissions().mode() & 0o777 != 0o700 {
            opened.set_permissions(Permissions::from_mode(0o700))?;
        }
        Ok(())
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            // A name that is not UTF-8 is not one of ours.
            names.extend(entry?.file_name().into_string().ok());
        }
        Ok(names)
    }

    fn create(&self, path: &Path) -> io::Result<Arc<dyn FileHandle>> {
        Ok(Arc::new(open_private(path, Access::Write, false, true)?))
    }

    fn open(&self, path: &Path, access: Access) -> io::Result<Arc<dyn FileHandle>> {
        Ok(Arc::new(open_private(path, access, false, false)?))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        open_folder(folder)?.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
            Err(Errno::INVAL | Errno::NOSYS) => Err(io::ErrorKind::Unsupported.into()),
            answer => Ok(answer?),
        }
    }
}

/// The same calls on a disk that knows no rights, such as a USB stick with FAT: private where it can be.
#[derive(Clone, Copy, Debug, Default)]
pub struct ForeignFiles;

impl Files for ForeignFiles {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        match OsFiles.create_folder(folder) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && folder.is_dir() => Ok(()),
            answer => answer,
        }
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        OsFiles.names(folder)
    }

    fn create(&self, path: &Path) -> io::Result<Arc<dyn FileHandle>> {
        Ok(Arc::new(open_regular(path, Access::Write, false, true)?))
    }

    fn open(&self, path: &Path, access: Access) -> io::Result<Arc<dyn FileHandle>> {
        Ok(Arc::new(open_regular(path, access, false, false)?))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match OsFiles.sync_folder(folder) {
            // Some of these disks cannot sync a folder apart from its files.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
            answer => answer,
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        OsFiles.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        OsFiles.remove(path)
    }
}

fn open_folder(folder: &Path) -> io::Result<File> {
    // A relative path of one name has the empty path as its parent.
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    OpenOptions::new()
        .read(true)
        .custom_flags(OFlags::DIRECTORY.bits().cast_signed())
        .open(folder)
}

impl FileHandle for File {
    fn size(&self) -> io::Result<u64> {
        let about = self.metadata()?;
        if about.nlink() == 0 {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(about.len())
    }

    fn size_at(&self, path: &Path) -> io::Result<u64> {
        let (own, there) = (self.metadata()?, fs::symlink_metadata(path)?);
        // A folder above it may have been renamed: then the file is as it was, and not where it was.
        if (own.dev(), own.ino()) != (there.dev(), there.ino()) {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(own.len())
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        loop {
            match FileExt::read_at(self, buffer, offset) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                answer => return answer,
            }
        }
    }

    fn write_all_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        FileExt::write_all_at(self, bytes, offset)
    }

    fn sync_data(&self) -> io::Result<()> {
        File::sync_data(self)
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        File::set_len(self, length)
    }

    fn forget_cache(&self) {
        // Advice only: where it is not taken, the read that follows is a little less certain and no worse.
        let _ = rustix::fs::fadvise(self, 0, None, Advice::DontNeed);
    }
}
