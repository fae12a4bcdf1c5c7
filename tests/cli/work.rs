//! A day of work: marks, notes, klussen, hours, closing, undo.

use serde_json::{Value, json};

use crate::floor::{DAY, Floor, KLUSSEN, SCHEDULES, err, out, werkvloer};

#[test]
fn a_row_says_what_was_expected_and_nothing_until_it_is_confirmed() {
    let floor = Floor::new();
    let day = floor.json(&["day", "--json"]);
    assert_eq!((&day["date"], &day["closed"]), (&json!(DAY), &json!(false)));
    assert_eq!(day["rows"].as_array().map(Vec::len), Some(4));
    let expected = json!({
        "participant": "Joost van den Berg", "row": 1, "number": "12", "expected": 390, "status": null,
        "confirmed": false, "late": 0, "stretches": [], "rest": null, "minutes": 0, "so_far": 0, "klussen": []
    });
    assert_eq!(floor.row("12"), expected);
}

#[test]
fn present_until_a_quarter_past_ten_and_then_ill_keeps_what_was_worked() {
    let floor = Floor::new();
    floor.done(&["mark", "Amina Yilmaz", "left", "10:15", "ziek"]);
    let row = floor.row("13");
    assert_eq!((&row["status"], &row["minutes"]), (&json!("present"), &json!(75)));
    assert_eq!(
        row["stretches"],
        json!([{"from": "09:00", "to": "10:15", "break": 0}])
    );
    assert_eq!(row["rest"], json!({"status": "sick", "minutes": 315}));
    floor.done(&["meld", "13", "laat", "9:25"]);
    let row = floor.row("13");
    assert_eq!((&row["late"], &row["minutes"]), (&json!(25), &json!(50)));
    floor.done(&["mark", "13", "z"]);
    let row = floor.row("13");
    assert_eq!(
        (&row["status"], &row["rest"]["minutes"]),
        (&json!("sick"), &json!(390))
    );
}

#[test]
fn in_whichever_order_a_day_is_told_it_is_the_same_day_and_no_work_is_invented() {
    let floor = Floor::new();
    let told: [&[&str]; 4] = [
        &["mark", "13", "laat", "9:25"],
        &["mark", "13", "weg", "12:00", "ziek"],
        &["mark", "13", "a", "9:25-12:00"],
        &["note", "13", "Werkte rustig door."],
    ];
    let row = |order: &[usize]| {
        for one in order {
            floor.done(told[*one]);
        }
        let row = floor.row("13");
        floor.done(&["mark", "13", "open"]);
        row
    };
    for a in 0..4 {
        for b in a + 1..4 {
            assert_eq!(row(&[a, b]), row(&[b, a]), "{a} {b}");
            for c in b + 1..4 {
                let first = row(&[a, b, c]);
                for order in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
                    assert_eq!(row(&order), first, "{order:?}");
                }
            }
        }
    }
    let all = row(&[1, 0, 2]);
    assert_eq!(
        (&all["minutes"], &all["late"], &all["rest"]["status"]),
        (&json!(155), &json!(25), &json!("sick"))
    );
}

#[test]
fn a_plain_mark_over_times_and_a_reason_says_what_went() {
    let floor = Floor::new();
    floor.done(&["mark", "13", "weg", "12:00", "ziek"]);
    let said = out(&floor.run(&["mark", "13", "a"]));
    assert!(
        said.contains("Weggehaald bij Amina Yilmaz: ziek (`werkvloer undo`"),
        "{said}"
    );
    let said = err(&floor.run(&["mark", "13", "a", "9-12", "--all-day"]));
    assert!(said.contains("--all-day"), "{said}");
    floor.done(&["mark", "13", "ziek", "--all-day"]);
    assert_eq!(floor.row("13")["status"], "sick");
}

#[test]
fn a_row_of_a_closed_day_is_opened_again_with_a_reason_and_the_check_finds_nothing_wrong() {
    let floor = Floor::new();
    floor.done(&["mark", "13", "a"]);
    floor.done(&["close", "--open", "leave"]);
    floor.refused(1, &["mark", "13", "open"]);
    floor.done(&["mark", "13", "open", "--reason", "verkeerde persoon"]);
    assert_eq!(floor.row("13")["confirmed"], false);
    floor.done(&["check"]);
    floor.done(&["mark", "13", "laat", "9:25", "--reason", "toch wel"]);
    floor.done(&["check"]);
}

