//! No subcommand: the screen.

use super::background;
use super::context::{Context, Failure};
use super::out::Out;
use super::own;
use crate::app::clock::SystemClock;
use crate::app::{App, Opening};
use crate::log::{self, Fact};
use crate::text::clean::clean;
use crate::text::sentence::Sentence;
use crate::tui::backups::Keeper;
use crate::tui::run::Stage;
use crate::tui::terminal::TerminalError;
use crate::tui::theme::{Theme, Variant};
use crate::tui::ui::Ui;
use crate::tui::welcome::{Welcome, WelcomeOutcome};

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
    if App::exists(&context.store)? {
        let app = context.open_to_show()?;
        return show(context, &mut Stage::enter()?, app, true);
    }
    let mut stage = Stage::enter()?;
    let welcome = Welcome::new(own::texts(context.lang()).0, theme(context), context.today());
    let mut welcome = welcome.with_methods(own::methods(&context.texts));
    stage.play(&mut welcome)?;
    match welcome.into_outcome() {
        WelcomeOutcome::Quit => Ok(()),
        WelcomeOutcome::Demo => super::demo::open_on(context, &mut stage),
        WelcomeOutcome::Start(start) => {
            let mut app = App::create(&context.store, Box::new(SystemClock), &start)?;
            app.set_on(context.on);
            show(context, &mut stage, app, true)
        }
    }
}

/// The colours asked for, else those chosen on the screen before, else what the terminal tells.
fn theme(context: &Context) -> Theme {
    let chosen = context.theme.clone().or_else(own::colours);
    themed(chosen.as_deref().and_then(Variant::named))
}

fn themed(chosen: Option<Variant>) -> Theme {
    Theme::detect(chosen, |name| std::env::var(name).ok())
}

/// Shows a store that is open, until the supervisor leaves. A demo needs no backups.
pub(super) fn show(context: &Context, stage: &mut Stage, app: App, backups: bool) -> Result<(), Failure> {
    let (texts, mistake) = own::texts(context.lang());
    let (keymap, other) = own::keymap(&texts);
    let entries = app.journal().head().position;
    if *app.opening() == Opening::default() {
        log::write(Fact::opened(app.opening(), entries));
    }
    let mut ui = Ui::new(app, texts, theme(context), keymap)?;
    if backups {
        let store = context.store.clone();
        ui.keep_backups(Keeper::new(store.clone(), move || background::back_up(&store)));
    }
    ui.choose_colours(|colours| {
        let variant = colours.variant();
        (themed(variant), own::keep_colours(variant.map(Variant::name)))
    });
    if let Some(sentence) = mistake.or(other) {
        ui.tell(&sentence);
    }
    stage.play(&mut ui)?;
    ui.app().settle();
    Ok(())
}
