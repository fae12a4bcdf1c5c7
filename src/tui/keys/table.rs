//! The table itself: one row per command and context.

use super::command::{Command, Context, Group};

/// One row: what a key means somewhere, and how that is told.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What it does.
    pub command: Command,
    /// Where it counts.
    pub context: Context,
    /// Its keys, as [`Chord::parse_sequence`](super::Chord::parse_sequence) reads them. Empty: by name only.
    pub keys: &'static [&'static str],
    /// Its name in the user's own key file.
    pub name: &'static str,
    /// Id of the word or two for the footer and the palette.
    pub label: &'static str,
    /// Id of the sentence for the help.
    pub help: &'static str,
    /// Its heading in the help.
    pub group: Group,
    /// The higher, the longer it stays in the footer; 0 is never in it.
    pub priority: u8,
}

/// One section per context: command, keys, name, group, priority.
macro_rules! rows {
    ($( $context:ident { $( $command:ident [$($key:literal),*] $name:literal $group:ident $priority:literal; )* } )*) => {
        &[$($( Row {
            command: Command::$command,
            context: Context::$context,
            keys: &[$($key),*],
            name: $name,
            label: concat!("key-", $name),
            help: concat!("key-", $name, ".help"),
            group: Group::$group,
            priority: $priority,
        }, )*)*]
    };
}

