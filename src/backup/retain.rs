//! Which backups stay: of seven days, four weeks and six months the last one each.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDateTime};

const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 6;

/// A backup as far as keeping it is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kept {
    /// When it says it was made.
    pub when: NaiveDateTime,
    /// Its number: the highest was made last, whatever the clock said.
    pub number: u64,
}

/// The numbers of the backups that stay. Days, weeks and months are those that have backups, so that a long holiday
/// costs nothing; the last one made always stays, and so does one from the future: the clock was or is wrong.
#[must_use]
pub fn kept(all: &[Kept], now: NaiveDateTime) -> BTreeSet<u64> {
    let mut stay: BTreeSet<u64> = all.iter().map(|it| it.number).max().into_iter().collect();
    stay.extend(all.iter().filter(|it| it.when > now).map(|it| it.number));
    let mut past: Vec<Kept> = all.iter().copied().filter(|it| it.when <= now).collect();
    past.sort_unstable();
    past.reverse();
    stay.extend(last_of_each(&past, DAYS, |when| (when.year(), when.ordinal())));
    stay.extend(last_of_each(&past, WEEKS, |when| {
        let week = when.iso_week();
        (week.year(), week.week())
    }));
    stay.extend(last_of_each(&past, MONTHS, |when| (when.year(), when.month())));
    stay
}

/// Of the last so many periods the last backup each; `all` is newest first.
fn last_of_each(all: &[Kept], most: usize, period: impl Fn(NaiveDateTime) -> (i32, u32)) -> Vec<u64> {
    let mut seen = BTreeSet::new();
    let mut stay = Vec::new();
    for one in all {
        if seen.len() == most {
            break;
        }
        if seen.insert(period(one.when)) {
            stay.push(one.number);
        }
    }
    stay
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, TimeDelta};

    fn at(date: &str, hour: u32) -> NaiveDateTime {
        let date: NaiveDate = date.parse().expect("a date");
        date.and_hms_opt(hour, 0, 0).expect("a time")
    }

    /// One backup at the end of each of so many days up to a date.
    fn daily(days: i64, until: &str) -> Vec<Kept> {
        (0..days)
            .map(|day| Kept {
                when: at(until, 16) - TimeDelta::days(days - 1 - day),
                number: u64::try_from(day).expect("a number") + 1,
            })
            .collect()
    }

    fn dates(all: &[Kept], now: NaiveDateTime) -> Vec<String> {
        let stay = kept(all, now);
        let stays = all.iter().filter(|it| stay.contains(&it.number));
        stays.map(|it| it.when.format("%m-%d").to_string()).collect()
    }

    #[test]
    fn a_year_of_days_leaves_seven_days_four_weeks_and_six_months() {
        let all = daily(365, "2026-11-22");
        assert_eq!(
            dates(&all, at("2026-11-22", 17)),
            [
                "06-30", "07-31", "08-31", "09-30", "10-31", "11-01", "11-08", "11-15", "11-16", "11-17",
                "11-18", "11-19", "11-20", "11-21", "11-22"
            ]
        );
    }

    #[test]
    fn of_several_on_one_day_the_last_one_made_stays() {
        let one = |hour, number| Kept {
            when: at("2026-11-20", hour),
            number,
        };
        let stay = kept(&[one(9, 1), one(12, 2), one(16, 3)], at("2026-11-22", 9));
        assert_eq!(stay, BTreeSet::from([3]));
    }

    #[test]
    fn after_a_long_holiday_the_old_ones_are_all_there() {
        let all = daily(7, "2026-07-10");
        assert_eq!(dates(&all, at("2026-09-01", 9)).len(), 7);
    }

    #[test]
    fn a_backup_from_the_future_stays_and_takes_no_place_of_another() {
        let mut all = daily(7, "2026-11-22");
        all.push(Kept {
            when: at("2036-01-01", 12),
            number: 100,
        });
        assert_eq!(kept(&all, at("2026-11-22", 17)).len(), 8);
    }

    #[test]
    fn a_clock_that_jumps_back_deletes_nothing() {
        let mut all = daily(30, "2026-11-22");
        all.push(Kept {
            when: at("1970-01-01", 12),
            number: 31,
        });
        assert_eq!(kept(&all, at("1970-01-01", 12)).len(), 31);
    }

    #[test]
    fn a_clock_that_jumps_ahead_leaves_the_days_before() {
        let mut all = daily(10, "2026-11-22");
        all.push(Kept {
            when: at("2036-01-01", 12),
            number: 11,
        });
        let stay = kept(&all, at("2036-01-01", 12));
        assert!((5..=11).all(|number| stay.contains(&number)), "{stay:?}");
    }

    #[test]
    fn the_last_one_made_stays_whatever_the_clock_said() {
        let mut all = daily(30, "2026-11-22");
        // Made last, by a clock that had fallen back two years.
        all.push(Kept {
            when: at("2024-01-01", 12),
            number: 31,
        });
        assert!(kept(&all, at("2026-11-22", 17)).contains(&31));
        assert!(kept(&[], at("2026-11-22", 17)).is_empty());
    }
}
