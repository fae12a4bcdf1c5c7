//! Text that wants to do something: through every field, and out by every way.

use std::fs;
use std::path::Path;

use crossterm::event::{KeyCode, KeyModifiers};
use werkvloer::app::{Action, App, Trouble};
use werkvloer::domain::lang::Lang;
use werkvloer::domain::method::Method;
use werkvloer::domain::record::{Record, RecordKey};
use werkvloer::exchange::export::{
    Range, attendance_csv, attendance_json, observations_csv, observations_json,
};
use werkvloer::exchange::import::{ImportOptions, InFile, plan};
use werkvloer::text::clean::{clean, has_hostile};
use werkvloer::text::texts::Texts;

use super::dice::Dice;
use super::floor::Floor;
use super::screen::Screen;
use super::tally::{Round, Tally, Wrong};

/// Strings per workshop: more and it would only grow slow.
const PER_FLOOR: u64 = 20;

const PIECES: [&str; 44] = [
    "\u{1b}[31m",
    "\u{1b}[2J",
    "\u{1b}]0;titel\u{7}",
    "\u{1b}]8;;http://x\u{1b}\\",
    "\u{1b}P1$r\u{1b}\\",
    "\u{1b}c",
    "\u{1b}",
    "\u{9b}5n",
    "\u{9d}52;c;eA==\u{9c}",
    "\u{90}q",
    "\u{85}",
    "\u{8d}",
    "\u{0}",
    "\u{7}",
    "\u{8}",
    "\u{e}",
    "\u{7f}",
    "\r",
    "\n",
    "\t",
    "\u{202e}",
    "\u{202d}",
    "\u{2066}",
    "\u{2069}",
    "\u{200f}",
    "\u{200b}",
    "\u{200d}",
    "\u{2060}",
    "\u{feff}",
    "\u{e0041}",
    "\u{e007f}",
    "\u{fe0f}",
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈",
    "👍🏽",
    "🇳🇱",
    "e\u{301}",
    "\u{301}",
    "漢字",
    "שלום",
    "\u{3164}",
    "\u{ffff}",
    "=HYPERLINK(\"x\")",
    "@cmd",
];

const WORDS: [&str; 8] = ["Jan", "de", "groen", "9-12", "3u30", "1-11", " ", "Żółw"];

/// A string that nobody means well with.
pub fn hostile(dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..=dice.below(12) {
        match dice.below(8) {
            0..3 => text += dice.of::<&str>(&WORDS),
            3 => text.extend(char::from_u32(u32::try_from(dice.below(0x11_0000)).unwrap_or(0))),
            4 if dice.one_in(6) => text += &"\u{334}".repeat(300),
            4 if dice.one_in(20) => text += &"ab\u{1b}[1m".repeat(2_000),
            _ => text += dice.of::<&str>(&PIECES),
        }
    }
    text
}

/// How each popup is opened, from anywhere.
const FIELDS: [&str; 26] = [
    "F2 n",
    "F2 Enter",
    "F2 d",
    "F2 i",
    "F2 +",
    "N",
    "/",
    ":",
    "B",
    "F3 +",
    "F3 e",
    "F3 0",
    "F5 +",
    "F5 e",
    "F5 s",
    "F5 a",
    "F5 o",
    "F5 w",
    "F5 Enter e",
    "F5 Enter n",
    "F7 +",
    "F8 +",
    "F9 +",
    "F10 +",
    "F12",
    "F4 f",
];

/// Strings through every field of the screen, typed and pasted, and through files; then everything that comes
/// out is looked at.
pub fn run(strings: u64, seed: u64) -> Tally {
    let mut tally = Tally::default();
    for first in (0..strings).step_by(usize::try_from(PER_FLOOR).unwrap_or(1)) {
        let many = PER_FLOOR.min(strings - first);
        let mut one = Tally::default();
        one.round(&format!("hostile text, seed {seed}, from {first}"), || {
            floor_of(many, first, seed)
        });
        tally.rounds += many;
        tally.panics += one.panics + one.lost + one.half_done;
        tally.slowest = tally.slowest.max(one.slowest);
        tally.told.append(&mut one.told);
    }
    tally
}

