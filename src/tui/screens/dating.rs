//! Dates that are typed: what each is for, and the one reading from which both the preview and what is saved come.

use chrono::{Datelike, NaiveDate};

use super::Wrong;
use crate::domain::dates::{self, DateError, Looking, date_said};
use crate::text::sentence::Sentence;
use crate::tui::ask::{HouseAsk, KlusAsk, PersonAsk, Purpose};
use crate::tui::desk::Desk;
use crate::tui::popups::{Answer, Content, Feedback, Field, Form};

/// Most characters of a date as people say it.
pub const DATE_MAX: usize = 40;

/// What a date that is typed is for. One that is added is a row of `DateField::meaning` and of
/// [`DateField::of`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateField {
    /// The first day of a newcomer.
    NewcomerStart,
    /// From when a week holds.
    ScheduleFrom,
    /// The first day of a planned absence.
    AbsenceFrom,
    /// Its last day.
    AbsenceTo,
    /// The first day the location is closed.
    ClosureFrom,
    /// The last.
    ClosureTo,
    /// The first day of a trajectory.
    TrajectoryStart,
    /// Its last day, where it is known.
    TrajectoryEnd,
    /// From when somebody is in a phase.
    PhaseSince,
    /// The last day of a trajectory that is ended.
    LastDay,
    /// From when a name or a team holds.
    NameSince,
    /// How long a certificate is good.
    CertificateUntil,
    /// The day from which hours of elsewhere count.
    OpeningDate,
    /// The day of a klus, or its first.
    KlusFrom,
    /// Its last.
    KlusUntil,
    /// A day to go to.
    GoTo,
}

/// What stands in a field for a date when a form opens.
#[derive(Clone, Copy, Debug)]
pub enum Shown {
    /// Nothing.
    Nothing,
    /// A date that is only proposed.
    Proposed(NaiveDate),
    /// The date that is in force: left as it is, nothing is dated back by it.
    InForce(NaiveDate),
}

impl Shown {
    /// What is in force, or nothing.
    #[must_use]
    pub fn known(date: Option<NaiveDate>) -> Self {
        date.map_or(Self::Nothing, Self::InForce)
    }

    /// What is in force, or a proposal.
    #[must_use]
    pub fn or(date: Option<NaiveDate>, proposed: NaiveDate) -> Self {
        date.map_or(Self::Proposed(proposed), Self::InForce)
    }
}

impl DateField {
    /// The name of the field in its form, which way it looks, and the field before it from which it is seen.
    const fn meaning(self) -> (&'static str, Looking, Option<Self>) {
        match self {
            Self::NewcomerStart | Self::TrajectoryStart => ("start", Looking::Ahead, None),
            Self::ScheduleFrom | Self::AbsenceFrom | Self::ClosureFrom | Self::KlusFrom => {
                ("from", Looking::Ahead, None)
            }
            Self::AbsenceTo => ("to", Looking::Ahead, Some(Self::AbsenceFrom)),
            Self::ClosureTo => ("to", Looking::Ahead, Some(Self::ClosureFrom)),
            Self::KlusUntil => ("until", Looking::Ahead, Some(Self::KlusFrom)),
            Self::TrajectoryEnd | Self::LastDay => ("end", Looking::Ahead, None),
            Self::PhaseSince | Self::NameSince => ("since", Looking::Ahead, None),
            Self::CertificateUntil => ("certificates", Looking::Ahead, None),
            Self::OpeningDate => ("date", Looking::Past, None),
            Self::GoTo => ("", Looking::Back, None),
        }
    }

