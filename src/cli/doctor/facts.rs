//! What doctor looks at.

use std::fs;
use std::io::IsTerminal;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use etcetera::BaseStrategy;

use super::private::Private;
use crate::app::check::{Outcome, Report, check};
use crate::app::clock::{Clock, SystemClock};
use crate::app::{App, OpenError};
use crate::backup::{Backups, Disks, Good, Lineage, Status, beside_store};
use crate::cli::backup::size;
use crate::cli::check::subject;
use crate::cli::context::Context;
use crate::cli::logged;
use crate::journal::lock::LockError;

/// Less than this is too little to work with for long.
const LEAST_FREE: u64 = 200_000_000;
/// No more files are looked at.
const MOST_FILES: usize = 100_000;

/// One thing that was looked at.
pub(super) struct Fact {
    pub id: &'static str,
    pub value: String,
    /// Whether it is as it should be, where that is for us to say.
    pub fine: Option<bool>,
}

/// What belongs together.
pub(super) struct Section {
    pub id: &'static str,
    pub facts: Vec<Fact>,
}

/// Looks at everything. `progress` is told how far the check of the store is.
pub(super) fn all(context: &Context, progress: &mut dyn FnMut(u64, u64)) -> Vec<Section> {
    let look = Look {
        context,
        private: Private::of(|name| std::env::var(name).ok()),
    };
    let status = Status::told(&context.store, Disks::default().store.as_ref());
    let backups = status.folder(&context.store);
    let section = |id, facts| Section { id, facts };
    vec![
        section("program", look.program()),
        section("folders", look.folders(&backups)),
        section("store", look.store(progress)),
        section("backups", look.backups(&status, &backups)),
        section("terminal", look.terminal()),
    ]
}

struct Look<'a> {
    context: &'a Context,
    private: Private,
}

fn fact(id: &'static str, value: impl Into<String>, fine: Option<bool>) -> Fact {
    Fact {
        id,
        value: value.into(),
        fine,
    }
}

