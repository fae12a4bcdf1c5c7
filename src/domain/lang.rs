//! The languages that the program speaks.

/// A language of the screen. Dutch is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Both of them, the first one first.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The two letters of ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language of a code or a locale such as `nl_BE.UTF-8`; `None` for any other language.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let head = code.split(['_', '-', '.', '@']).next().unwrap_or(code);
        Self::ALL
            .into_iter()
            .find(|lang| head.eq_ignore_ascii_case(lang.code()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_read_by_its_language() {
        assert_eq!(Lang::from_code("nl_BE.UTF-8"), Some(Lang::Nl));
        assert_eq!(Lang::from_code("EN-gb"), Some(Lang::En));
        assert_eq!(Lang::from_code("C"), None);
    }
}
