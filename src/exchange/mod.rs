//! Files in and out: what a CSV says, in the words people use, before the rules of the domain judge it.

pub mod cells;
pub mod columns;
pub mod encoding;
pub mod export;
pub mod import;
pub mod look;
pub mod method_file;
pub mod mistakes;
pub mod statuses;
pub mod table;

/// A word as headers and statuses are compared: folded, letters and digits only.
pub(crate) fn key(text: &str) -> String {
    crate::text::fold::letters(text)
}

#[cfg(test)]
mod tests {
    use super::columns::{Column, Columns};
    use super::statuses::StatusWords;
    use super::table::Table;

    const GUIDE: &str = include_str!("../../docs/import.md");

    #[test]
    fn the_words_and_examples_of_the_guide_are_understood() {
        let words = StatusWords::read("", StatusWords::SHIPPED).unwrap();
        let cells = |row: &'static str| {
            row.trim_matches('|')
                .split('|')
                .map(str::trim)
                .collect::<Vec<_>>()
        };
        let tables: Vec<&str> = GUIDE.split("## ").collect();
        let (headers, statuses) = (tables[1], tables[2]);
        for row in headers.lines().filter(|l| l.starts_with('|')).skip(2) {
            for word in cells(row).join(",").split([',', '·']) {
                assert!(Column::named(word).is_some(), "{word}");
            }
        }
        for row in statuses.lines().filter(|l| l.starts_with('|')).skip(2) {
            let row = cells(row);
            let means: Vec<_> = row[1].split(',').map(|w| words.parse(w).unwrap().word).collect();
            assert!(means.windows(2).all(|two| two[0] == two[1]), "{row:?}");
        }
        let fenced = GUIDE.split("```\n").skip(1).step_by(2);
        let examples: Vec<&str> = fenced.filter(|block| block.contains(';')).collect();
        assert_eq!(examples.len(), 4);
        for example in examples {
            let table = Table::read(example.as_bytes(), Column::count).unwrap();
            let columns = Columns::of(table.header());
            assert!(
                columns.unknown().is_empty() && columns.kind().is_some(),
                "{example}"
            );
            for row in table.rows().map(Result::unwrap) {
                let status = columns.cell(&row, Column::Status);
                assert!(status.is_none_or(|s| words.parse(s).is_ok()), "{status:?}");
            }
        }
    }
}
