//! The numbers that rows and klussen were handed out, in a small file of this terminal: only ids and numbers. It is a
//! hint. What cannot be read, or is of another store, counts as nothing, and all that is lost with it is the order.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read as _};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::str::FromStr;

use chrono::NaiveDate;
use uuid::Uuid;

use super::opening::write_down;
use super::query::board::klussen_of;
use super::{App, Ledger, Trouble};
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::klus::When;
use crate::domain::numbers::{DIGITS, Numbers, OfDay};
use crate::domain::sheet::DayRow;
use crate::journal::careful_flags;

const FILE: &str = "numbers";
/// What a file of ours begins with.
const HEAD: &str = "werkvloer-numbers 1";
/// A larger file is not ours.
const LONGEST: u64 = 4 << 20;
/// Days that are kept, those nearest to today.
const DAYS: usize = 14;

/// A row of the day sheet, with the number it has that day.
#[derive(Clone, Debug)]
pub struct NumberedRow {
    /// From 1; there may be gaps.
    pub number: u32,
    /// The row.
    pub row: DayRow,
}

impl App {
    /// The day sheet in the order of its numbers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn numbered_rows(&self, date: NaiveDate) -> Result<Vec<NumberedRow>, Trouble> {
        let rows = self.rows(date)?;
        let people: Vec<ParticipantId> = rows.iter().map(|row| row.participant).collect();
        let today = self.wall_date();
        let numbers = self.hand_out(date, |numbers| numbers.of_rows(date, today, &people));
        let numbered = numbers.into_iter().zip(rows);
        let mut rows: Vec<NumberedRow> = numbered
            .map(|(number, row)| NumberedRow { number, row })
            .collect();
        rows.sort_by_key(|row| row.number);
        Ok(rows)
    }

    /// The digits of the klussen of a date, for the whole day.
    pub(super) fn klus_digits(&self, date: NaiveDate, rows: &[DayRow]) -> BTreeMap<KlusId, u8> {
        let all = klussen_of(self.directory(), rows, date);
        let klussen: Vec<KlusId> = all.iter().map(|(id, _)| *id).collect();
        let today = self.wall_date();
        self.hand_out(date, |numbers| {
            numbers.of_klussen(date, today, &klussen, |klus| self.comes_again(klus, date))
        })
    }

    /// Whether a klus is there after that date, or may be.
    fn comes_again(&self, klus: KlusId, date: NaiveDate) -> bool {
        match self.directory().klussen.get(&klus).map(|klus| &klus.when) {
            None => false,
            Some(When::Once(on)) => *on > date,
            Some(When::Weekly { until, .. }) => until.is_none_or(|until| until > date),
        }
    }

    /// The date on the wall: whatever day is asked for, the running one keeps its numbers.
    fn wall_date(&self) -> NaiveDate {
        self.local().date()
    }

    /// Hands out numbers, and writes down at once what is new.
    fn hand_out<T>(&self, date: NaiveDate, hand_out: impl FnOnce(&mut Numbers) -> T) -> T {
        let mut kept = self.numbers.borrow_mut();
        let numbers = kept.get_or_insert_with(|| self.known_numbers());
        let before = (numbers.days.get(&date).cloned(), numbers.standing.len());
        let given = hand_out(numbers);
        if (numbers.days.get(&date), numbers.standing.len()) != (before.0.as_ref(), before.1) {
            self.write_numbers(numbers);
        }
        given
    }

    fn known_numbers(&self) -> Numbers {
        let store = self.store_name();
        read(&self.folder, &store).unwrap_or_default()
    }

    /// What tells this store from every other: the chain after its first entry.
    fn store_name(&self) -> String {
        let first = self.ledger.chain_at(1).ok().flatten();
        first.map(|chain| chain.to_string()).unwrap_or_default()
    }

    /// Not beside a journal that is not ours, nor where nothing is written.
    fn write_numbers(&self, numbers: &Numbers) {
        if let Ledger::Writing(journal) = &self.ledger
            && journal.suspended().is_none()
            && journal.is_in_place().unwrap_or(false)
        {
            let today = self.wall_date();
            let kept = numbers.worth_keeping(today, DAYS, |klus| self.comes_again(klus, today));
            let text = written(&kept, &self.store_name());
            write_down(&self.folder.join(FILE), text.as_bytes());
        }
    }
}

