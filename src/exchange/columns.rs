//! The words people write above a column, and what kind of file they make together.

mod kind;
mod words;

use std::borrow::Cow;

use super::key;
use super::table::Row;
pub use kind::Kind;
use kind::PERSON;
use words::WORDS;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// A participant, by whole name or number.
    Participant,
    /// The participant's number.
    Number,
    /// First name.
    FirstName,
    /// *Tussenvoegsel*.
    Prefix,
    /// Surname without prefix.
    Surname,
    /// A date.
    Date,
    /// A status word.
    Status,
    /// Hours worked.
    Hours,
    /// From what time.
    From,
    /// Until what time.
    To,
    /// How long the break was.
    Break,
    /// Several stretches in one cell.
    Times,
    /// A remark.
    Remark,
    /// Why.
    Reason,
    /// The date a trajectory begins.
    Start,
    /// The date it ended.
    End,
    /// A method, by id or name.
    Method,
    /// A team.
    Team,
    /// A day of the week.
    Weekday,
    /// Morning, afternoon, evening.
    HalfDay,
    /// The date from which a schedule counts.
    ValidFrom,
    /// A klus.
    Klus,
    /// Where it is.
    Place,
    /// Its work type.
    WorkType,
    /// Whether it is outside.
    Outside,
    /// Its minimum of people.
    Min,
    /// Its maximum of people.
    Max,
    /// The certificate that it requires.
    Certificate,
    /// How it repeats.
    Repeat,
    /// Topics of an observation.
    Topic,
    /// Strength or point of attention.
    Tone,
    /// The text of an observation.
    Note,
    /// Who wrote it.
    Author,
    /// Hours made before.
    Balance,
    /// The status of the expected time that was not worked.
    Rest,
    /// Whether somebody was there outside the schedule.
    Extra,
    /// Whether somebody joins in without trajectory or counted hours.
    Guest,
    /// When something was written down.
    Written,
    /// The goal that an observation says something about.
    Goal,
    /// A phase that somebody decided on. Not *fase*: in other programs that is the one somebody is in.
    Phase,
    /// When somebody was expected: the times of a schedule.
    Planned,
}

impl Column {
    /// The column that a header names; case, accents, spaces and punctuation are forgiven, several words that all
    /// name it too (*naam deelnemer*), how to write in it (*datum dd-mm-jjjj*), and a unit (*pauze in minuten*).
    #[must_use]
    pub fn named(header: &str) -> Option<Self> {
        if header.len() > 200 {
            return None;
        }
        let named = Self::of_key(&key(header)).or_else(|| {
            let words = header.split(|c: char| !c.is_alphanumeric());
            let mut columns = words
                .map(key)
                .filter(|word| !word.is_empty() && !is_pattern(word))
                .map(|word| Self::of_key(&word));
            let first = columns.next()??;
            columns.all(|column| column == Some(first)).then_some(first)
        });
        named.or_else(|| Self::in_unit(header))
    }

    /// A length with the unit it is read in: `pauze (min)`, `uren (decimaal)`, `tijd (uur)`.
    fn in_unit(header: &str) -> Option<Self> {
        let words = header.split(|c: char| !c.is_alphanumeric()).map(key);
        let mut words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        let unit = words.pop()?;
        if words.last().is_some_and(|word| word == "in") {
            words.pop();
        }
        let length = words.concat();
        let column = match length.as_str() {
            "tijd" | "time" | "zeit" | "arbeitszeit" | "werktijd" => Self::Hours,
            length => Self::of_key(length)?,
        };
        let is_read = match unit.as_str() {
            "min" | "mins" | "minuut" | "minuten" | "minutes" => matches!(column, Self::Hours | Self::Break),
            "u" | "uur" | "uren" | "h" | "hours" => matches!(column, Self::Hours | Self::Break),
            "decimaal" | "decimal" => column == Self::Hours,
            _ => false,
        };
        is_read.then_some(column)
    }

    /// Whether a bare number under this header of a break is hours: `pauze (uren)`.
    fn is_in_hours(header: &str) -> bool {
        let last = header
            .rsplit(|c: char| !c.is_alphanumeric())
            .map(key)
            .find(|word| !word.is_empty());
        matches!(last.as_deref(), Some("u" | "uur" | "uren" | "h" | "hours"))
    }

    /// Whether a bare number under this header of hours is minutes: `minuten`, `duur (min)`.
    fn is_in_minutes(header: &str) -> bool {
        let mut words = header.split(|c: char| !c.is_alphanumeric()).map(key);
        words.any(|word| {
            matches!(
                word.as_str(),
                "min" | "mins" | "minuut" | "minuten" | "minutes" | "aantalminuten" | "gewerkteminuten"
            )
        })
    }

