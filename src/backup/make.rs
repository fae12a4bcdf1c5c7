//! Making a backup: copy what is not there yet, read everything back, and only then let it count.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;

use super::BackupError;
use super::folder::{Backups, FolderLock, Listed, hash, pieces, whole};
use super::lineage::Lineage;
use super::manifest::{Manifest, Segment, is_hash};
use super::retain::{Kept, kept};
use crate::app::examined_to_copy;
use crate::journal::{
    Access, Chain, FileHandle, Files, Head, JournalError, JournalReader, is_no_file, move_aside, segment_name,
};

/// The name a file has while it is being made.
const UNFINISHED: &str = "new.tmp";
/// How often the journal is looked at where it seems damaged.
const TRIES: u32 = 4;

/// A backup that was made and read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What it holds.
    pub manifest: Manifest,
    /// The file of its manifest.
    pub file: PathBuf,
    /// How many segments were not there yet.
    pub copied: usize,
    /// Their bytes.
    pub bytes: u64,
    /// How many backups in the folder hold work that is not in this one.
    pub others: usize,
    /// Whether the folder that was asked for is where backups go from now on.
    pub remembered: bool,
    /// Where manifests that could not be read stand now.
    pub set_aside: Vec<PathBuf>,
}

impl Backups {
    /// Copies the journal of a store as it is now. The program that writes it may go on doing so.
    ///
    /// # Errors
    /// When anything is not as it must be; then this backup does not count, and the ones before it do.
    pub fn make(
        &self,
        store: &Path,
        store_files: &Arc<dyn Files>,
        now: NaiveDateTime,
    ) -> Result<Made, BackupError> {
        let lock = self.lock()?;
        self.tidy()?;
        let made = self.attempt(store, store_files, now, &lock);
        if made.is_err() {
            // The store may be on the same disk, and need the room.
            let _ = self.tidy();
        }
        made
    }

    fn attempt(
        &self,
        store: &Path,
        store_files: &Arc<dyn Files>,
        now: NaiveDateTime,
        lock: &FolderLock,
    ) -> Result<Made, BackupError> {
        let journal = store.join("journal");
        // What is damaged here is said now, and not taken into a backup.
        let (reader, head) = looked_at(store, store_files)?;
        let first = reader.chain_at(head.position.min(1))?.unwrap_or(Chain::START);
        let number = self.next_number(first)?;
        let lineage = Lineage {
            reader: reader.until(head),
        };
        let (mut own, others) = self.own(&lineage)?;
        let mut made = Made {
            manifest: Manifest {
                program: env!("CARGO_PKG_VERSION").to_owned(),
                number,
                when: now,
                journal: first,
                position: head.position,
                chain: head.chain,
                segments: Vec::new(),
            },
            file: PathBuf::new(),
            copied: 0,
            bytes: 0,
            others,
            remembered: true,
            set_aside: Vec::new(),
        };
        for number in 1..=head.segment {
            let source = Origin::open(store_files.as_ref(), &journal, number, &head)?;
            if !self.has(&source.segment) {
                self.take(&source)?;
                made.copied += 1;
                made.bytes += source.segment.length;
            }
            made.manifest.segments.push(source.segment);
        }
        let segments = self.segments();
        self.files
            .sync_folder(&segments)
            .map_err(BackupError::io(&segments))?;
        self.read_back(&made.manifest, |number| {
            Origin::open(store_files.as_ref(), &journal, number, &head)
        })?;
        made.file = self.write(&made.manifest)?;
        if !lock.is_in_place() {
            return Err(BackupError::Gone(self.folder.clone()));
        }
        // The backup counts now. What is left too long is looked at again next time.
        own.insert(made.file.clone());
        made.set_aside = self.set_aside();
        let _ = self.let_go(&own, made.set_aside.is_empty(), now);
        Ok(made)
    }

    /// Removes what an unfinished backup left behind.
    fn tidy(&self) -> Result<(), BackupError> {
        for folder in [&self.folder, &self.segments()] {
            let path = folder.join(UNFINISHED);
            self.files.remove(&path).map_err(BackupError::io(&path))?;
        }
        Ok(())
    }

