//! What keys do on the screen of hours.

use super::{Filter, Hours, Sort};
use crate::domain::ids::TeamId;
use crate::text::sentence::Sentence;
use crate::tui::desk::Desk;
use crate::tui::effect::{Effect, Place};
use crate::tui::keys::Command;
use crate::tui::screens::people::of_person;

/// How many rows a page is.
const PAGE: isize = 10;

impl Hours {
    /// Whether a command of this screen applies now.
    ///
    /// # Errors
    /// Why not.
    pub fn available(&self, _: Desk<'_>, command: Command) -> Result<(), Sentence> {
        match command {
            Command::Open | Command::Note | Command::OpeningBalance if self.cursor.is_none() => {
                Err(Sentence::new("no-row"))
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
            Command::Open => self
                .cursor
                .map(|person| Effect::Go(Place::Dossier(person)))
                .into_iter()
                .collect(),
            Command::Note | Command::OpeningBalance => return of_person(desk, self.cursor?, command),
            Command::Filter => {
                self.filter = self.next_filter(desk);
                Vec::new()
            }
            Command::Sort => {
                self.sort = match self.sort {
                    Sort::Nearest => Sort::Name,
                    Sort::Name => Sort::Hours,
                    Sort::Hours => Sort::Nearest,
                };
                Vec::new()
            }
            _ => return None,
        })
    }

    fn step(&mut self, by: isize) -> Vec<Effect> {
        let at = self.position().unwrap_or(0).saturating_add_signed(by);
        let at = at.min(self.listed.len().saturating_sub(1));
        self.cursor = self.listed.get(at).map(|at| self.rows[*at].person);
        Vec::new()
    }

    /// Everybody, those with a threshold near, then team by team: those that somebody here is in.
    fn next_filter(&self, desk: Desk<'_>) -> Filter {
        let mut teams: Vec<(&str, TeamId)> = desk
            .app
            .directory()
            .teams
            .iter()
            .filter(|(id, _)| self.rows.iter().any(|row| row.team == Some(**id)))
            .map(|(id, team)| (team.name.as_str(), *id))
            .collect();
        teams.sort_unstable();
        let order: Vec<Filter> = [Filter::All, Filter::Soon]
            .into_iter()
            .chain(teams.into_iter().map(|(_, id)| Filter::Team(id)))
            .collect();
        let at = order.iter().position(|f| *f == self.filter).unwrap_or(0);
        order[(at + 1) % order.len()]
    }
}
