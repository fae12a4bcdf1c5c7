//! Colours by meaning, sixteen of them, and never colour alone: a symbol comes along.

use std::borrow::Cow;

use super::symbol::plain;
use crate::text::width::steady;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

/// Which set of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// Light letters on a dark ground.
    Dark,
    /// Dark letters on a light ground.
    Light,
    /// Bright colours, nothing dimmed.
    HighContrast,
    /// No colours: bold, dim, underlined and reversed.
    Mono,
}

/// What a piece of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Plain,
    /// What the eye should find first.
    Strong,
    /// What may stand back: units, headings of columns, what is not yet confirmed.
    Dim,
    /// Keys, the running gauge, the bar beside the cursor.
    Accent,
    /// The ground of the bar at the top.
    Header,
    /// The tab of this screen.
    Tab,
    /// The row under the cursor.
    Selected,
    /// Lines and frames.
    Line,
    /// The frame that has the cursor.
    LineActive,
    /// Present, enough, a strength.
    Present,
    /// Late, left early.
    Late,
    /// Sick.
    Sick,
    /// Leave, cancelled.
    Leave,
    /// Not turned up, too few, wrong.
    NoShow,
    /// Nobody said anything yet.
    Open,
    /// A klus.
    Klus,
    /// A strength in an observation.
    Strength,
    /// A point of attention in an observation, something near.
    Attention,
    /// Something is wrong here.
    Warning,
    /// A mistake in what was typed.
    Error,
}

/// The colours and signs that this terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Which colours.
    pub variant: Variant,
    /// Only ASCII: no lines, no signs.
    pub ascii: bool,
    /// 256 colours: calmer grounds and softer letters than the sixteen have.
    pub rich: bool,
}

impl Theme {
    /// The theme that was chosen (`dark`, `light`, `high-contrast`, `mono`), else what the terminal tells.
    /// `NO_COLOR` wins; a terminal without UTF-8 gets ASCII. `var` reads an environment variable.
    #[must_use]
    pub fn detect(chosen: Option<Variant>, var: impl Fn(&str) -> Option<String>) -> Self {
        let var = |name: &str| var(name).filter(|value| !value.is_empty());
        let variant = if var("NO_COLOR").is_some() {
            Variant::Mono
        } else {
            chosen.unwrap_or_else(|| ground(var("COLORFGBG").as_deref()))
        };
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
            .into_iter()
            .find_map(var)
            .unwrap_or_default()
            .to_lowercase();
        let rich = var("COLORTERM").is_some() || var("TERM").is_some_and(|term| term.contains("256color"));
        Self {
            variant,
            ascii: !(locale.contains("utf-8") || locale.contains("utf8")),
            rich,
        }
    }

    /// The sixteen colours on a terminal with UTF-8.
    #[must_use]
    pub const fn sixteen(variant: Variant) -> Self {
        Self {
            variant,
            ascii: false,
            rich: false,
        }
    }

    /// How a role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        match self.variant {
            Variant::Dark if self.rich => dark_rich(role),
            Variant::Light if self.rich => light_rich(role),
            Variant::Dark => dark(role),
            Variant::Light => light(role),
            Variant::HighContrast => high_contrast(role),
            Variant::Mono => mono(role),
        }
    }

    /// How something looks under the cursor: on the ground of the selection, and nothing too dim to read there.
    #[must_use]
    pub fn selected(&self, style: Style) -> Style {
        let ground = self.style(Role::Selected);
        let readable = Style {
            fg: style.fg.filter(|fg| Some(*fg) != ground.bg),
            ..style
        };
        readable.remove_modifier(Modifier::DIM).patch(ground)
    }

    /// How a role looks in the bar at the top. With high contrast that bar is white: bright letters would not
    /// be read there, so they are bold instead.
    #[must_use]
    pub fn in_header(&self, role: Role) -> Style {
        let bar = self.style(Role::Header);
        match self.variant {
            Variant::HighContrast => bar.add_modifier(Modifier::BOLD),
            _ => bar.patch(self.style(role)),
        }
    }

    /// The letters and the ground of this theme, so that it reads the same on every terminal; none without
    /// colours.
    const fn page(self) -> Option<(Color, Color)> {
        match self.variant {
            Variant::Dark if self.rich => Some((Color::Indexed(253), Color::Indexed(233))),
            Variant::Light if self.rich => Some((Color::Indexed(235), Color::Indexed(231))),
            Variant::Dark => Some((Color::Gray, Color::Black)),
            Variant::Light => Some((Color::Black, Color::White)),
            Variant::HighContrast => Some((Color::White, Color::Black)),
            Variant::Mono => None,
        }
    }

    /// Gives what was drawn the letters and the ground of this theme, plain signs on a terminal without UTF-8, and
    /// on every terminal the width that was meant.
    pub fn finish(&self, drawn: &mut Buffer) {
        for cell in &mut drawn.content {
            if let Some((ink, paper)) = self.page() {
                if cell.fg == Color::Reset {
                    cell.fg = ink;
                }
                if cell.bg == Color::Reset {
                    cell.bg = paper;
                }
            }
            if cell.symbol().is_ascii() {
                continue;
            }
            if self.ascii {
                let plain = plain(cell.symbol());
                cell.set_char(plain);
            } else if let Cow::Owned(steady) = steady(cell.symbol()) {
                cell.set_symbol(&steady);
            }
        }
    }
}

