//! The table of figures: `cargo build --release && cargo run --release --example figures -- [--store DIR]`.
//!
//! Everything is measured at 500 people with ten years behind them, against a bare 4 KiB append with
//! `fdatasync` on the same disk in the same run. The store is made once and kept.

use std::error::Error;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use werkvloer::app::clock::{FixedClock, SystemClock};
use werkvloer::app::{Action, App, Mark};
use werkvloer::demo::{self, DemoOptions};
use werkvloer::domain::attendance::Absence;
use werkvloer::domain::lang::Lang;
use werkvloer::text::texts::Texts;
use werkvloer::tui::events::Event;
use werkvloer::tui::keys::Keymap;
use werkvloer::tui::theme::{Theme, Variant};
use werkvloer::tui::ui::Ui;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const PEOPLE: usize = 500;
const YEARS: u32 = 10;
const ROUNDS: usize = 300;

fn main() -> Result<()> {
    let on = NaiveDate::from_ymd_opt(2026, 11, 20).ok_or("a date")?;
    let store = store_folder(on)?;
    let mut table = Table::default();
    starting(&store, on, &mut table)?;
    keys(&store, on, &mut table)?;
    hours(&store, on, &mut table)?;
    saving(&store, on, &mut table)?;
    files(&store, on, &mut table)?;
    backups(&store, on, &mut table)?;
    let binary = fs::metadata(binary()?)?.len();
    table.row(
        "the binary",
        format!("{}.{} MB", binary / 1_000_000, binary % 1_000_000 / 100_000),
        "12 MB",
    );
    table.print();
    Ok(())
}

/// From nothing to the first screen, in the program and as a process.
fn starting(store: &Path, on: NaiveDate, table: &mut Table) -> Result<()> {
    let mut opening = (0..5)
        .map(|_| opened(store, on).map(|(_, took)| took))
        .collect::<Result<Vec<_>>>()?;
    table.row(
        "opening to the first complete screen, in the program",
        ms(median(&mut opening)),
        "100 ms",
    );
    let (first, rss) = as_a_process(store, on)?;
    table.row("the same as a process in a terminal", ms(first), "100 ms");
    table.row("memory on the day sheet", format!("{} MB", rss / 1024), "60 MB");
    Ok(())
}

/// A key that moves, and one that says who is ill, to the frame that shows it.
fn keys(store: &Path, on: NaiveDate, table: &mut Table) -> Result<()> {
    let (mut ui, _) = opened(store, on)?;
    let mut screen = Terminal::new(TestBackend::new(120, 36))?;
    let mut pressed = |key: KeyCode| -> Result<Duration> {
        let begin = Instant::now();
        ui.handle(Event::Key(KeyEvent::new(key, KeyModifiers::NONE)));
        screen.draw(|frame| ui.draw(frame))?;
        Ok(begin.elapsed())
    };
    let (mut frames, mut saved) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let (step, status) = if round % 2 == 0 {
            (KeyCode::Down, 'z')
        } else {
            (KeyCode::Up, 'x')
        };
        frames.push(pressed(step)?);
        saved.push(pressed(KeyCode::Char(status))?);
    }
    table.row("a key to the frame, median", ms(median(&mut frames)), "5 ms");
    table.row(
        "a status key to the frame, saved, median",
        ms(median(&mut saved)),
        "5 ms",
    );
    Ok(())
}

/// Everybody's hours, and one person's past.
fn hours(store: &Path, on: NaiveDate, table: &mut Table) -> Result<()> {
    let app = reopened(store, on)?;
    let people = || app.directory().participants.keys();
    let begin = Instant::now();
    let of_one = |person| {
        app.store()
            .totals(person)
            .iter()
            .map(|total| u64::from(total.minutes))
    };
    let total: u64 = people().map(|person| of_one(*person).sum::<u64>()).sum();
    table.row(
        &format!("all hour totals ({} hours)", total / 60),
        ms(begin.elapsed()),
        "5 ms",
    );
    let begin = Instant::now();
    for person in people() {
        app.standing(*person, on)?;
    }
    table.row(
        "everybody's phase, thresholds and dates ahead, cold",
        ms(begin.elapsed()),
        "",
    );
    let person = *people().next().ok_or("nobody")?;
    let mut days = 0;
    let begin = Instant::now();
    app.store().months_back(person, u16::MAX, |_, month| {
        days += month.attendance.len();
        true
    })?;
    table.row(
        &format!("one participant's history ({days} days)"),
        ms(begin.elapsed()),
        "5 ms",
    );
    Ok(())
}

