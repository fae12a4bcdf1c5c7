//! The program on the screen: one way from a key to a command, to what it leads to, to a new view.

mod carry;

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Frame;
use ratatui::layout::Rect;

use super::ask::{DayAsk, ProgramAsk, Purpose};
use super::backups::Keeper;
use super::colours::Chooser;
use super::desk::{Desk, Privacy};
use super::effect::{Effect, Place};
use super::events::{Asked, Event};
use super::keys::hints::{Hint, footer};
use super::keys::{Chord, Command, Context, Keymap, Resolution};
use super::look::Look;
use super::popups::{Content, Outcome, Stack};
use super::program;
use super::screens::telling::Just;
use super::screens::{self, Screen};
use super::symbol::Symbol;
use super::theme::{Role, Theme};
use super::widgets::footer::Footer;
use super::widgets::header::{Banner, Header, Tab};
use super::widgets::shell::{TooSmall, parts};
use crate::app::{App, Trouble};
use crate::log::{self, Fact};
use crate::text::clean::clean;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use ratatui::widgets::Widget;

/// The window as long as none is known.
const USUAL: Rect = Rect::new(0, 0, 120, 36);

/// Without a key for so long, the shield falls.
pub const SHIELD_AFTER: Duration = Duration::from_mins(1);

/// What a screen may look at, while that screen itself is changed.
macro_rules! desk {
    ($ui:expr) => {
        Desk {
            app: &$ui.app,
            texts: &$ui.texts,
            keymap: &$ui.keymap,
            privacy: $ui.privacy,
            just: $ui.just.as_ref(),
            hurried: matches!($ui.life, Life::Opening),
            body: parts($ui.window, $ui.view.banner.is_some()).map_or(Rect::ZERO, |parts| parts.body),
        }
    };
}

/// The program on the screen.
pub struct Ui {
    pub(super) app: App,
    pub(super) texts: Texts,
    pub(super) theme: Theme,
    pub(super) chooser: Option<Chooser>,
    pub(super) keymap: Keymap,
    pub(super) screen: Screen,
    /// Where one came from, for Esc.
    pub(super) earlier: Vec<Place>,
    popups: Stack<Purpose>,
    pending: Vec<Chord>,
    privacy: Privacy,
    last_key: Instant,
    life: Life,
    pub(super) keeper: Option<Keeper>,
    /// Nothing could be saved when we looked last.
    stuck: bool,
    status: Option<(Role, String)>,
    /// Who was just marked away.
    just: Option<Just>,
    view: View,
    window: Rect,
}

/// Where the program is between its first frame and its last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Life {
    /// The very first frame: what takes long to find out comes right after it.
    Opening,
    Open,
    /// Behind the curtain: nothing of anybody shows until Enter. It keeps nobody out.
    Curtained,
    Over,
}

/// What is drawn around every screen.
#[derive(Default)]
struct View {
    tabs: Vec<Tab>,
    right: Vec<String>,
    alert: Option<String>,
    banner: Option<(Symbol, String)>,
    hints: Vec<Hint>,
}

impl Ui {
    /// The program, on the day sheet of the business date.
    ///
    /// # Errors
    /// When the store fails.
    pub fn new(app: App, texts: Texts, theme: Theme, keymap: Keymap) -> Result<Self, Trouble> {
        let screen = Screen::Today(screens::today::Today::new(app.today()));
        let mut ui = Self {
            app,
            texts,
            theme,
            chooser: None,
            keymap,
            screen,
            earlier: Vec::new(),
            popups: Stack::default(),
            pending: Vec::new(),
            privacy: Privacy::Normal,
            last_key: Instant::now(),
            life: Life::Opening,
            keeper: None,
            stuck: false,
            status: None,
            just: None,
            view: View::default(),
            window: USUAL,
        };
        ui.gather_or_mend()?;
        ui.greet();
        Ok(ui)
    }

    /// As if nobody had touched a key for as long as it takes the shield to fall.
    #[cfg(test)]
    pub fn leave_alone(&mut self) {
        self.last_key = self.last_key.checked_sub(SHIELD_AFTER).unwrap_or(self.last_key);
        self.handle(Event::Tick);
    }

    /// The application underneath.
    #[must_use]
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// Says in what window it was drawn last.
    pub const fn was_drawn_in(&mut self, window: Rect) {
        self.window = window;
    }

