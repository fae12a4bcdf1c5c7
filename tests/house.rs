//! The house keeps its walls: what must not be where, read from the sources.

#![expect(clippy::expect_used, reason = "in a test a surprise is a failure")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file under a folder of `src`, with its code up to the tests inside it, comments left out.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
    let mut found = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the house").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !is_of_tests(&path) {
                let text = fs::read_to_string(&path).expect("a source file");
                let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                let code: Vec<&str> = code
                    .lines()
                    .filter(|l| !l.trim_start().starts_with("//"))
                    .collect();
                let code = code.join("\n");
                found.push((path, code));
            }
        }
    }
    assert!(!found.is_empty(), "nothing in {folder}");
    found
}

fn is_of_tests(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    name.ends_with("tests.rs") || path.components().any(|part| part.as_os_str() == "tests")
}

fn nobody_says(folder: &str, words: &[&str], but: &[&str]) {
    for (path, code) in sources(folder) {
        let shown = path.display().to_string();
        if but.iter().any(|allowed| shown.contains(allowed)) {
            continue;
        }
        for word in words {
            assert!(!code.contains(word), "{shown} says {word}");
        }
    }
}

#[test]
fn the_domain_is_pure() {
    let words = [
        "sled",
        "ratatui",
        "crossterm",
        "clap::",
        "std::fs",
        "std::io",
        "Local::now",
        "Utc::now",
        "Instant",
    ];
    nobody_says("domain", &words, &[]);
    nobody_says(
        "domain",
        &[
            "crate::app",
            "crate::store",
            "crate::journal",
            "crate::tui",
            "crate::cli",
        ],
        &[],
    );
}

#[test]
fn only_the_store_says_sled_and_only_the_codec_says_bincode() {
    nobody_says("", &["sled::"], &["/store/"]);
    nobody_says("", &["bincode::"], &["/codec/"]);
}

#[test]
fn the_screen_never_touches_the_store_or_the_journal() {
    nobody_says(
        "tui",
        &["crate::journal", "crate::store", "crate::codec", "crate::cli"],
        &[],
    );
}

#[test]
fn arrows_run_one_way() {
    nobody_says("app", &["crate::tui", "crate::cli", "crate::backup"], &[]);
    nobody_says("backup", &["crate::tui", "crate::cli"], &[]);
    nobody_says(
        "store",
        &["crate::app", "crate::tui", "crate::cli", "crate::journal"],
        &[],
    );
    nobody_says(
        "journal",
        &[
            "crate::app",
            "crate::tui",
            "crate::cli",
            "crate::domain",
            "crate::store",
        ],
        &[],
    );
    nobody_says(
        "sheet",
        &[
            "crate::app",
            "crate::tui",
            "crate::cli",
            "crate::codec",
            "crate::domain",
            "crate::journal",
            "crate::store",
        ],
        &[],
    );
    nobody_says(
        "codec",
        &[
            "crate::app",
            "crate::tui",
            "crate::cli",
            "crate::journal",
            "crate::store",
        ],
        &[],
    );
    nobody_says("exchange", &["crate::tui", "crate::cli"], &[]);
}

#[test]
fn nobody_reads_the_clock_but_the_clock() {
    nobody_says(
        "",
        &["Local::now", "Utc::now", "SystemTime::now"],
        &["/app/clock.rs"],
    );
}

#[test]
fn nothing_prints_while_the_screen_is_up() {
    let words = ["println!", "print!(", "eprintln!", "dbg!("];
    for folder in [
        "tui", "app", "backup", "store", "journal", "domain", "exchange", "codec", "text",
    ] {
        nobody_says(folder, &words, &[]);
    }
}

#[test]
fn no_method_is_named_in_the_code() {
    let methods = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/methods");
    for file in fs::read_dir(methods).expect("the method files").flatten() {
        let name = file
            .path()
            .file_stem()
            .map(|s| s.to_string_lossy().into_owned())
            .unwrap_or_default();
        nobody_says("", &[&format!("\"{name}\"")], &["method/shipped.rs", "/demo/"]);
    }
}

#[test]
fn nothing_is_left_to_be_done_without_an_issue() {
    nobody_says("", &["TODO", "FIXME", "todo!(", "unimplemented!("], &[]);
}

#[test]
fn nothing_that_is_built_in_wants_a_newer_rust_than_the_manifest_says() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let asked = std::process::Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo");
    let known: serde_json::Value = serde_json::from_slice(&asked.stdout).expect("what cargo knows");
    let rust = |package: &serde_json::Value| -> Option<Vec<u32>> {
        let said = package["rust_version"].as_str()?;
        Some(said.split('.').filter_map(|part| part.parse().ok()).collect())
    };
    let all = known["packages"].as_array().expect("packages");
    let own = all
        .iter()
        .find(|package| package["name"] == "werkvloer")
        .and_then(rust);
    let built: Vec<&serde_json::Value> = all.iter().filter(|package| rust(package).is_some()).collect();
    assert!(
        built.len() > 20,
        "only {} packages say what they want",
        built.len()
    );
    for package in built {
        assert!(
            rust(package) <= own,
            "{} wants {}",
            package["name"],
            package["rust_version"]
        );
    }
}
