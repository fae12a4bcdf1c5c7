//! Anything at all into every parser: mutations of good examples, and bytes by chance.

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::Days;
use werkvloer::codec::Codec;
use werkvloer::domain::method::shipped;
use werkvloer::exchange::statuses::StatusWords;
use werkvloer::journal::{Journal, OsFiles};
use werkvloer::parsers::Parser;

use super::dice::Dice;
use super::floor::{NAMES, date};
use super::hostile::hostile;
use super::tally::{Round, Tally, Wrong};

/// No input takes longer; unoptimised code, beside other tests, gets more.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });

/// Once in so many inputs one key stands there very often, and how often at most.
const ENDLESS: usize = 2_000;
const LONGEST: usize = 100_000;

/// Inputs between two looks at the clock of the whole.
const AT_ONCE: usize = 1000;

/// So many inputs into one parser.
pub fn run(parser: Parser, inputs: u64, seed: u64) -> Tally {
    let mut tally = Tally::default();
    let examples = examples(parser);
    for first in (0..inputs).step_by(AT_ONCE) {
        let many = (AT_ONCE as u64).min(inputs - first);
        let mut slowest = Duration::ZERO;
        tally.round(&format!("{parser:?}, seed {seed}, from {first}"), || {
            for number in first..first + many {
                slowest = slowest.max(feed(parser, &examples, seed, number)?);
            }
            Ok(())
        });
        tally.rounds += many - 1;
        tally.slowest = if first == 0 {
            slowest
        } else {
            tally.slowest.max(slowest)
        };
    }
    tally.understood(parser, &examples);
    tally
}

impl Tally {
    /// The examples themselves are understood, else mutating them tries nothing.
    fn understood(&mut self, parser: Parser, examples: &[Vec<u8>]) {
        for example in examples.iter().filter(|example| !parser.feed(example)) {
            let start = String::from_utf8_lossy(&example[..example.len().min(60)]).into_owned();
            self.panics += 1;
            self.told.push(format!("{parser:?}: not understood: {start:?}"));
        }
    }
}

fn feed(parser: Parser, examples: &[Vec<u8>], seed: u64, number: u64) -> Result<Duration, Wrong> {
    let mut dice = Dice::new(seed, number);
    let input = input(examples, &mut dice);
    let begin = Instant::now();
    let fed = std::panic::catch_unwind(|| parser.feed(&input));
    let took = begin.elapsed();
    if fed.is_err() || took > PATIENCE {
        return Err(Wrong::Other(format!(
            "input {number} took {took:?}, {fed:?}: {input:?}"
        )));
    }
    Ok(took)
}

/// One input: now and then plain chance, most of the time an example with something done to it.
fn input(examples: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    if dice.one_in(8) {
        return (0..dice.below(200))
            .map(|_| dice.next().to_le_bytes()[0])
            .collect();
    }
    let mut bytes = dice.of(examples).clone();
    // Long examples cost time: often only their beginning.
    if dice.one_in(3) {
        bytes.truncate(dice.below(600));
    }
    for _ in 0..=dice.below(5) {
        mutate(&mut bytes, examples, dice);
    }
    // A cell that somebody leaned on.
    if dice.one_in(ENDLESS) {
        let key = *dice.of(b"-0 .:;,([{\"'+=#x\n");
        let at = dice.below(bytes.len() + 1);
        bytes.splice(at..at, vec![key; dice.below(LONGEST)]);
    }
    bytes
}

