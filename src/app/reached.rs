//! How far the journal had come when this was last written down: a plain file beside sled, for whoever may not open
//! sled, or cannot. It is not synced, so it may lag; it never leads, for only what was acknowledged is written down.

use std::path::Path;

use super::opening::write_down;
use crate::journal::{Access, Chain, Files, Head, Known, OsFiles};

const FILE: &str = "reached";
/// What is written is no longer.
const LONGEST: usize = 128;

/// Writes down how far the journal has come. Not being able to costs no more than that a reader notices less.
pub(super) fn write(folder: &Path, head: Head) {
    let said = format!("{} {}", head.position, head.chain);
    let line = format!("{said} {:08x}\n", crc32fast::hash(said.as_bytes()));
    write_down(&folder.join(FILE), line.as_bytes());
}

/// What was written down; none where there is nothing, or nothing that is whole.
pub(super) fn load(folder: &Path) -> Option<Known> {
    let mut bytes = [0; LONGEST];
    let file = OsFiles.open(&folder.join(FILE), Access::Read).ok()?;
    let got = file.read_at(&mut bytes, 0).ok()?;
    let line = std::str::from_utf8(bytes.get(..got)?).ok()?;
    let (said, sum) = line.strip_suffix('\n')?.rsplit_once(' ')?;
    if u32::from_str_radix(sum, 16).ok()? != crc32fast::hash(said.as_bytes()) {
        return None;
    }
    let (position, hex) = said.split_once(' ')?;
    let mut chain = [0; 32];
    for (place, byte) in chain.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    let position = position.parse().ok()?;
    (position > 0).then_some(Known {
        position,
        chain: Chain(chain),
    })
}

/// The further of what sled knows and what was written down: after a power cut either may lag.
pub(super) fn or_further(folder: &Path, known: Option<Known>) -> Option<Known> {
    let position = |known: &Known| known.position;
    known.into_iter().chain(load(folder)).max_by_key(position)
}