#[test]
fn what_is_printed_as_participant_is_taken_back_as_a_name() {
    let floor = Floor::new();
    let day = floor.json(&["day", "--json"]);
    for row in day["rows"].as_array().expect("rows") {
        let name = row["participant"].as_str().expect("a name");
        floor.done(&["mark", name, "present"]);
    }
    let day = floor.json(&["day", "--json"]);
    let rows = day["rows"].as_array().expect("rows");
    assert!(rows.iter().all(|r| r["status"] == "present"), "{day}");
    assert!(
        rows.iter().any(|r| r["participant"] == "Jan de Vries (7)"),
        "{day}"
    );
}

#[test]
fn writing_never_guesses_and_two_of_one_name_are_both_named() {
    let floor = Floor::new();
    let said = floor.refused(1, &["mark", "Joost", "sick"]);
    assert!(said.contains("Joost van den Berg"), "{said}");
    let said = floor.refused(1, &["note", "Jan de Vries", "werkt netjes"]);
    assert!(said.contains("(7)") && said.contains("(8)"), "{said}");
    floor.refused(1, &["mark", "Niemand", "sick"]);
    assert_eq!(floor.row("12")["confirmed"], false);
    let hours = floor.json(&["hours", "joos", "--json"]);
    assert_eq!(hours[0]["participant"], "Joost van den Berg");
    floor.done(&["mark", "berg, joost van den", "a"]);
    floor.done(&["mark", "Rene Bos", "a"]);
}

#[test]
fn a_stretch_that_ends_when_it_begins_is_said_to_be_just_that() {
    let floor = Floor::new();
    let said = floor.refused(2, &["mark", "12", "a", "9-9"]);
    assert!(
        said.contains("dezelfde tijd") && said.contains("niets vastgelegd"),
        "{said}"
    );
    assert_eq!(floor.row("12")["confirmed"], false);
    let said = floor.refused(2, &["mark", "12", "a", "12-9"]);
    assert!(said.contains("draai de tijden om"), "{said}");
}

#[test]
fn undo_takes_back_and_redo_puts_back_also_in_a_next_run() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "sick"]);
    let said = floor.done(&["undo"]);
    assert!(said.contains("aanwezigheid"), "{said}");
    assert_eq!(floor.row("12")["confirmed"], false);
    floor.done(&["opnieuw"]);
    assert_eq!(floor.row("12")["status"], "sick");
    floor.refused(1, &["redo"]);
}

#[test]
fn the_day_closes_once_nothing_is_open_and_a_correction_then_wants_a_reason() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "present"]);
    let said = floor.refused(1, &["close"]);
    assert!(said.contains("Amina Yilmaz") && !said.contains("Joost"), "{said}");
    let said = floor.done(&["afsluiten", "--open", "no-show"]);
    assert!(
        said.contains("1 aanwezig") && said.contains("3 niet verschenen"),
        "{said}"
    );
    assert_eq!(floor.json(&["day", "--json"])["closed"], true);
    floor.refused(1, &["close"]);
    let said = floor.refused(1, &["mark", "13", "sick"]);
    assert!(said.contains("--reason"), "{said}");
    floor.done(&["mark", "13", "sick", "--reason", "belde later"]);
    let trail = floor.done(&["log", "Amina Yilmaz", "--limit", "1"]);
    assert!(
        trail.contains("niet verschenen → ziek") && trail.contains("belde later"),
        "{trail}"
    );
}

#[test]
fn the_trail_shows_what_changed_of_a_klus_and_of_a_schedule() {
    let floor = Floor::new();
    for (name, text, now) in [
        ("k2.csv", KLUSSEN.replace("ja;2;4", "ja;3;6"), "2–4 → "),
        (
            "r2.csv",
            SCHEDULES.replace("9:00;12:30", "10:00;13:30"),
            "9:00–12:30) → ",
        ),
    ] {
        let path = floor.file(name, &text);
        floor.done(&["import", path.to_str().expect("a path")]);
        let trail = floor.done(&["log", "--limit", "1"]);
        assert!(trail.contains(now), "{trail}");
        for line in trail.lines().filter(|line| line.contains(" → ")) {
            let (before, after) = line.split_once(" → ").expect("both");
            assert!(!before.ends_with(after), "{line}");
        }
    }
}

#[test]
fn the_trail_shows_that_a_break_became_shorter() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "present", "9-16", "p30"]);
    floor.done(&["mark", "12", "present", "9-16", "p15"]);
    let trail = floor.done(&["log", "--limit", "1"]);
    assert!(trail.contains("(6:30)") && trail.contains("(6:45)"), "{trail}");
}

