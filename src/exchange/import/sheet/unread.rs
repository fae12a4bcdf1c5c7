//! Columns that are not read: where they hold what counts, the file stops.

use super::super::super::columns::{Column, Kind};
use super::super::super::key;
use super::super::super::look::Look;
use super::super::answers::called;
use super::super::cell::shown;
use super::super::{ImportOptions, Sheet};
use super::roles::{is_of_a_period, is_of_hours, is_of_time};
use super::survey::{Seen, Survey};
use crate::domain::time::Minutes;
use crate::text::sentence::Sentence;

/// Headings, by a part of them, of dates and ticks that are about something else than the day.
const HARMLESS: [&str; 26] = [
    "geboorte",
    "geboren",
    "birth",
    "geburt",
    "ingevoerd",
    "invoer",
    "aangemaakt",
    "created",
    "gewijzigd",
    "modified",
    "updated",
    "timestamp",
    "tijdstempel",
    "akkoord",
    "goedgekeurd",
    "approved",
    "betaald",
    "paid",
    "factu",
    "invoice",
    "billable",
    "declarabel",
    "handtekening",
    "paraaf",
    "gecontroleerd",
    "verzonden",
];

/// What a column that is not read holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Dates,
    Times,
    Lengths,
    Statuses,
    Marks,
}

impl Holds {
    const fn name(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::Times => "times",
            Self::Lengths => "lengths",
            Self::Statuses => "statuses",
            Self::Marks => "marks",
        }
    }

    const fn looks(self) -> &'static [Look] {
        match self {
            Self::Dates => &[Look::Date],
            Self::Times => &[Look::Clock, Look::Moment, Look::Span],
            Self::Lengths => &[Look::Length, Look::Number, Look::Clock],
            Self::Statuses => &[Look::Status],
            Self::Marks => &[Look::Mark],
        }
    }

    /// The column that it may well be.
    fn meant(self, seen: &Seen, times: usize) -> Column {
        match self {
            Self::Dates => Column::Date,
            Self::Times if seen.mostly(&[Look::Span]) => Column::Times,
            Self::Times if times.is_multiple_of(2) => Column::From,
            Self::Times => Column::To,
            Self::Lengths => Column::Hours,
            Self::Statuses | Self::Marks => Column::Status,
        }
    }

    fn of(head: &str, seen: &Seen) -> Option<Self> {
        let holds = |looks: &[Look]| seen.mostly(looks);
        // Under *Tijd* 9:00 may as well be a time on the clock.
        let by_clock = holds(&[Look::Clock]) && is_of_time(head);
        let lengths = [Look::Length, Look::Number, Look::Clock];
        let by_length = holds(&[Look::Length]) || is_of_hours(head) && holds(&lengths) && !by_clock;
        Some(if by_length {
            Self::Lengths
        } else if holds(&[Look::Date]) {
            Self::Dates
        } else if holds(&[Look::Clock, Look::Moment, Look::Span]) {
            Self::Times
        } else if holds(&[Look::Status]) {
            Self::Statuses
        } else if holds(&[Look::Mark]) {
            Self::Marks
        } else {
            return None;
        })
    }
}

/// Whether a heading that is known, and not read here, may hold what it holds.
fn may_hold(column: Column, kind: Kind) -> bool {
    use Column as C;
    match column {
        C::From | C::To | C::Times | C::Planned => kind == Kind::Klussen,
        C::Hours | C::Status | C::Rest | C::Break | C::Start | C::End | C::ValidFrom | C::Date => false,
        _ => true,
    }
}

