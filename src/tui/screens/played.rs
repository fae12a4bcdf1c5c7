//! A floor on the screen, for journeys: keys in, screen out.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use crossterm::event::KeyEvent;

use crate::app::App;
use crate::app::clock::FixedClock;
use crate::app::tests::Floor;
use crate::domain::lang::Lang;
use crate::text::texts::Texts;
use crate::tui::events::Event;
use crate::tui::keys::{Chord, Keymap};
use crate::tui::testing::TestTerminal;
use crate::tui::theme::{Theme, Variant};
use crate::tui::ui::Ui;

/// The whole program on a floor.
pub struct Played {
    pub ui: Ui,
    folder: tempfile::TempDir,
}

impl Played {
    pub fn new(floor: Floor, lang: Lang) -> Self {
        let (app, folder) = floor.into_parts();
        Self::on(app, folder, lang)
    }

    /// Stops the program and starts it again at that moment.
    pub fn again_at(self, now: NaiveDateTime) -> Self {
        let Self { ui, folder } = self;
        drop(ui);
        let app = App::open(&folder.path().join("store"), Box::new(FixedClock(now))).unwrap();
        Self::on(app, folder, Lang::Nl)
    }

    /// Where the store is.
    pub fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    fn on(app: App, folder: tempfile::TempDir, lang: Lang) -> Self {
        let theme = Theme::sixteen(Variant::Dark);
        let mut ui = Ui::new(app, Texts::new(lang), theme, Keymap::defaults()).unwrap();
        // The loop's first tick, right after the first frame.
        ui.handle(Event::Tick);
        Self { ui, folder }
    }

    /// Presses keys, written as in the table of keys with spaces between.
    pub fn press(&mut self, keys: &str) {
        for chord in Chord::parse_sequence(keys).expect("keys") {
            self.ui
                .handle(Event::Key(KeyEvent::new(chord.code, chord.modifiers)));
        }
    }

    pub fn shown(&self, cols: u16, rows: u16) -> String {
        let mut terminal = TestTerminal::new(cols, rows);
        terminal.draw(|frame| self.ui.draw(frame));
        terminal.shown()
    }

    /// The line of the screen that has the text.
    pub fn line(&self, with: &str) -> Option<String> {
        let shown = self.shown(120, 36);
        shown
            .lines()
            .find(|line| line.contains(with))
            .map(|line| line.trim().to_owned())
    }

    /// Draws at every size that is worth a try.
    pub fn at_every_size(&self) {
        for cols in (0..10).chain([59, 60, 61, 75, 300]) {
            for rows in [0, 1, 2, 3, 15, 16, 17, 18, 19, 26, 100] {
                self.shown(cols, rows);
            }
        }
    }
}
