//! The method files that the program ships with, and an organisation's own beside them.

/// Id and text of every method file in the binary.
#[must_use]
pub fn shipped() -> [(&'static str, &'static str); 5] {
    [
        ("ferm-werk", include_str!("../../../data/methods/ferm-werk.toml")),
        (
            "wijk-voor-wijk",
            include_str!("../../../data/methods/wijk-voor-wijk.toml"),
        ),
        ("werkpro", include_str!("../../../data/methods/werkpro.toml")),
        (
            "werkmakerij",
            include_str!("../../../data/methods/werkmakerij.toml"),
        ),
        (
            "begeleid-werken",
            include_str!("../../../data/methods/begeleid-werken.toml"),
        ),
    ]
}

/// Id and text of the method files that a workshop begins with: an organisation's own first, and of those that we
/// ship the ones it has none of its own for.
#[must_use]
pub fn beginning(own: &[(String, String)]) -> Vec<(String, String)> {
    let others = shipped().map(|(id, text)| (id.to_owned(), text.to_owned()));
    let others = others
        .into_iter()
        .filter(|(id, _)| own.iter().all(|(own, _)| own != id));
    own.iter().cloned().chain(others).collect()
}
