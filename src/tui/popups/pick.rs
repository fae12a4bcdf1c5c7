//! A list to choose from, searched while one types.

use std::cmp::Reverse;

use super::field::TextField;
use super::frame::{COLS, open, place, text_cols};
use super::{Answer, Step};
use crate::text::fold::fold;
use crate::tui::look::Look;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::lines::{both_ends, put, put_all, wrap};
use crate::tui::widgets::table::first_in_sight;
use crossterm::event::{KeyCode, KeyEvent};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Columns of a list of sentences.
const WIDE: u16 = 100;

/// Up to so many items are seen at a glance: the search shows once somebody types.
const FEW: usize = 5;

/// One thing to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// What the answer calls it.
    pub id: usize,
    /// What it is called.
    pub label: String,
    /// More about it, behind the label; searched too.
    pub detail: String,
    /// On the right: a key, a number, where somebody is.
    pub right: String,
    /// Why it cannot be chosen now; empty where it can.
    pub why_not: String,
    /// Listed whatever is searched for, behind what is found.
    pub always: bool,
}

/// Who searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Search {
    /// The popup itself, forgiving about accents and letters left out.
    Own,
    /// The caller gives other items after [`super::Outcome::Changed`].
    Caller,
}

/// A list to choose from.
#[derive(Clone, Debug)]
pub struct Pick {
    title: String,
    /// Said above the list.
    said: Vec<String>,
    query: TextField,
    items: Vec<Item>,
    /// Places in `items`, as they are listed now.
    listed: Vec<usize>,
    cursor: usize,
    /// Ids that are ticked; `None` where only one can be chosen.
    ticked: Option<Vec<usize>>,
    search: Search,
    cols: u16,
}

impl Pick {
    /// A list of which one is chosen.
    #[must_use]
    pub fn new(title: impl Into<String>, items: Vec<Item>) -> Self {
        let listed = (0..items.len()).collect();
        let query = TextField::new("", 100);
        Self {
            title: title.into(),
            said: Vec::new(),
            query,
            items,
            listed,
            cursor: 0,
            ticked: None,
            search: Search::Own,
            cols: COLS,
        }
    }

    /// Several may be chosen; these are already.
    #[must_use]
    pub fn several(self, ticked: Vec<usize>) -> Self {
        Self {
            ticked: Some(ticked),
            ..self
        }
    }

    /// The caller searches: what stands in [`Self::query`] gives other items.
    #[must_use]
    pub fn searched_outside(self) -> Self {
        Self {
            search: Search::Caller,
            ..self
        }
    }

    /// Says something above the list.
    #[must_use]
    pub fn saying(self, said: Vec<String>) -> Self {
        Self { said, ..self }
    }

