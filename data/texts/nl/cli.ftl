# Opdrachten: wat ze doen, wat ze zeggen.
cli-usage = Gebruik:
cli-arguments = Argumenten
cli-options = Opties
cli-commands = Opdrachten

cli-help = Werkvloer: aanwezigheid, uren, klussen en notities op de werkvloer. Zonder opdracht opent het scherm.
cli-help-day = De dag: wie er verwacht wordt en wat er is ingevuld
cli-help-mark = Vul in wat er met iemand was: aanwezig, laat 9:25, weg 12:30 ziek, ziek, verlof, afgemeld, x, open
cli-help-who = Wie is waar?
cli-help-hours = Uren, drempels en wanneer die komen
cli-help-signals = Signalen: wat er aandacht vraagt, het dringendste eerst
cli-help-note = Schrijf een notitie over iemand
cli-help-klus = Klussen: de lijst van de dag, een nieuwe, een weg
cli-help-klus-list = De klussen van de dag en wie erop staan
cli-help-klus-add = Een nieuwe klus, op de dag zelf of elke week
cli-help-klus-remove = Haal een klus weg waar nog niemand op stond
cli-help-assign = Zet iemand op een klus; met - er weer af
cli-help-close = Kijk de dag na, sluit af en tel op
cli-help-undo = Maak de laatste handeling ongedaan
cli-help-redo = Doe opnieuw wat ongedaan is gemaakt
cli-help-log = Het spoor: wie deed wat, wanneer en waarom
cli-help-export = Schrijf een bestand dat import weer leest
cli-help-import = Lees bestanden in: deelnemers, roosters, aanwezigheid, klussen
cli-help-demo = Open een verzonnen werkplaats, of schrijf er een weg
cli-help-completions = Aanvullingen voor de shell
cli-help-man = De handleiding als manpagina

cli-arg-store = De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)
cli-arg-lang = De taal: nl of en
cli-arg-on = De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19
cli-arg-theme = De kleuren van het scherm: dark, light, high-contrast of mono
cli-arg-help = Deze uitleg
cli-arg-version = De versie
cli-arg-json = Eén JSON-waarde in plaats van tekst
cli-arg-reason = De reden, nodig op een afgesloten dag; met - komt die van de invoer
cli-arg-day-date = Een andere dag, zoals je het zegt
cli-arg-mark-name = De naam, het nummer (nr12) of de rij van de dag (r3)
cli-arg-mark-status = De status, als woord of letter: a l w z v f x
cli-arg-mark-times = Tijden: 9-12:30 13-16, 9:25 bij laat, 12:30 ziek bij weg, of een duur zoals 3:30
cli-arg-mark-all_day = De hele dag, ook van wie vandaag al werkte
cli-arg-who-text = Een deel van een naam of klus
cli-arg-hours-name = De naam, het nummer (nr12) of de rij van de dag (r3)
cli-arg-note-name = De naam, het nummer (nr12) of de rij van de dag (r3)
cli-arg-note-text = Wat je zag; met - komt het van de invoer, en achter -- mag er alles staan
cli-arg-note-more = De rest van wat je zag
cli-arg-note-rest = Wat je zag, ook als het met een streepje begint
cli-arg-note-topic = Een onderwerp van de werkwijze
cli-arg-note-strength = Iets dat goed gaat
cli-arg-note-attention = Een aandachtspunt
cli-arg-note-goal = Het doel waar het over gaat
cli-arg-klus-add-klus = De naam van de klus
cli-arg-klus-add-half = Dagdelen: ochtend, middag, avond (anders ochtend en middag)
cli-arg-klus-add-weekly = Elke week op deze dagen: ma,wo
cli-arg-klus-add-until = De laatste dag, bij elke week; do is de eerste die komt
cli-arg-klus-add-place = Waar, of bij wie
cli-arg-klus-add-work_type = De werksoort
cli-arg-klus-add-outside = Buiten de deur: dan met minstens twee
cli-arg-klus-add-min = Hoeveel er minstens nodig zijn (anders 2)
cli-arg-klus-add-max = Hoeveel er hoogstens op passen
cli-arg-klus-add-certificate = Het certificaat dat iemand erop moet hebben
cli-arg-klus-remove-klus = De naam van de klus
cli-arg-assign-name = De naam, het nummer (nr12) of de rij van de dag (r3)
cli-arg-assign-klus = De naam van de klus, of - voor eraf
cli-arg-assign-half = ochtend, middag of avond (anders elk dagdeel van de klus)
cli-arg-close-open = Wat open staat: planned (volgens rooster), no-show (niet verschenen) of leave (open laten)
cli-arg-log-name = Alleen over deze deelnemer
cli-arg-log-limit = Hoeveel handelingen
cli-arg-export-what = day, hours, attendance of observations
cli-arg-export-from = Vanaf deze dag
cli-arg-export-to = Tot en met deze dag
cli-arg-export-format = csv of json
cli-arg-export-output = Naar dit bestand in plaats van het scherm
cli-arg-import-files = De bestanden
cli-arg-import-kind = Wat erin staat, als de kolommen dat niet zeggen: participants, schedules, attendance of klussen
cli-arg-import-add_participants = Voeg onbekende deelnemers toe; hun traject begint op hun eerste dag
cli-arg-import-method = De werkwijze van nieuwe deelnemers
cli-arg-import-dry_run = Alleen kijken, niets bewaren
cli-arg-import-skip_bad = Sla regels over die niet kloppen, en lees de rest in
cli-arg-import-column = Wat er onder een kop staat, zoals "Tijd=Uren" of "Leeftijd=-" (overslaan); mag vaker
cli-arg-import-mark = Wat een teken onder Status betekent, zoals x=aanwezig; mag vaker
cli-arg-import-hours = Wat er achter de punt staat in uren als 7.30: minuten of decimaal
cli-arg-import-dates = Hoe datums geschreven zijn: dag-maand, maand-dag, of omgewisseld (door een rekenblad)
cli-arg-import-year = Het jaar van datums waar geen jaar bij staat
cli-arg-demo-make = Schrijf de werkplaats in deze map
cli-arg-demo-people = Hoeveel deelnemers
cli-arg-demo-years = Hoeveel jaren
cli-arg-completions-shell = bash, zsh, fish, elvish of powershell

