//! Dividing people over the klussen of a half-day, as a supervisor does it: as last time, then whoever is left.

use std::collections::BTreeMap;

use super::floor::Floor;
use crate::domain::ids::KlusId;
use crate::domain::klus::Klus;
use crate::domain::record::{Change, Record, RecordKey, Why};
use crate::domain::time::HalfDay;

/// The klus of a row in a half-day.
fn klus_of(floor: &Floor<'_>, row: usize, half: HalfDay) -> Option<KlusId> {
    floor.rows[row]
        .klussen
        .iter()
        .find(|(h, _)| *h == half)
        .map(|(_, klus)| *klus)
}

/// A klus and the rows that are on it.
struct Card {
    id: KlusId,
    min: usize,
    max: usize,
    certificate: Option<String>,
    rows: Vec<usize>,
}

impl Floor<'_> {
    /// Puts a row on a klus, or takes it off.
    pub fn place(&mut self, row: usize, half: HalfDay, klus: Option<KlusId>) -> Change {
        let before = klus_of(self, row, half);
        let date = self.date;
        let row = &mut self.rows[row];
        row.klussen.retain(|(h, _)| *h != half);
        row.klussen.extend(klus.map(|id| (half, id)));
        row.klussen.sort_unstable();
        Change {
            key: RecordKey::Allocation(row.participant, date, half),
            before: before.map(Record::Allocation),
            after: klus.map(Record::Allocation),
        }
    }

    /// The klussen of the half-day with who is on them.
    fn cards(&self, half: HalfDay) -> Vec<Card> {
        let once = self.once.get(&self.date).into_iter().flatten();
        let on = |(_, klus): &&(KlusId, Klus)| klus.is_on(self.date, half);
        let mut cards: Vec<Card> = once
            .chain(&self.weekly)
            .filter(on)
            .map(|(id, klus)| Card {
                id: *id,
                min: usize::from(self.directory.klus_min(klus, self.date)),
                max: klus.max.map_or(usize::MAX, usize::from),
                certificate: klus.certificate.clone(),
                rows: Vec::new(),
            })
            .collect();
        let places: BTreeMap<KlusId, usize> = cards.iter().enumerate().map(|(n, c)| (c.id, n)).collect();
        for row in 0..self.rows.len() {
            if let Some(place) = klus_of(self, row, half).and_then(|id| places.get(&id)) {
                cards[*place].rows.push(row);
            }
        }
        cards
    }

    /// Fills a half-day as last time: the afternoon as this morning, the morning as the last one.
    pub fn copy(&mut self, half: HalfDay) {
        let this_morning: Vec<_> = (0..self.rows.len())
            .filter_map(|row| Some((self.rows[row].participant, klus_of(self, row, HalfDay::Morning)?)))
            .collect();
        let earlier: BTreeMap<_, _> = if half == HalfDay::Morning {
            self.last_morning.iter().copied().collect()
        } else {
            this_morning.into_iter().collect()
        };
        let mut room: BTreeMap<KlusId, usize> = self
            .cards(half)
            .into_iter()
            .map(|c| (c.id, c.max - c.rows.len().min(c.max)))
            .collect();
        let mut changes = Vec::new();
        for row in 0..self.rows.len() {
            let Some(klus) = earlier.get(&self.rows[row].participant).copied() else {
                continue;
            };
            let Some(room) = room.get_mut(&klus) else { continue };
            if *room == 0 || klus_of(self, row, half).is_some() || !self.rows[row].is_there(half) {
                continue;
            }
            *room -= 1;
            changes.push(self.place(row, half, Some(klus)));
        }
        self.save(Why::CopyAllocation(self.date, half), None, changes);
    }

    /// Whether a row is among those who can be on a klus: people at an ordinary workplace are not.
    fn allocatable(&self, row: usize, half: HalfDay) -> bool {
        self.people[self.row_people[row]].method != "begeleid-werken" && self.rows[row].is_there(half)
    }

    fn holds(&self, row: usize, certificate: &str) -> bool {
        self.drivers
            .contains(&(self.rows[row].participant, certificate.to_owned()))
    }

    /// Puts whoever has no klus yet on one; nobody goes out alone, and a klus that cannot be done is left.
    pub fn fill(&mut self, half: HalfDay) {
        let mut cards = self.cards(half);
        let mut free: Vec<usize> = (0..self.rows.len())
            .filter(|row| klus_of(self, *row, half).is_none() && self.allocatable(*row, half))
            .collect();
        self.dice.shuffle(&mut free);
        let mut left: Vec<usize> = Vec::new();
        // First who is on a klus that would be short, and could be helped.
        for card in &mut cards {
            let begun = !card.rows.is_empty();
            if begun && !self.complete(card, &mut free) {
                left.append(&mut card.rows);
            }
        }
        free.append(&mut left);
        let start = self.dice.below(cards.len());
        cards.rotate_left(start);
        for extra in [1, usize::MAX] {
            for card in &mut cards {
                let open = card.rows.is_empty() && free.len() >= card.min;
                if open && !self.complete(card, &mut free) {
                    free.append(&mut card.rows);
                }
                let most = card.max.min(card.min.saturating_add(extra));
                while !card.rows.is_empty() && card.rows.len() < most {
                    let Some(row) = free.pop() else { break };
                    card.rows.push(row);
                }
            }
        }
        self.settle(half, &cards, &free);
    }

    /// Gives a klus the people it needs; false when there are not enough of them.
    fn complete(&self, card: &mut Card, free: &mut Vec<usize>) -> bool {
        if let Some(wanted) = &card.certificate
            && !card.rows.iter().any(|row| self.holds(*row, wanted))
        {
            let Some(at) = free.iter().position(|row| self.holds(*row, wanted)) else {
                return false;
            };
            if card.rows.len() >= card.max {
                return false;
            }
            card.rows.push(free.remove(at));
        }
        while card.rows.len() < card.min {
            let Some(row) = free.pop() else { return false };
            card.rows.push(row);
        }
        true
    }

    /// Saves what is different: one action per klus, as with marked rows, and one for who comes off.
    fn settle(&mut self, half: HalfDay, cards: &[Card], off: &[usize]) {
        let why = Why::Allocate(self.date, half);
        for card in cards {
            let moved: Vec<usize> = card
                .rows
                .iter()
                .copied()
                .filter(|row| klus_of(self, *row, half) != Some(card.id))
                .collect();
            let changes = moved
                .into_iter()
                .map(|row| self.place(row, half, Some(card.id)))
                .collect();
            self.save(why.clone(), None, changes);
        }
        let changes = off.iter().map(|row| self.place(*row, half, None)).collect();
        self.save(why, None, changes);
    }

    /// Brings an outside klus that a row is on down to its minimum, so that one leaving makes it short.
    pub fn thin_out(&mut self, row: usize, half: HalfDay) {
        let cards = self.cards(half);
        let Some(card) = cards
            .iter()
            .find(|c| c.min == 2 && c.certificate.is_none() && c.rows.len() >= 2)
        else {
            return;
        };
        let keep = card.rows.iter().copied().find(|other| *other != row);
        let mut changes = Vec::new();
        for other in card
            .rows
            .iter()
            .copied()
            .filter(|other| *other != row && Some(*other) != keep)
        {
            changes.push(self.place(other, half, None));
        }
        changes.push(self.place(row, half, Some(card.id)));
        self.save(Why::Allocate(self.date, half), None, changes);
    }
}
