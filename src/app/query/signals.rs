//! What is due or wrong: computed from the records, never stored.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::overview::Nearest;
use super::recent::{DAYS, DaysBack, days_off};
use super::short::ShortKlus;
use crate::app::{App, Trouble};
use crate::domain::hours::Standing as Step;
use crate::domain::ids::ParticipantId;
use crate::domain::method::Method;
use crate::domain::sheet::DayRow;
use crate::domain::time::{HalfDay, Minutes};
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;

/// A threshold is near when it comes within so many days.
pub const NEAR_DAYS: u64 = 14;

/// Or when no more than this is to go.
pub const NEAR_HOURS: Minutes = Minutes::hours(10);

/// A threshold that was reached is told for so many days.
const TOLD_DAYS: u64 = 28;

/// Rows left open on closed days are told for so many days.
const OPEN_ROWS_DAYS: u32 = 14;

/// Something that is due or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Somebody stayed away twice running, and nobody tried to reach them since.
    StayedAway {
        /// Who.
        person: ParticipantId,
        /// The last miss.
        last: NaiveDate,
    },
    /// A trajectory goes on although its hours are used up.
    CapReached {
        /// Who.
        person: ParticipantId,
        /// The cap.
        threshold: Nearest,
    },
    /// A klus of the date itself has too few people, or not the certificate it asks for.
    ShortKlus {
        /// The date.
        date: NaiveDate,
        /// Which klus, and what it lacks.
        klus: ShortKlus,
        /// Its name.
        name: String,
        /// The certificate it asks for; empty for none.
        certificate: String,
    },
    /// An earlier day was not closed.
    DayNotClosed {
        /// Which.
        date: NaiveDate,
    },
    /// A day was closed with rows left open.
    OpenRows {
        /// Which.
        date: NaiveDate,
        /// How many rows.
        count: usize,
    },
    /// A threshold is near.
    ThresholdNear {
        /// Who.
        person: ParticipantId,
        /// How far.
        threshold: Nearest,
    },
    /// A threshold was reached lately.
    ThresholdReached {
        /// Who.
        person: ParticipantId,
        /// Which.
        threshold: Nearest,
    },
}

/// The kinds one can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Stayed away.
    Away,
    /// Hours.
    Hours,
    /// Klussen.
    Klussen,
    /// Days.
    Days,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Away, Self::Hours, Self::Klussen, Self::Days];
}

impl Signal {
    /// The stable word of command line.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::StayedAway { .. } => "stayed_away",
            Self::CapReached { .. } => "cap_reached",
            Self::ShortKlus { .. } => "short_klus",
            Self::DayNotClosed { .. } => "day_not_closed",
            Self::OpenRows { .. } => "open_rows",
            Self::ThresholdNear { .. } => "threshold_near",
            Self::ThresholdReached { .. } => "threshold_reached",
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::StayedAway { .. } => Kind::Away,
            Self::CapReached { .. } | Self::ThresholdNear { .. } | Self::ThresholdReached { .. } => {
                Kind::Hours
            }
            Self::ShortKlus { .. } => Kind::Klussen,
            Self::DayNotClosed { .. } | Self::OpenRows { .. } => Kind::Days,
        }
    }

    /// Whom it is about.
    #[must_use]
    pub const fn person(&self) -> Option<ParticipantId> {
        match self {
            Self::StayedAway { person, .. }
            | Self::CapReached { person, .. }
            | Self::ThresholdNear { person, .. }
            | Self::ThresholdReached { person, .. } => Some(*person),
            Self::ShortKlus { .. } | Self::DayNotClosed { .. } | Self::OpenRows { .. } => None,
        }
    }

    /// The date it is about: for thresholds the day reached, or the earlier of the days expected.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        match self {
            Self::StayedAway { last, .. } => Some(*last),
            Self::CapReached { threshold, .. }
            | Self::ThresholdNear { threshold, .. }
            | Self::ThresholdReached { threshold, .. } => threshold.earliest(),
            Self::ShortKlus { date, .. } | Self::DayNotClosed { date } | Self::OpenRows { date, .. } => {
                Some(*date)
            }
        }
    }

    /// The lower, the sooner somebody should look.
    const fn urgency(&self) -> u8 {
        match self {
            Self::StayedAway { .. } => 0,
            Self::CapReached { .. } => 1,
            Self::ShortKlus { .. } => 2,
            Self::DayNotClosed { .. } => 3,
            Self::OpenRows { .. } => 4,
            Self::ThresholdNear { .. } => 5,
            Self::ThresholdReached { .. } => 6,
        }
    }

    /// What is to be said of it, behind the name of whom or what it is about.
    #[must_use]
    pub fn sentence(&self, texts: &Texts) -> String {
        let sentence = match self {
            Self::StayedAway { .. } => Sentence::new("signal-stayed-away"),
            Self::CapReached { threshold, .. } => due(Sentence::new("signal-cap-reached"), threshold, texts),
            Self::ShortKlus {
                klus, certificate, ..
            } => {
                let half = texts.get(match klus.half {
                    HalfDay::Morning => "half-morning",
                    HalfDay::Afternoon => "half-afternoon",
                    HalfDay::Evening => "half-evening",
                });
                if klus.has_too_few() {
                    Sentence::new("signal-short")
                        .text("half", half)
                        .number("count", klus.people.len())
                        .number("min", klus.min)
                } else {
                    Sentence::new("signal-certificate")
                        .text("half", half)
                        .text("certificate", certificate.clone())
                }
            }
            Self::DayNotClosed { .. } => Sentence::new("signal-not-closed"),
            Self::OpenRows { count, .. } => Sentence::new("signal-open-rows").number("count", *count),
            Self::ThresholdNear { threshold, .. } => {
                let sentence = if threshold.cap {
                    Sentence::new("signal-cap-near")
                } else {
                    Sentence::new("signal-near")
                };
                due(sentence.minutes("left", threshold.to_go()), threshold, texts)
            }
            Self::ThresholdReached { threshold, .. } => {
                due(Sentence::new("signal-reached"), threshold, texts)
            }
        };
        texts.say(&sentence)
    }
}