/// A status to durable, beside the least that any program could do.
fn saving(store: &Path, on: NaiveDate, table: &mut Table) -> Result<()> {
    let (mut bare, mut durable) = durable(reopened(store, on)?, on, bare_append(store)?)?;
    table.row("bare 4 KiB append + fdatasync, median", ms(median(&mut bare)), "");
    let times = median(&mut durable).as_secs_f64() / median(&mut bare).as_secs_f64();
    table.row(
        "a status to durable, median",
        format!("{} ({times:.1} ×)", ms(median(&mut durable))),
        "2 ×",
    );
    Ok(())
}

/// The store of the table, made when it is not there.
fn store_folder(on: NaiveDate) -> Result<PathBuf> {
    let mut args = std::env::args().skip(1);
    let folder = match (args.next().as_deref(), args.next()) {
        (Some("--store"), Some(folder)) => PathBuf::from(folder),
        _ => std::env::temp_dir().join(format!("werkvloer-figures-{PEOPLE}-{YEARS}")),
    };
    if !App::exists(&folder)? {
        println!("making {PEOPLE} people × {YEARS} years in {} …", folder.display());
        let begin = Instant::now();
        let options = DemoOptions {
            people: PEOPLE,
            years: YEARS,
            ..DemoOptions::on(on)
        };
        demo::make(&folder, &options, Box::new(SystemClock))?;
        println!("made in {:.1} s", begin.elapsed().as_secs_f64());
    }
    Ok(folder)
}

fn clock(on: NaiveDate) -> FixedClock {
    FixedClock(on.and_hms_opt(16, 0, 0).unwrap_or_default())
}

fn reopened(store: &Path, on: NaiveDate) -> Result<App> {
    Ok(App::open(store, Box::new(clock(on)))?)
}

fn opened(store: &Path, on: NaiveDate) -> Result<(Ui, Duration)> {
    let mut screen = Terminal::new(TestBackend::new(120, 36))?;
    let begin = Instant::now();
    let app = reopened(store, on)?;
    let ui = Ui::new(
        app,
        Texts::new(Lang::Nl),
        Theme::sixteen(Variant::Dark),
        Keymap::defaults(),
    )?;
    screen.draw(|frame| ui.draw(frame))?;
    Ok((ui, begin.elapsed()))
}

/// Appends 4 KiB and waits for the disk.
fn bare_append(store: &Path) -> Result<impl FnMut() -> Result<()>> {
    let path = store.join("bare.tmp");
    let mut file = File::create(&path)?;
    let block = [7_u8; 4096];
    fs::remove_file(&path)?;
    Ok(move || {
        file.write_all(&block)?;
        Ok(file.sync_data()?)
    })
}

fn timed(mut work: impl FnMut() -> Result<()>) -> Result<Duration> {
    let begin = Instant::now();
    work()?;
    Ok(begin.elapsed())
}

/// The bare append and one person's status in turns, so that both meet the same disk.
fn durable(
    mut app: App,
    on: NaiveDate,
    mut bare: impl FnMut() -> Result<()>,
) -> Result<(Vec<Duration>, Vec<Duration>)> {
    let person = app
        .directory()
        .participants
        .keys()
        .copied()
        .find(|p| !app.directory().plan_on(*p, on).is_empty())
        .ok_or("nobody is expected")?;
    let mut marks = [Mark::Absent(Absence::Sick), Mark::Present].into_iter().cycle();
    let mut taken = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        taken.0.push(timed(&mut bare)?);
        let mark = marks.next().ok_or("a mark")?;
        let action = Action::Mark {
            date: on,
            people: vec![person],
            mark,
        };
        taken.1.push(timed(|| {
            app.perform(&action, None)?;
            Ok(())
        })?);
    }
    app.settle();
    Ok(taken)
}

/// Runs a command to its end: how long it took, and the most memory it had, in KiB.
fn run(store: &Path, on: NaiveDate, args: &[&str]) -> Result<(Duration, u64)> {
    let begin = Instant::now();
    let mut child = Command::new(binary()?)
        .args(args)
        .args(["--on", &on.to_string()])
        .env("WERKVLOER_STORE", store)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut most = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        most = memory(child.id(), "VmHWM:").unwrap_or(most);
        std::thread::sleep(Duration::from_millis(5));
    };
    if status.success() {
        Ok((begin.elapsed(), most))
    } else {
        Err(format!("{args:?}: {status}").into())
    }
}

/// A figure of a running process, in KiB.
fn memory(pid: u32, word: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(word))?;
    line.trim().trim_end_matches(" kB").trim().parse().ok()
}

