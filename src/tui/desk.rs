//! What a screen may look at when it gathers its view or answers a key: never while drawing.

use chrono::NaiveDateTime;
use ratatui::layout::Rect;

use super::keys::Keymap;
use crate::app::App;
use crate::domain::dates::short_with_year;
use crate::domain::ids::ParticipantId;
use crate::domain::time::{ClockTime, HalfDay};
use crate::text::texts::Texts;
use crate::tui::screens::telling::Just;

/// How much of the screen is for everybody's eyes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Privacy {
    /// Nobody touched a key for a while: absences have no kind, notes and reasons are hidden.
    Shielded,
    /// The day is there, observations are not.
    #[default]
    Normal,
    /// Observations too.
    Open,
}

/// The program as a screen sees it.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// What one can ask.
    pub app: &'a App,
    /// The words.
    pub texts: &'a Texts,
    /// The keys, to name one in a sentence.
    pub keymap: &'a Keymap,
    /// How much is shown.
    pub privacy: Privacy,
    /// Who was just marked away, with what they worked kept.
    pub just: Option<&'a Just>,
    /// The very first frame: what takes long to find out comes right after it.
    pub hurried: bool,
    /// Where the screen is drawn: arrows go where they point there.
    pub body: Rect,
}

impl Desk<'_> {
    /// Somebody's name as one says it, with the number where others are called the same.
    #[must_use]
    pub fn name(&self, person: ParticipantId) -> String {
        self.app.directory().called(person, self.app.today())
    }

    /// Somebody's name as it stands in lists, with the number where others are called the same.
    #[must_use]
    pub fn register_name(&self, person: ParticipantId) -> String {
        self.app.directory().listed(person, self.app.today())
    }

    /// The half-day it is now; on another day than the one on the wall the morning.
    #[must_use]
    pub fn half_now(&self) -> HalfDay {
        self.app
            .now()
            .map_or(HalfDay::Morning, |(_, time)| HalfDay::at(time))
    }

    /// A date and a time in words.
    #[must_use]
    pub fn moment(&self, at: NaiveDateTime) -> String {
        let date = short_with_year(at.date(), self.texts.lang());
        format!("{date} {}", ClockTime::of(at))
    }

    /// A half-day in words.
    #[must_use]
    pub fn half(&self, half: HalfDay) -> String {
        self.texts.get(half_id(half))
    }
}

/// The text of a half-day.
#[must_use]
pub const fn half_id(half: HalfDay) -> &'static str {
    match half {
        HalfDay::Morning => "half-morning",
        HalfDay::Afternoon => "half-afternoon",
        HalfDay::Evening => "half-evening",
    }
}
