//! The dossier: everything about one participant, in parts.

mod draw;
mod lines;
mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::Trouble;
use crate::domain::ids::ParticipantId;
use crate::text::sentence::Sentence;
use crate::tui::desk::{Desk, Privacy};
use crate::tui::effect::Effect;
use crate::tui::keys::Command;
use crate::tui::look::Look;
use crate::tui::screens::people::of_person;
use view::View;

/// How many lines a page is.
const PAGE: isize = 10;

/// A part of the dossier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Who, which method, how far.
    #[default]
    Overview,
    /// Hours per month, and recent days.
    Hours,
    /// All versions of the schedule, and planned absences.
    Schedule,
    /// Observations.
    Notes,
    /// Klussen done per work type.
    Klussen,
}

impl Part {
    /// All parts, in the order of Tab.
    pub const ALL: [Self; 5] = [
        Self::Overview,
        Self::Hours,
        Self::Schedule,
        Self::Notes,
        Self::Klussen,
    ];

    /// The text of its name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Overview => "part-overview",
            Self::Hours => "part-hours",
            Self::Schedule => "part-schedule",
            Self::Notes => "part-notes",
            Self::Klussen => "part-klussen",
        }
    }

    fn turned(self, by: usize) -> Self {
        let at = Self::ALL.iter().position(|part| *part == self).unwrap_or(0);
        Self::ALL[(at + by) % Self::ALL.len()]
    }
}

/// One participant's dossier.
pub struct Dossier {
    person: ParticipantId,
    part: Part,
    /// The topic whose observations are shown, by id; none for all.
    topic: Option<String>,
    /// The first line in sight.
    first: usize,
    view: View,
}

impl Dossier {
    /// The dossier of a participant.
    #[must_use]
    pub fn new(person: ParticipantId) -> Self {
        Self {
            person,
            part: Part::default(),
            topic: None,
            first: 0,
            view: View::default(),
        }
    }

    /// Whose.
    #[must_use]
    pub const fn person(&self) -> ParticipantId {
        self.person
    }

    /// Gathers the part that is shown.
    ///
    /// # Errors
    /// When the store fails.
    pub fn gather(&mut self, desk: Desk<'_>) -> Result<(), Trouble> {
        self.view = View::gather(desk, self.person, self.part, self.topic.as_deref())?;
        Ok(())
    }

    /// Whether a command of the dossier applies now.
    ///
    /// # Errors
    /// Why not.
    pub fn available(&self, desk: Desk<'_>, command: Command) -> Result<(), Sentence> {
        match command {
            Command::FilterTopic if self.part != Part::Notes || desk.privacy != Privacy::Open => {
                Err(Sentence::new("topic-in-notes"))
            }
            Command::FilterTopic if self.view.topics.is_empty() => Err(Sentence::new("topic-none")),
            _ => Ok(()),
        }
    }

    /// Does a command of the dossier.
    pub fn command(&mut self, desk: Desk<'_>, command: Command) -> Option<Vec<Effect>> {
        if let Some(by) = command.steps(PAGE) {
            self.step(by);
            return Some(Vec::new());
        }
        match command {
            Command::NextPart => self.turn(1),
            Command::PreviousPart => self.turn(Part::ALL.len() - 1),
            Command::FilterTopic => self.next_topic(),
            _ => return of_person(desk, self.person, command),
        }
        Some(Vec::new())
    }

    fn turn(&mut self, by: usize) {
        self.part = self.part.turned(by);
        self.first = 0;
    }

    fn step(&mut self, by: isize) {
        let last = self.view.length(self.part).saturating_sub(1);
        self.first = self.first.saturating_add_signed(by).min(last);
    }

    /// All topics, then each that there is a note about, then all again.
    fn next_topic(&mut self) {
        let topics = &self.view.topics;
        let at = self
            .topic
            .as_ref()
            .and_then(|t| topics.iter().position(|(id, _)| id == t));
        self.topic = match at {
            None => topics.first(),
            Some(at) => topics.get(at + 1),
        }
        .map(|(id, _)| id.clone());
        self.first = 0;
    }

    /// Shows the observations about everything again.
    pub fn back(&mut self) -> bool {
        self.first = 0;
        self.topic.take().is_some()
    }

    /// Draws what was gathered.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        draw::draw(&self.view, self.part, self.first, look, area, buf);
    }
}