    /// Refuses where the folder is another workshop's than this store.
    pub(super) fn is_of(&self, store: &Path, files: &Arc<dyn Files>) -> Result<(), BackupError> {
        let reader = JournalReader::open(&store.join("journal"), Arc::clone(files))?;
        let first = reader.chain_at(1)?.unwrap_or(Chain::START);
        self.next_number(first).map(|_| ())
    }

    /// One more than the last; refuses where the folder is another workshop's.
    fn next_number(&self, first: Chain) -> Result<u64, BackupError> {
        let mut last = 0;
        for listed in self.list()? {
            let Ok(manifest) = listed.manifest else {
                continue;
            };
            let told = ![manifest.journal, first].contains(&Chain::START);
            if told && manifest.journal != first {
                return Err(BackupError::OtherWorkshop(self.folder.clone()));
            }
            last = last.max(manifest.number);
        }
        Ok(last + 1)
    }

    /// The backups of which everything is in this journal too, and how many hold other work.
    fn own(&self, lineage: &Lineage) -> Result<(BTreeSet<PathBuf>, usize), BackupError> {
        let (mut own, mut others) = (BTreeSet::new(), 0);
        for listed in self.list()? {
            let Ok(manifest) = listed.manifest else {
                continue;
            };
            if lineage.has(manifest.position, manifest.chain)? {
                own.insert(listed.file);
            } else {
                others += 1;
            }
        }
        Ok((own, others))
    }

    /// Whether the segment seems to be here; reading it back tells.
    fn has(&self, segment: &Segment) -> bool {
        let there = self
            .files
            .open(&self.segments().join(segment.file()), Access::Read);
        there
            .and_then(|handle| handle.size())
            .is_ok_and(|size| size == segment.length)
    }

    /// Copies a segment under a passing name and gives it its own once it is on the disk.
    fn take(&self, source: &Origin) -> Result<(), BackupError> {
        let unfinished = self.segments().join(UNFINISHED);
        copy(source, self.files.as_ref(), &unfinished)?;
        let to = self.segments().join(source.segment.file());
        self.files.rename(&unfinished, &to).map_err(BackupError::io(&to))
    }

    /// Reads everything back. A segment that was here already and is damaged is copied once more: that mends the
    /// earlier backups with it.
    fn read_back(
        &self,
        manifest: &Manifest,
        origin: impl Fn(u32) -> Result<Origin, BackupError>,
    ) -> Result<(), BackupError> {
        let mut again = BTreeSet::new();
        loop {
            let damaged = match self.check(manifest) {
                Err(BackupError::Damaged(file)) => file,
                done => return done,
            };
            let at = (1..)
                .zip(&manifest.segments)
                .find(|(_, segment)| self.segments().join(segment.file()) == damaged)
                .map(|(number, _)| number);
            let Some(number) = at.filter(|number| again.insert(*number)) else {
                return Err(BackupError::Damaged(damaged));
            };
            self.take(&origin(number)?)?;
            let segments = self.segments();
            self.files
                .sync_folder(&segments)
                .map_err(BackupError::io(&segments))?;
        }
    }

    /// Writes the manifest, reads it back, and gives it its name: now the backup counts.
    fn write(&self, manifest: &Manifest) -> Result<PathBuf, BackupError> {
        let unfinished = self.folder.join(UNFINISHED);
        let file = self.folder.join(manifest.file());
        let text = manifest.encode();
        self.files
            .create(&unfinished)
            .and_then(|handle| {
                handle.write_all_at(text.as_bytes(), 0)?;
                handle.sync_data()?;
                whole(handle.as_ref())
            })
            .and_then(|found| {
                if found == text.as_bytes() {
                    self.files.rename(&unfinished, &file)
                } else {
                    Err(io::Error::other("what was written did not come back"))
                }
            })
            .and_then(|()| self.files.sync_folder(&self.folder))
            .map_err(BackupError::io(&file))?;
        Ok(file)
    }

    /// Sets damaged manifests aside: what they hold is not known, and nothing could ever be let go beside them.
    fn set_aside(&self) -> Vec<PathBuf> {
        let is_damaged = |it: &Listed| match &it.manifest {
            Err(BackupError::Damaged(_)) => true,
            Err(BackupError::Io { source, .. }) => is_no_file(source),
            _ => false,
        };
        let damaged = self.list().into_iter().flatten().filter(is_damaged);
        damaged
            .filter_map(|it| move_aside(self.files.as_ref(), &it.file).ok())
            .collect()
    }

