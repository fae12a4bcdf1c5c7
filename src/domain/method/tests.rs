use proptest::prelude::*;

use super::*;

fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

fn read(text: &str) -> Result<Method, MethodError> {
    Method::parse("eigen.toml", text, plain)
}

fn the(id: &str) -> Method {
    let (_, text) = shipped().into_iter().find(|(own, _)| *own == id).unwrap();
    Method::parse(id, text, plain).unwrap()
}

fn thresholds(m: &Method) -> Vec<(String, i64, CountedFrom)> {
    m.hour_thresholds()
        .into_iter()
        .map(|t| (t.id, t.hours.0 / 60, t.counted_from))
        .collect()
}

const SMALL: &str = "id = \"klein\"
name = \"Klein\"
[words]
participant = \"deelnemer\"
participants = \"deelnemers\"
[[phase]]
id = \"eerste\"
name = \"Eerste\"
hours = 100
[[phase]]
id = \"tweede\"
name = { nl = \"Tweede\", en = \"Second\" }
hours = 350
";

/// The line, the key, what stood there and what was expected in a small file with one piece changed.
fn mistake(from: &str, to: &str) -> (usize, String, Option<String>, Expected) {
    assert!(SMALL.contains(from), "{from}");
    let e = read(&SMALL.replacen(from, to, 1)).unwrap_err();
    assert_eq!(e.file, "eigen.toml");
    (e.line, e.key, e.found, e.expected)
}

#[test]
fn every_method_that_ships_is_read_and_bears_the_name_of_its_file() {
    for (id, text) in shipped() {
        let method = Method::parse(id, text, plain).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(method.id, id);
        for list in [
            method.trajectories.len(),
            method.intake.len(),
            method.phases.len(),
            method.talks.len(),
        ] {
            assert!(list > 0, "{id}");
        }
        for list in [
            method.papers.len(),
            method.work_types.len(),
            method.topics.len(),
            method.outcomes.len(),
        ] {
            assert!(list > 0, "{id}");
        }
    }
}

#[test]
fn ferm_werk_counts_a_hundred_then_350_in_the_phase_and_closes_at_800() {
    let m = the("ferm-werk");
    let (phase, start) = (CountedFrom::Phase, CountedFrom::Start);
    let want = [
        ("diagnose", 100, phase),
        ("leerwerk", 350, phase),
        ("cap", 800, start),
    ];
    assert_eq!(thresholds(&m), want.map(|(id, h, c)| (id.to_owned(), h, c)));
    assert_eq!(m.phase("leerwerk").unwrap().repeatable, 1);
    assert!(m.phase("diagnose").unwrap().extendable);
    assert_eq!(
        (m.work_types.len(), m.topics.len(), m.directions.len()),
        (7, 8, 5)
    );
    assert_eq!(m.rules.days_to_start, Some(7));
    assert_eq!(m.due_name("plan-van-aanpak").unwrap().nl, "plan van aanpak");
}

#[test]
fn an_organisation_can_count_350_from_the_very_start() {
    let text = shipped()[0]
        .1
        .replace("hours = 350", "hours = 350\ncounted_from = \"start\"");
    let counted = thresholds(&read(&text).unwrap());
    assert_eq!(counted[1], ("leerwerk".to_owned(), 350, CountedFrom::Start));
}

#[test]
fn the_trial_month_of_wijk_voor_wijk_has_two_satisfaction_talks_and_an_evaluation_after_it() {
    let m = the("wijk-voor-wijk");
    let one = Range { min: 1, max: 1 };
    assert_eq!(m.phases[0].measure, Measure::Months(one));
    let during = m.talks.iter().find(|t| t.kind == TalkKind::Satisfaction).unwrap();
    assert_eq!(
        (&during.when, during.times),
        (&When::During(m.phases[0].id.clone()), 2)
    );
    let after = m.talks.iter().find(|t| t.kind == TalkKind::Evaluation).unwrap();
    assert_eq!(after.when, When::After(m.phases[0].id.clone()));
    assert_eq!(
        (m.trajectories.len(), m.work_types.len(), m.intake.len()),
        (5, 9, 6)
    );
    assert_eq!((m.rules.min_people_on_klus, m.rules.min_people_outside), (2, 2));
    assert!(m.hour_thresholds().is_empty());
}

#[test]
fn the_phases_of_werkpro_overlap_and_one_can_always_come_back() {
    let m = the("werkpro");
    assert!(m.phases.iter().all(|p| p.overlap && p.measure == Measure::Open));
    assert!(m.rules.may_return);
    assert_eq!(m.phases.len(), 3);
    assert_eq!(m.instruments[0].domains.len(), 13);
    assert_eq!(m.instruments[1].questions.len(), 3);
}

#[test]
fn the_third_stone_is_216_hours_and_aftercare_is_no_work() {
    let m = the("werkmakerij");
    assert_eq!(thresholds(&m), [("praktijk".to_owned(), 216, CountedFrom::Phase)]);
    let stone = m.phase("praktijk").unwrap().programme.unwrap();
    assert_eq!(stone.hours_per_week.0 * i64::from(stone.weeks.max), 216 * 60);
    let after = m.phases[3].support.unwrap();
    assert_eq!(
        after,
        Support {
            hours: Minutes::hours(10),
            per: Per::Phase
        }
    );
    assert_eq!(
        m.instruments[0].moments,
        [Moment::Start, Moment::Interim, Moment::End]
    );
    assert_eq!((m.phases.len(), m.work_types.len()), (4, 9));
}

#[test]
fn begeleid_werken_registers_every_kind_of_support_and_has_no_end_in_hours() {
    let m = the("begeleid-werken");
    assert_eq!(m.supports.len(), 12);
    assert!(m.cap.is_none() && m.hour_thresholds().is_empty());
    assert_eq!(
        m.papers[1].signed_by,
        [Party::Participant, Party::Workplace, Party::Organisation]
    );
}

#[test]
fn extra_thresholds_stand_between_the_phases_and_the_cap() {
    let more = "[[threshold]]\nid = \"halfweg\"\nname = \"Halfweg\"\nhours = 175\nphase = \"tweede\"
[[threshold]]\nid = \"vroeg\"\nname = \"Vroeg\"\nhours = 20\n[cap]\nhours = 800\n";
    let m = read(&format!("{SMALL}{more}")).unwrap();
    let ids: Vec<String> = m.hour_thresholds().into_iter().map(|t| t.id).collect();
    assert_eq!(ids, ["eerste", "tweede", "halfweg", "vroeg", "cap"]);
    assert_eq!(m.thresholds[0].counted_from, CountedFrom::Phase);
    assert_eq!(m.thresholds[1].counted_from, CountedFrom::Start);
}

#[test]
fn a_mistake_is_refused_with_its_line_and_what_was_expected() {
    let found = |text: &str| Some(text.to_owned());
    let number = Expected::Whole(1, 100_000);
    let (first, hours) = ("phase[1]", "phase[1].hours".to_owned());
    assert_eq!(
        mistake("hours = 100", "hours = -5"),
        (9, hours.clone(), found("-5"), number.clone())
    );
    assert_eq!(
        mistake("hours = 100", "hours = 100001"),
        (9, hours.clone(), found("100001"), number.clone())
    );
    assert_eq!(
        mistake("hours = 100", "hours = 1.5"),
        (9, hours.clone(), found("1.5"), number.clone())
    );
    assert_eq!(
        mistake("hours = 100", "hours = \"x\""),
        (9, hours, found("\"x\""), number)
    );
    let (line, key, what, expected) = mistake("hours = 100", "houres = 100");
    assert_eq!((line, key.as_str(), what), (9, first, found("houres")));
    assert!(matches!(expected, Expected::Key(known) if known.contains(&"hours")));
    let twice = mistake("id = \"tweede\"", "id = \"eerste\"");
    assert_eq!(
        twice,
        (
            11,
            "phase[2].id".to_owned(),
            found("\"eerste\""),
            Expected::Unique
        )
    );
    let (line, key, _, expected) = mistake("hours = 100", "hours = 1\ncounted_from = \"begin\"");
    assert_eq!((line, key.as_str()), (10, "phase[1].counted_from"));
    assert_eq!(expected, Expected::OneOf(&["phase", "start"]));
    let (line, key, what, expected) = mistake("name = \"Klein\"\n", "");
    assert_eq!(
        (line, key.as_str(), what, expected),
        (1, "name", None, Expected::Present)
    );
    let (line, key, what, expected) = mistake("name = \"Eerste\"\n", "");
    assert_eq!(
        (line, key.as_str(), what, expected),
        (6, "phase[1].name", None, Expected::Present)
    );
    let (line, _, _, expected) = mistake("hours = 350", "hours = 350\nweeks = 3");
    assert_eq!(
        (line, expected),
        (14, Expected::OnlyOne(&["hours", "weeks", "months"]))
    );
    let (line, key, _, expected) = mistake("hours = 350", "due = [\"niets\"]");
    assert_eq!((line, key.as_str()), (13, "phase[2].due"));
    assert_eq!(expected, Expected::IdOf("a talk, paper or instrument"));
    let (line, _, _, expected) = mistake("hours = 100", "hours = ");
    assert!(
        line == 9 && matches!(expected, Expected::Toml(_)),
        "{line} {expected:?}"
    );
}

#[test]
fn a_wrong_work_type_is_refused() {
    let text = format!("{SMALL}[[work_type]]\nid = \"groen\"\nname = \"Groen\"\nplace = \"buiten\"\n");
    let e = read(&text).unwrap_err();
    assert_eq!(
        e.to_string(),
        "eigen.toml:17: work_type[1].place: expected one of inside, outside, both, found \"buiten\""
    );
}

#[test]
fn a_hostile_file_is_refused_or_cleaned() {
    let long = SMALL.replace("Eerste", &"e".repeat(5000));
    assert_eq!(read(&long).unwrap_err().expected, Expected::Text(200));
    let huge = format!("{SMALL}#{}", "x".repeat(300_000));
    assert!(matches!(read(&huge).unwrap_err().expected, Expected::Bytes(_)));
    let escape = read(&SMALL.replace("Klein", "Kle\\u001b[31min")).unwrap();
    assert_eq!(escape.name.nl, "Kle[31min");
    assert!(read(&SMALL.replace("\"Klein\"", &"[".repeat(100_000))).is_err());
    let blank = mistake("name = \"Klein\"", "name = \"  \"");
    assert_eq!((blank.0, blank.3), (2, Expected::Text(200)));
}

proptest! {
    #[test]
    fn no_file_makes_the_reader_fall_over(text in "\\PC{0,200}", cut in 0usize..400, put in "[\\PC\n\\[\\]={}\"]{0,8}") {
        let _ = read(&text);
        let file = shipped()[0].1;
        let at = (0..=cut).rev().find(|i| file.is_char_boundary(*i)).unwrap_or(0);
        let _ = read(&format!("{}{put}{}", &file[..at], &file[at..]));
    }
}