fn floor_of(strings: u64, first: u64, seed: u64) -> Round {
    let floor = Floor::new(6, seed);
    let lang = if first.is_multiple_of(40) {
        Lang::Nl
    } else {
        Lang::En
    };
    let mut screen = Screen::new(floor.open()?, lang, (120, 36))?;
    for number in first..first + strings {
        let mut dice = Dice::new(seed, number);
        let text = hostile(&mut dice);
        let told = |wrong| match wrong {
            Wrong::Other(what) => Wrong::Other(format!("{what} of {number}: {text:?}")),
            wrong => wrong,
        };
        through_the_screen(&mut screen, &text, &mut dice).map_err(told)?;
        through_data_files(&mut screen, floor.around(), &text).map_err(told)?;
    }
    drop(screen);
    let mut app = floor.open()?;
    for number in first..first + strings {
        let mut dice = Dice::new(seed, number);
        let text = hostile(&mut dice);
        through_import(&mut app, &text, &mut dice)?;
    }
    stored_clean(&app)?;
    exported_clean(&app)?;
    // What is there now is shown as well.
    let mut screen = Screen::new(app, lang, (80, 24))?;
    for place in [
        "F2", "F3", "F4", "F5", "F5 Enter", ".", "Tab Tab", "F6", "F7", "F8", "F9", "F10", "F11",
    ] {
        screen.press(place);
        screen.check()?;
        screen.check_bytes()?;
    }
    drop(screen);
    super::floor::checked(&floor)
}

fn through_the_screen(screen: &mut Screen, text: &str, dice: &mut Dice) -> Round {
    for field in FIELDS {
        screen.press(field);
        for _ in 0..4 {
            if dice.one_in(2) {
                screen.paste(text);
            } else {
                screen.type_out(text, 40);
            }
            screen.key(KeyCode::Tab, KeyModifiers::NONE);
        }
        screen.check()?;
        screen.key(KeyCode::Enter, KeyModifiers::NONE);
        screen.check()?;
        screen.press("Esc Esc Esc Esc");
    }
    screen.press("F2");
    screen.check_bytes()
}

/// Files of the organisation's own: methods, words, keys.
fn through_data_files(screen: &mut Screen, around: &Path, text: &str) -> Round {
    let texts = Texts::new(Lang::Nl);
    let quoted = serde_json::to_string(text)?;
    let (_, shipped) = werkvloer::domain::method::shipped()[0];
    for method in [
        shipped.replacen("\"Ferm Werk\"", &quoted, 1),
        shipped.replacen("Ferm Werk", text, 1),
        text.to_owned(),
    ] {
        match Method::parse("m.toml", &method, clean) {
            Ok(method) => escaped(&format!("{method:?}")).map_or(Ok(()), |found| Err(Wrong::Other(found)))?,
            Err(mistake) => {
                unescaped(&mistake.key)?;
                unescaped(mistake.found.as_deref().unwrap_or_default())?;
            }
        }
    }
    if let Err(error) = werkvloer::tui::keys::Keymap::with_overrides(text) {
        unescaped(&texts.say(&error.expected))?;
    }
    if let Ok(own) =
        Texts::new(Lang::Nl).with_override(&format!("key-note = {}\n", text.replace(['\n', '\r'], " ")))
    {
        unescaped(&own.get("key-note"))?;
    }
    // A method is adopted from a file with a name that is as bad as what is in it.
    let name: String = text
        .chars()
        .filter(|c| !matches!(c, '/' | '\0'))
        .take(40)
        .collect();
    let path = around.join(format!("{name}.toml"));
    if fs::write(&path, shipped.replacen("\"Ferm Werk\"", &quoted, 1)).is_ok() {
        screen.press("F11 +");
        screen.paste(&path.to_string_lossy());
        screen.check()?;
        screen.press("Enter");
        screen.check()?;
        screen.press("Enter Esc Esc");
        screen.check()?;
    }
    Ok(())
}

