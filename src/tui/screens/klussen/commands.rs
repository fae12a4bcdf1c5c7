//! What keys do on the board.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::draw::count_of;
use super::form;
use super::moving::Way;
use super::{At, Klussen};
use crate::app::Action;
use crate::domain::ids::{KlusId, ParticipantId};
use crate::text::sentence::Sentence;
use crate::tui::ask::{KlusAsk, Purpose};
use crate::tui::desk::Desk;
use crate::tui::effect::{Effect, Place};
use crate::tui::keys::{Chord, Command};
use crate::tui::popups::{Content, Item, Pick};
use crate::tui::screens::{marking, telling};

/// How many cards a page is.
const PAGE: isize = 3;

fn ask(ask: KlusAsk, content: Content) -> Vec<Effect> {
    vec![Effect::Open(Purpose::Klus(ask), content)]
}

impl Klussen {
    /// Whether a command of the board applies now.
    ///
    /// # Errors
    /// Why not.
    pub fn available(&self, desk: Desk<'_>, command: Command) -> Result<(), Sentence> {
        let refuse = |id| Err(Sentence::new(id));
        let nobody = self.chosen().is_empty();
        marking::possible(command, self.date(), self.date() > desk.app.today())?;
        match command {
            Command::WholeDay => telling::possible(desk).map(|_| ()),
            Command::PutOnKlus | Command::PickKlus if self.board.cards.is_empty() => {
                refuse("board-no-klussen")
            }
            Command::PutOnKlus | Command::PickKlus | Command::OffKlus | Command::Swap | Command::Mark
                if nobody =>
            {
                Err(self.on_nobody())
            }
            command if marking::is_entry(command) && nobody => Err(self.on_nobody()),
            Command::OffKlus if !self.chosen().iter().any(|p| self.board.card_of(*p).is_some()) => {
                refuse("board-free-already")
            }
            Command::Swap if self.marked.len() > 2 => refuse("board-swap-two"),
            Command::Swap if self.board.placed() == 0 || self.board.there() < 2 => refuse("board-no-swap"),
            Command::EditKlus if self.card.is_none() => refuse("board-no-card"),
            Command::ThisDay if self.date() == desk.app.today() => refuse("no-other-day"),
            _ => Ok(()),
        }
    }

    /// Does a command of the board.
    pub fn command(&mut self, desk: Desk<'_>, command: Command, chord: Option<Chord>) -> Option<Vec<Effect>> {
        if marking::is_entry(command) {
            return Some(self.enter(desk, command));
        }
        Some(match command {
            Command::WholeDay => telling::whole_day(desk),
            Command::PutOnKlus => match chord.and_then(Chord::digit) {
                Some(digit) => self.put(digit),
                None => self.pick(desk),
            },
            Command::PickKlus => self.pick(desk),
            Command::OffKlus => self.off(),
            Command::Swap => self.swap(desk),
            Command::CopyLast => self.copy(desk),
            Command::NewKlus => {
                let content = form::content(desk, self.date(), self.board.half, None);
                ask(KlusAsk::Edit(None, self.date()), content)
            }
            Command::EditKlus => {
                let content = form::content(desk, self.date(), self.board.half, self.card);
                ask(KlusAsk::Edit(self.card, self.date()), content)
            }
            Command::OtherHalfDay => self.other_half(),
            Command::Mark => self.toggle_mark(),
            Command::PreviousDay => self.turn_to(marking::days_on(self.date(), -1)),
            Command::NextDay => self.turn_to(marking::days_on(self.date(), 1)),
            Command::ThisDay => self.turn_to(desk.app.today()),
            Command::GoToDate => ask(
                KlusAsk::GoToDate(self.date(), self.board.half),
                marking::date_asked(desk),
            ),
            Command::WalkWarnings => self.walk(),
            Command::Up => self.go(desk, Way::Up),
            Command::Down => self.go(desk, Way::Down),
            Command::Left => self.go(desk, Way::Left),
            Command::Right => self.go(desk, Way::Right),
            Command::PageUp => self.turn_card(-PAGE),
            Command::PageDown => self.turn_card(PAGE),
            Command::First => self.first(),
            Command::Last => self.last(),
            _ => return None,
        })
    }

