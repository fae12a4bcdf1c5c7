//! Several fields. What is wrong stands under the field it is about.

use super::field::TextField;
use super::frame::{COLS, open, place};
use super::{Answer, Step};
use crate::text::width::width;
use crate::tui::look::Look;
use crate::tui::theme::Role;
use crate::tui::widgets::lines::{fit_line, put, wrap};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// What stands in a field when a form is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Typed, clean.
    Text(String),
    /// Which of the choices.
    Choice(usize),
    /// On or off.
    Toggle(bool),
}

#[derive(Clone, Debug)]
enum Entry {
    Text(TextField),
    Choice(Vec<String>, usize),
    Toggle(bool),
}

/// One field.
#[derive(Clone, Debug)]
pub struct Field {
    name: &'static str,
    label: String,
    hint: String,
    entry: Entry,
    error: Option<String>,
    told: String,
    warning: String,
    /// What stood in it when it opened, where that is in force.
    in_force: Option<Value>,
}

impl Field {
    /// Text of at most `max` characters. Dates, times and numbers are text with a hint; the caller reads them.
    #[must_use]
    pub fn text(name: &'static str, label: impl Into<String>, value: &str, max: usize) -> Self {
        Self::new(name, label, Entry::Text(TextField::proposing(value, max)))
    }

    /// One of several choices.
    #[must_use]
    pub fn choice(name: &'static str, label: impl Into<String>, choices: Vec<String>, at: usize) -> Self {
        let at = at.min(choices.len().saturating_sub(1));
        Self::new(name, label, Entry::Choice(choices, at))
    }

    /// On or off.
    #[must_use]
    pub fn toggle(name: &'static str, label: impl Into<String>, on: bool) -> Self {
        Self::new(name, label, Entry::Toggle(on))
    }

    /// Says under the field how to write it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: hint.into(),
            ..self
        }
    }

    /// Says that what stands in it is in force already.
    #[must_use]
    pub fn in_force(self) -> Self {
        Self {
            in_force: Some(self.value()),
            ..self
        }
    }

    fn new(name: &'static str, label: impl Into<String>, entry: Entry) -> Self {
        Self {
            name,
            label: label.into(),
            hint: String::new(),
            entry,
            error: None,
            told: String::new(),
            warning: String::new(),
            in_force: None,
        }
    }

    fn value(&self) -> Value {
        match &self.entry {
            Entry::Text(field) => Value::Text(field.cleaned()),
            Entry::Choice(_, at) => Value::Choice(*at),
            Entry::Toggle(on) => Value::Toggle(*on),
        }
    }

    /// Whether the value changed.
    fn key(&mut self, key: KeyEvent) -> bool {
        match (&mut self.entry, key.code) {
            (Entry::Text(field), _) => field.key(key),
            (Entry::Toggle(on), KeyCode::Char(' ') | KeyCode::Left | KeyCode::Right) => {
                *on = !*on;
                true
            }
            (Entry::Choice(choices, at), KeyCode::Right | KeyCode::Char(' ')) if !choices.is_empty() => {
                *at = (*at + 1) % choices.len();
                true
            }
            (Entry::Choice(choices, at), KeyCode::Left) if !choices.is_empty() => {
                *at = (*at + choices.len() - 1) % choices.len();
                true
            }
            _ => false,
        }
    }
}

/// Several fields.
#[derive(Clone, Debug)]
pub struct Form {
    title: String,
    fields: Vec<Field>,
    at: usize,
}

impl Form {
    /// A form; the cursor is on its first field.
    #[must_use]
    pub fn new(title: impl Into<String>, fields: Vec<Field>) -> Self {
        Self {
            title: title.into(),
            fields,
            at: 0,
        }
    }

