//! The one place where foreign text (typed, pasted, imported) becomes safe text.
//!
//! What remains can be stored, drawn, logged and exported as it is: NFC, no control characters, nothing that
//! reorders or hides other text, and no pile of marks that spills out of its cell.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Most characters in a note.
pub const NOTE_MAX: usize = 2_000;
/// Most characters in a person's name.
pub const NAME_MAX: usize = 100;
/// Most characters in any other field.
pub const FIELD_MAX: usize = 200;

/// Most combining marks on one base; no written language needs more.
const MARKS_MAX: usize = 4;

/// A text that does not fit its field, counted in characters after cleaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{got} characters where at most {max} fit")]
pub struct TooLong {
    /// What fits.
    pub max: usize,
    /// What was given.
    pub got: usize,
}

/// Safe text on one line: line breaks and tabs become a space, runs of white space one space, ends trimmed.
#[must_use]
pub fn clean(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        settle(text, fold_spaces)
    }
}

/// Whether there is nothing to do: printable ASCII, no space at an end or beside another.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().all(|b| (0x20..0x7f).contains(b))
        && bytes.first() != Some(&b' ')
        && bytes.last() != Some(&b' ')
        && !bytes.windows(2).any(|pair| pair == b"  ")
}

/// Safe text that keeps its lines (`\n`), with at most one empty line in a row: for notes.
#[must_use]
pub fn clean_lines(text: &str) -> String {
    settle(text, fold_lines)
}

/// [`clean`], refused when more than `max` characters remain.
///
/// # Errors
/// [`TooLong`] with what fits and what was given.
pub fn clean_field(text: &str, max: usize) -> Result<String, TooLong> {
    at_most(clean(text), max)
}

/// [`clean_lines`], refused when more than [`NOTE_MAX`] characters remain.
///
/// # Errors
/// [`TooLong`] with what fits and what was given.
pub fn clean_note(text: &str) -> Result<String, TooLong> {
    at_most(clean_lines(text), NOTE_MAX)
}

/// Whether a text holds anything that could steer a terminal, or hide or reorder what is read.
/// Tabs, line breaks and joiners in their place are not hostile.
#[must_use]
pub fn has_hostile(text: &str) -> bool {
    let steers = |c: char| (c.is_control() && !c.is_whitespace()) || is_hidden(c);
    text.chars().any(steers) || limit_marks(text).len() < text.len()
}

/// A line that is still being typed, fit to draw: spaces and joiners stay until [`clean`] judges the whole.
#[must_use]
pub fn clean_typed(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|c| !c.is_control() && !is_hidden(*c))
        .collect();
    limit_marks(&visible)
}

fn at_most(text: String, max: usize) -> Result<String, TooLong> {
    let got = text.chars().count();
    if got > max {
        Err(TooLong { max, got })
    } else {
        Ok(text)
    }
}

/// Repeats the passes until nothing changes: what one pass takes out can bring two characters together that a
/// next one would treat otherwise. Each pass only shortens, and plain text is through at once.
fn settle(text: &str, fold: fn(&str) -> String) -> String {
    if text
        .bytes()
        .all(|b| matches!(b, b' '..=b'~' | b'\t' | b'\r' | b'\n'))
    {
        return fold(text);
    }
    let mut now = text.to_owned();
    loop {
        let visible = drop_hidden(&drop_sequences(&now));
        let composed: String = visible.nfc().collect();
        let next = fold(&limit_marks(&composed));
        if next == now {
            return now;
        }
        now = next;
    }
}

/// Takes out control characters, and with them the whole of a terminal sequence, so that no `[31m` stays behind.
/// A string sequence (window title and the like) without its end loses only its introducer: the rest may be
/// somebody's text.
fn drop_sequences(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\u{1b}' => rest = after_escape(rest),
            '\u{9b}' => rest = after_csi(rest),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => rest = after_string(rest),
            c if c.is_whitespace() || !c.is_control() => out.push(c),
            _ => {}
        }
    }
    out
}

/// What follows an ESC sequence, the ESC itself already taken.
fn after_escape(rest: &str) -> &str {
    let mut chars = rest.chars();
    match chars.next() {
        Some('[') => after_csi(chars.as_str()),
        Some(']' | 'P' | 'X' | '^' | '_') => after_string(chars.as_str()),
        // A choice of character set, such as ESC ( B.
        Some('(' | ')' | '*' | '+' | '#' | '%') => {
            let end = chars.as_str();
            end.strip_prefix(|c: char| c.is_ascii_alphanumeric())
                .unwrap_or(end)
        }
        // A lone ESC may stand before a word: that is kept.
        _ => rest,
    }
}

