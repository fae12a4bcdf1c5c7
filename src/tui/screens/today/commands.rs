//! What keys do on the day sheet.

use chrono::NaiveDate;

use super::side::Side;
use super::view::Target;
use super::{Numbered, Today};
use crate::app::Action;
use crate::app::query::find::own_mark;
use crate::domain::ids::ParticipantId;
use crate::domain::sheet::DayRow;
use crate::text::sentence::Sentence;
use crate::tui::ask::{DayAsk, ProgramAsk, Purpose};
use crate::tui::desk::Desk;
use crate::tui::effect::{Effect, Place};
use crate::tui::keys::Command;
use crate::tui::popups::{Content, Item, Pick};
use crate::tui::screens::{ask_day, marking, telling};

/// How many rows a page is.
const PAGE: isize = 10;

impl Today {
    /// Whether a command of the day sheet applies now.
    ///
    /// # Errors
    /// Why not.
    pub fn available(&self, desk: Desk<'_>, command: Command) -> Result<(), Sentence> {
        let refuse = |id| Err(Sentence::new(id));
        marking::possible(command, self.date, self.view.future)?;
        let of_a_row = matches!(command, Command::Assign | Command::Details | Command::Mark);
        match command {
            Command::WholeDay => telling::possible(desk).map(|_| ()),
            command if (of_a_row || marking::is_entry(command)) && self.pointed().is_none() => {
                let nobodys = self.nobodys_number("no-such-row");
                Err(nobodys.unwrap_or_else(|| Sentence::new("no-row")))
            }
            Command::AcceptRest if self.view.sums.open == 0 => refuse("no-open-rows"),
            Command::AcceptRest | Command::CloseDay if self.view.future => {
                Err(Sentence::new("no-future").date_of_year("date", self.date))
            }
            Command::CloseDay if self.view.closed => {
                Err(Sentence::new("no-already-closed").date("date", self.date))
            }
            Command::CloseDay if self.view.rows.is_empty() => {
                Err(Sentence::new("no-nothing-to-close").date("date", self.date))
            }
            Command::ThisDay if self.date == desk.app.today() => refuse("no-other-day"),
            _ => Ok(()),
        }
    }

    /// Does a command of the day sheet.
    pub fn command(&mut self, desk: Desk<'_>, command: Command) -> Option<Vec<Effect>> {
        if let Some(by) = command.steps(PAGE) {
            return Some(self.step(by));
        }
        Some(match command {
            entry if marking::is_entry(entry) => self.enter(desk, entry),
            Command::WholeDay => telling::whole_day(desk),
            Command::Assign => self.assign(desk),
            Command::Details => self.details(desk),
            Command::Extra => self.extra(desk),
            Command::Mark => self.toggle_mark(),
            Command::AcceptRest => vec![Effect::Do(Action::AcceptRest { date: self.date })],
            Command::CloseDay => super::answers::ask_close(desk, self.date),
            Command::PreviousDay => self.turn(-1),
            Command::NextDay => self.turn(1),
            Command::ThisDay => self.turn_to(desk.app.today()),
            Command::GoToDate => ask_day(DayAsk::GoToDate(self.date), marking::date_asked(desk)),
            Command::WalkWarnings => self.walk(),
            _ => return None,
        })
    }

    fn step(&mut self, by: isize) -> Vec<Effect> {
        self.number.clear();
        let rows = &self.view.rows;
        let at = self
            .position()
            .unwrap_or(0)
            .saturating_add_signed(by)
            .min(rows.len().saturating_sub(1));
        self.cursor = rows.get(at).map(|r| r.row.participant);
        Vec::new()
    }

    /// Whom a key concerns, and whether the cursor moves on afterwards: the numbered row (the cursor goes
    /// there and stays), else the marked rows, else the cursor's row. Never anybody else.
    fn concerned(&mut self) -> (Vec<ParticipantId>, bool) {
        let numbered = self.numbered();
        self.number.clear();
        match numbered {
            Numbered::Nothing => {}
            Numbered::Half | Numbered::Nobody => return (Vec::new(), false),
            Numbered::Row(person) => {
                self.cursor = Some(person);
                return (vec![person], false);
            }
        }
        if !self.marked.is_empty() {
            let marked = std::mem::take(&mut self.marked);
            return (marked.into_iter().collect(), false);
        }
        (self.cursor.into_iter().collect(), true)
    }

    fn row(&self, person: ParticipantId) -> Option<&DayRow> {
        self.view
            .rows
            .iter()
            .map(|r| &r.row)
            .find(|r| r.participant == person)
    }

    /// Enters what a key says of the people it concerns, and moves on where that is done at once.
    fn enter(&mut self, desk: Desk<'_>, command: Command) -> Vec<Effect> {
        let (people, moves_on) = self.concerned();
        let effects = marking::enter(desk, self.date, people, command);
        // Whose status will not be saved keeps the cursor.
        let refused = match effects.as_slice() {
            [Effect::Do(action)] => desk.app.read_only().is_some() || desk.app.foresee(action).is_err(),
            _ => false,
        };
        if moves_on && !refused && marking::is_done(&effects) {
            self.step(1);
        }
        effects
    }

