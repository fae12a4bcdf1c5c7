//! `mark`: what happened to somebody on the business date.

use chrono::NaiveDate;

use super::context::{Context, Failure, names, to_change};
use super::out::Out;
use super::{own, text, words};
use crate::app::query::day::DayReader;
use crate::app::query::find::Names;
use crate::app::query::short::ShortKlus;
use crate::app::{Action, App, Mark, TypedWork};
use crate::domain::attendance::Absence;
use crate::domain::dates;
use crate::domain::sheet::DayRow;
use crate::domain::time::{ClockTime, Minutes};
use crate::domain::times::{RestLetter, TypedTimes, Worked, parse_times};
use crate::exchange::statuses::{StatusWord, StatusWords};
use crate::text::clean::clean;
use crate::text::sentence::Sentence;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(value_name = "STATUS")]
    status: String,
    #[arg(value_name = "TIMES", num_args = 0..)]
    times: Vec<String>,
    #[arg(long)]
    all_day: bool,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    reason: Option<String>,
}

pub(super) fn run(args: &Args, context: &Context, out: &mut Out) -> Result<(), Failure> {
    let reason = text::if_given(args.reason.as_deref())?;
    let mut app = context.open()?;
    let date = app.today();
    let person = to_change(&names(&app)?, &args.name)?;
    let before = DayReader { store: app.store() }.row(person, date)?;
    let now = app.now().map(|(_, time)| time);
    let own = own::statuses(&context.texts).map_err(Failure::refused)?;
    let shipped = StatusWords::read("", StatusWords::SHIPPED).ok();
    let words: Vec<StatusWords> = own.into_iter().chain(shipped).collect();
    let (status, times) = split(&words, args);
    let mark = typed(&words, &status, &times, now)?;
    let mark = if args.all_day { all_day(mark)? } else { mark };
    let action = Action::Mark {
        date,
        people: vec![person],
        mark,
    };
    let changes = app.foresee(&action)?;
    let away = app.away_from_now(&action, &changes);
    let mut gone = app.gone(&action, &changes);
    app.perform(&action, reason.as_deref())?;
    let row = DayReader { store: app.store() }.row(person, date)?;
    out.line(&told(context, &app, &row, date));
    if let Some(was) = work(&before, date).filter(|_| work(&row, date).is_none()) {
        out.line(&context.say(&Sentence::new("cli-mark-replaced").text("was", was)));
        gone.worked = Minutes::ZERO;
    }
    if let Some(gone) = gone.sentence(&context.texts, &app, false) {
        out.line(&context.say(&gone.text("key", "`werkvloer undo`")));
    }
    if let Some(away) = away {
        let said = Sentence::new("cli-mark-from-now").time("time", away.until);
        out.line(&context.say(&said));
    }
    for short in fallen_short(&app, &before, date)? {
        out.line(&context.say(&warning(context, &app, &short)));
    }
    app.settle();
    Ok(())
}

/// The whole day, also of who worked.
fn all_day(mark: Mark) -> Result<Mark, Failure> {
    match mark {
        Mark::Absent(absence) => Ok(Mark::AllDay(absence, None)),
        Mark::AbsentWith(absence, remark) => Ok(Mark::AllDay(absence, Some(remark))),
        _ => Err(Failure::Usage(Sentence::new("cli-all-day-no-use"))),
    }
}

/// What was marked, read back from the store.
fn told(context: &Context, app: &App, row: &DayRow, date: NaiveDate) -> String {
    let mut parts = vec![
        Names::new(app.directory(), date).shown(row.participant),
        dates::short(date, context.lang()),
        words::row(context, row),
    ];
    parts.extend(work(row, date));
    parts.join(" · ")
}

/// When somebody worked and for how long; none when not at all.
fn work(row: &DayRow, date: NaiveDate) -> Option<String> {
    let day = row.day().filter(|day| day.minutes(date).0 > 0)?;
    let text = format!("{} {}", words::worked(Some(day)), day.minutes(date));
    Some(text.trim().to_owned())
}

