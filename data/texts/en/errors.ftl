# What went wrong, in one sentence, and what to do.
error-no-terminal = Werkvloer needs a screen, but input or output is a file here. Start it in a terminal, or use a command such as `werkvloer day`.
error-dumb-terminal = This terminal cannot draw a screen (TERM is { $term }). Open another terminal, or use a command such as `werkvloer day`.
error-terminal-gone = The terminal is gone. Everything that the screen showed as saved is saved.
error-key-file = In the key file { $file }, line { $line }, something else was expected: { $expected }. The usual keys hold.
error-text-file = In the text file { $file }, line { $line }, something cannot be read. The usual texts hold.
key-file-line = a line such as sick = "Z", under a name in brackets
key-file-section = one of { $sections }
key-file-command = a command of [{ $section }]; the names are in docs/keys.md
key-file-key = a key such as "a", "Ctrl-r", "F2" or "g v"
key-file-clash = one command on { $key }, but both { $one } and { $other } are there
