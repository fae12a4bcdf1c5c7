//! Where the arrows go on the board: where they point.

use super::layout::Layout;
use super::{At, Klussen};
use crate::domain::ids::KlusId;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;

/// The way an arrow points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To whoever stands above.
    Up,
    /// To whoever stands below.
    Down,
    /// To what stands left of it.
    Left,
    /// To what stands right of it.
    Right,
}

impl Klussen {
    /// Puts the cursor in a card, at a place or the last one there; on the card itself where nobody is on it.
    pub(super) fn stand(&mut self, card: Option<KlusId>, row: usize) {
        let people = self.people(card);
        let row = row.min(people.len().saturating_sub(1));
        let at = people.get(row).map_or(At::Card, |person| At::Person(person.id));
        (self.card, self.row, self.at) = (card, row, at);
    }

    /// Goes where an arrow points, as everything stands in the window. Where nothing is, it stays.
    pub(super) fn go(&mut self, desk: Desk<'_>, way: Way) -> Vec<Effect> {
        let layout = Layout::of(self, desk.body);
        match way {
            Way::Up => self.up(&layout),
            Way::Down => self.down(&layout),
            Way::Left | Way::Right => self.aside(&layout, way),
        }
        Vec::new()
    }

    /// The place of the cursor's card on the board; none among who is still free.
    fn place_of_card(&self) -> Option<usize> {
        let card = self.card?;
        self.board.cards.iter().position(|c| c.id == card)
    }

    fn card_at(&self, place: usize) -> Option<KlusId> {
        self.board.cards.get(place).map(|card| card.id)
    }

    /// One person up; over the edge of a card to the last one in the card above it.
    fn up(&mut self, layout: &Layout) {
        if let (At::Person(_), Some(row)) = (self.at, self.row.checked_sub(1)) {
            return self.stand(self.card, row);
        }
        let above = self.place_of_card().and_then(|at| at.checked_sub(layout.cols));
        if let Some(card) = above.and_then(|at| self.card_at(at)) {
            self.stand(Some(card), usize::MAX);
        }
    }

    /// One person down, from a card itself to the first on it; over the edge to the first one in the card below it.
    fn down(&mut self, layout: &Layout) {
        let next = if self.at == At::Card { 0 } else { self.row + 1 };
        if next < self.people(self.card).len() {
            return self.stand(self.card, next);
        }
        let below = self.place_of_card().map(|at| at + layout.cols);
        if let Some(card) = below.and_then(|at| self.card_at(at)) {
            self.stand(Some(card), 0);
        }
    }

    /// To what stands beside it, on the same line or nearest to that.
    fn aside(&mut self, layout: &Layout, way: Way) {
        let line = layout.line(self, self.card, self.row);
        let here = self.place_of_card();
        let column = here.map(|at| at % layout.cols);
        let next = match (here, way) {
            (Some(at), Way::Right) if column.is_some_and(|c| c + 1 < layout.cols) => self.card_at(at + 1),
            (Some(at), Way::Left) if column.is_some_and(|c| c > 0) => self.card_at(at - 1),
            (None, Way::Right) => self.first_beside(layout, line),
            (Some(_), Way::Left) if column == Some(0) && !self.board.free.is_empty() => {
                let row = layout.row_at(self, None, line);
                return self.stand(None, row);
            }
            _ => None,
        };
        if let Some(card) = next {
            let row = layout.row_at(self, Some(card), line);
            self.stand(Some(card), row);
        }
    }

    /// The card in the first column that stands on a line of the window, or the last one above it.
    fn first_beside(&self, layout: &Layout, line: u16) -> Option<KlusId> {
        let mut first = layout.shown.iter().filter(|(at, _)| at % layout.cols == 0);
        let beside = first.clone().rfind(|(_, place)| place.y <= line);
        beside
            .or_else(|| first.next())
            .and_then(|(at, _)| self.card_at(*at))
    }

    /// To the first of all.
    pub(super) fn first(&mut self) -> Vec<Effect> {
        if let Some(card) = self.order().first() {
            self.stand(*card, 0);
        }
        Vec::new()
    }

    /// To the last of all.
    pub(super) fn last(&mut self) -> Vec<Effect> {
        if let Some(card) = self.order().last() {
            self.stand(*card, usize::MAX);
        }
        Vec::new()
    }

    /// Some cards on or back, in their order.
    pub(super) fn turn_card(&mut self, by: isize) -> Vec<Effect> {
        let order = self.order();
        let at = order.iter().position(|card| *card == self.card).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(order.len().saturating_sub(1));
        if let Some(card) = order.get(next)
            && next != at
        {
            self.stand(*card, self.row);
        }
        Vec::new()
    }
}
