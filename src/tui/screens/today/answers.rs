//! What answers to the day's questions lead to, and how what is typed is understood meanwhile.

use chrono::NaiveDate;

use super::noting;
use crate::app::query::day::{DayReader, absence_id, closing_sums, sums};
use crate::app::{Action, Mark, OpenRows, TypedWork};
use crate::domain::attendance::{Absence, Day, Worked};
use crate::domain::ids::ParticipantId;
use crate::domain::time::{ClockTime, Minutes};
use crate::domain::times::{
    self, RestLetter, TimesError, TimesReason, TypedTimes, format_stretches, parse_times,
};
use crate::text::sentence::Sentence;
use crate::text::texts::Texts;
use crate::tui::ask::DayAsk;
use crate::tui::desk::{Desk, Privacy};
use crate::tui::effect::{Effect, Place};
use crate::tui::popups::{Answer, Confirm, Content, Feedback, Item, Pick};
use crate::tui::screens::dating::{DateField, tell_going};
use crate::tui::screens::marking::{ask_times, row_of};
use crate::tui::screens::{Wrong, ask_day};

/// A day and the minutes worked on it in a few words: `9:00–10:15 (1:15), ziek`.
#[must_use]
pub fn describe(texts: &Texts, day: &Day, minutes: Minutes) -> String {
    let mut parts = Vec::new();
    if let Day::Present { worked, .. } = day {
        parts.push(match worked {
            Worked::Stretches(all) if !all.is_empty() => format!("{} ({minutes})", format_stretches(all)),
            _ => minutes.to_string(),
        });
    }
    if let Some(reason) = day.reason() {
        parts.push(texts.get(absence_id(reason)));
    }
    parts.join(", ")
}

/// The text that says why times were not taken.
#[must_use]
pub const fn times_reason_id(reason: TimesReason) -> &'static str {
    match reason {
        TimesReason::Empty => "times-empty",
        TimesReason::NotUnderstood => "times-not-understood",
        TimesReason::EndMissing => "times-end-missing",
        TimesReason::HourOutOfRange => "times-no-such-hour",
        TimesReason::Undecided => "times-undecided",
        TimesReason::MinuteOutOfRange => "times-no-such-minute",
        TimesReason::EndBeforeStart => "times-end-before-start",
        TimesReason::SameTime => "times-same",
        TimesReason::Overlap => "times-overlap",
        TimesReason::TooLong => "times-too-long",
        TimesReason::PauseTooLong => "times-break-too-long",
        TimesReason::PauseWithoutStretch => "times-break-alone",
    }
}

fn times_wrong(error: &TimesError) -> Wrong {
    Wrong {
        field: "",
        at: error.at.clone(),
        sentence: Sentence::new(times_reason_id(error.reason)),
    }
}

/// What typed times say happened.
///
/// # Errors
/// What is not understood, and where.
pub fn mark_of(text: &str) -> Result<Mark, Wrong> {
    Ok(match parse_times(text).map_err(|error| times_wrong(&error))? {
        TypedTimes::Rest(letter) => Mark::Absent(letter.absence()),
        TypedTimes::Worked { what, rest } => Mark::Times {
            worked: match what {
                times::Worked::Length(minutes) => TypedWork::Length(minutes),
                times::Worked::Stretches(all) => {
                    TypedWork::Stretches(all.into_iter().map(|s| (s.span, s.pause)).collect())
                }
            },
            rest: rest.map(RestLetter::absence),
            remark: None,
        },
    })
}

