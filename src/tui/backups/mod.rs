//! Backups as the screen knows them: when the last good one was made, and how one is begun in the background.

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use chrono::{NaiveDateTime, TimeDelta};

use super::ask::{ProgramAsk, Purpose};
use super::effect::Effect;
use super::popups::{Content, Input, Popup};
use super::screens::house::{PATH_MAX, expanded};
use super::theme::Role;
use super::ui::Ui;
use crate::app::App;
use crate::backup::{BackupError, Disks, Good, Watch, choose, is_overdue};
use crate::domain::time::ClockTime;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

/// While there is none, it is tried again so often: perhaps the stick is in by now.
const AGAIN: TimeDelta = TimeDelta::hours(1);

/// The backups of the store on the screen. A demo has none.
pub struct Keeper {
    store: PathBuf,
    watch: Watch,
    start: Box<dyn Fn()>,
    folder: PathBuf,
    /// A supervisor waits to hear how it went.
    asked: bool,
    /// The last good backup that was told of, and the same where it is one of this work.
    told: Option<Good>,
    last: Option<Good>,
    /// The last good backup's position, and when the first entry after it was made.
    first: Option<(u64, i64)>,
    tried: Option<NaiveDateTime>,
    overdue: bool,
}

impl Keeper {
    /// Backups of a store; `start` begins one in a process of its own.
    #[must_use]
    pub fn new(store: PathBuf, start: impl Fn() + 'static) -> Self {
        let watch = Watch::new(store.clone());
        Self {
            folder: watch.folder(),
            store,
            watch,
            start: Box::new(start),
            asked: false,
            told: None,
            last: None,
            first: None,
            tried: None,
            overdue: false,
        }
    }

    /// Where they go.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Begins one.
    fn begin(&mut self, asked: bool, now: NaiveDateTime) {
        self.asked |= asked;
        self.tried = Some(now);
        (self.start)();
    }

    /// Looks how things are, and tries again where there should have been a backup long ago. Answers what somebody
    /// waits to hear, if that is known by now, and whether it is good news.
    fn tick(&mut self, app: &App) -> Option<(Role, Sentence)> {
        let changed = self.watch.look();
        if changed {
            self.folder = self.watch.folder();
        }
        let good = self.watch.status().last;
        if good != self.told {
            self.told = good;
            let is_own = |it: &Good| it.chain.is_none_or(|chain| app.has_entry(it.position, chain));
            self.last = good.filter(is_own);
        }
        self.overdue = is_overdue(self.first_unsaved(app), app.millis());
        let now = app.local();
        if self.overdue && self.tried.is_none_or(|at| (now - at).abs() >= AGAIN) {
            self.begin(false, now);
        }
        let status = self.watch.status();
        // A folder that was chosen just now is no answer yet.
        if !changed || status.next.is_some() || !std::mem::take(&mut self.asked) {
            return None;
        }
        match (&status.failure, self.last) {
            (Some(failure), _) => Some((Role::Warning, failure.sentence())),
            (None, last) => last.map(|last| (Role::Present, told("backup-ready", last.when))),
        }
    }

    /// When the first entry was made that is in no good backup.
    fn first_unsaved(&mut self, app: &App) -> Option<i64> {
        let position = self.last.map_or(0, |it| it.position);
        if self.first.is_none_or(|(after, _)| after != position) {
            self.first = app.first_after(position).ok()?.map(|at| (position, at));
        }
        self.first.map(|(_, at)| at)
    }

    /// What stands at the top while the last good one is older than it should be.
    fn alert(&self) -> Option<Sentence> {
        self.overdue.then(|| match self.last {
            Some(last) => told("backup-old", last.when),
            None => Sentence::new("backup-never"),
        })
    }

    /// How it stands with the backups.
    fn about(&self) -> Sentence {
        let folder = clean(&self.folder.to_string_lossy());
        match self.last {
            Some(last) => told("backup-about", last.when),
            None => Sentence::new("backup-about-none"),
        }
        .text("folder", folder)
    }
}

fn told(id: &'static str, when: NaiveDateTime) -> Sentence {
    Sentence::new(id)
        .date("date", when.date())
        .time("time", ClockTime::of(when))
}

impl Ui {
    /// Lets the screen keep an eye on the backups, and begin them.
    pub fn keep_backups(&mut self, keeper: Keeper) {
        self.keeper = Some(keeper);
    }

    pub(super) fn look_at_backups(&mut self) {
        let said = self.keeper.as_mut().and_then(|keeper| keeper.tick(&self.app));
        if let Some((role, sentence)) = said {
            self.say(role, &sentence);
        }
    }

    pub(super) fn backup_alert(&self) -> Option<String> {
        Some(self.texts.say(&self.keeper.as_ref()?.alert()?))
    }

    pub(super) fn backup_folder(&self) -> Option<&Path> {
        Some(&self.keeper.as_ref()?.folder)
    }

    pub(super) fn backup_about(&self) -> String {
        self.keeper
            .as_ref()
            .map(|keeper| self.texts.say(&keeper.about()))
            .unwrap_or_default()
    }

    /// Begins a backup; says so where somebody asked.
    pub(super) fn back_up(&mut self, asked: bool) {
        let now = self.app.local();
        match &mut self.keeper {
            Some(keeper) => keeper.begin(asked, now),
            None if asked => return self.say(Role::Warning, &Sentence::new("backup-not-here")),
            None => return,
        }
        if asked {
            self.say(Role::Present, &Sentence::new("backup-begun"));
        }
    }

    /// Asks where backups go.
    pub(super) fn ask_backup_folder(&self) -> Vec<Effect> {
        let Some(keeper) = &self.keeper else {
            return vec![Effect::Refuse(Sentence::new("backup-not-here"))];
        };
        let input = Input::new(
            self.texts.get("key-backup-folder"),
            self.texts.get("backup-folder-hint"),
            PATH_MAX,
        )
        .with_text(&keeper.folder.to_string_lossy());
        vec![Effect::Open(
            Purpose::Program(ProgramAsk::BackupFolder),
            Content::Input(input),
        )]
    }

    /// Backups go there once the first one is good, and that is begun at once. The popup comes back where it cannot be.
    pub(super) fn back_up_to(&mut self, typed: &str, popup: Option<Popup<Purpose>>) {
        let Some(keeper) = &self.keeper else {
            return self.say(Role::Warning, &Sentence::new("backup-not-here"));
        };
        let file = expanded(typed);
        let chosen = std::path::absolute(&file)
            .map_err(|source| BackupError::Io { file, source })
            .and_then(|folder| choose(&keeper.store, &Disks::default(), &folder));
        match chosen {
            Ok(()) => self.back_up(true),
            Err(error) => self.refuse_with(popup, &error.sentence()),
        }
    }
}
