//! Values that hold from a date until the next one.

use chrono::NaiveDate;

/// Versions of a value, each valid from its date. Invariant: dates strictly rise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T>(Vec<(NaiveDate, T)>);

impl<T> Default for Dated<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Dated<T> {
    /// One version, valid from that date.
    #[must_use]
    pub fn since(from: NaiveDate, value: T) -> Self {
        Self(vec![(from, value)])
    }

    /// From versions in any order; of two with one date the later given wins.
    #[must_use]
    pub fn from_versions(versions: Vec<(NaiveDate, T)>) -> Self {
        let mut all = Self::default();
        for (from, value) in versions {
            all.set(from, value);
        }
        all
    }

    /// The version valid on that date.
    #[must_use]
    pub fn at(&self, date: NaiveDate) -> Option<&T> {
        let after = self.0.partition_point(|(from, _)| *from <= date);
        after.checked_sub(1).map(|i| &self.0[i].1)
    }

    /// The version valid on that date, or else the first there will be.
    #[must_use]
    pub fn at_or_first(&self, date: NaiveDate) -> Option<&T> {
        self.at(date).or_else(|| self.0.first().map(|(_, value)| value))
    }

    /// The last version, whenever it begins.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.0.last().map(|(_, value)| value)
    }

    /// Makes a value valid from that date, replacing a version that began on it.
    pub fn set(&mut self, from: NaiveDate, value: T) {
        match self.0.binary_search_by_key(&from, |(date, _)| *date) {
            Ok(i) => self.0[i].1 = value,
            Err(i) => self.0.insert(i, (from, value)),
        }
    }

    /// Takes away the version that began on that date.
    pub fn unset(&mut self, from: NaiveDate) -> Option<T> {
        let i = self.0.binary_search_by_key(&from, |(date, _)| *date).ok()?;
        Some(self.0.remove(i).1)
    }

    /// All versions, oldest first.
    #[must_use]
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = (NaiveDate, &T)> {
        self.0.iter().map(|(from, value)| (*from, value))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
