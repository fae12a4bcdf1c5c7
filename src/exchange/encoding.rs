//! From the bytes of a file to text: UTF-8, UTF-16 or Windows-1252, with or without a byte order mark.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How the text of a file was encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// What Windows wrote in Western Europe; taken for whatever is not UTF-8.
    Windows1252,
}

/// Bytes that are no text: where the first of them is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotText {
    /// The line, counted from 1; 1 where lines cannot be told.
    pub line: u64,
}

/// The text of a file, without its byte order mark.
///
/// # Errors
/// Too much that is neither UTF-16 nor text, or text that breaks the encoding its byte order mark promised.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), NotText> {
    let (text, encoding) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (utf8(rest)?, Encoding::Utf8),
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, Encoding::Utf16Le)?, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, Encoding::Utf16Be)?, Encoding::Utf16Be),
        _ => match utf16_without_mark(bytes) {
            Some(encoding) => (utf16(bytes, encoding)?, encoding),
            None => match std::str::from_utf8(bytes) {
                Ok(text) => (Cow::Borrowed(text), Encoding::Utf8),
                Err(_) => (
                    WINDOWS_1252.decode_without_bom_handling(bytes).0,
                    Encoding::Windows1252,
                ),
            },
        },
    };
    match text.find('\0') {
        Some(at) if !is_mostly_text(&text) => Err(NotText {
            line: line_at(&text.as_bytes()[..at]),
        }),
        _ => Ok((text, encoding)),
    }
}

/// Whether a text with zeros in it is text for the rest: then a zero is a stray sign of one cell. What is packed
/// has a control character in every ten.
fn is_mostly_text(text: &str) -> bool {
    let is_control = |b: &&u8| b.is_ascii_control() && !b.is_ascii_whitespace();
    let strange = text.as_bytes().iter().filter(is_control).count();
    strange * 25 <= text.len()
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, NotText> {
    let bad = |e: std::str::Utf8Error| NotText {
        line: line_at(&bytes[..e.valid_up_to()]),
    };
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(bad)
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, NotText> {
    let decoder = if encoding == Encoding::Utf16Be {
        UTF_16BE
    } else {
        UTF_16LE
    };
    let text = decoder.decode_without_bom_handling_and_without_replacement(bytes);
    text.ok_or(NotText { line: 1 })
}

/// Western text in UTF-16 has a zero in nearly every second place, and nearly none in the others.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let start = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), start.len() / 2);
    match (even * 10, odd * 10) {
        (e, o) if pairs > 0 && o >= pairs * 6 && e <= pairs => Some(Encoding::Utf16Le),
        (e, o) if pairs > 0 && e >= pairs * 6 && o <= pairs => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn line_at(before: &[u8]) -> u64 {
    lines_in(before) + 1
}

/// How many lines end here: LF, CR LF or CR.
pub(super) fn lines_in(bytes: &[u8]) -> u64 {
    let ends = |i: &usize| bytes[*i] == b'\n' || (bytes[*i] == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
    u64::try_from((0..bytes.len()).filter(ends).count()).unwrap_or(0)
}
