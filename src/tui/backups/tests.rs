//! Backups on the screen: told when there should have been one, begun by closing and by hand.

use std::cell::Cell;
use std::rc::Rc;

use chrono::TimeDelta;

use super::*;
use crate::app::tests::{Floor, at};
use crate::backup::run_now;
use crate::domain::lang::Lang;
use crate::tui::events::Event;
use crate::tui::screens::played::Played;

/// A workshop on the screen, so many hours after its first entry, and how often a backup was begun.
fn played(hours: i64, good: bool) -> (Played, PathBuf, Rc<Cell<u32>>) {
    let floor = Floor::at(at(9, 0));
    let store = floor.store();
    if good {
        run_now(&store, &Disks::default(), None, at(9, 5)).expect("a backup");
    }
    let mut floor = floor.again_at(at(9, 10));
    floor.person("Amina Yilmaz");
    let floor = floor.again_at(at(9, 10) + TimeDelta::hours(hours));
    let begun = Rc::new(Cell::new(0));
    let counter = Rc::clone(&begun);
    let mut played = Played::new(floor, Lang::Nl);
    let keeper = Keeper::new(store.clone(), move || counter.set(counter.get() + 1));
    played.ui.keep_backups(keeper);
    played.ui.handle(Event::Tick);
    (played, store, begun)
}

/// What the child process does.
fn make(store: &Path, when: NaiveDateTime) {
    // What cannot be made is written down where the screen looks.
    let _ = run_now(store, &Disks::default(), None, when);
}

#[test]
fn work_of_yesterday_that_is_in_no_backup_is_told_at_the_top_and_one_is_begun() {
    let (mut played, store, begun) = played(27, true);
    for (cols, rows) in [(120, 36), (80, 24)] {
        let top = played.shown(cols, rows);
        let top = top.lines().next().unwrap_or_default();
        assert!(top.contains("⚠ reservekopie: ma 23 nov"), "{top}");
    }
    assert!(
        played
            .shown(60, 16)
            .lines()
            .next()
            .unwrap_or_default()
            .contains('⚠')
    );
    played.at_every_size();
    assert_eq!(begun.get(), 1);
    played.ui.handle(Event::Tick);
    assert_eq!(begun.get(), 1, "not again before an hour has passed");
    make(&store, at(13, 0) + TimeDelta::days(1));
    played.ui.handle(Event::Tick);
    assert!(played.line("⚠ reservekopie").is_none());
    assert!(played.line("gemaakt en nagelezen").is_none(), "nobody asked");
}

#[test]
fn a_workshop_without_any_backup_is_told_so_after_a_day_and_a_night() {
    let (played, ..) = self::played(27, false);
    assert!(played.line("⚠ nog geen reservekopie").is_some());
}

#[test]
fn a_good_backup_of_other_work_counts_for_nothing() {
    let (mut played, store, _) = played(27, true);
    let file = store.join("backup.toml");
    let status = std::fs::read_to_string(&file).expect("a status");
    let at = status.find("chain = \"").expect("the chain") + 9;
    let other = format!("{}0123456789{}", &status[..at], &status[at + 10..]);
    std::fs::write(&file, other).expect("written");
    played.ui.handle(Event::Tick);
    assert!(played.line("⚠ nog geen reservekopie").is_some());
}

#[test]
fn on_the_day_itself_nothing_is_told_and_nothing_begun() {
    let (played, _, begun) = self::played(8, false);
    assert!(played.line("reservekopie").is_none());
    assert_eq!(begun.get(), 0);
}

#[test]
fn closing_a_day_begins_a_backup() {
    let (mut played, _, begun) = played(1, true);
    played.press("D Enter");
    assert!(
        played.line("is afgesloten").is_some(),
        "{}",
        played.shown(120, 36)
    );
    assert_eq!(begun.get(), 1);
}

#[test]
fn a_backup_by_hand_says_that_it_is_begun_and_how_it_went() {
    let (mut played, store, begun) = played(1, false);
    played.press(": r e s e r v e k o p i e Space m a k e n Enter");
    assert_eq!(begun.get(), 1);
    assert!(played.line("je kunt verder werken").is_some());
    make(&store, at(10, 12));
    played.ui.handle(Event::Tick);
    assert!(
        played
            .line("De reservekopie van ma 23 nov 10:12 is gemaakt en nagelezen.")
            .is_some()
    );
}

#[test]
fn another_folder_is_chosen_by_name_and_a_stick_that_is_gone_is_said() {
    let (mut played, store, begun) = played(1, false);
    let stick = store.with_file_name("stick");
    let keeper = played.ui.keeper.as_ref().expect("backups").folder().to_path_buf();
    assert_eq!(keeper, store.with_file_name("store-backups"));
    played.ui.back_up_to("/proc/nergens/werkvloer", None);
    assert!(played.line("/proc/nergens/werkvloer").is_some() && begun.get() == 0);
    played.ui.back_up_to(&stick.to_string_lossy(), None);
    assert!(played.line("je kunt verder werken").is_some() && begun.get() == 1);
    make(&store, at(10, 12));
    assert!(std::fs::read_dir(&stick).expect("the folder").count() > 1);
    std::fs::remove_dir_all(&stick).expect("pulled out");
    played.press(": r e s e r v e k o p i e Space m a k e n Enter");
    make(&store, at(10, 15));
    played.ui.handle(Event::Tick);
    let said = played.shown(240, 36);
    assert!(said.contains("steek de stick erin"), "{said}");
}

#[test]
fn the_settings_show_where_backups_go_and_a_demo_has_none() {
    let (mut played, ..) = played(1, false);
    played.press(": i n s t e l l i n g e n Enter");
    assert!(played.line("Reservekopieën in").is_some());
    let mut demo = Played::new(Floor::at(at(9, 0)), Lang::Nl);
    demo.press(": i n s t e l l i n g e n Enter");
    assert!(demo.line("Reservekopieën in").is_none());
    demo.press("Esc : r e s e r v e k o p i e Space m a k e n Enter");
    assert!(demo.line("ze is verzonnen").is_some());
}

#[test]
fn backups_are_not_sent_into_another_workshop_from_the_screen_either() {
    let (mut played, store, begun) = played(0, true);
    let other = Floor::at(at(9, 0)).shut();
    let theirs = other.path().join("store");
    played.ui.back_up_to(&theirs.to_string_lossy(), None);
    assert!(
        played.line("is een werkplaats").is_some(),
        "{}",
        played.shown(120, 36)
    );
    assert_eq!(
        (Watch::new(store.clone()).folder(), begun.get()),
        (crate::backup::usual_folder(&store), 0)
    );
}
