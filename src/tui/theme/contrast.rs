//! Can it be read? Every pair of colours that meets on a screen, by the measure of WCAG: 4.5 to 1 or more.

use super::*;

/// What is lettering or a line; the others are grounds.
const INKS: [Role; 17] = [
    Role::Plain,
    Role::Strong,
    Role::Dim,
    Role::Accent,
    Role::Line,
    Role::LineActive,
    Role::Present,
    Role::Late,
    Role::Sick,
    Role::Leave,
    Role::NoShow,
    Role::Open,
    Role::Klus,
    Role::Strength,
    Role::Attention,
    Role::Warning,
    Role::Error,
];

/// The sixteen as xterm has them, and the cube and greys of the 256.
fn rgb(colour: Color) -> [u8; 3] {
    let cube = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match colour {
        Color::Black => [0; 3],
        Color::Red => [205, 0, 0],
        Color::Green => [0, 205, 0],
        Color::Yellow => [205, 205, 0],
        Color::Blue => [0, 0, 238],
        Color::Magenta => [205, 0, 205],
        Color::Cyan => [0, 205, 205],
        Color::Gray => [229; 3],
        Color::DarkGray => [127; 3],
        Color::LightRed => [255, 0, 0],
        Color::LightGreen => [0, 255, 0],
        Color::LightYellow => [255, 255, 0],
        Color::LightBlue => [92, 92, 255],
        Color::LightMagenta => [255, 0, 255],
        Color::LightCyan => [0, 255, 255],
        Color::White => [255; 3],
        Color::Indexed(at @ 16..=231) => {
            let at = at - 16;
            [cube(at / 36), cube(at / 6 % 6), cube(at % 6)]
        }
        Color::Indexed(at @ 232..) => [8 + 10 * (at - 232); 3],
        other => panic!("{other:?} is no colour of a theme"),
    }
}

fn light(colour: Color) -> f64 {
    let linear = rgb(colour).map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.039_28 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_pair_of_colours_in_every_theme_can_be_read() {
    let variants = [Variant::Dark, Variant::Light, Variant::HighContrast];
    for theme in variants.into_iter().flat_map(|variant| {
        [false, true].map(|rich| Theme {
            rich,
            ..Theme::sixteen(variant)
        })
    }) {
        let (ink, paper) = theme.page().expect("a theme with colours");
        let must = |style: Style, what: &str| {
            let (fg, bg) = (style.fg.unwrap_or(ink), style.bg.unwrap_or(paper));
            let found = contrast(fg, bg);
            assert!(
                found >= 4.5,
                "{theme:?}, {what}: {fg:?} on {bg:?} is {found:.2} to 1"
            );
        };
        for role in INKS {
            let style = theme.style(role);
            must(style, &format!("{role:?}"));
            must(theme.selected(style), &format!("{role:?} under the cursor"));
        }
        for role in [Role::Plain, Role::Accent, Role::Warning] {
            must(theme.in_header(role), &format!("{role:?} in the bar at the top"));
        }
        for ground in [Role::Header, Role::Tab, Role::Selected] {
            must(theme.style(ground), &format!("{ground:?}"));
        }
    }
}
