//! What is known of a store's backups, beside the store: where they go, the last good one, what went wrong.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use chrono::NaiveDateTime;
use rustix::fs::FlockOperation;
use rustix::io::Errno;
use serde::{Deserialize, Serialize};

use super::error::shown;
use super::folder::whole;
use super::manifest::chain_in;
use super::{BackupError, usual_folder};
use crate::journal::{Access, Chain, Files, is_no_file, move_aside};
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

const FILE: &str = "backup.toml";
const UNFINISHED: &str = "backup.tmp";
/// No choice takes more bytes.
const LARGEST: u64 = 64 << 10;
/// How often, and how far apart, is asked whether another is done writing: a second at most.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(10);
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// What is known of a store's backups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Where they go, if that was chosen.
    pub folder: Option<PathBuf>,
    /// Where they go once a first one there is good.
    pub next: Option<PathBuf>,
    /// The last one that was made and read back.
    pub last: Option<Good>,
    /// When one was last restored as a test.
    pub trial: Option<NaiveDateTime>,
    /// Why the last try gave no backup; none when it did.
    pub failure: Option<Failure>,
}

/// A good backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Good {
    /// When it was made.
    pub when: NaiveDateTime,
    /// The last entry in it.
    pub position: u64,
    /// The chain after that entry; earlier versions did not write it down.
    pub chain: Option<Chain>,
}

/// A try that gave no backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// When; none where that cannot be read either.
    pub when: Option<NaiveDateTime>,
    /// The id of the sentence.
    pub id: String,
    /// The file or folder it is about.
    pub file: String,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Text {
    #[serde(skip_serializing_if = "Option::is_none")]
    folder: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<PathBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<GoodText>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trial: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<FailureText>,
}

#[derive(Serialize, Deserialize)]
struct GoodText {
    when: String,
    position: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    chain: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct FailureText {
    when: String,
    id: String,
    file: String,
}

impl Status {
    /// What is known; nothing where the file is not there.
    ///
    /// # Errors
    /// It cannot be read: where the backups go is then not guessed, and what is written there stays.
    pub fn load(store: &Path, files: &dyn Files) -> Result<Self, BackupError> {
        let file = store.join(FILE);
        let read = files
            .open(&file, Access::Read)
            .and_then(|handle| whole(handle.as_ref()));
        let bytes = match read {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) if is_no_file(&error) => return Err(BackupError::ChoiceUnread(file)),
            read => read.map_err(BackupError::io(&file))?,
        };
        let text = String::from_utf8(bytes).ok();
        text.and_then(|text| Self::parse(&text))
            .ok_or(BackupError::ChoiceUnread(file))
    }

    /// Takes along what cannot be read to another store, where there is a plain file of it.
    ///
    /// # Errors
    /// When it cannot be written there.
    pub fn keep_unread(store: &Path, to: &Path) -> io::Result<()> {
        let file = store.join(FILE);
        if std::fs::symlink_metadata(&file).is_ok_and(|about| about.is_file() && about.len() < LARGEST) {
            std::fs::copy(&file, to.join(FILE))?;
        }
        Ok(())
    }

    /// The same for who only tells: what cannot be read is then what went wrong last.
    #[must_use]
    pub fn told(store: &Path, files: &dyn Files) -> Self {
        Self::load(store, files).unwrap_or_else(|error| Self {
            failure: Some(Failure::of(&error, None, store)),
            ..Self::default()
        })
    }

    fn parse(text: &str) -> Option<Self> {
        // Nothing is ever written so: it is what a full disk or a power cut leaves.
        if text.trim().is_empty() {
            return None;
        }
        let text: Text = toml::from_str(text).ok()?;
        let moment = |text: &str| NaiveDateTime::parse_from_str(text, MOMENT).ok();
        Some(Self {
            folder: text.folder,
            next: text.next,
            last: text.last.and_then(|it| {
                Some(Good {
                    when: moment(&it.when)?,
                    position: it.position,
                    chain: it.chain.as_deref().and_then(chain_in),
                })
            }),
            trial: text.trial.and_then(|it| moment(&it)),
            failure: text.failure.map(|it| Failure {
                when: moment(&it.when),
                id: it.id,
                file: clean(&it.file),
            }),
        })
    }

    fn encode(&self) -> io::Result<String> {
        let moment = |when: NaiveDateTime| when.format(MOMENT).to_string();
        let text = Text {
            folder: self.folder.clone(),
            next: self.next.clone(),
            last: self.last.map(|it| GoodText {
                when: moment(it.when),
                position: it.position,
                chain: it.chain.map(|chain| chain.to_string()),
            }),
            trial: self.trial.map(moment),
            failure: self.failure.as_ref().map(|it| FailureText {
                when: it.when.map(moment).unwrap_or_default(),
                id: it.id.clone(),
                file: it.file.clone(),
            }),
        };
        // A folder whose name is no text cannot be written down.
        toml::to_string(&text).map_err(io::Error::other)
    }

    /// Changes what is known, on the basis of what is known by now.
    ///
    /// # Errors
    /// The system's answer.
    pub fn update(
        store: &Path,
        files: &dyn Files,
        change: impl FnOnce(&mut Self),
    ) -> Result<(), BackupError> {
        let _held = held(store);
        let mut status = Self::load(store, files)?;
        change(&mut status);
        status.save(store, files)
    }

