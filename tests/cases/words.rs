//! Names, durations, widths and hostile texts as others collected them.

use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;
use werkvloer::domain::durations::{DurationError, parse_duration};
use werkvloer::domain::name::PersonName;
use werkvloer::domain::time::Minutes;
use werkvloer::text::clean::{clean, has_hostile};
use werkvloer::text::width::{fit, pad, width};

#[test]
fn forty_surnames_stand_in_the_register_as_they_should() {
    let Some(table) = super::case("unicode/achternamen_40.csv") else {
        return;
    };
    let mut rows = 0;
    for row in table.lines().skip(1) {
        let (natural, register) = row.split_once(';').expect(row);
        let surname = PersonName::from_parts("", "", natural).expect(row);
        assert_eq!(
            (surname.natural(), surname.register()),
            (natural.to_owned(), register.to_owned())
        );
        let whole = PersonName::parse(&format!("Rosa {natural}")).expect(row);
        assert_eq!(
            (&whole.first, &whole.prefix),
            (&"Rosa".to_owned(), &surname.prefix)
        );
        assert_eq!(PersonName::parse(&whole.register()), Some(whole));
        assert_eq!(PersonName::parse(register), Some(surname));
        rows += 1;
    }
    assert_eq!(rows, 40);
}

#[test]
fn durations_that_others_write_too_mean_the_same_here() {
    let Some(text) = super::case("klog/durations.json") else {
        return;
    };
    let table: Value = serde_json::from_str(&text).expect("JSON");
    let without_limit = Minutes(i64::MAX);
    let mut seen = 0;
    for case in table["cases"].as_array().expect("a list") {
        let (Some(op), Some(text)) = (case["op"].as_str(), case["text"].as_str()) else {
            continue;
        };
        let read = parse_duration(text, without_limit);
        match op {
            // A sign belongs to balances; a length that is typed has none.
            "parse" if text.starts_with(['+', '-']) => assert!(read.is_err(), "{text}"),
            "parse" => assert_eq!(read.ok().map(|m| m.0), case["minutes"].as_i64(), "{text}"),
            // We take a space between hours and minutes.
            "parse_error" if text == "1h 11m" => assert_eq!(read, Ok(Minutes(71))),
            "parse_error" => match case["kind"].as_str() {
                Some("overflow") if !text.starts_with('-') => {
                    assert_eq!(read, Err(DurationError::TooLong { max: without_limit }), "{text}");
                }
                Some("minutes_over_59") if !text.starts_with('-') => {
                    assert_eq!(read, Err(DurationError::MinutesOver59), "{text}");
                }
                _ => assert!(read.is_err(), "{text}"),
            },
            _ => continue,
        }
        seen += 1;
    }
    assert!(seen > 30, "only {seen} durations were tried");
}

#[test]
fn no_text_is_cut_inside_a_character_or_wider_than_its_column() {
    let Some(text) = super::case("unicode/width_vectors_sample.json") else {
        return;
    };
    let table: Value = serde_json::from_str(&text).expect("JSON");
    for case in table["cases"].as_array().expect("a list") {
        let text = clean(case["text"].as_str().expect("text"));
        let borders: Vec<usize> = text
            .grapheme_indices(true)
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        for cols in 0..30 {
            let cut = fit(&text, cols);
            assert!(width(&cut) <= cols, "{text:?} in {cols}");
            assert_eq!(width(&pad(&text, cols)), cols, "{text:?} in {cols}");
            let kept = cut.strip_suffix('…').unwrap_or(&cut);
            assert!(
                text.starts_with(kept) && borders.contains(&kept.len()),
                "{text:?} in {cols}"
            );
        }
        // Where cleaning took something out there is nothing left to compare.
        if Some(text.as_str()) == case["text"].as_str() {
            assert_eq!(Some(width(&text) as u64), case["width"].as_u64(), "{text:?}");
        }
    }
}

#[test]
fn hostile_texts_are_harmless_once_cleaned() {
    let Some(text) = super::case("unicode/terminal_en_csv_injectie_voorbeeld.json") else {
        return;
    };
    let table: Value = serde_json::from_str(&text).expect("JSON");
    for case in table["terminal"].as_array().expect("a list") {
        let text = case["text"].as_str().expect("text");
        assert!(has_hostile(text), "{case}");
        let safe = clean(text);
        assert!(
            !has_hostile(&safe) && !safe.chars().any(char::is_control),
            "{case}"
        );
        assert!(!safe.contains(['[', ']', ';']), "{safe:?} still shows a sequence");
    }
    for case in table["csv_formule"].as_array().expect("a list") {
        let text = case["text"].as_str().expect("text");
        assert_eq!(clean(text), text);
    }
}
