# Bestanden in en uit: wat er aan een rij of bestand niet klopt, en wat er te doen is.
file-too-large = Het bestand is te groot: splits het per jaar.
file-not-text = Hier staat iets dat geen tekst is: bewaar het bestand opnieuw als CSV.
file-open-quote = Hier begint een aanhalingsteken dat nergens eindigt: sluit het of haal het weg.
file-row-large = Deze rij is te lang om een rij te zijn: kijk of er een aanhalingsteken te veel staat.
file-row-wide = Deze rij heeft meer cellen dan er koppen zijn: zet een waarde met „{ $sign }” erin tussen aanhalingstekens.
file-empty = Het bestand is leeg: kijk of het het goede is.
file-column-twice = De kolommen „{ $first }” en „{ $second }” betekenen hetzelfde: haal er een weg.
file-column-unknown = De kolom „{ $column }” ken ik niet; die wordt overgeslagen.
file-column-unused = De kolom „{ $column }” wordt hier niet gebruikt; die wordt overgeslagen.
file-columns-lost = Onder { $columns } staan { $holds ->
    [dates] datums
    [times] tijden
    [lengths] uren
    [statuses] statussen
   *[marks] tekens
 } die zo verloren gaan: zeg wat het is met { $read }, of laat het weg met { $skip }.
file-columns-beside = Onder { $columns } staan { $holds ->
    [dates] datums
    [times] tijden
    [lengths] uren
    [statuses] statussen
   *[marks] tekens
 } naast wat er al gelezen wordt: laat het weg met { $skip }, of zeg met --column wat het is.
