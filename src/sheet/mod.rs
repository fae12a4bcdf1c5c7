//! A sheet, what a frame of version 2 of the journal holds: one part of an entry. The journal and the codec meet here:
//! the one knows frames, the other what the bytes say.
//!
//! | byte | |
//! |---|---|
//! | 0 | the [stamp](Stamp), in clear: terminal 16, sequence u64, 1 and who 16 (zeros for nobody), at i64, local i64, basis u64 |
//! | 65 | the house part: digest 16, length u32, bytes |
//! | … | groups up to the end, one per participant and realm: participant 16, realm u8, digest 16, length u32, bytes |
//!
//! The bytes of a house part or a group begin with 0, or with 1 and a salt of 32 bytes: so begins the first of its kind
//! in a segment. Digests are keyed by that salt. It goes when the bytes go, so that what is gone cannot be guessed back;
//! and two equal days do not look equal.
//!
//! A place in the chain is the hash of the place before it, the frame's number and stamp, the digest of the house part,
//! and of each group participant, realm and digest, each with its length before it. So bytes may be packed, sealed, or
//! taken out, and the chain stays whole.

mod draft;
mod written;

use std::collections::HashMap;

use thiserror::Error;

pub use draft::Draft;
pub(crate) use draft::Layout;
pub use written::Written;

/// Why a sheet is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SheetError {
    /// Something in it does not end where it should.
    #[error("what is in the frame does not end where it should")]
    Layout,
    /// A piece is not what its digest says.
    #[error("what is in the frame does not match its digest")]
    Digest,
}

/// Bytes out of fixed places; the caller has checked that they are there.
pub(crate) fn take<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut out = [0; N];
    if let Some(found) = bytes.get(at..at + N) {
        out.copy_from_slice(found);
    }
    out
}

/// Bytes of the stamp.
pub(crate) const STAMP: usize = 65;
/// Bytes of a digest.
const DIGEST: usize = 16;
/// What stands before the bytes of the house part, and before those of a group.
pub(crate) const HOUSE_HEAD: usize = DIGEST + 4;
pub(crate) const GROUP_HEAD: usize = 16 + 1 + HOUSE_HEAD;
/// Bytes of a salt.
const SALT: usize = 32;
/// Bytes of a piece that is hashed at once.
const SMALL: usize = 229;
/// What the realm of the house part counts as.
pub(crate) const HOUSE: u8 = 0;

/// Bytes that make digests unlike one another, by chance.
pub type Salt = [u8; SALT];

/// Sixteen bytes of a keyed hash.
pub(crate) type Digest = [u8; DIGEST];

/// The bytes of a participant's id.
pub type Owner = [u8; 16];

/// Which entry it is, who made it and when: what everybody may see of an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The terminal that made it.
    pub terminal: [u8; 16],
    /// Its how-manieth there.
    pub sequence: u64,
    /// In whose name.
    pub who: Option<[u8; 16]>,
    /// When, in milliseconds of Unix time.
    pub at: i64,
    /// When, on the wall there, in milliseconds.
    pub local: i64,
    /// The position at the hub that it was made at; 0 without a hub.
    pub basis: u64,
}

impl Stamp {
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.terminal);
        out.extend_from_slice(&self.sequence.to_be_bytes());
        out.push(u8::from(self.who.is_some()));
        out.extend_from_slice(&self.who.unwrap_or_default());
        out.extend_from_slice(&self.at.to_be_bytes());
        out.extend_from_slice(&self.local.to_be_bytes());
        out.extend_from_slice(&self.basis.to_be_bytes());
    }

    fn read(payload: &[u8]) -> Result<Self, SheetError> {
        if payload.len() < STAMP || payload[24] > 1 {
            return Err(SheetError::Layout);
        }
        Ok(Self {
            terminal: take(payload, 0),
            sequence: u64::from_be_bytes(take(payload, 16)),
            who: (payload[24] == 1).then(|| take(payload, 25)),
            at: i64::from_be_bytes(take(payload, 41)),
            local: i64::from_be_bytes(take(payload, 49)),
            basis: u64::from_be_bytes(take(payload, 57)),
        })
    }
}

