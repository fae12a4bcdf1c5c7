//! The journal's changes in chunks, for whoever folds them: read and decoded on a thread of their own, so that
//! building a store anew takes little longer than the slower of the two.

use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, PoisonError};
use std::thread;

use chrono::Datelike;

use super::Trouble;
use crate::codec::{Codec, CodecError};
use crate::journal::{Entries, Head};
use crate::store::{Image, StoreError};

/// Images after which a chunk ends with its month: a page holds a month, and is then written once.
const LEAST: usize = 10_000;
/// Images after which it ends anyway. Two chunks are in memory at once, and one is being filled.
const MOST: usize = 50_000;

/// Some entries' changes, in order.
pub struct Chunk {
    /// What became of the records they changed, in order.
    pub images: Vec<Image>,
    /// Of how many entries.
    pub entries: u64,
    /// The place after the last of them.
    pub head: Head,
}

impl Chunk {
    const EMPTY: Self = Self {
        images: Vec::new(),
        entries: 0,
        head: Head::EMPTY,
    };
}

/// Hands every change on, in order.
///
/// # Errors
/// When the journal cannot be read, an entry cannot be decoded, or `each` says so.
pub fn in_chunks(
    entries: Entries,
    codec: &Codec,
    mut each: impl FnMut(Chunk) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let waiting = Mutex::new(Some(entries));
    let taken = || waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
    thread::scope(|scope| {
        let (send, receive) = sync_channel(0);
        let beside = thread::Builder::new().spawn_scoped(scope, move || {
            if let Some(entries) = taken() {
                decode(entries, codec, |chunk| send.send(chunk).is_ok());
            }
        });
        if beside.is_err() {
            // The system gives no more threads: one after the other then.
            let mut done = Ok(());
            if let Some(entries) = taken() {
                decode(entries, codec, |chunk| {
                    done = chunk.and_then(&mut each);
                    done.is_ok()
                });
            }
            return done;
        }
        for chunk in receive {
            each(chunk?)?;
        }
        Ok(())
    })
}

/// Hands on chunk after chunk until the journal ends or nobody listens any more.
fn decode(mut entries: Entries, codec: &Codec, mut hand: impl FnMut(Result<Chunk, Trouble>) -> bool) {
    let mut chunk = Chunk::EMPTY;
    let mut month = 0;
    while let Some(item) = entries.next() {
        let decoded = item.map_err(Trouble::from).and_then(|(_, written)| {
            let read = || Ok((codec.decode_signature(&written)?, codec.decode_images(&written)?));
            read().map_err(|error: CodecError| StoreError::from(error).into())
        });
        let (signature, images) = match decoded {
            Ok(read) => read,
            Err(trouble) => {
                hand(Err(trouble));
                return;
            }
        };
        let now = signature.local.month();
        let full = (chunk.images.len() >= LEAST && now != month) || chunk.images.len() >= MOST;
        month = now;
        if full && !hand(Ok(std::mem::replace(&mut chunk, Chunk::EMPTY))) {
            return;
        }
        chunk.images.extend(images);
        chunk.entries += 1;
        chunk.head = entries.head().unwrap_or(chunk.head);
    }
    if chunk.entries > 0 {
        hand(Ok(chunk));
    }
}