/// One time on the clock, with a letter behind it where one is allowed: `15:20 z`.
fn time_and_reason(text: &str, now: Option<ClockTime>) -> Result<(ClockTime, Option<Absence>), Wrong> {
    let text = text.trim();
    let split = text
        .find(|c: char| c.is_alphabetic() && c != 'u' && c != 'h')
        .unwrap_or(text.len());
    let (time, letter) = text.split_at(split);
    let reason = match parse_times(letter.trim()) {
        _ if letter.trim().is_empty() => None,
        Ok(TypedTimes::Rest(letter)) => Some(letter.absence()),
        _ => {
            let sentence = Sentence::new("times-which-reason");
            return Err(Wrong {
                field: "",
                at: split..text.len(),
                sentence,
            });
        }
    };
    if let (true, Some(now)) = (time.trim().is_empty(), now) {
        return Ok((now, reason));
    }
    // A time alone is the beginning of a stretch that goes on to the end of the day.
    match parse_times(&format!("{}-24:00", time.trim())) {
        Ok(TypedTimes::Worked {
            what: times::Worked::Stretches(all),
            ..
        }) if all.len() == 1 => Ok((all[0].span.from(), reason)),
        _ => Err(Wrong {
            field: "",
            at: 0..split,
            sentence: Sentence::new("times-which-time"),
        }),
    }
}

/// From when somebody late was there; a reason for the rest belongs to leaving early.
fn late_from(text: &str) -> Result<ClockTime, Wrong> {
    match time_and_reason(text, None)? {
        (time, None) => Ok(time),
        (_, Some(_)) => Err(Wrong {
            field: "",
            at: 0..text.len(),
            sentence: Sentence::new("clock-unknown").text("given", text.trim()),
        }),
    }
}

/// What an answer leads to.
///
/// # Errors
/// What is wrong with it.
pub fn answered(desk: Desk<'_>, ask: &DayAsk, answer: &Answer) -> Result<Vec<Effect>, Wrong> {
    let text = answer.text("");
    let picked = answer.picked();
    Ok(match ask {
        DayAsk::Times(date, people) => {
            let action = Action::Mark {
                date: *date,
                people: people.clone(),
                mark: mark_of(text)?,
            };
            vec![match comes_extra(desk, *date, people) {
                Some(said) => Effect::DoSaying(action, said),
                None => Effect::Do(action),
            }]
        }
        DayAsk::LateFrom(date, people) => {
            vec![Effect::Do(Action::Mark {
                date: *date,
                people: people.clone(),
                mark: Mark::Late(late_from(text)?),
            })]
        }
        DayAsk::LeftAt(date, people) => {
            let now = desk.app.now_on(*date);
            let (time, reason) = time_and_reason(text, now)?;
            let mark = Mark::LeftEarly(time, reason);
            vec![Effect::Do(Action::Mark {
                date: *date,
                people: people.clone(),
                mark,
            })]
        }
        DayAsk::Note(date, people) => {
            let method = people
                .first()
                .and_then(|p| desk.app.directory().method_of(*p, *date));
            let note = noting::note_of(text, method.map(|m| &**m));
            let said = match people.as_slice() {
                [one] => match desk.app.directory().before_start(*one, *date) {
                    Some(start) => Sentence::new("note-saved-early").date_of_year("start", start),
                    None => Sentence::new("note-saved"),
                }
                .text("name", desk.name(*one)),
                several => Sentence::new("notes-saved").number("count", several.len()),
            };
            vec![Effect::DoSaying(
                Action::Note {
                    date: *date,
                    people: people.clone(),
                    note,
                },
                said,
            )]
        }
        DayAsk::DayNote(date) => {
            vec![Effect::Do(Action::DayNote {
                date: *date,
                text: text.to_owned(),
            })]
        }
        DayAsk::Assign(date, people, choices) => match picked.and_then(|at| choices.get(at)) {
            Some((half, klus)) => vec![Effect::Do(Action::Allocate {
                date: *date,
                half: *half,
                people: people.clone(),
                klus: Some(*klus),
            })],
            None => Vec::new(),
        },
        DayAsk::Extra(date, others) => match picked {
            Some(0) => super::super::newcomer(desk, *date, text),
            Some(1) => super::super::guest(desk, *date, text),
            Some(at) => match others.get(at - 2) {
                Some(person) => ask_times(desk, *date, vec![*person]),
                None => Vec::new(),
            },
            None => Vec::new(),
        },
        DayAsk::Close(date) => {
            let open = match (answer, picked) {
                (Answer::Yes, _) | (_, Some(2)) => OpenRows::LeaveOpen,
                (_, Some(0)) => OpenRows::AsPlanned,
                (_, Some(1)) => OpenRows::NoShow,
                _ => return Ok(Vec::new()),
            };
            let close = Action::CloseDay { date: *date, open };
            let Ok(figures) = closing_sums(desk.app.store(), *date, open) else {
                return Ok(vec![Effect::Do(close)]);
            };
            let away = figures.sick + figures.leave + figures.cancelled + figures.no_show;
            let said = Sentence::new("day-closed-said")
                .date("date", *date)
                .number("present", figures.present)
                .number("away", away)
                .minutes("worked", figures.worked);
            vec![Effect::DoSaying(close, said)]
        }
        DayAsk::GoToDate(date) => go_to(text, *date)?,
    })
}

