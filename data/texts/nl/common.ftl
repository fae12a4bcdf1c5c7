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
