//! An entry as it was read from the journal.

use super::{Sheet, SheetError};

/// An entry as it stands in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    bytes: Vec<u8>,
    /// Where each part ends; none where it is of version 1, which is whole.
    ends: Option<Vec<usize>>,
}

impl Written {
    /// As version 1 has it: bytes that only the codec knows.
    #[must_use]
    pub const fn whole(bytes: Vec<u8>) -> Self {
        Self { bytes, ends: None }
    }

    /// As version 2 has it: the payloads of its frames.
    #[must_use]
    pub fn parts(parts: &[&[u8]]) -> Self {
        let mut written = Self {
            bytes: Vec::new(),
            ends: Some(Vec::new()),
        };
        for part in parts {
            written.add(part);
        }
        written
    }

    /// Adds what the next frame holds.
    pub(crate) fn add(&mut self, part: &[u8]) {
        self.bytes.extend_from_slice(part);
        if let Some(ends) = &mut self.ends {
            ends.push(self.bytes.len());
        }
    }

    /// All its bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The bytes of version 1; none where it is not of that version.
    #[must_use]
    pub fn as_whole(&self) -> Option<&[u8]> {
        self.ends.is_none().then_some(&self.bytes)
    }

    /// The parts of version 2, each of them read; what came out of a journal can be.
    pub fn sheets(&self) -> impl Iterator<Item = Result<Sheet<'_>, SheetError>> {
        let ends = self.ends.as_deref().unwrap_or_default();
        let mut from = 0;
        ends.iter().map(move |end| {
            let payload = self.bytes.get(from..*end).unwrap_or_default();
            from = *end;
            Sheet::read(payload)
        })
    }

    /// Its size.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}