    /// The dates that a popup asks for.
    #[must_use]
    pub const fn of(purpose: &Purpose) -> &'static [Self] {
        match purpose {
            Purpose::Person(PersonAsk::Newcomer(_)) => &[Self::NewcomerStart],
            Purpose::Person(PersonAsk::Edit(..)) => &[Self::NameSince],
            Purpose::Person(PersonAsk::Week(..)) => &[Self::ScheduleFrom],
            Purpose::Person(PersonAsk::Absence(..)) => &[Self::AbsenceFrom, Self::AbsenceTo],
            Purpose::Person(PersonAsk::OpeningBalance(_)) => &[Self::OpeningDate],
            Purpose::Person(PersonAsk::Trajectory(..)) => {
                &[Self::TrajectoryStart, Self::TrajectoryEnd, Self::PhaseSince]
            }
            Purpose::Person(PersonAsk::EndTrajectory(..)) => &[Self::LastDay],
            Purpose::House(HouseAsk::Closure(_)) => &[Self::ClosureFrom, Self::ClosureTo],
            Purpose::Klus(KlusAsk::Edit(..)) => &[Self::KlusFrom, Self::KlusUntil],
            Purpose::Day(_)
            | Purpose::Klus(_)
            | Purpose::Person(_)
            | Purpose::House(_)
            | Purpose::Program(_) => &[],
        }
    }

    /// The name of the field in its form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.meaning().0
    }

    /// Whether what stands in it is saved at all: not where another field of the form rules it out.
    fn counts(self, answer: &Answer) -> bool {
        match self {
            Self::KlusUntil => answer.choice("when") == 1,
            Self::PhaseSince => answer.choice("phase") > 0,
            _ => true,
        }
    }

    /// The date that a text means here, seen from another.
    ///
    /// # Errors
    /// Why it means none.
    pub fn said(self, text: &str, on: NaiveDate) -> Result<NaiveDate, Wrong> {
        date_said(text, on, self.meaning().1).map_err(|error| {
            let sentence = match error {
                DateError::Empty => Sentence::new("date-missing"),
                DateError::DoesNotExist => Sentence::new("date-does-not-exist").text("text", text),
                DateError::YearOutOfRange => Sentence::new("no-date-out-of-range"),
                DateError::OtherWeekday => Sentence::new("date-other-weekday").text("text", text),
                DateError::NotUnderstood => Sentence::new("date-not-understood").text("text", text),
            };
            Wrong {
                at: 0..text.len(),
                ..Wrong::field(self.name(), sentence)
            }
        })
    }

    /// The date in a form's field, seen from a date or from the field before it.
    ///
    /// # Errors
    /// When there is none, or none that is known.
    pub fn read(self, answer: &Answer, on: NaiveDate) -> Result<NaiveDate, Wrong> {
        let before = self.meaning().2.and_then(|first| first.read(answer, on).ok());
        self.said(answer.text(self.name()), before.unwrap_or(on))
    }

    /// The date in a field that may be empty.
    ///
    /// # Errors
    /// When it is not known as a date.
    pub fn read_if_any(self, answer: &Answer, on: NaiveDate) -> Result<Option<NaiveDate>, Wrong> {
        if answer.text(self.name()).is_empty() {
            return Ok(None);
        }
        self.read(answer, on).map(Some)
    }

    /// The field as it stands in a form, with how to write it.
    #[must_use]
    pub fn field(self, desk: Desk<'_>, label: &str, shown: Shown) -> Field {
        let (text, in_force) = match shown {
            Shown::Nothing => (String::new(), false),
            Shown::Proposed(date) => (typed(date), false),
            Shown::InForce(date) => (typed(date), true),
        };
        let hint = match self.meaning().1 {
            Looking::Ahead => "hint-date-ahead",
            Looking::Back | Looking::Past => "hint-date",
        };
        let field = Field::text(self.name(), desk.texts.get(label), &text, DATE_MAX);
        let field = field.hint(desk.texts.get(hint));
        if in_force { field.in_force() } else { field }
    }
}

/// A date as it stands in a field: `23-11-2026`.
#[must_use]
pub fn typed(date: NaiveDate) -> String {
    format!("{}-{}-{}", date.day(), date.month(), date.year())
}

/// From which date the dates in a popup are seen.
fn seen_from(desk: Desk<'_>, purpose: &Purpose) -> NaiveDate {
    match purpose {
        Purpose::Klus(KlusAsk::Edit(_, date)) => *date,
        _ => desk.app.today(),
    }
}

/// Says under every date of a form how it is understood; one that dates back says so, also where one is elsewhere in
/// the form.
pub fn tell(desk: Desk<'_>, purpose: &Purpose, form: &mut Form) {
    let (on, today) = (seen_from(desk, purpose), desk.app.today());
    let answer = Answer::Fields(form.values());
    for field in DateField::of(purpose) {
        let name = field.name();
        if !field.counts(&answer) {
            form.tell(name, "");
            form.warn(name, "");
            continue;
        }
        let read = field.read(&answer, on);
        let told = read.as_ref().map(|date| dates::long(*date, desk.texts.lang()));
        form.tell(name, told.unwrap_or_default());
        let looks_ahead = field.meaning().1 == Looking::Ahead;
        let back = read.ok().filter(|date| looks_ahead && *date < today);
        let back = back.filter(|_| !form.is_in_force(name));
        form.warn(name, back.map(|date| said_back(desk, date)).unwrap_or_default());
    }
}

/// `donderdag 26 november 2026, dat is 5 dagen terug`.
fn said_back(desk: Desk<'_>, date: NaiveDate) -> String {
    let days = (desk.app.today() - date).num_days();
    let sentence = Sentence::new("date-dated-back")
        .text("date", dates::long(date, desk.texts.lang()))
        .number("days", days);
    desk.texts.say(&sentence)
}

/// Says how the day to go to is understood.
pub fn tell_going(desk: Desk<'_>, on: NaiveDate, content: &mut Content) {
    if let Content::Input(input) = content {
        let feedback = match DateField::GoTo.said(input.text(), on) {
            Ok(date) => Feedback::Fine(dates::long(date, desk.texts.lang())),
            Err(_) => Feedback::None,
        };
        input.say(feedback);
    }
}

#[cfg(test)]
mod tests;
