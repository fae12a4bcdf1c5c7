//! The tables of a data file, each value with the place where it stands.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Expected, Label, MAX_ID, MAX_LIST, MAX_TEXT, Mistake, Source};

/// A table of a data file, with the keys it may have already checked.
pub(crate) struct Section<'a> {
    source: &'a Source<'a>,
    table: &'a DeTable<'a>,
    path: String,
    at: usize,
}

/// A value with the place where it stands.
struct Place<'a> {
    source: &'a Source<'a>,
    value: &'a Spanned<DeValue<'a>>,
    path: String,
}

impl<'a> Section<'a> {
    /// The whole file, which may have only these keys.
    pub(crate) fn root(
        source: &'a Source<'a>,
        table: &'a Spanned<DeTable<'a>>,
        known: &'static [&'static str],
    ) -> Result<Self, Mistake> {
        Self {
            source,
            table: table.get_ref(),
            path: String::new(),
            at: 0,
        }
        .checked(known)
    }

    fn checked(self, known: &'static [&'static str]) -> Result<Self, Mistake> {
        let stray = self
            .table
            .iter()
            .filter(|(key, _)| !known.contains(&key.get_ref().as_ref()));
        match stray.min_by_key(|(key, _)| key.span().start) {
            None => Ok(self),
            Some((key, _)) => {
                let (at, found) = (key.span().start, self.source.short(key.get_ref()));
                Err(self
                    .source
                    .mistake(at, self.path, Some(found), Expected::Key(known)))
            }
        }
    }

    fn path_of(&self, key: &str) -> String {
        let dot = if self.path.is_empty() { "" } else { "." };
        format!("{}{dot}{key}", self.path)
    }

    fn place(&self, key: &str) -> Option<Place<'a>> {
        let value = self.table.get(key)?;
        Some(Place {
            source: self.source,
            value,
            path: self.path_of(key),
        })
    }

    fn must(&self, key: &str) -> Result<Place<'a>, Mistake> {
        self.place(key).ok_or_else(|| {
            self.source
                .mistake(self.at, self.path_of(key), None, Expected::Present)
        })
    }

    /// Whether the key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A mistake at this key, or at the table where the key is not there.
    pub(crate) fn wrong(&self, key: &str, expected: Expected) -> Mistake {
        match self.place(key) {
            Some(place) => place.wrong(expected),
            None => self.source.mistake(self.at, self.path_of(key), None, expected),
        }
    }

    /// At most one of these keys may be there.
    pub(crate) fn only_one(&self, keys: &'static [&'static str]) -> Result<(), Mistake> {
        match keys.iter().filter(|k| self.has(k)).nth(1) {
            None => Ok(()),
            Some(second) => Err(self.wrong(second, Expected::OnlyOne(keys))),
        }
    }

    /// An id that must be there.
    pub(crate) fn id(&self, key: &str) -> Result<String, Mistake> {
        self.must(key)?.id()
    }

    /// An id that may be there.
    pub(crate) fn id_if(&self, key: &str) -> Result<Option<String>, Mistake> {
        self.place(key).map(|p| p.id()).transpose()
    }

    /// A list of ids, empty when the key is not there.
    pub(crate) fn ids(&self, key: &str) -> Result<Vec<String>, Mistake> {
        self.each(key)?.iter().map(Place::id).collect()
    }

    /// A label that must be there.
    pub(crate) fn label(&self, key: &str) -> Result<Label, Mistake> {
        self.must(key)?.label()
    }

    /// A label that may be there.
    pub(crate) fn label_if(&self, key: &str) -> Result<Option<Label>, Mistake> {
        self.place(key).map(|p| p.label()).transpose()
    }

    /// A list of labels, empty when the key is not there.
    pub(crate) fn labels(&self, key: &str) -> Result<Vec<Label>, Mistake> {
        self.each(key)?.iter().map(Place::label).collect()
    }

    /// A list of texts, empty when the key is not there.
    pub(crate) fn texts(&self, key: &str) -> Result<Vec<String>, Mistake> {
        self.each(key)?.iter().map(Place::text).collect()
    }

    /// A whole number that may be there.
    pub(crate) fn whole_if(&self, key: &str, min: u32, max: u32) -> Result<Option<u32>, Mistake> {
        self.place(key).map(|p| p.whole(min, max)).transpose()
    }

    /// A whole number that must be there.
    pub(crate) fn whole(&self, key: &str, min: u32, max: u32) -> Result<u32, Mistake> {
        self.must(key)?.whole(min, max)
    }

    /// A number, or a table `{ min, max }`, that may be there.
    pub(crate) fn range_if(&self, key: &str, max: u32) -> Result<Option<(u32, u32)>, Mistake> {
        let Some(place) = self.place(key) else {
            return Ok(None);
        };
        if !place.value.get_ref().is_table() {
            return place.whole(1, max).map(|n| Some((n, n)));
        }
        let range = place.section(&["min", "max"])?;
        let (low, high) = (range.whole("min", 1, max)?, range.whole("max", 1, max)?);
        if low > high {
            return Err(range.wrong("min", Expected::LowBeforeHigh));
        }
        Ok(Some((low, high)))
    }

    /// True or false; false when the key is not there.
    pub(crate) fn yes(&self, key: &str) -> Result<bool, Mistake> {
        let Some(place) = self.place(key) else {
            return Ok(false);
        };
        place
            .value
            .get_ref()
            .as_bool()
            .ok_or_else(|| place.wrong(Expected::YesNo))
    }

    /// One of a closed set of words, which may be there; its index in `words`.
    pub(crate) fn word_if(
        &self,
        key: &str,
        words: &'static [&'static str],
    ) -> Result<Option<usize>, Mistake> {
        self.place(key).map(|p| p.word(words)).transpose()
    }

    /// One of a closed set of words, which must be there; its index in `words`.
    pub(crate) fn word(&self, key: &str, words: &'static [&'static str]) -> Result<usize, Mistake> {
        self.must(key)?.word(words)
    }

    /// A list of words of a closed set, empty when the key is not there; their indexes in `words`.
    pub(crate) fn words(&self, key: &str, words: &'static [&'static str]) -> Result<Vec<usize>, Mistake> {
        self.each(key)?.iter().map(|p| p.word(words)).collect()
    }

    /// A table that may be there, with only these keys.
    pub(crate) fn section_if(
        &self,
        key: &str,
        known: &'static [&'static str],
    ) -> Result<Option<Self>, Mistake> {
        self.place(key).map(|p| p.section(known)).transpose()
    }

    /// A table that must be there, with only these keys.
    pub(crate) fn section(&self, key: &str, known: &'static [&'static str]) -> Result<Self, Mistake> {
        self.must(key)?.section(known)
    }

    /// Every entry of `[[key]]`, each with only these keys and an `id` of its own.
    pub(crate) fn entries(&self, key: &str, known: &'static [&'static str]) -> Result<Vec<Self>, Mistake> {
        let all: Vec<Self> = self
            .each(key)?
            .iter()
            .map(|p| p.section(known))
            .collect::<Result<_, _>>()?;
        let mut seen = HashSet::new();
        for entry in &all {
            if !seen.insert(entry.id("id")?) {
                return Err(entry.wrong("id", Expected::Unique));
            }
        }
        Ok(all)
    }

    fn each(&self, key: &str) -> Result<Vec<Place<'a>>, Mistake> {
        let Some(place) = self.place(key) else {
            return Ok(Vec::new());
        };
        let list = place
            .value
            .get_ref()
            .as_array()
            .filter(|list| list.len() <= MAX_LIST);
        let list = list.ok_or_else(|| place.wrong(Expected::List(MAX_LIST)))?;
        let at = |i: usize| format!("{}[{}]", place.path, i + 1);
        let each = list.iter().enumerate();
        Ok(each
            .map(|(i, value)| Place {
                source: self.source,
                value,
                path: at(i),
            })
            .collect())
    }
}

