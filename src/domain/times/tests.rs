use super::*;
use crate::domain::time::ClockTime;
use proptest::prelude::*;

fn span(from: u16, to: u16) -> Span {
    Span::new(
        ClockTime::from_minutes(from).unwrap(),
        ClockTime::from_minutes(to).unwrap(),
    )
    .unwrap()
}

type Typed = (u16, u16, Option<i64>);

/// Stretches as (from, to, break) in minutes, with the letter.
fn read(text: &str) -> (Vec<Typed>, Option<char>) {
    match parse_times(text).unwrap_or_else(|e| panic!("{text}: {e:?}")) {
        TypedTimes::Worked {
            what: Worked::Stretches(all),
            rest,
        } => (
            all.iter()
                .map(|s| {
                    (
                        s.span.from().minutes(),
                        s.span.to().minutes(),
                        s.pause.map(|p| p.0),
                    )
                })
                .collect(),
            rest.map(RestLetter::letter),
        ),
        other => panic!("{text}: {other:?}"),
    }
}

fn refused(text: &str) -> (&str, TimesReason) {
    let error = parse_times(text).expect_err(text);
    (&text[error.at], error.reason)
}

const MORNING: Typed = (540, 750, None);
const AFTERNOON: Typed = (780, 960, None);

#[test]
fn one_morning_in_all_the_ways_it_is_typed() {
    for text in [
        "9-12:30",
        "900-1230",
        "0900-1230",
        "9:00-12:30",
        "9.00-12.30",
        "9u-12u30",
        "09:00 – 12:30",
        "9—12:30",
        "9 tot 12:30",
        "9 uur tot 12u30",
        "9:00 uur - 12:30 uur",
        " 9-12.30 ",
        "9h-12h30",
        "9U-12U30",
    ] {
        assert_eq!(read(text), (vec![MORNING], None), "{text}");
    }
}

#[test]
fn a_day_of_two_stretches_in_all_the_ways_it_is_typed() {
    for text in [
        "9:00-12:30 13-16",
        "9-12:30,13-16",
        "9-12:30;13-16",
        "9-12:30, 13-16",
        "9-12:30 en 13-16",
        "9-12:30+13-16",
        "13-16 9-12:30",
        "9-12:30 & 13-16",
    ] {
        assert_eq!(read(text), (vec![MORNING, AFTERNOON], None), "{text}");
    }
    assert_eq!(read("9-12,12-13").0, [(540, 720, None), (720, 780, None)]);
}

#[test]
fn a_break_belongs_to_the_stretch_before_it() {
    for text in [
        "9-16 p30",
        "9-16p30",
        "9-16 p 30 min",
        "9-16 pauze 30",
        "9-16 p0:30",
        "9-16 p30m",
        "9-16 p10 p20",
    ] {
        assert_eq!(read(text).0, [(540, 960, Some(30))], "{text}");
    }
    assert_eq!(read("9-16 p1u30").0, [(540, 960, Some(90))]);
    assert_eq!(read("9-12 p15 13-16").0, [(540, 720, Some(15)), AFTERNOON]);
    assert_eq!(
        read("13-16 p0 9-12 p15").0,
        [(540, 720, Some(15)), (780, 960, Some(0))]
    );
    assert_eq!(read("9-16 p30 z"), (vec![(540, 960, Some(30))], Some('z')));
    assert_eq!(read("9-16 p30z"), (vec![(540, 960, Some(30))], Some('z')));
}

#[test]
fn a_letter_says_why_the_rest_of_the_day_was_not_worked() {
    assert_eq!(read("13-16 f"), (vec![AFTERNOON], Some('f')));
    assert_eq!(read("9-10:15 z"), (vec![(540, 615, None)], Some('z')));
    assert_eq!(read("13-16 Verlof"), (vec![AFTERNOON], Some('v')));
    assert_eq!(read("13-16x"), (vec![AFTERNOON], Some('x')));
    assert_eq!(read("13-16 niet verschenen"), (vec![AFTERNOON], Some('x')));
    assert_eq!(parse_times("z"), Ok(TypedTimes::Rest(RestLetter::Sick)));
    assert_eq!(
        parse_times(" Afgemeld "),
        Ok(TypedTimes::Rest(RestLetter::Cancelled))
    );
    assert_eq!(parse_times("no-show"), Ok(TypedTimes::Rest(RestLetter::NoShow)));
}