/// Fills in the hours of a threshold and what is due there.
fn due(sentence: Sentence, threshold: &Nearest, texts: &Texts) -> Sentence {
    let due: Vec<&str> = threshold.due.iter().map(|d| d.get(texts.lang())).collect();
    sentence
        .text("hours", hours_text(threshold.hours))
        .number("dues", due.len())
        .text("due", due.join(", "))
}

/// Hours of a threshold, which are whole: `100`.
#[must_use]
pub fn hours_text(minutes: Minutes) -> String {
    (minutes.0 / 60).to_string()
}

impl App {
    /// Everything that is due or wrong as of a date, the most urgent first. Costs next to nothing while nothing
    /// changed and the minute is the same.
    ///
    /// # Errors
    /// When the store fails.
    pub fn signals(&self, on: NaiveDate) -> Result<Arc<[Signal]>, Trouble> {
        let stamp = self.stamp();
        if let Some(known) = self.recent.signals(on, stamp) {
            return Ok(known);
        }
        let mut signals = Vec::new();
        self.days_and_people(on, &mut signals)?;
        let directory = self.directory();
        signals.sort_by_cached_key(|signal| {
            let name = signal.person().map(|p| directory.name(p, on).sort_key());
            (signal.urgency(), signal.date().is_none(), signal.date(), name)
        });
        let signals: Arc<[Signal]> = signals.into();
        self.recent.keep_signals(stamp, &signals);
        Ok(signals)
    }

    fn days_and_people(&self, on: NaiveDate, signals: &mut Vec<Signal>) -> Result<(), Trouble> {
        let directory = self.directory();
        let off = days_off(self, on);
        let mut left_open: BTreeMap<u32, usize> = BTreeMap::new();
        let closed: Vec<bool> = (0..=DAYS)
            .map(|back| on.checked_sub_days(Days::new(back)))
            .map(|date| date.is_some_and(|d| directory.closed.contains_key(&d)))
            .collect();
        let is_closed = |back: u32| closed.get(back as usize).copied().unwrap_or(false);
        for person in self.around(on).iter() {
            let signs = self.signs(*person, on)?;
            let open = DaysBack(signs.expected.0 & !off.0 & !signs.recorded.0);
            for back in (1..=OPEN_ROWS_DAYS).filter(|back| open.has(*back) && is_closed(*back)) {
                *left_open.entry(back).or_default() += 1;
            }
            if signs.under_way {
                let missed = signs.missed.map(|last| Signal::StayedAway {
                    person: *person,
                    last,
                });
                signals.extend(missed);
                self.thresholds(*person, on, signals)?;
            }
        }
        let unclosed = self.unclosed_before(on)?.into_iter();
        signals.extend(unclosed.map(|date| Signal::DayNotClosed { date }));
        for (back, count) in left_open {
            let date = on.checked_sub_days(Days::new(u64::from(back)));
            signals.extend(date.map(|date| Signal::OpenRows { date, count }));
        }
        if !is_closed(0) {
            self.short(&self.rows(on)?, on, signals)?;
        }
        Ok(())
    }

    fn short(&self, rows: &[DayRow], date: NaiveDate, signals: &mut Vec<Signal>) -> Result<(), Trouble> {
        let now = self.now_on(date);
        for klus in self.short_klussen(rows, date, now)? {
            let over = now.is_some_and(|now| klus.half.span().to() <= now);
            if let Some(known) = self.directory().klussen.get(&klus.klus).filter(|_| !over) {
                signals.push(Signal::ShortKlus {
                    date,
                    klus,
                    name: known.name.clone(),
                    certificate: known.certificate.clone().unwrap_or_default(),
                });
            }
        }
        Ok(())
    }

    fn thresholds(
        &self,
        person: ParticipantId,
        on: NaiveDate,
        signals: &mut Vec<Signal>,
    ) -> Result<(), Trouble> {
        let Some(standing) = self.standing(person, on)? else {
            return Ok(());
        };
        let near = on.checked_add_days(Days::new(NEAR_DAYS)).unwrap_or(on);
        let told = on.checked_sub_days(Days::new(TOLD_DAYS)).unwrap_or(on);
        let is_cap = |step: &Step| step.threshold.id == Method::CAP;
        let steps = &standing.progress.standings;
        let over = steps.iter().any(|step| is_cap(step) && step.reached.is_some());
        for (at, step) in steps.iter().enumerate() {
            // Over the cap, what came before it is of no use any more.
            if step.target.is_none() || (over && !is_cap(step)) {
                continue;
            }
            let towards = || standing.towards(at);
            let (by_schedule, at_pace) = standing.ahead[at];
            match step.reached {
                Some(_) if is_cap(step) => signals.push(Signal::CapReached {
                    person,
                    threshold: towards(),
                }),
                Some((date, _)) if date > told => signals.push(Signal::ThresholdReached {
                    person,
                    threshold: towards(),
                }),
                Some(_) => {}
                None => {
                    let soon = [by_schedule, at_pace].into_iter().flatten().any(|d| d <= near);
                    let few = step
                        .target
                        .is_some_and(|t| t - standing.progress.total <= NEAR_HOURS);
                    if soon || few {
                        signals.push(Signal::ThresholdNear {
                            person,
                            threshold: towards(),
                        });
                    }
                }
            }
        }
        Ok(())
    }
}
