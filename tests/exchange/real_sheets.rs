//! One small sheet for each thing that real sheets do: no minute of them is wrong in silence.

use std::collections::BTreeMap;
use std::path::Path;

use werkvloer::app::App;
use werkvloer::exchange::import::{ImportOptions, ImportPlan};

use super::{adding, attendance, counts, csv, planned, reasons, warnings, workshop};

/// What must come out of a sheet.
enum Right {
    /// So many minutes of each person, and the rows that are named.
    Minutes(&'static [(&'static str, i64)], &'static [u64]),
    /// One refusal in which all this stands; nobody is added.
    Refused(&'static [&'static str]),
    /// A refusal per bad row, each with its own words.
    Rows(&'static [(u64, &'static str)]),
}

use Right::{Minutes, Refused, Rows};

/// Vera Mol and Ben Smit, from Monday to Friday from nine to four.
const SCHEDULED: &str = "Nummer;Naam;Start\n1;Vera Mol;01-09-2026\n2;Ben Smit;01-09-2026\n";
const WEEK: &str = "Naam;Vanaf;Dag;Van;Tot;Pauze\nVera Mol;01-09-2026;ma di wo do vr;9:00;16:00;0:30\nBen Smit;01-09-2026;ma di wo do vr;9:00;16:00;0:30\n";

const SHEETS: [(&str, bool, Right); 25] = [
    ("a-is-absent", true, Refused(&["„A”", "„P”", "--mark"])),
    (
        "datum-zonder-jaar",
        false,
        Rows(&[
            (2, "ontbreekt het jaar"),
            (3, "ontbreekt het jaar"),
            (4, "twee cijfers"),
        ]),
    ),
    ("doorvullen", false, Minutes(&[("Vera Mol", 375)], &[])),
    ("geen-koppen", false, Refused(&["koppen ontbreken"])),
    (
        "kop-login-logout",
        false,
        Minutes(
            &[
                ("Vera1 Mol", 572),
                ("Vera2 Mol", 572),
                ("Vera3 Mol", 572),
                ("Vera4 Mol", 572),
                ("Vera5 Mol", 572),
            ],
            &[],
        ),
    ),
    ("kop-tijd-uur", false, Minutes(&[("Vera Mol", 90)], &[])),
    (
        "kop-uur",
        false,
        Minutes(&[("Vera Mol", 120), ("Ben Smit", 30)], &[]),
    ),
    ("kopblok-weektotalen", false, Refused(&["Deelnemer"])),
    (
        "kruisjes-presentie",
        true,
        Minutes(&[("Vera Mol", 390), ("Ben Smit", 390)], &[]),
    ),
    (
        "naam-achternaam",
        false,
        Minutes(&[("Jan Mol", 180), ("Jan Smit", 120)], &[]),
    ),
    ("nul-uren", false, Minutes(&[("Vera Mol", 120)], &[3, 4])),
    (
        "personen-als-kolommen",
        false,
        Refused(&["„Vera”", "„Ben”", "als kolommen"]),
    ),
    (
        "seconden",
        false,
        Minutes(&[("Vera Mol", 229), ("Ben Smit", 180)], &[]),
    ),
    ("soort-verlof", false, Minutes(&[("Vera Mol", 420)], &[3, 4])),
    ("start-en-duur", false, Minutes(&[("Vera Mol", 210)], &[])),
    ("tijd-zonder-datum", false, Refused(&["„Tijd”", "Datum"])),
    (
        "twee-namen-in-cel",
        false,
        Rows(&[(2, "twee namen"), (3, "twee namen")]),
    ),
    (
        "tweede-koprij",
        false,
        Minutes(&[("Vera Mol", 420), ("Ben Smit", 180)], &[4]),
    ),
    ("uren-punt-is-minuten", false, Minutes(&[("Vera Mol", 1470)], &[])),
    (
        "user-task-hours",
        false,
        Minutes(&[("Vera Mol", 180), ("Ben Smit", 150)], &[]),
    ),
    ("verlofperiode", false, Minutes(&[], &[])),
    ("vier-tijden", false, Minutes(&[("Vera Mol", 360)], &[])),
    (
        "wanneer-tijd",
        false,
        Minutes(&[("Vera Mol", 120), ("Ben Smit", 125)], &[]),
    ),
    ("weekkolommen", false, Refused(&["„Week 36”", "per week"])),
    (
        "weektotaal-onderaan",
        false,
        Minutes(&[("Vera Mol", 600)], &[4, 5]),
    ),
];

fn sheet(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    std::fs::read(folder.join(format!("{name}.csv"))).expect(name)
}

/// Minutes worked by name.
pub fn worked(app: &App) -> BTreeMap<String, i64> {
    let mut all = BTreeMap::new();
    let people = &app.directory().participants;
    for (number, date, entered) in attendance(app) {
        let person = people.values().find(|p| p.number == number).expect("somebody");
        *all.entry(person.name_on(date).natural()).or_default() += entered.day.minutes(date).0;
    }
    all
}

fn take(app: &mut App, plan: ImportPlan) {
    app.import(plan.records, None).expect("imported");
}

#[test]
fn every_sheet_is_right_to_the_minute_or_refused_with_what_to_do() {
    for (name, scheduled, right) in &SHEETS {
        let (_folder, mut app) = workshop();
        if *scheduled {
            csv(&mut app, SCHEDULED);
            csv(&mut app, WEEK);
        }
        let bytes = sheet(name);
        let adds = adding(&app);
        let plan = planned(&app, &[&bytes], &adds);
        let said = reasons(&plan);
        match right {
            Minutes(minutes, rows) => {
                assert!(said.is_empty(), "{name}: {said:#?}");
                let named = warnings(&plan).join("\n");
                for row in *rows {
                    assert!(
                        named.lines().any(|line| line.starts_with(&format!("{row} "))),
                        "{name}: {named}"
                    );
                }
                take(&mut app, plan);
                let mut got = worked(&app);
                got.retain(|_, minutes| *minutes > 0);
                let want = minutes
                    .iter()
                    .map(|(who, many)| ((*who).to_owned(), *many))
                    .collect();
                assert_eq!(got, want, "{name}");
                let again = planned(&app, &[&bytes], &adds);
                assert_eq!(
                    counts(&again)[1..3],
                    [0, 0],
                    "{name} again: {:?}",
                    reasons(&again)
                );
            }
            Refused(parts) => {
                assert_eq!(said.len(), 1, "{name}: {said:#?}");
                assert!(
                    parts.iter().all(|part| said[0].contains(part)),
                    "{name}: {said:?}"
                );
                assert!(!plan.may_go(true) && plan.records.is_empty(), "{name}");
            }
            Rows(rows) => {
                assert_eq!(said.len(), rows.len(), "{name}: {said:#?}");
                for (said, (row, part)) in said.iter().zip(*rows) {
                    assert!(
                        said.starts_with(&format!("{row} ")) && said.contains(part),
                        "{name}: {said}"
                    );
                }
            }
        }
    }
}

#[test]
fn nobody_is_added_without_leave() {
    for name in SHEETS.iter().map(|(name, ..)| *name) {
        let (_folder, app) = workshop();
        let plan = planned(&app, &[&sheet(name)], &ImportOptions::new(app.today()));
        assert!(!plan.may_go(false) && plan.records.is_empty(), "{name}");
    }
}
