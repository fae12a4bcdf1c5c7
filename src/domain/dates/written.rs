//! Dates as a whole column of a file has them: the day or the month first, with or without a year, and the columns of
//! which a spreadsheet turned half of the dates round.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{DateError, LONGEST, figures, month, parse_date, spoken_date, three_figures, ymd};
use crate::text::fold::fold;

/// Which of the first two figures of a date is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// `19-11-2026`.
    #[default]
    DayFirst,
    /// `11/19/2026`.
    MonthFirst,
    /// The day first, but a spreadsheet turned round every date that it took for its own: those of which the day
    /// can be a month.
    Turned,
}

/// How the dates of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WrittenDates {
    /// What stands first.
    pub order: DateOrder,
    /// The year of dates that have none, when the file says it elsewhere.
    pub year: Option<i32>,
}

/// Why a date in a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrittenError {
    /// As any date.
    #[error(transparent)]
    Date(#[from] DateError),
    /// `19-11` or `19 nov`.
    #[error("the year is missing")]
    NoYear,
    /// `19-11-26`.
    #[error("the year has two figures")]
    ShortYear,
}

impl WrittenDates {
    /// A date as it stands in a file, see [`parse_date`].
    ///
    /// # Errors
    /// [`WrittenError`] with the reason.
    pub fn parse(&self, text: &str) -> Result<NaiveDate, WrittenError> {
        if self.order != DateOrder::DayFirst
            && let Some(turned) = self.turned(text)
        {
            return Ok(turned?);
        }
        match parse_date(text) {
            Err(DateError::NotUnderstood) if text.len() <= LONGEST => self.without_year(text),
            read => Ok(read?),
        }
    }

    /// The date with the month first, where the order says so.
    fn turned(&self, text: &str) -> Option<Result<NaiveDate, DateError>> {
        let [first, second, year] = three_figures(text.trim())?;
        if year.len() == 4 {
            let is_both = [first, second].iter().all(|figure| is_month(figure));
            return (self.order == DateOrder::MonthFirst || is_both).then(|| ymd(year, first, second));
        }
        // As a spreadsheet writes what it turned round.
        let [year, second, first] = [first, second, year];
        let is_both = [first, second].iter().all(|figure| is_month(figure));
        (self.order == DateOrder::Turned && year.len() == 4 && is_both).then(|| ymd(year, first, second))
    }

    fn without_year(&self, text: &str) -> Result<NaiveDate, WrittenError> {
        let text = text.trim();
        let plain = fold(text);
        let words: Vec<&str> = plain
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .collect();
        let has_name = words.iter().any(|word| month(word).is_some());
        let years = words.iter().filter(|word| word.len() == 4 && is_figure(word));
        if has_name && years.count() == 1 {
            return Ok(spoken_date(&words.join(" "), NaiveDate::default())?);
        }
        let figure = words.iter().filter(|word| is_figure(word)).count();
        let short = figures(text).is_some_and(|all| all.len() == 3) || has_name && figure == 2;
        let none = figures(text).is_some_and(|all| all.len() == 2) || has_name && figure == 1;
        match self.year {
            Some(year) if none && has_name => Ok(spoken_date(
                &format!("{} {year}", words.join(" ")),
                NaiveDate::default(),
            )?),
            Some(year) if none => self.parse(&format!("{}-{year}", words.join("-"))),
            Some(year) if short && words.last() == Some(&format!("{:02}", year % 100).as_str()) => {
                let [day, month, _] = words[..] else {
                    return Err(WrittenError::ShortYear);
                };
                self.parse(&format!("{day}-{month}-{year}"))
            }
            _ if short => Err(WrittenError::ShortYear),
            _ if none => Err(WrittenError::NoYear),
            _ => Err(DateError::NotUnderstood.into()),
        }
    }
}

fn is_figure(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

fn is_month(figure: &str) -> bool {
    figure.parse::<u32>().is_ok_and(|n| (1..=12).contains(&n))
}

/// Why a column of dates has to be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateDoubt {
    /// The day and the month may be the other way round in all of them.
    WhichFirst,
    /// A spreadsheet seems to have turned some of them round.
    Turned,
}

