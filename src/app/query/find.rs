//! Who is meant by a name: exactly, for what changes something; as the finder does, for what only reads.

use std::collections::HashMap;
use std::iter::once;

use chrono::NaiveDate;

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
        if let Some(person) = self.numbers.get(text) {
            return Some(Found::One(*person));
        }
        if let Some(person) = self.marked(text) {
            return Some(Found::One(person));
        }
        let people = self
            .written
            .get(&text.to_lowercase())
            .or_else(|| self.folded.get(&fold(text)))?;
        Some(match people.as_slice() {
            [one] => Found::One(*one),
            _ => Found::Several(self.in_order(people)),
        })
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
            let near = self.ranked(&text).into_iter();
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
            self.ranked(&text)
        };
        match ranked.as_slice() {
            [] => Found::None(Vec::new()),
            [(one, _)] => Found::One(*one),
            [(one, best), (_, next), ..] if best > next => Found::One(*one),
            _ => Found::Several(ranked.iter().take(CANDIDATES).map(|(p, _)| *p).collect()),
        }
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
        match self.numbers.get(text.trim()) {
            Some(own) => once((*own, NUMBER))
                .chain(ranked.filter(|(p, _)| p != own))
                .collect(),
            None => ranked.collect(),
        }
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
mod tests {
    use super::*;
    use crate::domain::dated::Dated;
    use crate::domain::name::PersonName;
    use crate::domain::participant::Participant;
    use crate::domain::record::{Record, RecordKey};
    use uuid::Uuid;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date")
    }

    fn id(n: u128) -> ParticipantId {
        ParticipantId(Uuid::from_u128(n << 96))
    }

    fn people(all: &[(&str, &str)]) -> Directory {
        let mut directory = Directory::default();
        for (i, (number, name)) in all.iter().enumerate() {
            let participant = Participant {
                number: (*number).to_owned(),
                names: Dated::since(day(), PersonName::parse(name).expect("a name")),
                team: Dated::default(),
                certificates: Vec::new(),
                guest: false,
            };
            let key = RecordKey::Participant(id(i as u128 + 1));
            directory.put(key, Some(Record::Participant(participant.into())));
        }
        directory
    }

    #[test]
    fn an_exact_number_or_name_wins_in_any_case() {
        let directory = people(&[("12", "Joost van den Berg"), ("13", "Anna Bergsma")]);
        let names = Names::new(&directory, day());
        for text in [
            "12",
            "joost van den berg",
            "Berg, Joost van den",
            " Joost  van den Berg ",
        ] {
            assert_eq!(names.to_change(text), Found::One(id(1)), "{text}");
        }
    }

    #[test]
    fn what_changes_something_never_guesses() {
        let directory = people(&[("12", "Joost van den Berg"), ("13", "Anna Bergsma")]);
        let names = Names::new(&directory, day());
        assert_eq!(names.to_change("Joost"), Found::None(vec![id(1)]));
        assert_eq!(names.to_change("1"), Found::None(Vec::new()));
        assert_eq!(names.to_read("joos"), Found::One(id(1)));
    }

    #[test]
    fn two_of_one_name_are_told_apart_by_what_is_printed() {
        let directory = people(&[
            ("7", "Jan de Vries"),
            ("12", "jan de vries"),
            ("", "Jan de Vries"),
        ]);
        let names = Names::new(&directory, day());
        assert_eq!(names.shown(id(2)), "jan de vries (12)");
        assert!(matches!(names.to_change("Jan de Vries"), Found::Several(all) if all.len() == 3));
        for person in [id(1), id(2), id(3)] {
            assert_eq!(names.to_change(&names.shown(person)), Found::One(person));
        }
    }

    #[test]
    fn accents_may_be_left_out_unless_somebody_else_has_none() {
        let directory = people(&[("1", "Zoë Kok"), ("2", "Zoe Kok"), ("3", "René Bos")]);
        let names = Names::new(&directory, day());
        assert_eq!(names.to_change("Zoe Kok"), Found::One(id(2)));
        assert_eq!(names.to_change("Zoë Kok"), Found::One(id(1)));
        assert_eq!(names.to_change("rene bos"), Found::One(id(3)));
    }

    #[test]
    fn a_name_that_is_somebody_elses_number_is_printed_with_its_own() {
        let directory = people(&[("12", "Koen"), ("9", "12")]);
        let names = Names::new(&directory, day());
        assert_eq!(names.shown(id(2)), "12 (9)");
        assert_eq!(names.to_change("12 (9)"), Found::One(id(2)));
    }
}
