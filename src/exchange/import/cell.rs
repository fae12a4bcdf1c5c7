//! One cell of a row, read as what its column holds, or why not.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::super::columns::{Column, Columns};
use super::super::key;
use super::super::table::{Row, TableError};
use super::Place;
use super::sheet::habits::Habits;
use crate::domain::dates::{DateError, WrittenError};
use crate::domain::durations::{DurationError, Notation, parse_duration_as};
use crate::domain::klus::MOST_PEOPLE;
use crate::domain::time::Minutes;
use crate::domain::times::TimesReason;
use crate::text::clean::{FIELD_MAX, TooLong, clean, clean_field};
use crate::text::sentence::Sentence;

/// How much of a cell a refusal shows, in characters.
const SHOWN: usize = 60;

/// Text of a file, safe to show and cut short.
pub fn shown(text: &str) -> String {
    // A cell may be a megabyte; only its beginning can be shown.
    let start: String = text.chars().take(SHOWN * 20).collect();
    let clean = clean(&start);
    if clean.chars().count() <= SHOWN {
        return clean;
    }
    clean.chars().take(SHOWN - 1).chain(['…']).collect()
}

/// A break: `0:30`, `30 min`, and a bare whole number is minutes, as in `p30`, unless the header says hours.
pub fn pause(text: &str, columns: &Columns) -> Result<Minutes, Sentence> {
    if !columns.break_in_hours()
        && let Ok(number) = text.trim().parse::<i64>()
    {
        // 1 to 4 is more likely meant as hours: better asked than guessed.
        return match number {
            0 | 5..=1440 => Ok(Minutes(number)),
            _ => Err(Sentence::new("file-break")),
        };
    }
    parse_duration_as(text, Minutes::DAY, Notation::Decimal).map_err(duration_sentence)
}

/// Why a row is not taken in.
#[derive(Clone, Debug)]
pub struct Bad {
    pub column: String,
    pub value: String,
    pub reason: Sentence,
}

impl Bad {
    /// About the whole row or file.
    pub fn whole(reason: Sentence) -> Self {
        Self {
            column: String::new(),
            value: String::new(),
            reason,
        }
    }
}

/// A row with its header.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub place: Place,
    pub columns: &'a Columns,
    pub header: &'a [String],
    pub row: &'a Row<'a>,
    pub habits: &'a Habits,
}

impl<'a> Line<'a> {
    /// That nothing stands beyond the last heading: a decimal comma without quotes makes two cells of one
    /// value.
    pub fn fits(&self, delimiter: u8) -> Result<(), Bad> {
        let headings = self.header.iter().rposition(|h| !h.trim().is_empty());
        let beyond = self.row.cells.iter().skip(headings.map_or(0, |last| last + 1));
        let Some(surplus) = beyond.into_iter().find(|cell| !cell.trim().is_empty()) else {
            return Ok(());
        };
        let sign = match delimiter {
            b'\t' => "tab",
            b',' => ",",
            _ => ";",
        };
        Err(Bad {
            column: String::new(),
            value: shown(surplus),
            reason: Sentence::new("file-row-wide").text("sign", sign),
        })
    }

