//! Reading: entries one at a time, and the check of the whole chain. Takes no lock and changes nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::belongs::{Belongs, JournalId, Said, belongs};
use super::frame::FIRST_VERSION;
use super::walk::{Source, Walk, chain_in, id_of, total_bytes};
use super::{Access, Chain, Files, Head, JournalError, Verified, Written, segment, stray, witness};

/// A journal that is only read: on a read-only folder, or next to the process that writes.
pub struct JournalReader {
    pub(super) source: Source,
    pub(super) witness: Witnessed,
}

/// What the witness was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Witnessed {
    /// Of this journal: the last acknowledged place it knows.
    Here(Head),
    /// Missing or unreadable.
    Lost,
    /// Of another journal or another copy.
    Strange(Belongs),
}

impl JournalReader {
    /// Looks at the journal in the folder; what is saved up to now will be read, or an error tells why not.
    ///
    /// # Errors
    /// No journal there, a missing segment, an unreadable file.
    pub fn open(folder: &Path, files: Arc<dyn Files>) -> Result<Self, JournalError> {
        // The witness first: what it knows was on disk before we look at anything else.
        let found = witness::load(files.as_ref(), folder)?;
        if !found.is_elsewhere(id_of(files.as_ref(), folder)?) {
            stray::refuse(&files, folder, &found)?;
        }
        let Some(segments) = segment::last(files.as_ref(), folder)? else {
            return Err(match found {
                witness::Found::Missing => JournalError::Absent {
                    folder: folder.to_path_buf(),
                },
                _ => JournalError::SegmentMissing {
                    file: segment::path(folder, 1),
                },
            });
        };
        let folder = folder.to_path_buf();
        let mut source = Source {
            files,
            folder,
            certain: None,
            stop: None,
            segments,
        };
        let witness = judged(&source, &found)?;
        if let Witnessed::Here(head) = witness {
            source.certain = Some(head);
        }
        Ok(Self { source, witness })
    }

    /// What the witness was found to be.
    #[must_use]
    pub const fn witness(&self) -> Witnessed {
        self.witness
    }

    /// Which journal it is; none before its first entry, or where that cannot be read.
    ///
    /// # Errors
    /// The system's answer.
    pub fn id(&self) -> Result<Option<JournalId>, JournalError> {
        id_of(self.source.files.as_ref(), &self.source.folder)
    }

    /// How what is said of a journal stands to this one, as far as it is read.
    ///
    /// # Errors
    /// Damage on the way to the place that was said.
    pub fn belongs(&self, said: &Said) -> Result<Belongs, JournalError> {
        let there = match self.source.stop {
            Some(stop) if said.at.position > stop => None,
            _ => self.chain_at(said.at.position)?,
        };
        Ok(belongs(self.id()?, there, said))
    }

    /// The refusal where these files know of an entry that the journal, which ends here, does not have.
    #[must_use]
    pub fn lost(&self, end: Head, position: u64, files: Vec<PathBuf>) -> JournalError {
        JournalError::StoreAhead {
            store: position,
            journal: end.position,
            folder: self.source.folder.clone(),
            files,
        }
    }

    /// How many bytes of the last segment follow `head`: an entry that was never finished.
    ///
    /// # Errors
    /// The system's answer.
    pub fn bytes_after(&self, head: Head) -> Result<u64, JournalError> {
        let path = segment::path(&self.source.folder, head.segment);
        let handle = self.source.files.open(&path, Access::Read);
        let size = handle.and_then(|handle| handle.size());
        Ok(size
            .map_err(JournalError::io("read", &path))?
            .saturating_sub(head.offset))
    }

    /// The entries after `position` (0: all of them), one at a time in memory.
    /// A quiet end is the end of what was saved; damage is an error, and the last item.
    #[must_use]
    pub fn entries_after(&self, position: u64) -> Entries {
        Entries {
            state: State::Begin(self.source.clone()),
            after: position,
            head: None,
        }
    }