    /// Everything about the person, where the window has no room to show it beside the list.
    fn details(&mut self, desk: Desk<'_>) -> Vec<Effect> {
        let numbered = self.numbered();
        self.number.clear();
        match numbered {
            Numbered::Nothing => {}
            Numbered::Half | Numbered::Nobody => return vec![Effect::Refuse(Sentence::new("no-row"))],
            Numbered::Row(person) => self.cursor = Some(person),
        }
        let Some(person) = self.cursor else {
            return vec![Effect::Refuse(Sentence::new("no-row"))];
        };
        match Side::gather(desk, self.date, person) {
            Ok(side) => vec![Effect::Open(
                Purpose::Program(ProgramAsk::Read),
                Content::Message(side.message(desk.texts)),
            )],
            Err(trouble) => vec![Effect::Refuse(trouble.sentence())],
        }
    }

    fn assign(&mut self, desk: Desk<'_>) -> Vec<Effect> {
        let (people, _) = self.concerned();
        let Some(row) = people.first().and_then(|p| self.row(*p)) else {
            return vec![Effect::Refuse(Sentence::new("no-row"))];
        };
        let directory = desk.app.directory();
        let (now, time) = (desk.half_now(), desk.app.now_on(self.date));
        let mut choices = Vec::new();
        for (id, klus) in directory.klussen_on(self.date) {
            choices.extend(
                klus.halves
                    .iter()
                    .filter(|h| row.is_there_at(**h, time))
                    .map(|h| (*h, id)),
            );
        }
        if choices.is_empty() {
            let why = if directory.klussen_on(self.date).is_empty() {
                Sentence::new("assign-no-klussen")
            } else {
                Sentence::new("assign-not-there").text("name", desk.name(row.participant))
            };
            return vec![Effect::Refuse(why)];
        }
        choices.sort_by_key(|(half, _)| (*half != now, *half));
        let items = choices
            .iter()
            .enumerate()
            .map(|(at, (half, id))| {
                let klus = directory.klussen.get(id);
                let on = self
                    .view
                    .rows
                    .iter()
                    .filter(|r| r.row.places(time).any(|at| at == (*half, *id)))
                    .count();
                Item {
                    id: at,
                    label: klus.map(|k| k.name.clone()).unwrap_or_default(),
                    detail: desk.half(*half),
                    right: klus
                        .map(|k| {
                            let sentence = Sentence::new("count-of-min")
                                .number("count", on)
                                .number("min", directory.klus_min(k, self.date));
                            desk.texts.say(&sentence)
                        })
                        .unwrap_or_default(),
                    ..Item::default()
                }
            })
            .collect();
        let title = desk
            .texts
            .say(&Sentence::new("ask-assign").text("name", desk.name(row.participant)));
        ask_day(
            DayAsk::Assign(self.date, people, choices),
            Content::Pick(Pick::new(title, items)),
        )
    }

    /// Somebody without a schedule today: catching up, a newcomer, a guest.
    fn extra(&mut self, desk: Desk<'_>) -> Vec<Effect> {
        let directory = desk.app.directory();
        let here = |p: &ParticipantId| self.view.rows.iter().any(|r| r.row.participant == *p);
        let others: Vec<ParticipantId> = directory.register().into_iter().filter(|p| !here(p)).collect();
        let mut items = vec![
            Item {
                id: 0,
                label: desk.texts.get("extra-newcomer"),
                always: true,
                ..Item::default()
            },
            Item {
                id: 1,
                label: desk.texts.get("extra-guest"),
                always: true,
                ..Item::default()
            },
        ];
        items.extend(others.iter().enumerate().map(|(at, person)| {
            Item {
                id: at + 2,
                label: desk.register_name(*person),
                right: directory
                    .participants
                    .get(person)
                    .map(|p| own_mark(&p.number))
                    .unwrap_or_default(),
                ..Item::default()
            }
        }));
        let pick = Pick::new(desk.texts.get("extra-title"), items);
        ask_day(DayAsk::Extra(self.date, others), Content::Pick(pick))
    }

    fn toggle_mark(&mut self) -> Vec<Effect> {
        let person = self.pointed();
        self.number.clear();
        if let Some(person) = person
            && !self.marked.remove(&person)
        {
            self.marked.insert(person);
        }
        self.step(1)
    }

    fn turn(&mut self, days: i64) -> Vec<Effect> {
        self.turn_to(marking::days_on(self.date, days))
    }

    fn turn_to(&mut self, date: NaiveDate) -> Vec<Effect> {
        self.number.clear();
        vec![Effect::Go(Place::Today(Some(date), self.cursor))]
    }

    /// Walks the warnings: to the person's row, the klus on the board, the day not closed.
    fn walk(&mut self) -> Vec<Effect> {
        let next = self.walking.map_or(0, |at| at + 1) % self.view.targets.len().max(1);
        self.walking = Some(next);
        match self.view.targets.get(next) {
            Some(Target::Person(person)) => {
                self.cursor = Some(*person);
                Vec::new()
            }
            Some(Target::Klus(half, klus)) => {
                vec![Effect::Go(Place::Klussen(Some((self.date, *half)), Some(*klus)))]
            }
            Some(Target::Day(date)) => vec![Effect::Go(Place::Today(Some(*date), None))],
            None => Vec::new(),
        }
    }
}
