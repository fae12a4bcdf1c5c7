//! Reading a segment frame by frame: sum, chain, order and digests.

use std::io::{self, BufReader};
use std::sync::Arc;

use super::frame::{self, FIRST_VERSION, FRAME_HEAD, FrameHead, Place};
use super::segment::{At, FIRST_FRAME, Header, read_full};
use super::{Chain, FileHandle, Flaw, Head, MAX_LAID};
use crate::sheet::{Salts, Sheet, Stamp};

/// What the next frame of a segment turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A good frame; `true` where it completes its entry.
    Frame(bool),
    /// The segment ends after a complete entry.
    End,
    /// What begins at [`Frames::offset`] is no good.
    Flaw(Flaw),
}

/// Reads a segment frame by frame, checking sum, chain and order, with one frame in memory.
pub(super) struct Frames {
    /// The version of the segment.
    pub version: u8,
    source: BufReader<At>,
    frame: Vec<u8>,
    /// The place after the last complete entry.
    pub head: Head,
    /// Where the last frame of the last complete entry begins; 0 before the first.
    pub last_frame: u64,
    /// Where the next frame begins.
    pub offset: u64,
    chain: Chain,
    parts: u32,
    entry_bytes: usize,
    /// Of the entry under way.
    stamp: Stamp,
    /// Those met so far.
    salts: Salts,
}

impl Frames {
    /// From the first frame of the segment.
    pub(super) fn new(handle: Arc<dyn FileHandle>, header: &Header) -> Self {
        Self {
            version: header.version,
            source: BufReader::with_capacity(
                1 << 16,
                At {
                    handle,
                    offset: FIRST_FRAME,
                },
            ),
            frame: Vec::new(),
            head: header.head(),
            last_frame: 0,
            offset: FIRST_FRAME,
            chain: header.chain,
            parts: 0,
            entry_bytes: 0,
            stamp: Stamp::default(),
            salts: Salts::default(),
        }
    }

    /// The salts of the complete entries that were read.
    pub(super) fn into_salts(mut self) -> Salts {
        self.salts.forget();
        self.salts
    }

    /// The payload of the frame just read.
    pub(super) fn payload(&self) -> &[u8] {
        self.frame.get(FRAME_HEAD..).unwrap_or_default()
    }

    /// Reads the next frame.
    pub(super) fn step(&mut self) -> io::Result<Step> {
        self.frame.resize(FRAME_HEAD, 0);
        let got = read_full(&mut self.source, &mut self.frame)?;
        if got == 0 {
            return Ok(if self.parts == 0 {
                Step::End
            } else {
                Step::Flaw(Flaw::Unfinished)
            });
        }
        if self.version > FIRST_VERSION && self.frame[..got.min(4)] == [0; 4] && self.only_zeros(got)? {
            return Ok(Step::Flaw(Flaw::Zeros));
        }
        if got < FRAME_HEAD {
            return Ok(Step::Flaw(Flaw::Short));
        }
        let size = match frame::size(&self.frame) {
            Ok(size) => size,
            Err(flaw) => return Ok(Step::Flaw(flaw)),
        };
        self.frame.resize(size, 0);
        if read_full(&mut self.source, &mut self.frame[FRAME_HEAD..])? < size - FRAME_HEAD {
            return Ok(Step::Flaw(Flaw::Short));
        }
        let place = Place {
            segment: self.head.segment,
            offset: self.offset,
        };
        Ok(
            match frame::check(&self.frame, place, self.version).and_then(|head| self.accept(&head)) {
                Ok(last) => Step::Frame(last),
                Err(flaw) => Step::Flaw(flaw),
            },
        )
    }

    /// Whether nothing but zeros follows, up to the end of the file.
    fn only_zeros(&mut self, got: usize) -> io::Result<bool> {
        if self.frame[..got].iter().any(|byte| *byte != 0) {
            return Ok(false);
        }
        // They may go on for gigabytes.
        let mut piece = vec![0; 1 << 20];
        loop {
            match read_full(&mut self.source, &mut piece)? {
                0 => return Ok(true),
                got if piece[..got].iter().any(|byte| *byte != 0) => return Ok(false),
                _ => {}
            }
        }
    }

    /// Takes a frame whose checksum is right, if it is the one that comes next.
    fn accept(&mut self, head: &FrameHead) -> Result<bool, Flaw> {
        if head.previous != self.chain {
            return Err(Flaw::Chain);
        }
        if Some(head.position) != self.head.position.checked_add(1) || u32::from(head.part) != self.parts {
            return Err(Flaw::Order);
        }
        self.entry_bytes += self.frame.len() - FRAME_HEAD;
        if self.entry_bytes > MAX_LAID {
            return Err(Flaw::Length);
        }
        if self.version > FIRST_VERSION {
            let sheet = Sheet::read(&self.frame[FRAME_HEAD..])?;
            if self.parts > 0 && sheet.stamp != self.stamp {
                return Err(Flaw::Order);
            }
            self.salts.check(&sheet, head.part)?;
            self.stamp = sheet.stamp;
        }
        let began = self.offset;
        self.chain = frame::chain(&self.frame)?;
        self.offset += self.frame.len() as u64;
        self.parts += 1;
        if head.last {
            self.parts = 0;
            self.entry_bytes = 0;
            self.salts.keep();
            self.last_frame = began;
            self.head.position = head.position;
            self.head.chain = self.chain;
            self.head.offset = self.offset;
        }
        Ok(head.last)
    }
}
