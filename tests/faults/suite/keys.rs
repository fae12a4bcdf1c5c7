//! Random keys in random windows at random moments.

use chrono::{Days, TimeDelta};
use crossterm::event::{Event as Raw, KeyCode, KeyModifiers, MouseEvent, MouseEventKind};
use werkvloer::domain::lang::Lang;
use werkvloer::tui::events::{Asked, Event, understood};
use werkvloer::tui::keys::TABLE;

use super::dice::Dice;
use super::floor::{Floor, checked, date, sound};
use super::hostile::hostile;
use super::screen::Screen;
use super::tally::{Round, Tally, Wrong};

/// Sequences per workshop; after that it is checked, undone to the beginning, and redone.
const PER_FLOOR: u64 = 25;

/// What somebody might type in a field.
const TYPED: [&str; 12] = [
    "9-12:30 13-16",
    "3u30",
    "9-16 p30",
    "13-16 f",
    "z",
    "9-",
    "gisteren",
    "31-2",
    "12",
    "Amina",
    "groen",
    "1-1-2090",
];

/// Moments at which clocks are known to do something.
const MOMENTS: [&str; 7] = [
    "2026-10-25T02:30:00",
    "2027-03-28T01:59:59",
    "2027-03-28T03:00:01",
    "2026-12-31T23:59:59",
    "2028-02-29T12:00:00",
    "1969-12-31T23:00:00",
    "2026-11-02T16:00:00",
];

/// Plays so many sequences.
pub fn run(sequences: u64, seed: u64) -> Tally {
    let mut tally = Tally::default();
    let mut left = sequences;
    for number in 0.. {
        let many = left.min(PER_FLOOR);
        if many == 0 {
            break;
        }
        left -= many;
        tally.round(&format!("random keys, seed {seed}, workshop {number}"), || {
            floor_of(many, &mut Dice::new(seed, number))
        });
        tally.rounds += many - 1;
    }
    tally
}

fn floor_of(sequences: u64, dice: &mut Dice) -> Round {
    let floor = Floor::new(dice.below(9), dice.next());
    let mut screen = open(&floor, dice)?;
    for _ in 0..sequences {
        screen.resize(size(dice));
        for _ in 0..10 + dice.below(50) {
            event(&mut screen, &floor, dice);
            if dice.one_in(3) {
                screen.draw()?;
            }
            if screen.ui.is_over() {
                drop(screen);
                screen = open(&floor, dice)?;
            }
        }
        screen.draw()?;
    }
    sound(screen.ui.app())?;
    let hash = screen.ui.app().store().state_hash()?;
    drop(screen);
    checked(&floor)?;
    to_the_beginning_and_back(&floor, hash)
}

fn to_the_beginning_and_back(floor: &Floor, hash: [u8; 32]) -> Round {
    let mut app = floor.open()?;
    if app.store().state_hash()? != hash {
        return Err(Wrong::Lost("another state after reopening".into()));
    }
    // What was undone on the way may still be redone: from there on there is one state to come back to.
    while app.redo().is_ok() {}
    let all_done = app.store().state_hash()?;
    while app.undo().is_ok() {}
    if let Some(step) = app.next_undo()? {
        return Err(Wrong::HalfDone(format!("{step:?} cannot be undone")));
    }
    sound(&app)?;
    drop(app);
    let mut app = floor.open()?;
    while app.redo().is_ok() {}
    if app.store().state_hash()? != all_done {
        return Err(Wrong::HalfDone(
            "another state after undoing and redoing all".into(),
        ));
    }
    sound(&app)?;
    drop(app);
    checked(floor)
}

fn open(floor: &Floor, dice: &mut Dice) -> Result<Screen, Wrong> {
    let lang = *dice.of(&[Lang::Nl, Lang::En]);
    Screen::new(floor.open()?, lang, size(dice))
}

fn size(dice: &mut Dice) -> (u16, u16) {
    let mut cells = |most: usize| u16::try_from(dice.below(most + 1)).unwrap_or(1);
    match cells(9) {
        0 => (0, 0),
        1 => (u16::MAX, 1),
        2 => (1, u16::MAX / 8),
        3 | 4 => (80, 24),
        5 => (cells(12), cells(12)),
        6 => (120, 36),
        _ => (cells(299) + 1, cells(99) + 1),
    }
}