    /// Says that the cursor is on nobody, and how to come to somebody.
    fn on_nobody(&self) -> Sentence {
        match self.board.cards.iter().find(|card| Some(card.id) == self.card) {
            Some(card) if card.people.is_empty() => {
                Sentence::new("board-card-empty").text("klus", card.klus.name.clone())
            }
            Some(card) => Sentence::new("board-card-itself").text("klus", card.klus.name.clone()),
            None => Sentence::new("board-nobody"),
        }
    }

    /// Whom a key concerns: the marked, else the one under the cursor. Never anybody else.
    fn chosen(&self) -> Vec<ParticipantId> {
        if self.marked.is_empty() {
            self.person().into_iter().collect()
        } else {
            self.marked.iter().copied().collect()
        }
    }

    /// The same, and the marks are used up.
    fn concerned(&mut self) -> Vec<ParticipantId> {
        let chosen = self.chosen();
        self.marked = BTreeSet::new();
        chosen
    }

    fn enter(&mut self, desk: Desk<'_>, command: Command) -> Vec<Effect> {
        let stays = matches!(command, Command::Present | Command::Late) && self.marked.is_empty();
        let people = self.concerned();
        let effects = marking::enter(desk, self.date(), people, command);
        // Who goes makes place for the next one; who stays is passed.
        if stays && marking::is_done(&effects) {
            self.stand(self.card, self.row.saturating_add(1));
        }
        effects
    }

    /// Puts the chosen on the klus with this number. The marks stay until they are there.
    fn put(&mut self, digit: u8) -> Vec<Effect> {
        let Some(card) = self.board.cards.iter().find(|card| card.digit == Some(digit)) else {
            return vec![Effect::Refuse(
                Sentence::new("board-no-number").number("number", digit),
            )];
        };
        let people = self.chosen();
        self.moving = people.first().map(|person| (*person, card.id));
        vec![Effect::Do(Action::Allocate {
            date: self.board.date,
            half: self.board.half,
            people,
            klus: Some(card.id),
        })]
    }

    fn pick(&mut self, desk: Desk<'_>) -> Vec<Effect> {
        let people = self.concerned();
        let title = match people.as_slice() {
            [one] => Sentence::new("ask-assign").text("name", desk.name(*one)),
            several => Sentence::new("board-put-several").number("count", several.len()),
        };
        let cards = &self.board.cards;
        let items = cards.iter().enumerate().map(|(id, card)| Item {
            id,
            label: card.klus.name.clone(),
            detail: card.klus.place.clone(),
            right: desk.texts.say(&count_of(card)),
            ..Item::default()
        });
        let pick = Pick::new(desk.texts.say(&title), items.collect());
        let klussen = cards.iter().map(|card| card.id).collect();
        ask(
            KlusAsk::PutOn(self.board.date, self.board.half, people, klussen),
            Content::Pick(pick),
        )
    }

    fn off(&mut self) -> Vec<Effect> {
        let people = self.concerned();
        vec![Effect::Do(Action::Allocate {
            date: self.board.date,
            half: self.board.half,
            people,
            klus: None,
        })]
    }