    pub fn cell(&self, column: Column) -> Option<&'a str> {
        self.columns.cell(self.row, column)
    }

    /// The cell in a place of which the header names no column of ours.
    pub fn at(&self, index: usize) -> Option<&'a str> {
        let cell = self.row.cells.get(index)?.trim();
        Some(super::super::cells::restore(cell)).filter(|c| !c.is_empty())
    }

    /// The row is refused because of this column.
    pub fn bad(&self, column: Column, reason: Sentence) -> Bad {
        let header = self.columns.index(column).and_then(|i| self.header.get(i));
        Bad {
            column: header.map_or_else(|| column.word().to_owned(), |h| shown(h)),
            value: shown(self.cell(column).unwrap_or_default()),
            reason,
        }
    }

    /// The row is refused because of a column in that place.
    pub fn bad_at(&self, index: usize, reason: Sentence) -> Bad {
        Bad {
            column: self.header.get(index).map(|h| shown(h)).unwrap_or_default(),
            value: shown(self.at(index).unwrap_or_default()),
            reason,
        }
    }

    /// A date, if there is one.
    pub fn date(&self, column: Column) -> Result<Option<NaiveDate>, Bad> {
        self.cell(column)
            .map(|text| {
                let read = self.habits.date(column, text);
                read.map_err(|e| self.bad(column, written_sentence(e)))
            })
            .transpose()
    }

    /// A date that must be there.
    pub fn needed_date(&self, column: Column) -> Result<NaiveDate, Bad> {
        self.date(column)?
            .ok_or_else(|| self.bad(column, Sentence::new("file-date-empty")))
    }

    /// A date that must be there and is not in the future.
    pub fn past_date(&self, column: Column, today: NaiveDate) -> Result<NaiveDate, Bad> {
        let date = self.needed_date(column)?;
        self.not_ahead(column, date, today)?;
        Ok(date)
    }

    /// Refuses a date in the future.
    pub fn not_ahead(&self, column: Column, date: NaiveDate, today: NaiveDate) -> Result<(), Bad> {
        if date > today {
            return Err(self.bad(column, Sentence::new("file-future").date_of_year("date", date)));
        }
        Ok(())
    }

    /// A length of time, if there is one.
    pub fn duration(&self, column: Column, max: Minutes) -> Result<Option<Minutes>, Bad> {
        self.cell(column)
            .map(|text| {
                if column == Column::Hours && self.columns.hours_in_minutes() && is_whole(text) {
                    return parse_duration_as(&format!("{}m", text.trim()), max, Notation::Decimal);
                }
                let notation = if column == Column::Hours {
                    self.habits.notation
                } else {
                    Notation::Decimal
                };
                parse_duration_as(text, max, notation)
            })
            .transpose()
            .map_err(|e| self.bad(column, duration_sentence(e)))
    }

    /// Hours however many, as the column of hours has them: a total may be longer than a day.
    pub fn hours(&self, cell: &str) -> Option<Minutes> {
        if self.columns.hours_in_minutes() && is_whole(cell) {
            return cell.trim().parse().ok().map(Minutes);
        }
        self.length(cell)
    }

    /// A length of time that stands in a column of which the header does not say so.
    pub fn length(&self, cell: &str) -> Option<Minutes> {
        parse_duration_as(cell, Minutes::hours(MOST_HOURS), self.habits.notation).ok()
    }

    /// How long the times of this row last, without the break that it names.
    pub fn elapsed(&self) -> Option<Minutes> {
        super::sheet::habits::elapsed(self.row, self.columns)
    }

    /// Whether the row is the heading once more.
    pub fn repeats_heading(&self) -> bool {
        let mut cells = self
            .row
            .cells
            .iter()
            .zip(self.header)
            .filter(|(cell, _)| !cell.trim().is_empty());
        let is_head = |(cell, head): (&Cow<'_, str>, &String)| cell.trim().eq_ignore_ascii_case(head.trim());
        // The first cell nearly always says that it is not.
        let mut first = cells.clone();
        first.next().is_some_and(is_head) && cells.all(is_head)
    }

    /// The break that the row names.
    pub fn pause(&self) -> Result<Option<Minutes>, Bad> {
        let text = self.cell(Column::Break);
        text.map(|text| pause(text, self.columns))
            .transpose()
            .map_err(|reason| self.bad(Column::Break, reason))
    }

    /// A time of day. A date before it, as time clocks write, must be that of the row.
    pub fn time(&self, column: Column, date: NaiveDate) -> Result<Option<Cow<'a, str>>, Bad> {
        self.cell(column)
            .map(|text| self.time_of(column, text, date))
            .transpose()
    }

    /// The same of a cell in another place than that of the column it is about.
    pub fn time_of(&self, column: Column, text: &'a str, date: NaiveDate) -> Result<Cow<'a, str>, Bad> {
        let dated = text.trim().split_once([' ', 'T']);
        match dated.and_then(|(day, time)| Some((self.habits.date(Column::Date, day).ok()?, time))) {
            Some((own, _)) if own != date => Err(self.bad(column, Sentence::new("file-times-date"))),
            Some((_, time)) => Ok(on_the_minute(time)),
            None => Ok(on_the_minute(text)),
        }
    }

    /// A text of one line, empty when there is none.
    pub fn text(&self, column: Column, max: usize) -> Result<String, Bad> {
        clean_field(self.cell(column).unwrap_or_default(), max).map_err(|e| self.bad(column, too_long(e)))
    }

    /// A text of a field's usual length.
    pub fn field(&self, column: Column) -> Result<String, Bad> {
        self.text(column, FIELD_MAX)
    }

    /// Yes or no, if it is said.
    pub fn flag(&self, column: Column) -> Result<Option<bool>, Bad> {
        let Some(text) = self.cell(column) else {
            return Ok(None);
        };
        match flag(text) {
            Some(flag) => Ok(Some(flag)),
            None => Err(self.bad(column, Sentence::new("file-yes-no"))),
        }
    }

    /// A count of people from 1 to 999, if there is one.
    pub fn count(&self, column: Column) -> Result<Option<u16>, Bad> {
        let Some(text) = self.cell(column) else {
            return Ok(None);
        };
        match text.trim().parse::<u16>() {
            Ok(count @ 1..=MOST_PEOPLE) => Ok(Some(count)),
            _ => Err(self.bad(column, Sentence::new("file-count"))),
        }
    }
}

/// More hours than this are no total either.
const MOST_HOURS: i64 = 1_000_000;

