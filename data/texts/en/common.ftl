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
shielded = The screen is shielded; { $key } opens it again.
locked = Locked. Press Enter to go on.
row-number = { $number } { $name }
row-number-none = { $number } is not on the list.
undo-hint = { $what } · { $key } takes it back

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
