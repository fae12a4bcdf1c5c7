//! Deelnemers: everybody in the order of the register, and the forms to enter and change them.

mod draw;
pub mod forms;
#[cfg(test)]
mod tests;
mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Trouble;
use crate::domain::ids::ParticipantId;
use crate::text::sentence::Sentence;
use crate::tui::ask::{PersonAsk, Purpose};
use crate::tui::desk::{Desk, Privacy};
use crate::tui::effect::{Effect, PeopleFilter, Place};
use crate::tui::keys::Command;
use crate::tui::look::Look;
use crate::tui::popups::{Content, Item, Pick};
use crate::tui::screens::marking::{ask_note, contact};
use view::View;

/// How many rows a page is.
const PAGE: isize = 10;

/// The list of participants.
pub struct People {
    filter: PeopleFilter,
    /// The row under the cursor, kept by person: rows come and go.
    cursor: Option<ParticipantId>,
    view: View,
}

impl People {
    /// The list, with the cursor on a person if given.
    #[must_use]
    pub fn new(filter: PeopleFilter, cursor: Option<ParticipantId>) -> Self {
        Self {
            filter,
            cursor,
            view: View::default(),
        }
    }

    /// Which people it shows.
    #[must_use]
    pub const fn filter(&self) -> PeopleFilter {
        self.filter
    }

    /// The person under the cursor.
    #[must_use]
    pub const fn current(&self) -> Option<ParticipantId> {
        self.cursor
    }

    /// Gathers the list.
    ///
    /// # Errors
    /// When the store fails.
    pub fn gather(&mut self, desk: Desk<'_>) -> Result<(), Trouble> {
        let at = self.position().unwrap_or(0);
        let before = std::mem::replace(&mut self.view, View::gather(desk, self.filter)?);
        if let Some(came) = super::one_more(&before.rows, &self.view.rows, |r| &r.person) {
            self.cursor = Some(self.view.rows[came].person);
        }
        if self.position().is_none() {
            let near = at.min(self.view.rows.len().saturating_sub(1));
            self.cursor = self.view.rows.get(near).map(|r| r.person);
        }
        Ok(())
    }

    fn position(&self) -> Option<usize> {
        self.view.rows.iter().position(|r| Some(r.person) == self.cursor)
    }

    /// Whether a command of the list applies now.
    ///
    /// # Errors
    /// Why not.
    pub fn available(&self, command: Command) -> Result<(), Sentence> {
        match command {
            Command::Open
            | Command::Edit
            | Command::Schedule
            | Command::Absence
            | Command::OpeningBalance
            | Command::Trajectory
            | Command::Note
            | Command::Contact
                if self.cursor.is_none() =>
            {
                Err(Sentence::new("no-row"))
            }
            _ => Ok(()),
        }
    }

    /// Does a command of the list.
    pub fn command(&mut self, desk: Desk<'_>, command: Command) -> Option<Vec<Effect>> {
        if let Some(by) = command.steps(PAGE) {
            self.step(by);
            return Some(Vec::new());
        }
        match command {
            Command::New => Some(forms::ask_newcomer(desk, None, "")),
            Command::Filter => Some(self.ask_filter(desk)),
            Command::Open => {
                let open = |person| Effect::Go(Place::Dossier(person));
                Some(self.cursor.map(open).into_iter().collect())
            }
            _ => self.cursor.and_then(|person| of_person(desk, person, command)),
        }
    }

    fn step(&mut self, by: isize) {
        let last = self.view.rows.len().saturating_sub(1);
        let at = self.position().unwrap_or(0).saturating_add_signed(by).min(last);
        self.cursor = self.view.rows.get(at).map(|r| r.person);
    }

    fn ask_filter(&self, desk: Desk<'_>) -> Vec<Effect> {
        let teams = desk.app.directory().teams.iter().filter(|(_, t)| !t.ended);
        let mut all = vec![PeopleFilter::Here];
        all.extend(teams.map(|(id, _)| PeopleFilter::Team(*id)));
        all.extend([PeopleFilter::Ended, PeopleFilter::Guests, PeopleFilter::Everybody]);
        let items = all.iter().enumerate().map(|(id, filter)| Item {
            id,
            label: view::filter_name(desk, *filter),
            ..Item::default()
        });
        let here = all.iter().position(|f| *f == self.filter).unwrap_or(0);
        let pick = Pick::new(desk.texts.get("people-filter"), items.collect()).on(here);
        vec![Effect::Open(
            Purpose::Person(PersonAsk::FilterPeople(self.cursor, all)),
            Content::Pick(pick),
        )]
    }

    /// Draws what was gathered.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        draw::draw(&self.view, self.position(), look, area, buf);
    }
}

/// What a command about one participant opens, in the list and in the dossier.
#[must_use]
pub fn of_person(desk: Desk<'_>, person: ParticipantId, command: Command) -> Option<Vec<Effect>> {
    let today = desk.app.today();
    let private = matches!(command, Command::Absence | Command::OpeningBalance);
    if private && desk.privacy == Privacy::Shielded {
        return Some(vec![Effect::Refuse(Sentence::new("shield-first"))]);
    }
    Some(match command {
        Command::Edit => forms::ask_edit(desk, person),
        Command::Schedule => forms::ask_schedule(desk, person),
        Command::Absence => forms::ask_absence(desk, person),
        Command::OpeningBalance => forms::ask_opening(desk, person),
        Command::Trajectory => forms::ask_trajectory(desk, person),
        Command::EndTrajectory => forms::ask_end(desk, person),
        Command::Note => ask_note(desk, today, vec![person]),
        Command::Contact => contact(desk, today, vec![person]),
        _ => return None,
    })
}