impl Variant {
    /// Its name, as `--theme` takes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Mono => "mono",
        }
    }

    /// The variant of this name: `dark`, `light`, `high-contrast`, `mono`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Dark, Self::Light, Self::HighContrast, Self::Mono]
            .into_iter()
            .find(|variant| variant.name() == name)
    }
}

/// `COLORFGBG` is `letters;ground`, as rxvt, Konsole and iTerm2 set it; 7 and 9 to 15 are light grounds.
fn ground(colorfgbg: Option<&str>) -> Variant {
    let ground = colorfgbg.and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
    match ground {
        Some(7 | 9..=15) => Variant::Light,
        _ => Variant::Dark,
    }
}

const fn fg(color: Color) -> Style {
    Style::new().fg(color)
}

const fn dark(role: Role) -> Style {
    match role {
        Role::Plain => Style::new(),
        Role::Strong => Style::new().add_modifier(Modifier::BOLD),
        Role::Dim | Role::Line => fg(Color::DarkGray),
        Role::Accent | Role::LineActive | Role::Leave => fg(Color::Cyan),
        Role::Header => Style::new().fg(Color::White).bg(Color::Blue),
        Role::Tab => Style::new()
            .fg(Color::Black)
            .bg(Color::Cyan)
            .add_modifier(Modifier::BOLD),
        Role::Selected => Style::new().fg(Color::Black).bg(Color::Gray),
        Role::Present | Role::Strength => fg(Color::Green),
        Role::Late | Role::Attention | Role::Warning => fg(Color::Yellow),
        Role::Sick => fg(Color::LightMagenta),
        Role::NoShow | Role::Error => fg(Color::LightRed),
        Role::Open => fg(Color::White),
        Role::Klus => fg(Color::LightCyan),
    }
}

const fn light(role: Role) -> Style {
    match role {
        Role::Header | Role::Selected => Style::new().fg(Color::Black).bg(Color::Gray),
        Role::Tab => Style::new()
            .fg(Color::White)
            .bg(Color::Blue)
            .add_modifier(Modifier::BOLD),
        Role::Dim | Role::Line => fg(Color::LightBlue),
        Role::Accent | Role::LineActive | Role::Klus | Role::Leave => fg(Color::Blue),
        Role::Late | Role::Attention | Role::Warning => fg(Color::Red),
        Role::NoShow | Role::Error => fg(Color::Red).add_modifier(Modifier::BOLD),
        Role::Sick => fg(Color::Magenta),
        // No green of the sixteen can be read on white; the sign says it.
        Role::Open | Role::Present | Role::Strength => fg(Color::Black),
        Role::Plain | Role::Strong => dark(role),
    }
}

const fn dark_rich(role: Role) -> Style {
    match role {
        Role::Dim | Role::Line => fg(Color::Indexed(247)),
        Role::Accent | Role::LineActive => fg(Color::Indexed(79)),
        Role::Header => Style::new().fg(Color::Indexed(247)).bg(Color::Indexed(235)),
        Role::Tab => Style::new()
            .fg(Color::Indexed(16))
            .bg(Color::Indexed(79))
            .add_modifier(Modifier::BOLD),
        Role::Selected => Style::new().bg(Color::Indexed(236)),
        Role::Present | Role::Strength => fg(Color::Indexed(114)),
        Role::Late | Role::Attention | Role::Warning => fg(Color::Indexed(215)),
        Role::Sick => fg(Color::Indexed(141)),
        Role::Leave => fg(Color::Indexed(75)),
        Role::NoShow | Role::Error => fg(Color::Indexed(210)),
        Role::Klus => fg(Color::Indexed(110)),
        Role::Plain | Role::Strong | Role::Open => dark(role),
    }
}

