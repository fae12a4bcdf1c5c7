//! What stands after the point in hours: hundredths of an hour, or minutes. `9.15` beside 10:00–19:15 is nine hours
//! fifteen; `7.75` is seven hours and three quarters; about a bare `7.30` one has to ask.

use super::{DurationError, digits, hours_and, is_hours, parse_duration_as};
use crate::domain::time::Minutes;

/// How the figures after a point or comma in hours are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Notation {
    /// Parts of an hour: `7.30` is 7:18.
    #[default]
    Decimal,
    /// Minutes: `7.30` is 7:30.
    Minutes,
}

/// Whole hours and two figures after a point or comma, below sixty: what can be meant in both ways.
fn two_ways(text: &str) -> Option<(&str, &str, char)> {
    let (whole, rest) = digits(text.trim());
    let sign = rest.chars().next().filter(|c| matches!(c, '.' | ','))?;
    let (figures, unit) = digits(&rest[1..]);
    let unit = unit.trim();
    let is_both = !whole.is_empty() && figures.len() == 2 && figures < "60" && figures != "00";
    (is_both && (unit.is_empty() || is_hours(&unit.to_lowercase()))).then_some((whole, figures, sign))
}

/// Quarters of an hour, as only decimals have them.
fn is_quarter(figures: &str) -> bool {
    matches!(figures, "25" | "50")
}

/// Whether a length that is typed by itself, with a point, can be meant in both ways.
pub(super) fn is_doubtful(text: &str) -> bool {
    two_ways(text).is_some_and(|(_, figures, sign)| sign == '.' && !is_quarter(figures))
}

/// The length that is meant when the figures after the point are minutes.
pub(super) fn in_minutes(text: &str) -> Option<Result<Option<Minutes>, DurationError>> {
    let (whole, figures, _) = two_ways(text)?;
    Some(hours_and(whole, figures))
}

/// What the cells of one column say together about their notation.
#[derive(Clone, Debug, Default)]
pub struct Signs {
    /// Cells that can be only decimals: `7.75`, `7.5`, `7.583`.
    decimals: u32,
    /// Cells with one figure after the sign, such as `7.5`.
    tenths: u32,
    /// Cells with minutes in full: `7:30`, `7u30`.
    minutes: u32,
    /// Cells with a quarter that only decimals have: `7.25`, `7.50`.
    quarters: u32,
    /// Cells that can be both, with a comma, and whether they differ.
    commas: u32,
    /// The figures of cells that can be both.
    figures: Vec<u8>,
    /// Cells that the clock times beside them show to be decimals, and to be minutes.
    proved: [u32; 2],
    /// The first cell that can be both.
    first: Option<String>,
}

impl Signs {
    /// Takes a cell in, with how long the clock times beside it last, where they say so.
    pub fn see(&mut self, text: &str, elapsed: Option<Minutes>) {
        let Some((_, figures, sign)) = two_ways(text) else {
            self.see_plain(text);
            return;
        };
        let read = |notation| parse_duration_as(text, Minutes::DAY, notation).ok();
        if let Some(elapsed) = elapsed {
            let is = [Notation::Decimal, Notation::Minutes].map(|way| read(way) == Some(elapsed));
            self.proved[0] += u32::from(is[0]);
            self.proved[1] += u32::from(is[1]);
        }
        if is_quarter(figures) {
            self.quarters += 1;
        } else {
            self.commas += u32::from(sign == ',');
            let figure = figures.parse().unwrap_or_default();
            if !self.figures.contains(&figure) {
                self.figures.push(figure);
            }
        }
        if self.first.is_none() || (is_quarter(self.first_figures()) && !is_quarter(figures)) {
            self.first = Some(text.trim().to_owned());
        }
    }

    fn first_figures(&self) -> &str {
        self.first
            .as_deref()
            .and_then(two_ways)
            .map_or("", |(_, figures, _)| figures)
    }