fn written(numbers: &Numbers, store: &str) -> String {
    let mut text = format!("{HEAD} {store}\n");
    for (klus, digit) in &numbers.standing {
        let _ = writeln!(text, "klus {} {digit}", klus.0.simple());
    }
    for (date, day) in &numbers.days {
        let _ = writeln!(text, "day {date} {}", day.since);
        for (person, number) in &day.rows {
            let _ = writeln!(text, "row {} {number}", person.0.simple());
        }
        for (klus, digit) in &day.digits {
            let _ = writeln!(text, "card {} {digit}", klus.0.simple());
        }
    }
    let _ = writeln!(text, "{:08x}", crc32fast::hash(text.as_bytes()));
    text
}

fn read(folder: &Path, store: &str) -> Option<Numbers> {
    let file = fs::OpenOptions::new()
        .read(true)
        .custom_flags(careful_flags())
        .open(folder.join(FILE))
        .ok()?;
    let mut text = String::new();
    io::Read::take(file, LONGEST).read_to_string(&mut text).ok()?;
    parsed(&text, store)
}

/// What such a file says; none where it is not whole, or of another store.
fn parsed(text: &str, store: &str) -> Option<Numbers> {
    let (said, sum) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    let sum = u32::from_str_radix(sum, 16).ok()?;
    if sum != crc32fast::hash(format!("{said}\n").as_bytes()) {
        return None;
    }
    let mut lines = said.lines();
    if store.is_empty() || lines.next()?.strip_prefix(HEAD)?.trim() != store {
        return None;
    }
    let mut numbers = Numbers::default();
    let mut on = None;
    for line in lines {
        let [kind, key, value] = line.split(' ').collect::<Vec<_>>()[..] else {
            return None;
        };
        match (kind, on) {
            ("klus", None) => numbers.standing.push((KlusId(id(key)?), digit(value)?)),
            ("day", _) => {
                let since = NaiveDate::from_str(value).ok()?;
                let day = OfDay {
                    since,
                    rows: BTreeMap::new(),
                    digits: BTreeMap::new(),
                };
                on = NaiveDate::from_str(key).ok();
                numbers.days.insert(on?, day);
            }
            ("row", Some(date)) => {
                let number = value.parse().ok().filter(|number| *number > 0)?;
                let rows = &mut numbers.days.get_mut(&date)?.rows;
                if rows.values().any(|taken| *taken == number) {
                    return None;
                }
                rows.insert(ParticipantId(id(key)?), number);
            }
            ("card", Some(date)) => {
                let digit = digit(value)?;
                numbers
                    .days
                    .get_mut(&date)?
                    .digits
                    .insert(KlusId(id(key)?), digit);
            }
            _ => return None,
        }
    }
    Some(numbers)
}

fn id(text: &str) -> Option<Uuid> {
    Uuid::try_parse(text).ok()
}

fn digit(text: &str) -> Option<u8> {
    text.parse().ok().filter(|digit| DIGITS.contains(digit))
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use crate::app::tests::{Floor, TODAY, at, date};
    use crate::domain::ids::ParticipantId;

    #[test]
    fn looking_at_many_other_days_leaves_the_running_day_its_numbers() {
        let mut floor = Floor::at(at(10, 0));
        let people: Vec<ParticipantId> = ["Koen Aalbers", "Rosa de Wit"]
            .map(|name| floor.person(name))
            .into();
        let numbers = |floor: &Floor| -> Vec<(u32, ParticipantId)> {
            let rows = floor.app.numbered_rows(date(TODAY)).unwrap();
            rows.iter().map(|row| (row.number, row.row.participant)).collect()
        };
        let before = numbers(&floor);
        assert_eq!(before.len(), people.len());
        for back in 1..40 {
            let mut again = floor.again_at(at(10, 0));
            let past = date(TODAY) - Days::new(back);
            again.app.set_on(Some(past));
            again.app.numbered_rows(past).unwrap();
            floor = again;
        }
        let mut floor = floor.again_at(at(10, 5));
        // She stands before both in the register, and last on the sheet.
        let late = floor.person("Anna Aa");
        let after = numbers(&floor);
        assert_eq!(after[..2], before[..]);
        assert_eq!(after[2].1, late);
    }
}