    /// Whether a header of a balance may as well be of one that another program keeps: a bare *saldo*.
    fn is_any_balance(header: &str) -> bool {
        matches!(key(header).as_str(), "saldo" | "balance")
    }

    fn of_key(key: &str) -> Option<Self> {
        WORDS
            .iter()
            .find(|(_, words)| words.split(' ').any(|word| word == key))
            .map(|(column, _)| *column)
    }

    /// The word it is written with in Dutch files: the key of the first it is known by.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS
            .iter()
            .find(|(column, _)| *column == self)
            .and_then(|(_, words)| words.split(' ').next())
            .unwrap_or_default()
    }

    /// How many cells of a row name a column: what [`super::table::Table::read`] asks for.
    #[must_use]
    pub fn count(cells: &[Cow<'_, str>]) -> usize {
        cells.iter().filter(|cell| Self::named(cell).is_some()).count()
    }
}

/// Whether a word shows how to write a date or a time: `dd`, `mm`, `jjjj`, `uu`.
fn is_pattern(word: &str) -> bool {
    matches!(
        word,
        "dd" | "mm" | "jj" | "yy" | "jjjj" | "yyyy" | "uu" | "hh" | "ss"
    )
}

/// Two headers of one meaning: the first is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Twice {
    /// The place of the first header.
    pub first: usize,
    /// The place of the second.
    pub second: usize,
}

/// Where each column of a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// By [`Column`], in the order they are listed there.
    at: [Option<usize>; WORDS.len()],
    unknown: Vec<String>,
    twice: Vec<Twice>,
    break_in_hours: bool,
    hours_in_minutes: bool,
    /// From when to when more stretches of a day were, in columns of their own.
    more: Vec<(usize, usize)>,
    /// Until when, where each row is about a range of dates.
    until: Option<usize>,
}

impl Columns {
    /// The columns of a header.
    #[must_use]
    pub fn of(header: &[String]) -> Self {
        let mut columns = Self {
            at: [None; WORDS.len()],
            unknown: Vec::new(),
            twice: Vec::new(),
            break_in_hours: false,
            hours_in_minutes: false,
            more: Vec::new(),
            until: None,
        };
        for (second, text) in header.iter().enumerate().filter(|(_, h)| !h.trim().is_empty()) {
            let Some(column) = Column::named(text) else {
                columns.unknown.push(text.trim().to_owned());
                continue;
            };
            match columns.at[column as usize] {
                Some(first) => columns.twice.push(Twice { first, second }),
                None => columns.at[column as usize] = Some(second),
            }
        }
        let head = |column| columns.index(column).and_then(|at| header.get(at));
        let break_in_hours = head(Column::Break).is_some_and(|head| Column::is_in_hours(head));
        let is_any = head(Column::Balance).is_some_and(|head| Column::is_any_balance(head));
        let hours_in_minutes = head(Column::Hours).is_some_and(|head| Column::is_in_minutes(head));
        columns.break_in_hours = break_in_hours;
        columns.hours_in_minutes = hours_in_minutes;
        if is_any && !columns.is_of_balances() {
            columns.at[Column::Balance as usize] = None;
        }
        columns
    }

    /// Says what stands in a place; what was thought to stand elsewhere is not read.
    pub fn put(&mut self, column: Column, place: usize) {
        self.forget(place);
        self.at[column as usize] = Some(place);
    }

    /// Says that a place is not read.
    pub fn forget(&mut self, place: usize) {
        for at in self.at.iter_mut().filter(|at| **at == Some(place)) {
            *at = None;
        }
        self.twice.retain(|two| two.first != place && two.second != place);
    }

    /// Says that a place that is read holds this too: the date before a time.
    pub fn put_too(&mut self, column: Column, place: usize) {
        self.at[column as usize] = Some(place);
    }

    /// Says where all stretches of a day stand, two places each.
    pub fn put_stretches(&mut self, all: &[(usize, usize)]) {
        let Some(((from, to), more)) = all.split_first() else {
            return;
        };
        for (from, to) in all {
            self.forget(*from);
            self.forget(*to);
        }
        self.at[Column::From as usize] = Some(*from);
        self.at[Column::To as usize] = Some(*to);
        self.more = more.to_vec();
    }

    /// Where the stretches after the first stand.
    #[must_use]
    pub fn more_stretches(&self) -> &[(usize, usize)] {
        &self.more
    }

    /// Says that each row is about all dates from one to another.
    pub fn put_range(&mut self, from: usize, until: usize) {
        self.put(Column::Date, from);
        self.forget(until);
        self.until = Some(until);
    }

    /// Where the last date of a range stands.
    #[must_use]
    pub const fn until(&self) -> Option<usize> {
        self.until
    }

    /// Whether a place is read.
    #[must_use]
    pub fn reads(&self, place: usize) -> bool {
        self.at.contains(&Some(place))
            || self.until == Some(place)
            || self.more.iter().any(|(a, b)| [*a, *b].contains(&place))
    }

