//! Letters and signs that mean opposite things by convention: an `x` on a presence list is somebody who is there, on
//! another one somebody who is not. The heading, the whole column and the other marks decide, never the letter alone.

use std::collections::HashMap;

use super::super::super::key;
use super::super::super::look::is_mark;
use super::super::super::statuses::{StatusWord, StatusWords};
use super::super::answers::Answers;
use super::super::cell::shown;
use crate::text::sentence::Sentence;

/// More different cells than this are no marks.
const MOST: usize = 1_000;

/// The different cells under *Status*, and how often each is there.
#[derive(Debug, Default)]
pub struct Cells {
    counts: HashMap<String, u64>,
}

impl Cells {
    /// Takes a cell in.
    pub fn see(&mut self, cell: &str) {
        if let Some(count) = self.counts.get_mut(cell) {
            *count += 1;
        } else if self.counts.len() < MOST && cell.len() <= 40 {
            self.counts.insert(cell.to_owned(), 1);
        }
    }
}

/// What cells mean in one file.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    by_cell: HashMap<String, StatusWord>,
}

impl Marks {
    /// What this cell means here; none leaves it to the words.
    pub fn get(&self, cell: &str) -> Option<StatusWord> {
        if self.by_cell.is_empty() {
            return None;
        }
        self.by_cell.get(&as_mark(cell)).copied()
    }

    /// What the marks of a column mean.
    ///
    /// # Errors
    /// The marks that can mean opposite things, in a sentence.
    pub fn decide(
        cells: &Cells,
        heading: &str,
        words: &[StatusWords],
        own: Option<&StatusWords>,
        answers: &Answers,
    ) -> Result<Self, Sentence> {
        let mut marks = Self::default();
        for (mark, word) in &answers.marks {
            marks.by_cell.insert(as_mark(mark), *word);
        }
        let column = Column::of(cells, heading, words);
        let mut doubtful: Vec<(&str, u64)> = Vec::new();
        for (cell, count) in &cells.counts {
            let mark = as_mark(cell);
            let is_own = own.is_some_and(|own| own.parse(cell).is_ok());
            if marks.by_cell.contains_key(&mark) || is_own || !(is_mark(cell) || is_digit(&mark)) {
                continue;
            }
            match column.meaning(&mark) {
                Meaning::AsWord => {}
                Meaning::Present => {
                    marks.by_cell.insert(mark, StatusWord::Present);
                }
                Meaning::Doubtful => doubtful.push((cell, *count)),
            }
        }
        if doubtful.is_empty() {
            return Ok(marks);
        }
        doubtful.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let listed: Vec<String> = doubtful
            .iter()
            .map(|(mark, _)| format!("„{}”", shown(mark)))
            .collect();
        Err(Sentence::new("file-marks")
            .text("column", shown(heading))
            .text("marks", listed.join(", "))
            .text("first", shown(doubtful[0].0)))
    }
}

/// As marks are compared: case does not matter, signs do.
fn as_mark(cell: &str) -> String {
    cell.trim().to_lowercase()
}

fn is_digit(mark: &str) -> bool {
    matches!(mark, "0" | "1")
}

enum Meaning {
    /// What the words say.
    AsWord,
    Present,
    Doubtful,
}

/// What a heading speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    /// Being there.
    Presence,
    /// Not being there.
    Absence,
    /// Neither, or both.
    Status,
}

impl Heading {
    fn of(heading: &str) -> Self {
        let head = key(&heading.chars().take(80).collect::<String>());
        let says = |parts: &[&str]| parts.iter().any(|part| head.contains(part));
        if says(&["afwezig", "absen", "verzuim", "abwesen", "niet"]) {
            Self::Absence
        } else if says(&["aanwezig", "presen", "attend", "anwesen"]) {
            Self::Presence
        } else {
            Self::Status
        }
    }
}

/// What a column says of its marks together.
struct Column {
    heading: Heading,
    /// There is one mark, and nothing else.
    alone: bool,
    /// A whole Dutch word for being there stands in it.
    worded: bool,
    /// The letters are those of this program: `a` for most, and letters that only mean one thing.
    lettered: bool,
}

