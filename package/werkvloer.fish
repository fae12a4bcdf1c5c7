# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_werkvloer_global_optspecs
    string join \n store= lang= on= theme= h/help V/version
end

function __fish_werkvloer_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_werkvloer_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_werkvloer_using_subcommand
    set -l cmd (__fish_werkvloer_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c werkvloer -n "__fish_werkvloer_needs_command" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_needs_command" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_needs_command" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_needs_command" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_needs_command" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -s V -l version -d 'De versie'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "day" -d 'De dag: wie er verwacht wordt en wat er is ingevuld'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "dag" -d 'De dag: wie er verwacht wordt en wat er is ingevuld'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "mark" -d 'Vul in wat er met iemand was: aanwezig, laat 9:25, weg 12:30 ziek, ziek, verlof, afgemeld, x, open'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "meld" -d 'Vul in wat er met iemand was: aanwezig, laat 9:25, weg 12:30 ziek, ziek, verlof, afgemeld, x, open'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "who" -d 'Wie is waar?'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "wie" -d 'Wie is waar?'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "hours" -d 'Uren, drempels en wanneer die komen'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "uren" -d 'Uren, drempels en wanneer die komen'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "signals" -d 'Signalen: wat er aandacht vraagt, het dringendste eerst'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "signalen" -d 'Signalen: wat er aandacht vraagt, het dringendste eerst'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "note" -d 'Schrijf een notitie over iemand'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "notitie" -d 'Schrijf een notitie over iemand'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "klus" -d 'Klussen: de lijst van de dag, een nieuwe, een weg'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "assign" -d 'Zet iemand op een klus; met - er weer af'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "indelen" -d 'Zet iemand op een klus; met - er weer af'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "close" -d 'Kijk de dag na, sluit af en tel op'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "afsluiten" -d 'Kijk de dag na, sluit af en tel op'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "undo" -d 'Maak de laatste handeling ongedaan'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "ongedaan" -d 'Maak de laatste handeling ongedaan'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "redo" -d 'Doe opnieuw wat ongedaan is gemaakt'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "opnieuw" -d 'Doe opnieuw wat ongedaan is gemaakt'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "log" -d 'Het spoor: wie deed wat, wanneer en waarom'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "spoor" -d 'Het spoor: wie deed wat, wanneer en waarom'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "export" -d 'Schrijf een bestand dat import weer leest'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "exporteer" -d 'Schrijf een bestand dat import weer leest'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "import" -d 'Lees bestanden in: deelnemers, roosters, aanwezigheid, klussen'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "importeer" -d 'Lees bestanden in: deelnemers, roosters, aanwezigheid, klussen'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "check" -d 'Kijk alles na: logboek, getuige, gegevens, totalen en regels. Einde 0: in orde; 10 gegevens, 11 getuige, 12 totalen, 13 regels, 14 logboek'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "controle" -d 'Kijk alles na: logboek, getuige, gegevens, totalen en regels. Einde 0: in orde; 10 gegevens, 11 getuige, 12 totalen, 13 regels, 14 logboek'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "rebuild" -d 'Bouw de gegevens opnieuw op uit het logboek'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "herbouw" -d 'Bouw de gegevens opnieuw op uit het logboek'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "backup" -d 'Maak een reservekopie en lees haar na'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "reservekopie" -d 'Maak een reservekopie en lees haar na'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "restore" -d 'Zet een reservekopie terug; wat er stond blijft ernaast bewaard'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "herstel" -d 'Zet een reservekopie terug; wat er stond blijft ernaast bewaard'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "terugzetten" -d 'Zet een reservekopie terug; wat er stond blijft ernaast bewaard'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "doctor" -d 'Hoe het programma en de bestanden ervoor staan, zonder iets van iemand, voor wie helpt'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "dokter" -d 'Hoe het programma en de bestanden ervoor staan, zonder iets van iemand, voor wie helpt'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "demo" -d 'Open een verzonnen werkplaats, of schrijf er een weg'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "completions" -d 'Aanvullingen voor de shell'
complete -c werkvloer -n "__fish_werkvloer_needs_command" -f -a "man" -d 'De handleiding als manpagina'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand day" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand day" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand day" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand day" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand day" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand day" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dag" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dag" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dag" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dag" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dag" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dag" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand mark" -l reason -d 'De reden, nodig op een afgesloten dag; met - komt die van de invoer' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand mark" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand mark" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand mark" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand mark" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand mark" -l all-day -d 'De hele dag, ook van wie vandaag al werkte'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand mark" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand meld" -l reason -d 'De reden, nodig op een afgesloten dag; met - komt die van de invoer' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand meld" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand meld" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand meld" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand meld" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand meld" -l all-day -d 'De hele dag, ook van wie vandaag al werkte'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand meld" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand who" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand who" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand who" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand who" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand who" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand who" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand wie" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand wie" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand wie" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand wie" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand wie" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand wie" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand hours" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand hours" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand hours" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand hours" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand hours" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand hours" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand uren" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand uren" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand uren" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand uren" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand uren" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand uren" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signals" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signals" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signals" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signals" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signals" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signals" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signalen" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signalen" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signalen" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signalen" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signalen" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand signalen" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand note" -l topic -d 'Een onderwerp van de werkwijze' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand note" -l goal -d 'Het doel waar het over gaat' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand note" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand note" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand note" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand note" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand note" -l strength -d 'Iets dat goed gaat'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand note" -l attention -d 'Een aandachtspunt'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand note" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand notitie" -l topic -d 'Een onderwerp van de werkwijze' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand notitie" -l goal -d 'Het doel waar het over gaat' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand notitie" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand notitie" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand notitie" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand notitie" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand notitie" -l strength -d 'Iets dat goed gaat'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand notitie" -l attention -d 'Een aandachtspunt'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand notitie" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -f -a "list" -d 'De klussen van de dag en wie erop staan'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -f -a "lijst" -d 'De klussen van de dag en wie erop staan'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -f -a "add" -d 'Een nieuwe klus, op de dag zelf of elke week'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -f -a "nieuw" -d 'Een nieuwe klus, op de dag zelf of elke week'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -f -a "remove" -d 'Haal een klus weg waar nog niemand op stond'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and not __fish_seen_subcommand_from list lijst add nieuw remove weg" -f -a "weg" -d 'Haal een klus weg waar nog niemand op stond'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from list" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from list" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from list" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from list" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from list" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from list" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from lijst" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from lijst" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from lijst" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from lijst" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from lijst" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from lijst" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l half -d 'Dagdelen: ochtend, middag, avond (anders ochtend en middag)' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l weekly -d 'Elke week op deze dagen: ma,wo' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l until -d 'De laatste dag, bij elke week; do is de eerste die komt' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l place -d 'Waar, of bij wie' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l type -d 'De werksoort' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l min -d 'Hoeveel er minstens nodig zijn (anders 2)' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l max -d 'Hoeveel er hoogstens op passen' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l certificate -d 'Het certificaat dat iemand erop moet hebben' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l reason -d 'De reden, nodig op een afgesloten dag; met - komt die van de invoer' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -l outside -d 'Buiten de deur: dan met minstens twee'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from add" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l half -d 'Dagdelen: ochtend, middag, avond (anders ochtend en middag)' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l weekly -d 'Elke week op deze dagen: ma,wo' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l until -d 'De laatste dag, bij elke week; do is de eerste die komt' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l place -d 'Waar, of bij wie' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l type -d 'De werksoort' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l min -d 'Hoeveel er minstens nodig zijn (anders 2)' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l max -d 'Hoeveel er hoogstens op passen' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l certificate -d 'Het certificaat dat iemand erop moet hebben' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l reason -d 'De reden, nodig op een afgesloten dag; met - komt die van de invoer' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -l outside -d 'Buiten de deur: dan met minstens twee'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from nieuw" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from remove" -l reason -d 'De reden, nodig op een afgesloten dag; met - komt die van de invoer' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from remove" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from remove" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from remove" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from remove" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from remove" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from weg" -l reason -d 'De reden, nodig op een afgesloten dag; met - komt die van de invoer' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from weg" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from weg" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from weg" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from weg" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand klus; and __fish_seen_subcommand_from weg" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand assign" -l half -d 'ochtend, middag of avond (anders elk dagdeel van de klus)' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand assign" -l reason -d 'De reden, nodig op een afgesloten dag; met - komt die van de invoer' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand assign" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand assign" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand assign" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand assign" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand assign" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand indelen" -l half -d 'ochtend, middag of avond (anders elk dagdeel van de klus)' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand indelen" -l reason -d 'De reden, nodig op een afgesloten dag; met - komt die van de invoer' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand indelen" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand indelen" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand indelen" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand indelen" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand indelen" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand close" -l open -d 'Wat open staat: planned (volgens rooster), no-show (niet verschenen) of leave (open laten)' -r -f -a "planned\t''
no-show\t''
leave\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand close" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand close" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand close" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand close" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand close" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand afsluiten" -l open -d 'Wat open staat: planned (volgens rooster), no-show (niet verschenen) of leave (open laten)' -r -f -a "planned\t''
no-show\t''
leave\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand afsluiten" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand afsluiten" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand afsluiten" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand afsluiten" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand afsluiten" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand undo" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand undo" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand undo" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand undo" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand undo" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand ongedaan" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand ongedaan" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand ongedaan" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand ongedaan" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand ongedaan" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand redo" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand redo" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand redo" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand redo" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand redo" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand opnieuw" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand opnieuw" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand opnieuw" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand opnieuw" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand opnieuw" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand log" -l limit -d 'Hoeveel handelingen' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand log" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand log" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand log" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand log" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand log" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand log" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand spoor" -l limit -d 'Hoeveel handelingen' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand spoor" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand spoor" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand spoor" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand spoor" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand spoor" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand spoor" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand export" -l from -d 'Vanaf deze dag' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand export" -l to -d 'Tot en met deze dag' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand export" -l format -d 'csv of json' -r -f -a "csv\t''
json\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand export" -s o -l output -d 'Naar dit bestand in plaats van het scherm' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand export" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand export" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand export" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand export" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand export" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand exporteer" -l from -d 'Vanaf deze dag' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand exporteer" -l to -d 'Tot en met deze dag' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand exporteer" -l format -d 'csv of json' -r -f -a "csv\t''
json\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand exporteer" -s o -l output -d 'Naar dit bestand in plaats van het scherm' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand exporteer" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand exporteer" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand exporteer" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand exporteer" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand exporteer" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l kind -d 'Wat erin staat, als de kolommen dat niet zeggen: participants, schedules, attendance of klussen' -r -f -a "participants\t''
schedules\t''
attendance\t''
klussen\t''
observations\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l method -d 'De werkwijze van nieuwe deelnemers' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l reason -d 'De reden, nodig op een afgesloten dag; met - komt die van de invoer' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l column -d 'Wat er onder een kop staat, zoals "Tijd=Uren" of "Leeftijd=-" (overslaan); mag vaker' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l mark -d 'Wat een teken onder Status betekent, zoals x=aanwezig; mag vaker' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l hours -d 'Wat er achter de punt staat in uren als 7.30: minuten of decimaal' -r -f -a "minutes\t''
decimal\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l dates -d 'Hoe datums geschreven zijn: dag-maand, maand-dag, of omgewisseld (door een rekenblad)' -r -f -a "day-month\t''
month-day\t''
turned\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l year -d 'Het jaar van datums waar geen jaar bij staat' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l add-participants -d 'Voeg onbekende deelnemers toe; hun traject begint op hun eerste dag'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l dry-run -d 'Alleen kijken, niets bewaren'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l skip-bad -d 'Sla regels over die niet kloppen, en lees de rest in'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand import" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l kind -d 'Wat erin staat, als de kolommen dat niet zeggen: participants, schedules, attendance of klussen' -r -f -a "participants\t''
schedules\t''
attendance\t''
klussen\t''
observations\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l method -d 'De werkwijze van nieuwe deelnemers' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l reason -d 'De reden, nodig op een afgesloten dag; met - komt die van de invoer' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l column -d 'Wat er onder een kop staat, zoals "Tijd=Uren" of "Leeftijd=-" (overslaan); mag vaker' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l mark -d 'Wat een teken onder Status betekent, zoals x=aanwezig; mag vaker' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l hours -d 'Wat er achter de punt staat in uren als 7.30: minuten of decimaal' -r -f -a "minutes\t''
decimal\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l dates -d 'Hoe datums geschreven zijn: dag-maand, maand-dag, of omgewisseld (door een rekenblad)' -r -f -a "day-month\t''
month-day\t''
turned\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l year -d 'Het jaar van datums waar geen jaar bij staat' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l add-participants -d 'Voeg onbekende deelnemers toe; hun traject begint op hun eerste dag'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l dry-run -d 'Alleen kijken, niets bewaren'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l skip-bad -d 'Sla regels over die niet kloppen, en lees de rest in'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand importeer" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand check" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand check" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand check" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand check" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand check" -l repair -d 'Herstel wat te herstellen is; wat er stond wordt opzij gezet, nooit weggegooid'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand check" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand check" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand controle" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand controle" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand controle" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand controle" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand controle" -l repair -d 'Herstel wat te herstellen is; wat er stond wordt opzij gezet, nooit weggegooid'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand controle" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand controle" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand rebuild" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand rebuild" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand rebuild" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand rebuild" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand rebuild" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand rebuild" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herbouw" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herbouw" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herbouw" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herbouw" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herbouw" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herbouw" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -l to -d 'De map ervoor, bijvoorbeeld op een stick; wordt onthouden' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -l auto -d 'Zonder iets te zeggen, op de achtergrond'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -f -a "list" -d 'De reservekopieën die er zijn'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -f -a "lijst" -d 'De reservekopieën die er zijn'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -f -a "verify" -d 'Lees de reservekopieën helemaal na en zet de laatste als proef terug'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and not __fish_seen_subcommand_from list lijst verify nalezen" -f -a "nalezen" -d 'Lees de reservekopieën helemaal na en zet de laatste als proef terug'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from list" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from list" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from list" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from list" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from list" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from list" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from lijst" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from lijst" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from lijst" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from lijst" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from lijst" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from lijst" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from verify" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from verify" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from verify" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from verify" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from verify" -l last -d 'Lees alleen de laatste na'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from verify" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from verify" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from nalezen" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from nalezen" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from nalezen" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from nalezen" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from nalezen" -l last -d 'Lees alleen de laatste na'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from nalezen" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand backup; and __fish_seen_subcommand_from nalezen" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -l to -d 'De map ervoor, bijvoorbeeld op een stick; wordt onthouden' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -l auto -d 'Zonder iets te zeggen, op de achtergrond'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -f -a "list" -d 'De reservekopieën die er zijn'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -f -a "lijst" -d 'De reservekopieën die er zijn'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -f -a "verify" -d 'Lees de reservekopieën helemaal na en zet de laatste als proef terug'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and not __fish_seen_subcommand_from list lijst verify nalezen" -f -a "nalezen" -d 'Lees de reservekopieën helemaal na en zet de laatste als proef terug'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from list" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from list" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from list" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from list" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from list" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from list" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from lijst" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from lijst" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from lijst" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from lijst" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from lijst" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from lijst" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from verify" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from verify" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from verify" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from verify" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from verify" -l last -d 'Lees alleen de laatste na'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from verify" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from verify" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from nalezen" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from nalezen" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from nalezen" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from nalezen" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from nalezen" -l last -d 'Lees alleen de laatste na'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from nalezen" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand reservekopie; and __fish_seen_subcommand_from nalezen" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand restore" -l which -d 'De dag van de reservekopie, of newest voor de laatste' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand restore" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand restore" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand restore" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand restore" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand restore" -s y -l yes -d 'Vraag niets, ook als er al een werkplaats staat'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand restore" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand restore" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herstel" -l which -d 'De dag van de reservekopie, of newest voor de laatste' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herstel" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herstel" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herstel" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herstel" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herstel" -s y -l yes -d 'Vraag niets, ook als er al een werkplaats staat'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herstel" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand herstel" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand terugzetten" -l which -d 'De dag van de reservekopie, of newest voor de laatste' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand terugzetten" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand terugzetten" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand terugzetten" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand terugzetten" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand terugzetten" -s y -l yes -d 'Vraag niets, ook als er al een werkplaats staat'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand terugzetten" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand terugzetten" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand doctor" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand doctor" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand doctor" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand doctor" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand doctor" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand doctor" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dokter" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dokter" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dokter" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dokter" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dokter" -l json -d 'Eén JSON-waarde in plaats van tekst'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand dokter" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand demo" -l make -d 'Schrijf de werkplaats in deze map' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand demo" -l people -d 'Hoeveel deelnemers' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand demo" -l years -d 'Hoeveel jaren' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand demo" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand demo" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand demo" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand demo" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand demo" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand completions" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand completions" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand completions" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand completions" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand completions" -s h -l help -d 'Deze uitleg'
complete -c werkvloer -n "__fish_werkvloer_using_subcommand man" -l store -d 'De map met de gegevens (anders WERKVLOER_STORE, anders de gewone datamap)' -r -F
complete -c werkvloer -n "__fish_werkvloer_using_subcommand man" -l lang -d 'De taal: nl of en' -r -f -a "nl\t''
en\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand man" -l on -d 'De dag waarop alles geldt, zoals je het zegt: gisteren, do, 19-11, 2026-11-19' -r
complete -c werkvloer -n "__fish_werkvloer_using_subcommand man" -l theme -d 'De kleuren van het scherm: dark, light, high-contrast of mono' -r -f -a "dark\t''
light\t''
high-contrast\t''
mono\t''"
complete -c werkvloer -n "__fish_werkvloer_using_subcommand man" -s h -l help -d 'Deze uitleg'
