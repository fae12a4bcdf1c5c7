//! What comes in: keys, pastes, sizes, signals. Read on threads of their own, because an unclosed paste
//! holds up crossterm's `poll` for ever; the screen waits on a channel, with a limit.

use crossterm::event::{Event as Raw, KeyEvent, KeyEventKind};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::Signal;
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP, SIGTSTP,
    SIGUSR1, SIGUSR2, SIGVTALRM, SIGXCPU,
};
use signal_hook::iterator::Signals;
use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel};
use std::thread;
use std::time::Duration;

/// Most bytes of one paste; the rest is cut, and the user told.
pub const PASTE_MAX: usize = 64 * 1024;

/// How many events may wait; a flood is held up at its source.
const WAITING: usize = 1024;

/// Signals that ask to stop, and those that would end a program which does not know them: the terminal is given back.
const STOPPING: [i32; 16] = [
    SIGTERM,
    SIGHUP,
    SIGINT,
    SIGQUIT,
    SIGUSR1,
    SIGUSR2,
    SIGALRM,
    SIGVTALRM,
    SIGPROF,
    SIGXCPU,
    SIGIO,
    SIGTRAP,
    SIGABRT,
    SIGSYS,
    Signal::POWER.as_raw(),
    Signal::STKFLT.as_raw(),
];

/// Something that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key went down, or repeats.
    Key(KeyEvent),
    /// Text was pasted; not yet clean.
    Paste(Pasted),
    /// The window has another size; however many changes came at once, this is one event.
    Resize,
    /// Nothing came in for as long as was asked.
    Tick,
    /// The system asks something.
    Signal(Asked),
    /// The terminal is gone: save, and go.
    Gone,
}

/// A paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// At most [`PASTE_MAX`] bytes.
    pub text: String,
    /// Whether there was more.
    pub cut: bool,
}

/// What a signal asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Any of `STOPPING`: stop.
    Quit,
    /// SIGTSTP: give the terminal back and wait.
    Suspend,
    /// SIGCONT: take the terminal again and draw everything.
    Continue,
}

/// Where the events come from.
pub struct Events {
    receiver: Receiver<Event>,
    ahead: VecDeque<Event>,
}

impl Events {
    /// Takes the signals over. What comes in is kept until [`Events::start`], so that this can go before taking the
    /// terminal, and none comes between.
    ///
    /// # Errors
    /// Where the system gives no signals.
    pub fn signals() -> io::Result<Signals> {
        Signals::new(STOPPING.into_iter().chain([SIGTSTP, SIGCONT]))
    }

    /// Starts reading the terminal and the signals.
    ///
    /// # Errors
    /// Where the system gives no threads.
    pub fn start(signals: Signals) -> io::Result<Self> {
        let (sender, receiver) = sync_channel(WAITING);
        spawn("signals", sender.clone(), |sender| read_signals(signals, sender))?;
        spawn("hang-up", sender.clone(), watch_hang_up)?;
        spawn("input", sender, read_input)?;
        Ok(Self::of(receiver))
    }

    /// Events from elsewhere: for tests and journeys.
    #[must_use]
    pub const fn of(receiver: Receiver<Event>) -> Self {
        Self {
            receiver,
            ahead: VecDeque::new(),
        }
    }

    /// The next event, or [`Event::Tick`] after `wait`.
    pub fn next(&mut self, wait: Duration) -> Event {
        let event = match self.ahead.pop_front() {
            Some(event) => event,
            None => match self.receiver.recv_timeout(wait) {
                Ok(event) => event,
                Err(RecvTimeoutError::Timeout) => Event::Tick,
                Err(RecvTimeoutError::Disconnected) => Event::Gone,
            },
        };
        if event == Event::Resize {
            self.skip_resizes();
        }
        event
    }

    fn skip_resizes(&mut self) {
        if self.ahead.front().is_some_and(|next| *next != Event::Resize) {
            return;
        }
        self.ahead.clear();
        loop {
            match self.receiver.try_recv() {
                Ok(Event::Resize) => {}
                Ok(other) => return self.ahead.push_back(other),
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return,
            }
        }
    }
}

