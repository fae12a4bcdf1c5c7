//! What a refusal advises is done, and must not end in a worse import.

use std::collections::BTreeMap;

use werkvloer::domain::dates::DateOrder;
use werkvloer::domain::durations::Notation;
use werkvloer::exchange::columns::{Column, Kind};
use werkvloer::exchange::import::ImportOptions;
use werkvloer::exchange::statuses::{StatusWord, StatusWords};

use super::real_sheets::worked;
use super::{adding, planned, reasons, workshop};

/// What stands between quotes or up to the next space, each time after an option.
fn given<'a>(said: &'a str, option: &str) -> Vec<&'a str> {
    let each = said.split(option).skip(1).map(str::trim_start);
    each.map(|rest| match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => rest.split([' ', ',', '.', ':', ';']).next().unwrap_or_default(),
    })
    .collect()
}

fn columns(all: &[&str]) -> Vec<(String, Option<Column>)> {
    let each = all.iter().filter_map(|given| given.rsplit_once('='));
    each.map(|(head, means)| (head.to_owned(), Column::named(means)))
        .collect()
}

/// Every way on that a sentence offers.
fn ways(said: &str, options: &ImportOptions) -> Vec<ImportOptions> {
    let mut all = Vec::new();
    let mut way = |change: &dyn Fn(&mut ImportOptions)| {
        let mut own = options.clone();
        change(&mut own);
        all.push(own);
    };
    let (skip, read): (Vec<&str>, Vec<&str>) = given(said, "--column")
        .into_iter()
        .partition(|given| given.ends_with("=-"));
    for given in [skip, read].iter().filter(|given| !given.is_empty()) {
        way(&|own| own.answers.columns.extend(columns(given)));
    }
    let words = StatusWords::read("", StatusWords::SHIPPED).expect("shipped");
    for mark in given(said, "--mark")
        .iter()
        .filter_map(|given| given.rsplit_once('='))
    {
        let word: StatusWord = words.parse(mark.1).expect(mark.1).word;
        way(&|own| own.answers.marks.push((mark.0.to_owned(), word)));
    }
    for hours in given(said, "--hours") {
        let meant = if hours == "minuten" {
            Notation::Minutes
        } else {
            Notation::Decimal
        };
        way(&|own| own.answers.hours = Some(meant));
    }
    for dates in given(said, "--dates") {
        let meant = match dates {
            "dag-maand" => DateOrder::DayFirst,
            "maand-dag" => DateOrder::MonthFirst,
            _ => DateOrder::Turned,
        };
        way(&|own| own.answers.dates = Some(meant));
    }
    for year in given(said, "--year").iter().filter_map(|year| year.parse().ok()) {
        way(&|own| own.answers.year = Some(year));
    }
    if said.contains("--kind schedules") {
        way(&|own| own.kind = Some(Kind::Schedules));
    } else if said.contains("--kind") {
        for kind in [Kind::Participants, Kind::Attendance, Kind::Observations] {
            way(&|own| own.kind = Some(kind));
        }
    }
    all
}

/// Whether what was taken in says nothing that the sheet does not: nobody else, and nobody for longer.
fn is_no_worse(got: &BTreeMap<String, i64>, most: &[(&str, i64)]) -> bool {
    got.iter()
        .all(|(name, minutes)| most.iter().any(|(own, most)| own == name && minutes <= most))
}

