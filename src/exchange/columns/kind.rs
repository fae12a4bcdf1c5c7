//! What a file can hold, and which columns each is read from.

use super::Column;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// People.
    Participants,
    /// When they are expected.
    Schedules,
    /// What really happened.
    Attendance,
    /// Klussen.
    Klussen,
    /// Observations.
    Observations,
    /// Hours made before.
    Balances,
}

/// The columns that name people and their trajectories, in every file but that of klussen.
pub(super) const PERSON: [Column; 9] = [
    Column::Participant,
    Column::Number,
    Column::FirstName,
    Column::Prefix,
    Column::Surname,
    Column::Start,
    Column::End,
    Column::Method,
    Column::Guest,
];

impl Kind {
    /// The other columns that a file of this kind is read from.
    pub(super) const fn columns(self) -> &'static [Column] {
        use Column as C;
        match self {
            Self::Participants => &[C::Team, C::Certificate],
            Self::Schedules => &[
                C::ValidFrom,
                C::Date,
                C::Weekday,
                C::HalfDay,
                C::From,
                C::To,
                C::Break,
                C::Times,
                C::Planned,
            ],
            Self::Attendance => &[
                C::Date,
                C::Status,
                C::Hours,
                C::From,
                C::To,
                C::Break,
                C::Times,
                C::Planned,
                C::HalfDay,
                C::Remark,
                C::Note,
                C::Reason,
                C::Rest,
                C::Extra,
                C::Balance,
                C::Phase,
            ],
            Self::Klussen => &[
                C::Klus,
                C::Date,
                C::ValidFrom,
                C::End,
                C::Weekday,
                C::Repeat,
                C::HalfDay,
                C::Place,
                C::WorkType,
                C::Outside,
                C::Min,
                C::Max,
                C::Certificate,
            ],
            Self::Observations => &[
                C::Date,
                C::Note,
                C::Topic,
                C::Tone,
                C::Author,
                C::Written,
                C::Goal,
                C::Klus,
            ],
            Self::Balances => &[C::Date, C::Balance, C::Reason, C::Remark],
        }
    }
}
