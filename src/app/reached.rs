//! How far the journal had come when this was last written down: a plain file beside sled, for whoever may not open
//! sled, or cannot. It is not synced, so it may lag; it never leads, for only what was acknowledged is written down.
//!
//! A line of position, chain, journal and a sum. Where it alone knows of more than the journal has, it is kept under
//! another name, with where the journal ended, until somebody says that it is seen.

use std::fs;
use std::path::{Path, PathBuf};

use super::opening::write_down;
use crate::journal::{Access, Chain, Files, JournalId, Known, OsFiles, Said, move_aside};

const FILE: &str = "reached";
/// What it knew alone, and where the journal ended then.
const ASKED: &str = "reached.ahead";
/// What is written is no longer: an earlier version reads so much of the line.
const LONGEST: usize = 128;

/// Actions that may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The first.
    pub from: u64,
    /// The last.
    pub to: u64,
}

/// What `reached` knew alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub said: Said,
    pub missing: Missing,
}

/// The file.
pub(super) fn file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// Writes down how far the journal has come. Not being able to costs no more than that a reader notices less.
pub(super) fn write(folder: &Path, said: Said) {
    write_down(&file(folder), line(&said).as_bytes());
}

fn line(said: &Said) -> String {
    let id = said.id.map(|id| format!(" {id}")).unwrap_or_default();
    let text = format!("{} {}{id}", said.at.position, said.at.chain);
    format!("{text} {:08x}\n", crc32fast::hash(text.as_bytes()))
}

/// What was written down; none where there is nothing, or nothing that is whole.
pub(super) fn load(folder: &Path) -> Option<Said> {
    parse(&read(&file(folder), LONGEST)?)
}

fn read(file: &Path, longest: usize) -> Option<String> {
    let mut bytes = vec![0; longest];
    let file = OsFiles.open(file, Access::Read).ok()?;
    let got = file.read_at(&mut bytes, 0).ok()?;
    bytes.truncate(got);
    String::from_utf8(bytes).ok()
}

fn parse(line: &str) -> Option<Said> {
    let (text, sum) = line.strip_suffix('\n')?.rsplit_once(' ')?;
    if u32::from_str_radix(sum, 16).ok()? != crc32fast::hash(text.as_bytes()) {
        return None;
    }
    let mut words = text.split(' ');
    let position = words.next()?.parse().ok()?;
    let chain = Chain(hex(words.next()?)?);
    let id = words.next().and_then(hex).and_then(JournalId::read);
    (position > 0).then_some(Said {
        id,
        at: Known { position, chain },
    })
}

fn hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

/// Keeps what it alone knows, of a journal that ends here, until that is answered. Whether that could be done.
pub(super) fn ask(folder: &Path, said: &Said, end: Said) -> bool {
    let place = folder.join(ASKED);
    if let Some(earlier) = asked(folder)
        && earlier.said != *said
    {
        // Another one was never answered. What it was stays to be seen.
        let _ = move_aside(&OsFiles, &place);
    }
    write_down(&place, format!("{}{}", line(said), line(&end)).as_bytes());
    let kept = asked(folder).is_some_and(|kept| kept.said == *said);
    if kept {
        write(folder, end);
    }
    kept
}

/// What is still to be answered.
pub(super) fn asked(folder: &Path) -> Option<Asked> {
    let text = read(&folder.join(ASKED), 2 * LONGEST)?;
    let (first, second) = text.split_at(text.find('\n')? + 1);
    let (said, end) = (parse(first)?, parse(second)?);
    Some(Asked {
        said,
        missing: Missing {
            from: end.at.position + 1,
            to: said.at.position,
        },
    })
}

/// It is answered: it asks no more. Answers where it stands now; none where nothing was asked.
pub(super) fn answer(folder: &Path) -> std::io::Result<Option<PathBuf>> {
    let place = folder.join(ASKED);
    if place.symlink_metadata().is_err() {
        return Ok(None);
    }
    move_aside(&OsFiles, &place).map(Some)
}

/// What was missing is there again: there is nothing to ask any more.
pub(super) fn is_moot(folder: &Path) {
    let _ = fs::remove_file(folder.join(ASKED));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(id: Option<JournalId>) -> Said {
        let at = Known {
            position: u64::MAX,
            chain: Chain([0xab; 32]),
        };
        Said { id, at }
    }

    #[test]
    fn a_line_reads_back_with_and_without_its_journal() {
        for id in [None, Some(JournalId::of(Chain([7; 32])))] {
            assert_eq!(parse(&line(&said(id))), Some(said(id)));
        }
    }

    #[test]
    fn an_earlier_version_reads_position_and_chain_of_the_longest_line() {
        let text = line(&said(Some(JournalId::of(Chain([7; 32])))));
        assert!(text.len() <= LONGEST, "{}", text.len());
        // As 0.1.0 did it: up to the first space, and 64 signs after it.
        let (position, rest) = text.split_once(' ').unwrap();
        assert_eq!(position.parse(), Ok(u64::MAX));
        assert_eq!(hex(rest), Some([0xab; 32]));
    }
}
