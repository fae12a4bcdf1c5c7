//! Changes being drawn up: each record's image before is read once, what does not change is left out.

use std::collections::HashMap;

use super::Trouble;
use crate::codec::Month;
use crate::domain::ids::ParticipantId;
use crate::domain::record::{Change, Record, RecordKey};
use crate::store::{Store, month_of};

/// The changes of one action in the making.
pub struct Draft<'a> {
    store: &'a Store,
    changes: Vec<Change>,
    places: HashMap<RecordKey, usize>,
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
            page: None,
        }
    }

    /// Makes room for so many changes.
    pub fn reserve(&mut self, changes: usize) {
        self.changes.reserve(changes);
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
        if let Some(place) = self.places.get(&key) {
            self.changes[*place].after = after;
            return Ok(());
        }
        let before = self.stored(&key)?;
        if before != after {
            self.places.insert(key.clone(), self.changes.len());
            self.changes.push(Change { key, before, after });
        }
        Ok(())
    }

    /// Sets a record that this action names only once: of a million of them no place is kept.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_once(&mut self, key: RecordKey, after: Option<Record>) -> Result<(), Trouble> {
        let before = self.stored(&key)?;
        if before != after {
            self.changes.push(Change { key, before, after });
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
