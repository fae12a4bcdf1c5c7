//! A segment: a header, then frames.
//!
//! | byte | |
//! |---|---|
//! | 0 | `WVJRNL\r\n` |
//! | 8 | format version of header and frames, u16; then two zero bytes |
//! | 12 | number of this segment, u32, from 1 |
//! | 16 | position of the first entry, u64 |
//! | 24 | the chain it goes on from: the end hash of the segment before |
//! | 56 | length of the segment before, u64 |
//! | 64 | where its last frame begins, u64 |
//! | 72 | crc32 of bytes 0–71 |
//!
//! So each closed segment's length and end hash stand in the next one, and opening reads one frame of each.
//!
//! A segment holds frames of one version: what a newer program writes first closes the one at hand. Nothing but zeros
//! after a whole entry is the end of the data, in a segment of version 2.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::is_no_file;
use super::frame::{self, FIRST_VERSION, FRAME_HEAD, FRAME_VERSION, Place, take};
use super::{Access, Chain, FileHandle, Files, Flaw, Head, JournalError};

const MAGIC: [u8; 8] = *b"WVJRNL\r\n";
/// Bytes before the first frame.
pub(super) const HEADER: usize = 76;
/// The same, as an offset.
pub(super) const FIRST_FRAME: u64 = HEADER as u64;
/// The name a file has while it is being made.
const UNFINISHED: &str = "new.tmp";

/// Where a segment starts, and where the one before it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The version of its frames.
    pub version: u8,
    pub number: u32,
    pub first_position: u64,
    pub chain: Chain,
    /// Length of the segment before; 0 in the first.
    pub previous_length: u64,
    /// Where its last frame begins; 0 in the first.
    pub previous_last: u64,
}

impl Header {
    pub(super) const FIRST: Self = Self {
        version: FRAME_VERSION,
        number: 1,
        first_position: 1,
        chain: Chain::START,
        previous_length: 0,
        previous_last: 0,
    };

    /// The header of the segment that goes on from `head`, whose last frame begins at `last_frame`.
    pub(super) fn after(head: &Head, last_frame: u64) -> Self {
        Self {
            version: FRAME_VERSION,
            number: head.segment + 1,
            first_position: head.position + 1,
            chain: head.chain,
            previous_length: head.offset,
            previous_last: last_frame,
        }
    }

    /// Whether it stands in the place of another, in whatever version.
    pub(super) fn is_for(&self, other: &Self) -> bool {
        let version = self.version;
        *self == Self { version, ..*other }
    }

    /// The place at the start of this segment.
    pub(super) fn head(&self) -> Head {
        let position = self.first_position.saturating_sub(1);
        Head {
            position,
            chain: self.chain,
            segment: self.number,
            offset: FIRST_FRAME,
        }
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(HEADER);
        out.extend_from_slice(&MAGIC);
        out.extend_from_slice(&u16::from(self.version).to_be_bytes());
        out.extend_from_slice(&[0; 2]);
        out.extend_from_slice(&self.number.to_be_bytes());
        out.extend_from_slice(&self.first_position.to_be_bytes());
        out.extend_from_slice(&self.chain.0);
        out.extend_from_slice(&self.previous_length.to_be_bytes());
        out.extend_from_slice(&self.previous_last.to_be_bytes());
        out.extend_from_slice(&crc32fast::hash(&out).to_be_bytes());
        out
    }

    fn decode(bytes: &[u8]) -> Result<Self, Flaw> {
        let whole = bytes.len() == HEADER
            && bytes.starts_with(&MAGIC)
            && crc32fast::hash(&bytes[..HEADER - 4]) == u32::from_be_bytes(take(bytes, HEADER - 4));
        if !whole {
            return Err(Flaw::Header);
        }
        let number = u16::from_be_bytes(take(bytes, 8));
        let version = match u8::try_from(number) {
            Ok(FIRST_VERSION) => FIRST_VERSION,
            // What the two bytes after it will say is not known yet.
            Ok(FRAME_VERSION) if bytes[10..12] == [0; 2] => FRAME_VERSION,
            _ => return Err(Flaw::Newer(number)),
        };
        Ok(Self {
            version,
            number: u32::from_be_bytes(take(bytes, 12)),
            first_position: u64::from_be_bytes(take(bytes, 16)),
            chain: Chain(take(bytes, 24)),
            previous_length: u64::from_be_bytes(take(bytes, 56)),
            previous_last: u64::from_be_bytes(take(bytes, 64)),
        })
    }
}

/// The name of a segment's file.
#[must_use]
pub fn segment_name(number: u32) -> String {
    format!("{number:08}.wvj")
}

/// The file of a segment.
pub(super) fn path(folder: &Path, number: u32) -> PathBuf {
    folder.join(segment_name(number))
}

