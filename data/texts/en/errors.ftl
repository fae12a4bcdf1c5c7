# What went wrong, in one sentence, and what to do.
error-no-terminal = Werkvloer needs a screen, but input or output is a file here. Start it in a terminal, or use a command such as `werkvloer day`.
error-dumb-terminal = This terminal cannot draw a screen (TERM is { $term }). Open another terminal, or use a command such as `werkvloer day`.
error-terminal-gone = The terminal is gone. Everything that the screen showed as saved is saved.
error-key-file = In the key file { $file }, line { $line }, something else was expected: { $expected }. The usual keys hold.
error-text-file = In the text file { $file }, line { $line }, something cannot be read. The usual texts hold.