cli-wrong = Deze opdracht is niet te begrijpen: kijk bij `werkvloer --help`.
cli-wrong-command = De opdracht { $given } is er niet: kijk bij `werkvloer --help`.
cli-wrong-argument = { $given } hoort hier niet: kijk met --help wat er wel kan.
cli-wrong-missing = Er ontbreekt iets: { $given }.
cli-wrong-value = { $given } kan niet bij { $argument }: kies uit { $values }.
cli-wrong-empty = Bij { $argument } hoort een andere waarde: kijk met --help wat er kan.
cli-wrong-twice = { $given } gaat niet samen met wat er verder staat: laat een van beide weg.
cli-no-home = Er is geen thuismap voor de gegevens: geef er een met --store.
cli-text-twice = Met - komt er één tekst van de invoer, en hier staat het twee keer: er is niets bewaard; typ de andere achter de opdracht.
cli-text-unread = Wat er van de invoer kwam is geen leesbare tekst: er is niets bewaard; kijk of het UTF-8 is.
cli-no-output = Het antwoord kon niet geschreven worden ({ $why }): kijk naar de uitvoer. Wat bewaard is, is bewaard.

cli-date-unknown = „{ $given }” is niet te begrijpen als datum: typ bijvoorbeeld gisteren, do of 19-11-2026.
cli-date-not-there = „{ $given }” bestaat niet op de kalender: kijk de dag en de maand na.
cli-date-far = „{ $given }” ligt buiten 1990 tot en met 2100: kijk het jaartal na.
cli-date-weekday = „{ $given }” valt op een andere dag van de week: kijk de datum na.
cli-half-unknown = „{ $given }” is geen dagdeel: kies ochtend, middag of avond.
cli-weekday-unknown = „{ $given }” is geen dag van de week: kies bijvoorbeeld ma of woensdag.
cli-mark-replaced = Hiervoor stond er { $was }: `werkvloer undo` zet het terug.
cli-mark-from-now = Het gewerkte tot { $time } blijft staan. Was het de hele dag? Dan met `--all-day`.
cli-all-day-no-use = `--all-day` hoort bij ziek, verlof, afgemeld of een andere reden om er niet te zijn, zonder tijden.
cli-needs-time = Op deze dag is er geen nu: geef de tijd erbij, bijvoorbeeld 9:25.
cli-times-needed = Bij „{ $given }” horen tijden: typ bijvoorbeeld 9-12.
cli-times-unknown = „{ $given }” is niet te begrijpen als tijden: typ bijvoorbeeld 9-12:30 13-16 of 3:30.
cli-times-end-missing = Bij „{ $given }” ontbreekt het einde: typ bijvoorbeeld 9-12:30.
cli-times-hour = „{ $given }”: zo laat wordt het niet op een dag. Kijk het uur na.
cli-times-minute = „{ $given }”: een uur heeft 60 minuten. Kijk de minuten na.
cli-times-crossed = „{ $given }” eindigt voor het begint: draai de tijden om.
cli-times-same = „{ $given }” begint en eindigt op dezelfde tijd, dus er is niets vastgelegd: typ een later einde.
cli-times-overlap = „{ $given }” loopt door een ander stuk heen: laat elk stuk na het vorige beginnen.
cli-times-too-long = „{ $given }” is samen meer dan 24 uur: kijk de tijden na.
cli-times-break = De pauze in „{ $given }” is langer dan het werk: kijk de pauze na.
cli-times-break-place = „{ $given }” staat los: zet een pauze achter de tijden waar die bij hoort.
cli-status-unknown = „{ $given }” is geen status: kies aanwezig, laat, weg, ziek, verlof, afgemeld, x, gesloten of open.
cli-times-no-use = Bij „{ $given }” horen geen tijden: laat ze weg.
cli-topic-unknown = „{ $given }” is geen onderwerp van deze werkwijze: kies uit { $candidates }.