/// What the cells of one column say together about the order of their dates.
#[derive(Clone, Debug, Default)]
pub struct DateSigns {
    /// Cells with a first figure above twelve, and with a second one.
    over: [u64; 2],
    /// Year and month of the dates that leave no doubt.
    sure: BTreeSet<(i32, u32)>,
    /// Year and month of the others, read with the day first and with the month first.
    either: [BTreeSet<(i32, u32)>; 2],
    /// How many different days those are, at most as many as matter.
    days: BTreeSet<(i32, u32, u32)>,
    /// The first cell that can be both.
    first: Option<String>,
    /// Jumps of more than a month from one cell to the next, as it stands and with doubtful dates turned round.
    jumps: [u64; 2],
    last: [Option<NaiveDate>; 2],
    has_year_first: bool,
    /// The month that left no doubt last.
    month: (i32, u32),
    before: String,
}

/// More days than this do not change what is decided.
const MOST_DAYS: usize = 40;

impl DateSigns {
    /// Takes a cell in.
    pub fn see(&mut self, text: &str) {
        if text == self.before {
            return;
        }
        text.clone_into(&mut self.before);
        let text = text.trim().split([' ', 'T']).next().unwrap_or_default();
        let Some(three) = three_figures(text) else {
            return;
        };
        let year_first = three[0].len() == 4;
        let [first, second, year] = if year_first {
            [three[2], three[1], three[0]]
        } else {
            three
        };
        let (Ok(first), Ok(second), Ok(year)) = (first.parse(), second.parse(), year.parse::<i32>()) else {
            return;
        };
        self.has_year_first |= year_first;
        self.figures(first, second, year, text);
    }

    fn figures(&mut self, first: u32, second: u32, year: i32, text: &str) {
        let date = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        match (first, second) {
            (13.., 1..=12) => {
                self.over[0] += 1;
                self.is_sure((year, second));
            }
            (1..=12, 13..) => {
                self.over[1] += 1;
                self.is_sure((year, first));
            }
            (1..=12, 1..=12) if first != second => {
                self.either[0].insert((year, second));
                self.either[1].insert((year, first));
                if self.days.len() < MOST_DAYS {
                    self.days.insert((year, first, second));
                }
                self.first.get_or_insert_with(|| text.to_owned());
                self.jump([date(second, first), date(first, second)]);
                return;
            }
            (1..=12, 1..=12) => {}
            _ => return,
        }
        let plain = date(second, first).or_else(|| date(first, second));
        self.jump([plain, plain]);
    }

    /// Rows of one month mostly stand together.
    fn is_sure(&mut self, month: (i32, u32)) {
        if self.month != month {
            self.month = month;
            self.sure.insert(month);
        }
    }

    fn jump(&mut self, dates: [Option<NaiveDate>; 2]) {
        for (at, date) in dates.into_iter().enumerate() {
            if let (Some(date), Some(last)) = (date, self.last[at]) {
                self.jumps[at] += u64::from((date - last).num_days().abs() > 31);
            }
            self.last[at] = date.or(self.last[at]);
        }
    }

    /// The order that all cells agree on.
    ///
    /// # Errors
    /// What has to be asked, and a cell that can be both.
    pub fn decide(&self) -> Result<DateOrder, (DateDoubt, String)> {
        let over = self.over.map(|cells| cells > 0);
        let Some(first) = &self.first else {
            return Ok(match over {
                [false, true] if !self.has_year_first => DateOrder::MonthFirst,
                _ => DateOrder::DayFirst,
            });
        };
        let doubt = |doubt| Err((doubt, first.clone()));
        let [plain, turned] = &self.either;
        match over {
            [true, true] => doubt(DateDoubt::Turned),
            [false, true] => Ok(DateOrder::MonthFirst),
            [true, false] => {
                let fits = turned.is_subset(&self.sure) && !plain.is_subset(&self.sure);
                let is_odd = self.days.len() > 1
                    && plain
                        .iter()
                        .all(|own| !self.sure.contains(own) || plain.len() > 2);
                let [as_is, other] = self.jumps;
                let jumps = self.days.len() > 2 && as_is >= 3 && other * 3 < as_is;
                if fits && is_odd || jumps {
                    doubt(DateDoubt::Turned)
                } else {
                    Ok(DateOrder::DayFirst)
                }
            }
            [false, false] => {
                let apart = self.days.len() > 1
                    && plain.len() >= 2 * turned.len()
                    && turned.len() * 2 <= self.days.len();
                if apart && !self.has_year_first {
                    doubt(DateDoubt::WhichFirst)
                } else {
                    Ok(DateOrder::DayFirst)
                }
            }
        }
    }
}

