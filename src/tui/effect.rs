//! What a key or an answer leads to, as data: screens decide, one place carries out.

use chrono::NaiveDate;

use super::ask::Purpose;
use super::colours::Colours;
use super::popups::Content;
use super::screens::hours::{Filter as HoursFilter, Sort as HoursSort};
use crate::app::Action;
use crate::domain::ids::{KlusId, ParticipantId, SupervisorId, TeamId};
use crate::domain::time::HalfDay;
use crate::text::sentence::Sentence;

/// What is to happen.
#[derive(Debug)]
pub enum Effect {
    /// Does an action; a closed day asks for a reason first, what is refused is said.
    Do(Action),
    /// The same, and says this when it was done.
    DoSaying(Action, Sentence),
    /// Opens a popup.
    Open(Purpose, Content),
    /// Goes to a screen.
    Go(Place),
    /// Shows the screen in other colours from now on, and remembers them.
    SetColours(Colours),
    /// Says something at the bottom.
    Say(Sentence),
    /// Says that something cannot be, and why.
    Refuse(Sentence),
    /// Takes the last action back; asked already when it was another supervisor's.
    Undo,
    /// Puts it in force again.
    Redo,
    /// Changes in whose name things are entered.
    SetWho(SupervisorId),
    /// Does what a command from the palette or the help says.
    Command(super::keys::Command),
    /// Begins a backup.
    BackUp,
    /// Lets backups go to another folder from now on, as it was typed.
    BackUpTo(String),
    /// Leaves.
    Quit,
}

/// Where one can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The day sheet; on a person's row if given.
    Today(Option<NaiveDate>, Option<ParticipantId>),
    /// The board; on a klus if given.
    Klussen(Option<(NaiveDate, HalfDay)>, Option<KlusId>),
    /// Everybody's hours, or some of them, in this order; on a person's row if given.
    Hours(HoursFilter, HoursSort, Option<ParticipantId>),
    /// The list of participants, or some of them; on a person's row if given.
    Participants(PeopleFilter, Option<ParticipantId>),
    /// One participant.
    Dossier(ParticipantId),
    /// What is due or wrong.
    Signals,
    /// A list of what belongs to the house.
    House(HouseList),
    /// Where one came from.
    Back,
}

/// Which people the list of participants shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PeopleFilter {
    /// Those with a trajectory that runs or is to come.
    #[default]
    Here,
    /// Those of a team.
    Team(TeamId),
    /// Those whose trajectory is over.
    Ended,
    /// Guests.
    Guests,
    /// All of them.
    Everybody,
}

/// The lists of what belongs to the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HouseList {
    /// Closures and holidays.
    Closures,
    /// Teams.
    Teams,
    /// Supervisors.
    Supervisors,
    /// All klussen.
    Klussen,
    /// Methods.
    Methods,
}
