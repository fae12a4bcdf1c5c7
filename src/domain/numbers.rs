//! Numbers that are handed out once: a row of a day sheet keeps its number all day, a klus its digit from day to day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::ids::{KlusId, ParticipantId};

/// The digits that a key can have.
pub const DIGITS: std::ops::RangeInclusive<u8> = 1..=9;

/// What was handed out for one date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfDay {
    /// On which date that was.
    pub since: NaiveDate,
    /// The numbers of rows, from 1; of who is no longer on the sheet too.
    pub rows: BTreeMap<ParticipantId, u32>,
    /// The digits of klussen; of one that is gone too.
    pub digits: BTreeMap<KlusId, u8>,
}

/// All that was handed out. It says nothing of what is so, only what it is called for now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// By date.
    pub days: BTreeMap<NaiveDate, OfDay>,
    /// The digit that a klus had first, the longest standing first.
    pub standing: Vec<(KlusId, u8)>,
}

impl Numbers {
    /// The day as it was handed out, or nothing yet. Rows of a date that was only looked ahead to begin anew when it
    /// has come: nobody had a number that day.
    fn day(&mut self, date: NaiveDate, today: NaiveDate) -> &mut OfDay {
        let new = || OfDay {
            since: today,
            rows: BTreeMap::new(),
            digits: BTreeMap::new(),
        };
        let day = self.days.entry(date).or_insert_with(new);
        if day.since < date && date <= today {
            day.since = today;
            day.rows.clear();
        }
        day
    }

    /// The number of each of these rows, in their order. Who has none yet gets the next ones.
    pub fn of_rows(&mut self, date: NaiveDate, today: NaiveDate, people: &[ParticipantId]) -> Vec<u32> {
        let rows = &mut self.day(date, today).rows;
        let mut next = rows.values().max().copied().unwrap_or(0);
        let number = |person: &ParticipantId| {
            *rows.entry(*person).or_insert_with(|| {
                next += 1;
                next
            })
        };
        people.iter().map(number).collect()
    }

    /// The digit of each of these klussen of one date, as far as there are enough. One that had none today takes the
    /// one it is used to; where two want the same, the longer-standing has it. Others get the lowest that is free, if
    /// possible one that is of no klus that `comes` another day.
    pub fn of_klussen(
        &mut self,
        date: NaiveDate,
        today: NaiveDate,
        klussen: &[KlusId],
        comes: impl Fn(KlusId) -> bool,
    ) -> BTreeMap<KlusId, u8> {
        let mut digits = self.day(date, today).digits.clone();
        let without = |digits: &BTreeMap<KlusId, u8>| -> Vec<KlusId> {
            let all = klussen.iter().filter(|klus| !digits.contains_key(klus));
            all.copied().collect()
        };
        let new = without(&digits);
        let used_to = self.standing.iter().filter(|(klus, _)| new.contains(klus));
        for (klus, digit) in used_to {
            if !digits.values().any(|taken| taken == digit) {
                digits.insert(*klus, *digit);
            }
        }
        for klus in without(&digits) {
            let Some(digit) = self.free(&mut digits, klussen, &comes) else {
                break;
            };
            digits.insert(klus, digit);
            if !self.standing.iter().any(|(known, _)| *known == klus) {
                self.standing.push((klus, digit));
            }
        }
        self.day(date, today).digits.clone_from(&digits);
        digits.retain(|klus, _| klussen.contains(klus));
        digits
    }

    /// A digit that nobody has today; as a last resort that of a klus that is gone.
    fn free(
        &self,
        digits: &mut BTreeMap<KlusId, u8>,
        klussen: &[KlusId],
        comes: impl Fn(KlusId) -> bool,
    ) -> Option<u8> {
        let taken: BTreeSet<u8> = digits.values().copied().collect();
        let free = || DIGITS.filter(|digit| !taken.contains(digit));
        let of_another = |digit: u8| {
            self.standing
                .iter()
                .any(|(klus, of)| *of == digit && comes(*klus))
        };
        let found = free().find(|digit| !of_another(*digit)).or_else(|| free().next());
        found.or_else(|| {
            let gone = digits.keys().copied().find(|klus| !klussen.contains(klus))?;
            digits.remove(&gone)
        })
    }

    /// Who has a row number on a date.
    #[must_use]
    pub fn row(&self, date: NaiveDate, number: u32) -> Option<ParticipantId> {
        let rows = &self.days.get(&date)?.rows;
        rows.iter()
            .find(|(_, own)| **own == number)
            .map(|(person, _)| *person)
    }