#[test]
fn a_day_can_be_known_by_its_length() {
    let length = |minutes, rest| {
        Ok(TypedTimes::Worked {
            what: Worked::Length(Minutes(minutes)),
            rest,
        })
    };
    for text in ["3:30", "3u30", "3,5u", "210m", "3,5", "3 uur 30 min"] {
        assert_eq!(parse_times(text), length(210, None), "{text}");
    }
    assert_eq!(parse_times("2u z"), length(120, Some(RestLetter::Sick)));
    assert_eq!(parse_times("3½ verlof"), length(210, Some(RestLetter::Leave)));
}

#[test]
fn a_shift_past_midnight_goes_on_in_the_morning() {
    assert_eq!(read("22-6").0, [(1320, 1800, None)]);
    assert_eq!(read("22-24").0, [(1320, 1440, None)]);
    assert_eq!(read("0-24").0, [(0, 1440, None)]);
    assert_eq!(read("22-2 3-6").0, [(1320, 1560, None), (1620, 1800, None)]);
    assert_eq!(read("20-24 0-2").0, [(1200, 1440, None), (1440, 1560, None)]);
    assert_eq!(read("9-12 22-6").0, [(540, 720, None), (1320, 1800, None)]);
}

#[test]
fn what_is_typed_after_the_evening_goes_on_after_midnight() {
    let night = [(1320, 1410, None), (1470, 1800, None)];
    assert_eq!(read("22-23:30 0:30-6").0, night);
    assert_eq!(
        read("22-23:30 0:30-3 3:30-6").0,
        [night[0], (1470, 1620, None), (1650, 1800, None)]
    );
    assert_eq!(
        read("9-12 22-23:30 0:30-6").0,
        [&[(540, 720, None)], &night[..]].concat()
    );
    // The other way round it is the early morning of the date itself, and a day out of order stays one.
    assert_eq!(read("0:30-6 22-23:30").0, [(30, 360, None), (1320, 1410, None)]);
    assert_eq!(read("18-22 9-12").0, [(540, 720, None), (1080, 1320, None)]);
    assert_eq!(refused("22-23:30 23-2"), ("23-2", TimesReason::Overlap));
}

#[test]
fn a_beginning_after_midnight_is_written_so_that_it_is_read_back() {
    let stretch = |from, to, pause| Stretch {
        span: span(from, to),
        pause: Minutes(pause),
    };
    let late = [stretch(1530, 1800, 30)];
    assert_eq!(edit_stretches(&late), "25:30–30:00 p30");
    assert_eq!(read("25:30–30:00 p30").0, [(1530, 1800, Some(30))]);
    assert_eq!(read("25:30-6:00").0, [(1530, 1800, None)]);
    let night = [stretch(1320, 1410, 0), stretch(1470, 1800, 0)];
    assert_eq!(edit_stretches(&night), "22:00–23:30 p0 0:30–6:00 p0");
    assert_eq!(refused("25:30-48"), ("48", TimesReason::HourOutOfRange));
    assert_eq!(
        refused("25:30-25:00"),
        ("25:30-25:00", TimesReason::EndBeforeStart)
    );
}

