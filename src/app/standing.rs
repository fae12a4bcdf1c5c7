//! How what lies beside the journal stands to it: sled, and how far was written down. One way for everybody who opens,
//! reads along, builds anew, checks or copies.
//!
//! What is of another journal or of a copy that went another way is set aside, and said. What knows of more than the
//! journal has is proof that actions were lost, and refused; only where `reached` is alone in that the workshop opens,
//! and asks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::opening::{Opening, Strange};
use super::reached::{self, Asked, Missing};
use crate::journal::{
    Access, Belongs, Examined, Files, Head, Journal, JournalError, JournalId, JournalReader, Known, OsFiles,
    Said, move_aside,
};
use crate::store::{Applied, JournalMark};

/// What sled says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sled {
    /// It cannot be asked: somebody else has it, or nothing may be written there.
    Unasked,
    /// It is not there, or says nothing.
    Silent,
    /// How far it came, and of which journal.
    Says(Said),
}

impl Sled {
    /// What a store says that was opened.
    pub(super) fn of(applied: Applied, mark: JournalMark) -> Self {
        if applied.position == 0 {
            return Self::Silent;
        }
        Self::Says(Said {
            id: JournalId::read(mark),
            at: Known {
                position: applied.position,
                chain: crate::journal::Chain(applied.chain),
            },
        })
    }

    pub(super) const fn said(self) -> Option<Said> {
        match self {
            Self::Says(said) => Some(said),
            Self::Unasked | Self::Silent => None,
        }
    }
}

/// A journal that was looked at, opened or not.
pub(super) trait Looked {
    /// Its last entry.
    fn end(&self) -> u64;
    /// Whether nothing follows that entry that opening would cut off.
    fn ends_clean(&self) -> bool;
    /// How what is said of it stands to it.
    fn belongs(&self, said: &Said) -> Result<Belongs, JournalError>;
    /// The refusal where these files know of an entry that it does not have.
    fn lost(&self, position: u64, files: Vec<PathBuf>) -> JournalError;
}

impl Looked for Examined {
    fn end(&self) -> u64 {
        self.head().position
    }

    fn ends_clean(&self) -> bool {
        Self::ends_clean(self)
    }

    fn belongs(&self, said: &Said) -> Result<Belongs, JournalError> {
        Self::belongs(self, said)
    }

    fn lost(&self, position: u64, files: Vec<PathBuf>) -> JournalError {
        Self::lost(self, position, files)
    }
}

/// A journal that is only read, up to a place.
impl Looked for (&JournalReader, Head) {
    fn end(&self) -> u64 {
        self.1.position
    }

    fn ends_clean(&self) -> bool {
        // Who only reads cuts nothing off: somebody may be writing it.
        true
    }

    fn belongs(&self, said: &Said) -> Result<Belongs, JournalError> {
        self.0.belongs(said)
    }

    fn lost(&self, position: u64, files: Vec<PathBuf>) -> JournalError {
        self.0.lost(self.1, position, files)
    }
}

/// What lies beside a journal, read before the journal is.
pub(super) struct Beside {
    folder: PathBuf,
    sled: Sled,
    reached: Option<Said>,
    asked: Option<Asked>,
    /// Nobody else works there, so that what sled would say need not be waited for.
    alone: bool,
}

/// How it stands to the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// Sled; [`Belongs::Here`] where it says nothing.
    pub(super) sled: Belongs,
    /// What was written down, and how that stands.
    pub(super) reached: Option<(Said, Belongs)>,
    /// Actions that may be missing, as long as nobody said that it was seen.
    pub(super) missing: Option<Missing>,
    /// What was asked before is there again.
    moot: bool,
}

impl Beside {
    /// Reads what there is.
    pub(super) fn of(folder: &Path, sled: Sled) -> Self {
        Self {
            folder: folder.to_path_buf(),
            sled,
            reached: reached::load(folder),
            asked: reached::asked(folder),
            alone: false,
        }
    }

    /// The same, for who only reads while nobody else works there.
    pub(super) fn alone(mut self, alone: bool) -> Self {
        self.alone = alone;
        self
    }

