//! Half-days in words, and the times that they stand for where none are given.

use super::schedule::DayPlan;
use super::time::{ClockTime, HalfDay, Span};
use crate::text::fold::letters;

/// A longer text is not looked at for half-days.
const LONGEST: usize = 200;

/// The half-days that a cell names; `hele dag` is morning and afternoon.
#[must_use]
pub fn halves(cell: &str) -> Option<Vec<HalfDay>> {
    if cell.len() > LONGEST {
        return None;
    }
    let mut all = Vec::new();
    for word in cell.split([',', '+', '/', '&']).flat_map(|p| p.split(" en ")) {
        all.extend(match letters(word).as_str() {
            "ochtend" | "sochtends" | "morning" | "vm" | "voormiddag" => vec![HalfDay::Morning],
            "middag" | "smiddags" | "namiddag" | "afternoon" | "nm" => vec![HalfDay::Afternoon],
            "avond" | "savonds" | "evening" => vec![HalfDay::Evening],
            "heledag" | "dag" | "wholeday" | "day" | "allday" => vec![HalfDay::Morning, HalfDay::Afternoon],
            _ => return None,
        });
    }
    all.sort_unstable();
    all.dedup();
    Some(all)
}

/// From and to, in hours and minutes.
fn span(from: (u16, u16), to: (u16, u16)) -> Option<Span> {
    Span::new(ClockTime::hm(from.0, from.1)?, ClockTime::hm(to.0, to.1)?)
}

/// What a half-day stands for where no times are given: a whole day is 9:00–16:00 with a break at half past
/// twelve.
#[must_use]
pub fn usual(halves: &[HalfDay]) -> DayPlan {
    let whole = halves.contains(&HalfDay::Morning) && halves.contains(&HalfDay::Afternoon);
    let mut plan = DayPlan::default();
    if whole {
        plan.spans.extend(span((9, 0), (16, 0)));
        plan.breaks.extend(span((12, 30), (13, 0)));
    }
    for half in halves {
        match half {
            HalfDay::Morning if !whole => plan.spans.extend(span((9, 0), (12, 30))),
            HalfDay::Afternoon if !whole => plan.spans.extend(span((13, 0), (16, 0))),
            HalfDay::Evening => plan.spans.extend(span((18, 0), (21, 0))),
            HalfDay::Morning | HalfDay::Afternoon => {}
        }
    }
    plan
}
