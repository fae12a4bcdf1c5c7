# Checking and building anew.
cli-help-rebuild = Build the data anew from the journal
rebuild-busy = Building
rebuild-done = Built anew from { $n ->
    [one] { $n } action
   *[other] { $n } actions
}.
rebuild-same = It is the same as before: { $after }.
rebuild-differs = It was { $before } and now it is { $after }: the journal counts.
rebuild-before-unknown = It is { $after } now; what was there could not be compared.
rebuild-aside = What was there is kept as { $file }: throw it away once all is well.

cli-help-check = Check everything: journal, witness, data, totals and rules. Exit 0: in order; 10 data, 11 witness, 12 totals, 13 rules, 14 journal
cli-arg-check-repair = Repair what can be repaired; what was there is set aside, never thrown away
check-busy = Checking
check-journal = Journal
check-witness = Witness
check-trail = Trail
check-store = Data
check-reached = Reached
check-totals = Totals
check-rules = Rules
check-unchecked = not checked.
check-journal-good = { $entries ->
    [one] { $entries } action
   *[other] { $entries } actions
} in { $segments ->
    [one] { $segments } file
   *[other] { $segments } files
}, the chain is whole.
check-journal-gone = { $file } is gone, or is no folder.
check-journal-missing = { $file } is missing.
check-journal-damaged = { $file } is damaged, from byte { $offset }.
check-journal-tail = { $entries ->
    [one] { $entries } action
   *[other] { $entries } actions
} in { $segments ->
    [one] { $segments } file
   *[other] { $segments } files
}, the chain is whole; { $bytes ->
    [one] { $bytes } byte at the end was never saved and comes
   *[other] { $bytes } bytes at the end were never saved and come
} off when it is opened.
check-journal-unfinished = { $entries ->
    [one] { $entries } action
   *[other] { $entries } actions
} in { $segments ->
    [one] { $segments } file
   *[other] { $segments } files
}, the chain is whole; { $bytes ->
    [one] { $bytes } byte at the end is
   *[other] { $bytes } bytes at the end are
} unfinished.
check-witness-good = agrees with the journal.
check-witness-lost = missing or unreadable; the journal is whole.
check-witness-strange = is of another workshop, or of a copy that went its own way; the journal is whole.
check-witness-lost-tail = missing or unreadable, and the journal ends halfway through an action: nobody can tell whether it was saved.
check-trail-good = each action follows from the one before it.
check-trail-explained = each action follows the one before it; { $n ->
    [one] one started from something else
   *[other] { $n } started from something else
 } and was set right later.
