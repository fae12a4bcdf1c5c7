//! The trail: who did what, where, when and why, newest first.

use crate::app::{App, Trouble};
use crate::domain::ids::ParticipantId;
use crate::domain::record::Entry;
use crate::store::StoreError;

/// How many entries are read at first, and how many times more each time that was not enough.
const WINDOW: u64 = 200;
const GROWTH: u64 = 4;

impl App {
    /// The last entries, newest first, each with its position in the journal; of one participant, only those
    /// that changed something about them, and only those changes.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn trail(&self, limit: usize, person: Option<ParticipantId>) -> Result<Vec<(u64, Entry)>, Trouble> {
        let mut trail = Vec::new();
        let (mut until, mut window) = (self.journal().head().position, WINDOW);
        while until > 0 && trail.len() < limit {
            let after = until.saturating_sub(window);
            let mut found = Vec::new();
            for item in self.journal().entries_after(after) {
                let (position, written) = item?;
                if position > until {
                    break;
                }
                let mut entry = self.codec.decode_entry(&written).map_err(StoreError::from)?;
                if let Some(person) = person {
                    entry.changes.retain(|c| c.key.subject() == Some(person));
                    if entry.changes.is_empty() {
                        continue;
                    }
                }
                found.push((position, entry));
            }
            trail.extend(found.into_iter().rev());
            until = after;
            window = window.saturating_mul(GROWTH);
        }
        trail.truncate(limit);
        Ok(trail)
    }
}
