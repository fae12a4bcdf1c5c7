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
clock-unknown = „{ $given }” is niet te begrijpen als tijd: typ bijvoorbeeld 9:25.
missing-banner = De handelingen { $from }–{ $to } ontbreken misschien: zoek een kopie; { $key }: gezien.
missing-is-seen = Gezien: er wordt niet meer naar gevraagd.
no-missing = Er ontbreekt niets.
clock-behind = De klok van deze computer staat op { $now }, maar op { $latest } is al iets ingevuld: zet de klok goed voor je verder invult.
shielded = Het scherm is afgeschermd; { $key } opent het weer.
curtain = Het gordijn is dicht. Druk op Enter om verder te gaan.
row-number = r{ $number } { $name }
row-number-none = { $number } staat niet op de lijst.

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

resumed = Er wordt weer bewaard.
reason-title = { $date } is afgesloten: waarom deze correctie?
reason-hint = Een korte reden; ze geldt zolang je op deze dag blijft.
undone = Ongedaan gemaakt: { $what }. Ctrl-R doet het opnieuw.
redone = Opnieuw gedaan: { $what }.
step-people = { $count } mensen
undo-others = Dit deed { $who }: { $what }. Toch ongedaan maken?
redo-others = Dit deed { $who }: { $what }. Toch opnieuw doen?
find-title = Zoek een mens of een klus
day-note-title = Dagnotitie van { $date }
day-note-hint = Voor wie morgen opent.
colours-title = Welke kleuren?
colours-auto = Zoals de terminal
colours-dark = Donker
colours-light = Licht
colours-high-contrast = Hoog contrast
colours-mono = Zonder kleur
colours-kept = Kleuren: { $name }. Zo blijft het, ook de volgende keer.
colours-not-kept = Kleuren: { $name }. Onthouden lukte niet: kijk of er in je configuratiemap geschreven mag worden.
colours-no-color = NO_COLOR staat aan, dus zonder kleur: haal die instelling van de terminal weg en begin opnieuw.
about-text = Werkvloer { $version }. De gegevens staan in { $folder }.
opened-in-memory = Er kan nu niets bij op de schijf: lezen gaat, en alles wat bewaard was staat er.
opened-rebuilt = De snelle kopie was beschadigd en is opnieuw gemaakt: alles wat bewaard was staat er.
opened-cut = Bij het stoppen was de allerlaatste handeling nog niet bewaard: kijk of zij er staat. Alles daarvoor is er.
opened-strange = { $file } was van een andere werkplaats, of van een kopie die haar eigen weg ging: het staat nu in { $aside }, en wat nodig was is opnieuw gemaakt uit het logboek. Alles wat bewaard was staat er.
opened-strange-passed = { $file } is van een andere werkplaats, of van een kopie die haar eigen weg ging: het is niet gebruikt. Alles wat bewaard was staat er.
opened-missing = { $n ->
    [one] Handeling { $from } ontbreekt misschien
   *[other] De handelingen { $from } tot en met { $to } ontbreken misschien
 }: `reached` wist ervan, het logboek niet. Zoek een kopie of reservekopie die verder gaat; is die er niet, of mist er niets, dan vraagt `werkvloer check --repair` er niet meer naar.

holiday-newyear = Nieuwjaarsdag
holiday-goodfriday = Goede Vrijdag
holiday-eastersunday = Eerste paasdag
holiday-eastermonday = Tweede paasdag
holiday-kingsday = Koningsdag
holiday-liberationday = Bevrijdingsdag
holiday-ascension = Hemelvaartsdag
holiday-whitsunday = Eerste pinksterdag
holiday-whitmonday = Tweede pinksterdag
holiday-christmas = Eerste kerstdag
holiday-boxingday = Tweede kerstdag