impl Column {
    fn of(cells: &Cells, heading: &str, words: &[StatusWords]) -> Self {
        let mut marks: HashMap<String, u64> = HashMap::new();
        for (cell, count) in &cells.counts {
            *marks.entry(as_mark(cell)).or_default() += count;
        }
        let has = |mark: &str| marks.contains_key(mark);
        let is_there = |cell: &String| {
            let is_word = key(cell).chars().count() > 2 && !matches!(key(cell).as_str(), "yes" | "present");
            let means = words.iter().find_map(|own| own.parse(cell).ok());
            is_word && means.is_some_and(|found| found.word == StatusWord::Present)
        };
        let all: u64 = marks.values().sum();
        let most = marks.get("a").is_some_and(|count| count * 2 >= all);
        let other = marks.keys().any(|mark| {
            is_digit(mark) || mark == "p" || (is_mark(mark) && !mark.starts_with(char::is_alphabetic))
        });
        Self {
            heading: Heading::of(heading),
            alone: marks
                .keys()
                .filter(|mark| is_mark(mark) || is_digit(mark))
                .count()
                == 1,
            worded: cells.counts.keys().any(is_there),
            lettered: !other && most && ["z", "f", "w"].iter().any(|mark| has(mark)),
        }
    }

    fn meaning(&self, mark: &str) -> Meaning {
        let is_sure = match mark {
            "z" | "f" | "w" | "n" | "nee" | "no" => true,
            "ja" | "j" | "yes" => self.heading != Heading::Absence,
            "a" => self.lettered,
            "x" | "l" | "v" => self.lettered || self.worded,
            _ => false,
        };
        let ticks = matches!(mark, "x" | "✓" | "✔" | "√" | "☑");
        if is_sure {
            Meaning::AsWord
        } else if ticks && self.alone && self.heading == Heading::Presence && !self.worded {
            Meaning::Present
        } else {
            Meaning::Doubtful
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(heading: &str, column: &[&str], answers: &Answers) -> Result<Marks, String> {
        let words = [StatusWords::read("", StatusWords::SHIPPED).unwrap()];
        let mut cells = Cells::default();
        for cell in column {
            cells.see(cell);
        }
        let marks = Marks::decide(&cells, heading, &words, None, answers);
        marks.map_err(|sentence| format!("{sentence:?}"))
    }

    #[test]
    fn the_heading_the_column_and_the_other_marks_decide_what_a_letter_means() {
        let none = Answers::none();
        let asked = |heading, column: &[&str]| decided(heading, column, &none).is_err();
        let there = |heading, mark: &str, column: &[&str]| decided(heading, column, &none).unwrap().get(mark);
        assert_eq!(there("Presentie", "X", &["x", "x"]), Some(StatusWord::Present));
        assert_eq!(there("Aanwezig?", "✓", &["✓"]), Some(StatusWord::Present));
        assert_eq!(
            there("Status", "a", &["a", "A", "a", "z", "v", "x"]),
            None,
            "letters of our own"
        );
        assert_eq!(
            there("Status", "x", &["aanwezig", "x"]),
            None,
            "x beside a whole word"
        );
        for (heading, column) in [
            ("Attendance", &["A", "P"][..]),
            ("Attendance", &["A"]),
            ("Status", &["a"]),
            ("Status", &["x"]),
            ("Afwezig", &["x"]),
            ("Afwezig", &["ja"]),
            ("Presentie", &["x", "✓"]),
            ("Presentie", &["x", "v"]),
            ("Presentie", &["1", "0"]),
            ("Presentie", &["P", "L"]),
            ("Status", &["A", "z", "P"]),
            ("Status", &["v"]),
        ] {
            assert!(asked(heading, column), "{heading} {column:?}");
        }
        for column in [&["ja"][..], &["z"], &["aanwezig"], &["verlof: a"]] {
            assert!(!asked("Status", column), "{column:?}");
        }
    }

    #[test]
    fn what_is_answered_is_not_asked_again() {
        let answers = Answers {
            marks: vec![
                ("P".into(), StatusWord::Present),
                ("A".into(), StatusWord::NoShow),
            ],
            ..Answers::none()
        };
        let marks = decided("Attendance", &["A", "P", "a"], &answers).unwrap();
        assert_eq!(
            [marks.get("p"), marks.get("A"), marks.get("x")],
            [Some(StatusWord::Present), Some(StatusWord::NoShow), None]
        );
    }
}
