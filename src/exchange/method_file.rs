//! A method file of an organisation's own: read whole, and checked before anything is kept of it.

use std::fs::File;
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::mistakes;
use crate::domain::datafile::MAX_BYTES;
use crate::domain::method::Method;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;

/// Reads a method file: the method, and the text it was written in. `shown` is how the file is called in a
/// sentence.
///
/// # Errors
/// A file that is not there, not plain, not readable or too large; a mistake, with its line and what was expected.
pub fn read_method(texts: &Texts, path: &Path, shown: &str) -> Result<(Method, String), Sentence> {
    let text = read(path).map_err(|id| Sentence::new(id).text("file", shown))?;
    let method = Method::parse(shown, &text, clean);
    let method = method.map_err(|mistake| mistakes::sentence(texts, &mistake))?;
    Ok((method, text))
}

/// The text of a plain file of a reasonable size; else the text that says why not.
fn read(path: &Path) -> Result<String, &'static str> {
    let about = std::fs::symlink_metadata(path).map_err(|_| "adopt-not-there")?;
    if !about.is_file() {
        return Err("adopt-not-plain");
    }
    if about.len() > MAX_BYTES as u64 {
        return Err("adopt-too-large");
    }
    // Between looking and opening it could have become a link or a pipe: neither is followed or waited for.
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).map_err(|_| "adopt-not-there")?;
    let file = File::options()
        .read(true)
        .custom_flags(flags)
        .open(path)
        .map_err(|_| "adopt-not-readable")?;
    if !file.metadata().is_ok_and(|m| m.is_file()) {
        return Err("adopt-not-plain");
    }
    let mut bytes = Vec::new();
    file.take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| "adopt-not-readable")?;
    if bytes.len() > MAX_BYTES {
        return Err("adopt-too-large");
    }
    String::from_utf8(bytes).map_err(|_| "adopt-not-text")
}
