//! What must survive: kills, power cuts, failing calls, hostile text, random keys. Each test prints its seed;
//! `WERKVLOER_SEED` repeats it. The soak (`examples/soak`) runs the same at full figures.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "in a test a surprise is a failure"
)]

mod frozen;
mod golden;
mod suite;

use std::path::Path;

use suite::dice::seed;
use suite::tally::Tally;
use werkvloer::parsers::Parser;

const BINARY: &str = env!("CARGO_BIN_EXE_werkvloer");

/// Nothing went wrong; else what did, with the seed and the round that repeat it.
fn clean(tally: &Tally) {
    assert!(tally.rounds > 0, "nothing was tried");
    assert!(
        tally.told.is_empty(),
        "{} of {} rounds went wrong:\n{}",
        tally.told.len(),
        tally.rounds,
        tally.told.join("\n")
    );
}

#[test]
fn hostile_text_comes_out_of_every_field_and_file_as_plain_text() {
    clean(&suite::hostile::run(20, seed(1)));
}

#[test]
fn hostile_arguments_and_file_names_are_answered_in_plain_text() {
    clean(&suite::command_line::run(60, seed(1), Path::new(BINARY)));
}

#[test]
fn random_keys_in_windows_of_any_size_leave_a_store_that_is_sound() {
    clean(&suite::keys::run(200, seed(1)));
}

#[test]
fn after_a_power_cut_everything_acknowledged_is_there_whatever_became_of_sled() {
    clean(&suite::power::run(40, seed(1)));
}

#[test]
fn each_call_that_fails_once_costs_one_sentence_and_nothing_else() {
    clean(&suite::calls::run(1, seed(1)));
}

#[test]
fn whatever_is_entered_the_program_says_what_somebody_would_work_out_by_hand() {
    // Two thousand commands, on both cores.
    let seed = seed(1);
    let halves = std::thread::scope(|scope| {
        let work = |seed| scope.spawn(move || suite::model::run(4, seed));
        [work(seed), work(seed.wrapping_add(1_000_000))].map(|half| half.join().expect("a half"))
    });
    for half in &halves {
        clean(half);
    }
}

/// Not a test: what the tests start as a process of its own, to kill it.
#[test]
#[ignore = "is started by other tests"]
fn the_child() {
    assert!(suite::child::main(), "nothing was asked of it");
}

#[test]
fn after_a_kill_in_the_middle_of_anything_everything_acknowledged_is_there() {
    clean(&suite::kill::run(20, seed(1)));
}

#[test]
fn of_twenty_starts_at_once_one_has_the_store_and_the_others_hear_who() {
    clean(&suite::races::run(2, seed(1)));
}

#[test]
fn anything_at_all_into_every_parser_is_understood_or_refused_at_once() {
    let seed = seed(1);
    let mut tally = Tally::default();
    for parser in Parser::ALL {
        tally.add(suite::parsers::run(parser, 3_000, seed));
    }
    clean(&tally);
    clean(&suite::parsers::run_bad_tables());
}

#[test]
fn a_system_call_that_fails_in_the_real_program_loses_nothing() {
    if suite::system_calls::is_possible() {
        clean(&suite::system_calls::run(12, seed(1), Path::new(BINARY)));
    } else {
        println!("skipped: there is no strace here that may trace");
    }
}

#[test]
fn copies_that_went_their_own_ways_and_exchange_files_show_and_write_nothing_wrong() {
    clean(&suite::forks::run(20, seed(1)));
}

#[test]
fn damage_to_any_file_opens_whole_or_is_refused_with_the_way_back() {
    clean(&suite::damage::run(150, seed(1), true));
}
