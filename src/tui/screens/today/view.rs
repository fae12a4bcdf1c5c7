//! What the day sheet shows, gathered once after a command.

use chrono::{Datelike, NaiveDate};

use super::side::Side;
use crate::app::Trouble;
use crate::app::query::day::sums_of;
use crate::domain::directory::DayOff;
use crate::domain::ids::{KlusId, ParticipantId};
use crate::domain::sheet::DayRow;
use crate::domain::time::{HalfDay, Minutes};
use crate::domain::workshop::DaySums;
use crate::text::sentence::Sentence;
use crate::tui::desk::{Desk, Privacy};
use crate::tui::keys::hints::all_keys;
use crate::tui::keys::{Command, Context};
use crate::tui::symbol::Symbol;
use crate::tui::widgets::warnings::Warning;

/// What the day sheet shows.
#[derive(Default)]
pub struct View {
    pub rows: Vec<SheetRow>,
    pub sums: DaySums,
    pub closed: bool,
    pub future: bool,
    pub year_goes_without_saying: bool,
    pub day_off: Option<DayOff>,
    pub warnings: Vec<Warning>,
    /// What each warning is about, in the same order.
    pub targets: Vec<Target>,
    /// The note of the last closing, or of this day.
    pub note: Option<String>,
    pub side: Option<Side>,
    pub privacy: Privacy,
}

/// One row with the words that go with it.
pub struct SheetRow {
    /// What it is called by all day.
    pub number: u32,
    pub row: DayRow,
    pub name: String,
    /// The klussen of the day, each once.
    pub klussen: String,
    /// Minutes as far as they count now, or would once accepted; they stand back while more of them are to come.
    pub minutes: Minutes,
    pub to_come: bool,
}

/// Where a warning leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A person's row.
    Person(ParticipantId),
    /// A klus on the board.
    Klus(HalfDay, KlusId),
    /// Another day.
    Day(NaiveDate),
}

impl View {
    pub fn gather(desk: Desk<'_>, date: NaiveDate) -> Result<Self, Trouble> {
        let app = desk.app;
        let directory = app.directory();
        let numbered = app.numbered_rows(date)?;
        let numbers: Vec<u32> = numbered.iter().map(|row| row.number).collect();
        let rows: Vec<DayRow> = numbered.into_iter().map(|row| row.row).collect();
        let until = app.counts_until(date);
        let mut view = Self {
            sums: sums_of(directory, &rows, date, until),
            closed: directory.closed.contains_key(&date),
            future: date > app.today(),
            year_goes_without_saying: date.year() == app.today().year(),
            day_off: directory.day_off(date),
            privacy: desk.privacy,
            note: note(desk, date),
            ..Self::default()
        };
        if !desk.hurried {
            view.warn_short(desk, &rows, date)?;
        }
        view.warn_missed(desk, (&numbers, &rows), date)?;
        if date == app.today() && !desk.hurried {
            view.warn_unclosed(desk, date)?;
        }
        view.rows = numbers
            .into_iter()
            .zip(rows)
            .map(|(number, row)| {
                let minutes = match row.proposed() {
                    Some(proposed) if row.is_open() => proposed.minutes(date),
                    _ => row.worked(date, until),
                };
                let mut klussen: Vec<&str> = Vec::new();
                for (_, klus) in row.places(None) {
                    if let Some(klus) = directory.klussen.get(&klus)
                        && !klussen.contains(&klus.name.as_str())
                    {
                        klussen.push(&klus.name);
                    }
                }
                SheetRow {
                    number,
                    name: directory.listed(row.participant, date),
                    klussen: klussen.join(" · "),
                    minutes,
                    to_come: minutes < row.worked(date, None),
                    row,
                }
            })
            .collect();
        Ok(view)
    }

    pub fn gather_side(
        &mut self,
        desk: Desk<'_>,
        date: NaiveDate,
        person: Option<ParticipantId>,
    ) -> Result<(), Trouble> {
        self.side = person
            .map(|person| Side::gather(desk, date, person))
            .transpose()?;
        Ok(())
    }

