//! A manifest: what one backup holds. TOML that people can read, its last line a sum over all the others.

use std::fmt::Write;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::journal::{Chain, Head, segment_name};

/// The newest form of a manifest that this program knows, and the one it writes.
const FORM: u32 = 1;
/// How the last line begins.
const SUM: &str = "# blake3: ";
/// How a moment is written in a manifest, and in the name of one: without a colon, which FAT does not have.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";
const MOMENT_IN_NAME: &str = "%Y-%m-%dT%H%M%S";

/// What one backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The version of the program that made it.
    pub program: String,
    /// One more than the backup before it in the folder: which is newest does not depend on a clock.
    pub number: u64,
    /// When it was made, by the clock on the wall.
    pub when: NaiveDateTime,
    /// The chain after the first entry: which journal this is of. [`Chain::START`] where it had no entries yet.
    pub journal: Chain,
    /// The last entry in it.
    pub position: u64,
    /// The chain after that entry.
    pub chain: Chain,
    /// The segments, from the first on.
    pub segments: Vec<Segment>,
}

/// One segment of the journal, or the beginning of the one that was being written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Its length in bytes.
    pub length: u64,
    /// The blake3 hash of these bytes, in hex.
    pub blake3: String,
}

impl Segment {
    /// The name of its file among the backups.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}.wvj", self.blake3)
    }
}

/// Why a manifest is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    /// Not what was written.
    Damaged,
    /// Made by a newer version of the program.
    Newer,
}

#[derive(Deserialize)]
struct Form {
    manifest: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    manifest: u32,
    program: String,
    number: u64,
    when: String,
    journal: String,
    position: u64,
    chain: String,
    segment: Vec<Segment>,
}

impl Manifest {
    /// The name of its file: when, and the beginning of the chain.
    #[must_use]
    pub fn file(&self) -> String {
        let chain = self.chain.to_string();
        format!(
            "{}-{}.toml",
            self.when.format(MOMENT_IN_NAME),
            chain.get(..8).unwrap_or_default()
        )
    }

    /// The names that its segments had, and have again after restoring.
    pub fn named_segments(&self) -> impl Iterator<Item = (String, &Segment)> {
        (1..).map(segment_name).zip(&self.segments)
    }

    /// Where its journal ends.
    #[must_use]
    pub fn head(&self) -> Head {
        Head {
            position: self.position,
            chain: self.chain,
            segment: u32::try_from(self.segments.len()).unwrap_or(u32::MAX),
            offset: self.segments.last().map_or(0, |segment| segment.length),
        }
    }

    /// As it stands in its file.
    #[must_use]
    pub fn encode(&self) -> String {
        let text = Text {
            manifest: FORM,
            program: self.program.clone(),
            number: self.number,
            when: self.when.format(MOMENT).to_string(),
            journal: self.journal.to_string(),
            position: self.position,
            chain: self.chain.to_string(),
            segment: self.segments.clone(),
        };
        // Numbers beyond what TOML holds do not occur: entries and bytes are counted from one.
        let mut out = toml::to_string(&text).unwrap_or_default();
        let sum = blake3::hash(out.as_bytes()).to_hex();
        let _ = writeln!(out, "{SUM}{sum}");
        out
    }

    /// Reads what [`Manifest::encode`] wrote; a single other byte is noticed.
    ///
    /// # Errors
    /// Damage, or a newer program.
    pub fn decode(text: &str) -> Result<Self, Bad> {
        let at = text.rfind(SUM).ok_or(Bad::Damaged)?;
        let (body, sum) = text.split_at(at);
        if sum != format!("{SUM}{}\n", blake3::hash(body.as_bytes()).to_hex()) {
            return Err(Bad::Damaged);
        }
        let form: Form = toml::from_str(body).map_err(|_| Bad::Damaged)?;
        if form.manifest > FORM {
            return Err(Bad::Newer);
        }
        let text: Text = toml::from_str(body).map_err(|_| Bad::Damaged)?;
        let named_well = |segment: &Segment| is_hash(&segment.blake3);
        if text.segment.is_empty() || !text.segment.iter().all(named_well) {
            return Err(Bad::Damaged);
        }
        Ok(Self {
            program: text.program,
            number: text.number,
            when: NaiveDateTime::parse_from_str(&text.when, MOMENT).map_err(|_| Bad::Damaged)?,
            journal: chain_in(&text.journal).ok_or(Bad::Damaged)?,
            position: text.position,
            chain: chain_in(&text.chain).ok_or(Bad::Damaged)?,
            segments: text.segment,
        })
    }
}

/// Whether a name is that of a manifest, and when it says it was made.
pub(super) fn moment_in(name: &str) -> Option<NaiveDateTime> {
    let (moment, chain) = name.strip_suffix(".toml")?.rsplit_once('-')?;
    let hex = chain.len() == 8 && chain.bytes().all(|b| b.is_ascii_hexdigit());
    NaiveDateTime::parse_from_str(moment, MOMENT_IN_NAME)
        .ok()
        .filter(|_| hex)
}

/// Whether a text is a hash as it is written here.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// A chain as it is written here.
pub(super) fn chain_in(text: &str) -> Option<Chain> {
    let hash = is_hash(text).then(|| blake3::Hash::from_hex(text).ok())??;
    Some(Chain(*hash.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Manifest {
        let when = "2026-11-22T16:02:14".parse().expect("a moment");
        Manifest {
            program: "0.1.0".into(),
            number: 7,
            when,
            journal: Chain([1; 32]),
            position: 1234,
            chain: Chain([0xab; 32]),
            segments: vec![Segment {
                length: 4_200_000,
                blake3: blake3::hash(b"one").to_hex().to_string(),
            }],
        }
    }

    #[test]
    fn a_manifest_reads_back_as_it_was_written() {
        let manifest = example();
        assert_eq!(Manifest::decode(&manifest.encode()), Ok(manifest.clone()));
        assert_eq!(manifest.file(), "2026-11-22T160214-abababab.toml");
        assert_eq!(moment_in(&manifest.file()), Some(manifest.when));
        assert_eq!(moment_in("notes.toml"), None);
    }

    #[test]
    fn every_flipped_bit_of_a_manifest_is_noticed() {
        let text = example().encode();
        for at in 0..text.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let taken = String::from_utf8(bytes).ok().map(|text| Manifest::decode(&text));
                assert!(
                    matches!(taken, None | Some(Err(Bad::Damaged))),
                    "byte {at} bit {bit}"
                );
            }
        }
    }

    #[test]
    fn a_manifest_of_a_newer_program_is_told_from_a_damaged_one() {
        let body = "manifest = 2\nsomething = \"new\"\n";
        let text = format!("{body}{SUM}{}\n", blake3::hash(body.as_bytes()).to_hex());
        assert_eq!(Manifest::decode(&text), Err(Bad::Newer));
    }
}
