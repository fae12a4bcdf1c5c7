//! What every subcommand needs: the language, the store, the business date, and who is meant.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use etcetera::BaseStrategy;

use super::out::aside;
use super::{Global, own};
use crate::app::clock::Clock;
use crate::app::query::find::{Found, Names, own_mark, row_mark, row_said};
use crate::app::{App, OpenError, Opening, Refusal, StartUp, Trouble, waited};
use crate::domain::dates::{DateError, Looking, date_said};
use crate::domain::ids::ParticipantId;
use crate::domain::lang::Lang;
use crate::domain::method::{self, Method, method_named};
use crate::journal::lock::Holding;
use crate::log::{self, Fact};
use crate::store::StoreError;
use crate::text::clean::clean;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;

/// Why a command did not do what was asked; its kind is the exit code.
pub(super) enum Failure {
    /// A rule says no, in as many sentences as there are reasons.
    Refused(Vec<Sentence>),
    /// What was typed cannot be understood.
    Usage(Sentence),
    /// The store cannot be used.
    Store(Sentence),
    /// Something in the store cannot be read, and the journal may have it still.
    Unread(Sentence),
    /// A check found something; what, is printed. The code is of [`crate::app::check::Code`].
    Found(u8),
    /// What was to be printed could not be.
    Output(std::io::Error),
}

impl Failure {
    pub(super) fn refused(sentence: Sentence) -> Self {
        Self::Refused(vec![sentence])
    }
}

impl Failure {
    /// What is said of it.
    pub(super) fn sentences(self) -> Vec<Sentence> {
        match self {
            Self::Refused(sentences) => sentences,
            Self::Usage(sentence) | Self::Store(sentence) | Self::Unread(sentence) => vec![sentence],
            Self::Found(_) => Vec::new(),
            Self::Output(error) => {
                let why = clean(&error.to_string());
                vec![Sentence::new("cli-no-output").text("why", why)]
            }
        }
    }

    /// The exit code.
    pub(super) const fn code(&self) -> u8 {
        match self {
            Self::Refused(_) => 1,
            Self::Usage(_) => 2,
            Self::Store(_) | Self::Unread(_) | Self::Output(_) => 3,
            Self::Found(code) => *code,
        }
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        let sentence = trouble.sentence();
        match trouble {
            Trouble::Refused(Refusal::ChangedSince { what, .. }) => Self::Refused(vec![sentence, what]),
            Trouble::Refused(Refusal::NeedsReason { .. }) => {
                Self::Refused(vec![sentence, Sentence::new("cli-add-reason")])
            }
            Trouble::Refused(Refusal::ReadOnly | Refusal::OnlyReading(_)) | Trouble::Journal(_) => {
                Self::Store(sentence)
            }
            Trouble::Store(_) => Self::Unread(sentence),
            Trouble::Refused(_) => Self::Refused(vec![sentence]),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Trouble::from(error).into()
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::Store(error.sentence())
    }
}

/// The language asked for, also where the rest of the arguments cannot be read; else the locale's.
pub(super) fn language(args: &[OsString], var: impl Fn(&str) -> Option<String>) -> Lang {
    let mut asked = None;
    for (i, arg) in args
        .iter()
        .enumerate()
        .filter_map(|(i, a)| Some((i, a.to_str()?)))
    {
        if let Some(code) = arg.strip_prefix("--lang=") {
            asked = Lang::from_code(code);
        } else if arg == "--lang" {
            asked = args.get(i + 1).and_then(|a| Lang::from_code(a.to_str()?));
        }
    }
    let locale = || {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(var);
        let locale = set.into_iter().find(|value| !value.is_empty())?;
        Lang::from_code(&locale)
    };
    asked.or_else(locale).unwrap_or_default()
}

/// What holds for the whole command.
pub(super) struct Context {
    pub(super) texts: Texts,
    pub(super) clock: Arc<dyn Clock>,
    /// Whether what can wait may be done by a process of its own.
    pub(super) background: bool,
    pub(super) store: PathBuf,
    /// The business date that was asked for.
    pub(super) on: Option<NaiveDate>,
    pub(super) theme: Option<String>,
}

/// Where the store is, and the business date, if one was asked for.
pub(super) fn settings(global: &Global, clock: &dyn Clock) -> Result<(PathBuf, Option<NaiveDate>), Failure> {
    let named = std::env::var_os("WERKVLOER_STORE").filter(|folder| !folder.is_empty());
    let home = || {
        let folders = etcetera::choose_base_strategy().ok()?;
        Some(folders.data_dir().join("werkvloer"))
    };
    let given = global.store.clone().or_else(|| named.map(PathBuf::from));
    let store = given.or_else(home);
    let store = store.ok_or_else(|| Failure::Store(Sentence::new("cli-no-home")))?;
    // What stands beside a store is named after it, also where that is said as `.`.
    let store = std::path::absolute(&store).unwrap_or(store);
    let today = clock.local().date();
    let on = global.on.as_deref().map(|text| date(text, today)).transpose()?;
    Ok((store, on))
}

impl Context {
    pub(super) fn say(&self, sentence: &Sentence) -> String {
        self.texts.say(sentence)
    }

