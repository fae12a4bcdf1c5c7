//! Two names where one belongs: *Vera Mol en Ben Smit*.

use super::{NEVER_FIRST, is_known};
use crate::text::clean::clean;
use crate::text::fold::fold;

/// Whether a text names more than one person. *Mol, Vera* is one; *Vera Mol, Ben Smit* is two.
#[must_use]
pub fn names_several(text: &str) -> bool {
    let is_name = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let both = |(a, b): (&str, &str)| is_name(a) && is_name(b);
    let apart = text.trim().split_once(['\n', '\r', ';', '&', '/', '+', '|']);
    if apart.is_some_and(both) {
        return true;
    }
    let text = clean(text);
    let between = [" en ", " and ", " und "];
    if between.iter().filter_map(|word| text.split_once(word)).any(both) {
        return true;
    }
    let parts: Vec<&str> = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    parts.len() > 1 && parts.iter().all(|part| is_whole(part))
}

/// Whether a part between commas is a first name and a surname, and not one of the two with its prefix.
fn is_whole(part: &str) -> bool {
    let words: Vec<&str> = part.split(' ').collect();
    let small = |word: &str| !word.starts_with(char::is_uppercase) && is_known(word);
    let leads = |word: &str| small(word) || NEVER_FIRST.contains(&fold(word).as_str());
    match words[..] {
        [first, .., last] => !leads(first) && !small(last),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::names_several;

    #[test]
    fn two_names_are_told_from_one() {
        for text in [
            "Vera Mol en Ben Smit",
            "Vera Mol, Ben Smit",
            "Vera & Ben",
            "Vera Mol / Ben Smit",
            "Vera and Ben",
            "Vera Mol\nBen Smit",
            "Vera Mol; Ben Smit",
            "Vera Mol, Ben Smit, Jan Bos",
            "Jan de Vries, Piet van den Berg",
        ] {
            assert!(names_several(text), "{text}");
        }
        for text in [
            "Vera Mol",
            "Mol, Vera",
            "Berg, Joost van den",
            "van den Berg, Joost",
            "Berg, van den, Joost",
            "Jansen de Vries, Piet",
            "Achmed Boukhari-Özdemir",
            "Rosa 't Hart",
            "Jan de Vries (13)",
            "Hendrik",
            "",
        ] {
            assert!(!names_several(text), "{text}");
        }
    }
}
