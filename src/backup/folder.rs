//! The folder with backups: what is in it, and reading it back from the disk.

use std::fs::File;
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;
use rustix::fs::{FlockOperation, OFlags};
use rustix::io::Errno;

use super::BackupError;
use super::manifest::{Bad, Manifest, Segment, moment_in};
use crate::journal::{Access, FileHandle, Files, JournalError, JournalReader};

/// Bytes read or written at a time.
const CHUNK: u64 = 1 << 18;
/// No manifest is longer: a journal of a hundred thousand segments.
const MANIFEST_MAX: u64 = 16 << 20;

/// What says that a backup is being made.
const LOCK: &str = "lock";

/// A folder with backups.
pub struct Backups {
    pub(super) folder: PathBuf,
    pub(super) files: Arc<dyn Files>,
}

/// One backup in the folder.
#[derive(Debug)]
pub struct Listed {
    /// The file of its manifest.
    pub file: PathBuf,
    /// When it was made, as its name says.
    pub when: NaiveDateTime,
    /// What it holds, or why that is not known.
    pub manifest: Result<Manifest, BackupError>,
}

/// The lock on the folder; released when dropped.
pub(super) struct FolderLock {
    file: File,
    path: PathBuf,
}

impl FolderLock {
    /// Whether the folder is still the one that was locked: where the stick was, its empty mount point may be now.
    pub(super) fn is_in_place(&self) -> bool {
        self.file.size_at(&self.path).is_ok()
    }
}

impl Backups {
    /// The folder, which need not be there.
    #[must_use]
    pub fn new(folder: PathBuf, files: Arc<dyn Files>) -> Self {
        Self { folder, files }
    }

    /// Where it is.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn segments(&self) -> PathBuf {
        self.folder.join("segments")
    }

    /// Makes the folder; what it stands in must be there.
    ///
    /// # Errors
    /// The system's answer.
    pub fn begin(&self) -> Result<(), BackupError> {
        for folder in [&self.folder, &self.segments()] {
            self.files
                .create_folder(folder)
                .map_err(BackupError::io(folder))?;
            if let Some(parent) = folder.parent() {
                // A parent that is not ours to open keeps its new name all the same.
                let _ = self.files.sync_folder(parent);
            }
        }
        Ok(())
    }

    /// What [`Backups::begin`] would make, the innermost first.
    pub(super) fn missing(&self) -> Vec<PathBuf> {
        let places = [self.segments(), self.folder.clone()];
        places.into_iter().filter(|place| !place.exists()).collect()
    }

    /// Takes away what was made of these, as far as nothing came of it.
    pub(super) fn take_away(&self, missing: &[PathBuf]) {
        for place in missing {
            if place.exists() && std::fs::remove_dir(place).is_err() {
                return;
            }
            // The folder was nobody's yet.
            let _ = std::fs::remove_file(self.folder.join(LOCK));
        }
    }

    /// Whether the folder was begun here: an empty mount point is not a stick.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.files.names(&self.segments()).is_ok()
    }

    /// One at a time. A disk that knows no locks does without.
    pub(super) fn lock(&self) -> Result<FolderLock, BackupError> {
        let path = self.folder.join(LOCK);
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        let file = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .custom_flags(flags.bits().cast_signed())
            .open(&path)
            .map_err(BackupError::io(&path))?;
        match rustix::fs::flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK) => Err(BackupError::Busy(self.folder.clone())),
            Ok(()) | Err(_) => Ok(FolderLock { file, path }),
        }
    }

    /// All backups, the one made last at the end; those that cannot be read come first.
    ///
    /// # Errors
    /// [`BackupError::None`] where there is no such folder; the system's answer.
    pub fn list(&self) -> Result<Vec<Listed>, BackupError> {
        let names = match self.files.names(&self.folder) {
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return Err(BackupError::None(self.folder.clone()));
            }
            names => names.map_err(BackupError::io(&self.folder))?,
        };
        let mut all: Vec<Listed> = names
            .iter()
            .filter_map(|name| {
                Some(Listed {
                    when: moment_in(name)?,
                    manifest: self.read(name),
                    file: self.folder.join(name),
                })
            })
            .collect();
        all.sort_by_key(|it| (it.manifest.as_ref().ok().map(|m| m.number), it.when));
        Ok(all)
    }

    /// Files that may hold a segment of the journal, the newest first; whoever uses one checks it.
    #[must_use]
    pub fn copies(&self, number: u32) -> Vec<PathBuf> {
        let at = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
        let mut found = Vec::new();
        for listed in self.list().unwrap_or_default().into_iter().rev() {
            let manifest = listed.manifest.ok();
            let segment = manifest.and_then(|it| it.segments.into_iter().nth(at));
            let file = segment.map(|segment| self.segments().join(segment.file()));
            found.extend(file.filter(|file| !found.contains(file)));
        }
        found
    }

    fn read(&self, name: &str) -> Result<Manifest, BackupError> {
        let file = self.folder.join(name);
        let handle = self
            .files
            .open(&file, Access::Read)
            .map_err(BackupError::io(&file))?;
        let bytes = whole(handle.as_ref()).map_err(BackupError::io(&file))?;
        let text = String::from_utf8(bytes).map_err(|_| BackupError::Damaged(file.clone()))?;
        let manifest = Manifest::decode(&text).map_err(|bad| match bad {
            Bad::Newer => BackupError::Newer(file.clone()),
            Bad::Damaged => BackupError::Damaged(file.clone()),
        })?;
        // A manifest under the name of another one is no backup of that date.
        if manifest.file() == name {
            Ok(manifest)
        } else {
            Err(BackupError::Damaged(file))
        }
    }

    /// Reads a backup back whole, from the disk: every byte, the sums, and the chain.
    ///
    /// # Errors
    /// The file that is damaged or gone; the system's answer.
    pub fn check(&self, manifest: &Manifest) -> Result<(), BackupError> {
        for segment in &manifest.segments {
            let file = self.segments().join(segment.file());
            check_file(self.files.as_ref(), &file, segment)?;
        }
        let damaged = || BackupError::Damaged(self.folder.join(manifest.file()));
        let not_read = |error: JournalError| match error {
            JournalError::Io { file, source, .. } => BackupError::Io { file, source },
            _ => damaged(),
        };
        let reader = self.reader(manifest).map_err(not_read)?;
        let head = reader.verified_head().map_err(not_read)?;
        let first = reader.chain_at(head.position.min(1)).map_err(not_read)?;
        if head == manifest.head() && first == Some(manifest.journal) {
            Ok(())
        } else {
            Err(damaged())
        }
    }

    /// The journal in a backup, to read.
    pub(super) fn reader(&self, manifest: &Manifest) -> Result<JournalReader, JournalError> {
        let names = manifest
            .named_segments()
            .map(|(name, segment)| (name, segment.file()))
            .collect();
        let view = View {
            files: Arc::clone(&self.files),
            folder: self.segments(),
            names,
        };
        JournalReader::open(&self.segments(), Arc::new(view))
    }
}

