//! What the disk has of a file, and what of the rest is there after a power cut.

use std::ops::Range;

const SECTOR: usize = 512;

/// A file as the disk has it.
#[derive(Default)]
pub(super) struct Image {
    pub durable: Vec<u8>,
    /// Written since the last sync. A failed sync forgets these, as the kernel does.
    pub dirty: Vec<Range<usize>>,
}

impl Image {
    /// What is on the disk when the power is gone: a whole old or new sector, or beyond the old end also garbage.
    pub(super) fn after_power_cut(&self, now: &[u8], dice: &mut Dice) -> Vec<u8> {
        let old = &self.durable;
        let length = match now.len().checked_sub(old.len()) {
            Some(more) => old.len() + dice.below(more + 1),
            None if dice.below(2) == 0 => old.len(),
            None => now.len(),
        };
        let mut out = Vec::with_capacity(length);
        for start in (0..length).step_by(SECTOR) {
            let sector = start..length.min(start + SECTOR);
            let dirty = self
                .dirty
                .iter()
                .any(|it| it.start < sector.end && sector.start < it.end);
            let choice = if dirty { dice.below(3) } else { 0 };
            for at in sector {
                let kept = old.get(at).copied();
                out.push(match choice {
                    0 => kept.unwrap_or(0),
                    1 => now.get(at).copied().or(kept).unwrap_or(0),
                    _ => kept.unwrap_or_else(|| dice.below(256).to_le_bytes()[0]),
                });
            }
        }
        out
    }

    /// Puts back what the disk has, except where a write is still on its way.
    pub(super) fn forget(&self, now: &mut [u8]) {
        for (at, byte) in now.iter_mut().enumerate() {
            if !self.dirty.iter().any(|it| it.contains(&at)) {
                *byte = self.durable.get(at).copied().unwrap_or(0);
            }
        }
    }

    /// A sync that reached the disk while the file held these bytes.
    pub(super) fn synced(&mut self, now: &[u8]) {
        self.durable.resize(now.len(), 0);
        for range in self.dirty.drain(..) {
            let range = range.start.min(now.len())..range.end.min(now.len());
            self.durable[range.clone()].copy_from_slice(&now[range]);
        }
    }
}

/// A small deterministic generator (splitmix64).
pub(super) struct Dice(pub u64);

impl Dice {
    /// A number from 0 to below the bound.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 1).unwrap_or(0) % bound.max(1)
    }
}
