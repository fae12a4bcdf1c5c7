//! Mistakes in a data file of the organisation, in a sentence.

use crate::domain::datafile::{Expected, Mistake};
use crate::text::clean::clean;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;

/// A mistake in the file as one sentence: file, line, key, and what was expected.
#[must_use]
pub fn sentence(texts: &Texts, mistake: &Mistake) -> Sentence {
    let id = match (mistake.key.is_empty(), &mistake.found) {
        (true, _) => "method-mistake",
        (false, None) => "method-mistake-at",
        (false, Some(_)) => "method-mistake-found",
    };
    let mut sentence = Sentence::new(id)
        .text("file", mistake.file.clone())
        .number("line", mistake.line)
        .text("expected", texts.say(&expected(&mistake.expected)));
    if !mistake.key.is_empty() {
        sentence = sentence.text("key", mistake.key.clone());
        if let Some(found) = &mistake.found {
            sentence = sentence.text("found", found.clone());
        }
    }
    sentence
}

/// What should have stood there.
fn expected(expected: &Expected) -> Sentence {
    let say = Sentence::new;
    match expected {
        Expected::Toml(why) => say("expected-toml").text("why", clean(why)),
        Expected::Bytes(max) => say("expected-bytes").number("max", *max),
        Expected::Key(known) => say("expected-key").text("known", known.join(", ")),
        Expected::Present => say("expected-present"),
        Expected::Text(max) => say("expected-text").number("max", *max),
        Expected::Id => say("expected-id"),
        Expected::Whole(min, max) => say("expected-whole").number("min", *min).number("max", *max),
        Expected::YesNo => say("expected-yes-no"),
        Expected::List(max) => say("expected-list").number("max", *max),
        Expected::Table => say("expected-table"),
        Expected::Label => say("expected-label"),
        Expected::OneOf(words) => say("expected-one-of").text("known", words.join(", ")),
        Expected::Unique => say("expected-unique"),
        Expected::IdOf(what) => say("expected-id-of").text("what", *what),
        Expected::OnlyOne(keys) => say("expected-only-one").text("known", keys.join(", ")),
        Expected::LowBeforeHigh => say("expected-low-high"),
    }
}
