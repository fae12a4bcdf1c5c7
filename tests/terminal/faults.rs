//! What a terminal does to a program: signals, hang-ups, pastes without end, strange settings.

use std::time::{Duration, Instant};

use super::desk::{Desk, Store, busy, store};

const DAY: &str = "2026-11-20";

/// Gone in good time, counted with room for a busy machine.
const SOON: Duration = Duration::from_secs(3);

/// How many are sick on the day.
fn sick(store: &Store) -> usize {
    let day = store.day(DAY);
    let rows = day["rows"].as_array().map_or(&[][..], Vec::as_slice);
    rows.iter().filter(|row| row["status"] == "sick").count()
}

#[test]
fn after_any_signal_to_stop_everything_is_saved_and_the_terminal_given_back() {
    let store = store(24, DAY);
    let mut before = sick(&store);
    for (signal, keys) in [("TERM", "1z"), ("HUP", "2z"), ("INT", "3z")] {
        let mut desk = Desk::open(&store, DAY);
        desk.key(keys);
        let begin = Instant::now();
        desk.signal(signal);
        assert_eq!(desk.ended(), Some(0), "{signal}");
        assert!(begin.elapsed() < SOON, "{signal} took {:?}", begin.elapsed());
        for given_back in ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?25h"] {
            assert!(desk.raw().contains(given_back), "{signal}: {given_back:?}");
        }
        let now = sick(&store);
        assert_eq!(now, before + 1, "{signal}");
        before = now;
    }
}

/// Signals that would end a program which does not know them, and leave the terminal raw.
#[test]
fn a_signal_that_nobody_sends_on_purpose_gives_the_terminal_back_too() {
    let store = store(24, DAY);
    for signal in [
        "USR1", "USR2", "ALRM", "VTALRM", "PROF", "XCPU", "IO", "TRAP", "ABRT", "SYS", "PWR", "STKFLT",
        "QUIT",
    ] {
        let mut desk = Desk::open(&store, DAY);
        // Whoever reads from a pipe that broke sends this; it is no reason to go.
        desk.signal("PIPE");
        desk.signal(signal);
        assert_eq!(desk.ended(), Some(0), "{signal}");
        for given_back in ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?25h"] {
            assert!(desk.raw().contains(given_back), "{signal}: {given_back:?}");
        }
    }
}

#[test]
fn nothing_of_what_is_in_memory_is_dumped() {
    let store = store(24, DAY);
    let mut desk = Desk::open(&store, DAY);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", desk.pid())).expect("limits");
    let core = limits.lines().find(|line| line.starts_with("Max core file size"));
    let words: Vec<&str> = core.expect("a limit").split_whitespace().collect();
    assert_eq!(words[4..6], ["0", "0"], "{words:?}");
    desk.key("q");
    assert_eq!(desk.ended(), Some(0));
}

#[test]
fn a_clock_that_jumps_out_of_every_calendar_takes_no_screen_along() {
    let lib = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    if !std::path::Path::new(lib).exists() {
        eprintln!("there is no libfaketime here: not looked at");
        return;
    }
    let store = store(24, DAY);
    let before = sick(&store);
    let folder = tempfile::tempdir().expect("a folder");
    let clock = folder.path().join("clock");
    std::fs::write(&clock, "@2026-11-20 10:00:00").expect("a clock");
    let path = clock.to_str().expect("a path").to_owned();
    let env = [
        ("LD_PRELOAD", lib),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ("FAKETIME_NO_CACHE", "1"),
        ("FAKETIME_TIMESTAMP_FILE", &path),
    ];
    let mut desk = Desk::with(&store, DAY, &env);
    desk.wait_for("Deelnemer");
    for when in ["@1969-12-31 22:00:00", "@2150-01-01 00:00:00"] {
        std::fs::write(&clock, when).expect("another clock");
        // A tick, and a frame by that clock.
        std::thread::sleep(Duration::from_millis(1_200));
        desk.key("z");
    }
    desk.key("q");
    assert_eq!(desk.ended(), Some(0));
    assert!(desk.raw().contains("\x1b[?1049l") && !desk.raw().contains("panicked"));
    assert_eq!(
        sick(&store),
        before + 2,
        "the day was named, whatever the clock says"
    );
}

