//! The public holidays of the Netherlands, computed for any year. Which of them are days off is a setting.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A Dutch public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The Friday before Easter.
    GoodFriday,
    /// First day of Easter.
    EasterSunday,
    /// Second day of Easter.
    EasterMonday,
    /// 27 April, or the 26th when that is a Sunday; before 2014 the Queen's day, 30 or 29 April.
    KingsDay,
    /// 5 May.
    LiberationDay,
    /// The Thursday 39 days after Easter.
    Ascension,
    /// First day of Whitsun, 49 days after Easter.
    WhitSunday,
    /// Second day of Whitsun.
    WhitMonday,
    /// 25 December.
    Christmas,
    /// 26 December.
    BoxingDay,
}

impl Holiday {
    /// All of them, roughly in the order of the year.
    pub const ALL: [Self; 11] = [
        Self::NewYear,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::KingsDay,
        Self::LiberationDay,
        Self::Ascension,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::Christmas,
        Self::BoxingDay,
    ];

    /// The name used in settings and text keys; it never changes.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NewYear => "newyear",
            Self::GoodFriday => "goodfriday",
            Self::EasterSunday => "eastersunday",
            Self::EasterMonday => "eastermonday",
            Self::KingsDay => "kingsday",
            Self::LiberationDay => "liberationday",
            Self::Ascension => "ascension",
            Self::WhitSunday => "whitsunday",
            Self::WhitMonday => "whitmonday",
            Self::Christmas => "christmas",
            Self::BoxingDay => "boxingday",
        }
    }

    /// The holiday of an [`Holiday::id`].
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|holiday| holiday.id() == id)
    }

    /// The date of this holiday in a year; `None` where the calendar itself ends.
    #[must_use]
    pub fn date(self, year: i32) -> Option<NaiveDate> {
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let after_easter = |days| easter(year)?.checked_add_days(Days::new(days));
        match self {
            Self::NewYear => day(1, 1),
            Self::GoodFriday => easter(year)?.checked_sub_days(Days::new(2)),
            Self::EasterSunday => easter(year),
            Self::EasterMonday => after_easter(1),
            Self::KingsDay => {
                let birthday = day(4, if year < 2014 { 30 } else { 27 })?;
                if birthday.weekday() == Weekday::Sun {
                    birthday.pred_opt()
                } else {
                    Some(birthday)
                }
            }
            Self::LiberationDay => day(5, 5),
            Self::Ascension => after_easter(39),
            Self::WhitSunday => after_easter(49),
            Self::WhitMonday => after_easter(50),
            Self::Christmas => day(12, 25),
            Self::BoxingDay => day(12, 26),
        }
    }
}

/// Holidays that are days off unless an organisation says otherwise: all but Good Friday and 5 May.
#[must_use]
pub fn default_days_off() -> Vec<Holiday> {
    let off = |h: &Holiday| !matches!(h, Holiday::GoodFriday | Holiday::LiberationDay);
    Holiday::ALL.into_iter().filter(off).collect()
}

/// The holidays of a year in order of date. Two can fall on one date (Ascension on 5 May).
#[must_use]
pub fn holidays(year: i32) -> Vec<(NaiveDate, Holiday)> {
    let mut all: Vec<_> = Holiday::ALL
        .into_iter()
        .filter_map(|h| Some((h.date(year)?, h)))
        .collect();
    all.sort_unstable();
    all
}

/// Every holiday on the next date it falls, today included, in order of date.
#[must_use]
pub fn next_holidays(today: NaiveDate) -> Vec<(NaiveDate, Holiday)> {
    let ahead = |h: Holiday| {
        [today.year(), today.year().saturating_add(1)]
            .into_iter()
            .filter_map(|year| h.date(year))
            .find(|date| *date >= today)
    };
    let mut all: Vec<_> = Holiday::ALL
        .into_iter()
        .filter_map(|h| Some((ahead(h)?, h)))
        .collect();
    all.sort_unstable();
    all
}

/// The holidays on a date: none, one, or seldom two.
#[must_use]
pub fn holidays_on(date: NaiveDate) -> Vec<Holiday> {
    Holiday::ALL
        .into_iter()
        .filter(|h| h.date(date.year()) == Some(date))
        .collect()
}