impl<'a> Place<'a> {
    fn wrong(&self, expected: Expected) -> Mistake {
        let span = self.value.span();
        let found = match self.value.get_ref() {
            DeValue::String(text) => format!("\"{}\"", self.source.short(text)),
            DeValue::Table(_) => "a table".to_owned(),
            DeValue::Array(list) => format!("a list of {}", list.len()),
            _ => self
                .source
                .short(self.source.text.get(span.clone()).unwrap_or_default()),
        };
        self.source
            .mistake(span.start, self.path.clone(), Some(found), expected)
    }

    fn text(&self) -> Result<String, Mistake> {
        let raw = self.value.get_ref().as_str().filter(|t| t.len() <= MAX_TEXT * 4);
        let clean = raw.map(|t| (self.source.clean)(t).trim().to_owned());
        clean
            .filter(|t| (1..=MAX_TEXT).contains(&t.chars().count()))
            .ok_or_else(|| self.wrong(Expected::Text(MAX_TEXT)))
    }

    fn id(&self) -> Result<String, Mistake> {
        let slug = |t: &&str| {
            (1..=MAX_ID).contains(&t.len())
                && t.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        };
        let id = self.value.get_ref().as_str().filter(slug);
        id.map(str::to_owned).ok_or_else(|| self.wrong(Expected::Id))
    }

    fn label(&self) -> Result<Label, Mistake> {
        match self.value.get_ref() {
            DeValue::String(_) => self.text().map(|nl| Label { en: nl.clone(), nl }),
            DeValue::Table(_) => {
                let both = self.section(&["nl", "en"])?;
                let nl = both.must("nl")?.text()?;
                let en = both.place("en").map_or_else(|| Ok(nl.clone()), |p| p.text())?;
                Ok(Label { nl, en })
            }
            _ => Err(self.wrong(Expected::Label)),
        }
    }

    fn whole(&self, min: u32, max: u32) -> Result<u32, Mistake> {
        let number = self.value.get_ref().as_integer();
        let number = number.and_then(|i| u32::from_str_radix(i.as_str(), i.radix()).ok());
        number
            .filter(|n| (min..=max).contains(n))
            .ok_or_else(|| self.wrong(Expected::Whole(min, max)))
    }

    fn word(&self, words: &'static [&'static str]) -> Result<usize, Mistake> {
        let word = self.value.get_ref().as_str();
        let index = words.iter().position(|w| Some(*w) == word);
        index.ok_or_else(|| self.wrong(Expected::OneOf(words)))
    }

    fn section(&self, known: &'static [&'static str]) -> Result<Section<'a>, Mistake> {
        let table = self
            .value
            .get_ref()
            .as_table()
            .ok_or_else(|| self.wrong(Expected::Table))?;
        let at = self.value.span().start;
        Section {
            source: self.source,
            table,
            path: self.path.clone(),
            at,
        }
        .checked(known)
    }
}