    fn see_plain(&mut self, text: &str) {
        let (whole, rest) = digits(text.trim());
        match rest.chars().next() {
            Some('.' | ',') => {
                let (figures, _) = digits(&rest[1..]);
                self.tenths += u32::from(figures.len() == 1 && figures != "0");
                self.decimals += u32::from(!matches!(figures, "" | "0" | "00"));
            }
            Some(':') => self.minutes += u32::from(!whole.is_empty()),
            Some(_) if !whole.is_empty() => {
                let more = rest.trim_start().trim_start_matches(|c: char| c.is_alphabetic());
                self.minutes += u32::from(more.trim_start().starts_with(|c: char| c.is_ascii_digit()));
            }
            _ => {}
        }
    }

    /// How the column is meant; the cell that can be both when it does not say.
    ///
    /// # Errors
    /// The first cell that can be meant in two ways.
    pub fn decide(&self) -> Result<Notation, String> {
        let Some(first) = &self.first else {
            return Ok(Notation::Decimal);
        };
        let doubt = || Err(first.clone());
        match self.proved.map(|cells| cells > 0) {
            [false, true] if self.decimals == 0 => return Ok(Notation::Minutes),
            [true, false] => return Ok(Notation::Decimal),
            [_, true] => return doubt(),
            [false, false] => {}
        }
        let both = self.figures.len();
        // Beside 7.5 one would write 7.3, not 7.30.
        let padded = self.figures.iter().any(|figure| figure % 10 == 0);
        match (self.decimals > 0, self.minutes > 0) {
            (true, true) if both > 0 => doubt(),
            (true, _) if self.tenths > 0 && padded => doubt(),
            (true, _) => Ok(Notation::Decimal),
            (false, true) => Ok(Notation::Minutes),
            (false, false) if both == 0 => Ok(Notation::Decimal),
            (false, false) => {
                let fives = self.figures.iter().all(|figure| figure % 5 == 0);
                let is_minutes = both > 1 && fives && self.quarters == 0 && self.commas == 0;
                if is_minutes {
                    Ok(Notation::Minutes)
                } else {
                    doubt()
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::durations::parse_duration;

    fn decided(cells: &[&str]) -> Option<Notation> {
        let mut signs = Signs::default();
        for cell in cells {
            signs.see(cell, None);
        }
        signs.decide().ok()
    }

    #[test]
    fn a_column_says_whether_its_hours_are_decimal_or_in_minutes_or_one_is_asked() {
        let decimal = Some(Notation::Decimal);
        let minutes = Some(Notation::Minutes);
        for (cells, want) in [
            (&["7", "3,5"][..], decimal),
            (&["7.50", "8.00", "3.25"], decimal),
            (&["7.30", "6.75"], decimal),
            (&["7.33", "0.67"], decimal),
            (&["9.15", "8.45", "6.30"], minutes),
            (&["7.30 uur", "3.45u"], minutes),
            (&["7.30", "3:15"], minutes),
            (&["7.30", "3u15"], minutes),
            (&["7.30"], None),
            (&["7,30", "6,45"], None),
            (&["7.30", "7.5"], None),
            (&["7.30", "7.50"], None),
            (&["7.33", "7.17"], None),
            (&["7.30", "7.75", "7:30"], None),
        ] {
            assert_eq!(decided(cells), want, "{cells:?}");
        }
    }

    #[test]
    fn clock_times_beside_the_hours_prove_what_is_meant() {
        let mut signs = Signs::default();
        signs.see("9.15", Some(Minutes(555)));
        assert_eq!(signs.decide(), Ok(Notation::Minutes));
        let mut signs = Signs::default();
        signs.see("9.15", Some(Minutes(549)));
        assert_eq!(signs.decide(), Ok(Notation::Decimal));
    }

    #[test]
    fn what_is_typed_by_itself_and_can_be_both_is_asked() {
        let typed = |text| parse_duration(text, Minutes::DAY);
        for text in ["7.30 uur", "3.45u", "7.30", "9.15"] {
            assert_eq!(typed(text), Err(DurationError::Undecided), "{text}");
        }
        for (text, minutes) in [("7.5", 450), ("7.50", 450), ("7.75 uur", 465), ("7,30", 438)] {
            assert_eq!(typed(text), Ok(Minutes(minutes)), "{text}");
        }
    }
}
