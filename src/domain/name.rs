//! Names of people, Dutch and otherwise: first name, prefix (*tussenvoegsel*), surname.
//!
//! A register sorts *van den Berg* under B. Nothing is changed in how a name is written.

mod two;

use crate::text::clean::clean;
use crate::text::fold::fold;
pub use two::names_several;

/// A person's name. `surname` may be empty (one is known by a single name, kept in `first`), as may `prefix`.
/// A `prefix` stands before a surname only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PersonName {
    /// First name or names, initials included.
    pub first: String,
    /// What stands before the main part of the surname: `van den`, `'t`, `el-`.
    pub prefix: String,
    /// Main part of the surname.
    pub surname: String,
}

/// Prefixes as they are folded, between bars.
const PREFIXES: &str = "'s|'t|aan de|aan den|aan der|aan het|aan 't|abu|af|al|aus dem|ben|bij|bij de|bij den|bij het|bij 't|\
    bin|binti|boven|buiten|da|das|de|de el|de la|de las|de le|de los|de 't|del|della|den|der|des|di|\
    do|dos|du|el|het|ibn|in|in de|in den|in der|in het|in 't|la|las|le|les|lo|los|onder|onder de|\
    onder den|onder 't|op|op de|op den|op der|op het|op 't|op ten|over|over de|over den|over 't|te|ten|\
    ter|thoe|tot|uijt de|uijt den|uit|uit de|uit den|uit het|uit 't|ul|van|van de|van de la|van den|\
    van der|van het|van la|van 's|van 't|van te|van ten|van ter|ver|vom|von|von dem|von den|von der|\
    von und zu|voor|voor de|voor den|voor 't|vor der|zu|zum|zur";

/// Prefixes that are written against the surname.
const GLUED: &[&str] = &["al-", "el-", "ad-", "ar-", "as-", "ez-", "d'", "l'"];

/// Prefixes of one word that no one has as a first name, so that *De Jong* alone is a surname.
const NEVER_FIRST: &[&str] = &[
    "'s", "'t", "de", "den", "der", "des", "du", "te", "ten", "ter", "van", "vom", "von", "zu",
];

/// The most words in one prefix.
const PREFIX_WORDS: usize = 3;

impl PersonName {
    /// No name at all.
    #[must_use]
    pub const fn none() -> &'static Self {
        static NONE: PersonName = PersonName {
            first: String::new(),
            prefix: String::new(),
            surname: String::new(),
        };
        &NONE
    }

    /// Reads `Joost van den Berg`, `Berg, Joost van den`, `van den Berg, Joost` or `Berg, van den, Joost`.
    /// The text is cleaned first; `None` when nothing is left of it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = clean(text);
        let parts: Vec<&str> = text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        match parts[..] {
            [] => None,
            [only] => Some(natural(only)),
            [surname, ref rest @ ..] => Some(register(surname, rest)),
        }
    }

    /// A name from columns of their own, each cleaned; a prefix left in the surname's column is found there.
    /// `None` when all are empty.
    #[must_use]
    pub fn from_parts(first: &str, prefix: &str, surname: &str) -> Option<Self> {
        let [first, prefix, surname] = [first, prefix, surname].map(clean);
        let name = if prefix.is_empty() {
            split_surname(&surname).with_first(first)
        } else {
            Self {
                first,
                prefix,
                surname,
            }
        };
        let name = name.settled();
        if name == Self::default() { None } else { Some(name) }
    }

    /// As one is addressed: `Joost van den Berg`.
    #[must_use]
    pub fn natural(&self) -> String {
        let glue = if is_glued(&self.prefix) { "" } else { " " };
        let surname = joined(&self.prefix, glue, &self.surname);
        joined(&self.first, " ", &surname)
    }

    /// As a register has it: `Berg, Joost van den`; a name of one word stays that word.
    #[must_use]
    pub fn register(&self) -> String {
        let rest = joined(&self.first, " ", &self.prefix);
        joined(&self.surname, ", ", &rest)
    }

    /// What a register is sorted by: main part of the surname, then first name, then prefix, all folded.
    #[must_use]
    pub fn sort_key(&self) -> (String, String, String) {
        if self.surname.is_empty() {
            return (fold(&self.first), String::new(), String::new());
        }
        (fold(&self.surname), fold(&self.first), fold(&self.prefix))
    }

    fn with_first(self, first: String) -> Self {
        Self { first, ..self }
    }

    /// Keeps a name of one word in one place, and no prefix without a surname.
    fn settled(self) -> Self {
        if self.surname.is_empty()
            || self.first.is_empty() && self.prefix.is_empty() && !self.surname.contains(' ')
        {
            let first = joined(&joined(&self.first, " ", &self.prefix), " ", &self.surname);
            return Self {
                first,
                ..Self::default()
            };
        }
        self
    }
}

fn joined(a: &str, between: &str, b: &str) -> String {
    if a.is_empty() || b.is_empty() {
        format!("{a}{b}")
    } else {
        format!("{a}{between}{b}")
    }
}