fn is_whole(text: &str) -> bool {
    text.trim().bytes().all(|b| b.is_ascii_digit())
}

/// A time on the clock without its seconds, and on the clock of 24 hours: `08:13:31` is 8:13, `1:30 PM` is 13:30.
pub fn on_the_minute(time: &str) -> Cow<'_, str> {
    let time = time.trim();
    let plain = time.trim_end_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '.' | ' '));
    let short = match plain.rsplit_once(':') {
        Some((short, seconds)) if short.contains(':') && seconds.len() == 2 && is_whole(seconds) => short,
        _ => plain,
    };
    let noon = match key(&time[plain.len()..]).as_str() {
        "" => return Cow::Borrowed(short),
        "am" => 0,
        "pm" => 12,
        _ => return Cow::Borrowed(time),
    };
    let (hour, rest) = short.split_once(':').unwrap_or((short, "00"));
    match hour.parse::<u8>() {
        Ok(hour @ 1..=12) => Cow::Owned(format!("{}:{rest}", hour % 12 + noon)),
        _ => Cow::Borrowed(time),
    }
}

/// Whether a cell is a time on the clock with a colon in it.
pub fn is_clock(text: &str) -> bool {
    let time = on_the_minute(text);
    let is_figure = |part: &str| (1..=2).contains(&part.len()) && is_whole(part);
    time.split_once(':')
        .is_some_and(|(hour, minute)| is_figure(hour) && is_figure(minute))
}

/// From and until, as one text of times.
pub fn from_to(from: &str, to: &str) -> String {
    format!("{}-{}", on_the_minute(from), on_the_minute(to))
}

/// Yes or no in the words people use.
pub fn flag(text: &str) -> Option<bool> {
    match key(text).as_str() {
        "ja" | "j" | "yes" | "y" | "x" | "1" | "true" | "waar" | "buiten" | "outside" | "gast" | "extra" => {
            Some(true)
        }
        "nee" | "n" | "no" | "0" | "false" | "onwaar" | "binnen" | "inside" => Some(false),
        _ => None,
    }
}

pub fn too_long(error: TooLong) -> Sentence {
    Sentence::new("no-too-long")
        .number("max", i64::try_from(error.max).unwrap_or(i64::MAX))
        .number("got", i64::try_from(error.got).unwrap_or(i64::MAX))
}

pub fn date_sentence(error: DateError) -> Sentence {
    Sentence::new(match error {
        DateError::Empty => "file-date-empty",
        DateError::NotUnderstood => "file-date",
        DateError::DoesNotExist => "file-date-none",
        DateError::YearOutOfRange => "no-date-out-of-range",
        DateError::OtherWeekday => "file-date-weekday",
    })
}

pub fn written_sentence(error: WrittenError) -> Sentence {
    match error {
        WrittenError::Date(error) => date_sentence(error),
        WrittenError::NoYear => Sentence::new("file-date-no-year"),
        WrittenError::ShortYear => Sentence::new("file-date-short-year"),
    }
}

pub fn duration_sentence(error: DurationError) -> Sentence {
    match error {
        DurationError::Empty | DurationError::NotUnderstood => Sentence::new("file-hours"),
        DurationError::Undecided => Sentence::new("times-undecided"),
        DurationError::MinutesOver59 => Sentence::new("file-minutes"),
        DurationError::Negative => Sentence::new("file-negative"),
        DurationError::TooLong { max } => Sentence::new("file-too-many-hours").minutes("max", max),
    }
}

pub fn times_sentence(reason: TimesReason) -> Sentence {
    Sentence::new(match reason {
        TimesReason::Empty | TimesReason::NotUnderstood => "file-times",
        TimesReason::EndMissing => "file-times-end",
        TimesReason::HourOutOfRange => "file-times-hour",
        TimesReason::Undecided => "times-undecided",
        TimesReason::MinuteOutOfRange => "file-minutes",
        TimesReason::EndBeforeStart => "file-times-order",
        TimesReason::SameTime => "file-times-same",
        TimesReason::Overlap => "no-times-overlap",
        TimesReason::TooLong => "file-times-long",
        TimesReason::PauseTooLong => "file-pause-long",
        TimesReason::PauseWithoutStretch => "file-pause-loose",
    })
}

/// The line, and why the file cannot be read there.
pub fn table_sentence(error: TableError) -> (u64, Sentence) {
    match error {
        TableError::FileTooLarge => (1, Sentence::new("file-too-large")),
        TableError::NotText(line) => (line, Sentence::new("file-not-text")),
        TableError::OpenQuote(line) => (line, Sentence::new("file-open-quote")),
        TableError::CellTooLong(line) | TableError::RowTooLong(line) | TableError::TooManyCells(line) => {
            (line, Sentence::new("file-row-large"))
        }
        TableError::Empty => (1, Sentence::new("file-empty")),
    }
}
