//! Choosing colours on the screen, and remembering them.

use std::io;

use super::ask::{ProgramAsk, Purpose};
use super::desk::Desk;
use super::effect::Effect;
use super::popups::{Content, Item, Pick};
use super::theme::{Role, Theme, Variant};
use super::ui::Ui;
use crate::text::sentence::Sentence;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// What the terminal tells of itself.
    Auto,
    /// These.
    Always(Variant),
}

impl Colours {
    /// Everything there is to choose, in the order of the list.
    pub const ALL: [Self; 5] = [
        Self::Auto,
        Self::Always(Variant::Dark),
        Self::Always(Variant::Light),
        Self::Always(Variant::HighContrast),
        Self::Always(Variant::Mono),
    ];

    /// The variant, where one was chosen.
    #[must_use]
    pub const fn variant(self) -> Option<Variant> {
        match self {
            Self::Auto => None,
            Self::Always(variant) => Some(variant),
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Auto => "colours-auto",
            Self::Always(Variant::Dark) => "colours-dark",
            Self::Always(Variant::Light) => "colours-light",
            Self::Always(Variant::HighContrast) => "colours-high-contrast",
            Self::Always(Variant::Mono) => "colours-mono",
        }
    }
}

/// How this terminal looks in other colours, and whether they could be remembered.
pub type Chooser = Box<dyn Fn(Colours) -> (Theme, io::Result<()>)>;

/// Asks which colours.
#[must_use]
pub fn ask(desk: Desk<'_>) -> Vec<Effect> {
    let items = Colours::ALL.iter().enumerate().map(|(id, colours)| Item {
        id,
        label: desk.texts.get(colours.text()),
        ..Item::default()
    });
    let pick = Pick::new(desk.texts.get("colours-title"), items.collect());
    vec![Effect::Open(
        Purpose::Program(ProgramAsk::Colours),
        Content::Pick(pick),
    )]
}

impl Ui {
    /// Lets colours be chosen on the screen.
    pub fn choose_colours(&mut self, chooser: impl Fn(Colours) -> (Theme, io::Result<()>) + 'static) {
        self.chooser = Some(Box::new(chooser));
    }

    /// Shows the screen in other colours from now on.
    pub(super) fn set_colours(&mut self, colours: Colours) {
        let Some(chooser) = &self.chooser else { return };
        let (theme, kept) = chooser(colours);
        self.theme = theme;
        let refused = colours.variant().is_some_and(|variant| variant != theme.variant);
        let (role, said) = match kept {
            _ if refused => (Role::Warning, "colours-no-color"),
            Ok(()) => (Role::Present, "colours-kept"),
            Err(_) => (Role::Warning, "colours-not-kept"),
        };
        let name = self.texts.get(colours.text()).to_lowercase();
        self.say(role, &Sentence::new(said).text("name", name));
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;
    use crate::app::tests::{Floor, at};
    use crate::domain::lang::Lang;
    use crate::tui::screens::played::Played;

    #[test]
    fn colours_are_chosen_by_their_name_shown_at_once_and_remembered() {
        let mut played = Played::new(Floor::at(at(9, 5)), Lang::Nl);
        let kept = Rc::new(RefCell::new(Vec::new()));
        let told = Rc::clone(&kept);
        played.ui.choose_colours(move |colours| {
            told.borrow_mut().push(colours);
            (Theme::sixteen(colours.variant().unwrap_or(Variant::Dark)), Ok(()))
        });
        played.press(": k l e u r e n Enter l i c h t Enter");
        assert_eq!(*kept.borrow(), [Colours::Always(Variant::Light)]);
        assert_eq!(played.ui.theme.variant, Variant::Light);
        assert!(played.line("Kleuren: licht. Zo blijft het").is_some());
    }

    #[test]
    fn where_the_terminal_wants_no_colour_the_choice_says_so() {
        let mut played = Played::new(Floor::at(at(9, 5)), Lang::Nl);
        played
            .ui
            .choose_colours(|_| (Theme::sixteen(Variant::Mono), Ok(())));
        played.press(": k l e u r e n Enter d o n k e r Enter");
        assert!(played.line("NO_COLOR staat aan").is_some());
    }
}
