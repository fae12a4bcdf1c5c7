# Uren

hours-phase = Fase
hours-done = In fase
hours-in-phase = in de fase
hours-to-threshold = drempel
hours-by-schedule = rooster
hours-at-pace = tempo
hours-threshold = { $hours } u
hours-cap = max. { $hours } u
hours-reached = bereikt
hours-count = { $count ->
    [one] 1 deelnemer
   *[other] { $count } deelnemers
 }
hours-nearest-first = dichtst bij een drempel eerst
hours-by-name = op naam
hours-most-first = meeste uren eerst
hours-soon = drempel binnen 4 weken
hours-empty = Er loopt nog geen traject. Bij Deelnemers voeg je iemand toe.
hours-empty-filter = Niemand bij deze keuze. Met Esc zie je weer iedereen.
hours-build-up = { $name } · opbouw
week-title = Deze week
week-worked = gewerkt
week-expected = verwacht
week-excused = met bericht
week-missed = gemist
week-extra = waarvan extra
week-open = open
