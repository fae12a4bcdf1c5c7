//! Lists of what belongs to the house: closures and holidays, teams, supervisors, klussen, methods.

mod adopt;
mod forms;
mod rows;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use crate::app::Trouble;
use crate::domain::calendar::Holiday;
use crate::domain::ids::{ClosureId, KlusId, SupervisorId, TeamId};
use crate::text::sentence::Sentence;
use crate::tui::ask::{HouseAsk, ProgramAsk, Purpose};
use crate::tui::desk::Desk;
use crate::tui::effect::{Effect, HouseList};
use crate::tui::keys::Command;
use crate::tui::look::Look;
use crate::tui::popups::{Content, Message};
use crate::tui::theme::Role;
use crate::tui::widgets::lines::put;
use crate::tui::widgets::table::{Column, Table, TableRow};

pub use adopt::expanded;
pub use forms::{answered, ask_closure, ask_settings};
use rows::Row;

/// Most characters of a path.
pub const PATH_MAX: usize = 1_000;
/// How many rows a page is.
const PAGE: isize = 10;

/// What a row stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A closure.
    Closure(ClosureId),
    /// A public holiday, every year.
    Holiday(Holiday),
    /// A team.
    Team(TeamId),
    /// A supervisor.
    Supervisor(SupervisorId),
    /// A klus.
    Klus(KlusId),
    /// A method, by its id.
    Method(String),
}

/// A list of what belongs to the house.
pub struct House {
    list: HouseList,
    cursor: usize,
    rows: Vec<Row>,
}

impl House {
    /// One of the lists.
    #[must_use]
    pub const fn new(list: HouseList) -> Self {
        Self {
            list,
            cursor: 0,
            rows: Vec::new(),
        }
    }

    /// Which.
    #[must_use]
    pub const fn list(&self) -> HouseList {
        self.list
    }

    /// Gathers the list. The cursor stays with what it was on, or goes to what has come.
    ///
    /// # Errors
    /// When the store fails.
    pub fn gather(&mut self, desk: Desk<'_>) -> Result<(), Trouble> {
        let before = std::mem::replace(&mut self.rows, rows::gather(desk, self.list));
        let on = before.get(self.cursor).map(|r| &r.what);
        let stays = || self.rows.iter().position(|r| Some(&r.what) == on);
        let found = super::one_more(&before, &self.rows, |r| &r.what).or_else(stays);
        self.cursor = found
            .unwrap_or(self.cursor)
            .min(self.rows.len().saturating_sub(1));
        Ok(())
    }

    /// Whether a command of the list applies now.
    ///
    /// # Errors
    /// Why not.
    pub fn available(&self, command: Command) -> Result<(), Sentence> {
        let what = self.rows.get(self.cursor).map(|r| &r.what);
        match (command, what) {
            (Command::Open | Command::Edit | Command::Remove, None) => Err(Sentence::new("no-row")),
            (Command::Remove, Some(What::Method(_))) => Err(Sentence::new("method-stays")),
            _ => Ok(()),
        }
    }

    /// Does a command of the list.
    pub fn command(&mut self, desk: Desk<'_>, command: Command) -> Option<Vec<Effect>> {
        let what = self.rows.get(self.cursor).map(|r| r.what.clone());
        Some(match (command, what) {
            (Command::Up, _) => self.step(-1),
            (Command::Down, _) => self.step(1),
            (Command::PageUp, _) => self.step(-PAGE),
            (Command::PageDown, _) => self.step(PAGE),
            (Command::First, _) => self.step(isize::MIN / 2),
            (Command::Last, _) => self.step(isize::MAX / 2),
            (Command::New, _) => self.new_one(desk),
            (Command::Open | Command::Edit, Some(what)) => edit(desk, &what),
            (Command::Remove, Some(what)) => forms::remove(desk, &what),
            _ => return None,
        })
    }

    fn step(&mut self, by: isize) -> Vec<Effect> {
        let last = self.rows.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
        Vec::new()
    }

    fn new_one(&self, desk: Desk<'_>) -> Vec<Effect> {
        match self.list {
            HouseList::Closures => forms::ask_closure(desk, None),
            HouseList::Teams => forms::ask_team(desk, None),
            HouseList::Supervisors => forms::ask_supervisor(desk, None),
            HouseList::Klussen => super::ask_klus(desk, None),
            HouseList::Methods => adopt::ask_method(desk),
        }
    }

    /// Draws what was gathered.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let top = u16::from(area.height >= 24);
        let title = Line::from(look.span(format!(" {}", look.get(rows::title_id(self.list))), Role::Strong));
        let y = area.y + top.min(area.height.saturating_sub(1));
        put(buf, area.x, y, area.width, &title);
        let head = (top * 2 + 1).min(area.height);
        let body = Rect {
            y: area.y + head,
            height: area.height - head,
            ..area
        };
        let [first, second, third] = rows::column_ids(self.list);
        let columns = [
            Column::new(look.get(first), 24).grow(2),
            Column::new(look.get(second), 20).grow(3).gives_way(1),
            Column::new(look.get(third), 12).grow(1),
        ];
        let rows: Vec<TableRow<'_>> = self.rows.iter().map(|row| cells(look, row)).collect();
        let empty = look.get("house-empty");
        Table {
            look,
            columns: &columns,
            rows: &rows,
            selected: Some(self.cursor),
            numbered: None,
            empty: &empty,
        }
        .render(body, buf);
    }
}

fn cells<'a>(look: Look<'_>, row: &'a Row) -> TableRow<'a> {
    TableRow {
        cells: row.cells.iter().map(|cell| Line::from(cell.as_str())).collect(),
        style: look.style(if row.dim { Role::Dim } else { Role::Plain }),
        ..TableRow::default()
    }
}

fn edit(desk: Desk<'_>, what: &What) -> Vec<Effect> {
    match what {
        What::Closure(id) => forms::ask_closure(desk, Some(*id)),
        What::Holiday(holiday) => forms::toggle_holiday(desk, *holiday),
        What::Team(id) => forms::ask_team(desk, Some(*id)),
        What::Supervisor(id) => forms::ask_supervisor(desk, Some(*id)),
        What::Klus(id) => super::ask_klus(desk, Some(*id)),
        What::Method(id) => {
            let (title, text) = rows::method_text(desk, id);
            vec![Effect::Open(
                Purpose::Program(ProgramAsk::Read),
                Content::Message(Message::new(title, text)),
            )]
        }
    }
}

fn ask(ask: HouseAsk, content: Content) -> Vec<Effect> {
    vec![Effect::Open(Purpose::House(ask), content)]
}
