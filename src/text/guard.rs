//! Guards: both languages say the same things, and what the code asks for is there.

use super::texts::{EN, NL, OverrideError, Texts};
use crate::domain::lang::Lang;
use crate::tui::keys::TABLE;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Per id (or `id.attribute`) the variables it fills in.
fn variables(files: &[(&str, &str)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for (area, source) in files {
        let mut message = String::new();
        let mut id = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =") {
                if !line.starts_with(' ') {
                    message = name.to_owned();
                    id.clone_from(&message);
                    assert!(
                        all.insert(id.clone(), BTreeSet::new()).is_none(),
                        "{id} stands twice, see {area}"
                    );
                } else if let Some(attribute) = name.trim().strip_prefix('.') {
                    id = format!("{message}.{attribute}");
                    all.insert(id.clone(), BTreeSet::new());
                }
            }
            for after in line.split('$').skip(1) {
                let end = after
                    .find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')
                    .unwrap_or(after.len());
                all.entry(id.clone()).or_default().insert(after[..end].to_owned());
            }
        }
    }
    all
}

#[test]
fn both_languages_say_the_same_things_with_the_same_names_filled_in() {
    let (nl, en) = (variables(NL), variables(EN));
    for (id, names) in &nl {
        assert_eq!(
            Some(names),
            en.get(id),
            "{id}: Dutch on the left, English on the right"
        );
    }
    let only_english: Vec<_> = en.keys().filter(|id| !nl.contains_key(*id)).collect();
    assert!(only_english.is_empty(), "only in English: {only_english:?}");
}

#[test]
fn every_file_of_texts_can_be_read() {
    for (lang, files) in [(Lang::Nl, NL), (Lang::En, EN)] {
        for (area, source) in files {
            let read: Result<Texts, OverrideError> = Texts::new(lang).with_override(source);
            assert!(read.is_ok(), "{lang:?} {area}: {:?}", read.err());
        }
    }
}

#[test]
fn every_text_that_the_code_asks_for_is_there() {
    let known = variables(NL);
    let mut asked: BTreeSet<String> = TABLE
        .iter()
        .flat_map(|row| [row.label.to_owned(), row.help.to_owned()])
        .collect();
    collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut asked);
    let missing: Vec<_> = asked.iter().filter(|id| !known.contains_key(*id)).collect();
    assert!(missing.is_empty(), "asked for but nowhere: {missing:?}");
}

/// Ids that stand as a literal in a call; one that is put together is covered by the test of its screen.
fn collect(folder: &Path, asked: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the sources").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, asked);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("guard.rs") {
            let source = std::fs::read_to_string(&path).expect("a source file");
            let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            // Ids of one family may stand in a match, away from the call.
            let literals = code.split('"').skip(1).step_by(2);
            asked.extend(literals.filter(|id| is_of_a_family(id)).map(str::to_owned));
            for call in ["Sentence::new(", "texts.get(", "look.get(", "say("] {
                for after in code.split(call).skip(1) {
                    let literal = after
                        .trim_start()
                        .strip_prefix('"')
                        .and_then(|rest| rest.split('"').next());
                    asked.extend(literal.filter(|id| !id.contains('…')).map(str::to_owned));
                }
            }
        }
    }
}

fn is_of_a_family(id: &str) -> bool {
    ["no-not-there-", "did-", "trouble-"]
        .iter()
        .any(|family| id.starts_with(family) && id.len() > family.len())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}
