# What stands on every screen.
app-name = Werkvloer
tab-today = Today
tab-klussen = Klussen
tab-hours = Hours
tab-participants = Participants
tab-signals = Signals

too-small = This window is too small: make it at least { $cols } by { $rows }.
paste-cut = No more would fit: the rest of what was pasted is left out.
read-only = Read-only: nothing new is being saved now.
clock-unknown = “{ $given }” is not understood as a time: type 9:25, for example.
missing-banner = Actions { $from }–{ $to } may be missing: look for a copy; { $key }: seen.
missing-is-seen = Seen: it is not asked again.
no-missing = Nothing is missing.
clock-behind = The clock of this computer says { $now }, but something was entered on { $latest }: set the clock right before you enter more.
shielded = The screen is shielded; { $key } opens it again.
curtain = The curtain is drawn. Press Enter to go on.
row-number = r{ $number } { $name }
row-number-none = { $number } is not on the list.

half-morning = morning
half-afternoon = afternoon
half-evening = evening

status-present = present
status-late = late
status-left-early = left early
status-sick = sick
status-leave = leave
status-cancelled = cancelled
status-no-show = no-show
status-closed = closed
status-absent = absent
status-open = (scheduled)

# What was done, for the trail and for undo.
did-start = started the workshop
did-mark = attendance of { $date }
did-accept-rest = the rest of { $date } as scheduled
did-contact = contact sought on { $date }
did-recovery = reported better on { $date }
did-allocate = allocation of { $date }
did-copy-allocation = allocation of { $date } copied
did-note = note of { $date }
did-close-day = closed { $date }
did-day-note = day note of { $date }
did-edit = edited records
did-import = imported a file
did-undo = undone
did-redo = done again

resumed = Saving again.
reason-title = { $date } is closed: why this correction?
reason-hint = A short reason; it holds for as long as you stay on this day.
undone = Undone: { $what }. Ctrl-R does it again.
redone = Done again: { $what }.
step-people = { $count } people
undo-others = { $who } did this: { $what }. Undo it all the same?
redo-others = { $who } did this: { $what }. Redo it all the same?
find-title = Find a person or a klus
day-note-title = Day note of { $date }
day-note-hint = For whoever opens tomorrow.
colours-title = Which colours?
colours-auto = As the terminal
colours-dark = Dark
colours-light = Light
colours-high-contrast = High contrast
colours-mono = No colour
colours-kept = Colours: { $name }. It stays so, next time as well.
colours-not-kept = Colours: { $name }. They could not be remembered: see whether your config folder may be written to.
colours-no-color = NO_COLOR is set, so there is no colour: take that setting of the terminal away and start again.
about-text = Werkvloer { $version }. The data is in { $folder }.
opened-in-memory = Nothing can be added to the disk now: reading works, and all that was saved is there.
opened-rebuilt = The fast copy was damaged and has been made anew: all that was saved is there.
opened-cut = The very last action was not saved yet when the program stopped: see whether it is there. All before it is.
opened-strange = { $file } was of another workshop, or of a copy that went its own way: it is in { $aside } now, and what was needed was made anew from the journal. All that was saved is there.
opened-strange-passed = { $file } is of another workshop, or of a copy that went its own way: it was not used. All that was saved is there.
opened-missing = { $n ->
    [one] Action { $from } may be missing
   *[other] Actions { $from } to { $to } may be missing
 }: `reached` knew of it, the journal does not. Look for a copy or a backup that goes further; if there is none, or nothing is missing, `werkvloer check --repair` asks no more.

holiday-newyear = New Year's Day
holiday-goodfriday = Good Friday
holiday-eastersunday = Easter Sunday
holiday-eastermonday = Easter Monday
holiday-kingsday = King's Day
holiday-liberationday = Liberation Day
holiday-ascension = Ascension Day
holiday-whitsunday = Whit Sunday
holiday-whitmonday = Whit Monday
holiday-christmas = Christmas Day
holiday-boxingday = Boxing Day
