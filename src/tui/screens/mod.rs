//! The screens: a variant each, with its own state. Gathering reads, drawing does not.

pub mod dating;
pub mod dossier;
pub mod hours;
pub mod house;
pub mod klussen;
pub mod marking;
pub mod people;
#[cfg(test)]
pub(crate) mod played;
pub mod signals;
pub mod telling;
pub mod today;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ask::{DayAsk, KlusAsk, Purpose};
use super::desk::Desk;
use super::effect::Effect;
use super::keys::{Chord, Command, Context};
use super::look::Look;
use super::popups::{Answer, Content};
use crate::app::Trouble;
use crate::text::sentence::Sentence;

/// What is on the screen.
pub enum Screen {
    /// The day sheet.
    Today(today::Today),
    /// The list of participants.
    People(people::People),
    /// One participant.
    Dossier(dossier::Dossier),
    /// A list of what belongs to the house.
    House(house::House),
    /// The board of klussen.
    Klussen(klussen::Klussen),
    /// Everybody's hours.
    Hours(hours::Hours),
    /// What is due or wrong.
    Signals(signals::Signals),
}

impl Screen {
    /// Its own keys; those of everywhere come after.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self {
            Self::Today(_) => Context::Today,
            Self::People(_) => Context::Participants,
            Self::Dossier(_) => Context::Dossier,
            Self::House(_) => Context::List,
            Self::Klussen(_) => Context::Klussen,
            Self::Hours(_) => Context::Hours,
            Self::Signals(_) => Context::Signals,
        }
    }

    /// The day it shows, where it shows one.
    #[must_use]
    pub const fn date(&self) -> Option<chrono::NaiveDate> {
        match self {
            Self::Today(today) => Some(today.date()),
            Self::Klussen(klussen) => Some(klussen.date()),
            Self::People(_) | Self::Dossier(_) | Self::House(_) | Self::Hours(_) | Self::Signals(_) => None,
        }
    }

    /// Gathers what is to be drawn, once after every command.
    ///
    /// # Errors
    /// When the store fails.
    pub fn gather(&mut self, desk: Desk<'_>) -> Result<(), Trouble> {
        match self {
            Self::Today(today) => today.gather(desk),
            Self::People(people) => people.gather(desk),
            Self::Dossier(dossier) => dossier.gather(desk),
            Self::House(house) => house.gather(desk),
            Self::Klussen(klussen) => klussen.gather(desk),
            Self::Hours(hours) => hours.gather(desk),
            Self::Signals(signals) => signals.gather(desk),
        }
    }

    /// Takes a key before the table of keys does: digits that number a row. True when it was taken.
    pub fn digit(&mut self, chord: Chord) -> bool {
        match self {
            Self::Today(today) => today.digit(chord),
            Self::Klussen(_)
            | Self::People(_)
            | Self::Dossier(_)
            | Self::House(_)
            | Self::Hours(_)
            | Self::Signals(_) => false,
        }
    }

    /// Drops a row number half typed.
    pub fn drop_number(&mut self) {
        if let Self::Today(today) = self {
            today.drop_number();
        }
    }

    /// Whether `!` has anything to walk along here.
    fn walks(&self) -> bool {
        match self {
            Self::Today(today) => today.walks(),
            Self::Klussen(klussen) => klussen.walks(),
            Self::Signals(signals) => signals.walks(),
            Self::People(_) | Self::Dossier(_) | Self::House(_) | Self::Hours(_) => false,
        }
    }

    /// Whether the footer tells of `!`: what is wrong elsewhere the bar at the top says already.
    #[must_use]
    pub fn warns(&self) -> bool {
        self.walks() && !matches!(self, Self::Signals(_))
    }

    /// Whether a command of this screen applies now, or why not.
    ///
    /// # Errors
    /// Why not.
    pub fn available(&self, desk: Desk<'_>, command: Command) -> Result<(), Sentence> {
        if command == Command::WalkWarnings && !self.walks() {
            return signals::any(desk);
        }
        match self {
            Self::Today(today) => today.available(desk, command),
            Self::People(people) => people.available(command),
            Self::Dossier(dossier) => dossier.available(desk, command),
            Self::House(house) => house.available(command),
            Self::Klussen(klussen) => klussen.available(desk, command),
            Self::Hours(hours) => hours.available(desk, command),
            Self::Signals(signals) => signals.available(desk, command),
        }
    }

    /// What a command leads to here; none when it is not this screen's.
    pub fn command(&mut self, desk: Desk<'_>, command: Command, chord: Option<Chord>) -> Option<Vec<Effect>> {
        if command == Command::WalkWarnings && !self.walks() {
            return None;
        }
        match self {
            Self::Today(today) => today.command(desk, command),
            Self::People(people) => people.command(desk, command),
            Self::Dossier(dossier) => dossier.command(desk, command),
            Self::House(house) => house.command(desk, command),
            Self::Klussen(klussen) => klussen.command(desk, command, chord),
            Self::Hours(hours) => hours.command(desk, command),
            Self::Signals(signals) => signals.command(desk, command),
        }
    }

    /// Goes back one step inside the screen: a number half typed, marks, a filter. False when there is none.
    pub fn back(&mut self) -> bool {
        match self {
            Self::Today(today) => today.back(),
            Self::Dossier(dossier) => dossier.back(),
            Self::People(_) | Self::House(_) => false,
            Self::Klussen(klussen) => klussen.back(),
            Self::Hours(hours) => hours.back(),
            Self::Signals(signals) => signals.back(),
        }
    }

    /// Something said first in the footer: whom a row number means.
    #[must_use]
    pub fn lead(&self, look: Look<'_>) -> Option<String> {
        match self {
            Self::Today(today) => today.lead(look),
            Self::Klussen(klussen) => klussen.lead(look),
            Self::Hours(_) | Self::Signals(_) | Self::People(_) | Self::Dossier(_) | Self::House(_) => None,
        }
    }

    /// Draws what was gathered.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        match self {
            Self::Today(today) => today.draw(look, area, buf),
            Self::People(people) => people.draw(look, area, buf),
            Self::Dossier(dossier) => dossier.draw(look, area, buf),
            Self::House(house) => house.draw(look, area, buf),
            Self::Klussen(klussen) => klussen.draw(look, area, buf),
            Self::Hours(hours) => hours.draw(look, area, buf),
            Self::Signals(signals) => signals.draw(look, area, buf),
        }
    }
}