impl Look<'_> {
    fn say(&self, id: &str) -> String {
        self.context.texts.get(id)
    }

    fn program(&self) -> Vec<Fact> {
        let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        let system = format!(
            "{} {} {}",
            std::env::consts::OS,
            std::env::consts::ARCH,
            kernel.trim()
        );
        vec![
            fact("version", env!("CARGO_PKG_VERSION"), None),
            fact("system", self.private.text(&system), None),
            fact("now", moment(SystemClock.local()), None),
        ]
    }

    fn folders(&self, backups: &Path) -> Vec<Fact> {
        let store = &self.context.store;
        let config = etcetera::choose_base_strategy().ok();
        let config = config.map(|folders| folders.config_dir().join("werkvloer"));
        let mut facts = vec![self.folder("store", store, true)];
        facts.extend(config.map(|folder| self.folder("config", &folder, false)));
        facts.extend(logged::folder().map(|folder| self.folder("log", &folder, true)));
        facts.push(self.folder("backups", backups, false));
        if let Some(rights) = self.rights(store) {
            facts.push(rights);
        }
        facts.extend(self.space("store-space", store));
        facts.extend(self.space("backups-space", backups));
        facts
    }

    /// A folder with its rights; `ours` are those that nobody else may look into.
    fn folder(&self, id: &'static str, path: &Path, ours: bool) -> Fact {
        let shown = self.private.path(path);
        match fs::metadata(path) {
            Ok(about) => {
                let mode = about.mode() & 0o777;
                fact(
                    id,
                    format!("{shown} ({mode:04o})"),
                    ours.then(|| !is_open(&about)),
                )
            }
            Err(_) => fact(id, format!("{shown}: {}", self.say("doctor-not-there")), None),
        }
    }

    /// Whether everything in the store is its owner's only.
    fn rights(&self, store: &Path) -> Option<Fact> {
        let (mut folders, mut open, mut seen) = (vec![store.to_path_buf()], 0, 0);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).ok()?.flatten() {
                let Ok(about) = entry.metadata() else { continue };
                seen += 1;
                open += usize::from(is_open(&about));
                if about.is_dir() && seen < MOST_FILES {
                    folders.push(entry.path());
                }
            }
        }
        let said = match open {
            0 => self.say("doctor-rights-good"),
            open => format!("{open} / {seen}"),
        };
        Some(fact("rights", said, Some(open == 0)))
    }

    /// The room on the disk of a folder, or of the nearest folder above it that is there.
    fn space(&self, id: &'static str, path: &Path) -> Option<Fact> {
        let there = path.ancestors().find(|it| it.exists())?;
        let about = rustix::fs::statvfs(there).ok()?;
        let free = about.f_bavail.saturating_mul(about.f_frsize);
        let all = about.f_blocks.saturating_mul(about.f_frsize);
        let said = format!("{} / {}", size(self.context, free), size(self.context, all));
        Some(fact(id, said, Some(free >= LEAST_FREE)))
    }

    fn store(&self, progress: &mut dyn FnMut(u64, u64)) -> Vec<Fact> {
        let store = &self.context.store;
        match App::exists(store) {
            Ok(true) => {}
            Ok(false) => return vec![fact("state", self.say("doctor-not-there"), None)],
            Err(error) => return vec![self.trouble(&error)],
        }
        let mut facts = vec![self.held(store)];
        match check(store, &SystemClock, progress) {
            Ok(report) => facts.extend(self.report(&report)),
            Err(error) => facts.push(self.trouble(&error)),
        }
        let aside = set_aside(store);
        if !aside.is_empty() {
            facts.push(fact("aside", aside.join(", "), None));
        }
        facts
    }

    /// Whether somebody has the store open.
    fn held(&self, store: &Path) -> Fact {
        match App::lock(store) {
            Err(OpenError::Lock(LockError::Held { holder, .. })) => {
                let since = crate::app::clock::local_of(holder.since.saturating_mul(1000));
                let since = since.map(moment).unwrap_or_default();
                let said = format!("{} {}, {since}", self.say("doctor-open-by"), holder.pid);
                fact("state", said, None)
            }
            Err(OpenError::Lock(LockError::HeldByUnknown { .. })) => {
                fact("state", self.say("doctor-open-by"), None)
            }
            Err(error) => self.trouble(&error),
            Ok(_) => fact("state", self.say("doctor-free"), Some(true)),
        }
    }

    fn trouble(&self, error: &OpenError) -> Fact {
        let said = self.context.say(&error.sentence());
        fact("trouble", self.private.text(&said), Some(false))
    }

    /// What was checked and how it was found: not whom it is about.
    fn report(&self, report: &Report) -> Vec<Fact> {
        let mut facts = vec![fact("entries", report.entries.to_string(), None)];
        for line in &report.lines {
            let (id, title) = match line.outcome {
                Outcome::Good => (Some(true), "doctor-good"),
                Outcome::Faulty => (Some(false), "doctor-faulty"),
                Outcome::Unchecked => (None, "doctor-unchecked"),
            };
            facts.push(fact(subject(line.subject).0, self.say(title), id));
        }
        let broken: Vec<String> = report
            .findings
            .counts()
            .iter()
            .map(|(rule, count)| format!("{} {count}", rule.id()))
            .collect();
        if !broken.is_empty() {
            facts.push(fact("findings", broken.join(", "), None));
        }
        facts.extend(report.damage.as_ref().map(|error| self.trouble(error)));
        facts
    }

    fn backups(&self, status: &Status, folder: &Path) -> Vec<Fact> {
        let unread = status.failure.as_ref().is_some_and(|it| it.when.is_none());
        let none = || {
            self.say(if unread {
                "cli-backup-unread"
            } else {
                "doctor-none"
            })
        };
        let lineage = Lineage::of(&self.context.store, &Disks::default().store).ok();
        let is_own = |last: &Good| lineage.as_ref().is_none_or(|it| it.has_made(last));
        let own = status.last.filter(is_own);
        let last = status.last.map(|last| {
            let said = format!("{} ({})", moment(last.when), last.position);
            match own {
                Some(_) => said,
                None => format!("{said}: {}", self.say("cli-backup-other")),
            }
        });
        let listed = Backups::new(folder.to_path_buf(), Disks::default().backups).list();
        // A stick that is away is no fault, and no proof either.
        let (count, sound) = listed.map_or_else(
            |_| (self.say("doctor-not-there"), None),
            |listed| {
                let unread = listed.iter().filter(|it| it.manifest.is_err()).count();
                match (listed.len(), unread) {
                    (0, _) => (self.say("doctor-none"), None),
                    (all, 0) => (all.to_string(), Some(true)),
                    (all, unread) => {
                        let said = format!("{all} ({unread} {})", self.say("cli-backup-unread"));
                        (said, Some(false))
                    }
                }
            },
        );
        let mut facts = vec![
            fact(
                "last",
                last.unwrap_or_else(none),
                App::exists(&self.context.store)
                    .is_ok_and(|there| there)
                    .then_some(own.is_some()),
            ),
            fact("trial", status.trial.map_or_else(none, moment), None),
            fact("count", count, sound),
        ];
        if let Some(failure) = &status.failure {
            let said = self.private.text(&self.context.say(&failure.sentence()));
            let when = failure.when.map(|when| format!("{}: ", moment(when)));
            let said = format!("{}{said}", when.unwrap_or_default());
            facts.push(fact("failure", said, Some(false)));
        }
        facts
    }

    fn terminal(&self) -> Vec<Fact> {
        let var = |name: &str| std::env::var(name).unwrap_or_default();
        let shown = |name: &str| self.private.text(&var(name));
        let yes_no = |yes: bool| self.say(if yes { "doctor-yes" } else { "doctor-no" });
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().map(var);
        let locale = locale.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
        let lower = locale.to_lowercase();
        let utf8 = lower.contains("utf-8") || lower.contains("utf8");
        let size = crossterm::terminal::size().map(|(cols, rows)| format!("{cols} × {rows}"));
        let screen = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        vec![
            fact(
                "kind",
                shown("TERM"),
                Some(!matches!(var("TERM").as_str(), "" | "dumb")),
            ),
            fact("colours", shown("COLORTERM"), None),
            fact("no-colour", yes_no(!var("NO_COLOR").is_empty()), None),
            fact("locale", self.private.text(&locale), None),
            fact("utf8", yes_no(utf8), Some(utf8)),
            fact("size", size.unwrap_or_else(|_| self.say("doctor-none")), None),
            fact("screen", yes_no(screen), None),
        ]
    }
}

/// Whether others may look into it.
fn is_open(about: &fs::Metadata) -> bool {
    about.mode() & 0o077 != 0 || about.uid() != rustix::process::getuid().as_raw()
}

/// What was set aside in the store or beside it: names of our own making only.
fn set_aside(store: &Path) -> Vec<String> {
    let names = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect()
    };
    let mut found: Vec<String> = names(store)
        .into_iter()
        .filter(|name| name.contains(".broken-") || name.contains("aside"))
        .collect();
    let own: PathBuf = store.to_path_buf();
    let parent = own.parent().unwrap_or(Path::new("."));
    for suffix in [".before-restore-", ".restoring", ".trial"] {
        let beside = beside_store(store, suffix);
        let start = beside
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let these = names(parent).into_iter().filter(|name| name.starts_with(&start));
        // The name of the store may be anybody's; what was added to it is ours.
        let name = store
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        found.extend(these.map(|it| it.strip_prefix(&name).unwrap_or_default().to_owned()));
    }
    found.sort();
    found
}

fn moment(when: NaiveDateTime) -> String {
    when.format("%Y-%m-%d %H:%M").to_string()
}
