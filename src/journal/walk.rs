//! Reading on from frame to frame and from segment to segment, the one way used by reading, checking and opening.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::frames::{Frames, Step};
use super::segment::{self, Header};
use super::{Access, Chain, Files, Flaw, Head, JournalError, JournalId};

/// What a reader knew before it began.
#[derive(Clone)]
pub(super) struct Source {
    pub files: Arc<dyn Files>,
    pub folder: PathBuf,
    /// A place that was acknowledged before reading began: bad or gone up to here is damage.
    pub certain: Option<Head>,
    /// The last entry to be read; where there is none, an unfinished tail is a quiet end.
    pub stop: Option<u64>,
    /// The highest segment when reading began; those before it were closed.
    pub segments: u32,
}

/// A walk over the frames of a journal.
pub(super) struct Walk {
    source: Source,
    /// The frames of the segment at hand.
    pub frames: Frames,
    /// Bytes of the segments before this one.
    pub bytes_before: u64,
}

impl Walk {
    /// From the beginning of the segment that holds the entry after `position`.
    pub(super) fn after(source: Source, position: u64) -> Result<Self, JournalError> {
        let (mut low, mut high) = (1, source.segments.max(1));
        while low < high {
            let middle = high - (high - low) / 2;
            let (_, header) = segment::open(source.files.as_ref(), &source.folder, middle, Access::Read)?;
            if header.first_position <= position.saturating_add(1) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Self::from_segment(source, low)
    }

    /// From the beginning of a segment.
    pub(super) fn from_segment(source: Source, number: u32) -> Result<Self, JournalError> {
        let (handle, header) = segment::open(source.files.as_ref(), &source.folder, number, Access::Read)?;
        if number == 1 && !header.is_for(&Header::FIRST) {
            return Err(JournalError::damage(
                &segment::path(&source.folder, 1),
                0,
                Flaw::Junction,
            ));
        }
        Ok(Self {
            source,
            frames: Frames::new(handle, &header),
            bytes_before: 0,
        })
    }

    /// The next frame: `Some(true)` where it completes an entry, `None` at the end.
    pub(super) fn step(&mut self) -> Result<Option<bool>, JournalError> {
        loop {
            if self
                .source
                .stop
                .is_some_and(|stop| self.frames.head.position >= stop)
            {
                return Ok(None);
            }
            let stepped = self.frames.step();
            match stepped.map_err(|error| JournalError::io("read", &self.file())(error))? {
                Step::Frame(last) => {
                    if last {
                        self.compare()?;
                    }
                    return Ok(Some(last));
                }
                Step::End if self.next_segment()? => {}
                Step::End => return self.end(None),
                Step::Flaw(flaw) => return self.end(Some(flaw)),
            }
        }
    }

    /// The file at hand.
    fn file(&self) -> PathBuf {
        segment::path(&self.source.folder, self.frames.head.segment)
    }

    /// At the acknowledged place there must be the very entry that was acknowledged.
    fn compare(&self) -> Result<(), JournalError> {
        match self.source.certain {
            Some(certain)
                if certain.position == self.frames.head.position
                    && certain.chain != self.frames.head.chain =>
            {
                Err(JournalError::damage(
                    &self.file(),
                    self.frames.last_frame,
                    Flaw::Replaced,
                ))
            }
            _ => Ok(()),
        }
    }

    /// Nothing good follows: the end, unless more was acknowledged than was found.
    fn end(&self, flaw: Option<Flaw>) -> Result<Option<bool>, JournalError> {
        let missing = self
            .source
            .certain
            .is_some_and(|certain| certain.position > self.frames.head.position)
            || self.source.stop.is_some()
            || self.frames.head.segment < self.source.segments;
        match flaw {
            Some(flaw) if missing || matches!(flaw, Flaw::Newer(_)) => {
                Err(JournalError::damage(&self.file(), self.frames.offset, flaw))
            }
            None if missing => Err(JournalError::damage(&self.file(), self.frames.offset, Flaw::Gone)),
            _ => Ok(None),
        }
    }

    /// Goes on in the next segment, if there is one and it continues this one.
    fn next_segment(&mut self) -> Result<bool, JournalError> {
        let number = self.frames.head.segment + 1;
        let opened = segment::open(
            self.source.files.as_ref(),
            &self.source.folder,
            number,
            Access::Read,
        );
        let (handle, header) = match opened {
            Err(JournalError::SegmentMissing { .. }) if number > self.source.segments => return Ok(false),
            opened => opened?,
        };
        let follows = header.is_for(&Header::after(&self.frames.head, self.frames.last_frame));
        if !follows || header.version < self.frames.version {
            return Err(JournalError::damage(
                &self.file(),
                self.frames.offset,
                Flaw::Junction,
            ));
        }
        self.bytes_before += self.frames.offset;
        self.frames = Frames::new(handle, &header);
        Ok(true)
    }
}

/// The size of all segments together, for progress.
pub(super) fn total_bytes(source: &Source) -> Result<u64, JournalError> {
    let mut total = 0;
    for number in 1..=source.segments {
        let path = segment::path(&source.folder, number);
        let size = source
            .files
            .open(&path, Access::Read)
            .and_then(|handle| handle.size());
        total += match size {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(JournalError::SegmentMissing { file: path });
            }
            size => size.map_err(JournalError::io("read", &path))?,
        };
    }
    Ok(total)
}

/// The chain after an entry; none where the journal ends before it.
pub(super) fn chain_in(source: &Source, position: u64) -> Result<Option<Chain>, JournalError> {
    let Some(before) = position.checked_sub(1) else {
        return Ok(Some(Chain::START));
    };
    let mut walk = Walk::after(source.clone(), before)?;
    while walk.frames.head.position < position {
        if walk.step()?.is_none() {
            return Ok(None);
        }
    }
    Ok(Some(walk.frames.head.chain))
}

/// Which journal it is, by its first entry; none where that is not there yet, or cannot be read.
pub(super) fn id_of(files: &dyn Files, folder: &Path) -> Result<Option<JournalId>, JournalError> {
    let (handle, header) = match segment::open(files, folder, 1, Access::Read) {
        // What stands there instead of a folder is said elsewhere.
        Err(JournalError::Io { source, .. }) if source.kind() == io::ErrorKind::NotADirectory => {
            return Ok(None);
        }
        Err(error @ JournalError::Io { .. }) => return Err(error),
        Err(_) => return Ok(None),
        Ok(opened) => opened,
    };
    let mut frames = Frames::new(handle, &header);
    let path = segment::path(folder, 1);
    while matches!(
        frames.step().map_err(JournalError::io("read", &path))?,
        Step::Frame(_)
    ) {
        if frames.head.position == 1 {
            return Ok(Some(JournalId::of(frames.head.chain)));
        }
    }
    Ok(None)
}
