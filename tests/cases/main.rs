//! Files from the real world in, figures out. The files live outside the repository; where they are not, a
//! test says that it skipped.

mod words;

use std::path::PathBuf;

/// A file of the cases folder as text, or a line that says it was skipped.
fn case(name: &str) -> Option<String> {
    let folder = std::env::var_os("WERKVLOER_CASES").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/cases")),
        PathBuf::from,
    );
    let found = std::fs::read_to_string(folder.join(name));
    if found.is_err() {
        eprintln!("skipped: {name} is not in {}", folder.display());
    }
    found.ok()
}
