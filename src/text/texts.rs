//! The words of the program in one language, and an organisation's own words over them.

use super::clean::has_hostile;
use super::sentence::{Arg, Sentence};
use crate::domain::calendar::Holiday;
use crate::domain::dates;
use crate::domain::lang::Lang;
use chrono::Datelike;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The Dutch texts, one file per area.
pub const NL: &[(&str, &str)] = &[
    ("common", include_str!("../../data/texts/nl/common.ftl")),
    ("keys", include_str!("../../data/texts/nl/keys.ftl")),
    ("today", include_str!("../../data/texts/nl/today.ftl")),
    ("klussen", include_str!("../../data/texts/nl/klussen.ftl")),
    ("hours", include_str!("../../data/texts/nl/hours.ftl")),
    (
        "participants",
        include_str!("../../data/texts/nl/participants.ftl"),
    ),
    ("signals", include_str!("../../data/texts/nl/signals.ftl")),
    ("forms", include_str!("../../data/texts/nl/forms.ftl")),
    ("errors", include_str!("../../data/texts/nl/errors.ftl")),
    ("cli", include_str!("../../data/texts/nl/cli.ftl")),
    ("check", include_str!("../../data/texts/nl/check.ftl")),
    ("files", include_str!("../../data/texts/nl/files.ftl")),
    ("backup", include_str!("../../data/texts/nl/backup.ftl")),
    ("doctor", include_str!("../../data/texts/nl/doctor.ftl")),
];

/// The English texts, the same files.
pub const EN: &[(&str, &str)] = &[
    ("common", include_str!("../../data/texts/en/common.ftl")),
    ("keys", include_str!("../../data/texts/en/keys.ftl")),
    ("today", include_str!("../../data/texts/en/today.ftl")),
    ("klussen", include_str!("../../data/texts/en/klussen.ftl")),
    ("hours", include_str!("../../data/texts/en/hours.ftl")),
    (
        "participants",
        include_str!("../../data/texts/en/participants.ftl"),
    ),
    ("signals", include_str!("../../data/texts/en/signals.ftl")),
    ("forms", include_str!("../../data/texts/en/forms.ftl")),
    ("errors", include_str!("../../data/texts/en/errors.ftl")),
    ("cli", include_str!("../../data/texts/en/cli.ftl")),
    ("check", include_str!("../../data/texts/en/check.ftl")),
    ("files", include_str!("../../data/texts/en/files.ftl")),
    ("backup", include_str!("../../data/texts/en/backup.ftl")),
    ("doctor", include_str!("../../data/texts/en/doctor.ftl")),
];

/// An organisation's own texts that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct OverrideError {
    /// Line in the file, from 1.
    pub line: usize,
    /// What was found there.
    pub problem: String,
}

/// The words of the program in one language.
pub struct Texts {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts that the program ships with.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let (tag, files) = match lang {
            Lang::Nl => ("nl", NL),
            Lang::En => ("en", EN),
        };
        let locale: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks are bidi controls: they would move the columns.
        bundle.set_use_isolating(false);
        for (_, source) in files {
            bundle.add_resource_overriding(parsed(source).0);
        }
        Self { lang, bundle }
    }

    /// The same texts with an organisation's own over them.
    ///
    /// # Errors
    /// The first line that is not Fluent, or that would steer the terminal or hide what is read.
    pub fn with_override(mut self, source: &str) -> Result<Self, OverrideError> {
        let steers = |line: &str| {
            line.contains(char::is_control)
                || has_hostile(line)
                || ["\\u", "\\U"].iter().any(|e| line.contains(e))
        };
        if let Some(at) = source.lines().position(steers) {
            return Err(OverrideError {
                line: at + 1,
                problem: "a control or hidden character".to_owned(),
            });
        }
        let (resource, error) = parsed(source);
        if let Some((at, problem)) = error {
            let line = source.get(..at).unwrap_or(source).matches('\n').count() + 1;
            return Err(OverrideError { line, problem });
        }
        self.bundle.add_resource_overriding(resource);
        Ok(self)
    }

    /// The language of these texts.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A text without anything filled in; `id.attribute` gives an attribute. A missing one is its id in ⟦⟧.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// What a holiday is called.
    #[must_use]
    pub fn holiday(&self, holiday: Holiday) -> String {
        self.get(&format!("holiday-{}", holiday.id()))
    }

    /// A sentence in words.
    #[must_use]
    pub fn say(&self, sentence: &Sentence) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &sentence.args {
            args.set(*name, self.value(arg));
        }
        self.format(sentence.id, Some(&args))
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Words(label) => FluentValue::from(label.get(self.lang).to_owned()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::DateOfYear(date) => {
                FluentValue::from(format!("{} {}", dates::short(*date, self.lang), date.year()))
            }
            Arg::Date(date) => FluentValue::from(dates::short(*date, self.lang)),
            Arg::Minutes(minutes) => FluentValue::from(minutes.to_string()),
            Arg::Time(time) => FluentValue::from(time.to_string()),
        }
    }

    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        let (message, attribute) = id.split_once('.').map_or((id, None), |(m, a)| (m, Some(a)));
        let pattern = self
            .bundle
            .get_message(message)
            .and_then(|found| match attribute {
                Some(name) => found.get_attribute(name).map(|a| a.value()),
                None => found.value(),
            });
        pattern.map_or_else(
            || format!("⟦{id}⟧"),
            |pattern| {
                self.bundle
                    .format_pattern(pattern, args, &mut Vec::new())
                    .into_owned()
            },
        )
    }
}

