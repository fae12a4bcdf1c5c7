//! No subcommand: the screen.

use std::fs;
use std::path::Path;

use etcetera::BaseStrategy;

use super::context::{Context, Failure};
use super::out::Out;
use crate::app::App;
use crate::app::clock::SystemClock;
use crate::domain::lang::Lang;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use crate::tui::keys::Keymap;
use crate::tui::run::Stage;
use crate::tui::terminal::TerminalError;
use crate::tui::theme::{Theme, Variant};
use crate::tui::ui::Ui;
use crate::tui::welcome::{Welcome, WelcomeOutcome};

/// The largest file of own keys or texts that is read.
const MOST_BYTES: u64 = 256 * 1024;

impl From<TerminalError> for Failure {
    fn from(error: TerminalError) -> Self {
        Self::Store(match error {
            TerminalError::NotATerminal => Sentence::new("error-no-terminal"),
            TerminalError::Dumb(term) => Sentence::new("error-dumb-terminal").text("term", clean(&term)),
            TerminalError::Gone(_) => Sentence::new("error-terminal-gone"),
        })
    }
}

/// Opens the screen on the store of this context; where there is none yet, asks what to begin with.
pub(super) fn open_screen(context: &Context, _: &mut Out) -> Result<(), Failure> {
    if App::exists(&context.store) {
        let app = context.open()?;
        return show(context, &mut Stage::enter()?, app);
    }
    let mut stage = Stage::enter()?;
    let (_, texts, _) = own_settings(context.lang());
    let mut welcome = Welcome::new(texts, theme(context), context.today());
    stage.play(&mut welcome)?;
    match welcome.into_outcome() {
        WelcomeOutcome::Quit => Ok(()),
        WelcomeOutcome::Demo => super::demo::open_on(context, &mut stage),
        WelcomeOutcome::Start(start) => {
            let mut app = App::create(&context.store, Box::new(SystemClock), &start)?;
            app.set_on(context.on);
            show(context, &mut stage, app)
        }
    }
}

fn theme(context: &Context) -> Theme {
    Theme::detect(context.theme.as_deref().and_then(Variant::named), |name| {
        std::env::var(name).ok()
    })
}

/// Shows a store that is open, until the supervisor leaves.
pub(super) fn show(context: &Context, stage: &mut Stage, app: App) -> Result<(), Failure> {
    let (keymap, texts, told) = own_settings(context.lang());
    let mut ui = Ui::new(app, texts, theme(context), keymap)?;
    if let Some(sentence) = told {
        ui.tell(&sentence);
    }
    stage.play(&mut ui)?;
    ui.app().settle();
    Ok(())
}

/// The user's own keys and texts from the config folder; what cannot be read there is told, and passed over.
fn own_settings(lang: Lang) -> (Keymap, Texts, Option<Sentence>) {
    let folder = etcetera::choose_base_strategy()
        .ok()
        .map(|f| f.config_dir().join("werkvloer"));
    let file = |name: &str| {
        let path = folder.as_ref()?.join(name);
        let small = fs::metadata(&path)
            .ok()
            .filter(|m| m.is_file() && m.len() <= MOST_BYTES)?;
        (small.len() > 0).then(|| Some((shown(&path), fs::read_to_string(&path).ok()?)))?
    };
    let mut told = None;
    let keymap = file("keys.toml").and_then(|(name, text)| match Keymap::with_overrides(&text) {
        Ok(keymap) => Some(keymap),
        Err(error) => {
            let expected = Texts::new(lang).say(&error.expected);
            let sentence = Sentence::new("error-key-file")
                .text("file", name)
                .number("line", error.line);
            told = Some(sentence.text("expected", expected));
            None
        }
    });
    let own_texts = file(match lang {
        Lang::Nl => "nl.ftl",
        Lang::En => "en.ftl",
    });
    let texts = own_texts.and_then(|(name, text)| match Texts::new(lang).with_override(&text) {
        Ok(texts) => Some(texts),
        Err(error) => {
            told = Some(
                Sentence::new("error-text-file")
                    .text("file", name)
                    .number("line", error.line),
            );
            None
        }
    });
    (
        keymap.unwrap_or_else(Keymap::defaults),
        texts.unwrap_or_else(|| Texts::new(lang)),
        told,
    )
}

fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy())
}
