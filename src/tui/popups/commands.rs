//! The help and the palette: the table of keys as a list to search in.

use super::pick::{Item, Pick};
use super::{Answer, Step};
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use crate::tui::keys::hints::{Entry, entries};
use crate::tui::keys::{Command, Context, Group, Keymap};
use crate::tui::look::Look;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// All keys, or all commands.
#[derive(Clone, Debug)]
pub struct Commands {
    pick: Pick,
    commands: Vec<Command>,
}

impl Commands {
    /// Every key that means something here, with its sentence; Enter does it.
    #[must_use]
    pub fn help(keymap: &Keymap, texts: &Texts, contexts: &[Context]) -> Self {
        Self::list(
            texts.get("help-title"),
            &entries(keymap, texts, contexts),
            |entry| Item {
                label: entry.help.clone(),
                right: entry.keys.clone(),
                ..Item::default()
            },
        )
    }

    /// Every command by name, those that do not apply now with the reason why.
    #[must_use]
    pub fn palette(
        keymap: &Keymap,
        texts: &Texts,
        contexts: &[Context],
        available: impl Fn(Command) -> Result<(), Sentence>,
    ) -> Self {
        let named: Vec<Entry> = entries(keymap, texts, contexts)
            .into_iter()
            .filter(|entry| entry.group != Group::Moving && entry.command != Command::Palette)
            .collect();
        Self::list(texts.get("palette-title"), &named, |entry| Item {
            label: entry.label.clone(),
            detail: entry.help.clone(),
            right: entry.keys.clone(),
            why_not: available(entry.command)
                .err()
                .map(|why| texts.say(&why))
                .unwrap_or_default(),
            ..Item::default()
        })
    }

    fn list(title: String, entries: &[Entry], item: impl Fn(&Entry) -> Item) -> Self {
        let items = entries
            .iter()
            .enumerate()
            .map(|(id, entry)| Item { id, ..item(entry) })
            .collect();
        let commands = entries.iter().map(|entry| entry.command).collect();
        Self {
            pick: Pick::new(title, items).wide(),
            commands,
        }
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Step {
        self.answer(|pick| pick.key(key))
    }

    /// Takes a paste into the search.
    pub fn paste(&mut self, text: &str) -> Step {
        self.answer(|pick| pick.paste(text))
    }

    fn answer(&mut self, ask: impl FnOnce(&mut Pick) -> Step) -> Step {
        match ask(&mut self.pick) {
            Step::Done(Answer::Picked(ids, _)) => match ids.first().and_then(|id| self.commands.get(*id)) {
                Some(command) => Step::Done(Answer::Command(*command)),
                None => Step::Stay,
            },
            step => step,
        }
    }

    /// Draws it in the middle of the window.
    pub fn draw(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        self.pick.draw(look, area, buf);
    }
}
