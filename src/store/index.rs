//! What opening reads whole and the store then holds: how far it has come, everybody's totals, and the
//! fingerprints by which every other value is known to be the last that was written there.
//!
//! After a bit turned on the disk sled can give back what stood in a place before, without a word. So the totals
//! hold a fingerprint of each page, and the position one over all that opening reads.

use std::collections::BTreeMap;

use super::kv::{Batch, Kv};
use super::reading::last;
use super::{Applied, FOLD, JournalMark, StoreError, keys};
use crate::codec::{Codec, CodecError, Drawer, Fingerprint, MonthTotal, Totals};
use crate::domain::directory::Directory;
use crate::domain::ids::ParticipantId;

/// What is said of a value that is not the last.
pub const OLDER: CodecError = CodecError::Damaged("what was written last to the store");

const POSITION: CodecError = CodecError::Damaged("the position of the store");

/// Position, totals and fingerprints.
#[derive(Default)]
pub struct Index {
    /// Reads and writes the values.
    pub codec: Codec,
    pub applied: Applied,
    /// Of which journal it is the fold; zeros where that is not known.
    pub journal: JournalMark,
    /// Some of what comes after the position is in it already: a large action was broken off.
    pub between: bool,
    totals: BTreeMap<ParticipantId, Totals>,
    /// Of every value that opening reads, by its key.
    whole: BTreeMap<Vec<u8>, Fingerprint>,
}

impl Index {
    /// Of an empty store.
    pub fn new(codec: &Codec) -> Self {
        Self {
            codec: codec.clone(),
            ..Self::default()
        }
    }

    /// Reads it, and what lies in drawers along with it.
    pub fn open(kv: &Kv, codec: &Codec, directory: &mut Directory) -> Result<Self, StoreError> {
        let meta = kv.get(&keys::META, read_meta)?;
        let (applied, journal, between, sum) = meta.unwrap_or_else(|| Err(POSITION.into()))?;
        let mut index = Self {
            applied,
            journal,
            between,
            ..Self::new(codec)
        };
        // What is not as it was written last is damage, whatever it looks like: only then is it said what cannot be read.
        let mut unread = Ok(());
        for tag in keys::DRAWERS {
            kv.scan(&[tag], |key, value| {
                index.learn(key, value);
                match index.codec.decode_drawer(value) {
                    Ok(drawer) => drawer
                        .0
                        .into_iter()
                        .for_each(|(key, record)| directory.put(key, Some(record))),
                    Err(error) => unread = Err(error),
                }
                Ok(true)
            })?;
        }
        kv.scan(&[keys::tag::TOTALS], |key, value| {
            index.learn(key, value);
            match index.codec.decode_totals(value) {
                Ok(totals) => totals.for_each(|(person, months)| {
                    index.totals.entry(person).or_default().0.extend(months);
                }),
                Err(error) => unread = Err(error),
            }
            Ok(true)
        })?;
        if index.sum() != sum {
            return Err(OLDER.into());
        }
        unread?;
        Ok(index)
    }

    fn learn(&mut self, key: &[u8], value: &[u8]) {
        self.whole.insert(key.to_vec(), Fingerprint::of([(key, value)]));
    }

    /// One hash for all that opening reads.
    fn sum(&self) -> [u8; 8] {
        let prints: Vec<u8> = self.whole.values().flat_map(|print| print.bytes()).collect();
        let mut sum = [0; 8];
        blake3::Hasher::new()
            .update(&prints)
            .finalize_xof()
            .fill(&mut sum);
        sum
    }

    /// Takes in what a batch writes of what opening reads, and lets the batch say so with the position.
    pub fn close(&mut self, batch: &mut Batch, at: Applied, between: bool) {
        for (key, value) in batch.iter() {
            let kind = key.first().copied().unwrap_or_default();
            match value {
                _ if kind != keys::tag::TOTALS && !keys::DRAWERS.contains(&kind) => {}
                Some(value) => self.learn(key, value),
                None => drop(self.whole.remove(key)),
            }
        }
        batch.insert(keys::META.to_vec(), Some(self.meta(at, between)));
    }

