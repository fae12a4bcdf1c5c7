# Reservekopieën: maken, nalezen, terugzetten.
backup-gone = De map voor reservekopieën { $file } is er niet: steek de stick erin, of kies een andere map met `werkvloer backup --to`.
backup-choice-unread = Waar de reservekopieën heen gaan is in { $file } niet te lezen, en er is geen gemaakt: kies de map opnieuw met `werkvloer backup --to`.
backup-workshop = { $file } is een werkplaats, en daar horen geen reservekopieën tussen: kies een andere map, op een stick of een andere schijf. Er is niets veranderd.
backup-inside = { $file } ligt in de werkplaats zelf, en zou samen met haar verloren gaan: kies een andere map, liefst op een stick.
backup-no-text = De naam van de map { $file } is geen leesbare tekst en is niet te onthouden: kies een map met een andere naam. Er is niets veranderd.
backup-other = In { $file } staan reservekopieën van een andere werkplaats: kies een andere map met `werkvloer backup --to`.
backup-busy = In { $file } wordt al een reservekopie gemaakt: wacht tot die klaar is.
backup-appeared = In { $file } staat intussen al een werkplaats, en er is niets teruggezet: kijk met `werkvloer day` wat er staat, of vervang het met `werkvloer restore --yes`.
backup-damaged = { $file } is beschadigd of weg en wordt niet gebruikt: kies een andere reservekopie uit `werkvloer backup list`.
backup-manifest = { $file } is beschadigd en is geen reservekopie meer: de eerstvolgende `werkvloer backup` zet het opzij, en de andere blijven gelden.
backup-newer = { $file } is door een nieuwere Werkvloer gemaakt: werk het programma bij.
backup-none = In { $file } staat geen reservekopie: kijk of dit de goede map is.
backup-none-own = In { $file } staat geen reservekopie van wat hier nu staat, alleen van ander werk, dat bewaard blijft: maak er een met `werkvloer backup`.
backup-none-on = In { $file } staat geen reservekopie van { $date }: `werkvloer backup list` noemt ze allemaal.
backup-differs = Wat uit { $file } terugkwam is niet wat er bewaard was: gebruik deze reservekopie niet en kies een andere.
backup-not-found = { $file } is er niet en kan er niet gemaakt worden: kijk of de map erboven er is. Wat er was is er nog.
backup-no-rights = { $file } mag niet gebruikt worden: vraag om lees- en schrijfrechten, of kies een andere map. Wat er was is er nog.
backup-disk-full = { $file } past niet meer op de schijf: maak ruimte. De eerdere reservekopieën zijn er nog.
backup-read-only = { $file } staat op een schijf waarop niet geschreven kan worden: kies een andere. Wat er was is er nog.
backup-no-use = { $file } is niet te gebruiken ({ $why }): kijk de schijf of de stick na. Wat er was is er nog.
backup-trial-full = De proef is overgeslagen: op de schijf met de gegevens is in { $file } geen ruimte om de reservekopie terug te zetten: maak ruimte, en kijk de reservekopieën daarna opnieuw na.
backup-trial-read-only = De proef is overgeslagen: op de schijf met de gegevens kan in { $file } niet geschreven worden: kijk de reservekopieën opnieuw na als dat weer kan.
backup-trial-no-rights = De proef is overgeslagen: in { $file }, naast de gegevens, mag niet geschreven worden: vraag om schrijfrechten, en kijk de reservekopieën daarna opnieuw na.
backup-failed = Er kon geen reservekopie gemaakt worden in { $file }: kijk de schijf of de stick na.

cli-help-backup = Maak een reservekopie en lees haar na
cli-help-backup-list = De reservekopieën die er zijn
cli-help-backup-verify = Lees de reservekopieën helemaal na en zet de laatste als proef terug
cli-help-restore = Zet een reservekopie terug; wat er stond blijft ernaast bewaard
cli-arg-backup-to = De map ervoor, bijvoorbeeld op een stick; wordt onthouden
cli-arg-backup-auto = Zonder iets te zeggen, op de achtergrond
cli-arg-backup-verify-last = Lees alleen de laatste na
cli-arg-backup-verify-from = Een andere map met reservekopieën
cli-arg-restore-from = De map met reservekopieën, of het .toml-bestand van één ervan; anders de map waar ze heen gaan
cli-arg-restore-which = De dag van de reservekopie, of newest voor de laatste
cli-arg-restore-yes = Vraag niets, ook als er al een werkplaats staat

