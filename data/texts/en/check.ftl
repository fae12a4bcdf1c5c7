# Checking and building anew.
cli-help-rebuild = Build the data anew from the journal
rebuild-busy = Building
rebuild-done = Built anew from { $n ->
    [one] { $n } action
   *[other] { $n } actions
}.
rebuild-same = It is the same as before: { $after }.
rebuild-differs = It was { $before } and now it is { $after }: the journal counts.
rebuild-before-unknown = It is { $after } now; what was there could not be compared.
rebuild-aside = What was there is kept as { $file }: throw it away once all is well.