/// What an answer leads to, or what is wrong with it.
///
/// # Errors
/// The sentence to show in the popup, which stays open.
pub fn answered(desk: Desk<'_>, purpose: &Purpose, answer: &Answer) -> Result<Vec<Effect>, Wrong> {
    match purpose {
        Purpose::Day(ask) => today::answers::answered(desk, ask, answer),
        Purpose::Klus(ask) => klussen::answers::answered(desk, ask, answer),
        Purpose::Program(ask) => super::program::answered(desk, ask, answer),
        Purpose::Person(ask) => people::forms::answered(desk, ask, answer),
        Purpose::House(ask) => house::answered(desk, ask, answer),
    }
}

/// Says how what is being typed is understood.
pub fn changed(desk: Desk<'_>, purpose: &mut Purpose, content: &mut Content) {
    if let Content::Form(form) = content {
        dating::tell(desk, purpose, form);
    }
    match purpose {
        Purpose::Day(ask) => today::answers::changed(desk, ask, content),
        Purpose::Klus(ask) => klussen::answers::changed(desk, ask, content),
        Purpose::Program(ask) => super::program::changed(desk, ask, content),
        Purpose::Person(ask) => people::forms::changed(desk, ask, content),
        Purpose::House(_) => {}
    }
}

/// What is wrong with an answer: a sentence, and the field of a form or the bytes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The field of a form; empty for none.
    pub field: &'static str,
    /// Where in the text.
    pub at: std::ops::Range<usize>,
    /// What.
    pub sentence: Sentence,
}

impl From<Sentence> for Wrong {
    fn from(sentence: Sentence) -> Self {
        Self {
            field: "",
            at: 0..0,
            sentence,
        }
    }
}

impl Wrong {
    /// Wrong in a field of a form.
    #[must_use]
    pub fn field(field: &'static str, sentence: Sentence) -> Self {
        Self {
            field,
            ..sentence.into()
        }
    }
}

/// Opens the popup that asks something of the day.
#[must_use]
pub fn ask_day(ask: DayAsk, content: Content) -> Vec<Effect> {
    vec![Effect::Open(Purpose::Day(ask), content)]
}

/// Opens the short form of a newcomer, to be put on a day too; a name may have been typed already.
#[must_use]
pub fn newcomer(desk: Desk<'_>, date: chrono::NaiveDate, name: &str) -> Vec<Effect> {
    people::forms::ask_newcomer(desk, Some(date), name)
}

/// Opens the form of a guest on a day; a name may have been typed already.
#[must_use]
pub fn guest(desk: Desk<'_>, date: chrono::NaiveDate, name: &str) -> Vec<Effect> {
    people::forms::ask_guest(desk, date, name)
}

/// Opens a klus, new or existing.
#[must_use]
pub fn ask_klus(desk: Desk<'_>, id: Option<crate::domain::ids::KlusId>) -> Vec<Effect> {
    let today = desk.app.today();
    let content = klussen::form::content(desk, today, desk.half_now(), id);
    vec![Effect::Open(Purpose::Klus(KlusAsk::Edit(id, today)), content)]
}

/// The place of the one row that has come since a list was gathered; none when it is not just one.
fn one_more<T, I: PartialEq>(before: &[T], after: &[T], id: impl Fn(&T) -> &I) -> Option<usize> {
    if before.is_empty() || after.len() != before.len() + 1 {
        return None;
    }
    let known = |row: &T| before.iter().any(|b| id(b) == id(row));
    after.iter().position(|row| !known(row))
}