    /// Removes those of its own backups that need not stay, then, where all is known that is needed, the segments that
    /// none of the others has. Work that is not in this journal is nowhere else, and not for us to remove.
    fn let_go(
        &self,
        own: &BTreeSet<PathBuf>,
        all_known: bool,
        now: NaiveDateTime,
    ) -> Result<(), BackupError> {
        let mut all = Vec::new();
        for listed in self.list()? {
            // What one that cannot be read holds is not known: everything stays.
            all.push((listed.file, listed.manifest?));
        }
        let ages: Vec<Kept> = all
            .iter()
            .filter(|(file, _)| own.contains(file))
            .map(|(_, it)| Kept {
                when: it.when,
                number: it.number,
            })
            .collect();
        let stay = kept(&ages, now);
        let (stay, go): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|(file, it)| !own.contains(file) || stay.contains(&it.number));
        for (file, _) in &go {
            self.files.remove(file).map_err(BackupError::io(file))?;
        }
        self.files
            .sync_folder(&self.folder)
            .map_err(BackupError::io(&self.folder))?;
        if !all_known {
            return Ok(());
        }
        let needed: BTreeSet<String> = stay
            .iter()
            .flat_map(|(_, it)| it.segments.iter().map(Segment::file))
            .collect();
        let segments = self.segments();
        for name in self.files.names(&segments).map_err(BackupError::io(&segments))? {
            let ours = name.strip_suffix(".wvj").is_some_and(is_hash);
            if ours && !needed.contains(&name) {
                let path = segments.join(name);
                self.files.remove(&path).map_err(BackupError::io(&path))?;
            }
        }
        Ok(())
    }
}

/// The journal of a store as it is now, which must be one that can be opened whole. Whoever writes may begin a segment,
/// or cut back what was not saved, between two of our reads: what looks damaged is looked at again.
pub(super) fn looked_at(store: &Path, files: &Arc<dyn Files>) -> Result<(JournalReader, Head), JournalError> {
    let journal = store.join("journal");
    let look = || {
        examined_to_copy(store, files)?;
        let reader = JournalReader::open(&journal, Arc::clone(files))?;
        let head = reader.verified_head()?;
        Ok((reader, head))
    };
    for _ in 1..TRIES {
        match look() {
            Err(JournalError::Damage { .. } | JournalError::SegmentMissing { .. }) => {}
            found => return found,
        }
    }
    look()
}

/// A segment where it comes from, and what it holds up to the place that was looked at.
pub(super) struct Origin {
    pub path: PathBuf,
    pub handle: Arc<dyn FileHandle>,
    pub segment: Segment,
}

impl Origin {
    fn open(files: &dyn Files, journal: &Path, number: u32, head: &Head) -> Result<Self, BackupError> {
        let path = journal.join(segment_name(number));
        let handle = files.open(&path, Access::Read).map_err(BackupError::io(&path))?;
        let length = if number == head.segment {
            Ok(head.offset)
        } else {
            handle.size()
        };
        let length = length.map_err(BackupError::io(&path))?;
        let blake3 = hash(handle.as_ref(), length).map_err(BackupError::io(&path))?;
        Ok(Self {
            path,
            handle,
            segment: Segment { length, blake3 },
        })
    }
}

/// Copies a segment into a new file and syncs it.
pub(super) fn copy(source: &Origin, files: &dyn Files, to: &Path) -> Result<(), BackupError> {
    files.remove(to).map_err(BackupError::io(to))?;
    let handle = files.create(to).map_err(BackupError::io(to))?;
    let mut written = Ok(());
    pieces(source.handle.as_ref(), source.segment.length, |at, bytes| {
        if written.is_ok() {
            written = handle.write_all_at(bytes, at);
        }
        Ok(())
    })
    .map_err(BackupError::io(&source.path))?;
    written
        .and_then(|()| handle.sync_data())
        .map_err(BackupError::io(to))
}