cli-backup-made = Reservekopie gemaakt en nagelezen: { $entries ->
    [one] één handeling
   *[other] { $entries } handelingen
 }, { $copied ->
    [0] niets nieuws te kopiëren
    [one] één deel gekopieerd ({ $size })
   *[other] { $copied } delen gekopieerd ({ $size })
 }. Ze staat in { $folder }.
cli-backup-others = In die map { $count ->
    [one] staat ook een reservekopie
   *[other] staan ook { $count } reservekopieën
 } met werk dat hier niet in zit: dat blijft bewaard, en `werkvloer backup list` noemt het als ander werk.
cli-backup-not-remembered = Dat reservekopieën voortaan in { $folder } komen kon niet opgeschreven worden: deze staat er, en noem die map de volgende keer weer met `--to`.
cli-backup-aside = Een oudere reservekopie was niet meer te lezen en telt niet meer; wat ervan over is staat in { $file }.
cli-backup-other = ander werk
cli-backup-good = goed
cli-backup-col-when = Gemaakt
cli-backup-col-entries = Handelingen
cli-backup-col-size = Grootte
cli-backup-col-state = Staat
cli-backup-unchecked = nagelezen bij het maken
cli-backup-unread = niet te lezen
cli-backup-folder = Map: { $folder }
cli-backup-away = De map voor reservekopieën { $file } is er niet, en de laatste goede is van { $date } { $time }: steek de stick erin, of kies een andere map met `werkvloer backup --to`.
cli-backup-tried = De laatste is als proef teruggezet: precies wat er bewaard was.
cli-backup-tried-itself = De laatste is als proef teruggezet en is in zichzelf heel: met werk dat hier staat kon ze niet vergeleken worden.
cli-restore-other = In die reservekopie staat werk dat in { $folder } niet staat: is het van een andere machine, kies dan met --which of het bestand zelf wat erbij hoort; wat hier staat blijft ernaast bewaard.
cli-restore-further = Die reservekopie heeft { $entries } handelingen, maar die van { $date } { $time } gaat daarna verder, tot { $more }: is dat wat je zoekt, noem dan { $file }.
cli-restore-done = Teruggezet: de reservekopie van { $date } { $time }, { $entries ->
    [one] één handeling
   *[other] { $entries } handelingen
 }, in { $folder }.
cli-restore-aside = Wat er stond is bewaard in { $folder }.
cli-restore-onwards = De volgende reservekopieën komen ook in { $folder }; een andere map kies je met `werkvloer backup --to`.
cli-restore-onwards-not = In { $folder } kunnen de volgende reservekopieën niet komen: kies een map ervoor met `werkvloer backup --to`.
cli-restore-uncopied = In { $folder } { $count ->
    [one] staat één handeling
   *[other] staan { $count } handelingen
 }, sinds { $date } { $time }, die in geen reservekopie { $count ->
    [one] zit
   *[other] zitten
 }: maak er eerst een met `werkvloer backup`, of zoek ze straks terug in wat ernaast bewaard blijft.
cli-restore-ask = In { $folder } staat al iets. De reservekopie van { $date } { $time } komt ervoor in de plaats; wat er staat blijft ernaast bewaard. Doorgaan? [j/N]
cli-restore-yes = In { $folder } staat al iets: zet --yes achter de opdracht om het te vervangen. Wat er staat blijft dan ernaast bewaard.
cli-restore-from-where = Waar de reservekopieën heen gaan is in { $file } niet te lezen, en er is niets veranderd: noem hun map met `werkvloer restore MAP`.
cli-restore-not = Er is niets teruggezet.

backup-old = reservekopie: { $date }
backup-never = nog geen reservekopie
backup-begun = De reservekopie wordt gemaakt; je kunt verder werken.
backup-ready = De reservekopie van { $date } { $time } is gemaakt en nagelezen.
backup-not-here = Van deze werkplaats worden geen reservekopieën gemaakt: ze is verzonnen.
backup-folder-hint = Een map, bijvoorbeeld op een stick: /media/naam/werkvloer
backup-about = De laatste goede reservekopie is van { $date } { $time }; ze komen in { $folder }.
backup-about-none = Er is nog geen reservekopie; ze komen in { $folder }.
field-backups = Reservekopieën in