/// What follows parameters, intermediates and the final byte of a CSI sequence (ECMA-48 §5.4).
fn after_csi(rest: &str) -> &str {
    let end = rest
        .trim_start_matches(|c| matches!(c, '0'..='?'))
        .trim_start_matches(|c| matches!(c, ' '..='/'));
    end.strip_prefix(|c| matches!(c, '@'..='~')).unwrap_or(end)
}

/// What follows the end (BEL or ST) of a string sequence, where it has one on its own line.
fn after_string(rest: &str) -> &str {
    let Some(at) = rest.find(['\u{7}', '\u{9c}', '\u{1b}', '\n']) else {
        return rest;
    };
    let end = &rest[at..];
    end.strip_prefix(['\u{7}', '\u{9c}'])
        .or_else(|| end.strip_prefix("\u{1b}\\"))
        .unwrap_or(rest)
}

/// Characters without a place of their own on the screen: bidi controls, zero-width spaces, fillers, tags,
/// rare variation selectors, noncharacters. Joiners are judged by their neighbours instead.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0d}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

fn drop_hidden(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().filter(|&c| !is_hidden(c)).peekable();
    while let Some(c) = chars.next() {
        let before = out.chars().next_back();
        let keep = match c {
            '\u{200c}' | '\u{200d}' => before
                .zip(chars.peek().copied())
                .is_some_and(|(b, a)| joins(c, b, a)),
            '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(|b| {
                !b.is_whitespace() && !matches!(b, '\u{200c}'..='\u{200d}' | '\u{fe0e}'..='\u{fe0f}')
            }),
            _ => true,
        };
        if keep {
            out.push(c);
        }
    }
    out
}

/// Whether a joiner means something between these two: ZWJ inside an emoji, either one between letters of the
/// scripts that are written joined (Arabic to Mongolian). Between Latin letters it would only hide.
fn joins(joiner: char, before: char, after: char) -> bool {
    let emoji =
        |c| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{1f000}'..='\u{1faff}');
    let script =
        |c: char| matches!(c, '\u{600}'..='\u{109f}' | '\u{1780}'..='\u{1bff}' | '\u{a840}'..='\u{abff}');
    let in_emoji = joiner == '\u{200d}' && (emoji(before) || before == '\u{fe0f}') && emoji(after);
    let in_word = script(before)
        && (before.is_alphabetic() || is_combining_mark(before))
        && script(after)
        && after.is_alphabetic()
        && !is_combining_mark(after);
    in_emoji || in_word
}

/// Drops marks that stand on nothing, and those above [`MARKS_MAX`] on one base.
fn limit_marks(text: &str) -> String {
    let mut room = 0;
    let limit = |c: &char| {
        if !is_combining_mark(*c) {
            room = if c.is_whitespace() { 0 } else { MARKS_MAX };
            return true;
        }
        let keep = room > 0;
        room = room.saturating_sub(1);
        keep
    };
    text.chars().filter(limit).collect()
}

/// White space, and the braille cell without dots that looks like it.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}'
}

