//! What can be done about damage without making anything up: a segment put back from a copy that is the very same
//! as far as it goes, an unfinished tail kept beside the journal. Nothing is deleted.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::frames::{Frames, Step};
use super::reader::judged;
use super::segment::{self, At, Header, create_whole, read_full};
use super::walk::{Source, id_of};
use super::{
    Access, FileHandle, Files, Flaw, Head, JournalError, Known, MAX_ENTRY, Witnessed, stray, witness,
};

/// Bytes copied at a time.
const PIECE: usize = 1 << 20;
/// No segment is longer: it is closed after the entry that fills it, and that has a head for every part.
const LONGEST: usize = MAX_ENTRY + MAX_ENTRY / 1024 + (8 << 20);

/// A file that was put right, or is out of the way where it was none of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The file.
    pub file: PathBuf,
    /// Where the bad one stands now; none when it was gone.
    pub set_aside: Option<PathBuf>,
}

/// Puts segments that are bad or gone back from copies. `candidates` gives the files in which segment so and so
/// might be found, such as those of backups; of a closed one, a copy is taken only if it has the recorded length and
/// end, and of the last one, if with what is still good after it it has what the witness, or else the store, knows.
///
/// # Errors
/// The first closed segment for which there is no such copy; those after it are put right by then.
pub fn mend_segments(
    folder: &Path,
    files: &Arc<dyn Files>,
    candidates: &dyn Fn(u32) -> Vec<PathBuf>,
    known: Option<Known>,
) -> Result<Vec<Mended>, JournalError> {
    let mut last = stray::numbers(files.as_ref(), folder).pop().unwrap_or(0);
    for number in 1..=last {
        // What a newer program wrote is not for this one to put right.
        if let Err(newer) = segment::open(files.as_ref(), folder, number, Access::Read)
            && newer.is_newer()
        {
            return Err(newer);
        }
    }
    let mut mended = set_strays_aside(folder, files)?;
    last = stray::numbers(files.as_ref(), folder).pop().unwrap_or(0);
    let witnessed = vouched(folder, files, last)?;
    let files = files.as_ref();
    let numbers = match witnessed {
        Some(head) => vec![head.segment],
        None => may_be_last(files, candidates, last),
    };
    if let Some(known) = witnessed.map(Known::from).or(known)
        && !numbers
            .iter()
            .any(|number| reaches(files, &segment::path(folder, *number), *number, known))
    {
        for number in numbers {
            if let Some(put_back) = mend_last(folder, files, candidates, number, known)? {
                mended.push(put_back);
                last = last.max(number);
                break;
            }
        }
    }
    for number in (1..last).rev() {
        let (_, next) = segment::open(files, folder, number + 1, Access::Read)?;
        let file = segment::path(folder, number);
        let flaw = match flaw(files, &file, &next) {
            Ok(None) => continue,
            Ok(Some((offset, flaw))) => JournalError::damage(&file, offset, flaw),
            Err(JournalError::SegmentMissing { file }) => JournalError::SegmentMissing { file },
            Err(error @ JournalError::Damage { .. }) => error,
            Err(error) => return Err(error),
        };
        let copy = candidates(number)
            .into_iter()
            .find(|copy| matches!(self::flaw(files, copy, &next), Ok(None)));
        let Some(copy) = copy else { return Err(flaw) };
        let bytes = files
            .open(&copy, Access::Read)
            .and_then(|handle| all(&handle))
            .map_err(JournalError::io("read", &copy))?;
        let set_aside = if matches!(flaw, JournalError::SegmentMissing { .. }) {
            None
        } else {
            Some(move_aside(files, &file).map_err(JournalError::io("set aside", &file))?)
        };
        create_whole(files, folder, &file, &bytes).map_err(JournalError::io("make", &file))?;
        mended.push(Mended { file, set_aside });
    }
    Ok(mended)
}

/// Segments after the journal's end that are none of it go out of the way.
fn set_strays_aside(folder: &Path, files: &Arc<dyn Files>) -> Result<Vec<Mended>, JournalError> {
    let found = witness::load(files.as_ref(), folder)?;
    if found.is_elsewhere(id_of(files.as_ref(), folder)?) {
        return Ok(Vec::new());
    }
    let strays = stray::strays(files.as_ref(), folder, &found).into_iter();
    strays
        .map(|file| {
            let aside = move_aside(files.as_ref(), &file);
            let aside = aside.map_err(JournalError::io("set aside", &file))?;
            let set_aside = Some(aside);
            Ok(Mended { file, set_aside })
        })
        .collect()
}

