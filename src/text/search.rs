//! The matcher behind the finder: forgives typing errors, accents and the order of the words.

use nucleo_matcher::{Config, Utf32Str};

use super::fold::fold;

/// Finds texts by what somebody types. Keeps working memory between searches; has no state that matters.
pub struct Matcher {
    fuzzy: nucleo_matcher::Matcher,
    needle: Vec<char>,
    hay: Vec<char>,
}

/// How well one word of a query fits, from best to worst; the steps leave room for the words of a long query.
const WHOLE_TEXT: u32 = 1_000;
const WHOLE_HEAD: u32 = 900;
const HEAD_START: u32 = 800;
const WHOLE_WORD: u32 = 700;
const WORD_START: u32 = 600;
const INSIDE: u32 = 400;
const ONE_SLIP: u32 = 300;
const TWO_SLIPS: u32 = 200;
/// The most that letters in the right order, with others between them, can bring.
const STREWN: u32 = 100;

impl Default for Matcher {
    fn default() -> Self {
        Self::new()
    }
}

impl Matcher {
    /// A matcher with its working memory.
    #[must_use]
    pub fn new() -> Self {
        let fuzzy = nucleo_matcher::Matcher::new(Config::DEFAULT);
        Self {
            fuzzy,
            needle: Vec::new(),
            hay: Vec::new(),
        }
    }

    /// The candidates that every word of the query fits, in any order, best first, each as its index and a
    /// score from 1 to 1,000. An empty query gives all of them in their own order, with score 0.
    ///
    /// A candidate is best given as a register has it (`Berg, Joost van den`): what stands before the comma, or
    /// the text itself without one, is its head, and counts more. Of two as good, the shorter one comes first,
    /// then the alphabet, then the order given.
    #[must_use]
    pub fn rank(&mut self, query: &str, candidates: &[&str]) -> Vec<(usize, u32)> {
        let query = fold(query);
        let words: Vec<&str> = words(&query).collect();
        if words.is_empty() {
            return (0..candidates.len()).map(|index| (index, 0)).collect();
        }
        let scored = candidates.iter().enumerate().filter_map(|(index, candidate)| {
            let folded = fold(candidate);
            let score = self.score(&words, &folded)?;
            Some((index, score, folded))
        });
        let mut found: Vec<(usize, u32, String)> = scored.collect();
        found.sort_by(|(i, a, x), (j, b, y)| {
            b.cmp(a)
                .then(x.chars().count().cmp(&y.chars().count()))
                .then_with(|| x.cmp(y))
                .then(i.cmp(j))
        });
        found
            .into_iter()
            .map(|(index, score, _)| (index, score))
            .collect()
    }

    /// The average of what the words of the query bring; `None` when one of them fits nowhere.
    fn score(&mut self, query: &[&str], text: &str) -> Option<u32> {
        if query.iter().copied().eq(words(text)) {
            return Some(WHOLE_TEXT);
        }
        let mut sum = 0;
        for word in query {
            sum += literal(word, text)
                .or_else(|| slipped(word, text))
                .or_else(|| self.strewn(word, text))?;
        }
        let count = u32::try_from(query.len()).ok()?;
        Some((sum / count).max(1))
    }

    /// The letters of the word in their order with others between, measured against the word itself.
    fn strewn(&mut self, word: &str, text: &str) -> Option<u32> {
        // Two letters in this order are in nearly every name.
        if word.chars().count() < 3 {
            return None;
        }
        let needle = Utf32Str::new(word, &mut self.needle);
        let best = self.fuzzy.fuzzy_match(needle, needle)?;
        let got = self
            .fuzzy
            .fuzzy_match(Utf32Str::new(text, &mut self.hay), needle)?;
        Some((u32::from(got) * STREWN / u32::from(best).max(1)).clamp(1, STREWN))
    }
}

/// The words of a folded text; an apostrophe stays in its word.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| {
        !c.is_alphanumeric() && c != '\'' && !unicode_normalization::char::is_combining_mark(c)
    })
    .filter(|word| !word.is_empty())
}