fn fold_spaces(text: &str) -> String {
    let words: Vec<&str> = text.split(is_blank).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

fn fold_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    let breaks = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    for line in text.replace("\r\n", "\n").split(breaks).map(fold_spaces) {
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if empty > 0 { "\n\n" } else { "\n" });
        }
        empty = 0;
        out.push_str(&line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_colour_sequence_leaves_only_its_word() {
        assert_eq!(clean("\u{1b}[31mrood\u{1b}[0m"), "rood");
        assert_eq!(clean("\u{9b}31mrood"), "rood");
        assert_eq!(clean("a\u{1b}[2J\u{1b}[Hb"), "ab");
        assert_eq!(clean("\u{1b}(Bplat"), "plat");
    }

    #[test]
    fn a_window_title_goes_as_a_whole_and_an_unfinished_one_keeps_the_text() {
        assert_eq!(clean("\u{1b}]0;gehackt\u{7}Jan"), "Jan");
        assert_eq!(clean("\u{1b}]0;gehackt\u{1b}\\Jan"), "Jan");
        assert_eq!(clean("\u{9d}0;gehackt\u{9c}Jan"), "Jan");
        assert_eq!(clean("\u{1b}PJan\nPiet\u{7}"), "Jan Piet");
    }

    #[test]
    fn what_hides_or_reorders_is_taken_out() {
        assert_eq!(clean("uren 8\u{202e}01\u{202c}"), "uren 801");
        assert_eq!(clean("Jan\u{200b}\u{2060}\u{feff}sen\u{ad}"), "Jansen");
        assert_eq!(clean("Jan\u{200d}sen"), "Jansen");
        assert_eq!(clean("Piet\u{e0041}\u{e0042}\u{ffff}"), "Piet");
        assert_eq!(clean("Jan\u{8}\u{8}\u{8}Piet\0"), "JanPiet");
        assert_eq!(clean("abc\u{1b}"), "abc");
    }

    #[test]
    fn emoji_and_joined_scripts_keep_what_holds_them_together() {
        for whole in ["👩‍🔧 Fatima", "❤️", "1️⃣ klus", "می‌خواهم", "🏳️‍🌈", "שרה כהן", "สมชาย"]
        {
            assert_eq!(clean(whole), whole);
        }
    }

    #[test]
    fn three_hundred_marks_become_four() {
        let pile = format!("x{}", "\u{334}".repeat(300));
        assert_eq!(clean(&pile), format!("x{}", "\u{334}".repeat(4)));
        assert_eq!(clean("\u{301}a"), "a");
        assert_eq!(clean("e\u{301}"), "é");
    }

    #[test]
    fn white_space_is_folded_and_a_note_keeps_its_lines() {
        assert_eq!(
            clean(" Joost\t\r\n van \u{a0} den Berg\u{3000}"),
            "Joost van den Berg"
        );
        assert_eq!(
            clean_lines("een  \r\n twee\r\n\r\n\r\n\tdrie\n"),
            "een\ntwee\n\ndrie"
        );
    }

    #[test]
    fn a_field_that_is_too_long_says_by_how_much() {
        assert_eq!(clean_field(" ééé ", 3), Ok("ééé".to_owned()));
        assert_eq!(clean_field("abcd", 3), Err(TooLong { max: 3, got: 4 }));
        assert_eq!(
            clean_note(&"n".repeat(2_001)),
            Err(TooLong {
                max: NOTE_MAX,
                got: 2_001
            })
        );
    }

    #[test]
    fn ordinary_text_is_not_called_hostile() {
        assert!(!has_hostile("Agnès Müller-Ĳsselstein\n\tgroen 👩‍🔧"));
        assert!(
            has_hostile("a\u{202e}b")
                && has_hostile("\u{1b}[c")
                && has_hostile("\u{9b}")
                && has_hostile("\u{7f}")
        );
    }

    /// Pieces that are likely to meet in a nasty way.
    fn nasty() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => any::<char>().prop_map(|c| c.to_string()),
            2 => proptest::sample::select(vec![
                "\u{1b}", "[", "31m", "]0;", "\u{7}", "\u{9b}", "\u{9d}", "\u{9c}", "\\", "P", "\u{200d}", "\u{200c}",
                "\u{fe0f}", "\u{301}", "\u{334}", "\u{9bc}", "\u{9be}", "\u{9c7}", "e", "क", "\u{94d}", "👩", "🔧",
                "\r", "\n", "\t", " ", "\u{202e}", "\u{1100}", "\u{1161}", "\u{11a8}", "\u{345}", "\u{958}",
            ]).prop_map(str::to_owned),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|all| all.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn cleaning_twice_changes_nothing_more(text in nasty()) {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once);
            let note = clean_lines(&text);
            prop_assert_eq!(clean_lines(&note), note);
        }

        #[test]
        fn nothing_that_steers_a_terminal_comes_through(text in nasty()) {
            let line = clean(&text);
            prop_assert!(!line.chars().any(char::is_control), "{:?}", line);
            prop_assert!(!has_hostile(&line));
            prop_assert!(unicode_normalization::is_nfc(&line));
            prop_assert!(!line.contains("  ") && line.trim() == line);
            let note = clean_lines(&text);
            prop_assert!(!note.chars().any(|c| c.is_control() && c != '\n'));
        }

        #[test]
        fn plain_words_pass_unchanged(text in "[A-Za-zéëïüñßøłĳ0-9'.,-]{1,12}( [A-Za-zéè]{1,8}){0,4}") {
            prop_assert_eq!(clean(&text), text.nfc().collect::<String>());
        }
    }
}
