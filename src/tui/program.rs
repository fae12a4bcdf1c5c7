//! What works on every screen: going from one to another, finding, undo, help, whose name, the bar at the top.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::ask::{DayAsk, Found, ProgramAsk, Purpose};
use super::colours::{self, Colours};
use super::desk::{Desk, Privacy};
use super::effect::{Effect, HouseList, PeopleFilter, Place};
use super::finder::find;
use super::keys::hints::all_keys;
use super::keys::{Command, Context};
use super::look::Look;
use super::popups::{Answer, Content, Input, Item, Message, Pick};
use super::screens::{Screen, Wrong, dossier, hours, house, klussen, people, signals, today};
use super::symbol::Symbol;
use super::theme::Role;
use super::ui::Ui;
use super::widgets::header::Tab;
use super::widgets::lines::put_all;
use crate::app::{App, Trouble};
use crate::domain::time::{ClockTime, HalfDay};
use crate::text::clean::NOTE_MAX;
use crate::text::sentence::Sentence;

/// What a command leads to that is not the screen's own.
pub fn command(ui: &mut Ui, command: Command) -> Vec<Effect> {
    let desk = ui.desk();
    let program = |ask, content| vec![Effect::Open(Purpose::Program(ask), content)];
    match command {
        Command::GoToday => vec![Effect::Go(Place::Today(None, None))],
        Command::GoKlussen => vec![Effect::Go(Place::Klussen(None, None))],
        Command::GoHours => vec![Effect::Go(hours::Hours::default().place())],
        Command::GoParticipants => vec![Effect::Go(Place::Participants(PeopleFilter::Here, None))],
        // A screen with nothing wrong of its own leaves this to what is wrong elsewhere.
        Command::GoSignals | Command::WalkWarnings => vec![Effect::Go(Place::Signals)],
        Command::Closures => vec![Effect::Go(Place::House(HouseList::Closures))],
        Command::Teams => vec![Effect::Go(Place::House(HouseList::Teams))],
        Command::Supervisors => vec![Effect::Go(Place::House(HouseList::Supervisors))],
        Command::AllKlussen => vec![Effect::Go(Place::House(HouseList::Klussen))],
        Command::Methods => vec![Effect::Go(Place::House(HouseList::Methods))],
        Command::Settings => house::ask_settings(desk, ui.backup_folder()),
        Command::BackUp => vec![Effect::BackUp],
        Command::BackupFolder => ui.ask_backup_folder(),
        Command::Colours => colours::ask(desk),
        Command::Undo => ui.ask_undo(),
        Command::Redo => ui.ask_redo(),
        Command::Palette => program(ProgramAsk::Commands, ui.commands(false)),
        Command::Help => program(ProgramAsk::Commands, ui.commands(true)),
        Command::Find => {
            let (items, found) = find(desk, "");
            let pick = Pick::new(desk.texts.get("find-title"), items)
                .searched_outside()
                .wide();
            program(ProgramAsk::Find(found), Content::Pick(pick))
        }
        Command::ChangeSupervisor => {
            let all = &desk.app.directory().supervisors;
            let here: Vec<_> = all.iter().filter(|(_, s)| !s.ended).collect();
            if here.is_empty() {
                return vec![Effect::Go(Place::House(HouseList::Supervisors))];
            }
            let items = here
                .iter()
                .enumerate()
                .map(|(id, (_, s))| Item {
                    id,
                    label: s.name.clone(),
                    ..Item::default()
                })
                .collect();
            let ids = here.into_iter().map(|(id, _)| *id).collect();
            let pick = Pick::new(desk.texts.get("key-change-supervisor"), items);
            program(ProgramAsk::Supervisor(ids), Content::Pick(pick))
        }
        Command::DayNote => {
            let date = ui.screen.date().unwrap_or_else(|| ui.app.today());
            let desk = ui.desk();
            let title = desk
                .texts
                .say(&Sentence::new("day-note-title").date("date", date));
            let note = desk
                .app
                .directory()
                .day_notes
                .get(&date)
                .cloned()
                .unwrap_or_default();
            let input = Input::new(title, desk.texts.get("day-note-hint"), NOTE_MAX).with_text(&note);
            vec![Effect::Open(
                Purpose::Day(DayAsk::DayNote(date)),
                Content::Input(input),
            )]
        }
        Command::MissingSeen => vec![match ui.app.missing_is_seen() {
            Ok(()) => Effect::Say(Sentence::new("missing-is-seen")),
            Err(trouble) => Effect::Refuse(trouble.sentence()),
        }],
        Command::About => {
            let text = Sentence::new("about-text")
                .text("version", env!("CARGO_PKG_VERSION"))
                .text(
                    "folder",
                    crate::text::clean::clean(&desk.app.folder().to_string_lossy()),
                );
            let said = format!("{} {}", desk.texts.say(&text), ui.backup_about());
            let message = Message::new(desk.texts.get("key-about"), said);
            program(ProgramAsk::Read, Content::Message(message))
        }
        _ => Vec::new(),
    }
}