/// What a word brings that stands in the text as it was typed.
fn literal(word: &str, text: &str) -> Option<u32> {
    let head = text.split(',').next().unwrap_or(text).trim();
    if head == word {
        return Some(WHOLE_HEAD);
    }
    if head.starts_with(word) {
        return Some(HEAD_START);
    }
    let in_words = words(text).filter_map(|w| match w.strip_prefix(word)? {
        "" => Some(WHOLE_WORD),
        _ => Some(WORD_START),
    });
    in_words.max().or_else(|| text.contains(word).then_some(INSIDE))
}

/// What a word brings with one wrong, missing, extra or swapped letter (from four letters), or two (from seven). Of
/// as many slips, the word that only has letters more, and the one that begins the same for longer, are nearer.
fn slipped(word: &str, text: &str) -> Option<u32> {
    let letters: Vec<char> = word.chars().collect();
    let allowed = match letters.len() {
        0..4 => return None,
        4..7 => 1,
        _ => 2,
    };
    let each = words(text).filter_map(|other| match slips(&letters, other) {
        0 | 1 => Some(ONE_SLIP + nearness(&letters, other)),
        n if n <= allowed => Some(TWO_SLIPS + nearness(&letters, other)),
        _ => None,
    });
    each.max()
}

/// How near a word is of those with as many slips: less than the next slip costs.
fn nearness(typed: &[char], word: &str) -> u32 {
    let same = typed.iter().zip(word.chars()).take_while(|(a, b)| **a == *b);
    let begins = u32::try_from(same.count()).map_or(0, |count| count.min(30));
    let mut rest = word.chars();
    let only_left_out = typed.iter().all(|letter| rest.any(|other| other == *letter));
    begins + if only_left_out { 50 } else { 0 }
}

