//! What the cells of each column look like: a column is judged by them, not only by its heading.

use std::collections::HashSet;

use super::super::super::look::Look;
use super::super::super::statuses::StatusWords;
use super::super::super::table::Table;
use super::super::cell::shown;

/// So many rows are looked at.
const ROWS: usize = 20_000;
/// So many cells of a column say what it holds.
const CELLS: u32 = 1_000;

/// What the cells of one column look like.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Cells that are not blank.
    pub filled: u32,
    looks: [u32; Look::COUNT],
    /// The first cell that is not blank, for each look.
    first: [Option<String>; Look::COUNT],
}

impl Seen {
    fn see(&mut self, cell: &str, words: &[StatusWords]) {
        let look = Look::of(cell, words);
        self.filled += 1;
        self.looks[look as usize] += 1;
        self.first[look as usize].get_or_insert_with(|| shown(cell));
    }

    /// How many cells look like this.
    pub fn count(&self, look: Look) -> u32 {
        self.looks[look as usize]
    }

    /// Whether nearly all cells look like one of these.
    pub fn mostly(&self, looks: &[Look]) -> bool {
        let like: u32 = looks.iter().map(|look| self.count(*look)).sum();
        like > 0 && like * 10 >= self.filled * 8
    }

    /// A cell that looks like one of these.
    pub fn example(&self, looks: &[Look]) -> String {
        let all = looks.iter().filter_map(|look| self.first[*look as usize].clone());
        all.into_iter().next().unwrap_or_default()
    }
}

/// The columns of a file by their cells.
#[derive(Clone, Debug)]
pub struct Survey {
    columns: Vec<Seen>,
}

impl Survey {
    /// Looks at the rows below the heading; cells that repeat it say nothing.
    pub fn of(table: &Table<'_>, words: &[StatusWords]) -> Self {
        let header = table.header();
        let mut columns = vec![Seen::default(); header.len()];
        for row in table.rows().map_while(Result::ok).take(ROWS) {
            for ((cell, head), seen) in row.cells.iter().zip(header).zip(&mut columns) {
                let cell = cell.trim();
                if !cell.is_empty() && cell != head.trim() && seen.filled < CELLS {
                    seen.see(cell, words);
                }
            }
        }
        Self { columns }
    }

    /// Whether a column numbers the rows: from one, one more each row, with the same name at several of them.
    pub fn numbers_rows(table: &Table<'_>, number: usize, name: usize) -> bool {
        let mut seen: HashSet<String> = HashSet::new();
        let mut last: Option<u64> = None;
        let mut again = false;
        let rows = table.rows().map_while(Result::ok).take(ROWS);
        for row in rows {
            let cell = |at: usize| row.cells.get(at).map_or("", |cell| cell.trim());
            let (Ok(own), name) = (cell(number).parse::<u64>(), cell(name)) else {
                // A total or a heading has none.
                if cell(number).is_empty() || cell(number) == table.header()[number].trim() {
                    continue;
                }
                return false;
            };
            if own != last.map_or(1, |last| last + 1) {
                return false;
            }
            last = Some(own);
            again |= !name.is_empty() && !seen.insert(name.to_owned());
        }
        again
    }

    /// The column in a place.
    pub fn at(&self, place: usize) -> &Seen {
        static NONE: Seen = Seen {
            filled: 0,
            looks: [0; Look::COUNT],
            first: [const { None }; Look::COUNT],
        };
        self.columns.get(place).unwrap_or(&NONE)
    }
}
