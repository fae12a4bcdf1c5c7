//! An entry that is to be added, and how it is laid in frames: as many changes as fit, one group per participant and
//! realm in each frame. A change never spans frames; the house part may.

use std::collections::HashMap;

use super::{GROUP_HEAD, HOUSE, HOUSE_HEAD, Owner, STAMP, Salt, Salts, Stamp};

/// An entry that is to be added.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    stamp: Stamp,
    house: Vec<u8>,
    /// All changes of participants, one behind another.
    changes: Vec<u8>,
    /// Whose each is, and where it ends.
    ends: Vec<(Owner, u8, u32)>,
    /// Bytes of the longest change.
    longest: usize,
}

impl Draft {
    /// One without changes.
    #[must_use]
    pub fn new(stamp: Stamp) -> Self {
        Self {
            stamp,
            ..Self::default()
        }
    }

    /// What belongs to nobody, to be added to.
    pub fn house(&mut self) -> &mut Vec<u8> {
        &mut self.house
    }

    /// Adds a change of a participant in a realm (not 0), which `write` adds to the bytes.
    pub fn put(&mut self, owner: Owner, realm: u8, write: impl FnOnce(&mut Vec<u8>)) {
        let begin = self.changes.len();
        write(&mut self.changes);
        self.longest = self.longest.max(self.changes.len() - begin);
        // What is longer is refused when it is added.
        let end = u32::try_from(self.changes.len()).unwrap_or(u32::MAX);
        self.ends.push((owner, realm, end));
    }

    /// Its size.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.house.len() + self.changes.len()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Draft {
    /// Whether every change fits in a frame that holds so many bytes, and all of it in `most`.
    pub(crate) const fn fits(&self, room: usize, most: usize) -> bool {
        let around = STAMP + HOUSE_HEAD + GROUP_HEAD + 2 * lead(true);
        let laid = self.len() + self.ends.len() * (GROUP_HEAD + lead(true));
        around + self.longest <= room && self.len() <= most && laid <= most * 2
    }
}

/// Bytes before the content of a piece: whether there is a salt, and that salt.
const fn lead(salted: bool) -> usize {
    if salted { 1 + size_of::<Salt>() } else { 1 }
}

/// A draft on its way into frames.
pub(crate) struct Layout<'a> {
    draft: &'a Draft,
    /// Bytes of a payload.
    room: usize,
    /// What of it is laid already.
    house: usize,
    changes: usize,
    part: u16,
    groups: Vec<(Owner, u8, Vec<u8>)>,
}

impl<'a> Layout<'a> {
    /// From the beginning, for frames that hold so many bytes.
    pub(crate) fn new(draft: &'a Draft, room: usize) -> Self {
        Self {
            draft,
            room: room.saturating_sub(STAMP),
            house: 0,
            changes: 0,
            part: 0,
            groups: Vec::new(),
        }
    }

    /// Writes the payload of the next frame into `out`, emptied first; new salts go into `salts`. Answers whether it is
    /// the last; none where a change does not fit in a frame at all.
    pub(crate) fn next(
        &mut self,
        out: &mut Vec<u8>,
        salts: &mut Salts,
        salt: &mut dyn FnMut(Owner, u8) -> Salt,
    ) -> Option<bool> {
        out.clear();
        self.draft.stamp.write(out);
        let mut begin = |owner, realm, piece: &mut Vec<u8>| {
            let known = salts.get(owner, realm).is_some();
            piece.push(u8::from(!known));
            if !known {
                let salt = salt(owner, realm);
                salts.add(owner, realm, salt);
                piece.extend_from_slice(&salt);
            }
        };
        let mut house = Vec::new();
        begin(Owner::default(), HOUSE, &mut house);
        let room = self.room.checked_sub(HOUSE_HEAD + house.len())?;
        let rest = &self.draft.house[self.house..];
        let taken = rest.len().min(room);
        house.extend_from_slice(&rest[..taken]);
        self.house += taken;
        let whole = self.house == self.draft.house.len();
        let laid = whole && self.gather(room - taken, &mut begin);
        if taken == 0 && !laid && self.groups.is_empty() {
            return None;
        }
        let (stamp, part) = (&self.draft.stamp, self.part);
        let mut close = |owner: Owner, realm, piece: &[u8]| {
            if realm != HOUSE {
                out.extend_from_slice(&owner);
                out.push(realm);
            }
            let salt = salts.get(owner, realm).unwrap_or_default();
            out.extend_from_slice(&super::digest(&salt, stamp, part, realm, piece));
            // It fits in a frame.
            out.extend_from_slice(&u32::try_from(piece.len()).unwrap_or(u32::MAX).to_be_bytes());
            out.extend_from_slice(piece);
        };
        close(Owner::default(), HOUSE, &house);
        for (owner, realm, piece) in self.groups.drain(..) {
            close(owner, realm, &piece);
        }
        self.part = self.part.checked_add(1)?;
        Some(laid)
    }

    /// Takes as many changes as fit, each to the group it belongs to. Answers whether all are taken.
    fn gather(&mut self, mut room: usize, begin: &mut dyn FnMut(Owner, u8, &mut Vec<u8>)) -> bool {
        let mut places: HashMap<(Owner, u8), usize> = HashMap::new();
        while let Some((owner, realm, end)) = self.draft.ends.get(self.changes) {
            let from = self
                .changes
                .checked_sub(1)
                .map_or(0, |before| self.draft.ends[before].2);
            let change = &self.draft.changes[from as usize..*end as usize];
            let place = places.get(&(*owner, *realm)).copied();
            // Whether a salt goes with it is known only once it is begun: room is kept for one.
            let more = change.len()
                + if place.is_none() {
                    GROUP_HEAD + lead(true)
                } else {
                    0
                };
            if more > room {
                return false;
            }
            room -= more;
            let place = place.unwrap_or_else(|| {
                let mut piece = Vec::with_capacity(change.len() + lead(true));
                begin(*owner, *realm, &mut piece);
                room += lead(true) - piece.len();
                self.groups.push((*owner, *realm, piece));
                places.insert((*owner, *realm), self.groups.len() - 1);
                self.groups.len() - 1
            });
            self.groups[place].2.extend_from_slice(change);
            self.changes += 1;
        }
        true
    }
}
