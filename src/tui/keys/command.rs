//! What a key can mean. Closed: the program's one `match` over it is total.

/// What the supervisor asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "each command's sentence stands in data/texts/*/keys.ftl, checked by a guard"
)]
pub enum Command {
    // Everywhere
    GoToday,
    GoKlussen,
    GoHours,
    GoParticipants,
    GoSignals,
    Find,
    Palette,
    Help,
    Undo,
    Redo,
    Shield,
    ChangeSupervisor,
    Curtain,
    DayNote,
    WalkWarnings,
    Back,
    Quit,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    // A day
    Present,
    Late,
    LeftEarly,
    Sick,
    Leave,
    Cancelled,
    NoShow,
    WholeDay,
    Clear,
    Times,
    Assign,
    Note,
    Contact,
    Extra,
    Mark,
    AcceptRest,
    Details,
    CloseDay,
    PreviousDay,
    NextDay,
    ThisDay,
    GoToDate,
    // Klussen
    PutOnKlus,
    PickKlus,
    OffKlus,
    Swap,
    CopyLast,
    NewKlus,
    EditKlus,
    OtherHalfDay,
    // Lists
    Open,
    Filter,
    Sort,
    New,
    Edit,
    Remove,
    // Participants
    Schedule,
    Absence,
    OpeningBalance,
    Teams,
    Trajectory,
    FilterTopic,
    NextPart,
    PreviousPart,
    EndTrajectory,
    // Signals
    Resolve,
    // By name, from the palette
    Closures,
    Supervisors,
    Settings,
    Methods,
    BackUp,
    BackupFolder,
    AllKlussen,
    Colours,
    About,
    MissingSeen,
    // In a popup
    Accept,
    Yes,
    No,
    NextField,
    PreviousField,
    Choose,
}

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// On every screen, under the screen's own keys.
    Everywhere,
    /// The day sheet.
    Today,
    /// The board of klussen.
    Klussen,
    /// Everybody's hours.
    Hours,
    /// The list of participants.
    Participants,
    /// One participant.
    Dossier,
    /// What is due or wrong.
    Signals,
    /// A list of closures, teams, supervisors, methods or klussen.
    List,
    /// A popup; these keys are fixed.
    Popup,
}

/// Under which heading of the help a command stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// What happened to a person today.
    Status,
    /// The day as a whole.
    Day,
    /// Klussen and who is on them.
    Klussen,
    /// Participants and their records.
    People,
    /// What one does in any list.
    Lists,
    /// From screen to screen.
    Screens,
    /// Moving the cursor.
    Moving,
    /// The program itself.
    Program,
    /// Inside a popup.
    Popup,
}

impl Context {
    /// All contexts, in the order of the help.
    pub const ALL: [Self; 9] = [
        Self::Everywhere,
        Self::Today,
        Self::Klussen,
        Self::Hours,
        Self::Participants,
        Self::Dossier,
        Self::Signals,
        Self::List,
        Self::Popup,
    ];

    /// Its name in the user's own key file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Today => "today",
            Self::Klussen => "klussen",
            Self::Hours => "hours",
            Self::Participants => "participants",
            Self::Dossier => "dossier",
            Self::Signals => "signals",
            Self::List => "list",
            Self::Popup => "popup",
        }
    }

    /// Id of its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Everywhere => "context-everywhere",
            Self::Today => "context-today",
            Self::Klussen => "context-klussen",
            Self::Hours => "context-hours",
            Self::Participants => "context-participants",
            Self::Dossier => "context-dossier",
            Self::Signals => "context-signals",
            Self::List => "context-list",
            Self::Popup => "context-popup",
        }
    }
}

impl Group {
    /// Id of its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Status => "group-status",
            Self::Day => "group-day",
            Self::Klussen => "group-klussen",
            Self::People => "group-people",
            Self::Lists => "group-lists",
            Self::Screens => "group-screens",
            Self::Moving => "group-moving",
            Self::Program => "group-program",
            Self::Popup => "group-popup",
        }
    }
}

impl Command {
    /// How many rows it moves a cursor, where it does; `page` is how many rows a page has.
    #[must_use]
    pub const fn steps(self, page: isize) -> Option<isize> {
        match self {
            Self::Up => Some(-1),
            Self::Down => Some(1),
            Self::PageUp => Some(-page),
            Self::PageDown => Some(page),
            Self::First => Some(isize::MIN / 2),
            Self::Last => Some(isize::MAX / 2),
            _ => None,
        }
    }
}
