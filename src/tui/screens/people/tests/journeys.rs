//! Journeys by keys: what is entered is there, what is wrong is said.

use super::*;

#[test]
fn the_history_counts_days_and_half_days_on_klussen_that_were_really_worked() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let app = floor.ui.app();
    let history = app.person_history(floor.person("Aalbers"), app.today()).unwrap();
    let month = history.months[0];
    assert_eq!(
        (month.worked, month.present, month.excused, month.missed),
        (Minutes(420), 2, 1, 0)
    );
    let recent: Vec<NaiveDate> = history.recent.iter().map(|(on, _)| *on).collect();
    assert_eq!(
        recent,
        [date(2026, 11, 19), date(2026, 11, 17), date(2026, 11, 16)]
    );
    let work = &history.work[0];
    assert_eq!(
        (work.work_type.as_str(), work.halves, work.last),
        ("groen", 2, date(2026, 11, 19))
    );
}

#[test]
fn on_the_running_day_the_dossier_counts_what_has_passed_in_the_day_and_in_the_month() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let mark = Action::Mark {
        date: date(2026, 11, 23),
        people: vec![floor.person("Aalbers")],
        mark: Mark::Present,
    };
    floor.ui.app.perform(&mark, None).unwrap();
    floor.ui.handle(Event::Tick);
    floor.press("<Enter><Tab>");
    let shown = floor.shown((120, 36));
    let line = |has: &str| shown.lines().find(|line| line.contains(has)).unwrap_or(&shown);
    assert!(line("ma 23 nov").trim_end().ends_with("1:15"), "{shown}");
    assert!(line("november 2026").contains(" 8:15 "), "{shown}");
}

#[test]
fn a_newcomer_gets_a_number_a_trajectory_and_a_schedule() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let joost = floor.person("van den Berg");
    let directory = floor.ui.app().directory();
    assert_eq!(directory.participants[&joost].number, "2");
    let trajectory = directory.trajectory_on(joost, date(2026, 11, 23)).unwrap();
    assert_eq!(
        (trajectory.method.as_str(), trajectory.start),
        ("ferm-werk", date(2026, 11, 2))
    );
    let week = floor.week("van den Berg", date(2026, 11, 23));
    assert_eq!(week, "ma–vr 9:00–16:00 (12:30–13:00)");
}

#[test]
fn the_cursor_goes_to_whom_was_just_entered() {
    let mut floor = floor(Lang::Nl);
    floor.press("+Koen Aalbers<Enter>+Amina Yilmaz<Enter>e<Clear>Amina Yildiz<Enter>");
    assert!(floor.shows("Yildiz, Amina"));
}

#[test]
fn a_schedule_grows_in_steps_and_a_step_can_be_taken_back() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    assert_eq!(floor.week("Aalbers", date(2026, 11, 30)), "ma di do 9:00–12:30");
    assert_eq!(floor.week("Aalbers", date(2026, 12, 1)), "ma–do 9:00–12:30");
    // The newest version stands first under the new step.
    floor.press("s<Down><Enter><Clear><Enter><Esc>");
    assert_eq!(floor.week("Aalbers", date(2026, 12, 1)), "ma di do 9:00–12:30");
    floor.press("u");
    assert_eq!(floor.week("Aalbers", date(2026, 12, 1)), "ma–do 9:00–12:30");
}

#[test]
fn steps_are_entered_one_after_another() {
    let mut floor = floor(Lang::Nl);
    floor.press("+Koen Aalbers<Tab><Tab>ma 9-12<Enter>");
    floor.press("s<Enter><Clear>ma di 9-12<Tab><Clear>1-12-2026<Enter>");
    floor.press("<Enter><Clear>ma di wo 9-12<Tab><Clear>1-1-2027<Enter><Esc>");
    assert_eq!(floor.week("Aalbers", date(2026, 12, 31)), "ma di 9:00–12:00");
    assert_eq!(floor.week("Aalbers", date(2027, 1, 1)), "ma–wo 9:00–12:00");
}

