//! Whom a row is about: an exact number or an exact name, never a guess. With leave to add people, a name that
//! nobody has is a newcomer, whose trajectory begins on their first date in the files.

mod methods;
pub mod names;
mod newcomers;
mod noted;

use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::super::columns::Column;
use super::ImportOptions;
use super::cell::{Bad, Line, too_long};
use crate::domain::directory::Directory;
use crate::domain::ids::ParticipantId;
use crate::domain::name::PersonName;
use crate::text::clean::{FIELD_MAX, NAME_MAX, TooLong, clean, clean_field};
use crate::text::sentence::Sentence;
pub use methods::unknown_method;
use methods::{Methods, Said};

/// The most candidates that an ambiguity names.
const MOST_CANDIDATES: usize = 5;

/// Somebody of whom a file speaks, by place in [`People::all`].
pub type Who = u32;

/// A trajectory as a file gives it.
#[derive(Clone, Debug)]
struct Given {
    start: NaiveDate,
    end: Option<NaiveDate>,
}

struct Person {
    id: ParticipantId,
    number: String,
    names: Vec<String>,
    /// Set for newcomers.
    name: Option<PersonName>,
    /// A trajectory is to be made: a newcomer, or somebody who has none yet.
    adding: bool,
    guest: bool,
    first: Option<NaiveDate>,
    given: Vec<Given>,
    /// The start as the last row gave it, which need not be read again.
    said: (String, Option<NaiveDate>),
    methods: Said,
    /// The method of all trajectories of somebody who is here.
    only_method: Option<String>,
}

/// Everybody who is here or was added by these files.
pub struct People<'a> {
    options: &'a ImportOptions,
    all: Vec<Person>,
    by_number: HashMap<String, Who>,
    by_name: HashMap<String, Vec<Who>>,
    by_lower: HashMap<String, Vec<Who>>,
    seen: HashMap<String, Result<Who, Bad>>,
    look: String,
    /// Whom the last row was about: rows of one person mostly stand together.
    last: Option<(String, Who)>,
    methods: Methods,
    /// Of whom the files contradict themselves, and how.
    refused: HashMap<Who, Sentence>,
}

impl<'a> People<'a> {
    /// Everybody who is here.
    pub fn new(directory: &Directory, options: &'a ImportOptions) -> Self {
        let mut people = Self {
            options,
            all: Vec::new(),
            by_number: HashMap::new(),
            by_name: HashMap::new(),
            by_lower: HashMap::new(),
            seen: HashMap::new(),
            look: String::new(),
            last: None,
            methods: Methods::default(),
            refused: HashMap::new(),
        };
        for (id, own) in &directory.participants {
            let mut methods = directory.files.get(id).into_iter().flat_map(|file| {
                let all = file.trajectories.values();
                all.map(|own| &own.method)
            });
            let method = methods.next();
            let without = method.is_none();
            let mut person = Person {
                id: *id,
                number: own.number.clone(),
                names: Vec::new(),
                name: None,
                adding: options.add_participants && without && !own.guest,
                guest: own.guest,
                first: None,
                given: Vec::new(),
                said: (String::new(), None),
                methods: Said::default(),
                only_method: method.filter(|own| methods.all(|other| other == *own)).cloned(),
            };
            let names: Vec<&PersonName> = own.names.versions().map(|(_, name)| name).collect();
            person.names = names.iter().map(|n| n.natural()).collect();
            people.add(person, &names);
        }
        people
    }

    fn add(&mut self, person: Person, names: &[&PersonName]) -> Who {
        let who = Who::try_from(self.all.len()).unwrap_or(Who::MAX);
        if !person.number.is_empty() {
            self.by_number.insert(person.number.clone(), who);
        }
        for name in names {
            for text in [name.natural(), name.register()] {
                for (index, key) in [
                    (&mut self.by_lower, text.to_lowercase()),
                    (&mut self.by_name, text),
                ] {
                    let own = index.entry(key).or_default();
                    if !own.contains(&who) {
                        own.push(who);
                    }
                }
            }
        }
        self.all.push(person);
        who
    }

    pub fn id(&self, who: Who) -> ParticipantId {
        self.all[who as usize].id
    }

    /// Whether nothing of this person can be in the store yet.
    pub fn is_new(&self, who: Who) -> bool {
        self.all[who as usize].name.is_some()
    }

