//! Klussen that have too few people.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::{Days, NaiveDate};

use super::board::klussen_of;
use crate::app::{App, Trouble};
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::klus::When;
use crate::domain::record::{Change, Entry, Record, RecordKey};
use crate::domain::sheet::DayRow;
use crate::domain::time::{ClockTime, HalfDay};
use crate::store::StoreError;

/// How many days ago a day may be for its absences to be looked up in the journal: as long as signals look back.
const DAYS_BACK: u64 = 31;
/// How many days ahead an absence may have been entered that is looked up then.
const DAYS_AHEAD: u64 = 31;
/// How many entries are looked through at first, and how many times more when that does not reach far enough.
const WINDOW: u64 = 1_024;
const GROWTH: u64 = 32;
/// An entry larger than this, in bytes, is a file that was read in and nothing that happened on the floor.
const LARGEST: usize = 256 * 1024;

/// A klus that has too few people in a half-day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShortKlus {
    /// Which.
    pub klus: KlusId,
    /// In which half-day.
    pub half: HalfDay,
    /// Who is on it and there.
    pub people: Vec<ParticipantId>,
    /// How many it needs.
    pub min: u16,
}

impl ShortKlus {
    /// Fewer people than needed; else they lack the certificate.
    #[must_use]
    pub fn has_too_few(&self) -> bool {
        self.people.len() < usize::from(self.min)
    }
}

/// The klussen that people were on until somebody said that they were not there.
pub(in crate::app) type Left = BTreeMap<(ParticipantId, NaiveDate, HalfDay), KlusId>;

/// Klussen that lost somebody to an absence and nobody saw to since. The store only knows who is on what now.
#[derive(Default)]
pub(in crate::app) struct Lost {
    /// Entries from this date on have been followed; none before the first was asked for.
    since: Option<NaiveDate>,
    klussen: BTreeSet<(NaiveDate, HalfDay, KlusId)>,
    left: Rc<Left>,
}

impl Lost {
    /// Follows an entry, that took so many bytes, where anything was asked for before.
    pub(in crate::app) fn follow(&mut self, entry: &Entry, bytes: usize) {
        if self.since.is_none() || bytes > LARGEST {
            return;
        }
        let told = |change: &Change| match change.key {
            RecordKey::Attendance(person, _) | RecordKey::Absence(person, _) => Some(person),
            _ => None,
        };
        let marked: BTreeSet<ParticipantId> = entry.changes.iter().filter_map(told).collect();
        for change in &entry.changes {
            let RecordKey::Allocation(person, date, half) = change.key else {
                continue;
            };
            match (&change.before, &change.after) {
                (Some(Record::Allocation(left)), None) if marked.contains(&person) => {
                    self.klussen.insert((date, half, *left));
                    Rc::make_mut(&mut self.left).insert((person, date, half), *left);
                }
                // By hand: whoever moves people around sees what becomes of a klus.
                (before, after) => {
                    Rc::make_mut(&mut self.left).remove(&(person, date, half));
                    for record in [before, after].into_iter().flatten() {
                        if let Record::Allocation(klus) = record {
                            self.klussen.remove(&(date, half, *klus));
                        }
                    }
                }
            }
        }
    }
}

/// The date so many days before.
fn back(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}

impl App {
    /// Klussen of a date that somebody is or should be on, but fewer than needed are, or nobody with the certificate
    /// they ask for; at `now`, if that is on the date. A klus of every week that nobody was put on is simply not
    /// done; one for this very date is, and one that lost its people to an absence.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn short_klussen(
        &self,
        rows: &[DayRow],
        date: NaiveDate,
        now: Option<ClockTime>,
    ) -> Result<Vec<ShortKlus>, Trouble> {
        let directory = self.directory();
        let mut there: BTreeMap<(HalfDay, KlusId), Vec<ParticipantId>> = BTreeMap::new();
        for place in self.lost_on(date)? {
            there.entry(place).or_default();
        }
        for row in rows {
            for (half, klus) in &row.klussen {
                let people = there.entry((*half, *klus)).or_default();
                people.extend(row.is_there_at(*half, now).then_some(row.participant));
            }
        }
        let mut short = Vec::new();
        for (id, klus) in klussen_of(directory, rows, date) {
            for half in HalfDay::ALL {
                let once = matches!(klus.when, When::Once(on) if on == date) && klus.halves.contains(&half);
                let Some(people) = there.remove(&(half, id)).or(once.then(Vec::new)) else {
                    continue;
                };
                let min = directory.klus_min(klus, date);
                let holds = |p: &ParticipantId, wanted: &str| {
                    let participant = directory.participants.get(p);
                    participant.is_some_and(|participant| participant.holds(wanted, date))
                };
                let wanted = klus.certificate.as_deref();
                let lacks_certificate = wanted.is_some_and(|wanted| !people.iter().any(|p| holds(p, wanted)));
                if people.len() < usize::from(min) || lacks_certificate {
                    short.push(ShortKlus {
                        klus: id,
                        half,
                        people,
                        min,
                    });
                }
            }
        }
        Ok(short)
    }

    fn lost_on(&self, date: NaiveDate) -> Result<Vec<(HalfDay, KlusId)>, Trouble> {
        if date < back(self.local().date(), DAYS_BACK) {
            return Ok(Vec::new());
        }
        self.follow_lost()?;
        let lost = self.lost.borrow();
        let of_date = lost.klussen.iter().filter(|(on, ..)| *on == date);
        Ok(of_date.map(|(_, half, klus)| (*half, *klus)).collect())
    }

    /// Which klus people were on until somebody said that they were not there: to go back to once that is corrected.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub(in crate::app) fn left(&self) -> Result<Rc<Left>, Trouble> {
        self.follow_lost()?;
        Ok(Rc::clone(&self.lost.borrow().left))
    }

    fn follow_lost(&self) -> Result<(), Trouble> {
        let mut lost = self.lost.borrow_mut();
        if lost.since.is_none() {
            *lost = self.read_lost(back(self.local().date(), DAYS_BACK + DAYS_AHEAD))?;
        }
        Ok(())
    }

    /// Follows the entries that were made from a date on.
    fn read_lost(&self, since: NaiveDate) -> Result<Lost, Trouble> {
        let head = self.ledger.head().position;
        let mut window = WINDOW;
        loop {
            let after = head.saturating_sub(window);
            let mut reaches = after == 0;
            let mut lost = Lost {
                since: Some(since),
                ..Lost::default()
            };
            for item in self.ledger.entries_after(after) {
                let (_, written) = item?;
                let signature = self.codec.decode_signature(&written).map_err(StoreError::from)?;
                if signature.local.date() < since {
                    reaches = true;
                } else if !reaches {
                    break;
                } else if written.len() <= LARGEST {
                    let entry = self.codec.decode_entry(&written).map_err(StoreError::from)?;
                    lost.follow(&entry, written.len());
                }
            }
            if reaches {
                return Ok(lost);
            }
            window *= GROWTH;
        }
    }
}