#[test]
fn a_new_name_from_a_date_keeps_the_old_one() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    floor.press("e<Clear>Koen de Wit<Tab><Tab><Tab>23-11-2026<Enter>");
    let koen = floor.person("de Wit");
    let participant = &floor.ui.app().directory().participants[&koen];
    assert_eq!(participant.name_on(date(2026, 11, 22)).natural(), "Koen Aalbers");
    floor.press("e<Clear>Koen de Witte<Enter>");
    let participant = &floor.ui.app().directory().participants[&koen];
    assert_eq!(participant.name_on(date(2026, 11, 22)).natural(), "Koen Aalbers");
    assert_eq!(participant.name_on(date(2026, 11, 23)).natural(), "Koen de Witte");
}

#[test]
fn an_opening_balance_counts_wants_a_reason_and_can_be_taken_away() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let koen = floor.person("Aalbers");
    let total = |floor: &Floor| {
        let app = floor.ui.app();
        app.standing(koen, app.today()).unwrap().unwrap().progress.total
    };
    assert_eq!(total(&floor), Minutes(84 * 60 + 5 + 2 * 210));
    floor.press("o12<Enter>");
    assert!(floor.shows("Schrijf erbij waar de uren vandaan komen."));
    floor.press("<Esc>o0<Enter>");
    assert_eq!(total(&floor), Minutes(2 * 210));
}

#[test]
fn hours_from_elsewhere_on_the_same_day_stand_beside_one_another() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let koen = floor.person("Aalbers");
    let balances = |floor: &Floor| {
        let trajectory = floor.ui.app().directory().trajectory_on(koen, date(2026, 11, 23));
        let all = trajectory.unwrap().openings.iter();
        all.map(|o| (o.minutes.0, o.reason.clone())).collect::<Vec<_>>()
    };
    let elsewhere = (84 * 60 + 5, "elders gewerkt".to_owned());
    floor.press("o12<Tab><Tab>papieren lijst<Enter>");
    assert_eq!(
        balances(&floor),
        [elsewhere.clone(), (12 * 60, "papieren lijst".into())]
    );
    floor.press("o13<Tab><Tab>papieren lijst<Enter>");
    assert_eq!(
        balances(&floor),
        [elsewhere.clone(), (13 * 60, "papieren lijst".into())]
    );
    floor.press("o0<Enter>");
    assert!(floor.shows("Welke? Schrijf de reden erbij: elders gewerkt"));
    floor.press("papieren lijst<Enter>");
    assert_eq!(balances(&floor), [elsewhere]);
}

#[test]
fn a_planned_absence_is_entered_once_changed_and_taken_away() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let koen = floor.person("Aalbers");
    let kind = |floor: &Floor, on| {
        floor
            .ui
            .app()
            .directory()
            .planned_absence(koen, on)
            .map(|a| a.kind)
    };
    assert_eq!(kind(&floor, date(2026, 12, 4)), Some(Absence::Leave));
    floor.press("a<Enter>");
    floor.press("<Tab><Clear>1-12<Enter>");
    assert!(floor.shows("Er staat al iets voor"));
    floor.press("<Esc>a<Down><Enter><Right><Right><Enter>");
    assert!(floor.shows("Bij ziek schrijven we geen reden op"));
    floor.press("<Clear><Enter>");
    assert_eq!(kind(&floor, date(2026, 12, 1)), Some(Absence::Sick));
    floor.press("a<Down><Enter><Up><Right><Enter>");
    assert_eq!(kind(&floor, date(2026, 12, 1)), None);
}

#[test]
fn who_comes_back_starts_a_new_trajectory() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let koen = floor.person("Aalbers");
    floor.press("<Enter>E<Clear>20-11<Enter><Esc>");
    assert!(!floor.shows("Aalbers"));
    floor.press("f<Up><Up><Up><Down><Down><Enter>");
    assert!(floor.shows("Aalbers, Koen"));
    floor.press("w<Enter><Clear><Tab><Clear>7-12-2026<Enter>");
    let directory = floor.ui.app().directory();
    assert_eq!(directory.files[&koen].trajectories.len(), 2);
    assert!(directory.trajectory_on(koen, date(2026, 11, 23)).is_none());
    assert!(directory.trajectory_on(koen, date(2026, 12, 7)).is_some());
}

