//! Identities. All random (v4), never derived from a person or a time; made in `app`, only carried here.

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);
    )*};
}

ids! {
    /// One person who works and learns here.
    ParticipantId;
    /// One participant's way through one method.
    TrajectoryId;
    /// A planned absence over a range of days.
    AbsenceId;
    /// One who runs the floor.
    SupervisorId;
    /// A group of participants.
    TeamId;
    /// A job of work.
    KlusId;
    /// A dated closure of the location.
    ClosureId;
    /// One observation.
    NoteId;
    /// Why closed days were corrected, written once per visit.
    ReasonId;
    /// One terminal; renewed when a backup is restored.
    TerminalId;
}
