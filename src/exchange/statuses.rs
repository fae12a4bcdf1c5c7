//! The words people write for a status, from a data file.

use std::collections::HashMap;

use super::key;
use crate::domain::datafile::{Expected, Mistake, Section, Source};
use crate::text::clean::clean;

/// What a status in a file can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatusWord {
    /// Present.
    Present,
    /// Present, came late.
    Late,
    /// Present, left early.
    LeftEarly,
    /// Present with whatever was worked, 0 included.
    Part,
    /// Present outside the schedule.
    Extra,
    /// Sick.
    Sick,
    /// Leave.
    Leave,
    /// Cancelled in time.
    Cancelled,
    /// Not turned up.
    NoShow,
    /// That person's day was closed.
    Closed,
}

impl StatusWord {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Present,
        Self::Late,
        Self::LeftEarly,
        Self::Part,
        Self::Extra,
        Self::Sick,
        Self::Leave,
        Self::Cancelled,
        Self::NoShow,
        Self::Closed,
    ];
    const NAMES: &'static [&'static str] = &[
        "present",
        "late",
        "left_early",
        "part",
        "extra",
        "sick",
        "leave",
        "cancelled",
        "no_show",
        "closed",
    ];

    /// Its English name, always understood whatever the data file says.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// A status cell that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusCell {
    /// What it means.
    pub word: StatusWord,
    /// What followed the word, not yet cleaned; never for sick, which has no reason.
    pub remark: Option<String>,
    /// Something followed *sick* and was left out.
    pub dropped: bool,
}

/// A status that is not in the data file, with the nearest words that are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown status; perhaps one of {suggestions:?}")]
pub struct UnknownStatus {
    /// At most three, nearest first; none where nothing is near.
    pub suggestions: Vec<String>,
}

/// The words of one data file.
#[derive(Clone, Debug)]
pub struct StatusWords {
    by_key: HashMap<String, (StatusWord, String)>,
}

impl StatusWords {
    /// The file that the program ships with.
    pub const SHIPPED: &'static str = include_str!("../../data/statuses.toml");

    /// The words of a data file; `file` is only for the error.
    ///
    /// # Errors
    /// The first mistake: no TOML, an unknown status, a word that stands for two.
    pub fn read(file: &str, text: &str) -> Result<Self, Mistake> {
        let source = Source::new(file, text, clean);
        let table = source.parse()?;
        let root = Section::root(&source, &table, StatusWord::NAMES)?;
        let mut by_key: HashMap<String, (StatusWord, String)> = HashMap::new();
        for word in StatusWord::ALL {
            by_key.insert(key(word.name()), (word, word.name().replace('_', " ")));
        }
        for word in StatusWord::ALL {
            for text in root.texts(word.name())? {
                let key = key(&text);
                if key.is_empty() || by_key.get(&key).is_some_and(|(own, _)| *own != word) {
                    return Err(root.wrong(word.name(), Expected::Unique));
                }
                by_key.insert(key, (word, text));
            }
        }
        Ok(Self { by_key })
    }

    /// What a cell means: the longest word that it begins with, then nothing, or a remark after `:` `(` `,`
    /// `;` or a dash. Case, accents, spaces and hyphens are forgiven, nothing else.
    ///
    /// # Errors
    /// [`UnknownStatus`], also for an empty cell.
    pub fn parse(&self, cell: &str) -> Result<StatusCell, UnknownStatus> {
        let cell = cell.trim();
        let ends = cell.char_indices().filter(|(_, c)| is_break(*c)).map(|(i, _)| i);
        // No word is longer than this, and a long remark must not cost more.
        let ends: Vec<usize> = ends.take_while(|i| *i <= 200).chain([cell.len()]).collect();
        let found = ends.iter().rev().find_map(|end| {
            let (word, _) = self.by_key.get(&short_key(&cell[..*end])?)?;
            Some((*word, cell[*end..].trim()))
        });
        let Some((word, rest)) = found else {
            return Err(UnknownStatus {
                suggestions: self.near(cell),
            });
        };
        let remark = Some(inner(rest)).filter(|r| !r.is_empty());
        let dropped = word == StatusWord::Sick && remark.is_some();
        let remark = remark.filter(|_| !dropped).map(str::to_owned);
        Ok(StatusCell {
            word,
            remark,
            dropped,
        })
    }

    fn near(&self, cell: &str) -> Vec<String> {
        let Some(wanted) = short_key(cell).filter(|k| k.chars().count() >= 2) else {
            return Vec::new();
        };
        let mut near: Vec<(usize, &str)> = self
            .by_key
            .iter()
            .filter(|(key, _)| key.chars().count() >= 2)
            .map(|(key, (_, text))| (distance(&wanted, key), text.as_str()))
            .filter(|(far, _)| *far <= 2.min(wanted.chars().count() / 2))
            .collect();
        near.sort_unstable();
        near.into_iter()
            .take(3)
            .map(|(_, text)| text.to_owned())
            .collect()
    }
}

