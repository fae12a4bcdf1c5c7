//! A pseudo-terminal with the program in it, and somebody who presses keys and looks.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const BINARY: &str = env!("CARGO_BIN_EXE_werkvloer");
const ROWS: u16 = 36;
const COLS: u16 = 120;

fn size_of(cells: u16) -> NonZero<u16> {
    NonZero::new(cells).expect("a size")
}

/// A demo store in a folder of its own.
pub struct Store {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

/// Makes a demo store with so many people; its last day is open.
pub fn store(people: usize, on: &str) -> Store {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("store");
    let people = people.to_string();
    let made = Command::new(BINARY)
        .args(["demo", "--people", &people, "--on", on, "--make"])
        .arg(&path)
        .output()
        .expect("the program");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Store {
        _folder: folder,
        path,
    }
}

impl Store {
    /// What the command line says of a day.
    pub fn day(&self, on: &str) -> serde_json::Value {
        let args = ["day", "--json", "--on", on];
        let output = Command::new(BINARY)
            .args(args)
            .env("WERKVLOER_STORE", &self.path)
            .output()
            .expect("the program");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).expect("one JSON value")
    }
}

/// Somebody at the terminal.
pub struct Desk {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    incoming: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    raw: Vec<u8>,
    pub presses: usize,
}

impl Desk {
    /// Opens the program on a store, and waits for its first screen.
    pub fn open(store: &Store, on: &str) -> Self {
        let mut desk = Self::with(store, on, &[]);
        desk.wait_for("Deelnemer");
        desk
    }

    /// Opens the program on a store on which nothing may be written; none where such a disk cannot be made up.
    pub fn read_only(store: &Store, on: &str) -> Option<Self> {
        let frozen = "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\"";
        let path = store.path.to_string_lossy().into_owned();
        let shell =
            |then: &str| ["-rm", "sh", "-c", &format!("{frozen} && {then}"), "sh", &path].map(str::to_owned);
        let possible = Command::new("unshare").args(shell("true")).output();
        if !possible.is_ok_and(|made| made.status.success()) {
            return None;
        }
        let mut command = CommandBuilder::new("unshare");
        command.args(shell("shift && exec \"$@\""));
        command.arg(BINARY);
        let mut desk = Self::start(command, store, on, &[]);
        desk.wait_for("Deelnemer");
        Some(desk)
    }

    /// Starts the program in another environment: what is empty there is taken out of it.
    pub fn with(store: &Store, on: &str, env: &[(&str, &str)]) -> Self {
        Self::start(CommandBuilder::new(BINARY), store, on, env)
    }