/// The number in a segment's name, where it is one.
#[must_use]
pub fn segment_number(name: &str) -> Option<u32> {
    let digits = name.strip_suffix(".wvj")?;
    let number = digits.parse().ok().filter(|&number| number > 0)?;
    (segment_name(number) == name).then_some(number)
}

/// The highest segment in the folder, after checking that every one before it is there by name.
pub(super) fn last(files: &dyn Files, folder: &Path) -> Result<Option<u32>, JournalError> {
    let names = match files.names(folder) {
        // What stands there instead of a folder holds no segment.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok(None);
        }
        names => names.map_err(JournalError::io("list", folder))?,
    };
    let mut numbers: Vec<u32> = names.iter().filter_map(|name| segment_number(name)).collect();
    numbers.sort_unstable();
    for (expected, &found) in (1..).zip(&numbers) {
        if expected != found {
            return Err(JournalError::SegmentMissing {
                file: path(folder, expected),
            });
        }
    }
    Ok(numbers.last().copied())
}

/// Opens a segment and reads its header.
pub(super) fn open(
    files: &dyn Files,
    folder: &Path,
    number: u32,
    access: Access,
) -> Result<(Arc<dyn FileHandle>, Header), JournalError> {
    open_at(files, &path(folder, number), number, access)
}

/// The same, wherever it lies.
pub(super) fn open_at(
    files: &dyn Files,
    path: &Path,
    number: u32,
    access: Access,
) -> Result<(Arc<dyn FileHandle>, Header), JournalError> {
    let handle = match files.open(path, access) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let file = path.to_path_buf();
            return Err(JournalError::SegmentMissing { file });
        }
        Err(error) if is_no_file(&error) => return Err(JournalError::damage(path, 0, Flaw::Header)),
        handle => handle.map_err(JournalError::io("open", path))?,
    };
    let mut bytes = [0; HEADER];
    let got = read_full(
        &mut At {
            handle: Arc::clone(&handle),
            offset: 0,
        },
        &mut bytes,
    )
    .map_err(JournalError::io("read", path))?;
    let header = Header::decode(&bytes[..got]).map_err(|flaw| JournalError::damage(path, 0, flaw))?;
    if header.number != number {
        return Err(JournalError::damage(path, 0, Flaw::Junction));
    }
    Ok((handle, header))
}

/// Makes a file under a passing name, syncs it, and only then gives it its own name: it is whole or not there.
pub(super) fn create_whole(
    files: &dyn Files,
    folder: &Path,
    path: &Path,
    bytes: &[u8],
) -> io::Result<Arc<dyn FileHandle>> {
    let unfinished = folder.join(UNFINISHED);
    files.remove(&unfinished)?;
    let handle = files.create(&unfinished)?;
    handle.write_all_at(bytes, 0)?;
    handle.sync_data()?;
    files.rename(&unfinished, path)?;
    files.sync_folder(folder)?;
    Ok(handle)
}

/// Checks that a closed segment is as long as the next one says, and ends with the frame it says.
pub(super) fn check_closed(
    (handle, version): (&Arc<dyn FileHandle>, u8),
    path: &Path,
    next: &Header,
) -> Result<(), JournalError> {
    let broken = |offset| JournalError::damage(path, offset, Flaw::Junction);
    let size = handle.size().map_err(JournalError::io("read", path))?;
    let length = next
        .previous_length
        .checked_sub(next.previous_last)
        .and_then(|it| usize::try_from(it).ok());
    let length = length.filter(|it| (FRAME_HEAD..=frame::MAX_FRAME).contains(it));
    let Some(length) = length.filter(|_| size == next.previous_length) else {
        return Err(broken(size.min(next.previous_length)));
    };
    let mut bytes = vec![0; length];
    let got = read_full(
        &mut At {
            handle: Arc::clone(handle),
            offset: next.previous_last,
        },
        &mut bytes,
    )
    .map_err(JournalError::io("read", path))?;
    let place = Place {
        segment: next.number - 1,
        offset: next.previous_last,
    };
    let head = frame::check(&bytes[..got], place, version)
        .map_err(|flaw| JournalError::damage(path, next.previous_last, flaw))?;
    if head.last
        && next.first_position.checked_sub(1) == Some(head.position)
        && frame::chain(&bytes) == Ok(next.chain)
    {
        Ok(())
    } else {
        Err(broken(next.previous_last))
    }
}

/// A cursor over an open file.
pub(super) struct At {
    pub handle: Arc<dyn FileHandle>,
    pub offset: u64,
}

impl Read for At {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.handle.read_at(buffer, self.offset)?;
        self.offset += got as u64;
        Ok(got)
    }
}

/// Reads until the buffer is full or the file ends; answers how much there was.
pub(super) fn read_full(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut got = 0;
    while got < buffer.len() {
        match source.read(&mut buffer[got..])? {
            0 => break,
            more => got += more,
        }
    }
    Ok(got)
}