#[test]
fn stopped_and_going_on_it_gives_the_terminal_and_takes_it_again() {
    let store = store(24, DAY);
    let mut desk = Desk::open(&store, DAY);
    desk.signal("TSTP");
    desk.read_for(300);
    assert_eq!(
        busy(desk.pid()).map(|(state, _)| state),
        Some('T'),
        "it is stopped"
    );
    assert!(desk.raw().contains("\x1b[?1049l"), "the shell has its screen");
    desk.signal("CONT");
    desk.read_for(300);
    desk.wait_for("Deelnemer");
    desk.key("z");
    desk.wait_for("ziek");
    desk.key("q");
    assert_eq!(desk.ended(), Some(0));
}

#[test]
fn a_terminal_that_is_closed_ends_the_program_at_once_and_keeps_what_was_saved() {
    let store = store(24, DAY);
    let before = sick(&store);
    let mut desk = Desk::open(&store, DAY);
    desk.key("z");
    let mut gone = desk.hang_up();
    let took = gone.ended().expect("it goes on without a terminal");
    assert!(took < SOON, "{took:?}");
    assert_eq!(sick(&store), before + 1);
}

#[test]
fn a_program_that_nobody_touches_does_next_to_nothing() {
    let store = store(24, DAY);
    let mut desk = Desk::open(&store, DAY);
    desk.read_for(500);
    let (_, before) = busy(desk.pid()).expect("it runs");
    std::thread::sleep(Duration::from_secs(3));
    let (_, after) = busy(desk.pid()).expect("it runs");
    // A tick a second: unoptimised code needs some ten milliseconds for each.
    assert!(after - before < 900, "busy for {} of 3000 ms", after - before);
    desk.key("q");
    assert_eq!(desk.ended(), Some(0));
}

#[test]
fn a_paste_of_any_size_is_cut_in_a_field_and_ignored_outside() {
    let store = store(24, DAY);
    let mut desk = Desk::open(&store, DAY);
    desk.press(&format!("\x1b[200~{}\x1b[201~", "z".repeat(64 << 10)));
    desk.press("2x");
    desk.wait_for("niet verschenen");
    assert!(!desk.sees("bewaren"), "nothing was opened by it");
    desk.key("n");
    desk.wait_for("Wat zag je?");
    desk.press("\x1b[200~");
    let piece = "lang ".repeat(13_000);
    for _ in 0..(16 << 20) / piece.len() {
        desk.press(&piece);
    }
    desk.press("\x1b[201~");
    desk.wait_for("weggelaten");
    desk.key("\x1b");
    desk.key("q");
    assert_eq!(desk.ended(), Some(0));
    assert_eq!(store.day(DAY)["rows"][1]["status"], "no_show");
}

#[test]
fn a_paste_without_an_end_holds_up_nothing_else() {
    let store = store(24, DAY);
    let before = sick(&store);
    let mut desk = Desk::open(&store, DAY);
    desk.key("z");
    desk.press("\x1b[200~zonder einde");
    desk.resize(100, 30);
    desk.read_for(300);
    desk.signal("TERM");
    assert_eq!(desk.ended(), Some(0));
    assert!(desk.raw().contains("\x1b[?1049l"), "the terminal is given back");
    assert_eq!(sick(&store), before + 1);
}

