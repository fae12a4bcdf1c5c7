//! A CSV as it comes: any of three delimiters and three line ends, rows above the header, rows that are
//! too short or too long, quoted cells with line ends in them. The csv crate neither tells where a quote was left
//! open nor counts the lines of a file with bare carriage returns, so the few states are here.

use std::borrow::Cow;

use super::encoding::{Encoding, decode, lines_in};

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 512 * 1024 * 1024;
/// The longest row, in bytes.
pub const MAX_ROW: usize = 10 * 1024 * 1024;
/// The longest cell, in bytes.
pub const MAX_CELL: usize = 1024 * 1024;
/// The most cells that a row may have.
pub const MAX_CELLS: usize = 1024;
/// How many rows are looked at for the header and the delimiter.
const LOOK_AT: usize = 30;

/// Why a file cannot be read as a table. Lines are counted from 1, in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// More than [`MAX_FILE`] bytes.
    #[error("the file is larger than {MAX_FILE} bytes")]
    FileTooLarge,
    /// Mostly no text, or bytes that break the encoding that the file says it has.
    #[error("line {0}: not text")]
    NotText(u64),
    /// A quote that was never closed; the line on which it was opened.
    #[error("line {0}: a quote that is opened here is never closed")]
    OpenQuote(u64),
    /// A cell longer than [`MAX_CELL`].
    #[error("line {0}: a cell longer than {MAX_CELL} bytes")]
    CellTooLong(u64),
    /// A row longer than [`MAX_ROW`].
    #[error("line {0}: a row longer than {MAX_ROW} bytes")]
    RowTooLong(u64),
    /// More than [`MAX_CELLS`] cells.
    #[error("line {0}: more than {MAX_CELLS} cells")]
    TooManyCells(u64),
    /// Nothing but blank lines.
    #[error("the file is empty")]
    Empty,
}

/// What a file turned out to be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// Its encoding.
    pub encoding: Encoding,
    /// `;`, `,` or a tab.
    pub delimiter: u8,
}

/// One row of cells, as long as it was in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The line on which it begins, counted from 1.
    pub line: u64,
    /// Unquoted, otherwise as they stand: neither trimmed nor cleaned.
    pub cells: Vec<Cow<'a, str>>,
}

/// A file read as a table.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    text: Cow<'a, str>,
    dialect: Dialect,
    header: Vec<String>,
    header_line: u64,
    body: usize,
    body_line: u64,
}

impl<'a> Table<'a> {
    /// A table from the bytes of a file. `known` counts the columns that a row would name as a header: the
    /// first row that names most is the header, and the delimiter is the one that shows it. Where no row names
    /// any, the first row of the usual width is.
    ///
    /// # Errors
    /// See [`TableError`]; rows after the header are only judged by [`Table::rows`].
    pub fn read(bytes: &'a [u8], known: impl Fn(&[Cow<'_, str>]) -> usize) -> Result<Self, TableError> {
        if bytes.len() > MAX_FILE {
            return Err(TableError::FileTooLarge);
        }
        let (text, encoding) = decode(bytes).map_err(|e| TableError::NotText(e.line))?;
        let looks = [b';', b'\t', b','].map(|delimiter| look(&text, delimiter, &known));
        // Reversed, as max_by_key takes the last of equals.
        let best = looks.iter().rev().max_by_key(|l| (l.known, l.alike));
        let (delimiter, best) = best.map_or((b';', 0), |l| (l.delimiter, l.header));
        let dialect = Dialect { encoding, delimiter };
        let mut rows = Rows::new(&text, delimiter);
        let header = rows.by_ref().nth(best).unwrap_or(Err(TableError::Empty))?;
        let (body, body_line, header_line) = (rows.at, rows.line, header.line);
        let header = header.cells.into_iter().map(Cow::into_owned).collect();
        Ok(Self {
            text,
            dialect,
            header,
            header_line,
            body,
            body_line,
        })
    }

    /// What the file was written in.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The cells of the header, as they stand.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The line of the header, counted from 1.
    #[must_use]
    pub const fn header_line(&self) -> u64 {
        self.header_line
    }

    /// The rows above the header: a title, or for whom and when the table is.
    #[must_use]
    pub fn above(&self) -> Vec<Row<'_>> {
        Rows::new(&self.text, self.dialect.delimiter)
            .map_while(Result::ok)
            .take_while(|row| row.line < self.header_line)
            .take(LOOK_AT)
            .collect()
    }

    /// The rows below the header, blank ones left out. Nothing follows an error.
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        let mut rows = Rows::new(&self.text, self.dialect.delimiter);
        (rows.at, rows.line) = (self.body, self.body_line);
        rows
    }
}

