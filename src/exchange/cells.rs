//! Cells on their way out: no spreadsheet may take one for a formula, and what goes out comes back the same.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::text::clean::is_blank;

/// What a formula begins with, also full-width and small: a spreadsheet in another part of the world reads those the
/// same.
const STARTERS: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

/// What takes the eye, and a spreadsheet, to what stands behind it.
const SKIPPING: [char; 3] = ['\t', '\r', '\n'];

/// Whether a spreadsheet would take this for a formula once its leading apostrophes are gone: white space before the
/// first sign, of whatever width, does not stop it.
fn is_formula(cell: &str) -> bool {
    let cell = cell.trim_start_matches('\'');
    cell.starts_with(SKIPPING) || cell.trim_start_matches(is_blank).starts_with(STARTERS)
}

/// The cell as it goes into a file: `'` before `= + - @`, of any width, and before TAB, CR and LF, readable otherwise
/// (`'-2 uur`). A cell that already has apostrophes there gets one more, so that [`restore`] gives it back.
#[must_use]
pub fn neutralise(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell as it was before [`neutralise`]; an apostrophe before anything else stays (*'t Hart*).
#[must_use]
pub fn restore(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| is_formula(rest))
        .unwrap_or(cell)
}

/// Writes CSV as spreadsheets here expect it: UTF-8 with byte order mark, `;`, CR LF, every cell neutralised.
#[derive(Debug)]
pub struct CsvWriter<W: Write> {
    out: W,
}

impl<W: Write> CsvWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Of `out`.
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        Ok(Self { out })
    }

    /// Writes one row.
    ///
    /// # Errors
    /// Of the underlying writer.
    pub fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) -> io::Result<()> {
        for (i, cell) in cells.into_iter().enumerate() {
            if i > 0 {
                self.out.write_all(b";")?;
            }
            let cell = neutralise(cell.as_ref());
            if cell.contains([';', '"', '\r', '\n']) {
                write!(self.out, "\"{}\"", cell.replace('"', "\"\""))?;
            } else {
                self.out.write_all(cell.as_bytes())?;
            }
        }
        self.out.write_all(b"\r\n")
    }

    /// Hands the writer back, flushed.
    ///
    /// # Errors
    /// Of the underlying writer.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::table::Table;
    use super::*;

    #[test]
    fn a_formula_is_shown_as_text_and_comes_back_as_it_was() {
        for (cell, out) in [
            ("=1+1", "'=1+1"),
            ("-2 uur", "'-2 uur"),
            ("+31 6 00", "'+31 6 00"),
            ("'=x", "''=x"),
            ("＝1+1", "'＝1+1"),
            ("＋31 6 00", "'＋31 6 00"),
            ("－2 uur", "'－2 uur"),
            ("＠wie", "'＠wie"),
            ("﹦1", "'﹦1"),
            ("  =1+1", "'  =1+1"),
            ("\u{3000}＝1+1", "'\u{3000}＝1+1"),
            ("\u{a0}\u{2003}@wie", "'\u{a0}\u{2003}@wie"),
            ("'＝x", "''＝x"),
        ] {
            assert_eq!((neutralise(cell).as_ref(), restore(out)), (out, cell));
        }
        for cell in [
            "'t Hart", "''", "'", "", "10-2", "a=b", "a＝b", "10－2", " a", "～1",
        ] {
            assert_eq!((neutralise(cell).as_ref(), restore(cell)), (cell, cell));
        }
    }

    proptest! {
        #[test]
        fn what_goes_out_comes_back_the_same(cell in "['=+@＝＋－＠﹦ \u{3000}\u{a0}\t\ra\n\";,-]{0,6}") {
            let out = neutralise(&cell);
            prop_assert_eq!(restore(&out), cell.as_str());
            prop_assert!(!out.trim_start().starts_with(STARTERS));
            prop_assert!(!out.starts_with(SKIPPING));
            let mut file = CsvWriter::new(Vec::new()).unwrap();
            file.row(["naam", "uren"]).unwrap();
            file.row(["x", &cell]).unwrap();
            let bytes = file.finish().unwrap();
            let known = |cells: &[Cow<'_, str>]| usize::from(cells.first().is_some_and(|c| c == "naam"));
            let table = Table::read(&bytes, known).unwrap();
            let rows = table.rows().collect::<Result<Vec<_>, _>>().unwrap();
            prop_assert_eq!(restore(&rows[0].cells[1]), cell.as_str());
            prop_assert_eq!(rows.len(), 1);
        }
    }
}