    /// Whom the row names. `nameless` is the column of a table that has no header above its names.
    pub fn find(&mut self, line: &Line<'_>, nameless: Option<usize>) -> Result<Who, Bad> {
        let mut look = std::mem::take(&mut self.look);
        look.clear();
        let whole = nameless.map_or_else(|| line.cell(Column::Participant), |at| line.at(at));
        for text in [
            whole,
            line.cell(Column::Number),
            line.cell(Column::FirstName),
            line.cell(Column::Prefix),
            line.cell(Column::Surname),
        ] {
            look.push_str(text.unwrap_or_default());
            look.push('\u{1}');
        }
        let found = if let Some((_, who)) = self.last.as_ref().filter(|(last, _)| *last == look) {
            Ok(*who)
        } else if let Some(found) = self.seen.get(&look) {
            found.clone()
        } else {
            let found = self.search(line, whole, nameless);
            self.seen.insert(look.clone(), found.clone());
            found
        };
        match (&found, &mut self.last) {
            (Ok(who), Some(last)) => {
                last.0.clone_from(&look);
                last.1 = *who;
            }
            (Ok(who), none) => *none = Some((look.clone(), *who)),
            (Err(_), _) => {}
        }
        self.look = look;
        found
    }

    fn search(&mut self, line: &Line<'_>, whole: Option<&str>, nameless: Option<usize>) -> Result<Who, Bad> {
        let column = if line.columns.has(Column::Participant) {
            Column::Participant
        } else if line.cell(Column::Surname).is_some() {
            Column::Surname
        } else {
            Column::Number
        };
        let bad = |reason: Sentence| match nameless {
            Some(at) => line.bad_at(at, reason),
            None => line.bad(column, reason),
        };
        let text = whole.map(clean).unwrap_or_default();
        let (called, mark) = self.marked(&text);
        let name = names::name_of(line, whole.map(|_| called)).map_err(&bad)?;
        let is_here = |name: &PersonName| self.by_lower.contains_key(&name.natural().to_lowercase());
        if let Some(reason) = names::several(line, whole).filter(|_| !name.as_ref().is_some_and(is_here)) {
            return Err(bad(reason));
        }
        if let Some(number) = line.cell(Column::Number) {
            let number = clean_field(number, FIELD_MAX).map_err(|e| line.bad(Column::Number, too_long(e)))?;
            let agrees = mark.is_none_or(|mark| mark == number);
            return self.by_number(line, number, name, agrees, &bad);
        }
        if let Some(mark) = mark {
            return match self.of_mark(called, mark) {
                Some(who) => Ok(who),
                None => Err(bad(Sentence::new("file-number-unknown").text("number", mark))),
            };
        }
        let Some(name) = name else {
            return Err(bad(Sentence::new("file-person-empty")));
        };
        let natural = name.natural();
        let mut found: Vec<Who> = self.by_number.get(&text).copied().into_iter().collect();
        // The number of somebody, or the name as it stands, but not where a part of it stands elsewhere.
        let keys = if line.cell(Column::Surname).is_some() {
            vec![&natural]
        } else {
            vec![&natural, &text]
        };
        for key in keys {
            found.extend(self.by_name.get(key).into_iter().flatten());
        }
        if found.is_empty() {
            found.extend(self.by_lower.get(&natural.to_lowercase()).into_iter().flatten());
        }
        found.sort_unstable();
        found.dedup();
        match found[..] {
            [one] => Ok(one),
            [] => self.newcomer(line, String::new(), &name, &bad),
            _ => Err(bad(self.ambiguous(&found, &natural))),
        }
    }

