//! A workshop on the screen, and somebody who presses keys: what stands there then.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use crossterm::event::KeyEvent;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use tempfile::TempDir;
use werkvloer::app::clock::FixedClock;
use werkvloer::app::{App, StartUp};
use werkvloer::demo::{self, DemoOptions};
use werkvloer::domain::lang::Lang;
use werkvloer::journal::Files;
use werkvloer::journal::faults::FaultyFiles;
use werkvloer::text::texts::Texts;
use werkvloer::tui::events::Event;
use werkvloer::tui::keys::{Chord, Keymap};
use werkvloer::tui::run::Scene as Stage;
use werkvloer::tui::theme::{Theme, Variant};
use werkvloer::tui::ui::Ui;
use werkvloer::tui::welcome::Welcome;

/// The Monday of most pictures.
pub const MONDAY: &str = "2026-11-23";

/// A date.
pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A time of day on a date.
pub fn moment(on: &str, at: &str) -> NaiveDateTime {
    date(on).and_time(NaiveTime::parse_from_str(at, "%H:%M").expect("a time"))
}

/// What there is before a key is pressed.
#[derive(Clone, Copy)]
pub enum Floor {
    /// A workshop of its own in which nobody is yet.
    Own,
    /// The invented workshop in the morning: nothing was entered today.
    Morning,
    /// The invented workshop in the afternoon: nearly everybody marked.
    Afternoon,
}

/// A workshop in a folder that goes away.
pub struct Workshop {
    folder: TempDir,
}

impl Workshop {
    /// A place for one.
    pub fn bare() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    /// Makes it.
    pub fn new(floor: Floor, on: &str) -> Self {
        let workshop = Self::bare();
        let clock = Box::new(FixedClock(moment(on, "08:00")));
        match floor {
            Floor::Own => {
                let start = StartUp {
                    location: "Lindehof".to_owned(),
                    method: "ferm-werk".to_owned(),
                    supervisor: "A. de Boer".to_owned(),
                    since: date(on),
                    own_methods: Vec::new(),
                };
                App::create(&workshop.store(), clock, &start).expect("a workshop");
            }
            Floor::Morning | Floor::Afternoon => {
                let options = DemoOptions {
                    half_done: matches!(floor, Floor::Afternoon),
                    ..DemoOptions::on(date(on))
                };
                demo::make(&workshop.store(), &options, clock).expect("a workshop");
            }
        }
        workshop
    }

    /// The folder around it.
    pub fn around(&self) -> &Path {
        self.folder.path()
    }

    /// Its folder.
    pub fn store(&self) -> PathBuf {
        self.folder.path().join("werkvloer")
    }

    /// The program on it, at a moment, looking at a date.
    pub fn open(&self, now: NaiveDateTime, on: Option<NaiveDate>, theme: Variant) -> Ui {
        self.open_with(now, on, theme, FaultyFiles::new())
    }

    /// The same, through files that can be made to fail.
    pub fn open_with(
        &self,
        now: NaiveDateTime,
        on: Option<NaiveDate>,
        theme: Variant,
        files: FaultyFiles,
    ) -> Ui {
        let clock = Box::new(FixedClock(now));
        let files: Arc<dyn Files> = Arc::new(files);
        let mut app = App::open_with(&self.store(), clock, &files).expect("it opens");
        app.set_on(on);
        let mut ui = Ui::new(app, Texts::new(Lang::Nl), rich(theme), Keymap::defaults()).expect("a screen");
        ui.handle(Event::Tick);
        ui
    }
}

/// The first start.
pub fn welcome(on: &str) -> Welcome {
    Welcome::new(Texts::new(Lang::Nl), rich(Variant::Dark), date(on))
}

const fn rich(variant: Variant) -> Theme {
    Theme {
        variant,
        ascii: false,
        rich: true,
    }
}

/// Presses keys, written as in the table of keys with spaces between; what stands in quotes is typed.
pub fn press(stage: &mut impl Stage, keys: &str) {
    for (at, part) in keys.split('\'').enumerate() {
        let chords = if at % 2 == 1 {
            let typed = part.chars().map(|c| Chord::parse(&c.to_string()));
            typed
                .map(|c| c.unwrap_or_else(|| Chord::parse("Space").expect("a space")))
                .collect()
        } else {
            Chord::parse_sequence(part).unwrap_or_default()
        };
        for chord in chords {
            stage.handle(Event::Key(KeyEvent::new(chord.code, chord.modifiers)));
        }
    }
}

/// What stands on a screen of this size.
pub fn shown(stage: &impl Stage, (cols, rows): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(cols, rows)).expect("a terminal in memory");
    terminal.draw(|frame| stage.draw(frame)).expect("drawn");
    terminal.backend().buffer().clone()
}