    /// Wider than other popups, where the window has the room: for sentences.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { cols: WIDE, ..self }
    }

    /// Starts on the item of this id.
    #[must_use]
    pub fn on(mut self, id: usize) -> Self {
        self.cursor = self
            .listed
            .iter()
            .position(|at| self.items[*at].id == id)
            .unwrap_or(0);
        self
    }

    /// What is searched for.
    #[must_use]
    pub fn query(&self) -> &str {
        self.query.text()
    }

    /// Other items, found outside; the best first.
    pub fn set_items(&mut self, items: Vec<Item>) {
        self.items = items;
        self.list();
    }

    /// The item under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Item> {
        self.listed.get(self.cursor).map(|at| &self.items[*at])
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Step {
        let last = self.listed.len().saturating_sub(1);
        match key.code {
            KeyCode::Enter => return self.answer(),
            KeyCode::Up | KeyCode::BackTab => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::Down => self.cursor = (self.cursor + 1).min(last),
            KeyCode::PageUp => self.cursor = self.cursor.saturating_sub(10),
            KeyCode::PageDown => self.cursor = (self.cursor + 10).min(last),
            // A space belongs to the search once there is one.
            KeyCode::Tab => self.tick(),
            KeyCode::Char(' ') if self.ticked.is_some() && self.query.is_empty() => self.tick(),
            _ => {
                let changed = self.query.key(key);
                return self.after(changed);
            }
        }
        Step::Stay
    }

    /// Takes a paste into the search.
    pub fn paste(&mut self, text: &str) -> Step {
        let changed = self.query.paste(text);
        self.after(changed)
    }

    fn after(&mut self, changed: bool) -> Step {
        if !changed {
            return Step::Stay;
        }
        self.list();
        Step::Changed
    }

    fn tick(&mut self) {
        let Some(id) = self
            .current()
            .filter(|item| item.why_not.is_empty())
            .map(|item| item.id)
        else {
            return;
        };
        if let Some(ticked) = &mut self.ticked {
            match ticked.iter().position(|known| *known == id) {
                Some(at) => drop(ticked.remove(at)),
                None => ticked.push(id),
            }
            self.cursor = (self.cursor + 1).min(self.listed.len().saturating_sub(1));
        }
    }

    fn answer(&self) -> Step {
        let current = self
            .current()
            .filter(|item| item.why_not.is_empty())
            .map(|item| item.id);
        match (&self.ticked, current) {
            (Some(ticked), _) if !ticked.is_empty() => self.picked(ticked.clone()),
            (_, Some(id)) => self.picked(vec![id]),
            (_, None) => Step::Stay,
        }
    }

    fn picked(&self, ids: Vec<usize>) -> Step {
        Step::Done(Answer::Picked(ids, self.query.text().trim().to_owned()))
    }

    fn list(&mut self) {
        self.cursor = 0;
        let all = 0..self.items.len();
        self.listed = match self.search {
            Search::Caller => all.collect(),
            Search::Own if self.query.is_empty() => all.collect(),
            Search::Own => {
                let (always, others): (Vec<usize>, Vec<usize>) = all.partition(|at| self.items[*at].always);
                let mut found = ranked(
                    self.query.text(),
                    others.into_iter().map(|at| (at, &self.items[at])),
                );
                // What is always there comes last, what was typed by its name first of that.
                let meant = ranked(self.query.text(), always.iter().map(|at| (*at, &self.items[*at])));
                let rest = always.into_iter().filter(|at| !meant.contains(at));
                let rest: Vec<usize> = rest.collect();
                found.extend(meant.into_iter().chain(rest));
                found
            }
        };
    }

    /// Draws it in the middle of the window.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let listed = u16::try_from(self.items.len().clamp(1, 18)).unwrap_or(18);
        let at_a_glance =
            self.search == Search::Own && self.query.text().is_empty() && self.items.len() <= FEW;
        let search_rows = if at_a_glance { 0 } else { 2 };
        let mut keys = vec![("⏎", look.get("popup-choose")), ("Esc", look.get("popup-close"))];
        if self.ticked.is_some() {
            keys.insert(1, ("Tab", look.get("popup-tick")));
        }
        let said: Vec<String> = self
            .said
            .iter()
            .flat_map(|text| wrap(text, usize::from(text_cols(area))))
            .collect();
        let above = u16::try_from(said.len())
            .unwrap_or(u16::MAX)
            .saturating_add(u16::from(!said.is_empty()));
        let above = above.min(area.height.saturating_sub(8));
        let inside = open(
            look,
            place(area, self.cols, listed + search_rows + above),
            &self.title,
            &keys,
            buf,
        );
        put_all(
            buf,
            Rect {
                height: above.min(inside.height),
                ..inside
            },
            said.into_iter().map(Line::from),
        );
        let inside = Rect {
            y: inside.y + above.min(inside.height),
            height: inside.height.saturating_sub(above),
            ..inside
        };
        let skip = search_rows.min(inside.height);
        if skip > 0 {
            let mut search = self.query.lines(look, inside.width.saturating_sub(2), true, None);
            let mut first = Line::from(look.span("/ ", Role::Accent));
            first
                .spans
                .extend(search.drain(..).next().unwrap_or_default().spans);
            put(buf, inside.x, inside.y, inside.width, &first);
        }
        let rows = Rect {
            y: inside.y + skip,
            height: inside.height - skip,
            ..inside
        };
        self.rows(look, rows, buf);
    }

    fn rows(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        if self.listed.is_empty() {
            put(
                buf,
                area.x,
                area.y,
                area.width,
                &Line::from(look.span(look.get("popup-nothing"), Role::Dim)),
            );
            return;
        }
        let first = first_in_sight(self.cursor, self.listed.len(), usize::from(area.height));
        for ((row, at), y) in self
            .listed
            .iter()
            .enumerate()
            .skip(first)
            .zip(area.top()..area.bottom())
        {
            let mut line = self.line(
                look,
                &self.items[*at],
                row == self.cursor,
                usize::from(area.width),
            );
            if row == self.cursor {
                buf.set_style(Rect { y, height: 1, ..area }, look.theme.selected(Style::new()));
                for span in &mut line.spans {
                    span.style = look.theme.selected(span.style);
                }
            }
            put(buf, area.x, y, area.width, &line);
        }
    }

    fn line(&self, look: Look<'_>, item: &Item, current: bool, cols: usize) -> Line<'static> {
        let mut left = vec![if current {
            look.mark(Symbol::Bar)
        } else {
            Span::raw(" ")
        }];
        if let Some(ticked) = &self.ticked {
            left.push(if ticked.contains(&item.id) {
                look.mark(Symbol::Marked)
            } else {
                Span::raw(" ")
            });
            left.push(Span::raw(" "));
        }
        let can = item.why_not.is_empty();
        left.push(look.span(item.label.clone(), if can { Role::Plain } else { Role::Dim }));
        let more = if can { &item.detail } else { &item.why_not };
        if !more.is_empty() {
            left.push(look.span(format!("  {more}"), Role::Dim));
        }
        both_ends(
            Line::from(left),
            Line::from(look.span(item.right.clone(), Role::Accent)),
            cols,
        )
    }
}

/// The places whose words hold the letters of the query in their order, the best first; what is called so comes
/// before what only says so.
fn ranked<'a>(query: &str, items: impl Iterator<Item = (usize, &'a Item)>) -> Vec<usize> {
    let pattern = Pattern::parse(&fold(query), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut score = |text: &str| pattern.score(Utf32Str::new(&fold(text), &mut letters), &mut matcher);
    let mut found: Vec<(bool, u32, usize)> = items
        .filter_map(|(at, item)| {
            let called = score(&item.label);
            let said = || score(&format!("{} {}", item.label, item.detail));
            Some((called.is_some(), called.or_else(said)?, at))
        })
        .collect();
    found.sort_by_key(|(called, score, at)| (Reverse((*called, *score)), *at));
    found.into_iter().map(|(.., at)| at).collect()
}
