//! What the demo says: invented names, klussen and observations, from the files in `data/demo`.

use std::collections::HashSet;

use super::dice::Dice;
use crate::domain::klus::Tone;
use crate::domain::name::PersonName;

const PEOPLE: &str = include_str!("../../data/demo/people.csv");
const FIRST: &str = include_str!("../../data/demo/first-names.csv");
const SURNAMES: &str = include_str!("../../data/demo/surnames.csv");
const OBSERVATIONS: &str = include_str!("../../data/demo/observations.csv");

pub const SUPERVISORS: &str = include_str!("../../data/demo/supervisors.csv");
pub const KLUSSEN: &str = include_str!("../../data/demo/klussen.csv");
pub const KINDS: &str = include_str!("../../data/demo/kinds.csv");
pub const PLACES: &str = include_str!("../../data/demo/places.csv");
pub const ONCE: &str = include_str!("../../data/demo/once.csv");
pub const GOALS: &str = include_str!("../../data/demo/goals.csv");
pub const DAY_NOTES: &str = include_str!("../../data/demo/day-notes.csv");
pub const REMARKS: &str = include_str!("../../data/demo/remarks.csv");
pub const REASONS: &str = include_str!("../../data/demo/reasons.csv");

/// The lines of a file, remarks left out.
pub fn lines(file: &'static str) -> Vec<&'static str> {
    file.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

/// The cells of a line; a missing one is empty.
pub fn cells<const N: usize>(line: &'static str) -> [&'static str; N] {
    let mut parts = line.split(';');
    std::array::from_fn(|_| parts.next().unwrap_or(""))
}

/// Names, each once.
pub struct Names {
    fixed: std::vec::IntoIter<PersonName>,
    taken: HashSet<PersonName>,
    first: Vec<&'static str>,
    surnames: Vec<[&'static str; 2]>,
    next: usize,
}

impl Names {
    pub fn new(dice: &mut Dice) -> Self {
        let fixed: Vec<PersonName> = lines(PEOPLE)
            .into_iter()
            .map(|line| {
                let [first, prefix, surname] = cells(line);
                name(first, prefix, surname)
            })
            .collect();
        let mut first = lines(FIRST);
        let mut surnames: Vec<[&str; 2]> = lines(SURNAMES).into_iter().map(cells).collect();
        dice.shuffle(&mut first);
        dice.shuffle(&mut surnames);
        Self {
            taken: fixed.iter().cloned().collect(),
            fixed: fixed.into_iter(),
            first,
            surnames,
            next: 0,
        }
    }

    /// The next name. Once every first name was seen with every surname, people get a second first name.
    pub fn next(&mut self) -> PersonName {
        if let Some(name) = self.fixed.next() {
            return name;
        }
        loop {
            let (count, many) = (self.first.len(), self.surnames.len());
            let (turn, round) = (self.next % count, self.next / count);
            self.next += 1;
            let [prefix, surname] = self.surnames[(turn * 7 + round) % many];
            let mut first = self.first[turn].to_owned();
            if round >= many {
                first = format!("{first} {}", self.first[(turn + round / many) % count]);
            }
            let name = name(&first, prefix, surname);
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

fn name(first: &str, prefix: &str, surname: &str) -> PersonName {
    PersonName {
        first: first.to_owned(),
        prefix: prefix.to_owned(),
        surname: surname.to_owned(),
    }
}

/// What a supervisor could write down.
pub struct Seen {
    pub tone: Option<Tone>,
    pub topics: Vec<&'static str>,
    pub text: &'static str,
}

/// All of it.
pub fn observations() -> Vec<Seen> {
    lines(OBSERVATIONS)
        .into_iter()
        .map(|line| {
            let [tone, topics, text] = cells(line);
            Seen {
                tone: match tone {
                    "+" => Some(Tone::Strength),
                    "-" => Some(Tone::Attention),
                    _ => None,
                },
                topics: topics.split(' ').collect(),
                text,
            }
        })
        .collect()
}