/// What an answer to a question of the program leads to.
///
/// # Errors
/// What is wrong with it.
pub fn answered(desk: Desk<'_>, ask: &ProgramAsk, answer: &Answer) -> Result<Vec<Effect>, Wrong> {
    let picked = answer.picked();
    Ok(match (ask, answer) {
        (ProgramAsk::Find(found), _) => match picked.and_then(|at| found.get(at)) {
            Some(Found::Person(person)) => vec![Effect::Go(Place::Dossier(*person))],
            Some(Found::Klus(klus, date)) => {
                let halves = desk.app.directory().klussen.get(klus).map(|k| k.halves.clone());
                let now = desk.half_now();
                let half = match halves.as_deref() {
                    Some(halves @ [first, ..]) if !halves.contains(&now) => *first,
                    _ => now,
                };
                vec![Effect::Go(Place::Klussen(Some((*date, half)), Some(*klus)))]
            }
            None => Vec::new(),
        },
        (ProgramAsk::Commands, Answer::Command(command)) => vec![Effect::Command(*command)],
        (ProgramAsk::Supervisor(all), _) => picked
            .and_then(|at| all.get(at))
            .map(|who| Effect::SetWho(*who))
            .into_iter()
            .collect(),
        (ProgramAsk::Colours, _) => picked
            .and_then(|at| Colours::ALL.get(at))
            .map(|colours| Effect::SetColours(*colours))
            .into_iter()
            .collect(),
        (ProgramAsk::BackupFolder, Answer::Text(text)) => {
            if text.is_empty() {
                return Err(Sentence::new("no-empty-text").into());
            }
            vec![Effect::BackUpTo(text.clone())]
        }
        (ProgramAsk::Reason(action), Answer::Text(text)) => {
            if text.is_empty() {
                return Err(Sentence::new("no-empty-text").into());
            }
            vec![Effect::Do((**action).clone())]
        }
        (ProgramAsk::Confirm(effect), Answer::Yes) => match &**effect {
            Effect::Do(action) => vec![Effect::Do(action.clone())],
            Effect::Undo => vec![Effect::Undo],
            Effect::Redo => vec![Effect::Redo],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    })
}

/// Finds while one types.
pub fn changed(desk: Desk<'_>, ask: &mut ProgramAsk, content: &mut Content) {
    if let (ProgramAsk::Find(found), Content::Pick(pick)) = (ask, content) {
        let (items, which) = find(desk, pick.query());
        pick.set_items(items);
        *found = which;
    }
}

impl Ui {
    /// Goes to a screen; `remember` keeps where one was for Esc.
    pub(super) fn go(&mut self, place: Place, remember: bool) {
        if place == Place::Back {
            if let Some(place) = self.earlier.pop() {
                self.go(place, false);
            }
            return;
        }
        let here = self.place();
        let date = self.screen.date().unwrap_or_else(|| self.app.today());
        let next = match place {
            Place::Today(on, person) => {
                let mut screen = today::Today::new(on.unwrap_or(date));
                screen.select(person);
                Screen::Today(screen)
            }
            Place::Participants(filter, person) => Screen::People(people::People::new(filter, person)),
            Place::Dossier(person) => Screen::Dossier(dossier::Dossier::new(person)),
            Place::House(list) => Screen::House(house::House::new(list)),
            Place::Klussen(at, klus) => {
                let half = if date == self.app.today() {
                    self.desk().half_now()
                } else {
                    HalfDay::Morning
                };
                let (date, half) = at.unwrap_or((date, half));
                Screen::Klussen(klussen::Klussen::new(date, half, klus))
            }
            Place::Hours(filter, sort, person) => Screen::Hours(hours::Hours::new(filter, sort, person)),
            Place::Signals => Screen::Signals(signals::Signals::default()),
            Place::Back => return,
        };
        // A screen of no day in particular is not another day.
        if let Some(date) = next.date() {
            self.app.look_at(date);
        }
        if remember && here != place {
            self.earlier.retain(|p| *p != here);
            self.earlier.push(here);
        }
        self.screen = next;
    }

    fn place(&self) -> Place {
        match &self.screen {
            Screen::Today(today) => Place::Today(Some(today.date()), today.current()),
            Screen::People(people) => Place::Participants(people.filter(), people.current()),
            Screen::Dossier(dossier) => Place::Dossier(dossier.person()),
            Screen::House(house) => Place::House(house.list()),
            Screen::Klussen(klussen) => klussen.place(),
            Screen::Hours(hours) => hours.place(),
            Screen::Signals(_) => Place::Signals,
        }
    }
}

/// The screens in the bar.
///
/// # Errors
/// When the store fails.
pub fn tabs(desk: Desk<'_>, here: Context) -> Result<Vec<Tab>, Trouble> {
    let tab = |id: &str, context: Context, count: usize| Tab {
        label: desk.texts.get(id),
        active: here == context || (here == Context::Dossier && context == Context::Participants),
        count,
    };
    let waiting = if desk.hurried { 0 } else { signals::count(desk)? };
    Ok(vec![
        tab("tab-today", Context::Today, 0),
        tab("tab-klussen", Context::Klussen, 0),
        tab("tab-hours", Context::Hours, 0),
        tab("tab-participants", Context::Participants, 0),
        tab("tab-signals", Context::Signals, waiting),
    ])
}

/// Location, supervisor, clock.
#[must_use]
pub fn right(desk: Desk<'_>) -> Vec<String> {
    let directory = desk.app.directory();
    let workshop = directory.workshop.at_or_first(desk.app.today());
    let who = desk.app.who().and_then(|id| directory.supervisors.get(&id));
    [workshop.map(|w| w.location.clone()), who.map(|s| s.name.clone())]
        .into_iter()
        .flatten()
        .chain([ClockTime::of(desk.app.local()).to_string()])
        .collect()
}

/// What is to be said about the whole screen.
#[must_use]
pub fn banner(desk: Desk<'_>) -> Option<(Symbol, String)> {
    if desk.app.read_only().is_some() {
        return Some((Symbol::Warning, desk.texts.get("read-only")));
    }
    if let Some(missing) = desk.app.missing() {
        let key = desk
            .keymap
            .binding(&[Context::Everywhere], Command::MissingSeen)
            .map(all_keys)
            .unwrap_or_default();
        let said = Sentence::new("missing-banner")
            .text("from", missing.from.to_string())
            .text("to", missing.to.to_string())
            .text("key", key);
        return Some((Symbol::Warning, desk.texts.say(&said)));
    }
    if let Some(latest) = desk.app.clock_behind() {
        let said = Sentence::new("clock-behind")
            .text("now", desk.moment(desk.app.local()))
            .text("latest", desk.moment(latest));
        return Some((Symbol::Warning, desk.texts.say(&said)));
    }
    (desk.privacy == Privacy::Shielded).then(|| {
        let key = desk
            .keymap
            .binding(&[Context::Everywhere], Command::Shield)
            .map(all_keys)
            .unwrap_or_default();
        (
            Symbol::Shield,
            desk.texts.say(&Sentence::new("shielded").text("key", key)),
        )
    })
}

/// What opening found that the supervisor should know.
#[must_use]
pub fn greeting(app: &App) -> Option<Sentence> {
    let opening = app.opening();
    if opening.in_memory {
        Some(Sentence::new("opened-in-memory"))
    } else if let Some(strange) = opening.strange.first() {
        Some(strange.sentence())
    } else if opening.set_aside.is_some() {
        Some(Sentence::new("opened-rebuilt"))
    } else if opening.cut_bytes > 0 {
        Some(Sentence::new("opened-cut"))
    } else {
        None
    }
}

/// The screen with the curtain drawn: nothing of anybody.
pub fn draw_curtain(look: Look<'_>, right: &[String], area: Rect, buf: &mut Buffer) {
    let top = area.height / 2;
    let place = Rect {
        y: area.y + top.min(area.height),
        height: area.height - top.min(area.height),
        ..area
    };
    let title = right.first().cloned().unwrap_or_default();
    let lines = [
        Line::from(look.span(title, Role::Strong)).centered(),
        Line::from(look.span(look.get("curtain"), Role::Dim)).centered(),
    ];
    for (line, offset) in lines.into_iter().zip(0..) {
        let row = Rect {
            y: place.y + offset,
            height: place.height.saturating_sub(offset).min(1),
            ..place
        };
        if row.height > 0 {
            let width = u16::try_from(line.width()).unwrap_or(0);
            let x = row.width.saturating_sub(width) / 2;
            put_all(
                buf,
                Rect {
                    x: row.x + x,
                    width: row.width - x,
                    ..row
                },
                [line],
            );
        }
    }
}
