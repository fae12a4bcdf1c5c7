# today
