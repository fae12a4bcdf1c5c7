//! Months that were decoded a moment ago, so that a screen need not decode them for every key.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::month_of;
use crate::codec::Month;
use crate::domain::ids::ParticipantId;
use crate::domain::record::RecordKey;

/// Pages kept; beyond it all are let go. A month of a few hundred people fits several times.
const MOST: usize = 2_000;

/// Decoded months by person and month.
#[derive(Default)]
pub struct Pages(RefCell<HashMap<(ParticipantId, u16), Rc<Month>>>);

impl Pages {
    pub fn get(&self, person: ParticipantId, month: u16) -> Option<Rc<Month>> {
        self.0.borrow().get(&(person, month)).cloned()
    }

    pub fn put(&self, person: ParticipantId, month: u16, page: &Rc<Month>) {
        let mut pages = self.0.borrow_mut();
        if pages.len() >= MOST {
            pages.clear();
        }
        pages.insert((person, month), Rc::clone(page));
    }

    /// Lets go of the page of what changed.
    pub fn forget(&mut self, key: &RecordKey) {
        let pages = self.0.get_mut();
        // A file of a million days finds none.
        if pages.is_empty() {
            return;
        }
        if let (Some(person), Some(date)) = (key.subject(), key.date()) {
            pages.remove(&(person, month_of(date).0));
        }
    }
}