check-trail-bad = { $n ->
    [one] { $n } action does
   *[other] { $n } actions do
} not follow from what came before.
check-store-good = { $n ->
    [one] { $n } record is
   *[other] { $n } records are
} the same as in the journal.
check-store-behind = the same as in the journal but for the last { $n ->
    [one] action
   *[other] { $n } actions
}, to be added when it is opened.
check-store-held = not compared with the journal: another program has it open.
check-store-no-room = not compared with the journal: the disk is full; make room and check again.
check-store-no-means = not compared with the journal: the system gives Werkvloer too little memory, too few files or processes.
check-store-no-writing = not compared with the journal: nothing may be written here.
check-store-missing = missing; it can be built from the journal.
check-store-outdated = of another version; it is built anew when it is opened.
check-store-sealed = may not be read, it is perhaps another user's; it can be built from the journal.
check-store-broken = unreadable; it can be built from the journal.
check-store-strange = are of another workshop, or of a copy that went its own way; they can be built from the journal.
check-store-differs = { $n ->
    [one] { $n } record says
   *[other] { $n } records say
} something else than the journal.
check-store-ahead = ends at { $journal }, but by { $files } things were saved up to { $store }; if { $files } is of another copy of the workshop, move it to another folder.
check-reached-strange = the file `reached` is of another workshop, or of a copy that went its own way.
check-totals-good = follow from the attendance, { $time } hours in all.
check-totals-bad = { $n ->
    [one] { $n } month does
   *[other] { $n } months do
} not follow from the attendance.
check-rules-good = { $records ->
    [one] { $records } record
   *[other] { $records } records
}, { $faults } faults, { $notes } notes.
check-rules-notes = { $records ->
    [one] { $records } record
   *[other] { $records } records
}, { $faults } faults; { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}, about which nothing need be done.
check-rules-bad = { $records ->
    [one] { $records } record
   *[other] { $records } records
}, { $faults ->
    [one] { $faults } fault
   *[other] { $faults } faults
}, { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}.
check-more = and { $n ->
    [one] { $n } more time
   *[other] { $n } more times
}: { $rule }
check-state = State: { $state }
check-way-repair = Repair it with `werkvloer check --repair`. What was saved is still there.
check-unfinished-restore = In { $folder } stands what a `restore` that is busy or was broken off made, with participants' data: once none is busy, `werkvloer check --repair` or the next start clears it.
check-way-backups = `werkvloer restore { $from }` puts the backup of { $date } { $time } back, and what is still there is kept beside it.
check-way-no-backup = There is no backup that can be used in { $folder }: throw nothing away, look for another folder with backups, on a stick perhaps, and put one back with `werkvloer restore FOLDER`.
check-way-rules = Correct what is listed on the screen. What was saved is still there.
check-way-newer = Nothing is broken and nothing was changed: the newer Werkvloer opens it.
check-way-explain = An action was entered while the screen showed something else than what was there, with a `sled` of another copy for instance: see whether those days are right and correct them if not. `werkvloer check --repair` then adds what is in force; nothing is lost.
check-way-journal = `werkvloer check --repair` takes it out of the backups where it can; else `werkvloer restore` puts one back, and what is there is kept beside it.

check-rule-kind = an action saves something under a wrong name
check-rule-twice = an action changes the same record twice
check-rule-sequence = an action does not have the next number of its terminal
check-rule-before = an action was based on something that was not there
check-rule-target = an action undoes one that is not there
check-rule-uncorrected = a closed day was changed without a correction
check-rule-participant = this participant is not there
check-rule-klus = this klus is not there
check-rule-supervisor = this supervisor is not there
check-rule-team = this team is not there
check-rule-method = this method is not there
check-rule-method-text = a method cannot be read
check-rule-reason = the reason of a correction is not there
check-rule-date = a date lies outside 1990 to 2100
check-rule-range = the end lies before the beginning
check-rule-text = a text is too long or has characters that do not belong there
check-rule-empty = a name or text is missing
check-rule-times = the times overlap
check-rule-pause = a break is longer than the work around it
check-rule-time = more time was entered than fits
check-rule-night = the shift of the night before was still going on when this day began
check-rule-absent-on-klus = absent, and yet on a klus
check-rule-klus-shape = a klus never comes, or has room for fewer than it needs
check-rule-sick-remark = something was written about being sick
check-rule-outside = attendance outside the trajectory
check-rule-future = entered for a day that is yet to come
check-rule-klus-not-on = on a klus that is not there then
check-rule-klus-full = more people on a klus than fit
check-rule-note-klus = a note names a klus that is no longer there
check-rule-number = this number belongs to more than one participant
check-rule-name = a name belongs to more than one team or supervisor
check-rule-trajectories = two trajectories at once
check-rule-phase = a phase that the method does not have

repaired-segment = Put back from a copy: { $file }.
repaired-segment-aside = Put back from a copy: { $file }. The damaged file is in { $aside }.
repaired-tail = The end of the journal was not finished; as it was, it is in { $aside }.
repaired-stray = A file that was no part of the journal is in { $aside } now.
repaired-witness = The witness was made anew.
repaired-reached = What was written beside the journal of how far it came is in { $aside } now.
repaired-store = The data were built anew from the journal.
repaired-explained = Of { $n ->
    [one] one record
   *[other] { $n } records
 } the journal now says what is in force, because an earlier action started from something else; nothing was changed.
repair-reason = Checked: an earlier action started from something else than what was there; what is there now is in force.
repaired-store-aside = The data were built anew from the journal; the old ones are in { $aside }.
