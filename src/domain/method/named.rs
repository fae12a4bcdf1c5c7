//! A method as people write it: by its id, or by its name in either language.

use super::Method;
use crate::text::fold::letters;

/// The id of the method that a text means; none where nothing is called so, or two are. Case, accents, spaces and
/// punctuation make no difference, and an id goes before a name.
#[must_use]
pub fn method_named<'a>(methods: impl IntoIterator<Item = &'a Method>, text: &str) -> Option<&'a str> {
    let key = letters(text);
    if key.is_empty() {
        return None;
    }
    let mut called: Vec<&str> = Vec::new();
    for method in methods {
        if letters(&method.id) == key {
            return Some(&method.id);
        }
        let names = [&method.name.nl, &method.name.en];
        if names.into_iter().any(|name| letters(name) == key) && !called.contains(&method.id.as_str()) {
            called.push(&method.id);
        }
    }
    match called[..] {
        [one] => Some(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::shipped;
    use super::*;
    use crate::domain::datafile::Label;
    use crate::text::clean::clean;

    fn methods() -> Vec<Method> {
        shipped()
            .map(|(id, text)| Method::parse(id, text, clean).unwrap())
            .to_vec()
    }

    #[test]
    fn a_method_is_known_by_its_id_and_by_its_name_however_it_is_written() {
        let mut all = methods();
        all[2].name = Label {
            nl: "Scholing en wérk".to_owned(),
            en: "Training and work".to_owned(),
        };
        for (written, id) in [
            ("ferm-werk", "ferm-werk"),
            ("Ferm Werk", "ferm-werk"),
            ("FERM_WERK", "ferm-werk"),
            ("De Werkmakerij", "werkmakerij"),
            ("werkmakerij", "werkmakerij"),
            ("scholing en werk", "werkpro"),
            ("TRAINING AND WORK", "werkpro"),
        ] {
            assert_eq!(method_named(&all, written), Some(id), "{written}");
        }
        for nothing in ["", "-", "Ferm", "Ferm Werk Plus"] {
            assert_eq!(method_named(&all, nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_name_that_two_methods_have_means_neither_and_an_id_goes_before_a_name() {
        let mut all = methods();
        let both = Label {
            nl: "Werkplaats".to_owned(),
            en: "WerkPro".to_owned(),
        };
        (all[0].name, all[1].name) = (both.clone(), both);
        assert_eq!(method_named(&all, "werkplaats"), None);
        assert_eq!(method_named(&all, "WerkPro"), Some("werkpro"));
    }
}
