//! Changes being drawn up: each record's image before is read once, what does not change is left out. Rules read
//! through it, so that several things in one action see each other.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use chrono::NaiveDate;

use super::query::day::{DayReader, DaySource};
use super::{Refusal, Trouble};
use crate::codec::Month;
use crate::domain::directory::Directory;
use crate::domain::ids::ParticipantId;
use crate::domain::record::{Change, Record, RecordKey};
use crate::store::{Store, StoreError, month_of, put_in_month};

/// The changes of one action in the making.
pub struct Draft<'a> {
    store: &'a Store,
    changes: Vec<Change>,
    places: HashMap<RecordKey, usize>,
    /// People, schedules, klussen, settings with what was set so far; none while nothing of it was.
    directory: Option<Box<Directory>>,
    /// The months in which something was set, with it.
    months: BTreeMap<(ParticipantId, u16), Rc<Month>>,
    page: Option<(ParticipantId, u16, Month)>,
}

impl<'a> Draft<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn new(store: &'a Store) -> Self {
        Self {
            store,
            changes: Vec::new(),
            places: HashMap::new(),
            directory: None,
            months: BTreeMap::new(),
            page: None,
        }
    }

    /// Makes room for so many changes.
    pub fn reserve(&mut self, changes: usize) {
        self.changes.reserve(changes);
    }

    /// Days as they would stand now.
    #[must_use]
    pub const fn days(&self) -> DayReader<'_, Self> {
        DayReader { store: self }
    }

    /// People, schedules, klussen, settings as they would stand now.
    #[must_use]
    pub fn directory(&self) -> &Directory {
        match &self.directory {
            Some(own) => own,
            None => self.store.directory(),
        }
    }

    /// A participant's hours before this action, in months.
    #[must_use]
    pub fn totals(&self, person: ParticipantId) -> &[crate::codec::MonthTotal] {
        self.store.totals(person)
    }

    /// What somebody is called on a date.
    #[must_use]
    pub fn called(&self, person: ParticipantId, date: NaiveDate) -> String {
        self.directory().called(person, date)
    }

    /// That somebody can have attendance on a date.
    ///
    /// # Errors
    /// Nobody known, no trajectory, or a date outside it.
    pub fn in_trajectory(&self, person: ParticipantId, date: NaiveDate) -> Result<(), Refusal> {
        let directory = self.directory();
        let participant = directory.participants.get(&person).ok_or(Refusal::Unknown)?;
        if participant.guest || directory.trajectory_on(person, date).is_some() {
            return Ok(());
        }
        let name = self.called(person, date);
        Err(match directory.trajectory_near(person, date) {
            None => Refusal::NoTrajectory { name },
            Some(t) if date < t.start => Refusal::BeforeStart { name, start: t.start },
            Some(t) => Refusal::AfterEnd {
                name,
                end: t.end.unwrap_or(t.start),
            },
        })
    }

    /// A record as it would stand now.
    ///
    /// # Errors
    /// When the store fails.
    pub fn current(&mut self, key: &RecordKey) -> Result<Option<Record>, Trouble> {
        if let Some(place) = self.places.get(key) {
            return Ok(self.changes[*place].after.clone());
        }
        self.stored(key)
    }

    /// A record as it stands in the store.
    fn stored(&mut self, key: &RecordKey) -> Result<Option<Record>, Trouble> {
        if let RecordKey::Attendance(person, date) = key {
            // Imports come person by person, day by day: one page at hand spares reading it for every day.
            let (month, day) = month_of(*date);
            let page = match self.page.take() {
                Some(page) if (page.0, page.1) == (*person, month) => page,
                _ => (*person, month, self.store.month(*person, month)?),
            };
            let found = page.2.attendance.binary_search_by_key(&day, |(d, _)| *d).ok();
            let record = found.map(|i| Record::Attendance(page.2.attendance[i].1.clone()));
            self.page = Some(page);
            return Ok(record);
        }
        Ok(self.store.record(key)?)
    }

    /// Sets a record; setting it to what it is changes nothing.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set(&mut self, key: RecordKey, after: Option<Record>) -> Result<(), Trouble> {
        if let Some(place) = self.places.get(&key).copied() {
            self.remember(&key, after.as_ref())?;
            self.changes[place].after = after;
            return Ok(());
        }
        let before = self.stored(&key)?;
        if before != after {
            self.remember(&key, after.as_ref())?;
            self.places.insert(key.clone(), self.changes.len());
            self.changes.push(Change { key, before, after });
        }
        Ok(())
    }

    /// Sets a record that this action names only once: of a million of them no place is kept, and days are not read
    /// again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_once(&mut self, key: RecordKey, after: Option<Record>) -> Result<(), Trouble> {
        let before = self.stored(&key)?;
        if before != after {
            if key.date().is_none() {
                self.remember(&key, after.as_ref())?;
            }
            self.changes.push(Change { key, before, after });
        }
        Ok(())
    }

    /// Lets the rules see what was set.
    fn remember(&mut self, key: &RecordKey, after: Option<&Record>) -> Result<(), Trouble> {
        match (key.subject(), key.date()) {
            (_, Some(_)) if matches!(key, RecordKey::Observation(..)) => {}
            (Some(person), Some(date)) => {
                let month = month_of(date).0;
                let mut page = self.page(person, month)?;
                put_in_month(Rc::make_mut(&mut page), key, after.cloned());
                self.months.insert((person, month), page);
            }
            _ => {
                let directory = self
                    .directory
                    .get_or_insert_with(|| Box::new(self.store.directory().clone()));
                directory.put(key.clone(), after.cloned());
            }
        }
        Ok(())
    }

    /// Whether it changes that record already; looks through all of it.
    #[must_use]
    pub fn changes(&self, key: &RecordKey) -> bool {
        self.changes.iter().any(|change| change.key == *key)
    }

    /// The changes, without those that came back to where they were.
    #[must_use]
    pub fn finish(mut self) -> Vec<Change> {
        if !self.places.is_empty() {
            self.changes.retain(|c| c.before != c.after);
        }
        self.changes
    }
}

impl DaySource for Draft<'_> {
    fn directory(&self) -> &Directory {
        self.directory()
    }

    fn page(&self, person: ParticipantId, month: u16) -> Result<Rc<Month>, StoreError> {
        match self.months.get(&(person, month)) {
            Some(own) => Ok(Rc::clone(own)),
            None => self.store.page(person, month),
        }
    }

    fn has_month(&self, person: ParticipantId, month: u16) -> bool {
        let own = self.months.get(&(person, month));
        self.store.has_month(person, month) || own.is_some_and(|page| !page.is_empty())
    }

    fn months_back(
        &self,
        person: ParticipantId,
        until: u16,
        each: &mut dyn FnMut(u16, &Month) -> bool,
    ) -> Result<(), StoreError> {
        let own = self.months.range((person, 0)..=(person, until));
        let mut own = own.map(|((_, month), page)| (*month, &**page)).rev().peekable();
        if own.peek().is_none() {
            return self.store.months_back(person, until, each);
        }
        let mut goes_on = true;
        self.store.months_back(person, until, |month, stored| {
            // Those of the draft that come before, and in the place of, what is stored.
            while goes_on && let Some((later, page)) = own.next_if(|(own, _)| *own > month) {
                goes_on = each(later, page);
            }
            if goes_on {
                let page = own
                    .next_if(|(own, _)| *own == month)
                    .map_or(stored, |(_, page)| page);
                goes_on = each(month, page);
            }
            goes_on
        })?;
        while goes_on && let Some((month, page)) = own.next() {
            goes_on = each(month, page);
        }
        Ok(())
    }
}
