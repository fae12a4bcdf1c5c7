//! What one sees when something broke, and when two look at the same workshop.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::process::Command;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use werkvloer::journal::faults::{Call, Failure, Fault, FaultyFiles};
use werkvloer::tui::theme::Variant;

use super::play::{Floor, Workshop, date, moment, press, shown};

const BINARY: &str = env!("CARGO_BIN_EXE_werkvloer");
const FRIDAY: &str = "2026-11-20";
const SCREEN: (u16, u16) = (120, 36);
const HALF: (u16, u16) = (89, 36);
/// Where a workshop lies when nobody says otherwise.
const HOME: &str = "~/.local/share/werkvloer";

/// All of them.
pub fn pictures() -> Vec<(&'static str, Buffer)> {
    vec![
        ("schade-staart", cut_off()),
        ("schade-sled", broken_store()),
        ("schade-vol", full_disk()),
        ("schade-deel", lost_part()),
        ("meelezen", beside()),
    ]
}

fn opened(workshop: &Workshop, files: FaultyFiles) -> werkvloer::tui::ui::Ui {
    workshop.open_with(moment(FRIDAY, "08:40"), None, Variant::Dark, files)
}

/// The last action was half written when the power went.
fn cut_off() -> Buffer {
    let workshop = Workshop::new(Floor::Morning, FRIDAY);
    let segment = workshop.store().join("journal/00000001.wvj");
    let mut file = OpenOptions::new()
        .append(true)
        .open(segment)
        .expect("the journal");
    file.write_all(&[80, 1, 0, 0, 7, 7, 7]).expect("half an action");
    shown(&opened(&workshop, FaultyFiles::new()), SCREEN)
}

/// What the screens read cannot be read.
fn broken_store() -> Buffer {
    let workshop = Workshop::new(Floor::Morning, FRIDAY);
    fs::write(workshop.store().join("sled/db"), [0xA5; 5_000]).expect("damage");
    shown(&opened(&workshop, FaultyFiles::new()), SCREEN)
}

/// After some work nothing fits on the disk any more.
fn full_disk() -> Buffer {
    let workshop = Workshop::new(Floor::Morning, FRIDAY);
    let files = FaultyFiles::new();
    let mut ui = opened(&workshop, files.clone());
    press(&mut ui, "a z x z a x");
    files.set(Fault {
        call: Some(Call::Write),
        nth: 1,
        failure: Failure::NoSpace,
        short: false,
        stays: true,
    });
    press(&mut ui, "z");
    shown(&ui, SCREEN)
}

/// A part of the journal is gone, and comes back out of the backups.
fn lost_part() -> Buffer {
    let workshop = Workshop::bare();
    let mut shell = Shell::on(&workshop);
    let made = workshop.store().to_string_lossy().into_owned();
    shell.quietly(&[
        "demo", "--make", &made, "--people", "40", "--years", "2", "--on", FRIDAY,
    ]);
    shell.quietly(&["backup"]);
    fs::remove_file(workshop.store().join("journal/00000001.wvj")).expect("a part of the journal");
    shell.run(&["day", "20-11-2026"], usize::MAX);
    shell.run(&["check", "--repair"], usize::MAX);
    shell.run(&["day", "20-11-2026"], 3);
    shell.screen((120, 24))
}

/// The screen on the left, somebody who reads along on the right.
fn beside() -> Buffer {
    let workshop = Workshop::new(Floor::Morning, FRIDAY);
    let now = moment("2026-11-22", "08:43");
    let mut ui = workshop.open(now, Some(date(FRIDAY)), Variant::Dark);
    press(&mut ui, "a z x a");
    let holder = format!("11933 {} /dev/pts/1\n", now.and_utc().timestamp());
    fs::write(workshop.store().join("lock"), holder).expect("who has it open");
    let mut shell = Shell::on(&workshop);
    shell.run(&["day", "20-11-2026"], 8);
    shell.run(&["mark", "Tomasz Nowak", "ziek"], usize::MAX);
    shell.run(&["who", "Boukhari", "--on", "20-11-2026"], usize::MAX);
    let (left, right) = (shown(&ui, HALF), shell.screen(HALF));
    let mut both = Buffer::empty(Rect::new(0, 0, 2 * HALF.0 + 1, HALF.1));
    for y in 0..HALF.1 {
        both[(HALF.0, y)].set_symbol("│").set_fg(Color::DarkGray);
        for x in 0..HALF.0 {
            both[(x, y)] = left[(x, y)].clone();
            both[(x + HALF.0 + 1, y)] = right[(x, y)].clone();
        }
    }
    both
}

/// Somebody who types commands.
struct Shell<'a> {
    workshop: &'a Workshop,
    lines: Vec<String>,
}

impl<'a> Shell<'a> {
    const fn on(workshop: &'a Workshop) -> Self {
        let lines = Vec::new();
        Self { workshop, lines }
    }

    fn output(&self, args: &[&str]) -> String {
        let around = self.workshop.around();
        let ran = Command::new(BINARY)
            .args(args)
            .env("WERKVLOER_STORE", self.workshop.store())
            .env("HOME", around)
            .env("XDG_CONFIG_HOME", around.join("config"))
            .env("XDG_STATE_HOME", around.join("state"))
            .env("LC_ALL", "nl_NL.UTF-8")
            .env("TZ", "UTC")
            .output()
            .expect("the program");
        let said = [ran.stdout, ran.stderr].concat();
        String::from_utf8_lossy(&said).replace(&*self.workshop.store().to_string_lossy(), HOME)
    }

    /// Runs a command of which nothing is shown.
    fn quietly(&self, args: &[&str]) {
        self.output(args);
    }

    /// Runs a command and shows it, with so many lines of its answer at most.
    fn run(&mut self, args: &[&str], most: usize) {
        let quoted: Vec<String> = args
            .iter()
            .map(|arg| {
                if arg.contains(' ') {
                    format!("'{arg}'")
                } else {
                    (*arg).to_owned()
                }
            })
            .collect();
        let head = if most == usize::MAX {
            String::new()
        } else {
            format!(" | head -{most}")
        };
        self.lines.push(format!("$ werkvloer {}{head}", quoted.join(" ")));
        let said = self.output(args);
        self.lines.extend(said.lines().take(most).map(str::to_owned));
    }

    /// What stands in a terminal of this size, long lines going on in the next row.
    fn screen(&self, (cols, rows): (u16, u16)) -> Buffer {
        let mut screen = Buffer::empty(Rect::new(0, 0, cols, rows));
        let mut y = 0;
        for line in self.lines.iter().map(String::as_str).chain(["$"]) {
            let letters: Vec<char> = line.chars().collect();
            for part in letters.chunks(usize::from(cols)) {
                if y < rows {
                    let part: String = part.iter().collect();
                    screen.set_string(0, y, part, Style::new());
                }
                y += 1;
            }
        }
        screen
    }
}