/// What a file looks like with one delimiter.
struct Look {
    delimiter: u8,
    header: usize,
    known: usize,
    alike: usize,
}

fn look(text: &str, delimiter: u8, known: impl Fn(&[Cow<'_, str>]) -> usize) -> Look {
    let rows: Vec<_> = Rows::new(text, delimiter)
        .take(LOOK_AT)
        .map_while(Result::ok)
        .collect();
    let counts: Vec<usize> = rows.iter().map(|r| known(&r.cells)).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let widths: Vec<usize> = rows.iter().map(|r| r.cells.len()).collect();
    let same = |w: usize| {
        if w > 1 {
            widths.iter().filter(|own| **own == w).count()
        } else {
            0
        }
    };
    let usual = widths.iter().copied().rev().max_by_key(|w| same(*w)).unwrap_or(0);
    let header = if most > 0 {
        counts.iter().position(|n| *n == most)
    } else {
        widths.iter().position(|w| *w == usual)
    };
    Look {
        delimiter,
        header: header.unwrap_or(0),
        known: most,
        alike: same(usual),
    }
}

/// The rows of a text, in order.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    line: u64,
    /// Of the last row, in cells: the next has as many.
    width: usize,
}

impl<'a> Rows<'a> {
    const fn new(text: &'a str, delimiter: u8) -> Self {
        Self {
            text,
            delimiter,
            at: 0,
            line: 1,
            width: 0,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Steps over a line end, if one is here: CR LF, LF or CR.
    fn line_end(&mut self) -> bool {
        match self.peek() {
            Some(b'\r') if self.text.as_bytes().get(self.at + 1) == Some(&b'\n') => self.at += 2,
            Some(b'\r' | b'\n') => self.at += 1,
            _ => return false,
        }
        self.line += 1;
        true
    }

    /// The row that begins here, its line end stepped over.
    fn row(&mut self) -> Result<Row<'a>, TableError> {
        let (line, start) = (self.line, self.at);
        let mut cells = Vec::with_capacity(self.width);
        loop {
            cells.push(self.cell()?);
            if self.at - start > MAX_ROW {
                return Err(TableError::RowTooLong(line));
            }
            if cells.len() > MAX_CELLS {
                return Err(TableError::TooManyCells(line));
            }
            if self.peek() == Some(self.delimiter) {
                self.at += 1;
            } else {
                self.line_end();
                self.width = cells.len();
                return Ok(Row { line, cells });
            }
        }
    }

    fn cell(&mut self) -> Result<Cow<'a, str>, TableError> {
        if self.peek() != Some(b'"') {
            return self.bare().map(Cow::Borrowed);
        }
        let quoted = self.quoted()?;
        let after = self.bare()?;
        Ok(if after.is_empty() {
            quoted
        } else {
            Cow::Owned(quoted.into_owned() + after)
        })
    }

    /// Up to the delimiter or the end of the line.
    fn bare(&mut self) -> Result<&'a str, TableError> {
        let rest = &self.text.as_bytes()[self.at..];
        let ends = |b: &u8| *b == self.delimiter || *b == b'\n' || *b == b'\r';
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        if length > MAX_CELL {
            return Err(TableError::CellTooLong(self.line));
        }
        let text = &self.text[self.at..self.at + length];
        self.at += length;
        Ok(text)
    }

    /// From the quote here up to the one that closes it; doubled quotes are one.
    fn quoted(&mut self) -> Result<Cow<'a, str>, TableError> {
        let opened = self.line;
        let mut text = Cow::Borrowed("");
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let length = rest.find('"').ok_or(TableError::OpenQuote(opened))?;
            if text.len() + length > MAX_CELL {
                return Err(TableError::CellTooLong(opened));
            }
            let piece = &rest[..length];
            if text.is_empty() {
                text = Cow::Borrowed(piece);
            } else {
                text.to_mut().push_str(piece);
            }
            self.line += lines_in(piece.as_bytes());
            self.at += length + 1;
            if self.peek() != Some(b'"') {
                return Ok(text);
            }
            text.to_mut().push('"');
            self.at += 1;
        }
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Result<Row<'a>, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.text.len() {
            if self.line_end() {
                continue;
            }
            match self.row() {
                Ok(row) if row.cells.iter().all(|c| c.trim().is_empty()) => {}
                Ok(row) => return Some(Ok(row)),
                Err(e) => {
                    self.at = self.text.len();
                    return Some(Err(e));
                }
            }
        }
        None
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