#[test]
fn a_note_whose_klus_is_not_here_comes_in_without_it_and_that_is_said_beside_the_answer_too() {
    let floor = Floor::new();
    let notes = "Nummer;Datum;Notitie;Klus\n12;12-01-2026;Werkte door;Moestuin\n";
    let file = floor.file("n.csv", notes);
    let args = ["import", file.to_str().expect("a path")];
    let output = floor.run(&[&args[..], &["--dry-run", "--json"]].concat());
    assert!(
        err(&output).contains("De klus Moestuin is hier niet"),
        "{}",
        err(&output)
    );
    let answer: serde_json::Value = serde_json::from_str(&out(&output)).expect("one value");
    assert_eq!(answer["added"], 1);
    let said = floor.done(&args);
    assert!(said.contains("De klus Moestuin is hier niet"), "{said}");
}

#[test]
fn a_note_from_before_the_start_is_kept_and_says_so() {
    let floor = Floor::new();
    let soon = floor.file(
        "p2.csv",
        "Nummer;Deelnemer;Start;Werkwijze\n30;Nora de Wit;02-02-2026;ferm-werk\n",
    );
    floor.done(&["import", soon.to_str().expect("a path")]);
    let said = floor.done(&["note", "30", "Kwam kennismaken"]);
    assert!(said.contains("begint pas op ma 2 feb 2026"), "{said}");
    let said = floor.done(&["note", "12", "Werkte door"]);
    assert!(!said.contains("begint"), "{said}");
}

#[test]
fn somebody_who_falls_ill_leaves_the_klus_and_it_says_so() {
    let floor = Floor::new();
    for name in ["12", "13"] {
        floor.done(&["assign", name, "tuin lindehof"]);
    }
    assert_eq!(floor.row("12")["klussen"], json!(["Tuin Lindehof"]));
    let said = floor.done(&["mark", "12", "sick"]);
    assert!(said.contains("onderbezet"), "{said}");
    assert_eq!(floor.row("12")["klussen"], json!([]));
    floor.refused(1, &["assign", "12", "Tuin Lindehof"]);
    floor.refused(1, &["assign", "13", "Tuin"]);
    let said = floor.done(&["who", "tuin"]);
    assert!(said.contains("Amina Yilmaz"), "{said}");
    let listed = floor.json(&["klus", "list", "--json"]);
    assert_eq!(listed[0]["people"], json!(["Amina Yilmaz"]));
    floor.done(&["assign", "13", "-"]);
    assert_eq!(floor.row("13")["klussen"], json!([]));
}

#[test]
fn a_klus_on_a_closed_day_is_corrected_with_a_reason() {
    let floor = Floor::new();
    floor.done(&["assign", "12", "Tuin Lindehof"]);
    floor.done(&["mark", "12", "present"]);
    floor.done(&["mark", "13", "present"]);
    floor.done(&["close", "--open", "no-show"]);
    for (klus, now) in [("-", json!([])), ("Tuin Lindehof", json!(["Tuin Lindehof"]))] {
        let said = floor.refused(1, &["assign", "12", klus]);
        assert!(said.contains("--reason"), "{said}");
        floor.done(&["assign", "12", klus, "--reason", "stond verkeerd"]);
        assert_eq!(floor.row("12")["klussen"], now);
    }
}

#[test]
fn a_number_finds_its_person() {
    let floor = Floor::new();
    let found = floor.json(&["who", "7", "--json"]);
    assert_eq!(found["people"][0]["participant"], "Jan de Vries (7)");
    assert_eq!(found["people"].as_array().map(Vec::len), Some(1));
    assert!(floor.done(&["who", "20"]).contains("René Bos"));
    floor.refused(1, &["who", "99"]);
}

#[test]
fn a_klus_is_added_by_day_or_by_week_but_never_for_minus_one() {
    let floor = Floor::new();
    floor.refused(1, &["klus", "add", "Lunch", "--min", "-1"]);
    floor.done(&[
        "klus", "add", "Lunch", "--weekly", "ma,wo", "--half", "middag", "--min", "1",
    ]);
    let listed = floor.json(&["klus", "--json"]);
    assert!(
        listed
            .as_array()
            .expect("klussen")
            .iter()
            .any(|k| k["klus"] == "Lunch")
    );
    floor.done(&["klus", "remove", "lunch"]);
    assert_eq!(
        floor.json(&["klus", "list", "--json"]).as_array().map(Vec::len),
        Some(1)
    );
}

