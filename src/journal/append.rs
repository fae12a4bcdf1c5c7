//! The journal that is written to: making it, adding entries, and going on after an error.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::examine::{Examined, examine};
use super::frame::{self, FRAME_HEAD, FRAME_VERSION, FrameHead, Place};
use super::segment::{self, FIRST_FRAME, Header};
use super::walk::Source;
use super::witness::{self, Witness};
use super::{
    Access, Draft, Entries, FileHandle, Files, Head, JournalError, JournalId, JournalReader, Limits,
};
use super::{MAX_ENTRY, Opened, Said, Verified, Witnessed, opening};
use crate::sheet::Layout;
use crate::sheet::{self, Salt, Salts};

/// An open journal. The caller holds the [store's lock](super::lock::StoreLock): there is one writer.
pub struct Journal {
    pub(super) files: Arc<dyn Files>,
    pub(super) folder: PathBuf,
    pub(super) limits: Limits,
    /// The last segment, and how it begins.
    pub(super) handle: Arc<dyn FileHandle>,
    pub(super) header: Header,
    pub(super) witness: Witness,
    pub(super) head: Head,
    /// Which journal it is; none before its first entry.
    pub(super) id: Option<JournalId>,
    /// Where the last frame begins: the next segment records it.
    pub(super) last_frame: u64,
    /// Why nothing is written for now.
    pub(super) suspended: Option<String>,
    /// Somebody else added to the last segment: nothing of it may be cut off.
    pub(super) foreign: bool,
    /// Those of the last segment, and what new ones come from.
    pub(super) salts: Salts,
    pub(super) seed: Salt,
}

impl Journal {
    /// Makes a new, empty journal: the folder (its parent exists), the first segment, the witness.
    ///
    /// # Errors
    /// [`JournalError::AlreadyThere`] where any segment or witness is found; the system's answer.
    pub fn create(folder: &Path, files: Arc<dyn Files>) -> Result<Self, JournalError> {
        Self::create_with(folder, files, Limits::STANDARD)
    }

    pub(super) fn create_with(
        folder: &Path,
        files: Arc<dyn Files>,
        limits: Limits,
    ) -> Result<Self, JournalError> {
        files
            .create_folder(folder)
            .map_err(JournalError::io("make", folder))?;
        if let Some(parent) = folder.parent() {
            files
                .sync_folder(parent)
                .map_err(JournalError::io("sync", parent))?;
        }
        let path = segment::path(folder, 1);
        if segment::last(files.as_ref(), folder)?.is_some() {
            return Err(JournalError::AlreadyThere { file: path });
        }
        if !matches!(witness::load(files.as_ref(), folder)?, witness::Found::Missing) {
            return Err(JournalError::AlreadyThere {
                file: witness::path(folder),
            });
        }
        // The segment before the witness: a witness without a segment would mean that the segment was lost.
        let handle = segment::create_whole(files.as_ref(), folder, &path, &Header::FIRST.encode())
            .map_err(JournalError::io("make", &path))?;
        let head = Header::FIRST.head();
        let witness = Witness::create(files.as_ref(), folder, &head, None)
            .map_err(JournalError::io("make", &witness::path(folder)))?;
        Ok(Self {
            files,
            folder: folder.to_path_buf(),
            limits,
            handle,
            header: Header::FIRST,
            witness,
            head,
            id: None,
            last_frame: 0,
            suspended: None,
            foreign: false,
            salts: Salts::default(),
            seed: limits.seed(),
        })
    }

    /// Opens the journal in the folder, after checking it against its witness. Reads the last segment, and of the
    /// earlier ones the header and the last frame.
    ///
    /// # Errors
    /// Damage, a missing segment, no journal at all, the system's answer.
    pub fn open(folder: &Path, files: &Arc<dyn Files>) -> Result<(Self, Opened), JournalError> {
        opening::open(folder, files, Limits::STANDARD)
    }