/// The house part of a sheet, or one of its groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Whose it is; zeros in the house part.
    pub owner: Owner,
    /// Which realm; 0 in the house part.
    pub realm: u8,
    /// Its bytes, as they are kept.
    pub bytes: &'a [u8],
    pub(crate) digest: Digest,
    /// Where in the payload its digest stands.
    digest_at: usize,
}

impl<'a> Piece<'a> {
    /// What is in it, without the salt; none where it does not begin as it must.
    #[must_use]
    pub fn content(&self) -> Option<&'a [u8]> {
        content(self.bytes)
    }
}

/// What is in opened bytes, without the salt; none where they do not begin as they must.
#[must_use]
pub fn content(opened: &[u8]) -> Option<&[u8]> {
    match opened {
        [0, content @ ..] => Some(content),
        [1, rest @ ..] => rest.get(SALT..),
        _ => None,
    }
}

/// One part of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Which entry it is of.
    pub stamp: Stamp,
    payload: &'a [u8],
}

impl<'a> Sheet<'a> {
    /// Reads the payload of a frame.
    ///
    /// # Errors
    /// Where something in it does not end where it should.
    pub fn read(payload: &'a [u8]) -> Result<Self, SheetError> {
        let stamp = Stamp::read(payload)?;
        Pieces { payload, at: STAMP }.try_for_each(|piece| piece.map(drop))?;
        Ok(Self { stamp, payload })
    }

    /// The house part, then the groups.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'a>> + use<'a> {
        // They were looked at when it was read.
        let payload = self.payload;
        Pieces { payload, at: STAMP }.map_while(Result::ok)
    }
}

/// Walks through what follows the stamp.
struct Pieces<'a> {
    payload: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, SheetError>;

    fn next(&mut self) -> Option<Self::Item> {
        let house = self.at == STAMP;
        if !house && self.at == self.payload.len() {
            return None;
        }
        let mut read = || {
            let (owner, realm, digest_at) = if house {
                (Owner::default(), HOUSE, self.at)
            } else {
                let realm = *self.payload.get(self.at + 16)?;
                (take(self.payload, self.at), realm, self.at + 17)
            };
            let begin = digest_at + HOUSE_HEAD;
            self.payload.get(digest_at..begin)?;
            let length = u32::from_be_bytes(take(self.payload, digest_at + DIGEST)) as usize;
            let bytes = self.payload.get(begin..begin.checked_add(length)?)?;
            self.at = begin + length;
            // A group of the house would be a second house part.
            (house || realm != HOUSE).then_some(Piece {
                owner,
                realm,
                bytes,
                digest: take(self.payload, digest_at),
                digest_at,
            })
        };
        Some(read().ok_or(SheetError::Layout))
    }
}

/// A salt for somebody's realm in a segment. Who does not have the seed, which nobody keeps, cannot guess it.
pub(crate) fn salt(seed: &Salt, segment: u32, owner: Owner, realm: u8) -> Salt {
    let place = [&segment.to_be_bytes()[..], &owner, &[realm]].concat();
    *blake3::keyed_hash(seed, &place).as_bytes()
}

/// The digest of a piece.
pub(crate) fn digest(salt: &Salt, stamp: &Stamp, part: u16, realm: u8, opened: &[u8]) -> Digest {
    let mut place = [0; 27];
    place[..16].copy_from_slice(&stamp.terminal);
    place[16..24].copy_from_slice(&stamp.sequence.to_be_bytes());
    place[24..26].copy_from_slice(&part.to_be_bytes());
    place[26] = realm;
    let whole = if opened.len() <= SMALL {
        // Most are small, and those there are many of.
        let mut both = [0; 27 + SMALL];
        both[..27].copy_from_slice(&place);
        both[27..27 + opened.len()].copy_from_slice(opened);
        blake3::keyed_hash(salt, &both[..27 + opened.len()])
    } else {
        let mut hash = blake3::Hasher::new_keyed(salt);
        hash.update(&place).update(opened).finalize()
    };
    take(whole.as_bytes(), 0)
}