const fn light_rich(role: Role) -> Style {
    match role {
        Role::Dim | Role::Line => fg(Color::Indexed(241)),
        Role::Accent | Role::LineActive => fg(Color::Indexed(24)),
        Role::Header => Style::new().fg(Color::Indexed(238)).bg(Color::Indexed(255)),
        Role::Tab => Style::new()
            .fg(Color::Indexed(231))
            .bg(Color::Indexed(24))
            .add_modifier(Modifier::BOLD),
        Role::Selected => Style::new().bg(Color::Indexed(254)),
        Role::Present | Role::Strength => fg(Color::Indexed(22)),
        Role::Late | Role::Attention | Role::Warning => fg(Color::Indexed(94)),
        Role::Sick => fg(Color::Indexed(91)),
        Role::Leave | Role::Klus => fg(Color::Indexed(25)),
        Role::NoShow | Role::Error => fg(Color::Indexed(124)).add_modifier(Modifier::BOLD),
        Role::Plain | Role::Strong | Role::Open => light(role),
    }
}

const fn high_contrast(role: Role) -> Style {
    match role {
        Role::Dim => Style::new(),
        Role::Line => fg(Color::White),
        Role::Accent | Role::LineActive | Role::Leave => fg(Color::LightCyan).add_modifier(Modifier::BOLD),
        Role::Header | Role::Selected => Style::new().fg(Color::Black).bg(Color::White),
        Role::Tab => Style::new()
            .fg(Color::Black)
            .bg(Color::LightYellow)
            .add_modifier(Modifier::BOLD),
        Role::Present | Role::Strength => fg(Color::LightGreen).add_modifier(Modifier::BOLD),
        Role::Late | Role::Attention | Role::Warning => fg(Color::LightYellow).add_modifier(Modifier::BOLD),
        Role::Sick => fg(Color::LightMagenta).add_modifier(Modifier::BOLD),
        Role::Klus => fg(Color::White).add_modifier(Modifier::BOLD),
        Role::NoShow | Role::Error => fg(Color::LightRed).add_modifier(Modifier::BOLD),
        other => dark(other),
    }
}

const fn mono(role: Role) -> Style {
    match role {
        Role::Dim | Role::Line => Style::new().add_modifier(Modifier::DIM),
        Role::Strong | Role::Accent | Role::LineActive | Role::Warning | Role::NoShow => {
            Style::new().add_modifier(Modifier::BOLD)
        }
        Role::Tab | Role::Selected => Style::new().add_modifier(Modifier::REVERSED),
        Role::Error => Style::new().add_modifier(Modifier::UNDERLINED),
        _ => Style::new(),
    }
}

#[cfg(test)]
#[path = "theme/contrast.rs"]
mod contrast;
#[cfg(test)]
mod tests {
    use super::*;

    fn detect(chosen: Option<Variant>, vars: &[(&str, &str)]) -> Theme {
        Theme::detect(chosen, |name| {
            vars.iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn no_color_means_no_colour_at_all() {
        let theme = detect(
            Some(Variant::Light),
            &[("NO_COLOR", "1"), ("LANG", "nl_NL.UTF-8")],
        );
        assert_eq!(theme, Theme::sixteen(Variant::Mono));
        for role in [Role::Sick, Role::Tab, Role::Selected, Role::Warning, Role::Klus] {
            let style = theme.style(role);
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn a_light_terminal_gets_the_light_theme_unless_one_was_chosen() {
        assert_eq!(detect(None, &[("COLORFGBG", "0;15")]).variant, Variant::Light);
        assert_eq!(
            detect(None, &[("COLORFGBG", "15;default;0")]).variant,
            Variant::Dark
        );
        assert_eq!(
            detect(Some(Variant::HighContrast), &[("COLORFGBG", "0;15")]).variant,
            Variant::HighContrast
        );
    }

    #[test]
    fn with_high_contrast_the_bar_at_the_top_has_black_letters_on_white() {
        let theme = Theme::sixteen(Variant::HighContrast);
        for role in [Role::Accent, Role::Warning] {
            let style = theme.in_header(role);
            assert_eq!((style.fg, style.bg), (Some(Color::Black), Some(Color::White)));
        }
    }

    #[test]
    fn a_terminal_without_utf8_gets_plain_signs() {
        assert!(detect(None, &[("LANG", "C")]).ascii);
        assert!(detect(None, &[("LANG", "nl_NL.UTF-8"), ("LC_ALL", "C")]).ascii);
        assert!(!detect(None, &[("LANG", "en_US.utf8")]).ascii);
        assert!(detect(None, &[]).ascii);
    }

    #[test]
    fn without_utf8_everything_drawn_is_plain() {
        let mut drawn = Buffer::with_lines(["╭ Yılmaz ✚ é ⠿ 你 …╮"]);
        Theme {
            ascii: true,
            ..Theme::sixteen(Variant::Dark)
        }
        .finish(&mut drawn);
        assert!(
            drawn.content.iter().all(|cell| cell.symbol().is_ascii()),
            "{drawn:?}"
        );
    }
}