#[test]
fn what_is_wrong_is_marked_in_its_place() {
    for (text, place, reason) in [
        ("", "", TimesReason::Empty),
        ("  ", "  ", TimesReason::Empty),
        ("9-12 13-", "13-", TimesReason::EndMissing),
        ("9-25", "25", TimesReason::HourOutOfRange),
        ("24-26", "24", TimesReason::HourOutOfRange),
        ("9-12:75 13-16", "12:75", TimesReason::MinuteOutOfRange),
        ("9-1290", "1290", TimesReason::MinuteOutOfRange),
        ("12-9", "12-9", TimesReason::EndBeforeStart),
        ("9-12 13-13", "13-13", TimesReason::SameTime),
        ("9-12 11-14", "11-14", TimesReason::Overlap),
        ("11-14 9-12", "9-12", TimesReason::Overlap),
        ("0-24 9-10", "9-10", TimesReason::TooLong),
        ("9-10 p90", "p90", TimesReason::PauseTooLong),
        ("p30 9-16", "p30", TimesReason::PauseWithoutStretch),
        ("9-16 pq", "pq", TimesReason::NotUnderstood),
        ("9-12 morgen 13-16", "morgen", TimesReason::NotUnderstood),
        ("9-12 3:30", "3:30", TimesReason::NotUnderstood),
        ("9-12-16", "-16", TimesReason::NotUnderstood),
        ("9-12 z 13-16", "13-16", TimesReason::NotUnderstood),
        ("é 9-12", "é", TimesReason::NotUnderstood),
        ("9-é", "é", TimesReason::NotUnderstood),
        ("9:5-12", "9:5-12", TimesReason::NotUnderstood),
        (" 8:75", "8:75", TimesReason::MinuteOutOfRange),
        ("25u", "25u", TimesReason::TooLong),
        (" veel ", "veel", TimesReason::NotUnderstood),
        ("veel z", "veel", TimesReason::NotUnderstood),
        ("-3", "-3", TimesReason::NotUnderstood),
    ] {
        assert_eq!(refused(text), (place, reason), "{text:?}");
    }
}

#[test]
fn the_screen_shows_stretches_as_they_can_be_typed() {
    let day = [
        Stretch {
            span: span(540, 750),
            pause: Minutes::ZERO,
        },
        Stretch {
            span: span(780, 960),
            pause: Minutes(15),
        },
    ];
    assert_eq!(format_stretches(&day), "9:00–12:30 13:00–16:00");
    assert_eq!(edit_stretches(&day), "9:00–12:30 p0 13:00–16:00 p15");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn what_is_written_is_read_back(points in proptest::collection::btree_set(0u16..960, 2..8), begin in 0u16..1900) {
        let at: Vec<u16> = points.iter().map(|p| p - points.first().unwrap() + begin).collect();
        let day: Vec<Stretch> = at
            .chunks_exact(2)
            .map(|two| Stretch { span: span(two[0], two[1]), pause: Minutes(i64::from((two[1] - two[0]) / 3)) })
            .collect();
        let with: Vec<_> = day.iter().map(|s| (s.span.from().minutes(), s.span.to().minutes(), Some(s.pause.0))).collect();
        prop_assert_eq!(read(&edit_stretches(&day)), (with, None));
    }

    #[test]
    fn minutes_worked_agree_with_counting_them_one_by_one(points in proptest::collection::btree_set(0u16..1440, 2..8)) {
        let at: Vec<u16> = points.into_iter().collect();
        let typed: Vec<String> = at
            .chunks_exact(2)
            .map(|two| format!("{:02}{:02}-{}:{:02}", two[0] / 60, two[0] % 60, two[1] / 60, two[1] % 60))
            .rev()
            .collect();
        let counted = (0u16..1440).filter(|m| at.chunks_exact(2).any(|two| (two[0]..two[1]).contains(m))).count();
        let sum: u16 = read(&typed.join(", ")).0.iter().map(|(from, to, _)| to - from).sum();
        prop_assert_eq!(usize::from(sum), counted);
    }

    #[test]
    fn nothing_typed_makes_it_stumble(text in "\\PC{0,14}|[0-9:.,;+pzfu –tot-]{0,16}") {
        match parse_times(&text) {
            Err(error) => prop_assert!(text.get(error.at.clone()).is_some(), "{:?}", error),
            Ok(TypedTimes::Worked { what: Worked::Stretches(all), .. }) => {
                prop_assert!(!all.is_empty() && all.windows(2).all(|two| two[0].span.to() <= two[1].span.from()));
                prop_assert!(all.iter().map(|s| s.span.wall()).sum::<Minutes>() <= Minutes::DAY);
                prop_assert!(all.iter().all(|s| s.pause.unwrap_or_default() <= s.span.wall()));
            }
            Ok(_) => {}
        }
    }
}
