//! What was acknowledged, and whether it is still there.

use werkvloer::app::App;
use werkvloer::codec::Codec;
use werkvloer::store::{Applied, Store};

use super::floor::sound;
use super::tally::{Round, Wrong};

/// An acknowledged action: its position, and all records after it as one hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    /// The number of the entry.
    pub position: u64,
    /// All records after it.
    pub state: [u8; 32],
}

impl Acknowledged {
    /// What an open program has acknowledged.
    pub fn of(app: &App) -> Result<Self, Wrong> {
        Ok(Self {
            position: app.journal().head().position,
            state: app.store().state_hash()?,
        })
    }

    /// Sees that it is there after reopening, with at most one more action whole beside it, and that all is sound.
    pub fn is_in(&self, app: &App) -> Round {
        let head = app.journal().head().position;
        if head < self.position {
            return Err(Wrong::Lost(format!(
                "entry {head} is the last of {}",
                self.position
            )));
        }
        if head > self.position + 1 {
            return Err(Wrong::HalfDone(format!(
                "entry {head}, while {} was the last",
                self.position
            )));
        }
        let codec = Codec::plain();
        let mut then = Store::in_memory(&codec);
        for item in app.journal().entries_after(0) {
            let (position, written) = item?;
            if position > self.position {
                break;
            }
            then.apply(
                codec.decode_images(&written)?,
                Applied {
                    position,
                    chain: [0; 32],
                },
            )?;
        }
        if then.state_hash()? != self.state {
            return Err(Wrong::Lost(format!(
                "entry {} says something else",
                self.position
            )));
        }
        sound(app)
    }
}

/// Undo and redo still work, whole.
pub fn can_undo(app: &mut App) -> Round {
    let before = app.store().state_hash()?;
    if app.undo().is_ok() {
        app.redo()?;
    }
    if app.store().state_hash()? == before {
        Ok(())
    } else {
        Err(Wrong::HalfDone("another state after undo and redo".into()))
    }
}
