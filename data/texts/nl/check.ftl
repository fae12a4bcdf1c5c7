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
