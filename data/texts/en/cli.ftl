# Commands: what they do, what they say.
cli-usage = Usage:
cli-arguments = Arguments
cli-options = Options
cli-commands = Commands

cli-help = Werkvloer: attendance, hours, klussen and notes on the work floor. Without a command the screen opens.
cli-help-day = The day: who is expected and what was entered
cli-help-mark = Enter what happened to somebody: present, late 9:25, left 12:30 sick, sick, leave, cancelled, x, open
cli-help-who = Who is where?
cli-help-hours = Hours, thresholds and when they come
cli-help-signals = Signals: what needs attention, the most urgent first
cli-help-note = Write a note about somebody
cli-help-klus = Klussen: the list of the day, a new one, one away
cli-help-klus-list = The klussen of the day and who is on them
cli-help-klus-add = A new klus, on the day itself or every week
cli-help-klus-remove = Take away a klus that nobody has been on
cli-help-assign = Put somebody on a klus; with - off it again
cli-help-close = Check the day, close it and sum it up
cli-help-undo = Take back the last action
cli-help-redo = Do again what was taken back
cli-help-log = The trail: who did what, when and why
cli-help-export = Write a file that import reads back
cli-help-import = Read files in: participants, schedules, attendance, klussen
cli-help-demo = Open an invented workshop, or write one
cli-help-completions = Completions for the shell
cli-help-man = The manual as a man page

cli-arg-store = The folder with the data (else WERKVLOER_STORE, else the usual data folder)
cli-arg-lang = The language: nl or en
cli-arg-on = The day as of which everything holds, the way you say it: yesterday, thu, 19-11, 2026-11-19
cli-arg-theme = The colours of the screen: dark, light, high-contrast or mono
cli-arg-help = This help
cli-arg-version = The version
cli-arg-json = One JSON value instead of text
cli-arg-reason = The reason, needed on a closed day; with - it comes from the input
cli-arg-day-date = Another day, the way you say it
cli-arg-mark-name = The name, the number (nr12) or the row of the day (r3)
cli-arg-mark-status = The status, as a word or a letter: a l w z v f x
cli-arg-mark-times = Times: 9-12:30 13-16, 9:25 with late, 12:30 sick with left, or a length such as 3:30
cli-arg-mark-all_day = The whole day, also of who worked today
cli-arg-who-text = Part of a name or a klus
cli-arg-hours-name = The name, the number (nr12) or the row of the day (r3)
cli-arg-note-name = The name, the number (nr12) or the row of the day (r3)
cli-arg-note-text = What you saw; with - it comes from the input, and behind -- anything may stand
cli-arg-note-more = The rest of what you saw
cli-arg-note-rest = What you saw, also where it begins with a hyphen
cli-arg-note-topic = A topic of the method
cli-arg-note-strength = Something that goes well
cli-arg-note-attention = A point of attention
cli-arg-note-goal = The goal it is about
cli-arg-klus-add-klus = The name of the klus
cli-arg-klus-add-half = Half-days: morning, afternoon, evening (else morning and afternoon)
cli-arg-klus-add-weekly = Every week on these days: mon,wed
cli-arg-klus-add-until = The last day, with every week; thu is the first to come
cli-arg-klus-add-place = Where, or with whom
cli-arg-klus-add-work_type = The kind of work
cli-arg-klus-add-outside = Away from the location: then with two at least
cli-arg-klus-add-min = How many are needed at least (else 2)
cli-arg-klus-add-max = How many fit at most
cli-arg-klus-add-certificate = The certificate that somebody on it must have
cli-arg-klus-remove-klus = The name of the klus
cli-arg-assign-name = The name, the number (nr12) or the row of the day (r3)
cli-arg-assign-klus = The name of the klus, or - for off
cli-arg-assign-half = morning, afternoon or evening (else every half-day of the klus)
cli-arg-close-open = What is open: planned (by the schedule), no-show or leave (leave it open)
cli-arg-log-name = Only about this participant
cli-arg-log-limit = How many actions
cli-arg-export-what = day, hours, attendance or observations
cli-arg-export-from = From this day
cli-arg-export-to = Up to and including this day
cli-arg-export-format = csv or json
cli-arg-export-output = To this file instead of the screen
cli-arg-import-files = The files
cli-arg-import-kind = What is in them, where the columns do not say: participants, schedules, attendance or klussen
cli-arg-import-add_participants = Add unknown participants; their trajectory starts on their first day
cli-arg-import-method = The method of new participants
cli-arg-import-dry_run = Only look, save nothing
cli-arg-import-skip_bad = Skip rows that are wrong, and read in the rest
cli-arg-import-column = What stands under a heading, such as "Time=Hours" or "Age=-" (leave out); may be repeated
cli-arg-import-mark = What a mark under Status means, such as x=present; may be repeated
cli-arg-import-hours = What stands after the point in hours such as 7.30: minutes or decimal
cli-arg-import-dates = How dates are written: day-month, month-day, or turned (by a spreadsheet)
cli-arg-import-year = The year of dates that have none
cli-arg-demo-make = Write the workshop in this folder
cli-arg-demo-people = How many participants
cli-arg-demo-years = How many years
cli-arg-completions-shell = bash, zsh, fish, elvish or powershell

