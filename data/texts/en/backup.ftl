# Backups: making them, reading them back, restoring.
backup-gone = The backup folder { $file } is not there: put the stick in, or choose another folder with `werkvloer backup --to`.
backup-choice-unread = Where the backups go cannot be read in { $file }, and none was made: choose the folder again with `werkvloer backup --to`.
backup-workshop = { $file } is a workshop, and backups do not belong among its files: choose another folder, on a stick or another disk. Nothing was changed.
backup-inside = { $file } lies in the workshop itself, and would be lost with it: choose another folder, best on a stick.
backup-no-text = The name of the folder { $file } is no readable text and cannot be remembered: choose a folder with another name. Nothing was changed.
backup-other = { $file } holds the backups of another workshop: choose another folder with `werkvloer backup --to`.
backup-busy = A backup is being made in { $file } already: wait until it is done.
backup-appeared = There is a workshop in { $file } by now, and nothing was restored: see what is there with `werkvloer day`, or replace it with `werkvloer restore --yes`.
backup-damaged = { $file } is damaged or gone and is not used: choose another backup from `werkvloer backup list`.
backup-manifest = { $file } is damaged and is no backup any more: the next `werkvloer backup` sets it aside, and the others hold.
backup-newer = { $file } was made by a newer Werkvloer: update the program.
backup-none = There is no backup in { $file }: see whether this is the right folder.
backup-none-own = { $file } holds no backup of what is here now, only of other work, which is kept: make one with `werkvloer backup`.
backup-none-on = There is no backup of { $date } in { $file }: `werkvloer backup list` names them all.
backup-differs = What came back from { $file } is not what was saved: do not use this backup, choose another.
backup-not-found = { $file } is not there and cannot be made there: see whether the folder above it is. What was there is still there.
backup-no-rights = { $file } may not be used: ask for read and write permission, or choose another folder. What was there is still there.
backup-disk-full = { $file } does not fit on the disk any more: make room. The earlier backups are still there.
backup-read-only = { $file } is on a disk that cannot be written: choose another. What was there is still there.
backup-no-use = { $file } cannot be used ({ $why }): check the disk or the stick. What was there is still there.
backup-trial-full = The test was skipped: on the disk with the data there is no room in { $file } to restore the backup: make room, and then verify the backups again.
backup-trial-read-only = The test was skipped: on the disk with the data nothing can be written in { $file }: verify the backups again when it can.
backup-trial-no-rights = The test was skipped: nothing may be written in { $file }, beside the data: ask for the right to write, and then verify the backups again.
backup-failed = No backup could be made in { $file }: check the disk or the stick.

cli-help-backup = Make a backup and read it back
cli-help-backup-list = The backups there are
cli-help-backup-verify = Read the backups back whole and restore the last one as a test
cli-help-restore = Restore a backup; what was there is kept beside it
cli-arg-backup-to = The folder for it, on a stick for instance; is remembered
cli-arg-backup-auto = Without saying anything, in the background
cli-arg-backup-verify-last = Read only the last one back
cli-arg-backup-verify-from = Another folder with backups
cli-arg-restore-from = The folder with backups, or the .toml file of one of them; else the folder they go to
cli-arg-restore-which = The date of the backup, or newest for the last one
cli-arg-restore-yes = Ask nothing, also where there is a workshop already

cli-backup-made = Backup made and read back: { $entries ->
    [one] one action
   *[other] { $entries } actions
 }, { $copied ->
    [0] nothing new to copy
    [one] one part copied ({ $size })
   *[other] { $copied } parts copied ({ $size })
 }. It is in { $folder }.
cli-backup-others = That folder also has { $count ->
    [one] a backup
   *[other] { $count } backups
 } with work that is not in this one: it is kept, and `werkvloer backup list` calls it other work.
cli-backup-not-remembered = That backups go to { $folder } from now on could not be written down: this one is there, and name that folder again with `--to` the next time.
cli-backup-aside = An earlier backup could not be read any more and no longer counts; what is left of it is in { $file }.
cli-backup-other = other work
cli-backup-good = good
cli-backup-col-when = Made
cli-backup-col-entries = Actions
cli-backup-col-size = Size
cli-backup-col-state = State
cli-backup-unchecked = read back when made
cli-backup-unread = unreadable
cli-backup-folder = Folder: { $folder }
cli-backup-away = The backup folder { $file } is not there, and the last good one is of { $date } { $time }: put the stick in, or choose another folder with `werkvloer backup --to`.
cli-backup-tried = The last one was restored as a test: exactly what had been saved.
cli-backup-tried-itself = The last one was restored as a test and is whole in itself: it could not be compared with work that is here.
cli-restore-other = That backup holds work that is not in { $folder }: if it is another machine's, choose with --which or the file itself what belongs here; what is here is kept beside it.
cli-restore-further = That backup has { $entries } actions, but the one of { $date } { $time } goes on after it, up to { $more }: if that is what you look for, name { $file }.
cli-restore-done = Restored: the backup of { $date } { $time }, { $entries ->
    [one] one action
   *[other] { $entries } actions
 }, in { $folder }.
cli-restore-aside = What was there is kept in { $folder }.
cli-restore-onwards = The next backups go to { $folder } too; choose another folder with `werkvloer backup --to`.
cli-restore-onwards-not = The next backups cannot go to { $folder }: choose a folder for them with `werkvloer backup --to`.
cli-restore-uncopied = In { $folder } there { $count ->
    [one] is one action
   *[other] are { $count } actions
 }, since { $date } { $time }, that { $count ->
    [one] is
   *[other] are
 } in no backup: make one first with `werkvloer backup`, or find them later in what is kept beside it.
cli-restore-ask = There is something in { $folder } already. The backup of { $date } { $time } takes its place; what is there is kept beside it. Go on? [y/N]
cli-restore-yes = There is something in { $folder } already: add --yes to replace it. What is there is then kept beside it.
cli-restore-from-where = Where the backups go cannot be read in { $file }, and nothing was changed: name their folder with `werkvloer restore FOLDER`.
cli-restore-not = Nothing was restored.

backup-old = backup: { $date }
backup-never = no backup yet
backup-begun = The backup is being made; you can go on working.
backup-ready = The backup of { $date } { $time } is made and read back.
backup-not-here = No backups are made of this workshop: it is invented.
backup-folder-hint = A folder, on a stick for instance: /media/name/werkvloer
backup-about = The last good backup is of { $date } { $time }; they go to { $folder }.
backup-about-none = There is no backup yet; they go to { $folder }.
field-backups = Backups in
