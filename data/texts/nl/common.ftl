# Wat op elk scherm staat.
app-name = Werkvloer
tab-today = Vandaag
tab-klussen = Klussen
tab-hours = Uren
tab-participants = Deelnemers
tab-signals = Signalen

too-small = Dit venster is te klein: maak het minstens { $cols } bij { $rows }.
paste-cut = Er paste niet meer in: de rest van het geplakte is weggelaten.
read-only = Alleen lezen: nieuwe invoer wordt nu niet bewaard.
shielded = Het scherm is afgeschermd; { $key } opent het weer.
locked = Vergrendeld. Druk op Enter om verder te gaan.
row-number = { $number } { $name }
row-number-none = { $number } staat niet op de lijst.
undo-hint = { $what } · { $key } maakt ongedaan

half-morning = ochtend
half-afternoon = middag
half-evening = avond

status-present = aanwezig
status-late = te laat
status-left-early = eerder weg
status-sick = ziek
status-leave = verlof
status-cancelled = afgemeld
status-no-show = niet verschenen
status-closed = gesloten
status-absent = afwezig
status-open = (rooster)

# Wat er gedaan is, voor het spoor en voor ongedaan maken.
did-start = de werkplaats begonnen
did-mark = aanwezigheid van { $date }
did-accept-rest = de rest van { $date } volgens rooster
did-contact = contact gezocht op { $date }
did-recovery = betermelding op { $date }
did-allocate = indeling van { $date }
did-copy-allocation = indeling van { $date } overgenomen
did-note = notitie van { $date }
did-close-day = { $date } afgesloten
did-day-note = dagnotitie van { $date }
did-edit = gegevens gewijzigd
did-import = bestand ingelezen
did-undo = ongedaan gemaakt
did-redo = opnieuw gedaan
