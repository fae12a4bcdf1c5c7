//! One frame: an entry, or a part of one.
//!
//! | byte | |
//! |---|---|
//! | 0 | length of what follows byte 8, u32 |
//! | 4 | crc32 of segment number, offset in the segment, length and everything from byte 8 |
//! | 8 | format version, u8 |
//! | 9 | 1 where this is the last part of its entry, else 0 |
//! | 10 | part number, u16, from 0 |
//! | 12 | local position of the entry, u64, from 1 |
//! | 20 | the place in the chain of the frame before |
//! | 52 | payload |
//!
//! Numbers are big-endian. The crc covers the frame's own place: bytes that look like a frame but are only a copy
//! of one, inside a payload or in a recycled block, do not pass for one.
//!
//! Version 1 is only read: its payload is a piece of the entry's bytes, and its place in the chain is the blake3 of
//! the whole frame. The payload of version 2 is a [sheet](crate::sheet), and its place in the chain follows from what
//! is meant, never from the bytes it is kept in. In both, bytes 0–8 and what the crc covers are the same, so that a
//! program that knows only version 1 says *newer* of version 2.

use super::{Chain, Flaw};
use crate::sheet;
#[cfg(feature = "testing")]
use crate::sheet::Salts;
pub(super) use crate::sheet::take;

/// Bytes before the payload.
pub(super) const FRAME_HEAD: usize = 52;
/// The longest frame, its head included.
pub(super) const MAX_FRAME: usize = 1 << 20;
/// The format that is only read.
pub(super) const FIRST_VERSION: u8 = 1;
/// The format this program writes.
pub(super) const FRAME_VERSION: u8 = 2;

/// Where a frame stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub segment: u32,
    pub offset: u64,
}

/// What a frame's head says, apart from its length and checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FrameHead {
    pub last: bool,
    pub part: u16,
    pub position: u64,
    pub previous: Chain,
}

/// Writes the frame into `out` (emptied first). The payload fits, the caller sees to that.
pub(super) fn encode(out: &mut Vec<u8>, version: u8, place: Place, head: &FrameHead, payload: &[u8]) {
    let length = u32::try_from(FRAME_HEAD - 8 + payload.len()).unwrap_or(u32::MAX);
    out.clear();
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&[0; 4]);
    out.push(version);
    out.push(u8::from(head.last));
    out.extend_from_slice(&head.part.to_be_bytes());
    out.extend_from_slice(&head.position.to_be_bytes());
    out.extend_from_slice(&head.previous.0);
    out.extend_from_slice(payload);
    let crc = checksum(out, place);
    out[4..8].copy_from_slice(&crc.to_be_bytes());
}

/// The whole size of the frame whose first bytes these are, within the limits.
pub(super) fn size(start: &[u8]) -> Result<usize, Flaw> {
    let size = u32::from_be_bytes(take(start, 0)) as usize;
    match size.checked_add(8) {
        Some(size) if (FRAME_HEAD..=MAX_FRAME).contains(&size) => Ok(size),
        _ => Err(Flaw::Length),
    }
}

/// Reads a whole frame's head after checking its checksum, in a segment of this version.
pub(super) fn check(frame: &[u8], place: Place, version: u8) -> Result<FrameHead, Flaw> {
    if frame.len() < FRAME_HEAD {
        return Err(Flaw::Short);
    }
    if checksum(frame, place) != u32::from_be_bytes(take(frame, 4)) {
        return Err(Flaw::Checksum);
    }
    if frame[8] > version {
        return Err(Flaw::Newer(u16::from(frame[8])));
    }
    if frame[8] < version || frame[9] > 1 {
        return Err(Flaw::Order);
    }
    Ok(head(frame))
}

/// What the head says, unchecked.
pub(super) fn head(frame: &[u8]) -> FrameHead {
    FrameHead {
        last: frame.get(9) == Some(&1),
        part: u16::from_be_bytes(take(frame, 10)),
        position: u64::from_be_bytes(take(frame, 12)),
        previous: Chain(take(frame, 20)),
    }
}

/// The place in the chain that a frame makes.
pub(super) fn chain(frame: &[u8]) -> Result<Chain, Flaw> {
    if frame.get(8) == Some(&FIRST_VERSION) {
        return Ok(Chain(*blake3::hash(frame).as_bytes()));
    }
    let (head, payload) = frame.split_at_checked(FRAME_HEAD).ok_or(Flaw::Short)?;
    Ok(Chain(sheet::chain(&head[20..], &head[8..20], payload)?))
}

fn checksum(frame: &[u8], place: Place) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&place.segment.to_be_bytes());
    crc.update(&place.offset.to_be_bytes());
    crc.update(&frame[..4]);
    crc.update(&frame[8..]);
    crc.finalize()
}

/// Puts a frame's place in the chain, its digests and its checksum right; answers the place it makes. For feeding it
/// anything.
#[cfg(feature = "testing")]
pub(super) fn mend(frame: &mut [u8], place: Place, previous: Chain, salts: &mut Salts) -> Option<Chain> {
    frame.get_mut(20..FRAME_HEAD)?.copy_from_slice(&previous.0);
    if frame[8] != FIRST_VERSION {
        let part = head(frame).part;
        sheet::mend(&mut frame[FRAME_HEAD..], part, salts);
    }
    let crc = checksum(frame, place);
    frame[4..8].copy_from_slice(&crc.to_be_bytes());
    chain(frame).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_frame_reads_back_as_it_was_written(
            payload in prop::collection::vec(any::<u8>(), 0..2000),
            segment in 1u32.., offset in any::<u64>(), part in any::<u16>(), position in 1u64.., last in any::<bool>(),
            previous in any::<[u8; 32]>(),
        ) {
            let place = Place { segment, offset };
            let head = FrameHead { last, part, position, previous: Chain(previous) };
            let mut frame = Vec::new();
            for version in [FIRST_VERSION, FRAME_VERSION] {
                encode(&mut frame, version, place, &head, &payload);
                prop_assert_eq!(size(&frame), Ok(frame.len()));
                prop_assert_eq!(check(&frame, place, version), Ok(head));
                prop_assert_eq!(&frame[FRAME_HEAD..], &payload[..]);
                let elsewhere = Place { segment, offset: offset ^ 1 };
                prop_assert_eq!(check(&frame, elsewhere, version), Err(Flaw::Checksum));
            }
            encode(&mut frame, FIRST_VERSION, place, &head, &payload);
            prop_assert_eq!(chain(&frame), Ok(Chain(*blake3::hash(&frame).as_bytes())));
        }

        #[test]
        fn a_flipped_bit_anywhere_is_noticed(
            payload in prop::collection::vec(any::<u8>(), 0..300), at in any::<prop::sample::Index>(), bit in 0u8..8,
        ) {
            let place = Place { segment: 3, offset: 76 };
            let head = FrameHead { last: true, part: 0, position: 9, previous: Chain::START };
            let mut frame = Vec::new();
            encode(&mut frame, FRAME_VERSION, place, &head, &payload);
            let at = at.index(frame.len());
            frame[at] ^= 1 << bit;
            prop_assert!(check(&frame, place, FRAME_VERSION).is_err());
        }
    }

    #[test]
    fn a_length_is_checked_before_anything_is_allocated() {
        for length in [0u32, 1, 43, u32::try_from(MAX_FRAME).unwrap() - 7, u32::MAX] {
            assert_eq!(size(&length.to_be_bytes()), Err(Flaw::Length), "{length}");
        }
    }
}