#[test]
fn hours_are_always_a_list_with_the_thresholds_of_the_method() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "present", "9-12:30", "13-16"]);
    let all = floor.json(&["hours", "--json"]);
    assert_eq!(all.as_array().map(Vec::len), Some(5));
    let one = floor.json(&["hours", "12", "--json"]);
    let one = &one.as_array().expect("a list")[0];
    assert_eq!(
        (&one["minutes"], &one["method"]),
        (&json!(390), &json!("ferm-werk"))
    );
    let thresholds = one["thresholds"].as_array().expect("thresholds");
    let hours: Vec<&Value> = thresholds.iter().map(|t| &t["hours"]).collect();
    assert_eq!(hours, [&json!(100), &json!(350), &json!(800)]);
    assert_eq!(thresholds[2]["id"], "cap");
    assert_eq!(thresholds[0]["reached_on"], Value::Null);
    assert!(thresholds[0]["by_schedule"].is_string(), "{one}");
}

#[test]
fn times_that_make_way_for_a_whole_day_ill_are_told_and_come_back() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "te", "laat", "9:25"]);
    let said = floor.done(&["mark", "12", "ziek"]);
    assert!(said.contains("9:25–16:00") && said.contains("undo"), "{said}");
    floor.done(&["undo"]);
    assert_eq!(floor.row("12")["minutes"], 365);
}

#[test]
fn what_goes_out_is_named_in_dutch_too_and_says_times_as_the_day_does() {
    let floor = Floor::new();
    floor.done(&["mark", "12", "aanwezig", "9-12"]);
    let out = floor.json(&["export", "dag", "--format", "json"]);
    assert_eq!(out[0]["stretches"], floor.row("12")["stretches"]);
    assert_eq!(out[0]["stretches"][0]["from"], "09:00");
    let csv = floor.done(&["export", "aanwezigheid"]);
    let path = floor.file("out.csv", &csv);
    let again = [
        "import",
        path.to_str().expect("a path"),
        "--kind",
        "aanwezigheid",
        "--json",
    ];
    assert_eq!(floor.json(&again)["unchanged"], 1);
}