/// Reads a file back from the disk and compares it with what a manifest says of it.
pub(super) fn check_file(files: &dyn Files, file: &Path, segment: &Segment) -> Result<(), BackupError> {
    let handle = match files.open(file, Access::Read) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(BackupError::Damaged(file.to_path_buf()));
        }
        handle => handle.map_err(BackupError::io(file))?,
    };
    handle.forget_cache();
    let size = handle.size().map_err(BackupError::io(file))?;
    if size == segment.length && hash(handle.as_ref(), size).map_err(BackupError::io(file))? == segment.blake3
    {
        Ok(())
    } else {
        Err(BackupError::Damaged(file.to_path_buf()))
    }
}

/// The hash of the first bytes of a file, in hex.
pub(super) fn hash(handle: &dyn FileHandle, length: u64) -> io::Result<String> {
    let mut hash = blake3::Hasher::new();
    pieces(handle, length, |_, bytes| {
        hash.update(bytes);
        Ok(())
    })?;
    Ok(hash.finalize().to_hex().to_string())
}

/// The first bytes of a file, piece by piece, each with where it stands.
pub(super) fn pieces(
    handle: &dyn FileHandle,
    length: u64,
    mut each: impl FnMut(u64, &[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut buffer = vec![0; usize::try_from(CHUNK.min(length)).unwrap_or(0)];
    let mut at = 0;
    while at < length {
        let most = usize::try_from(length - at)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let got = handle.read_at(&mut buffer[..most], at)?;
        if got == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        each(at, &buffer[..got])?;
        at += got as u64;
    }
    Ok(())
}

/// All of a small file, from the disk.
pub(super) fn whole(handle: &dyn FileHandle) -> io::Result<Vec<u8>> {
    handle.forget_cache();
    let size = handle.size()?;
    if size > MANIFEST_MAX {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    pieces(handle, size, |_, piece| {
        bytes.extend_from_slice(piece);
        Ok(())
    })?;
    Ok(bytes)
}

/// The segments of one backup under the names they had in the journal; only for reading.
struct View {
    files: Arc<dyn Files>,
    folder: PathBuf,
    /// The name in the journal, and the one among the backups.
    names: Vec<(String, String)>,
}

impl Files for View {
    fn create_folder(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn names(&self, _: &Path) -> io::Result<Vec<String>> {
        Ok(self.names.iter().map(|(name, _)| name.clone()).collect())
    }

    fn create(&self, _: &Path) -> io::Result<Arc<dyn FileHandle>> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn open(&self, path: &Path, _: Access) -> io::Result<Arc<dyn FileHandle>> {
        let asked = path.file_name().unwrap_or_default();
        let found = self.names.iter().find(|(name, _)| asked == name.as_str());
        let (_, file) = found.ok_or(io::ErrorKind::NotFound)?;
        self.files.open(&self.folder.join(file), Access::Read)
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn remove(&self, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }
}
