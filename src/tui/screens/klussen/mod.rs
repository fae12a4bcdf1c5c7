//! Klussen: the board of a half-day. Who is there and still free, and a card for every klus.

pub mod answers;
mod card;
mod commands;
mod draw;
pub mod form;
mod layout;
mod moving;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Trouble;
use crate::app::query::board::{Board, Person};
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::time::HalfDay;
use crate::text::sentence::Sentence;
use crate::tui::desk::Desk;
use crate::tui::effect::Place;
use crate::tui::look::Look;

/// The board of a half-day.
pub struct Klussen {
    board: Board,
    /// The card with the cursor; none is who is still free.
    card: Option<KlusId>,
    /// The place in the card, for when the person there goes.
    row: usize,
    /// What is under the cursor there.
    at: At,
    marked: BTreeSet<ParticipantId>,
    /// Who was just put on which klus; the cursor goes on once they are there.
    moving: Option<(ParticipantId, KlusId)>,
    /// The klus one came for.
    wanted: Option<KlusId>,
}

/// What is under the cursor in a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// This person, kept by who it is: rows come and go.
    Person(ParticipantId),
    /// Whoever stands in that place once the board is gathered.
    Place,
    /// The card itself, and nobody on it.
    Card,
}

impl Klussen {
    /// The board of a half-day; on a klus if given, in the half-day that it has.
    #[must_use]
    pub const fn new(date: NaiveDate, half: HalfDay, klus: Option<KlusId>) -> Self {
        Self {
            board: Board::empty(date, half),
            card: None,
            row: 0,
            at: At::Place,
            marked: BTreeSet::new(),
            moving: None,
            wanted: klus,
        }
    }

    /// Its date; midnight does not change it.
    #[must_use]
    pub const fn date(&self) -> NaiveDate {
        self.board.date
    }

    /// Where one is, to come back to.
    #[must_use]
    pub const fn place(&self) -> Place {
        Place::Klussen(Some((self.board.date, self.board.half)), self.card)
    }

    /// Gathers the half-day.
    ///
    /// # Errors
    /// When the store fails.
    pub fn gather(&mut self, desk: Desk<'_>) -> Result<(), Trouble> {
        let date = self.board.date;
        let mut half = self.board.half;
        if let Some(id) = self.wanted.take()
            && let Some(klus) = desk.app.directory().klussen.get(&id)
            && let Some(first) = klus.halves.first().filter(|h| klus.is_on(date, **h))
        {
            (self.card, self.at) = (Some(id), At::Card);
            half = if klus.is_on(date, half) { half } else { *first };
        }
        self.board = desk.app.board(date, half)?;
        if !self.board.halves.contains(&half) {
            self.board = desk.app.board(date, HalfDay::Afternoon)?;
        }
        let board = &self.board;
        self.marked
            .retain(|p| board.card_of(*p).is_some() || board.free.iter().any(|free| free.id == *p));
        self.settle();
        Ok(())
    }

    /// Puts the cursor where it belongs on what was gathered: on the next one who is free after somebody free was put
    /// on a klus, else on the same person wherever they are now, else on whoever took the place.
    fn settle(&mut self) {
        if let Some((person, klus)) = self.moving.take()
            && self.board.card_of(person).is_some_and(|card| card.id == klus)
        {
            self.marked.clear();
            if self.card.is_none() && !self.board.free.is_empty() {
                self.at = At::Place;
            } else {
                (self.card, self.at) = (Some(klus), At::Person(person));
            }
        }
        if let At::Person(person) = self.at
            && !self.people(self.card).iter().any(|p| p.id == person)
        {
            match self.card_with(person) {
                Some(card) => self.card = card,
                None => self.at = At::Place,
            }
        }
        if !self.order().contains(&self.card) {
            let cards = self.board.cards.iter();
            let mut busy = cards.filter(|c| !c.people.is_empty()).map(|c| c.id);
            self.card = if self.board.free.is_empty() {
                busy.next().or_else(|| self.order().first().copied().flatten())
            } else {
                None
            };
            (self.row, self.at) = (0, At::Place);
        }
        let people = self.people(self.card);
        let same = people.iter().position(|p| self.at == At::Person(p.id));
        let row = same.unwrap_or_else(|| self.row.min(people.len().saturating_sub(1)));
        self.at = match people.get(row).filter(|_| self.at != At::Card) {
            Some(person) => At::Person(person.id),
            None => At::Card,
        };
        self.row = row;
    }

    /// The person under the cursor; none on a card itself.
    const fn person(&self) -> Option<ParticipantId> {
        match self.at {
            At::Person(person) => Some(person),
            At::Place | At::Card => None,
        }
    }

    /// Where somebody stands; none when they are not there.
    #[expect(clippy::option_option, reason = "a place is a card, or none for who is free")]
    fn card_with(&self, person: ParticipantId) -> Option<Option<KlusId>> {
        let stands = |people: &[Person]| people.iter().any(|p| p.id == person);
        let mut cards = self.board.cards.iter();
        let on = cards.find(|card| stands(&card.people)).map(|card| Some(card.id));
        on.or_else(|| stands(&self.board.free).then_some(None))
    }

    /// The cards in the order in which the cursor walks them: who is free first, as long as there is anybody.
    fn order(&self) -> Vec<Option<KlusId>> {
        let free = !self.board.free.is_empty() || self.board.cards.is_empty();
        let cards = self.board.cards.iter().map(|card| Some(card.id));
        free.then_some(None).into_iter().chain(cards).collect()
    }

    /// Who stands in a card.
    fn people(&self, card: Option<KlusId>) -> &[Person] {
        match card {
            None => &self.board.free,
            Some(id) => self
                .board
                .cards
                .iter()
                .find(|card| card.id == id)
                .map_or(&[], |card| &card.people),
        }
    }

    /// Takes back marks.
    pub fn back(&mut self) -> bool {
        let busy = !self.marked.is_empty();
        self.marked.clear();
        busy
    }

    /// Names who is marked, and so would move; or the card that the cursor is on, where it is on nobody.
    #[must_use]
    pub fn lead(&self, look: Look<'_>) -> Option<String> {
        if self.marked.is_empty() {
            let card = self.board.cards.iter().find(|c| Some(c.id) == self.card);
            let on_it = card.filter(|_| self.at == At::Card)?;
            let sentence = Sentence::new("board-on-card").text("klus", on_it.klus.name.clone());
            return Some(look.texts.say(&sentence));
        }
        let cards = self.board.cards.iter().flat_map(|card| &card.people);
        let all = self.board.free.iter().chain(cards);
        let marked = all.filter(|person| self.marked.contains(&person.id));
        let names: Vec<&str> = marked.map(|person| person.name.as_str()).collect();
        let sentence = Sentence::new("board-marked")
            .number("count", self.marked.len())
            .text("names", names.join(" · "));
        Some(look.texts.say(&sentence))
    }

    /// Draws what was gathered.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        draw::draw(self, look, area, buf);
    }
}
