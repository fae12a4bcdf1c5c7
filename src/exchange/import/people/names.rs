//! The name in a row, of which every part is used: *Naam* beside *Achternaam* is the first name, or the whole.

use super::super::super::columns::Column;
use super::super::cell::Line;
use crate::domain::name::{PersonName, names_several};
use crate::text::clean::clean;
use crate::text::fold::fold;
use crate::text::sentence::Sentence;

/// The name that a row gives, the parts in columns of their own included; `whole` is what stands where a whole name
/// belongs. None when nothing is there.
///
/// # Errors
/// A sentence where the parts do not go together.
pub fn name_of(line: &Line<'_>, whole: Option<&str>) -> Result<Option<PersonName>, Sentence> {
    let part = |column| clean(line.cell(column).unwrap_or_default());
    let [first, prefix, surname] = [Column::FirstName, Column::Prefix, Column::Surname].map(part);
    let parts = PersonName::from_parts(&first, &prefix, &surname);
    let Some((whole, name)) = whole.and_then(|text| Some((text, PersonName::parse(text)?))) else {
        return Ok(parts);
    };
    if parts.is_none() {
        return Ok(Some(name));
    }
    let natural = fold(&name.natural());
    let tail = format!("{prefix} {surname}");
    if natural.contains(' ') && natural.starts_with(&fold(&first)) && natural.ends_with(&fold(tail.trim())) {
        return Ok(Some(name));
    }
    let is = |part: &str| fold(&clean(whole)) == fold(part.trim());
    let initial = |text: &str| fold(text).chars().next();
    let by_initial = natural.ends_with(&fold(tail.trim())) && initial(whole) == initial(&first);
    match (first.is_empty(), surname.is_empty()) {
        (true, false) => Ok(PersonName::from_parts(whole, &prefix, &surname)),
        (false, true) => Ok(PersonName::from_parts(&first, &prefix, whole)),
        (false, false) if is(&first) || is(&surname) || is(&tail) || by_initial => Ok(parts),
        // Only a prefix: of a name in the order of a register, or of a surname alone.
        (true, true) if name.prefix.is_empty() && (name.surname.is_empty() || whole.contains(',')) => {
            let surname = if name.surname.is_empty() {
                whole
            } else {
                &name.surname
            };
            let first = if name.surname.is_empty() { "" } else { &name.first };
            Ok(PersonName::from_parts(first, &prefix, surname))
        }
        _ => Err(Sentence::new("file-name-parts")),
    }
}

/// Why a row does not name one person.
pub fn several(line: &Line<'_>, whole: Option<&str>) -> Option<Sentence> {
    let parts = [Column::FirstName, Column::Surname].map(|column| line.cell(column));
    let mut cells = [whole, parts[0], parts[1]].into_iter().flatten();
    cells.any(names_several).then(|| Sentence::new("file-two-names"))
}
