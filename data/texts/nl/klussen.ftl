# klussen

board-figures = { $there ->
    [one] 1 mens
   *[other] { $there } mensen
 } · { $placed } ingedeeld · { $free } vrij
board-figures-short = { $placed } van { $there } ingedeeld · { $free } vrij
board-short = { $count ->
    [one] 1 klus onderbezet
   *[other] { $count } klussen onderbezet
 }
board-short-brief = { $count } onderbezet
board-free-title = Nog vrij
board-open = nog open
board-count = { $count } van { $room }
board-missing = { $count ->
    [one] 1 persoon tekort
   *[other] { $count } personen tekort
 }
board-lacks = niemand met { $certificate }
board-all-placed = Iedereen is ingedeeld.
board-nobody-there = Dit dagdeel is er niemand. Zet op Vandaag met + iemand erbij.
board-empty = Dit dagdeel zijn er geen klussen. Druk op + voor een nieuwe klus.
board-more = klussen buiten beeld · 0 geeft de hele lijst
board-marked = { $count } gekozen: { $names }
board-on-card = klus { $klus }
board-nobody = Ga eerst met de pijltjes naar iemand toe.
board-card-itself = Je staat op { $klus } zelf: ga met ↓ naar wie je bedoelt.
board-card-empty = Op { $klus } staat niemand: ga met de pijltjes naar wie je bedoelt.
board-no-klussen = Dit dagdeel zijn er geen klussen: druk op + voor een nieuwe.
board-no-number = Klus { $number } is er niet: 0 geeft de hele lijst.
board-no-card = Ga eerst met de pijltjes naar een klus.
board-free-already = Die staat nog op geen klus.
board-swap-two = Ruilen gaat met twee: kies er hoogstens twee.
board-no-swap = Er valt niets te ruilen: zet eerst iemand op een klus.
board-swap-with = Met wie ruilt { $name }?
board-put-several = { $count } mensen op welke klus?
board-copied = { $count ->
    [one] 1 mens ingedeeld zoals de vorige keer.
   *[other] { $count } mensen ingedeeld zoals de vorige keer.
 }
board-nothing-copied = Wie nog vrij is, had de vorige keer geen klus die er nu weer is.
klus-saved = { $klus } is bewaard.
klus-when = Wanneer
klus-once = op één dag
klus-weekly = elke week
klus-from = Op of vanaf
klus-date-hint = morgen, do, 26-11
klus-days = Weekdagen
klus-days-hint = voor elke week: ma wo vr, of ma-vr
klus-days-wrong = { $text } zijn geen weekdagen die ik ken: typ ma wo vr of ma-vr.
klus-until = Tot en met
klus-until-hint = voor elke week; leeg is zonder einde
klus-halves = Dagdeel
klus-place = Plaats
klus-type = Werksoort
klus-no-type = geen
klus-side = Waar
klus-side-hint = buiten gaat niemand alleen op pad
klus-inside = binnen
klus-outside = buiten
klus-min = Minstens
klus-max = Hoogstens
klus-max-hint = leeg is zoveel als er willen
klus-number-wrong = { $text } is geen aantal mensen: typ een getal zoals 2.
klus-certificate = Certificaat
klus-certificate-hint = wat iemand moet hebben, zoals VCA; leeg is niets