    /// Whether it is time to go.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.life, Life::Over)
    }

    pub(super) fn desk(&self) -> Desk<'_> {
        desk!(self)
    }

    fn contexts(&self) -> [Context; 2] {
        [self.screen.context(), Context::Everywhere]
    }

    /// Takes an event in. Drawing comes after.
    pub fn handle(&mut self, event: Event) {
        if self.life == Life::Opening {
            self.life = Life::Open;
        }
        match event {
            Event::Key(key) => self.key(key),
            Event::Paste(pasted) => {
                self.touched();
                let fits = self.popups.room();
                let outcome = self.popups.paste(&pasted.text);
                self.outcome(outcome);
                let over = fits.is_some_and(|room| clean(&pasted.text).chars().count() > room);
                if over || (pasted.cut && !self.popups.is_empty()) {
                    self.status = Some((Role::Warning, self.texts.get("paste-cut")));
                }
            }
            Event::Tick => self.tick(),
            Event::Signal(Asked::Quit) | Event::Gone => self.life = Life::Over,
            Event::Resize | Event::Signal(Asked::Suspend | Asked::Continue) => {}
        }
    }

    fn touched(&mut self) {
        self.last_key = Instant::now();
    }

    /// The clock moves on, and the shield falls when nobody is there.
    fn tick(&mut self) {
        if self.last_key.elapsed() >= SHIELD_AFTER && self.privacy != Privacy::Shielded {
            self.privacy = Privacy::Shielded;
            self.shield_popups();
            self.app.end_visit();
            self.app.settle();
        }
        self.look_at_backups();
        if self.app.read_only().is_some() && self.app.try_resume().is_ok() {
            self.say(Role::Present, &Sentence::new("resumed"));
        }
        self.log_trouble();
        self.regather();
    }

    /// A question that was open says no more than it would now; what is only read closes.
    fn shield_popups(&mut self) {
        let desk = desk!(self);
        match self
            .popups
            .top_mut()
            .map(|popup| (&popup.purpose, &mut popup.content))
        {
            Some((Purpose::Day(DayAsk::Close(date)), content)) => {
                if let Some(Effect::Open(_, shielded)) = screens::today::answers::ask_close(desk, *date).pop()
                {
                    *content = shielded;
                }
            }
            Some((Purpose::Program(ProgramAsk::Read | ProgramAsk::Find(_)), _)) => self.popups.close_all(),
            _ => {}
        }
    }

    /// Writes down when saving stops and when it goes on.
    fn log_trouble(&mut self) {
        let because = self.app.read_only();
        if because.is_some() != self.stuck {
            self.stuck = because.is_some();
            log::write(because.map_or(Fact::WritingAgain, Fact::read_only));
        }
    }

    fn key(&mut self, key: KeyEvent) {
        self.touched();
        if self.life == Life::Curtained {
            if key.code == KeyCode::Enter {
                self.life = Life::Open;
            }
            return;
        }
        self.status = None;
        if !self.popups.is_empty() {
            let outcome = self.popups.key(key);
            return self.outcome(outcome);
        }
        let chord = Chord::of(key);
        if self.pending.is_empty() && self.screen.digit(chord) {
            return self.regather();
        }
        match self.keymap.resolve(&self.contexts(), &self.pending, chord) {
            Resolution::Pending => self.pending.push(chord),
            Resolution::None => self.pending.clear(),
            Resolution::Command(command) => {
                self.pending.clear();
                self.command(command, Some(chord));
            }
        }
    }

    /// Does a command, if it applies now.
    pub(super) fn command(&mut self, command: Command, chord: Option<Chord>) {
        match command {
            Command::Quit => self.life = Life::Over,
            Command::Curtain => self.draw_curtain(),
            Command::Shield => self.toggle_shield(),
            Command::Back => self.back(),
            _ => {
                let effects = match self.available(command) {
                    Err(why) => vec![Effect::Refuse(why)],
                    Ok(()) => match self.screen.command(desk!(self), command, chord) {
                        Some(effects) => effects,
                        None => program::command(self, command),
                    },
                };
                self.run_all(effects);
            }
        }
        // A number is for one key. What is chosen from the palette or the help still is that key.
        if !matches!(command, Command::Palette | Command::Help) {
            self.screen.drop_number();
        }
        self.regather();
    }

    /// Whether a command applies now, or why not: asked by the footer, the palette and the key itself.
    fn available(&self, command: Command) -> Result<(), Sentence> {
        if command == Command::MissingSeen && self.app.missing().is_none() {
            return Err(Sentence::new("no-missing"));
        }
        self.screen.available(self.desk(), command)
    }

    fn back(&mut self) {
        if self.screen.back() {
            return;
        }
        if let Some(place) = self.earlier.pop() {
            self.go(place, false);
        }
    }

    fn draw_curtain(&mut self) {
        self.popups.close_all();
        self.privacy = Privacy::Normal;
        self.life = Life::Curtained;
        self.app.end_visit();
        self.app.settle();
    }

    fn toggle_shield(&mut self) {
        self.privacy = match self.privacy {
            Privacy::Shielded | Privacy::Open => Privacy::Normal,
            Privacy::Normal => Privacy::Open,
        };
    }

    fn outcome(&mut self, outcome: Outcome<Purpose>) {
        match outcome {
            Outcome::Stay => {}
            Outcome::Cancelled(_) => {
                self.screen.drop_number();
                self.regather();
            }
            Outcome::Changed => {
                let desk = desk!(self);
                if let Some(popup) = self.popups.top_mut() {
                    screens::changed(desk, &mut popup.purpose, &mut popup.content);
                }
            }
            Outcome::Done(popup, answer) => match screens::answered(self.desk(), &popup.purpose, &answer) {
                Ok(effects) => {
                    let mut popup = Some(*popup);
                    for effect in effects {
                        self.run(effect, popup.take());
                    }
                    self.regather();
                }
                Err(wrong) => {
                    let mut popup = *popup;
                    self.complain(&mut popup.content, &wrong);
                    self.popups.put_back(popup);
                }
            },
        }
    }

    /// The palette or the help, for the screen that is there.
    pub(super) fn commands(&self, help: bool) -> Content {
        use super::popups::Commands;
        let contexts = self.contexts();
        Content::Commands(if help {
            Commands::help(&self.keymap, &self.texts, &contexts)
        } else {
            Commands::palette(&self.keymap, &self.texts, &contexts, |command| {
                self.available(command)
            })
        })
    }

    fn regather(&mut self) {
        match self.gather_or_mend() {
            Ok(false) => {}
            Ok(true) => self.say(Role::Warning, &Sentence::new("store-mended")),
            Err(trouble) => self.say(Role::Error, &trouble.sentence()),
        }
    }

    /// Gathers; where something could not be read the store is built anew before anybody sees what is missing.
    /// Answers whether it was.
    fn gather_or_mend(&mut self) -> Result<bool, Trouble> {
        let gathered = self.gather();
        if self.app.mend()? {
            self.gather()?;
            return Ok(true);
        }
        gathered.map(|()| false)
    }

    pub(super) fn gather(&mut self) -> Result<(), Trouble> {
        let desk = desk!(self);
        self.screen.gather(desk)?;
        self.view = View {
            tabs: program::tabs(desk, self.screen.context())?,
            right: program::right(desk),
            alert: self.backup_alert(),
            banner: program::banner(desk),
            hints: footer(
                &self.keymap,
                &self.texts,
                &self.contexts(),
                |command| match command {
                    Command::WalkWarnings if !self.screen.warns() => Err(Sentence::new("no-warnings")),
                    _ => self.available(command),
                },
            ),
        };
        Ok(())
    }

    /// What opening found: said once.
    fn greet(&mut self) {
        if let Some(sentence) = program::greeting(&self.app) {
            self.say(Role::Warning, &sentence);
        }
    }

    /// Draws everything; may be called at any time, changes nothing.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        let look = Look {
            texts: &self.texts,
            theme: &self.theme,
        };
        let area = frame.area();
        let buf = frame.buffer_mut();
        if self.life == Life::Curtained {
            program::draw_curtain(look, &self.view.right, area, buf);
        } else if let Some(parts) = parts(area, self.view.banner.is_some()) {
            Header {
                look,
                tabs: &self.view.tabs,
                right: &self.view.right,
                alert: self.view.alert.as_deref(),
            }
            .render(parts.header, buf);
            if let Some((symbol, text)) = &self.view.banner {
                Banner {
                    look,
                    symbol: *symbol,
                    text,
                }
                .render(parts.banner, buf);
            }
            self.screen.draw(look, parts.body, buf);
            let lead = self.screen.lead(look).map(|text| (Role::Strong, text));
            let lead = self.status.clone().or(lead);
            let lead = lead.as_ref().map(|(role, text)| (*role, text.as_str()));
            Footer {
                look,
                lead,
                hints: &self.view.hints,
            }
            .render(parts.footer, buf);
            self.popups.draw(look, area, buf);
        } else {
            TooSmall { look }.render(area, buf);
        }
        self.theme.finish(buf);
    }
}
