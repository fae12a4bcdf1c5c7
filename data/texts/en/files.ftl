# Files in and out: what is wrong with a row or a file, and what to do.
file-too-large = The file is too large: split it by year.
file-not-text = There is something here that is not text: save the file as CSV again.
file-open-quote = A quotation mark opens here and never closes: close it or take it out.
file-row-large = This row is too long to be a row: look for a quotation mark too many.
file-row-wide = This row has more cells than there are headings: put a value with “{ $sign }” in it between quotation marks.
file-empty = The file is empty: check that it is the right one.
file-column-twice = The columns “{ $first }” and “{ $second }” mean the same: take one out.
file-column-unknown = The column “{ $column }” is not known and is passed over.
file-column-unused = The column “{ $column }” is not used here and is passed over.
file-columns-lost = Under { $columns } there are { $holds ->
    [dates] dates
    [times] times
    [lengths] hours
    [statuses] statuses
   *[marks] marks
 } that would be lost: say what it is with { $read }, or leave it out with { $skip }.
file-columns-beside = Under { $columns } there are { $holds ->
    [dates] dates
    [times] times
    [lengths] hours
    [statuses] statuses
   *[marks] marks
 } beside what is read already: leave it out with { $skip }, or say with --column what it is.
file-marks = Under “{ $column }” { $marks } can mean present, or the opposite: say it for each with --mark, such as --mark "{ $first }=present" or --mark "{ $first }=no-show".
file-hours-point = Under “{ $column }” { $cell } can be hours and minutes, or part of an hour: say it with --hours minutes or --hours decimal.
file-date-order = Under “{ $column }” { $cell } can have the day first or the month first: say it with --dates day-month or --dates month-day.
file-date-turned = Under “{ $column }” the day and the month of some dates seem turned round, as in { $cell }: put them back with --dates turned, or say with --dates day-month that they are right.
file-date-no-year = This date has no year: write 19-11-2026, or say the year with --year 2026.
file-date-short-year = The year of this date has two figures: write 19-11-2026, or say the year with --year 2026.
file-no-headings = The first row is data already, the headings are missing: put a row of headings above it, such as Participant;Date;Hours.
file-people-across = Under { $columns } people seem to stand as columns: make it a row per participant per day, with Participant, Date and Status or Hours.
file-spans-across = Under { $columns } there are times of the same day in more than one column: put them together under Times, such as 9-12 13-16, or make it a row for each column.
file-in-out = Here coming and going stand on a row each: make it one row with Participant, Date, From and Until.
file-weeks-across = Under { $columns } there are hours per week or month, which are not read: make it a row per participant per day, with Participant, Date and Hours.
file-day-missing = Beside Date nothing says how the day was: call a column Status, Hours or From and Until, or say which it is with --column, such as --column "Effort=Hours".
file-heading-again = This is the row of headings once more; it does not count.
file-row-blank = This row is not filled in and does not count.
file-row-nothing = There are no hours here; this row does not count.
file-total-other = This total is not that of the rows, which come to { $minutes }: check whether a row is missing, and take a wrong total out.
file-hours-loose = These hours have no name and no date, and they are no total of the rows: add whom and when they are about, or take the row out.
file-absence-booked = “{ $word }” under “{ $column }” is absence: hours beside it do not count as worked.
file-kind-other = This is absence, and the status of the row is something else: keep what is right.
file-range = A range of dates is only read for absence, and no absence stands beside it: add sick, leave or cancelled, or make it a row per day.
file-range-dates = The last day lies before the first, or more than a year after it: check the dates.
file-name-parts = The parts of this name do not go together: put the whole name under Participant, or only First name, Prefix and Surname.
file-two-names = There are two names in one cell: give each a row; if it is one person, write first name and surname, without a comma or “and”.
file-kind-unknown = The columns do not tell what kind of file this is: say so with --kind.
file-date-missing = Beside “{ $column }” the column Date is missing: give every row its date.
file-week-undated = Beside “{ $column }” this is a week of hours and no schedule: give every row its Date, or say with --kind schedules that it is a schedule.
file-dates-across = This file has a column per date: make it a row per participant per day, with Participant, Date and Status or Hours.
file-break-unknown = The column “{ $column }” is about breaks but is not known, and without a break there would be too many hours: call the column Break.
file-figures = These are figures of hours with somebody who is not known here: import the attendance, from which the hours follow.
file-figures-follow = These are figures of hours: hours follow from the attendance and are not read from here.
file-total-skipped = This row is a total or average and does not count.
file-total-dated = This row is called total or average and yet has a date: take it out, or say whom it is about.
file-phase-unknown = The method { $method } does not know this phase: choose from { $known }.
file-phase-conflict = The rows with a phase decision on this day contradict each other: keep what is right.
file-balance-conflict = The opening balances of this day with the same reason contradict each other: keep what is right, or give each a reason of its own.
file-klus-conflict = The rows of this klus contradict each other: keep what is right.
file-participant-conflict = The rows of { $name } contradict each other: keep what is right.
file-method-unknown = The method { $method } is not here: choose from { $known }.
file-method-conflict = The rows of { $name } name { $first } and { $second } for one trajectory: leave what is right.
file-method-other = { $name } is in { $method } here: the method in the file was not taken over.
file-no-person = There is no column Participant or Number: add whom each row is about.
file-no-klus = There is no column Klus: add what each klus is called.
file-date-empty = The date is missing: write 19-11-2026 or 2026-11-19.
file-date = This is not a date: write 19-11-2026 or 2026-11-19.
file-date-none = That date does not exist: check the day and the month.
file-date-weekday = That date falls on another day of the week: check which of the two is right.
file-future = { $date } is yet to come: check the date, or import the row when the day is there.
file-moment = This is not a moment: write 19-11-2026 14:05.
file-hours = This is not a number of hours: write 3:30, 3.5 or 3h30.
file-minutes = An hour does not have that many minutes: write 3:30 or 3.5.
file-negative = There are no hours below zero: check the hours.
file-too-many-hours = More than { $max } is not possible: check the hours.
file-hours-other = The times add up to { $minutes }, which is not what the hours say: make them equal or leave one empty.
file-times = These are not times: write 9-12:30 or 9:00-12:30 13-16.
file-times-begin = The start time is missing: write 9-12:30.
file-times-end = The end time is missing: write 9-12:30.
file-times-both = These times are others than those of From and To: leave one of the two empty.
file-times-date = The date before this time is another than that of the row: write the time alone, and after midnight 24:30 or a row on the next day.
file-times-hour = A day has no such hour: check the times.
file-times-same = The start and the end are the same time: put a later end.
file-times-order = The end is before the start: swap the times.
file-times-long = Together that is more than 24 hours on one day: check the times.
file-break = Write the break as 0:30 or in minutes, such as 30.
file-pause-long = The break is longer than the time around it: check the break.
file-pause-loose = Write a break after the time it belongs to: 9-16 p30.
file-pause-which = With more than one time it is not clear which the break belongs to: write 9-12 p15 13-16.
file-yes-no = Write yes or no.
file-count = Write a whole number from 1 to 999.
file-person-empty = The name is missing: add whom this row is about.
file-person-unknown = { $name } is not known here; --add-participants adds unknown participants.
file-people-unknown = These people are not known here; --add-participants adds unknown participants.
file-number-unknown = Number { $number } is not known here: add the name, or check the number.
file-number-of-other = Number { $number } belongs to { $name }: check number and name.
file-other-number = { $name } is here already, with number { $number }: use that number, or first add a namesake yourself.
file-person-ambiguous = { $name } can be more than one participant: add the number ({ $numbers }).
file-person-twice = { $name } stands here twice: give each a number of their own or take one out.
file-start-earlier = { $name } already started here on { $date }, and a list does not move that: set the start of the trajectory earlier yourself, on the screen Participants with w.
file-status-empty = There is no status and there are no hours or times: fill one in, or remove the row.
file-status-times = Late or left early needs hours or times: fill them in, or write present.
file-absent-worked = Who was not there has not worked: leave the hours and times empty, or write present.
file-absent-whole-day = Beside the absence this would be { $minutes } worked, the whole day as planned: leave the hours and times of the absence empty, or give only those worked.
file-absent-unplanned = Beside the absence { $minutes } counts as worked, as there is no schedule that day: leave the hours and times empty if there was no work.
file-status-unknown = This word is not known as a status: write present, part, extra, sick, leave, cancelled, no-show or closed, or say with --mark what it means.
file-status-near = This word is not known as a status; it looks like: { $words }.
file-rest = Write here why the rest of the day was not worked: sick, leave, cancelled, no-show or closed.
file-rest-other = Two reasons for the same day: leave only one.
file-day-conflict = The rows of this day contradict each other: leave what is right.
file-half-absent = This absence is one half-day of a longer day: add a row for the other half-day, or the hours worked.
file-worked-goes = { $minutes } worked stands here already; this takes it away.
file-row-twice = This row stands here twice; it counts once.
file-row-of-two = An opening balance or phase decision has a row of its own, without hours, times or status: make it two rows.
file-sick-reason = Sick has no reason: what stood after it was left out.
file-reason-empty = The reason is missing: add where these hours come from.
file-weekday = Write a day of the week: Mon, Tue, Wed, Thu, Fri, Sat or Sun.
file-half-day = Write morning, afternoon, evening or whole day.
file-half-day-other = This half-day does not go with the times beside it: make them equal or leave one of them empty.
file-tone = Write strength or attention, or leave it empty.
file-topic = No method here knows the topic { $topic }: write it as the method does, or remove it.
file-klus-unknown = The klus { $klus } is not here; the note comes in without a klus.
file-out-exists = { $path } is there already: choose another name.
file-out-not-there = { $path } cannot be written, for that folder is not there: make the folder first, or choose another.
file-out-no-rights = { $path } may not be written: ask for the right to write, or choose another folder.
file-out-failed = { $path } could not be written ({ $error }): choose another folder. Nothing was left behind.