    fn warn(&mut self, target: Target, warning: Warning) {
        self.targets.push(target);
        self.warnings.push(warning);
    }

    /// Klussen that somebody is on, but too few.
    fn warn_short(&mut self, desk: Desk<'_>, rows: &[DayRow], date: NaiveDate) -> Result<(), Trouble> {
        let now = desk.app.now_on(date);
        for short in desk.app.short_klussen(rows, date, now)? {
            let over = now.is_some_and(|now| short.half.span().to() <= now);
            let Some(klus) = desk.app.directory().klussen.get(&short.klus) else {
                continue;
            };
            if over || self.closed {
                continue;
            }
            let text = if short.has_too_few() {
                Sentence::new("warn-short")
                    .text("half", desk.half(short.half))
                    .number("count", short.people.len())
                    .number("min", short.min)
            } else {
                Sentence::new("warn-certificate")
                    .text("half", desk.half(short.half))
                    .text("certificate", klus.certificate.clone().unwrap_or_default())
            };
            let warning = Warning {
                symbol: Symbol::Warning,
                subject: klus.name.clone(),
                text: desk.texts.say(&text),
                key: key(desk, Context::Everywhere, Command::WalkWarnings),
                action: desk.texts.get("warn-solve"),
            };
            self.warn(Target::Klus(short.half, short.klus), warning);
        }
        Ok(())
    }

    /// People who stayed away twice running and whom nobody phoned yet.
    fn warn_missed(
        &mut self,
        desk: Desk<'_>,
        (numbers, rows): (&[u32], &[DayRow]),
        date: NaiveDate,
    ) -> Result<(), Trouble> {
        if desk.privacy == Privacy::Shielded {
            return Ok(());
        }
        for (number, row) in numbers.iter().zip(rows) {
            let missed = desk.app.missed_twice(row.participant, date)?;
            if missed.is_some() {
                let warning = Warning {
                    symbol: Symbol::Phone,
                    subject: desk.name(row.participant),
                    text: desk.texts.get("warn-missed-twice"),
                    key: format!("{number}{}", key(desk, Context::Today, Command::Contact)),
                    action: desk.texts.get("key-contact"),
                };
                self.warn(Target::Person(row.participant), warning);
            }
        }
        Ok(())
    }

    fn warn_unclosed(&mut self, desk: Desk<'_>, date: NaiveDate) -> Result<(), Trouble> {
        let open = desk.app.unclosed_before(date)?;
        let Some(last) = open.last().copied() else {
            return Ok(());
        };
        let sentence = Sentence::new("warn-unclosed")
            .number("count", open.len())
            .date("first", open.first().copied().unwrap_or(last))
            .date("date", last);
        let warning = Warning {
            symbol: Symbol::Closed,
            subject: String::new(),
            text: desk.texts.say(&sentence),
            key: key(desk, Context::Everywhere, Command::WalkWarnings),
            action: desk.texts.get("warn-go-there"),
        };
        self.warn(Target::Day(last), warning);
        Ok(())
    }
}

fn key(desk: Desk<'_>, context: Context, command: Command) -> String {
    desk.keymap
        .binding(&[context], command)
        .map(all_keys)
        .unwrap_or_default()
}

/// The day's own note, or at an opening the note of the last closed day before it.
fn note(desk: Desk<'_>, date: NaiveDate) -> Option<String> {
    if desk.privacy == Privacy::Shielded {
        return None;
    }
    let directory = desk.app.directory();
    if let Some(own) = directory.day_notes.get(&date) {
        return Some(
            desk.texts
                .say(&Sentence::new("note-of-day").text("note", own.clone())),
        );
    }
    let (last, _) = directory.closed.range(..date).next_back()?;
    let note = directory.day_notes.get(last)?;
    Some(
        desk.texts.say(
            &Sentence::new("note-of-last")
                .date("date", *last)
                .text("note", note.clone()),
        ),
    )
}