    /// `Jan de Vries (13)`, as the program prints one of several of that name: the name and what tells them apart.
    fn marked<'t>(&self, text: &'t str) -> (&'t str, Option<&'t str>) {
        match name_and_mark(text).filter(|_| !self.by_name.contains_key(text)) {
            Some((name, mark)) if is_digits(mark) || self.of_mark(name, mark).is_some() => (name, Some(mark)),
            _ => (text, None),
        }
    }

    /// Who of that name has that number; who has none is printed with the beginning of their id.
    fn of_mark(&self, name: &str, mark: &str) -> Option<Who> {
        let fits = |who: &&Who| {
            let own = &self.all[**who as usize];
            if own.number.is_empty() {
                own.id.0.simple().to_string().starts_with(mark) && mark.len() == 8
            } else {
                own.number == mark
            }
        };
        self.by_lower
            .get(&name.to_lowercase())?
            .iter()
            .find(fits)
            .copied()
    }

    /// `agrees` is false when the name itself came with another number.
    fn by_number(
        &mut self,
        line: &Line<'_>,
        number: String,
        name: Option<PersonName>,
        agrees: bool,
        bad: &dyn Fn(Sentence) -> Bad,
    ) -> Result<Who, Bad> {
        if let Some(who) = self.by_number.get(&number).copied() {
            let own = &self.all[who as usize];
            let is_theirs = |name: &PersonName| {
                let lower = name.natural().to_lowercase();
                own.names.iter().any(|own| own.to_lowercase() == lower)
            };
            if agrees && name.as_ref().is_none_or(is_theirs) {
                return Ok(who);
            }
            let reason = Sentence::new("file-number-of-other")
                .text("number", number)
                .text("name", self.called(who));
            return Err(line.bad(Column::Number, reason));
        }
        let Some(name) = name.filter(|_| agrees) else {
            return Err(line.bad(
                Column::Number,
                Sentence::new("file-number-unknown").text("number", number),
            ));
        };
        // Somebody of this name under another number: two people, or one written twice? Not ours to guess.
        let same = self.by_lower.get(&name.natural().to_lowercase());
        let here = same.and_then(|all| all.iter().find(|who| !self.is_new(**who)));
        if let Some(who) = here {
            let own = &self.all[*who as usize];
            let reason = Sentence::new("file-other-number")
                .text("name", name.natural())
                .text("number", own.number.clone());
            return Err(line.bad(Column::Number, reason));
        }
        self.newcomer(line, number, &name, bad)
    }

    fn newcomer(
        &mut self,
        line: &Line<'_>,
        number: String,
        name: &PersonName,
        bad: &dyn Fn(Sentence) -> Bad,
    ) -> Result<Who, Bad> {
        let natural = name.natural();
        let got = natural.chars().count();
        if got > NAME_MAX {
            return Err(bad(too_long(TooLong { max: NAME_MAX, got })));
        }
        if !natural.chars().any(char::is_alphabetic) {
            return Err(bad(Sentence::new("file-number-unknown").text("number", natural)));
        }
        if !self.options.add_participants {
            return Err(bad(Sentence::new("file-person-unknown").text("name", natural)));
        }
        let person = Person {
            id: ParticipantId(Uuid::new_v4()),
            number,
            names: vec![natural],
            name: Some(name.clone()),
            adding: true,
            guest: line.flag(Column::Guest)?.unwrap_or(false),
            first: None,
            given: Vec::new(),
            said: (String::new(), None),
            methods: Said::default(),
            only_method: None,
        };
        Ok(self.add(person, &[name]))
    }

    fn called(&self, who: Who) -> String {
        self.all[who as usize].called()
    }

    fn ambiguous(&self, found: &[Who], name: &str) -> Sentence {
        let numbers = found.iter().map(|who| self.all[*who as usize].number.as_str());
        Sentence::new("file-person-ambiguous")
            .text("name", name)
            .text("numbers", candidates(numbers))
    }
}

impl Person {
    fn called(&self) -> String {
        self.name.as_ref().map_or_else(
            || self.names.last().cloned().unwrap_or_default(),
            PersonName::natural,
        )
    }
}

/// The two parts of `Jan de Vries (13)`.
fn name_and_mark(text: &str) -> Option<(&str, &str)> {
    text.strip_suffix(')')?.rsplit_once(" (")
}

/// The same where the second is a number.
pub fn name_and_number(text: &str) -> Option<(&str, &str)> {
    name_and_mark(text).filter(|(_, mark)| is_digits(mark))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Numbers to choose from, in their order.
pub fn candidates<'a>(numbers: impl Iterator<Item = &'a str>) -> String {
    let mut all: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
    all.sort_by_key(|number| (number.len(), *number));
    all.truncate(MOST_CANDIDATES);
    all.join(", ")
}

/// Whether something can be entered of somebody on a date.
pub fn in_trajectory(directory: &Directory, person: ParticipantId, date: NaiveDate) -> Result<(), Sentence> {
    let guest = directory.participants.get(&person).is_some_and(|p| p.guest);
    if guest || directory.trajectory_on(person, date).is_some() {
        return Ok(());
    }
    let name = directory.name(person, date).natural();
    Err(match directory.trajectory_near(person, date) {
        None => Sentence::new("no-trajectory").text("name", name),
        Some(t) if date < t.start => Sentence::new("no-before-start")
            .text("name", name)
            .date_of_year("date", t.start),
        Some(t) => Sentence::new("no-after-end")
            .text("name", name)
            .date_of_year("date", t.end.unwrap_or(t.start)),
    })
}