cli-name-unknown = „{ $given }” is niet gevonden: kijk met `werkvloer day` of `werkvloer hours` hoe de naam geschreven is.
cli-number-twofold = „{ $given }” is niet te doen zonder te gokken: rij { $given } is { $row } ({ $r }) en nummer { $given } is van { $own } ({ $nr }). Typ { $r } of { $nr }; er is niets veranderd.
cli-row-unknown = Een rij „{ $given }” is er niet op deze dag: `werkvloer day` noemt ze. Er is niets veranderd.
cli-name-near = „{ $given }” is niet precies een naam of nummer; bedoel je { $candidates }?
cli-name-several = „{ $given }” kan meer dan één zijn: { $candidates }. Schrijf de naam zoals hij hier staat.
cli-klus-unknown = „{ $given }” is geen klus van { $date }: kijk met `werkvloer klus`.
cli-klus-near = „{ $given }” is niet precies een klus van { $date }; bedoel je { $candidates }?
cli-klus-several = Er zijn meer klussen „{ $given }” op { $date }: zeg met --half welk dagdeel.
cli-klus-none = Op { $date } zijn er geen klussen.
cli-klus-added = { $klus } staat erbij.
cli-klus-removed = { $klus } is weg.
cli-klus-short = { $klus } is onderbezet ({ $half }): { $n } van minstens { $min }.
cli-klus-certificate = Op { $klus } ({ $half }) heeft niemand { $certificate }.
cli-no-klus = geen klus
cli-nobody-on = niemand
cli-nothing-found = „{ $given }” is niet gevonden.
cli-not-expected = niet verwacht

cli-add-reason = Zet er --reason "waarom" bij.
cli-undone = Ongedaan gemaakt: { $what }.
cli-redone = Opnieuw gedaan: { $what }.
cli-noted = Notitie bewaard bij { $name }, { $date }.
cli-noted-early = { $name } begint pas op { $start }: de notitie is bewaard bij een dag daarvoor; klopt de datum niet, dan haalt `werkvloer undo` haar weg.

cli-sick-since = ziek sinds { $date }
cli-day-closed = afgesloten
cli-day-nobody = niemand verwacht
cli-sum-expected = { $n } verwacht
cli-sum-present = { $n } aanwezig
cli-sum-sick = { $n } ziek
cli-sum-leave = { $n } verlof
cli-sum-cancelled = { $n } afgemeld
cli-sum-no-show = { $n } niet verschenen
cli-sum-closed = { $n } gesloten
cli-sum-open = { $n } open
cli-sum-worked = gewerkt { $time }
cli-sum-excused = met bericht afwezig { $time }
cli-close-open = { $date } heeft nog open rijen: { $names }. Vul ze in, of zeg met --open wat ermee moet: planned, no-show of leave.
cli-close-away = Niet verschenen en nog niet gebeld: { $names }.
cli-close-were-open = Stonden nog open: { $names }.

