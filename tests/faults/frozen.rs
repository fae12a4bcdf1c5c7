//! How 0.1.0 opened a journal, frozen: what it read, checked, cut off and said. It is never changed, so that what it
//! makes of today's journals stays known.

use std::fs;
use std::io;
use std::path::Path;

/// What 0.1.0 said of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It opened, and cut off so many bytes.
    Opened { position: u64, cut: u64 },
    /// *Written by a newer version of the program.*
    Newer(u16),
    /// Refused, naming the file.
    Damage,
}

const HEADER: usize = 76;
const FRAME_HEAD: usize = 52;
const MAX_FRAME: usize = 1 << 20;

fn take<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut out = [0; N];
    if let Some(found) = bytes.get(at..at + N) {
        out.copy_from_slice(found);
    }
    out
}

/// What a segment begins with: number, first position, chain, length and last frame of the one before.
type Header = (u32, u64, [u8; 32], u64, u64);

fn header(bytes: &[u8]) -> Result<Header, Said> {
    let Some(bytes) = bytes.get(..HEADER) else {
        return Err(Said::Damage);
    };
    let whole = bytes.starts_with(b"WVJRNL\r\n")
        && crc32fast::hash(&bytes[..HEADER - 4]) == u32::from_be_bytes(take(bytes, HEADER - 4));
    if !whole {
        return Err(Said::Damage);
    }
    let version = u16::from_be_bytes(take(bytes, 8));
    if version != 1 {
        return Err(Said::Newer(version));
    }
    Ok((
        u32::from_be_bytes(take(bytes, 12)),
        u64::from_be_bytes(take(bytes, 16)),
        take(bytes, 24),
        u64::from_be_bytes(take(bytes, 56)),
        u64::from_be_bytes(take(bytes, 64)),
    ))
}

/// Why a frame was not taken: none where it was only no good.
type Flaw = Option<u16>;

/// A frame's whole size, whether it is the last of its entry, its part, its position and the chain before it.
type Frame = (usize, bool, u16, u64, [u8; 32]);

fn frame(bytes: &[u8], segment: u32, offset: u64) -> Result<Frame, Flaw> {
    let size = (u32::from_be_bytes(take(bytes, 0)) as usize)
        .checked_add(8)
        .ok_or(None)?;
    if !(FRAME_HEAD..=MAX_FRAME).contains(&size) {
        return Err(None);
    }
    let frame = bytes.get(..size).ok_or(None)?;
    let mut crc = crc32fast::Hasher::new();
    crc.update(&segment.to_be_bytes());
    crc.update(&offset.to_be_bytes());
    crc.update(&frame[..4]);
    crc.update(&frame[8..]);
    if crc.finalize() != u32::from_be_bytes(take(frame, 4)) {
        return Err(None);
    }
    if frame[8] != 1 {
        return Err(Some(u16::from(frame[8])));
    }
    if frame[9] > 1 {
        return Err(None);
    }
    let part = u16::from_be_bytes(take(frame, 10));
    Ok((
        size,
        frame[9] == 1,
        part,
        u64::from_be_bytes(take(frame, 12)),
        take(frame, 20),
    ))
}

/// What was found in the last segment.
struct Tail {
    position: u64,
    chain: [u8; 32],
    end: usize,
    flaw: Option<Flaw>,
}

fn scan(bytes: &[u8], (number, first, chain, ..): Header) -> Tail {
    let mut tail = Tail {
        position: first - 1,
        chain,
        end: HEADER,
        flaw: None,
    };
    let (mut at, mut chain, mut parts) = (HEADER, chain, 0);
    while at < bytes.len() {
        let found = frame(&bytes[at..], number, at as u64).and_then(|found| {
            let next = found.4 == chain && found.3 == tail.position + 1 && found.2 == parts;
            if next { Ok(found) } else { Err(None) }
        });
        let (size, last) = match found {
            Ok((size, last, ..)) => (size, last),
            Err(flaw) => {
                tail.flaw = Some(flaw);
                return tail;
            }
        };
        chain = *blake3::hash(&bytes[at..at + size]).as_bytes();
        at += size;
        parts += 1;
        if last {
            parts = 0;
            (tail.position, tail.chain, tail.end) = (tail.position + 1, chain, at);
        }
    }
    if parts > 0 {
        tail.flaw = Some(None);
    }
    tail
}

/// Where the witness said the journal ended.
fn witness(folder: &Path) -> Option<(u64, [u8; 32])> {
    let bytes = fs::read(folder.join("witness")).ok()?;
    let slot = |at: usize| {
        let slot = bytes.get(at..at + 60).filter(|slot| slot.starts_with(b"WVW1"))?;
        let whole = crc32fast::hash(&slot[..56]) == u32::from_be_bytes(take(slot, 56));
        whole.then(|| (u64::from_be_bytes(take(slot, 4)), take(slot, 24)))
    };
    slot(0).max(slot(512))
}

/// Opens the journal in a folder as 0.1.0 did, and cuts off what it cut off.
pub fn open(folder: &Path) -> io::Result<Said> {
    let mut segments = Vec::new();
    for number in 1.. {
        match fs::read(folder.join(format!("{number:08}.wvj"))) {
            Ok(bytes) => segments.push(bytes),
            Err(_) => break,
        }
    }
    let known = witness(folder);
    let mut headers = Vec::new();
    for bytes in &segments {
        match header(bytes) {
            Ok(read) => headers.push(read),
            Err(said) => return Ok(said),
        }
        let Some(pair) = headers.len().checked_sub(2) else {
            continue;
        };
        let (before, (.., length, last)) = (&segments[pair], headers[pair + 1]);
        let ends = usize::try_from(last).ok().and_then(|last| before.get(last..));
        let follows = before.len() as u64 == length
            && ends.is_some_and(|frame| *blake3::hash(frame).as_bytes() == headers[pair + 1].2);
        if !follows {
            return Ok(Said::Damage);
        }
    }
    let (Some(bytes), Some(header)) = (segments.last(), headers.last()) else {
        return Ok(Said::Damage);
    };
    let tail = scan(bytes, *header);
    if let Some(Some(version)) = tail.flaw {
        return Ok(Said::Newer(version));
    }
    match known {
        Some((position, _)) if position > tail.position => return Ok(Said::Damage),
        Some((position, chain)) if position == tail.position && chain != tail.chain => {
            return Ok(Said::Damage);
        }
        None if tail.flaw.is_some() => return Ok(Said::Damage),
        _ => {}
    }
    let cut = (bytes.len() - tail.end) as u64;
    if tail.flaw.is_some() {
        let path = folder.join(format!("{:08}.wvj", segments.len()));
        fs::OpenOptions::new()
            .write(true)
            .open(path)?
            .set_len(tail.end as u64)?;
    }
    Ok(Said::Opened {
        position: tail.position,
        cut: if tail.flaw.is_some() { cut } else { 0 },
    })
}