#[test]
fn who_finds_one_of_two_namesakes_by_the_name_that_is_printed_and_by_number() {
    let floor = Floor::new();
    for given in ["Jan de Vries (7)", "7", "jan de vries (7)"] {
        let found = floor.json(&["who", given, "--json"]);
        let people = found["people"].as_array().expect("people");
        let names: Vec<&str> = people.iter().filter_map(|p| p["participant"].as_str()).collect();
        assert_eq!(names, ["Jan de Vries (7)"], "{given}");
    }
    let both = floor.json(&["who", "Jan de Vries", "--json"]);
    assert_eq!(both["people"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_topic_is_taken_by_its_name_in_either_language_and_named_in_the_readers() {
    let floor = Floor::new();
    for topic in ["tempo", "Werktempo", "PACE", "omgang met collega's en leiding"] {
        floor.done(&["note", "12", "Werkte door", "--topic", topic]);
    }
    let said = floor.refused(2, &["note", "12", "Werkte door", "--topic", "werktenpo"]);
    assert!(
        said.contains("kies uit regelmatig werken; ") && said.contains("; werktempo; "),
        "{said}"
    );
    let english = floor.refused(2, &["--lang", "en", "note", "12", "On time", "--topic", "rhythm"]);
    assert!(english.contains("working regularly; "), "{english}");
}

#[test]
fn a_klus_is_not_called_what_means_no_klus_and_counts_its_people_from_1_to_999() {
    let floor = Floor::new();
    for name in ["-", "geen", "None"] {
        let said = floor.refused(2, &["klus", "add", "--", name]);
        assert!(said.contains("kies een andere naam"), "{said}");
    }
    for count in ["99999999999", "1000", "0", "-1"] {
        for side in ["--min", "--max"] {
            let said = floor.refused(1, &["klus", "add", "Tuin", side, count]);
            assert!(said.contains("kies een getal van 1 tot en met 999"), "{said}");
        }
    }
    let said = floor.refused(2, &["mark", "12", "open", "9-12"]);
    assert!(
        said.contains("Bij „open” horen geen tijden: laat ze weg."),
        "{said}"
    );
    let klussen = floor.file("few.csv", "Klus;Datum;Min\nTuin;12-01-2026;0\n");
    let said = floor.refused(1, &["import", klussen.to_str().expect("a path")]);
    assert!(
        said.contains("Schrijf een heel getal van 1 tot en met 999."),
        "{said}"
    );
}

#[test]
fn the_log_still_names_who_went_with_an_undone_import() {
    let floor = Floor::new();
    let more = floor.file("more.csv", "Nummer;Naam;Start\n30;Rosa de Wit;05-01-2026\n");
    floor.done(&["import", more.to_str().expect("a path")]);
    floor.done(&["undo"]);
    let log = floor.json(&["log", "--json", "--limit", "2"]);
    for entry in log.as_array().expect("entries") {
        let changes = entry["changes"].as_array().expect("changes");
        assert!(!changes.is_empty(), "{entry}");
        for change in changes {
            assert_eq!(change["participant"], "Rosa de Wit", "{change}");
        }
    }
    assert!(floor.done(&["log"]).contains("Rosa de Wit"));
}

#[test]
fn who_is_ill_from_today_is_on_no_klus_tomorrow_for_the_list_nor_the_signals_nor_who_asks() {
    let floor = Floor::new();
    floor.done(&[
        "klus", "add", "Lunch", "--weekly", "ma", "--half", "ochtend", "--max", "2",
    ]);
    let store = floor.store();
    let next = |args: &[&str]| {
        let to = ["--store", store.to_str().expect("a path"), "--on", "2026-01-19"];
        let output = werkvloer(&[&to[..], args].concat());
        assert!(output.status.success(), "{args:?}: {}", err(&output));
        out(&output)
    };
    let json = |args: &[&str]| serde_json::from_str::<Value>(&next(args)).expect("JSON");
    next(&["assign", "12", "Lunch"]);
    next(&["assign", "13", "Lunch"]);
    floor.done(&["mark", "12", "ziek"]);
    let on = json!(["Amina Yilmaz"]);
    assert_eq!(json(&["klus", "--json"])[0]["people"], on);
    assert_eq!(json(&["who", "Lunch", "--json"])["klussen"][0]["people"], on);
    assert_eq!(json(&["who", "12", "--json"])["people"][0]["klussen"], json!([]));
    let short = json(&["signals", "--json"]);
    let short = short
        .as_array()
        .expect("signals")
        .iter()
        .find(|s| s["kind"] == "short_klus");
    assert!(short.is_some_and(|s| s["klus"] == "Lunch"), "{short:?}");
    let day = json(&["day", "--json"]);
    let rows = day["rows"].as_array().expect("rows");
    assert!(
        rows.iter()
            .any(|r| r["number"] == "12" && r["klussen"] == json!([])),
        "{day}"
    );
    // The place is free for somebody else, although the klus takes two.
    next(&["assign", "20", "Lunch"]);
    assert_eq!(
        json(&["klus", "--json"])[0]["people"],
        json!(["René Bos", "Amina Yilmaz"])
    );
}

#[test]
fn on_a_holiday_the_day_who_is_where_and_the_klussen_say_which_it_is() {
    let floor = Floor::new();
    let store = floor.store();
    let on = |args: &[&str]| {
        let to = ["--store", store.to_str().expect("a path"), "--on", "2026-12-25"];
        out(&werkvloer(&[&to[..], args].concat()))
    };
    for asked in ["day", "who", "klus"] {
        let said = on(&[asked]);
        let first = said.lines().next().unwrap_or_default().to_owned();
        assert_eq!(
            first,
            "vrijdag 25 december 2026 · Eerste kerstdag · niemand verwacht"
        );
    }
    assert_eq!(on(&["klus", "--json"]).trim(), "[]");
}

#[test]
fn the_last_day_of_a_klus_is_the_first_such_day_that_comes() {
    let floor = Floor::new();
    floor.done(&["klus", "add", "Lunch", "--weekly", "ma,do", "--until", "do"]);
    for (on, times) in [("15-1-2026", 2), ("19-1-2026", 0)] {
        let store = floor.store();
        let listed = werkvloer(&[
            "--store",
            store.to_str().expect("a path"),
            "--on",
            on,
            "klus",
            "--json",
        ]);
        let listed: Value = serde_json::from_slice(&listed.stdout).expect("JSON");
        assert_eq!(listed.as_array().map(Vec::len), Some(times), "{on}: {listed}");
    }
}
