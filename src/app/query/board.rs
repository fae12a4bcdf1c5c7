//! The board of klussen: who is there in a half-day, who is on which klus, and who is not on any yet.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::app::{App, Trouble};
use crate::domain::directory::{DayOff, Directory};
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::klus::Klus;
use crate::domain::sheet::DayRow;
use crate::domain::time::HalfDay;

/// One half-day of a date. Who is not there is not on it.
#[derive(Clone, Debug)]
pub struct Board {
    /// The date.
    pub date: NaiveDate,
    /// The half-day.
    pub half: HalfDay,
    /// The half-days of that date: morning and afternoon, and the evening when there is anybody or anything.
    pub halves: Vec<HalfDay>,
    /// Who is there and on no klus.
    pub free: Vec<Person>,
    /// The klussen of the half-day, in the order of their digits, those without one last, by name.
    pub cards: Vec<Card>,
    /// Why nobody is expected that day, if so.
    pub day_off: Option<DayOff>,
    /// Whether the day is closed.
    pub closed: bool,
    /// Klussen that are short in its other half-days, as far as these still come; the nearest half-day first.
    pub elsewhere: Vec<(HalfDay, KlusId)>,
}

/// A klus with who is on it.
#[derive(Clone, Debug)]
pub struct Card {
    /// Which.
    pub id: KlusId,
    /// The klus.
    pub klus: Klus,
    /// The key that puts somebody on it, that whole day; none when there are more klussen than digits.
    pub digit: Option<u8>,
    /// How many it needs that day.
    pub min: u16,
    /// Who is on it and there, in the order of the register.
    pub people: Vec<Person>,
    /// Whether it is short: of people, or of the certificate that it asks for.
    pub short: bool,
}

/// Somebody who is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: ParticipantId,
    /// The name as it stands in lists.
    pub name: String,
    /// Expected, but not confirmed yet.
    pub open: bool,
    /// Holds the certificate that the klus asks for; never where it asks none.
    pub certified: bool,
}

impl Card {
    /// How many people are missing; none where it is simply not done.
    #[must_use]
    pub fn missing(&self) -> usize {
        if self.short {
            usize::from(self.min).saturating_sub(self.people.len())
        } else {
            0
        }
    }

    /// The certificate that nobody on it holds.
    #[must_use]
    pub fn lacks(&self) -> Option<&str> {
        let wanted = self.klus.certificate.as_deref()?;
        let lacking = !self.people.iter().any(|p| p.certified);
        let told = !self.people.is_empty() || self.missing() == 0;
        (self.short && lacking && told).then_some(wanted)
    }
}

impl Board {
    /// A board on which nothing was gathered yet.
    #[must_use]
    pub const fn empty(date: NaiveDate, half: HalfDay) -> Self {
        Self {
            date,
            half,
            halves: Vec::new(),
            free: Vec::new(),
            cards: Vec::new(),
            day_off: None,
            closed: false,
            elsewhere: Vec::new(),
        }
    }

    /// How many people are on a klus.
    #[must_use]
    pub fn placed(&self) -> usize {
        self.cards.iter().map(|c| c.people.len()).sum()
    }

    /// How many people are there.
    #[must_use]
    pub fn there(&self) -> usize {
        self.free.len() + self.placed()
    }

    /// How many klussen have too few people.
    #[must_use]
    pub fn short(&self) -> usize {
        self.cards.iter().filter(|c| c.missing() > 0).count()
    }

    /// The klus somebody is on; none when free or not there.
    #[must_use]
    pub fn card_of(&self, person: ParticipantId) -> Option<&Card> {
        self.cards
            .iter()
            .find(|c| c.people.iter().any(|p| p.id == person))
    }
}

/// The klussen of a half-day, in order of name: those that are there then, and those that somebody was put on before
/// they became something else.
#[must_use]
pub fn klussen_at<'a>(
    directory: &'a Directory,
    rows: &[DayRow],
    date: NaiveDate,
    half: HalfDay,
) -> Vec<(KlusId, &'a Klus)> {
    let put_on = |id| rows.iter().any(|row| row.klussen.contains(&(half, id)));
    let mut all = klussen_of(directory, rows, date);
    all.retain(|(id, klus)| klus.is_on_date(date) && klus.halves.contains(&half) || put_on(*id));
    all
}

/// The same of the whole day.
#[must_use]
pub fn klussen_of<'a>(directory: &'a Directory, rows: &[DayRow], date: NaiveDate) -> Vec<(KlusId, &'a Klus)> {
    let put_on = rows.iter().flat_map(|row| row.klussen.iter().map(|(_, id)| *id));
    let put_on: BTreeSet<KlusId> = put_on.collect();
    let all = directory.klussen.iter();
    let mut all: Vec<_> = all
        .filter(|(id, klus)| klus.is_on_date(date) || put_on.contains(*id))
        .map(|(id, klus)| (*id, klus))
        .collect();
    all.sort_by(|(a, x), (b, y)| (&x.name, a).cmp(&(&y.name, b)));
    all
}

impl App {
    /// The board of a half-day.
    ///
    /// # Errors
    /// When the store fails.
    pub fn board(&self, date: NaiveDate, half: HalfDay) -> Result<Board, Trouble> {
        let directory = self.directory();
        let rows = self.rows(date)?;
        let now = self.now_on(date);
        let evening = !klussen_at(directory, &rows, date, HalfDay::Evening).is_empty()
            || rows.iter().any(|r| r.is_there(HalfDay::Evening));
        let mut short = self.short_klussen(&rows, date, now)?;
        let digits = self.klus_digits(date, &rows);
        let mut cards: Vec<Card> = klussen_at(directory, &rows, date, half)
            .into_iter()
            .map(|(id, klus)| Card {
                id,
                klus: klus.clone(),
                digit: digits.get(&id).copied(),
                min: directory.klus_min(klus, date),
                people: Vec::new(),
                short: short.iter().any(|s| s.klus == id && s.half == half),
            })
            .collect();
        cards.sort_by_key(|card| card.digit.unwrap_or(u8::MAX));
        let mut free = Vec::new();
        for row in rows.iter().filter(|r| r.is_there_at(half, now)) {
            let mut person = Person {
                id: row.participant,
                name: directory.listed(row.participant, date),
                open: row.is_open(),
                certified: false,
            };
            let on = row
                .klussen
                .iter()
                .find(|(h, _)| *h == half)
                .map(|(_, klus)| *klus);
            match cards.iter_mut().find(|c| Some(c.id) == on) {
                Some(card) => {
                    person.certified = card.klus.certificate.as_ref().is_some_and(|wanted| {
                        let participant = directory.participants.get(&row.participant);
                        participant.is_some_and(|p| p.holds(wanted, date))
                    });
                    card.people.push(person);
                }
                None => free.push(person),
            }
        }
        let closed = directory.closed.contains_key(&date);
        let over = |half: HalfDay| now.is_some_and(|now| half.span().to() <= now);
        short.retain(|s| s.half != half && !over(s.half) && !closed);
        short.sort_by_key(|s| (s.half < half, s.half));
        Ok(Board {
            date,
            half,
            halves: HalfDay::ALL
                .into_iter()
                .filter(|h| evening || *h != HalfDay::Evening)
                .collect(),
            free,
            cards,
            day_off: directory.day_off(date),
            closed,
            elsewhere: short.into_iter().map(|s| (s.half, s.klus)).collect(),
        })
    }
}