impl Sheet<'_> {
    /// Why the file is not read: columns that would be passed over hold what counts.
    pub fn leaves_out(&self, survey: &Survey, options: &ImportOptions) -> Option<Sentence> {
        // Who says that it is a list of people, says so of its columns too.
        let is_said = options.kind == Some(Kind::Participants);
        if self.kind == Kind::Schedules || is_said || self.is_of_figures() {
            return None;
        }
        let header = self.table.header();
        let mut found: Vec<(usize, Holds)> = Vec::new();
        let day = [Column::Status, Column::Hours, Column::From, Column::Times];
        let known = day.iter().any(|column| self.columns.has(*column));
        for at in self.unread() {
            let head = header.get(at).map_or("", String::as_str);
            let named = Column::named(head);
            let is_second = self.columns.twice().iter().any(|two| two.second == at);
            let is_answered = options.answers.of_column(at, header) == Some(None);
            if is_second
                || is_answered
                || self.habits.kinds.contains(&at)
                || named.is_some_and(|c| may_hold(c, self.kind))
            {
                continue;
            }
            let holds = Holds::of(head, survey.at(at)).filter(|holds| !is_harmless(head, *holds));
            if let Some(holds) =
                holds.filter(|holds| *holds != Holds::Marks || !known || is_tick(survey.at(at)))
            {
                found.push((at, holds));
            }
        }
        self.explained(&mut found);
        self.refused(&found, survey)
    }

    fn refused(&self, found: &[(usize, Holds)], survey: &Survey) -> Option<Sentence> {
        let (_, holds) = *found.first()?;
        let header = self.table.header();
        let name = |at: usize| match shown(&header[at]) {
            head if head.is_empty() => format!("{}", at + 1),
            head => head,
        };
        let mut columns = Vec::new();
        let (mut read, mut skip) = (Vec::new(), Vec::new());
        let mut times = 0;
        let mut meant_before: Vec<Column> = Vec::new();
        for (at, holds) in found {
            let head = name(*at);
            let own = called(*at, &header[*at]);
            let seen = survey.at(*at);
            columns.push(format!("„{head}” ({})", seen.example(holds.looks())));
            skip.push(format!("--column \"{own}=-\""));
            let meant = holds.meant(seen, times);
            times += usize::from(*holds == Holds::Times);
            if !self.columns.has(meant) && !meant_before.contains(&meant) {
                meant_before.push(meant);
                read.push(format!("--column \"{own}={}\"", meant.word()));
            }
        }
        if self.kind == Kind::Participants && found.iter().any(|(at, _)| is_of_a_period(&header[*at])) {
            return Some(Sentence::new("file-weeks-across").text("columns", columns.join(", ")));
        }
        // Of two columns of the same one answer would lose the other.
        let spans = found
            .iter()
            .filter(|(at, _)| survey.at(*at).mostly(&[Look::Span]));
        if spans.count() > 1 {
            return Some(Sentence::new("file-spans-across").text("columns", columns.join(", ")));
        }
        let id = if read.is_empty() {
            "file-columns-beside"
        } else {
            "file-columns-lost"
        };
        let said = Sentence::new(id)
            .text("columns", columns.join(", "))
            .text("holds", holds.name())
            .text("skip", skip.join(" "));
        Some(if read.is_empty() {
            said
        } else {
            said.text("read", read.join(" "))
        })
    }

    /// Leaves out the columns that say what the rows say already: the same hours or date, or a running total.
    fn explained(&self, found: &mut Vec<(usize, Holds)>) {
        let mut other: Vec<Alike> = found.iter().map(|(at, holds)| Alike::new(*at, *holds)).collect();
        if other.iter().all(Alike::is_lost) {
            return;
        }
        let mut run = Run::default();
        for row in self.table.rows().map_while(Result::ok) {
            let line = self.line(&row);
            if super::super::totals::is_total(&line) || line.repeats_heading() {
                continue;
            }
            let own = line.duration(Column::Hours, Minutes::DAY).ok().flatten();
            let times = line.elapsed();
            run.add(line.cell(Column::Participant).unwrap_or_default(), own.or(times));
            for one in &mut other {
                one.see(&line, own, times, &run);
            }
            if other.iter().all(Alike::is_lost) {
                return;
            }
        }
        found.retain(|(at, _)| other.iter().any(|one| one.at == *at && one.is_lost()));
    }
}

/// Whether these are ticks; beside hours, letters may as well be names of something.
fn is_tick(seen: &Seen) -> bool {
    let first = seen.example(&[Look::Mark]);
    matches!(first.as_str(), "x" | "X") || first.len() > 1
}

fn is_harmless(head: &str, holds: Holds) -> bool {
    let key = key(&head.chars().take(80).collect::<String>());
    let about_else = HARMLESS.iter().any(|part| key.contains(part));
    about_else && matches!(holds, Holds::Dates | Holds::Marks | Holds::Times)
}

/// Hours so far: of all rows, and of the person whose rows stand together.
#[derive(Default)]
struct Run {
    who: String,
    all: Minutes,
    own: Minutes,
}

impl Run {
    fn add(&mut self, who: &str, minutes: Option<Minutes>) {
        let minutes = minutes.unwrap_or_default();
        if self.who != who {
            who.clone_into(&mut self.who);
            self.own = Minutes::ZERO;
        }
        self.all += minutes;
        self.own += minutes;
    }
}

/// What the cells of a column may all be, as long as none is something else.
struct Alike {
    at: usize,
    holds: Holds,
    /// The same as the hours, as the times, as the running total of all, and of this person.
    still: [bool; 4],
}

impl Alike {
    fn new(at: usize, holds: Holds) -> Self {
        let may = matches!(holds, Holds::Dates | Holds::Lengths | Holds::Times);
        Self {
            at,
            holds,
            still: [may; 4],
        }
    }

    fn is_lost(&self) -> bool {
        !self.still.contains(&true)
    }

    fn see(
        &mut self,
        line: &super::super::cell::Line<'_>,
        own: Option<Minutes>,
        times: Option<Minutes>,
        run: &Run,
    ) {
        let Some(cell) = line.at(self.at).filter(|_| !self.is_lost()) else {
            return;
        };
        let keep = if self.holds == Holds::Dates {
            let row = line.date(Column::Date).ok().flatten();
            let same = row.is_some() && line.habits.date(Column::Date, cell).ok() == row;
            [same, false, false, false]
        } else {
            let length = line.length(cell);
            let is = |other: Option<Minutes>| {
                length.is_some_and(|own| other.is_some_and(|other| (own.0 - other.0).abs() <= 1))
            };
            [is(own), is(times), is(Some(run.all)), is(Some(run.own))]
        };
        for (still, keep) in self.still.iter_mut().zip(keep) {
            *still &= keep;
        }
    }
}
