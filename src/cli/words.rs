//! Words that several subcommands share: statuses, half-days, weekdays, times.

use chrono::{NaiveDate, Weekday};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::context::{Context, Failure};
use crate::app::query::day::{absence_id, late_words};
use crate::domain::attendance::{Absence, Day, Status};
use crate::domain::dates;
use crate::domain::dates::{weekday_name, weekday_short};
use crate::domain::lang::Lang;
use crate::domain::schedule::DayPlan;
use crate::domain::sheet::{DayRow, Prefill};
use crate::domain::time::{ClockTime, HalfDay, Minutes};
use crate::domain::times::{TimesError, TimesReason, TypedTimes, Worked, format_stretches, parse_times};
use crate::text::clean::clean;
use crate::text::fold::fold;
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;

/// The word for a status; none is what nobody confirmed.
pub(super) fn status(texts: &Texts, status: Option<Status>) -> String {
    match status {
        None => texts.get("status-open"),
        Some(Status::Present) => texts.get("status-present"),
        Some(Status::Absent(absence)) => self::absence(texts, absence),
    }
}

pub(super) fn absence(texts: &Texts, absence: Absence) -> String {
    texts.get(absence_id(absence))
}

/// A day in words: `te laat +25, ziek`.
pub(super) fn day(texts: &Texts, day: &Day, plan: &DayPlan) -> String {
    let late = day.late(plan);
    let mut words = match day.status() {
        Status::Present if late > Minutes::ZERO => late_words(texts, late),
        other => status(texts, Some(other)),
    };
    if let (Status::Present, Some(reason)) = (day.status(), day.reason()) {
        words = format!("{words}, {}", absence(texts, reason));
    }
    words
}

/// The status of a row; in brackets as long as nobody confirmed it.
pub(super) fn row(context: &Context, row: &DayRow) -> String {
    let texts = &context.texts;
    match (row.day(), row.prefill) {
        (Some(entered), _) => day(texts, entered, &row.plan),
        (None, Prefill::Planned(kind)) => format!("({})", absence(texts, kind)),
        (None, Prefill::SickSince(since)) => {
            format!(
                "({})",
                context.say(&Sentence::new("cli-sick-since").date("date", since))
            )
        }
        (None, Prefill::Schedule | Prefill::Unexpected) => texts.get("status-open"),
    }
}

/// What was worked, by the clock or only by its length: `9:00–12:30 13:00–16:00`.
pub(super) fn worked(day: Option<&Day>) -> String {
    day.map_or_else(String::new, |day| format_stretches(day.stretches()))
}

/// When somebody is expected.
pub(super) fn plan(plan: &DayPlan) -> String {
    format_stretches(&plan.stretches())
}

pub(super) fn half(texts: &Texts, half: HalfDay) -> String {
    match half {
        HalfDay::Morning => texts.get("half-morning"),
        HalfDay::Afternoon => texts.get("half-afternoon"),
        HalfDay::Evening => texts.get("half-evening"),
    }
}

/// The word of a half-day in JSON and on the command line.
pub(super) const fn half_id(half: HalfDay) -> &'static str {
    match half {
        HalfDay::Morning => "morning",
        HalfDay::Afternoon => "afternoon",
        HalfDay::Evening => "evening",
    }
}

/// A half-day as it is typed, in either language.
pub(super) fn typed_half(text: &str) -> Result<HalfDay, Failure> {
    match fold(text.trim()).as_str() {
        "morning" | "ochtend" | "am" => Ok(HalfDay::Morning),
        "afternoon" | "middag" | "pm" => Ok(HalfDay::Afternoon),
        "evening" | "avond" => Ok(HalfDay::Evening),
        _ => Err(Failure::Usage(
            Sentence::new("cli-half-unknown").text("given", clean(text)),
        )),
    }
}

/// A day of the week as it is typed, in either language.
pub(super) fn typed_weekday(text: &str) -> Result<Weekday, Failure> {
    let given = fold(text.trim());
    let all = (0..7).filter_map(|n| Weekday::try_from(n).ok());
    let names = |day: &Weekday| {
        let both = Lang::ALL.into_iter();
        both.flat_map(|lang| [weekday_name(*day, lang), weekday_short(*day, lang)])
            .any(|name| fold(&name) == given)
    };
    all.into_iter()
        .find(names)
        .ok_or_else(|| Failure::Usage(Sentence::new("cli-weekday-unknown").text("given", clean(text))))
}

/// A single time on the clock, as people type it.
pub(super) fn typed_clock(text: &str) -> Result<ClockTime, Failure> {
    // The same reader as for stretches, so that both understand the same.
    match parse_times(&format!("0-{text}")) {
        Ok(TypedTimes::Worked {
            what: Worked::Stretches(all),
            rest: None,
        }) if all.len() == 1 && all[0].pause.is_none() => Ok(all[0].span.to()),
        _ => Err(Failure::Usage(
            Sentence::new("clock-unknown").text("given", clean(text)),
        )),
    }
}

/// Why times were not taken, with the part that is meant.
pub(super) fn times_wrong(error: &TimesError, text: &str) -> Failure {
    let say = match error.reason {
        TimesReason::Empty | TimesReason::NotUnderstood => Sentence::new("cli-times-unknown"),
        TimesReason::EndMissing => Sentence::new("cli-times-end-missing"),
        TimesReason::HourOutOfRange => Sentence::new("cli-times-hour"),
        TimesReason::Undecided => Sentence::new("times-undecided"),
        TimesReason::MinuteOutOfRange => Sentence::new("cli-times-minute"),
        TimesReason::EndBeforeStart => Sentence::new("cli-times-crossed"),
        TimesReason::SameTime => Sentence::new("cli-times-same"),
        TimesReason::Overlap => Sentence::new("cli-times-overlap"),
        TimesReason::TooLong => Sentence::new("cli-times-too-long"),
        TimesReason::PauseTooLong => Sentence::new("cli-times-break"),
        TimesReason::PauseWithoutStretch => Sentence::new("cli-times-break-place"),
    };
    let part = text
        .get(error.at.clone())
        .filter(|p| !p.is_empty())
        .unwrap_or(text);
    Failure::Usage(say.text("given", clean(part)))
}

/// `do 19 nov`, or a dash.
pub(super) fn date_or_dash(lang: Lang, date: Option<NaiveDate>) -> String {
    date.map_or_else(
        || "–".to_owned(),
        |date| format!("{} {}", dates::short(date, lang), chrono::Datelike::year(&date)),
    )
}

/// Parses one of some words, English or Dutch.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(
    words: &'static [(&'static str, &'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let values = words
        .iter()
        .map(|(english, dutch, _)| PossibleValue::new(*english).alias(*dutch));
    PossibleValuesParser::new(values).try_map(|typed| {
        let meant = words
            .iter()
            .find(|(english, dutch, _)| typed == *english || typed == *dutch);
        meant.map(|(.., value)| *value).ok_or("another word")
    })
}
