//! What keys do on the day sheet.

use chrono::{Days, NaiveDate};

use super::Today;
use super::answers::left_hint;
use super::view::Target;
use crate::app::query::day::DayReader;
use crate::app::{Action, Mark};
use crate::domain::attendance::{Absence, Day};
use crate::domain::ids::ParticipantId;
use crate::domain::sheet::DayRow;
use crate::domain::time::{ClockTime, Minutes};
use crate::domain::times::edit_stretches;
use crate::text::clean::{FIELD_MAX, NOTE_MAX};
use crate::text::sentence::Sentence;
use crate::tui::ask::{DayAsk, ProgramAsk, Purpose};
use crate::tui::desk::Desk;
use crate::tui::effect::{Effect, Place};
use crate::tui::keys::Command;
use crate::tui::popups::{Confirm, Content, Input, Item, Pick};
use crate::tui::screens::ask_day;

/// How many rows a page is.
const PAGE: isize = 10;

impl Today {
    /// Whether a command of the day sheet applies now.
    ///
    /// # Errors
    /// Why not.
    pub fn available(&self, desk: Desk<'_>, command: Command) -> Result<(), Sentence> {
        let refuse = |id| Err(Sentence::new(id));
        match command {
            Command::Present
            | Command::Late
            | Command::LeftEarly
            | Command::Sick
            | Command::Leave
            | Command::Cancelled
            | Command::NoShow
            | Command::Times
            | Command::Note
            | Command::Contact
                if self.view.future =>
            {
                Err(Sentence::new("no-future").date("date", self.date))
            }
            Command::Present
            | Command::Late
            | Command::LeftEarly
            | Command::Sick
            | Command::Leave
            | Command::Cancelled
            | Command::NoShow
            | Command::Times
            | Command::Assign
            | Command::Note
            | Command::Contact
            | Command::Mark
                if self.pointed().is_none() =>
            {
                refuse("no-row")
            }
            Command::AcceptRest if self.view.sums.open == 0 => refuse("no-open-rows"),
            Command::AcceptRest if self.view.future => {
                Err(Sentence::new("no-future").date("date", self.date))
            }
            Command::CloseDay if self.view.closed => {
                Err(Sentence::new("no-already-closed").date("date", self.date))
            }
            Command::CloseDay if self.view.future => Err(Sentence::new("no-future").date("date", self.date)),
            Command::CloseDay if self.view.rows.is_empty() => {
                Err(Sentence::new("no-nothing-to-close").date("date", self.date))
            }
            Command::WalkWarnings if self.view.warnings.is_empty() => refuse("no-warnings"),
            Command::ThisDay if self.date == desk.app.today() => refuse("no-other-day"),
            _ => Ok(()),
        }
    }

