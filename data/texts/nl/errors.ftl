# Wat er misging, in één zin, en wat er te doen is.
error-no-terminal = Werkvloer heeft een scherm nodig, maar de invoer of uitvoer is hier een bestand. Start het in een terminal, of gebruik een opdracht zoals `werkvloer day`.
error-dumb-terminal = Deze terminal kan geen scherm tekenen (TERM is { $term }). Open een andere terminal, of gebruik een opdracht zoals `werkvloer day`.
error-terminal-gone = De terminal is weg. Alles wat als bewaard op het scherm stond, is bewaard.
error-key-file = In het toetsenbestand { $file }, regel { $line }, werd iets anders verwacht: { $expected }. De gewone toetsen gelden.
error-text-file = In het tekstbestand { $file }, regel { $line }, staat iets dat niet te lezen is. De gewone teksten gelden.