    /// Two that are marked swap at once; for one alone the other is asked.
    fn swap(&mut self, desk: Desk<'_>) -> Vec<Effect> {
        let (date, half) = (self.board.date, self.board.half);
        let one = match self.concerned()[..] {
            [a, b] => {
                return vec![Effect::Do(Action::Swap {
                    date,
                    half,
                    people: [a, b],
                })];
            }
            [one] => one,
            _ => return vec![Effect::Refuse(Sentence::new("board-swap-two"))],
        };
        let mine = self.board.card_of(one).map(|card| card.id);
        let others: Vec<(ParticipantId, Option<KlusId>)> = self
            .order()
            .into_iter()
            .chain([None])
            .filter(|card| *card != mine)
            .flat_map(|card| self.people(card).iter().map(move |p| (p.id, card)))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
        let mut items: Vec<Item> = others
            .iter()
            .enumerate()
            .map(|(id, (person, card))| {
                let on = self.board.cards.iter().find(|c| Some(c.id) == *card);
                Item {
                    id,
                    label: desk.register_name(*person),
                    detail: on.map_or_else(|| desk.texts.get("board-free-title"), |c| c.klus.name.clone()),
                    ..Item::default()
                }
            })
            .collect();
        items.sort_by(|a, b| (&a.detail, &a.label).cmp(&(&b.detail, &b.label)));
        let title = Sentence::new("board-swap-with").text("name", desk.name(one));
        let others = others.into_iter().map(|(person, _)| person).collect();
        ask(
            KlusAsk::SwapWith(date, half, one, others),
            Content::Pick(Pick::new(desk.texts.say(&title), items)),
        )
    }

    /// As last time; says how many found a place, or that nobody did.
    fn copy(&self, desk: Desk<'_>) -> Vec<Effect> {
        let action = Action::CopyAllocation {
            date: self.board.date,
            half: self.board.half,
        };
        match desk.app.foresee(&action).map(|changes| changes.len()) {
            Ok(0) => vec![Effect::Refuse(Sentence::new("board-nothing-copied"))],
            Ok(count) => vec![Effect::DoSaying(
                action,
                Sentence::new("board-copied").number("count", count),
            )],
            Err(trouble) => vec![Effect::Refuse(trouble.sentence())],
        }
    }

    fn other_half(&mut self) -> Vec<Effect> {
        let halves = &self.board.halves;
        let at = halves.iter().position(|h| *h == self.board.half);
        let next = at.map_or(0, |at| (at + 1) % halves.len());
        if let Some(half) = halves.get(next) {
            self.board.half = *half;
            self.marked.clear();
        }
        Vec::new()
    }

    fn toggle_mark(&mut self) -> Vec<Effect> {
        if let Some(person) = self.person()
            && !self.marked.remove(&person)
        {
            self.marked.insert(person);
        }
        self.stand(self.card, self.row.saturating_add(1));
        Vec::new()
    }

    fn turn_to(&self, date: NaiveDate) -> Vec<Effect> {
        vec![Effect::Go(Place::Klussen(
            Some((date, self.board.half)),
            self.card,
        ))]
    }

    /// The klussen with something wrong.
    fn wrong(&self) -> impl Iterator<Item = KlusId> {
        let cards = self.board.cards.iter();
        cards
            .filter(|card| card.missing() > 0 || card.lacks().is_some())
            .map(|card| card.id)
    }

    /// Whether anything is wrong in this half-day, or in another that still comes.
    #[must_use]
    pub fn walks(&self) -> bool {
        self.wrong().next().is_some() || !self.board.elsewhere.is_empty()
    }

    /// Walks the klussen with something wrong, from the one under the cursor on, and on through the other
    /// half-days.
    fn walk(&mut self) -> Vec<Effect> {
        let order = self.order();
        let at = |card: KlusId| order.iter().position(|c| *c == Some(card));
        let here = order.iter().position(|c| *c == self.card);
        let after = self.wrong().find(|card| at(*card) > here);
        if let (None, Some((half, klus))) = (after, self.board.elsewhere.first().copied()) {
            self.board.half = half;
            self.marked.clear();
            (self.card, self.row, self.at) = (Some(klus), 0, At::Card);
            return Vec::new();
        }
        let next = after.or_else(|| self.wrong().next());
        if next.is_some() {
            (self.card, self.row, self.at) = (next, 0, At::Card);
        }
        Vec::new()
    }
}
