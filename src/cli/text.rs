//! Text that somebody writes: typed behind the command, or for `-` what comes in on standard input, where no list of
//! processes shows it.

use std::borrow::Cow;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};

use super::context::Failure;
use crate::text::sentence::Sentence;

/// What stands for standard input.
const INPUT: &str = "-";

/// Far more than any text may have; what is longer is refused for its length.
const MOST_BYTES: u64 = 64 * 1024;

/// Standard input is one text: a second `-` would find nothing.
static READ: AtomicBool = AtomicBool::new(false);

/// The text that is meant. Asked for before the store is opened: nobody waits for what is still being typed.
pub(super) fn given(text: &str) -> Result<Cow<'_, str>, Failure> {
    if text != INPUT {
        return Ok(Cow::Borrowed(text));
    }
    if READ.swap(true, Ordering::SeqCst) {
        return Err(Failure::Usage(Sentence::new("cli-text-twice")));
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(MOST_BYTES).read_to_end(&mut bytes);
    let read = read.ok().and_then(|_| readable(bytes));
    let unread = || Failure::Usage(Sentence::new("cli-text-unread"));
    read.map(Cow::Owned).ok_or_else(unread)
}

/// The same where there may be none.
pub(super) fn if_given(text: Option<&str>) -> Result<Option<Cow<'_, str>>, Failure> {
    text.map(given).transpose()
}

/// As text; one that was cut off in the middle of a letter loses that letter.
fn readable(mut bytes: Vec<u8>) -> Option<String> {
    if bytes.len() as u64 == MOST_BYTES
        && let Err(error) = std::str::from_utf8(&bytes)
        && error.error_len().is_none()
    {
        bytes.truncate(error.valid_up_to());
    }
    String::from_utf8(bytes).ok()
}