/// Easter Sunday in the Gregorian calendar, by the anonymous algorithm that Meeus gives (*Astronomical
/// Algorithms*, chapter 8).
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - moon_shift + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * century.rem_euclid(4) + 2 * (in_century / 4) - epact - in_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(
        year,
        u32::try_from(days / 31).ok()?,
        u32::try_from(days % 31 + 1).ok()?,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gauss's method with its two exceptions: another way to the same date.
    fn easter_by_gauss(year: i32) -> NaiveDate {
        let century = year / 100;
        let moon = (15 - (13 + 8 * century) / 25 + century - century / 4) % 30;
        let sun = (4 + century - century / 4) % 7;
        let full_moon = (19 * (year % 19) + moon) % 30;
        let sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * full_moon + sun) % 7;
        let mut after_march_22 = full_moon + sunday;
        let exception = full_moon == 29 || full_moon == 28 && (11 * moon + 11) % 30 < 19;
        if sunday == 6 && exception {
            after_march_22 -= 7;
        }
        NaiveDate::from_ymd_opt(year, 3, 22).unwrap() + Days::new(u64::try_from(after_march_22).unwrap())
    }

    #[test]
    fn easter_agrees_with_gauss_for_six_centuries() {
        for year in 1600..=2199 {
            assert_eq!(easter(year), Some(easter_by_gauss(year)), "{year}");
        }
    }

    #[test]
    fn the_holidays_of_2014_to_2026_are_those_of_the_table() {
        let table = include_str!("../../tests/data/feestdagen_nl_2014_2026.csv");
        let rows: Vec<Vec<&str>> = table
            .lines()
            .skip(1)
            .map(|row| row.split(';').collect())
            .collect();
        let mut wanted: Vec<(NaiveDate, Holiday)> = rows
            .iter()
            .map(|row| {
                let holiday = match row[2] {
                    "Nieuwjaarsdag" => Holiday::NewYear,
                    "Goede Vrijdag" => Holiday::GoodFriday,
                    "Eerste paasdag" => Holiday::EasterSunday,
                    "Tweede paasdag" => Holiday::EasterMonday,
                    "Koningsdag" => Holiday::KingsDay,
                    "Bevrijdingsdag" => Holiday::LiberationDay,
                    "Hemelvaartsdag" => Holiday::Ascension,
                    "Eerste pinksterdag" => Holiday::WhitSunday,
                    "Tweede pinksterdag" => Holiday::WhitMonday,
                    "Eerste kerstdag" => Holiday::Christmas,
                    "Tweede kerstdag" => Holiday::BoxingDay,
                    other => panic!("{other}"),
                };
                assert_eq!(default_days_off().contains(&holiday), row[3] == "kern", "{row:?}");
                (row[0].parse().unwrap(), holiday)
            })
            .collect();
        wanted.sort_unstable();
        assert_eq!(wanted.len(), 13 * 11);
        assert_eq!((2014..=2026).flat_map(holidays).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn the_queens_day_was_the_30th_or_the_saturday_before() {
        let on = |y, d| NaiveDate::from_ymd_opt(y, 4, d);
        assert_eq!(Holiday::KingsDay.date(2013), on(2013, 30));
        assert_eq!(Holiday::KingsDay.date(2006), on(2006, 29));
        assert_eq!(Holiday::KingsDay.date(2031), on(2031, 26));
    }

    #[test]
    fn the_next_holidays_begin_today_and_go_on_into_the_new_year() {
        let christmas = NaiveDate::from_ymd_opt(2026, 12, 25).unwrap();
        let next = next_holidays(christmas);
        assert_eq!(next.len(), Holiday::ALL.len());
        assert_eq!(next[0], (christmas, Holiday::Christmas));
        assert_eq!(
            next[2],
            (NaiveDate::from_ymd_opt(2027, 1, 1).unwrap(), Holiday::NewYear)
        );
    }

    #[test]
    fn two_holidays_can_share_a_date() {
        let date = NaiveDate::from_ymd_opt(2016, 5, 5).unwrap();
        assert_eq!(holidays_on(date), [Holiday::LiberationDay, Holiday::Ascension]);
        assert_eq!(holidays_on(date + Days::new(1)), []);
    }

    #[test]
    fn every_holiday_is_found_by_its_id() {
        for holiday in Holiday::ALL {
            assert_eq!(Holiday::from_id(holiday.id()), Some(holiday));
        }
        assert_eq!(Holiday::from_id("carnival"), None);
    }

    #[test]
    fn no_year_makes_the_calendar_stumble() {
        for year in [-262_143, -1, 0, 1582, 262_142] {
            assert!(holidays(year).windows(2).all(|two| two[0] <= two[1]));
        }
    }
}
