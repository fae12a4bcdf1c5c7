//! Small numbers in few bytes, and reading on from place to place without ever reading too far.

use uuid::Uuid;

use super::CodecError;

/// Reads from front to back.
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
    what: &'static str,
}

impl<'a> Cursor<'a> {
    /// From the beginning; `what` it is that is read, for when it cannot be.
    pub(super) const fn new(bytes: &'a [u8], what: &'static str) -> Self {
        Self { rest: bytes, what }
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// What is said where something is not as it should be.
    pub(super) const fn damaged(&self) -> CodecError {
        CodecError::Damaged(self.what)
    }

    pub(super) fn bytes(&mut self, length: usize) -> Result<&'a [u8], CodecError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(CodecError::Damaged(self.what))?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, CodecError> {
        Ok(self.bytes(1)?[0])
    }

    /// A number of seven bits a byte, the lowest first.
    pub(super) fn number(&mut self) -> Result<u64, CodecError> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(self.damaged())
    }

    /// One that may be below zero.
    pub(super) fn signed(&mut self) -> Result<i64, CodecError> {
        let number = self.number()?;
        Ok((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    /// Bytes with their length before them.
    pub(super) fn counted(&mut self) -> Result<&'a [u8], CodecError> {
        let length = self.number()?;
        self.bytes(usize::try_from(length).map_err(|_| self.damaged())?)
    }

    pub(super) fn id(&mut self) -> Result<Uuid, CodecError> {
        let bytes = self.bytes(16)?;
        Uuid::from_slice(bytes).map_err(|_| self.damaged())
    }
}

/// Adds a number of seven bits a byte.
pub(super) fn put_number(out: &mut Vec<u8>, mut number: u64) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            return out.push(low);
        }
        out.push(low | 0x80);
    }
}

/// Adds one that may be below zero.
pub(super) fn put_signed(out: &mut Vec<u8>, number: i64) {
    put_number(out, ((number << 1) ^ (number >> 63)).cast_unsigned());
}

/// Adds bytes with their length before them.
pub(super) fn put_counted(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_read_back_and_small_ones_take_one_byte(number: u64, signed: i64) {
            let mut out = Vec::new();
            put_number(&mut out, number);
            put_signed(&mut out, signed);
            let mut cursor = Cursor::new(&out, "numbers");
            prop_assert_eq!(cursor.number(), Ok(number));
            prop_assert_eq!(cursor.signed(), Ok(signed));
            prop_assert!(cursor.is_at_end());
            let mut out = Vec::new();
            put_signed(&mut out, signed % 64);
            prop_assert_eq!(out.len(), 1);
        }
    }
}
