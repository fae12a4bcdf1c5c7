//! The journal's changes in chunks, for whoever folds them: read and decoded on a thread of their own, so that
//! building a store anew takes little longer than the slower of the two.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use super::Trouble;
use crate::codec;
use crate::domain::record::Change;
use crate::journal::{Entries, Head};
use crate::store::StoreError;

/// Changes gathered before they are handed on. Weeks of a large workshop at a time, so that a page is not
/// written anew for every few days; two chunks are in memory at once.
const CHUNK: usize = 40_000;

/// Some entries' changes, in order.
pub struct Chunk {
    /// The changes.
    pub changes: Vec<Change>,
    /// Of how many entries.
    pub entries: u64,
    /// The place after the last of them.
    pub head: Head,
}

/// Hands every change on, in order.
///
/// # Errors
/// When the journal cannot be read, an entry cannot be decoded, or `each` says so.
pub fn in_chunks(
    entries: Entries,
    mut each: impl FnMut(Chunk) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    thread::scope(|scope| {
        let (send, receive) = sync_channel(0);
        scope.spawn(move || decode(entries, &send));
        for chunk in receive {
            each(chunk?)?;
        }
        Ok(())
    })
}

/// Sends chunk after chunk until the journal ends or nobody listens any more.
fn decode(mut entries: Entries, send: &SyncSender<Result<Chunk, Trouble>>) {
    let mut chunk = None;
    while let Some(item) = entries.next() {
        let decoded = item
            .map_err(Trouble::from)
            .and_then(|(_, bytes)| codec::decode_entry(&bytes).map_err(|e| StoreError::from(e).into()));
        let entry = match decoded {
            Ok(entry) => entry,
            Err(trouble) => {
                let _ = send.send(Err(trouble));
                return;
            }
        };
        let filling: &mut Chunk = chunk.get_or_insert_with(|| Chunk {
            changes: Vec::new(),
            entries: 0,
            head: Head::EMPTY,
        });
        filling.changes.extend(entry.changes);
        filling.entries += 1;
        filling.head = entries.head().unwrap_or(filling.head);
        let full = filling.changes.len() >= CHUNK;
        if let Some(chunk) = chunk.take_if(|_| full)
            && send.send(Ok(chunk)).is_err()
        {
            return;
        }
    }
    if let Some(chunk) = chunk {
        let _ = send.send(Ok(chunk));
    }
}