#[test]
fn a_guest_is_there_without_a_trajectory() {
    let mut floor = floor(Lang::Nl);
    floor.press("gv+<Down><Enter>Lotte Bakker<Tab>9-12<Enter>");
    let lotte = floor.person("Bakker");
    let app = floor.ui.app();
    assert!(app.directory().participants[&lotte].guest);
    let day = app.store().attendance_on(lotte, app.today()).unwrap().unwrap();
    assert_eq!((day.day.status(), day.extra), (Status::Present, true));
    assert_eq!(day.day.minutes(app.today()), Minutes(180));
    assert!(app.standing(lotte, app.today()).unwrap().is_none());
    floor.press("u");
    assert!(
        floor.ui.app().directory().participants.is_empty(),
        "one step back takes all of it"
    );
}

#[test]
fn a_newcomer_from_the_day_sheet_is_asked_the_times_when_not_expected() {
    let mut floor = floor(Lang::Nl);
    floor.press("gv+<Enter>Rosa de Wit<Tab><Tab>di 9-12<Enter>");
    floor.press("9-12<Enter>");
    let rosa = floor.person("de Wit");
    let app = floor.ui.app();
    let day = app.store().attendance_on(rosa, app.today()).unwrap().unwrap();
    assert_eq!(day.day.minutes(app.today()), Minutes(180));
}

#[test]
fn what_is_wrong_is_said_under_its_field_and_nothing_is_lost() {
    let mut floor = floor(Lang::Nl);
    floor.press("+<Enter>");
    assert!(floor.shows("De naam ontbreekt"));
    floor.press("Koen Aalbers<Tab><Tab>ma xo 9-12<Enter>");
    assert!(floor.shows("xo is geen dag") && floor.shows("Koen Aalbers"));
    floor.press("<Clear>ma 9-16 p30<Enter>");
    assert!(floor.shows("Hoe laat is de pauze?"));
    floor.press("<Clear>ma 9-16<Tab><Clear>31-2<Enter>");
    assert!(floor.shows("31-2 bestaat niet"));
    floor.press(&format!(
        "<Clear>vandaag<Enter>+{}\u{202e}<Enter><Esc>",
        "🎉".repeat(300)
    ));
    assert_eq!(floor.ui.app().directory().participants.len(), 1);
}

#[test]
fn two_people_of_the_same_name_are_told_apart_by_their_number_on_every_screen() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    floor.press("+Jan de Vries<Tab><Tab>ma-vr 9-16<Enter>");
    assert!(
        !floor.shows("Vries, Jan de (") && floor.shows("Jan de Vries"),
        "{}",
        floor.shown((120, 36))
    );
    let first = floor.person("de Vries");
    let number = floor.ui.app().directory().mark(first);
    floor.press("+Jan de Vries");
    assert!(floor.shows(&format!("er is al een Jan de Vries ({number})")));
    floor.press("<Tab><Tab>ma-vr 9-16<Enter>");
    let next = number.parse::<u32>().unwrap() + 1;
    assert!(
        floor.shows(&format!("Jan de Vries ({next})")),
        "{}",
        floor.shown((120, 36))
    );
    for keys in ["gd", "gv", "gk", "gu", "/vries, jan"] {
        floor.press(keys);
        for number in [number.clone(), next.to_string()] {
            let name = format!("Vries, Jan de ({number})");
            assert!(floor.shows(&name), "{keys}: {}", floor.shown((120, 36)));
        }
    }
    floor.press("<Enter>");
    assert!(
        floor.shows(&format!("Jan de Vries ({number})")),
        "{}",
        floor.shown((120, 36))
    );
    floor.press("e<Clear>Jan Piet de Vries<Enter>gd");
    assert!(floor.shows("Vries, Jan de ") && !floor.shows("Vries, Jan de ("));
}

