//! A note as it is typed in one line.

use crate::app::NoteDraft;
use crate::domain::klus::Tone;
use crate::domain::method::Method;
use crate::text::clean::clean;
use crate::text::fold::fold;
use crate::text::sentence::Sentence;
use crate::tui::desk::Desk;
use crate::tui::popups::Feedback;

/// A note as it is typed: `+` or `-` in front says strength or attention, `#` names a topic, and what follows
/// `@` is the goal it says something about.
#[must_use]
pub fn note_of(text: &str, method: Option<&Method>) -> NoteDraft {
    let mut note = NoteDraft::default();
    let mut rest = text.trim();
    for (sign, tone) in [
        ('+', Tone::Strength),
        ('-', Tone::Attention),
        ('!', Tone::Attention),
    ] {
        if let Some(after) = rest.strip_prefix(sign) {
            note.tone = Some(tone);
            rest = after.trim_start();
            break;
        }
    }
    if let Some((said, goal)) = rest.rsplit_once(" @") {
        note.goal = Some(goal.trim().to_owned()).filter(|goal| !goal.is_empty());
        rest = said;
    }
    let mut words = Vec::new();
    for word in rest.split(' ') {
        let topic = word
            .strip_prefix('#')
            .filter(|w| !w.is_empty())
            .and_then(|w| topic_of(w, method?));
        match topic {
            Some(id) if !note.topics.contains(&id) => note.topics.push(id),
            Some(_) => {}
            None => words.push(word),
        }
    }
    words.join(" ").trim().clone_into(&mut note.text);
    note
}

/// The one topic that begins so.
fn topic_of(word: &str, method: &Method) -> Option<String> {
    let word = fold(word);
    let begins = |text: &str| fold(text).starts_with(&word);
    let mut fitting = method
        .topics
        .iter()
        .filter(|t| begins(&t.id) || begins(&t.name.nl) || begins(&t.name.en));
    let first = fitting.next()?;
    Some(first.id.clone())
}

/// How what is being typed is understood.
#[must_use]
pub fn preview(desk: Desk<'_>, text: &str, method: Option<&Method>) -> Feedback {
    let note = note_of(text, method);
    let lang = desk.texts.lang();
    let mut parts = Vec::new();
    match note.tone {
        Some(Tone::Strength) => parts.push(desk.texts.get("tone-strength")),
        Some(Tone::Attention) => parts.push(desk.texts.get("tone-attention")),
        None => {}
    }
    let topics = note
        .topics
        .iter()
        .filter_map(|id| method?.topics.iter().find(|t| t.id == *id));
    parts.extend(topics.map(|t| t.name.get(lang).to_owned()));
    parts.extend(note.goal.map(|goal| {
        desk.texts
            .say(&Sentence::new("note-goal").text("goal", clean(&goal)))
    }));
    if parts.is_empty() {
        Feedback::None
    } else {
        Feedback::Fine(parts.join(" · "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_in_a_note_are_its_tone_and_its_goal_and_the_rest_is_what_was_seen() {
        let note = note_of("+ was om 8:50 binnen @ op tijd beginnen", None);
        assert_eq!(note.text, "was om 8:50 binnen");
        assert_eq!(note.tone, Some(Tone::Strength));
        assert_eq!(note.goal.as_deref(), Some("op tijd beginnen"));
        // An address is no goal, and an unknown topic stays what was typed.
        let plain = note_of("mailt zelf naar balie@lindehof.nl #xyz", None);
        assert_eq!(
            (plain.goal, plain.text.as_str()),
            (None, "mailt zelf naar balie@lindehof.nl #xyz")
        );
    }
}
