//! Reading the data files an organisation may change (TOML): every mistake names its file, its line and what
//! was expected. The files are input like any other: bounded, and cleaned of what a terminal would obey.

use std::fmt;

use toml::Spanned;
use toml::de::DeTable;

mod read;

pub(crate) use read::Section;

/// The largest data file that is read, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;
/// The most entries that one list may have.
pub const MAX_LIST: usize = 200;
/// The most characters that one text may have.
pub const MAX_TEXT: usize = 200;
/// The most characters that an id may have.
pub const MAX_ID: usize = 40;

/// What makes foreign text safe to show; [`crate::text`] has the one that the program uses.
pub type Clean = fn(&str) -> String;

/// A mistake in a data file. The data only: the screen words it in its own language, [`fmt::Display`] is for
/// the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The name of the file as it was given.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The key as `phase[2].hours` (entries counted from 1); empty for the file as a whole.
    pub key: String,
    /// What stands there, cleaned and shortened; `None` when nothing does.
    pub found: Option<String>,
    /// What should have been there.
    pub expected: Expected,
}

/// What a data file should have had where a [`Mistake`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// TOML; with the parser's own words (English).
    Toml(String),
    /// A file of at most so many bytes.
    Bytes(usize),
    /// One of these keys, and no other.
    Key(&'static [&'static str]),
    /// This key must be there.
    Present,
    /// Text of 1 to so many characters.
    Text(usize),
    /// An id: 1 to 40 of `a-z`, `0-9` and `-`.
    Id,
    /// A whole number from and up to.
    Whole(u32, u32),
    /// `true` or `false`.
    YesNo,
    /// A list of at most so many entries.
    List(usize),
    /// A table of keys.
    Table,
    /// Text, or `{ nl = "…", en = "…" }`.
    Label,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Something that this file did not already have.
    Unique,
    /// The id of one of these, in the same file.
    IdOf(&'static str),
    /// At most one of these keys at a time.
    OnlyOne(&'static [&'static str]),
    /// A lowest value not above the highest.
    LowBeforeHigh,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Toml(why) => write!(f, "valid TOML ({why})"),
            Self::Bytes(max) => write!(f, "a file of at most {max} bytes"),
            Self::Key(known) => write!(f, "one of the keys {}", known.join(", ")),
            Self::Present => f.write_str("this key to be there"),
            Self::Text(max) => write!(f, "text of 1 to {max} characters"),
            Self::Id => write!(f, "an id of 1 to {MAX_ID} characters a-z, 0-9 and -"),
            Self::Whole(min, max) => write!(f, "a whole number from {min} to {max}"),
            Self::YesNo => f.write_str("true or false"),
            Self::List(max) => write!(f, "a list of at most {max}"),
            Self::Table => f.write_str("a table"),
            Self::Label => f.write_str("text, or { nl = \"…\", en = \"…\" }"),
            Self::OneOf(words) => write!(f, "one of {}", words.join(", ")),
            Self::Unique => f.write_str("something not used before in this file"),
            Self::IdOf(what) => write!(f, "the id of {what} in this file"),
            Self::OnlyOne(keys) => write!(f, "only one of {}", keys.join(", ")),
            Self::LowBeforeHigh => f.write_str("min not above max"),
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        write!(f, "expected {}", self.expected)?;
        self.found
            .as_ref()
            .map_or(Ok(()), |found| write!(f, ", found {found}"))
    }
}

impl std::error::Error for Mistake {}

/// Text for the screen in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Dutch.
    pub nl: String,
    /// English; the Dutch where the file gives no English.
    pub en: String,
}

impl Label {
    /// The words in a language.
    #[must_use]
    pub fn get(&self, lang: super::lang::Lang) -> &str {
        match lang {
            super::lang::Lang::Nl => &self.nl,
            super::lang::Lang::En => &self.en,
        }
    }
}

/// A file being read.
pub(crate) struct Source<'a> {
    file: &'a str,
    text: &'a str,
    clean: Clean,
}

impl<'a> Source<'a> {
    pub(crate) const fn new(file: &'a str, text: &'a str, clean: Clean) -> Self {
        Self { file, text, clean }
    }

    /// The file as TOML.
    pub(crate) fn parse(&self) -> Result<Spanned<DeTable<'a>>, Mistake> {
        if self.text.len() > MAX_BYTES {
            return Err(self.mistake(0, String::new(), None, Expected::Bytes(MAX_BYTES)));
        }
        DeTable::parse(self.text).map_err(|e| {
            let at = e.span().map_or(0, |s| s.start);
            let why = self.short(e.message());
            self.mistake(at, String::new(), None, Expected::Toml(why))
        })
    }

    fn mistake(&self, at: usize, key: String, found: Option<String>, expected: Expected) -> Mistake {
        let before = self.text.as_bytes().get(..at).unwrap_or(self.text.as_bytes());
        let line = before.split(|b| *b == b'\n').count();
        Mistake {
            file: (self.clean)(self.file),
            line,
            key,
            found,
            expected,
        }
    }

    fn short(&self, text: &str) -> String {
        let start: String = text.chars().take(MAX_TEXT).collect();
        let clean = (self.clean)(&start);
        if clean.chars().count() <= 60 {
            return clean;
        }
        clean.chars().take(59).chain(['…']).collect()
    }
}
