# Wat er misging, in één zin, en wat er te doen is.
error-no-terminal = Werkvloer heeft een scherm nodig, maar de invoer of uitvoer is hier een bestand. Start het in een terminal, of gebruik een opdracht zoals `werkvloer day`.
error-dumb-terminal = Deze terminal kan geen scherm tekenen (TERM is { $term }). Open een andere terminal, of gebruik een opdracht zoals `werkvloer day`.
error-terminal-gone = De terminal is weg. Alles wat als bewaard op het scherm stond, is bewaard.
error-key-file = In het toetsenbestand { $file }, regel { $line }, werd iets anders verwacht: { $expected }. De gewone toetsen gelden.
error-text-file = In het tekstbestand { $file }, regel { $line }, staat iets dat niet te lezen is. De gewone teksten gelden.
key-file-line = een regel zoals sick = "Z", onder een naam tussen haken
key-file-section = één van { $sections }
key-file-command = een opdracht van [{ $section }]; de namen staan in docs/keys.md
key-file-key = een toets, zoals "a", "Ctrl-r", "F2" of "g v"
key-file-clash = één opdracht op { $key }, maar { $one } en { $other } staan er allebei