fn is_glued(prefix: &str) -> bool {
    GLUED.contains(&fold(prefix).as_str())
}

fn is_known(prefix: &str) -> bool {
    let folded = fold(prefix);
    PREFIXES.split('|').any(|known| known == folded)
}

/// How many words at the start of `words` make the longest known prefix; 0 when none does.
fn prefix_len(words: &[&str]) -> usize {
    let known = |n: &usize| is_known(&words[..*n].join(" "));
    (1..=PREFIX_WORDS.min(words.len())).rev().find(known).unwrap_or(0)
}

/// A surname of which the prefix, if there is one, is still in front.
fn split_surname(text: &str) -> PersonName {
    let words: Vec<&str> = text.split(' ').collect();
    let n = prefix_len(&words);
    if n > 0 && n < words.len() {
        return PersonName {
            first: String::new(),
            prefix: words[..n].join(" "),
            surname: words[n..].join(" "),
        };
    }
    let (prefix, surname) = unglue(text);
    PersonName {
        first: String::new(),
        prefix: prefix.to_owned(),
        surname: surname.to_owned(),
    }
}

/// `el-Amrani` in its two parts. A capital `D'` or `L'` belongs to the surname (*D'Angelo*).
fn unglue(word: &str) -> (&str, &str) {
    for glued in GLUED {
        let Some((head, tail)) = word.split_at_checked(glued.len()) else {
            continue;
        };
        let lower = head.starts_with(char::is_lowercase) || glued.ends_with('-');
        if lower && tail.starts_with(char::is_alphabetic) && fold(head) == *glued {
            return (head, tail);
        }
    }
    ("", word)
}

/// Without a comma: the prefix that stands first after a first name; else the last word is the surname.
fn natural(text: &str) -> PersonName {
    let words: Vec<&str> = text.split(' ').collect();
    let leading = prefix_len(&words);
    let small = |word: &str| {
        !word
            .chars()
            .find(|c| c.is_alphabetic())
            .is_some_and(char::is_uppercase)
    };
    let sure =
        leading > 1 || leading == 1 && (small(words[0]) || NEVER_FIRST.contains(&fold(words[0]).as_str()));
    let glued = words.len() == 1 && small(text) && !unglue(text).0.is_empty();
    if glued || sure && leading < words.len() {
        return split_surname(text);
    }
    let starts = |at: &usize| {
        let n = prefix_len(&words[*at..]);
        n > 0 && at + n < words.len() || n == 0 && at + 1 == words.len()
    };
    match (1..words.len())
        .find(starts)
        .or_else(|| words.len().checked_sub(1).filter(|&last| last > 0))
    {
        Some(at) => split_surname(&words[at..].join(" ")).with_first(words[..at].join(" ")),
        None => PersonName {
            first: text.to_owned(),
            ..PersonName::default()
        },
    }
}