/// To the day that was typed, seen from another.
fn go_to(text: &str, on: NaiveDate) -> Result<Vec<Effect>, Wrong> {
    let date = DateField::GoTo.said(text, on)?;
    Ok(vec![Effect::Go(Place::Today(Some(date), None))])
}

/// What is said of somebody whom these times put on the sheet; none of who is on it already.
fn comes_extra(desk: Desk<'_>, date: NaiveDate, people: &[ParticipantId]) -> Option<Sentence> {
    let [one] = people else { return None };
    let row = row_of(desk, date, *one)?;
    let on_it = row.record.is_some() || !row.plan.is_empty();
    (!on_it).then(|| Sentence::new("extra-saved").text("name", desk.name(*one)))
}

/// Says how what is being typed is understood.
pub fn changed(desk: Desk<'_>, ask: &DayAsk, content: &mut Content) {
    if let DayAsk::GoToDate(on) = ask {
        return tell_going(desk, *on, content);
    }
    let Content::Input(input) = content else { return };
    let text = input.text().to_owned();
    if text.trim().is_empty() {
        return;
    }
    let feedback = match ask {
        DayAsk::Times(date, people) => {
            let understood = mark_of(&text).and_then(|mark| preview(desk, *date, people, mark));
            told(desk, understood)
        }
        DayAsk::LateFrom(date, people) => {
            let understood = late_from(&text).and_then(|time| preview(desk, *date, people, Mark::Late(time)));
            told(desk, understood)
        }
        DayAsk::LeftAt(date, people) => {
            let understood = time_and_reason(&text, desk.app.now_on(*date))
                .and_then(|(time, reason)| preview(desk, *date, people, Mark::LeftEarly(time, reason)));
            told(desk, understood)
        }
        DayAsk::Note(date, people) => {
            let method = people
                .first()
                .and_then(|p| desk.app.directory().method_of(*p, *date));
            noting::preview(desk, &text, method.map(|m| &**m))
        }
        _ => Feedback::None,
    };
    input.say(feedback);
}

fn told(desk: Desk<'_>, understood: Result<String, Wrong>) -> Feedback {
    match understood {
        Ok(text) => Feedback::Fine(text),
        Err(wrong) => Feedback::Wrong(desk.texts.say(&wrong.sentence), wrong.at),
    }
}

/// What a mark would make of the day, in a few words.
fn preview(desk: Desk<'_>, date: NaiveDate, people: &[ParticipantId], mark: Mark) -> Result<String, Wrong> {
    let first = people.first().copied().into_iter().collect();
    let changes = match desk.app.foresee(&Action::Mark {
        date,
        people: first,
        mark,
    }) {
        Ok(changes) => changes,
        Err(trouble) => return Err(trouble.sentence().into()),
    };
    let day = changes.iter().find_map(|c| match &c.after {
        Some(crate::domain::record::Record::Attendance(a)) => {
            Some(describe(desk.texts, &a.day, a.day.minutes(date)))
        }
        _ => None,
    });
    Ok(day.unwrap_or_else(|| desk.texts.get("stays-as-it-is")))
}

/// Names of people or klussen in a question about the whole day, which must fit with the answers at 80 by 24.
const NAMED: usize = 6;

