//! What must survive: kills, power cuts, failing calls, hostile text, random keys. Each test prints its seed;
//! `WERKVLOER_SEED` repeats it. The soak (`examples/soak`) runs the same at full figures.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "in a test a surprise is a failure"
)]

mod golden;
mod suite;

use std::path::Path;

use suite::dice::seed;

const BINARY: &str = env!("CARGO_BIN_EXE_werkvloer");

#[test]
fn hostile_text_comes_out_of_every_field_and_file_as_plain_text() {
    suite::hostile::run(20, seed(1)).assert_clean();
}

#[test]
fn hostile_arguments_and_file_names_are_answered_in_plain_text() {
    suite::command_line::run(60, seed(1), Path::new(BINARY)).assert_clean();
}

#[test]
fn random_keys_in_windows_of_any_size_leave_a_store_that_is_sound() {
    suite::keys::run(200, seed(1)).assert_clean();
}
