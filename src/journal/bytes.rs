//! A journal that is only bytes in memory, read by the same code as one on disk: for feeding it anything.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::frame::{self, Place};
use super::segment::{FIRST_FRAME, HEADER, segment_name};
use super::{Access, Chain, FileHandle, Files, JournalError, JournalReader};
use crate::sheet::Salts;

/// Reads bytes as the one segment of a journal without a witness, and answers how many entries are in it. `mend`
/// first puts checksums, digests and chain right, so that what lies behind them is read as well.
///
/// # Errors
/// The first thing that is not right.
pub fn read_bytes(bytes: &[u8], mend: bool) -> Result<u64, JournalError> {
    let mut bytes = bytes.to_vec();
    if mend {
        mend_checksums(&mut bytes);
    }
    let files: Arc<dyn Files> = Arc::new(InMemory(Arc::new(bytes)));
    let reader = JournalReader::open(Path::new(""), files)?;
    let mut entries = 0;
    for item in reader.entries_after(0) {
        item?;
        entries += 1;
    }
    Ok(entries)
}

fn mend_checksums(bytes: &mut [u8]) {
    let Some((header, mut rest)) = bytes.split_at_mut_checked(HEADER) else {
        return;
    };
    let crc = crc32fast::hash(&header[..HEADER - 4]).to_be_bytes();
    header[HEADER - 4..].copy_from_slice(&crc);
    let mut chain = Chain(frame::take(header, 24));
    let mut place = Place {
        segment: u32::from_be_bytes(frame::take(header, 12)),
        offset: FIRST_FRAME,
    };
    let mut salts = Salts::default();
    while let Ok(size) = frame::size(rest) {
        let Some((whole, after)) = rest.split_at_mut_checked(size) else {
            return;
        };
        let Some(next) = frame::mend(whole, place, chain, &mut salts) else {
            return;
        };
        chain = next;
        place.offset += size as u64;
        rest = after;
    }
}

struct InMemory(Arc<Vec<u8>>);

fn not_here<T>() -> io::Result<T> {
    Err(io::ErrorKind::NotFound.into())
}

impl Files for InMemory {
    fn create_folder(&self, _: &Path) -> io::Result<()> {
        not_here()
    }

    fn names(&self, _: &Path) -> io::Result<Vec<String>> {
        Ok(vec![segment_name(1)])
    }

    fn create(&self, _: &Path) -> io::Result<Arc<dyn FileHandle>> {
        not_here()
    }

    fn open(&self, path: &Path, _: Access) -> io::Result<Arc<dyn FileHandle>> {
        if path.ends_with(segment_name(1)) {
            Ok(Arc::new(Self(Arc::clone(&self.0))))
        } else {
            not_here()
        }
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        not_here()
    }

    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        not_here()
    }

    fn remove(&self, _: &Path) -> io::Result<()> {
        not_here()
    }
}

impl FileHandle for InMemory {
    fn size(&self) -> io::Result<u64> {
        Ok(self.0.len() as u64)
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let rest = usize::try_from(offset).ok().and_then(|at| self.0.get(at..));
        let rest = rest.unwrap_or_default();
        let many = rest.len().min(buffer.len());
        buffer[..many].copy_from_slice(&rest[..many]);
        Ok(many)
    }

    fn write_all_at(&self, _: &[u8], _: u64) -> io::Result<()> {
        not_here()
    }

    fn sync_data(&self) -> io::Result<()> {
        not_here()
    }

    fn set_len(&self, _: u64) -> io::Result<()> {
        not_here()
    }

    fn forget_cache(&self) {}
}
