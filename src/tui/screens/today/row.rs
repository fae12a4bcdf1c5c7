//! One row of the day sheet in words and signs.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::view::SheetRow;
use crate::app::query::day::{absence_id, late_words};
use crate::domain::attendance::{Absence, Day, Status, Worked};
use crate::domain::sheet::{DayRow, Prefill};
use crate::domain::time::Minutes;
use crate::domain::times::{format_span, format_stretches};
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use crate::tui::desk::Privacy;
use crate::tui::look::Look;
use crate::tui::symbol::Symbol;
use crate::tui::theme::Role;
use crate::tui::widgets::table::TableRow;

/// The sign of an absence.
const fn absence_symbol(absence: Absence) -> Symbol {
    match absence {
        Absence::Sick => Symbol::Sick,
        Absence::Leave => Symbol::Leave,
        Absence::Cancelled => Symbol::Cancelled,
        Absence::NoShow => Symbol::NoShow,
        Absence::Closed => Symbol::Closed,
    }
}

/// The word of an absence; behind the shield only that somebody is not there.
fn absence_word(texts: &Texts, absence: Absence, privacy: Privacy) -> String {
    let shielded = privacy == Privacy::Shielded && absence != Absence::Closed;
    texts.get(if shielded {
        "status-absent"
    } else {
        absence_id(absence)
    })
}

/// The sign of a row, and what it means.
#[must_use]
pub fn symbol_of(row: &DayRow, privacy: Privacy) -> Symbol {
    let shielded = |symbol| {
        if privacy == Privacy::Shielded {
            Symbol::Cancelled
        } else {
            symbol
        }
    };
    match row.day() {
        None => Symbol::Open,
        Some(Day::Absent(Absence::Closed)) => Symbol::Closed,
        Some(Day::Absent(absence)) => shielded(absence_symbol(*absence)),
        Some(day) if day.late(&row.plan) > Minutes::ZERO => Symbol::Late,
        Some(day) if day.left_early(&row.plan) => Symbol::LeftEarly,
        Some(_) => Symbol::Present,
    }
}

/// What stands in the status column while nobody confirmed it: `(rooster)`, `(ziek sinds do 19 nov)`.
#[must_use]
pub fn unconfirmed_text(texts: &Texts, prefill: Prefill, privacy: Privacy) -> String {
    match prefill {
        Prefill::Schedule | Prefill::Unexpected => texts.get("status-open"),
        Prefill::Planned(absence) => format!("({})", absence_word(texts, absence, privacy)),
        Prefill::SickSince(_) if privacy == Privacy::Shielded => format!("({})", texts.get("status-absent")),
        Prefill::SickSince(date) => texts.say(&Sentence::new("status-sick-since").date("date", date)),
    }
}

/// What was entered of somebody in a few words, or what stands there unconfirmed.
#[must_use]
pub fn status_text(texts: &Texts, row: &DayRow, privacy: Privacy) -> String {
    let Some(day) = row.day() else {
        return unconfirmed_text(texts, row.prefill, privacy);
    };
    let text = match day {
        Day::Absent(absence) => absence_word(texts, *absence, privacy),
        Day::Present { rest, .. } => {
            let late = day.late(&row.plan);
            let mut text = if late > Minutes::ZERO {
                late_words(texts, late)
            } else if day.left_early(&row.plan) {
                texts.get("status-left-early")
            } else {
                texts.get("status-present")
            };
            if let Some(rest) = rest.filter(|_| privacy != Privacy::Shielded) {
                text = format!("{text}, {}", absence_word(texts, rest, privacy));
            }
            text
        }
    };
    let corrected = row.record.as_ref().is_some_and(|r| r.correction.is_some());
    if corrected { format!("*{text}") } else { text }
}

/// When somebody is expected.
pub fn plan_text(row: &DayRow) -> String {
    let stretches = row.plan.stretches();
    match stretches.as_slice() {
        [one] => format_span(one.span),
        all => format_stretches(all),
    }
}

fn worked_text(day: Option<&Day>) -> String {
    match day {
        Some(Day::Present {
            worked: Worked::Stretches(all),
            ..
        }) => format_stretches(all),
        _ => String::new(),
    }
}

/// The cells: sign, name, schedule, status, worked, hours, klus.
pub fn cells<'a>(look: Look<'_>, sheet: &'a SheetRow, privacy: Privacy) -> TableRow<'a> {
    let row = &sheet.row;
    let symbol = symbol_of(row, privacy);
    let open = row.is_open();
    let quiet = if open { Role::Dim } else { Role::Plain };
    let there = matches!(row.status(), Some(Status::Present));
    let proposed = row.proposed();
    let shown = row.day().or(proposed.as_ref());
    let hours = if sheet.minutes == Minutes::ZERO {
        "–".to_owned()
    } else {
        sheet.minutes.to_string()
    };
    let status = look.span(
        status_text(look.texts, row, privacy),
        if open {
            Role::Dim
        } else if there && symbol == Symbol::Present {
            Role::Plain
        } else {
            symbol.role()
        },
    );
    let hours_role = if sheet.to_come || open {
        Role::Dim
    } else {
        Role::Plain
    };
    TableRow {
        cells: vec![
            Line::from(look.mark(symbol)),
            Line::from(look.span(sheet.name.as_str(), quiet)),
            Line::from(look.span(plan_text(row), Role::Dim)),
            Line::from(status),
            Line::from(look.span(worked_text(shown), quiet)),
            Line::from(Span::styled(hours, look.style(hours_role))),
            Line::from(look.span(
                if sheet.klussen.is_empty() {
                    "–"
                } else {
                    sheet.klussen.as_str()
                },
                if open || sheet.klussen.is_empty() {
                    Role::Dim
                } else {
                    Role::Klus
                },
            )),
        ],
        style: Style::default(),
        marked: false,
        number: sheet.number,
    }
}