/// Every key of the program. In the footer the rows stand in this order.
pub static TABLE: &[Row] = rows! {
    Today {
        Present ["a"] "present" Status 90;
        Late ["l"] "late" Status 80;
        LeftEarly ["w"] "left-early" Status 75;
        Sick ["z"] "sick" Status 88;
        Leave ["v"] "leave" Status 40;
        Cancelled ["f"] "cancelled" Status 35;
        NoShow ["x"] "no-show" Status 82;
        WholeDay ["<"] "whole-day" Status 0;
        Clear ["Delete"] "clear" Status 8;
        Times ["Enter"] "times" Status 78;
        Assign ["i"] "assign" Klussen 60;
        Note ["n"] "note" People 70;
        Details ["Tab"] "details" People 28;
        Contact ["b"] "contact" People 30;
        Extra ["+"] "extra" Day 32;
        Mark ["Space"] "mark" Lists 20;
        AcceptRest ["A"] "accept-rest" Day 85;
        CloseDay ["D"] "close-day" Day 84;
        PreviousDay ["Left", "["] "previous-day" Day 0;
        NextDay ["Right", "]"] "next-day" Day 0;
        ThisDay ["t"] "this-day" Day 0;
        GoToDate ["d"] "go-to-date" Day 0;
    }
    Klussen {
        PutOnKlus ["1", "2", "3", "4", "5", "6", "7", "8", "9"] "put-on-klus" Klussen 90;
        PickKlus ["0"] "pick-klus" Klussen 60;
        OffKlus ["-"] "off-klus" Klussen 80;
        Swap ["r"] "swap" Klussen 75;
        CopyLast ["c"] "copy-last" Klussen 78;
        NewKlus ["+"] "new-klus" Klussen 70;
        EditKlus ["e"] "edit-klus" Klussen 50;
        OtherHalfDay ["Tab"] "other-half-day" Klussen 72;
        Mark ["Space"] "mark" Lists 40;
        Note ["n"] "note" People 30;
        Contact ["b"] "contact" People 0;
        Present ["a"] "present" Status 20;
        Late ["l"] "late" Status 0;
        LeftEarly ["w"] "left-early" Status 0;
        Sick ["z"] "sick" Status 20;
        Leave ["v"] "leave" Status 0;
        Cancelled ["f"] "cancelled" Status 0;
        NoShow ["x"] "no-show" Status 0;
        WholeDay ["<"] "whole-day" Status 0;
        Clear ["Delete"] "clear" Status 0;
        Times ["Enter"] "times" Status 0;
        PreviousDay ["["] "previous-day" Day 0;
        NextDay ["]"] "next-day" Day 0;
        ThisDay ["t"] "this-day" Day 0;
        GoToDate ["d"] "go-to-date" Day 0;
    }
    Hours {
        Open ["Enter"] "open" People 90;
        Filter ["f"] "filter" Lists 70;
        Sort ["s"] "sort" Lists 70;
        Note ["n"] "note" People 30;
        OpeningBalance ["o"] "opening-balance" People 20;
    }
    Participants {
        Open ["Enter"] "open" People 90;
        New ["+"] "new-participant" People 80;
        Edit ["e"] "edit" Lists 70;
        Schedule ["s"] "schedule" People 65;
        Absence ["a"] "absence" People 60;
        OpeningBalance ["o"] "opening-balance" People 30;
        Trajectory ["w"] "trajectory" People 25;
        Teams ["T"] "teams" People 20;
        Filter ["f"] "filter" Lists 40;
        Note ["n"] "note" People 50;
        Contact ["b"] "contact" People 0;
    }
    Dossier {
        NextPart ["Tab", "Right"] "next-part" Moving 80;
        PreviousPart ["Shift-Tab", "Left"] "previous-part" Moving 0;
        Note ["n"] "note" People 78;
        FilterTopic ["f"] "filter-topic" Lists 70;
        Edit ["e"] "edit" Lists 65;
        Schedule ["s"] "schedule" People 60;
        Absence ["a"] "absence" People 55;
        OpeningBalance ["o"] "opening-balance" People 40;
        Trajectory ["w"] "trajectory" People 30;
        EndTrajectory ["E"] "end-trajectory" People 10;
        Contact ["b"] "contact" People 20;
    }
    Signals {
        Resolve ["Enter"] "resolve" Lists 90;
        Contact ["b"] "contact" People 80;
        Filter ["f"] "filter" Lists 40;
    }
    List {
        Open ["Enter"] "open-row" Lists 80;
        New ["+"] "new" Lists 90;
        Edit ["e"] "edit" Lists 70;
        Remove ["-"] "remove" Lists 60;
    }
    Everywhere {
        Find ["/"] "find" Screens 55;
        Undo ["u"] "undo" Program 65;
        WalkWarnings ["!"] "walk-warnings" Day 45;
        Shield ["."] "shield" Program 25;
        Palette [":"] "palette" Program 15;
        GoToday ["g v", "F2"] "go-today" Screens 0;
        GoKlussen ["g k", "F3"] "go-klussen" Screens 0;
        GoHours ["g u", "F4"] "go-hours" Screens 0;
        GoParticipants ["g d", "F5"] "go-participants" Screens 0;
        GoSignals ["g s", "F6"] "go-signals" Screens 0;
        Redo ["Ctrl-r"] "redo" Program 0;
        DayNote ["N"] "day-note" Day 10;
        Help ["?", "F1"] "help" Program 100;
        ChangeSupervisor ["B"] "change-supervisor" Program 0;
        Curtain ["L"] "curtain" Program 0;
        Back ["Esc"] "back" Screens 0;
        Quit ["q", "Ctrl-q", "Ctrl-c"] "quit" Program 0;
        Up ["Up"] "up" Moving 0;
        Down ["Down"] "down" Moving 0;
        Left ["Left"] "left" Moving 0;
        Right ["Right"] "right" Moving 0;
        PageUp ["PageUp"] "page-up" Moving 0;
        PageDown ["PageDown"] "page-down" Moving 0;
        First ["Home"] "first" Moving 0;
        Last ["End"] "last" Moving 0;
        Closures [] "closures" Program 0;
        Teams [] "teams" Program 0;
        Supervisors [] "supervisors" Program 0;
        AllKlussen [] "all-klussen" Program 0;
        Methods [] "methods" Program 0;
        Settings [] "settings" Program 0;
        BackUp [] "back-up" Program 0;
        BackupFolder [] "backup-folder" Program 0;
        Colours [] "colours" Program 0;
        About [] "about" Program 0;
        MissingSeen ["M"] "missing-seen" Program 0;
    }
    Popup {
        Accept ["Enter"] "accept" Popup 0;
        Back ["Esc"] "close-popup" Popup 0;
        Yes ["j", "y"] "yes" Popup 0;
        No ["n"] "no" Popup 0;
        NextField ["Tab", "Down"] "next-field" Popup 0;
        PreviousField ["Shift-Tab", "Up"] "previous-field" Popup 0;
        Choose ["Space"] "choose" Popup 0;
    }
};
