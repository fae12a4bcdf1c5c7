//! Which terminal this is, and in whose name it goes on.

use std::fs;
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use uuid::Uuid;

use super::opening::write_down;
use super::{App, OpenError, Trouble};
use crate::domain::ids::{SupervisorId, TerminalId};
use crate::journal::careful_flags;
use crate::store::StoreError;

/// A terminal as it was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) id: TerminalId,
    /// Up to here no entry is its own: so far the journal had come when it got its id.
    pub(super) after: u64,
}

/// This terminal, if it was written down. Earlier versions wrote down its id only.
pub(super) fn known_terminal(folder: &Path) -> Option<Known> {
    let mut text = String::new();
    let file = fs::OpenOptions::new()
        .read(true)
        .custom_flags(careful_flags())
        .open(folder.join("terminal"))
        .ok()?;
    io::Read::read_to_string(&mut io::Read::take(file, 64), &mut text).ok()?;
    let mut words = text.split_whitespace();
    Some(Known {
        id: words
            .next()
            .and_then(|id| Uuid::parse_str(id).ok())
            .map(TerminalId)?,
        after: words
            .next()
            .and_then(|after| after.parse().ok())
            .unwrap_or_default(),
    })
}

/// This terminal; a new one, in a journal that has come so far, when there is none yet.
pub(super) fn terminal(folder: &Path, position: u64) -> Known {
    if let Some(known) = known_terminal(folder) {
        // Of a copy that went further on its own it says nothing here.
        let after = Some(known.after).filter(|after| *after <= position);
        return Known {
            after: after.unwrap_or_default(),
            ..known
        };
    }
    let fresh = Known {
        id: TerminalId(Uuid::new_v4()),
        after: position,
    };
    write_terminal(folder, fresh);
    fresh
}

/// Writes down which terminal this is. Not being able to costs no more than the undo of earlier sessions.
pub(super) fn write_terminal(folder: &Path, terminal: Known) {
    let text = match terminal.after {
        0 => terminal.id.0.to_string(),
        after => format!("{} {after}", terminal.id.0),
    };
    write_down(&folder.join("terminal"), text.as_bytes());
}

impl App {
    /// Goes on where this terminal stopped: its sequence, and in whose name it worked. One that has done nothing yet
    /// goes on in the name of who did the last thing.
    pub(super) fn resume_terminal(&mut self) -> Result<(), OpenError> {
        let head = self.ledger.head().position;
        let (mut window, mut last) = (1, None);
        while self.sequence == 0 {
            let after = head.saturating_sub(window);
            for item in self.ledger.entries_after(after) {
                let signature = self.codec.decode_signature(&item?.1);
                let signature = signature.map_err(|e| Trouble::from(StoreError::from(e)))?;
                self.seen(signature.at);
                last = signature.who.or(last);
                if signature.id.terminal == self.terminal.id {
                    self.sequence = self.sequence.max(signature.id.sequence);
                    self.who = signature.who;
                }
            }
            if after <= self.terminal.after {
                break;
            }
            window *= 32;
        }
        if self.sequence == 0 {
            self.who = last;
            self.begin_after(head);
        }
        self.settle_who();
        Ok(())
    }

    /// Nothing up to here is this terminal's own: the next start need not look there again.
    fn begin_after(&mut self, position: u64) {
        if self.terminal.after < position {
            self.terminal.after = position;
            write_terminal(&self.folder, self.terminal);
        }
    }

    /// A supervisor that is no longer there enters nothing any more: then it is the first that is.
    pub(super) fn settle_who(&mut self) {
        let all = &self.directory().supervisors;
        let here = |who: SupervisorId| all.get(&who).is_some_and(|s| !s.ended);
        if !self.who.is_some_and(here) {
            self.who = all.iter().find(|(_, s)| !s.ended).map(|(id, _)| *id);
        }
    }
}
