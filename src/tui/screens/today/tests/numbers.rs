//! A row keeps its number all day.

use super::*;
use crate::domain::ids::ParticipantId;

/// The numbers on the sheet of today, with the main part of each name.
fn sheet(played: &Played) -> Vec<(u32, String)> {
    let app = played.ui.app();
    let rows = app.numbered_rows(date(TODAY)).unwrap();
    let name = |who: ParticipantId| app.directory().listed(who, date(TODAY));
    rows.iter().map(|r| (r.number, name(r.row.participant))).collect()
}

fn numbered(all: &[(u32, &str)]) -> Vec<(u32, String)> {
    all.iter()
        .map(|(number, name)| (*number, (*name).to_owned()))
        .collect()
}

const FIVE: [(u32, &str); 5] = [
    (1, "Aalbers, Koen"),
    (2, "Berg, Joost van den"),
    (3, "Dekker, Mirthe"),
    (4, "Vries, Noor de"),
    (5, "Wit, Rosa de"),
];

/// The five, and these after them.
fn five_and(more: &[(u32, &str)]) -> Vec<(u32, String)> {
    numbered(&[&FIVE, more].concat())
}

#[test]
fn a_row_keeps_its_number_whatever_comes_and_goes_and_whoever_comes_stands_last() {
    let mut played = Played::new(floor(), Lang::Nl);
    assert_eq!(sheet(&played), five_and(&[]));
    played.press("+ A n n a Space A a r t s Enter Enter 9 - 1 2 Enter");
    let anna = (6, "Aarts, Anna");
    assert_eq!(sheet(&played), five_and(&[anna]));
    played.press("[ [ ] ] ] [ t g k g v g d Esc");
    assert_eq!(sheet(&played), five_and(&[anna]));
    played.press("g v + g a s t Enter B a s Space A b e l Enter");
    let bas = (7, "Abel, Bas");
    assert_eq!(sheet(&played), five_and(&[anna, bas]));
    assert!(
        played.line("▌ 7 ").is_some_and(|line| line.contains("Abel, Bas")),
        "{}",
        played.shown(120, 36)
    );
    played.press("u");
    assert_eq!(sheet(&played), five_and(&[anna]));
    played.press("Ctrl-r");
    assert_eq!(sheet(&played), five_and(&[anna, bas]));
    let played = played.again_at(at(14, 0));
    assert_eq!(sheet(&played), five_and(&[anna, bas]));
    for (cols, rows) in [(80, 24), (120, 36)] {
        let shown = played.shown(cols, rows);
        let place = |name: &str| shown.lines().position(|line| line.contains(name)).expect(name);
        assert!(place(" 5 ○ Wit, Rosa de") < place(" 6 ✓ Aarts, Anna"), "{shown}");
        assert!(place(" 6 ✓ Aarts, Anna") < place(" 7 ✓ Abel, Bas"), "{shown}");
    }
}

#[test]
fn who_goes_from_the_sheet_leaves_the_number_free_and_comes_back_to_it() {
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("3 n Esc g d Down Down s Down Enter Ctrl-u d i Space 9 - 1 2 Enter Esc Esc g v");
    let four = [FIVE[0], FIVE[1], FIVE[3], FIVE[4]];
    assert_eq!(sheet(&played), numbered(&four), "{}", played.shown(120, 36));
    played.press("3");
    assert!(played.line("3 staat niet op de lijst").is_some());
    played.press("z");
    assert!(
        played
            .line("Kies eerst een rij die er is: 3 staat niet op de lijst")
            .is_some()
    );
    assert_eq!(statuses(&played), [None; 4]);
    played.press("4 z");
    assert_eq!(
        statuses(&played)[2],
        Some(Status::Absent(Absence::Sick)),
        "Noor, by the number she had"
    );
    played.press("u u");
    assert_eq!(sheet(&played), five_and(&[]));
}

#[test]
fn a_number_that_another_begins_with_can_be_typed_to_its_end() {
    let mut floor = floor();
    for letter in 'a'..'j' {
        floor.person(&format!("Zus Zand{letter}"));
    }
    let mut played = Played::new(floor, Lang::Nl);
    // Row 1 goes; 10 to 14 begin with it.
    played.press("g d s Down Enter Ctrl-u d i Space 9 - 1 2 Enter Esc Esc g v");
    assert_eq!(
        sheet(&played).first(),
        Some(&(2, "Berg, Joost van den".to_owned()))
    );
    played.press("1");
    assert!(played.line("1 staat niet op de lijst").is_some());
    played.press("2 z");
    let sick: Vec<usize> = (0..13).filter(|at| statuses(&played)[*at].is_some()).collect();
    assert_eq!(sick, [10], "row 12, not row 2");
}

#[test]
fn the_file_of_numbers_has_no_names_is_private_and_counts_for_nothing_where_it_is_not_ours() {
    use std::os::unix::fs::PermissionsExt;
    let mut played = Played::new(floor(), Lang::Nl);
    played.press("+ A n n a Space A a r t s Enter Enter 9 - 1 2 Enter");
    let file = played.store().join("numbers");
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(
        std::fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert!(!text.contains("Aarts") && !text.contains("Koen"), "{text}");
    let anna_last = five_and(&[(6, "Aarts, Anna")]);
    let mut by_name = vec!["Aalbers, Koen", "Aarts, Anna", "Berg, Joost van den"];
    by_name.extend(["Dekker, Mirthe", "Vries, Noor de", "Wit, Rosa de"]);
    let by_name: Vec<(u32, String)> = (1..).zip(by_name.into_iter().map(str::to_owned)).collect();
    let other = Played::new(self::floor(), Lang::Nl);
    let theirs = std::fs::read_to_string(other.store().join("numbers")).unwrap();
    let cut = text.len() / 2;
    let swapped = text.replacen(" 1\n", " 2\n", 1);
    let bad = ["", "x", &text[..cut], &theirs, &swapped, &"row\n".repeat(1000)];
    for (wrong, wanted) in [(text.as_str(), &anna_last)]
        .into_iter()
        .chain(bad.map(|bad| (bad, &by_name)))
    {
        std::fs::write(&file, wrong).unwrap();
        played = played.again_at(at(14, 0));
        assert_eq!(sheet(&played), *wanted, "{wrong}");
    }
}

#[test]
fn the_finder_names_the_row_and_the_own_number_and_finds_by_either() {
    let mut played = Played::new(floor(), Lang::Nl);
    // A newcomer gets number 1, the first row is Koen's.
    played.press("+ A n n a Space A a r t s Enter Enter 9 - 1 2 Enter / 1");
    let koen = played.line("r1").expect("the first row");
    assert!(
        koen.contains("Aalbers, Koen") && koen.contains("Tuin Lindehof"),
        "{koen}"
    );
    let anna = played.line("r6 nr1").expect("the number");
    assert!(anna.contains("Aarts, Anna"), "{anna}");
    played.press("Esc / r 6");
    assert!(played.line("r6 nr1").is_some());
    played.press("Enter");
    assert!(played.line("Anna Aarts").is_some(), "{}", played.shown(120, 36));
}