fn is_break(c: char) -> bool {
    matches!(c, ':' | '(' | ',' | ';' | '-' | '–' | '—' | '[')
}

fn short_key(text: &str) -> Option<String> {
    (text.len() <= 200).then(|| key(text))
}

/// The remark without what set it apart from the word.
fn inner(rest: &str) -> &str {
    let rest = rest.trim();
    for (open, close) in [('(', ')'), ('[', ']')] {
        let within = rest.strip_prefix(open).and_then(|r| r.strip_suffix(close));
        if let Some(within) = within.filter(|w| !w.contains(open)) {
            return within.trim();
        }
    }
    if rest.starts_with(['(', '[']) {
        rest
    } else {
        rest.trim_start_matches(|c: char| is_break(c) || c == ' ')
    }
}

/// How many letters must be changed, added or left out.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words() -> StatusWords {
        StatusWords::read("statuses.toml", StatusWords::SHIPPED).unwrap_or_else(|e| panic!("{e}"))
    }

    #[test]
    fn a_status_is_understood_as_people_write_it() {
        let words = words();
        let cases = [
            ("aanwezig", StatusWord::Present, None),
            (" Aanwezig ", StatusWord::Present, None),
            ("A", StatusWord::Present, None),
            ("TE LAAT", StatusWord::Late, None),
            ("no show", StatusWord::NoShow, None),
            ("No-Show", StatusWord::NoShow, None),
            ("no_show", StatusWord::NoShow, None),
            ("afwezig - met bericht", StatusWord::Cancelled, None),
            ("ziek-gemeld", StatusWord::Sick, None),
            (
                "feestdag: Tweede paasdag",
                StatusWord::Closed,
                Some("Tweede paasdag"),
            ),
            ("deel (tandarts)", StatusWord::Part, Some("tandarts")),
            ("vrij – verhuizing", StatusWord::Leave, Some("verhuizing")),
            (
                "extra, in plaats van maandag",
                StatusWord::Extra,
                Some("in plaats van maandag"),
            ),
            ("verlof (a) (b)", StatusWord::Leave, Some("(a) (b)")),
            ("aanwezig:", StatusWord::Present, None),
        ];
        for (cell, word, remark) in cases {
            let want = StatusCell {
                word,
                remark: remark.map(str::to_owned),
                dropped: false,
            };
            assert_eq!(words.parse(cell), Ok(want), "{cell}");
        }
    }

    #[test]
    fn what_follows_sick_is_left_out_and_said_so() {
        let sick = StatusCell {
            word: StatusWord::Sick,
            remark: None,
            dropped: true,
        };
        assert_eq!(words().parse("ziek - griep"), Ok(sick));
    }

    #[test]
    fn a_word_that_is_not_there_is_never_guessed() {
        let words = words();
        for cell in [
            "aanwezg",
            "niet aanwezig",
            "aanwezig niet",
            "afwezig",
            "nee",
            "",
            "v. d. Berg",
            "-",
            "1",
        ] {
            assert!(words.parse(cell).is_err(), "{cell}");
        }
        assert_eq!(words.parse("aanwezg").unwrap_err().suggestions, ["aanwezig"]);
    }

    #[test]
    fn every_status_is_understood_by_its_english_name() {
        for word in StatusWord::ALL {
            assert_eq!(words().parse(word.name()).map(|c| c.word), Ok(word));
        }
    }

    #[test]
    fn an_organisation_has_its_own_words_and_no_word_means_two_things() {
        let own = StatusWords::read("eigen.toml", "leave = [\"atv\"]\n").unwrap();
        assert_eq!(own.parse("ATV").map(|c| c.word), Ok(StatusWord::Leave));
        assert!(own.parse("verlof").is_err());
        let twice = StatusWords::read("eigen.toml", "sick = [\"thuis\"]\nleave = [\"Thuis\"]\n").unwrap_err();
        assert_eq!(
            (twice.line, twice.key.as_str(), twice.expected),
            (2, "leave", Expected::Unique)
        );
        let taken = StatusWords::read("eigen.toml", "leave = [\"sick\"]\n").unwrap_err();
        assert_eq!(taken.line, 1);
        assert!(StatusWords::read("eigen.toml", "ziek = [\"ziek\"]\n").is_err());
    }

    proptest! {
        #[test]
        fn no_cell_makes_it_fall_over(cell in "\\PC{0,60}") {
            let _ = words().parse(&cell);
        }
    }
}