/// Damerau-Levenshtein distance (a swap of neighbours is one slip) from what was typed to the best beginning of
/// a word, for people stop typing when they see the name. Written out here because the crates for it measure
/// whole words only.
fn slips(typed: &[char], word: &str) -> usize {
    let word: Vec<char> = word.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (i, letter) in typed.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, other) in word.iter().enumerate() {
            let mut least = (row[j] + usize::from(letter != other))
                .min(row[j + 1] + 1)
                .min(next[j] + 1);
            if i > 0 && j > 0 && *letter == word[j - 1] && typed[i - 1] == *other {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.into_iter().min().unwrap_or(typed.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PEOPLE: [&str; 9] = [
        "Aalbers, Koen",
        "Berg, Joost van den",
        "Bergsma, Anna",
        "Wit, Rosa de",
        "Yılmaz, Amina",
        "Lindenberg, Piet",
        "Łopuszyński, Łukasz",
        "Hof, Bergje van 't",
        "Tuin Lindehof",
    ];

    fn found(query: &str) -> Vec<&'static str> {
        Matcher::new()
            .rank(query, &PEOPLE)
            .into_iter()
            .map(|(index, _)| PEOPLE[index])
            .collect()
    }

    #[test]
    fn the_surname_itself_comes_before_its_beginning_and_that_before_the_rest() {
        assert_eq!(
            found("berg"),
            [
                "Berg, Joost van den",
                "Bergsma, Anna",
                "Hof, Bergje van 't",
                "Lindenberg, Piet"
            ]
        );
        assert_eq!(found("linde"), ["Lindenberg, Piet", "Tuin Lindehof"]);
    }

    #[test]
    fn the_words_of_a_name_may_come_in_any_order() {
        for query in [
            "joost berg",
            "berg joost",
            "joost van den berg",
            "van den berg",
            "Berg, Joost van den",
            "jo ber",
        ] {
            assert_eq!(found(query)[0], "Berg, Joost van den", "{query}");
        }
        assert_eq!(found("joost zwart"), [""; 0]);
    }

    #[test]
    fn accents_need_not_be_typed() {
        assert_eq!(found("yilmaz")[0], "Yılmaz, Amina");
        assert_eq!(found("lukasz")[0], "Łopuszyński, Łukasz");
        assert_eq!(found("’t hof")[0], "Hof, Bergje van 't");
    }

    #[test]
    fn a_slip_of_the_fingers_is_forgiven() {
        for (query, name) in [
            ("aablers", "Aalbers, Koen"),
            ("yilamz", "Yılmaz, Amina"),
            ("lindnberg", "Lindenberg, Piet"),
            ("lopusinski", "Łopuszyński, Łukasz"),
            ("bregsma", "Bergsma, Anna"),
            ("tiun lind", "Tuin Lindehof"),
            ("lndhf", "Tuin Lindehof"),
        ] {
            assert_eq!(found(query).first(), Some(&name), "{query}");
        }
        assert_eq!(found("koep"), ["Aalbers, Koen"]);
        assert_eq!(found("kop"), [""; 0]);
    }

    #[test]
    fn of_names_with_one_slip_the_nearest_comes_first() {
        let people = ["Baars, Tim", "Baker, Jo", "Bakker, Fatima", "Bax, Kees"];
        let first = |query: &str| {
            let ranked = Matcher::new().rank(query, &people);
            ranked.first().map(|(index, _)| people[*index])
        };
        assert_eq!(first("bakr"), Some("Baker, Jo"));
        assert_eq!(first("bakkr"), Some("Bakker, Fatima"));
        assert_eq!(first("baasr"), Some("Baars, Tim"));
        let found = Matcher::new().rank("bakr", &people);
        let place = |name: &str| found.iter().position(|(index, _)| people[*index] == name);
        assert!(place("Bakker, Fatima") < place("Baars, Tim"));
    }

    #[test]
    fn nothing_typed_shows_everybody_in_their_order() {
        assert_eq!(found(" , "), PEOPLE);
    }

    /// The distance by its definition, recursively.
    fn naive(a: &[char], b: &[char]) -> usize {
        match (a, b) {
            ([], rest) | (rest, []) => rest.len(),
            ([x, a1 @ ..], [y, b1 @ ..]) => {
                let mut least = (naive(a1, b1) + usize::from(x != y))
                    .min(naive(a1, b) + 1)
                    .min(naive(a, b1) + 1);
                if let ([p, q, a2 @ ..], [r, s, b2 @ ..]) = (a, b)
                    && p == s
                    && q == r
                {
                    least = least.min(naive(a2, b2) + 1);
                }
                least
            }
        }
    }

    proptest! {
        #[test]
        fn slips_agree_with_their_definition(typed in "[abc]{0,5}", word in "[abc]{0,5}") {
            let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
            let least = (0..=b.len()).map(|end| naive(&a, &b[..end])).min().unwrap();
            prop_assert_eq!(slips(&a, &word), least);
        }

        #[test]
        fn a_name_finds_itself_first_in_whatever_order_the_list_stands(
            mut names in proptest::collection::vec("[A-Z][a-zé]{1,7}, [A-Z][a-z]{1,7}", 1..20), at in 0usize..20,
        ) {
            names.sort();
            names.dedup();
            let list: Vec<&str> = names.iter().map(String::as_str).collect();
            let backwards: Vec<&str> = list.iter().rev().copied().collect();
            let wanted = fold(list[at % list.len()]);
            let forth: Vec<(String, u32)> =
                Matcher::new().rank(&wanted, &list).into_iter().map(|(i, s)| (fold(list[i]), s)).collect();
            let back: Vec<(String, u32)> =
                Matcher::new().rank(&wanted, &backwards).into_iter().map(|(i, s)| (fold(backwards[i]), s)).collect();
            prop_assert_eq!(&forth[0], &(wanted, WHOLE_TEXT));
            prop_assert_eq!(forth, back);
        }

        #[test]
        fn nothing_typed_makes_it_stumble(query in "\\PC{0,12}", text in "\\PC{0,24}") {
            for (index, score) in Matcher::new().rank(&query, &[&text]) {
                prop_assert!(index == 0 && score <= WHOLE_TEXT);
            }
        }
    }
}
