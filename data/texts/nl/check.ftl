# Nakijken en opnieuw opbouwen.
cli-help-rebuild = Bouw de gegevens opnieuw op uit het logboek
rebuild-busy = Opbouwen
rebuild-done = Opnieuw opgebouwd uit { $n ->
    [one] { $n } handeling
   *[other] { $n } handelingen
}.
rebuild-same = Er staat hetzelfde als ervoor: { $after }.
rebuild-differs = Er stond { $before } en nu staat er { $after }: het logboek geldt.
rebuild-before-unknown = Er staat nu { $after }; wat er stond was niet te vergelijken.
rebuild-aside = Wat er stond is bewaard als { $file }: gooi het weg zodra alles klopt.

cli-help-check = Kijk alles na: logboek, getuige, gegevens, totalen en regels. Einde 0: in orde; 10 gegevens, 11 getuige, 12 totalen, 13 regels, 14 logboek
cli-arg-check-repair = Herstel wat te herstellen is; wat er stond wordt opzij gezet, nooit weggegooid
check-busy = Nakijken
check-journal = Logboek
check-witness = Getuige
check-trail = Spoor
check-store = Gegevens
check-reached = Bereikt
check-totals = Totalen
check-rules = Regels
check-unchecked = niet nagekeken.
check-journal-good = { $entries ->
    [one] { $entries } handeling
   *[other] { $entries } handelingen
} in { $segments ->
    [one] { $segments } bestand
   *[other] { $segments } bestanden
}, de keten is heel.
check-journal-gone = { $file } is weg, of is geen map.
check-journal-missing = { $file } ontbreekt.
check-journal-damaged = { $file } is beschadigd, vanaf byte { $offset }.
check-journal-tail = { $entries ->
    [one] { $entries } handeling
   *[other] { $entries } handelingen
} in { $segments ->
    [one] { $segments } bestand
   *[other] { $segments } bestanden
}, de keten is heel; { $bytes ->
    [one] { $bytes } byte aan het eind is nooit bewaard en gaat
   *[other] { $bytes } bytes aan het eind zijn nooit bewaard en gaan
} er bij het openen af.
check-journal-unfinished = { $entries ->
    [one] { $entries } handeling
   *[other] { $entries } handelingen
} in { $segments ->
    [one] { $segments } bestand
   *[other] { $segments } bestanden
}, de keten is heel; { $bytes ->
    [one] { $bytes } byte aan het eind is
   *[other] { $bytes } bytes aan het eind zijn
} niet af.
check-witness-good = klopt met het logboek.
check-witness-lost = ontbreekt of is onleesbaar; het logboek is heel.
check-witness-strange = is van een andere werkplaats, of van een kopie die haar eigen weg ging; het logboek is heel.
check-witness-lost-tail = ontbreekt of is onleesbaar, en het logboek eindigt midden in een handeling: niemand kan zeggen of die bewaard was.
check-trail-good = elke handeling sluit aan op die ervoor.
check-trail-explained = elke handeling sluit aan op die ervoor; { $n ->
    [one] één ging uit van iets anders
   *[other] { $n } gingen uit van iets anders
 } en is later rechtgezet.
check-trail-bad = { $n ->
    [one] { $n } handeling sluit
   *[other] { $n } handelingen sluiten
} niet aan op wat ervoor kwam.
check-store-good = { $n ->
    [one] { $n } gegeven is
   *[other] { $n } gegevens zijn
} gelijk aan het logboek.
check-store-behind = gelijk aan het logboek tot de laatste { $n ->
    [one] handeling
   *[other] { $n } handelingen
}; die komen er bij het openen bij.
check-store-held = niet met het logboek vergeleken: een ander programma heeft ze open.
check-store-no-room = niet met het logboek vergeleken: de schijf is vol; maak ruimte en kijk dan opnieuw na.
check-store-no-means = niet met het logboek vergeleken: het systeem geeft Werkvloer te weinig geheugen, bestanden of processen.
check-store-no-writing = niet met het logboek vergeleken: er mag hier niet geschreven worden.
check-store-missing = ontbreken; ze zijn op te bouwen uit het logboek.
check-store-outdated = zijn van een andere versie; ze worden bij het openen opnieuw opgebouwd.
check-store-sealed = mogen niet gelezen worden, ze zijn misschien van een andere gebruiker; ze zijn op te bouwen uit het logboek.
check-store-broken = zijn onleesbaar; ze zijn op te bouwen uit het logboek.
check-store-strange = zijn van een andere werkplaats, of van een kopie die haar eigen weg ging; ze zijn op te bouwen uit het logboek.
check-store-differs = { $n ->
    [one] { $n } gegeven zegt
   *[other] { $n } gegevens zeggen
} iets anders dan het logboek.
check-store-ahead = houdt op bij { $journal }, maar er was al bewaard tot { $store } volgens { $files }; hoort { $files } bij een andere kopie van de werkplaats, verplaats het dan naar een andere map.
check-reached-strange = het bestand `reached` is van een andere werkplaats, of van een kopie die haar eigen weg ging.
check-totals-good = volgen uit de aanwezigheid, samen { $time } uur.
check-totals-bad = { $n ->
    [one] { $n } maand klopt
   *[other] { $n } maanden kloppen
} niet met de aanwezigheid.
check-rules-good = { $records ->
    [one] { $records } gegeven
   *[other] { $records } gegevens
}, { $faults } fouten, { $notes } opmerkingen.
check-rules-notes = { $records ->
    [one] { $records } gegeven
   *[other] { $records } gegevens
}, { $faults } fouten; { $notes ->
    [one] { $notes } opmerking
   *[other] { $notes } opmerkingen
}, waar niets aan hoeft te gebeuren.
check-rules-bad = { $records ->
    [one] { $records } gegeven
   *[other] { $records } gegevens
}, { $faults ->
    [one] { $faults } fout
   *[other] { $faults } fouten
}, { $notes ->
    [one] { $notes } opmerking
   *[other] { $notes } opmerkingen
}.
check-more = en nog { $n } keer: { $rule }
check-state = Stand: { $state }
check-way-repair = Herstel het met `werkvloer check --repair`. Wat bewaard was is er nog.
check-unfinished-restore = In { $folder } staat wat een `restore` die bezig is of werd afgebroken maakte, met gegevens van deelnemers: is er geen meer bezig, dan ruimt `werkvloer check --repair` of de volgende start het op.
check-way-backups = `werkvloer restore { $from }` zet de reservekopie van { $date } { $time } terug, en wat er nog staat blijft ernaast bewaard.
check-way-no-backup = In { $folder } staat geen reservekopie die te gebruiken is: gooi niets weg, zoek een andere map met reservekopieën, op een stick misschien, en zet er een terug met `werkvloer restore MAP`.
check-way-rules = Verbeter wat er staat in het scherm. Wat bewaard was is er nog.
check-way-newer = Er is niets stuk en niets veranderd: met de nieuwere Werkvloer gaat het open.
check-way-explain = Een handeling werd ingevoerd terwijl het scherm iets anders liet zien dan er stond, bijvoorbeeld met een `sled` van een andere kopie: kijk of die dagen kloppen en verbeter ze zo nodig. `werkvloer check --repair` schrijft er dan bij wat geldt; er gaat niets verloren.
check-way-journal = `werkvloer check --repair` haalt het uit de reservekopieën waar dat kan; anders zet `werkvloer restore` er een terug, en wat er staat blijft ernaast bewaard.