/// The place in the chain after this one that a frame makes, which has this number and payload.
pub(crate) fn chain(previous: &[u8], number: &[u8], payload: &[u8]) -> Result<[u8; 32], SheetError> {
    let sheet = Sheet::read(payload)?;
    let mut meant = Vec::with_capacity(512);
    let field = |meant: &mut Vec<u8>, parts: [&[u8]; 2]| {
        let length = parts[0].len() + parts[1].len();
        meant.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
        for part in parts {
            meant.extend_from_slice(part);
        }
    };
    field(&mut meant, [previous, &[]]);
    field(&mut meant, [number, &payload[..STAMP]]);
    for piece in sheet.pieces() {
        if piece.realm != HOUSE {
            field(&mut meant, [&piece.owner, &[]]);
            field(&mut meant, [&[piece.realm], &[]]);
        }
        field(&mut meant, [&piece.digest, &[]]);
    }
    Ok(*blake3::hash(&meant).as_bytes())
}

/// Puts the digests of a payload right, as far as it can be read. For feeding it anything.
#[cfg(feature = "testing")]
pub(crate) fn mend(payload: &mut [u8], part: u16, salts: &mut Salts) {
    let Ok(stamp) = Stamp::read(payload) else { return };
    let pieces = Pieces { payload, at: STAMP }.map_while(Result::ok);
    let right: Vec<_> = pieces
        .filter_map(|piece| {
            let salt = salts.of(&piece)?;
            let right = digest(&salt, &stamp, part, piece.realm, piece.bytes);
            Some((piece.digest_at, right))
        })
        .collect();
    for (at, digest) in right {
        payload[at..at + DIGEST].copy_from_slice(&digest);
    }
}

/// The salts of a segment, as far as it goes.
#[derive(Clone, Default)]
pub(crate) struct Salts {
    known: HashMap<(Owner, u8), Salt>,
    /// Those of an entry that is not complete.
    fresh: HashMap<(Owner, u8), Salt>,
}

impl Salts {
    /// That of a realm of somebody, where there is one.
    pub(crate) fn get(&self, owner: Owner, realm: u8) -> Option<Salt> {
        let place = (owner, realm);
        self.fresh.get(&place).or_else(|| self.known.get(&place)).copied()
    }

    /// A new one.
    pub(crate) fn add(&mut self, owner: Owner, realm: u8, salt: Salt) {
        self.fresh.insert((owner, realm), salt);
    }

    /// The entry is complete.
    pub(crate) fn keep(&mut self) {
        self.known.extend(self.fresh.drain());
    }

    /// The entry is cut off.
    pub(crate) fn forget(&mut self) {
        self.fresh.clear();
    }

    /// That of a piece, which may bring it.
    fn of(&mut self, piece: &Piece<'_>) -> Option<Salt> {
        match piece.bytes {
            [0, ..] => self.get(piece.owner, piece.realm),
            [1, rest @ ..] if rest.len() >= SALT => {
                let salt = take(rest, 0);
                self.add(piece.owner, piece.realm, salt);
                Some(salt)
            }
            _ => None,
        }
    }

    /// That every piece of a sheet is what its digest says.
    pub(crate) fn check(&mut self, sheet: &Sheet<'_>, part: u16) -> Result<(), SheetError> {
        sheet.pieces().try_for_each(|piece| {
            let salt = self.of(&piece).ok_or(SheetError::Digest)?;
            let right = digest(&salt, &sheet.stamp, part, piece.realm, piece.bytes);
            if right == piece.digest {
                Ok(())
            } else {
                Err(SheetError::Digest)
            }
        })
    }
}
