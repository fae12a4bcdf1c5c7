//! Making a store in bulk: entries that were prepared elsewhere, for the demo and for measuring at ten years.
//! Nothing is durable until all of it is written; a store that people work in is never made this way.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::opening::{begin, begin_journal};
use super::terminal::{Known, write_terminal};
use super::{App, Clock, OpenError};
use crate::codec::Codec;
use crate::domain::ids::TerminalId;
use crate::domain::record::Entry;
use crate::journal::{Access, FileHandle, Files, Journal, JournalError, OsFiles};
use crate::store::Store;

/// Takes prepared entries, in order.
pub(crate) struct Bulk<'a>(&'a mut Journal, Codec);

impl Bulk<'_> {
    /// Adds an entry; it is durable once all are written.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub(crate) fn append(&mut self, entry: &Entry) -> Result<(), JournalError> {
        self.0.append(&self.1.encode_entry(entry)).map(|_| ())
    }
}

impl App {
    /// Makes a new store of the entries that `write` appends, and builds what the screens read. What was
    /// written when it fails is taken away again.
    ///
    /// # Errors
    /// When there is a store already, or the folder cannot be used.
    pub(crate) fn create_in_bulk(
        folder: &Path,
        clock: Box<dyn Clock>,
        terminal: TerminalId,
        write: impl FnOnce(&mut Bulk<'_>) -> Result<(), JournalError>,
    ) -> Result<(), OpenError> {
        let (claim, guard) = begin(folder, &*clock)?;
        begin_journal(folder, Arc::new(Unsynced), |journal| {
            journal.invented(*blake3::hash(terminal.0.as_bytes()).as_bytes());
            write(&mut Bulk(journal, Codec::plain()))
        })?;
        let (id, after) = (terminal, 0);
        write_terminal(folder, Known { id, after });
        drop((claim, guard));
        Self::open(folder, clock)?.take_stock();
        Ok(())
    }

    /// Closes the store after a large piece of work. sled takes stock of so much at once when it is opened next:
    /// better here than before a user.
    pub fn take_stock(mut self) {
        self.settle();
        if !self.store.is_in_memory() {
            self.store = Store::in_memory(&self.codec);
            let _ = Store::open(&self.folder.join("sled"), &self.codec);
        }
    }
}

/// The file system, with every sync left out: [`begin_journal`] makes up for it at the end.
struct Unsynced;

struct UnsyncedFile(Arc<dyn FileHandle>);

impl Files for Unsynced {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        OsFiles.create_folder(folder)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        OsFiles.names(folder)
    }

    fn create(&self, path: &Path) -> io::Result<Arc<dyn FileHandle>> {
        Ok(Arc::new(UnsyncedFile(OsFiles.create(path)?)))
    }

    fn open(&self, path: &Path, access: Access) -> io::Result<Arc<dyn FileHandle>> {
        Ok(Arc::new(UnsyncedFile(OsFiles.open(path, access)?)))
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        OsFiles.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        OsFiles.remove(path)
    }
}

impl FileHandle for UnsyncedFile {
    fn size(&self) -> io::Result<u64> {
        self.0.size()
    }

    fn size_at(&self, path: &Path) -> io::Result<u64> {
        self.0.size_at(path)
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        self.0.read_at(buffer, offset)
    }

    fn write_all_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        self.0.write_all_at(bytes, offset)
    }

    fn sync_data(&self) -> io::Result<()> {
        Ok(())
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        self.0.set_len(length)
    }

    fn forget_cache(&self) {
        self.0.forget_cache();
    }
}
