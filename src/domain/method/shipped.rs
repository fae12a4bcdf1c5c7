//! The method files that the program ships with. An organisation's own file of the same name wins.

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