/// The status is as few of the words as make one (*te laat*); the times are the rest.
fn split(known: &[StatusWords], args: &Args) -> (String, String) {
    let all: Vec<&str> = std::iter::once(&args.status)
        .chain(&args.times)
        .map(String::as_str)
        .collect();
    let is_status = |n: &usize| {
        known
            .iter()
            .any(|words| words.parse(&all[..*n].join(" ")).is_ok())
    };
    let n = (1..=all.len()).find(is_status).unwrap_or(1);
    (all[..n].join(" "), all[n..].join(" "))
}

/// Klussen that this person was on and that are now short.
fn fallen_short(app: &App, before: &DayRow, date: NaiveDate) -> Result<Vec<ShortKlus>, Failure> {
    let rows = DayReader { store: app.store() }.rows(date)?;
    let now = app.now_on(date);
    let was_on = |short: &ShortKlus| before.klussen.contains(&(short.half, short.klus));
    let stays = |short: &ShortKlus| short.people.contains(&before.participant);
    let short = app.short_klussen(&rows, date, now)?.into_iter();
    Ok(short.filter(|s| was_on(s) && !stays(s)).collect())
}

/// A klus with too few people, in a sentence.
pub(super) fn warning(context: &Context, app: &App, short: &ShortKlus) -> Sentence {
    let klus = app.directory().klussen.get(&short.klus);
    let name = klus.map(|k| k.name.clone()).unwrap_or_default();
    if short.has_too_few() {
        Sentence::new("cli-klus-short")
            .number("min", short.min)
            .number("n", i64::try_from(short.people.len()).unwrap_or(0))
    } else {
        let wanted = klus.and_then(|k| k.certificate.clone()).unwrap_or_default();
        Sentence::new("cli-klus-certificate").text("certificate", wanted)
    }
    .text("klus", name)
    .text("half", words::half(&context.texts, short.half))
}

/// The mark that a status word and times make.
fn typed(known: &[StatusWords], status: &str, times: &str, now: Option<ClockTime>) -> Result<Mark, Failure> {
    let unknown = || Failure::Usage(Sentence::new("cli-status-unknown").text("given", clean(status)));
    if matches!(
        status.to_lowercase().as_str(),
        "open" | "clear" | "leeg" | "wis" | "wissen"
    ) {
        return if times.is_empty() {
            Ok(Mark::Clear)
        } else {
            let say = Sentence::new("cli-times-no-use").text("given", clean(status));
            Err(Failure::Usage(say))
        };
    }
    // One word is enough here; in a file it could be a remark.
    let status = match status.to_lowercase().as_str() {
        "left" | "weg" => "left_early",
        _ => status,
    };
    let cell = known.iter().find_map(|words| words.parse(status).ok());
    let cell = cell.ok_or_else(unknown)?;
    if cell.dropped {
        return Err(unknown());
    }
    let absence = match cell.word {
        StatusWord::Late | StatusWord::LeftEarly if !times.contains(['-', '–']) => {
            return moment(cell.word, times, now);
        }
        StatusWord::Present if times.is_empty() && cell.remark.is_none() => return Ok(Mark::Present),
        StatusWord::Present
        | StatusWord::Late
        | StatusWord::LeftEarly
        | StatusWord::Part
        | StatusWord::Extra => None,
        StatusWord::Sick => Some(Absence::Sick),
        StatusWord::Leave => Some(Absence::Leave),
        StatusWord::Cancelled => Some(Absence::Cancelled),
        StatusWord::NoShow => Some(Absence::NoShow),
        StatusWord::Closed => Some(Absence::Closed),
    };
    match absence {
        Some(absence) if times.is_empty() => Ok(match cell.remark {
            Some(remark) => Mark::AbsentWith(absence, clean(&remark)),
            None => Mark::Absent(absence),
        }),
        None if times.is_empty() => Err(Failure::Usage(
            Sentence::new("cli-times-needed").text("given", clean(status)),
        )),
        absence => worked(times, absence, cell.remark.as_deref().map(clean)),
    }
}