file-marks = Onder „{ $column }” kan { $marks } aanwezig betekenen of juist niet: zeg het bij elk met --mark, zoals --mark "{ $first }=aanwezig" of --mark "{ $first }=niet verschenen".
file-hours-point = Onder „{ $column }” kan { $cell } uren en minuten zijn, of een deel van een uur: zeg het met --hours minuten of --hours decimaal.
file-date-order = Onder „{ $column }” kan in { $cell } eerst de dag staan of eerst de maand: zeg het met --dates dag-maand of --dates maand-dag.
file-date-turned = Onder „{ $column }” lijken dag en maand in een deel van de datums omgewisseld, zoals in { $cell }: zet ze terug met --dates omgewisseld, of zeg met --dates dag-maand dat ze kloppen.
file-date-no-year = Bij deze datum ontbreekt het jaar: schrijf 19-11-2026, of zeg het jaar met --year 2026.
file-date-short-year = Het jaar van deze datum heeft twee cijfers: schrijf 19-11-2026, of zeg het jaar met --year 2026.
file-no-headings = De eerste rij zijn al gegevens, de koppen ontbreken: zet er een rij met koppen boven, zoals Deelnemer;Datum;Uren.
file-people-across = Onder { $columns } lijken mensen als kolommen te staan: maak er een rij van per deelnemer per dag, met Deelnemer, Datum en Status of Uren.
file-spans-across = Onder { $columns } staan tijden van dezelfde dag in meer kolommen: zet ze samen onder Tijden, zoals 9-12 13-16, of maak er een rij van per kolom.
file-in-out = Hier staan komen en gaan elk op een eigen rij: maak er een rij van met Deelnemer, Datum, Van en Tot.
file-weeks-across = Onder { $columns } staan uren per week of maand, en die worden niet gelezen: maak er een rij van per deelnemer per dag, met Deelnemer, Datum en Uren.
file-day-missing = Naast Datum staat niet hoe de dag was: noem een kolom Status, Uren of Van en Tot, of zeg welke het is met --column, zoals --column "Inzet=Uren".
file-heading-again = Dit is de rij met koppen nog een keer; die telt niet mee.
file-row-blank = Deze rij is niet ingevuld en telt niet mee.
file-row-nothing = Hier staan geen uren; deze rij telt niet mee.
file-total-other = Dit totaal is anders dan de rijen, die samen { $minutes } zijn: kijk na of er een rij ontbreekt, en haal een verkeerd totaal weg.
file-hours-loose = Bij deze uren staat geen naam en geen datum, en een totaal van de rijen is het niet: zet erbij over wie en wanneer het gaat, of haal de rij weg.
file-absence-booked = „{ $word }” onder „{ $column }” is afwezigheid: uren ernaast tellen niet als gewerkt.
file-kind-other = Dit is afwezigheid, en de status van de rij is iets anders: laat staan wat klopt.
file-range = Een reeks datums wordt alleen ingelezen voor afwezigheid, en die staat er niet bij: zet er ziek, verlof of afgemeld bij, of maak er een rij van per dag.
file-range-dates = De laatste dag ligt voor de eerste, of meer dan een jaar erna: kijk de datums na.
file-name-parts = De delen van deze naam passen niet bij elkaar: zet de hele naam onder Deelnemer, of alleen Voornaam, Tussenvoegsel en Achternaam.
file-two-names = Hier staan twee namen in één cel: geef elk een eigen rij; is het één mens, schrijf dan voornaam en achternaam, zonder komma of „en”.
file-kind-unknown = Aan de kolommen is niet te zien wat voor bestand dit is: zeg het erbij met --kind.
file-date-missing = Naast „{ $column }” ontbreekt de kolom Datum: zet bij elke rij de datum.
file-week-undated = Naast „{ $column }” is dit een week met uren en geen rooster: zet bij elke rij een Datum, of zeg met --kind schedules dat het een rooster is.
file-dates-across = Dit bestand heeft een kolom per datum: maak er een rij van per deelnemer per dag, met Deelnemer, Datum en Status of Uren.
file-break-unknown = De kolom „{ $column }” gaat over pauzes maar ik ken hem niet, en zonder pauze worden het te veel uren: noem de kolom Pauze.
file-figures = Dit is een urenoverzicht met iemand die hier niet bekend is: lees de aanwezigheid in, daaruit volgen de uren.
file-figures-follow = Dit is een urenoverzicht: uren volgen uit de aanwezigheid en worden hier niet uit gelezen.
file-total-skipped = Deze rij is een totaal of gemiddelde en telt niet mee.
file-total-dated = Deze rij heet totaal of gemiddelde en heeft toch een datum: haal hem weg, of zet erbij over wie hij gaat.
file-phase-unknown = Deze fase kent de werkwijze { $method } niet: kies uit { $known }.
file-phase-conflict = De rijen met een fasebesluit op deze dag spreken elkaar tegen: laat staan wat klopt.
file-balance-conflict = De beginsaldi van deze dag met dezelfde reden spreken elkaar tegen: laat staan wat klopt, of geef elk een eigen reden.
file-klus-conflict = De rijen van deze klus spreken elkaar tegen: laat staan wat klopt.
file-participant-conflict = De rijen van { $name } spreken elkaar tegen: laat staan wat klopt.
file-method-unknown = De werkwijze { $method } is hier niet: kies uit { $known }.
file-method-conflict = De rijen van { $name } noemen voor één traject { $first } en { $second }: laat staan wat klopt.
file-method-other = { $name } is hier in { $method }: de werkwijze uit het bestand is niet overgenomen.
file-no-person = De kolom Deelnemer of Nummer ontbreekt: zet erbij over wie elke rij gaat.
file-no-klus = De kolom Klus ontbreekt: zet erbij hoe elke klus heet.
file-date-empty = De datum ontbreekt: schrijf 19-11-2026 of 2026-11-19.
file-date = Dit is geen datum: schrijf 19-11-2026 of 2026-11-19.
file-date-none = Die datum bestaat niet: kijk de dag en de maand na.
file-date-weekday = Die datum valt op een andere dag van de week: kijk welke van de twee klopt.
file-future = { $date } moet nog komen: kijk de datum na, of lees de rij in als die dag er is.
file-moment = Dit is geen moment: schrijf 19-11-2026 14:05.
file-hours = Dit is geen aantal uren: schrijf 3:30, 3,5 of 3u30.
file-minutes = Een uur heeft niet zoveel minuten: schrijf 3:30 of 3,5.
file-negative = Minder dan nul uur kan niet: kijk de uren na.
file-too-many-hours = Meer dan { $max } kan niet: kijk de uren na.
file-hours-other = De tijden zijn samen { $minutes } en dat zijn andere uren: maak ze gelijk of laat één van beide leeg.
file-times = Dit zijn geen tijden: schrijf 9-12:30 of 9:00-12:30 13-16.
file-times-begin = De begintijd ontbreekt: schrijf 9-12:30.
file-times-end = De eindtijd ontbreekt: schrijf 9-12:30.
file-times-both = Deze tijden zijn andere dan die van Van en Tot: laat één van beide leeg.
file-times-date = De datum voor deze tijd is een andere dan die van de rij: zet er alleen de tijd, en na middernacht 24:30 of een rij op de volgende dag.
file-times-hour = Zo'n uur heeft een dag niet: kijk de tijden na.
file-times-same = Begin en einde zijn dezelfde tijd: zet er een later einde.
file-times-order = Het einde ligt vóór het begin: draai de tijden om.
file-times-long = Samen is dat meer dan 24 uur op één dag: kijk de tijden na.
file-break = Schrijf de pauze als 0:30 of in minuten, zoals 30.
file-pause-long = De pauze is langer dan de tijd eromheen: kijk de pauze na.
file-pause-loose = Zet een pauze achter de tijd waar die bij hoort: 9-16 p30.
file-pause-which = Bij meer dan één tijd is niet te zien waar de pauze bij hoort: schrijf 9-12 p15 13-16.
file-yes-no = Schrijf ja of nee.
file-count = Schrijf een heel getal van 1 tot en met 999.
file-person-empty = De naam ontbreekt: zet erbij over wie deze rij gaat.
file-person-unknown = { $name } is hier niet bekend; --add-participants voegt onbekende deelnemers toe.
file-people-unknown = Deze mensen zijn hier niet bekend; --add-participants voegt onbekende deelnemers toe.
file-number-unknown = Nummer { $number } is hier niet bekend: zet de naam erbij, of kijk het nummer na.
file-number-of-other = Nummer { $number } is van { $name }: kijk nummer en naam na.
file-other-number = { $name } is hier al, met nummer { $number }: gebruik dat nummer, of voeg een naamgenoot eerst zelf toe.
file-person-ambiguous = { $name } kan meer dan één deelnemer zijn: zet het nummer erbij ({ $numbers }).
file-person-twice = { $name } staat er twee keer in: geef elk een eigen nummer of haal er een weg.
file-start-earlier = { $name } is hier al begonnen op { $date }, en een lijst verschuift dat niet: zet het begin van het traject zelf eerder, op het scherm Deelnemers met w.
file-status-empty = Er staat geen status en ook geen uren of tijden: vul er een in, of haal de rij weg.
file-status-times = Bij te laat of eerder weg horen uren of tijden: vul ze in, of schrijf aanwezig.
file-absent-worked = Wie er niet was heeft niet gewerkt: laat de uren en tijden leeg, of schrijf aanwezig.
file-absent-whole-day = Naast de afwezigheid zou dit { $minutes } gewerkt zijn, de hele dag van het rooster: laat de uren en tijden van de afwezigheid leeg, of zet er alleen de gewerkte bij.
file-absent-unplanned = Naast de afwezigheid telt { $minutes } als gewerkt, want er is die dag geen rooster: laat de uren en tijden leeg als er niet gewerkt is.
file-status-unknown = Dit woord ken ik niet als status: schrijf aanwezig, deel, extra, ziek, verlof, afgemeld, niet verschenen of gesloten, of zeg met --mark wat het betekent.
file-status-near = Dit woord ken ik niet als status; het lijkt op: { $words }.
file-rest = Schrijf hier waarom de rest van de dag niet gewerkt is: ziek, verlof, afgemeld, niet verschenen of gesloten.
file-rest-other = Twee redenen voor dezelfde dag: laat er één staan.
file-day-conflict = De rijen van deze dag spreken elkaar tegen: laat staan wat klopt.
file-half-absent = Deze afwezigheid is één dagdeel van een langere dag: zet er een rij bij voor het andere dagdeel, of de gewerkte uren.
file-worked-goes = Hier staat al { $minutes } gewerkt; dat gaat hiermee weg.
file-row-twice = Deze rij staat er twee keer; die telt één keer.
file-row-of-two = Een beginsaldo of fasebesluit staat op een eigen rij, zonder uren, tijden of status: maak er twee rijen van.
file-sick-reason = Bij ziek hoort geen reden: wat erachter stond is weggelaten.
file-reason-empty = De reden ontbreekt: zet erbij waar deze uren vandaan komen.
file-weekday = Schrijf een dag van de week: ma, di, wo, do, vr, za of zo.
file-half-day = Schrijf ochtend, middag, avond of hele dag.
file-half-day-other = Dit dagdeel past niet bij de tijden ernaast: maak ze gelijk of laat één van beide leeg.
file-tone = Schrijf sterk of aandacht, of laat het leeg.
file-topic = Het onderwerp { $topic } kent geen werkwijze hier: schrijf het zoals de werkwijze, of haal het weg.
file-klus-unknown = De klus { $klus } is hier niet; de notitie komt er zonder klus in.
file-out-exists = { $path } is er al: kies een andere naam.
file-out-not-there = { $path } kan niet geschreven worden, want die map is er niet: maak de map eerst, of kies een andere.
file-out-no-rights = { $path } mag niet geschreven worden: vraag om schrijfrechten, of kies een andere map.
file-out-failed = { $path } kon niet geschreven worden ({ $error }): kies een andere map. Er is niets achtergebleven.
