//! Files that fail on demand, for tests: the N-th call fails once or from then on, a write stops half-way, or the
//! power is cut and what was not synced is lost, torn or garbled. Works on real files through [`OsFiles`].

mod disk;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use disk::{Dice, Image};
use rustix::io::Errno;

use super::{Access, FileHandle, Files, OsFiles};

/// The calls that can be counted and made to fail.
#[expect(missing_docs, reason = "named after the methods of Files and FileHandle")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Call {
    CreateFolder,
    Names,
    Create,
    Open,
    SyncFolder,
    Rename,
    Remove,
    Size,
    Read,
    Write,
    SyncData,
    SetLen,
}

impl Call {
    /// Whether a read-only file system refuses it.
    fn changes(self) -> bool {
        !matches!(self, Self::Names | Self::Open | Self::Size | Self::Read)
    }
}

/// How a call fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// `EIO`
    Io,
    /// `ENOSPC`
    NoSpace,
    /// `EROFS`; reading goes on.
    ReadOnly,
}

/// Which call fails, and how.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// The kind of call; `None` for any.
    pub call: Option<Call>,
    /// Which one of them, from 1, counted from when the fault was set.
    pub nth: u64,
    /// The system's answer.
    pub failure: Failure,
    /// A failing write writes half of its bytes first; a failing sync reaches the disk all the same.
    pub short: bool,
    /// Every such call after it fails too, as when the power or the disk goes.
    pub stays: bool,
}

/// A name changed since the folder was synced.
enum Renaming {
    Created(PathBuf),
    Renamed {
        from: PathBuf,
        to: PathBuf,
        replaced: Option<usize>,
    },
    Removed(PathBuf, usize),
}

#[derive(Default)]
struct State {
    counts: BTreeMap<Call, u64>,
    fault: Option<(Fault, u64)>,
    fired: bool,
    images: Vec<Image>,
    paths: BTreeMap<PathBuf, usize>,
    renamings: Vec<Renaming>,
}

/// See the module.
#[derive(Clone, Default)]
pub struct FaultyFiles {
    state: Arc<Mutex<State>>,
}

struct FaultyFile {
    inner: Arc<dyn FileHandle>,
    files: FaultyFiles,
    image: usize,
}

impl FaultyFiles {
    /// Files that do not fail yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the fault to come, in place of any other.
    pub fn set(&self, fault: Fault) {
        let mut state = self.lock();
        state.fault = Some((fault, 0));
        state.fired = false;
    }

    /// Takes the fault away; answers whether it has struck.
    #[must_use]
    pub fn clear(&self) -> bool {
        let mut state = self.lock();
        state.fault = None;
        state.fired
    }

    /// How many calls of this kind there were.
    #[must_use]
    pub fn count(&self, call: Call) -> u64 {
        self.lock().counts.get(&call).copied().unwrap_or_default()
    }

    /// Cuts the power: of what was not synced, some is kept, some lost, some garbled, as the seed decides.
    /// Handles of before are of no use afterwards; the fault is taken away.
    ///
    /// # Errors
    /// The real file system's answer.
    pub fn power_cut(&self, seed: u64) -> io::Result<()> {
        let mut state = self.lock();
        let mut dice = Dice(seed);
        let keep = dice.below(state.renamings.len() + 1);
        for renaming in state.renamings.split_off(keep).into_iter().rev() {
            state.undo(renaming)?;
        }
        for (path, &image) in &state.paths {
            let image = &state.images[image];
            let now = std::fs::read(path)?;
            std::fs::write(path, image.after_power_cut(&now, &mut dice))?;
        }
        let counts = std::mem::take(&mut state.counts);
        *state = State {
            counts,
            ..State::default()
        };
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts the call, and fails it if it is its turn.
    fn pass(&self, call: Call) -> Result<(), Fault> {
        let mut state = self.lock();
        *state.counts.entry(call).or_default() += 1;
        let Some((fault, seen)) = &mut state.fault else {
            return Ok(());
        };
        let fault = *fault;
        let spared = fault.failure == Failure::ReadOnly && !call.changes();
        if spared || fault.call.is_some_and(|it| it != call) {
            return Ok(());
        }
        *seen += 1;
        if *seen == fault.nth || (fault.stays && *seen > fault.nth) {
            state.fired = true;
            return Err(fault);
        }
        Ok(())
    }

    fn handle(&self, inner: Arc<dyn FileHandle>, path: &Path, new: bool) -> io::Result<Arc<dyn FileHandle>> {
        let mut state = self.lock();
        let image = match state.paths.get(path) {
            Some(&image) if !new => image,
            _ => {
                let durable = if new { Vec::new() } else { std::fs::read(path)? };
                state.images.push(Image {
                    durable,
                    dirty: Vec::new(),
                });
                let image = state.images.len() - 1;
                state.paths.insert(path.to_path_buf(), image);
                image
            }
        };
        if new {
            state.renamings.push(Renaming::Created(path.to_path_buf()));
        }
        Ok(Arc::new(FaultyFile {
            inner,
            files: self.clone(),
            image,
        }))
    }
}

impl State {
    /// Takes back a change of names that never reached the disk.
    fn undo(&mut self, renaming: Renaming) -> io::Result<()> {
        match renaming {
            Renaming::Created(path) => {
                self.paths.remove(&path);
                std::fs::remove_file(path)
            }
            Renaming::Removed(path, image) => {
                std::fs::write(&path, &self.images[image].durable)?;
                self.paths.insert(path, image);
                Ok(())
            }
            Renaming::Renamed { from, to, replaced } => {
                std::fs::rename(&to, &from)?;
                if let Some(image) = self.paths.remove(&to) {
                    self.paths.insert(from, image);
                }
                match replaced {
                    Some(image) => self.undo(Renaming::Removed(to, image)),
                    None => Ok(()),
                }
            }
        }
    }
}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> Self {
        match fault.failure {
            Failure::Io => Errno::IO.into(),
            Failure::NoSpace => Errno::NOSPC.into(),
            Failure::ReadOnly => Errno::ROFS.into(),
        }
    }
}