cli-wrong = This command is not understood: see `werkvloer --help`.
cli-wrong-command = There is no command { $given }: see `werkvloer --help`.
cli-wrong-argument = { $given } does not belong here: see with --help what does.
cli-wrong-missing = Something is missing: { $given }.
cli-wrong-value = { $given } is not for { $argument }: choose from { $values }.
cli-wrong-empty = { $argument } takes another value: see with --help which.
cli-wrong-twice = { $given } does not go with the rest: leave one of them out.
cli-no-home = There is no home folder for the data: give one with --store.
cli-text-twice = With - one text comes from the input, and here it stands twice: nothing was saved; type the other one behind the command.
cli-text-unread = What came from the input is not readable text: nothing was saved; see whether it is UTF-8.
cli-no-output = The answer could not be written ({ $why }): check the output. What is saved is saved.

cli-date-unknown = “{ $given }” is not understood as a date: type yesterday, thu or 19-11-2026, for example.
cli-date-not-there = “{ $given }” is not on the calendar: check the day and the month.
cli-date-far = “{ $given }” lies outside 1990 to 2100: check the year.
cli-date-weekday = “{ $given }” falls on another day of the week: check the date.
cli-half-unknown = “{ $given }” is no half-day: choose morning, afternoon or evening.
cli-weekday-unknown = “{ $given }” is no day of the week: choose mon or wednesday, for example.
cli-mark-replaced = It said { $was } before: `werkvloer undo` puts it back.
cli-mark-from-now = What was worked until { $time } stays. Was it the whole day? Then with `--all-day`.
cli-all-day-no-use = `--all-day` goes with sick, leave, cancelled or another reason not to be there, without times.
cli-needs-time = On this day there is no now: give the time too, 9:25 for example.
cli-times-needed = “{ $given }” goes with times: type 9-12, for example.
cli-times-unknown = “{ $given }” is not understood as times: type 9-12:30 13-16 or 3:30, for example.
cli-times-end-missing = “{ $given }” has no end: type 9-12:30, for example.
cli-times-hour = “{ $given }”: a day has no such hour. Check the hour.
cli-times-minute = “{ $given }”: an hour has 60 minutes. Check the minutes.
cli-times-crossed = “{ $given }” ends before it begins: turn the times round.
cli-times-same = “{ $given }” begins and ends at the same time, so nothing was recorded: type a later end.
cli-times-overlap = “{ $given }” overlaps another stretch: let each begin after the one before.
cli-times-too-long = “{ $given }” makes more than 24 hours: check the times.
cli-times-break = The break in “{ $given }” is longer than the work: check the break.
cli-times-break-place = “{ $given }” stands alone: put a break after the times it belongs to.
cli-status-unknown = “{ $given }” is no status: choose present, late, left, sick, leave, cancelled, x, closed or open.
cli-times-no-use = No times go with “{ $given }”: leave them out.
cli-topic-unknown = “{ $given }” is no topic of this method: choose from { $candidates }.

cli-name-unknown = “{ $given }” was not found: see with `werkvloer day` or `werkvloer hours` how the name is written.
cli-number-twofold = “{ $given }” would be a guess: row { $given } is { $row } ({ $r }) and number { $given } is { $own } ({ $nr }). Type { $r } or { $nr }; nothing was changed.
cli-row-unknown = There is no row “{ $given }” on this day: `werkvloer day` lists them. Nothing was changed.
cli-name-near = “{ $given }” is not exactly a name or a number; do you mean { $candidates }?
cli-name-several = “{ $given }” can be more than one: { $candidates }. Write the name as it stands here.
cli-klus-unknown = “{ $given }” is no klus of { $date }: see `werkvloer klus`.
cli-klus-near = “{ $given }” is not exactly a klus of { $date }; do you mean { $candidates }?
cli-klus-several = There are more klussen “{ $given }” on { $date }: say with --half which half-day.
cli-klus-none = There are no klussen on { $date }.
cli-klus-added = { $klus } is added.
cli-klus-removed = { $klus } is gone.
cli-klus-short = { $klus } is short of people ({ $half }): { $n } of at least { $min }.
cli-klus-certificate = Nobody on { $klus } ({ $half }) has { $certificate }.
cli-no-klus = no klus
cli-nobody-on = nobody
cli-nothing-found = “{ $given }” was not found.
cli-not-expected = not expected

