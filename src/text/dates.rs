//! Dates as a supervisor writes them. Without a year where the year is plain.

use crate::domain::lang::Lang;
use chrono::{Datelike, NaiveDate};

const DAYS_NL: [&str; 7] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];
const DAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const SHORT_DAYS_NL: [&str; 7] = ["ma", "di", "wo", "do", "vr", "za", "zo"];
const SHORT_DAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT_MONTHS_NL: [&str; 12] = [
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
];
const SHORT_MONTHS_EN: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `ma 23 nov`.
#[must_use]
pub fn short_date(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", short_weekday(lang, date), day_month(lang, date))
}

/// `maandag 23 november 2026`.
#[must_use]
pub fn long_date(lang: Lang, date: NaiveDate) -> String {
    format!(
        "{} {} {} {}",
        weekday(lang, date),
        date.day(),
        month(lang, date),
        date.year()
    )
}

/// `23 nov`.
#[must_use]
pub fn day_month(lang: Lang, date: NaiveDate) -> String {
    let names = match lang {
        Lang::Nl => &SHORT_MONTHS_NL,
        Lang::En => &SHORT_MONTHS_EN,
    };
    format!("{} {}", date.day(), names[date.month0() as usize])
}

/// `23 nov 2026`, where another year may be meant.
#[must_use]
pub fn day_month_year(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", day_month(lang, date), date.year())
}

/// `maandag`.
#[must_use]
pub fn weekday(lang: Lang, date: NaiveDate) -> &'static str {
    day_name(lang, date, &DAYS_NL, &DAYS_EN)
}

/// `ma`.
#[must_use]
pub fn short_weekday(lang: Lang, date: NaiveDate) -> &'static str {
    day_name(lang, date, &SHORT_DAYS_NL, &SHORT_DAYS_EN)
}

/// `november`.
#[must_use]
pub fn month(lang: Lang, date: NaiveDate) -> &'static str {
    let names = match lang {
        Lang::Nl => &MONTHS_NL,
        Lang::En => &MONTHS_EN,
    };
    names[date.month0() as usize]
}

fn day_name(
    lang: Lang,
    date: NaiveDate,
    nl: &'static [&'static str; 7],
    en: &'static [&'static str; 7],
) -> &'static str {
    let names = match lang {
        Lang::Nl => nl,
        Lang::En => en,
    };
    names[date.weekday().num_days_from_monday() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date")
    }

    #[test]
    fn a_date_is_written_as_a_supervisor_writes_it() {
        assert_eq!(short_date(Lang::Nl, day()), "ma 23 nov");
        assert_eq!(long_date(Lang::Nl, day()), "maandag 23 november 2026");
        assert_eq!(day_month(Lang::Nl, day()), "23 nov");
        assert_eq!(short_date(Lang::En, day()), "Mon 23 Nov");
        assert_eq!(long_date(Lang::En, day()), "Monday 23 November 2026");
        assert_eq!(day_month_year(Lang::En, day()), "23 Nov 2026");
    }
}