/// The place that the witness vouches for; none where it is lost, or of another journal or another copy.
fn vouched(folder: &Path, files: &Arc<dyn Files>, last: u32) -> Result<Option<Head>, JournalError> {
    let found = witness::load(files.as_ref(), folder)?;
    let source = Source {
        files: Arc::clone(files),
        folder: folder.to_path_buf(),
        certain: None,
        stop: None,
        segments: last,
    };
    Ok(match judged(&source, &found)? {
        Witnessed::Here(head) => Some(head),
        Witnessed::Lost | Witnessed::Strange(_) => None,
    })
}

/// Where the last saved entry can be without a witness: in the last segment that is here, or in one of the copies
/// after it.
fn may_be_last(files: &dyn Files, candidates: &dyn Fn(u32) -> Vec<PathBuf>, last: u32) -> Vec<u32> {
    let from = last.max(1);
    let is_there = |copy: &PathBuf| files.open(copy, Access::Read).is_ok();
    let more = (from + 1..).take_while(|number| candidates(*number).iter().any(is_there));
    std::iter::once(from).chain(more).collect()
}

/// The segment in which the last saved entry is: what a copy has of it, and after that what is here.
fn mend_last(
    folder: &Path,
    files: &dyn Files,
    candidates: &dyn Fn(u32) -> Vec<PathBuf>,
    number: u32,
    known: Known,
) -> Result<Option<Mended>, JournalError> {
    let file = segment::path(folder, number);
    let there = files.open(&file, Access::Read).ok();
    let own = there.as_ref().map(all).transpose();
    let own = own.map_err(JournalError::io("read", &file))?.unwrap_or_default();
    for copy in candidates(number) {
        let Ok(mut bytes) = files.open(&copy, Access::Read).and_then(|handle| all(&handle)) else {
            continue;
        };
        bytes.extend_from_slice(own.get(bytes.len()..).unwrap_or_default());
        let mended = free_name(files, &file, "mended").map_err(JournalError::io("set aside", &file))?;
        create_whole(files, folder, &mended, &bytes).map_err(JournalError::io("make", &mended))?;
        if !reaches(files, &mended, number, known) || !goes_on(files, &mended, &file, number) {
            files
                .remove(&mended)
                .map_err(JournalError::io("remove", &mended))?;
            continue;
        }
        let mut set_aside = None;
        if there.is_none() && is_named(files, &file) {
            set_aside = Some(move_aside(files, &file).map_err(JournalError::io("set aside", &file))?);
        } else if there.is_some() {
            // A copy, so that at no moment there is none in its place.
            let aside = free_name(files, &file, "broken").map_err(JournalError::io("set aside", &file))?;
            if let Some(there) = &there {
                copy_whole(files, folder, there, &aside).map_err(JournalError::io("make", &aside))?;
            }
            set_aside = Some(aside);
        }
        files
            .rename(&mended, &file)
            .and_then(|()| files.sync_folder(folder))
            .map_err(JournalError::io("make", &file))?;
        return Ok(Some(Mended { file, set_aside }));
    }
    Ok(None)
}

/// Whether a file has everything up to and including the entry that is known to have been saved, chain and all.
fn reaches(files: &dyn Files, path: &Path, number: u32, known: Known) -> bool {
    let Ok((handle, header)) = segment::open_at(files, path, number, Access::Read) else {
        return false;
    };
    let mut frames = Frames::new(handle, &header);
    while Known::from(frames.head) != known {
        if !matches!(frames.step(), Ok(Step::Frame(_))) {
            return false;
        }
    }
    true
}

/// Whether a file has all that is good in another: a copy that went another way does not take its place.
fn goes_on(files: &dyn Files, path: &Path, own: &Path, number: u32) -> bool {
    let Ok((handle, header)) = segment::open_at(files, own, number, Access::Read) else {
        return true;
    };
    let mut frames = Frames::new(handle, &header);
    while matches!(frames.step(), Ok(Step::Frame(_))) {}
    reaches(files, path, number, frames.head.into())
}

