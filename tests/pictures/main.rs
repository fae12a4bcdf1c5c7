//! The pictures in the documentation are what the screen shows: the same keys are played, and the picture that comes
//! out is held against the one in `docs/pictures`. `UPDATE_DOCS=1 cargo test --test pictures` makes them all anew.
#![expect(clippy::expect_used, reason = "in a test a surprise is a failure")]

mod play;
mod scenes;
mod svg;
mod trouble;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use ratatui::buffer::Buffer;

const AGAIN: &str = "`UPDATE_DOCS=1 cargo test --test pictures` makes them anew";

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// Whether the pictures are being written just now, rather than looked at.
fn is_made_anew() -> bool {
    std::env::var_os("UPDATE_DOCS").is_some()
}

/// Holds pictures against those that are there; writes them where that was asked.
fn hold(pictures: &[(&str, Buffer)]) {
    let mut behind = String::new();
    for (name, screen) in pictures {
        let path = docs().join("pictures").join(format!("{name}.svg"));
        let drawn = svg::svg(screen);
        if is_made_anew() {
            fs::write(&path, &drawn).expect("pictures can be written");
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        if there != drawn {
            let rows = changed(screen, &there, &drawn);
            let _ = writeln!(
                behind,
                "docs/pictures/{name}.svg, of which the screen now says:\n{rows}"
            );
        }
    }
    assert!(
        behind.is_empty(),
        "pictures that no longer fit the screens; {AGAIN}:\n{behind}"
    );
}

/// What the screen says in the rows that the picture has otherwise.
fn changed(screen: &Buffer, there: &str, drawn: &str) -> String {
    let old: BTreeSet<&str> = there.lines().collect();
    let mut out = String::new();
    for y in 0..screen.area.height {
        let row = format!("translate(0 {})\"", y * 20);
        let other = drawn
            .lines()
            .any(|line| line.contains(&row) && !old.contains(line));
        if other {
            let cells = (0..screen.area.width).map(|x| screen[(x, y)].symbol());
            let _ = writeln!(out, "{}", cells.collect::<String>().trim_end());
        }
    }
    out
}

#[test]
fn the_pictures_of_the_screens_are_what_the_screens_show() {
    hold(&scenes::screens());
}

#[test]
fn the_pictures_of_the_guide_are_what_its_keys_lead_to() {
    hold(&scenes::guide());
}

#[test]
fn the_pictures_of_what_breaks_are_what_one_sees_then() {
    hold(&trouble::pictures());
}

/// Every picture that a page shows is there and is made here; and none is there that no page shows.
#[test]
fn every_picture_in_the_folder_is_shown_and_every_picture_shown_is_in_the_folder() {
    if is_made_anew() {
        return;
    }
    let shown = ["README.md", "docs"]
        .into_iter()
        .flat_map(pages)
        .flat_map(|page| {
            let text = fs::read_to_string(&page).expect("a page");
            let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            let near = page.parent().expect("a folder").to_owned();
            let pictures = links.filter(|link| link.contains("pictures/"));
            pictures.map(|link| near.join(link)).collect::<Vec<_>>()
        });
    let shown: BTreeSet<PathBuf> = shown.collect();
    let there = fs::read_dir(docs().join("pictures"))
        .expect("the pictures")
        .flatten();
    let there: BTreeSet<PathBuf> = there.map(|file| file.path()).collect();
    assert_eq!(shown, there);
}

/// A key that the guide names is one that the table of keys has.
#[test]
fn every_key_in_the_guide_is_a_key_of_the_program() {
    let page = |name: &str| fs::read_to_string(docs().join(name)).expect("a page");
    let (guide, keys) = (page("handleiding.md"), page("keys.md"));
    let named = guide
        .split("<kbd>")
        .skip(1)
        .filter_map(|rest| rest.split("</kbd>").next());
    for key in named.collect::<BTreeSet<&str>>() {
        let in_table = match key {
            "Spatie" => "Space",
            "←" => "Left",
            "→" => "Right",
            "&lt;" => "<",
            digit if digit.parse::<u8>().is_ok() => "1-9",
            other => other,
        };
        // `g v` is two keys, `1-9` and `0` are digits wherever a row or a klus has a number.
        let known = [format!("`{in_table}`"), format!("`{in_table} ")];
        let there = known.iter().any(|way| keys.contains(way)) || keys.contains(&format!("g {in_table}`"));
        assert!(there, "{key} is in the guide and not in docs/keys.md");
    }
}

/// The pages at a place in the house.
fn pages(place: &str) -> Vec<PathBuf> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join(place);
    if place.is_file() {
        return vec![place];
    }
    let files = fs::read_dir(place).expect("the pages").flatten();
    let pages = files.map(|file| file.path());
    pages
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect()
}
