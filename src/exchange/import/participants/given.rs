//! The numbers that an import names: one that the program gives out is none of these, whichever row comes first.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::super::super::columns::Column;
use super::super::people::name_and_number;
use super::super::{Planner, Sheet};
use crate::text::clean::clean;

/// The numbers in all sheets of an import, looked up when the first is given out.
pub struct Given<'a> {
    numbers: LazyCell<BTreeSet<String>, Box<dyn FnOnce() -> BTreeSet<String> + 'a>>,
}

impl<'a> Given<'a> {
    pub fn new(sheets: &'a [Sheet<'_>]) -> Self {
        Self {
            numbers: LazyCell::new(Box::new(move || sheets.iter().flat_map(named).collect())),
        }
    }

    /// A number that nobody has and no row names.
    pub fn free(&self, planner: &Planner<'_>) -> String {
        let given: Vec<&str> = self.numbers.iter().map(String::as_str).collect();
        planner.directory.free_numbers(&given).next().unwrap_or_default()
    }
}

/// The numbers that a sheet names, in their column or in brackets after a name.
fn named(sheet: &Sheet<'_>) -> BTreeSet<String> {
    let mut numbers = BTreeSet::new();
    for row in sheet.table.rows().flatten() {
        let line = sheet.line(&row);
        if let Some(cell) = line.cell(Column::Number) {
            numbers.insert(clean(cell));
        }
        let name = line.cell(Column::Participant).filter(|name| name.ends_with(')'));
        if let Some((_, number)) = name.map(clean).as_deref().and_then(name_and_number) {
            numbers.insert(number.to_owned());
        }
    }
    numbers
}