    /// What is worth keeping: the days nearest to today, and the digits of klussen that come or that one of those
    /// days has.
    #[must_use]
    pub fn worth_keeping(&self, today: NaiveDate, most: usize, comes: impl Fn(KlusId) -> bool) -> Self {
        let mut near: Vec<&NaiveDate> = self.days.keys().collect();
        near.sort_by_key(|date| ((**date - today).num_days().abs(), **date));
        near.truncate(most);
        let days: BTreeMap<NaiveDate, OfDay> = near
            .into_iter()
            .filter_map(|date| Some((*date, self.days.get(date)?.clone())))
            .collect();
        let mut standing = self.standing.clone();
        standing.retain(|(klus, _)| comes(*klus) || days.values().any(|day| day.digits.contains_key(klus)));
        Self { days, standing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn person(n: u128) -> ParticipantId {
        ParticipantId(Uuid::from_u128(n))
    }

    fn klus(n: u128) -> KlusId {
        KlusId(Uuid::from_u128(n))
    }

    fn klussen(all: &[u128]) -> Vec<KlusId> {
        all.iter().copied().map(klus).collect()
    }

    fn digits(numbers: &mut Numbers, day: u32, all: &[u128]) -> Vec<Option<u8>> {
        let all = klussen(all);
        let digits = numbers.of_klussen(date(day), date(day), &all, |_| true);
        all.iter().map(|klus| digits.get(klus).copied()).collect()
    }

    #[test]
    fn two_that_are_used_to_one_digit_meet_and_the_longer_standing_keeps_it() {
        let mut numbers = Numbers::default();
        // Nine that repeat, so that a tenth on another day has to take a digit that is somebody's.
        let nine: Vec<u128> = (1..=9).collect();
        assert_eq!(
            digits(&mut numbers, 2, &nine),
            (1..=9).map(Some).collect::<Vec<_>>()
        );
        assert_eq!(digits(&mut numbers, 3, &[10]), [Some(1)]);
        assert_eq!(digits(&mut numbers, 4, &[10, 1]), [Some(2), Some(1)]);
        assert_eq!(digits(&mut numbers, 4, &[10, 1, 2]), [Some(2), Some(1), Some(3)]);
        assert_eq!(digits(&mut numbers, 5, &[10]), [Some(1)]);
    }

    #[test]
    fn a_new_klus_takes_the_lowest_digit_that_is_of_no_other_and_the_tenth_has_none() {
        let mut numbers = Numbers::default();
        assert_eq!(digits(&mut numbers, 2, &[1, 2, 3]), [Some(1), Some(2), Some(3)]);
        assert_eq!(digits(&mut numbers, 3, &[2]), [Some(2)]);
        assert_eq!(digits(&mut numbers, 3, &[4, 2]), [Some(4), Some(2)]);
        let ten: Vec<u128> = (2..=11).collect();
        let had = digits(&mut numbers, 3, &ten);
        assert_eq!(had.iter().filter(|digit| digit.is_none()).count(), 1);
        assert_eq!((had[0], had[2]), (Some(2), Some(4)));
    }

    #[test]
    fn rows_of_a_day_that_was_only_looked_ahead_to_begin_anew_when_it_has_come() {
        let mut numbers = Numbers::default();
        let (a, b, c) = (person(1), person(2), person(3));
        assert_eq!(numbers.of_rows(date(3), date(2), &[a, c]), [1, 2]);
        assert_eq!(numbers.of_rows(date(3), date(2), &[a, b, c]), [1, 3, 2]);
        assert_eq!(numbers.of_rows(date(3), date(3), &[a, b, c]), [1, 2, 3]);
        assert_eq!(numbers.of_rows(date(3), date(4), &[b, c]), [2, 3]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nobody_who_had_a_number_today_gets_another(
            steps in prop::collection::vec((2u32..5, prop::collection::btree_set(1u128..15, 0..10)), 1..30),
        ) {
            let mut numbers = Numbers::default();
            let mut rows: BTreeMap<(u32, u128), u32> = BTreeMap::new();
            let mut had: BTreeMap<(u32, u128), u8> = BTreeMap::new();
            for (day, here) in steps {
                let here: Vec<u128> = here.into_iter().collect();
                let people: Vec<ParticipantId> = here.iter().copied().map(person).collect();
                let got = numbers.of_rows(date(day), date(4), &people);
                prop_assert_eq!(got.iter().collect::<BTreeSet<_>>().len(), got.len());
                for (id, number) in here.iter().zip(got) {
                    prop_assert_eq!(*rows.entry((day, *id)).or_insert(number), number);
                    prop_assert_eq!(numbers.row(date(day), number), Some(person(*id)));
                }
                // A klus may go and leave its digit to another only where there are more than nine.
                let few: Vec<u128> = here.iter().map(|id| id % 9).collect::<BTreeSet<_>>().into_iter().collect();
                let got = digits(&mut numbers, day, &few);
                for (id, digit) in few.iter().zip(got) {
                    let digit = digit.expect("a digit for each of nine");
                    prop_assert_eq!(*had.entry((day, *id)).or_insert(digit), digit);
                }
            }
        }
    }
}