    /// Does a command of the day sheet.
    pub fn command(&mut self, desk: Desk<'_>, command: Command) -> Option<Vec<Effect>> {
        let absent = |kind| Mark::Absent(kind);
        Some(match command {
            Command::Present => self.mark(desk, Mark::Present),
            Command::Sick => self.mark(desk, absent(Absence::Sick)),
            Command::Leave => self.mark(desk, absent(Absence::Leave)),
            Command::Cancelled => self.mark(desk, absent(Absence::Cancelled)),
            Command::NoShow => self.mark(desk, absent(Absence::NoShow)),
            Command::Late => self.late(desk),
            Command::LeftEarly => self.left_early(desk),
            Command::Times => self.times(desk),
            Command::Assign => self.assign(desk),
            Command::Note => self.note(desk),
            Command::Contact => self.contact(desk),
            Command::Extra => self.extra(desk),
            Command::Mark => self.toggle_mark(),
            Command::AcceptRest => vec![Effect::Do(Action::AcceptRest { date: self.date })],
            Command::CloseDay => super::answers::ask_close(desk, self.date),
            Command::PreviousDay => self.turn(-1),
            Command::NextDay => self.turn(1),
            Command::ThisDay => self.turn_to(desk.app.today()),
            Command::GoToDate => {
                let input = Input::new(
                    desk.texts.get("key-go-to-date"),
                    desk.texts.get("go-to-date-hint"),
                    40,
                );
                ask_day(DayAsk::GoToDate(self.date), Content::Input(input))
            }
            Command::WalkWarnings => self.walk(),
            Command::Up => self.step(-1),
            Command::Down => self.step(1),
            Command::PageUp => self.step(-PAGE),
            Command::PageDown => self.step(PAGE),
            Command::First => self.step(isize::MIN / 2),
            Command::Last => self.step(isize::MAX / 2),
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
        if let Some(person) = self.numbered() {
            self.number.clear();
            if let Some(person) = person {
                self.cursor = Some(person);
                return (vec![person], false);
            }
            return (Vec::new(), false);
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

    /// Marks, after a question where times that were entered would go.
    fn mark(&mut self, desk: Desk<'_>, mark: Mark) -> Vec<Effect> {
        let (people, moves_on) = self.concerned();
        if people.is_empty() {
            return vec![Effect::Refuse(Sentence::new("no-row"))];
        }
        let at_stake = people
            .iter()
            .filter_map(|p| self.row(*p))
            .find(|row| times_at_stake(row));
        let question = at_stake.filter(|_| matches!(mark, Mark::Absent(_))).map(|row| {
            let minutes = row.day().map_or(Minutes::ZERO, |d| d.minutes(self.date));
            let sentence = Sentence::new("ask-times-go")
                .text("name", desk.name(row.participant))
                .minutes("minutes", minutes);
            desk.texts.say(&sentence)
        });
        if moves_on {
            self.step(1);
        }
        let action = Action::Mark {
            date: self.date,
            people,
            mark,
        };
        match question {
            None => vec![Effect::Do(action)],
            Some(question) => vec![Effect::Open(
                Purpose::Program(ProgramAsk::Confirm(Box::new(Effect::Do(action)))),
                Content::Confirm(Confirm::new(desk.texts.get("ask-times-go-title"), question)),
            )],
        }
    }

    /// The time of day on this sheet, if it is the running day.
    fn now(&self, desk: Desk<'_>) -> Option<ClockTime> {
        desk.app
            .now()
            .filter(|(today, _)| *today == self.date)
            .map(|(_, time)| time)
    }

    fn late(&mut self, desk: Desk<'_>) -> Vec<Effect> {
        let now = self.now(desk);
        let (people, moves_on) = self.concerned();
        let Some(first) = people.first().copied() else {
            return vec![Effect::Refuse(Sentence::new("no-row"))];
        };
        let started = people
            .iter()
            .filter_map(|p| self.row(*p))
            .all(|row| row.plan.start() < now);
        match now.filter(|_| started) {
            Some(now) => {
                if moves_on {
                    self.step(1);
                }
                vec![Effect::Do(Action::Mark {
                    date: self.date,
                    people,
                    mark: Mark::Late(now),
                })]
            }
            None => {
                let title = desk
                    .texts
                    .say(&Sentence::new("ask-late").text("name", desk.name(first)));
                let input = Input::new(title, desk.texts.get("ask-late-hint"), 20);
                ask_day(DayAsk::LateFrom(self.date, people), Content::Input(input))
            }
        }
    }

    fn left_early(&mut self, desk: Desk<'_>) -> Vec<Effect> {
        let now = self.now(desk).map(|time| time.to_string()).unwrap_or_default();
        let (people, _) = self.concerned();
        let Some(first) = people.first().copied() else {
            return vec![Effect::Refuse(Sentence::new("no-row"))];
        };
        let title = desk
            .texts
            .say(&Sentence::new("ask-left").text("name", desk.name(first)));
        let input = Input::new(title, left_hint(desk), 20).with_text(&now);
        ask_day(DayAsk::LeftAt(self.date, people), Content::Input(input))
    }

    fn times(&mut self, desk: Desk<'_>) -> Vec<Effect> {
        let (people, _) = self.concerned();
        let Some(first) = people.first().copied() else {
            return vec![Effect::Refuse(Sentence::new("no-row"))];
        };
        ask_times(desk, self.date, people, self.row(first))
    }

    fn note(&mut self, desk: Desk<'_>) -> Vec<Effect> {
        let (people, _) = self.concerned();
        ask_note(desk, self.date, people)
    }

    fn contact(&mut self, desk: Desk<'_>) -> Vec<Effect> {
        let (people, _) = self.concerned();
        people
            .into_iter()
            .map(|person| {
                let said = Sentence::new("contact-noted").text("name", desk.name(person));
                Effect::DoSaying(
                    Action::Contact {
                        date: self.date,
                        person,
                    },
                    said,
                )
            })
            .collect()
    }

    fn assign(&mut self, desk: Desk<'_>) -> Vec<Effect> {
        let (people, _) = self.concerned();
        let Some(row) = people.first().and_then(|p| self.row(*p)) else {
            return vec![Effect::Refuse(Sentence::new("no-row"))];
        };
        let directory = desk.app.directory();
        let now = desk.half_now();
        let mut choices = Vec::new();
        for (id, klus) in directory.klussen_on(self.date) {
            choices.extend(klus.halves.iter().filter(|h| row.is_there(**h)).map(|h| (*h, id)));
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
                    .filter(|r| r.row.klussen.contains(&(*half, *id)))
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
        let others: Vec<ParticipantId> = directory
            .register(self.date)
            .into_iter()
            .filter(|p| !here(p))
            .collect();
        let mut items = vec![
            Item {
                id: 0,
                label: desk.texts.get("extra-newcomer"),
                ..Item::default()
            },
            Item {
                id: 1,
                label: desk.texts.get("extra-guest"),
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
                    .map(|p| p.number.clone())
                    .unwrap_or_default(),
                ..Item::default()
            }
        }));
        let pick = Pick::new(desk.texts.get("extra-title"), items);
        ask_day(DayAsk::Extra(self.date, others), Content::Pick(pick))
    }

    fn toggle_mark(&mut self) -> Vec<Effect> {
        let person = self.numbered().flatten().or(self.cursor);
        self.number.clear();
        if let Some(person) = person
            && !self.marked.remove(&person)
        {
            self.marked.insert(person);
        }
        self.step(1)
    }

    fn turn(&mut self, days: i64) -> Vec<Effect> {
        let date = if days < 0 {
            self.date.checked_sub_days(Days::new(days.unsigned_abs()))
        } else {
            self.date.checked_add_days(Days::new(days.unsigned_abs()))
        };
        self.turn_to(date.unwrap_or(self.date))
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

/// Whether marking somebody away would throw away times that were entered.
fn times_at_stake(row: &DayRow) -> bool {
    match row.day() {
        Some(day @ Day::Present { .. }) => {
            day.stretches() != row.plan.stretches().as_slice() && day.minutes(NaiveDate::MIN) > Minutes::ZERO
        }
        _ => false,
    }
}

/// Asks for times, starting from what stands there.
pub fn ask_times(
    desk: Desk<'_>,
    date: NaiveDate,
    people: Vec<ParticipantId>,
    row: Option<&DayRow>,
) -> Vec<Effect> {
    let Some(first) = people.first().copied() else {
        return vec![Effect::Refuse(Sentence::new("no-row"))];
    };
    let stands = row.map(|row| match row.day() {
        Some(day) if !day.stretches().is_empty() => edit_stretches(day.stretches()),
        Some(day) if day.minutes(date) > Minutes::ZERO => day.minutes(date).to_string(),
        _ => String::new(),
    });
    let title = desk
        .texts
        .say(&Sentence::new("ask-times").text("name", desk.name(first)));
    let input =
        Input::new(title, desk.texts.get("ask-times-hint"), FIELD_MAX).with_text(&stands.unwrap_or_default());
    ask_day(DayAsk::Times(date, people), Content::Input(input))
}

/// Asks for a note on people, from whichever screen.
#[must_use]
pub fn ask_note(desk: Desk<'_>, date: NaiveDate, people: Vec<ParticipantId>) -> Vec<Effect> {
    let title = match people.as_slice() {
        [] => return vec![Effect::Refuse(Sentence::new("no-row"))],
        [one] => desk
            .texts
            .say(&Sentence::new("ask-note").text("name", desk.name(*one))),
        several => desk
            .texts
            .say(&Sentence::new("ask-note-several").number("count", several.len())),
    };
    let input = Input::new(title, desk.texts.get("ask-note-hint"), NOTE_MAX);
    ask_day(DayAsk::Note(date, people), Content::Input(input))
}

/// Somebody's row on a date, from whichever screen.
pub fn row_of(desk: Desk<'_>, date: NaiveDate, person: ParticipantId) -> Option<DayRow> {
    DayReader {
        store: desk.app.store(),
    }
    .row(person, date)
    .ok()
}
