//! What each picture of a screen shows, and the keys that lead there.

use ratatui::buffer::Buffer;
use werkvloer::tui::theme::Variant;

use super::play::{Floor, MONDAY, Workshop, moment, press, shown, welcome};

const WIDE: (u16, u16) = (120, 36);
const SMALL: (u16, u16) = (80, 24);

/// A picture of a screen.
struct Scene {
    name: &'static str,
    size: (u16, u16),
    theme: Variant,
    floor: Floor,
    /// What time it is, and what is pressed then; the program is opened again for each.
    steps: &'static [(&'static str, &'static str)],
}

const fn scene(
    name: &'static str,
    size: (u16, u16),
    floor: Floor,
    steps: &'static [(&'static str, &'static str)],
) -> Scene {
    Scene {
        name,
        size,
        theme: Variant::Dark,
        floor,
        steps,
    }
}

/// The screens as they are at twenty past three, wide and small.
const SCREENS: &[Scene] = &[
    scene("vandaag", WIDE, Floor::Afternoon, &[("15:20", "")]),
    scene("vandaag-80x24", SMALL, Floor::Afternoon, &[("15:20", "")]),
    Scene {
        theme: Variant::Light,
        ..scene("vandaag-licht", WIDE, Floor::Afternoon, &[("15:20", "")])
    },
    scene("klussen", WIDE, Floor::Afternoon, &[("15:20", "g k")]),
    scene("klussen-80x24", SMALL, Floor::Afternoon, &[("15:20", "g k")]),
    scene("uren", WIDE, Floor::Afternoon, &[("15:20", "g u")]),
    scene("uren-80x24", SMALL, Floor::Afternoon, &[("15:20", "g u")]),
    scene("deelnemers", WIDE, Floor::Afternoon, &[("15:20", "g d")]),
    scene("deelnemers-80x24", SMALL, Floor::Afternoon, &[("15:20", "g d")]),
    scene("dossier", WIDE, Floor::Afternoon, &[("15:20", DOSSIER)]),
    scene("dossier-80x24", SMALL, Floor::Afternoon, &[("15:20", DOSSIER)]),
    scene("signalen", WIDE, Floor::Afternoon, &[("15:20", "g s")]),
    scene("signalen-80x24", SMALL, Floor::Afternoon, &[("15:20", "g s")]),
];

const DOSSIER: &str = "/ 'koen' Enter";

/// A morning on the phone: one ill, one on leave; then one who did not turn up, and everybody else.
const CALLS: &str = "1 2 z 1 5 v";
const THE_REST: &str = "1 8 x A";
/// The klussen as they were the last time, and who was left then.
const BOARD: &str = "g k c";

/// From the first start to a correction afterwards.
const GUIDE: &[Scene] = &[
    scene("nieuwe-deelnemer", SMALL, Floor::Own, &[("08:30", NEWCOMER)]),
    scene("nieuwe-klus", SMALL, Floor::Own, &[("08:40", NEW_KLUS)]),
    scene(
        "ochtend",
        WIDE,
        Floor::Morning,
        &[("08:22", CALLS), ("09:05", THE_REST)],
    ),
    scene(
        "indelen",
        WIDE,
        Floor::Morning,
        &[("08:22", CALLS), ("09:05", THE_REST), ("09:10", BOARD)],
    ),
    scene("zoeken", SMALL, Floor::Afternoon, &[("15:20", "/ 'elif'")]),
    scene("eerder-weg", SMALL, Floor::Afternoon, &[("15:20", "7 w")]),
    scene("vanaf-nu", SMALL, Floor::Afternoon, &[("15:20", "7 z")]),
    scene("notitie", SMALL, Floor::Afternoon, &[("15:20", NOTE)]),
    scene("afsluiten", SMALL, Floor::Afternoon, &[("16:10", "D")]),
    scene("afwezigheid", SMALL, Floor::Afternoon, &[("15:20", LEAVE)]),
    scene("rooster", SMALL, Floor::Afternoon, &[("15:20", SCHEDULE)]),
    scene(
        "correctie",
        SMALL,
        Floor::Afternoon,
        &[("16:10", "D Enter"), ("16:40", "5 f 'belde gisteren al af'")],
    ),
];

const NEWCOMER: &str = "g d + 'Joost van den Berg' Tab Tab 'ma di do 9-16 (12:30-13)'";
const NEW_KLUS: &str = "g k + 'Lunch' Tab Space Tab Tab 'ma di do' Tab Tab Space Tab 'keuken'";
const NOTE: &str = "7 n '+ hielp Daan met de machine #sam'";
const LEAVE: &str = "g d / 'yusuf' Enter a Tab '7-12' Tab '18-12'";
const SCHEDULE: &str = "/ 'tomasz' Enter s Enter 'ma wo 9-16 (12:30-13)' Tab '7-12'";

/// The first start, and then all of them.
pub fn screens() -> Vec<(&'static str, Buffer)> {
    SCREENS.iter().map(played).collect()
}

/// Those of the guide.
pub fn guide() -> Vec<(&'static str, Buffer)> {
    let first = ("welkom", shown(&welcome(MONDAY), SMALL));
    [first].into_iter().chain(GUIDE.iter().map(played)).collect()
}

fn played(scene: &Scene) -> (&'static str, Buffer) {
    let workshop = Workshop::new(scene.floor, MONDAY);
    let mut last = None;
    for (at, keys) in scene.steps {
        drop(last.take());
        let mut ui = workshop.open(moment(MONDAY, at), None, scene.theme);
        press(&mut ui, keys);
        last = Some(ui);
    }
    let ui = last.expect("at least one step");
    (scene.name, shown(&ui, scene.size))
}
