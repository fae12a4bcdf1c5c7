//! What must survive: kills, power cuts, failing calls, hostile text, random keys. Each test prints its seed;
//! `WERKVLOER_SEED` repeats it. The soak (`examples/soak`) runs the same at full figures.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "in a test a surprise is a failure"
)]

mod golden;
mod suite;

use suite::dice::seed;

#[test]
fn hostile_text_comes_out_of_every_field_and_file_as_plain_text() {
    suite::hostile::run(20, seed(1)).assert_clean();
}