    /// Looks at the journal in the folder without changing anything; with [`Access::Write`] it can be opened after it.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub fn examine(folder: &Path, files: &Arc<dyn Files>, access: Access) -> Result<Examined, JournalError> {
        examine(folder, files, access)
    }

    /// Opens a journal that was looked at to be written.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub fn open_examined(examined: Examined) -> Result<(Self, Opened), JournalError> {
        opening::finish(examined, Limits::STANDARD)
    }

    /// The journal for reading only: no lock, nothing changed, an unfinished tail is left alone.
    ///
    /// # Errors
    /// As [`JournalReader::open`].
    pub fn read_only(folder: &Path, files: Arc<dyn Files>) -> Result<JournalReader, JournalError> {
        JournalReader::open(folder, files)
    }

    /// Lets salts come from this: in a journal of invented people, which can then be made again to the byte.
    pub fn invented(&mut self, seed: Salt) {
        self.seed = seed;
    }

    /// The last acknowledged place.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// Which journal it is; none before its first entry, or where that cannot be read.
    #[must_use]
    pub fn id(&self) -> Option<JournalId> {
        self.id
    }

    /// Where it ends, as what lies beside it says it.
    #[must_use]
    pub fn said(&self) -> Said {
        Said {
            id: self.id,
            at: self.head.into(),
        }
    }

    /// Why no entries are taken, since an error in writing; `None` while all is well.
    #[must_use]
    pub fn suspended(&self) -> Option<&str> {
        self.suspended.as_deref()
    }

    /// Whether what is written to still stands in the folder: it may have been renamed, and another put there.
    ///
    /// # Errors
    /// The system's answer.
    pub fn is_in_place(&self) -> io::Result<bool> {
        match self
            .handle
            .size_at(&segment::path(&self.folder, self.head.segment))
        {
            Err(error) if is_gone(&error) => Ok(false),
            found => found.map(|_| true),
        }
    }

    /// A reader of everything acknowledged up to now.
    #[must_use]
    pub fn reader(&self) -> JournalReader {
        JournalReader {
            source: Source {
                files: Arc::clone(&self.files),
                folder: self.folder.clone(),
                certain: Some(self.head),
                stop: Some(self.head.position),
                segments: self.head.segment,
            },
            witness: Witnessed::Here(self.head),
        }
    }

    /// The acknowledged entries after `position` (0: all of them), one at a time in memory.
    #[must_use]
    pub fn entries_after(&self, position: u64) -> Entries {
        self.reader().entries_after(position)
    }

    /// Checks the whole chain up to the head; `progress` is told (bytes done, bytes in total).
    ///
    /// # Errors
    /// The first damage found.
    pub fn verify(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Verified, JournalError> {
        self.reader().verify(progress)
    }

    /// Adds an entry and answers its position. Once this answers, the entry is on disk.
    ///
    /// # Errors
    /// [`JournalError::NotSaved`] or [`JournalError::PerhapsSaved`] the first time; from then on
    /// [`JournalError::Suspended`] until [`Journal::try_resume`]; [`JournalError::TakenAway`] likewise.
    /// [`JournalError::TooLarge`] suspends nothing.
    pub fn append(&mut self, draft: &Draft) -> Result<u64, JournalError> {
        if let Some(because) = &self.suspended {
            return Err(JournalError::Suspended {
                because: because.clone(),
            });
        }
        if !draft.fits(self.limits.frame - FRAME_HEAD, MAX_ENTRY) {
            return Err(JournalError::TooLarge { bytes: draft.len() });
        }
        let file = segment::path(&self.folder, self.head.segment);
        match self.handle.size_at(&file) {
            Ok(size) if size == self.head.offset => {}
            Err(error) if !is_gone(&error) => return Err(self.cut_back(error)),
            found => {
                self.foreign = found.is_ok_and(|size| size > self.head.offset);
                let error = JournalError::TakenAway { file };
                self.suspended = Some(error.to_string());
                return Err(error);
            }
        }
        let saved = self.room_for_more().and_then(|()| self.write_entry(draft));
        match saved {
            Ok((head, last_frame)) => {
                self.salts.keep();
                self.head = head;
                self.last_frame = last_frame;
                if head.position == 1 {
                    self.id = Some(JournalId::of(head.chain));
                }
                // The entry is saved whatever happens here; but nothing more until the witness can be written.
                if let Err(error) = self.witness.write(&head, self.id) {
                    self.suspended = Some(format!("{}: {error}", witness::path(&self.folder).display()));
                }
                Ok(head.position)
            }
            Err(source) => {
                self.salts.forget();
                Err(self.cut_back(source))
            }
        }
    }

    /// Goes on after an error: opens the last segment anew, cuts it at the last acknowledged byte, reads it back
    /// from the disk and checks it. Answers the number of bytes cut off; what was *perhaps* saved is not saved now.
    ///
    /// # Errors
    /// The cause is still there (nothing is written yet), or there is damage.
    pub fn try_resume(&mut self) -> Result<u64, JournalError> {
        opening::resume(self)
    }

    /// Writes all parts and syncs once.
    fn write_entry(&mut self, draft: &Draft) -> io::Result<(Head, u64)> {
        let mut head = Head {
            position: self.head.position + 1,
            ..self.head
        };
        let mut last_frame = head.offset;
        let mut layout = Layout::new(draft, self.limits.frame - FRAME_HEAD);
        let (mut payload, mut frame) = (Vec::new(), Vec::new());
        let (seed, segment) = (self.seed, head.segment);
        let mut salt = |owner, realm| sheet::salt(&seed, segment, owner, realm);
        for part in 0.. {
            let last = layout.next(&mut payload, &mut self.salts, &mut salt);
            let last = last.ok_or_else(|| io::Error::other("an entry of too many parts"))?;
            let place = Place {
                segment: head.segment,
                offset: head.offset,
            };
            let frame_head = FrameHead {
                last,
                part,
                position: head.position,
                previous: head.chain,
            };
            frame::encode(&mut frame, FRAME_VERSION, place, &frame_head, &payload);
            self.handle.write_all_at(&frame, head.offset)?;
            last_frame = head.offset;
            head.chain = frame::chain(&frame).map_err(io::Error::other)?;
            head.offset += frame.len() as u64;
            if last {
                break;
            }
        }
        self.handle.sync_data()?;
        Ok((head, last_frame))
    }

    /// A segment that takes one more entry: one that is full is closed, and so is one of an older version.
    fn room_for_more(&mut self) -> io::Result<()> {
        let older = self.header.version != FRAME_VERSION;
        if older && self.head.offset == FIRST_FRAME {
            // There is nothing in it: it is begun anew, as ours.
            let header = Header {
                version: FRAME_VERSION,
                ..self.header
            };
            self.begin_segment(header)
        } else if older || self.head.offset >= self.limits.segment {
            self.begin_segment(Header::after(&self.head, self.last_frame))
        } else {
            Ok(())
        }
    }

    /// Closes the segment at hand by beginning the next one.
    fn begin_segment(&mut self, header: Header) -> io::Result<()> {
        // Here the witness can only lag by the entries of one segment, whatever the system keeps in memory.
        self.witness.sync()?;
        // One that an earlier, failed try left behind is empty, and replaced.
        let path = segment::path(&self.folder, header.number);
        self.handle = segment::create_whole(self.files.as_ref(), &self.folder, &path, &header.encode())?;
        self.header = header;
        self.head = header.head();
        self.last_frame = 0;
        self.salts = Salts::default();
        Ok(())
    }

    /// After a failed append: the segment ends at the last acknowledged byte again, durably, or we say *perhaps*.
    fn cut_back(&mut self, source: io::Error) -> JournalError {
        let (position, offset) = (self.head.position + 1, self.head.offset);
        let file = segment::path(&self.folder, self.head.segment);
        let cut = match self.handle.size() {
            // Nothing was added: there is nothing to cut off.
            Ok(size) if size == offset => Ok(()),
            _ => self.handle.set_len(offset).and_then(|()| self.handle.sync_data()),
        };
        let error = match cut {
            Ok(()) => JournalError::NotSaved {
                position,
                file,
                offset,
                source,
            },
            Err(cut) => JournalError::PerhapsSaved {
                position,
                file,
                offset,
                source,
                cut,
            },
        };
        self.suspended = Some(error.to_string());
        error
    }
}

/// Whether an answer says that nothing of ours stands there.
fn is_gone(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}