/// A file with the string in every column, in several encodings.
fn through_import(app: &mut App, text: &str, dice: &mut Dice) -> Round {
    let cell = format!("\"{}\"", text.replace('"', "\"\""));
    let header = *dice.of(&[
        "Nummer;Voornaam;Achternaam;Start;Team;Certificaat",
        "Deelnemer;Datum;Status;Uren;Opmerking",
        "Klus;Datum;Dagdeel;Plaats;Werksoort;Certificaat",
        "Deelnemer;Datum;Tijd;Notitie;Thema;Doel;Auteur",
    ]);
    let row = *dice.of(&[
        "12;Jan;Jansen;05-01-2026;;",
        "Koen Aalbers;02-11-2026;aanwezig;3,5;",
        "Tuin;02-11-2026;ochtend;;;",
    ]);
    let mut cells: Vec<&str> = row.split(';').collect();
    for _ in 0..=dice.below(3) {
        let at = dice.below(cells.len());
        cells[at] = &cell;
    }
    let csv = format!("{header};{cell}\n{}\n", cells.join(";"));
    let bytes = match dice.below(3) {
        0 => csv.into_bytes(),
        1 => csv
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
            .collect(),
        _ => utf16(&csv, dice),
    };
    let options = ImportOptions {
        add_participants: true,
        reason_given: true,
        ..ImportOptions::new(app.today())
    };
    let file = InFile {
        name: text,
        bytes: &bytes,
    };
    let plan = plan(app.store(), &[file], &options)?;
    let texts = Texts::new(Lang::Nl);
    for refused in &plan.refused {
        unescaped(&refused.column)?;
        unescaped(&refused.value)?;
        unescaped(&texts.say(&refused.reason))?;
    }
    for warning in &plan.warnings {
        unescaped(&texts.say(&warning.what))?;
    }
    for name in &plan.newcomers {
        unescaped(name)?;
    }
    if plan.may_go(true) {
        app.perform(&Action::Import(plan.records), Some(text))
            .map(drop)
            .or_else(refused)?;
    }
    Ok(())
}

/// A rule may say no.
fn refused(trouble: Trouble) -> Round {
    match trouble {
        Trouble::Refused(_) => Ok(()),
        other => Err(other.into()),
    }
}

/// UTF-16 with its mark, and now and then half a surrogate pair or half a character.
fn utf16(text: &str, dice: &mut Dice) -> Vec<u8> {
    let mut units: Vec<u16> = std::iter::once(0xfeff).chain(text.encode_utf16()).collect();
    if dice.one_in(3) {
        let at = 1 + dice.below(units.len() - 1);
        units[at] = 0xd83d;
    }
    let mut bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    if dice.one_in(3) {
        bytes.pop();
    }
    bytes
}

/// No text that is kept steers anything.
fn stored_clean(app: &App) -> Round {
    let mut wrong = None;
    let each = |key: &RecordKey, record: &Record| {
        // A method is kept as its file was; what is read from it is cleaned.
        if !matches!(record, Record::Method(_)) {
            let found = escaped(&format!("{record:?}"));
            wrong = wrong.take().or(found.map(|text| format!("{key:?}: {text}")));
        }
    };
    app.store().each_record(each)?;
    wrong.map_or(Ok(()), |text| Err(Wrong::Other(format!("kept: {text}"))))
}

/// Debug output escapes what does not print: whether one of those escapes stands for something hostile.
fn escaped(debug: &str) -> Option<String> {
    let mut rest = debug;
    while let Some(at) = rest.find('\\') {
        let code = rest[at + 1..].strip_prefix("u{").and_then(|s| s.split_once('}'));
        match code {
            Some((hex, after)) => {
                let c = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
                if c.is_some_and(|c| has_hostile(&format!("x{c}")) && !is_joiner(c)) {
                    return Some(debug.chars().take(300).collect());
                }
                rest = after;
            }
            None => rest = rest[at + 1..].get(1..).unwrap_or(""),
        }
    }
    None
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// A sentence for a person: no control, nothing hidden.
pub fn unescaped(said: &str) -> Round {
    if said.contains(|c: char| c.is_control()) || has_hostile(said) {
        return Err(Wrong::Other(format!("said: {said:?}")));
    }
    Ok(())
}

fn exported_clean(app: &App) -> Round {
    let (range, today) = (Range::default(), app.today());
    for csv in [
        attendance_csv(app.store(), range, today)?,
        observations_csv(app.store(), range, today)?,
    ] {
        plain_text(&csv)?;
    }
    for json in [
        attendance_json(app.store(), range, today)?,
        observations_json(app.store(), range, today)?,
    ] {
        let text = serde_json::to_string(&json)?;
        plain_text(text.as_bytes())?;
    }
    Ok(())
}

/// Bytes of a file or of the command line: text and line ends, nothing else.
pub fn plain_text(bytes: &[u8]) -> Round {
    let text = std::str::from_utf8(bytes)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: String = text.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
    unescaped(&lines)
}