    /// Whether hours without a unit are minutes.
    #[must_use]
    pub const fn hours_in_minutes(&self) -> bool {
        self.hours_in_minutes
    }

    /// Whether the file has nothing but a date that a balance can go with.
    fn is_of_balances(&self) -> bool {
        self.has(Column::Date) && !self.has(Column::Note) && self.of_a_day().is_none()
    }

    /// Headers that mean the same as one before them.
    #[must_use]
    pub fn twice(&self) -> &[Twice] {
        &self.twice
    }

    /// Whether a break without a unit is in hours.
    #[must_use]
    pub const fn break_in_hours(&self) -> bool {
        self.break_in_hours
    }

    /// Whether the file has this column.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        self.index(column).is_some()
    }

    /// Its place in a row, counted from 0.
    #[must_use]
    pub const fn index(&self, column: Column) -> Option<usize> {
        self.at[column as usize]
    }

    /// Headers that say nothing to us, as they stand (not cleaned).
    #[must_use]
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// What a row has in this column, trimmed and with an export's apostrophe taken off; `None` when the column
    /// is not there, the row ends before it, or the cell is blank.
    #[must_use]
    pub fn cell<'a>(&self, row: &'a Row<'_>, column: Column) -> Option<&'a str> {
        let cell: &str = row.cells.get(self.index(column)?)?;
        match cell.as_bytes() {
            [] => return None,
            // Most cells need no trimming, and a file has millions of them.
            [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => {
                return Some(cell);
            }
            _ => {}
        }
        Some(super::cells::restore(cell.trim_matches(' '))).filter(|c| !c.trim().is_empty())
    }

    /// Whether the file names people: by name, number or parts of the name.
    #[must_use]
    pub fn has_person(&self) -> bool {
        [
            Column::Participant,
            Column::Number,
            Column::FirstName,
            Column::Surname,
        ]
        .iter()
        .any(|c| self.has(*c))
    }

    /// What the file holds, told by its columns; `None` when they do not say.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        let has = |column: Column| self.has(column);
        match self.has_person() {
            false if has(Column::Klus) && self.of_a_day().is_none() => Some(Kind::Klussen),
            false => None,
            true if has(Column::Balance) && self.of_a_day().is_none() => Some(Kind::Balances),
            true if has(Column::Note) && self.of_a_day().is_none() => Some(Kind::Observations),
            true if has(Column::Date) => Some(Kind::Attendance),
            true if has(Column::Weekday) && !has(Column::Status) => Some(Kind::Schedules),
            true if self.of_a_day().is_some() => None,
            true => self.lists_people().then_some(Kind::Participants),
        }
    }

    /// Whether something says that this is a list of people, beside that it names them.
    fn lists_people(&self) -> bool {
        use Column as C;
        let all = |columns: &[Column]| columns.iter().all(|column| self.has(*column));
        [C::Start, C::Team, C::Certificate, C::Guest, C::Method]
            .iter()
            .any(|column| self.has(*column))
            || all(&[C::Number, C::Participant])
            || all(&[C::Number, C::Surname])
            || all(&[C::FirstName, C::Surname])
    }

    /// The first column that says how somebody's day was.
    #[must_use]
    pub fn of_a_day(&self) -> Option<Column> {
        let all = [
            Column::Status,
            Column::Hours,
            Column::From,
            Column::To,
            Column::Times,
            Column::Planned,
            Column::Rest,
            Column::Break,
        ];
        all.into_iter().find(|column| self.has(*column))
    }

    /// The places of columns that a file of this kind is not read from, known or not; `across` is a schedule with
    /// a column per day.
    #[must_use]
    pub fn unread(&self, kind: Kind, across: bool, width: usize) -> Vec<usize> {
        let is_read = |column: Column| match column {
            Column::End if kind != Kind::Klussen => self.has(Column::Start),
            Column::Method if kind == Kind::Participants => self.has(Column::Start),
            Column::Date | Column::ValidFrom => true,
            _ => !across || PERSON.contains(&column),
        };
        let own = kind.columns();
        let read = WORDS.iter().map(|(column, _)| *column).filter(|column| {
            let of_kind = own.contains(column) || (kind != Kind::Klussen && PERSON.contains(column));
            of_kind && is_read(*column)
        });
        let read: Vec<usize> = read.filter_map(|column| self.index(column)).collect();
        let of_more = |at: &usize| self.more.iter().any(|(from, to)| from == at || to == at);
        (0..width)
            .filter(|at| self.until != Some(*at))
            .filter(|at| !(read.contains(at) || kind == Kind::Attendance && of_more(at)))
            .collect()
    }
}

#[cfg(test)]
mod tests;
