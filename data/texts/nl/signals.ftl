# Signalen

signal-stayed-away = is twee keer achter elkaar niet verschenen.
signal-cap-reached = { $dues ->
    [0] heeft de max. { $hours } uur bereikt, het traject loopt nog.
   *[other] heeft de max. { $hours } uur bereikt: { $due }.
 }
signal-short = { $count ->
    [0] heeft ({ $half }) niemand, en minstens { $min } nodig.
   *[other] heeft er ({ $half }) maar { $count } van minstens { $min }.
}
signal-certificate = ({ $half }) mist iemand met { $certificate }.
signal-not-closed = is nog niet afgesloten.
signal-open-rows = { $count ->
    [one] is afgesloten met 1 rij die nog open staat.
   *[other] is afgesloten met { $count } rijen die nog open staan.
 }
signal-near = { $dues ->
    [0] nog { $left } tot { $hours } uur.
   *[other] nog { $left } tot { $hours } uur, dan: { $due }.
 }
signal-cap-near = { $dues ->
    [0] nog { $left } tot de max. { $hours } uur.
   *[other] nog { $left } tot de max. { $hours } uur, dan: { $due }.
 }
signal-reached = { $dues ->
    [0] heeft { $hours } uur bereikt.
   *[other] heeft { $hours } uur bereikt, nu: { $due }.
 }
signals-count = { $count ->
    [0] alles is bij
    [one] 1 signaal, het dringendste eerst
   *[other] { $count } signalen, het dringendste eerst
 }
signals-about = Over
signals-date = Datum
signals-to-the-day = naar die dag
signals-away = niet verschenen
signals-hours = urendrempels
signals-klussen = klussen
signals-days = dagen
signals-empty = Niets dat aandacht vraagt. Alles is bij, mooi zo!
signals-empty-filter = Niets meer van deze soort. Met Esc zie je weer alles.
signals-none = Er is niets op te lossen.
signals-nobody-to-call = Bij dit signaal hoort niemand om te bellen.