/// Late, or left early: from or until a moment, now if none is given; after leaving, a reason may follow.
fn moment(word: StatusWord, text: &str, now: Option<ClockTime>) -> Result<Mark, Failure> {
    let (time, reason) = text.split_once(' ').unwrap_or((text, ""));
    // A reason alone is about leaving now.
    let (time, reason) = match rest_of(time) {
        Some(_) if reason.is_empty() => ("", time),
        _ => (time, reason),
    };
    let at = match (time, now) {
        ("", Some(now)) => now,
        ("", None) => return Err(Failure::Usage(Sentence::new("cli-needs-time"))),
        (typed, _) => words::typed_clock(typed)?,
    };
    let rest = match reason {
        "" => None,
        reason => Some(rest_of(reason).ok_or_else(|| {
            Failure::Usage(Sentence::new("cli-status-unknown").text("given", clean(reason)))
        })?),
    };
    match word {
        StatusWord::LeftEarly => Ok(Mark::LeftEarly(at, rest)),
        _ if rest.is_none() => Ok(Mark::Late(at)),
        _ => Err(Failure::Usage(
            Sentence::new("clock-unknown").text("given", clean(text)),
        )),
    }
}

fn rest_of(word: &str) -> Option<Absence> {
    match parse_times(word) {
        Ok(TypedTimes::Rest(letter)) => Some(letter.absence()),
        _ => None,
    }
}

/// Present for these times; a status other than present is the reason for the rest.
fn worked(times: &str, rest: Option<Absence>, remark: Option<String>) -> Result<Mark, Failure> {
    let (what, letter) = match parse_times(times).map_err(|error| words::times_wrong(&error, times))? {
        TypedTimes::Worked { what, rest } => (what, rest.map(RestLetter::absence)),
        TypedTimes::Rest(_) => {
            return Err(Failure::Usage(
                Sentence::new("cli-times-unknown").text("given", clean(times)),
            ));
        }
    };
    let worked = match what {
        Worked::Length(minutes) => TypedWork::Length(minutes),
        Worked::Stretches(all) => TypedWork::Stretches(all.iter().map(|s| (s.span, s.pause)).collect()),
    };
    Ok(Mark::Times {
        worked,
        rest: rest.or(letter),
        remark,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(status: &str, times: &str) -> Option<Mark> {
        let words = StatusWords::read("", StatusWords::SHIPPED).ok()?;
        typed(&[words], status, times, None).ok()
    }

    #[test]
    fn statuses_are_taken_as_words_of_both_languages_and_as_letters() {
        for word in ["sick", "ziek", "z", "Ziek"] {
            assert_eq!(mark(word, ""), Some(Mark::Absent(Absence::Sick)), "{word}");
        }
        for word in ["no_show", "x", "niet verschenen", "no-show"] {
            assert_eq!(mark(word, ""), Some(Mark::Absent(Absence::NoShow)), "{word}");
        }
        for word in ["present", "aanwezig", "a"] {
            assert_eq!(mark(word, ""), Some(Mark::Present), "{word}");
        }
        assert_eq!(mark("open", ""), Some(Mark::Clear));
        assert_eq!(mark("zeik", ""), None);
        assert_eq!(mark("open", "9-12"), None);
    }

    #[test]
    fn what_follows_the_word_is_remarked_but_sick_has_no_reason() {
        let dentist = Mark::AbsentWith(Absence::Cancelled, "tandarts".to_owned());
        assert_eq!(mark("afgemeld: tandarts", ""), Some(dentist));
        assert_eq!(mark("ziek: griep", ""), None);
    }

    #[test]
    fn late_and_left_take_one_moment_and_leaving_a_reason() {
        let at = |h, m| ClockTime::hm(h, m).expect("a time");
        assert_eq!(mark("late", "9:25"), Some(Mark::Late(at(9, 25))));
        assert_eq!(mark("laat", "925"), Some(Mark::Late(at(9, 25))));
        assert_eq!(mark("w", "12:30"), Some(Mark::LeftEarly(at(12, 30), None)));
        assert_eq!(
            mark("left", "10:15 ziek"),
            Some(Mark::LeftEarly(at(10, 15), Some(Absence::Sick)))
        );
        // On a day that is over, *now* is no time.
        assert_eq!(mark("late", ""), None);
        assert_eq!(mark("late", "25:00"), None);
    }

    #[test]
    fn times_with_an_absence_are_work_and_the_reason_for_the_rest() {
        let Some(Mark::Times { worked, rest, .. }) = mark("sick", "3:30") else {
            panic!("times");
        };
        assert_eq!(
            (worked, rest),
            (TypedWork::Length(Minutes(210)), Some(Absence::Sick))
        );
        assert_eq!(mark("present", "12-9:00-8"), None);
    }
}