    /// Looks at the journal of the folder, and how all this stands to it.
    ///
    /// # Errors
    /// The journal is damaged, or lost actions.
    pub(super) fn examine(
        &self,
        files: &Arc<dyn Files>,
        access: Access,
    ) -> Result<(Examined, Standing), JournalError> {
        let examined = match Journal::examine(&self.folder.join("journal"), files, access) {
            Err(JournalError::Absent { folder }) => return Err(self.without_journal(folder)),
            examined => examined?,
        };
        let standing = self.against(&examined)?;
        Ok((examined, standing))
    }

    /// Without a journal everything that is known is more than there is.
    pub(super) fn without_journal(&self, folder: PathBuf) -> JournalError {
        let all = [("sled", self.sled.said()), ("reached", self.reached)];
        let known = all.into_iter().filter_map(|(name, said)| Some((name, said?)));
        let (files, positions): (Vec<PathBuf>, Vec<u64>) = known
            .map(|(name, said)| (self.folder.join(name), said.at.position))
            .unzip();
        match positions.into_iter().max() {
            Some(store) => JournalError::StoreAhead {
                store,
                journal: 0,
                folder,
                files,
            },
            None => JournalError::Absent { folder },
        }
    }

    /// How all this stands to a journal.
    ///
    /// # Errors
    /// The journal lost actions, or is damaged on the way to what is said.
    pub(super) fn against(&self, journal: &impl Looked) -> Result<Standing, JournalError> {
        let sled = self.sled.said();
        let sled_is = sled.map_or(Ok(Belongs::Here), |said| journal.belongs(&said))?;
        let reached = match self.reached {
            Some(said) => Some((said, journal.belongs(&said)?)),
            None => None,
        };
        let further = reached
            .filter(|(_, is)| *is == Belongs::Ahead)
            .map(|(said, _)| said);
        // Whoever was asked says nothing against the journal.
        let agrees = match self.sled {
            Sled::Says(_) => sled_is != Belongs::Ahead,
            Sled::Unasked => self.alone,
            Sled::Silent => false,
        };
        let sled_ahead = sled.filter(|_| sled_is == Belongs::Ahead);
        // What is left of an entry that was acknowledged is not cut off: that is damage, and a backup may have it.
        if sled_ahead.is_some() || (further.is_some() && !(agrees && journal.ends_clean())) {
            let all = [("sled", sled_ahead), ("reached", further)];
            let ahead = || all.iter().filter_map(|(name, said)| Some((name, (*said)?)));
            let position = ahead()
                .map(|(_, said)| said.at.position)
                .max()
                .unwrap_or_default();
            let files = ahead().map(|(name, _)| self.folder.join(name)).collect();
            return Err(journal.lost(position, files));
        }
        let moot = match self.asked {
            Some(asked) => journal.belongs(&asked.said)? == Belongs::Here,
            None => false,
        };
        let now = further.map(|said| Missing {
            from: journal.end() + 1,
            to: said.at.position,
        });
        let earlier = self.asked.filter(|_| !moot).map(|asked| asked.missing);
        Ok(Standing {
            sled: sled_is,
            reached,
            missing: now.or(earlier),
            moot,
        })
    }
}

impl Standing {
    /// Sets aside what is not of this journal, and keeps what is still to be answered. Answers whether how far the
    /// journal came may be written down from now on.
    pub(super) fn settle(&self, folder: &Path, end: Said, opening: &mut Opening) -> bool {
        opening.missing = self.missing;
        if self.moot {
            reached::is_moot(folder);
        }
        match self.reached {
            Some((said, Belongs::Ahead)) => reached::ask(folder, &said, end),
            Some((_, is)) if is.is_strange() => {
                let file = reached::file(folder);
                let aside = move_aside(&OsFiles, &file).ok();
                opening.strange.push(Strange { file, aside });
                true
            }
            _ => true,
        }
    }

    /// The same for who changes nothing: what is not of this journal is passed over.
    pub(super) fn tell(&self, folder: &Path, opening: &mut Opening) {
        opening.missing = self.missing;
        if self.reached.is_some_and(|(_, is)| is.is_strange()) {
            let file = reached::file(folder);
            opening.strange.push(Strange { file, aside: None });
        }
    }
}