check-rule-kind = een handeling bewaart iets onder een verkeerde naam
check-rule-twice = een handeling verandert hetzelfde gegeven twee keer
check-rule-sequence = een handeling heeft niet het volgende nummer van haar terminal
check-rule-before = een handeling ging uit van iets dat er niet stond
check-rule-target = een handeling maakt iets ongedaan dat er niet is
check-rule-uncorrected = een afgesloten dag is veranderd zonder correctie
check-rule-participant = deze deelnemer is er niet
check-rule-klus = deze klus is er niet
check-rule-supervisor = deze werkbegeleider is er niet
check-rule-team = dit team is er niet
check-rule-method = deze werkwijze is er niet
check-rule-method-text = een werkwijze is niet te lezen
check-rule-reason = de reden van een correctie is er niet
check-rule-date = een datum ligt buiten 1990 tot en met 2100
check-rule-range = het einde ligt vóór het begin
check-rule-text = een tekst is te lang of bevat tekens die er niet horen
check-rule-empty = er ontbreekt een naam of tekst
check-rule-times = de tijden lopen door elkaar
check-rule-pause = een pauze is langer dan het werk eromheen
check-rule-time = er is meer tijd ingevuld dan erin past
check-rule-night = de dienst van de nacht ervoor liep nog toen deze dag begon
check-rule-absent-on-klus = afwezig, en toch op een klus
check-rule-klus-shape = een klus komt nooit, of heeft minder plaats dan er nodig zijn
check-rule-sick-remark = bij ziek is iets opgeschreven
check-rule-outside = aanwezigheid buiten het traject
check-rule-future = ingevuld voor een dag die nog moet komen
check-rule-klus-not-on = op een klus die er dan niet is
check-rule-klus-full = meer mensen op een klus dan erop passen
check-rule-note-klus = een notitie noemt een klus die er niet meer is
check-rule-number = dit nummer is van meer dan één deelnemer
check-rule-name = een naam is van meer dan één team of werkbegeleider
check-rule-trajectories = twee trajecten tegelijk
check-rule-phase = een fase die de werkwijze niet kent

repaired-segment = Teruggezet uit een kopie: { $file }.
repaired-segment-aside = Teruggezet uit een kopie: { $file }. Het beschadigde bestand staat in { $aside }.
repaired-tail = Het eind van het logboek was niet af; zoals het was staat het in { $aside }.
repaired-stray = Een bestand dat niet bij het logboek hoorde staat nu in { $aside }.
repaired-witness = De getuige is opnieuw gemaakt.
repaired-reached = Wat naast het logboek stond over hoe ver het kwam, staat nu in { $aside }.
repaired-store = De gegevens zijn opnieuw opgebouwd uit het logboek.
repaired-explained = Bij { $n ->
    [one] één gegeven
   *[other] { $n } gegevens
 } is in het logboek bijgeschreven wat geldt, omdat een eerdere handeling uitging van iets anders; er is niets veranderd.
repair-reason = Nagekeken: een eerdere handeling ging uit van iets anders dan er stond; wat er nu staat geldt.
repaired-store-aside = De gegevens zijn opnieuw opgebouwd uit het logboek; de oude staan in { $aside }.