#[test]
fn advice_that_is_followed_ends_in_an_import_that_is_no_worse() {
    let vera = &[("Vera Mol", 1_440)][..];
    let both = &[("Vera Mol", 1_440), ("Ben Smit", 1_440)][..];
    for (text, most) in [
        (
            "Name,Date,Attendance,Hours\nVera Mol,2026-09-01,A,\nVera Mol,2026-09-02,P,3\n",
            &[("Vera Mol", 180)][..],
        ),
        ("Naam;Datum;Uren;Overuren\nVera Mol;01-09-2026;3;1,5\n", vera),
        ("Naam;Datum;Uren;Ziek\nVera Mol;01-09-2026;3;x\n", vera),
        (
            "Naam;Datum;Ingang;Uitgang\nVera Mol;01-09-2026;9:00;12:00\n",
            &[("Vera Mol", 180)],
        ),
        ("Naam;Datum;Afwezig\nVera Mol;01-09-2026;x\n", &[("Vera Mol", 0)]),
        ("Naam;Datum;Afwezig\nVera Mol;01-09-2026;ja\n", &[("Vera Mol", 0)]),
        ("Naam;Telefoon\nVera Mol;06-12345678\n", vera),
        (
            "Naam;Datum;Tijd\nVera Mol;01-09-2026;9:00\nVera Mol;01-09-2026;12:00\n",
            &[("Vera Mol", 180)],
        ),
        ("Naam;Week 36;Week 37\nVera Mol;12;14,5\nBen Smit;8;0\n", &[]),
        ("Taak;Naam;Tijd\nTuin;Vera Mol;2u\nKas;Ben Smit;30 min\n", &[]),
        (
            "naam:;Vera Mol\nweeknr:;aantal uren:\n36;3:15\nTotaal;3:15\n",
            &[],
        ),
        (
            "Naam;Datum;Uren\nVera Mol;01-09-2026;7.30\n",
            &[("Vera Mol", 450)],
        ),
        (
            "Naam;Datum;Uren\nVera Mol;18-Mar;3\nVera Mol;1-9-26;2\n",
            &[("Vera Mol", 300)],
        ),
        (
            "Name,Date,Hours\nVera Mol,9/1/2026,3\nVera Mol,9/2/2026,3\nVera Mol,9/3/2026,2\n",
            &[("Vera Mol", 480)],
        ),
        ("Naam;Uren\nVera Mol;60\n", &[]),
        ("Naam;Week;Dag;Van;Tot\nVera Mol;36;ma;9:00;12:00\n", vera),
        ("Datum;Vera;Ben\n01-09-2026;x;\n", &[]),
        (
            "Naam;Datum;Inzet\nVera Mol;01-09-2026;3\nBen Smit;01-09-2026;4\n",
            both,
        ),
    ] {
        let (_folder, app) = workshop();
        let mut open = vec![adding(&app)];
        // An answer may be followed by one more question.
        for _ in 0..3 {
            let mut next = Vec::new();
            for options in &open {
                let (_folder, mut app) = workshop();
                let plan = planned(&app, &[text.as_bytes()], options);
                let said = reasons(&plan);
                if plan.may_go(false) {
                    app.import(plan.records, None).expect("imported");
                    assert!(is_no_worse(&worked(&app), most), "{text}: {:?}", worked(&app));
                    let people = app.directory().participants.values();
                    let names: Vec<String> = people.map(|p| p.name_on(app.today()).natural()).collect();
                    let known = |name: &String| {
                        most.iter().any(|(own, _)| own == name) || text.contains(&format!("{name};"))
                    };
                    assert!(names.iter().all(known), "{text}: {names:?}");
                } else {
                    assert!(said.iter().all(|one| !one.contains('⟦')), "{said:?}");
                    next.extend(
                        ways(&said.join(" "), options)
                            .into_iter()
                            .filter(|way| way.answers != options.answers || way.kind != options.kind),
                    );
                }
            }
            open = next;
        }
    }
}

#[test]
fn a_column_whose_heading_cannot_be_written_on_a_command_line_is_answered_by_its_number() {
    let long = "Uren ".repeat(60);
    for head in [
        "",
        "  ",
        long.trim(),
        "Uren $(echo ja)",
        "Uren `ja`",
        "\"Uren \"\"extra\"\"\"",
    ] {
        let text = format!("Naam;Datum;{head};Uren\nVera Mol;01-09-2026;1u15;3:00\n");
        let (_folder, app) = workshop();
        let said = reasons(&planned(&app, &[text.as_bytes()], &adding(&app))).join(" ");
        assert!(given(&said, "--column").contains(&"3=-"), "{head}: {said}");
        let ways = ways(&said, &adding(&app));
        let (_folder, mut app) = workshop();
        let plan = planned(&app, &[text.as_bytes()], &ways[0]);
        assert!(plan.may_go(false), "{head}: {:?}", reasons(&plan));
        app.import(plan.records, None).expect("imported");
        assert_eq!(worked(&app), [("Vera Mol".to_owned(), 180)].into(), "{head}");
    }
    // Where a heading is that number, that is the one.
    let text = "Naam;Datum;;3;Uren\nVera Mol;01-09-2026;1u15;;3:00\n";
    let (_folder, app) = workshop();
    let mut options = adding(&app);
    options.answers.columns.extend(columns(&["3=-"]));
    assert!(!planned(&app, &[text.as_bytes()], &options).may_go(false));
}