    fn meta(&self, at: Applied, between: bool) -> Vec<u8> {
        [
            &FOLD.to_be_bytes()[..],
            &at.position.to_be_bytes(),
            &at.chain,
            &self.journal,
            &self.sum(),
            &[u8::from(between)],
        ]
        .concat()
    }

    /// A participant's totals, month by month.
    pub fn totals(&self, person: ParticipantId) -> &[MonthTotal] {
        self.totals.get(&person).map_or(&[], |totals| &totals.0)
    }

    /// The total of one month.
    pub fn total(&self, person: ParticipantId, month: u16) -> Option<&MonthTotal> {
        self.totals.get(&person)?.of(month)
    }

    /// Everybody's totals, in the order of their keys.
    pub fn all(&self) -> impl Iterator<Item = (ParticipantId, &MonthTotal)> {
        self.totals
            .iter()
            .flat_map(|(person, totals)| totals.0.iter().map(|total| (*person, total)))
    }

    /// The bytes of a group's totals of a year; none when there are none.
    pub fn encode(&self, year: u16, group: u8) -> Option<Vec<u8>> {
        let all = self.totals.range(keys::first_of(group)..);
        let mut all = all
            .take_while(|(person, _)| keys::group(**person) == group)
            .map(|(person, totals)| (*person, totals.year(year)))
            .filter(|(_, months)| !months.is_empty())
            .peekable();
        all.peek().is_some().then(|| self.codec.encode_totals(all))
    }

    /// A participant's totals, to change.
    pub fn of(&mut self, person: ParticipantId) -> &mut Totals {
        self.totals.entry(person).or_default()
    }

    /// Where the drawers lie, in order, with their fingerprints.
    pub fn drawers(&self) -> impl Iterator<Item = (&[u8], Fingerprint)> {
        let from = vec![*keys::DRAWERS.start()];
        self.whole
            .range(from..)
            .map(|(place, print)| (&place[..], *print))
    }

    /// What lies in a drawer.
    pub fn drawer(&self, kv: &Kv, place: &[u8]) -> Result<Drawer, StoreError> {
        match self.whole.get(place) {
            Some(print) => last(kv, place, *print, |value| self.codec.decode_drawer(value)),
            None => Ok(Drawer::default()),
        }
    }
}

/// What stands first: position, journal, whether it is between two, and the hash of fingerprints.
type Meta = (Applied, JournalMark, bool, [u8; 8]);

/// The first fold that says of which journal it is.
const MARKED: u32 = 6;

/// Reads position, chain, journal, whether it is between two, and the hash of fingerprints. Where another fold wrote it,
/// the first two stand in the same place, and so does the third in those that have it.
fn read_meta(bytes: &[u8]) -> Result<Meta, StoreError> {
    let split = || {
        let (fold, rest) = bytes.split_at_checked(4)?;
        let (position, rest) = rest.split_at_checked(8)?;
        let (chain, rest) = rest.split_at_checked(32)?;
        let applied = Applied {
            position: u64::from_be_bytes(position.try_into().ok()?),
            chain: chain.try_into().ok()?,
        };
        Some((u32::from_be_bytes(fold.try_into().ok()?), applied, rest))
    };
    let (fold, applied, rest) = split().ok_or(POSITION)?;
    let marked = rest.split_at_checked(size_of::<JournalMark>());
    let marked = marked.filter(|_| fold >= MARKED);
    let journal = marked.and_then(|(mark, _)| mark.try_into().ok());
    if fold != FOLD {
        return Err(StoreError::OtherFold(applied, journal.unwrap_or_default()));
    }
    let (_, rest) = marked.ok_or(POSITION)?;
    let (sum, between) = rest.split_at_checked(8).ok_or(POSITION)?;
    let sum = sum.try_into().map_err(|_| POSITION)?;
    Ok((applied, journal.unwrap_or_default(), between == [1], sum))
}
