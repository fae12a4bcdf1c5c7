# Hours

hours-phase = Phase
hours-done = In phase
hours-in-phase = in the phase
hours-to-threshold = threshold
hours-by-schedule = schedule
hours-at-pace = pace
hours-threshold = { $hours } h
hours-cap = max. { $hours } h
hours-reached = reached
hours-count = { $count ->
    [one] 1 participant
   *[other] { $count } participants
 }
hours-nearest-first = nearest threshold first
hours-by-name = by name
hours-most-first = most hours first
hours-soon = threshold within 4 weeks
hours-empty = No trajectory is running yet. Add somebody under Participants.
hours-empty-filter = Nobody in this selection. Esc shows everybody again.
hours-build-up = { $name } · build-up
week-title = This week
week-worked = worked
week-expected = expected
week-excused = excused
week-missed = missed
week-extra = of which extra
week-open = open