/// The year that a text names as a word of its own, if it names one.
#[must_use]
pub fn year_in(text: &str) -> Option<i32> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut years = words
        .filter(|word| word.len() == 4 && is_figure(word))
        .filter_map(|word| word.parse().ok())
        .filter(|year| super::YEARS.contains(year));
    let first = years.next()?;
    years.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;

    fn decided(cells: &[&str]) -> Result<DateOrder, DateDoubt> {
        let mut signs = DateSigns::default();
        for cell in cells {
            signs.see(cell);
        }
        signs.decide().map_err(|(doubt, _)| doubt)
    }

    #[test]
    fn a_column_says_whether_the_day_or_the_month_comes_first() {
        let day = Ok(DateOrder::DayFirst);
        for (cells, want) in [
            (&["1-9-2026", "2-9-2026", "3-9-2026"][..], day),
            (&["1-9-2026", "14-9-2026"], day),
            (&["9/1/2026", "9/2/2026", "9/14/2026"], Ok(DateOrder::MonthFirst)),
            (&["9/1/2026", "9/2/2026", "9/3/2026"], Err(DateDoubt::WhichFirst)),
            (&["01-09-2026"], day),
            (&["2026-09-01", "2026-09-02"], day),
            (&["2026-09-14", "2026-09-15"], day),
            (&["14-9-2026", "9/15/2026", "1-9-2026"], Err(DateDoubt::Turned)),
            (
                &[
                    "09-01-2026",
                    "09-02-2026",
                    "09-03-2026",
                    "13-09-2026",
                    "14-09-2026",
                ],
                Err(DateDoubt::Turned),
            ),
            (
                &["2026-01-09", "2026-02-09", "13-09-2026", "14-09-2026"],
                Err(DateDoubt::Turned),
            ),
            (&["28-08-2026", "31-08-2026", "01-09-2026", "02-09-2026"], day),
            (&["04-01-2016", "05-01-2016", "11-01-2016", "12-01-2016"], day),
        ] {
            assert_eq!(decided(cells), want, "{cells:?}");
        }
    }

    #[test]
    fn dates_that_were_turned_round_are_turned_back() {
        let on = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let written = |order| WrittenDates { order, year: None };
        let turned = written(DateOrder::Turned);
        assert_eq!(turned.parse("09-01-2026"), Ok(on(2026, 9, 1)));
        assert_eq!(turned.parse("2026-01-09"), Ok(on(2026, 9, 1)));
        assert_eq!(turned.parse("13-09-2026"), Ok(on(2026, 9, 13)));
        assert_eq!(
            written(DateOrder::MonthFirst).parse("9/14/2026"),
            Ok(on(2026, 9, 14))
        );
        assert_eq!(
            written(DateOrder::MonthFirst).parse("2026-09-14"),
            Ok(on(2026, 9, 14))
        );
    }

    #[test]
    fn a_year_that_is_not_there_is_said_and_taken_from_elsewhere() {
        let on = |m, d| Ok(NaiveDate::from_ymd_opt(2026, m, d).unwrap());
        let none = WrittenDates::default();
        for text in ["18-Mar", "28/6", "18 mrt", "do 18 maart"] {
            assert_eq!(none.parse(text), Err(WrittenError::NoYear), "{text}");
        }
        for text in ["1-9-26", "1 sep 26"] {
            assert_eq!(none.parse(text), Err(WrittenError::ShortYear), "{text}");
        }
        for text in ["01-Sep-2026", "1.sep.2026", "1 september 2026"] {
            assert_eq!(none.parse(text), on(9, 1), "{text}");
        }
        let of = WrittenDates {
            year: Some(2026),
            ..none
        };
        assert_eq!(of.parse("18-Mar"), on(3, 18));
        assert_eq!(of.parse("28/6"), on(6, 28));
        assert_eq!(of.parse("1-9-26"), on(9, 1));
        assert_eq!(of.parse("1-9-25"), Err(WrittenError::ShortYear));
        assert_eq!(of.parse("1-9-2025").map(|date| date.year()), Ok(2025));
        for text in ["tuin", "", "45123"] {
            assert!(matches!(of.parse(text), Err(WrittenError::Date(_))), "{text}");
        }
        assert_eq!(year_in("Maand: september 2026"), Some(2026));
        assert_eq!(year_in("2025/2026"), None);
    }
}