impl Files for FaultyFiles {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass(Call::CreateFolder)?;
        OsFiles.create_folder(folder)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.pass(Call::Names)?;
        OsFiles.names(folder)
    }

    fn create(&self, path: &Path) -> io::Result<Arc<dyn FileHandle>> {
        self.pass(Call::Create)?;
        self.handle(OsFiles.create(path)?, path, true)
    }

    fn open(&self, path: &Path, access: Access) -> io::Result<Arc<dyn FileHandle>> {
        self.pass(Call::Open)?;
        self.handle(OsFiles.open(path, access)?, path, false)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass(Call::SyncFolder)?;
        OsFiles.sync_folder(folder)?;
        self.lock().renamings.clear();
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(Call::Rename)?;
        OsFiles.rename(from, to)?;
        let mut state = self.lock();
        let moved = state.paths.remove(from);
        let replaced = moved.and_then(|image| state.paths.insert(to.to_path_buf(), image));
        state.renamings.push(Renaming::Renamed {
            from: from.into(),
            to: to.into(),
            replaced,
        });
        Ok(())
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.pass(Call::Rename)?;
        OsFiles.exchange(one, other)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.pass(Call::Remove)?;
        OsFiles.remove(path)?;
        let mut state = self.lock();
        if let Some(image) = state.paths.remove(path) {
            state.renamings.push(Renaming::Removed(path.to_path_buf(), image));
        }
        Ok(())
    }
}

impl FileHandle for FaultyFile {
    fn size(&self) -> io::Result<u64> {
        self.files.pass(Call::Size)?;
        self.inner.size()
    }

    fn size_at(&self, path: &Path) -> io::Result<u64> {
        self.files.pass(Call::Size)?;
        self.inner.size_at(path)
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        self.files.pass(Call::Read)?;
        self.inner.read_at(buffer, offset)
    }

    fn write_all_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        let passed = self.files.pass(Call::Write);
        let length = match passed {
            Ok(()) => bytes.len(),
            Err(fault) if fault.short => bytes.len() / 2,
            Err(_) => 0,
        };
        self.inner.write_all_at(&bytes[..length], offset)?;
        let start = usize::try_from(offset).unwrap_or(usize::MAX);
        self.files.lock().images[self.image]
            .dirty
            .push(start..start.saturating_add(length));
        Ok(passed?)
    }

    fn sync_data(&self) -> io::Result<()> {
        let passed = self.files.pass(Call::SyncData);
        if passed.is_ok() || passed.is_err_and(|fault| fault.short) {
            let now = self.content()?;
            self.files.lock().images[self.image].synced(&now);
        } else {
            self.files.lock().images[self.image].dirty.clear();
        }
        passed?;
        self.inner.sync_data()
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        self.files.pass(Call::SetLen)?;
        self.inner.set_len(length)
    }

    /// What a failed sync left in memory only is gone then.
    fn forget_cache(&self) {
        let Ok(mut now) = self.content() else {
            return;
        };
        self.files.lock().images[self.image].forget(&mut now);
        // A test that goes on with the wrong bytes would be no test: the read that follows finds out.
        let _ = self.inner.write_all_at(&now, 0);
    }
}

impl FaultyFile {
    /// All of the file as the system shows it.
    fn content(&self) -> io::Result<Vec<u8>> {
        let mut now = vec![0; usize::try_from(self.inner.size()?).unwrap_or(usize::MAX)];
        let mut got = 0;
        while got < now.len() {
            match self.inner.read_at(&mut now[got..], got as u64)? {
                0 => break,
                more => got += more,
            }
        }
        Ok(now)
    }
}
