//! What goes into the package is what the program itself says, and all of it is there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::floor::Floor;

/// The files that the program makes itself, and the command that does.
const MADE: [(&str, &[&str]); 5] = [
    ("werkvloer.nl.1", &["--lang", "nl", "man"]),
    ("werkvloer.en.1", &["--lang", "en", "man"]),
    ("werkvloer.bash", &["--lang", "nl", "completions", "bash"]),
    ("_werkvloer", &["--lang", "nl", "completions", "zsh"]),
    ("werkvloer.fish", &["--lang", "nl", "completions", "fish"]),
];

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

#[test]
fn the_man_page_and_the_completions_in_the_package_are_those_of_the_program() {
    let floor = Floor::bare();
    for (name, args) in MADE {
        let path = house().join("package").join(name);
        let made = floor.done(args);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&path, &made).expect("it can be written");
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            there == made,
            "package/{name} is behind the program: `UPDATE_DOCS=1 cargo test` writes it"
        );
    }
}

/// Every file that `cargo deb` packs is there, and every file in the folder is packed.
#[test]
fn everything_that_is_packed_is_there_and_everything_there_is_packed() {
    let manifest = fs::read_to_string(house().join("Cargo.toml")).expect("the manifest");
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let assets = manifest["package"]["metadata"]["deb"]["assets"]
        .as_array()
        .expect("assets");
    let packed: Vec<&str> = assets.iter().filter_map(|asset| asset[0].as_str()).collect();
    for from in packed.iter().filter(|from| !from.starts_with("target/")) {
        let place = house().join(from.split('*').next().unwrap_or_default());
        assert!(place.exists(), "{from} is packed and not there");
    }
    for file in fs::read_dir(house().join("package"))
        .expect("the folder")
        .flatten()
    {
        let name = format!("package/{}", file.file_name().to_string_lossy());
        assert!(packed.contains(&name.as_str()), "{name} is not packed");
    }
}