fn mutate(bytes: &mut Vec<u8>, examples: &[Vec<u8>], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + dice.below(40)).min(bytes.len());
    match dice.below(9) {
        0 => drop(bytes.drain(at..end)),
        1 => bytes.truncate(at),
        2 => {
            let piece = bytes[at..end].to_vec();
            let to = dice.below(bytes.len() + 1);
            bytes.splice(to..to, piece);
        }
        3 => {
            let text = hostile(dice);
            bytes.splice(at..at, text.bytes().take(60));
        }
        4 => {
            let other = dice.of(examples);
            let from = dice.below(other.len() + 1);
            let piece = &other[from..(from + dice.below(200)).min(other.len())];
            bytes.splice(at..end, piece.iter().copied());
        }
        5 => {
            let number = [0, 1, u64::MAX, u64::MAX / 2, 1 << 31, dice.next()][dice.below(6)];
            let width = [1, 2, 4, 8][dice.below(4)];
            bytes.splice(
                at..(at + width).min(bytes.len()),
                number.to_le_bytes().into_iter().take(width),
            );
        }
        6 => {
            let digits = [
                "9",
                "0",
                "-",
                "99999999999999999999",
                "24:00",
                ",",
                ".",
                ";",
                "\"",
                "\n",
                "\r",
                " ",
            ];
            bytes.splice(at..end.min(at + 1), dice.of::<&str>(&digits).bytes());
        }
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
        }
    }
}

fn texts(all: &[&str]) -> Vec<Vec<u8>> {
    all.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// Good examples of what a parser reads.
fn examples(parser: Parser) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    match parser {
        Parser::Times => texts(&[
            "9-12:30 13-16",
            "9-16 p30",
            "13-16 f",
            "3u30",
            "22-6 p0:45 z",
            "9.00–12.30, 13.00–16.00",
            "ma di 9-12:30; wo 13-16",
        ]),
        Parser::Durations => texts(&["3:30", "3u30", "2u 10min", "3,5", "210m", "0,25", "1 uur 5 min"]),
        Parser::Dates => texts(&[
            "12-01-2026",
            "2026-01-12",
            "12 januari 2026",
            "gisteren",
            "ma",
            "12-1",
            "ma,wo",
            "yesterday",
            "3 mrt",
        ]),
        Parser::Csv => tables(),
        Parser::Method => texts(&shipped().map(|(_, text)| text)),
        Parser::OwnFiles => texts(&[
            StatusWords::SHIPPED,
            "[today]\npresent = \"p\"\nsick = [\"Ctrl-z\", \"g z\"]\n",
        ]),
        Parser::Journal => {
            let of = |version| {
                let path = root
                    .join("tests/golden")
                    .join(version)
                    .join("journal/00000001.wvj");
                let bytes = std::fs::read(path).expect("the golden store");
                // Whole frames from the beginning, and the whole of it.
                [segment_of(&bytes, 1), segment_of(&bytes, 12), bytes]
            };
            ["0.1.0", "0.2.0"].into_iter().flat_map(of).collect()
        }
        Parser::Value => {
            let of = |version| values(&root.join("tests/golden").join(version).join("journal"));
            ["0.1.0", "0.2.0"].into_iter().flat_map(of).collect()
        }
    }
}

/// The beginning of a segment, with so many frames.
fn segment_of(bytes: &[u8], frames: usize) -> Vec<u8> {
    let mut at = 76;
    for _ in 0..frames {
        let length: [u8; 4] = bytes[at..at + 4].try_into().unwrap_or_default();
        at += 8 + u32::from_be_bytes(length) as usize;
    }
    bytes[..at].to_vec()
}

/// Entries of the golden store, and records out of them.
fn values(journal: &Path) -> Vec<Vec<u8>> {
    let reader = Journal::read_only(journal, std::sync::Arc::new(OsFiles)).expect("the golden store");
    let mut all = Vec::new();
    let codec = Codec::plain();
    for item in reader.entries_after(0).step_by(5) {
        let written = item.expect("an entry").1;
        let entry = codec.decode_entry(&written).expect("an entry");
        for change in entry.changes.iter().take(3) {
            let subject = change.key.subject();
            all.extend(change.after.as_ref().map(|r| codec.encode_record(subject, r)));
        }
        if written.len() < 4000 {
            all.push(written.into_bytes());
        }
    }
    all
}

