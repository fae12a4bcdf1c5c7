//! Every parser of what comes from outside, under one name each: fuzzing and the soak feed them all alike.

use chrono::NaiveDate;

use crate::codec::Codec;
use crate::domain::dates::{parse_date, spoken_date, weekdays};
use crate::domain::durations::parse_duration;
use crate::domain::ids::ParticipantId;
use crate::domain::method::Method;
use crate::domain::participant::MOST_OPENING;
use crate::domain::times::parse_times;
use crate::domain::week_text::parse_week;
use crate::exchange::import::{ImportOptions, InFile, plan};
use crate::exchange::statuses::StatusWords;
use crate::journal::{Written, read_bytes};
use crate::store::Store;
use crate::text::clean::clean;
use crate::tui::keys::Keymap;

/// A parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parser {
    /// The times field of a day, and a week of a schedule.
    Times,
    /// Lengths of time.
    Durations,
    /// Dates, from a file and as one says them.
    Dates,
    /// A CSV, from its bytes to what it would change.
    Csv,
    /// A method file.
    Method,
    /// An organisation's own words for statuses, and a person's own keys.
    OwnFiles,
    /// A segment of the journal.
    Journal,
    /// A value of the store, an entry, a page.
    Value,
}

impl Parser {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Times,
        Self::Durations,
        Self::Dates,
        Self::Csv,
        Self::Method,
        Self::OwnFiles,
        Self::Journal,
        Self::Value,
    ];

    /// Feeds it anything. Whether something was understood; it may say no, and do nothing else.
    #[must_use]
    pub fn feed(self, bytes: &[u8]) -> bool {
        match self {
            Self::Times => {
                let text = String::from_utf8_lossy(bytes);
                let week = parse_week(&text).is_ok();
                parse_times(&text).is_ok() || week
            }
            Self::Durations => parse_duration(&String::from_utf8_lossy(bytes), MOST_OPENING).is_ok(),
            Self::Dates => {
                let text = String::from_utf8_lossy(bytes);
                let strict = parse_date(&text).is_ok();
                let days = weekdays(&text).is_ok();
                // On a clock that was never set, a good one, and one that is ahead of its time.
                let ons = [1970, 2026, 9999].map(|year| NaiveDate::from_yo_opt(year, 1).unwrap_or_default());
                let spoken = ons.map(|on| spoken_date(&text, on).is_ok());
                strict || days || spoken.contains(&true)
            }
            Self::Csv => table(bytes),
            Self::Method => Method::parse("", &String::from_utf8_lossy(bytes), clean).is_ok(),
            Self::OwnFiles => {
                let text = String::from_utf8_lossy(bytes);
                let words = StatusWords::read("", &text).is_ok();
                Keymap::with_overrides(&text).is_ok() || words
            }
            Self::Journal => {
                let mended = read_bytes(bytes, true).is_ok();
                read_bytes(bytes, false).is_ok() || mended
            }
            Self::Value => value(bytes),
        }
    }
}

/// A file that is looked at without a store, with leave for all there is leave for.
fn table(bytes: &[u8]) -> bool {
    let options = ImportOptions {
        add_participants: true,
        reason_given: true,
        ..ImportOptions::new(NaiveDate::default())
    };
    let file = InFile { name: "", bytes };
    plan(&Store::in_memory(&Codec::plain()), &[file], &options).is_ok_and(|plan| plan.may_go(true))
}

fn value(bytes: &[u8]) -> bool {
    let person = ParticipantId(uuid::Uuid::nil());
    let codec = Codec::plain();
    let pages = [
        codec.decode_month(person, bytes).is_ok(),
        codec.decode_notes(person, bytes).is_ok(),
        codec.decode_drawer(bytes).is_ok(),
        codec.decode_totals(bytes).is_ok(),
    ];
    let entries = [Written::whole(bytes.to_vec()), Written::parts(&[bytes])].map(|written| {
        codec.decode_signature(&written).is_ok()
            | codec.decode_images(&written).is_ok()
            | codec.decode_entry(&written).is_ok()
    });
    let record = codec.decode_record(Some(person), bytes).is_ok();
    record || pages.contains(&true) || entries.contains(&true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_over_and_over_makes_no_parser_stumble() {
        let parts = [
            "-", "- ", "(", "[", "{", "a.", "a=[", "a={a=", "1:", "9-9 ", "p9@9 ", "ma-", ",", "'", "ziek (",
            "\u{1b}[",
        ];
        for part in parts {
            let much = part.repeat(100_000 / part.len());
            let cells = format!(
                "Deelnemer;Datum;Tijden;Uren;Status\nJan;2-1-2026;\"{much}\";\"{much}\";\"{much}\"\n"
            );
            for text in [&much, &format!("{much}=1"), &format!("[{much}]\na=1"), &cells] {
                // A week is typed by hand: there are no such long ones.
                for parser in Parser::ALL.into_iter().filter(|parser| *parser != Parser::Times) {
                    let _ = parser.feed(text.as_bytes());
                }
            }
            let _ = crate::domain::times::parse_times(&much);
        }
    }
}