    /// The same, where it does not matter what was known before if that cannot be read.
    pub(super) fn update_anew(
        store: &Path,
        files: &dyn Files,
        change: impl FnOnce(&mut Self),
    ) -> Result<(), BackupError> {
        let _held = held(store);
        let before = match Self::load(store, files) {
            Err(BackupError::ChoiceUnread(_)) => Self::default(),
            status => status?,
        };
        let mut status = before.clone();
        change(&mut status);
        if status == before {
            return Ok(());
        }
        status.save(store, files)
    }

    /// The next backup goes to this folder, and when it is good those after it too.
    pub(super) fn choose(store: &Path, files: &dyn Files, folder: &Path) -> Result<(), BackupError> {
        Self::update_anew(store, files, |status| {
            let is_other = status.folder.as_deref() != Some(folder);
            status.next = is_other.then(|| folder.to_path_buf());
        })
    }

    /// Writes it anew; who was to be first has seen to that.
    pub(super) fn save(&self, store: &Path, files: &dyn Files) -> Result<(), BackupError> {
        let (unfinished, file) = (store.join(UNFINISHED), store.join(FILE));
        for place in [&unfinished, &file] {
            if place.symlink_metadata().is_ok_and(|about| !about.is_file()) {
                move_aside(files, place).map_err(BackupError::io(place))?;
            }
        }
        let placed = self
            .encode()
            .and_then(|text| {
                files.remove(&unfinished)?;
                let handle = files.create(&unfinished)?;
                handle.write_all_at(text.as_bytes(), 0)?;
                handle.sync_data()
            })
            .and_then(|()| files.rename(&unfinished, &file));
        if placed.is_err() {
            // On a full disk the journal needs the room.
            let _ = files.remove(&unfinished);
        }
        placed
            .and_then(|()| files.sync_folder(store))
            .map_err(BackupError::io(&file))
    }

    /// Where the backups of this store go.
    #[must_use]
    pub fn folder(&self, store: &Path) -> PathBuf {
        self.folder.clone().unwrap_or_else(|| usual_folder(store))
    }

    /// Where the next one is made.
    pub(super) fn towards(self, store: &Path) -> PathBuf {
        self.next.or(self.folder).unwrap_or_else(|| usual_folder(store))
    }
}

/// One at a time: whoever changes what is known has read it first. The folder itself is what is locked, so that
/// nothing more stands in it; whoever cannot have it soon does without.
fn held(store: &Path) -> Option<File> {
    let folder = File::open(store).ok()?;
    for _ in 0..TRIES {
        match rustix::fs::flock(&folder, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK) => thread::sleep(PAUSE),
            answer => return answer.ok().map(|()| folder),
        }
    }
    None
}

impl Failure {
    pub(super) fn of(error: &BackupError, when: impl Into<Option<NaiveDateTime>>, folder: &Path) -> Self {
        let sentence = error.sentence();
        let file = sentence.args.iter().find_map(|(name, arg)| match arg {
            crate::text::sentence::Arg::Text(text) if *name == "file" => Some(text.clone()),
            _ => None,
        });
        Self {
            when: when.into(),
            id: sentence.id.to_owned(),
            file: file.unwrap_or_else(|| shown(folder)),
        }
    }

    /// The sentence for the user.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        let say = match self.id.as_str() {
            "backup-choice-unread" => Sentence::new("backup-choice-unread"),
            "backup-gone" => Sentence::new("backup-gone"),
            "backup-other" => Sentence::new("backup-other"),
            "backup-damaged" => Sentence::new("backup-damaged"),
            "backup-differs" => Sentence::new("backup-differs"),
            "backup-not-found" => Sentence::new("backup-not-found"),
            "backup-disk-full" => Sentence::new("backup-disk-full"),
            "backup-no-rights" => Sentence::new("backup-no-rights"),
            "backup-read-only" => Sentence::new("backup-read-only"),
            "backup-trial-full" => Sentence::new("backup-trial-full"),
            "backup-trial-read-only" => Sentence::new("backup-trial-read-only"),
            "backup-trial-no-rights" => Sentence::new("backup-trial-no-rights"),
            _ => Sentence::new("backup-failed"),
        };
        say.text("file", self.file.clone())
    }
}

/// Looks whether the status changed, at little cost.
#[derive(Debug)]
pub struct Watch {
    store: PathBuf,
    seen: Option<(SystemTime, u64)>,
    status: Status,
}

impl Watch {
    /// Watches the status of a store.
    #[must_use]
    pub fn new(store: PathBuf) -> Self {
        let mut watch = Self {
            store,
            seen: None,
            status: Status::default(),
        };
        watch.look();
        watch
    }

    /// Reads the status where its file changed since the last look; answers whether it did.
    pub fn look(&mut self) -> bool {
        let about = std::fs::metadata(self.store.join(FILE)).ok();
        let now = about.and_then(|it| Some((it.modified().ok()?, it.len())));
        if now == self.seen {
            return false;
        }
        self.seen = now;
        self.status = Status::told(&self.store, &crate::journal::OsFiles);
        true
    }

    /// As it was at the last look.
    #[must_use]
    pub const fn status(&self) -> &Status {
        &self.status
    }

    /// Where the backups go.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.status.folder(&self.store)
    }
}
