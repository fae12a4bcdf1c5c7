# klussen

board-figures = { $there ->
    [one] 1 person
   *[other] { $there } people
 } · { $placed } on a klus · { $free } free
board-figures-short = { $placed } of { $there } on a klus · { $free } free
board-short = { $count ->
    [one] 1 klus short-handed
   *[other] { $count } klussen short-handed
 }
board-short-brief = { $count } short-handed
board-free-title = Still free
board-open = still open
board-count = { $count } of { $room }
board-missing = { $count ->
    [one] 1 person short
   *[other] { $count } people short
 }
board-lacks = nobody with { $certificate }
board-all-placed = Everybody is on a klus.
board-nobody-there = Nobody is here this half-day. Put somebody on with + on Today.
board-empty = There are no klussen this half-day. Press + for a new klus.
board-more = klussen out of sight · 0 gives the whole list
board-marked = { $count } chosen: { $names }
board-on-card = klus { $klus }
board-nobody = First go to somebody with the arrows.
board-card-itself = You are on { $klus } itself: go to whom you mean with ↓.
board-card-empty = Nobody is on { $klus }: go to whom you mean with the arrows.
board-no-klussen = There are no klussen this half-day: press + for a new one.
board-no-number = There is no klus { $number }: 0 gives the whole list.
board-no-card = First go to a klus with the arrows.
board-free-already = They are on no klus yet.
board-swap-two = Swapping takes two: choose two at most.
board-no-swap = There is nothing to swap: put somebody on a klus first.
board-swap-with = With whom does { $name } swap?
board-put-several = { $count } people on which klus?
board-copied = { $count ->
    [one] 1 person put where they were last time.
   *[other] { $count } people put where they were last time.
 }
board-nothing-copied = Whoever is still free had no klus last time that is here now.
klus-saved = { $klus } is saved.
klus-when = When
klus-once = on one day
klus-weekly = every week
klus-from = On or from
klus-date-hint = tomorrow, thu, 26-11
klus-days = Weekdays
klus-days-hint = for every week: mon wed fri, or mon-fri
klus-days-wrong = { $text } are no weekdays I know: type mon wed fri or mon-fri.
klus-until = Until
klus-until-hint = for every week; empty is without end
klus-halves = Half-day
klus-place = Place
klus-type = Kind of work
klus-no-type = none
klus-side = Where
klus-side-hint = outside nobody goes out alone
klus-inside = inside
klus-outside = outside
klus-min = At least
klus-max = At most
klus-max-hint = empty is as many as want to
klus-number-wrong = { $text } is no number of people: type a number such as 2.
klus-certificate = Certificate
klus-certificate-hint = what somebody must hold, such as VCA; empty is nothing
