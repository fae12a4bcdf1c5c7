//! Who is meant by a name: exactly, for what changes something; as the finder does, for what only reads.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::app::NumberedRow;
use crate::domain::directory::Directory;
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::klus::Klus;
use crate::text::clean::clean;
use crate::text::fold::fold;
use crate::text::search::Matcher;

/// What somebody's exact number scores: as much as their whole name.
const NUMBER: u32 = 1_000;

/// How many candidates an error names at most.
const CANDIDATES: usize = 8;

/// What a name led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// Just this one.
    One(T),
    /// Each of these as much as the others, best first.
    Several(Vec<T>),
    /// Nobody; these come near, best first.
    None(Vec<T>),
}

/// The names of a directory, ready to be looked up.
pub struct Names<'a> {
    directory: &'a Directory,
    date: NaiveDate,
    register: Vec<ParticipantId>,
    written: HashMap<String, Vec<ParticipantId>>,
    folded: HashMap<String, Vec<ParticipantId>>,
    numbers: HashMap<&'a str, ParticipantId>,
    rows: HashMap<u32, ParticipantId>,
}

/// A row and somebody else's own number that are called the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twofold {
    /// The number that both have.
    pub number: u32,
    /// Who has that row of the day sheet.
    pub row: ParticipantId,
    /// Whose own number it is.
    pub own: ParticipantId,
}

/// How a row of the day sheet is written where it could be somebody's own number: `r3`.
#[must_use]
pub fn row_mark(number: u32) -> String {
    format!("r{number}")
}

/// How somebody's own number is written where it could be a row of the day sheet: `nr3`; nothing where there is none.
#[must_use]
pub fn own_mark(number: &str) -> String {
    if number.is_empty() {
        String::new()
    } else {
        format!("nr{number}")
    }
}

/// What follows one of these words, with or without a space.
fn after<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let mut fitting = words.iter().filter_map(|word| {
        let (head, rest) = text.split_at_checked(word.len())?;
        head.eq_ignore_ascii_case(word).then(|| rest.trim_start())
    });
    fitting.next()
}

/// The row that a text means when it says that it means one: `r3`, `rij 3`, `row 3`.
#[must_use]
pub fn row_said(text: &str) -> Option<u32> {
    counted(after(text, &["rij", "row", "r"])?)
}

/// A number as it is counted: figures and nothing else.
fn counted(text: &str) -> Option<u32> {
    let figures = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| figures)
}

fn put(map: &mut HashMap<String, Vec<ParticipantId>>, key: String, person: ParticipantId) {
    let people = map.entry(key).or_default();
    if !people.contains(&person) {
        people.push(person);
    }
}

impl<'a> Names<'a> {
    /// The names as they are shown on a date; earlier and later names are understood as well.
    #[must_use]
    pub fn new(directory: &'a Directory, date: NaiveDate) -> Self {
        let mut names = Self {
            directory,
            date,
            register: directory.register(),
            written: HashMap::new(),
            folded: HashMap::new(),
            numbers: HashMap::new(),
            rows: HashMap::new(),
        };
        for (id, participant) in &directory.participants {
            if !participant.number.is_empty() {
                names.numbers.insert(&participant.number, *id);
            }
            for (_, name) in participant.names.versions() {
                for text in [name.natural(), name.register()] {
                    put(&mut names.folded, fold(&text), *id);
                    put(&mut names.written, text.to_lowercase(), *id);
                }
            }
        }
        names
    }

    /// Understands the rows of the day sheet of that date as well.
    #[must_use]
    pub fn with_rows(mut self, rows: &[NumberedRow]) -> Self {
        self.rows = rows.iter().map(|r| (r.number, r.row.participant)).collect();
        self
    }

    /// A bare number that is of a row and of somebody else: never a guess.
    #[must_use]
    pub fn twofold(&self, text: &str) -> Option<Twofold> {
        let text = clean(text);
        let number = counted(&text)?;
        let row = *self.rows.get(&number)?;
        let own = *self.numbers.get(text.as_str())?;
        (row != own).then_some(Twofold { number, row, own })
    }

    /// Somebody's name as it is printed, accepted back as a name: with the number where it alone is not enough.
    #[must_use]
    pub fn shown(&self, person: ParticipantId) -> String {
        let name = self.directory.name(person, self.date).natural();
        if self.exact(&name) == Some(Found::One(person)) {
            name
        } else {
            format!("{name} ({})", self.directory.mark(person))
        }
    }

    /// An exact number or an exact name; none when there is no such.
    fn exact(&self, text: &str) -> Option<Found<ParticipantId>> {
        let mut people = self.numbered(text);
        if people.is_empty() {
            people.extend(self.marked(text));
        }
        // A number goes before a name, but a name that looks like a row or a marked number is a name as well.
        if people.is_empty() || !self.numbers.contains_key(text) {
            let named = self.written.get(&text.to_lowercase());
            let named = named.or_else(|| self.folded.get(&fold(text)));
            for person in named.into_iter().flatten() {
                if !people.contains(person) {
                    people.push(*person);
                }
            }
        }
        Some(match people.as_slice() {
            [] => return None,
            [one] => Found::One(*one),
            _ => Found::Several(self.in_order(&people)),
        })
    }