fn event(screen: &mut Screen, floor: &Floor, dice: &mut Dice) {
    match dice.below(20) {
        0..4 => work(screen, dice),
        4..11 => {
            let row = dice.of(TABLE);
            if let Some(keys) = row.keys.get(dice.below(row.keys.len())) {
                screen.press(keys);
            }
        }
        11 | 12 => screen.press(dice.of::<&str>(&[
            "Enter",
            "Enter",
            "Esc",
            "Tab",
            "Down",
            "Up",
            "Space",
            "Backspace",
        ])),
        13 => screen.type_out(dice.of::<&str>(&TYPED), 30),
        14 => {
            let any = char::from_u32(u32::try_from(dice.below(0x3000)).unwrap_or(0));
            let code = *dice.of(&[
                KeyCode::Char(any.unwrap_or('x')),
                KeyCode::Delete,
                KeyCode::Home,
                KeyCode::Null,
                KeyCode::F(33),
                KeyCode::CapsLock,
                KeyCode::BackTab,
            ]);
            screen.key(
                code,
                KeyModifiers::from_bits_truncate(u8::try_from(dice.below(16)).unwrap_or(0)),
            );
        }
        15 => screen.paste(&hostile(dice)),
        16 => screen.resize(size(dice)),
        17 => beside(screen, dice),
        18 => {
            move_the_clock(floor, dice);
            screen.ui.handle(Event::Tick);
        }
        _ => screen.ui.handle(Event::Tick),
    }
}

/// What is done all day, from wherever one is.
fn work(screen: &mut Screen, dice: &mut Dice) {
    screen.press("Esc Esc Enter Esc Esc");
    screen.press(dice.of::<&str>(&[
        "F2", "F2 Down", "F2 End", "F2 Left", "F3", "F3 Tab", "F5", "F5 Enter", "F6", "F7", "F9",
    ]));
    match dice.below(8) {
        0 => {
            screen.press("n");
            screen.type_out("+ werkte door", 30);
            screen.press("Enter");
        }
        1 => {
            screen.press("Enter");
            screen.type_out(dice.of::<&str>(&TYPED), 30);
            screen.press("Enter");
        }
        2 => {
            screen.press("+");
            for _ in 0..dice.below(4) {
                screen.type_out(dice.of::<&str>(&TYPED), 30);
                screen.press("Tab");
            }
            screen.press("Enter");
        }
        _ => {
            let keys = [
                "a",
                "z",
                "x",
                "v",
                "Space Down Space z",
                "A",
                "D Enter",
                "b",
                "1",
                "2 3",
                "c",
                "-",
                "r",
                "u",
                "Ctrl-r",
            ];
            screen.press(dice.of::<&str>(&keys));
        }
    }
}

/// What comes in besides keys.
fn beside(screen: &mut Screen, dice: &mut Dice) {
    let mouse = MouseEvent {
        kind: MouseEventKind::Moved,
        column: u16::MAX,
        row: 0,
        modifiers: KeyModifiers::NONE,
    };
    let raw = match dice.below(5) {
        0 => Raw::FocusGained,
        1 => Raw::FocusLost,
        2 => Raw::Mouse(mouse),
        3 => {
            return screen
                .ui
                .handle(Event::Signal(*dice.of(&[Asked::Suspend, Asked::Continue])));
        }
        _ => Raw::Paste("x".repeat(100_000)),
    };
    if let Some(event) = understood(raw) {
        screen.ui.handle(event);
    }
}

fn move_the_clock(floor: &Floor, dice: &mut Dice) {
    let now = floor.wall.get();
    let there = match dice.below(8) {
        0 => now + TimeDelta::hours(1),
        1 => now - TimeDelta::hours(1),
        2 => now + Days::new(3652),
        3 => now - Days::new(3652),
        4 => now.date().and_hms_opt(23, 59, 59).unwrap_or(now) + TimeDelta::seconds(2),
        5 => now + Days::new(1),
        6 => date("2026-11-02").and_hms_opt(16, 0, 0).unwrap_or(now),
        _ => dice.of::<&str>(&MOMENTS).parse().unwrap_or(now),
    };
    floor.wall.set(there);
}