cli-col-name = Naam
cli-col-schedule = Rooster
cli-col-status = Status
cli-col-worked = Gewerkt
cli-col-hours = Uren
cli-col-klus = Klus
cli-col-of = Van
cli-col-phase = Fase
cli-col-method = Werkwijze
cli-col-threshold = Urendrempel
cli-col-at = Bij
cli-col-reached = Gehaald
cli-col-by-schedule = Volgens rooster
cli-col-at-pace = In dit tempo
cli-hours-cap = max. { $hours } u
cli-hours-none = Er zijn nog geen trajecten.

cli-import-done = { $rows ->
    [one] 1 regel
   *[other] { $rows } regels
 }: { $added } nieuw, { $changed } gewijzigd, { $unchanged } al bekend.
cli-import-dry = Alleen gekeken: er is niets bewaard.
cli-import-newcomers = Nieuw: { $names }.
cli-import-warning = { $file }, regel { $row }: { $what }
cli-import-row = { $file }, regel { $row }: { $reason }
cli-import-cell = { $file }, regel { $row }, { $column } „{ $value }”: { $reason }
cli-import-rows = { $file }, { $n } regels ({ $rows }): { $reason }
cli-import-cells = { $file }, { $n } regels ({ $rows }), { $column } „{ $value }”: { $reason }
cli-import-warnings = { $file }, { $n } regels ({ $rows }): { $what }
cli-import-column = „{ $given }” zegt niet wat er onder een kop staat: schrijf --column "Tijd=Uren", met een kop die Werkvloer kent, of --column "Tijd=-" om het weg te laten.
cli-import-mark = „{ $given }” zegt niet wat een teken betekent: schrijf --mark x=aanwezig, met een woord dat Werkvloer als status kent.
cli-import-refused = { $n ->
    [one] Eén regel klopt niet
   *[other] { $n } regels kloppen niet
 } en er is niets ingelezen: verbeter het bestand, of sla ze over met --skip-bad.
cli-import-broken = Er is niets ingelezen: maak eerst het bestand in orde.
cli-import-not-there = { $file } is er niet: kijk de naam en de map na.
cli-import-no-rights = { $file } mag niet gelezen worden: vraag om leesrechten, of maak er een kopie van.
cli-import-unreadable = { $file } is niet te lezen ({ $why }): kijk de naam en de rechten na.
cli-import-no-file = { $file } is geen gewoon bestand: kies een CSV-bestand.

cli-log-reason = reden: { $reason }
cli-log-nothing = (niets)
cli-log-more = en nog { $n }
cli-log-klus-gone = een klus die is weggehaald
cli-log-better = beter gemeld
cli-log-extra = extra
cli-log-contacts = { $n } × gebeld
cli-log-week = { $time } per week vanaf { $date }
record-workshop = instellingen
record-method = werkwijze
record-supervisor = werkbegeleider
record-team = team
record-participant = deelnemer
record-trajectory = traject
record-opening = beginstand
record-schedule = rooster
record-absence = afwezigheid
record-recovery = betermelding
record-closure = sluiting
record-klus = klus
record-attendance = aanwezigheid
record-allocation = indeling
record-contact = contact
record-observation = notitie
record-close = afsluiting
record-day-note = dagnotitie
record-reason = reden
cli-demo-store = De demo komt niet in de map van --store, maar in een eigen die weer weggaat: met `werkvloer demo --make MAP` maak je er een om te houden.
cli-demo-size = Een demo heeft 1 tot { $people } mensen en hoogstens { $years } jaar.
cli-demo-there = In { $folder } staat al een werkplaats, en die is gebleven zoals hij was: kies met --make een andere map.
cli-demo-made = Een werkplaats met { $people ->
    [one] één verzonnen mens
   *[other] { $people } verzonnen mensen
 } staat in { $folder }.