/// Files of every kind, in several encodings.
fn tables() -> Vec<Vec<u8>> {
    let mut all = texts(&[
        "Nummer;Voornaam;Tussenvoegsel;Achternaam;Start;Werkwijze\n12;Joost;van den;Berg;05-01-2026;ferm-werk\n",
        "Deelnemer;Datum;Status;Uren\nKoen Aalbers;04-01-2026;aanwezig;3,5\nKoen Aalbers;05-01-2026;deel (tandarts);1:15\n",
        "Deelnemer;Vanaf;Dag;Van;Tot;Pauze\nJoost van den Berg;05-01-2026;ma;9:00;12:30;\n",
        "Deelnemer,Ma,Di,Wo\nJoost van den Berg,1,ochtend,9-12:30\n",
        "Klus;Datum;Dagdeel;Plaats;Werksoort;Buiten;Min;Max\nTuin;12-01-2026;ochtend;Lindehof 3;groen;ja;2;4\n",
        "Deelnemer\tDatum\tNotitie\tOnderwerp\tToon\rKoen Aalbers\t04-01-2026\t\"hielp \"\"een\"\" ander\"\t\tsterk\r",
        "Deelnemer;Datum;Beginsaldo;Reden\nKoen Aalbers;04-01-2026;12,5;oude lijst\n",
    ]);
    let wide: Vec<u16> = "\u{feff}Deelnemer;Datum;Status\r\nRené Bos;04-01-2026;ziek\r\n"
        .encode_utf16()
        .collect();
    all.push(wide.iter().flat_map(|unit| unit.to_le_bytes()).collect());
    all
}

/// The bad files of which is known what they must come to: what they are called, the file, and whether it may be
/// taken in.
pub fn bad_tables() -> Vec<(&'static str, Vec<u8>, bool)> {
    let head = "Deelnemer;Datum;Status\n";
    let day = date("2026-01-05");
    let long = (0..400_000u64).map(|n| {
        let name = NAMES[usize::from(n.to_le_bytes()[0]) % NAMES.len()];
        let day = day - Days::new(n % 3000);
        format!("{name};{day};ziek\n")
    });
    let utf16 = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let mut odd = utf16(&format!("\u{feff}{head}Jan;04-01-2026;ziek\n"));
    odd.pop();
    let mut half = utf16(&format!("\u{feff}{head}Jan;04-01-2026;ziek\n"));
    half.splice(10..12, [0x3d, 0xd8]);
    vec![
        (
            "a line of 10 MB",
            format!("{head}{};04-01-2026;ziek\n", "x".repeat(10 << 20)).into_bytes(),
            false,
        ),
        (
            "a line of 12 MB of cells",
            format!("{head}{}\n", "Jan;".repeat(3 << 20)).into_bytes(),
            false,
        ),
        (
            "an open quote",
            format!("{head}\"Jan;04-01-2026;ziek\nPiet;04-01-2026;ziek\n").into_bytes(),
            false,
        ),
        (
            "a NUL in a name",
            format!("{head}Jan\0;04-01-2026;ziek\n").into_bytes(),
            true,
        ),
        ("odd UTF-16", odd, false),
        ("half a surrogate", half, false),
        (
            "CR only",
            format!("{head}Jan Bos;04-01-1970;ziek\n")
                .replace('\n', "\r")
                .into_bytes(),
            true,
        ),
        ("only NUL", vec![0; 1 << 20], false),
        ("only quotes", vec![b'"'; 4 << 20], false),
        ("only semicolons", vec![b';'; 4 << 20], false),
        ("only line ends", vec![b'\r'; 4 << 20], false),
        (
            "400,000 rows",
            std::iter::once(head.to_owned())
                .chain(long)
                .collect::<String>()
                .into_bytes(),
            true,
        ),
    ]
}

/// What every bad file comes to, in reasonable time: understood or refused.
pub fn run_bad_tables() -> Tally {
    let mut tally = Tally::default();
    for (name, bytes, good) in bad_tables() {
        tally.round(name, || judged(&bytes, good));
    }
    tally
}

fn judged(bytes: &[u8], good: bool) -> Round {
    let begin = Instant::now();
    let understood = Parser::Csv.feed(bytes);
    let took = begin.elapsed();
    if understood != good {
        return Err(Wrong::Other(format!("understood: {understood}")));
    }
    if took > PATIENCE * 5 {
        return Err(Wrong::Other(format!("took {took:?}")));
    }
    Ok(())
}