/// The whole attendance out to CSV and into a new store.
fn files(store: &Path, on: NaiveDate, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let csv = folder.path().join("all.csv");
    let csv_text = csv.to_string_lossy();
    let (took, _) = run(store, on, &["export", "attendance", "-o", &csv_text])?;
    let rows = fs::read_to_string(&csv)?.lines().count();
    table.row(&format!("export of {rows} rows"), ms(took), "");
    let mut import = vec!["import", &csv_text, "--add-participants"];
    import.extend(["--method", "wijk-voor-wijk"]);
    let (took, _) = run(&folder.path().join("fresh"), on, &import)?;
    table.row("import of the same into a new store", ms(took), "5 s");
    Ok(())
}

/// A backup, put back on an empty machine and built anew; and reading while another program has the store.
fn backups(store: &Path, on: NaiveDate, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let stick = folder.path().join("stick").to_string_lossy().into_owned();
    let empty = folder.path().join("empty");
    // It would keep a folder that is gone in a moment as its own.
    let kept = fs::read(store.join("backup.toml")).ok();
    let (took, _) = run(store, on, &["backup", "--to", &stick])?;
    match kept {
        Some(bytes) => fs::write(store.join("backup.toml"), bytes)?,
        None => fs::remove_file(store.join("backup.toml"))?,
    }
    table.row("a first backup, read back whole", ms(took), "");
    let (took, _) = run(&empty, on, &["restore", &stick, "--yes"])?;
    table.row("putting it back on an empty machine", ms(took), "60 s");
    let (took, most) = run(&empty, on, &["rebuild"])?;
    table.row(
        "building the store anew from the journal",
        format!("{}, {} MB", ms(took), most / 1024),
        "10 s, 200 MB",
    );
    let other = reopened(&empty, on)?;
    let (took, _) = run(&empty, on, &["who"])?;
    drop(other);
    table.row("reading (who) while another program has the store", ms(took), "");
    Ok(())
}

fn binary() -> Result<PathBuf> {
    let mut path = std::env::current_exe()?;
    path.pop();
    path.pop();
    path.push("werkvloer");
    if path.exists() {
        Ok(path)
    } else {
        Err("build the program first: cargo build --release".into())
    }
}

/// Starts the program in a terminal: how long until its first screen, and its memory then, in KiB.
fn as_a_process(store: &Path, on: NaiveDate) -> Result<(Duration, u64)> {
    let mut best = Duration::MAX;
    let mut rss = 0;
    for _ in 0..3 {
        let pty = native_pty_system().openpty(PtySize {
            rows: 36,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        })?;
        let mut command = CommandBuilder::new(binary()?);
        command.args(["--on", &on.to_string()]);
        command.env("WERKVLOER_STORE", store);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "nl_NL.UTF-8");
        let mut reader = pty.master.try_clone_reader()?;
        let begin = Instant::now();
        let mut child = pty.slave.spawn_command(command)?;
        let (send, receive) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || send.send((Instant::now(), buffer[..n].to_vec())).is_err() {
                    break;
                }
            }
        });
        // The first screen is complete when the last word of its last line is there.
        let mut seen = Vec::new();
        let mut complete = None;
        while let Ok((when, bytes)) = receive.recv_timeout(Duration::from_millis(700)) {
            seen.extend(bytes);
            if complete.is_none() && String::from_utf8_lossy(&seen).contains("hulp") {
                complete = Some(when);
            }
        }
        best = best.min(complete.ok_or("no screen")? - begin);
        let pid = child.process_id().ok_or("no process")?;
        rss = memory(pid, "VmRSS:").ok_or("no figure")?;
        pty.master.take_writer()?.write_all(b"q")?;
        child.wait()?;
    }
    Ok((best, rss))
}

fn median(taken: &mut [Duration]) -> Duration {
    taken.sort_unstable();
    taken[taken.len() / 2]
}

fn ms(took: Duration) -> String {
    match took.as_secs_f64() * 1e3 {
        large if large >= 1000.0 => format!("{:.1} s", large / 1e3),
        some if some >= 10.0 => format!("{some:.0} ms"),
        small => format!("{small:.2} ms"),
    }
}

#[derive(Default)]
struct Table(Vec<[String; 3]>);

impl Table {
    fn row(&mut self, what: &str, figure: impl Into<String>, wanted: &str) {
        self.0.push([what.to_owned(), figure.into(), wanted.to_owned()]);
    }

    fn print(&self) {
        println!("\n| {PEOPLE} people, {YEARS} years | measured | wanted |\n|---|---|---|");
        for [what, figure, wanted] in &self.0 {
            println!("| {what} | {figure} | {wanted} |");
        }
    }
}
