//! Work that went two ways: a store put back to an earlier day, or the same one on two machines.

use super::*;

fn later(minutes: i64) -> NaiveDateTime {
    now() + TimeDelta::minutes(minutes)
}

/// A store whose backup of today holds more than the store does: it was put back to that of yesterday.
fn put_back() -> (Place, Made) {
    let place = Place::new();
    place.note("eerste");
    place.make_at(now() - TimeDelta::days(1));
    place.note("vandaag");
    let made = place.make();
    fs::remove_dir_all(place.store()).expect("gone");
    let yesterday = now().date() - TimeDelta::days(1);
    place.restore(&Wanted::On(yesterday)).expect("restored");
    (place, made)
}

fn own(place: &Place, made: &Made) -> bool {
    let lineage = Lineage::of(&place.store(), &Disks::default().store).expect("a journal");
    let manifest = &made.manifest;
    lineage.has(manifest.position, manifest.chain).expect("an answer")
}

#[test]
fn a_backup_of_today_with_work_that_is_nowhere_else_stays_when_an_earlier_one_was_put_back() {
    let (place, more) = put_back();
    let same = place.make_at(later(1));
    assert_eq!(same.others, 1);
    for minute in 2..5 {
        place.note(&format!("anders {minute}"));
        assert_eq!(place.make_at(later(minute)).others, 1);
    }
    place.backups().check(&more.manifest).expect("whole");
    let all = place.backups().list().expect("a list");
    assert_eq!(all.len(), 3, "of its own work one a day, and the other");
    let wanted = Wanted::Named(more.manifest.file());
    place.restore(&wanted).expect("restored");
    assert_eq!(place.open().directory().day_notes[&day()], "vandaag");
}

#[test]
fn two_machines_keep_each_others_backups_on_one_stick_and_thin_out_their_own() {
    let (one, other) = (Place::new(), Place::new());
    one.note("samen");
    let shared = one.make();
    let folder = one.backups().folder().to_path_buf();
    let there = restore(&one.backups(), &Wanted::Newest, &other.store(), &Disks::default());
    there.expect("restored");
    let mut last = Vec::new();
    for minute in 1..4 {
        last.clear();
        for place in [&one, &other] {
            place.note(&format!("{minute} {}", place.store().display()));
            let made = run_now(&place.store(), &Disks::default(), Some(&folder), later(minute));
            last.push(made.expect("a backup"));
        }
    }
    assert_eq!(one.backups().list().expect("a list").len(), 2);
    for made in &last {
        one.backups().check(&made.manifest).expect("whole");
    }
    one.backups()
        .check(&shared.manifest)
        .expect_err("in both of them");
    assert_ne!(last[0].manifest.segments, last[1].manifest.segments);
    assert!(own(&one, &last[0]) && !own(&one, &last[1]) && own(&other, &last[1]));
}

#[test]
fn a_trial_says_whether_it_was_held_against_this_work_and_a_status_counts_only_that() {
    let (place, more) = put_back();
    let trial = |made: &Made| {
        trial(
            &place.backups(),
            &made.manifest,
            &place.store(),
            &Disks::default(),
        )
    };
    assert!(!trial(&more).expect("whole in itself").own);
    let made = place.make_at(later(1));
    assert!(trial(&made).expect("the same").own);
    let lineage = Lineage::of(&place.store(), &Disks::default().store).expect("a journal");
    let good = |made: &Made, chain| Good {
        when: now(),
        position: made.manifest.position,
        chain,
    };
    assert!(lineage.has_made(&good(&made, Some(made.manifest.chain))));
    assert!(!lineage.has_made(&good(&more, Some(more.manifest.chain))));
    assert!(
        lineage.has_made(&good(&more, None)),
        "as earlier versions wrote it"
    );
}