    pub(super) fn lang(&self) -> Lang {
        self.texts.lang()
    }

    fn clock(&self) -> Box<dyn Clock> {
        Box::new(Arc::clone(&self.clock))
    }

    /// The business date, also where there is no store yet.
    pub(super) fn today(&self) -> NaiveDate {
        self.on.unwrap_or_else(|| self.clock.local().date())
    }

    /// Opens the store as it is.
    pub(super) fn open(&self) -> Result<App, Failure> {
        self.open_or_peek(Holding::Command, |_| false)
    }

    /// Opens the store to read: where somebody else has it, or nothing may be written there, what was saved
    /// up to now is read without touching anything.
    pub(super) fn open_to_read(&self) -> Result<App, Failure> {
        self.open_or_peek(Holding::Command, OpenError::lets_read)
    }

    /// Opens the store for the screen: where nothing may be written, only to read. Beside somebody else it is not
    /// opened, for what is on a screen should be what is so.
    pub(super) fn open_to_show(&self) -> Result<App, Failure> {
        self.open_or_peek(Holding::Screen, OpenError::forbids_writing)
    }

    fn open_or_peek(&self, holding: Holding, may_peek: impl Fn(&OpenError) -> bool) -> Result<App, Failure> {
        let opened = waited(|| {
            Ok(match App::open_as(holding, &self.store, self.clock()) {
                Err(error) if may_peek(&error) => Err(error),
                opened => Ok(opened?),
            })
        });
        let mut app = match opened? {
            Err(error) => App::peek(&self.store, self.clock(), error.sentence())?,
            Ok(app) => app,
        };
        crate::backup::sweep(&self.store);
        let (opening, entries) = (app.opening(), app.journal().head().position);
        if *opening != Opening::default() {
            log::write(Fact::opened(opening, entries));
        }
        // The screen says it itself.
        if holding == Holding::Command {
            for sentence in opening.sentences() {
                aside(&self.say(&sentence));
            }
        }
        app.set_on(self.on);
        Ok(app)
    }

    /// Opens the store; where there is none yet, makes one, so that scripts need nothing before.
    pub(super) fn open_or_create(&self, method: Option<&str>) -> Result<App, Failure> {
        if App::exists(&self.store)? {
            return self.open();
        }
        let mut app = App::create(&self.store, self.clock(), &self.beginning(method)?)?;
        app.set_on(self.on);
        Ok(app)
    }

