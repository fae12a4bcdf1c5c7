# Signals

signal-stayed-away = did not turn up twice running.
signal-cap-reached = { $dues ->
    [0] has reached the max. of { $hours } hours, the trajectory still runs.
   *[other] has reached the max. of { $hours } hours: { $due }.
 }
signal-short = { $count ->
    [0] has nobody and needs at least { $min } ({ $half }).
   *[other] has only { $count } of at least { $min } ({ $half }).
}
signal-certificate = ({ $half }) lacks somebody with { $certificate }.
signal-not-closed = is not closed yet.
signal-open-rows = { $count ->
    [one] was closed with 1 row still open.
   *[other] was closed with { $count } rows still open.
 }
signal-near = { $dues ->
    [0] { $left } to go to { $hours } hours.
   *[other] { $left } to go to { $hours } hours, then: { $due }.
 }
signal-cap-near = { $dues ->
    [0] { $left } to go to the max. of { $hours } hours.
   *[other] { $left } to go to the max. of { $hours } hours, then: { $due }.
 }
signal-reached = { $dues ->
    [0] has reached { $hours } hours.
   *[other] has reached { $hours } hours, now: { $due }.
 }
signals-count = { $count ->
    [0] nothing waits
    [one] 1 signal, the most urgent first
   *[other] { $count } signals, the most urgent first
 }
signals-about = About
signals-date = Date
signals-to-the-day = to that day
signals-away = did not turn up
signals-hours = hour thresholds
signals-klussen = klussen
signals-days = days
signals-empty = Nothing needs attention. All is up to date, well done!
signals-empty-filter = Nothing more of this kind. Esc shows everything again.
signals-none = There is nothing to resolve.
signals-nobody-to-call = There is nobody to call for this signal.