#[test]
fn hostile_text_pasted_and_shown_sends_the_terminal_only_what_draws() {
    let store = store(24, DAY);
    let mut desk = Desk::open(&store, DAY);
    desk.key("n");
    desk.wait_for("Wat zag je?");
    let hostile = "goed\x1b]0;titel\x07 \u{9b}31m\u{202e}om\u{202c} \u{feff}e\u{301}\u{334}\u{334}\u{334}\u{334}\u{334} \x07\x08👩‍👩‍👧‍👦 einde";
    desk.key(&format!("\x1b[200~{hostile}\x1b[201~"));
    desk.key("\r");
    desk.wait_for("bewaard");
    desk.key("\x1b[19~");
    desk.key(":");
    desk.key(&format!("\x1b[200~{hostile}\x1b[201~"));
    desk.key("\x1b");
    desk.key("/");
    desk.key(&format!("\x1b[200~{hostile}\x1b[201~"));
    desk.key("\x1b");
    desk.key("q");
    assert_eq!(desk.ended(), Some(0));
    let raw = desk.raw();
    let mut rest = raw.as_str();
    while let Some(at) = rest.find(char::is_control) {
        let after = rest[at..].strip_prefix("\x1b[");
        let after = after.map(|s| s.trim_start_matches(|c| matches!(c, '0'..='?')));
        let ends = ['m', 'H', 'h', 'l', 'J', 'K', 'A', 'B', 'C', 'D'];
        rest = after
            .and_then(|s| s.strip_prefix(ends))
            .unwrap_or_else(|| panic!("{:?}", rest[at..].chars().take(30).collect::<String>()));
    }
    for hidden in [
        "\u{202e}",
        "\u{feff}",
        "\u{200d}",
        "\u{334}\u{334}\u{334}\u{334}\u{334}",
    ] {
        assert!(!raw.contains(hidden), "{hidden:?}");
    }
}

#[test]
fn a_terminal_without_letters_or_colours_is_served_and_one_that_cannot_draw_is_told() {
    let store = store(24, DAY);
    for (env, ascii) in [
        (&[("LANG", "C"), ("LC_ALL", "C")][..], true),
        (&[("NO_COLOR", "1")][..], false),
        (&[("TERM", "vt100"), ("LANG", "C")][..], true),
    ] {
        let mut desk = Desk::with(&store, DAY, env);
        desk.wait_for("Deelnemer");
        desk.key("?");
        desk.key("\x1b");
        let shown = desk.raw();
        assert_eq!(shown.is_ascii(), ascii, "{env:?}");
        if env[0].0 == "NO_COLOR" {
            for colour in ["\x1b[38;", "\x1b[48;", "\x1b[31m"] {
                assert!(!shown.contains(colour), "{colour:?}");
            }
        }
        desk.key("q");
        assert_eq!(desk.ended(), Some(0));
    }
    for term in ["dumb", ""] {
        let mut desk = Desk::with(&store, DAY, &[("TERM", term)]);
        assert_eq!(desk.ended(), Some(3), "TERM={term}");
        assert!(!desk.raw().contains('\x1b'), "{:?}", desk.raw());
        assert!(desk.raw().lines().count() >= 1, "one sentence");
    }
}

#[test]
fn any_size_of_window_and_a_thousand_changes_at_once_are_survived() {
    let store = store(24, DAY);
    let mut desk = Desk::open(&store, DAY);
    for (cols, rows) in [(1, 1), (0, 0), (u16::MAX, 1), (1, 300), (300, 100)] {
        desk.resize(cols, rows);
        desk.read_for(100);
    }
    for step in 0..1_000 {
        desk.resize(20 + step % 200, 5 + step % 60);
    }
    desk.resize(120, 36);
    desk.read_for(200);
    desk.key("2x");
    desk.key("q");
    assert_eq!(desk.ended(), Some(0));
    assert_eq!(store.day(DAY)["rows"][1]["status"], "no_show");
}

#[test]
fn on_a_disk_that_may_not_be_written_the_day_is_there_to_read_and_says_so() {
    let store = store(24, DAY);
    let before = sick(&store);
    let Some(mut desk) = Desk::read_only(&store, DAY) else {
        println!("skipped: no disk can be made read-only here");
        return;
    };
    desk.wait_for("Alleen lezen");
    desk.key("z");
    desk.wait_for("niet geschreven kan worden");
    desk.key("q");
    assert_eq!(desk.ended(), Some(0));
    assert_eq!(sick(&store), before);
}
