use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Monday 23 November 2026.
fn today() -> NaiveDate {
    day("2026-11-23")
}

fn said(text: &str) -> NaiveDate {
    spoken_date(text, today()).unwrap_or_else(|e| panic!("{text}: {e}"))
}

#[test]
fn a_range_names_its_year_where_it_is_another_than_this_one() {
    let on = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a date");
    let from_2026 = |from, to| range_seen_from(from, to, on(2026, 11, 23), Lang::Nl);
    assert_eq!(
        from_2026(on(2026, 12, 24), on(2026, 12, 31)),
        "do 24 dec – do 31 dec"
    );
    assert_eq!(
        from_2026(on(2027, 12, 24), on(2027, 12, 31)),
        "vr 24 dec – vr 31 dec 2027"
    );
    assert_eq!(
        from_2026(on(2026, 12, 24), on(2027, 1, 1)),
        "do 24 dec – vr 1 jan 2027"
    );
    assert_eq!(from_2026(on(2027, 4, 5), on(2027, 4, 5)), "ma 5 apr 2027");
}

#[test]
fn a_date_in_a_file_is_read_in_the_forms_that_leave_no_doubt() {
    for text in [
        "19-11-2026",
        "2026-11-19",
        "19/11/2026",
        "19.11.2026",
        "2026/11/19",
        " 19-11-2026 ",
        "2026-11-19 00:00:00",
        "2026-11-19T00:00:00",
        "19-11-2026 0:00",
    ] {
        assert_eq!(parse_date(text), Ok(day("2026-11-19")), "{text}");
    }
    assert_eq!(parse_date("1-2-2026"), Ok(day("2026-02-01")));
    for text in [
        "do 19-11-2026",
        "Donderdag 19 november 2026",
        "19 nov. 2026",
        "Thu, 19 November 2026",
    ] {
        assert_eq!(parse_date(text), Ok(day("2026-11-19")), "{text}");
    }
    assert_eq!(parse_date("vr 19-11-2026"), Err(DateError::OtherWeekday));
}

#[test]
fn a_date_in_a_file_is_never_guessed() {
    for text in [
        "19-11-26",
        "19-11",
        "19 nov",
        "19-11 2026",
        "19-11/2026",
        "2026-11-19 13:00",
        "vandaag",
        "20261119",
        "1-2-3-2026",
        "2026-W12-1",
    ] {
        assert_eq!(parse_date(text), Err(DateError::NotUnderstood), "{text}");
    }
    assert!(parse_date("nov 2026").is_err());
    assert_eq!(parse_date(" "), Err(DateError::Empty));
    assert_eq!(parse_date("31-2-2026"), Err(DateError::DoesNotExist));
    assert_eq!(parse_date("29-2-2025"), Err(DateError::DoesNotExist));
    assert_eq!(parse_date("11-19-2026"), Err(DateError::DoesNotExist));
    assert_eq!(parse_date("1-1-1989"), Err(DateError::YearOutOfRange));
    assert_eq!(parse_date("1-1-2101"), Err(DateError::YearOutOfRange));
}

#[test]
fn days_near_by_have_names() {
    for (text, date) in [
        ("vandaag", "2026-11-23"),
        ("Today", "2026-11-23"),
        ("gisteren", "2026-11-22"),
        ("eergisteren", "2026-11-21"),
        ("morgen", "2026-11-24"),
        ("overmorgen", "2026-11-25"),
        ("+3", "2026-11-26"),
        ("-1", "2026-11-22"),
    ] {
        assert_eq!(said(text), day(date), "{text}");
    }
}

#[test]
fn a_day_of_the_week_is_the_last_one_unless_said_otherwise() {
    for (text, date) in [
        ("do", "2026-11-19"),
        ("donderdag", "2026-11-19"),
        ("Thu", "2026-11-19"),
        ("do.", "2026-11-19"),
        ("ma", "2026-11-23"),
        ("vorige ma", "2026-11-16"),
        ("volgende ma", "2026-11-30"),
        ("a.s. do", "2026-11-26"),
        ("volgende do", "2026-11-26"),
        ("next thursday", "2026-11-26"),
        ("last thu", "2026-11-19"),
        ("komende vrijdag", "2026-11-27"),
        ("zo", "2026-11-22"),
    ] {
        assert_eq!(said(text), day(date), "{text}");
    }
}

#[test]
fn a_date_is_said_with_or_without_its_year() {
    for text in [
        "19-11",
        "19/11",
        "19 nov",
        "19 november 2026",
        "19-11-26",
        "19-11-2026",
        "2026-11-19",
        "19 nov.",
        "nov 19",
        "November 19, 2026",
        "19e nov",
        "19nov",
        "do 19 nov",
        "do 19-11",
        "the 19th of November",
        "19 nov 26",
    ] {
        assert_eq!(said(text), day("2026-11-19"), "{text}");
    }
    assert_eq!(said("1 mrt"), day("2027-03-01"));
    // 23 November 2026 is a Monday.
    for (text, coming) in [
        ("ma", "2026-11-23"),
        ("do", "2026-11-26"),
        ("zondag", "2026-11-29"),
        ("2-12", "2026-12-02"),
    ] {
        let ahead = date_said(text, day("2026-11-23"), Looking::Ahead);
        assert_eq!(ahead, Ok(day(coming)), "{text}");
    }
    assert_eq!(spoken_date("30-12", day("2026-01-05")), Ok(day("2025-12-30")));
    assert_eq!(spoken_date("5-1", day("2026-12-30")), Ok(day("2027-01-05")));
    assert_eq!(spoken_date("29-2", day("2027-06-01")), Ok(day("2028-02-29")));
}

