//! Guards over the table.

use super::chord::Chord;
use super::command::{Context, Group};
use super::hints::{entries, footer};
use super::keymap::Keymap;
use super::table::{Row, TABLE};
use crate::domain::lang::Lang;
use crate::text::texts::Texts;
use std::collections::BTreeMap;

fn rows(context: Context) -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(move |row| row.context == context)
}

fn sequences(row: &Row) -> impl Iterator<Item = Vec<Chord>> {
    row.keys
        .iter()
        .map(|key| Chord::parse_sequence(key).unwrap_or_else(|| panic!("{key} is no key")))
}

#[test]
fn every_key_in_the_table_is_a_key_and_written_as_it_is_shown() {
    for row in TABLE {
        for key in row.keys {
            let parsed = Chord::parse_sequence(key).unwrap_or_else(|| panic!("{key} is no key"));
            assert_eq!(super::overrides::written(&parsed), **key);
        }
    }
}

#[test]
fn no_key_means_two_things_in_one_place() {
    for context in Context::ALL {
        let mut seen: BTreeMap<String, &Row> = BTreeMap::new();
        for row in rows(context) {
            for key in row.keys {
                let other = seen.insert((*key).to_owned(), row);
                assert!(
                    other.is_none(),
                    "{context:?} {key}: {} and {}",
                    row.name,
                    other.map_or("", |o| o.name)
                );
            }
        }
    }
}

#[test]
fn no_screen_takes_a_key_that_works_everywhere_except_for_moving() {
    let everywhere: Vec<(Vec<Chord>, &Row)> = rows(Context::Everywhere)
        .filter(|row| row.group != Group::Moving)
        .flat_map(|row| sequences(row).map(move |keys| (keys, row)))
        .collect();
    for row in TABLE
        .iter()
        .filter(|row| !matches!(row.context, Context::Everywhere | Context::Popup))
    {
        for keys in sequences(row) {
            let taken = everywhere
                .iter()
                .find(|(theirs, _)| theirs.starts_with(&keys) || keys.starts_with(theirs));
            assert!(
                taken.is_none(),
                "{:?} {} takes the key of {}",
                row.context,
                row.name,
                taken.map_or("", |t| t.1.name)
            );
        }
    }
}

#[test]
fn digits_are_free_on_the_day_sheet_for_row_numbers() {
    for row in rows(Context::Today).chain(rows(Context::Everywhere)) {
        assert!(
            sequences(row).all(|keys| keys[0].digit().is_none()),
            "{}",
            row.name
        );
    }
}

#[test]
fn a_command_has_one_row_per_context_and_one_name_per_command() {
    let mut names = BTreeMap::new();
    let mut places = BTreeMap::new();
    for row in TABLE {
        assert!(
            places.insert((row.context, row.command), row.name).is_none(),
            "{} stands twice",
            row.name
        );
        if row.context != Context::Popup {
            let command = names.insert(row.name, row.command).unwrap_or(row.command);
            assert_eq!(command, row.command, "{}", row.name);
        }
    }
}

#[test]
fn every_command_is_in_the_help_with_words_in_both_languages() {
    for lang in [Lang::Nl, Lang::En] {
        let texts = Texts::new(lang);
        let all = entries(&Keymap::defaults(), &texts, &Context::ALL);
        assert_eq!(all.len(), TABLE.len());
        for entry in all {
            assert!(
                !entry.label.contains('⟦') && !entry.help.contains('⟦'),
                "{lang:?} {:?}",
                entry.command
            );
            assert!(
                crate::text::width::width(&entry.label) <= 24,
                "too long for a footer: {}",
                entry.label
            );
        }
        for id in TABLE
            .iter()
            .flat_map(|row| [row.context.title(), row.group.title()])
        {
            assert!(!texts.get(id).contains('⟦'), "{id}");
        }
    }
}

#[test]
fn the_footer_names_only_what_applies_now() {
    let texts = Texts::new(Lang::Nl);
    let hints = footer(
        &Keymap::defaults(),
        &texts,
        &[Context::Klussen, Context::Everywhere],
        |command| {
            if command == super::Command::Swap {
                Err(crate::text::sentence::Sentence::new("key-swap"))
            } else {
                Ok(())
            }
        },
    );
    assert_eq!(hints[0].key, "1-9");
    assert!(hints.iter().any(|hint| hint.key == "⇥"));
    assert!(!hints.iter().any(|hint| hint.key == "r"));
}
