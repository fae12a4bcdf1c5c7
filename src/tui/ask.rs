//! What popups are for: closed enums, so that what happens on an answer is data. One per area.

use chrono::NaiveDate;

use super::effect::{Effect, PeopleFilter};
use crate::app::Action;
use crate::domain::ids::{AbsenceId, ClosureId, KlusId, ParticipantId, SupervisorId, TeamId, TrajectoryId};
use crate::domain::time::HalfDay;

/// What a popup is for.
#[derive(Debug)]
pub enum Purpose {
    /// Something of the day.
    Day(DayAsk),
    /// Something of klussen and who is on them.
    Klus(KlusAsk),
    /// Something of a participant.
    Person(PersonAsk),
    /// Something of the house: closures, teams, supervisors, settings, methods.
    House(HouseAsk),
    /// Something of the program itself.
    Program(ProgramAsk),
}

/// Questions about a day.
#[derive(Clone, Debug)]
pub enum DayAsk {
    /// Times, of these people.
    Times(NaiveDate, Vec<ParticipantId>),
    /// From when somebody late was there.
    LateFrom(NaiveDate, Vec<ParticipantId>),
    /// Until when somebody was there, and why not longer.
    LeftAt(NaiveDate, Vec<ParticipantId>),
    /// A note.
    Note(NaiveDate, Vec<ParticipantId>),
    /// The day note.
    DayNote(NaiveDate),
    /// On which klus; the choices in the order of the list.
    Assign(NaiveDate, Vec<ParticipantId>, Vec<(HalfDay, KlusId)>),
    /// Who comes extra; the choices in the order of the list, a newcomer and a guest first.
    Extra(NaiveDate, Vec<ParticipantId>),
    /// Whether and how to close; what to do with open rows in the order of the list.
    Close(NaiveDate),
    /// To which date.
    GoToDate(NaiveDate),
}

/// Questions about klussen.
#[derive(Clone, Debug)]
pub enum KlusAsk {
    /// On which klus, of those in the list.
    PutOn(NaiveDate, HalfDay, Vec<ParticipantId>, Vec<KlusId>),
    /// With whom to swap, of those in the list.
    SwapWith(NaiveDate, HalfDay, ParticipantId, Vec<ParticipantId>),
    /// A klus, new or changed; new ones begin on the date.
    Edit(Option<KlusId>, NaiveDate),
    /// To which date, on the board of this half-day.
    GoToDate(NaiveDate, HalfDay),
}

/// Questions about a participant.
#[derive(Clone, Debug)]
pub enum PersonAsk {
    /// A newcomer's short form; put on the day sheet of the date afterwards if given.
    Newcomer(Option<NaiveDate>),
    /// A guest's name and times.
    Guest(NaiveDate),
    /// Name, number, team (those of the list, the first is none), certificates.
    Edit(ParticipantId, Vec<Option<TeamId>>),
    /// Which version of the schedule, of those in the list; the first is a new one.
    PickWeek(ParticipantId, Vec<NaiveDate>),
    /// The schedule from a date: a new version, or the one that began then.
    Week(ParticipantId, Option<NaiveDate>),
    /// Which of a participant's planned absences; the first is a new one.
    PickAbsence(ParticipantId, Vec<AbsenceId>),
    /// A planned absence, new or changed.
    Absence(ParticipantId, Option<AbsenceId>),
    /// An opening balance.
    OpeningBalance(ParticipantId),
    /// Which trajectory, of those in the list; the first is a new one.
    PickTrajectory(ParticipantId, Vec<TrajectoryId>),
    /// Method, start, end, phase.
    Trajectory(ParticipantId, Option<TrajectoryId>),
    /// When the trajectory ends.
    EndTrajectory(ParticipantId, TrajectoryId),
    /// Which people to list, of these.
    FilterPeople(Option<ParticipantId>, Vec<PeopleFilter>),
}

/// Questions about the house.
#[derive(Clone, Debug)]
pub enum HouseAsk {
    /// A closure, new or changed.
    Closure(Option<ClosureId>),
    /// A team, new or changed.
    Team(Option<TeamId>),
    /// A supervisor, new or changed.
    Supervisor(Option<SupervisorId>),
    /// The settings of the location, with the methods of the list, and where backups go now.
    Settings(Vec<String>, Option<String>),
    /// A method file to adopt.
    Method,
}

/// Questions of the program itself.
#[derive(Debug)]
pub enum ProgramAsk {
    /// The finder; what its items stand for.
    Find(Vec<Found>),
    /// The palette or the help.
    Commands,
    /// In whose name, of those in the list.
    Supervisor(Vec<SupervisorId>),
    /// Why a closed day is corrected; then the action is done.
    Reason(Box<Action>),
    /// Whether; then this.
    Confirm(Box<Effect>),
    /// Where backups go.
    BackupFolder,
    /// Which colours, of [`Colours::ALL`](super::colours::Colours::ALL).
    Colours,
    /// Something that is only read.
    Read,
}

/// What an item of the finder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A participant.
    Person(ParticipantId),
    /// A klus, with the date it is meant for.
    Klus(KlusId, NaiveDate),
}
