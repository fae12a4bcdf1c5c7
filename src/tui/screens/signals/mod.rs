//! Signalen: what is due or wrong, the most urgent first, with the key that resolves it.

mod draw;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Trouble;
use crate::app::query::signals::{Kind, Signal};
use crate::text::sentence::Sentence;
use crate::tui::desk::{Desk, Privacy};
use crate::tui::effect::{Effect, Place};
use crate::tui::keys::hints::all_keys;
use crate::tui::keys::{Command, Context};
use crate::tui::look::Look;
use crate::tui::screens::marking::contact;

/// How many rows a page is.
const PAGE: isize = 10;

/// What is due or wrong.
#[derive(Default)]
pub struct Signals {
    /// The signal under the cursor; the place is kept where it is gone.
    cursor: Option<Signal>,
    at: usize,
    filter: Option<Kind>,
    today: NaiveDate,
    rows: Vec<SignalRow>,
    /// How many there are of all kinds.
    all: usize,
}

/// One signal in words.
struct SignalRow {
    signal: Signal,
    subject: String,
    sentence: String,
    /// The key that resolves it, and what that does.
    key: String,
    action: String,
}

/// The signals that this much privacy lets through.
fn shown(desk: Desk<'_>, signals: &Arc<[Signal]>) -> Vec<Signal> {
    signals
        .iter()
        .filter(|signal| desk.privacy != Privacy::Shielded || signal.kind() != Kind::Away)
        .cloned()
        .collect()
}

/// How many signals there are, for the bar at the top.
///
/// # Errors
/// When the store fails.
pub fn count(desk: Desk<'_>) -> Result<usize, Trouble> {
    let signals = desk.app.signals(desk.app.today())?;
    let hidden = signals
        .iter()
        .filter(|signal| desk.privacy == Privacy::Shielded && signal.kind() == Kind::Away)
        .count();
    Ok(signals.len() - hidden)
}

/// Whether anything asks for attention: a screen with nothing of its own leads here.
///
/// # Errors
/// That nothing does; also before it was counted.
pub fn any(desk: Desk<'_>) -> Result<(), Sentence> {
    let waiting = if desk.hurried { Ok(0) } else { count(desk) };
    match waiting.map_err(|trouble| trouble.sentence())? {
        0 => Err(Sentence::new("no-warnings")),
        _ => Ok(()),
    }
}

impl Signals {
    /// Whether there is anything to walk along.
    #[must_use]
    pub const fn walks(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Gathers the signals.
    ///
    /// # Errors
    /// When the store fails.
    pub fn gather(&mut self, desk: Desk<'_>) -> Result<(), Trouble> {
        self.today = desk.app.today();
        let signals = shown(desk, &desk.app.signals(self.today)?);
        self.all = signals.len();
        self.rows = signals
            .into_iter()
            .filter(|signal| self.filter.is_none_or(|kind| signal.kind() == kind))
            .map(|signal| row(desk, signal, self.today))
            .collect();
        let found = self
            .cursor
            .as_ref()
            .and_then(|signal| self.rows.iter().position(|row| row.signal == *signal));
        self.go_to(found.unwrap_or(self.at));
        Ok(())
    }

    fn go_to(&mut self, at: usize) {
        self.at = at.min(self.rows.len().saturating_sub(1));
        self.cursor = self.rows.get(self.at).map(|row| row.signal.clone());
    }

    /// Whether a command of this screen applies now.
    ///
    /// # Errors
    /// Why not.
    pub fn available(&self, _: Desk<'_>, command: Command) -> Result<(), Sentence> {
        match (command, &self.cursor) {
            (Command::Resolve, None) => Err(Sentence::new("signals-none")),
            (Command::Contact, None | Some(_)) if !matches!(self.cursor, Some(Signal::StayedAway { .. })) => {
                Err(Sentence::new("signals-nobody-to-call"))
            }
            _ => Ok(()),
        }
    }

    /// Does a command of this screen.
    pub fn command(&mut self, desk: Desk<'_>, command: Command) -> Option<Vec<Effect>> {
        if let Some(by) = command.steps(PAGE) {
            return Some(self.step(by));
        }
        Some(match command {
            Command::Resolve => self
                .cursor
                .as_ref()
                .map(|signal| Effect::Go(place(signal)))
                .into_iter()
                .collect(),
            Command::Contact => self.contact(desk),
            Command::WalkWarnings => {
                self.go_to((self.at + 1) % self.rows.len().max(1));
                Vec::new()
            }
            Command::Filter => {
                self.filter = self.next_filter(desk);
                Vec::new()
            }
            _ => return None,
        })
    }

    fn step(&mut self, by: isize) -> Vec<Effect> {
        self.go_to(self.at.saturating_add_signed(by));
        Vec::new()
    }

    /// Notes that somebody who stayed away was phoned, for the day that was missed.
    fn contact(&self, desk: Desk<'_>) -> Vec<Effect> {
        let Some(Signal::StayedAway { person, last }) = self.cursor else {
            return Vec::new();
        };
        contact(desk, last, vec![person])
    }

    /// All kinds, then kind by kind: those there are.
    fn next_filter(&self, desk: Desk<'_>) -> Option<Kind> {
        let signals = desk.app.signals(self.today).ok()?;
        let there = shown(desk, &signals);
        let kinds = Kind::ALL
            .into_iter()
            .filter(|kind| there.iter().any(|signal| signal.kind() == *kind));
        match self.filter {
            None => kinds.into_iter().next(),
            Some(now) => kinds.into_iter().find(|kind| *kind > now),
        }
    }

    /// Takes a filter back.
    pub fn back(&mut self) -> bool {
        self.filter.take().is_some()
    }

    /// Draws what was gathered.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        draw::draw(self, look, area, buf);
    }
}

/// Where a signal is resolved.
fn place(signal: &Signal) -> Place {
    match signal {
        Signal::StayedAway { person, last } => Place::Today(Some(*last), Some(*person)),
        Signal::CapReached { person, .. }
        | Signal::ThresholdNear { person, .. }
        | Signal::ThresholdReached { person, .. } => Place::Dossier(*person),
        Signal::ShortKlus { date, klus, .. } => Place::Klussen(Some((*date, klus.half)), Some(klus.klus)),
        Signal::DayNotClosed { date } | Signal::OpenRows { date, .. } => Place::Today(Some(*date), None),
    }
}

fn row(desk: Desk<'_>, signal: Signal, today: NaiveDate) -> SignalRow {
    let subject = match &signal {
        Signal::ShortKlus { name, .. } => name.clone(),
        Signal::DayNotClosed { date } | Signal::OpenRows { date, .. } => {
            crate::domain::dates::short(*date, desk.texts.lang())
        }
        _ => signal
            .person()
            .map(|p| desk.app.directory().called(p, today))
            .unwrap_or_default(),
    };
    let (command, action) = match signal.kind() {
        Kind::Away => (Command::Contact, "key-contact"),
        Kind::Hours => (Command::Resolve, "key-open"),
        Kind::Klussen => (Command::Resolve, "tab-klussen"),
        Kind::Days => (Command::Resolve, "signals-to-the-day"),
    };
    let key = desk
        .keymap
        .binding(&[Context::Signals], command)
        .map(all_keys)
        .unwrap_or_default();
    SignalRow {
        subject,
        sentence: signal.sentence(desk.texts),
        key: if key == "Enter" { "⏎".to_owned() } else { key },
        action: desk.texts.get(action).to_lowercase(),
        signal,
    }
}