/// What an event of crossterm is for us; `None` where it is nothing.
#[must_use]
pub fn understood(raw: Raw) -> Option<Event> {
    match raw {
        Raw::Key(key) if matches!(key.kind, KeyEventKind::Press | KeyEventKind::Repeat) => {
            Some(Event::Key(key))
        }
        Raw::Paste(text) => Some(Event::Paste(cut(text))),
        Raw::Resize(..) => Some(Event::Resize),
        Raw::Key(_) | Raw::Mouse(_) | Raw::FocusGained | Raw::FocusLost => None,
    }
}

fn cut(mut text: String) -> Pasted {
    let cut = text.len() > PASTE_MAX;
    let end = (0..=PASTE_MAX.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    text.truncate(end.unwrap_or_default());
    Pasted { text, cut }
}

fn spawn(
    name: &str,
    sender: SyncSender<Event>,
    work: impl FnOnce(&SyncSender<Event>) + Send + 'static,
) -> io::Result<()> {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || work(&sender))
        .map(drop)
}

fn read_input(sender: &SyncSender<Event>) {
    loop {
        let event = match crossterm::event::read() {
            Ok(raw) => understood(raw),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
            Err(_) => Some(Event::Gone),
        };
        let Some(event) = event else { continue };
        let last = event == Event::Gone;
        if sender.send(event).is_err() || last {
            return;
        }
    }
}

/// Sleeps until the terminal hangs up; crossterm itself would spin then, without a word.
fn watch_hang_up(sender: &SyncSender<Event>) {
    let input = io::stdin();
    loop {
        let mut watched = [PollFd::new(&input, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(_)
                if watched[0]
                    .revents()
                    .intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) =>
            {
                break;
            }
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
        }
    }
    let _ = sender.send(Event::Gone);
}

fn read_signals(mut signals: Signals, sender: &SyncSender<Event>) {
    for signal in signals.forever() {
        let asked = match signal {
            SIGTSTP => Asked::Suspend,
            SIGCONT => Asked::Continue,
            _ => Asked::Quit,
        };
        if sender.send(Event::Signal(asked)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyModifiers};

    fn key(kind: KeyEventKind) -> Raw {
        Raw::Key(KeyEvent::new_with_kind(
            KeyCode::Char('a'),
            KeyModifiers::NONE,
            kind,
        ))
    }

    #[test]
    fn a_key_let_go_does_nothing() {
        assert_eq!(understood(key(KeyEventKind::Release)), None);
        assert!(understood(key(KeyEventKind::Press)).is_some());
        assert!(understood(key(KeyEventKind::Repeat)).is_some());
    }

    #[test]
    fn a_huge_paste_is_cut_between_letters_and_says_so() {
        let Some(Event::Paste(pasted)) = understood(Raw::Paste("é".repeat(PASTE_MAX))) else {
            panic!("a paste")
        };
        assert!(pasted.cut && pasted.text.len() <= PASTE_MAX && pasted.text.chars().all(|c| c == 'é'));
        let Some(Event::Paste(pasted)) = understood(Raw::Paste("kort".to_owned())) else {
            panic!("a paste")
        };
        assert_eq!(
            pasted,
            Pasted {
                text: "kort".to_owned(),
                cut: false
            }
        );
    }

    #[test]
    fn a_thousand_resizes_are_one_and_the_key_after_them_is_kept() {
        let (sender, receiver) = sync_channel(2_000);
        let pressed = understood(key(KeyEventKind::Press)).expect("a key");
        for _ in 0..1_000 {
            sender.send(Event::Resize).expect("room");
        }
        sender.send(pressed.clone()).expect("room");
        sender.send(Event::Resize).expect("room");
        sender.send(Event::Resize).expect("room");
        let mut events = Events::of(receiver);
        let mut next = || events.next(Duration::ZERO);
        assert_eq!(
            (next(), next(), next(), next()),
            (Event::Resize, pressed, Event::Resize, Event::Tick)
        );
    }

    #[test]
    fn without_input_the_clock_still_ticks_and_an_end_is_an_end() {
        let (sender, receiver) = sync_channel(1);
        let mut events = Events::of(receiver);
        assert_eq!(events.next(Duration::from_millis(1)), Event::Tick);
        drop(sender);
        assert_eq!(events.next(Duration::from_millis(1)), Event::Gone);
    }
}