#[test]
fn what_a_date_is_typed_for_says_which_way_it_is_read() {
    // Seen from Tuesday 1 December 2026.
    for (text, ahead, back, past) in [
        ("do", "2026-12-03", "2026-11-26", "2026-11-26"),
        ("op do.", "2026-12-03", "2026-11-26", "2026-11-26"),
        ("di", "2026-12-01", "2026-12-01", "2026-12-01"),
        ("26-11", "2026-11-26", "2026-11-26", "2026-11-26"),
        ("15-3", "2027-03-15", "2027-03-15", "2026-03-15"),
        ("2 dec", "2026-12-02", "2026-12-02", "2025-12-02"),
        ("vorige do", "2026-11-26", "2026-11-26", "2026-11-26"),
        ("volgende di", "2026-12-08", "2026-12-08", "2026-12-08"),
        ("morgen", "2026-12-02", "2026-12-02", "2026-12-02"),
        ("15-3-2027", "2027-03-15", "2027-03-15", "2027-03-15"),
    ] {
        let on = day("2026-12-01");
        let read = [Looking::Ahead, Looking::Back, Looking::Past].map(|looking| date_said(text, on, looking));
        assert_eq!(read, [ahead, back, past].map(|date| Ok(day(date))), "{text}");
    }
}

#[test]
fn a_date_that_does_not_exist_is_not_moved_to_another() {
    assert_eq!(spoken_date("31-2", today()), Err(DateError::DoesNotExist));
    assert_eq!(spoken_date("31 april", today()), Err(DateError::DoesNotExist));
    assert_eq!(spoken_date("19-13", today()), Err(DateError::DoesNotExist));
    assert_eq!(spoken_date("di 19 nov", today()), Err(DateError::OtherWeekday));
    assert_eq!(spoken_date("-40000", today()), Err(DateError::YearOutOfRange));
    assert_eq!(spoken_date("", today()), Err(DateError::Empty));
    for text in [
        "straks",
        "19",
        "19 foo",
        "d",
        "+",
        "--1",
        "+-1",
        "19-11-6",
        "volgende foo",
        "1 2 3 4",
        "week 3",
    ] {
        assert_eq!(
            spoken_date(text, today()),
            Err(DateError::NotUnderstood),
            "{text}"
        );
    }
}

#[test]
fn the_screen_names_the_day_in_both_languages() {
    assert_eq!(long(today(), Lang::Nl), "maandag 23 november 2026");
    assert_eq!(long(today(), Lang::En), "Monday 23 November 2026");
    assert_eq!(short(today(), Lang::Nl), "ma 23 nov");
    assert_eq!(short(today(), Lang::En), "Mon 23 Nov");
    assert_eq!(short_with_year(day("2026-03-01"), Lang::Nl), "1 mrt 2026");
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (0u64..40_542).prop_map(|days| day("1990-01-01") + Days::new(days))
}

proptest! {
    #[test]
    fn every_date_is_read_back_as_it_is_written(date in any_date(), on in any_date()) {
        for form in ["%d-%m-%Y", "%-d-%-m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%Y/%m/%d", "%d.%m.%Y"] {
            let text = date.format(form).to_string();
            prop_assert_eq!(parse_date(&text), Ok(date));
            prop_assert_eq!(spoken_date(&text, on), Ok(date));
        }
        for lang in Lang::ALL {
            prop_assert_eq!(spoken_date(&long(date, lang), on), Ok(date));
            prop_assert_eq!(spoken_date(&short_with_year(date, lang), on), Ok(date));
            if (1991..=2099).contains(&date.year()) {
                prop_assert_eq!(spoken_date(&short(date, lang), date), Ok(date));
            }
        }
    }

    #[test]
    fn a_day_of_the_week_agrees_with_walking_there(on in any_date(), at in 0u8..7) {
        let wanted = Weekday::try_from(at).unwrap();
        let word = weekday_short(wanted, Lang::Nl);
        let back = on.iter_days().rev().find(|d| d.weekday() == wanted).unwrap();
        let forth = on.iter_days().skip(1).find(|d| d.weekday() == wanted).unwrap();
        prop_assume!(YEARS.contains(&back.year()) && YEARS.contains(&forth.year()));
        prop_assert_eq!(spoken_date(&word, on), Ok(back));
        prop_assert_eq!(spoken_date(&format!("volgende {word}"), on), Ok(forth));
    }

    #[test]
    fn nothing_said_makes_it_stumble(text in "\\PC{0,14}|[0-9+ dovnmeia./-]{0,12}", on in any_date()) {
        if let Ok(date) = spoken_date(&text, on).or(parse_date(&text)) {
            prop_assert!(YEARS.contains(&date.year()));
        }
    }
}

#[test]
fn days_of_the_week_are_a_list_or_a_run() {
    let on = |text: &str| weekdays(text).map(|days| days.map(u8::from));
    assert_eq!(on("ma wo vr"), Ok([1, 0, 1, 0, 1, 0, 0]));
    assert_eq!(on("Mon-Fri"), Ok([1, 1, 1, 1, 1, 0, 0]));
    assert_eq!(on("di, do-za"), Ok([0, 1, 0, 1, 1, 1, 0]));
    assert_eq!(on(""), Err(DateError::Empty));
    for wrong in ["ma xx", "vr-ma", "19-11", "-", "ma-"] {
        assert_eq!(on(wrong), Err(DateError::NotUnderstood), "{wrong}");
    }
}