    /// How a store begins that nobody was asked about: in this method where it is there, or else the first.
    ///
    /// # Errors
    /// A method file of its own that cannot be used.
    pub(super) fn beginning(&self, method: Option<&str>) -> Result<StartUp, Failure> {
        let own_methods = own::methods(&self.texts).map_err(Failure::refused)?;
        let known = method::beginning(&own_methods);
        let parsed = known.iter().map(|(id, text)| Method::parse(id, text, clean));
        let parsed: Vec<Method> = parsed.filter_map(Result::ok).collect();
        let meant = method.and_then(|text| method_named(&parsed, text));
        let meant = meant.or_else(|| known.first().map(|(id, _)| id.as_str()));
        Ok(StartUp {
            location: self.texts.get("app-name"),
            method: meant.unwrap_or_default().to_owned(),
            supervisor: String::new(),
            since: NaiveDate::from_ymd_opt(1990, 1, 1).unwrap_or(NaiveDate::MIN),
            own_methods,
        })
    }
}

/// A date as people say it, seen from another one: looking back, at a day to see or to put right.
pub(super) fn date(text: &str, on: NaiveDate) -> Result<NaiveDate, Failure> {
    looking(text, on, Looking::Back)
}

/// The same of what is to come.
pub(super) fn coming(text: &str, on: NaiveDate) -> Result<NaiveDate, Failure> {
    looking(text, on, Looking::Ahead)
}

fn looking(text: &str, on: NaiveDate, looking: Looking) -> Result<NaiveDate, Failure> {
    date_said(text, on, looking).map_err(|error| {
        let say = match error {
            DateError::Empty | DateError::NotUnderstood => Sentence::new("cli-date-unknown"),
            DateError::DoesNotExist => Sentence::new("cli-date-not-there"),
            DateError::YearOutOfRange => Sentence::new("cli-date-far"),
            DateError::OtherWeekday => Sentence::new("cli-date-weekday"),
        };
        Failure::Usage(say.text("given", clean(text)))
    })
}

/// The one person meant where something is changed.
pub(super) fn to_change(names: &Names<'_>, text: &str) -> Result<ParticipantId, Failure> {
    one(names, text, &names.to_change(text))
}

/// The one person meant where something is read.
pub(super) fn to_read(names: &Names<'_>, text: &str) -> Result<ParticipantId, Failure> {
    one(names, text, &names.to_read(text))
}

/// Who may be meant on the business date, by the numbers of its rows as well.
pub(super) fn names(app: &App) -> Result<Names<'_>, Failure> {
    let date = app.today();
    let rows = app.numbered_rows(date)?;
    Ok(Names::new(app.directory(), date).with_rows(&rows))
}

fn one(names: &Names<'_>, text: &str, found: &Found<ParticipantId>) -> Result<ParticipantId, Failure> {
    let list = |people: &[ParticipantId]| {
        let shown: Vec<String> = people.iter().map(|p| names.shown(*p)).collect();
        shown.join(", ")
    };
    let sentence = match found {
        Found::One(person) => return Ok(*person),
        Found::Several(people) => match names.twofold(text) {
            Some(both) => Sentence::new("cli-number-twofold")
                .text("row", names.shown(both.row))
                .text("own", names.shown(both.own))
                .text("r", row_mark(both.number))
                .text("nr", own_mark(&both.number.to_string())),
            None => Sentence::new("cli-name-several").text("candidates", list(people)),
        },
        Found::None(_) if row_said(text).is_some() => Sentence::new("cli-row-unknown"),
        Found::None(near) if near.is_empty() => Sentence::new("cli-name-unknown"),
        Found::None(near) => Sentence::new("cli-name-near").text("candidates", list(near)),
    };
    Err(Failure::refused(sentence.text("given", clean(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(args: &[&str], locale: &[(&str, &str)]) -> Lang {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        let locale = locale.to_vec();
        language(&args, |name| {
            let found = locale.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_language_is_asked_for_or_else_the_locales_or_else_dutch() {
        assert_eq!(
            spoken(&["w", "day", "--lang", "en"], &[("LANG", "nl_NL")]),
            Lang::En
        );
        assert_eq!(spoken(&["w", "--lang=nl"], &[("LANG", "en_GB.UTF-8")]), Lang::Nl);
        assert_eq!(spoken(&["w"], &[("LANG", "en_GB.UTF-8")]), Lang::En);
        assert_eq!(
            spoken(&["w"], &[("LC_ALL", "nl_BE"), ("LANG", "en_GB")]),
            Lang::Nl
        );
        assert_eq!(spoken(&["w"], &[("LC_ALL", ""), ("LANG", "C")]), Lang::Nl);
    }
}