    fn start(mut command: CommandBuilder, store: &Store, on: &str, env: &[(&str, &str)]) -> Self {
        let size = PtySize {
            rows: ROWS,
            cols: COLS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pty = native_pty_system().openpty(size).expect("a terminal");
        command.args(["--on", on, "--lang", "nl"]);
        command.env("WERKVLOER_STORE", &store.path);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "nl_NL.UTF-8");
        command.env("XDG_CONFIG_HOME", store.path.join("no-config"));
        command.env("XDG_STATE_HOME", store.path.join("no-state"));
        command.env_remove("NO_COLOR");
        for (name, value) in env {
            if value.is_empty() {
                command.env_remove(name);
            } else {
                command.env(name, value);
            }
        }
        let child = pty.slave.spawn_command(command).expect("the program");
        drop(pty.slave);
        let mut reader = pty.master.try_clone_reader().expect("a reader");
        let (send, incoming) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || send.send(buffer[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        let writer = pty.master.take_writer().expect("a keyboard");
        let screen = vt100::Parser::new(size_of(ROWS), size_of(COLS), 0);
        Self {
            child,
            writer,
            master: pty.master,
            incoming,
            screen,
            raw: Vec::new(),
            presses: 0,
        }
    }

    /// Presses keys and reads until the screen is quiet.
    pub fn key(&mut self, keys: &str) {
        self.press(keys);
        self.read_for(60);
    }

    /// Presses keys without waiting.
    pub fn press(&mut self, keys: &str) {
        self.presses += keys.chars().count();
        self.writer.write_all(keys.as_bytes()).expect("keys");
        self.writer.flush().expect("keys");
    }

    /// Reads what comes until so many milliseconds passed without anything.
    pub fn read_for(&mut self, quiet: u64) {
        while let Ok(bytes) = self.incoming.recv_timeout(Duration::from_millis(quiet)) {
            self.take(&bytes);
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.raw.extend_from_slice(bytes);
    }

    /// What stands on the screen.
    pub fn screen(&self) -> String {
        self.screen.screen().contents()
    }

    /// Whether something stands on the screen.
    pub fn sees(&self, text: &str) -> bool {
        self.screen().contains(text)
    }

    /// Waits until something stands on the screen.
    pub fn wait_for(&mut self, text: &str) {
        let begin = Instant::now();
        while !self.sees(text) {
            assert!(
                begin.elapsed() < Duration::from_secs(20),
                "no {text} on the screen:\n{}",
                self.screen()
            );
            if let Ok(bytes) = self.incoming.recv_timeout(Duration::from_millis(100)) {
                self.take(&bytes);
            }
        }
        self.read_for(30);
    }

    /// The names in the rows of the day sheet that show a word in their status.
    pub fn rows_with(&self, word: &str) -> Vec<String> {
        let numbered = |line: &str| {
            line.trim_start_matches([' ', '▌'])
                .starts_with(|c: char| c.is_ascii_digit())
        };
        // In brackets it is only what is expected: nobody entered it.
        let expected = format!("({word}");
        let entered = |line: &&str| line.contains(word) && !line.contains(&expected);
        self.screen()
            .lines()
            .filter(entered)
            .filter(|line| line.contains(", ") && numbered(line))
            .filter_map(|line| {
                // After the sign comes the name, then the times of the schedule.
                let name: String = line.chars().skip(6).take_while(|c| !c.is_ascii_digit()).collect();
                (!name.contains('…')).then(|| name.trim().to_owned())
            })
            .collect()
    }

    /// Everything that was sent to the terminal.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// Ends it without warning.
    pub fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    /// Closes the terminal's window. Only the program itself is left.
    pub fn hang_up(mut self) -> Gone {
        // Whoever reads lets go of the terminal once something comes and nobody listens.
        self.incoming = channel().1;
        self.press("?");
        std::thread::sleep(Duration::from_millis(200));
        Gone(self.child)
    }

    /// The number of the process.
    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("a process")
    }

    /// Gives the window another size.
    pub fn resize(&self, cols: u16, rows: u16) {
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.resize(size).expect("another size");
    }

    /// Sends a signal.
    pub fn signal(&mut self, name: &str) {
        let pid = self.pid().to_string();
        let sent = Command::new("kill")
            .args(["-s", name, &pid])
            .status()
            .expect("kill");
        assert!(sent.success());
    }

    /// Waits until it is over: its exit code.
    pub fn ended(&mut self) -> Option<u32> {
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(10) {
            self.read_for(20);
            if let Ok(Some(status)) = self.child.try_wait() {
                self.read_for(50);
                return Some(status.exit_code());
            }
        }
        None
    }
}

/// A program whose terminal is gone.
pub struct Gone(Box<dyn Child + Send + Sync>);

impl Gone {
    /// Waits until it is over: how long that took; none where it stays.
    pub fn ended(&mut self) -> Option<Duration> {
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(10) {
            if let Ok(Some(_)) = self.0.try_wait() {
                return Some(begin.elapsed());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        None
    }
}

/// What `/proc` says of a process: its state, and the milliseconds it has been busy.
pub fn busy(pid: u32) -> Option<(char, u64)> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    let ticks: u64 = fields[11].parse::<u64>().ok()? + fields[12].parse::<u64>().ok()?;
    Some((fields[0].chars().next()?, ticks * 10))
}