/// So many of them, and how many more there are.
fn few(texts: &Texts, names: &[String], most: usize) -> String {
    let Some((first, more @ [_, _, ..])) = names.split_at_checked(most) else {
        return names.join(", ");
    };
    texts.say(
        &Sentence::new("names-and-more")
            .text("names", first.join(", "))
            .number("more", more.len()),
    )
}

/// The checks before closing, and what to do with rows still open.
#[must_use]
pub fn ask_close(desk: Desk<'_>, date: NaiveDate) -> Vec<Effect> {
    let app = desk.app;
    let directory = app.directory();
    let days = DayReader { store: app.store() };
    let found = days.rows(date).and_then(|rows| {
        let short = app.short_klussen(&rows, date, None)?;
        Ok((rows, short))
    });
    let Ok((rows, short)) = found else {
        return vec![Effect::Refuse(Sentence::new("trouble-store"))];
    };
    let figures = sums(&rows, date, None);
    let shielded = desk.privacy == Privacy::Shielded;
    let excused = figures.leave + figures.cancelled;
    let sentence = if shielded {
        Sentence::new("close-sums-shielded").number("away", figures.sick + excused + figures.no_show)
    } else {
        Sentence::new("close-sums")
            .number("sick", figures.sick)
            .number("leave", excused)
            .number("noshow", figures.no_show)
    };
    let sentence = sentence.number("present", figures.present);
    let mut lines = vec![desk.texts.say(&sentence.minutes("worked", figures.worked))];
    let names = |which: &[String]| few(desk.texts, which, NAMED);
    let open: Vec<String> = rows
        .iter()
        .filter(|r| r.is_open())
        .map(|r| desk.name(r.participant))
        .collect();
    let open_count = open.len();
    if open_count > 0 {
        lines.push(
            desk.texts.say(
                &Sentence::new("close-open")
                    .number("count", open_count)
                    .text("names", names(&open)),
            ),
        );
    }
    let away: Vec<String> = rows
        .iter()
        .filter(|r| r.day() == Some(&Day::Absent(Absence::NoShow)) && r.contacts == 0)
        .map(|r| desk.name(r.participant))
        .collect();
    if !away.is_empty() && !shielded {
        lines.push(
            desk.texts
                .say(&Sentence::new("close-away").text("names", names(&away))),
        );
    }
    let klussen = short.iter();
    let mut klussen = klussen.filter_map(|short| Some((short, directory.klussen.get(&short.klus)?)));
    for (short, klus) in klussen.by_ref().take(NAMED) {
        let sentence = if short.has_too_few() {
            Sentence::new("close-short")
                .number("count", short.people.len())
                .number("min", short.min)
        } else {
            let certificate = klus.certificate.clone().unwrap_or_default();
            Sentence::new("close-certificate").text("certificate", certificate)
        };
        let sentence = sentence.text("klus", klus.name.clone());
        lines.push(desk.texts.say(&sentence.text("half", desk.half(short.half))));
    }
    let more: Vec<String> = klussen.map(|(_, klus)| klus.name.clone()).collect();
    if !more.is_empty() {
        let more = few(desk.texts, &more, NAMED);
        lines.push(
            desk.texts
                .say(&Sentence::new("close-short-more").text("names", more)),
        );
    }
    let now = app.now_on(date);
    let to_come = now.map_or(Minutes::ZERO, |now| {
        figures.worked - sums(&rows, date, Some(now)).worked
    });
    if to_come > Minutes::ZERO {
        lines.push(
            desk.texts
                .say(&Sentence::new("close-to-come").minutes("minutes", to_come)),
        );
    }
    let title = desk.texts.say(&Sentence::new("close-title").date("date", date));
    let content = if open_count == 0 {
        Content::Confirm(Confirm::new(title, lines.join("\n")).harmless())
    } else {
        let items = ["close-as-planned", "close-no-show", "close-leave-open"];
        let items = items.iter().enumerate().map(|(id, text)| Item {
            id,
            label: desk.texts.get(text),
            ..Item::default()
        });
        Content::Pick(Pick::new(title, items.collect()).saying(lines))
    };
    ask_day(DayAsk::Close(date), content)
}