    /// Everybody whom a number means, each once: their own, bare or as `nr3`; their row's, bare or as `r3`.
    fn numbered(&self, text: &str) -> Vec<ParticipantId> {
        let own = [Some(text), after(text, &["nr"])].into_iter().flatten();
        let own = own.filter_map(|number| self.numbers.get(number));
        let row = counted(text).or_else(|| row_said(text));
        let row = row.and_then(|number| self.rows.get(&number));
        let mut people = Vec::new();
        for person in own.chain(row) {
            if !people.contains(person) {
                people.push(*person);
            }
        }
        people
    }

    /// `Jan de Vries (12)`.
    fn marked(&self, text: &str) -> Option<ParticipantId> {
        let (name, number) = text.strip_suffix(')')?.rsplit_once(" (")?;
        let people = self.written.get(&name.to_lowercase())?;
        let mut fitting = people.iter().filter(|p| self.directory.mark(**p) == number);
        fitting.next().filter(|_| fitting.next().is_none()).copied()
    }

    fn in_order(&self, people: &[ParticipantId]) -> Vec<ParticipantId> {
        let all = self.register.iter().filter(|p| people.contains(p));
        all.copied().collect()
    }

    /// Who is meant, where something will be changed: never a guess.
    #[must_use]
    pub fn to_change(&self, text: &str) -> Found<ParticipantId> {
        let text = clean(text);
        self.exact(&text).unwrap_or_else(|| {
            let near = self.near(&text).into_iter();
            Found::None(near.take(CANDIDATES).map(|(person, _)| person).collect())
        })
    }

    /// Who is meant, where something is only read: as in the finder, the best one if there is one best.
    #[must_use]
    pub fn to_read(&self, text: &str) -> Found<ParticipantId> {
        let text = clean(text);
        if let Some(found) = self.exact(&text) {
            return found;
        }
        let ranked = if text.is_empty() {
            Vec::new()
        } else {
            self.near(&text)
        };
        match ranked.as_slice() {
            [] => Found::None(Vec::new()),
            [(one, _)] => Found::One(*one),
            [(one, best), (_, next), ..] if best > next => Found::One(*one),
            _ => Found::Several(ranked.iter().take(CANDIDATES).map(|(p, _)| *p).collect()),
        }
    }

    /// Who comes near; nobody where a row was meant, for that is there or it is not.
    fn near(&self, text: &str) -> Vec<(ParticipantId, u32)> {
        if row_said(text).is_some() {
            return Vec::new();
        }
        self.ranked(text)
    }

    /// Those whose exact number or exact name this is; nobody where there is no such.
    #[must_use]
    pub fn named(&self, text: &str) -> Vec<ParticipantId> {
        match self.exact(&clean(text)) {
            Some(Found::One(person)) => vec![person],
            Some(Found::Several(people)) => people,
            Some(Found::None(_)) | None => Vec::new(),
        }
    }

    /// Everybody whom a text may mean, best first, with a score; everybody in the order of the register for
    /// an empty one.
    #[must_use]
    pub fn ranked(&self, text: &str) -> Vec<(ParticipantId, u32)> {
        let people = self.register.iter();
        let names: Vec<String> = people
            .map(|p| self.directory.name(*p, self.date).register())
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let ranked = Matcher::new().rank(text, &names).into_iter();
        let ranked = ranked.map(|(i, score)| (self.register[i], score));
        let numbered = self.numbered(text.trim());
        let first = numbered.iter().map(|person| (*person, NUMBER));
        first
            .chain(ranked.filter(|(person, _)| !numbered.contains(person)))
            .collect()
    }
}

/// Which klus of a date is meant by an exact name, case and accents aside; of none, the names that come near.
#[must_use]
pub fn klus_on(directory: &Directory, date: NaiveDate, text: &str) -> Found<KlusId> {
    klus_of(&directory.klussen_on(date), text)
}

/// The same, of these.
#[must_use]
pub fn klus_of(all: &[(KlusId, &Klus)], text: &str) -> Found<KlusId> {
    let text = clean(text);
    let same = |fit: &dyn Fn(&str) -> bool| -> Vec<KlusId> {
        let fitting = all.iter().filter(|(_, klus)| fit(&klus.name));
        fitting.map(|(id, _)| *id).collect()
    };
    let mut found = same(&|name| name.to_lowercase() == text.to_lowercase());
    if found.is_empty() {
        found = same(&|name| fold(name) == fold(&text));
    }
    match found.as_slice() {
        [one] => Found::One(*one),
        [] => {
            let names: Vec<&str> = all.iter().map(|(_, klus)| klus.name.as_str()).collect();
            let near = Matcher::new().rank(&text, &names);
            Found::None(near.into_iter().take(CANDIDATES).map(|(i, _)| all[i].0).collect())
        }
        _ => Found::Several(found),
    }
}

#[cfg(test)]
mod tests;
