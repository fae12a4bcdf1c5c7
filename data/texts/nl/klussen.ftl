# klussen
