use super::*;
use proptest::prelude::*;

fn span(from: u16, to: u16) -> Span {
    Span::new(
        ClockTime::from_minutes(from).unwrap(),
        ClockTime::from_minutes(to).unwrap(),
    )
    .unwrap()
}

fn reason(text: &str) -> (WeekReason, &str) {
    let error = parse_week(text).unwrap_err();
    (error.reason, &text[error.at])
}

#[test]
fn a_few_mornings_on_one_line() {
    let week = parse_week("ma di do 9-12:30").unwrap();
    for day in [0, 1, 3] {
        assert_eq!(week.0[day].spans, [span(540, 750)]);
    }
    assert!(week.0[2].is_empty() && week.0[4].is_empty());
    assert_eq!(week.minutes(), Minutes(3 * 210));
}

#[test]
fn half_days_in_words_stand_for_their_usual_times() {
    for (words, times) in [
        ("wo vr ochtend", "wo vr 9-12:30"),
        ("ma 's middags; wo hele dag", "ma 13-16; wo 9-16 (12:30-13)"),
        (
            "ma di ochtend en middag, do 9-12",
            "ma di 9-16 (12:30-13); do 9-12",
        ),
        ("Monday evening", "ma 18-21"),
    ] {
        assert_eq!(parse_week(words), parse_week(times), "{words}");
    }
    for (without, with) in [
        ("ma 9-12 wo middag", "ma 9-12; wo 13-16"),
        ("ma ochtend di middag en do 9-10", "ma 9-12:30; di 13-16; do 9-10"),
        ("ma 9-16 (12:30-13) wo-vr 9-12", "ma 9-16 (12:30-13); wo-vr 9-12"),
    ] {
        assert_eq!(parse_week(without), parse_week(with), "{without}");
    }
    assert_eq!(reason("ma 9-12 wo 13-16 ma 13-14"), (WeekReason::DayTwice, "ma"));
    assert_eq!(reason("ochtend"), (WeekReason::NoDays, "ochtend"));
    assert_eq!(reason("wo ochtend snel"), (WeekReason::UnknownDay, "ochtend"));
}

#[test]
fn a_range_of_days_with_a_break_at_its_time() {
    let week = parse_week("ma-vr 9-16 p30@12:30").unwrap();
    assert!(
        week.0[..5]
            .iter()
            .all(|p| p.breaks == [span(750, 780)] && p.spans == [span(540, 960)])
    );
    assert!(week.0[5].is_empty());
    for same in [
        "ma t/m vr 9-16 (12:30-13)",
        "Mon–Fri 9:00–16:00 pauze 12:30-13",
        "werkdagen: 9-16 (pauze 12:30-13:00)",
        "ma, di, wo, do en vr 900-1600 (1230-1300)",
        "ma di wo do vr 9-16 break 12:30-13",
    ] {
        assert_eq!(parse_week(same).as_ref(), Ok(&week), "{same}");
    }
}

#[test]
fn several_groups_and_stretches() {
    let week = parse_week("ma 9-12:30 13-16; wo/vr 13-16, za 10-12").unwrap();
    assert_eq!(week.0[0].spans, [span(540, 750), span(780, 960)]);
    assert_eq!(week.0[2].spans, [span(780, 960)]);
    assert_eq!(week.0[4], week.0[2]);
    assert_eq!(week.0[5].spans, [span(600, 720)]);
}

#[test]
fn a_night_shift_has_its_break_in_the_night() {
    let week = parse_week("vr 22-6 (2-2:30)").unwrap();
    assert_eq!(week.0[4].spans, [span(1320, 1800)]);
    assert_eq!(week.0[4].breaks, [span(1560, 1590)]);
    assert_eq!(parse_week(&format_week(&week, Lang::Nl)), Ok(week));
}

#[test]
fn three_days_in_a_row_are_a_range() {
    let said = |on: [u8; 7]| format_days(&days_on(on.map(|day| day == 1)), Lang::Nl);
    assert_eq!(said([1, 1, 1, 1, 1, 0, 0]), "ma–vr");
    assert_eq!(said([1, 0, 1, 1, 1, 0, 0]), "ma wo–vr");
    assert_eq!(said([0, 1, 1, 0, 1, 0, 1]), "di wo vr zo");
}

#[test]
fn nobody_expected_is_a_word_too() {
    assert_eq!(parse_week("geen"), Ok(Week::default()));
    assert_eq!(
        parse_week(&format_week(&Week::default(), Lang::En)),
        Ok(Week::default())
    );
}

#[test]
fn what_is_wrong_is_pointed_at() {
    assert_eq!(reason("  "), (WeekReason::Empty, "  "));
    assert_eq!(reason("9-12:30"), (WeekReason::NoDays, "9-12:30"));
    assert_eq!(reason("ma xo 9-12"), (WeekReason::UnknownDay, "xo"));
    assert_eq!(reason("ma 9-12; di ma 13-16"), (WeekReason::DayTwice, "ma"));
    assert_eq!(reason("ma 9-12; di"), (WeekReason::NoTimes, "di"));
    assert_eq!(reason("ma (12-13)"), (WeekReason::NoTimes, "(12-13)"));
    assert_eq!(reason("ma 9-16 p30").0, WeekReason::BreakNeedsTime);
    assert_eq!(reason("ma 9-12 (13-14)"), (WeekReason::BreakOutside, "(13-14)"));
    assert_eq!(reason("ma 9-16 p30@17"), (WeekReason::BreakOutside, "p30@17"));
    assert_eq!(
        reason("ma 16-9:75"),
        (WeekReason::Times(TimesReason::MinuteOutOfRange), "9:75")
    );
    assert_eq!(reason("ma 3:30").0, WeekReason::Times(TimesReason::NotUnderstood));
    assert_eq!(
        reason("ma 9-12 z").0,
        WeekReason::Times(TimesReason::NotUnderstood)
    );
    assert_eq!(reason("ma 9-12 11-13").0, WeekReason::Times(TimesReason::Overlap));
    assert_eq!(
        reason("ma 9-16 (12-13) (12:30-14)").0,
        WeekReason::Times(TimesReason::Overlap)
    );
}

/// A day with stretches one after another, and breaks inside them.
fn day() -> impl Strategy<Value = DayPlan> {
    proptest::collection::vec((1u16..120, 30u16..240, any::<bool>()), 0..4).prop_map(|parts| {
        let mut plan = DayPlan::default();
        let mut at = 300;
        for (gap, long, pause) in parts {
            let (from, to) = (at + gap, at + gap + long);
            if to > 24 * 60 {
                break;
            }
            plan.spans.push(span(from, to));
            if pause {
                plan.breaks.push(span(from + 5, from + 20));
            }
            at = to;
        }
        plan
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(days in proptest::array::uniform7(day()), english in any::<bool>()) {
        let week = Week(days);
        let text = format_week(&week, if english { Lang::En } else { Lang::Nl });
        prop_assert_eq!(parse_week(&text), Ok(week), "{}", text);
    }

    #[test]
    fn no_text_makes_the_reader_stumble(text in "[madivrp0-9:;,()@ –-]{0,30}|\\PC{0,20}") {
        match parse_week(&text) {
            Ok(week) => prop_assert_eq!(parse_week(&format_week(&week, Lang::Nl)), Ok(week)),
            Err(error) => prop_assert!(text.get(error.at.clone()).is_some(), "{:?} {:?}", error, text),
        }
    }
}