cli-add-reason = Add --reason "why".
cli-undone = Taken back: { $what }.
cli-redone = Done again: { $what }.
cli-noted = Note saved with { $name }, { $date }.
cli-noted-early = { $name } only starts on { $start }: the note is kept on a day before that; if the date is wrong, `werkvloer undo` takes it back.

cli-sick-since = sick since { $date }
cli-day-closed = closed
cli-day-nobody = nobody expected
cli-sum-expected = { $n } expected
cli-sum-present = { $n } present
cli-sum-sick = { $n } sick
cli-sum-leave = { $n } leave
cli-sum-cancelled = { $n } cancelled
cli-sum-no-show = { $n } no-show
cli-sum-closed = { $n } closed
cli-sum-open = { $n } open
cli-sum-worked = worked { $time }
cli-sum-excused = excused { $time }
cli-close-open = { $date } still has open rows: { $names }. Fill them in, or say with --open what to do: planned, no-show or leave.
cli-close-away = Did not turn up and not phoned yet: { $names }.
cli-close-were-open = Were still open: { $names }.

cli-col-name = Name
cli-col-schedule = Schedule
cli-col-status = Status
cli-col-worked = Worked
cli-col-hours = Hours
cli-col-klus = Klus
cli-col-of = Of
cli-col-phase = Phase
cli-col-method = Method
cli-col-threshold = Threshold
cli-col-at = At
cli-col-reached = Reached
cli-col-by-schedule = By schedule
cli-col-at-pace = At this pace
cli-hours-cap = max. { $hours } h
cli-hours-none = There are no trajectories yet.

cli-import-done = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
 }: { $added } new, { $changed } changed, { $unchanged } known already.
cli-import-dry = Only looked: nothing was saved.
cli-import-newcomers = New: { $names }.
cli-import-warning = { $file }, line { $row }: { $what }
cli-import-row = { $file }, line { $row }: { $reason }
cli-import-cell = { $file }, line { $row }, { $column } “{ $value }”: { $reason }
cli-import-rows = { $file }, { $n } lines ({ $rows }): { $reason }
cli-import-cells = { $file }, { $n } lines ({ $rows }), { $column } “{ $value }”: { $reason }
cli-import-warnings = { $file }, { $n } lines ({ $rows }): { $what }
cli-import-column = “{ $given }” does not say what stands under a heading: write --column "Time=Hours", with a heading that Werkvloer knows, or --column "Time=-" to leave it out.
cli-import-mark = “{ $given }” does not say what a mark means: write --mark x=present, with a word that Werkvloer knows as a status.
cli-import-refused = { $n ->
    [one] One row is wrong
   *[other] { $n } rows are wrong
 } and nothing was read in: correct the file, or skip them with --skip-bad.
cli-import-broken = Nothing was imported: put the file right first.
cli-import-not-there = { $file } is not there: check the name and the folder.
cli-import-no-rights = { $file } may not be read: ask for the right to read it, or make a copy of it.
cli-import-unreadable = { $file } cannot be read ({ $why }): check its name and rights.
cli-import-no-file = { $file } is no plain file: choose a CSV file.

cli-log-reason = reason: { $reason }
cli-log-nothing = (nothing)
cli-log-more = and { $n } more
cli-log-klus-gone = a klus that was removed
cli-log-better = reported better
cli-log-extra = extra
cli-log-contacts = phoned { $n } ×
cli-log-week = { $time } a week from { $date }
record-workshop = settings
record-method = method
record-supervisor = supervisor
record-team = team
record-participant = participant
record-trajectory = trajectory
record-opening = opening balance
record-schedule = schedule
record-absence = absence
record-recovery = reported better
record-closure = closure
record-klus = klus
record-attendance = attendance
record-allocation = allocation
record-contact = contact
record-observation = note
record-close = closing
record-day-note = day note
record-reason = reason
cli-demo-store = The demo does not go into the folder of --store, but into one of its own that goes away again: `werkvloer demo --make DIR` makes one to keep.
cli-demo-size = A demo has 1 to { $people } people and at most { $years } years.
cli-demo-there = There is a workshop in { $folder } already, and it stayed as it was: choose another folder with --make.
cli-demo-made = A workshop with { $people ->
    [one] one invented person
   *[other] { $people } invented people
 } is in { $folder }.