/// Where the witness is lost, nobody can tell whether an unfinished tail was saved: keeps a copy of the segment
/// as it is, then cuts the tail off. `None` where there is nothing to do.
///
/// # Errors
/// The system's answer, or damage.
pub fn keep_tail(folder: &Path, files: &Arc<dyn Files>) -> Result<Option<Mended>, JournalError> {
    let Some(last) = segment::last(files.as_ref(), folder)? else {
        return Ok(None);
    };
    if vouched(folder, files, last)?.is_some() {
        return Ok(None);
    }
    let files = files.as_ref();
    let file = segment::path(folder, last);
    let (handle, header) = segment::open(files, folder, last, Access::Write)?;
    let mut frames = Frames::new(Arc::clone(&handle), &header);
    loop {
        match frames.step().map_err(JournalError::io("read", &file))? {
            Step::Frame(_) => {}
            Step::End => return Ok(None),
            Step::Flaw(flaw @ Flaw::Newer(_)) => {
                return Err(JournalError::damage(&file, frames.offset, flaw));
            }
            Step::Flaw(_) => break,
        }
    }
    let aside = free_name(files, &file, "tail").map_err(JournalError::io("set aside", &file))?;
    copy_whole(files, folder, &handle, &aside).map_err(JournalError::io("make", &aside))?;
    handle
        .set_len(frames.head.offset)
        .and_then(|()| handle.sync_data())
        .map_err(JournalError::io("cut", &file))?;
    Ok(Some(Mended {
        file,
        set_aside: Some(aside),
    }))
}

/// What is wrong with a closed segment, by the header of the one after it.
fn flaw(files: &dyn Files, path: &Path, next: &Header) -> Result<Option<(u64, Flaw)>, JournalError> {
    let (handle, header) = segment::open_at(files, path, next.number.saturating_sub(1), Access::Read)?;
    let mut frames = Frames::new(handle, &header);
    loop {
        match frames.step().map_err(JournalError::io("read", path))? {
            Step::Frame(_) => {}
            Step::Flaw(flaw) => return Ok(Some((frames.offset, flaw))),
            Step::End => break,
        }
    }
    let follows = next.is_for(&Header::after(&frames.head, frames.last_frame));
    Ok((!follows).then_some((frames.offset, Flaw::Junction)))
}

/// Copies a file of any length, piece by piece; what is only zeros takes no room.
fn copy_whole(files: &dyn Files, folder: &Path, from: &Arc<dyn FileHandle>, to: &Path) -> io::Result<()> {
    let (length, mut piece, mut at) = (from.size()?, vec![0; PIECE], 0);
    let handle = create_whole(files, folder, to, &[])?;
    while at < length {
        let got = from.read_at(&mut piece, at)?;
        if got == 0 {
            break;
        }
        if piece[..got].iter().any(|byte| *byte != 0) {
            handle.write_all_at(&piece[..got], at)?;
        }
        at += got as u64;
    }
    handle.set_len(length)?;
    handle.sync_data()
}

/// All of a segment; of a file that is longer than any segment, as much as one can hold.
fn all(handle: &Arc<dyn FileHandle>) -> io::Result<Vec<u8>> {
    let length = usize::try_from(handle.size()?)
        .map_err(io::Error::other)?
        .min(LONGEST);
    let mut bytes = vec![0; length];
    let handle = Arc::clone(handle);
    let got = read_full(&mut At { handle, offset: 0 }, &mut bytes)?;
    bytes.truncate(got);
    Ok(bytes)
}

/// Whether something by the name of the file is there, whatever it is.
fn is_named(files: &dyn Files, file: &Path) -> bool {
    let folder = file.parent().unwrap_or(file);
    let name = file.file_name().and_then(|name| name.to_str());
    let names = files.names(folder).unwrap_or_default();
    names.iter().any(|it| Some(it.as_str()) == name)
}

/// A name beside the file that nobody has yet, such as `00000002.wvj.broken-001`.
fn free_name(files: &dyn Files, file: &Path, word: &str) -> io::Result<PathBuf> {
    let folder = file.parent().unwrap_or(file);
    let names = files.names(folder)?;
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let free = (1..1000)
        .map(|n| format!("{name}.{word}-{n:03}"))
        .find(|name| !names.contains(name));
    let free = free.ok_or_else(|| io::Error::other("a thousand files were set aside already"))?;
    Ok(folder.join(free))
}

/// Moves what stands in the place of something of ours out of the way, never deleting it, whatever it is. Answers
/// where it stands now.
///
/// # Errors
/// The system's answer.
pub fn move_aside(files: &dyn Files, file: &Path) -> io::Result<PathBuf> {
    let aside = free_name(files, file, "broken")?;
    files.rename(file, &aside)?;
    Ok(aside)
}