    /// What stands in the fields now.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, Value)> {
        self.fields
            .iter()
            .map(|field| (field.name, field.value()))
            .collect()
    }

    /// Says what is wrong with a field, and goes there.
    pub fn refuse(&mut self, name: &str, why: impl Into<String>) {
        if let Some(at) = self.fields.iter().position(|field| field.name == name) {
            self.fields[at].error = Some(why.into());
            self.at = at;
        }
    }

    /// Says under a field how what stands in it is understood; an empty text says nothing.
    pub fn tell(&mut self, name: &str, text: impl Into<String>) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.told = text.into();
        }
    }

    /// Says under a field what to mind about it, also while the cursor is elsewhere; an empty text says nothing.
    pub fn warn(&mut self, name: &str, text: impl Into<String>) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            field.warning = text.into();
        }
    }

    /// Whether what stands in a field is what was in force when the form opened.
    #[must_use]
    pub fn is_in_force(&self, name: &str) -> bool {
        let mut fields = self.fields.iter().filter(|field| field.name == name);
        fields.any(|field| field.in_force.as_ref() == Some(&field.value()))
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Step {
        let count = self.fields.len().max(1);
        match key.code {
            KeyCode::Enter => return Step::Done(Answer::Fields(self.values())),
            KeyCode::Tab | KeyCode::Down => self.at = (self.at + 1) % count,
            KeyCode::BackTab | KeyCode::Up => self.at = (self.at + count - 1) % count,
            _ => {
                let changed = self.fields.get_mut(self.at).is_some_and(|field| field.key(key));
                return self.after(changed);
            }
        }
        Step::Stay
    }

    /// Characters that still fit in the field with the cursor, if it holds text.
    #[must_use]
    pub fn left(&self) -> Option<usize> {
        match &self.fields.get(self.at)?.entry {
            Entry::Text(field) => Some(field.left()),
            _ => None,
        }
    }

    /// Takes a paste into the field with the cursor.
    pub fn paste(&mut self, text: &str) -> Step {
        let changed = match self.fields.get_mut(self.at).map(|field| &mut field.entry) {
            Some(Entry::Text(field)) => field.paste(text),
            _ => false,
        };
        self.after(changed)
    }

    fn after(&mut self, changed: bool) -> Step {
        if !changed {
            return Step::Stay;
        }
        if let Some(field) = self.fields.get_mut(self.at) {
            field.error = None;
        }
        Step::Changed
    }

    /// Draws it in the middle of the window; where it does not fit, around the field with the cursor.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let cols = COLS.min(area.width).saturating_sub(4);
        let labels = self
            .fields
            .iter()
            .map(|field| width(&field.label))
            .max()
            .unwrap_or(0);
        let labels = u16::try_from(labels).unwrap_or(u16::MAX).min(cols / 2);
        let blocks: Vec<Vec<Line<'static>>> = (0..self.fields.len())
            .map(|at| self.block(at, look, labels, cols))
            .collect();
        let before: usize = blocks.iter().take(self.at).map(Vec::len).sum();
        let mine = blocks.get(self.at).map_or(0, Vec::len);
        let lines: Vec<Line<'static>> = blocks.into_iter().flatten().collect();
        let keys = [
            ("⏎", look.get("popup-save")),
            ("Tab", look.get("popup-field")),
            ("Esc", look.get("popup-close")),
        ];
        let place = place(area, COLS, u16::try_from(lines.len()).unwrap_or(u16::MAX));
        let inside = open(look, place, &self.title, &keys, buf);
        let height = usize::from(inside.height);
        let first = (before + mine).saturating_sub(height).min(before);
        for (line, y) in lines.into_iter().skip(first).zip(inside.top()..inside.bottom()) {
            put(buf, inside.x, y, inside.width, &line);
        }
    }

    /// The lines of one field: label and value, then what is wrong or how to write it.
    fn block(&self, at: usize, look: Look<'_>, labels: u16, cols: u16) -> Vec<Line<'static>> {
        let field = &self.fields[at];
        let active = at == self.at;
        let room = cols.saturating_sub(labels + 2).max(1);
        let values = match &field.entry {
            Entry::Text(text) => text.lines(look, room, active, None),
            Entry::Choice(choices, at) => {
                vec![chosen(
                    look,
                    choices.get(*at).map_or("", String::as_str),
                    active,
                    choices.len() > 1,
                )]
            }
            Entry::Toggle(on) => {
                vec![chosen(
                    look,
                    &look.get(if *on { "toggle-on" } else { "toggle-off" }),
                    active,
                    true,
                )]
            }
        };
        let label = Line::from(look.span(field.label.clone(), if active { Role::Accent } else { Role::Dim }));
        let mut lines: Vec<Line<'static>> = Vec::new();
        for (row, value) in values.into_iter().enumerate() {
            let mut line = if row == 0 {
                fit_line(label.clone(), usize::from(labels))
            } else {
                Line::default()
            };
            let gap = usize::from(labels + 2).saturating_sub(crate::tui::widgets::lines::line_width(&line));
            line.spans.push(" ".repeat(gap).into());
            line.spans.extend(fit_line(value, usize::from(room)).spans);
            lines.push(line);
        }
        let below = match &field.error {
            Some(error) => Some((error, Role::Error)),
            None if !field.warning.is_empty() => Some((&field.warning, Role::Warning)),
            None if active && !field.told.is_empty() => Some((&field.told, Role::Present)),
            None if active && !field.hint.is_empty() => Some((&field.hint, Role::Dim)),
            None => None,
        };
        if let Some((text, role)) = below {
            let indent = " ".repeat(usize::from(labels + 2));
            for line in wrap(text, usize::from(room)) {
                lines.push(Line::from(vec![indent.clone().into(), look.span(line, role)]));
            }
        }
        lines
    }
}

fn chosen(look: Look<'_>, text: &str, active: bool, several: bool) -> Line<'static> {
    if active && several {
        Line::from(vec![
            look.span("‹ ", Role::Accent),
            look.span(text.to_owned(), Role::Strong),
            look.span(" ›", Role::Accent),
        ])
    } else {
        Line::from(text.to_owned())
    }
}