/// The resource, and where and why a part of it was not understood.
fn parsed(source: &str) -> (FluentResource, Option<(usize, String)>) {
    match FluentResource::try_new(source.to_owned()) {
        Ok(resource) => (resource, None),
        Err((resource, errors)) => {
            let first = errors
                .into_iter()
                .next()
                .map(|e| (e.pos.start, e.kind.to_string()));
            (resource, first)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::{ClockTime, Minutes};
    use chrono::NaiveDate;

    #[test]
    fn a_sentence_is_filled_in_without_hidden_marks() {
        let texts = Texts::new(Lang::Nl)
            .with_override("test-a = { $name } kwam { $date } om { $time } en werkte { $minutes }.\n")
            .expect("readable");
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
        let sentence = Sentence {
            id: "test-a",
            args: Vec::new(),
        }
        .text("name", "Amina")
        .date("date", date)
        .time("time", ClockTime::hm(9, 25).expect("a time"))
        .minutes("minutes", Minutes(185));
        assert_eq!(
            texts.say(&sentence),
            "Amina kwam ma 23 nov om 9:25 en werkte 3:05."
        );
    }

    #[test]
    fn one_and_several_have_their_own_words() {
        let texts = Texts::new(Lang::En)
            .with_override("test-n = { $n ->\n    [one] one person\n   *[other] { $n } people\n }\n")
            .expect("readable");
        let say = |n: i64| {
            texts.say(&Sentence {
                id: "test-n",
                args: vec![("n", Arg::Number(n))],
            })
        };
        assert_eq!(
            (say(1), say(1200)),
            ("one person".to_owned(), "1200 people".to_owned())
        );
    }

    #[test]
    fn a_word_of_the_organisation_wins() {
        let texts = Texts::new(Lang::Nl)
            .with_override("tab-participants = Medewerkers\n")
            .expect("readable");
        assert_eq!(texts.get("tab-participants"), "Medewerkers");
        assert_eq!(texts.get("tab-today"), "Vandaag");
    }

    #[test]
    fn a_mistake_in_own_texts_names_its_line() {
        let error = Texts::new(Lang::Nl)
            .with_override("ok = goed\n\nmis = { $\n")
            .err()
            .expect("refused");
        assert!(error.line >= 3, "{error}");
    }

    #[test]
    fn own_texts_that_would_steer_the_terminal_are_refused() {
        for text in ["a\u{1b}[2Jb", "8\u{202e}01", "{ \"\\u001B\" }[2J", "a\tb"] {
            let source = format!("ok = goed\ntab-today = {text}\n");
            let error = Texts::new(Lang::Nl).with_override(&source).err();
            assert_eq!(error.map(|e| e.line), Some(2), "{text:?}");
        }
    }

    #[test]
    fn a_text_that_is_not_there_is_seen_on_the_screen() {
        assert_eq!(Texts::new(Lang::Nl).get("no-such-text"), "⟦no-such-text⟧");
    }

    #[test]
    fn texts_may_be_used_from_every_thread() {
        fn shared<T: Send + Sync>() {}
        shared::<Texts>();
    }
}