#[test]
fn a_number_belongs_to_one_person() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    floor.press("e<Tab><Clear>2<Enter>");
    assert!(floor.shows("Nummer 2 is al van Joost van den Berg"));
}

#[test]
fn closures_holidays_and_settings_decide_who_is_expected() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    floor.press(":sluitingsdagen<Enter>+Studiedag<Tab><Clear>24-11<Enter>");
    assert!(floor.ui.app().directory().day_off(date(2026, 11, 24)).is_some());
    floor.press("-");
    assert!(floor.ui.app().directory().day_off(date(2026, 11, 24)).is_none());
    // Seen from November, Christmas comes first and then New Year's Day.
    assert!(floor.ui.app().directory().day_off(date(2027, 1, 1)).is_some());
    floor.press("<Down><Down><Enter>");
    assert!(floor.ui.app().directory().day_off(date(2027, 1, 1)).is_none());
    floor.press(":instellingen<Enter><Clear>Werkplaats Zuid<Enter>");
    assert!(floor.shows("Werkplaats Zuid"));
}

#[test]
fn teams_and_supervisors_end_and_come_back() {
    let mut floor = floor(Lang::Nl);
    floor.press(":werkbegeleiders<Enter>-");
    assert!(floor.shows("is de enige werkbegeleider"));
    floor.press("+B. Visser<Enter><Down>-");
    assert!(floor.shows("niet meer in gebruik"));
    floor.press(":teams<Enter>+Groen<Enter>+Groen<Enter>");
    assert!(floor.shows("De naam Groen is al in gebruik"));
}

#[test]
fn a_method_file_with_a_mistake_names_file_line_and_what_was_expected() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ferm-werk.toml");
    let (_, text) = crate::domain::method::shipped()
        .into_iter()
        .find(|(id, _)| *id == "ferm-werk")
        .unwrap();
    std::fs::write(&path, text.replace("hours = 100", "hours = \"veel\"")).unwrap();
    let mut floor = floor(Lang::Nl);
    let adopt = format!(":werkwijzen<Enter>+{}<Enter>", path.display());
    floor.press(&adopt);
    assert!(
        floor.shows("ferm-werk.toml, regel 48, phase[1].hours:") && floor.shows("hier hoort een heel"),
        "{}",
        floor.shown((120, 36))
    );
    std::fs::write(&path, text.replace("hours = 100", "hours = 90")).unwrap();
    floor.press("<Enter>");
    let directory = floor.ui.app().directory();
    let hours = |on| directory.method_on("ferm-werk", on).unwrap().hour_thresholds()[0].hours;
    assert_eq!(hours(date(2026, 11, 23)), Minutes::hours(90));
    assert_eq!(
        hours(date(2026, 11, 22)),
        Minutes::hours(100),
        "history keeps what was valid"
    );
    let link = folder.path().join("link.toml");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    floor.press(&format!("+{}<Enter>", link.display()));
    assert!(
        floor.shows("is geen gewoon bestand"),
        "{}",
        floor.shown((120, 36))
    );
}

#[test]
fn the_finder_finds_somebody_by_their_number() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    floor.press("/2<Enter>");
    assert!(floor.shows("Joost van den Berg") && !floor.shows("Aalbers"));
}

#[test]
fn work_of_another_method_has_its_name_in_the_dossier() {
    let mut floor = floor(Lang::Nl);
    people(&mut floor);
    let directory = floor.ui.app().directory();
    let (id, klus) = directory.klussen.iter().next().unwrap();
    let klus = Klus {
        work_type: "klussen-huis".into(),
        ..klus.clone()
    };
    let edit = Action::Edit(vec![(RecordKey::Klus(*id), Some(Record::Klus(klus.into())))]);
    floor.ui.app.perform(&edit, None).unwrap();
    floor.press("<Enter><Left>");
    assert!(floor.shows("klussen in en om het huis") && !floor.shows("klussen-huis"));
}