/// With commas: the surname, then in any order a first name and a prefix, which may also end the first name.
fn register(surname: &str, rest: &[&str]) -> PersonName {
    let is_prefix = |part: &&str| {
        let words: Vec<&str> = part.split(' ').collect();
        let whole = prefix_len(&words) == words.len() || GLUED.contains(&fold(part).as_str());
        whole && !part.starts_with(char::is_uppercase)
    };
    let apart: Vec<&str> = rest.iter().copied().filter(is_prefix).collect();
    let first: Vec<&str> = rest.iter().copied().filter(|part| !is_prefix(part)).collect();
    let first = first.join(" ");
    if !apart.is_empty() {
        return PersonName {
            first,
            prefix: apart.join(" "),
            surname: surname.to_owned(),
        };
    }
    let words: Vec<&str> = first.split(' ').collect();
    let ends = |at: &usize| {
        let tail = &words[*at..];
        prefix_len(tail) == tail.len() || is_glued(&tail.concat())
    };
    if let Some(at) = (1..words.len()).find(ends) {
        let (first, prefix) = (words[..at].join(" "), words[at..].join(" "));
        return PersonName {
            first,
            prefix,
            surname: surname.to_owned(),
        };
    }
    split_surname(surname).with_first(first).settled()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> [String; 3] {
        let name = PersonName::parse(text).unwrap();
        [name.first, name.prefix, name.surname]
    }

    #[test]
    fn the_prefix_stands_apart_however_the_name_is_written() {
        for text in [
            "Joost van den Berg",
            "Berg, Joost van den",
            "van den Berg, Joost",
            "Berg, van den, Joost",
        ] {
            assert_eq!(parts(text), ["Joost", "van den", "Berg"], "{text}");
        }
        for (text, wanted) in [
            ("Piet de Vries", ["Piet", "de", "Vries"]),
            ("Anna Maria van 't Hof", ["Anna Maria", "van 't", "Hof"]),
            ("'t Hart, Rosa", ["Rosa", "'t", "Hart"]),
            ("Rosa ’t Hart", ["Rosa", "’t", "Hart"]),
            ("Kees van der Meer-de Boer", ["Kees", "van der", "Meer-de Boer"]),
            ("Mohamed El Amrani", ["Mohamed", "El", "Amrani"]),
            ("Youssef el-Amrani", ["Youssef", "el-", "Amrani"]),
            ("Amrani, Youssef el-", ["Youssef", "el-", "Amrani"]),
            ("Amina Yilmaz", ["Amina", "", "Yilmaz"]),
            ("J. in 't Veld", ["J.", "in 't", "Veld"]),
            ("Karl von der Heide", ["Karl", "von der", "Heide"]),
            ("João dos Santos", ["João", "dos", "Santos"]),
            ("Sofia D'Angelo", ["Sofia", "", "D'Angelo"]),
            ("Joost VAN DEN Berg", ["Joost", "VAN DEN", "Berg"]),
        ] {
            assert_eq!(parts(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_prefix_without_a_surname_after_it_is_no_prefix() {
        assert_eq!(parts("Johan Le"), ["Johan", "", "Le"]);
        assert_eq!(parts("Van"), ["Van", "", ""]);
        assert_eq!(parts("Ben Jansen"), ["Ben", "", "Jansen"]);
        assert_eq!(parts("Berg, Al"), ["Al", "", "Berg"]);
    }

    #[test]
    fn one_word_is_a_name_and_sorts_by_that_word() {
        let amina = PersonName::parse("Amina").unwrap();
        let berg = PersonName::parse("Joost van den Berg").unwrap();
        assert_eq!(parts("Amina"), ["Amina", "", ""]);
        assert_eq!(parts("Amina,"), ["Amina", "", ""]);
        assert!(amina.sort_key() < berg.sort_key());
        assert_eq!(
            (amina.natural(), amina.register()),
            ("Amina".to_owned(), "Amina".to_owned())
        );
        assert_eq!(PersonName::parse(" ,\u{200b} "), None);
    }

    #[test]
    fn a_surname_alone_keeps_its_prefix() {
        assert_eq!(parts("van der Linden"), ["", "van der", "Linden"]);
        assert_eq!(parts("Jong, de"), ["", "de", "Jong"]);
        assert_eq!(parts("De Jong"), ["", "De", "Jong"]);
        assert_eq!(PersonName::parse("Jong, de").unwrap().register(), "Jong, de");
    }

    #[test]
    fn the_register_sorts_by_the_main_part_without_accents() {
        let mut all: Vec<PersonName> = [
            "Yde Zwart",
            "Rosa de Wit",
            "Ömer Öz",
            "Koen Aalbers",
            "Anna van den Berg",
            "Ab Berg",
            "Łukasz Łopuszyński",
        ]
        .iter()
        .filter_map(|n| PersonName::parse(n))
        .collect();
        all.sort_by_key(PersonName::sort_key);
        let register: Vec<String> = all.iter().map(PersonName::register).collect();
        assert_eq!(
            register,
            [
                "Aalbers, Koen",
                "Berg, Ab",
                "Berg, Anna van den",
                "Łopuszyński, Łukasz",
                "Öz, Ömer",
                "Wit, Rosa de",
                "Zwart, Yde"
            ]
        );
    }

    #[test]
    fn columns_of_their_own_give_the_same_name() {
        let name = PersonName::parse("Joost van den Berg");
        assert_eq!(PersonName::from_parts("Joost", "van den", "Berg"), name);
        assert_eq!(PersonName::from_parts(" Joost ", "", "van den Berg"), name);
        assert_eq!(
            PersonName::from_parts("", "", "Amina"),
            PersonName::parse("Amina")
        );
        assert_eq!(PersonName::from_parts("", " ", ""), None);
    }

    fn name() -> impl Strategy<Value = PersonName> {
        let prefix = proptest::sample::select(PREFIXES.split('|').collect::<Vec<_>>());
        let word = "[A-Z][a-zéëü]{4,8}";
        (word, proptest::option::of(prefix), word).prop_map(|(first, prefix, surname)| PersonName {
            first,
            prefix: prefix.unwrap_or_default().to_owned(),
            surname,
        })
    }

    proptest! {
        #[test]
        fn both_ways_of_writing_a_name_are_read_back(name in name()) {
            prop_assert_eq!(PersonName::parse(&name.natural()), Some(name.clone()));
            prop_assert_eq!(PersonName::parse(&name.register()), Some(name));
        }

        #[test]
        fn no_letter_of_a_name_is_lost(text in "[A-Za-z'-]{1,6}( (van|de|el|'t|[A-Za-z]{1,6})){0,5}") {
            let name = PersonName::parse(&text).unwrap();
            prop_assert_eq!(name.natural(), text);
        }

        #[test]
        fn nothing_makes_it_stumble(text in "\\PC{0,30}|[a-z', -]{0,30}") {
            let read = PersonName::parse(&text).map(|name| (name.natural(), name.register(), name.sort_key()));
            prop_assert_eq!(read.is_none(), clean(&text).replace([',', ' '], "").is_empty());
        }
    }
}
