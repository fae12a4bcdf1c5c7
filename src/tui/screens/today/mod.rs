//! Vandaag: the day sheet. Who is expected, what was entered, what is wrong, and the person under the cursor.

pub mod answers;
mod commands;
mod draw;
mod noting;
mod row;
mod side;
#[cfg(test)]
mod tests;
mod view;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Trouble;
use crate::domain::ids::ParticipantId;
use crate::domain::time::ClockTime;
use crate::text::sentence::Sentence;
use crate::tui::desk::{Desk, Privacy};
use crate::tui::keys::Chord;
use crate::tui::look::Look;
use view::View;

pub use row::{status_text, symbol_of, unconfirmed_text};
pub use side::{note_lines, phase_name, topic_names, week_lines};

/// The day sheet of one date.
pub struct Today {
    date: NaiveDate,
    /// The row under the cursor, kept by person: rows come and go.
    cursor: Option<ParticipantId>,
    marked: BTreeSet<ParticipantId>,
    /// A row number being typed.
    number: String,
    /// The warning that `!` stands on.
    walking: Option<usize>,
    view: Box<View>,
    /// What the view was gathered from; the same again gives the same.
    stamp: Option<Stamp>,
}

/// The last entry, the minute, the business date, what is shown, whether in a hurry.
type Stamp = (u64, Option<ClockTime>, NaiveDate, Privacy, bool);

/// What the row number being typed means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbered {
    /// None is being typed.
    Nothing,
    /// No row has it, but it may be the beginning of one that has.
    Half,
    /// No row has it.
    Nobody,
    /// This person's row.
    Row(ParticipantId),
}

impl Today {
    /// The day sheet of a date.
    #[must_use]
    pub fn new(date: NaiveDate) -> Self {
        Self {
            date,
            cursor: None,
            marked: BTreeSet::new(),
            number: String::new(),
            walking: None,
            view: Box::default(),
            stamp: None,
        }
    }

    /// Its date; midnight does not change it.
    #[must_use]
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// The person under the cursor.
    #[must_use]
    pub const fn current(&self) -> Option<ParticipantId> {
        self.cursor
    }

    /// Puts the cursor on a person.
    pub const fn select(&mut self, person: Option<ParticipantId>) {
        if person.is_some() {
            self.cursor = person;
        }
    }

    /// Gathers the day. The cursor goes to who was put on it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn gather(&mut self, desk: Desk<'_>) -> Result<(), Trouble> {
        let at = self.position();
        let app = desk.app;
        let now = app.now().map(|(_, time)| time);
        let stamp = (
            app.store().applied().position,
            now,
            app.today(),
            desk.privacy,
            desk.hurried,
        );
        if self.stamp != Some(stamp) {
            let before = std::mem::replace(&mut *self.view, View::gather(desk, self.date)?);
            self.stamp = Some(stamp);
            let rows = &self.view.rows;
            if let Some(new) = super::one_more(&before.rows, rows, |r| &r.row.participant) {
                self.cursor = Some(rows[new].row.participant);
            }
        }
        let rows = &self.view.rows;
        self.marked
            .retain(|person| rows.iter().any(|r| r.row.participant == *person));
        if self
            .cursor
            .is_none_or(|person| !rows.iter().any(|r| r.row.participant == person))
        {
            let near = at.unwrap_or(0).min(rows.len().saturating_sub(1));
            self.cursor = rows.get(near).map(|r| r.row.participant);
        }
        self.walking = self.walking.filter(|at| *at < self.view.warnings.len());
        self.view.gather_side(desk, self.date, self.pointed())
    }

    /// The place of the cursor's row.
    fn position(&self) -> Option<usize> {
        self.view
            .rows
            .iter()
            .position(|r| Some(r.row.participant) == self.cursor)
    }

    /// The person a key would concern: the one numbered, else the one under the cursor.
    fn pointed(&self) -> Option<ParticipantId> {
        match self.numbered() {
            Numbered::Row(person) => Some(person),
            Numbered::Half | Numbered::Nobody => None,
            Numbered::Nothing => self.cursor,
        }
    }

    /// Whose number is being typed.
    fn numbered(&self) -> Numbered {
        let Ok(number) = self.number.parse::<u32>() else {
            return Numbered::Nothing;
        };
        let mut rows = self.view.rows.iter();
        match rows.clone().find(|r| r.number == number) {
            Some(row) => Numbered::Row(row.row.participant),
            None if rows.any(|r| r.number.to_string().starts_with(&self.number)) => Numbered::Half,
            None => Numbered::Nobody,
        }
    }

    /// Says that the number typed is of no row, if so.
    fn nobodys_number(&self, id: &'static str) -> Option<Sentence> {
        let nobodys = matches!(self.numbered(), Numbered::Half | Numbered::Nobody);
        nobodys.then(|| Sentence::new(id).text("number", self.number.clone()))
    }

    /// Takes a digit of a row number. After a number that no row has it begins another one.
    pub fn digit(&mut self, chord: Chord) -> bool {
        let Some(digit) = chord.digit() else { return false };
        match self.numbered() {
            Numbered::Nothing | Numbered::Nobody if digit == 0 => {}
            Numbered::Row(_) | Numbered::Half => self.number.push_str(&digit.to_string()),
            Numbered::Nothing | Numbered::Nobody => self.number = digit.to_string(),
        }
        true
    }

    /// Drops a number half typed.
    pub fn drop_number(&mut self) {
        self.number.clear();
    }

    /// Whether anything is wrong here.
    #[must_use]
    pub fn walks(&self) -> bool {
        !self.view.warnings.is_empty()
    }

    /// Takes back a number half typed, a walk along the warnings, or marks.
    pub fn back(&mut self) -> bool {
        let busy = !self.number.is_empty() || self.walking.is_some() || !self.marked.is_empty();
        if !self.number.is_empty() {
            self.number.clear();
        } else if self.walking.is_some() {
            self.walking = None;
        } else {
            self.marked.clear();
        }
        busy
    }

    /// Names the person whose number is being typed.
    #[must_use]
    pub fn lead(&self, look: Look<'_>) -> Option<String> {
        let sentence = match self.numbered() {
            Numbered::Nothing => return None,
            Numbered::Row(person) => {
                let row = self.view.rows.iter().find(|r| r.row.participant == person)?;
                Sentence::new("row-number")
                    .text("number", self.number.clone())
                    .text("name", row.name.clone())
            }
            Numbered::Half | Numbered::Nobody => self.nobodys_number("row-number-none")?,
        };
        Some(look.texts.say(&sentence))
    }

    /// Draws what was gathered.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        draw::draw(self, look, area, buf);
    }
}