    /// The same journal as it was at `head`: what another process adds from then on is not seen.
    #[must_use]
    pub fn until(mut self, head: Head) -> Self {
        self.source.certain = Some(head);
        self.source.stop = Some(head.position);
        self.source.segments = head.segment;
        self
    }

    /// Checks every byte of every segment; `progress` is told (bytes done, bytes in total) now and then.
    ///
    /// # Errors
    /// The first damage found.
    pub fn verify(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Verified, JournalError> {
        let walk = self.walk_all(progress)?;
        let head = walk.frames.head;
        Ok(Verified {
            entries: head.position,
            segments: head.segment,
            bytes: walk.bytes_before + head.offset,
            chain: head.chain,
        })
    }

    /// The place after the last entry there is now, with every byte up to there checked.
    ///
    /// # Errors
    /// The first damage found.
    pub fn verified_head(&self) -> Result<Head, JournalError> {
        Ok(self.walk_all(&mut |_, _| {})?.frames.head)
    }

    /// The chain after an entry; none where the journal ends before it.
    ///
    /// # Errors
    /// Damage on the way there.
    pub fn chain_at(&self, position: u64) -> Result<Option<Chain>, JournalError> {
        chain_in(&self.source, position)
    }

    fn walk_all(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Walk, JournalError> {
        const STRIDE: u64 = 1 << 20;
        let total = total_bytes(&self.source)?;
        let mut walk = Walk::from_segment(self.source.clone(), 1)?;
        let mut told = 0;
        progress(0, total);
        while walk.step()?.is_some() {
            let done = walk.bytes_before + walk.frames.offset;
            if done >= told + STRIDE {
                progress(done.min(total), total);
                told = done;
            }
        }
        progress(total, total);
        Ok(walk)
    }
}

/// Whether the witness is of the journal that is there. Where that cannot be seen it is believed, and reading on meets
/// what is wrong.
pub(super) fn judged(source: &Source, found: &witness::Found) -> Result<Witnessed, JournalError> {
    let (Some(head), Some(said)) = (found.head(), found.said()) else {
        return Ok(Witnessed::Lost);
    };
    let id = id_of(source.files.as_ref(), &source.folder)?;
    if found.is_elsewhere(id) {
        return Ok(Witnessed::Strange(Belongs::Elsewhere));
    }
    let there = match chain_in(source, head.position) {
        Err(error @ JournalError::Io { .. }) => return Err(error),
        there => there.ok().flatten(),
    };
    Ok(match belongs(id, there, &said) {
        Belongs::Here | Belongs::Ahead => Witnessed::Here(head),
        strange => Witnessed::Strange(strange),
    })
}

/// Entries in order, each with its position. After an error nothing follows.
pub struct Entries {
    state: State,
    after: u64,
    head: Option<Head>,
}

impl Entries {
    /// The place after the entry given last; none before the first.
    #[must_use]
    pub fn head(&self) -> Option<Head> {
        self.head
    }
}

enum State {
    Begin(Source),
    Walking(Box<Walk>),
    Done,
}

impl Iterator for Entries {
    type Item = Result<(u64, Written), JournalError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut walk = match std::mem::replace(&mut self.state, State::Done) {
            State::Begin(source) => match Walk::after(source, self.after) {
                Ok(walk) => Box::new(walk),
                Err(error) => return Some(Err(error)),
            },
            State::Walking(walk) => walk,
            State::Done => return None,
        };
        let mut written: Option<Written> = None;
        loop {
            let position = walk.frames.head.position;
            match walk.step() {
                Err(error) => return Some(Err(error)),
                Ok(None) => return None,
                Ok(Some(_)) if position < self.after => {}
                Ok(Some(last)) => {
                    let mut so_far = written.take().unwrap_or_else(|| match walk.frames.version {
                        FIRST_VERSION => Written::whole(Vec::new()),
                        _ => Written::parts(&[]),
                    });
                    so_far.add(walk.frames.payload());
                    if last {
                        let head = walk.frames.head;
                        self.head = Some(head);
                        self.state = State::Walking(walk);
                        return Some(Ok((head.position, so_far)));
                    }
                    written = Some(so_far);
                }
            }
        }
    }
}
