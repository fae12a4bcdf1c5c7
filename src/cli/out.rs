//! What is printed, and how the program ends.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use serde::Serialize;

use super::context::Failure;
use crate::text::texts::Texts;
use crate::text::width::{pad, pad_left, steady, width};

/// How a command ended, and what it would have printed.
pub struct Answer {
    /// The exit code.
    pub code: u8,
    /// What goes to standard output.
    pub out: Vec<u8>,
    /// Why it was not done, a sentence a line.
    pub said: Vec<String>,
}

/// What goes to standard output, gathered first: an error leaves no half answer there.
#[derive(Default)]
pub(super) struct Out(Vec<u8>);

impl Out {
    pub(super) fn line(&mut self, line: &str) {
        self.0.extend_from_slice(line.trim_end().as_bytes());
        self.0.push(b'\n');
    }

    pub(super) fn bytes(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }

    /// One JSON value on a line of its own.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer(&mut self.0, value).map_err(|error| Failure::Output(error.into()))?;
        self.0.push(b'\n');
        Ok(())
    }

    /// Columns two spaces apart, aligned by what a terminal shows; `right` names the columns of figures.
    pub(super) fn table(&mut self, rows: &[Vec<String>], right: &[usize]) {
        let steadied = |row: &Vec<String>| row.iter().map(|cell| steady(cell).into_owned()).collect();
        let rows: Vec<Vec<String>> = rows.iter().map(steadied).collect();
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |c: usize| rows.iter().filter_map(|r| r.get(c)).map(|t| width(t)).max();
        let widths: Vec<usize> = (0..columns).map(|c| widest(c).unwrap_or(0)).collect();
        for row in &rows {
            let cells = row.iter().enumerate().filter(|(c, _)| widths[*c] > 0);
            let cells = cells.map(|(c, text)| {
                if right.contains(&c) {
                    pad_left(text, widths[c])
                } else {
                    pad(text, widths[c])
                }
            });
            self.line(&cells.collect::<Vec<_>>().join("  "));
        }
    }

    /// What would be printed and said, and how it ended.
    pub(super) fn answer(self, done: Result<(), Failure>, texts: &Texts) -> Answer {
        let code = done.as_ref().err().map_or(0, Failure::code);
        let said = done.err().map(Failure::sentences).unwrap_or_default();
        Answer {
            code,
            out: self.0,
            said: said.iter().map(|sentence| texts.say(sentence)).collect(),
        }
    }

    /// Writes everything and says how it went. Whoever stops reading halfway is left in peace.
    pub(super) fn end(&mut self, done: Result<(), Failure>, texts: &Texts) -> ExitCode {
        let mut stdout = std::io::stdout().lock();
        let done = match stdout.write_all(&self.0).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => done.and(Err(Failure::Output(error))),
            _ => done,
        };
        let Err(failure) = done else {
            return ExitCode::SUCCESS;
        };
        if matches!(&failure, Failure::Output(error) if error.kind() == ErrorKind::BrokenPipe) {
            return ExitCode::SUCCESS;
        }
        let code = failure.code();
        for sentence in failure.sentences() {
            aside(&texts.say(&sentence));
        }
        ExitCode::from(code)
    }
}

/// Says something beside the answer. Nobody is left to tell when this fails too.
pub(super) fn aside(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
